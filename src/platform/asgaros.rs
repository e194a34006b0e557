//! Asgaros Forum, a forum inside WordPress.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static ASGAROS: Platform = Platform {
    id: "asgaros",
    versions: "1–3",
    markers: &[
        Marker::Id("af-wrapper", 2),
        Marker::Class("post-element", 1),
        Marker::IdNumber("postid-", 1),
        Marker::IdNumber("post-quote-container-", 2),
        Marker::Id("forum-breadcrumbs", 1),
        Marker::Class("forum-post-date", 1),
        Marker::Asset("/plugins/asgaros-forum/", 1),
    ],
    version: Version::Asset("/plugins/asgaros-forum/"),
    post: PostRules {
        root: "#af-wrapper [id^='postid-']",
        root_id: "postid-",
        id: "@id",
        number: ".post-meta > a:last-child",
        url: ".post-meta > a:last-child @href",
        author: ".post-author .post-username | .post-author strong",
        author_url: ".post-author .post-username a @href | .post-author strong a @href",
        role: ".af-usergroup-tag",
        post_count: ".post-counter",
        panel: ".post-author",
        date: ".forum-post-date | .post-date",
        modified: ".post-edit-date",
        body: ".post-message",
        signature: ".signature",
        attachment: ".uploaded-file",
        reactions: ".reaction.up .reaction-number",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::PostHeader, ".forum-post-header"),
            (RemovalKind::PostHeader, ".post-footer"),
            (RemovalKind::Attachment, ".uploaded-files-title, .uploaded-file"),
        ],
        quote_author: ".quotetitle",
        quote_header: ".quotetitle",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "#af-wrapper h1.main-title",
        breadcrumbs: "#forum-breadcrumbs a",
        pagination: "#af-wrapper .pages",
        current: "strong",
        stats: "#statistics-body",
        // how often topics were read, which no field counts, comes third
        stats_order: &[
            StatField::Threads,
            StatField::Posts,
            StatField::LatestMember,
            StatField::Members,
            StatField::Online,
        ],
        latest: "#statistics-online-users .fa-user + i",
        index: "#statistics, #af-wrapper [id^='forum-category-']",
        listing: "#af-wrapper .topic, #af-wrapper .thread, #af-wrapper .forum",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
