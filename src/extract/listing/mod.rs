//! Lists of threads, and front pages of boards: groups of like rows that each have a linked title, and numbers, dates and
//! names beside it.

use url::Url;

use crate::block::{Block, Mark, MarkKind, Rich};
use crate::document::{Document, Kind, Method, RemovalKind, ThreadLink};
use crate::dom::Node;

use super::claims::Claims;
use super::outline::Outline;
use super::records::Records;
use super::records::groups::{self, Record};
use super::{Scope, shown_date, visible};

mod columns;
mod fields;
mod rows;

use columns::{Columns, Links};
use fields::Counts;

/// What each sign adds that rows are threads or forums, and the least that is enough. One that is known by its words says
/// more than a number or date, which shops and news have too.
const LABELLED: f64 = 1.5;
const NUMBER: f64 = 0.75;
const MAX_NUMBERS: usize = 2;
const DATE: f64 = 0.75;
const NAME: f64 = 0.75;
const LINKS: f64 = 1.0;
const ENOUGH: f64 = 2.5;
/// Numbers that are known by their words where rows surely are threads or forums.
const SURE: usize = 2;
/// Share of the rows' text that posts may have for them to be rows all the same.
const MAX_POSTS: f64 = 0.5;
/// The same where two numbers are known by their words.
const MAX_POSTS_SURE: f64 = 1.5;
/// The same where the posts show dates and authors as posts do: their panels have numbers with words, too.
const MAX_SURE_POSTS: f64 = 0.4;

/// A list that was found.
pub(crate) struct Listing<'a> {
    kind: Kind,
    rows: Vec<Row<'a>>,
    /// Where each row begins, and its characters.
    sizes: Vec<(usize, usize)>,
    /// Two numbers are known by their words.
    is_sure: bool,
    are_threads: bool,
}

/// A thread or a forum.
struct Row<'a> {
    title: Node<'a>,
    thread: ThreadLink,
}

/// A group that could be the list.
struct Candidate {
    records: Vec<Record>,
    columns: Columns,
    counts: Vec<Counts>,
    score: f64,
    is_sure: bool,
}

/// Finds the rows; none where nothing speaks for threads or forums. What kind of page it is may be known.
pub(crate) fn find<'a>(scope: &Scope<'a>, known: Option<Kind>) -> Option<Listing<'a>> {
    let outline = scope.outline();
    let candidates = rows::groups(outline).into_iter().filter_map(|group| candidate(&group, scope));
    let fits = |candidate: &Candidate| known != Some(Kind::Listing) || candidate.kind() == Kind::Listing;
    // of groups around each other, the one with more rows
    let better = |a: &Candidate, b: &Candidate| (b.score, b.records.len()) > (a.score, a.records.len());
    let best = candidates.filter(fits).reduce(|best, other| if better(&best, &other) { other } else { best })?;
    let starts = best.records.iter().map(|record| record.range.0);
    let sizes = starts.map(|start| (start, outline.entries[start].text)).collect();
    let kind = known.unwrap_or_else(|| if is_front_page(scope) { Kind::Index } else { best.kind() });
    Some(Listing {
        kind,
        rows: best.rows(scope),
        sizes,
        is_sure: best.is_sure,
        are_threads: best.kind() == Kind::Listing,
    })
}

fn candidate(group: &[usize], scope: &Scope) -> Option<Candidate> {
    let outline = scope.outline();
    let records = groups::whole(group, outline);
    let mut columns = Columns::new(&records, scope)?;
    if columns.leads_to(scope.context.url, scope) {
        return None;
    }
    let language = scope.language.as_deref();
    let counts: Vec<Counts> = records
        .iter()
        .enumerate()
        .map(|(number, record)| {
            let lines = visible::lines(outline.entries[record.range.0].node);
            columns.counts(number, outline).or(fields::labelled(&lines, language))
        })
        .collect();
    let many = |has: &dyn Fn(&Counts) -> bool| counts.iter().filter(|c| has(c)).count() * 2 > counts.len();
    let labelled = [
        many(&|c| c.replies.is_some()),
        many(&|c| c.views.is_some()),
        many(&|c| c.threads.is_some()),
        many(&|c| c.posts.is_some()),
    ];
    let labelled = labelled.iter().filter(|is| **is).count();
    let numbers = columns.numbers.len().min(MAX_NUMBERS);
    let sign = |is: bool, weight: f64| if is { weight } else { 0.0 };
    let score = LABELLED * labelled as f64
        + NUMBER * numbers as f64
        + sign(!columns.dates.is_empty(), DATE)
        + sign(!columns.names.is_empty(), NAME)
        + sign(columns.links.is_some(), LINKS);
    let speaks = labelled > 0 || columns.links.is_some();
    columns.infer(outline);
    (score >= ENOUGH && speaks).then_some(Candidate { records, columns, counts, score, is_sure: labelled >= SURE })
}

impl Candidate {
    /// Forums have threads, threads have replies and views.
    fn kind(&self) -> Kind {
        let many =
            |has: &dyn Fn(&Counts) -> bool| self.counts.iter().filter(|c| has(c)).count() * 2 > self.counts.len();
        let of = |is: bool, weight: i32| if is { weight } else { 0 };
        let forums = of(many(&|c| c.threads.is_some()), 3) + of(self.columns.links == Some(Links::Forums), 1);
        let threads = of(many(&|c| c.replies.is_some() || c.views.is_some()), 2)
            + of(self.columns.links == Some(Links::Threads), 1);
        if forums > threads { Kind::Index } else { Kind::Listing }
    }

    fn rows<'a>(&self, scope: &Scope<'a>) -> Vec<Row<'a>> {
        let outline = scope.outline();
        let node = |index: usize| outline.entries[index].node;
        let all = self.columns.dates.iter().flat_map(|slot| &slot.at).map(|(_, index)| node(*index).text());
        let raws: Vec<String> = all.collect();
        let context = scope.dates_like(node(0), &raws, None);
        let names: Vec<_> = self.columns.names.iter().map(|slot| columns::names(slot, outline)).collect();
        let of = |names: &Vec<(usize, String)>, row: usize| {
            names.binary_search_by_key(&row, |(at, _)| *at).ok().map(|found| names[found].1.clone())
        };
        let name = |row: usize| names.iter().find_map(|names| of(names, row));
        let row = |number: usize| {
            let title = node(self.columns.title.of(number)?);
            let shown = self.columns.dates.iter().filter_map(|slot| slot.of(number));
            let counts = self.counts[number];
            let thread = ThreadLink {
                title: columns::title(title, scope.language.as_deref()),
                url: title.attr("href").and_then(|href| scope.base.resolve(href)),
                author: name(number),
                // the opening post is none
                replies: counts.replies.or(counts.posts.and_then(|posts| posts.checked_sub(1))),
                views: counts.views,
                last_post: shown.filter_map(|index| shown_date::read_date(node(index), &context).0).max(),
                sticky: self.is_sticky(number, outline),
            };
            Some(Row { title, thread })
        };
        (0..self.records.len()).filter_map(row).collect()
    }

    /// Whether a row, or an element in it, is called sticky or pinned, as templates in all languages do.
    fn is_sticky(&self, number: usize, outline: &Outline) -> bool {
        let (start, end) = self.records[number].range;
        let parts = &outline.entries[start..end.min(start + MAX_PARTS)];
        let named = |class: &str| STICKY.iter().any(|part| class.to_ascii_lowercase().contains(part));
        parts.iter().any(|entry| entry.node.classes().any(named))
    }
}

/// Parts of class names of threads that are kept at the top.
const STICKY: [&str; 4] = ["sticky", "pinned", "announce", "istop"];
/// Elements of a row that are looked at.
const MAX_PARTS: usize = 100;

/// The number in brackets that stands behind a title is none of it.
fn drop_count(row: &Row, claims: &mut Claims) {
    let texts = row.title.descendants().filter_map(|node| Some((node, node.as_text()?)));
    let Some((node, text)) = texts.last().filter(|_| row.thread.title.len() < row.title.text().len()) else { return };
    if let Some(at) = text.rfind('(') {
        claims.remove_part(node, at..text.len(), RemovalKind::PostHeader, "listing", "count");
    }
}

/// Whether the page is its site's front page: its address has no path but that of a start page, and asks for nothing.
fn is_front_page(scope: &Scope) -> bool {
    let Some(url) = scope.context.url.and_then(|url| Url::parse(url).ok()) else { return false };
    let file = url.path().trim_start_matches('/');
    url.query().is_none() && !file.contains('/') && (file.is_empty() || file.starts_with("index."))
}

impl Listing<'_> {
    /// Whether the rows are more than posts that were found, too: those are a larger part of their elements than what is
    /// said about a forum is of its row. Rows that surely are posts are weighed alone.
    pub(crate) fn outweighs(&self, posts: Option<&Records>) -> bool {
        let most = match posts.and_then(|posts| posts.range) {
            Some(_) => MAX_SURE_POSTS,
            None if self.is_sure => MAX_POSTS_SURE,
            None => MAX_POSTS,
        };
        posts.is_none_or(|posts| {
            let is_there = |start: usize| posts.range.is_none_or(|(first, end)| (first..end).contains(&start));
            let rows = self.sizes.iter().filter(|(start, _)| is_there(*start));
            posts.size() as f64 <= most * rows.map(|(_, size)| size).sum::<usize>() as f64
        })
    }

    /// Fills body and threads. The body are the linked titles, of forums too, which are no threads.
    pub(crate) fn fill(self, claims: &mut Claims, document: &mut Document) {
        (document.kind, document.method) = (self.kind, Method::Records);
        let item = |row: &Row| {
            let mut rich = Rich::plain(row.thread.title.clone());
            if let Some(url) = &row.thread.url {
                rich.marks.push(Mark::new(0, rich.text.len(), MarkKind::Link(url.clone())));
            }
            Block::Item { depth: 0, number: None, content: rich }
        };
        for row in &self.rows {
            claims.keep(row.title);
            drop_count(row, claims);
        }
        document.body = self.rows.iter().map(item).collect();
        if self.are_threads {
            document.threads = self.rows.into_iter().map(|row| row.thread).collect();
        }
    }
}
