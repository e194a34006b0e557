//! What inside the chosen element is none of the article's text.

use std::collections::HashSet;

use crate::document::RemovalKind;
use crate::dom::Key;
use crate::extract::claims::Claims;
use crate::extract::outline::Outline;

use super::choose::Choice;
use super::measure::{MENU_LINKS, Measures};

/// Characters of the longest teaser of another article.
const TEASER: usize = 600;
/// So many teasers side by side are a list of them.
const MIN_TEASERS: usize = 3;
/// Teasers are left out of a page whose other prose has this share of their text; otherwise they are what it is about.
const TEASERS_REST: f64 = 0.6;
/// Characters of the longest heading of such a list.
const TEASERS_HEADING: usize = 80;

/// The subtrees to leave out.
pub(super) fn prune(
    outline: &Outline,
    measures: &Measures,
    choice: &Choice,
    furniture: HashSet<Key>,
    claims: &mut Claims,
) -> HashSet<Key> {
    let mut out = furniture;
    let has_teasers = has_teasers(outline, measures, choice);
    let (mut at, end) = (choice.index + 1, outline.entries[choice.index].end);
    while at < end {
        let entry = &outline.entries[at];
        if out.contains(&entry.node.key()) {
            at = entry.end;
            continue;
        }
        let found = match measures.around[at] {
            Some(around) => Some((around.kind, "surrounding")),
            None if choice.is_listing => None,
            None if is_menu(outline, measures, at) => Some((RemovalKind::Navigation, "menu")),
            None if has_teasers && are_teasers(outline, measures, at) => Some((RemovalKind::Related, "teasers")),
            None => None,
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

/// Whether an element is a list of links.
fn is_menu(outline: &Outline, measures: &Measures, at: usize) -> bool {
    let entry = &outline.entries[at];
    matches!(entry.node.tag(), "ul" | "ol" | "div" | "section" | "table")
        && entry.text > 0
        && measures.link_density(outline, at) > MENU_LINKS
}

/// Whether an entry is a teaser of another article: it has one heading, which is a link, and few words.
fn is_teaser(outline: &Outline, measures: &Measures, at: usize) -> bool {
    measures.linked_headings[at] == 1 && outline.entries[at].text <= TEASER
}

/// Whether teasers are beside the point: what is none says enough.
fn has_teasers(outline: &Outline, measures: &Measures, choice: &Choice) -> bool {
    let (mut text, mut prose) = (0, 0);
    let (mut at, end) = (choice.index + 1, outline.entries[choice.index].end);
    while at < end {
        if measures.around[at].is_some() {
            at = outline.entries[at].end;
        } else if is_teaser(outline, measures, at) {
            (text, prose) = (text + outline.entries[at].text, prose + measures.prose[at]);
            at = outline.entries[at].end;
        } else {
            at += 1;
        }
    }
    text > 0 && (measures.prose[choice.index] - prose) as f64 >= TEASERS_REST * text as f64
}

/// Whether an element's children are teasers.
fn are_teasers(outline: &Outline, measures: &Measures, at: usize) -> bool {
    if measures.linked_headings[at] < MIN_TEASERS {
        return false;
    }
    let is_teaser = |child: &usize| is_teaser(outline, measures, *child);
    let teasers = outline.children(at).filter(is_teaser).count();
    let others: usize =
        outline.children(at).filter(|child| !is_teaser(child)).map(|child| outline.entries[child].text).sum();
    teasers >= MIN_TEASERS && others <= TEASERS_HEADING
}
