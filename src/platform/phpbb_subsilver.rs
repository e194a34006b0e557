//! phpBB 3 with subsilver2, the table layout that came with 3.0 and 3.1, and the styles derived from it.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static PHPBB_SUBSILVER: Platform = Platform {
    id: "phpbb",
    versions: "3.0, 3.1, subsilver2",
    markers: &[
        Marker::Asset("styles/subsilver2/", 3),
        Marker::Id("wrapheader", 1),
        Marker::Id("wrapcentre", 1),
        Marker::Id("wrapfooter", 1),
        Marker::Id("pagecontent", 1),
        Marker::Id("logodesc", 1),
        Marker::Class("postauthor", 1),
        Marker::Class("tablebg", 1),
        Marker::Path("/viewtopic.php?", 1),
    ],
    version: Version::Is("3"),
    post: PostRules {
        root: "table.tablebg:has(.postauthor)",
        id: "a[name^='p'] @name",
        url: ".gensmall > div + div > a @href",
        title: "td.gensmall > div > a[href^='#p']",
        author: ".postauthor",
        author_url: "a[href*='viewprofile'] @href",
        role: ".profile td.postdetails",
        panel: ".profile span.postdetails",
        date: "td.gensmall > div + div",
        date_drop: "b, a",
        modified: ".postbody ~ .gensmall:not(.error) | .postbody ~ table .row3 > .gensmall",
        body: ".postbody",
        signature: ".postbody ~ .postbody",
        attachment: ".postbody ~ table td:has(> [href*='download/file'], > .genmed > [href*='download/file'], > .gensmall > [href*='download/file']), .postbody ~ table td:has(> img[src*='download/file'])",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: "#pageheader h2 a | a.titles",
        breadcrumbs: ".breadcrumbs a",
        pagination: "#pagecontent tr:has(> td.nav)",
        current: "td.nav strong",
        stats: "p.genmed:has(> strong > a)",
        stats_order: &[StatField::Posts, StatField::Threads, StatField::Members],
        latest: "strong > a",
        online: "td[width='100%'] > span.genmed",
        zone: ".datetime",
        site: "#logodesc h1",
        posts: "#pagecontent td.nav + td.gensmall",
        index: "img[src*='whosonline']",
        listing: ".topictitle",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};

/// Print view.
pub(super) static PHPBB_SUBSILVER_PRINT: Platform = Platform {
    id: "phpbb",
    versions: "3.0, 3.1, subsilver2: print view",
    markers: &[
        Marker::Class("sep", 1),
        Marker::Class("topic", 1),
        Marker::Class("Forum", 1),
        Marker::Path("view=print", 1),
    ],
    version: Version::Is("3"),
    post: PostRules {
        root: "table:has(hr.sep)",
        title: "tr + tr td > b",
        author: "td > b",
        date: "td:has(> b)",
        body: "td:has(> hr.sep)",
        attachment: "table.tablebg td:has(a[href*='download/file'])",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: ".topic",
        site: ".Forum",
        pagination: "td.gensmall | td > span.gensmall:has(strong)",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb, Quirk::DateInOwnText],
};

/// Bodies, the same in both views.
const BODY: BodyRules = BodyRules {
    drop: &[
        (RemovalKind::Button, ".codetitle"),
        (RemovalKind::Attachment, ".attachtitle, .attachcontent, table.tablebg"),
    ],
    quote: ".quotecontent",
    quote_header: ".quotetitle",
    code: ".codecontent",
    ..BodyRules::NONE
};
