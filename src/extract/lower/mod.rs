//! From a body's subtree to neutral rich text.

use crate::block::Block;
use crate::chrome::phrases::Phrases;
use crate::document::RemovalKind;
use crate::dom::{Edge, Key, Keys, Node};
use crate::platform::BodyCompiled;

use super::base::Base;
use super::claims::Claims;
use super::visible::{is_hidden, is_silent};

mod builder;
mod lead;
mod parts;

use builder::Builder;
pub(crate) use parts::named_by_verb;

/// Quotes nested deeper join the one that holds them: nobody reads further, and blocks are owned recursively.
const MAX_QUOTE_DEPTH: usize = 32;

/// How to read a body.
pub(crate) struct Lowering<'r> {
    pub(crate) rules: &'r BodyCompiled,
    /// First part of the rules' names: `platform.phpbb`.
    pub(crate) name: &'r str,
    pub(crate) base: &'r Base,
    pub(crate) phrases: &'r Phrases,
    /// Elements whose whole text is a phrase of chrome are none of the body: where no rules of a platform say what is.
    pub(crate) by_phrase: bool,
    /// Subtrees that belong to something else, such as a reply nested in this post.
    pub(crate) exclude: &'r Keys,
    /// A few more such subtrees: a signature or an edit notice inside the body.
    pub(crate) also: Vec<Key>,
}

/// Lowers what is below `root`.
pub(crate) fn lower(root: Node, lowering: &Lowering, claims: &mut Claims) -> Vec<Block> {
    let inside = |edge: &Edge| !matches!(edge, Edge::Open(node) | Edge::Close(node) if *node == root);
    lower_edges(root.walk().filter(inside), Builder::new(root.key()), lowering, claims)
}

/// Lowers some siblings.
pub(crate) fn lower_loose(nodes: &[Node], lowering: &Lowering, claims: &mut Claims) -> Vec<Block> {
    let Some(first) = nodes.first() else { return Vec::new() };
    // no edge closes the parent, so that the body's frame stays open
    let frame = first.parent().unwrap_or(*first).key();
    lower_edges(nodes.iter().flat_map(|node| node.walk()), Builder::new(frame), lowering, claims)
}

fn lower_edges<'a>(
    edges: impl Iterator<Item = Edge<'a>>,
    mut builder: Builder,
    lowering: &Lowering,
    claims: &mut Claims,
) -> Vec<Block> {
    let mut skip: Option<Key> = None;
    // the quotation whose header is being read
    let mut headed: Option<Key> = None;
    for edge in edges {
        match edge {
            Edge::Open(_) if skip.is_some() => {}
            Edge::Open(node) if headed.is_some_and(|quote| quote != node.key()) => {
                skip = node.is_element().then(|| node.key());
            }
            Edge::Open(node) => {
                headed = None;
                if let Some(text) = node.as_text() {
                    if !lowering.also.contains(&node.key()) && !lead::is_label(node, text, lowering, claims) {
                        builder.push_text(text);
                    }
                } else if !node.is_element() {
                } else if is_invisible(node) && !node.matches(&lowering.rules.code) {
                    skip = Some(node.key());
                } else if builder.is_header(node) {
                    claims.remove(node, RemovalKind::QuoteHeader, lowering.name, "quote_header");
                    skip = Some(node.key());
                } else if is_silent(node.tag())
                    && let Some(code) = parts::code(node, &lowering.rules.code)
                {
                    // code in a field that a script turns into a listing
                    claims.keep(node);
                    builder.push_code(node, code);
                    skip = Some(node.key());
                } else if let Some(quote) = lead::claimed(node, lowering, claims) {
                    builder.separate();
                    (skip, headed) = (Some(node.key()), Some(quote.key()));
                } else if leave_out(node, lowering, claims) {
                    builder.separate();
                    skip = Some(node.key());
                } else if let Some(code) = parts::code(node, &lowering.rules.code) {
                    builder.push_code(node, code);
                    skip = Some(node.key());
                } else {
                    builder.open(node, lowering);
                }
            }
            Edge::Close(node) if skip == Some(node.key()) => skip = None,
            Edge::Close(node) if skip.is_none() && node.is_element() => builder.close(node),
            Edge::Close(_) => {}
        }
    }
    builder.finish()
}

/// Whether an element shows nothing.
fn is_invisible(node: Node) -> bool {
    is_silent(node.tag()) || matches!(node.tag(), "noscript" | "input") || is_hidden(node)
}

/// Whether an element is no content; says so to the claims.
fn leave_out(node: Node, lowering: &Lowering, claims: &mut Claims) -> bool {
    if lowering.also.contains(&node.key()) {
        return true;
    }
    if lowering.exclude.contains(&node.key()) {
        claims.leave(node);
        return true;
    }
    let tag = node.tag();
    if tag == "button" || (tag == "form" && node.text().len() < FORM_TEXT) {
        claims.remove(node, RemovalKind::Button, "html", tag);
        return true;
    }
    if node.matches(&lowering.rules.quote_header) {
        claims.remove(node, RemovalKind::QuoteHeader, lowering.name, "quote_header");
        return true;
    }
    if lowering.by_phrase
        && let Some(found) = node.short_text(PHRASE_TEXT).and_then(|text| lowering.phrases.whole_line(&text))
    {
        claims.remove_by(node, found.kind, found.rule);
        return true;
    }
    for (kind, selector) in &lowering.rules.drop {
        if node.matches(selector) {
            claims.remove(node, *kind, lowering.name, kind.as_str());
            return true;
        }
    }
    false
}

/// Bytes of the longest line of chrome that phrases are asked about.
const PHRASE_TEXT: usize = 80;

/// A form with more text than this holds a poll or a whole page (old templates), not a reply box; bytes.
const FORM_TEXT: usize = 200;
