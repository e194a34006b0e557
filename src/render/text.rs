//! Plain text.

use crate::{Block, Document};

/// Blocks as text; with `quotes`, quoted blocks stay in place, each line of them starting with `> `.
pub(crate) fn blocks(blocks: &[Block], quotes: bool) -> String {
    let _ = (blocks, quotes);
    String::new()
}

/// The page's clean text, as the document's view says.
pub(crate) fn document(document: &Document) -> String {
    let _ = document;
    String::new()
}
