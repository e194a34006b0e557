//! Posts by the rules of a platform.

use std::collections::HashSet;

use crate::document::{Author, Post, RemovalKind};
use crate::dom::{Dom, Key, Keys, Node};
use crate::platform::{Area, Compiled, Field, Platform, Quirk};
use crate::render;
use crate::{Error, Options};

use super::claims::Claims;
use super::dates::{self, DateContext};
use super::ids::{identity, post_id, user_id};
use super::lower::{Lowering, lower, lower_loose};
use super::roots::{is_root, rest, shallow};
use super::shown_date::{Extent, date_before, edited_in_tooltip, is_half_day, read_date};
use super::{Scope, attachment, cards, headed, mail, numbers, panel, references, stripped, thread, written};

/// The element that shows a post's date, and its text.
type Dated<'a> = (Node<'a>, String);

/// Everything that reads one post.
struct Reader<'r, 'p> {
    platform: &'static Platform,
    rules: &'r Compiled,
    name: String,
    /// What of a date's element is its date.
    extent: Extent<'r>,
    /// [`Quirk::LooseBody`], or [`PostRules::between`](crate::platform::PostRules::between).
    loose: bool,
    scope: &'r Scope<'p>,
    dates: DateContext<'r>,
    /// The post elements: one inside another is another post.
    roots: Keys,
}

/// The posts of a page of known software, in page order, each once.
pub(crate) fn by_platform(
    dom: &Dom,
    platform: &'static Platform,
    scope: &Scope,
    claims: &mut Claims,
) -> Result<Vec<Post>, Error> {
    let rules = platform.compiled();
    let mut found = rules.root.iter().map(|selector| {
        let elements = scope.select(selector).into_iter();
        elements.filter(|root| is_root(*root, platform, rules)).collect::<Vec<Node>>()
    });
    let roots = found.find(|roots| !roots.is_empty()).unwrap_or_default();
    let roots = if rules.nest.is_none() { shallow(roots) } else { roots };
    check_count(roots.len(), scope.context.options)?;
    let keys: Keys = roots.iter().map(|root| root.key()).collect();
    let rests: Vec<Vec<Node>> = roots.iter().map(|root| rest(*root, &keys, rules)).collect();
    let extent = match () {
        () if platform.has(Quirk::DateInOwnText) => Extent::Own,
        () if platform.has(Quirk::DateFollows) => Extent::After,
        () => Extent::Without(&rules.date_drop),
    };
    // the post without the posts inside it, where the software has such
    let ordered: Vec<Key> = roots.iter().map(|root| root.key()).collect();
    let without = rules.nest.as_ref().map(|_| ordered.as_slice());
    let areas = roots.iter().zip(&rests).map(|(root, rest)| Area { root: *root, without, rest });
    let dated: Vec<Option<Dated>> =
        areas.map(|area| rules.date.node(area).map(|node| (node, extent.text(node)))).collect();
    let raws: Vec<&str> = dated.iter().flatten().map(|(_, raw)| raw.as_str()).collect();
    let full_clock = || platform.has(Quirk::DayFirstOnFullClock).then(|| !raws.iter().any(|raw| is_half_day(raw)));
    let usual = platform.has(Quirk::DayFirst).then_some(true).or_else(full_clock);
    let zone = rules.zone.text(scope.page(dom)).and_then(|text| dates::zone_in(&text));
    let reader = Reader {
        platform,
        rules,
        name: format!("platform.{}", platform.id),
        extent,
        loose: platform.has(Quirk::LooseBody) || !platform.post.between.0.is_empty(),
        scope,
        dates: DateContext { offset: zone, ..scope.dates_like(dom.root(), &raws, usual) },
        roots: keys,
    };
    let mut seen = HashSet::new();
    let (mut posts, mut bodies) = (Vec::new(), Vec::new());
    for ((root, rest), date) in roots.iter().copied().zip(&rests).zip(dated) {
        let area = Area { root, without, rest };
        let Some(mut post) = reader.post(area, date, claims) else { continue };
        if platform.has(Quirk::AuthorOnce) && post.author.is_none() {
            post.author = posts.last().and_then(|before: &Post| before.author.clone());
        }
        if identity(&post).is_none_or(|identity| seen.insert(identity)) {
            posts.push(post);
            bodies.extend(rules.body.node(area));
        } else {
            claims.remove(root, RemovalKind::Duplicate, &reader.name, "repeated");
        }
    }
    if reader.has(Quirk::WrittenQuotes) {
        written::signatures(&mut posts, &bodies, &reader.name, claims);
    }
    if reader.has(Quirk::References) {
        references::read(&mut posts);
    }
    if posts.iter().any(|post| post.depth.is_some()) {
        thread::link(&mut posts);
    }
    thread::comments(&mut posts);
    if platform.has(Quirk::FirstUnnumbered) {
        thread::number(&mut posts);
    }
    Ok(posts)
}

pub(super) fn check_count(count: usize, options: &Options) -> Result<(), Error> {
    if count > options.max_posts {
        return Err(Error::LimitExceeded { limit: "max_posts", allowed: options.max_posts });
    }
    Ok(())
}

impl Reader<'_, '_> {
    fn has(&self, quirk: Quirk) -> bool {
        self.platform.has(quirk)
    }

    fn post(&self, area: Area, date: Option<Dated>, claims: &mut Claims) -> Option<Post> {
        let (rules, root) = (self.rules, area.root);
        let loose = self.loose_body(area);
        let body = if self.loose { *loose.first()? } else { rules.body.node(area)? };
        let mut read = |field: &Field, kind, name| self.field(field, (area, body), kind, name, claims);
        let mut post = Post {
            id: rules.id.text(area).and_then(|text| self.id(&text)),
            number: read(&rules.number, RemovalKind::PostHeader, "number")
                .and_then(|text| numbers::first_count(&text)?.checked_add(u64::from(self.has(Quirk::RepliesNumbered)))),
            url: read(&rules.url, RemovalKind::PostHeader, "url").and_then(|href| self.scope.base.resolve(&href)),
            title: read(&rules.title, RemovalKind::PostHeader, "title"),
            reactions: read(&rules.reactions, RemovalKind::Reactions, "reactions")
                .and_then(|text| numbers::reaction_count(&text)),
            comment: root.matches(&rules.comment),
            accepted: area.first(Some(&rules.accepted)).is_some(),
            reply_to: rules.reply_to.text(area).and_then(|text| self.id(&text)),
            depth: thread::depth(area, rules),
            ..Post::default()
        };
        post.author = self.author(area, body, claims);
        self.dated(&mut post, date, (area, body), claims);
        let signature = self.signature_nodes(area, body);
        post.signature = self.signature(&signature, claims);
        for node in area.select(&rules.attachment) {
            post.attachments.extend(attachment::read(node, &self.scope.base));
            claims.remove(node, RemovalKind::Attachment, &self.name, "attachment");
        }
        if !self.loose {
            claims.keep_body(body);
        }
        let notice = self.notice(body, claims);
        let lowering = self.lowering(signature.into_iter().chain(notice).map(Node::key).collect());
        post.body = if self.loose { lower_loose(&loose, &lowering, claims) } else { lower(body, &lowering, claims) };
        if post.body.is_empty() && !self.loose {
            post.body = cards::titles(body, &self.rules.lower, &self.scope.base, claims);
        }
        if self.has(Quirk::QuoteHeadedInside) {
            headed::claim(body, &rules.lower.quote, self.scope.phrases(), &self.name, claims);
            post.body = headed::quotes(post.body, self.scope.phrases());
        }
        if self.has(Quirk::QuoteLabelRuled) {
            let labels = headed::labels(body, &rules.lower.quote, &self.name, claims);
            post.body = headed::unlabelled(post.body, &labels);
        }
        if self.has(Quirk::Mail) {
            let mail = mail::read(std::mem::take(&mut post.body), self.scope.phrases(), &self.scope.base);
            mail.claim(if self.loose { &loose } else { std::slice::from_ref(&body) }, &self.name, claims);
            post.body = mail.body;
            post.signature = mail.signature;
            post.attachments.extend(mail.attachments);
        }
        if self.has(Quirk::References) {
            references::claim(body, &self.name, claims);
        }
        let noticed = |node: Node| dates::parse_date(node.as_text()?.trim_matches(['[', ']']), &self.dates);
        post.modified = post.modified.or_else(|| notice.and_then(noticed));
        if self.has(Quirk::WrittenQuotes) {
            post.body = written::quotes(post.body, self.scope.phrases());
        }
        if self.has(Quirk::StrippedMarkup) {
            stripped::restore(&mut post, &loose, &self.dates, (&self.name, claims));
        }
        for node in loose {
            if claims.get(node.key()).is_none() {
                claims.keep(node);
            }
        }
        Some(post)
    }

    /// The edit notice written below the text of a body.
    fn notice<'a>(&self, body: Node<'a>, claims: &mut Claims) -> Option<Node<'a>> {
        if self.has(Quirk::WrittenQuotes) {
            return written::notices(body, self.scope.phrases(), &self.name, claims);
        }
        if self.has(Quirk::BracketedNotice) { written::bracketed(body, &self.dates, &self.name, claims) } else { None }
    }

    /// The nodes of a body that has no element of its own.
    fn loose_body<'a>(&self, area: Area<'a>) -> Vec<Node<'a>> {
        if !self.platform.post.between.0.is_empty() {
            return self.between(area.root);
        }
        if !self.loose {
            return Vec::new();
        }
        let own: Vec<Node> = area.root.following().take_while(|node| !self.roots.contains(&node.key())).collect();
        // text between the parts of the header is no body
        let start = own.iter().rposition(|node| area.rest.contains(node)).map_or(0, |at| at + 1);
        own[start..].to_vec()
    }

    /// The siblings between two comments.
    fn between<'a>(&self, root: Node<'a>) -> Vec<Node<'a>> {
        let is = |node: &Node, start: &str| node.as_comment().is_some_and(|text| text.trim_start().starts_with(start));
        let (start, end) = self.platform.post.between;
        let before = root.descendants().find(|node| is(node, start));
        let following = before.into_iter().flat_map(Node::following);
        following
            .take_while(|node| !is(node, end))
            .filter(|node| node.is_element() || node.as_text().is_some())
            .collect()
    }

    fn id(&self, text: &str) -> Option<String> {
        if self.has(Quirk::Mail) {
            return mail::message_id(text);
        }
        if self.has(Quirk::WordIds) { Some(text.trim().to_owned()) } else { post_id(text) }
    }

    /// Reads a field and claims its element, unless that is part of the body, or has the body inside.
    fn field(
        &self,
        field: &Field,
        (area, body): (Area, Node),
        kind: RemovalKind,
        name: &str,
        claims: &mut Claims,
    ) -> Option<String> {
        let (node, text) = field.read(area)?;
        if !node.is_within(body) && !body.is_within(node) {
            claims.remove(node, kind, &self.name, name);
        }
        Some(text)
    }

    /// Reads when the post was published and last edited.
    fn dated(&self, post: &mut Post, date: Option<Dated>, (area, body): (Area, Node), claims: &mut Claims) {
        let rules = self.rules;
        let exact = rules.exact_date.told(area).and_then(|(node, value)| match value {
            Some(value) => dates::from_iso(&value),
            None => read_date(node, &self.dates).0,
        });
        let read = |(node, text)| (node, self.extent.read(node, text, &self.dates));
        let told = rules.date.comment(area).or_else(|| rules.date.text(area).filter(|_| self.has(Quirk::Mail)));
        if let Some(date) = told.as_deref().and_then(|text| dates::parse_date(&mail::date(text), &self.dates)) {
            (post.published, post.published_raw) = (Some(date), told);
            return;
        }
        let shown = date.map(read).filter(|(_, date)| date.0.is_some() || exact.is_some());
        let moved = || date_before(area.root, body, rules.panel.node(area), &self.dates);
        let moved = || moved().map(|node| read((node, self.extent.text(node))));
        post.published = exact.clone();
        if let Some((node, (date, raw))) = shown.or_else(moved) {
            (post.published, post.published_raw) = (exact.or(date), raw);
            post.modified = self.has(Quirk::DatesInTooltip).then(|| edited_in_tooltip(node, &self.dates)).flatten();
            if !body.is_within(node) {
                claims.remove(node, RemovalKind::PostHeader, &self.name, "date");
            }
        }
        if let Some(node) = rules.modified.node(area) {
            post.modified = read_date(node, &self.dates).0;
            if !body.is_within(node) {
                claims.remove(node, RemovalKind::EditNotice, &self.name, "modified");
            }
        }
    }

    /// The signature: an element, or what a line of underscores sets off.
    fn signature_nodes<'a>(&self, area: Area<'a>, body: Node<'a>) -> Vec<Node<'a>> {
        let element = self.rules.signature.node(area).filter(|node| *node != body);
        match element.or_else(|| self.underlined(body)) {
            Some(node) => line_before(node).filter(|line| line.is_within(body)).into_iter().chain([node]).collect(),
            None => self.underlined_within(body),
        }
    }

    /// The signature of software that sets it off by a line of underscores only.
    fn underlined<'a>(&self, body: Node<'a>) -> Option<Node<'a>> {
        let siblings = std::iter::successors(body.next_element(), |node| node.next_element());
        self.has(Quirk::UnderlinedSignature)
            .then(|| siblings.filter(|node| node.text().starts_with(UNDERLINE)).last())
            .flatten()
    }

    /// All from the last line of underscores to the end of the body.
    fn underlined_within<'a>(&self, body: Node<'a>) -> Vec<Node<'a>> {
        if !self.has(Quirk::SignatureInBody) {
            return Vec::new();
        }
        let is_line = |text: &str| text.starts_with(UNDERLINE) && text.bytes().all(|b| b == b'_');
        let line = body.descendants().filter(|node| node.as_text().is_some_and(|text| is_line(text.trim()))).last();
        let Some(line) = line else { return Vec::new() };
        let levels = std::iter::once(line).chain(line.ancestors()).take_while(|node| *node != body);
        std::iter::once(line).chain(levels.flat_map(|node| node.following())).collect()
    }

    fn lowering(&self, also: Vec<Key>) -> Lowering<'_> {
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

    fn author(&self, area: Area, body: Node, claims: &mut Claims) -> Option<Author> {
        let rules = self.rules;
        let (node, name) = rules.author.read(area)?;
        let name = if self.has(Quirk::Mail) { mail::sender(&name) } else { name };
        let own = || std::iter::once(node).chain(node.descendants()).find_map(|n| n.attr("href")).map(str::to_owned);
        let href = rules.author_url.text(area).or_else(|| (node != area.root).then(own).flatten());
        let url = href.and_then(|href| self.scope.base.resolve(&href));
        let mut author = Author {
            name: Some(name),
            id: rules.author_id.text(area).and_then(|text| self.id(&text)).or_else(|| url.as_deref().and_then(user_id)),
            url,
            role: self.field(&rules.role, (area, body), RemovalKind::UserPanel, "role", claims),
            joined: rules.joined.text(area).and_then(|text| dates::parse_date(&text, &self.dates)),
            post_count: rules.post_count.text(area).and_then(|text| numbers::first_count(&text)),
        };
        if node != area.root {
            claims.remove(node, RemovalKind::UserPanel, &self.name, "author");
        }
        if let Some(node) = rules.panel.node(area) {
            panel::read(node, &self.dates, &mut author);
            claims.remove(node, RemovalKind::UserPanel, &self.name, "panel");
        }
        Some(author)
    }

    fn signature(&self, nodes: &[Node], claims: &mut Claims) -> Option<String> {
        nodes.iter().for_each(|node| claims.remove(*node, RemovalKind::Signature, &self.name, "signature"));
        let (lowering, mut unused) = (self.lowering(Vec::new()), Claims::new(false));
        let blocks = match nodes {
            [node] => lower(*node, &lowering, &mut unused),
            nodes => lower_loose(nodes, &lowering, &mut unused),
        };
        let text = render::text::blocks(&blocks, true);
        // templates draw the line above a signature in text, too
        let text = text.trim_start_matches(['_', '-', '\n', ' ']).trim_end();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// The line of dashes or underscores right before a signature.
fn line_before(node: Node) -> Option<Node> {
    let text = node.preceding().find(|sibling| sibling.as_text().is_some_and(|text| !text.trim().is_empty()))?;
    let is_line = |text: &str| text.len() >= UNDERLINE.len() && text.bytes().all(|b| matches!(b, b'-' | b'_'));
    text.as_text().is_some_and(|text| is_line(text.trim())).then_some(text)
}

/// Underscores that make a line.
const UNDERLINE: &str = "__________";
