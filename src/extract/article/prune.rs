//! What inside the chosen element is none of the article's text.

use std::collections::HashSet;

use crate::chrome::phrases::Phrases;
use crate::document::RemovalKind;
use crate::dom::{Keys, Node};
use crate::extract::Scope;
use crate::extract::claims::Claims;
use crate::extract::outline::{Entry, Outline};

use super::choose::Choice;
use super::measure::{MENU_LINKS, Measures, is_other_page};
use super::part::Proof;

/// Characters of the longest teaser of another article.
const TEASER: usize = 600;
/// So many teasers side by side are a list of them.
const MIN_TEASERS: usize = 3;
/// Teasers are left out of a page whose other prose has this share of their text; otherwise they are what it is about.
const TEASERS_REST: f64 = 0.6;
/// Characters of the longest heading of such a list.
const TEASERS_HEADING: usize = 80;

/// Characters and elements of the longest paragraph that only points elsewhere.
const POINTER: usize = 300;
const POINTER_ELEMENTS: usize = 12;
/// Characters of the shortest link, and of the longest label before it, of a paragraph that points elsewhere.
const POINTER_LINK: usize = 15;
const POINTER_LABEL: usize = 20;
/// Characters of the longest mark that links to its own heading.
const ANCHOR: usize = 2;
/// Characters of the longest heading of a section beside the point.
const SECTION_HEADING: usize = 60;
/// Such a section has no more than this share of the text.
const MAX_SECTION: f64 = 0.3;
/// Share of the prose that may stand above the headline for it to be none of the article.
const MAX_ABOVE: f64 = 0.3;

/// The subtrees to leave out.
pub(super) fn prune(
    outline: &Outline,
    measures: &Measures,
    choice: &Choice,
    furniture: Keys,
    scope: &Scope,
    claims: &mut Claims,
) -> Keys {
    let mut out = furniture;
    let tells = !choice.is_listing && tells(outline, measures, choice);
    let sections = if tells { sections(outline, measures, choice, scope.phrases()) } else { HashSet::new() };
    let above = above_headline(outline, measures, choice);
    let (mut at, end) = (choice.index + 1, outline.entries[choice.index].end);
    while at < end {
        let entry = &outline.entries[at];
        if out.contains(&entry.node.key()) {
            at = entry.end;
            continue;
        }
        let found = match measures.around[at] {
            // of a page that lists things, what is linked is the point
            Some(around) if choice.is_listing && choice.index > 0 && around.proof == Proof::Hint => None,
            Some(around) => Some((around.kind, "surrounding")),
            None if is_off(outline, measures, at, choice) => Some((RemovalKind::Boilerplate, "beside")),
            None if above.is_some_and(|headline| entry.end <= headline) => {
                Some((RemovalKind::Navigation, "above_headline"))
            }
            None if sections.contains(&at) => Some((RemovalKind::Boilerplate, "section")),
            None if is_anchor(entry) => Some((RemovalKind::Button, "anchor")),
            None if choice.is_listing => None,
            None if is_menu(outline, measures, at) => Some((RemovalKind::Navigation, "menu")),
            None if tells && is_pointer(outline, at, scope) => Some((RemovalKind::Related, "pointer")),
            None if tells && are_teasers(outline, measures, at) => Some((RemovalKind::Related, "teasers")),
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

/// Whether a paragraph does nothing but point to another page of the site: "Read also: How to mend a kettle".
fn is_pointer(outline: &Outline, at: usize, scope: &Scope) -> bool {
    let entry = &outline.entries[at];
    let unlinked = entry.text - entry.links;
    let is_line =
        matches!(entry.node.tag(), "p" | "div") && entry.text <= POINTER && entry.end - at <= POINTER_ELEMENTS;
    if !is_line || entry.links < POINTER_LINK || unlinked > POINTER_LABEL {
        return false;
    }
    let mut links = (at + 1..entry.end).filter(|below| outline.entries[*below].node.tag() == "a");
    let (Some(link), None) = (links.next(), links.next()) else { return false };
    let text = entry.node.text();
    let label = text.strip_suffix(outline.entries[link].node.text().as_str()).unwrap_or(&text).trim_end();
    let is_label = if unlinked == 0 { entry.node.tag() == "p" } else { label.ends_with([':', '：']) };
    is_label && outline.entries[link].node.attr("href").is_some_and(|href| is_other_page(href, scope.base.host()))
}

/// Whether an element is the mark beside a heading that links to the heading itself: "¶", "#".
fn is_anchor(entry: &Entry) -> bool {
    entry.node.tag() == "a"
        && (1..=ANCHOR).contains(&entry.text)
        && entry.node.attr("href").is_some_and(|href| href.starts_with('#'))
        && !entry.node.text().contains(char::is_alphanumeric)
}

/// The sections that stand beside the point, by what their headings say: the elements that begin with such a heading,
/// or the heading and what follows it up to the next.
fn sections(outline: &Outline, measures: &Measures, choice: &Choice, phrases: &Phrases) -> HashSet<usize> {
    let mut found = HashSet::new();
    let entries = &outline.entries;
    let limit = MAX_SECTION * measures.text[choice.body] as f64;
    for at in choice.body + 1..entries[choice.body].end {
        let Some(level) = heading_level(entries[at].node) else { continue };
        let is_beside = entries[at].text <= SECTION_HEADING
            && phrases.whole_line(&entries[at].node.text()).is_some_and(|m| matches!(m.section, "beside" | "related"));
        if !is_beside {
            continue;
        }
        let mut section = at;
        // the element that begins with the heading
        while entries[section].parent != choice.body
            && entries[section].parent + 1 == section
            && (entries[entries[section].parent].text as f64) <= limit
        {
            section = entries[section].parent;
        }
        found.insert(section);
        if section == at {
            let next = |at: &usize| Some(entries[*at].end).filter(|next| *next < entries[entries[*at].parent].end);
            let siblings = std::iter::successors(next(&at), next);
            let ends = |child: &usize| heading_level(entries[*child].node).is_some_and(|other| other <= level);
            let rest: Vec<usize> = siblings.take_while(|child| !ends(child)).collect();
            if rest.iter().map(|child| entries[*child].text).sum::<usize>() as f64 <= limit {
                found.extend(rest);
            }
        }
    }
    found
}

fn heading_level(node: Node) -> Option<u8> {
    matches!(node.tag(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6").then(|| node.tag().as_bytes()[1])
}

/// The headline, where little prose stands before it: what stands there is none of the article.
fn above_headline(outline: &Outline, measures: &Measures, choice: &Choice) -> Option<usize> {
    let entries = &outline.entries;
    let headline = choice.headline.filter(|at| (choice.index..entries[choice.index].end).contains(at))?;
    let (mut before, mut at) = (0, choice.index + 1);
    while at < headline {
        if entries[at].end > headline {
            at += 1;
        } else {
            before += measures.prose[at];
            at = entries[at].end;
        }
    }
    (before as f64 <= MAX_ABOVE * measures.prose[choice.body] as f64).then_some(headline)
}

/// Whether an entry beside the body is no part of its lead.
fn is_off(outline: &Outline, measures: &Measures, at: usize, choice: &Choice) -> bool {
    let end = outline.entries[at].end;
    let after = at >= outline.entries[choice.body].end;
    after
        || (end <= choice.body && (measures.prose[at] == 0 || choice.headline.is_some_and(|headline| end <= headline)))
}

/// Whether an entry is a teaser of another article: it has one heading, which is a link, and few words.
fn is_teaser(outline: &Outline, measures: &Measures, at: usize) -> bool {
    measures.linked_headings[at] == 1 && outline.entries[at].text <= TEASER
}

/// Whether the page tells something: what is no teaser says enough for teasers to be beside the point.
fn tells(outline: &Outline, measures: &Measures, choice: &Choice) -> bool {
    let (mut text, mut prose) = (0, 0);
    let (mut at, end) = (choice.body + 1, outline.entries[choice.body].end);
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
    (measures.prose[choice.body] - prose) as f64 >= TEASERS_REST * text as f64
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
