//! Posts without any element: in one parent, lines with a date head the text below them, as pages for print and archives have.

use crate::extract::numbers::has_digit;
use std::collections::{HashMap, HashSet};

use crate::document::{Author, Post, RemovalKind};
use crate::dom::{Keys, Node};
use crate::extract::Scope;
use crate::extract::claims::Claims;
use crate::extract::dates::{self, DateContext};
use crate::extract::lower::{Lowering, lower_loose};
use crate::extract::outline::{Outline, hash};
use crate::extract::visible::is_block;

use super::read::body_rules;

/// Bytes of the longest line that heads a post, and of what is looked at of a line.
const MAX_HEADER: usize = 200;
/// Posts without elements, at least: two dated lines may stand in any text.
const MIN_POSTS: usize = 3;
/// Texts directly in the parent, at least: prose in elements is found as such.
const MIN_TEXTS: usize = 3;
/// Characters of an average post.
const MIN_PROSE: usize = 30;
/// Bytes of the shortest and longest name.
const NAME: std::ops::RangeInclusive<usize> = 2..=60;

/// A header, and the nodes below it up to the next.
pub(super) struct Loose<'a> {
    pub(super) header: Vec<Node<'a>>,
    pub(super) body: Vec<Node<'a>>,
    pub(super) date: String,
    pub(super) author: Option<String>,
}

/// Nodes of one parent between two breaks, or one block.
struct Line<'a> {
    nodes: Vec<Node<'a>>,
    /// The same for lines of like elements.
    look: u64,
    is_block: bool,
}

/// The posts, and how many characters they hold.
pub(super) fn find<'a>(outline: &Outline<'a>, scope: &Scope) -> Option<(Vec<Loose<'a>>, usize)> {
    let texts =
        |node: Node<'a>| node.children().filter(|child| child.as_text().is_some_and(|t| !t.trim().is_empty())).count();
    let parents =
        outline.entries.iter().filter(|entry| is_block(entry.node.tag()) && entry.text > MIN_PROSE * MIN_POSTS);
    let parent = parents.map(|entry| (texts(entry.node), entry.node)).max_by_key(|(count, _)| *count)?;
    let lines = if parent.0 < MIN_TEXTS { return None } else { lines(parent.1) };
    let dated = |line: &Line| {
        let text = line_text(line)?;
        let date = has_digit(&text).then(|| dates::parse_date(&text, &scope.dates()));
        date.flatten().map(|_| text)
    };
    let dated: Vec<Option<String>> = lines.iter().map(dated).collect();
    let mut looks: HashMap<u64, usize> = HashMap::new();
    for (line, _) in lines.iter().zip(&dated).filter(|(line, date)| date.is_some() && line.has_elements()) {
        *looks.entry(line.look).or_default() += 1;
    }
    let (look, count) = looks.into_iter().max_by_key(|(look, count)| (*count, *look))?;
    if count < MIN_POSTS {
        return None;
    }
    let heads = lines.iter().zip(dated).enumerate().filter(|(_, (line, date))| line.look == look && date.is_some());
    let heads: Vec<(usize, String)> = heads.filter_map(|(at, (_, date))| Some((at, date?))).collect();
    let names = names(heads.iter().map(|(at, _)| &lines[*at]));
    let mut posts = Vec::with_capacity(heads.len());
    for (number, (at, date)) in heads.iter().enumerate() {
        let end = heads.get(number + 1).map_or(lines.len(), |next| next.0);
        let body = lines[at + 1..end].iter().flat_map(|line| line.nodes.iter().copied()).collect();
        posts.push(Loose { header: lines[*at].nodes.clone(), body, date: date.clone(), author: names[number].clone() });
    }
    let text = |node: Node| node.descendants().filter_map(Node::as_text).map(letters).sum::<usize>();
    let prose: usize = posts.iter().flat_map(|post| &post.body).map(|node| text(*node)).sum();
    (prose >= MIN_PROSE * posts.len()).then_some((posts, prose))
}

/// Characters that are no white space.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The posts as they are.
pub(super) fn read(posts: Vec<Loose>, outline: &Outline, scope: &Scope, claims: &mut Claims) -> Vec<Post> {
    let raws: Vec<String> = posts.iter().map(|post| post.date.clone()).collect();
    let context = scope.dates_like(outline.entries[0].node, &raws, None);
    let mut found = Vec::with_capacity(posts.len());
    for post in posts {
        // a heading between header and text is the title
        let first =
            post.body.iter().find(|node| node.is_element() || node.as_text().is_some_and(|t| !t.trim().is_empty()));
        let title = first.copied().filter(|node| matches!(node.tag(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"));
        let lowering = Lowering {
            rules: body_rules(),
            name: "records",
            base: &scope.base,
            phrases: scope.phrases(),
            by_phrase: true,
            exclude: &Keys::default(),
            also: title.into_iter().map(Node::key).collect(),
        };
        let body = lower_loose(&post.body, &lowering, claims);
        let heads = post.header.iter().copied().chain(title);
        heads.for_each(|node| claims.remove(node, RemovalKind::PostHeader, "records", "header"));
        if body.is_empty() {
            continue;
        }
        for node in post.body {
            if claims.get(node.key()).is_none() {
                claims.keep(node);
            }
        }
        found.push(Post {
            author: post.author.map(|name| Author { name: Some(name), ..Author::default() }),
            published: dates::parse_date(&post.date, &context),
            published_raw: Some(post.date),
            title: title.map(Node::text).filter(|title| !title.is_empty()),
            body,
            ..Post::default()
        });
    }
    found
}

impl Line<'_> {
    fn has_elements(&self) -> bool {
        self.nodes.iter().any(|node| node.is_element())
    }
}

fn lines(parent: Node<'_>) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open: Vec<Node> = Vec::new();
    for node in parent.children().filter(|node| node.is_element() || node.as_text().is_some()) {
        let breaks = is_block(node.tag()) || node.tag() == "br";
        if !breaks {
            open.push(node);
            continue;
        }
        close(&mut open, &mut lines);
        lines.push(Line { look: look(&[node]), nodes: vec![node], is_block: true });
    }
    close(&mut open, &mut lines);
    lines
}

fn close<'a>(open: &mut Vec<Node<'a>>, lines: &mut Vec<Line<'a>>) {
    let nodes = std::mem::take(open);
    if nodes.iter().any(|node| node.is_element() || node.as_text().is_some_and(|text| !text.trim().is_empty())) {
        lines.push(Line { look: look(&nodes), nodes, is_block: false });
    }
}

/// What a line is made of.
fn look(nodes: &[Node]) -> u64 {
    let parts = nodes.iter().filter(|node| node.is_element()).map(|node| (node.tag(), node.classes().next()));
    hash(parts.collect::<Vec<_>>())
}

fn line_text(line: &Line) -> Option<String> {
    if line.is_block && line.nodes[0].short_text(MAX_HEADER).is_none() {
        return None;
    }
    let mut text = String::new();
    for node in &line.nodes {
        crate::runs::push_collapsed(&mut text, &node.as_text().map_or_else(|| node.text(), str::to_owned));
    }
    (text.len() <= MAX_HEADER).then_some(text)
}

/// The name in each header: of the elements at one place of all, the first whose texts are no dates and differ.
fn names<'a, 'l: 'a>(heads: impl Iterator<Item = &'a Line<'l>>) -> Vec<Option<String>> {
    let parts = |line: &Line| {
        let inner =
            line.nodes.iter().flat_map(|node| if line.is_block { node.elements().collect() } else { vec![*node] });
        inner.filter(|node| node.is_element()).map(Node::text).collect::<Vec<String>>()
    };
    let parts: Vec<Vec<String>> = heads.map(parts).collect();
    let is_name = |text: &String| {
        NAME.contains(&text.len())
            && text.chars().any(char::is_alphabetic)
            && dates::parse_date(text, &DateContext::default()).is_none()
    };
    let places = parts.iter().map(Vec::len).min().unwrap_or_default();
    let fits = |place: &usize| {
        let texts = || parts.iter().map(|parts| &parts[*place]);
        let strip = |text: &String| {
            text.get(..3)
                .filter(|re| re.eq_ignore_ascii_case("re:"))
                .map_or(text.clone(), |_| text[3..].trim().to_owned())
        };
        let distinct = texts().map(strip).collect::<HashSet<_>>().len();
        texts().all(is_name) && distinct > 1
    };
    let place = (0..places).find(fits);
    parts.into_iter().map(|parts| parts.into_iter().nth(place?)).collect()
}
