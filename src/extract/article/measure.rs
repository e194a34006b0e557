//! What each element of the page holds: prose, links of menus, and whether it surrounds the article.

use crate::dom::{Keys, Node};
use crate::extract::Scope;
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
/// Rows and columns of a table of data.
const DATA_ROWS: usize = 3;
const DATA_COLUMNS: usize = 3;
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
    /// Characters of text outside surroundings, and of those the ones outside links of menus.
    pub(super) text: Vec<usize>,
    pub(super) content: Vec<usize>,
    /// Headings that are links.
    pub(super) linked_headings: Vec<usize>,
    /// What surrounds the article.
    pub(super) around: Vec<Option<Around>>,
}

impl Measures {
    pub(super) fn new(outline: &Outline, furniture: &Keys, scope: &Scope) -> Self {
        let links = links(outline);
        let raw = prose(outline, &links, |_| false);
        let around = surroundings(outline, &links, &raw, furniture, scope.structured.is_product);
        let prose = prose(outline, &links, |index| around[index].is_some());
        let (text, content) = outside(outline, &links, &around);
        let linked_headings = linked_headings(outline, scope.base.host());
        Measures { links, prose, text, content, linked_headings, around }
    }

    /// Share of the text that is inside links of menus.
    pub(super) fn link_density(&self, outline: &Outline, index: usize) -> f64 {
        match outline.entries[index].text {
            0 => 0.0,
            text => self.links[index] as f64 / text as f64,
        }
    }
}

/// Text in links, but for those that are cards, and those of tables of data.
fn links(outline: &Outline) -> Vec<usize> {
    let mut links = vec![0; outline.entries.len()];
    for (index, entry) in outline.entries.iter().enumerate().rev() {
        if entry.node.tag() == "a" {
            links[index] = if entry.text < CARD { entry.text } else { 0 };
        } else if links[index] > 0 && is_data(entry.node) {
            links[index] = 0;
        }
        if index > 0 {
            links[entry.parent] += links[index];
        }
    }
    links
}

/// Text of each entry's subtree outside surroundings, and what of it is outside links.
fn outside(outline: &Outline, links: &[usize], around: &[Option<Around>]) -> (Vec<usize>, Vec<usize>) {
    let mut text: Vec<usize> = outline.entries.iter().map(|entry| entry.text).collect();
    let mut linked = links.to_vec();
    // what is left out anywhere below is taken off once: from the innermost parent up
    let (mut less_text, mut less_links) = (vec![0; text.len()], vec![0; text.len()]);
    for index in (0..text.len()).rev() {
        let (out_text, out_links) = match around[index] {
            Some(_) => (text[index], links[index]),
            None => (less_text[index], less_links[index]),
        };
        text[index] -= out_text;
        linked[index] -= out_links.min(linked[index]);
        if index > 0 {
            less_text[outline.entries[index].parent] += out_text;
            less_links[outline.entries[index].parent] += out_links;
        }
    }
    let content = text.iter().zip(&linked).map(|(text, links)| text.saturating_sub(*links)).collect();
    (text, content)
}

/// How many headings below each entry are, or stand in, links to other pages of the site.
fn linked_headings(outline: &Outline, host: Option<&str>) -> Vec<usize> {
    let mut count = vec![0; outline.entries.len()];
    // the link around an entry, or the first below it
    let mut link: Vec<Option<usize>> = vec![None; outline.entries.len()];
    for (index, entry) in outline.entries.iter().enumerate() {
        link[index] = if entry.node.tag() == "a" { Some(index) } else { link[entry.parent] };
    }
    for (index, entry) in outline.entries.iter().enumerate().rev() {
        let is_heading = matches!(entry.node.tag(), "h2" | "h3" | "h4" | "h5" | "h6");
        if is_heading && entry.text > 0 && entry.links == entry.text {
            let inside = || (index + 1..entry.end).find(|at| outline.entries[*at].node.tag() == "a");
            let href = link[index].or_else(inside).and_then(|at| outline.entries[at].node.attr("href"));
            count[index] = usize::from(href.is_some_and(|href| is_other_page(href, host)));
        }
        if index > 0 {
            count[entry.parent] += count[index];
        }
    }
    count
}

/// Whether a link leads to another page of the site.
pub(super) fn is_other_page(href: &str, host: Option<&str>) -> bool {
    let href = href.trim();
    let rest = href.strip_prefix("https:").or_else(|| href.strip_prefix("http:")).unwrap_or(href);
    match rest.strip_prefix("//") {
        Some(rest) => {
            let name = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
            host.is_none_or(|host| name.strip_prefix("www.").unwrap_or(name).eq_ignore_ascii_case(host))
        }
        None => !href.starts_with('#') && !href.split('/').next().unwrap_or_default().contains(':'),
    }
}

/// Whether an element is a table with headings and several columns.
fn is_data(node: Node) -> bool {
    if node.tag() != "table" {
        return false;
    }
    let (mut rows, mut cells, mut wide, mut headings) = (0, 0, 0, 0);
    for part in node.descendants().skip(1) {
        match part.tag() {
            // a table for layout; and no element is looked at for more than one table
            "table" => return false,
            "tr" => (rows, cells) = (rows + 1, 0),
            "td" | "th" => {
                headings += usize::from(part.tag() == "th");
                cells += 1;
                wide += usize::from(cells == DATA_COLUMNS);
            }
            _ => {}
        }
    }
    headings > 0 && rows >= DATA_ROWS && wide * 2 > rows
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
fn surroundings(
    outline: &Outline,
    links: &[usize],
    raw: &[usize],
    furniture: &Keys,
    is_product: bool,
) -> Vec<Option<Around>> {
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
                Proof::Goods if !is_product => false,
                Proof::Window | Proof::Goods => (entry.text as f64) <= MAX_WINDOW * text,
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
