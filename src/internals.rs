//! Stages of the pipeline one by one, for benches and fuzzing. No part of the interface: any version may change it.

use crate::{Document, assemble, dom};

/// What a text can be to [`tokenizer_agrees`]: a document, or what is inside some element.
pub const CONTEXTS: &[&str] = &dom::oracle::CONTEXTS;

/// The text of a document, assembled anew.
pub fn text(document: &Document) -> String {
    assemble::text(document)
}

/// Compares the tokens of a text, and the tree of what it is in a context, with those of html5ever's own tokenizer.
///
/// # Errors
/// The first difference.
pub fn tokenizer_agrees(text: &str, context: &str, scripting: bool) -> Result<(), String> {
    dom::oracle::agrees(text, context, scripting)
}
