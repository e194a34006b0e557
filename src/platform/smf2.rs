//! SMF 2: the default themes (Curve of 2.0, Curve2 of 2.1) and those derived from them.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static SMF2: Platform = Platform {
    id: "smf",
    versions: "2.0, 2.1",
    markers: &[
        Marker::Id("smflogo", 3),
        Marker::Id("quickModForm", 2),
        Marker::Id("forumposts", 1),
        Marker::Id("smf_tree", 2),
        Marker::Class("navigate_section", 1),
        Marker::Class("post_wrapper", 1),
        Marker::Class("poster", 1),
        Marker::Class("moderatorbar", 1),
        Marker::Class("post_separator", 1),
        Marker::Class("catbg", 1),
        Marker::Class("windowbg", 1),
        Marker::Id("upshrink_stats", 1),
        Marker::IdNumber("msg_", 1),
        Marker::Asset("/Themes/default/", 1),
        Marker::Path("index.php?topic=", 1),
        Marker::Path("index.php/topic,", 1),
    ],
    version: Version::Is("2"),
    post: PostRules {
        root: ".post_wrapper",
        id: ".post [id^='msg_'] @id | [id^='msg_'] @id",
        number: ".page_number | .keyinfo .postinfo > a[title*='#'] @title | .keyinfo .smalltext strong",
        url: ".keyinfo [id^='subject_'] a @href | .keyinfo a[href*='msg'] @href",
        title: ".keyinfo [id^='subject_']",
        author: ".poster h4 a[href*='profile'] | .poster h4 > a:last-of-type | .poster h4",
        author_url: ".poster h4 a[href*='profile'] @href",
        role: ".poster .title | .poster .membergroup | .poster .postgroup",
        post_count: ".poster .postcount",
        panel: ".poster",
        date: ".keyinfo .postinfo > a.smalltext | .keyinfo .postinfo time | .keyinfo .smalltext",
        modified: ".modified em | .modified",
        body: ".post .inner[id^='msg_'] | .post [id^='msg_'] | .postarea .inner | .postarea .post",
        signature: ".signature",
        attachment: ".attachments .attached, .attachments > div > a:not([id^='link_'])",
        reactions: ".like_count",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        locked: ".display_title .lock, h3 img[src*='_locked']",
        sticky: ".display_title .sticky, h3 img[src*='_sticky']",
        title: "#top_subject | .display_title | .navigate_section li.last a | .navigate_section li:last-child a",
        breadcrumbs: ".navigate_section li:not(.last) a",
        pagination: ".pagelinks",
        current: ".current_page | strong",
        stats: "#upshrink_stats .inline, #upshrinkHeaderIC .inline, #upshrinkHeaderIC > p",
        stats_order: &[StatField::Posts, StatField::Threads, StatField::Members],
        latest: "strong > a[href*='profile']",
        site: ".forumtitle | .navigate_section li a",
        index: "#boardindex_table, #info_center",
        listing: "#messageindex",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::RepliesNumbered, Quirk::QuoteLabelled],
};

/// Print view: headers and bodies in turn.
pub(super) static SMF2_PRINT: Platform = Platform {
    id: "smf",
    versions: "2.0, 2.1: print view",
    markers: &[
        Marker::Id("linktree", 1),
        Marker::Id("posts", 1),
        Marker::Class("postheader", 1),
        Marker::Class("postbody", 1),
        Marker::Path("action=printpage", 1),
    ],
    version: Version::Is("2"),
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

/// What print views of SMF and ElkArte show about the thread: `#title` is the board's name there.
pub(super) const PRINTED: ThreadRules =
    ThreadRules { title: "#posts .postheader strong", site: "#title", ..ThreadRules::NONE };

/// Bodies, the same in both views and in ElkArte.
pub(super) const BODY: BodyRules = BodyRules {
    drop: &[
        (RemovalKind::Button, ".codeheader, .codeoperation, .quotefooter, .spoilerbutton, .quote-show-more"),
        (RemovalKind::EditNotice, ".modified"),
        (RemovalKind::Attachment, ".attachments"),
        (RemovalKind::Boilerplate, ".approve_post"),
    ],
    quote: "blockquote",
    quote_author: "cite",
    quote_source: "cite a[href*='msg'] @href | a[href*='msg'] @href",
    quote_header: ".quoteheader, blockquote > cite",
    ..BodyRules::NONE
};
