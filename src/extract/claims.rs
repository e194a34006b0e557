//! What extraction says of the tree's nodes: kept, or removed and why. Recorded only with option `explain`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::assemble::Fate;
use crate::document::RemovalKind;
use crate::dom::{Key, Keys, Node};

use super::visible::is_hidden;

/// Fates of subtrees; a node without one has its parent's.
pub(crate) struct Claims {
    fates: Option<HashMap<Key, Fate>>,
    /// Fates of parts of text nodes, in order.
    parts: HashMap<Key, Vec<(Range<usize>, Fate)>>,
    /// Hidden elements that hold a body, such as the whole of an answer beside its first lines.
    unfolded: Keys,
}

impl Claims {
    pub(crate) fn new(record: bool) -> Self {
        Claims { fates: record.then(HashMap::new), parts: HashMap::new(), unfolded: Keys::default() }
    }

    /// Whether anything is recorded.
    pub(crate) fn active(&self) -> bool {
        self.fates.is_some()
    }

    /// The subtree is in the document's texts.
    pub(crate) fn keep(&mut self, node: Node) {
        if let Some(fates) = &mut self.fates {
            fates.insert(node.key(), Fate::Keep);
        }
    }

    /// The subtree is in the document's texts, hidden or not.
    pub(crate) fn keep_body(&mut self, node: Node) {
        self.keep(node);
        if self.active() {
            let around = std::iter::once(node).chain(node.ancestors()).filter(|n| n.is_element() && is_hidden(*n));
            self.unfolded.extend(around.map(Node::key));
        }
    }

    /// Whether an element shows although it is hidden.
    pub(crate) fn is_unfolded(&self, key: Key) -> bool {
        self.unfolded.contains(&key)
    }

    /// The subtree is not, by this rule: `prefix` and `name`, joined by a dot.
    pub(crate) fn remove(&mut self, node: Node, kind: RemovalKind, prefix: &str, name: &str) {
        if let Some(fates) = &mut self.fates {
            let fate = fates.entry(node.key()).or_insert(Fate::Outside(""));
            // the first rule to say something stays; that it is outside is no rule
            if matches!(fate, Fate::Outside(_)) {
                *fate = Fate::Remove(kind, Cow::Owned(format!("{prefix}.{name}")));
            }
        }
    }

    /// The same of a part of a text node. Parts do not overlap.
    pub(crate) fn remove_part(&mut self, node: Node, part: Range<usize>, kind: RemovalKind, prefix: &str, name: &str) {
        if self.active() {
            let fate = Fate::Remove(kind, Cow::Owned(format!("{prefix}.{name}")));
            let parts = self.parts.entry(node.key()).or_default();
            parts.push((part, fate));
            parts.sort_by_key(|(part, _)| part.start);
        }
    }

    /// The parts of a text node that have a fate of their own.
    pub(crate) fn parts(&self, key: Key) -> &[(Range<usize>, Fate)] {
        self.parts.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The same, by a rule that has its whole name.
    pub(crate) fn remove_by(&mut self, node: Node, kind: RemovalKind, rule: &'static str) {
        if let Some(fates) = &mut self.fates {
            fates.entry(node.key()).or_insert(Fate::Remove(kind, Cow::Borrowed(rule)));
        }
    }

    /// The subtree belongs to another post, which makes claims of its own.
    pub(crate) fn leave(&mut self, node: Node) {
        if let Some(fates) = &mut self.fates {
            fates.entry(node.key()).or_insert(Fate::Outside("outside.post"));
        }
    }

    pub(crate) fn get(&self, key: Key) -> Option<&Fate> {
        self.fates.as_ref()?.get(&key)
    }
}
