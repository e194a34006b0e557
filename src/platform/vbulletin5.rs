//! vBulletin 5 and 6: topics, with comments below replies.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static VBULLETIN5: Platform = Platform {
    id: "vbulletin",
    versions: "5.1–6",
    markers: &[
        Marker::Generator("vBulletin 5", 5),
        Marker::Generator("vBulletin 6", 5),
        Marker::Class("js-post", 1),
        Marker::Class("b-post", 1),
        Marker::Class("b-post__body", 1),
        Marker::Class("js-post__content-text", 2),
        Marker::Class("b-userinfo", 1),
        Marker::Class("js-topic-title", 1),
        Marker::Class("l-canvas", 1),
    ],
    version: Version::Generator("5"),
    post: PostRules {
        root: "li.b-post[data-node-id]",
        skip: ".b-post--deleted, .b-post:not(.b-comment):not(:has(.js-post__content-text))",
        id: "@data-node-id",
        number: ".b-post__count:not(.b-comment *)",
        url: ".b-post__count @href",
        title: ".b-post__title",
        author: ".b-userinfo__details .author a | .author a | .author | .b-comment__author",
        author_url: ".author a @href | .b-comment__author @href",
        author_id: ".author a @data-vbnamecard | .b-comment__author @data-vbnamecard",
        role: ".b-userinfo__details .usertitle | .usertitle",
        panel: ".b-userinfo__additional-info-block",
        date: ".b-post__timestamp time | time[itemprop='dateCreated'] | .b-post__timestamp",
        modified: ".b-post__edit",
        body: ".js-post__content-text | .js-post__content",
        signature: ".post-signature",
        attachment: ".b-post-attachments__item",
        reactions: ".votecount .b-post-control__label",
        comment: ".b-comment",
        nest: ".b-post",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::EditNotice, ".b-post__edit"),
            (RemovalKind::Attachment, ".b-post-attachments"),
            (RemovalKind::Button, ".bbcode_description"),
        ],
        quote: ".bbcode_quote",
        quote_author: ".bbcode_postedby strong",
        quote_source: ".bbcode_postedby a @href",
        quote_header: ".bbcode_postedby",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".main-title",
        title_drop: ".js-topic-prefix",
        breadcrumbs: "#breadcrumbs a, .breadcrumbs a",
        pagination: ".pagenav",
        current: ".js-pagenav-current-button",
        index: "body:not(:has(.topic-title)) .forum-list-container",
        listing: ".topic-title",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
