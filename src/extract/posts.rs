//! Posts by the rules of a platform, and by structured data that points into the tree.

use std::collections::HashSet;

use crate::block::{Block, Rich};
use crate::chrome::shape;
use crate::document::{Author, Post, RemovalKind};
use crate::dom::{Dom, Key, Node};
use crate::platform::{BodyCompiled, BodyRules, Compiled, Field, Platform, Quirk};
use crate::render;
use crate::{Error, Options};

use super::claims::Claims;
use super::dates::{self, DateContext};
use super::ids::{post_id, user_id};
use super::lower::{Lowering, lower};
use super::structured::{Found, FoundBody};
use super::{Scope, attachment, numbers, panel, thread};

/// Everything that reads one post.
struct Reader<'r> {
    rules: &'r Compiled,
    name: String,
    /// [`Quirk::UnderlinedSignature`].
    underlined: bool,
    /// What a shown number is less than the post's: 1 with [`Quirk::RepliesNumbered`].
    number_offset: u64,
    scope: &'r Scope<'r>,
    dates: DateContext<'r>,
    /// The post elements: one inside another is another post.
    roots: HashSet<Key>,
}

/// The posts of a page of known software, in page order, each once.
pub(crate) fn by_platform(
    dom: &Dom,
    platform: &'static Platform,
    scope: &Scope,
    claims: &mut Claims,
) -> Result<Vec<Post>, Error> {
    let rules = platform.compiled();
    let roots: Vec<Node> = dom.select(&rules.root).filter(|root| is_root(*root, platform, rules)).collect();
    check_count(roots.len(), scope.context.options)?;
    let raws: Vec<String> = roots.iter().filter_map(|root| node_of(&rules.date, *root, rules)).map(date_text).collect();
    let day_first = dates::day_first_of(raws.iter().map(String::as_str));
    let reader = Reader {
        rules,
        name: format!("platform.{}", platform.id),
        underlined: platform.has(Quirk::UnderlinedSignature),
        number_offset: u64::from(platform.has(Quirk::RepliesNumbered)),
        scope,
        dates: scope.dates(day_first),
        roots: roots.iter().map(|root| root.key()).collect(),
    };
    let mut seen = HashSet::new();
    let mut posts = Vec::new();
    for root in roots {
        let Some(post) = reader.post(root, claims) else { continue };
        if post.id.as_ref().is_none_or(|id| seen.insert(id.clone())) {
            posts.push(post);
        } else {
            claims.remove(root, RemovalKind::Duplicate, &reader.name, "repeated");
        }
    }
    if rules.nest.is_some() {
        thread::link(&mut posts);
    }
    Ok(posts)
}

fn is_root(node: Node, platform: &Platform, rules: &Compiled) -> bool {
    let prefix = platform.post.root_id;
    let numbered =
        |id: &str| id.strip_prefix(prefix).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    (prefix.is_empty() || node.attr("id").is_some_and(numbered)) && !node.matches(&rules.skip)
}

/// The date that stands closest before the body: for themes that moved it away from where the software has it.
/// Join dates, in the panel, are none.
fn date_before<'a>(root: Node<'a>, body: Node<'a>, panel: Option<Node>, dates: &DateContext) -> Option<Node<'a>> {
    let is_date = |node: &Node| {
        node.tag() == "time"
            || node
                .children()
                .filter_map(Node::as_text)
                .any(|t| t.len() <= MAX_DATE && dates::parse_date(t, dates).is_some())
    };
    root.descendants()
        .take_while(|node| *node != body)
        .filter(|node| node.is_element())
        .filter(is_date)
        .filter(|node| panel.is_none_or(|panel| !node.is_within(panel)))
        .last()
}

/// Bytes of the longest text that is looked at for a date.
const MAX_DATE: usize = 80;

fn check_count(count: usize, options: &Options) -> Result<(), Error> {
    if count > options.max_posts {
        return Err(Error::LimitExceeded { limit: "max_posts", allowed: options.max_posts });
    }
    Ok(())
}

/// The element before a post's that holds its header, where the template has such.
fn header<'a>(root: Node<'a>, rules: &Compiled) -> Option<Node<'a>> {
    root.previous_element().filter(|node| node.matches(&rules.header))
}

/// A field in the post element, or else in its header.
fn read_of<'a>(field: &Field, root: Node<'a>, rules: &Compiled) -> Option<(Node<'a>, String)> {
    field.read(root).or_else(|| field.read(header(root, rules)?))
}

/// The element of a field in the post element, or else in its header.
fn node_of<'a>(field: &Field, root: Node<'a>, rules: &Compiled) -> Option<Node<'a>> {
    field.node(root).or_else(|| field.node(header(root, rules)?))
}

impl Reader<'_> {
    fn post(&self, root: Node, claims: &mut Claims) -> Option<Post> {
        let rules = self.rules;
        let body = rules.body.node(root)?;
        let mut read = |field: &Field, kind, name| self.field(field, (root, body), kind, name, claims);
        let mut post = Post {
            id: read_of(&rules.id, root, rules).and_then(|(_, text)| post_id(&text)),
            number: read(&rules.number, RemovalKind::PostHeader, "number")
                .and_then(|text| numbers::first_count(&text)?.checked_add(self.number_offset)),
            url: read(&rules.url, RemovalKind::PostHeader, "url").and_then(|href| self.scope.base.resolve(&href)),
            title: read(&rules.title, RemovalKind::PostHeader, "title"),
            reactions: read(&rules.reactions, RemovalKind::Reactions, "reactions")
                .and_then(|text| reaction_count(&text)),
            comment: root.matches(&rules.comment),
            accepted: root.first(&rules.accepted).is_some(),
            reply_to: rules.reply_to.text(root).and_then(|text| post_id(&text)),
            depth: rules.nest.as_ref().map(|nest| thread::depth(root, nest)),
            ..Post::default()
        };
        post.author = self.author(root, body, claims);
        self.dated(&mut post, root, body, claims);
        let signature = rules.signature.node(root).filter(|node| *node != body).or_else(|| self.underlined(body));
        post.signature = signature.and_then(|node| self.signature(node, claims));
        for node in root.select(&rules.attachment) {
            post.attachments.extend(attachment::read(node, &self.scope.base));
            claims.remove(node, RemovalKind::Attachment, &self.name, "attachment");
        }
        claims.keep(body);
        post.body = lower(body, &self.lowering(signature), claims);
        Some(post)
    }

    /// Reads a field and claims its element, unless that is part of the body, or has the body inside.
    fn field(
        &self,
        field: &Field,
        (root, body): (Node, Node),
        kind: RemovalKind,
        name: &str,
        claims: &mut Claims,
    ) -> Option<String> {
        let (node, text) = read_of(field, root, self.rules)?;
        if !node.is_within(body) && !body.is_within(node) {
            claims.remove(node, kind, &self.name, name);
        }
        Some(text)
    }

    /// Reads when the post was published and last edited.
    fn dated(&self, post: &mut Post, root: Node, body: Node, claims: &mut Claims) {
        let rules = self.rules;
        let read = |node| (node, read_date(node, &self.dates));
        let shown = node_of(&rules.date, root, rules).map(read).filter(|(_, date)| date.0.is_some());
        let moved = || date_before(root, body, rules.panel.node(root), &self.dates).map(read);
        if let Some((node, date)) = shown.or_else(moved) {
            (post.published, post.published_raw) = date;
            if !body.is_within(node) {
                claims.remove(node, RemovalKind::PostHeader, &self.name, "date");
            }
        }
        if let Some(node) = node_of(&rules.modified, root, rules) {
            post.modified = read_date(node, &self.dates).0;
            if !body.is_within(node) {
                claims.remove(node, RemovalKind::EditNotice, &self.name, "modified");
            }
        }
    }

    /// The signature of software that sets it off by a line of underscores only.
    fn underlined<'a>(&self, body: Node<'a>) -> Option<Node<'a>> {
        /// Underscores that make a line.
        const LINE: &str = "__________";
        let siblings = std::iter::successors(body.next_element(), |node| node.next_element());
        self.underlined.then(|| siblings.filter(|node| node.text().starts_with(LINE)).last()).flatten()
    }

    fn lowering(&self, signature: Option<Node>) -> Lowering<'_> {
        let also = signature.map(Node::key);
        Lowering {
            rules: &self.rules.lower,
            name: &self.name,
            base: &self.scope.base,
            phrases: self.scope.phrases(),
            by_phrase: false,
            exclude: &self.roots,
            also,
        }
    }

    fn author(&self, root: Node, body: Node, claims: &mut Claims) -> Option<Author> {
        let rules = self.rules;
        let (node, name) = read_of(&rules.author, root, rules)?;
        let own = || std::iter::once(node).chain(node.descendants()).find_map(|n| n.attr("href")).map(str::to_owned);
        let href = read_of(&rules.author_url, root, rules)
            .map(|(_, href)| href)
            .or_else(|| (node != root).then(own).flatten());
        let url = href.and_then(|href| self.scope.base.resolve(&href));
        let mut author = Author {
            name: Some(name),
            id: rules.author_id.text(root).and_then(|text| post_id(&text)).or_else(|| url.as_deref().and_then(user_id)),
            url,
            role: self.field(&rules.role, (root, body), RemovalKind::UserPanel, "role", claims),
            joined: rules.joined.text(root).and_then(|text| dates::parse_date(&text, &self.dates)),
            post_count: rules.post_count.text(root).and_then(|text| numbers::first_count(&text)),
        };
        if node != root {
            claims.remove(node, RemovalKind::UserPanel, &self.name, "author");
        }
        if let Some(node) = rules.panel.node(root) {
            panel::read(node, &self.dates, &mut author);
            claims.remove(node, RemovalKind::UserPanel, &self.name, "panel");
        }
        Some(author)
    }

    fn signature(&self, node: Node, claims: &mut Claims) -> Option<String> {
        claims.remove(node, RemovalKind::Signature, &self.name, "signature");
        let blocks = lower(node, &self.lowering(None), &mut Claims::new(false));
        let text = render::text::blocks(&blocks, true);
        // templates draw the line above a signature in text, too
        let text = text.trim_start_matches(['_', '-', '\n', ' ']).trim_end();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// The count in "−3", "4 Likes", or of several reactions side by side in "3 1".
fn reaction_count(text: &str) -> Option<i64> {
    let each: Option<Vec<i64>> = text.split_whitespace().map(numbers::parse_signed).collect();
    let sum = each.map(|counts| counts.iter().fold(0, |sum: i64, count| sum.saturating_add(*count)));
    sum.or_else(|| numbers::first_count(text).and_then(|count| i64::try_from(count).ok()))
}

/// The date an element shows: machine-readable attributes first, then the tooltip, then the text.
pub(crate) fn read_date(node: Node, context: &DateContext) -> (Option<String>, Option<String>) {
    let raw = Some(date_text(node)).filter(|raw| !raw.is_empty());
    let inner = node.descendants().find(|n| n.attr("datetime").is_some());
    let sources = [Some(node), inner];
    let attribute = |name: &str| sources.iter().flatten().find_map(|n| n.attr(name)).filter(|value| !value.is_empty());
    let machine = ["datetime", "content"].iter().find_map(|name| attribute(name).and_then(dates::from_iso));
    let unix = || {
        ["data-time", "data-timestamp", "data-epoch"].iter().find_map(|name| attribute(name).and_then(dates::from_unix))
    };
    let shown = || attribute("title").and_then(|title| dates::parse_date(title, context));
    let text = || raw.as_deref().and_then(|raw| dates::parse_date(raw, context));
    (machine.or_else(unix).or_else(shown).or_else(text), raw)
}

/// The text of a date's element, without an author's name before it.
fn date_text(node: Node) -> String {
    let text = node.text();
    let text = text.trim_matches(['«', '»', ' ']).to_owned();
    // vBulletin shows the post's number in the same cell
    let text = match text.split_once(' ') {
        Some((number, date)) if shape::post_number(number).is_some() => date.to_owned(),
        _ => text,
    };
    match text.rsplit_once('»') {
        Some((_, date)) => date.trim().to_owned(),
        None => text,
    }
}

/// Whether the posts of structured data are all the page has: an opening post that is no element is so only if nobody has
/// answered.
pub(crate) fn are_all(posts: &[Post], scope: &Scope) -> bool {
    let found = &scope.structured;
    posts.len() > 1 || found.replies == Some(0) || found.posts.iter().any(|post| post.root.is_some())
}

/// The number that a post shows as `#12`.
pub(crate) fn shown_number(root: Node) -> Option<u64> {
    root.descendants().filter_map(Node::as_text).find_map(shape::post_number)
}

/// The number that a post of structured data shows: in its element, or near its body where it has none of its own.
fn number_near(found: &Found) -> Option<u64> {
    /// Levels from a body up to its post.
    const LEVELS: usize = 3;
    match (found.root, &found.body) {
        (Some(root), _) => shown_number(root),
        (None, FoundBody::Node(body)) => body.ancestors().take(LEVELS).find_map(shown_number),
        _ => None,
    }
}

/// The posts that structured data names, if they are a thread: at least one with a body.
pub(crate) fn by_structure(scope: &Scope, claims: &mut Claims) -> Result<Option<Vec<Post>>, Error> {
    let found = &scope.structured.posts;
    check_count(found.len(), scope.context.options)?;
    let roots: HashSet<Key> = found.iter().filter_map(|post| post.root).map(Node::key).collect();
    let rules = BodyCompiled::new(&BodyRules::NONE);
    let posts: Vec<Post> =
        found.iter().filter_map(|post| structured_post(post, &roots, &rules, scope, claims)).collect();
    Ok((!posts.is_empty()).then_some(posts))
}

fn structured_post(
    found: &Found,
    roots: &HashSet<Key>,
    rules: &BodyCompiled,
    scope: &Scope,
    claims: &mut Claims,
) -> Option<Post> {
    let body = match &found.body {
        FoundBody::Node(node) => {
            claims.keep(*node);
            lower(
                *node,
                &Lowering {
                    rules,
                    name: "structured",
                    base: &scope.base,
                    phrases: scope.phrases(),
                    by_phrase: true,
                    exclude: roots,
                    also: None,
                },
                claims,
            )
        }
        FoundBody::Text(text) => paragraphs(text),
        FoundBody::Missing => return None,
    };
    let mut author = found.author.clone();
    author.iter_mut().for_each(|a| a.url = a.url.take().and_then(|url| scope.base.resolve(&url)));
    Some(Post {
        id: found.id.clone(),
        number: found.number.or_else(|| number_near(found)),
        url: found.url.as_deref().and_then(|url| scope.base.resolve(url)),
        title: found.title.clone(),
        author,
        published: found
            .published
            .clone()
            .or_else(|| dates::parse_date(found.published_raw.as_deref()?, &scope.dates(None))),
        published_raw: found.published_raw.clone(),
        modified: found.modified.clone(),
        body,
        reactions: found.reactions,
        accepted: found.accepted,
        opening: found.opening,
        comment: found.comment,
        reply_to: found.reply_to.clone(),
        depth: found.depth,
        ..Post::default()
    })
}

/// Plain text as paragraphs: a blank line ends one.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Block::Paragraph(Rich::plain(part))).collect()
}
