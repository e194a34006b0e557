//! Stages of the pipeline one by one, for benches and fuzzing. No part of the interface: any version may change it.

use crate::{Document, assemble};

/// The text of a document, assembled anew.
pub fn text(document: &Document) -> String {
    assemble::text(document)
}
