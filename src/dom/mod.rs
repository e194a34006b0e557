//! The only folder that names scraper, ego_tree or html5ever types.

mod entity;
mod index;
mod late;
mod node;
mod parse;
mod selector;
mod tokenizer;

pub(crate) use entity::character_reference;
pub(crate) use index::Index;
pub(crate) use node::{Edge, Key, Node, push_collapsed};
pub(crate) use parse::Noscript;
pub(crate) use selector::Selector;

/// A parsed page.
pub(crate) struct Dom {
    html: scraper::Html,
}

impl Dom {
    /// The document node; `<html>` is its child.
    pub(crate) fn root(&self) -> Node<'_> {
        Node(self.html.tree.root())
    }
}
