//! WordPress: comments under an article, as the core writes them (`wp_list_comments` and the comment blocks), as its own
//! themes, Astra and Genesis do, and by wpDiscuz.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static WORDPRESS: Platform = Platform {
    id: "wordpress",
    versions: "comments of 3–6, classic and block themes, wpDiscuz 7",
    markers: &[
        Marker::Class("wp-block-comment-template", 3),
        Marker::Class("wp-block-comment-content", 3),
        Marker::Class("wpd-comment", 3),
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
        root: ".comment[id*='comment-'], .wpd-comment[id^='wpd-comm-']",
        id: ".wpd-comment-right @id | @id",
        url: ".wpd-comment-link [data-wpd-clipboard] @data-wpd-clipboard | .wp-block-comment-date a @href | .comment-metadata a @href | .comment-meta a[href*='comment-'] @href | .commentmetadata a @href",
        author: ".comment-author .fn | .wpd-comment-author | .wp-block-comment-author-name | .fn | .comment-author [itemprop='name'] | .comment-author cite",
        author_url: ".wpd-comment-author a @href | .comment-author a.url @href | .wp-block-comment-author-name a @href | .fn a @href | a.url @href",
        date: ".wpd-comment-date | .wp-block-comment-date time | .comment-metadata time | .comment-meta time | time | .comment-metadata a | .commentmetadata a | .comment-meta a[href*='comment-']",
        modified: ".wpd-comment-last-edited",
        body: ".wp-block-comment-content | .wpd-comment-text | .comment-content | .ast-comment-content | .comment-text | .comment-body",
        reactions: ".wpd-vote-result-like @title | .wpd-vote-result @title",
        reply_to: ".wpd-reply-to a @href",
        nest: ".children, .wp-block-comment-template ol, .wpd-reply",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::UserPanel, ".comment-author"),
            (RemovalKind::PostHeader, ".comment-meta, .commentmetadata"),
            (RemovalKind::Button, ".reply, .comment-reply-link, .comment-edit-link, .ast-comment-edit-reply-wrap"),
            (RemovalKind::Boilerplate, ".comment-awaiting-moderation"),
        ],
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        tags: ".taxonomy-post_tag a, .tags-links a",
        pagination: ".wp-block-comments-pagination | .comments-pagination | .comment-navigation",
        current: ".current",
        comments: "#comments, #wpdcom, #respond, .comments-area, .commentlist, .comment-list, .comment-navigation, .comments-pagination, .wp-block-comments, .wp-block-post-comments, .wp-block-comment-template",
        byline: ".wp-block-post-author__name | .wp-block-post-author-name | .entry-meta .author .fn a | .entry-meta .author a | .entry-header .byline a | .posted-by a",
        posted: ".wp-block-post-date time | time.entry-date.published | time.entry-date | .posted-on time",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
