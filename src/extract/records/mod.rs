//! Posts of software that nobody listed: elements that repeat, each with prose, an author and a date.

use std::collections::HashSet;

use crate::document::{Author, Post, RemovalKind};
use crate::dom::{Dom, Key};
use crate::platform::{BodyCompiled, BodyRules};
use crate::{Error, Options};

use super::claims::Claims;
use super::dates;
use super::ids::post_id;
use super::lower::{Lowering, lower};
use super::outline::Outline;
use super::{Scope, shown_date, told};

mod body;
mod groups;
mod signals;

use super::signals::Signals;
use body::{NO_BODY, body_key, parts_of};
use groups::{Range, Record};

/// The posts, and how sure it is.
pub(crate) struct Records {
    pub(crate) posts: Vec<Post>,
    pub(crate) confidence: f64,
}

/// Fewer records than this are no repetition.
const MIN_RECORDS: usize = 2;
/// Characters of prose in an average record; menus and cards have less.
const MIN_PROSE: f64 = 30.0;
/// Share of the page's prose that the records must hold, or else the page is an article with something that repeats.
const MIN_SHARE: f64 = 0.4;
/// Share of a record's text inside links above which it is a menu's or a listing's entry.
const MAX_LINKS: f64 = 0.5;
/// Share of records that must show a date, and of those that must show an author.
const MIN_DATED: f64 = 0.6;
const MIN_AUTHORED: f64 = 0.5;
/// Records whose prose is as unevenly spread as if fewer than this had all of it are wrappers of one big text.
const MIN_EFFECTIVE: f64 = 1.3;
/// Share of records found that are threads, measured on forums of unlisted software.
const CONFIDENCE: f64 = 0.28;

/// Finds the group of records that looks most like posts.
pub(crate) fn find(dom: &Dom, scope: &Scope, claims: &mut Claims) -> Result<Option<Records>, Error> {
    let root = scope.survey.body.unwrap_or_else(|| dom.root());
    let outline = Outline::new(root, scope.is_shell);
    let Some(page) = outline.entries.first().map(|entry| entry.prose()) else { return Ok(None) };
    let signals = Signals::new(&outline, &scope.dates(None));
    let groups = groups::groups(&outline);
    let best_of = |candidates: &mut dyn Iterator<Item = Vec<Record>>| {
        let scored = candidates.filter_map(|records| Some((score(&records, &outline, &signals, page)?, records)));
        scored.reduce(|best, other| if other.0 > best.0 { other } else { best })
    };
    let rows = |group: &Vec<usize>| [false, true].map(|after| groups::rows(group, after, &outline));
    let best = best_of(&mut groups.iter().map(|group| groups::whole(group, &outline)))
        // rows only where no element holds a post whole
        .or_else(|| best_of(&mut groups.iter().flat_map(rows)));
    let Some((_, records)) = best else { return Ok(None) };
    check_count(records.len(), scope.context.options)?;
    let posts = read(&records, &outline, &signals, scope, claims);
    Ok((posts.len() >= MIN_RECORDS).then_some(Records { posts, confidence: CONFIDENCE }))
}

fn check_count(count: usize, options: &Options) -> Result<(), Error> {
    if count > options.max_posts {
        return Err(Error::LimitExceeded { limit: "max_posts", allowed: options.max_posts });
    }
    Ok(())
}

/// How much a group looks like posts; none when it cannot be.
fn score(records: &[Record], outline: &Outline, signals: &Signals, page: usize) -> Option<f64> {
    let (mut prose, mut squares, mut links, mut dated, mut authored) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for record in records {
        let entry = &outline.entries[record.body.unwrap_or(record.range.0)];
        let inner: usize = record.nested.iter().map(|(start, _)| outline.entries[*start].prose()).sum();
        let inner_links: usize = record.nested.iter().map(|(start, _)| outline.entries[*start].links).sum();
        let own = entry.prose().saturating_sub(inner) as f64;
        prose += own;
        squares += own * own;
        links += entry.links.saturating_sub(inner_links) as f64;
        dated += f64::from(u8::from(signals.date(record, NO_BODY).is_some()));
        authored += f64::from(u8::from(signals.author(record, NO_BODY).is_some()));
    }
    let count = records.len() as f64;
    let (dated, authored) = (dated / count, authored / count);
    let density = links / (links + prose).max(1.0);
    let effective = prose * prose / squares.max(1.0);
    let holds = prose / count >= MIN_PROSE
        && prose >= MIN_SHARE * page as f64
        && density <= MAX_LINKS
        && dated >= MIN_DATED
        && authored >= MIN_AUTHORED
        && effective >= MIN_EFFECTIVE;
    holds.then(|| prose * dated * authored * (1.0 - density) * (1.0 - 1.0 / effective))
}

fn read(records: &[Record], outline: &Outline, signals: &Signals, scope: &Scope, claims: &mut Claims) -> Vec<Post> {
    let key = body_key(records, outline, signals);
    let roots: HashSet<Key> = records.iter().map(|record| outline.entries[record.range.0].node.key()).collect();
    let rules = BodyCompiled::new(&BodyRules::NONE);
    let lowering = Lowering {
        rules: &rules,
        name: "records",
        base: &scope.base,
        phrases: scope.phrases(),
        by_phrase: true,
        exclude: &roots,
        also: None,
    };
    let dates = records.iter().filter_map(|record| signals.date(record, NO_BODY));
    let raws: Vec<String> = dates.map(|index| outline.entries[index].node.text()).collect();
    let context = scope.dates(dates::day_first_of(raws.iter().map(String::as_str)));
    let mut found = Vec::new();
    for record in records {
        let by_key = || parts_of(record, outline).into_iter().find(|(_, k)| Some(*k) == key).map(|(index, _)| index);
        let Some(body) = record.body.or_else(by_key) else { continue };
        let node = outline.entries[body].node;
        claims.keep(node);
        let mut post = Post { body: lower(node, &lowering, claims), ..Post::default() };
        if post.body.is_empty() {
            continue;
        }
        let root = outline.entries[record.range.0].node;
        post.id = root.attr("id").filter(|id| id.bytes().any(|b| b.is_ascii_digit())).and_then(post_id);
        post.number = record.body.is_none().then(|| told::shown_number(root)).flatten();
        let range: Range = (body, outline.entries[body].end);
        if let Some(index) = signals.date(record, range) {
            let date = outline.entries[index].node;
            (post.published, post.published_raw) = shown_date::read_date(date, &context);
            if !date.is_within(node) {
                claims.remove(date, RemovalKind::PostHeader, "records", "date");
            }
        }
        if let Some(author) = signals.author(record, range).map(|i| outline.entries[i].node) {
            let link = std::iter::once(author).chain(author.descendants()).find(|n| n.tag() == "a");
            let url = link.and_then(|a| a.attr("href")).and_then(|href| scope.base.resolve(href));
            post.author = Some(Author { name: Some(author.text()), url, ..Author::default() });
            claims.remove(author, RemovalKind::UserPanel, "records", "author");
        }
        found.push(post);
    }
    found
}
