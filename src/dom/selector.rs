//! CSS selectors.

/// A compiled selector, or none: an empty one matches nothing.
#[derive(Debug)]
pub(crate) struct Selector(pub(super) Option<scraper::Selector>);

impl Selector {
    /// Compiles a selector that is part of the program; an empty one matches nothing.
    ///
    /// # Panics
    /// When it is no valid selector: a test compiles every one.
    pub(crate) fn new(css: &str) -> Self {
        if css.trim().is_empty() {
            return Selector(None);
        }
        match scraper::Selector::parse(css) {
            Ok(selector) => Selector(Some(selector)),
            Err(error) => panic!("{css}: {error:?}"),
        }
    }
}
