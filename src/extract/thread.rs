//! Threaded views: how deep a post stands, and which post it answers.

use crate::document::Post;
use crate::platform::{Area, Compiled};

use super::numbers;

/// How deep a post stands, where the platform tells: by the elements around it, or by a number that it shows.
pub(super) fn depth(area: Area, rules: &Compiled) -> Option<u32> {
    if let Some(nest) = &rules.nest {
        let levels = std::iter::once(area.root).chain(area.root.ancestors()).filter(|node| node.matches(nest));
        return u32::try_from(levels.count()).ok();
    }
    let shown = || rules.depth.text(area).and_then(|text| numbers::first_count(&text)?.checked_add(1));
    (!rules.depth.is_empty()).then(|| shown().and_then(|level| u32::try_from(level).ok()).unwrap_or(0))
}

/// Each post without a `reply_to` answers the last one before it that stands one level up. Where all stand on one level the
/// view is flat, and none has a depth.
pub(super) fn link(posts: &mut [Post]) {
    let first = posts.first().and_then(|post| post.depth);
    if posts.iter().all(|post| post.depth == first) {
        posts.iter_mut().for_each(|post| post.depth = None);
        return;
    }
    // the last post of each level, of those that are still open
    let mut path: Vec<(u32, Option<String>)> = Vec::new();
    for post in posts {
        let Some(depth) = post.depth else { continue };
        while path.pop_if(|(level, _)| *level >= depth).is_some() {}
        let above = path.last().filter(|(level, _)| level + 1 == depth);
        post.reply_to = post.reply_to.take().or_else(|| above.and_then(|(_, id)| id.clone()));
        path.push((depth, post.id.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posts(levels: &[u32]) -> Vec<Post> {
        let post =
            |(at, depth): (usize, &u32)| Post { id: Some(at.to_string()), depth: Some(*depth), ..Post::default() };
        levels.iter().enumerate().map(post).collect()
    }

    #[test]
    fn posts_answer_the_one_above() {
        let mut posts = posts(&[0, 1, 2, 2, 1, 3]);
        link(&mut posts);
        let answers: Vec<Option<&str>> = posts.iter().map(|post| post.reply_to.as_deref()).collect();
        assert_eq!(answers, [None, Some("0"), Some("1"), Some("1"), Some("0"), None]);
    }

    #[test]
    fn one_level_is_flat() {
        let mut posts = posts(&[1, 1]);
        link(&mut posts);
        assert!(posts.iter().all(|post| post.depth.is_none() && post.reply_to.is_none()));
    }
}
