//! Jive: communities (Jive SBS, Engage, Jive-x), and before them Jive Forums.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};

pub(super) static JIVE: Platform = Platform {
    id: "jive",
    versions: "5–9",
    markers: &[
        Marker::Id("jive-thread-messages-container", 3),
        Marker::Class("j-thread-post", 3),
        Marker::Class("jive-thread-message", 2),
        Marker::Class("jive-rendered-content", 2),
        Marker::Class("j-post-author", 2),
        Marker::Class("jive-content", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".j-thread-post",
        // the opening post is anchored twice: as the thread and as its message
        id: "@id | .j-anchor-target + .j-anchor-target @id | a[name] + a[name] @name | .j-anchor-target @id | a[name] @name",
        number: "header h6 a[title*='#']",
        url: "header h6 a @href",
        title: "header h6 a:last-child",
        author: ".j-post-author strong a | .j-post-author strong | .j-post-author a",
        date: ".j-post-author",
        body: ".jive-rendered-content",
        accepted: ".j-correct",
        reply_to: ".j-thread-replyto a @href",
        ..PostRules::NONE
    },
    body: QUOTES,
    thread: ThreadRules {
        title: ".js-original-header h1 | .jive-thread-header h1 | header h1",
        tags: ".jive-content-footer-tags a",
        breadcrumbs: "#jive-breadcrumb a",
        pagination: ".j-pagination",
        current: ".j-pagination-current",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::RepliesNumbered, Quirk::DateInOwnText, Quirk::QuoteHeadedInside],
};

pub(super) static JIVE_FORUMS: Platform = Platform {
    id: "jive",
    versions: "Forums 4–5",
    markers: &[
        Marker::Class("jive-message-list", 2),
        Marker::Class("jive-messagebox", 2),
        Marker::Class("jive-message-body", 2),
        Marker::Class("jive-subject", 1),
        Marker::Id("jive-flatpage", 2),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".jive-messagebox",
        id: "tr[id^='jive-message-'] @id | .jive-subject a @name",
        title: ".jive-subject",
        author: ".jive-first nobr a | .jive-first a | .jive-first nobr",
        panel: ".jive-first .jive-description",
        date: ".jive-last .jive-description",
        date_drop: "nobr, a",
        reply_to: ".jive-last .jive-description a[href*='messageID'] @href",
        body: ".jive-message-body",
        ..PostRules::NONE
    },
    body: QUOTES,
    thread: ThreadRules { title: ".jive-subject", breadcrumbs: "#jive-breadcrumbs a", ..ThreadRules::NONE },
    quirks: &[Quirk::QuoteHeadedInside],
};

const QUOTES: BodyRules = BodyRules { quote: ".jive-quote", ..BodyRules::NONE };
