//! Stages of the pipeline one by one, for benches and fuzzing. No part of the interface: any version may change it. With this
//! feature [`Options`] have a key more, `panics`: cleaning panics when it is `true`, for tests of what becomes of a panic.

use crate::dom::{Dom, Noscript};
use crate::extract::survey::Survey;
use crate::{Document, Error, Input, Options, assemble, decode, dom};

/// What a text can be to [`tokenizer_agrees`]: a document, or what is inside some element.
pub const CONTEXTS: &[&str] = &dom::oracle::CONTEXTS;

/// A parsed page.
pub struct Tree(Dom);

impl Tree {
    /// Parses a page as the pipeline does.
    ///
    /// # Errors
    /// [`Error::LimitExceeded`] for nodes and depth.
    pub fn parse(text: &str, options: &Options) -> Result<Tree, Error> {
        Dom::parse(text, Noscript::Text, options).map(Tree)
    }

    /// How many platforms the page may be of.
    pub fn platforms(&self) -> usize {
        Survey::new(&self.0, None).platforms.len()
    }
}

/// How many bytes of text an input decodes to.
///
/// # Errors
/// [`Error::NotText`] for binary formats.
pub fn decode(input: &Input) -> Result<usize, Error> {
    decode::decode(input).map(|decoded| decoded.text.len())
}

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
