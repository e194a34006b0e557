//! What inside the chosen element is none of the article's text.

use std::collections::HashSet;

use crate::document::RemovalKind;
use crate::dom::Key;
use crate::extract::claims::Claims;
use crate::extract::outline::Outline;

use super::measure::{MENU_LINKS, Measures};

/// The subtrees to leave out.
pub(super) fn prune(
    outline: &Outline,
    measures: &Measures,
    index: usize,
    furniture: HashSet<Key>,
    claims: &mut Claims,
) -> HashSet<Key> {
    let mut out = furniture;
    let (mut at, end) = (index + 1, outline.entries[index].end);
    while at < end {
        let entry = &outline.entries[at];
        if out.contains(&entry.node.key()) {
            at = entry.end;
            continue;
        }
        let is_menu = || {
            matches!(entry.node.tag(), "ul" | "ol" | "div" | "section" | "table")
                && entry.text > 0
                && measures.link_density(outline, at) > MENU_LINKS
        };
        let found = match measures.around[at] {
            Some(around) => Some((around.kind, "surrounding")),
            None => is_menu().then_some((RemovalKind::Navigation, "menu")),
        };
        if let Some((kind, rule)) = found {
            claims.remove(entry.node, kind, "html", rule);
            out.insert(entry.node.key());
            at = entry.end;
        } else {
            at += 1;
        }
    }
    out
}
