//! My Little Forum 2: a thread as a tree or in a line, one posting with the tree below it, lists of threads as trees and
//! tables.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static MY_LITTLE_FORUM: Platform = Platform {
    id: "mylittleforum",
    versions: "2.0–2.5",
    markers: &[
        Marker::Generator("my little forum", 3),
        Marker::Id("pbmlf", 2),
        Marker::Class("thread-posting", 2),
        Marker::Class("posting-footer", 1),
        Marker::Class("op-link", 1),
        Marker::Id("subnav-1", 1),
    ],
    version: Version::Generator("2"),
    post: PostRules {
        root: ".thread-posting, .posting",
        id: "@id | .posting-footer .reply a @href",
        author: ".author .author-name | .author .registered_user | .author strong | .author .admin | .author .mod | .author a[href*='show_user=']",
        author_url: ".author a[href*='show_user='] @href",
        author_id: ".author a[href*='show_user='] @href",
        role: ".author .admin @title | .author .mod @title",
        title: "h2",
        date: ".author > time | p.author",
        date_drop: "strong, a, span, img",
        modified: ".author .edited time | .author .edited",
        body: ".body | .",
        signature: ".signature",
        after: ".posting-footer",
        reply_to: ".op-link a @href",
        nest: ".reply-wrapper, .deep-reply-wrapper, .very-deep-reply-wrapper",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::PostHeader, ".posting > h1, .posting > .author, .posting > .avatar"),
            (RemovalKind::Navigation, ".tags"),
        ],
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".thread-posting h1 | .posting h1 | select[name='category'] option[selected]:not([value='0'])",
        title_drop: ".category",
        tags: ".tags a",
        stats: "#statistics, #footer-1",
        stats_order: &[StatField::Posts, StatField::Threads, StatField::Members, StatField::Online],
        site: "#logo h1",
        locked: ".posting-footer .locked",
        index: "select[name='category'] option[value='0'][selected], body:not(:has(select[name='category'])) .thread",
        listing: ".thread",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::LinkedPosts],
};
