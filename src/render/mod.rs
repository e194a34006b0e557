//! Renderers: text, Markdown, clean HTML, JSON.

use crate::Document;
use crate::document::{Author, Kind, Post};

mod escape;
mod html;
#[cfg(test)]
mod html_safety;
mod inline;
mod lines;
mod markdown;
pub(crate) mod text;
mod walk;

/// An output format.
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// use dechrome::Output;
/// assert_eq!(document.render(Output::Text), document.text);
/// assert!(document.render(Output::Html).starts_with("<h1>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
    /// assert_eq!(document.render(dechrome::Output::Markdown), document.to_markdown());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn render(&self, output: Output) -> String {
        match output {
            Output::Text => self.text.clone(),
            Output::Markdown => self.to_markdown(),
            Output::Html => self.to_html(),
            Output::Json => self.to_json(),
        }
    }

    /// The document as Markdown: title, then each post under a heading with author and date, quotes in place. Options
    /// leave out headers or quotes and bring in comments. Text is escaped so that it reads back as the same text; links and
    /// pictures other than `http`, `https`, `mailto` and relative ones are dropped.
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
    /// assert!(document.to_markdown().starts_with("# Old bicycle, new bearings\n\n## mudguard — 2024-04-06"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_markdown(&self) -> String {
        markdown::document(self)
    }

    /// The document as clean HTML, a fragment that is safe to put on a page: each post an `<article>` with a `<header>`.
    /// Its tags are `a article blockquote br code del em h1`–`h6 header img li ol p pre strong table td time tr ul`, its
    /// attributes `alt cite datetime href rel src start`; URLs are `http`, `https`, `mailto` or relative.
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
    /// assert!(document.to_html().contains("<blockquote"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_html(&self) -> String {
        html::document(self)
    }

    /// The document as one line of JSON.
    ///
    /// ```
    /// # let page = std::fs::read("examples/pages/thread.html")?;
    /// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
    /// assert!(document.to_json().starts_with(r#"{"schema":1,"kind":"thread""#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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

/// How much lower a heading in an article's body stands: the page's title is its `h1`.
const BODY_SHIFT: u8 = 1;
/// How much lower a heading in a post stands: below title and post header.
const POST_SHIFT: u8 = 2;

/// A heading's level in the output, 1 to 6.
fn heading_level(level: u8, shift: u8) -> usize {
    usize::from(level.saturating_add(shift).clamp(1, 6))
}

/// Who and when, in one line, such as `alice · 2024-08-19`; nothing when neither is known.
fn header(author: Option<&Author>, date: Option<&str>, separator: &str) -> Option<String> {
    match (author.and_then(|author| author.name.as_deref()), date) {
        (Some(name), Some(date)) => Some(format!("{name}{separator}{date}")),
        (Some(one), None) => Some(one.to_owned()),
        (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::block::{Block, Mark, MarkKind, QuoteBlock, Rich};
    use crate::document::{Author, Document, Image, Kind, Post};

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

    fn author(name: &str, url: Option<&str>) -> Option<Author> {
        Some(Author { name: Some(name.to_owned()), url: url.map(str::to_owned), ..Author::default() })
    }

    /// A thread with every kind of block, a quote in a quote, a comment and things that no renderer shows.
    pub(super) fn thread() -> Document {
        let marks = vec![Mark::new(5, 9, MarkKind::Link("/guide".into())), Mark::new(10, 15, MarkKind::Bold)];
        let cell = Rich { text: "80".into(), marks: vec![Mark::new(0, 2, MarkKind::Code)] };
        let opening = Post {
            id: Some("1".into()),
            url: Some("/p/1".into()),
            title: Some("On leaves".into()),
            author: author("ann", Some("/u/ann")),
            published: Some("2024-08-19".into()),
            signature: Some("Keep calm".into()),
            body: vec![
                Block::Heading(2, Rich::plain("Kinds")),
                Block::Paragraph(Rich { text: "Read this first\nthen *steep*.".into(), marks }),
                item(0, None, "leaves"),
                item(1, Some(1), "green\nand"),
                item(1, Some(2), "black"),
                item(0, None, "water"),
                code("text", "```\n verbatim"),
                Block::Table(vec![vec![Rich::plain("Kind"), Rich::plain("°C")], vec![Rich::plain("a | b"), cell]]),
                Block::Image(Image { url: Some("/pot.jpg".into()), alt: Some("a pot".into()), name: None }),
                Block::Image(Image { url: Some("data:image/png,x".into()), ..Image::default() }),
                paragraph(" "),
            ],
            ..Post::default()
        };
        let quoted = vec![quote("cid", vec![paragraph("inner")]), paragraph("outer"), item(0, None, "one")];
        let answer = Post {
            author: author("bob", Some("javascript:alert(1)")),
            published_raw: Some("yesterday".into()),
            body: vec![
                Block::Quote(QuoteBlock::new(Some("ann".into()), Some("1".into()), quoted)),
                paragraph("Thanks & bye"),
            ],
            ..Post::default()
        };
        let comment = Post { comment: true, body: vec![paragraph("A comment")], ..Post::default() };
        Document {
            kind: Kind::Thread,
            title: Some("Tea #1".into()),
            posts: vec![opening, answer, comment],
            ..Document::default()
        }
    }

    /// An article with an ordered list that does not begin at 1, and a comment that is not shown.
    pub(super) fn article() -> Document {
        Document {
            kind: Kind::Article,
            title: Some("Tea".into()),
            author: author("ann", None),
            published: Some("2024-08-19".into()),
            body: vec![
                Block::Heading(1, Rich::plain("Kinds")),
                item(0, Some(3), "three"),
                item(0, Some(4), "four"),
                item(1, None, "five"),
                item(9, Some(7), "seven"),
            ],
            posts: vec![Post { body: vec![paragraph("A comment")], ..Post::default() }],
            ..Document::default()
        }
    }
}
