//! From the elements of a post to the post.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::document::{Author, Post, RemovalKind};
use crate::dom::{Key, Node};
use crate::extract::claims::Claims;
use crate::extract::dates::DateContext;
use crate::extract::ids::post_id;
use crate::extract::lower::{Lowering, lower};
use crate::extract::{Scope, panel, shown_date, told};
use crate::platform::{BodyCompiled, BodyRules};

use super::trim;

/// The elements of a post.
pub(super) struct Parts<'a> {
    /// The element that holds the post, if one does.
    pub(super) whole: Option<Node<'a>>,
    pub(super) body: Node<'a>,
    pub(super) date: Option<Node<'a>>,
    pub(super) author: Option<Node<'a>>,
}

/// Reads posts one after another.
pub(super) struct Reader<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) dates: DateContext<'a>,
    /// Elements that are posts: one inside another is another post.
    pub(super) exclude: HashSet<Key>,
    /// Posts have a panel with the author's data.
    pub(super) panels: bool,
}

/// How quotations look where no software is known.
fn rules() -> &'static BodyCompiled {
    static RULES: OnceLock<BodyCompiled> = OnceLock::new();
    RULES.get_or_init(|| {
        BodyCompiled::new(&BodyRules {
            quote: "div[class*='quote']:not([class*='head']):not([class*='title']), table[class*='quote']",
            quote_author: "cite | [class*='quote'][class*='author'] | [class*='quote'][class*='head'] | [class*='quote'][class*='title']",
            quote_header: "[class*='quote'][class*='head'], [class*='quote'][class*='title'], [class*='quote'][class*='author'], blockquote > cite, [class*='quote'] > cite",
            ..BodyRules::NONE
        })
    })
}

/// Whether a post shows when its author joined, or how many posts he has.
pub(super) fn has_panel(whole: Node, dates: &DateContext) -> bool {
    let mut author = Author::default();
    panel::read(whole, dates, &mut author);
    author.joined.is_some() || author.post_count.is_some()
}

impl Reader<'_> {
    /// The post; none where its body says nothing.
    pub(super) fn read(&mut self, parts: Parts, claims: &mut Claims) -> Option<Post> {
        claims.keep(parts.body);
        let trimmed = trim::trim(parts.body, self.scope);
        let meta = [parts.date, parts.author].into_iter().flatten().filter(|part| *part != parts.body);
        let removed = trimmed.removed.iter().map(|(node, ..)| *node);
        let own: Vec<Key> = meta.chain(removed).chain(trimmed.title).map(Node::key).collect();
        for (node, kind, rule) in &trimmed.removed {
            claims.remove(*node, *kind, "records", rule);
        }
        if let Some(node) = trimmed.title {
            claims.remove(node, RemovalKind::PostHeader, "records", "title");
        }
        let body = self.body(parts.body, &own, claims);
        if body.is_empty() {
            return None;
        }
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
            ..Post::default()
        };
        if let Some(date) = parts.date {
            (post.published, post.published_raw) = shown_date::read_date(date, &self.dates);
            if !date.is_within(parts.body) {
                claims.remove(date, RemovalKind::PostHeader, "records", "date");
            }
        }
        post.author = self.author(&parts, claims);
        Some(post)
    }

    fn body(&mut self, body: Node, own: &[Key], claims: &mut Claims) -> Vec<crate::block::Block> {
        let added: Vec<Key> = own.iter().filter(|key| self.exclude.insert(**key)).copied().collect();
        let lowering = Lowering {
            rules: rules(),
            name: "records",
            base: &self.scope.base,
            phrases: self.scope.phrases(),
            by_phrase: true,
            exclude: &self.exclude,
            also: Vec::new(),
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
