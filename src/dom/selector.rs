//! CSS selectors.

use super::index::is_distinctive;

/// A compiled selector, or none: an empty one matches nothing.
#[derive(Debug)]
pub(crate) struct Selector {
    pub(super) css: Option<scraper::Selector>,
    lookups: Vec<Lookup>,
}

/// Where the elements that a selector can match are found in an [`Index`](super::Index): by the last compound of each of
/// its alternatives.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lookup {
    Tag(String),
    Class(String),
    Id(String),
    Attribute(String),
    /// Any element may match.
    All,
}

impl Selector {
    /// Matches nothing.
    pub(crate) const NONE: Selector = Selector { css: None, lookups: Vec::new() };

    /// Compiles a selector that is part of the program; an empty one matches nothing.
    ///
    /// # Panics
    /// When it is no valid selector: a test compiles every one.
    pub(crate) fn new(css: &str) -> Self {
        if css.trim().is_empty() {
            return Selector::NONE;
        }
        match scraper::Selector::parse(css) {
            Ok(selector) => Selector { css: Some(selector), lookups: lookups(css) },
            Err(error) => panic!("{css}: {error:?}"),
        }
    }

    /// Whether any element may match, so that no index helps.
    #[cfg(test)]
    pub(crate) fn looks_everywhere(&self) -> bool {
        self.lookups.contains(&Lookup::All)
    }

    pub(super) fn lookups(&self) -> &[Lookup] {
        &self.lookups
    }
}

/// One a comma that stands in no brackets.
fn lookups(css: &str) -> Vec<Lookup> {
    let (mut lookups, mut compound, mut depth, mut quote) = (Vec::new(), String::new(), 0, None);
    for c in css.trim().chars() {
        let is_top = depth == 0 && quote.is_none();
        match c {
            ',' if is_top => {
                lookups.push(lookup(compound.trim()));
                compound.clear();
            }
            // what stands before a combinator is no part of the last compound
            ' ' | '\n' | '>' | '+' | '~' if is_top => compound.push(' '),
            _ => {
                if is_top && compound.ends_with(' ') {
                    compound.clear();
                }
                match (quote, c) {
                    (Some(open), _) if open == c => quote = None,
                    (Some(_), _) => {}
                    (None, '"' | '\'') => quote = Some(c),
                    (None, '(' | '[') => depth += 1,
                    (None, ')' | ']') => depth -= 1,
                    _ => {}
                }
                compound.push(c);
            }
        }
    }
    lookups.push(lookup(compound.trim()));
    lookups
}

/// The rarest thing that a compound asks for outside of pseudo-classes.
fn lookup(compound: &str) -> Lookup {
    let (mut id, mut class, mut attribute) = (None, None, None);
    let name_at = |at: usize| {
        let rest = &compound[at..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(rest.len());
        Some(rest[..end].to_owned()).filter(|name| !name.is_empty())
    };
    if compound.contains('\\') {
        return Lookup::All;
    }
    let tag = name_at(0);
    let mut depth = 0;
    for (at, c) in compound.char_indices() {
        match c {
            '[' if depth == 0 => {
                attribute = attribute.or_else(|| name_at(at + 1).filter(|name| is_distinctive(name)));
                depth += 1;
            }
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '#' if depth == 0 => id = id.or_else(|| name_at(at + 1)),
            '.' if depth == 0 => class = class.or_else(|| name_at(at + 1)),
            _ => {}
        }
    }
    let known = id.map(Lookup::Id).or(class.map(Lookup::Class)).or(attribute.map(Lookup::Attribute));
    known.or(tag.map(Lookup::Tag)).unwrap_or(Lookup::All)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_compound_says_where_to_look() {
        let name = |text: &str| text.to_owned();
        for (css, lookup) in [
            ("div.post", Lookup::Class(name("post"))),
            ("#a > td.b", Lookup::Class(name("b"))),
            (".a#b", Lookup::Id(name("b"))),
            ("td:has(> a.b)", Lookup::Tag(name("td"))),
            ("[itemprop='a b, c'].d", Lookup::Class(name("d"))),
            ("[component='a/b']", Lookup::Attribute(name("component"))),
            ("a[href*='#post-']", Lookup::Tag(name("a"))),
            (".a :not(.b)", Lookup::All),
            (".a *", Lookup::All),
        ] {
            assert_eq!(lookups(css), [lookup], "{css}");
        }
        assert_eq!(lookups("a, .b > c").len(), 2);
    }
}
