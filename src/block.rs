//! Neutral rich text: what a post's body or an article is made of, free of HTML.

use crate::document::Image;

/// Text with inline marks. A line break inside a paragraph is `\n`.
///
/// ```
/// use dechrome::{Block, MarkKind};
/// let page = "<article><h1>Tea</h1><p>Steep it for <b>two</b> minutes, at eighty degrees, and not longer than that.</p></article>";
/// let document = dechrome::clean(page, &dechrome::Options::new())?;
/// let Some(Block::Paragraph(rich)) = document.body.last() else { panic!("{:?}", document.body) };
/// let bold = &rich.marks[0];
/// assert_eq!((&rich.text[bold.start..bold.end], &bold.kind), ("two", &MarkKind::Bold));
/// # Ok::<(), dechrome::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Rich {
    /// The plain text.
    pub text: String,
    /// The marks, ascending by start; where two start together, the longer one first. Properly nested.
    pub marks: Vec<Mark>,
}

/// An inline mark over `text[start..end]`, in bytes.
///
/// ```
/// use dechrome::{Mark, MarkKind, Rich};
/// let mut rich = Rich::plain("two minutes");
/// rich.marks.push(Mark::new(0, 3, MarkKind::Bold));
/// # let _ = rich;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What it says.
    pub kind: MarkKind,
}

/// What a [`Mark`] says.
///
/// ```
/// let link = dechrome::MarkKind::Link("https://forum.example/pots/blue".to_owned());
/// assert_ne!(link, dechrome::MarkKind::Bold);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MarkKind {
    /// `<b>`, `<strong>`.
    Bold,
    /// `<i>`, `<em>`, `<cite>`.
    Italic,
    /// `<s>`, `<del>`, `<strike>`.
    Strike,
    /// `<code>` within a paragraph.
    Code,
    /// A link to an absolute URL where the page's is known, else as written.
    Link(String),
}

/// A quotation inside a post.
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// use dechrome::Block;
/// let Block::Quote(quote) = &document.posts[1].body[0] else { panic!("it starts with a quotation") };
/// assert_eq!(quote.author.as_deref(), Some("mudguard"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct QuoteBlock {
    /// Who is quoted, where the page says so.
    pub author: Option<String>,
    /// The id of the quoted post, where the page says so.
    pub source: Option<String>,
    /// What is quoted; quotes nest.
    pub blocks: Vec<Block>,
}

/// A piece of rich text, in reading order.
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// use dechrome::Block;
/// let items = document.posts[1].body.iter().filter(|block| matches!(block, Block::Item { .. }));
/// assert_eq!(items.count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block {
    /// A paragraph.
    Paragraph(Rich),
    /// A heading of level 1 to 6.
    Heading(u8, Rich),
    /// A list item.
    Item {
        /// 0 for the outermost list.
        depth: u8,
        /// The number of an ordered item, from 1.
        number: Option<u32>,
        /// The item's own text.
        content: Rich,
    },
    /// A quotation.
    Quote(QuoteBlock),
    /// Preformatted text, verbatim.
    Code {
        /// The programming language, where the page names one.
        language: Option<String>,
        /// The code, without a line break at its end.
        text: String,
    },
    /// A table: rows of cells.
    Table(Vec<Vec<Rich>>),
    /// A picture that is content (not a smiley, which becomes text).
    Image(Image),
}

impl Rich {
    /// Text without marks.
    ///
    /// ```
    /// assert!(dechrome::Rich::plain("two minutes").marks.is_empty());
    /// ```
    pub fn plain(text: impl Into<String>) -> Self {
        Rich { text: text.into(), marks: Vec::new() }
    }
}

impl Mark {
    /// A mark over `start..end`, in bytes.
    ///
    /// ```
    /// let mark = dechrome::Mark::new(0, 3, dechrome::MarkKind::Italic);
    /// assert_eq!(mark.end, 3);
    /// ```
    pub fn new(start: usize, end: usize, kind: MarkKind) -> Self {
        Mark { start, end, kind }
    }
}

impl QuoteBlock {
    /// A quotation of `blocks`.
    ///
    /// ```
    /// use dechrome::{Block, QuoteBlock, Rich};
    /// let quote = QuoteBlock::new(Some("Anna".to_owned()), None, vec![Block::Paragraph(Rich::plain("two minutes"))]);
    /// assert_eq!(quote.blocks.len(), 1);
    /// ```
    pub fn new(author: Option<String>, source: Option<String>, blocks: Vec<Block>) -> Self {
        QuoteBlock { author, source, blocks }
    }
}
