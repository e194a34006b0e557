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
    ///
    /// ```
    /// let latin_1 = dechrome::Input::new(b"Caf\xe9 au lait");
    /// assert_eq!(dechrome::clean(latin_1, &dechrome::Options::new())?.text, "Café au lait");
    /// # Ok::<(), dechrome::Error>(())
    /// ```
    pub fn new(bytes: &'a [u8]) -> Self {
        Input { bytes, text: None, url: None, content_type: None, retrieved: None }
    }

    /// A page that is decoded already: no encoding is looked for, whatever the markup claims.
    ///
    /// ```
    /// let page = dechrome::Input::from_text("<meta charset='windows-1252'><p>Café au lait, and more of it.");
    /// assert_eq!(dechrome::clean(page, &dechrome::Options::new())?.text, "Café au lait, and more of it.");
    /// # Ok::<(), dechrome::Error>(())
    /// ```
    pub fn from_text(text: &'a str) -> Self {
        Input { text: Some(text), ..Input::new(text.as_bytes()) }
    }

    /// The URL the page came from: relative links are resolved against it, and some forum software shows in it.
    ///
    /// ```
    /// let page = dechrome::Input::from_text("<link rel='canonical' href='/t/1'><p>Tea").url("https://forum.example/t/1?sid=9");
    /// let document = dechrome::clean(page, &dechrome::Options::new())?;
    /// assert_eq!(document.canonical_url.as_deref(), Some("https://forum.example/t/1"));
    /// # Ok::<(), dechrome::Error>(())
    /// ```
    pub fn url(self, url: &'a str) -> Self {
        Input { url: Some(url).filter(|u| !u.is_empty()), ..self }
    }

    /// The HTTP `Content-Type` header's value; its `charset` decides the encoding unless a byte order mark does.
    ///
    /// ```
    /// let page = dechrome::Input::new(b"\xdf\xe1\xef\xf0 is tea house").content_type("text/plain; charset=windows-1251");
    /// let document = dechrome::clean(page, &dechrome::Options::new())?;
    /// assert_eq!(document.encoding.as_deref(), Some("windows-1251"));
    /// # Ok::<(), dechrome::Error>(())
    /// ```
    pub fn content_type(self, content_type: &'a str) -> Self {
        Input { content_type: Some(content_type).filter(|c| !c.is_empty()), ..self }
    }

    /// When the page was fetched, an RFC 3339 date or instant (`2024-08-19` or `2024-08-19T14:03:00Z`): what "yesterday"
    /// is relative to. Without it, relative dates stay unparsed; nothing ever reads the clock.
    ///
    /// ```
    /// let page = "<html id='XF'><article class='message message--post' data-content='post-7' data-author='Anna'>
    ///     <header class='message-attribution'><time>Yesterday at 4:11 PM</time></header>
    ///     <div class='message-body'><div class='bbWrapper'>Steep it for two minutes.</div></div></article></html>";
    /// let input = dechrome::Input::from_text(page).retrieved("2024-08-19");
    /// let document = dechrome::clean(input, &dechrome::Options::new())?;
    /// assert_eq!(document.posts[0].published.as_deref(), Some("2024-08-18T16:11:00"));
    /// # Ok::<(), dechrome::Error>(())
    /// ```
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
