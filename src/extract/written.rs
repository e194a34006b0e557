//! Software that writes quotations, edit notices and signatures into the text of a body: lines with `>` below
//! "Anna wrote:", and the same last paragraph under each post of an author.

use std::collections::HashMap;
use std::ops::Range;

use crate::block::{Block, Mark, QuoteBlock, Rich};
use crate::chrome::phrases::Phrases;
use crate::document::{Post, RemovalKind};
use crate::dom::Node;
use crate::render;

use super::claims::Claims;
use super::dates::{self, DateContext};

/// Levels of `>` that are told apart: answers to answers have a handful.
const MAX_LEVELS: usize = 16;

/// Claims the lines above quotations and returns the edit notice, the last line of the body.
pub(super) fn notices<'a>(body: Node<'a>, phrases: &Phrases, name: &str, claims: &mut Claims) -> Option<Node<'a>> {
    let has_text = |node: &Node| node.as_text().is_some_and(|text| !text.trim().is_empty());
    let lines: Vec<(Node, &str)> =
        body.children().filter(has_text).filter_map(|node| Some((node, node.as_text()?.trim()))).collect();
    for (at, (node, line)) in lines.iter().enumerate() {
        let mut below = lines[at + 1..].iter().map(|(node, line)| (*node, *line)).peekable();
        let rule = below.next_if(|(_, line)| is_rule(line)).map(|(node, _)| node);
        if below.peek().is_some_and(|(_, line)| line.starts_with('>')) && phrases.quote_author(line).is_some() {
            let header = std::iter::once(*node).chain(rule);
            header.for_each(|node| claims.remove(node, RemovalKind::QuoteHeader, name, "quote_header"));
        }
    }
    let (last, line) = lines.last()?;
    if !phrases.edit_notice(line) {
        return None;
    }
    claims.remove(*last, RemovalKind::EditNotice, name, "modified");
    Some(*last)
}

/// Claims and returns the edit notice that is the last line of the body, in brackets and with a date.
pub(super) fn bracketed<'a>(body: Node<'a>, dates: &DateContext, name: &str, claims: &mut Claims) -> Option<Node<'a>> {
    let texts = body.children().filter(|node| node.as_text().is_some_and(|text| !text.trim().is_empty()));
    let last = texts.last()?;
    let inside = last.as_text()?.trim().strip_prefix('[')?.strip_suffix(']')?;
    dates::parse_date(inside, dates)?;
    claims.remove(last, RemovalKind::EditNotice, name, "modified");
    Some(last)
}

/// A line drawn with dashes.
fn is_rule(line: &str) -> bool {
    line.len() >= MIN_RULE && line.bytes().all(|b| b == b'-')
}

/// Dashes of the shortest drawn line.
const MIN_RULE: usize = 5;

/// The blocks with paragraphs cut where lines start with `>`.
pub(super) fn quotes(blocks: Vec<Block>, phrases: &Phrases) -> Vec<Block> {
    let cut = |block| match block {
        Block::Paragraph(rich) if rich.text.lines().any(|line| line.starts_with('>')) => paragraph(&rich, phrases, 0),
        block => vec![block],
    };
    blocks.into_iter().flat_map(cut).collect()
}

fn paragraph(rich: &Rich, phrases: &Phrases, level: usize) -> Vec<Block> {
    let lines: Vec<Range<usize>> = lines(&rich.text).collect();
    let quoted = |line: &Range<usize>| level < MAX_LEVELS && rich.text[line.clone()].starts_with('>');
    let mut blocks = Vec::new();
    for run in lines.chunk_by(|a, b| quoted(a) == quoted(b)) {
        if quoted(&run[0]) {
            let author = header(&mut blocks, phrases);
            let text: Vec<&str> = run.iter().map(|line| unquoted(&rich.text[line.clone()])).collect();
            let inner = text.join("\n");
            let parts = inner.split("\n\n").filter(|part| !part.trim().is_empty());
            let inside = parts.flat_map(|part| paragraph(&Rich::plain(part.trim()), phrases, level + 1)).collect();
            blocks.push(Block::Quote(QuoteBlock::new(author, None, inside)));
        } else {
            let part = slice(rich, run[0].start..run[run.len() - 1].end);
            if !part.text.is_empty() {
                blocks.push(Block::Paragraph(part));
            }
        }
    }
    blocks
}

/// The quoted author, from the last line of the paragraph before, which goes.
fn header(blocks: &mut Vec<Block>, phrases: &Phrases) -> Option<String> {
    let Some(Block::Paragraph(above)) = blocks.last_mut() else { return None };
    let text = above.text.trim_end();
    let text = match text.rsplit_once('\n') {
        Some((rest, rule)) if is_rule(rule.trim()) => rest.trim_end(),
        _ => text,
    };
    let start = text.rfind('\n').map_or(0, |at| at + 1);
    let author = phrases.quote_author(text[start..].trim())?.trim().to_owned();
    let rest = slice(above, 0..above.text[..start].trim_end().len());
    if rest.text.is_empty() {
        blocks.pop();
    } else {
        *above = rest;
    }
    Some(author)
}

fn unquoted(line: &str) -> &str {
    let line = line.strip_prefix('>').unwrap_or(line);
    line.strip_prefix(' ').unwrap_or(line).trim_end()
}

/// Where the lines of a text are, without white space at their ends.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = text.split_inclusive('\n').scan(0, |start, line| {
        *start += line.len();
        Some((*start - line.len(), line))
    });
    starts.map(|(start, line)| start..start + line.trim_end().len())
}

/// A part of a text, with the marks that lie in it.
pub(super) fn slice(rich: &Rich, range: Range<usize>) -> Rich {
    let inside = rich.marks.iter().filter(|mark| mark.start >= range.start && mark.end <= range.end);
    let marks = inside.map(|m| Mark::new(m.start - range.start, m.end - range.start, m.kind.clone())).collect();
    Rich { text: rich.text[range].to_owned(), marks }
}

/// Takes the last paragraph, where each of several posts of an author ends in the same, for the signature.
pub(super) fn signatures(posts: &mut [Post], bodies: &[Node], name: &str, claims: &mut Claims) {
    /// The last block of an author's posts, if all have the same, and how many they are.
    type Tail = (Option<Block>, usize);
    let author = |post: &Post| post.author.as_ref().and_then(|author| author.name.clone());
    let mut tails: HashMap<String, Tail> = HashMap::new();
    for post in posts.iter() {
        let Some(author) = author(post) else { continue };
        let last = post.body.last().filter(|block| post.body.len() > 1 && matches!(block, Block::Paragraph(_)));
        let tail = tails.entry(author).or_insert_with(|| (last.cloned(), 0));
        tail.0.take_if(|known| Some(&*known) != last);
        tail.1 += 1;
    }
    for (post, body) in posts.iter_mut().zip(bodies) {
        let tail = author(post).and_then(|author| tails.get(&author));
        if let Some((Some(_), 2..)) = tail
            && let Some(block) = post.body.pop()
        {
            let text = render::text::blocks(&[block], true);
            claim(*body, &text, name, claims);
            post.signature = Some(text);
        }
    }
}

/// Claims the nodes at the end of a body that make a text.
fn claim(body: Node, text: &str, name: &str, claims: &mut Claims) {
    let mut rest = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let nodes: Vec<(Node, String)> = body
        .descendants()
        .filter_map(|node| Some((node, node.as_text()?.split_whitespace().collect::<Vec<_>>().join(" "))))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let from_end = nodes.into_iter().rev().skip_while(|(_, part)| !text.ends_with(part.as_str()));
    for (node, part) in from_end {
        let Some(left) = rest.strip_suffix(&part) else { break };
        rest.truncate(left.trim_end().len());
        claims.remove(node, RemovalKind::Signature, name, "signature");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_cut_out_of_paragraphs() {
        let phrases = Phrases::for_language(Some("en"));
        let text = "Wren Wrote:\n-------\n> Ada Wrote:\n> -------\n> > Why?\n> Because.\nI see.";
        let blocks = quotes(vec![Block::Paragraph(Rich::plain(text))], phrases);
        let inner = QuoteBlock::new(Some("Ada".to_owned()), None, vec![Block::Paragraph(Rich::plain("Why?"))]);
        let inside = vec![Block::Quote(inner), Block::Paragraph(Rich::plain("Because."))];
        let outer = QuoteBlock::new(Some("Wren".to_owned()), None, inside);
        assert_eq!(blocks, [Block::Quote(outer), Block::Paragraph(Rich::plain("I see."))]);
    }
}
