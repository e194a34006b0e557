//! What structured data says of posts that platform rules have found: it fills what they left open, and may disagree.

use std::collections::HashMap;

use crate::document::Post;
use crate::platform::{Platform, Quirk};

use super::Scope;
use super::ids::post_id;
use super::structured::Found;

/// Share of the posts found both ways whose authors or days may differ before the page counts as misread.
const MAX_DISAGREEMENT: f64 = 0.2;
/// Characters of a date that tell its day.
const DAY: usize = 10;

/// Fills the posts; whether the two ways agree.
pub(crate) fn cross_check(posts: &mut [Post], platform: &Platform, scope: &Scope) -> bool {
    let found = &scope.structured.posts;
    let by_id: HashMap<String, &Found> =
        found.iter().filter_map(|f| f.id.as_deref().or(f.url.as_deref()).and_then(post_id).map(|id| (id, f))).collect();
    let is_same_length = found.len() == posts.len();
    let (mut pairs, mut differences) = (0.0, 0.0);
    for (index, post) in posts.iter_mut().enumerate() {
        let by_place = || found.get(index).filter(|f| is_same_length && f.id.is_none());
        let Some(other) = post.id.as_ref().and_then(|id| by_id.get(id).copied()).or_else(by_place) else { continue };
        pairs += 1.0;
        differences += if agrees(post, other) { 0.0 } else { 1.0 };
        let shown = post.reactions;
        fill(post, other, scope);
        if platform.has(Quirk::ReactionsShown) {
            post.reactions = shown;
        }
    }
    pairs == 0.0 || differences / pairs <= MAX_DISAGREEMENT
}

fn agrees(post: &Post, other: &Found) -> bool {
    let name = |author: &Option<crate::document::Author>| {
        author.as_ref().and_then(|a| a.name.as_ref()).map(|name| name.to_lowercase())
    };
    let same_author = match (name(&post.author), name(&other.author)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    // a day's difference is the zone's
    let month = |date: &Option<String>| date.as_ref().and_then(|d| d.get(..DAY - 3)).map(str::to_owned);
    let same_month = match (month(&post.published), month(&other.published)) {
        (Some(a), Some(b)) => a == b || post.published.as_deref().is_some_and(is_month_edge),
        _ => true,
    };
    same_author && same_month
}

/// The first or last days of a month, where the zone may change it.
fn is_month_edge(date: &str) -> bool {
    date.get(DAY - 2..DAY).and_then(|day| day.parse::<u8>().ok()).is_some_and(|day| day == 1 || day >= 28)
}

fn fill(post: &mut Post, other: &Found, scope: &Scope) {
    let resolve = |url: &Option<String>| url.as_deref().and_then(|url| scope.base.resolve(url));
    let author = post.author.get_or_insert_default();
    if let Some(told) = &other.author {
        author.name = author.name.take().or_else(|| told.name.clone());
        author.url = author.url.take().or_else(|| resolve(&told.url));
    }
    post.author.take_if(|author| *author == crate::document::Author::default());
    post.published = post.published.take().or_else(|| other.published.clone());
    // a thread is modified by each answer to it
    let own = other.modified.as_ref().filter(|_| !other.opening || scope.structured.is_qa);
    post.modified = post.modified.take().or_else(|| own.cloned());
    post.url = post.url.take().or_else(|| resolve(&other.url));
    post.number = post.number.or(other.number);
    post.reactions = post.reactions.or(other.reactions);
    post.accepted |= other.accepted;
    post.reply_to = post.reply_to.take().or_else(|| other.reply_to.clone());
}
