//! Bodies without markup, as archives of a board show them: quotations, edit notices, items and pictures made of the text.

use crate::block::{Block, QuoteBlock, Rich};
use crate::document::{Image, Post, RemovalKind};
use crate::dom::Node;
use crate::extract::numbers::digit;

use super::claims::Claims;
use super::dates::{self, DateContext};

/// Characters of the longest line that is a quotation's header or an edit notice.
const LINE: usize = 120;

/// Characters that a quotation is cut at, and some: an ellipsis further down is the author's.
const CUT: usize = 160;

/// What begins an item.
const ITEM: &str = "[*]";

/// Makes of a post's text what its markup was.
pub(super) fn restore(post: &mut Post, nodes: &[Node], dates: &DateContext, (rule, claims): (&str, &mut Claims)) {
    let mut claim = |line: &str, kind: RemovalKind, name: &str| {
        let is_it =
            |node: &&Node| node.as_text().is_some_and(|text| text.split_whitespace().eq(line.split_whitespace()));
        if let Some(node) = nodes.iter().find(is_it) {
            claims.remove(*node, kind, rule, name);
        }
    };
    let texts = post.body.iter().filter_map(|block| match block {
        Block::Paragraph(rich) => Some(&rich.text),
        _ => None,
    });
    texts
        .flat_map(|text| text.lines())
        .filter(|line| is_picture(line))
        .for_each(|line| claim(line, RemovalKind::ImageName, "picture"));
    let author = post.author.as_ref().and_then(|author| author.name.as_deref()).unwrap_or_default();
    if let Some(Block::Paragraph(first)) = post.body.first()
        && let Some(date) = noticed(&first.text, author, dates)
    {
        claim(&first.text, RemovalKind::EditNotice, "modified");
        post.modified = Some(date);
        post.body.remove(0);
    }
    let mut blocks = std::mem::take(&mut post.body).into_iter().peekable();
    while let Some(block) = blocks.next() {
        let Block::Paragraph(rich) = block else {
            post.body.push(block);
            continue;
        };
        let headed = rich.text.split_once('\n').and_then(|(line, rest)| Some((line, quoted(line, dates)?, rest)));
        let Some((line, author, rest)) = headed else {
            lines(rich, &mut post.body);
            continue;
        };
        claim(line, RemovalKind::QuoteHeader, "quote_header");
        let mut inside = Vec::new();
        lines(Rich::plain(rest), &mut inside);
        if !is_cut(rest) && blocks.peek().is_some_and(|next| ends_cut(next, rest.chars().count())) {
            blocks.next().into_iter().for_each(|block| inside.push(block));
        }
        post.body.push(Block::Quote(QuoteBlock::new(Some(author.to_owned()), None, inside)));
    }
}

/// When a post was edited, if a text is the notice of it: a line with the author's name and a date that is not its end.
fn noticed(text: &str, author: &str, dates: &DateContext) -> Option<String> {
    let is_line = text.chars().count() <= LINE && !text.contains('\n');
    if !is_line || author.is_empty() || quoted(text, dates).is_some() {
        return None;
    }
    let (_, rest) = text.split_once(author)?;
    dates::parse_date(rest, dates)
}

/// The name in "Anna posted on 2024-5-3 10:20": what stands before the verb, if the line ends in a date.
fn quoted<'t>(line: &'t str, dates: &DateContext) -> Option<&'t str> {
    /// Letters of the longest preposition before a date: "on", "at".
    const PREPOSITION: usize = 3;
    let line = line.trim();
    if line.chars().count() > LINE || !line.ends_with(|c| digit(c).is_some()) {
        return None;
    }
    let whole = dates::parse_date(line, dates)?;
    let is_date = |at: &usize| dates::parse_date(&line[*at..], dates).as_ref() == Some(&whole);
    let start = line.match_indices(' ').map(|(at, _)| at).rfind(is_date)?;
    let words = line[..start].trim_end();
    let (before, last) = words.rsplit_once(' ')?;
    let is_preposition = last.len() <= PREPOSITION && before.contains(' ');
    let name = if is_preposition { before.rsplit_once(' ').map_or(before, |(name, _)| name) } else { before };
    Some(name.trim()).filter(|name| !name.is_empty())
}

fn is_cut(text: &str) -> bool {
    text.trim_end().ends_with("...")
}

/// Whether a block goes on with a quotation that is cut at its end.
fn ends_cut(block: &Block, before: usize) -> bool {
    matches!(block, Block::Paragraph(rich) if is_cut(&rich.text) && before + rich.text.chars().count() <= CUT)
}

/// A paragraph, with items and pictures in it.
fn lines(rich: Rich, out: &mut Vec<Block>) {
    let is_own = |line: &str| line.starts_with(ITEM) || is_picture(line);
    if !rich.text.lines().any(is_own) {
        out.push(Block::Paragraph(rich));
        return;
    }
    let lines: Vec<&str> = rich.text.lines().collect();
    for run in lines.chunk_by(|a, b| !is_own(a) && !is_own(b)) {
        let line = run[0];
        out.push(match line.strip_prefix(ITEM) {
            Some(item) => Block::Item { depth: 0, number: None, content: Rich::plain(item.trim()) },
            None if is_picture(line) => Block::Image(picture(line)),
            None => Block::Paragraph(Rich::plain(run.join("\n"))),
        });
    }
}

/// Whether a line is a picture's address.
fn is_picture(line: &str) -> bool {
    const ENDINGS: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"];
    let is_address = line.starts_with("http://") || line.starts_with("https://");
    let lower = line.to_ascii_lowercase();
    is_address && !line.contains(' ') && ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

fn picture(address: &str) -> Image {
    let name = address.rsplit('/').next().map(str::to_owned);
    Image { url: Some(address.to_owned()), name, alt: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_notices_in_plain_text() {
        let dates = DateContext::default();
        assert_eq!(quoted("Old Tom 发表于 2024-12-1 17:17", &dates), Some("Old Tom"));
        assert_eq!(quoted("Old Tom posted on 2024-12-1 17:17", &dates), Some("Old Tom"));
        assert_eq!(quoted("It was a cold day in May, nobody came", &dates), None);
        let notice = "本帖最后由 Old Tom 于 2024-12-1 17:20 编辑";
        assert_eq!(noticed(notice, "Old Tom", &dates).as_deref(), Some("2024-12-01T17:20:00"));
        assert_eq!(noticed("I am Old Tom", "Old Tom", &dates), None);
    }
}
