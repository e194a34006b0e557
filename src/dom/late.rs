//! Puts in place what a page sends after the place it belongs to.
//!
//! React streams a page: where a part is not ready yet it writes `<template id="B:1">` (a boundary, with something to show
//! meanwhile up to a comment) or `<template id="P:1">` (a gap), and sends the part at the end of the page as
//! `<div hidden id="S:1">`, which a script moves. A scraper that runs no scripts has the text hidden and out of order.

use std::collections::HashMap;

use ego_tree::{NodeId, Tree};
use scraper::{Html, Node};

/// Most parts that are moved; pages have tens.
const MAX_PARTS: usize = 1000;
/// How a part begins, as React writes it.
const PART: &str = " hidden id=\"S:";
/// The comment at the end of what stands in for a part.
const END: &str = "/$";
/// Nodes of the largest stand-in that is taken away; others stay beside the part.
const MAX_STAND_IN: usize = 1000;

/// Moves each part to its place, or out of its hidden element if the page has none for it. Whether there was any.
pub(super) fn place(text: &str, html: &mut Html) -> bool {
    if !text.contains(PART) {
        return false;
    }
    let (mut parts, mut places) = (Vec::new(), HashMap::new());
    for node in html.tree.nodes() {
        let Some(element) = node.value().as_element() else { continue };
        let Some((kind, number)) = element.attr("id").and_then(|id| id.split_once(':')) else { continue };
        match (element.name(), kind) {
            ("div", "S") if element.attr("hidden").is_some() => parts.push((number.to_owned(), node.id())),
            ("template", "P" | "B") => drop(places.insert((kind == "P", number.to_owned()), node.id())),
            _ => {}
        }
    }
    parts.truncate(MAX_PARTS);
    for (number, part) in &parts {
        let place =
            |is_gap| places.get(&(is_gap, number.clone())).copied().filter(|at| !is_within(&html.tree, *at, *part));
        match (place(true), place(false)) {
            (Some(gap), _) => put(&mut html.tree, *part, gap),
            (None, Some(boundary)) => {
                put(&mut html.tree, *part, boundary);
                clear(&mut html.tree, boundary);
            }
            (None, None) => put(&mut html.tree, *part, *part),
        }
    }
    !parts.is_empty()
}

fn is_within(tree: &Tree<Node>, node: NodeId, other: NodeId) -> bool {
    tree.get(node).is_some_and(|node| node.ancestors().any(|above| above.id() == other))
}

/// Moves the children of a part before another node.
fn put(tree: &mut Tree<Node>, part: NodeId, before: NodeId) {
    let children: Vec<NodeId> =
        tree.get(part).into_iter().flat_map(|part| part.children()).map(|node| node.id()).collect();
    if let Some(mut before) = tree.get_mut(before) {
        for child in children {
            before.insert_id_before(child);
        }
    }
}

/// Takes away what stands after a boundary up to its end.
fn clear(tree: &mut Tree<Node>, boundary: NodeId) {
    let Some(node) = tree.get(boundary) else { return };
    let is_end = |node: &ego_tree::NodeRef<Node>| node.value().as_comment().is_some_and(|comment| &**comment == END);
    let after: Vec<_> = node.next_siblings().take(MAX_STAND_IN).take_while(|node| !is_end(node)).collect();
    let is_closed = after.last().and_then(|last| last.next_sibling()).is_some_and(|next| is_end(&next));
    if is_closed {
        let after: Vec<NodeId> = after.into_iter().map(|node| node.id()).collect();
        for id in after {
            if let Some(mut node) = tree.get_mut(id) {
                node.detach();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Dom, Noscript};
    use crate::Options;

    #[test]
    fn parts_go_where_they_belong_or_out_of_hiding() {
        let text = |page: &str| {
            let dom = Dom::parse(page, Noscript::Text, &Options::new()).unwrap();
            let shown = dom.root().descendants().filter(|node| !node.ancestors().any(|n| n.attr("hidden").is_some()));
            shown.filter_map(|node| node.as_text()).collect::<String>()
        };
        let page = "1<!--$?--><template id=\"B:0\"></template>wait<!--/$-->4<div hidden id=\"S:0\">2<template id=\"P:a\"></template></div>\
                    <div hidden id=\"S:a\">3</div>";
        assert_eq!(text(page), "1234");
        // the comments are lost, and a part without a place
        assert_eq!(text("1<template id=\"B:0\"></template>wait<div hidden id=\"S:0\">2</div>"), "12wait");
        assert_eq!(text("1<div hidden id=\"S:0\">2</div>"), "12");
        // a part that would go into itself, and two that would go into each other
        assert_eq!(text("1<div hidden id=\"S:0\">2<template id=\"P:0\"></template></div>"), "12");
        let crossed = "<div hidden id=\"S:0\">2<template id=\"P:1\"></template></div><div hidden id=\"S:1\">3<template id=\"P:0\"></template></div>";
        assert_eq!(text(crossed).len(), 2);
    }
}
