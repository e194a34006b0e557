//! Threaded views: how deep a post stands, and which post it answers.

use crate::document::Post;
use crate::platform::{Area, Compiled};

use super::numbers;

/// How deep a post stands, where the platform tells: by the elements around it, or by a number that it shows.
pub(super) fn depth(area: Area, rules: &Compiled) -> Option<u32> {
    let number = || rules.depth.text(area).and_then(|text| numbers::first_count(&text));
    let levels = match &rules.nest {
        Some(nest) => {
            let around = std::iter::once(area.root).chain(area.root.ancestors()).filter(|node| node.matches(nest));
            u64::try_from(around.count()).ok()?.checked_add(number().unwrap_or(0))?
        }
        None if rules.depth.is_empty() => return None,
        None => number().and_then(|level| level.checked_add(1)).unwrap_or(0),
    };
    u32::try_from(levels).ok()
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

/// A comment answers the last post before it that is none.
pub(super) fn comments(posts: &mut [Post]) {
    let mut above = None;
    for post in posts {
        match post.comment {
            true => post.reply_to = post.reply_to.take().or_else(|| above.clone()),
            false => above.clone_from(&post.id),
        }
    }
}

/// Posts right before a numbered one have the numbers before it. Where none is numbered, all are the first.
pub(super) fn number(posts: &mut [Post]) {
    let mut posts: Vec<&mut Post> = posts.iter_mut().filter(|post| !post.comment).collect();
    let at = posts.iter().position(|post| post.number.is_some()).unwrap_or(posts.len());
    let is_start = posts.get(at).is_none_or(|post| post.number == u64::try_from(at + 1).ok());
    for (post, number) in posts.iter_mut().zip(1..).take(if is_start { at } else { 0 }) {
        post.number = Some(number);
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

    #[test]
    fn the_first_posts_are_numbered_by_the_next() {
        let post = |number, comment| Post { number, comment, ..Post::default() };
        let mut posts = [post(None, false), post(None, true), post(None, false), post(Some(3), false)];
        number(&mut posts);
        assert_eq!(posts.each_ref().map(|post| post.number), [Some(1), None, Some(2), Some(3)]);
        let mut later = [post(None, false), post(Some(12), false)];
        number(&mut later);
        assert_eq!(later[0].number, None);
    }

    #[test]
    fn comments_answer_the_post_above_that_is_none() {
        let mut posts = posts(&[0, 0, 0]);
        (posts[1].comment, posts[2].comment) = (true, true);
        comments(&mut posts);
        assert!(posts[1..].iter().all(|post| post.reply_to.as_deref() == Some("0")));
    }
}
