//! What stands around an article: its headline, the lines beside that, and what belongs to other articles.

use std::ops::Range;

use crate::dom::Node;

use super::Scope;
use super::lines::Lines;
use super::outline::Outline;
use super::person::letters;

/// Lines before a headline, and after it, that may hold its byline: kickers and navigation stand between.
const BEFORE: usize = 8;
const AFTER: usize = 30;
/// Bytes from which a line is a paragraph.
const PARAGRAPH: usize = 160;
/// Paragraphs after a headline before its byline has been passed: one that sums the article up, one of a notice.
const PARAGRAPHS: usize = 2;
/// Levels above the body that still belong to the article: its header and footer stand beside the body.
const LEVELS: usize = 3;
/// An article's surroundings have at most this many times the elements of the body; more is the whole page.
const MAX_GROWTH: usize = 3;
/// Elements that any article may have around it.
const MIN_ELEMENTS: usize = 40;

/// Parts of names of what belongs to readers or to other articles.
const OTHERS: [&str; 9] =
    ["comment", "related", "recommend", "sidebar", "popular", "trending", "newsletter", "disqus", "cookie"];

/// The surroundings of an article.
pub(super) struct Around<'o, 'a> {
    pub(super) outline: &'o Outline<'a>,
    pub(super) lines: Lines<'a>,
    /// The line of the headline, and those around it that may hold the byline.
    pub(super) headline: usize,
    pub(super) header: Range<usize>,
    /// The entry that holds the article with its header and footer.
    pub(super) container: usize,
    /// For each entry whether it belongs to something else.
    others: Vec<bool>,
}

impl<'o, 'a> Around<'o, 'a> {
    /// The surroundings of the outline's entry `body`.
    pub(super) fn new(outline: &'o Outline<'a>, body: usize, scope: &Scope) -> Self {
        let lines = Lines::new(outline);
        let heading = heading(outline, scope);
        let headline = lines.line_of(heading.unwrap_or(body));
        let after = match heading {
            Some(heading) => lines.pieces.get(lines.within(heading).end).map_or(lines.len(), |p| p.line),
            None => headline,
        };
        let mut paragraphs = 0;
        let end = (after..lines.len()).take(AFTER).find(|line| {
            paragraphs += usize::from(lines.length(*line) >= PARAGRAPH);
            paragraphs > PARAGRAPHS
        });
        let before = headline.saturating_sub(BEFORE)..headline;
        let start = before.clone().rev().take_while(|line| lines.length(*line) < PARAGRAPH).last();
        let header = start.unwrap_or(headline)..end.unwrap_or((after + AFTER).min(lines.len()));
        let others = others(outline, heading);
        Around { outline, lines, headline, header, container: container(outline, body), others }
    }

    /// Whether an entry belongs to readers or to other articles.
    pub(super) fn is_of_others(&self, entry: usize) -> bool {
        self.others[entry]
    }

    /// Whether an entry is in the article's own part of the page.
    pub(super) fn is_inside(&self, entry: usize) -> bool {
        (self.container..self.outline.entries[self.container].end).contains(&entry)
    }
}

/// The entry that holds the article with its header and footer.
fn container(outline: &Outline, body: usize) -> usize {
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
    container
}

/// The headline: the heading that is the page's name or part of it, else the first `<h1>`.
fn heading(outline: &Outline, scope: &Scope) -> Option<usize> {
    let survey = &scope.survey;
    let title = survey.title.map(|node| node.text());
    let named = [scope.structured.headline.as_deref(), survey.meta(&["og:title", "twitter:title"]), title.as_deref()];
    let names: Vec<String> = named.into_iter().flatten().map(letters).filter(|name| !name.is_empty()).collect();
    let headings: Vec<(usize, &str)> = outline
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.text > 0 && matches!(entry.node.tag(), "h1" | "h2" | "h3"))
        .map(|(index, entry)| (index, entry.node.tag()))
        .collect();
    let is_name = |index: usize| {
        let text = letters(&outline.entries[index].node.text());
        text.len() >= MIN_TITLE && names.iter().any(|name| name.contains(&text) || text.contains(name))
    };
    let of = |wanted: &'static str| headings.iter().filter(move |(_, tag)| *tag == wanted).map(|(index, _)| *index);
    let named = of("h1").chain(of("h2")).chain(of("h3")).find(|index| is_name(*index));
    named.or_else(|| of("h1").next())
}

/// Letters of the shortest heading that is known by the page's name.
const MIN_TITLE: usize = 8;

/// Which entries belong to readers or to other articles, as tags, roles and names of templates say; never what holds the
/// headline.
fn others(outline: &Outline, heading: Option<usize>) -> Vec<bool> {
    let entries = &outline.entries;
    let mut others: Vec<bool> = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let holds_headline = heading.is_some_and(|heading| (index..entry.end).contains(&heading));
        let outer = index > 0 && others[entry.parent];
        others.push(outer || (!holds_headline && is_other(entry.node)));
    }
    others
}

fn is_other(node: Node) -> bool {
    let named = |name: &str| {
        let name = name.to_ascii_lowercase();
        OTHERS.iter().any(|part| name.contains(part))
    };
    let is_own_footer = || node.ancestors().any(|n| matches!(n.tag(), "article" | "main"));
    matches!(node.tag(), "nav" | "blockquote")
        || (node.tag() == "footer" && !is_own_footer())
        || node.attr("role").is_some_and(|role| matches!(role, "navigation" | "contentinfo" | "search"))
        || node.classes().any(named)
        || node.attr("id").is_some_and(named)
}
