//! Puts in place what a page sends after the place it belongs to.
//!
//! React streams a page: where a part is not ready yet it writes `<template id="B:1">` (a boundary, with something to show
//! meanwhile up to a comment) or `<template id="P:1">` (a gap), and sends the part at the end of the page as
//! `<div hidden id="S:1">`, which a script moves. A scraper that runs no scripts has the text hidden and out of order.

use std::collections::HashMap;

use html5ever::local_name;

use super::tree::{Data, NONE, Tree, chain};

/// Most parts that are moved; pages have tens.
const MAX_PARTS: usize = 1000;
/// The comment at the end of what stands in for a part.
const END: &str = "/$";
/// What the `id` of a part begins with.
const PART: &str = "S:";
/// Nodes of the largest stand-in that is taken away; others stay beside the part.
const MAX_STAND_IN: usize = 1000;

/// Whether one of the hidden elements may be a part.
pub(super) fn is_asked(tree: &Tree, hidden: &[u32]) -> bool {
    let id = |at: u32| tree.attributes_of(at).iter().find(|attribute| attribute.name == local_name!("id"));
    hidden.iter().filter_map(|at| id(*at)).any(|id| tree.attributes.value(id).starts_with(PART))
}

/// Moves each part to its place, or out of its hidden element if the page has none for it. Whether there was any.
pub(super) fn place(tree: &mut Tree) -> bool {
    let (mut parts, mut places) = (Vec::new(), HashMap::new());
    for at in 0..tree.items.len() as u32 {
        let Data::Element(element) = &tree.item(at).data else { continue };
        let attribute = |name: &str| tree.attributes_of(at).iter().find(|attribute| &*attribute.name == name);
        let id = attribute("id").map(|id| tree.attributes.value(id));
        let Some((kind, number)) = id.and_then(|id| id.split_once(':')) else { continue };
        match (&*element.name, kind) {
            ("div", "S") if attribute("hidden").is_some() => parts.push((number.to_owned(), at)),
            ("template", "P" | "B") => drop(places.insert((kind == "P", number.to_owned()), at)),
            _ => {}
        }
    }
    parts.truncate(MAX_PARTS);
    for (number, part) in &parts {
        let place = |is_gap| places.get(&(is_gap, number.clone())).copied().filter(|at| !is_within(tree, *at, *part));
        match (place(true), place(false)) {
            (Some(gap), _) => put(tree, *part, gap),
            (None, Some(boundary)) => {
                put(tree, *part, boundary);
                clear(tree, boundary);
            }
            (None, None) => put(tree, *part, *part),
        }
    }
    !parts.is_empty()
}

fn is_within(tree: &Tree, node: u32, other: u32) -> bool {
    tree.ancestors(node).any(|above| above == other)
}

/// Moves the children of a part before another node.
fn put(tree: &mut Tree, part: u32, before: u32) {
    if tree.item(before).parent == NONE {
        return;
    }
    let children: Vec<u32> = tree.children(part).collect();
    for child in children {
        tree.detach(child);
        tree.insert_before(before, child);
    }
}

/// Takes away what stands after a boundary up to its end.
fn clear(tree: &mut Tree, boundary: u32) {
    let is_end = |at: &u32| matches!(&tree.item(*at).data, Data::Comment(text) if &**text == END);
    let following = chain(tree.item(boundary).next, |at| tree.item(at).next);
    let after: Vec<u32> = following.take(MAX_STAND_IN).take_while(|at| !is_end(at)).collect();
    let is_closed = after.last().map(|last| tree.item(*last).next).is_some_and(|next| next != NONE && is_end(&next));
    if is_closed {
        after.into_iter().for_each(|at| tree.detach(at));
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
