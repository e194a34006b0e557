//! The only folder that names types of html5ever, selectors or cssparser.

mod attributes;
mod buffers;
mod css;
mod entity;
mod index;
mod late;
mod matching;
mod node;
mod parse;
mod selector;
mod sink;
#[cfg(test)]
mod tests;
mod text;
mod tokenizer;
mod tree;

use index::{Kind, Name};

pub(crate) use buffers::Buffers;
pub(crate) use entity::{character_reference, decoded};
pub(crate) use node::{Edge, Key, Keys, Node};
pub(crate) use parse::Noscript;
pub(crate) use selector::Selector;
#[cfg(feature = "internals")]
pub(crate) use tokenizer::oracle;

/// A parsed page: its nodes in document order, and where its names stand.
pub(crate) struct Dom {
    tree: tree::Tree,
    index: index::Index,
}

impl Dom {
    /// The document node; `<html>` is its child.
    pub(crate) fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }

    /// The elements of a tag, in document order.
    pub(crate) fn tagged(&self, tag: &str) -> impl Iterator<Item = Node<'_>> {
        self.root().tagged(tag)
    }

    /// Whether any element may have this attribute, which is one that few elements have.
    pub(crate) fn may_have(&self, name: &str) -> bool {
        !self.index.places(Name::new(Kind::Attribute, name)).is_empty()
    }

    /// Whether any element has this name.
    pub(crate) fn has(&self, wanted: &Wanted) -> bool {
        let mut found = self.index.places(wanted.name).iter().map(|at| Node::new(self, *at));
        found.any(|node| match wanted.kind {
            Kind::Tag => node.tag() == wanted.text,
            Kind::Class => node.has_class(wanted.text),
            Kind::Id => node.attr("id") == Some(wanted.text),
            Kind::Attribute => node.attr(wanted.text).is_some(),
        })
    }

    /// All classes of the page. Those that stand together more than once are given once for all.
    pub(crate) fn classes(&self) -> impl Iterator<Item = &str> {
        self.index.class_values().iter().flat_map(|at| Node::new(self, *at).classes())
    }

    /// The ids of the page.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        let places = self.index.places(Name::new(Kind::Attribute, "id"));
        places.iter().filter_map(|at| Node::new(self, *at).attr("id"))
    }

    /// The comments of the page.
    pub(crate) fn comments(&self) -> impl Iterator<Item = &str> {
        self.root().comments().filter_map(Node::as_comment)
    }
}

/// A name that pages are asked for, ready to be looked up.
pub(crate) struct Wanted {
    kind: Kind,
    text: &'static str,
    name: Name,
}

impl Wanted {
    pub(crate) fn tag(text: &'static str) -> Self {
        Wanted::new(Kind::Tag, text)
    }

    pub(crate) fn class(text: &'static str) -> Self {
        Wanted::new(Kind::Class, text)
    }

    pub(crate) fn id(text: &'static str) -> Self {
        Wanted::new(Kind::Id, text)
    }

    fn new(kind: Kind, text: &'static str) -> Self {
        Wanted { kind, text, name: Name::new(kind, text) }
    }
}
