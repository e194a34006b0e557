//! Posts that a page carries as JSON for its own application to show. They fill what the markup for readers without scripts
//! leaves open, and stand in for it where there is none.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::block::Block;
use crate::document::{Document, Post};
use crate::dom::{Dom, Keys, Noscript};
use crate::platform::{Platform, Quirk};
use crate::{Error, render};

use super::Scope;
use super::claims::Claims;
use super::lower::{Lowering, lower};
use super::posts::check_count;

mod discourse;
mod flarum;
mod members;
mod sources;

/// A thread in JSON.
#[derive(Default)]
pub(crate) struct Embedded {
    title: Option<String>,
    site: Option<String>,
    is_locked: bool,
    is_sticky: bool,
    tags: Vec<String>,
    views: Option<u64>,
    /// Posts of the whole thread.
    posts_count: Option<u64>,
    posts: Vec<Carried>,
}

/// A post in JSON. URLs are as written.
struct Carried {
    /// Without its body.
    post: Post,
    /// Its body; none of what the application shows as no post, such as "closed this topic".
    html: Option<String>,
}

/// What the page's JSON says, where the platform has such.
pub(crate) fn read(platform: &Platform, scope: &Scope) -> Option<Embedded> {
    let page = scope.context.url.or_else(|| scope.survey.link("canonical"));
    let mut embedded = match () {
        () if platform.has(Quirk::PreloadedPosts) => discourse::read(scope.dom, page),
        () if platform.has(Quirk::PayloadPosts) => flarum::read(scope.dom),
        () => None,
    }?;
    for carried in &mut embedded.posts {
        let resolve = |url: &mut Option<String>| *url = url.take().and_then(|url| scope.base.resolve(&url));
        resolve(&mut carried.post.url);
        carried.post.author.iter_mut().for_each(|author| resolve(&mut author.url));
    }
    Some(embedded)
}

/// Fills the page's posts from the JSON, or takes them from there where the page shows none; gives the rest back.
pub(crate) fn merge(
    embedded: Option<Embedded>,
    posts: &mut Vec<Post>,
    platform: &'static Platform,
    scope: &Scope,
) -> Result<Option<Embedded>, Error> {
    if let Some(embedded) = &embedded {
        if posts.is_empty() {
            *posts = embedded.lowered(platform, scope)?;
        } else {
            embedded.fill(posts, platform, scope);
        }
    }
    if platform.has(Quirk::SourcesNumbered) {
        sources::name(posts);
    }
    Ok(embedded)
}

impl Embedded {
    /// The posts themselves.
    fn lowered(&self, platform: &'static Platform, scope: &Scope) -> Result<Vec<Post>, Error> {
        check_count(self.posts.len(), scope.context.options)?;
        let shown = self.posts.iter().filter_map(|carried| Some((&carried.post, carried.html.as_ref()?)));
        let lowered = shown.map(|(post, html)| {
            let body = body(html, platform, scope)?;
            Ok(Post { body, ..post.clone() })
        });
        lowered.collect()
    }

    /// Fills what the page's posts leave open.
    fn fill(&self, posts: &mut [Post], platform: &'static Platform, scope: &Scope) {
        let by_id: HashMap<&str, &Carried> =
            self.posts.iter().filter_map(|carried| Some((carried.post.id.as_deref()?, carried))).collect();
        let by_number: HashMap<u64, &Carried> =
            self.posts.iter().filter_map(|carried| Some((carried.post.number?, carried))).collect();
        let is_known = |post: &Post| post.id.is_some() || post.number.is_some();
        let by_print = match posts.iter().all(is_known) {
            true => HashMap::new(),
            false => self.prints(platform, scope),
        };
        for post in posts {
            let carried = match (&post.id, post.number) {
                (Some(id), _) => by_id.get(id.as_str()),
                (None, Some(number)) => by_number.get(&number),
                (None, None) => by_print.get(&print(&post.body)),
            };
            if let Some(carried) = carried {
                fill(post, &carried.post);
            }
        }
    }

    /// The posts by how they begin; those that begin alike are left out.
    fn prints(&self, platform: &'static Platform, scope: &Scope) -> HashMap<String, &Carried> {
        let (mut prints, mut twice) = (HashMap::new(), HashSet::new());
        for carried in &self.posts {
            let Some(Ok(body)) = carried.html.as_ref().map(|html| body(html, platform, scope)) else { continue };
            let print = print(&body);
            if prints.insert(print.clone(), carried).is_some() {
                twice.insert(print);
            }
        }
        prints.retain(|print, _| !twice.contains(print));
        prints
    }

    /// Fills what the page does not say of the thread.
    pub(crate) fn fill_document(self, document: &mut Document) {
        document.title = document.title.take().or(self.title);
        document.site = document.site.take().or(self.site);
        document.locked |= self.is_locked;
        document.sticky |= self.is_sticky;
        if document.tags.is_empty() {
            document.tags = self.tags;
        }
        if self.posts_count.is_some() || self.views.is_some() {
            let counts = document.counts.get_or_insert_default();
            counts.views = counts.views.or(self.views);
            counts.posts = counts.posts.or(self.posts_count);
            counts.replies = counts.replies.or(self.posts_count.and_then(|posts| posts.checked_sub(1)));
        }
    }
}

/// Lowers a body in HTML by the platform's rules.
fn body(html: &str, platform: &'static Platform, scope: &Scope) -> Result<Vec<Block>, Error> {
    let dom = Dom::parse(html, Noscript::Text, scope.context.options)?;
    let name = format!("platform.{}", platform.id);
    let lowering = Lowering {
        rules: &platform.compiled().lower,
        name: &name,
        base: &scope.base,
        phrases: scope.phrases(),
        by_phrase: false,
        exclude: &Keys::default(),
        also: Vec::new(),
    };
    Ok(lower(dom.root(), &lowering, &mut Claims::new(false)))
}

/// The first letters and digits of a body.
fn print(blocks: &[Block]) -> String {
    /// Letters that tell posts apart.
    const LENGTH: usize = 120;
    let text = render::text::blocks(blocks, true);
    text.chars().filter(|c| c.is_alphanumeric()).take(LENGTH).collect()
}

fn fill(post: &mut Post, carried: &Post) {
    fn absent<T: Clone>(own: &mut Option<T>, other: &Option<T>) {
        if own.is_none() {
            own.clone_from(other);
        }
    }
    absent(&mut post.id, &carried.id);
    absent(&mut post.number, &carried.number);
    absent(&mut post.url, &carried.url);
    absent(&mut post.published, &carried.published);
    absent(&mut post.modified, &carried.modified);
    absent(&mut post.reactions, &carried.reactions);
    absent(&mut post.reply_to, &carried.reply_to);
    post.accepted |= carried.accepted;
    let Some(told) = &carried.author else { return };
    let author = post.author.get_or_insert_default();
    absent(&mut author.name, &told.name);
    absent(&mut author.url, &told.url);
    absent(&mut author.id, &told.id);
    absent(&mut author.role, &told.role);
    absent(&mut author.joined, &told.joined);
    absent(&mut author.post_count, &told.post_count);
}

/// A member's text, unless it is empty.
fn text(value: &Value, name: &str) -> Option<String> {
    value[name].as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A member's id, which is a number or a text.
fn id(value: &Value, name: &str) -> Option<String> {
    value[name].as_u64().map(|number| number.to_string()).or_else(|| text(value, name))
}
