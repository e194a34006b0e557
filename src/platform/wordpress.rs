//! WordPress: comments under an article, as the core writes them (`wp_list_comments` and the comment blocks) and as its own
//! themes do.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static WORDPRESS: Platform = Platform {
    id: "wordpress",
    versions: "comments of 3–6, classic and block themes",
    markers: &[
        Marker::Class("wp-block-comment-template", 3),
        Marker::Class("wp-block-comment-content", 3),
        Marker::Generator("wordpress", 1),
        Marker::Asset("/wp-content/", 1),
        Marker::Asset("/wp-includes/", 1),
        Marker::Class("comment-reply-link", 1),
        Marker::Class("comment-body", 1),
        Marker::Class("comment-content", 1),
        Marker::Class("commentlist", 1),
        Marker::Class("comment-list", 1),
    ],
    version: Version::Generator(""),
    post: PostRules {
        // themes of the classic kind write an <article> of this class into the <li> of the same
        root: ".comment[id*='comment-']",
        id: "@id",
        url: ".wp-block-comment-date a @href | .comment-metadata a @href | .comment-meta a[href*='comment-'] @href | .commentmetadata a @href",
        author: ".comment-author .fn | .wp-block-comment-author-name | .fn | .comment-author cite",
        author_url: ".comment-author a.url @href | .wp-block-comment-author-name a @href | .fn a @href | a.url @href",
        date: ".wp-block-comment-date time | .comment-metadata time | .comment-meta time | time | .comment-metadata a | .commentmetadata a | .comment-meta a[href*='comment-']",
        body: ".wp-block-comment-content | .comment-content | .comment-body",
        nest: ".children, .wp-block-comment-template ol",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::UserPanel, ".comment-author"),
            (RemovalKind::PostHeader, ".comment-meta, .commentmetadata"),
            (RemovalKind::Button, ".reply, .comment-reply-link, .comment-edit-link"),
            (RemovalKind::Boilerplate, ".comment-awaiting-moderation"),
        ],
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        tags: ".taxonomy-post_tag a, .tags-links a",
        pagination: ".wp-block-comments-pagination | .comments-pagination | .comment-navigation",
        current: ".current",
        comments: "#comments, #respond, .comments-area, .commentlist, .comment-list, .comment-navigation, .comments-pagination, .wp-block-comments, .wp-block-post-comments, .wp-block-comment-template",
        byline: ".wp-block-post-author__name | .wp-block-post-author-name | .entry-meta .author .fn a | .entry-meta .author a | .entry-header .byline a | .posted-by a",
        posted: ".wp-block-post-date time | time.entry-date.published | time.entry-date | .posted-on time",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
