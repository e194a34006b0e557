//! The elements of posts, and what belongs to a post outside its element.

use crate::dom::{Keys, Node};
use crate::platform::{Compiled, Platform};

/// Whether an element that a platform's selector finds is a post.
pub(super) fn is_root(node: Node, platform: &Platform, rules: &Compiled) -> bool {
    let prefix = platform.post.root_id;
    let numbered =
        |id: &str| id.strip_prefix(prefix).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    (prefix.is_empty() || node.attr("id").is_some_and(numbered)) && !node.matches(&rules.skip)
}

/// What belongs to a post outside its element: the header before it, and what follows it up to the next post.
pub(super) fn rest<'a>(root: Node<'a>, roots: &Keys, rules: &Compiled) -> Vec<Node<'a>> {
    let header = root.previous_element().filter(|node| node.matches(&rules.header));
    let following = std::iter::successors(root.next_element(), |node| node.next_element());
    let after = following.take_while(|node| !roots.contains(&node.key()) && node.matches(&rules.after));
    header.into_iter().chain(after).collect()
}
