//! Software whose posts name others by number: a line of `>>123`, then the lines of that post that are answered, with `>`
//! before each.

use std::collections::HashMap;

use crate::block::{Block, QuoteBlock, Rich};
use crate::document::{Post, RemovalKind};
use crate::dom::Node;
use crate::render;

use super::claims::Claims;
use super::written::{lines, slice};

/// Letters of the shortest line that is taken for a quotation because a post before has it.
pub(crate) const MIN_ECHO: usize = 8;

/// Makes quotations of the lines that quote, and takes away the lines that only say whom.
///
/// A line with `>` quotes the post named before it, or else the post above that says the same. It is the author's own
/// where there is neither: many tell stories so.
pub(super) fn read(posts: &mut [Post]) {
    let mut before: Vec<Known> = Vec::new();
    let numbers: HashMap<String, Option<String>> =
        posts.iter().filter_map(|post| Some((post.id.clone()?, author_of(post)))).collect();
    for post in posts.iter_mut() {
        let mut source: Option<String> = None;
        let mut body = Vec::new();
        for block in std::mem::take(&mut post.body) {
            match block {
                Block::Paragraph(rich) => paragraph(&rich, &before, &numbers, &mut source, &mut body),
                block => body.push(block),
            }
        }
        post.body = body;
        before.push(Known {
            id: post.id.clone(),
            author: author_of(post),
            text: render::text::blocks(&post.body, false),
        });
    }
}

/// A post that later ones may quote.
struct Known {
    id: Option<String>,
    author: Option<String>,
    text: String,
}

fn author_of(post: &Post) -> Option<String> {
    post.author.as_ref().and_then(|author| author.name.clone())
}

fn paragraph(
    rich: &Rich,
    before: &[Known],
    numbers: &HashMap<String, Option<String>>,
    source: &mut Option<String>,
    body: &mut Vec<Block>,
) {
    /// What a line is.
    #[derive(PartialEq)]
    enum Line {
        Own,
        /// The post that it quotes: author and id.
        Quoting(Option<String>, Option<String>),
    }
    let mut parts: Vec<(Line, std::ops::Range<usize>)> = Vec::new();
    for range in lines(&rich.text) {
        let text = rich.text[range.clone()].trim();
        if let Some(named) = reference_line(text) {
            *source = Some(named.to_owned());
            continue;
        }
        let kind = match text.strip_prefix('>').filter(|_| reference(text).is_none()).map(str::trim) {
            None => Line::Own,
            Some(_) if source.is_some() => {
                let author = source.as_ref().and_then(|id| numbers.get(id).cloned().flatten());
                Line::Quoting(author, source.clone())
            }
            Some(quoted) => match before.iter().find(|known| quoted.len() >= MIN_ECHO && known.text.contains(quoted)) {
                Some(known) => Line::Quoting(known.author.clone(), known.id.clone()),
                None => Line::Own,
            },
        };
        match parts.last_mut() {
            Some((last, whole)) if *last == kind => whole.end = range.end,
            _ => parts.push((kind, range)),
        }
    }
    for (kind, range) in parts {
        if let Line::Quoting(author, source) = kind {
            let text: Vec<&str> =
                rich.text[range].lines().map(|line| line.trim().trim_start_matches('>').trim()).collect();
            let inside = Rich::plain(text.join("\n"));
            body.push(Block::Quote(QuoteBlock::new(author, source, vec![Block::Paragraph(inside)])));
        } else {
            let own = slice(rich, range);
            if !own.text.trim().is_empty() {
                body.push(Block::Paragraph(own));
            }
        }
    }
}

/// Claims the references that stand alone on a line: they say which post the line below quotes or answers.
pub(super) fn claim(body: Node, name: &str, claims: &mut Claims) {
    let is_line = |node: &Node| node.tag() == "br";
    let is_reference = |node: Node| match node.as_text() {
        Some(text) => text.trim().is_empty() || reference_line(text.trim()).is_some(),
        None => !node.is_element() || reference_line(&node.text()).is_some(),
    };
    for parent in body.descendants().filter(|node| node.is_element()) {
        let children: Vec<Node> = parent.children().collect();
        for line in children.split(is_line).filter(|line| line.iter().all(|node| is_reference(*node))) {
            for node in line.iter().filter(|node| node.is_element()) {
                claims.remove(*node, RemovalKind::QuoteHeader, name, "quote_header");
            }
        }
    }
}

/// The last post that a line of nothing but references names.
pub(crate) fn reference_line(line: &str) -> Option<&str> {
    /// What software writes after a reference to the opening post, to the reader's own, or into another thread.
    const NOTES: [&str; 4] = ["(OP)", "(You)", "(Cross-thread)", "→"];
    let mut words = line.split_whitespace().filter(|word| !NOTES.contains(word));
    let first = reference(words.next()?)?;
    words.try_fold(first, |_, word| reference(word))
}

/// The number in `>>123` and `>>>/board/123`.
fn reference(word: &str) -> Option<&str> {
    let target = word.split_whitespace().next()?.strip_prefix(">>")?;
    let number = target.strip_prefix(">/").and_then(|path| path.rsplit('/').next()).unwrap_or(target);
    (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Author;

    fn post(id: &str, author: &str, text: &str) -> Post {
        let author = Author { name: Some(author.to_owned()), ..Author::default() };
        let body = vec![Block::Paragraph(Rich::plain(text))];
        Post { id: Some(id.to_owned()), author: Some(author), body, ..Post::default() }
    }

    fn quote(author: &str, source: &str, text: &str) -> Block {
        let inside = vec![Block::Paragraph(Rich::plain(text))];
        Block::Quote(QuoteBlock::new(Some(author.to_owned()), Some(source.to_owned()), inside))
    }

    #[test]
    fn lines_quote_the_post_named_above_them() {
        let mut posts = [
            post("7", "Ann", "Green tea or black?\nI cannot tell."),
            post("8", "Bo", ">>7 (OP)\n>or black?\nGreen, as >>7 says."),
            post("9", "Cy", ">Green tea or black?\nNeither.\n>be me\n>drink coffee"),
        ];
        read(&mut posts);
        let own = |text| Block::Paragraph(Rich::plain(text));
        assert_eq!(posts[1].body, [quote("Ann", "7", "or black?"), own("Green, as >>7 says.")]);
        assert_eq!(posts[2].body, [quote("Ann", "7", "Green tea or black?"), own("Neither.\n>be me\n>drink coffee")]);
    }

    #[test]
    fn references_are_numbers_alone() {
        assert_eq!(reference_line(">>12 >>13"), Some("13"));
        assert_eq!(reference_line(">>>/tea/14"), Some("14"));
        assert_eq!(reference_line(">>12 indeed"), None);
        assert_eq!(reference_line(">no"), None);
        assert_eq!(reference_line(">>no"), None);
    }
}
