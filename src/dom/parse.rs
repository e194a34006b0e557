//! Parsing, within the limits on nodes and depth.

use std::borrow::Cow;

use html5ever::interface::TreeSink;
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use memchr::memmem;

use super::attributes::Shared;
use super::sink::Sink;
use super::tokenizer::{Bounded, Tokenizer, preprocessed};
use super::tree::Tree;
use super::{Buffers, Dom, late};
use crate::{Error, Options};

/// Bytes parsed between two looks at the limits: small enough that no page nests far beyond them in between.
const STEP: usize = 16 << 10;

/// How `<noscript>` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noscript {
    /// As one text. What stands there is often broken markup that only browsers without scripts would see.
    Text,
    /// As elements: for pages whose content is nowhere else.
    Elements,
}

impl Dom {
    /// Parses as a browser would, but for elements that would swallow the rest of the page because it was saved as XML:
    /// `<textarea/>` is empty there. What is inside `<noscript>` is one text, as for a browser that runs scripts, or part of
    /// the tree.
    ///
    /// # Errors
    /// [`Error::LimitExceeded`] for `max_nodes` and `max_depth`.
    pub(crate) fn parse(text: &str, noscript: Noscript, options: &Options) -> Result<Dom, Error> {
        Dom::parse_into(text, noscript, options, &mut Buffers::default())
    }

    /// The same, in the memory that other pages have left.
    pub(crate) fn parse_into(
        text: &str,
        noscript: Noscript,
        options: &Options,
        buffers: &mut Buffers,
    ) -> Result<Dom, Error> {
        let tree_builder =
            TreeBuilderOpts { scripting_enabled: noscript == Noscript::Text, drop_doctype: true, ..Default::default() };
        // A mark of byte order is none of the text.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (mut tree, is_cut) = grown(text, tree_builder, options, buffers)?;
        let closed = if is_cut { closed(text) } else { Cow::Borrowed(text) };
        if let Cow::Owned(closed) = closed {
            (tree, _) = grown(&closed, tree_builder, options, buffers)?;
        }
        check_depth(tree.in_order(), options)?;
        let mut index = buffers.builder.index(&mut tree);
        if late::is_asked(&tree, index.hidden()) && late::place(&mut tree) {
            check_depth(tree.in_order(), options)?;
            index = buffers.builder.index(&mut tree);
        }
        Ok(Dom { tree, index })
    }
}

/// The tree of a text, and whether an element of text in it never ends.
fn grown(
    text: &str,
    tree_builder: TreeBuilderOpts,
    options: &Options,
    buffers: &mut Buffers,
) -> Result<(Tree, bool), Error> {
    let mut tree = std::mem::take(&mut buffers.tree);
    tree.begin(text);
    let attributes = Shared::new(std::mem::take(&mut tree.attributes).into());
    let builder = TreeBuilder::new(Sink::new(tree, attributes.clone()), tree_builder);
    let names = std::mem::take(&mut buffers.names);
    let page = preprocessed(text);
    let mut tokenizer = Tokenizer::new(&page, Bounded::new(builder)).reusing(names).keeping(attributes);
    while tokenizer.run(STEP) {
        check(&tokenizer.sink.builder.sink.tree.borrow(), options)?;
    }
    let is_cut = tokenizer.is_cut;
    let (bounded, names) = tokenizer.finish_with_names();
    buffers.names = names;
    let tree = bounded.builder.sink.finish();
    check(&tree, options)?;
    Ok((tree, is_cut))
}

/// Elements of text that pages saved as XML write as `<textarea/>`.
const TEXT_ELEMENTS: [(&str, &str); 2] = [("<textarea", "</textarea>"), ("<iframe", "</iframe>")];

/// The page with end tags after self-closed elements of text that no end tag follows.
pub(super) fn closed(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for (start, end) in TEXT_ELEMENTS {
        let mut ends = self_closed(&text, start);
        if ends.is_empty() {
            continue;
        }
        let last = memmem::rfind(text.as_bytes(), &end.as_bytes()[..end.len() - 1]).unwrap_or(0);
        ends.retain(|at| *at > last);
        let mut out = String::with_capacity(text.len() + ends.len() * end.len());
        let mut done = 0;
        for at in ends {
            out.push_str(&text[done..at]);
            out.push_str(end);
            done = at;
        }
        out.push_str(&text[done..]);
        text = Cow::Owned(out);
    }
    text
}

/// Where the self-closed tags end that begin so; each byte is looked at once.
fn self_closed(text: &str, start: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let (mut ends, mut done) = (Vec::new(), 0);
    for at in memmem::find_iter(bytes, start) {
        if at < done {
            continue;
        }
        let Some(close) = memchr::memchr(b'>', &bytes[at..]).map(|len| at + len) else { break };
        done = close + 1;
        if bytes[close - 1] == b'/' {
            ends.push(done);
        }
    }
    ends
}

/// Looks at the newest node, so that no tree grows far beyond the limits.
fn check(tree: &Tree, options: &Options) -> Result<(), Error> {
    if tree.items.len() > options.max_nodes {
        return Err(Error::LimitExceeded { limit: "max_nodes", allowed: options.max_nodes });
    }
    let newest = tree.items.len() as u32 - 1;
    check_depth(tree.ancestors(newest).take(options.max_depth + 1).count(), options)
}

fn check_depth(depth: usize, options: &Options) -> Result<(), Error> {
    if depth > options.max_depth {
        return Err(Error::LimitExceeded { limit: "max_depth", allowed: options.max_depth });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn self_closed_text_elements_swallow_nothing() {
        assert_eq!(
            closed("<p>1<textarea name=\"a\"/>2<textarea/>3"),
            "<p>1<textarea name=\"a\"/></textarea>2<textarea/></textarea>3"
        );
        for page in ["<textarea/>1</textarea>2", "<textarea>1", "<iframe src=/a>", "<textarea/"] {
            assert_eq!(closed(page), page);
        }
    }
}
