//! What each element of the page holds: prose, links of menus, and whether it surrounds the article.

use std::collections::HashSet;

use crate::dom::Key;
use crate::extract::outline::Outline;
use crate::extract::visible::is_block;

use super::part::{Around, Proof, around};

/// Characters of own text from which a block is prose whatever its tag.
const PROSE_BLOCK: usize = 80;
/// The same for a `<p>`, which is text by its nature.
const PROSE_PARAGRAPH: usize = 25;
/// A block with more of its text in links than this is a menu.
pub(super) const MENU_LINKS: f64 = 0.6;
/// A link with more characters is a card with text of its own, not an entry of a menu.
const CARD: usize = 100;
/// An element with more of the page's prose than this is no surrounding, whatever its name.
const MAX_SHARE: f64 = 0.3;
/// A window with more of the page's text than this is the page.
const MAX_WINDOW: f64 = 0.8;
/// What a hint is enough for: elements with more of their text in links than this …
const HINT_LINKS: f64 = 0.3;
/// … or with fewer characters and no prose.
const HINT_TEXT: usize = 250;

/// The measures of all entries of an outline.
pub(super) struct Measures {
    /// Characters of text inside the links of menus.
    pub(super) links: Vec<usize>,
    /// Characters of prose outside surroundings.
    pub(super) prose: Vec<usize>,
    /// What surrounds the article.
    pub(super) around: Vec<Option<Around>>,
}

impl Measures {
    pub(super) fn new(outline: &Outline, furniture: &HashSet<Key>) -> Self {
        let links = links(outline);
        let raw = prose(outline, &links, |_| false);
        let around = surroundings(outline, &links, &raw, furniture);
        let prose = prose(outline, &links, |index| around[index].is_some());
        Measures { links, prose, around }
    }

    /// Share of the text that is inside links of menus.
    pub(super) fn link_density(&self, outline: &Outline, index: usize) -> f64 {
        match outline.entries[index].text {
            0 => 0.0,
            text => self.links[index] as f64 / text as f64,
        }
    }
}

/// Text in links, but for those that are cards.
fn links(outline: &Outline) -> Vec<usize> {
    let mut links = vec![0; outline.entries.len()];
    for (index, entry) in outline.entries.iter().enumerate().rev() {
        if entry.node.tag() == "a" {
            links[index] = if entry.text < CARD { entry.text } else { 0 };
        }
        if index > 0 {
            links[entry.parent] += links[index];
        }
    }
    links
}

/// Prose of each entry's subtree: the text of its prose blocks outside links and of what is left out.
fn prose(outline: &Outline, links: &[usize], is_out: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut prose = vec![0; outline.entries.len()];
    for (index, entry) in outline.entries.iter().enumerate().rev() {
        let tag = entry.node.tag();
        if is_out(index) {
            prose[index] = 0;
            continue;
        }
        let enough = if tag == "p" { PROSE_PARAGRAPH } else { PROSE_BLOCK };
        let is_menu = links[index] as f64 >= MENU_LINKS * entry.text as f64;
        if is_block(tag) && entry.own >= enough && !is_menu {
            prose[index] += entry.own - links[index].min(entry.own);
        }
        if index > 0 {
            let own = prose[index];
            prose[entry.parent] += own;
        }
    }
    prose
}

/// What surrounds the article.
fn surroundings(outline: &Outline, links: &[usize], raw: &[usize], furniture: &HashSet<Key>) -> Vec<Option<Around>> {
    let holds = holders(outline);
    let total = raw.first().copied().unwrap_or_default() as f64;
    let text = outline.entries.first().map_or(0, |entry| entry.text) as f64;
    let entries = outline.entries.iter().enumerate();
    entries
        .map(|(index, entry)| {
            if furniture.contains(&entry.node.key()) {
                return Some(Around { kind: crate::document::RemovalKind::Boilerplate, proof: Proof::Window });
            }
            let around = around(entry.node).filter(|_| index > 0 && !holds[index])?;
            let is_dense = links[index] as f64 > HINT_LINKS * entry.text as f64;
            let is_small = (raw[index] as f64) <= MAX_SHARE * total;
            let is_it = match around.proof {
                Proof::Window => (entry.text as f64) <= MAX_WINDOW * text,
                Proof::Name => is_small,
                Proof::Hint => is_small && (is_dense || entry.text < HINT_TEXT && raw[index] == 0),
            };
            is_it.then_some(around)
        })
        .collect()
}

/// Which entries hold the page's main part or first headline.
fn holders(outline: &Outline) -> Vec<bool> {
    let mut holds = vec![false; outline.entries.len()];
    for (index, entry) in outline.entries.iter().enumerate().rev() {
        let node = entry.node;
        let is_main = || {
            matches!(node.tag(), "main" | "h1")
                || node.attr("role") == Some("main")
                || node.attr("itemprop").is_some_and(|p| p.split_ascii_whitespace().any(|p| p == "articleBody"))
        };
        holds[index] |= is_main();
        if index > 0 && holds[index] {
            holds[entry.parent] = true;
        }
    }
    holds
}
