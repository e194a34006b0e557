//! Which element holds the article, or what else the page is about.

use crate::dom::Node;
use crate::extract::outline::{Entry, Outline};

use super::measure::Measures;

/// A child with this share of its parent's prose is a better choice than the parent …
const DESCEND: f64 = 0.8;
/// … if it also has this share of all that is no link: tables and short lines are content, too.
const DESCEND_CONTENT: f64 = 0.6;
/// An element that calls itself the article is it when it has this share of the page's prose.
const DECLARED: f64 = 0.4;
/// A page with less of its text in prose than this lists something: goods, articles, links.
const LISTING: f64 = 0.25;
/// Characters of prose from which a page tells something, whatever else stands on it.
const MAX_LISTING: usize = 1000;

/// A main part has this share of the text outside surroundings; some templates leave it empty.
const MAIN: f64 = 0.4;

/// Bytes of the shortest headline that is known again in the title.
const MIN_HEADLINE: usize = 4;
/// Characters of prose from which what stands between headline and body is the article's beginning; a line or two there
/// say what it is about, or who wrote it.
const MIN_LEAD: usize = 300;
/// More prose than this share of the body's between headline and body is no lead.
const MAX_LEAD: f64 = 0.5;

/// What was chosen.
pub(super) struct Choice {
    /// The entry to read: what holds the headline and the body, where prose stands between them; otherwise the body.
    pub(super) index: usize,
    /// The entry that holds the body.
    pub(super) body: usize,
    /// The page's headline, if it stands above the body or in it.
    pub(super) headline: Option<usize>,
    /// The page lists things rather than telling something.
    pub(super) is_listing: bool,
}

/// The entry that holds nearly all prose of the article; of a page with hardly any, the one that holds its main part.
pub(super) fn choose(outline: &Outline, measures: &Measures, min_article: usize, title: Option<Node>) -> Choice {
    let (body, is_listing) = body(outline, measures, min_article);
    let headline = headline(outline, body, title);
    let index = headline.and_then(|headline| with_lead(outline, measures, body, headline)).unwrap_or(body);
    Choice { index, body, headline, is_listing }
}

/// The headline: the `<h1>` above the end of the body whose text is known again in the page's title, the nearest above
/// the body or else the first in it.
fn headline(outline: &Outline, body: usize, title: Option<Node>) -> Option<usize> {
    let title = title.map(|node| node.text().to_lowercase())?;
    let is_headline = |at: &usize| {
        let node = outline.entries[*at].node;
        node.tag() == "h1" && {
            let text = node.text().to_lowercase();
            text.len() >= MIN_HEADLINE && title.contains(&text)
        }
    };
    (body + 1..outline.entries[body].end).find(is_headline).or_else(|| (0..body).rev().find(is_headline))
}

/// The entry that holds headline and body, if prose of an article's beginning stands between them.
fn with_lead(outline: &Outline, measures: &Measures, body: usize, headline: usize) -> Option<usize> {
    let entries = &outline.entries;
    let (mut lead, mut at) = (0, entries[headline].end);
    while at < body {
        if measures.around[at].is_some() || entries[at].end <= body {
            lead += if measures.around[at].is_some() { 0 } else { measures.prose[at] };
            at = entries[at].end;
        } else {
            at += 1;
        }
    }
    if headline > body || lead < MIN_LEAD || lead as f64 > MAX_LEAD * measures.prose[body] as f64 {
        return None;
    }
    let mut root = body;
    while root > headline {
        root = entries[root].parent;
    }
    Some(root)
}

/// The entry of the body, and whether the page lists things.
fn body(outline: &Outline, measures: &Measures, min_article: usize) -> (usize, bool) {
    let prose = &measures.prose;
    let main = main(outline, &measures.text);
    let is_list = (prose[main] as f64) < LISTING * measures.text[main] as f64;
    if prose[0] < min_article || (is_list && prose[main] < MAX_LISTING) {
        return (main, true);
    }
    let total = prose[0] as f64;
    let mut index = 0;
    for (candidate, entry) in outline.entries.iter().enumerate() {
        if is_declared(entry) && prose[candidate] as f64 >= DECLARED * total {
            index = candidate;
        }
    }
    loop {
        let best = outline.children(index).max_by_key(|child| prose[*child]);
        match best {
            Some(child)
                if prose[child] as f64 >= DESCEND * prose[index] as f64
                    && measures.content[child] as f64 >= DESCEND_CONTENT * measures.content[index] as f64
                    && outline.entries[child].end > child + 1 =>
            {
                index = child
            }
            _ => return (index, false),
        }
    }
}

/// The page's main part, as far as it says so and is most of the page: the whole page otherwise.
fn main(outline: &Outline, text: &[usize]) -> usize {
    let is_main = |entry: &Entry| entry.node.tag() == "main" || entry.node.attr("role") == Some("main");
    let entries = outline.entries.iter().enumerate();
    let found =
        entries.filter(|(index, entry)| text[*index] > 0 && is_main(entry)).max_by_key(|(index, _)| text[*index]);
    found.filter(|(index, _)| text[*index] as f64 >= MAIN * text[0] as f64).map_or(0, |(index, _)| index)
}

/// Whether an element says that it is the article.
fn is_declared(entry: &Entry) -> bool {
    let node = entry.node;
    node.attr("itemprop").is_some_and(|p| p.split_ascii_whitespace().any(|p| p == "articleBody"))
        || matches!(node.tag(), "article" | "main")
        || node.attr("role") == Some("main")
}
