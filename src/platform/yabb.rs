//! YaBB 2: the default templates, and the print view.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static YABB: Platform = Platform {
    id: "yabb",
    versions: "2.6",
    markers: &[
        Marker::Id("yabbclock", 3),
        Marker::Class("yabb_main", 3),
        Marker::Asset("/yabbfiles/", 3),
        Marker::Class("displaycontainer", 1),
        Marker::Class("navbarcontainer", 1),
        Marker::Class("postcontainer", 1),
        Marker::Class("dividerbot", 1),
        Marker::Path("/YaBB.pl", 3),
        Marker::Path("/yabb2/", 2),
    ],
    version: Version::Is("2"),
    post: PostRules {
        root: ".displaycontainer > table.bordercolor, .postcontainer > table.bordercolor",
        id: ".anchor @id | a[name] @name",
        url: ".dividerbot a[href*='num='] @href",
        title: ".dividerbot > .small > b | .dividerbot .small > b",
        number: ".dividerbot > .small > b + br + b | .dividerbot .small .small > b",
        author: ".post-userinfo > b | .post-userinfo > span > b | .post-userinfo > a[href] | .post-userinfo > span > a[href] | td:first-child > span > b | td:first-child > b | td:first-child > a[href]",
        panel: ".post-userinfo > .small | td:first-child > .small",
        date: ".dividerbot .small .small | .dividerbot > div.small",
        date_drop: "b",
        modified: "td > div.small[style*='width: 99%; text-align: right']",
        body: "div.message",
        signature: ".load_sig_b | td > div.small:nth-of-type(3):has(> hr)",
        attachment: ".attbox, .small:not(.attbox) > a[href*='action=downloadfile']:not([data-rel])",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::Button, ".codebox")],
        quote: "div.quote",
        quote_author: "b > a.message:first-child",
        quote_source: "@href | b > a.message:first-child @href",
        // some languages have the whole line in bold
        quote_lead: "a.message, b:has(> a.message:first-child)",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        breadcrumbs: "#brcrumb td.nav a, td.nav > a, .nav > a",
        pagination: ".pgindex | .tabtitle .small",
        current: "b",
        stats: ".info-center > .small:has(form)",
        members: ".info-center > .small + .small b",
        newest: ".info-center > .small + .small b + br + b",
        stats_order: &[StatField::Posts, StatField::Threads],
        index: ".info-center",
        listing: ".message-sort",
        site: "#brcrumb td.nav a | td.nav > a | .nav > a",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::TitleOfPage, Quirk::QuoteVerb, Quirk::RepliesNumbered, Quirk::FirstUnnumbered],
};

pub(super) static YABB_PRINT: Platform = Platform {
    id: "yabb",
    versions: "2.6, print view",
    markers: &[Marker::Id("Hide_Image", 3), Marker::Path("action=print", 1)],
    version: Version::Is("2"),
    post: PostRules {
        root: "table.pad_10px",
        title: "td > b:first-of-type",
        author: "td > b:nth-of-type(2)",
        date: "td > b:nth-of-type(3)",
        body: "td > div",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::Button, ".codebox")],
        quote: "table[style*='border']",
        quote_lead: "i:has(+ table[style*='border'])",
        ..BodyRules::NONE
    },
    thread: ThreadRules { title: "table.pad_10px td > b:first-of-type", ..ThreadRules::NONE },
    quirks: &[Quirk::QuoteVerb],
};
