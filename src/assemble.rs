//! From what extraction found to the finished document: texts, and the lists that follow from the blocks.

use crate::block::{Block, MarkKind, QuoteBlock, Rich};
use crate::confidence;
use crate::document::{Document, Image, Link, Quote, Removal, RemovalKind, SCHEMA, View};
use crate::pipeline::Context;
use crate::render;
use std::borrow::Cow;

/// What extraction hands on, of HTML and of flat text alike.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Everything but the fields that follow from the blocks (texts, quotes, links, images) and from the input.
    pub(crate) document: Document,
    /// The visible text and what extraction says of each part; only with option `explain`.
    pub(crate) visible: Option<Visible>,
    /// Quotes cite sources instead of repeating posts.
    pub(crate) quotes_cite: bool,
    /// How sure extraction is, where that does not show in the document.
    pub(crate) confidence: Option<f64>,
}

/// All visible text in reading order, cut into segments that cover it without gap.
#[derive(Debug, Default)]
pub(crate) struct Visible {
    pub(crate) text: String,
    pub(crate) segments: Vec<Segment>,
}

/// A part of the visible text, from the end of the one before it to `end`.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    /// Byte after the last, on a character boundary.
    pub(crate) end: usize,
    pub(crate) fate: Fate,
}

/// What becomes of a segment.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fate {
    /// Kept: it is in the title or in a text of the document.
    Keep,
    /// Removed by a rule of extraction.
    Remove(RemovalKind, Cow<'static, str>),
    /// Outside everything that was extracted: chrome labelling names it, or else this rule does.
    Outside(&'static str),
}

/// Completes the document.
pub(crate) fn assemble(page: Page, removed: Vec<Removal>, encoding: Option<String>, context: &Context) -> Document {
    let mut document = page.document;
    let options = context.options;
    document.schema = SCHEMA;
    document.encoding = encoding;
    document.url = context.url.map(str::to_owned);
    document.view = View {
        headers: options.headers,
        quotes: options.quotes,
        comments: options.comments,
        quotes_cite: page.quotes_cite,
    };
    for post in &mut document.posts {
        post.text = render::text::blocks(&post.body, true);
        collect(&post.body, &mut post.quotes, &mut post.images, &mut post.links);
    }
    document.text = text(&document);
    document.confidence = page.confidence.unwrap_or_else(|| confidence::of(&document));
    document.removed = removed;
    document.full_text = page.visible.map(|visible| visible.text);
    document
}

/// The clean text of a document. A thread that only links somewhere says what its title says.
pub(crate) fn text(document: &Document) -> String {
    let text = render::text::document(document);
    if text.is_empty() && !document.posts.is_empty() { document.title.clone().unwrap_or_default() } else { text }
}

/// Gathers quotations (an outer one before those inside it), pictures and links; what is quoted has none of its own.
fn collect(blocks: &[Block], quotes: &mut Vec<Quote>, images: &mut Vec<Image>, links: &mut Vec<Link>) {
    for block in blocks {
        match block {
            Block::Quote(quote) => collect_quotes(quote, quotes),
            Block::Image(image) => images.push(image.clone()),
            Block::Paragraph(rich) | Block::Heading(_, rich) | Block::Item { content: rich, .. } => {
                collect_links(rich, links)
            }
            Block::Table(rows) => rows.iter().flatten().for_each(|cell| collect_links(cell, links)),
            Block::Code { .. } => {}
        }
    }
}

/// Quotes nest no deeper than extraction lets them.
fn collect_quotes(quote: &QuoteBlock, quotes: &mut Vec<Quote>) {
    quotes.push(Quote {
        author: quote.author.clone(),
        source: quote.source.clone(),
        text: render::text::blocks(&quote.blocks, false),
    });
    for block in &quote.blocks {
        if let Block::Quote(inner) = block {
            collect_quotes(inner, quotes);
        }
    }
}

fn collect_links(rich: &Rich, links: &mut Vec<Link>) {
    for mark in &rich.marks {
        if let MarkKind::Link(url) = &mark.kind {
            links.push(Link { url: url.clone(), text: rich.text[mark.start..mark.end].to_owned() });
        }
    }
}
