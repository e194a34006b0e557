//! Lines of a body that are none of it though no element says so: an edit notice at its edge, a header above a quotation.

use crate::extract::numbers::has_digit;
use std::collections::{HashMap, HashSet};

use crate::chrome::phrases::Phrases;
use crate::document::RemovalKind;
use crate::dom::{Edge, Key, Keys, Node, Selector};
use crate::extract::dates::{self, DateContext};
use crate::extract::lower::named_by_verb;
use crate::extract::visible::{is_block, is_silent};

/// Bytes of the longest line that is a notice or a header: names, a date, and a few words in any script.
const MAX_LINE: usize = 160;
/// Edit notices at the end of a body: software that keeps all of them shows a few.
const MAX_NOTICES: usize = 4;
/// Bytes of the shortest name that is looked for in a line.
const MIN_NAME: usize = 2;

/// A line: what stands between two breaks.
struct Line<'a> {
    /// Its text nodes.
    nodes: Vec<Node<'a>>,
    text: String,
    /// It is quoted.
    quoted: bool,
    /// All of it is in links.
    linked: bool,
    /// The quotation that follows, by its number among those that stand in no other.
    above_quote: Option<usize>,
}

/// The lines of a body.
#[derive(Default)]
pub(super) struct Lines<'a>(Vec<Line<'a>>);

/// What is found in the lines of a body.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// Text nodes that are none of the body.
    pub(super) removed: Vec<(Node<'a>, RemovalKind, &'static str)>,
    /// When the post was edited, as shown.
    pub(super) edited: Option<String>,
    /// Who is quoted, by the number of the quotation among those that stand in no other.
    pub(super) quoted: Vec<(usize, String)>,
}

/// The texts that bodies of several authors begin or end with: those of a template.
pub(super) fn repeated<'l>(bodies: impl Iterator<Item = &'l (Lines<'l>, Option<String>)>) -> HashSet<String> {
    let mut seen: HashMap<&str, (usize, Option<&str>, bool)> = HashMap::new();
    let mut all = 0.0;
    for (lines, author) in bodies {
        all += 1.0;
        let edges = lines.own().take(1).chain(lines.last()).filter(|line| !line.text.is_empty());
        let mut texts: Vec<&str> = edges.map(|line| &*line.text).collect();
        texts.dedup();
        for text in texts {
            let author = author.as_deref();
            let (count, first, differ) = seen.entry(text).or_insert((0, author, false));
            *count += 1;
            *differ |= *first != author;
        }
    }
    let many = |count: usize| count >= MIN_REPEATED && count as f64 >= REPEATED * all;
    let texts = seen.into_iter().filter(|(_, (count, _, differ))| *differ && many(*count));
    texts.map(|(text, _)| text.to_owned()).collect()
}

/// Bodies that begin or end alike, and their share of all, that make the words a template's: nobody else says the same so often.
const MIN_REPEATED: usize = 2;
const REPEATED: f64 = 0.5;

impl<'a> Lines<'a> {
    /// What is not quoted.
    fn own(&self) -> impl DoubleEndedIterator<Item = &Line<'a>> {
        self.0.iter().filter(|line| !line.quoted)
    }

    /// The last line, unless it is the first, too.
    fn last(&self) -> Option<&Line<'a>> {
        self.own().skip(1).last()
    }

    /// Looks through the lines.
    pub(super) fn find(
        &self,
        author: Option<&str>,
        repeated: &HashSet<String>,
        (phrases, dates): (&Phrases, &DateContext),
    ) -> Found<'a> {
        let mut found = Found::default();
        let mut remove = |line: &Line<'a>, kind, rule| {
            found.removed.extend(line.nodes.iter().map(|node| (*node, kind, rule)));
        };
        let is_repeated = |line: &&Line| repeated.contains(&line.text);
        let first = self.own().take(1).filter(is_repeated);
        first.for_each(|line| remove(line, RemovalKind::PostHeader, "repeated"));
        let last = self.last().filter(is_repeated);
        last.iter().for_each(|line| remove(line, RemovalKind::Button, "repeated"));
        let mut edited = None;
        let is_notice = |line: &&Line| is_notice(&line.text, author, phrases, dates);
        if self.last().is_some() {
            let start = self.own().take(1).filter(is_notice);
            // buttons stand below
            let below = self.own().rev().skip_while(|line| line.linked || is_repeated(line));
            for line in start.chain(below.take(MAX_NOTICES).take_while(is_notice)) {
                remove(line, RemovalKind::EditNotice, "modified");
                edited.get_or_insert_with(|| line.text.clone());
            }
        }
        let mut quoted = Vec::new();
        for line in self.own() {
            let Some(number) = line.above_quote else { continue };
            if let Some(name) = header(&line.text, phrases, dates) {
                remove(line, RemovalKind::QuoteHeader, "quote_header");
                quoted.push((number, name));
            }
        }
        Found { edited, quoted, ..found }
    }
}

/// Whether a line says that a post was edited: by a phrase, or in any language by its author's name and a date.
fn is_notice(text: &str, author: Option<&str>, phrases: &Phrases, dates: &DateContext) -> bool {
    let inside = text.trim_matches(['[', ']', '(', ')']);
    let names = |name: &str| name.len() >= MIN_NAME && inside.len() > name.len() && inside.contains(name);
    !text.is_empty() && (phrases.edit_notice(inside) || author.is_some_and(names) && has_date(inside, dates))
}

fn has_date(text: &str, dates: &DateContext) -> bool {
    has_digit(text) && dates::parse_date(text, dates).is_some()
}

/// The name in a line above a quotation.
fn header(text: &str, phrases: &Phrases, dates: &DateContext) -> Option<String> {
    let name = phrases.quote_author(text).map(str::to_owned);
    let dated = || text.ends_with([':', '：']) && has_date(text, dates);
    name.or_else(|| dated().then(|| named_by_verb(text, phrases)).flatten())
}

/// The lines of a body of which some elements are left out already, and in which others are posts of their own.
pub(super) fn lines<'a>(body: Node<'a>, without: &[Key], posts: &Keys, quote: &Selector) -> Lines<'a> {
    let is_left_out = |node: Node| without.contains(&node.key()) || node != body && posts.contains(&node.key());
    let is_quote = |node: Node| node.is_element() && (node.tag() == "blockquote" || node.matches(quote));
    let mut lines: Vec<Line> = Vec::new();
    let mut line = Line::default();
    let (mut depth, mut quotes, mut links, mut skip) = (0_usize, 0, 0_usize, None);
    for edge in body.walk() {
        let (Edge::Open(node) | Edge::Close(node)) = edge;
        if skip.is_some() {
            skip = skip.filter(|key| !matches!(edge, Edge::Close(_)) || *key != node.key());
            continue;
        }
        let opens = matches!(edge, Edge::Open(_));
        if let Some(text) = node.as_text() {
            if opens {
                line.linked &= links > 0 || text.trim().is_empty();
                line.nodes.push(node);
                line.text.push_str(text);
            }
            continue;
        }
        if opens && (is_silent(node.tag()) || is_left_out(node)) {
            skip = Some(node.key());
            continue;
        }
        match node.tag() {
            "a" if opens => links += 1,
            "a" => links = links.saturating_sub(1),
            tag if tag == "br" || is_block(tag) => lines.extend(std::mem::take(&mut line).ended(depth > 0)),
            _ => {}
        }
        if node != body && is_quote(node) {
            if opens && depth == 0 {
                lines
                    .last_mut()
                    .filter(|line| !line.quoted)
                    .into_iter()
                    .for_each(|line| line.above_quote = Some(quotes));
                quotes += 1;
            }
            depth = if opens { depth + 1 } else { depth.saturating_sub(1) };
        }
    }
    lines.extend(line.ended(false));
    Lines(lines)
}

impl Default for Line<'_> {
    fn default() -> Self {
        Line { nodes: Vec::new(), text: String::new(), quoted: false, linked: true, above_quote: None }
    }
}

impl Line<'_> {
    /// The line when it is whole; none when it is blank. A long one has no text: it is prose.
    fn ended(mut self, quoted: bool) -> Option<Self> {
        let mut text = String::new();
        if self.text.len() <= MAX_LINE * 2 {
            crate::runs::push_collapsed(&mut text, &self.text);
            text.truncate(text.trim_end().len());
            if text.is_empty() {
                return None;
            }
        }
        self.text = if text.len() <= MAX_LINE { text } else { String::new() };
        self.quoted = quoted;
        Some(self)
    }
}
