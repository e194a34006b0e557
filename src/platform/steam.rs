//! Steam Community: discussions, and comments under what people made.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static STEAM: Platform = Platform {
    id: "steam",
    versions: "community of 2024–2026",
    markers: &[
        Marker::Class("commentthread_comment", 2),
        Marker::Class("forum_op", 2),
        Marker::Class("commentthread_comment_text", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".forum_op, .commentthread_comment",
        id: "@id",
        number: ".forum_comment_permlink",
        url: ".forum_comment_permlink a @href",
        author: ".commentthread_author_link bdi | .commentthread_author_link | a.forum_op_author",
        author_url: ".commentthread_author_link @href | a.forum_op_author @href",
        date: "[data-timestamp]",
        body: ".commentthread_comment_text | .content",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::PostHeader, ".forum_comment_permlink")], ..BodyRules::NONE },
    thread: ThreadRules { title: ".forum_op .topic", ..ThreadRules::NONE },
    quirks: &[],
};
