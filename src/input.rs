//! What is cleaned: the bytes, and what is known about them.

/// A page to clean, borrowed. What is known about the page travels with it, so that [`Options`](crate::Options) can be
/// shared by all pages.
///
/// ```
/// let page = dechrome::Input::new(b"<p>Hello").url("https://example.org/t/1").content_type("text/html; charset=utf-8");
/// # let _ = page;
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    pub(crate) bytes: &'a [u8],
    /// The same, where they are known to be text.
    pub(crate) text: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
    pub(crate) content_type: Option<&'a str>,
    pub(crate) retrieved: Option<&'a str>,
}

impl<'a> Input<'a> {
    /// A page as it came from the network, in whatever encoding.
    pub fn new(bytes: &'a [u8]) -> Self {
        Input { bytes, text: None, url: None, content_type: None, retrieved: None }
    }

    /// A page that is decoded already: no encoding is looked for, whatever the markup claims.
    pub fn from_text(text: &'a str) -> Self {
        Input { text: Some(text), ..Input::new(text.as_bytes()) }
    }

    /// The URL the page came from: relative links are resolved against it, and some forum software shows in it.
    pub fn url(self, url: &'a str) -> Self {
        Input { url: Some(url).filter(|u| !u.is_empty()), ..self }
    }

    /// The HTTP `Content-Type` header's value; its `charset` decides the encoding unless a byte order mark does.
    pub fn content_type(self, content_type: &'a str) -> Self {
        Input { content_type: Some(content_type).filter(|c| !c.is_empty()), ..self }
    }

    /// When the page was fetched, an RFC 3339 date or instant (`2024-08-19` or `2024-08-19T14:03:00Z`): what "yesterday"
    /// is relative to. Without it, relative dates stay unparsed; nothing ever reads the clock.
    pub fn retrieved(self, retrieved: &'a str) -> Self {
        Input { retrieved: Some(retrieved).filter(|r| !r.is_empty()), ..self }
    }
}

impl<'a> From<&'a [u8]> for Input<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Input::new(bytes)
    }
}

impl<'a> From<&'a str> for Input<'a> {
    fn from(text: &'a str) -> Self {
        Input::from_text(text)
    }
}
