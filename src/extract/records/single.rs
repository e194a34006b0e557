//! One post alone on a page: nothing repeats, but it shows what only posts of forums show.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::document::Post;
use crate::dom::{Keys, Node};
use crate::extract::Scope;
use crate::extract::claims::Claims;
use crate::extract::outline::Outline;
use crate::extract::signals::Signals;

use super::facts::Facts;
use super::read::{Parts, Reader, panel_parts};

/// Characters of the shortest post.
const MIN_PROSE: usize = 20;
/// Elements of the largest element that holds one post.
const MAX_ELEMENTS: usize = 3000;
/// Levels above a date up to the element that holds its post.
const LEVELS: usize = 10;
/// Dates that are looked at: a page of one post shows few before it.
const MAX_DATES: usize = 20;
/// Dates beside a post's text: when it was written, edited, and its author joined; a list shows more.
const MAX_BESIDE: usize = 4;
/// Elements of one look that show dates: more are a list.
const MAX_ALIKE: usize = 2;
/// Share of the page's prose that a post has which nothing else is on the page for; with a panel of its author, less will do.
const MIN_SHARE: f64 = 0.3;
const MIN_PANEL_SHARE: f64 = 0.1;
/// Shares of links in a post's text, and of names and dates in its prose: a list has more.
const MAX_LINKS: f64 = 0.4;
const MAX_TOLD: f64 = 0.15;
/// Share of the largest text that its part without the author's panel must have.
const MIN_INNER: f64 = 0.5;
/// Signs of a forum, and how many make a post; a panel with join date and number of posts is as good as both.
const MIN_SIGNS: usize = 2;

/// How addresses and classes of forums name what they are about.
static FORUM: LazyLock<Regex> = LazyLock::new(|| {
    let names = "topic|thread|posting|forum|board|message|reply|viewtopic|showthread|read|res";
    Regex::new(&format!("(?i)(?:^|[^a-z])(?:view|show|bbp-|post)?(?:{names})s?(?:[^a-z]|$)"))
        .expect("a test compiles every pattern")
});

/// Addresses of forms to answer a post; blogs have their own.
static ANSWER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?i)[?&/=](?:new|post|to)?(?:reply|quote|posting)(?:[^a-z]|$)").expect("a test compiles every pattern")
});

/// The post: the smallest element with a date, an author and most of the page's text, where the page looks like a forum's.
pub(super) fn find<'p>(
    outline: &Outline<'p>,
    signals: &Signals,
    facts: &Facts<'_, 'p>,
    scope: &Scope<'p>,
    claims: &mut Claims,
) -> Option<Post> {
    if scope.survey.meta(&["article:published_time", "article:modified_time"]).is_some() {
        return None;
    }
    let page = (outline.entries[0].prose() - signals.told(0..outline.entries.len())) as f64;
    let search = Search { outline, signals, facts, scope, page, signs: signs(outline, scope) };
    let dates = signals.dates.iter().filter(|(index, date)| date.contains('T') && !facts.is_joined(*index));
    let [holder, date, author, body] = dates.take(MAX_DATES).find_map(|(date, _)| search.around(*date))?;
    let [whole, date, author, body] = [holder, date, author, body].map(|index| outline.entries[index].node);
    let mut reader = Reader { scope, dates: scope.dates(), exclude: Keys::default(), panels: true };
    let parts = Parts { whole: Some(whole), body, date: Some(date), author: Some(author) };
    reader.read(reader.prepare(parts), &HashSet::new(), claims)
}

struct Search<'a, 'p> {
    outline: &'a Outline<'p>,
    signals: &'a Signals,
    facts: &'a Facts<'a, 'p>,
    scope: &'a Scope<'p>,
    page: f64,
    /// Signs of a forum that the page has.
    signs: usize,
}

impl<'p> Search<'_, 'p> {
    fn node(&self, index: usize) -> Node<'p> {
        self.outline.entries[index].node
    }

    /// The post that a date belongs to: the element that holds it, the date, the author and the body.
    fn around(&self, date: usize) -> Option<[usize; 4]> {
        let up = std::iter::successors(Some(date), |index| (*index > 0).then(|| self.outline.entries[*index].parent));
        for holder in up.skip(1).take(LEVELS) {
            let range = holder..self.outline.entries[holder].end;
            if range.len() > MAX_ELEMENTS {
                break;
            }
            let authors = within(&self.signals.authors, &range).filter(|(index, _)| !self.facts.is_chrome(*index));
            let Some(author) = authors.max_by_key(|(index, certainty)| (*certainty, std::cmp::Reverse(*index))) else {
                continue;
            };
            let Some(body) = self.body(range.clone(), date, author.0) else { continue };
            if self.is_post(&range, body) {
                return Some([holder, date, author.0, body]);
            }
        }
        None
    }

    /// The element with most prose that holds neither author nor date, and, where that leaves most of it, none that repeats
    /// the name or says when he joined; the innermost of equals.
    fn body(&self, range: Range<usize>, date: usize, author: usize) -> Option<usize> {
        let prose = |index: &usize| self.outline.entries[*index].prose();
        let best = self.largest(range.clone(), &[date, author])?;
        let same = |index: usize| self.facts.name(index).hash == self.facts.name(author).hash;
        let names = within(&self.signals.authors, &range).map(|(index, _)| *index).filter(|index| same(*index));
        let dates = within(&self.signals.dates, &range).map(|(index, _)| *index);
        let meta: Vec<usize> =
            names.chain(dates.filter(|index| *index == date || self.facts.is_joined(*index))).collect();
        let inner = self.largest(range, &meta).filter(|inner| prose(inner) as f64 >= MIN_INNER * prose(&best) as f64);
        Some(inner.unwrap_or(best))
    }

    /// The element with most prose that holds none of some others; the innermost of equals.
    fn largest(&self, range: Range<usize>, without: &[usize]) -> Option<usize> {
        let entries = &self.outline.entries;
        let holds = |index: usize| without.iter().any(|i| (index..entries[index].end).contains(i));
        let fits = range.skip(1).filter(|index| entries[*index].prose() >= MIN_PROSE && !holds(*index));
        fits.max_by_key(|index| (entries[*index].prose(), *index))
    }

    fn is_post(&self, holder: &Range<usize>, body: usize) -> bool {
        let entries = &self.outline.entries;
        let inside = body..entries[body].end;
        let prose = entries[body].prose() as f64;
        if prose < MIN_PANEL_SHARE * self.page
            || entries[body].links as f64 > MAX_LINKS * entries[body].text as f64
            || self.signals.told(inside.clone()) as f64 > MAX_TOLD * prose
            || within(&self.signals.dates, holder).filter(|(index, _)| !inside.contains(index)).count() > MAX_BESIDE
            || self.is_listed(holder.start)
        {
            return false;
        }
        let [whole, text] = [holder.start, body].map(|index| panel_parts(self.node(index), &self.scope.dates()));
        let panel = if text > 0 { 0 } else { whole };
        let is_most = prose >= MIN_SHARE * self.page;
        panel >= MIN_SIGNS || is_most && panel + self.signs(body) >= MIN_SIGNS
    }

    /// Whether the element is one of several that show dates.
    fn is_listed(&self, holder: usize) -> bool {
        let entries = &self.outline.entries;
        let alike = entries.iter().enumerate().filter(|(index, entry)| {
            (entry.path, entry.shape) == (entries[holder].path, entries[holder].shape)
                && within(&self.signals.dates, &(*index..entry.end)).next().is_some()
        });
        alike.count() > MAX_ALIKE
    }

    /// What says that this is a forum: beside what the page says, classes and ids of the text and around it.
    fn signs(&self, body: usize) -> usize {
        let names = |node: Node<'p>| node.classes().chain(node.attr("id")).any(|name| FORUM.is_match(name));
        let mut around = std::iter::once(self.node(body)).chain(self.node(body).ancestors());
        self.signs + usize::from(around.any(names))
    }
}

/// How many signs of a forum the page has: its address, and links to answer.
fn signs(outline: &Outline, scope: &Scope) -> usize {
    let tells = |url: &str| {
        let path = url.split_once("://").and_then(|(_, rest)| rest.find(['/', '?']).map(|at| &rest[at..]));
        path.is_some_and(|path| FORUM.is_match(path))
    };
    let url = [scope.context.url, scope.survey.link("canonical")].into_iter().flatten().any(tells);
    let answer = |node: Node| {
        let found = || scope.phrases().whole_line(&node.short_text(MAX_BUTTON)?);
        node.attr("href").is_some_and(|href| ANSWER.is_match(href)) || found().is_some_and(|it| it.section == "reply")
    };
    let answers = outline.entries.iter().any(|entry| entry.node.tag() == "a" && answer(entry.node));
    usize::from(url) + usize::from(answers)
}

/// Bytes of the longest button to answer a post.
const MAX_BUTTON: usize = 60;

/// The signals in a stretch of the page.
fn within<'s, T>(signals: &'s [(usize, T)], range: &Range<usize>) -> impl Iterator<Item = &'s (usize, T)> {
    let from = signals.partition_point(|(index, _)| *index < range.start);
    let end = range.end;
    signals[from..].iter().take_while(move |(index, _)| *index < end)
}
