//! Posts of software that nobody listed: elements that repeat, each with prose, an author and a date.

use std::collections::{HashMap, HashSet};

use crate::document::{Author, Post, RemovalKind};
use crate::dom::{Dom, Key, Node};
use crate::platform::{BodyCompiled, BodyRules};
use crate::{Error, Options};

use super::claims::Claims;
use super::dates::{self, DateContext};
use super::lower::{Lowering, lower};
use super::outline::Outline;
use super::{Scope, id_in, posts};

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
/// Characters of the longest text that is looked at for a date, and of the shortest and longest name.
const MAX_DATE_TEXT: usize = 80;
const MIN_NAME: usize = 2;
const MAX_NAME: usize = 40;
/// Share of records found that are threads, measured on forums of unlisted software.
const CONFIDENCE: f64 = 0.6;

/// Finds the group of records that looks most like posts.
pub(crate) fn find(dom: &Dom, scope: &Scope, claims: &mut Claims) -> Result<Option<Records>, Error> {
    let root = scope.survey.body.unwrap_or_else(|| dom.root());
    let outline = Outline::new(root, scope.survey.is_shell());
    let Some(page) = outline.entries.first().map(|entry| entry.prose()) else { return Ok(None) };
    let signals = Signals::new(&outline, &scope.dates(None));
    let groups = groups(&outline);
    let best = groups.iter().filter_map(|group| score(group, &outline, &signals, page).map(|score| (score, group)));
    let Some((_, group)) = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1[0].cmp(&a.1[0]))) else { return Ok(None) };
    let Some(body) = body_key(group, &outline, &signals) else { return Ok(None) };
    check_count(group.len(), scope.context.options)?;
    let posts = read(group, body, &outline, &signals, scope, claims);
    Ok((posts.len() >= MIN_RECORDS).then_some(Records { posts, confidence: CONFIDENCE }))
}

fn check_count(count: usize, options: &Options) -> Result<(), Error> {
    if count > options.max_posts {
        return Err(Error::LimitExceeded { limit: "max_posts", allowed: options.max_posts });
    }
    Ok(())
}

/// Which entries show a date, or an author's name and how surely.
struct Signals {
    dates: Vec<usize>,
    authors: Vec<(usize, Certainty)>,
}

/// How sure it is that an element shows an author's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// Its class sounds like it.
    Named,
    /// It links to a profile.
    Linked,
    /// The markup says so: `itemprop` or `rel`.
    Declared,
}

impl Signals {
    fn new(outline: &Outline, context: &DateContext) -> Self {
        let mut signals = Signals { dates: Vec::new(), authors: Vec::new() };
        for (index, entry) in outline.entries.iter().enumerate() {
            if is_date(entry.node, entry.text, context) {
                signals.dates.push(index);
            } else if (MIN_NAME..=MAX_NAME).contains(&entry.text)
                && let Some(certainty) = author_certainty(entry.node)
            {
                signals.authors.push((index, certainty));
            }
        }
        signals
    }

    /// The date inside a record that is not inside another record.
    fn date(&self, record: (usize, usize), nested: &[(usize, usize)]) -> Option<usize> {
        let start = self.dates.partition_point(|i| *i < record.0);
        let inside = self.dates[start..].iter().take_while(|i| **i < record.1);
        inside.copied().find(|i| !is_nested(*i, nested))
    }

    /// The surest author inside a record, the first of those that are as sure; names inside the body are mentions.
    fn author(&self, record: (usize, usize), nested: &[(usize, usize)], body: (usize, usize)) -> Option<usize> {
        let start = self.authors.partition_point(|(i, _)| *i < record.0);
        let inside = self.authors[start..].iter().take_while(|(i, _)| *i < record.1);
        let own = inside.filter(|(i, _)| !is_nested(*i, nested) && !(body.0..body.1).contains(i));
        own.min_by_key(|(_, certainty)| std::cmp::Reverse(*certainty)).map(|(i, _)| *i)
    }
}

fn is_nested(index: usize, nested: &[(usize, usize)]) -> bool {
    nested.iter().any(|(from, to)| (*from..*to).contains(&index))
}

fn is_date(node: Node, text: usize, context: &DateContext) -> bool {
    if node.tag() == "time" || node.attr("datetime").is_some() {
        return true;
    }
    if text > MAX_DATE_TEXT {
        return false;
    }
    let own = |n: Node| {
        n.as_text().is_some_and(|t| t.bytes().any(|b| b.is_ascii_digit()) && dates::parse_date(t, context).is_some())
    };
    let titled = || {
        node.attr("title").is_some_and(|t| {
            t.len() < MAX_DATE_TEXT && t.bytes().any(|b| b.is_ascii_digit()) && dates::parse_date(t, context).is_some()
        })
    };
    node.children().any(own) || titled()
}

/// Parts of class names, and of profile links, that mean a user.
const AUTHOR_NAMES: [&str; 8] = ["author", "user", "poster", "nick", "member", "creator", "byline", "profile"];
const PROFILE_LINKS: [&str; 12] = [
    "/user",
    "/member",
    "/profile",
    "/author",
    "/people/",
    "/u/",
    "user=",
    "member.php",
    "u=",
    "profile.php",
    "uid=",
    "/@",
];

fn author_certainty(node: Node) -> Option<Certainty> {
    let is = |name: &str, value: &str| node.attr(name).is_some_and(|v| v.split_ascii_whitespace().any(|v| v == value));
    let in_author = || node.ancestors().take(AUTHOR_LEVELS).any(|n| n.attr("itemprop") == Some("author"));
    if is("rel", "author")
        || (is("itemprop", "name") && in_author())
        || (is("itemprop", "author") && node.elements().next().is_none())
    {
        return Some(Certainty::Declared);
    }
    let is_plain = node.elements().count() <= 1;
    if node.tag() == "a"
        && is_plain
        && node.attr("href").is_some_and(|href| PROFILE_LINKS.iter().any(|part| href.contains(part)))
    {
        return Some(Certainty::Linked);
    }
    let named = node.classes().any(|class| {
        let class = class.to_ascii_lowercase();
        AUTHOR_NAMES.iter().any(|part| class.contains(part))
    });
    (named && is_plain).then_some(Certainty::Named)
}

/// Templates nest a name no deeper than this below `itemprop="author"`.
const AUTHOR_LEVELS: usize = 5;

/// Groups of entries that share a class, an id but for its number, or their place in the structure.
fn groups(outline: &Outline) -> Vec<Vec<usize>> {
    let mut groups: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut paths: Vec<u64> = Vec::with_capacity(outline.entries.len());
    for (index, entry) in outline.entries.iter().enumerate() {
        let node = entry.node;
        let path = outline.hash((if index > 0 { paths[entry.parent] } else { 0 }, node.tag()));
        paths.push(path);
        if entry.text == 0 || !super::visible::is_block(node.tag()) {
            continue;
        }
        let mut keys: Vec<u64> =
            node.classes().map(|class| outline.hash((node.tag(), "class", unnumbered(class)))).collect();
        if let Some(id) = node.attr("id").filter(|id| id.ends_with(|c: char| c.is_ascii_digit())) {
            keys.push(outline.hash((node.tag(), "id", unnumbered(id))));
        }
        if keys.is_empty() {
            keys.push(outline.hash((path, "path")));
        }
        keys.dedup();
        for key in keys {
            groups.entry(key).or_default().push(index);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() >= MIN_RECORDS).collect();
    groups.sort();
    groups.dedup();
    groups
}

fn unnumbered(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// The range of each record, and the ranges of the records directly inside it.
fn ranges(group: &[usize], outline: &Outline) -> Vec<((usize, usize), Vec<(usize, usize)>)> {
    let mut out: Vec<((usize, usize), Vec<(usize, usize)>)> = Vec::with_capacity(group.len());
    let mut open: Vec<usize> = Vec::new();
    for &index in group {
        let range = (index, outline.entries[index].end);
        while open.last().is_some_and(|o| out[*o].0.1 <= index) {
            open.pop();
        }
        if let Some(&parent) = open.last() {
            out[parent].1.push(range);
        }
        open.push(out.len());
        out.push((range, Vec::new()));
    }
    out
}

/// Where no body is known yet.
const NO_BODY: (usize, usize) = (0, 0);

/// How much a group looks like posts; none when it cannot be.
fn score(group: &[usize], outline: &Outline, signals: &Signals, page: usize) -> Option<f64> {
    let records = ranges(group, outline);
    let (mut prose, mut squares, mut links, mut dated, mut authored) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (range, nested) in &records {
        let entry = &outline.entries[range.0];
        let inner: usize = nested.iter().map(|(start, _)| outline.entries[*start].prose()).sum();
        let inner_links: usize = nested.iter().map(|(start, _)| outline.entries[*start].links).sum();
        let own = entry.prose().saturating_sub(inner) as f64;
        prose += own;
        squares += own * own;
        links += entry.links.saturating_sub(inner_links) as f64;
        dated += f64::from(u8::from(signals.date(*range, nested).is_some()));
        authored += f64::from(u8::from(signals.author(*range, nested, NO_BODY).is_some()));
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

/// A descendant's likeness across records: tag and class, or its place below the record.
fn likeness(outline: &Outline, index: usize, parent: u64) -> u64 {
    let node = outline.entries[index].node;
    match node.classes().find(|class| !class.bytes().any(|b| b.is_ascii_digit())) {
        Some(class) => outline.hash((node.tag(), class)),
        None => {
            let place = outline.children(outline.entries[index].parent).take_while(|i| *i < index).take(PLACES).count();
            outline.hash((parent, node.tag(), place))
        }
    }
}

/// Siblings further on are alike: what is looked for stands among the first.
const PLACES: usize = 16;
/// A record's parts beyond so many elements are its body's inside.
const MAX_PARTS: usize = 400;

/// What is known of one likeness across records.
#[derive(Default)]
struct Part {
    records: usize,
    prose: usize,
    with_meta: usize,
    last: usize,
}

/// The likeness of the bodies: most prose, in most records, without date and author inside.
fn body_key(group: &[usize], outline: &Outline, signals: &Signals) -> Option<u64> {
    let mut parts: HashMap<u64, Part> = HashMap::new();
    let records = ranges(group, outline);
    for (number, (range, nested)) in records.iter().enumerate() {
        let meta = [signals.date(*range, nested), signals.author(*range, nested, NO_BODY)];
        for (index, key) in parts_of(*range, nested, outline) {
            let part = parts.entry(key).or_default();
            if part.last == number + 1 {
                continue;
            }
            part.last = number + 1;
            part.records += 1;
            part.prose += outline.entries[index].prose();
            let inside = |i: &usize| (index..outline.entries[index].end).contains(i);
            part.with_meta += usize::from(meta.iter().flatten().any(inside));
        }
    }
    let most = |part: &Part| part.records * 10 >= records.len() * 7 && part.with_meta * 10 <= part.records * 3;
    parts.into_iter().filter(|(_, part)| most(part)).max_by_key(|(key, part)| (part.prose, *key)).map(|(key, _)| key)
}

/// The parts of a record outside nested ones: index and likeness.
fn parts_of(range: (usize, usize), nested: &[(usize, usize)], outline: &Outline) -> Vec<(usize, u64)> {
    let mut keys: HashMap<usize, u64> = HashMap::from([(range.0, 0)]);
    let mut parts = Vec::new();
    let mut index = range.0 + 1;
    while index < range.1 && parts.len() < MAX_PARTS {
        if let Some((_, end)) = nested.iter().find(|(start, _)| *start == index) {
            index = *end;
            continue;
        }
        let parent = keys.get(&outline.entries[index].parent).copied().unwrap_or_default();
        let key = likeness(outline, index, parent);
        keys.insert(index, key);
        parts.push((index, key));
        index += 1;
    }
    parts
}

fn read(
    group: &[usize],
    body: u64,
    outline: &Outline,
    signals: &Signals,
    scope: &Scope,
    claims: &mut Claims,
) -> Vec<Post> {
    let records = ranges(group, outline);
    let roots: HashSet<Key> = group.iter().map(|index| outline.entries[*index].node.key()).collect();
    let rules = BodyCompiled::new(&BodyRules::NONE);
    let raws: Vec<String> = records
        .iter()
        .filter_map(|(range, nested)| signals.date(*range, nested))
        .map(|i| outline.entries[i].node.text())
        .collect();
    let context = scope.dates(dates::day_first_of(raws.iter().map(String::as_str)));
    let mut found = Vec::new();
    for (range, nested) in &records {
        let parts = parts_of(*range, nested, outline);
        let Some((at, _)) = parts.iter().find(|(_, key)| *key == body) else { continue };
        let node = outline.entries[*at].node;
        claims.keep(node);
        let lowering = Lowering { rules: &rules, name: "records", base: &scope.base, exclude: &roots, also: None };
        let mut post = Post { body: lower(node, &lowering, claims), ..Post::default() };
        if post.body.is_empty() {
            continue;
        }
        let root = outline.entries[range.0].node;
        post.id = root.attr("id").filter(|id| id.bytes().any(|b| b.is_ascii_digit())).and_then(id_in);
        if let Some(date) = signals.date(*range, nested).map(|i| outline.entries[i].node) {
            (post.published, post.published_raw) = posts::read_date(date, &context);
            claims.remove(date, RemovalKind::PostHeader, "records", "date");
        }
        if let Some(author) =
            signals.author(*range, nested, (*at, outline.entries[*at].end)).map(|i| outline.entries[i].node)
        {
            let link = std::iter::once(author).chain(author.descendants()).find(|n| n.tag() == "a");
            let url = link.and_then(|a| a.attr("href")).and_then(|href| scope.base.resolve(href));
            post.author = Some(Author { name: Some(author.text()), url, ..Author::default() });
            claims.remove(author, RemovalKind::UserPanel, "records", "author");
        }
        found.push(post);
    }
    found
}
