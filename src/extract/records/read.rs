//! From the elements of a post to the post.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::block::Block;
use crate::document::{Author, Post, RemovalKind};
use crate::dom::{Key, Keys, Node};
use crate::extract::claims::Claims;
use crate::extract::dates::{self, DateContext};
use crate::extract::ids::post_id;
use crate::extract::lower::{Lowering, lower};
use crate::extract::{Scope, panel, shown_date, told, written};
use crate::platform::{BodyCompiled, BodyRules};

use super::lines::{self, Lines};
use super::trim::{self, Trimmed};

/// The elements of a post.
pub(super) struct Parts<'a> {
    /// The element that holds the post, if one does.
    pub(super) whole: Option<Node<'a>>,
    pub(super) body: Node<'a>,
    pub(super) date: Option<Node<'a>>,
    pub(super) author: Option<Node<'a>>,
}

/// A post whose body has been looked into.
pub(super) struct Prepared<'a> {
    pub(super) parts: Parts<'a>,
    /// The date's and the author's element; in a body the lines that they stand in.
    meta: Vec<Node<'a>>,
    trimmed: Trimmed<'a>,
    /// What of the body is left out.
    own: Vec<Key>,
    /// The lines of the body, and the author's name.
    pub(super) lines: (Lines<'a>, Option<String>),
}

/// Reads posts one after another.
pub(super) struct Reader<'a, 'd> {
    pub(super) scope: &'a Scope<'d>,
    pub(super) dates: DateContext<'a>,
    /// Elements that are posts: one inside another is another post.
    pub(super) exclude: Keys,
    /// Posts have a panel with the author's data.
    pub(super) panels: bool,
}

/// How quotations, and cards of links, look where no software is known.
pub(crate) fn body_rules() -> &'static BodyCompiled {
    static RULES: OnceLock<BodyCompiled> = OnceLock::new();
    RULES.get_or_init(|| {
        BodyCompiled::new(&BodyRules {
            quote: "div[class*='quote']:not([class*='head']):not([class*='title']), table[class*='quote']",
            quote_author: "cite | [class*='quote'][class*='author'] | [class*='quote'][class*='head'] | [class*='quote'][class*='title']",
            quote_header: "[class*='quote'][class*='head'], [class*='quote'][class*='title'], [class*='quote'][class*='author'], blockquote > cite, [class*='quote'] > cite",
            drop: &[(
                RemovalKind::Embed,
                "[class*='onebox'], [class*='unfurl'], [class*='link-preview'], [class*='linkpreview']",
            )],
            ..BodyRules::NONE
        })
    })
}

/// Whether a post shows when its author joined, or how many posts he has.
pub(super) fn has_panel(whole: Node, dates: &DateContext) -> bool {
    panel_parts(whole, dates) > 0
}

/// How much of that a post shows.
pub(super) fn panel_parts(whole: Node, dates: &DateContext) -> usize {
    let mut author = Author::default();
    panel::read(whole, dates, &mut author);
    usize::from(author.joined.is_some()) + usize::from(author.post_count.is_some())
}

/// Gives quotations the names that stand above them.
fn name_quotes(body: &mut [Block], names: &[(usize, String)]) {
    let quotes = body.iter_mut().filter_map(|block| match block {
        Block::Quote(quote) => Some(quote),
        _ => None,
    });
    for (number, quote) in quotes.enumerate() {
        if let Ok(at) = names.binary_search_by_key(&number, |(number, _)| *number) {
            quote.author.get_or_insert_with(|| names[at].1.clone());
        }
    }
}

/// The line of a body that a date or an author stands in: the outermost element around it with little text.
fn line_of<'a>(part: Node<'a>, body: Node<'a>) -> Node<'a> {
    let is_short = |node: &Node| {
        let (mut length, mut texts) = (0, node.descendants().filter_map(Node::as_text));
        texts.all(|text| {
            length += text.trim().len();
            length <= MAX_LINE
        })
    };
    part.ancestors().take_while(|node| *node != body).take_while(is_short).last().unwrap_or(part)
}

/// Bytes of the longest line in which a body shows author and date.
const MAX_LINE: usize = 80;

impl Reader<'_, '_> {
    /// Looks into a body before any is read: what several of them share is a template's.
    pub(super) fn prepare<'p>(&self, parts: Parts<'p>) -> Prepared<'p> {
        let trimmed = trim::trim(parts.body, self.scope);
        let meta = [parts.date, parts.author].into_iter().flatten().filter(|part| *part != parts.body);
        let meta = meta.map(|part| if part.is_within(parts.body) { line_of(part, parts.body) } else { part });
        let meta: Vec<Node> = meta.collect();
        let removed = trimmed.removed.iter().map(|(node, ..)| *node);
        let own: Vec<Key> = meta.iter().copied().chain(removed).chain(trimmed.title).map(Node::key).collect();
        let lines = (lines::lines(parts.body, &own, &self.exclude, &body_rules().quote), parts.author.map(Node::text));
        Prepared { parts, meta, trimmed, own, lines }
    }

    /// The post; none where its body says nothing.
    pub(super) fn read(&mut self, prepared: Prepared, repeated: &HashSet<String>, claims: &mut Claims) -> Option<Post> {
        let Prepared { parts, meta, trimmed, own, lines: (lines, author) } = prepared;
        claims.keep(parts.body);
        let lines = lines.find(author.as_deref(), repeated, (self.scope.phrases(), &self.dates));
        for (node, kind, rule) in trimmed.removed.iter().chain(&lines.removed) {
            claims.remove(*node, *kind, "records", rule);
        }
        if let Some(node) = trimmed.title {
            claims.remove(node, RemovalKind::PostHeader, "records", "title");
        }
        let notice = written::notices(parts.body, self.scope.phrases(), "records", claims);
        let also = lines.removed.iter().map(|(node, ..)| *node).chain(notice).map(Node::key).collect();
        let mut body = self.body(parts.body, &own, also, claims);
        if body.is_empty() {
            return None;
        }
        name_quotes(&mut body, &lines.quoted);
        let body = written::quotes(body, self.scope.phrases());
        let signature = trimmed.signature.or_else(|| parts.whole.and_then(|whole| trim::signature(whole, parts.body)));
        if let Some(node) = signature {
            claims.remove(node, RemovalKind::Signature, "records", "signature");
        }
        let id = parts.whole.and_then(|whole| whole.attr("id")).filter(|id| id.bytes().any(|b| b.is_ascii_digit()));
        let mut post = Post {
            body,
            id: id.and_then(post_id),
            number: parts.whole.and_then(told::shown_number),
            title: trimmed.title.map(Node::text),
            signature: signature.map(Node::text).filter(|text| !text.is_empty()),
            modified: lines.edited.and_then(|text| dates::parse_date(&text, &self.dates)),
            ..Post::default()
        };
        if let Some(date) = parts.date {
            (post.published, post.published_raw) = shown_date::read_date(date, &self.dates);
            if date != parts.body {
                claims.remove(date, RemovalKind::PostHeader, "records", "date");
            }
        }
        for node in meta.into_iter().filter(|node| node.is_within(parts.body)) {
            claims.remove(node, RemovalKind::PostHeader, "records", "header");
        }
        post.author = self.author(&parts, claims);
        Some(post)
    }

    fn body(&mut self, body: Node, own: &[Key], also: Vec<Key>, claims: &mut Claims) -> Vec<Block> {
        let added: Vec<Key> = own.iter().filter(|key| self.exclude.insert(**key)).copied().collect();
        let lowering = Lowering {
            rules: body_rules(),
            name: "records",
            base: &self.scope.base,
            phrases: self.scope.phrases(),
            by_phrase: true,
            exclude: &self.exclude,
            also,
        };
        let blocks = lower(body, &lowering, claims);
        added.iter().for_each(|key| {
            self.exclude.remove(key);
        });
        blocks
    }

    fn author(&self, parts: &Parts, claims: &mut Claims) -> Option<Author> {
        let node = parts.author?;
        let link = std::iter::once(node).chain(node.descendants()).find(|n| n.tag() == "a");
        let url = link.and_then(|a| a.attr("href")).and_then(|href| self.scope.base.resolve(href));
        let mut author = Author { name: Some(node.text()), url, ..Author::default() };
        if let Some(whole) = parts.whole.filter(|_| self.panels) {
            panel::read(whole, &self.dates, &mut author);
        }
        claims.remove(node, RemovalKind::UserPanel, "records", "author");
        Some(author)
    }
}
