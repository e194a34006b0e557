//! Kept lines to blocks: paragraphs, list items, quotations.

use super::lines::{Class, Line};
use super::verdict::Verdicts;
use crate::block::{Block, QuoteBlock, Rich};
use crate::chrome::phrases::Phrases;
use crate::chrome::shape;
use crate::document::RemovalKind;

/// Hard wraps are narrower: 72 to 80 columns are usual, lynx and mail go to 100.
const MAX_WRAP: usize = 100;
/// A narrower text is verse or a list.
const MIN_WRAP: usize = 40;
/// Of a hundred line breaks inside paragraphs, so many are where the next word did not fit, in a hard-wrapped text.
const WRAP_SHARE: usize = 70;
/// Line breaks inside paragraphs that show whether a text is hard-wrapped.
const MIN_BREAKS: usize = 5;
/// Columns by which a line may be shorter than the wrap although the next word would fit: trailing marks that are gone.
const WRAP_SLACK: usize = 2;
/// Columns of indentation a level of a list.
const LIST_INDENT: usize = 4;

/// The column at which the text is hard-wrapped, if it is.
pub(super) fn wrap_column(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines
        .iter()
        .filter(|line| line.text.contains(' '))
        .map(|line| line.indent + shape::width(&line.text))
        .collect();
    widths.sort_unstable();
    let column = *widths.last()?;
    if !(MIN_WRAP..=MAX_WRAP).contains(&column) {
        return None;
    }
    let breaks: Vec<&[Line]> = lines.windows(2).filter(|pair| !pair[1].after_blank && is_running(&pair[0])).collect();
    let wrapped = breaks.iter().filter(|pair| is_wrapped(&pair[0], &pair[1], column)).count();
    (breaks.len() >= MIN_BREAKS && wrapped * 100 >= breaks.len() * WRAP_SHARE).then_some(column)
}

fn is_running(line: &Line) -> bool {
    matches!(line.class, Class::Prose | Class::Text)
}

/// Whether the break between two lines is only where the line was full.
fn is_wrapped(line: &Line, next: &Line, column: usize) -> bool {
    let word = next.text.split(' ').next().unwrap_or_default();
    line.indent + shape::width(&line.text) + 1 + shape::width(word) + WRAP_SLACK > column
}

/// The blocks of the kept lines, whose indexes ascend. Headers of quotations become removals.
pub(super) fn blocks(
    lines: &[Line],
    kept: &[usize],
    wrap: Option<usize>,
    phrases: &Phrases,
    verdicts: &mut Verdicts,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    // Some templates put every post's body into a quotation's element: then the marks say nothing.
    if !kept.is_empty() && kept.iter().all(|at| is_quoted(lines, Some(at))) {
        return unmarked(lines, kept, phrases);
    }
    while at < kept.len() {
        let line = &lines[kept[at]];
        if line.family() == "quote_header" {
            remove_header(lines, kept[at], verdicts);
            let author = phrases.quote_author(&line.text).map(str::to_owned);
            let end = author.as_ref().and_then(|_| quote_end(lines, kept, at + 1, phrases));
            match end {
                Some(end) => {
                    let quoted = paragraphs(lines, &kept[at + 1..end], wrap);
                    blocks.push(Block::Quote(QuoteBlock::new(author, None, quoted)));
                    remove_header(lines, kept[end], verdicts);
                    at = end + 1;
                }
                None if is_quoted(lines, kept.get(at + 1)) => {
                    at = marked_quote(lines, kept, at + 1, author, phrases, &mut blocks)
                }
                None => at += 1,
            }
        } else if is_quoted(lines, Some(&kept[at])) {
            at = marked_quote(lines, kept, at, None, phrases, &mut blocks);
        } else if line.text.ends_with(':') && line.class == Class::Short && is_quoted(lines, kept.get(at + 1)) {
            let author = line.text.trim_end_matches(':').trim().to_owned();
            verdicts.remove(kept[at], RemovalKind::QuoteHeader, "shape.quote_header");
            at = marked_quote(lines, kept, at + 1, Some(author), phrases, &mut blocks);
        } else {
            let rest = kept[at..].iter().skip(1);
            let run = rest.take_while(|next| {
                lines[**next].family() != "quote_header" && !is_quoted(lines, Some(next)) && !introduces(lines, **next)
            });
            let end = at + 1 + run.count();
            blocks.extend(paragraphs(lines, &kept[at..end], wrap));
            at = end;
        }
    }
    blocks
}

/// A name with a colon before a line that is marked as quoted.
fn introduces(lines: &[Line], at: usize) -> bool {
    lines[at].class == Class::Short
        && lines[at].text.ends_with(':')
        && lines.get(at + 1).is_some_and(|next| next.text.starts_with('>'))
}

fn remove_header(lines: &[Line], at: usize, verdicts: &mut Verdicts) {
    if let Class::Phrase(found) = lines[at].class {
        verdicts.remove(at, found.kind, found.rule);
    }
}

fn is_quoted(lines: &[Line], at: Option<&usize>) -> bool {
    at.is_some_and(|at| lines[*at].text.starts_with('>'))
}

/// Where the software's "click to expand" ends a quotation.
fn quote_end(lines: &[Line], kept: &[usize], from: usize, phrases: &Phrases) -> Option<usize> {
    let end = (from..kept.len()).find(|at| lines[kept[*at]].family() == "quote_header")?;
    phrases.quote_author(&lines[kept[end]].text).is_none().then_some(end)
}

/// Lines that all start with `>`, as paragraphs.
fn unmarked(lines: &[Line], kept: &[usize], phrases: &Phrases) -> Vec<Block> {
    let texts = kept.iter().map(|at| lines[*at].text.trim_start_matches(['>', ' ']));
    let written = texts.filter(|text| !text.is_empty() && phrases.whole_line(text).is_none());
    written.map(|text| Block::Paragraph(Rich::plain(text))).collect()
}

/// Lines that start with `>`; the first of them may name who is quoted.
fn marked_quote(
    lines: &[Line],
    kept: &[usize],
    from: usize,
    author: Option<String>,
    phrases: &Phrases,
    blocks: &mut Vec<Block>,
) -> usize {
    let end = from + kept[from..].iter().take_while(|at| is_quoted(lines, Some(at))).count();
    let mut author = author;
    let mut quoted = Vec::new();
    for at in &kept[from..end] {
        let text = lines[*at].text.trim_start_matches(['>', ' ']);
        match phrases.quote_author(text) {
            Some(name) => author = author.or(Some(name.to_owned())),
            None if phrases.whole_line(text).is_some_and(|found| found.kind == RemovalKind::QuoteHeader) => {}
            None if text.is_empty() => {}
            None => quoted.push(Block::Paragraph(Rich::plain(text))),
        }
    }
    if !quoted.is_empty() {
        blocks.push(Block::Quote(QuoteBlock::new(author, None, quoted)));
    }
    end
}

fn paragraphs(lines: &[Line], kept: &[usize], wrap: Option<usize>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<usize> = None;
    for at in kept {
        let line = &lines[*at];
        let joins = wrap.is_some_and(|column| {
            before.is_some_and(|before| {
                before + 1 == *at && !line.after_blank && is_wrapped(&lines[before], line, column)
            })
        });
        before = Some(*at);
        let item = item(line);
        match (joins && item.is_none(), blocks.last_mut()) {
            (true, Some(Block::Paragraph(rich) | Block::Item { content: rich, .. })) => {
                rich.text.push(' ');
                rich.text.push_str(&line.text);
            }
            _ => blocks.push(item.unwrap_or_else(|| Block::Paragraph(Rich::plain(line.text.as_ref())))),
        }
    }
    blocks
}

/// `* tea`, `- tea`, `2. tea`.
fn item(line: &Line) -> Option<Block> {
    let (mark, text) = line.text.split_once(char::is_whitespace)?;
    let number = mark.strip_suffix('.').and_then(|number| number.parse::<u32>().ok()).filter(|_| mark.len() <= 3);
    let depth = u8::try_from(line.indent / LIST_INDENT).unwrap_or(u8::MAX).min(1);
    (number.is_some() || matches!(mark, "*" | "-" | "+" | "•" | "·" | "‣" | "▪")).then(|| Block::Item {
        depth: if number.is_some() { 0 } else { depth.saturating_sub(1) },
        number,
        content: Rich::plain(text.trim()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::*;

    fn made(text: &str) -> Vec<Block> {
        let phrases = Phrases::for_language(None);
        let lines = scan(text, false, phrases);
        let kept: Vec<usize> = (0..lines.len()).collect();
        blocks(&lines, &kept, wrap_column(&lines), phrases, &mut Verdicts::new(lines.len()))
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Rich::plain(text))
    }

    #[test]
    fn lines_are_paragraphs_unless_hard_wrapped() {
        assert_eq!(
            made("One line of text.\nAnother line of text.\n"),
            [paragraph("One line of text."), paragraph("Another line of text.")]
        );
        let words = "the quick brown fox jumps over the lazy dog and runs away ".repeat(12);
        let mut wrapped = String::new();
        let mut width = 0;
        for word in words.split_whitespace() {
            if width + 1 + word.len() > 72 {
                wrapped.push('\n');
                width = 0;
            } else if width > 0 {
                wrapped.push(' ');
                width += 1;
            }
            wrapped.push_str(word);
            width += word.len();
        }
        assert_eq!(made(&wrapped), [paragraph(words.trim())]);
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
