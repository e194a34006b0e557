//! ElkArte 1, which began as SMF 2 and has templates of its own since.

use super::smf2::{BODY, PRINTED};
use super::{Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;

pub(super) static ELKARTE: Platform = Platform {
    id: "elkarte",
    versions: "1.1",
    markers: &[
        Marker::Asset("/script_elk.js", 3),
        Marker::Asset("elk_jquery_plugins.js", 3),
        Marker::Id("elkFadeScroller", 3),
        Marker::Class("messageContent", 2),
        Marker::Class("linktree", 1),
        Marker::Class("post_wrapper", 1),
        Marker::Id("forumposts", 1),
    ],
    version: Version::Is("1"),
    post: PostRules {
        root: ".post_wrapper",
        id: "[id^='msg_'][data-msgid] @data-msgid | .messageContent @id | .inner[id^='msg_'] @id",
        number: ".keyinfo [id^='info_'] > a",
        url: ".keyinfo [id^='info_'] > a @href | .keyinfo a[href*='msg'] @href",
        title: ".post_subject | .keyinfo [id^='subject_'] | .keyinfo [id^='post_subject_']",
        author: ".poster a.name | .poster .name | .poster a[href*='profile'] | .poster > li:first-child",
        author_url: ".poster a[href*='profile'] @href",
        role: ".poster .title | .poster .membergroup | .poster .postgroup",
        joined: ".poster .registered",
        post_count: ".poster .postcount",
        panel: ".poster",
        date: ".keyinfo [id^='info_'] time | .keyinfo time | .keyinfo .smalltext",
        modified: ".modified time | .modified",
        body: ".messageContent | .inner[id^='msg_'] | .postarea .inner",
        signature: ".signature",
        attachment: ".attachments .attachment_block, .attachments .attached",
        reactions: ".likes_count, .like_count",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: ".navigate_section li:nth-child(n+2):last-child a | #forumtitle",
        breadcrumbs: ".navigate_section li:not(:last-child) a",
        pagination: ".pagelinks",
        current: ".current_page",
        stats: "#info_center .inline",
        stats_order: &[StatField::Posts, StatField::Threads, StatField::Members],
        latest: "strong > a[href*='profile']",
        site: "#forumtitle | .navigate_section a",
        index: "#info_center, #board_list",
        listing: "#messageindex",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::RepliesNumbered, Quirk::QuoteLabelled],
};

/// Print view: headers and bodies in turn, as in SMF.
pub(super) static ELKARTE_PRINT: Platform = Platform {
    id: "elkarte",
    versions: "1.1: print view",
    markers: &[
        Marker::Path("sa=printpage", 2),
        Marker::Class("bbc_quote", 1),
        Marker::Class("quote-read-more", 1),
        Marker::Id("linktree", 1),
        Marker::Id("posts", 1),
        Marker::Class("postheader", 1),
    ],
    version: Version::Is("1"),
    post: PostRules {
        root: "#posts > .postbody",
        header: ".postheader",
        title: "strong",
        author: "strong:nth-of-type(2)",
        date: "strong:nth-of-type(3)",
        body: "@",
        ..PostRules::NONE
    },
    body: BODY,
    thread: PRINTED,
    quirks: &[Quirk::QuoteLabelled],
};
