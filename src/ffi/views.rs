//! Texts that a document does not hold as such (numbers, renderings), made on first request and kept as long as it lives.

use super::status::{DECHROME_INVALID_ARGUMENT, dechrome_status};
use super::types::dechrome_str;
use crate::Output;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Made texts, a slot each; no slot is allocated before the first one is filled.
#[derive(Default)]
pub(super) struct Texts(OnceLock<Box<[OnceLock<String>]>>);

impl Texts {
    /// A view of `text`, which is kept in a slot of its own, NUL-terminated, if it is not the document's. `slots` is how many
    /// there are, the same at each call.
    pub(super) fn view(&self, text: Option<Cow<'_, str>>, slot: usize, slots: usize) -> dechrome_str {
        let made = match text {
            None => return dechrome_str::ABSENT,
            Some(Cow::Borrowed(text)) => return dechrome_str::of(Some(text)),
            Some(Cow::Owned(made)) => made,
        };
        let kept = self.0.get_or_init(|| (0..slots).map(|_| OnceLock::new()).collect());
        let text = kept[slot].get_or_init(|| made + "\0");
        dechrome_str::of(text.strip_suffix('\0'))
    }
}

/// Renderings, one a format.
#[derive(Default)]
pub(super) struct Renderings {
    markdown: OnceLock<String>,
    html: OnceLock<String>,
    json: OnceLock<String>,
}

impl Renderings {
    /// The rendering in a format, made by `make` on first request; `text` is there already.
    pub(super) fn get<'a>(&'a self, output: Output, text: &'a str, make: impl FnOnce() -> String) -> &'a str {
        match output {
            Output::Text => text,
            Output::Markdown => self.markdown.get_or_init(make),
            Output::Html => self.html.get_or_init(make),
            Output::Json => self.json.get_or_init(make),
        }
    }
}

/// Plain text, the same as DECHROME_FIELD_TEXT or DECHROME_POST_TEXT.
pub const DECHROME_OUTPUT_TEXT: u32 = 1;
/// Markdown (CommonMark with tables and strikethrough).
pub const DECHROME_OUTPUT_MARKDOWN: u32 = 2;
/// HTML of allow-listed tags and attributes, safe to put on a page.
pub const DECHROME_OUTPUT_HTML: u32 = 3;
/// JSON, one line, schema version 1: everything the library found, lists included; absent fields are omitted.
pub const DECHROME_OUTPUT_JSON: u32 = 4;

/// The format a caller's number means.
pub(super) fn output(number: u32) -> Result<Output, dechrome_status> {
    match number {
        DECHROME_OUTPUT_TEXT => Ok(Output::Text),
        DECHROME_OUTPUT_MARKDOWN => Ok(Output::Markdown),
        DECHROME_OUTPUT_HTML => Ok(Output::Html),
        DECHROME_OUTPUT_JSON => Ok(Output::Json),
        _ => Err(DECHROME_INVALID_ARGUMENT),
    }
}
