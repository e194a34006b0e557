//! A node of the tree: a handle that is cheap to copy.

use std::ops::Range;

use html5ever::{LocalName, local_name};

use super::attributes::Attribute;
use super::index::{HIDES, HIDING, Kind, Name};
use super::selector::Alternative;
use super::tree::{Data, Element, Item, NONE, Space, chain};
use super::{Dom, Selector};

/// A node.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(super) dom: &'a Dom,
    pub(super) at: u32,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Eq for Node<'_> {}

/// What tells nodes of one tree apart, for maps. Keys ascend in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(u32);

/// Some nodes of a tree.
pub(crate) type Keys = foldhash::HashSet<Key>;

/// A step of a depth-first walk.
pub(crate) enum Edge<'a> {
    Open(Node<'a>),
    Close(Node<'a>),
}

impl<'a> Node<'a> {
    pub(super) fn new(dom: &'a Dom, at: u32) -> Self {
        Node { dom, at }
    }

    pub(super) fn item(self) -> &'a Item {
        self.dom.tree.item(self.at)
    }

    fn nodes(self, places: impl Iterator<Item = u32>) -> impl Iterator<Item = Node<'a>> {
        places.map(move |at| Node { at, ..self })
    }

    fn some(self, at: u32) -> Option<Node<'a>> {
        (at != NONE).then_some(Node { at, ..self })
    }

    pub(crate) fn key(self) -> Key {
        Key(self.at)
    }

    fn element(self) -> Option<&'a Element> {
        match &self.item().data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn name(self) -> Option<&'a LocalName> {
        self.element().map(|element| &element.name)
    }

    /// Whether this is an element of HTML, and not of a drawing or a formula.
    pub(super) fn is_html(self) -> bool {
        self.element().is_some_and(|element| element.space == Space::Html)
    }

    /// The lower-case tag name; empty for what is no element.
    pub(crate) fn tag(self) -> &'a str {
        self.name().map_or("", |name| name)
    }

    pub(crate) fn is_element(self) -> bool {
        matches!(self.item().data, Data::Element(_))
    }

    /// The text of a text node.
    pub(crate) fn as_text(self) -> Option<&'a str> {
        match &self.item().data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a comment.
    pub(crate) fn as_comment(self) -> Option<&'a str> {
        match &self.item().data {
            Data::Comment(text) => Some(text),
            _ => None,
        }
    }

    /// An attribute of an element.
    pub(crate) fn attr(self, name: &str) -> Option<&'a str> {
        self.attribute(name).map(|attribute| self.dom.tree.attributes.value(attribute))
    }

    /// The same as the page writes it, with its references; none, too, where only what it means is known.
    pub(crate) fn written(self, name: &str) -> Option<&'a str> {
        self.attribute(name).and_then(|attribute| self.dom.tree.attributes.written(attribute))
    }

    fn attribute(self, name: &str) -> Option<&'a Attribute> {
        let mut attributes = self.dom.tree.attributes_of(self.at).iter();
        // Names of one length differ in their first letter, for the most part.
        let is_alike = |own: &str| own.len() == name.len() && own.as_bytes().first() == name.as_bytes().first();
        attributes.find(|attribute| is_alike(&attribute.name) && *attribute.name == *name)
    }

    /// All attributes: names and values.
    #[cfg(test)]
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let attributes = &self.dom.tree.attributes;
        self.dom.tree.attributes_of(self.at).iter().map(|attribute| (&*attribute.name, attributes.value(attribute)))
    }

    /// An attribute, by an atom.
    pub(super) fn value(self, name: &LocalName) -> Option<&'a str> {
        let mut attributes = self.dom.tree.attributes_of(self.at).iter();
        attributes.find(|attribute| attribute.name == *name).map(|attribute| self.dom.tree.attributes.value(attribute))
    }

    pub(crate) fn classes(self) -> impl Iterator<Item = &'a str> {
        self.value(&local_name!("class")).unwrap_or_default().split_ascii_whitespace()
    }

    pub(crate) fn has_class(self, class: &str) -> bool {
        self.classes().any(|c| c == class)
    }

    /// Whether the element may be hidden: it has a style, an attribute or a class that can do so.
    pub(crate) fn may_be_hidden(self) -> bool {
        self.item().bits & HIDES != 0
    }

    /// Whether the element has a class that hides it from sight.
    pub(crate) fn has_hiding_class(self) -> bool {
        self.classes().any(|class| HIDING.contains(&class))
    }

    pub(crate) fn parent(self) -> Option<Node<'a>> {
        self.some(self.item().parent)
    }

    /// From the parent up to the document.
    pub(crate) fn ancestors(self) -> impl Iterator<Item = Node<'a>> {
        self.nodes(self.dom.tree.ancestors(self.at))
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Node<'a>> {
        self.nodes(self.dom.tree.children(self.at))
    }

    /// Child elements.
    pub(crate) fn elements(self) -> impl Iterator<Item = Node<'a>> {
        self.children().filter(|n| n.is_element())
    }

    /// The siblings after this one.
    pub(crate) fn following(self) -> impl Iterator<Item = Node<'a>> {
        self.nodes(chain(self.item().next, move |at| self.dom.tree.item(at).next))
    }

    /// The sibling before this one.
    pub(crate) fn previous(self) -> Option<Node<'a>> {
        self.some(self.item().previous)
    }

    /// The siblings before this node, the nearest first.
    pub(crate) fn preceding(self) -> impl Iterator<Item = Node<'a>> {
        self.nodes(chain(self.item().previous, move |at| self.dom.tree.item(at).previous))
    }

    /// The next sibling that is an element.
    pub(crate) fn next_element(self) -> Option<Node<'a>> {
        self.following().find(|node| node.is_element())
    }

    /// The sibling before this one that is an element.
    pub(crate) fn previous_element(self) -> Option<Node<'a>> {
        self.preceding().find(|node| node.is_element())
    }

    /// The comments of the page, in document order.
    pub(crate) fn comments(self) -> impl DoubleEndedIterator<Item = Node<'a>> {
        self.dom.index.comments().iter().map(move |at| Node { at: *at, ..self })
    }

    /// This node and all below it, in document order.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Node<'a>> {
        self.nodes(self.at..self.item().end)
    }

    /// All below this node, in document order, but for some nodes and what is in them.
    pub(crate) fn descendants_but(self, is_left: impl Fn(Node<'a>) -> bool) -> impl Iterator<Item = Node<'a>> {
        let (mut at, end) = (self.at + 1, self.item().end);
        std::iter::from_fn(move || {
            while at < end {
                let node = Node { at, ..self };
                if !is_left(node) {
                    at += 1;
                    return Some(node);
                }
                at = node.item().end;
            }
            None
        })
    }

    /// The walk over this node and all below it, without recursion.
    pub(crate) fn walk(self) -> impl Iterator<Item = Edge<'a>> {
        let end = self.item().end;
        // The next node to open, and the innermost that is open.
        let (mut next, mut open) = (self.at, None);
        std::iter::from_fn(move || match open {
            Some(node) if next >= Node::item(node).end => {
                open = node.parent().filter(|_| node != self);
                Some(Edge::Close(node))
            }
            _ if next < end => {
                let node = Node { at: next, ..self };
                (open, next) = (Some(node), next + 1);
                Some(Edge::Open(node))
            }
            _ => None,
        })
    }

    /// Whether the element matches.
    pub(crate) fn matches(self, selector: &Selector) -> bool {
        selector.alternatives.iter().any(|alternative| alternative.matches(self))
    }

    /// The elements below that an alternative of a selector may match.
    pub(super) fn candidates(self, alternative: &Alternative) -> impl Iterator<Item = Node<'a>> {
        self.candidates_of(alternative, self.at + 1..self.item().end)
    }

    /// The same of a part of the document.
    fn candidates_of(self, alternative: &Alternative, part: Range<u32>) -> impl Iterator<Item = Node<'a>> {
        let (places, all) = match alternative.lookup {
            Some(name) => (inside(self.dom.index.places(name), &part), 0..0),
            None => (&[][..], part),
        };
        let count = places.len().max(all.len());
        let holders = alternative.within.map(|name| self.dom.index.places(name)).filter(|all| all.len() < count);
        let mut within = holders.map(|holders| (holders.iter(), 0));
        let is_held = move |at: &u32| {
            let Some((holders, end)) = &mut within else { return true };
            while let Some(holder) = holders.as_slice().first().filter(|holder| *holder < at) {
                *end = self.dom.tree.item(*holder).end.max(*end);
                holders.next();
            }
            at < end
        };
        self.nodes(places.iter().copied().chain(all).filter(is_held))
    }

    /// The elements below this one that match, in document order.
    pub(crate) fn select(self, selector: &Selector) -> Vec<Node<'a>> {
        let mut found: Vec<Node> = Vec::new();
        for alternative in &selector.alternatives {
            found.extend(self.candidates(alternative).filter(|node| alternative.matches(*node)));
        }
        if selector.alternatives.len() > 1 {
            found.sort_unstable_by_key(|node| node.at);
            found.dedup();
        }
        found
    }

    /// The first element below this one that matches.
    pub(crate) fn first(self, selector: &Selector) -> Option<Node<'a>> {
        self.first_of(selector, self.at + 1..self.item().end)
    }

    fn first_of(self, selector: &Selector, part: Range<u32>) -> Option<Node<'a>> {
        let mut first: Option<Node> = None;
        for alternative in &selector.alternatives {
            let before = |node: &Node| first.is_none_or(|first| node.at < first.at);
            let mut candidates = self.candidates_of(alternative, part.clone()).take_while(before);
            first = candidates.find(|node| alternative.matches(*node)).or(first);
        }
        first
    }

    /// The first element below this one that matches and is not in one of some others, which ascend.
    pub(crate) fn first_outside(self, selector: &Selector, others: &[Key]) -> Option<Node<'a>> {
        let (mut at, end) = (self.at + 1, self.item().end);
        while at < end {
            let other = others.get(others.partition_point(|other| other.0 < at)).map_or(end, |other| other.0.min(end));
            let found = self.first_of(selector, at..other);
            if found.is_some() {
                return found;
            }
            at = if other < end { self.dom.tree.item(other).end } else { end };
        }
        None
    }

    /// This element if it matches, else the first below it.
    pub(crate) fn first_or_self(self, selector: &Selector) -> Option<Node<'a>> {
        if self.matches(selector) { Some(self) } else { self.first(selector) }
    }

    /// The elements below of a tag, in document order.
    pub(crate) fn tagged(self, tag: &str) -> impl Iterator<Item = Node<'a>> {
        let places = self.dom.index.places(Name::new(Kind::Tag, tag));
        let start = places.partition_point(|at| *at <= self.at);
        let end = self.item().end;
        let found = self.nodes(places[start..].iter().copied().take_while(move |at| *at < end));
        found.filter(move |node| node.tag() == tag)
    }

    /// Whether `other` is this node or above it.
    pub(crate) fn is_within(self, other: Node<'a>) -> bool {
        (other.at..other.item().end).contains(&self.at)
    }
}

/// Those of ascending places that are in a part of the document.
fn inside<'p>(places: &'p [u32], part: &Range<u32>) -> &'p [u32] {
    let rest = &places[places.partition_point(|at| *at < part.start)..];
    &rest[..rest.partition_point(|at| *at < part.end)]
}
