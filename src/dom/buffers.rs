//! What parsing one page leaves to the next: memory, without what was in it.

use super::Dom;
use super::index::Builder;
use super::tokenizer::Names;
use super::tree::Tree;

/// The memory of a tree, and the names met last. One that has served a large page stays as large.
#[derive(Default)]
pub(crate) struct Buffers {
    pub(super) tree: Tree,
    pub(super) builder: Builder,
    pub(super) names: Names,
}

impl Dom {
    /// Ends the page, and leaves its memory to the next.
    pub(crate) fn leave(self, buffers: &mut Buffers) {
        buffers.tree = self.tree;
        buffers.builder.reuse(self.index);
        buffers.tree.items.clear();
        buffers.tree.attributes.clear();
    }
}
