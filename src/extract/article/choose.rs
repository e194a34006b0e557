//! Which element holds the article.

use crate::extract::outline::{Entry, Outline};

use super::measure::Measures;

/// A child with this share of its parent's prose is a better choice than the parent.
const DESCEND: f64 = 0.8;
/// An element that calls itself the article is it when it has this share of the page's prose.
const DECLARED: f64 = 0.4;

/// The index of the entry that holds nearly all prose of the article.
pub(super) fn choose(outline: &Outline, measures: &Measures) -> usize {
    let prose = &measures.prose;
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
                if prose[child] as f64 >= DESCEND * prose[index] as f64 && outline.entries[child].end > child + 1 =>
            {
                index = child
            }
            _ => return index,
        }
    }
}

/// Whether an element says that it is the article.
fn is_declared(entry: &Entry) -> bool {
    let node = entry.node;
    node.attr("itemprop").is_some_and(|p| p.split_ascii_whitespace().any(|p| p == "articleBody"))
        || matches!(node.tag(), "article" | "main")
        || node.attr("role") == Some("main")
}
