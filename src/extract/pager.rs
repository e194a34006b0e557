//! The links to the other pages, by their shape: numbers that rise, each linked but the current one.

use crate::dom::Node;

use super::Scope;
use super::numbers::has_digit;
use super::outline;
use super::pagination::page_number;

/// Levels from a number's link up to the element that holds all of them.
const LEVELS: usize = 5;
/// Elements of the largest such element: a row of numbers is short.
const MAX_ELEMENTS: usize = 150;
/// Characters outside numbers and links of the largest: "Page 2 of 12", arrows and the words beside them.
const MAX_TEXT: usize = 80;
/// Groups of links that are looked at.
const MAX_GROUPS: usize = 200;

/// The numbers of a page's pages.
#[derive(Clone, Copy)]
pub(super) struct Pager<'a> {
    pub(super) element: Node<'a>,
    pub(super) current: u32,
}

/// The first element that holds linked numbers and one that is not linked and is missing among them.
pub(super) fn find<'a>(scope: &Scope<'a>) -> Option<Pager<'a>> {
    let is_left_out = |node: Node| outline::is_left_out(node, scope.is_shell);
    let up = |node: Node<'a>| node.ancestors().take_while(move |above| above.is_within(scope.root));
    let (mut seen, mut groups): (Option<Node>, usize) = (None, 0);
    for link in scope.root.tagged("a") {
        let is_seen = seen.is_some_and(|seen| link.is_within(seen));
        if is_seen || number_of(link).is_none() || is_left_out(link) || up(link).any(is_left_out) {
            continue;
        }
        groups += 1;
        if groups > MAX_GROUPS {
            return None;
        }
        for holder in up(link).take(LEVELS) {
            let below = holder.descendants_but(is_left_out).filter(|node| node.is_element());
            if below.take(MAX_ELEMENTS).count() >= MAX_ELEMENTS {
                break;
            }
            if let Some(current) = current(holder, scope) {
                return Some(Pager { element: holder, current });
            }
            seen = Some(holder);
        }
    }
    None
}

/// The number that a link's text is, maybe in brackets.
fn number_of(node: Node) -> Option<u32> {
    let starts_with_letter = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_alphabetic());
    if node.descendants().find_map(Node::as_text).is_some_and(starts_with_letter) {
        return None;
    }
    page_number(node.short_text(MAX_NUMBER)?.trim_matches(['[', ']', '(', ')', ' ']))
}

/// Bytes of the longest number with brackets.
const MAX_NUMBER: usize = 10;

/// The current page's number in an element that holds the links to the others, and hardly anything else.
fn current(element: Node, scope: &Scope) -> Option<u32> {
    let (mut linked, mut plain, mut text) = (Vec::new(), Vec::new(), 0);
    let mut end_of_link = None;
    for node in element.descendants() {
        if node.tag() == "a" && node.attr("href").is_some() {
            end_of_link = Some(node);
            linked.extend(number_of(node).map(|number| (number, node)));
        } else if let Some(words) = node.as_text().filter(|_| end_of_link.is_none_or(|link| !node.is_within(link))) {
            text += words.trim().chars().count();
            if text > MAX_TEXT {
                return None;
            }
            if has_digit(words) {
                plain.extend(words.split([' ', '\n', '\t', '\u{a0}', '|', ',']).filter_map(bare_number));
            }
        }
    }
    // links of the page itself, such as to its own number, are marked as current
    let marked = linked.iter().find(|(_, node)| is_marked(*node)).map(|(number, _)| *number);
    let others: Vec<u32> = linked.iter().map(|(number, _)| *number).collect();
    let has_neighbour = |number: &u32| others.iter().any(|other| other.abs_diff(*number) == 1);
    let is_missing = |number: &u32| !others.contains(number);
    let current = marked.or_else(|| plain.iter().copied().find(is_missing)).filter(has_neighbour);
    let current = current.or_else(|| plain.iter().copied().find(|n| is_missing(n) && has_neighbour(n)))?;
    let rises = others.windows(2).all(|pair| pair[0] < pair[1]);
    let least = others.iter().min().is_some_and(|first| *first <= current + 1);
    let is_beside = |node: Node| scope.base.is_beside(node.attr("href").unwrap_or_default());
    (rises && least && linked.iter().all(|(_, node)| is_beside(*node))).then_some(current)
}

fn bare_number(word: &str) -> Option<u32> {
    page_number(word.trim_matches(['[', ']', '(', ')', '.', ':', '«', '»', '<', '>']))
}

fn is_marked(node: Node) -> bool {
    let named = |n: Node| {
        n.attr("aria-current").is_some_and(|value| value != "false")
            || n.classes().any(|class| {
                let class = class.to_ascii_lowercase();
                ["active", "current", "selected"].iter().any(|part| class.contains(part))
            })
    };
    named(node) || node.parent().is_some_and(|parent| parent.tag() == "li" && named(parent))
}
