//! The tree of a page: its nodes in one vector, each knowing its neighbours by their places in it.

use html5ever::tendril::StrTendril;
use html5ever::{LocalName, Namespace, ns};
use memchr::memchr_iter;

use super::attributes::{Attribute, Attributes, Span};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// A node and its place among the others.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) parent: u32,
    pub(super) previous: u32,
    pub(super) next: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    /// Of a tree in document order, the place after all that is below.
    pub(super) end: u32,
    /// A few bits for each of an element's names: a selector can match where its own bits are among them.
    pub(super) bits: u64,
    pub(super) data: Data,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    Document,
    /// The contents of a `<template>`.
    Fragment,
    Element(Element),
    Text(StrTendril),
    Comment(StrTendril),
}

/// An element's name, and which of the page's attributes it has.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: LocalName,
    pub(super) attributes: Span,
    pub(super) space: Space,
}

/// The namespace of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Html,
    Svg,
    MathMl,
    /// Of what is no element.
    None,
}

impl Space {
    pub(super) fn of(namespace: &Namespace) -> Space {
        match *namespace {
            ns!(html) => Space::Html,
            ns!(svg) => Space::Svg,
            ns!(mathml) => Space::MathMl,
            _ => Space::None,
        }
    }

    pub(super) fn name(self) -> &'static Namespace {
        static NAMES: [Namespace; 4] = [ns!(html), ns!(svg), ns!(mathml), ns!()];
        &NAMES[self as usize]
    }
}

/// Nodes and attributes. The first node is the document.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) items: Vec<Item>,
    pub(super) attributes: Attributes,
}

/// Bytes of a page for each of its nodes: few have less.
const BYTES_A_NODE: usize = 24;

impl Tree {
    /// Makes an empty tree a document with room for a page.
    pub(super) fn begin(&mut self, page: &str) {
        // Half of all tags are start tags, and a text stands behind most tags.
        let likely = memchr_iter(b'<', page.as_bytes()).count() * 3 / 2;
        self.items.reserve(likely.min(page.len() / BYTES_A_NODE) + 1);
        self.push(Data::Document);
    }

    pub(super) fn item(&self, at: u32) -> &Item {
        &self.items[at as usize]
    }

    fn item_mut(&mut self, at: u32) -> &mut Item {
        &mut self.items[at as usize]
    }

    pub(super) fn attributes_of(&self, at: u32) -> &[Attribute] {
        match &self.item(at).data {
            Data::Element(element) => self.attributes.of(element.attributes),
            _ => &[],
        }
    }

    /// Adds a node without neighbours.
    pub(super) fn push(&mut self, data: Data) -> u32 {
        let at = self.items.len() as u32;
        let (parent, previous, next, first, last) = (NONE, NONE, NONE, NONE, NONE);
        self.items.push(Item { parent, previous, next, first, last, end: NONE, bits: 0, data });
        at
    }

    /// Makes a node the last child of another.
    pub(super) fn append(&mut self, parent: u32, at: u32) {
        let last = std::mem::replace(&mut self.item_mut(parent).last, at);
        let item = self.item_mut(at);
        (item.parent, item.previous, item.next) = (parent, last, NONE);
        match last {
            NONE => self.item_mut(parent).first = at,
            last => self.item_mut(last).next = at,
        }
    }

    /// Puts a node before another, which has a parent.
    pub(super) fn insert_before(&mut self, sibling: u32, at: u32) {
        let parent = self.item(sibling).parent;
        let previous = std::mem::replace(&mut self.item_mut(sibling).previous, at);
        let item = self.item_mut(at);
        (item.parent, item.previous, item.next) = (parent, previous, sibling);
        match previous {
            NONE => self.item_mut(parent).first = at,
            previous => self.item_mut(previous).next = at,
        }
    }

    /// Takes a node from its parent, with all below it.
    pub(super) fn detach(&mut self, at: u32) {
        let item = self.item_mut(at);
        let (parent, previous, next) = (item.parent, item.previous, item.next);
        (item.parent, item.previous, item.next) = (NONE, NONE, NONE);
        if parent == NONE {
            return;
        }
        match previous {
            NONE => self.item_mut(parent).first = next,
            previous => self.item_mut(previous).next = next,
        }
        match next {
            NONE => self.item_mut(parent).last = previous,
            next => self.item_mut(next).previous = previous,
        }
    }

    pub(super) fn children(&self, at: u32) -> impl Iterator<Item = u32> {
        chain(self.item(at).first, |at| self.item(at).next)
    }

    pub(super) fn ancestors(&self, at: u32) -> impl Iterator<Item = u32> {
        chain(self.item(at).parent, |at| self.item(at).parent)
    }

    /// Puts the nodes in document order, without those that are in no document. How many the deepest is below.
    pub(super) fn in_order(&mut self) -> usize {
        let mut order = Vec::with_capacity(self.items.len());
        let (mut at, mut depth, mut deepest) = (0, 0, 0);
        'walk: loop {
            order.push(at);
            if self.item(at).first != NONE {
                at = self.item(at).first;
                depth += 1;
                deepest = deepest.max(depth);
                continue;
            }
            loop {
                self.item_mut(at).end = order.len() as u32;
                let item = self.item(at);
                match (item.next, item.parent) {
                    (NONE, NONE) => break 'walk,
                    (NONE, parent) => at = parent,
                    (next, _) => {
                        at = next;
                        break;
                    }
                }
                depth -= 1;
            }
        }
        let is_ordered =
            order.len() == self.items.len() && order.iter().enumerate().all(|(place, at)| place == *at as usize);
        if !is_ordered {
            self.reorder(&order);
        }
        deepest
    }

    fn reorder(&mut self, order: &[u32]) {
        let mut places = vec![NONE; self.items.len()];
        order.iter().zip(0..).for_each(|(at, place)| places[*at as usize] = place);
        let place = |at: u32| places.get(at as usize).copied().unwrap_or(NONE);
        let items = order.iter().map(|at| {
            let item = &mut self.items[*at as usize];
            Item {
                parent: place(item.parent),
                previous: place(item.previous),
                next: place(item.next),
                first: place(item.first),
                last: place(item.last),
                end: item.end,
                bits: item.bits,
                data: std::mem::replace(&mut item.data, Data::Document),
            }
        });
        self.items = items.collect();
    }
}

/// A node, then the node that each step gives.
pub(super) fn chain(start: u32, step: impl Fn(u32) -> u32) -> impl Iterator<Item = u32> {
    let some = |at: u32| (at != NONE).then_some(at);
    std::iter::successors(some(start), move |at| some(step(*at)))
}
