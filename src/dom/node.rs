//! A node of the tree: a handle that is cheap to copy.

use std::collections::HashSet;

use ego_tree::NodeRef;
use ego_tree::iter::Edge as TreeEdge;
use html5ever::{LocalName, local_name};
use scraper::node::Element;
use scraper::{ElementRef, Node as Data};

use super::Selector;
use super::selector::Lookup;

/// A node.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node<'a>(pub(super) NodeRef<'a, Data>);

/// What tells nodes of one tree apart, for maps.
pub(crate) type Key = ego_tree::NodeId;

/// A step of a depth-first walk.
pub(crate) enum Edge<'a> {
    Open(Node<'a>),
    Close(Node<'a>),
}

impl<'a> Node<'a> {
    pub(crate) fn key(self) -> Key {
        self.0.id()
    }

    /// The lower-case tag name; empty for what is no element.
    pub(crate) fn tag(self) -> &'a str {
        self.0.value().as_element().map_or("", |e| e.name())
    }

    pub(crate) fn is_element(self) -> bool {
        self.0.value().is_element()
    }

    /// The text of a text node.
    pub(crate) fn as_text(self) -> Option<&'a str> {
        self.0.value().as_text().map(|t| &*t.text)
    }

    /// The text of a comment.
    pub(crate) fn as_comment(self) -> Option<&'a str> {
        self.0.value().as_comment().map(|comment| &**comment)
    }

    /// An attribute of an element.
    pub(crate) fn attr(self, name: &str) -> Option<&'a str> {
        self.attrs().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// All attributes of an element: names and values.
    pub(crate) fn attrs(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        // a search by name in the element itself would intern the name first
        self.0.value().as_element().into_iter().flat_map(|element| element.attrs())
    }

    pub(crate) fn classes(self) -> impl Iterator<Item = &'a str> {
        self.attr("class").unwrap_or_default().split_ascii_whitespace()
    }

    pub(crate) fn has_class(self, class: &str) -> bool {
        self.classes().any(|c| c == class)
    }

    pub(crate) fn parent(self) -> Option<Node<'a>> {
        self.0.parent().map(Node)
    }

    /// From the parent up to the document.
    pub(crate) fn ancestors(self) -> impl Iterator<Item = Node<'a>> {
        self.0.ancestors().map(Node)
    }

    pub(crate) fn children(self) -> impl DoubleEndedIterator<Item = Node<'a>> {
        self.0.children().map(Node)
    }

    /// Child elements.
    pub(crate) fn elements(self) -> impl DoubleEndedIterator<Item = Node<'a>> {
        self.children().filter(|n| n.is_element())
    }

    /// The siblings after this one.
    pub(crate) fn following(self) -> impl Iterator<Item = Node<'a>> {
        self.0.next_siblings().map(Node)
    }

    /// The sibling before this one.
    pub(crate) fn previous(self) -> Option<Node<'a>> {
        self.0.prev_sibling().map(Node)
    }

    /// The text that is the element's own, without that of the elements inside, with single spaces.
    pub(crate) fn own_text(self) -> String {
        let texts = self.children().filter_map(Node::as_text);
        texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }

    /// The text behind this node, up to the next element, with single spaces.
    pub(crate) fn text_after(self) -> String {
        let texts = self.following().take_while(|node| !node.is_element()).filter_map(Node::as_text);
        texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }

    /// The siblings before this node, the nearest first.
    pub(crate) fn preceding(self) -> impl Iterator<Item = Node<'a>> {
        self.0.prev_siblings().map(Node)
    }

    /// The next sibling that is an element.
    pub(crate) fn next_element(self) -> Option<Node<'a>> {
        self.0.next_siblings().find(|n| n.value().is_element()).map(Node)
    }

    /// The sibling before this one that is an element.
    pub(crate) fn previous_element(self) -> Option<Node<'a>> {
        self.0.prev_siblings().find(|n| n.value().is_element()).map(Node)
    }

    /// This node and all below it, in document order, without recursion.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Node<'a>> {
        self.0.descendants().map(Node)
    }

    /// All below this node, in document order, but for some nodes and what is in them.
    pub(crate) fn descendants_without(self, without: &HashSet<Key>) -> impl Iterator<Item = Node<'a>> {
        let beside = move |mut node: NodeRef<'a, _>| {
            while node.id() != self.0.id() {
                match node.next_sibling() {
                    Some(next) => return Some(next),
                    None => node = node.parent()?,
                }
            }
            None
        };
        let mut next = self.0.first_child();
        std::iter::from_fn(move || {
            while let Some(node) = next.filter(|node| without.contains(&node.id())) {
                next = beside(node);
            }
            let node = next?;
            next = node.first_child().or_else(|| beside(node));
            Some(Node(node))
        })
    }

    /// The walk over this node and all below it, without recursion.
    pub(crate) fn walk(self) -> impl Iterator<Item = Edge<'a>> {
        self.0.traverse().map(|edge| match edge {
            TreeEdge::Open(node) => Edge::Open(Node(node)),
            TreeEdge::Close(node) => Edge::Close(Node(node)),
        })
    }

    /// Whether the element matches.
    pub(crate) fn matches(self, selector: &Selector) -> bool {
        match (&selector.css, ElementRef::wrap(self.0)) {
            // Few elements have what the last compound names: the engine, which sets out to match anything, is asked about those.
            (Some(css), Some(element)) => is_among(element.value(), selector.lookups()) && css.matches(&element),
            _ => false,
        }
    }

    /// The same of an element that a look-up of the selector's gave.
    pub(super) fn matches_looked_up(self, selector: &Selector) -> bool {
        selector.css.as_ref().zip(ElementRef::wrap(self.0)).is_some_and(|(css, element)| css.matches(&element))
    }

    /// The elements below this one that match, in document order.
    pub(crate) fn select(self, selector: &'a Selector) -> impl Iterator<Item = Node<'a>> {
        self.descendants().skip(1).filter(move |node| node.matches(selector))
    }

    /// The first element below this one that matches.
    pub(crate) fn first(self, selector: &Selector) -> Option<Node<'a>> {
        self.descendants().skip(1).find(|node| node.matches(selector))
    }

    /// Whether `other` is this node or above it.
    pub(crate) fn is_within(self, other: Node<'a>) -> bool {
        self == other || self.0.ancestors().any(|n| n == other.0)
    }

    /// The text of an element that holds no more than a line of this many bytes; none for larger ones.
    pub(crate) fn short_text(self, max: usize) -> Option<String> {
        let mut len = 0;
        for (count, node) in self.descendants().enumerate() {
            len += node.as_text().map_or(0, |text| text.trim().len());
            if len > max || count > MAX_LINE_NODES {
                return None;
            }
        }
        (len > 0).then(|| self.text())
    }

    /// All text below, white space collapsed and trimmed, blocks not told apart; scripts, styles and drawings left out.
    pub(crate) fn text(self) -> String {
        self.text_without(&Selector::NONE)
    }

    /// The same, but for elements that match.
    pub(crate) fn text_without(self, dropped: &Selector) -> String {
        let mut out = String::new();
        let mut skip: Option<Key> = None;
        for edge in self.walk() {
            match edge {
                Edge::Open(node) if skip.is_none() => match node.as_text() {
                    Some(text) => push_collapsed(&mut out, text),
                    None if matches!(node.tag(), "script" | "style" | "template" | "svg") => skip = Some(node.key()),
                    None if node != self && node.matches(dropped) => {
                        push_collapsed(&mut out, " ");
                        skip = Some(node.key());
                    }
                    None if !out.ends_with(' ') && is_break(node.tag()) => push_collapsed(&mut out, " "),
                    None => {}
                },
                Edge::Close(node) if skip == Some(node.key()) => skip = None,
                _ => {}
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// Elements of the largest subtree whose text is a line.
const MAX_LINE_NODES: usize = 12;

/// Whether text on both sides of the element is told apart.
fn is_break(tag: &str) -> bool {
    matches!(
        tag,
        "br" | "p" | "div" | "li" | "tr" | "td" | "th" | "dt" | "dd" | "h1" | "h2" | "h3" | "h4" | "ul" | "ol"
    )
}

/// Appends text with every run of white space as one space, none at the start.
pub(crate) fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

/// Whether an element is among those that look-ups give.
fn is_among(element: &Element, lookups: &[Lookup]) -> bool {
    let value =
        |wanted: LocalName| element.attrs.iter().find(|(name, _)| name.local == wanted).map(|(_, value)| &**value);
    let (mut classes, mut id) = (None, None);
    lookups.iter().any(|lookup| match lookup {
        Lookup::Tag(name) => element.name().eq_ignore_ascii_case(name),
        Lookup::Class(name) => {
            let classes = *classes.get_or_insert_with(|| value(local_name!("class")).unwrap_or_default());
            classes.len() >= name.len() && classes.split_ascii_whitespace().any(|class| class == name)
        }
        Lookup::Id(name) => *id.get_or_insert_with(|| value(local_name!("id"))) == Some(name),
        Lookup::Attribute(name) => element.attrs().any(|(own, _)| own == name),
        Lookup::All => true,
    })
}

#[cfg(test)]
mod tests {
    use crate::dom::{Dom, Noscript};
    use crate::options::Options;

    #[test]
    fn drawings_and_scripts_are_no_text() {
        let html = "<p><svg><title>Picture</title><text>AW</text></svg>Ada <b>Wren</b><script>no</script>";
        let dom = Dom::parse(html, Noscript::Text, &Options::default()).unwrap();
        assert_eq!(dom.root().text(), "Ada Wren");
    }
}
