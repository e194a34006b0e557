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
        let is_visible =
            |node: Node| node.parent().is_some_and(|parent| !is_silent(parent.tag()) && parent.tag() != "noscript");
        for node in dom.root().descendants() {
            if let Some(text) = node.as_text().filter(|_| is_visible(node)) {
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

/// Bytes of a page's letters and digits that are searched at once.
const STRETCH: usize = 4096;

/// Whether the page's text has these letters and digits, which are without case.
pub(super) fn has_letters(dom: &Dom, wanted: &str) -> bool {
    let finder = memmem::Finder::new(wanted);
    let is_none = |node: Node| matches!(node.tag(), "script" | "style" | "template" | "svg");
    let mut stretch = Vec::with_capacity(STRETCH);
    let found = dom.root().descendants_but(is_none).filter_map(Node::as_text).any(|text| {
        push(&mut stretch, text);
        let is_found = stretch.len() >= STRETCH && finder.find(&stretch).is_some();
        if stretch.len() >= STRETCH {
            // they may begin at the end of a stretch
            stretch.drain(..stretch.len().saturating_sub(wanted.len()));
        }
        is_found
    });
    found || finder.find(&stretch).is_some()
}

/// What each byte of ASCII is as a letter or digit without case; 0 for what is none.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// Most bytes of a character in UTF-8.
const MAX_CHAR_BYTES: usize = 4;

/// Appends the letters and digits of a text.
fn push(out: &mut Vec<u8>, text: &str) {
    if !text.is_ascii() {
        let mut buffer = [0; MAX_CHAR_BYTES];
        return of(text).for_each(|c| out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes()));
    }
    let mut end = out.len();
    out.resize(end + text.len(), 0);
    for byte in text.bytes() {
        let letter = FOLDED[usize::from(byte)];
        out[end] = letter;
        end += usize::from(letter != 0);
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
