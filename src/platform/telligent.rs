//! Telligent Community, now Verint Community: forum threads.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static TELLIGENT: Platform = Platform {
    id: "telligent",
    versions: "lists of posts, threaded replies",
    markers: &[
        Marker::Class("threaded-reply-content", 3),
        Marker::Class("thread-start", 1),
        Marker::Class("user-defined-markup", 1),
        Marker::Class("view-user-profile", 1),
        Marker::Class("content-fragment", 1),
        Marker::Class("content-fragment-content", 1),
        Marker::Class("ui-agodate", 2),
        Marker::Class("threaded-wrapper", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        // comments under an article are no thread
        root: ".thread-start, body:has(.thread-start) .threaded-wrapper .rendered-content, .content-list > li:has(.post-content.user-defined-markup)",
        id: "[data-replyid] @data-replyid",
        url: ".author .view-post @href | .post-date a @href",
        author: ".user-name a.view-user-profile | .user-name a:last-child | .user-name",
        date: ".ui-agodate | .post-date .value | .post-date",
        body: ".threaded-reply-content > .content | .threaded-reply-content | .thread-start > .content | .post-content.user-defined-markup",
        accepted: ".state.verified",
        reactions: ".votes .vote.current",
        nest: ".threaded-wrapper li",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::Form, ".edit-form")],
        quote_author: ".quote-user",
        quote_header: ".quote-user",
        ..BodyRules::NONE
    },
    thread: ThreadRules { title: "h1.name | .content-fragment h1", ..ThreadRules::NONE },
    quirks: &[Quirk::WordIds],
};
