//! Kept lines to blocks: paragraphs, list items, quotations.

use super::layout::Layout;
use super::lines::{Class, Line};
use super::verdict::Verdicts;
use crate::block::{Block, QuoteBlock, Rich};
use crate::chrome::phrases::Phrases;
use crate::document::RemovalKind;

/// Digits of the largest number of a list's item, with its dot.
const MAX_ITEM_MARK: usize = 4;
/// Quotations that are told apart inside each other; deeper ones count as this deep.
const MAX_DEPTH: u8 = 16;
/// Marks that can begin a line which only continues the one before it: "…", "?!".
const MAX_STOPS: usize = 3;
/// The deepest indentation of code that is kept, in columns.
const MAX_CODE_INDENT: u8 = 200;

/// The blocks of the kept lines, whose indexes ascend. Headers of quotations become removals.
pub(super) fn blocks(
    lines: &[Line],
    kept: &[usize],
    layout: &Layout,
    phrases: &Phrases,
    verdicts: &mut Verdicts,
) -> Vec<Block> {
    let mut builder = Builder { lines, kept, layout, phrases, blocks: Vec::new(), headers: Vec::new() };
    // Some templates put every post's body into a quotation's element: then the marks say nothing.
    if kept.iter().all(|at| lines[*at].quoted > 0) {
        builder.unmarked();
    }
    let mut at = if builder.blocks.is_empty() { 0 } else { kept.len() };
    while at < kept.len() {
        at = match builder.quote_header(at) {
            Some(author) => {
                builder.headers.push(kept[at]);
                builder.quotation(at + 1, author)
            }
            None if builder.is_marked(at) => builder.marked(at, None),
            None => builder.plain(at),
        };
    }
    builder.headers.iter().for_each(|at| verdicts.remove_header(lines, *at));
    dedent(&mut builder.blocks);
    builder.blocks
}

struct Builder<'a> {
    lines: &'a [Line<'a>],
    kept: &'a [usize],
    layout: &'a Layout,
    phrases: &'a Phrases,
    blocks: Vec<Block>,
    /// The lines that are only headers of quotations.
    headers: Vec<usize>,
}

impl Builder<'_> {
    fn line(&self, at: usize) -> Option<&Line<'_>> {
        self.kept.get(at).map(|at| &self.lines[*at])
    }

    fn is_marked(&self, at: usize) -> bool {
        self.depth(at) > 0
    }

    fn depth(&self, at: usize) -> u8 {
        self.line(at).map_or(0, |line| line.quoted)
    }

    /// The words of forum software that begin or end a quotation.
    fn is_quote_words(&self, at: usize) -> bool {
        self.line(at).is_some_and(|line| line.family() == "quote_header")
    }

    /// "Click to expand", which ends a quotation.
    fn is_quote_end(&self, at: usize) -> bool {
        self.is_quote_words(at) && self.line(at).is_some_and(|line| self.phrases.quote_author(&line.text).is_none())
    }

    /// Whether a quotation's header is at this place: who is quoted, if it says so.
    fn quote_header(&self, at: usize) -> Option<Option<String>> {
        let line = self.line(at)?;
        if self.is_quote_words(at) {
            return Some(self.phrases.quote_author(&line.text).map(str::to_owned));
        }
        // "Anna:" before lines that are marked as quoted.
        let introduces = line.class == Class::Short && line.text.ends_with(':') && self.depth(at + 1) > line.quoted;
        introduces.then(|| Some(line.text.trim_end_matches(':').trim().to_owned()))
    }

    /// What follows a quotation's header, as far as it shows to be quoted. Returns the place after it.
    fn quotation(&mut self, from: usize, author: Option<String>) -> usize {
        if author.is_none() {
            return from;
        }
        if self.is_marked(from) {
            return self.marked(from, author);
        }
        let words = (from..self.kept.len()).find(|at| self.is_quote_words(*at));
        let end = words.filter(|end| self.is_quote_end(*end)).unwrap_or_else(|| {
            // Without a mark at its end, a quotation shows by repeating what is on the page before.
            let repeated = |at: &&usize| self.layout.is_repeated(**at, &self.lines[**at]);
            from + self.kept[from..].iter().take_while(repeated).count()
        });
        if end > from {
            let quoted = paragraphs(self.lines, &self.kept[from..end]);
            self.blocks.push(Block::Quote(QuoteBlock::new(author, None, quoted)));
        }
        end
    }

    /// Lines that are marked as quoted; the first of them may name who is quoted. Returns the place after them.
    fn marked(&mut self, from: usize, author: Option<String>) -> usize {
        let (quote, end) = self.quoted(from, 1, author);
        if !quote.blocks.is_empty() {
            self.blocks.push(Block::Quote(quote));
        }
        end
    }

    /// A quotation of a depth and those inside it, and the place after them. Depth is a byte, so nesting has a bound.
    fn quoted(&mut self, from: usize, depth: u8, author: Option<String>) -> (QuoteBlock, usize) {
        let mut quote = QuoteBlock::new(author, None, Vec::new());
        let mut plain: Vec<usize> = Vec::new();
        let mut inner: Option<String> = None;
        let mut at = from;
        while let Some(line) = self.line(at).filter(|line| line.quoted >= depth) {
            let (text, place) = (line.text.as_ref(), self.kept[at]);
            if line.quoted > depth && depth < MAX_DEPTH {
                quote.blocks.append(&mut paragraphs(self.lines, &std::mem::take(&mut plain)));
                let (nested, end) = self.quoted(at, depth + 1, inner.take());
                if !nested.blocks.is_empty() {
                    quote.blocks.push(Block::Quote(nested));
                }
                at = end;
                continue;
            }
            let named = self.phrases.quote_author(text).map(str::to_owned).or_else(|| self.introduced(at));
            let words = || self.phrases.whole_line(text).is_some_and(|found| found.kind == RemovalKind::QuoteHeader);
            if line.code || (named.is_none() && !words()) {
                plain.push(place);
            } else {
                self.headers.push(place);
                if self.depth(at + 1) > depth {
                    inner = named;
                } else if plain.is_empty() && quote.blocks.is_empty() {
                    quote.author = quote.author.or(named);
                }
            }
            at += 1;
        }
        quote.blocks.append(&mut paragraphs(self.lines, &plain));
        (quote, at)
    }

    /// The name in "Anna:", where what follows is quoted deeper.
    fn introduced(&self, at: usize) -> Option<String> {
        let line = self.line(at)?;
        let name = line.text.strip_suffix(':').filter(|_| line.class == Class::Short)?;
        (self.depth(at + 1) > line.quoted).then(|| name.trim().to_owned())
    }

    /// Lines that are all marked as quoted, as paragraphs.
    fn unmarked(&mut self) {
        let words = |at: &&usize| self.phrases.whole_line(&self.lines[**at].text).is_some();
        let (headers, text): (Vec<usize>, Vec<usize>) = self.kept.iter().partition(words);
        self.headers.extend(headers);
        self.blocks.extend(paragraphs(self.lines, &text));
    }

    /// Lines up to the next quotation. Returns the place after them.
    fn plain(&mut self, from: usize) -> usize {
        let quotes = |at: &usize| self.is_marked(*at) || self.quote_header(*at).is_some();
        let end = (from + 1..self.kept.len()).find(quotes).unwrap_or(self.kept.len());
        self.blocks.extend(paragraphs(self.lines, &self.kept[from..end]));
        end
    }
}

fn paragraphs(lines: &[Line], kept: &[usize]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<usize> = None;
    for at in kept {
        let line = &lines[*at];
        let follows = before.replace(*at).filter(|before| before + 1 == *at).map(|before| &lines[before]);
        if line.code {
            code(&mut blocks, follows.filter(|before| before.code), line);
            continue;
        }
        let follows = follows.filter(|before| !before.code && !line.after_blank());
        let item = item(line);
        let joins = follows.is_some() && item.is_none() && continues(&line.text);
        match (joins, blocks.last_mut()) {
            (true, Some(Block::Paragraph(rich) | Block::Item { content: rich, .. })) => rich.text.push_str(&line.text),
            _ => blocks.push(item.unwrap_or_else(|| Block::Paragraph(Rich::plain(line.text.as_ref())))),
        }
    }
    blocks
}

/// Whether the line begins as none does: an inline element that ended before its comma or full stop was a line of its own.
fn continues(text: &str) -> bool {
    let rest = text.trim_start_matches([',', '.', ';', '!', '?', ')', '”', '»']);
    rest.len() < text.len() && text.len() - rest.len() <= MAX_STOPS && (rest.is_empty() || rest.starts_with(' '))
}

/// Appends a line of code to the block that the line before it belongs to, or begins one.
fn code(blocks: &mut Vec<Block>, before: Option<&Line>, line: &Line) {
    let indent = " ".repeat(usize::from(line.indent.min(MAX_CODE_INDENT)));
    match blocks.last_mut() {
        Some(Block::Code { text, .. }) if before.is_some() => {
            text.push_str(if line.after_blank() { "\n\n" } else { "\n" });
            text.push_str(&indent);
            text.push_str(&line.text);
        }
        _ => blocks.push(Block::Code { language: None, text: indent + &line.text }),
    }
}

/// Takes away the columns that all lines of code are indented by.
fn dedent(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Code { text, .. } => {
                let lines = || text.lines().filter(|line| !line.is_empty());
                let common = lines().map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or(0);
                let dedented: Vec<&str> = text.lines().map(|line| line.get(common..).unwrap_or_default()).collect();
                *text = dedented.join("\n");
            }
            Block::Quote(quote) => dedent(&mut quote.blocks),
            _ => {}
        }
    }
}

/// `* tea`, `- tea`, `2. tea`. The depth of a flat list is not told by its indentation, for bodies are indented too.
fn item(line: &Line) -> Option<Block> {
    let (mark, text) = line.text.split_once(char::is_whitespace)?;
    let number = mark.strip_suffix('.').filter(|_| mark.len() <= MAX_ITEM_MARK).and_then(|number| number.parse().ok());
    let marked = number.is_some() || matches!(mark, "*" | "-" | "+" | "•" | "·" | "‣" | "▪");
    marked.then(|| Block::Item { depth: 0, number, content: Rich::plain(text.trim()) })
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::super::prepare::Flavour;
    use super::*;

    fn made(text: &str) -> Vec<Block> {
        let phrases = Phrases::for_language(None);
        let lines = scan(text, Flavour::Nodes, phrases);
        let kept: Vec<usize> = (0..lines.len()).collect();
        blocks(&lines, &kept, &Layout::of(&lines), phrases, &mut Verdicts::new(lines.len()))
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Rich::plain(text))
    }

    #[test]
    fn lines_are_paragraphs_unless_they_continue_one() {
        assert_eq!(
            made("One line of text.\nAnother line of text.\n"),
            [paragraph("One line of text."), paragraph("Another line of text.")]
        );
        assert_eq!(made("I like tea\n, and cocoa.\n"), [paragraph("I like tea, and cocoa.")]);
    }

    #[test]
    fn quotations_with_either_mark() {
        let quote = |text: &str| Block::Quote(QuoteBlock::new(Some("Anna".into()), None, vec![paragraph(text)]));
        assert_eq!(
            made("Anna said:\nI like it.\nClick to expand...\nSo do I.\n"),
            [quote("I like it."), paragraph("So do I.")]
        );
        assert_eq!(made("> Anna wrote:\n> I like it.\n\nSo do I.\n"), [quote("I like it."), paragraph("So do I.")]);
        assert_eq!(made("Anna:\n> I like it.\n"), [quote("I like it.")]);
        assert_eq!(made("> All of it\n> is marked.\n"), [paragraph("All of it"), paragraph("is marked.")]);
    }

    #[test]
    fn items() {
        let item = |number, text: &str| Block::Item { depth: 0, number, content: Rich::plain(text) };
        assert_eq!(made("* tea\n2. coffee\n"), [item(None, "tea"), item(Some(2), "coffee")]);
    }
}
