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

/// Posts that one is inside of, at most. Each is searched with all that is inside of it; a broken template nests two or three.
const MAX_INSIDE: usize = 16;

/// Elements in document order, without those that are inside too many others.
pub(super) fn shallow<'a>(roots: Vec<Node<'a>>) -> Vec<Node<'a>> {
    let mut around: Vec<Node<'a>> = Vec::new();
    let is_shallow = |root: &Node<'a>| {
        while around.pop_if(|last| !root.is_within(*last)).is_some() {}
        let is_shallow = around.len() <= MAX_INSIDE;
        around.extend(Some(*root).filter(|_| is_shallow));
        is_shallow
    };
    roots.into_iter().filter(is_shallow).collect()
}

/// What belongs to a post outside its element: the header before it, and what follows it up to the next post.
pub(super) fn rest<'a>(root: Node<'a>, roots: &Keys, rules: &Compiled) -> Vec<Node<'a>> {
    let header = root.previous_element().filter(|node| node.matches(&rules.header));
    let following = std::iter::successors(root.next_element(), |node| node.next_element());
    let after = following.take_while(|node| !roots.contains(&node.key()) && node.matches(&rules.after));
    header.into_iter().chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::dom::{Dom, Noscript};

    #[test]
    fn elements_inside_too_many_others_are_left_out() {
        let page =
            format!("{}</article>{}<i></i>", "<article>".repeat(MAX_INSIDE + 2), "</article>".repeat(MAX_INSIDE));
        let dom = Dom::parse(&format!("{page}<article>"), Noscript::Text, &Options::new()).unwrap();
        let all: Vec<Node> = dom.root().descendants().filter(|node| node.tag() == "article").collect();
        let kept = shallow(all.clone());
        assert_eq!((all.len(), kept.len()), (MAX_INSIDE + 3, MAX_INSIDE + 2));
        assert!(
            kept.contains(&all[MAX_INSIDE])
                && !kept.contains(&all[MAX_INSIDE + 1])
                && kept.contains(&all[MAX_INSIDE + 2])
        );
    }
}
