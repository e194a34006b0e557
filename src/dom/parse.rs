//! Parsing, within the limits on nodes and depth.

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{Html, HtmlTreeSink};

use super::Dom;
use crate::{Error, Options};

/// Bytes parsed between two looks at the limits: small enough that no page nests far beyond them in between.
const CHUNK: usize = 16 << 10;

/// How `<noscript>` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noscript {
    /// As one text. What stands there is often broken markup that only browsers without scripts would see.
    Text,
    /// As elements: for pages whose content is nowhere else.
    Elements,
}

impl Dom {
    /// Parses as a browser would. What is inside `<noscript>` is one text, as for a browser that runs scripts, or part of
    /// the tree.
    ///
    /// # Errors
    /// [`Error::LimitExceeded`] for `max_nodes` and `max_depth`.
    pub(crate) fn parse(text: &str, noscript: Noscript, options: &Options) -> Result<Dom, Error> {
        let tree_builder =
            TreeBuilderOpts { scripting_enabled: noscript == Noscript::Text, drop_doctype: true, ..Default::default() };
        let sink = HtmlTreeSink::new(Html::new_document());
        let mut parser = driver::parse_document(sink, ParseOpts { tree_builder, ..Default::default() });
        let mut rest = text;
        while !rest.is_empty() {
            let (chunk, tail) = rest.split_at(rest.floor_char_boundary(CHUNK.min(rest.len())));
            rest = tail;
            parser.process(StrTendril::from_slice(chunk));
            check(&parser.tokenizer.sink.sink.0.borrow(), options)?;
        }
        let html = parser.finish();
        check(&html, options)?;
        Ok(Dom { html })
    }
}

fn check(html: &Html, options: &Options) -> Result<(), Error> {
    let mut nodes = html.tree.nodes();
    if nodes.len() > options.max_nodes {
        return Err(Error::LimitExceeded { limit: "max_nodes", allowed: options.max_nodes });
    }
    let depth = nodes.next_back().map_or(0, |node| node.ancestors().take(options.max_depth + 1).count());
    if depth > options.max_depth {
        return Err(Error::LimitExceeded { limit: "max_depth", allowed: options.max_depth });
    }
    Ok(())
}
