//! Who wrote an article and when, where only the page's text says so.

use crate::document::{Author, Document};
use crate::dom::Dom;
use crate::platform::Compiled;

use super::Scope;
use super::outline::Outline;
use super::shown_date::read_date;
use super::signals::{Certainty, Signals};

/// Levels above the body that still belong to the article: its header and footer stand beside the body.
const LEVELS: usize = 3;
/// An article's surroundings have at most this many times the elements of the body; more is the whole page.
const MAX_GROWTH: usize = 3;
/// Elements that any article may have around it.
const MIN_ELEMENTS: usize = 40;

/// Fills author and date from the byline around the body, which is the outline's entry `body`.
pub(crate) fn fill(outline: &Outline, body: usize, scope: &Scope, document: &mut Document) {
    let entries = &outline.entries;
    let size = |index: usize| entries[index].end - index;
    let mut container = body;
    for _ in 0..LEVELS {
        let parent = entries[container].parent;
        if matches!(entries[container].node.tag(), "article" | "main")
            || size(parent) > MAX_GROWTH * size(body) + MIN_ELEMENTS
        {
            break;
        }
        container = parent;
    }
    let context = scope.dates();
    let signals = Signals::new(outline, &context);
    let is_near = |index: usize| (container..entries[container].end).contains(&index);
    let authors = signals
        .authors
        .iter()
        .filter(|(i, certainty)| is_near(*i) && *certainty != Certainty::Named || *certainty == Certainty::Declared);
    let near = authors.min_by_key(|(i, certainty)| (!is_near(*i), std::cmp::Reverse(*certainty)));
    if document.author.is_none()
        && let Some((index, _)) = near
    {
        let node = entries[*index].node;
        let link = std::iter::once(node).chain(node.descendants()).find_map(|n| n.attr("href"));
        let url = link.and_then(|href| scope.base.resolve(href));
        document.author = Some(Author { name: Some(node.text()), url, ..Author::default() });
    }
    // a date inside a paragraph is the article's subject
    let is_shown =
        |index: &usize| is_near(*index) && !(entries[*index].node.tag() == "p" && entries[*index].text > MAX_DATE_LINE);
    if document.published.is_none()
        && let Some(index) =
            signals.dates.iter().filter(|(_, date)| date.len() > YEAR).map(|(index, _)| *index).find(is_shown)
    {
        let node = entries[index].node;
        document.published = read_date(node, &scope.dates_like(entries[0].node, &[node.text()], None)).0;
    }
}

/// Fills what is left open from where the software's themes write it.
pub(crate) fn by_platform(dom: &Dom, rules: &Compiled, scope: &Scope, document: &mut Document) {
    if document.author.is_none()
        && let Some((node, name)) = rules.byline.read(scope.page(dom))
    {
        let url = node.attr("href").and_then(|href| scope.base.resolve(href));
        document.author = Some(Author { name: Some(name), url, ..Author::default() });
    }
    if document.published.is_none() {
        let posted = rules.posted.node(scope.page(dom));
        document.published = posted.and_then(|node| {
            let context = scope.dates_like(dom.root(), &[node.text()], None);
            read_date(node, &context).0
        });
    }
}

/// Characters of a date that is but a year: titles and notices of copyright have such, too.
const YEAR: usize = 4;

/// Characters of the longest paragraph that shows the article's own date.
const MAX_DATE_LINE: usize = 40;
