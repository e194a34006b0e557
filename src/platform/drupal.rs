//! Drupal: forum topics with their comments (core of 6, 7 and 8 to 11 with the themes Bartik and Classy and those derived from
//! them), and the module Advanced Forum (6.x-1, 6.x-2, 7.x-2).

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static DRUPAL: Platform = Platform {
    id: "drupal",
    versions: "6–11: core forum; Bartik, Classy",
    markers: &[
        Marker::Generator("Drupal", 1),
        Marker::BodyClass("node-type-forum", 3),
        Marker::BodyClass("page-node-type-forum", 3),
        Marker::BodyClass("path-forum", 3),
        Marker::BodyClass("page-forum", 3),
        Marker::Class("node-forum", 3),
        Marker::Class("node--type-forum", 3),
        Marker::Asset("/misc/drupal.js", 1),
        Marker::Asset("/core/misc/drupal.js", 1),
    ],
    version: Version::Generator(""),
    post: PostRules {
        root: ".node-forum, .node--type-forum, .node-type-forum .node, .page-node-type-forum .node, .comment",
        skip: ".node-teaser, .node--view-mode-teaser, .comment-preview, .comment.preview, .comment:has(form)",
        id: "@data-comment-id | .permalink @href | .comment-permalink a @href | h3 a[href*='#comment-'] @href | footer > a[href*='comment'] @href | @id",
        url: ".permalink @href | .comment-permalink a @href | h3 a[href*='#comment-'] @href | footer > a[href*='comment'] @href",
        title: "h3.comment-title | h3.comment__title | .comment-text > h3 | h3",
        author: ".commenter-name | .comment__author | .submitted .username | .submitted a[href*='/user'] | .node__submitted .username | .node__submitted a | .node__meta a | .submitted a | .meta .username | .username",
        author_url: ".username[href] @href | .submitted a[href*='/user'] @href | .node__submitted a[href*='/user'] @href",
        date: ".comment-time | .comment__time | .submitted time | .node__submitted time | .submitted span[property~='dc:date'] | .submitted [data-created] | .submitted | .node__submitted | .node__meta",
        date_drop: ".username, .submitted a, .node__submitted a, .permalink",
        exact_date: "[property~='dc:date'][content] | .submitted time[datetime] | .node__submitted time[datetime] | .comment-time time[datetime]",
        body: ".field-name-body | .field-name-comment-body | .field--name-body | .field--name-comment-body | .node__content | .comment__content .content | .content",
        signature: ".user-signature",
        attachment: ".field-type-file .file, .field--type-file .file, table#attachments tbody tr",
        nest: ".indented",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Signature, ".user-signature"),
            (RemovalKind::Button, ".links, .node__links, .comment__links, .field-label, .field__label"),
            (RemovalKind::Attachment, ".field-type-file, .field--type-file, table#attachments"),
            (
                RemovalKind::Boilerplate,
                ".field-name-taxonomy-forums, .field--name-taxonomy-forums, .forum-topic-navigation",
            ),
            (RemovalKind::Boilerplate, "#comments, .comment-wrapper"),
        ],
        quote: "blockquote, div.quote-msg",
        quote_author: ".quote-author",
        quote_header: ".quote-author",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "#page-title | h1.page-title | h1.title | h1.page__title",
        breadcrumbs: ".breadcrumb a, .breadcrumb__item a",
        pagination: ".pager, .pager__items",
        current: ".pager-current | .is-active",
        locked: ".comment_forbidden.closed",
        index: ".forum-list__forum",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};

pub(super) static ADVANCED_FORUM: Platform = Platform {
    id: "drupal",
    versions: "Advanced Forum 6.x-1, 6.x-2, 7.x-2",
    markers: &[
        Marker::Class("forum-post-wrapper", 3),
        Marker::Class("forum-post-panel-main", 3),
        Marker::Class("forum-post-info", 2),
        Marker::Class("forum-comment-right", 3),
        Marker::Class("forum-comment-left", 3),
        Marker::Class("author-pane", 2),
        Marker::Class("forum-topic-header", 1),
        Marker::Id("forum-topic-top", 1),
        Marker::Class("forum-table-topics", 3),
        Marker::Class("forum-statistics-sub-header", 3),
    ],
    version: Version::Generator(""),
    post: PostRules {
        root: ".forum-post, .forum-comment, .top-post",
        skip: ".forum-post-wrapper, .top-post .forum-post",
        id: ".forum-post-number a @href | .post-num a @href | @id",
        number: ".forum-post-number | .post-num",
        url: ".forum-post-number a @href | .post-num a @href",
        title: ".forum-post-title | .posttitle",
        author: ".author-name .username | .author-name",
        role: ".author-title",
        panel: ".author-pane | .forum-post-panel-sub | .forum-comment-left",
        date: ".forum-posted-on | .postedon | .posted-on",
        date_drop: ".new, #new, .author-name",
        modified: ".post-edited",
        body: ".forum-post-content | .forum-comment-right .content | .forum-comment-right",
        signature: ".author-signature | .user-signature",
        attachment: ".field-type-file .file, table#attachments tbody tr",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Button, ".links, .field-label"),
            (RemovalKind::Signature, ".author-signature, .user-signature"),
            (RemovalKind::PostHeader, ".posttitle"),
            (RemovalKind::Attachment, ".field-type-file, table#attachments"),
            (RemovalKind::Boilerplate, ".field-name-taxonomy-forums"),
        ],
        quote: "blockquote, div.quote-msg",
        quote_author: ".quote-author",
        quote_header: ".quote-author",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "#page-title | h1.title | h1.page-title | h2.title",
        breadcrumbs: ".breadcrumb a",
        pagination: ".pager",
        current: ".pager-current",
        stats: "#forum-statistics-statistics-body",
        online: "#forum-statistics-active-header",
        index: "#forum-statistics, .forum-table-forums",
        listing: ".forum-table-topics",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};
