//! Which element holds the article, or what else the page is about.

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

/// What was chosen.
pub(super) struct Choice {
    pub(super) index: usize,
    /// The page lists things rather than telling something.
    pub(super) is_listing: bool,
}

/// The entry that holds nearly all prose of the article; of a page with hardly any, the one that holds its main part.
pub(super) fn choose(outline: &Outline, measures: &Measures, min_article: usize) -> Choice {
    let prose = &measures.prose;
    let main = main(outline, &measures.text);
    let is_list = (prose[main] as f64) < LISTING * measures.text[main] as f64;
    if prose[0] < min_article || (is_list && prose[main] < MAX_LISTING) {
        return Choice { index: main, is_listing: true };
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
            _ => return Choice { index, is_listing: false },
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
