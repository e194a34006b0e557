//! Discuz! X: the default template, the touch template, the archiver and the print view.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static DISCUZ: Platform = Platform {
    id: "discuz",
    versions: "X3–X3.5, touch views too",
    markers: &[
        Marker::Generator("discuz! x", 3),
        Marker::IdNumber("postmessage_", 2),
        Marker::IdNumber("authorposton", 2),
        Marker::BodyClass("pg_viewthread", 2),
        Marker::BodyId("nv_forum", 1),
        Marker::Class("plhin", 1),
        Marker::Class("viewthread", 1),
        Marker::Class("plc", 1),
        Marker::IdNumber("pid", 1),
        Marker::Asset("_forum_viewthread.css", 2),
        Marker::Asset("static/image/mobile/style.css", 1),
        Marker::Asset("static/js/mobile/", 1),
    ],
    version: Version::Generator(""),
    post: PostRules {
        root: "div[id^='post_']:has(> table), div.plc[id^='pid'], .cm > .pstl:has(> .psti)",
        id: "@id",
        number: "a[id^='postnum'] em:not(.replystick) | a[id^='postnum'] | .authi > li > em | .authi .mtit .y",
        url: "a[id^='postnum'] @href",
        title: ".pcb > h2",
        author: ".pls .authi a | .pti .authi > a.xi2:not(.avt) | .authi .mtit .z a | .authi b a | .psta a.xi2 | .pls .pi > a @text() | .pls .pi @text() | .authi .mtit .z | .authi b",
        role: ".pls p > em",
        post_count: ".pls .tns th + th p",
        panel: ".pls",
        date: "em[id^='authorposton'] span[title] | em[id^='authorposton'] | .authi .mtime span[title] | .authi .mtime | .authi .rela | .psti > .xg1 span[title] | .psti > .xg1",
        date_drop: ".y, em:has(> a), .mgl",
        modified: ".pstatus",
        body: "[id^='postmessage_'] | .message | .t_f | .psti",
        signature: ".sign",
        attachment: ".tattl, span[id^='attach_']",
        reactions: "span[id^='review_support_'] | #recommendv_add",
        comment: ".pstl",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: "#thread_subject | .view_tit | .postlist > h2",
        title_drop: ".postlist > h2 a, .view_tit em",
        tags: ".ptg a, h1.ts > a:not(#thread_subject)",
        breadcrumbs: "#pt a:not(:last-child), #pt a[href*='forumdisplay'], .header h2 a, .header .name",
        pagination: ".pg | .page",
        current: "strong | select option[selected]",
        stats: "#chart .chart",
        // today's and yesterday's posts, which no field counts, come first
        stats_order: &[StatField::LatestMember, StatField::LatestMember, StatField::Posts, StatField::Members],
        latest: "em > a",
        index: "body.pg_index",
        listing: "body.pg_forumdisplay",
        views: "#postlist .pls .hm .xi1 | .pione .mtime .y em",
        replies: "#postlist .pls .hm .xi1 ~ .xi1 | .pione .mtime .y em ~ em",
        zone: "#flk .xs0 | #ft .xs0",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb, Quirk::FirstUnnumbered],
};

pub(super) static DISCUZ_ARCHIVER: Platform = Platform {
    id: "discuz",
    versions: "X3–X3.5: archiver",
    markers: &[Marker::Title("Discuz! Archiver", 3), Marker::Generator("discuz!", 1), Marker::Class("author", 1)],
    version: Version::Generator(""),
    post: PostRules {
        root: "#content > p.author",
        after: "h3",
        title: "h3",
        author: "strong",
        date: "p.author",
        date_drop: "strong",
        body: "p.author",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::Pagination, ".page")], ..BodyRules::NONE },
    thread: ThreadRules {
        title: "#content > h3",
        breadcrumbs: "#nav a",
        pagination: ".page",
        current: "strong",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::LooseBody, Quirk::StrippedMarkup],
};

pub(super) static DISCUZ_PRINT: Platform = Platform {
    id: "discuz",
    versions: "X3–X3.5: print view",
    markers: &[
        Marker::Title("Powered by Discuz!", 2),
        Marker::Asset("forum_viewthread.js", 1),
        Marker::Path("action=printable", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "hr[color='#808080'] + b",
        after: "b:has(+ br), hr + b + b + br, hr + b + b + br + b + br",
        title: "hr + b + b + br + b @+text",
        author: "@+text",
        date: "b",
        body: "@",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules { site: "body > h1", ..ThreadRules::NONE },
    quirks: &[Quirk::LooseBody, Quirk::DateFollows, Quirk::QuoteVerb, Quirk::TitleOfPage],
};

/// Bodies, the same in all views with markup.
const BODY: BodyRules = BodyRules {
    drop: &[
        (RemovalKind::EditNotice, ".pstatus"),
        (RemovalKind::Attachment, ".pattl, .tattl, span[id^='attach_']"),
        (RemovalKind::PostHeader, ".psti > .xg1"),
        (RemovalKind::Login, ".attach_nopermission, .locked"),
        (RemovalKind::Button, ".blockcode > em, .aimg_tip, .tip, .showhide > h4, .psti > a.xi2"),
        (RemovalKind::Ad, ".a_p, .a_pt, .a_pb, .a_pr"),
        // a print view's foot
        (RemovalKind::Boilerplate, ".jammer, hr[color] + table[align='center'][width='95%']"),
    ],
    quote: ".quote",
    quote_author: "blockquote > font:first-of-type:has(a[href*='findpost'])",
    quote_source: "blockquote > font:first-of-type a[href*='pid='] @href",
    quote_header: ".quote blockquote > font:first-of-type:has(a[href*='findpost'])",
    code: ".blockcode > div",
    ..BodyRules::NONE
};
