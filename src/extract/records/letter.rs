//! A mail alone on a page of an archive of unknown software: below its own header, whose labels are in English everywhere.

use crate::document::{Author, Post, RemovalKind};
use crate::dom::{Keys, Node};
use crate::extract::claims::Claims;
use crate::extract::lower::{Lowering, lower_loose};
use crate::extract::outline::Outline;
use crate::extract::visible::is_block;
use crate::extract::{Scope, dates, mail};

use super::read::body_rules;

/// The labels that are looked for: a sender and a date, and one that only mail has.
const FROM: &str = "from";
const DATE: &str = "date";
const SUBJECT: &str = "subject";
const TO: &str = "to";
/// Elements from the first label to the last: a header has a dozen lines of a few elements each.
const MAX_HEADER: usize = 60;
/// Bytes of the longest label and of the longest line.
const MAX_LABEL: usize = 10;
const MAX_VALUE: usize = 300;
/// Levels above the header's lines up to what its text stands beside.
const LEVELS: usize = 4;
/// Share of its text inside links that makes a block the navigation below a mail.
const MAX_LINKS: f64 = 0.5;

/// A line of the header: the number of its label's element, the label, and the value.
struct Line(usize, &'static str, String);

/// The mail.
pub(super) fn find(outline: &Outline, scope: &Scope, claims: &mut Claims) -> Option<Post> {
    let lines = header(outline)?;
    let value = |label: &str| lines.iter().find(|line| line.1 == label).map(|line| line.2.as_str());
    let published = dates::parse_date(value(DATE)?, &scope.dates())?;
    let holder = holder(&lines, outline);
    let nodes = text_below(outline.entries[holder].node)?;
    let lowering = Lowering {
        rules: body_rules(),
        name: "records",
        base: &scope.base,
        phrases: scope.phrases(),
        by_phrase: false,
        exclude: &Keys::default(),
        also: Vec::new(),
    };
    let mail = mail::read(lower_loose(&nodes, &lowering, claims), scope.phrases(), &scope.base);
    mail.claim(&nodes, "records", claims);
    if mail.body.is_empty() {
        return None;
    }
    claims.remove(outline.entries[holder].node, RemovalKind::PostHeader, "records", "mail");
    for node in nodes {
        if claims.get(node.key()).is_none() {
            claims.keep(node);
        }
    }
    Some(Post {
        author: value(FROM).map(sender),
        published: Some(published),
        published_raw: value(DATE).map(str::to_owned),
        title: value(SUBJECT).map(str::to_owned),
        body: mail.body,
        signature: mail.signature,
        attachments: mail.attachments,
        ..Post::default()
    })
}

/// The lines of the first header on the page.
fn header(outline: &Outline) -> Option<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, entry) in outline.entries.iter().enumerate() {
        if lines.first().is_some_and(|first| index > first.0 + MAX_HEADER) {
            if is_whole(&lines) {
                break;
            }
            lines.clear();
        }
        if entry.text <= MAX_LABEL
            && entry.own > 0
            && let Some(line) = line(index, entry.node)
            && lines.iter().all(|before| before.1 != line.1)
        {
            lines.push(line);
        }
    }
    is_whole(&lines).then_some(lines)
}

fn is_whole(lines: &[Line]) -> bool {
    let value = |label: &str| lines.iter().find(|line| line.1 == label).map(|line| &line.2);
    // journeys have places and a date, too
    let is_mail = |from: &String| value(SUBJECT).is_some() || from.contains('@') && value(TO).is_some();
    value(FROM).is_some_and(is_mail) && value(DATE).is_some()
}

/// A label, and the text behind it up to the end of its line, or in the next cell.
fn line(index: usize, node: Node) -> Option<Line> {
    let text = node.text().to_ascii_lowercase();
    let label = text.trim_end_matches([':', ' ']);
    let label = [FROM, DATE, SUBJECT, TO].into_iter().find(|known| *known == label)?;
    let mut value = String::new();
    let same_line = node.following().take_while(|next| next.tag() != "br" && !is_block(next.tag()));
    same_line.for_each(|next| {
        crate::runs::push_collapsed(&mut value, &next.as_text().map_or_else(|| next.text(), str::to_owned))
    });
    if value.trim_matches([':', ' ']).is_empty() {
        value = node.next_element().map(Node::text).unwrap_or_default();
    }
    let value = value.trim_start_matches([':', ' ']).trim_end();
    (!value.is_empty() && value.len() <= MAX_VALUE).then(|| Line(index, label, value.to_owned()))
}

/// The smallest element that holds all lines.
fn holder(lines: &[Line], outline: &Outline) -> usize {
    let last = lines.iter().map(|line| line.0).max().unwrap_or_default();
    let up = std::iter::successors(Some(lines[0].0), |index| (*index > 0).then(|| outline.entries[*index].parent));
    up.into_iter().find(|index| outline.entries[*index].end > last).unwrap_or_default()
}

/// What stands below a header, up to a rule or to the navigation.
fn text_below(header: Node) -> Option<Vec<Node>> {
    let has_text = |node: &Node| node.descendants().filter_map(Node::as_text).any(|text| !text.trim().is_empty());
    let up = std::iter::once(header).chain(header.ancestors()).take(LEVELS);
    let mut stretches = up.map(|node| {
        let following = node.following().skip_while(|node| !has_text(node));
        following.take_while(|node| node.tag() != "hr" && !is_navigation(*node)).collect::<Vec<Node>>()
    });
    stretches.find(|nodes| !nodes.is_empty())
}

fn is_navigation(node: Node) -> bool {
    if !matches!(node.tag(), "ul" | "ol" | "table" | "div" | "nav") {
        return false;
    }
    let (mut all, mut linked) = (0, 0);
    for part in node.descendants() {
        let count = |node: Node| node.as_text().map_or(0, |text| text.trim().len());
        all += count(part);
        if part.tag() == "a" {
            linked += part.descendants().map(count).sum::<usize>();
        }
    }
    linked as f64 > MAX_LINKS * all as f64
}

/// The name in "Anna <anna@example.org>" or "anna@example.org (Anna)".
fn sender(value: &str) -> Author {
    let name = value.split('<').next().map(|name| name.trim().trim_matches('"').trim()).filter(|name| !name.is_empty());
    let bracketed = value.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(name, _)| name.trim());
    let name = bracketed.filter(|_| name.is_none_or(|name| name.contains('@'))).or(name);
    Author { name: name.map(str::to_owned), ..Author::default() }
}
