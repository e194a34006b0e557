//! The blocks under construction while a body's subtree is walked.

use crate::block::{Block, Mark, MarkKind, QuoteBlock, Rich};
use crate::document::Image;
use crate::dom::{Key, Node};
use crate::extract::base::Base;
use crate::extract::ids::post_id;
use crate::extract::visible::{is_block, smiley};

use crate::runs::runs;

use super::parts::{code_language, image, is_data_table, quoted_name, written_header};
use super::{Lowering, MAX_QUOTE_DEPTH, lead};
use crate::platform::{Field, QuoteForm};

/// What the paragraph being built will become.
#[derive(Clone, Copy)]
enum Target {
    Paragraph,
    Heading(u8),
    Item { depth: u8, number: Option<u32> },
}

/// A quotation being built; the outermost frame is the body.
struct Frame {
    key: Key,
    /// The platform's own element of quotations, as opposed to a mere `<blockquote>`.
    is_named: bool,
    /// Its header stands before it.
    is_headed: bool,
    /// The line in it that names the author.
    header: Option<Key>,
    author: Option<String>,
    source: Option<String>,
    blocks: Vec<Block>,
}

pub(super) struct Builder {
    frames: Vec<Frame>,
    rich: Rich,
    target: Target,
    /// Inline elements that are open: what they mark, and since where.
    marks: Vec<(Key, MarkKind, usize)>,
    /// Open lists: the next number of an ordered one.
    lists: Vec<Option<u32>>,
    /// The data table that is open.
    table: Option<(Key, Vec<Vec<Rich>>)>,
    images: Vec<Image>,
    /// White space was read since the last character.
    space: bool,
    /// Something was left out since the last character.
    gap: bool,
    breaks: u8,
}

impl Builder {
    pub(super) fn new(root: Key) -> Self {
        Builder {
            frames: vec![Frame {
                key: root,
                is_named: false,
                is_headed: false,
                header: None,
                author: None,
                source: None,
                blocks: Vec::new(),
            }],
            rich: Rich::default(),
            target: Target::Paragraph,
            marks: Vec::new(),
            lists: Vec::new(),
            table: None,
            images: Vec::new(),
            space: false,
            gap: false,
            breaks: 0,
        }
    }

    pub(super) fn push_text(&mut self, text: &str) {
        // what is left of "Anna:" when the name is a link of its own
        let begins =
            self.rich.text.is_empty() && self.frames.last().is_some_and(|f| f.author.is_some() && f.blocks.is_empty());
        if begins && text.trim() == ":" {
            return;
        }
        let ends = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')');
        // a sentence may end where something has been left out
        self.space |= std::mem::take(&mut self.gap) && !text.starts_with(ends);
        let mut runs = runs(text);
        let Some(first) = runs.next() else {
            self.space |= !text.is_empty();
            return;
        };
        self.space |= text.starts_with(char::is_whitespace);
        self.rich.text.reserve(text.len());
        self.push_words(first);
        for words in runs {
            self.space = true;
            self.push_words(words);
        }
        self.space = text.ends_with(char::is_whitespace);
    }

    /// What comes next is another word: something between has been left out.
    pub(super) fn separate(&mut self) {
        self.gap = true;
    }

    fn push_words(&mut self, words: &str) {
        let text = &mut self.rich.text;
        if self.space && !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        text.push_str(words);
        self.space = false;
        self.breaks = 0;
    }

    fn line_break(&mut self) {
        self.space = self.table.is_some();
        if self.table.is_some() || self.rich.text.is_empty() {
            return;
        }
        self.breaks += 1;
        if self.breaks > 1 {
            self.flush();
        } else {
            self.rich.text.push('\n');
        }
    }

    pub(super) fn open(&mut self, node: Node, lowering: &Lowering) {
        let tag = node.tag();
        if tag == "blockquote" || node.matches(&lowering.rules.quote) {
            self.open_quote(node, lowering);
            return;
        }
        match tag {
            "br" => self.line_break(),
            "img" => self.push_image(node, lowering.base),
            "ul" | "ol" | "menu" => {
                self.flush();
                let start = node.attr("start").and_then(|n| n.parse().ok()).unwrap_or(1);
                self.lists.push((tag == "ol").then_some(start));
            }
            "li" => self.open_item(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.target = Target::Heading(tag.as_bytes()[1] - b'0');
            }
            "table" if self.table.is_none() && is_data_table(node) => {
                self.flush();
                self.table = Some((node.key(), Vec::new()));
            }
            "tr" if self.table.is_some() => self.table.iter_mut().for_each(|(_, rows)| rows.push(Vec::new())),
            _ if is_block(tag) => self.flush(),
            _ => self.open_mark(node, lowering.base),
        }
    }

    fn open_mark(&mut self, node: Node, base: &Base) {
        let kind = match node.tag() {
            "b" | "strong" => MarkKind::Bold,
            "i" | "em" | "cite" => MarkKind::Italic,
            "s" | "del" | "strike" => MarkKind::Strike,
            "code" | "kbd" | "tt" => MarkKind::Code,
            "a" => match node.attr("href").and_then(|href| base.resolve(href)) {
                Some(url) => MarkKind::Link(url),
                None => return,
            },
            _ => return,
        };
        self.marks.push((node.key(), kind, self.next_start()));
    }

    /// Where the next word will stand.
    fn next_start(&self) -> usize {
        let text = &self.rich.text;
        text.len() + usize::from((self.space || self.gap) && !text.is_empty() && !text.ends_with('\n'))
    }

    fn open_quote(&mut self, node: Node, lowering: &Lowering) {
        self.table = None;
        self.flush();
        let rules = lowering.rules;
        let is_named = node.matches(&rules.quote);
        // templates wrap the <blockquote> in the element that names the author: one quotation
        let is_wrapped = !is_named && self.frames.last().is_some_and(|frame| frame.is_named && frame.blocks.is_empty());
        if is_wrapped || self.frames.len() > MAX_QUOTE_DEPTH {
            return;
        }
        let own = |field: &Field| field.read(node).filter(|(found, _)| is_of(*found, node, lowering));
        let name = |(found, text): (Node, String)| {
            let is_header = |node: Node| node.matches(&rules.quote_header) || node.matches(&rules.quote_lead);
            // an element of its own in the header holds the name alone
            let form = match rules.quote_form {
                QuoteForm::Verb if !is_header(found) && !text.contains(':') => QuoteForm::Phrase,
                form => form,
            };
            quoted_name(&text, lowering.phrases, form)
        };
        // inside a quotation without a header before it, that is the header of the quotation itself
        let may_be_headed = self.frames.len() == 1 || self.frames.last().is_some_and(|frame| frame.is_headed);
        let header = match node.previous_element().filter(|before| before.matches(&rules.quote_header)) {
            Some(header) => Some(header).filter(|_| may_be_headed),
            None => lead::before(node, rules),
        };
        let is_headed = header.is_some();
        // with a header of its own, what stands inside is of a nested quotation
        let (author, source) = match header {
            Some(header) => {
                let named = rules.quote_author.read(header);
                (named.or_else(|| Some((header, header.text()))), rules.quote_source.text(header))
            }
            None => (own(&rules.quote_author), own(&rules.quote_source).map(|(_, text)| text)),
        };
        let (author, source) = (author.and_then(name), source.and_then(|text| post_id(&text)));
        let written = if author.is_none() && !is_headed { written_header(node, lowering.phrases) } else { None };
        let (header, author) = match written {
            Some((header, name)) => (Some(header.key()), Some(name)),
            None => (None, author),
        };
        self.frames.push(Frame { key: node.key(), is_named, is_headed, header, author, source, blocks: Vec::new() });
    }

    /// Whether an element is the line that names the author of the quotation that is open.
    pub(super) fn is_header(&self, node: Node) -> bool {
        self.frames.last().is_some_and(|frame| frame.header == Some(node.key()))
    }

    fn open_item(&mut self) {
        self.flush();
        let depth = self.lists.len().saturating_sub(1).min(usize::from(u8::MAX)) as u8;
        let number = self.lists.last_mut().and_then(|next| {
            let number = *next;
            *next = next.map(|n: u32| n.saturating_add(1));
            number
        });
        self.target = Target::Item { depth, number };
    }

    pub(super) fn close(&mut self, node: Node) {
        if self.frames.len() > 1 && self.frames.last().is_some_and(|frame| frame.key == node.key()) {
            self.close_quote();
            return;
        }
        match node.tag() {
            "ul" | "ol" | "menu" => {
                self.flush();
                self.lists.pop();
            }
            "td" | "th" if self.table.is_some() => self.close_cell(),
            "table" if self.table.as_ref().is_some_and(|(key, _)| *key == node.key()) => self.close_table(),
            tag if is_block(tag) => self.flush(),
            _ => self.close_mark(node.key()),
        }
    }

    fn close_mark(&mut self, key: Key) {
        if self.marks.last().is_some_and(|(open, ..)| *open == key)
            && let Some((_, kind, start)) = self.marks.pop()
            && start < self.rich.text.len()
        {
            self.rich.marks.push(Mark::new(start, self.rich.text.len(), kind));
        }
    }

    fn close_quote(&mut self) {
        self.flush();
        let Some(frame) = self.frames.pop() else { return };
        if !frame.blocks.is_empty() {
            self.push(Block::Quote(QuoteBlock::new(frame.author, frame.source, frame.blocks)));
        }
    }

    fn close_cell(&mut self) {
        let cell = self.take_rich();
        if let Some((_, rows)) = &mut self.table {
            match rows.last_mut() {
                Some(row) => row.push(cell),
                None => rows.push(vec![cell]),
            }
        }
    }

    fn close_table(&mut self) {
        let rest = self.take_rich();
        if let Some((_, mut rows)) = self.table.take() {
            rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
            if !rows.is_empty() {
                self.push(Block::Table(rows));
            }
        }
        if !rest.text.is_empty() {
            self.push(Block::Paragraph(rest));
        }
        self.push_images();
    }

    /// The paragraph so far, with open marks closed and opened again.
    fn take_rich(&mut self) -> Rich {
        let mut rich = std::mem::take(&mut self.rich);
        let end = rich.text.trim_end().len();
        rich.text.truncate(end);
        for (_, kind, start) in &mut self.marks {
            if *start < end {
                rich.marks.push(Mark::new(*start, end, kind.clone()));
            }
            *start = 0;
        }
        rich.marks.iter_mut().for_each(|mark| mark.end = mark.end.min(end));
        rich.marks.retain(|mark| mark.start < mark.end);
        rich.marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        (self.space, self.breaks) = (false, 0);
        rich
    }

    /// Ends the paragraph; inside a data table there are none.
    fn flush(&mut self) {
        if self.table.is_some() {
            self.space = true;
            return;
        }
        let rich = self.take_rich();
        if !rich.text.is_empty() {
            let block = match std::mem::replace(&mut self.target, Target::Paragraph) {
                Target::Paragraph => Block::Paragraph(rich),
                Target::Heading(level) => Block::Heading(level, rich),
                Target::Item { depth, number } => Block::Item { depth, number, content: rich },
            };
            self.push(block);
        }
        if let Target::Heading(_) = self.target {
            self.target = Target::Paragraph;
        }
        self.push_images();
    }

    fn push_images(&mut self) {
        for image in std::mem::take(&mut self.images) {
            self.push(Block::Image(image));
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(block);
        }
    }

    pub(super) fn push_code(&mut self, node: Node, text: String) {
        if self.table.is_some() {
            self.push_text(&text);
            return;
        }
        self.flush();
        if !text.is_empty() {
            self.push(Block::Code { language: code_language(node), text });
        }
    }

    fn push_image(&mut self, node: Node, base: &Base) {
        if let Some(alt) = smiley(node) {
            self.push_text(alt);
            return;
        }
        self.images.extend(image(node, base));
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        if self.table.is_some() {
            self.close_table();
        }
        self.flush();
        while self.frames.len() > 1 {
            self.close_quote();
        }
        self.frames.pop().map(|frame| frame.blocks).unwrap_or_default()
    }
}

/// Whether what was found in a quotation is its own, not that of one nested in it.
fn is_of(found: Node, quote: Node, lowering: &Lowering) -> bool {
    let is_quote = |node: &Node| *node == quote || node.matches(&lowering.rules.quote);
    std::iter::once(found).chain(found.ancestors()).find(is_quote) == Some(quote)
}
