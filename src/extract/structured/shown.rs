//! Which element of the page shows a text that structured data carries: it has the lists, links and quotations that
//! the copy for machines has lost.

use memchr::memmem;

use crate::dom::{Dom, Node};
use crate::extract::visible::is_silent;

use super::{Found, FoundBody, MIN_PRINT, PRINT_LENGTH};

/// Letters at a text's end by which its element is known, and how much more or less than the text the element may show.
const TAIL_LENGTH: usize = 20;
const MIN_SHARE: f64 = 0.9;
const MAX_SHARE: f64 = 1.15;
/// Levels from the first and last words of a post up to the element that holds all of it.
const LEVELS: usize = 12;

/// The letters and digits of the page's texts, without case, and where each text's begin.
struct Letters<'a> {
    /// UTF-8.
    all: Vec<u8>,
    texts: Vec<(usize, Node<'a>)>,
}

impl<'a> Letters<'a> {
    fn new(dom: &'a Dom) -> Self {
        let mut letters = Letters { all: Vec::new(), texts: Vec::new() };
        let visible =
            |node: &Node| node.parent().is_some_and(|parent| !is_silent(parent.tag()) && parent.tag() != "noscript");
        for node in dom.root().descendants().filter(visible) {
            if let Some(text) = node.as_text() {
                letters.texts.push((letters.all.len(), node));
                push(&mut letters.all, text);
            }
        }
        letters
    }

    /// The text that the letter at an offset is of.
    fn at(&self, offset: usize) -> Option<Node<'a>> {
        self.texts.get(self.texts.partition_point(|(start, _)| *start <= offset).checked_sub(1)?).map(|(_, node)| *node)
    }

    /// The smallest element that shows the text, if there is one that shows little else.
    fn element(&self, text: &str, from: usize) -> Option<(usize, Node<'a>)> {
        let wanted: String = of(text).collect();
        let end_of = |letters: usize| wanted.char_indices().nth(letters).map_or(wanted.len(), |(at, _)| at);
        if wanted.chars().count() < MIN_PRINT {
            return None;
        }
        let head = &wanted[..end_of(PRINT_LENGTH)];
        let tail = &wanted[end_of(wanted.chars().count().saturating_sub(TAIL_LENGTH))..];
        let find = |start: usize| memmem::find(&self.all[start..], head.as_bytes()).map(|at| start + at);
        let start = find(from).or_else(|| find(0))?;
        let limit = (start as f64 + MAX_SHARE * wanted.len() as f64) as usize;
        let window = &self.all[start..limit.clamp(start, self.all.len())];
        let end = start + memmem::rfind(window, tail.as_bytes())? + tail.len() - 1;
        let (first, last) = (self.at(start)?, self.at(end)?);
        let element = first.ancestors().take(LEVELS).find(|node| last.is_within(*node))?;
        let shown =
            element.descendants().filter_map(Node::as_text).flat_map(of).map(char::len_utf8).sum::<usize>() as f64;
        let share = shown / wanted.len() as f64;
        (MIN_SHARE..=MAX_SHARE).contains(&share).then_some((end, element))
    }
}

/// The letters and digits of the page's text, without case.
pub(super) fn letters(dom: &Dom) -> Vec<u8> {
    let mut letters = Vec::new();
    let is_none = |node: Node| matches!(node.tag(), "script" | "style" | "template" | "svg");
    dom.root().descendants_but(is_none).filter_map(Node::as_text).for_each(|text| push(&mut letters, text));
    letters
}

/// Appends the letters and digits of a text.
fn push(out: &mut Vec<u8>, text: &str) {
    if !text.is_ascii() {
        return out.extend(of(text).collect::<String>().bytes());
    }
    let mut end = out.len();
    out.resize(end + text.len(), 0);
    for byte in text.bytes() {
        out[end] = byte.to_ascii_lowercase();
        end += usize::from(byte.is_ascii_alphanumeric());
    }
    out.truncate(end);
}

fn of(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Gives posts whose body is a mere text the element that shows it, where the page has one.
pub(super) fn locate<'a>(dom: &'a Dom, posts: &mut [Found<'a>]) {
    if !posts.iter().any(|post| matches!(post.body, FoundBody::Text(_))) {
        return;
    }
    let letters = Letters::new(dom);
    let mut from = 0;
    for post in posts {
        if let FoundBody::Text(text) = &post.body
            && let Some((end, element)) = letters.element(text, from)
        {
            post.body = FoundBody::Node(element);
            from = end;
        }
    }
}
