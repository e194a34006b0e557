//! Tripadvisor's travel forums.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static TRIPADVISOR: Platform = Platform {
    id: "tripadvisor",
    versions: "since 2013",
    markers: &[
        Marker::Id("SHOW_TOPIC", 3),
        Marker::Class("firstPostBox", 2),
        Marker::Class("postRightContent", 1),
        Marker::Class("postDEBlock", 1),
        Marker::Class("postBadge", 1),
        Marker::Asset("/show-topic-", 2),
        Marker::Path("/ShowTopic-", 2),
        Marker::Path("/ShowForum-", 2),
        Marker::Path("/ListForums-", 2),
        Marker::Asset("static.tacdn.com/", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".post:has(.postBody)",
        header: "a[id]",
        id: "[id^='pst_adm_'] @id | .forumVote @id",
        number: ".postNum",
        title: ".titleText",
        author: ".profile .username",
        role: ".profile .postDE",
        post_count: ".profile .postBadge .badgeText",
        date: ".postDate",
        modified: ".postBody > small",
        body: ".postBody",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::EditNotice, ".postBody > small"),
            (RemovalKind::Boilerplate, "[id^='pst_adm_'], [id^='top_adm_'], [id^='usr_adm_']"),
        ],
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "#HEADING | .topTitleText",
        breadcrumbs: ".breadcrumbs .breadcrumb",
        pagination: ".deckTools .pgLinks",
        current: ".pageDisplay",
        replies: ".replies h5",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::RepliesNumbered],
};
