//! A table of the page's visible elements in document order, with what their text is made of.

use std::hash::{BuildHasher, Hash};

use foldhash::fast::FixedState;

use crate::dom::Node;

use super::visible::{is_hidden, is_silent};

/// One element.
pub(crate) struct Entry<'a> {
    pub(crate) node: Node<'a>,
    pub(crate) parent: usize,
    /// Index after the last entry below this one.
    pub(crate) end: usize,
    /// Characters of visible text that are no white space, and of those the ones inside links.
    pub(crate) text: usize,
    pub(crate) links: usize,
    /// Of the text, what stands directly in this element and its inline children.
    pub(crate) own: usize,
    /// The same for elements with the same tags from the root down to them.
    pub(crate) path: u64,
    /// The same for elements of one tag and plain class.
    pub(crate) shape: u64,
}

impl Entry<'_> {
    /// Characters outside links.
    pub(crate) fn prose(&self) -> usize {
        self.text - self.links
    }

    /// Whether a class tells what it is.
    pub(crate) fn is_classed(&self) -> bool {
        plain_class(self.node).is_some()
    }
}

/// The table; the first entry is the root.
pub(crate) struct Outline<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
}

impl<'a> Outline<'a> {
    pub(crate) fn new(root: Node<'a>, noscript: bool) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        let mut stack: Vec<usize> = Vec::new();
        let mut links = 0;
        if is_left_out(root, noscript) {
            return Outline { entries };
        }
        for node in std::iter::once(root).chain(root.descendants_but(|node| is_left_out(node, noscript))) {
            while let Some(top) = stack.pop_if(|top| !node.is_within(entries[*top].node)) {
                links -= usize::from(is_link(entries[top].node));
                close(&mut entries, top, &stack);
            }
            if let Some(text) = node.as_text() {
                if let Some(&top) = stack.last() {
                    let count = letters(text);
                    entries[top].text += count;
                    entries[top].own += count;
                    entries[top].links += if links > 0 { count } else { 0 };
                }
            } else if node.is_element() || node == root {
                let tag = node.tag();
                links += usize::from(is_link(node));
                let parent = stack.last().copied().unwrap_or(0);
                let path = hash((entries.get(parent).map_or(0, |entry: &Entry| entry.path), tag));
                let shape = hash((tag, plain_class(node)));
                stack.push(entries.len());
                entries.push(Entry { node, parent, end: 0, text: 0, links: 0, own: 0, path, shape });
            }
        }
        while let Some(top) = stack.pop() {
            close(&mut entries, top, &stack);
        }
        Outline { entries }
    }

    /// The indices of an entry's children.
    pub(crate) fn children(&self, index: usize) -> impl Iterator<Item = usize> {
        let end = self.entries[index].end;
        let first = index + 1;
        std::iter::successors((first < end).then_some(first), move |child| {
            let next = self.entries[*child].end;
            (next < end).then_some(next)
        })
    }
}

/// Whether a node and what is in it shows nothing.
pub(super) fn is_left_out(node: Node, noscript: bool) -> bool {
    is_silent(node.tag()) || (node.tag() == "noscript" && !noscript) || is_hidden(node)
}

/// Characters that are no white space.
fn letters(text: &str) -> usize {
    match text.is_ascii() {
        // white space as Unicode has it
        true => text.bytes().filter(|byte| !matches!(byte, b' ' | b'\t'..=b'\r')).count(),
        false => text.chars().filter(|c| !c.is_whitespace()).count(),
    }
}

/// Whether an element leads anywhere: scripts make links without an address; a named place is none, and where it is never
/// closed it holds what follows it.
fn is_link(node: Node) -> bool {
    node.tag() == "a" && (node.attr("href").is_some() || node.attr("name").is_none())
}

/// Ends an entry that lies in those of the stack.
fn close(entries: &mut [Entry], top: usize, stack: &[usize]) {
    entries[top].end = entries.len();
    if let Some(&parent) = stack.last() {
        let (text, links, own) = (entries[top].text, entries[top].links, entries[top].own);
        entries[parent].text += text;
        entries[parent].links += links;
        if !super::visible::is_block(entries[top].node.tag()) {
            entries[parent].own += own;
        }
    }
}

/// The first class of an element that is no stripe, without the number at its end: rows are striped by such.
fn plain_class(node: Node<'_>) -> Option<&str> {
    let mut plain = node.classes().map(unnumbered).filter(|class| !STRIPES.contains(class));
    plain.find(|class| !class.is_empty() && !class.bytes().any(|b| b.is_ascii_digit()))
}

/// Classes that stripe rows.
const STRIPES: [&str; 3] = ["odd", "even", "alt"];

/// A name without the number at its end.
pub(crate) fn unnumbered(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// A hash that is the same for like values, in every run.
pub(crate) fn hash(value: impl Hash) -> u64 {
    FixedState::default().hash_one(value)
}
