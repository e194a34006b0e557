//! XMB: the thread view and the print view.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

const BODY: BodyRules = BodyRules {
    drop: &[(RemovalKind::Button, "td.code"), (RemovalKind::Signature, ".sig")],
    quote: "table.quote",
    quote_author: "td.quote a",
    quote_source: "td.quote a[href*='pid='] @href",
    quote_header: "td.quote",
    ..BodyRules::NONE
};

pub(super) static XMB: Platform = Platform {
    id: "xmb",
    versions: "1.10",
    markers: &[
        Marker::Title("Powered by XMB", 3),
        Marker::Class("navtd", 1),
        Marker::Class("tablerow", 1),
        Marker::Class("mediumtxt", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "tr:has(> td[rowspan] a[name^='pid'])",
        after: "tr",
        id: "a[name^='pid'] @name",
        url: ".smalltxt a[href*='pid='] @href",
        title: ".subject strong",
        author: "td[rowspan] > .mediumtxt strong",
        author_url: "td[rowspan] > .mediumtxt a[href] @href",
        role: "a[name^='pid'] @+text",
        panel: "td[rowspan] > div.smalltxt | td[rowspan] .smalltxt",
        date: ".smalltxt a[href*='pid='] | td.smalltxt",
        body: "td:not([rowspan]) > div.mediumtxt | td:not([rowspan]) > font.mediumtxt",
        signature: ".sig",
        attachment: "a[href*='action=attachment'], a[href*='files.php?']",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        breadcrumbs: "td.nav a",
        pagination: "td.multi",
        current: "strong",
        stats: "tr.tablerow > td[width='50%']",
        stats_order: &[StatField::Threads, StatField::Posts, StatField::Members],
        latest: "a[href*='member.php']",
        index: "tr.tablerow > td[width='50%'] a[href*='member.php']",
        listing: ".lastpostcell",
        site: "td.nav a",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::DayFirstOnFullClock, Quirk::TitleOfPage, Quirk::BracketedNotice],
};

pub(super) static XMB_PRINT: Platform = Platform {
    id: "xmb",
    versions: "1.10, print view",
    markers: &[Marker::Title("Powered by XMB", 3), Marker::Path("action=printable", 1)],
    version: Version::Unknown,
    post: PostRules {
        root: "h3:has(+ span)",
        after: "span, br, .mediumtxt",
        title: "h3",
        author: "span",
        date: "span + span",
        body: ".mediumtxt",
        signature: ".sig",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules { title: "body > h2", ..ThreadRules::NONE },
    quirks: &[Quirk::DayFirstOnFullClock, Quirk::BracketedNotice],
};
