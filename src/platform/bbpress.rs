//! bbPress, a forum inside WordPress: topics with and without a lead topic, flat and threaded.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static BBPRESS: Platform = Platform {
    id: "bbpress",
    versions: "2.0–2.7",
    markers: &[
        Marker::Id("bbpress-forums", 3),
        Marker::BodyClass("bbpress", 2),
        Marker::Class("bbp-reply-content", 2),
        Marker::Class("bbp-topic-content", 2),
        Marker::Class("bbp-breadcrumb", 1),
        Marker::Asset("/plugins/bbpress/", 1),
    ],
    version: Version::Asset("/plugins/bbpress/"),
    post: PostRules {
        root: "div:has(> .bbp-reply-content), div:has(> .bbp-topic-content), tr:has(> td.bbp-reply-content), tr:has(> td.bbp-topic-content)",
        header: ".bbp-reply-header, .bbp-topic-header",
        skip: ".bbp-reply-header, .bbp-topic-header",
        id: "@id | .bbp-reply-permalink | .bbp-topic-permalink",
        url: ".bbp-reply-permalink @href | .bbp-topic-permalink @href",
        author: ".bbp-reply-author .bbp-author-name | .bbp-topic-author .bbp-author-name | .bbp-reply-author .bbp-author-link | .bbp-topic-author .bbp-author-link",
        author_url: ".bbp-reply-author a.bbp-author-link @href | .bbp-topic-author a.bbp-author-link @href",
        role: ".bbp-author-role",
        // the table of 2.0 has the date beside the permalink
        date: ".bbp-reply-post-date | .bbp-topic-post-date | td[colspan]",
        date_drop: ".bbp-reply-permalink, .bbp-topic-permalink, .bbp-admin-links",
        modified: ".bbp-reply-revision-log-item:last-child | .bbp-topic-revision-log-item:last-child",
        body: ".bbp-reply-content | .bbp-topic-content",
        signature: ".bbp-signature",
        attachment: ".bbp-attachments li",
        nest: ".bbp-threaded-replies",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::EditNotice, ".bbp-reply-revision-log, .bbp-topic-revision-log"),
            (RemovalKind::Attachment, ".bbp-attachments"),
        ],
        quote: "blockquote",
        quote_author: ".d4p-bbt-quote-title",
        quote_source: ".d4p-bbt-quote-title a @href",
        quote_header: ".d4p-bbt-quote-title",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".bbp-breadcrumb-current | .bbp-user-page h1.entry-title | .bbp-user-page h1.wp-block-post-title",
        tags: ".bbp-topic-tags a",
        breadcrumbs: ".bbp-breadcrumb a",
        replies: ".bbp-topic-description",
        locked: ".type-topic.status-closed",
        sticky: ".type-topic.sticky, .type-topic.super-sticky",
        pagination: ".bbp-pagination-links",
        current: ".current",
        index: "#forums-list-0",
        stream: "#bbp-search-results, #bbp-user-replies-created",
        listing: ".bbp-topics, .bbp-forums",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};
