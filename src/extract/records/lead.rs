//! The opening post above records of another structure: a question above its answers, a story above what is said about it.

use std::ops::Range;

use crate::extract::outline::{Entry, Outline};
use crate::extract::signals::{Certainty, Signals};

use super::Candidate;
use super::facts::Facts;

/// Levels above the first record whose parts before it are looked at, and elements of the largest such part.
const LEVELS: usize = 10;
const MAX_ELEMENTS: usize = 3000;
/// Characters of the shortest opening post.
const MIN_PROSE: usize = 20;
/// Bytes of a date that tells the day.
const DAY: usize = "2024-08-19".len();
/// Share of an opening post's text inside links above which it is a menu.
const MAX_LINKS: f64 = 0.5;
/// Share of the largest text's prose that one which looks like the records' bodies must have to be the better body.
const MIN_LIKE: f64 = 0.5;
/// Parts of class names of what stands before the posts of a page and is none.
const ASIDE: [&str; 12] = [
    "sidebar",
    "nav",
    "menu",
    "breadcrumb",
    "poll",
    "notice",
    "announce",
    "login",
    "footer",
    "modal",
    "popup",
    "rules",
];

/// An opening post: the element that holds it alone, if there is one, and its parts.
pub(super) struct Lead {
    pub(super) whole: Option<usize>,
    pub(super) body: usize,
    pub(super) date: Option<usize>,
    pub(super) author: usize,
}

/// How the other posts look.
struct Search<'a, 'p> {
    outline: &'a Outline<'a>,
    signals: &'a Signals,
    facts: &'a Facts<'a, 'p>,
    dated: bool,
    /// Bytes of the shortest date that tells as much as the first post's: one with a day is no year in a title.
    precise: usize,
    /// Body, date and author of a post.
    looks: [Option<u64>; 3],
    /// Date and author of the first post.
    first: [Option<usize>; 2],
    /// What the links of the authors begin with.
    profiles: &'a str,
}

/// The opening post before the records: in the smallest part of the page before them that shows an author as they do, a date
/// if they do, and text.
pub(super) fn find(best: &Candidate, outline: &Outline, signals: &Signals, facts: &Facts) -> Option<Lead> {
    let start = best.records[0].range.0;
    let part = |number: usize| {
        [best.model.body(number, &best.records[number]), best.model.date(number), best.model.author(number)]
    };
    let numbers = || 0..best.records.len();
    let sample = numbers().map(part).find(|parts| parts[2].is_some())?;
    let links = numbers().filter_map(|number| link_of(best.model.author(number)?, outline));
    let search = Search {
        outline,
        signals,
        facts,
        dated: best.model.fits()[0] > 0.0,
        precise: part(0)[1].and_then(|date| signals.date(date)).map_or(0, |date| date.len().min(DAY)),
        looks: sample.map(|index| look(&outline.entries[index?])),
        first: [part(0)[1], part(0)[2]],
        profiles: links.reduce(common).unwrap_or_default(),
    };
    let above = std::iter::successors(Some(start), |index| (*index > 0).then(|| outline.entries[*index].parent));
    let stretches = above.skip(1).take(LEVELS).map(|above| above + 1..start);
    stretches.take_while(|stretch| stretch.len() <= MAX_ELEMENTS).find_map(|stretch| search.within(stretch))
}

/// The tag and class of an element, if it has a class.
fn look(entry: &Entry) -> Option<u64> {
    entry.node.classes().next().map(|_| entry.shape)
}

/// Where the link leads that a name is, or stands in, or holds.
fn link_of<'a>(author: usize, outline: &Outline<'a>) -> Option<&'a str> {
    let node = outline.entries[author].node;
    node.descendants().chain(node.parent()).find(|node| node.tag() == "a").and_then(|link| link.attr("href"))
}

/// What two addresses begin with, up to the last character that ends a part of an address.
fn common<'a>(a: &'a str, b: &'a str) -> &'a str {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let ends = |c: char| matches!(c, '/' | '=' | '?' | '~' | '@');
    // one author all over, or a redirection that holds all
    a.get(..same).and_then(|same| same.rfind(ends)).map_or("", |end| &a[..=end])
}

impl Search<'_, '_> {
    fn within(&self, stretch: Range<usize>) -> Option<Lead> {
        let from = self.signals.authors.partition_point(|(index, _)| *index < stretch.start);
        let mut authors = self.signals.authors[from..].iter().take_while(|(index, _)| *index < stretch.end);
        let (author, _) = authors.find(|(index, certainty)| self.is_author(*index, *certainty))?;
        let from = self.signals.dates.partition_point(|(index, _)| *index < stretch.start);
        let dates = || {
            let dates = self.signals.dates[from..].iter().take_while(|(index, _)| *index < stretch.end);
            dates.filter(|(index, _)| !self.facts.is_joined(*index))
        };
        let precise = || dates().filter(|(_, date)| date.len() >= self.precise).map(|(index, _)| *index);
        let date = precise().find(|index| self.is_like(1, *index)).or_else(|| precise().next());
        if self.dated && dates().next().is_none() || self.is_first(*author, date) {
            return None;
        }
        let body = self.body(&stretch, [Some(*author), date])?;
        Some(Lead { whole: self.holder([Some(*author), date, Some(body)], &stretch), body, date, author: *author })
    }

    fn is_author(&self, index: usize, certainty: Certainty) -> bool {
        let name = self.facts.name(index);
        let links = || {
            let link = link_of(index, self.outline).filter(|_| !self.profiles.is_empty());
            // lists of members are at the same address, asked for in another way
            let rest = link.and_then(|link| link.strip_prefix(self.profiles));
            rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['?', '&', '#']))
        };
        name.has_letters
            && !self.facts.is_chrome(index)
            && (self.is_like(2, index) || certainty == Certainty::Declared || links())
    }

    /// Whether it is but a header that says who opened the thread, and when.
    fn is_first(&self, author: usize, date: Option<usize>) -> bool {
        let [first_date, first_author] = self.first;
        let same_author = first_author.is_some_and(|first| self.facts.name(first).hash == self.facts.name(author).hash);
        let shown = |index: Option<usize>| index.and_then(|index| self.signals.date(index));
        same_author && shown(date) == shown(first_date)
    }

    /// The element with most text outside headings and what is no post, that holds neither author nor date.
    fn body(&self, stretch: &Range<usize>, meta: [Option<usize>; 2]) -> Option<usize> {
        let entries = &self.outline.entries;
        // prose of what is no text, up to each element
        let (mut aside, mut until) = (Vec::with_capacity(stretch.len() + 1), stretch.start);
        aside.push(0);
        for index in stretch.clone() {
            let more = if index >= until && is_aside(&entries[index]) {
                until = entries[index].end;
                entries[index].prose()
            } else {
                0
            };
            aside.push(aside[aside.len() - 1] + more);
        }
        // what stands above the title is the board's
        let title = stretch.clone().rfind(|index| self.facts.is_title(*index));
        let mut inside = title.unwrap_or(stretch.start);
        let mut best: [Option<(usize, usize)>; 2] = [None; 2];
        for index in stretch.clone() {
            let entry = &entries[index];
            if index >= inside && is_aside(entry) {
                inside = entry.end;
            }
            let holds_meta = meta.iter().flatten().any(|meta| (index..entry.end).contains(meta));
            if index < inside || entry.end > stretch.end || holds_meta {
                continue;
            }
            let prose = entry.prose().saturating_sub(aside[entry.end - stretch.start] - aside[index - stretch.start]);
            let fits = [entry.links as f64 <= MAX_LINKS * entry.text as f64, self.is_like(0, index)];
            for (best, _) in best.iter_mut().zip(fits).filter(|(_, fits)| *fits) {
                if best.is_none_or(|(most, _)| prose >= most) {
                    *best = Some((prose, index));
                }
            }
        }
        let [any, like] = best.map(|best| best.filter(|(prose, _)| *prose >= MIN_PROSE));
        let most = any.map_or(0, |(prose, _)| prose);
        let like = like.filter(|(prose, _)| *prose as f64 >= MIN_LIKE * most as f64);
        like.or(any).map(|(_, index)| index)
    }

    /// The smallest element of a stretch that holds all parts.
    fn holder(&self, parts: [Option<usize>; 3], stretch: &Range<usize>) -> Option<usize> {
        let parts = || parts.iter().flatten();
        let (first, last) = (parts().min()?, parts().max()?);
        let up = std::iter::successors(Some(*first), |index| Some(self.outline.entries[*index].parent));
        let inside = up.take_while(|index| *index >= stretch.start);
        inside.into_iter().find(|index| self.outline.entries[*index].end > *last)
    }

    fn is_like(&self, part: usize, index: usize) -> bool {
        self.looks[part].is_some() && self.looks[part] == look(&self.outline.entries[index])
    }
}

/// Whether an element that may stand before posts is none of their text.
fn is_aside(entry: &Entry) -> bool {
    let named = |name: &str| {
        let name = name.to_ascii_lowercase();
        ASIDE.iter().any(|part| name.contains(part))
    };
    matches!(entry.node.tag(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "nav" | "aside" | "footer" | "form")
        || entry.node.classes().any(named)
        || entry.node.attr("id").is_some_and(named)
}
