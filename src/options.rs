//! How to clean: one immutable value that any number of threads may share.

use crate::Error;

/// What the input is taken for.
///
/// ```
/// use dechrome::{Format, Options, clean};
/// let page = "In my template <b> is for names and <i> for titles, as they have always been.";
/// assert_eq!(clean(page, &Options::new().format(Format::Text))?.text, page);
/// # Ok::<(), dechrome::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Format {
    /// Decided by the content: the default, for crawls mix both.
    #[default]
    Auto,
    /// HTML, however little of it there is.
    Html,
    /// Text that has lost its markup; a `<` in it is a character.
    Text,
}

/// Settings for [`clean`](crate::clean()). Built by chaining, or by key and text with [`Options::set`].
///
/// ```
/// let options = dechrome::Options::new().explain(true).quotes(true);
/// # let _ = options;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    pub(crate) format: Format,
    pub(crate) explain: bool,
    pub(crate) headers: Option<bool>,
    pub(crate) quotes: Option<bool>,
    pub(crate) comments: bool,
    pub(crate) platforms: bool,
    pub(crate) max_bytes: usize,
    pub(crate) max_nodes: usize,
    pub(crate) max_depth: usize,
    pub(crate) max_posts: usize,
    /// Cleaning panics, for tests of what becomes of a panic.
    #[cfg(feature = "internals")]
    pub(crate) panics: bool,
}

/// Larger than any page a crawler keeps; bounds memory, which grows with the input.
const MAX_BYTES: usize = 128 << 20;
/// A 50 MB page has about two million nodes.
const MAX_NODES: usize = 8_000_000;
/// More than parsing nests, which stops at some hundred levels as browsers do: a page that goes deeper is no error.
const MAX_DEPTH: usize = 10_000;
/// The longest real pages hold some thousand posts.
const MAX_POSTS: usize = 100_000;

impl Default for Options {
    fn default() -> Self {
        Options {
            format: Format::Auto,
            explain: false,
            headers: None,
            quotes: None,
            comments: false,
            platforms: true,
            max_bytes: MAX_BYTES,
            max_nodes: MAX_NODES,
            max_depth: MAX_DEPTH,
            max_posts: MAX_POSTS,
            #[cfg(feature = "internals")]
            panics: false,
        }
    }
}

impl Options {
    /// The defaults.
    ///
    /// ```
    /// assert_eq!(dechrome::Options::new(), dechrome::Options::default());
    /// ```
    pub fn new() -> Self {
        Options::default()
    }

    /// Takes every input for HTML or for flat text. Default: [`Format::Auto`].
    ///
    /// ```
    /// let options = dechrome::Options::new().format(dechrome::Format::Html);
    /// # let _ = options;
    /// ```
    pub fn format(self, format: Format) -> Self {
        Options { format, ..self }
    }

    /// Keeps `full_text` and the `removed` spans. Default: off, for they cost output size and some time.
    ///
    /// ```
    /// let document = dechrome::clean("Green tea\n\nReply\n", &dechrome::Options::new().explain(true))?;
    /// assert!(document.full_text.is_some() && !document.removed.is_empty());
    /// # Ok::<(), dechrome::Error>(())
    /// ```
    pub fn explain(self, explain: bool) -> Self {
        Options { explain, ..self }
    }

    /// A header line with author and date before each post. Default: off in text, on in Markdown and HTML.
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// let document = dechrome::clean(&page[..], &dechrome::Options::new().headers(true))?;
    /// assert!(document.text.starts_with("mudguard · 2024-04-06T09:12:40+02:00\n\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn headers(self, headers: bool) -> Self {
        Options { headers: Some(headers), ..self }
    }

    /// Quoted blocks inside posts. Default: off in text (what is quoted stands in another post already) but on for Q&A
    /// software, where quotes cite sources; on in Markdown and HTML. A post's own text always has them.
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// let document = dechrome::clean(&page[..], &dechrome::Options::new().quotes(true))?;
    /// assert!(document.text.contains("\n> are the bearings in a hub that old"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn quotes(self, quotes: bool) -> Self {
        Options { quotes: Some(quotes), ..self }
    }

    /// Comments under answers in the page's text. Default: off. They are always among the posts.
    ///
    /// ```
    /// let options = dechrome::Options::new().comments(true);
    /// # let _ = options;
    /// ```
    pub fn comments(self, comments: bool) -> Self {
        Options { comments, ..self }
    }

    /// The rules for known forum software. Default: on. Without them every page is read as one of unknown software, by its
    /// structured data and by what repeats on it: to see how a page does that no rules fit.
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// let document = dechrome::clean(&page[..], &dechrome::Options::new().platforms(false))?;
    /// assert_eq!(document.platform, None);
    /// assert_eq!(document.posts.len(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn platforms(self, platforms: bool) -> Self {
        Options { platforms, ..self }
    }

    /// The largest input, in bytes. Default: 128 MiB.
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// let result = dechrome::clean(&page[..], &dechrome::Options::new().max_bytes(100));
    /// assert_eq!(result.unwrap_err(), dechrome::Error::LimitExceeded { limit: "max_bytes", allowed: 100 });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn max_bytes(self, bytes: usize) -> Self {
        Options { max_bytes: bytes, ..self }
    }

    /// The largest tree, in nodes. Default: 8,000,000.
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// let result = dechrome::clean(&page[..], &dechrome::Options::new().max_nodes(50));
    /// assert_eq!(result.unwrap_err(), dechrome::Error::LimitExceeded { limit: "max_nodes", allowed: 50 });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn max_nodes(self, nodes: usize) -> Self {
        Options { max_nodes: nodes, ..self }
    }

    /// The deepest tree, in levels. Default: 10,000, which no page reaches: where more than about 500 elements are inside
    /// each other, parsing puts further ones beside each other, as browsers do. A lower limit is checked once every few
    /// thousand bytes, so that a page may exceed it by a little and pass.
    ///
    /// ```
    /// let options = dechrome::Options::new().max_depth(200);
    /// # let _ = options;
    /// ```
    pub fn max_depth(self, levels: usize) -> Self {
        Options { max_depth: levels, ..self }
    }

    /// The most posts of a page. Default: 100,000.
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// let result = dechrome::clean(&page[..], &dechrome::Options::new().max_posts(2));
    /// assert_eq!(result.unwrap_err(), dechrome::Error::LimitExceeded { limit: "max_posts", allowed: 2 });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn max_posts(self, posts: usize) -> Self {
        Options { max_posts: posts, ..self }
    }

    /// Sets one option by its name: `format` (`auto`, `html`, `text`), `explain`, `headers`, `quotes`, `comments`,
    /// `platforms` (`true` or `false`), `max_bytes`, `max_nodes`, `max_depth`, `max_posts` (a whole number above 0).
    ///
    /// # Errors
    /// [`Error::InvalidOption`] for an unknown key or a value that does not fit; the options are then unchanged.
    ///
    /// ```
    /// let mut options = dechrome::Options::new();
    /// options.set("max_posts", "500")?;
    /// assert_eq!(options, dechrome::Options::new().max_posts(500));
    /// assert_eq!(options.set("max_posts", "none").unwrap_err().to_string(), "option max_posts: takes a whole number above 0");
    /// # Ok::<(), dechrome::Error>(())
    /// ```
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), Error> {
        match key {
            "format" => {
                self.format = match value {
                    "auto" => Format::Auto,
                    "html" => Format::Html,
                    "text" => Format::Text,
                    _ => return Err(invalid(key, "takes auto, html or text")),
                }
            }
            "explain" => self.explain = flag(key, value)?,
            "headers" => self.headers = Some(flag(key, value)?),
            "quotes" => self.quotes = Some(flag(key, value)?),
            "comments" => self.comments = flag(key, value)?,
            "platforms" => self.platforms = flag(key, value)?,
            "max_bytes" => self.max_bytes = count(key, value)?,
            "max_nodes" => self.max_nodes = count(key, value)?,
            "max_depth" => self.max_depth = count(key, value)?,
            "max_posts" => self.max_posts = count(key, value)?,
            #[cfg(feature = "internals")]
            "panics" => self.panics = flag(key, value)?,
            _ => return Err(invalid(key, "there is no such option")),
        }
        Ok(())
    }
}

fn invalid(key: &str, reason: &'static str) -> Error {
    Error::InvalidOption { key: key.to_owned(), reason }
}

fn flag(key: &str, value: &str) -> Result<bool, Error> {
    value.parse().map_err(|_| invalid(key, "takes true or false"))
}

fn count(key: &str, value: &str) -> Result<usize, Error> {
    value.parse().ok().filter(|n| *n > 0).ok_or_else(|| invalid(key, "takes a whole number above 0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_by_key_equals_building() {
        let mut options = Options::new();
        for (key, value) in [("format", "text"), ("explain", "true"), ("quotes", "false"), ("max_posts", "7")] {
            options.set(key, value).unwrap();
        }
        assert_eq!(options, Options::new().format(Format::Text).explain(true).quotes(false).max_posts(7));
    }

    #[test]
    fn wrong_keys_and_values_change_nothing() {
        let mut options = Options::new();
        for (key, value) in [("format", "pdf"), ("explain", "yes"), ("max_bytes", "0"), ("max_bytes", "-1"), ("", "")] {
            assert!(matches!(options.set(key, value), Err(Error::InvalidOption { .. })), "{key}={value}");
        }
        assert_eq!(options, Options::new());
    }
}
