//! Renderers: text, Markdown, clean HTML, JSON.

use crate::Document;
use crate::document::{Author, Kind, Post};

mod lines;
pub(crate) mod text;
mod walk;

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

/// The posts that are part of the page as the options show it. Below an article all posts are comments.
fn shown_posts(document: &Document) -> impl Iterator<Item = &Post> {
    let comments = document.view.comments;
    let posts = if comments || document.kind != Kind::Article { &document.posts[..] } else { &[] };
    posts.iter().filter(move |post| comments || !post.comment)
}

/// Who and when, in one line, such as `alice · 2024-08-19`; nothing when neither is known.
fn header(author: Option<&Author>, date: Option<&String>) -> Option<String> {
    match (author.and_then(|author| author.name.as_deref()), date) {
        (Some(name), Some(date)) => Some(format!("{name} · {date}")),
        (Some(one), None) => Some(one.to_owned()),
        (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::block::{Block, QuoteBlock, Rich};

    pub(super) fn paragraph(text: &str) -> Block {
        Block::Paragraph(Rich::plain(text))
    }

    pub(super) fn item(depth: u8, number: Option<u32>, text: &str) -> Block {
        Block::Item { depth, number, content: Rich::plain(text) }
    }

    pub(super) fn quote(author: &str, blocks: Vec<Block>) -> Block {
        Block::Quote(QuoteBlock::new(Some(author.to_owned()), None, blocks))
    }

    pub(super) fn code(language: &str, text: &str) -> Block {
        Block::Code { language: Some(language.to_owned()), text: text.to_owned() }
    }
}
