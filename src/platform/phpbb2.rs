//! phpBB 2: subSilver, whose posts are two table rows each, and the templates derived from it.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static PHPBB2: Platform = Platform {
    id: "phpbb",
    versions: "2.0, subSilver",
    markers: &[
        Marker::Asset("templates/subSilver/", 3),
        Marker::Class("forumline", 1),
        Marker::Class("bodyline", 1),
        Marker::Class("maintitle", 1),
        Marker::Class("postdetails", 1),
        Marker::Class("spaceRow", 1),
        Marker::Class("catHead", 1),
        Marker::Class("catBottom", 1),
        Marker::Class("thCornerL", 1),
        Marker::Path("/viewtopic.php?", 1),
    ],
    version: Version::Is("2"),
    post: PostRules {
        root: "tr:has(> td > .name):has(.postbody)",
        after: "tr:not(:has(.catBottom))",
        id: ".name a[name] @name",
        url: "td + td a[href*='#'] @href",
        author: ".name b | .name",
        author_url: "a[href*='viewprofile'] @href",
        panel: ".name ~ .postdetails",
        date: "td + td .postdetails",
        modified: "td > .postbody ~ .gensmall",
        body: "td:has(> .postbody)",
        attachment: "td > .postbody ~ table:has(a[href*='download.php'])",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::EditNotice, ".postbody ~ .gensmall"),
            (RemovalKind::Attachment, "table:has(a[href*='download.php?id='])"),
            (RemovalKind::Button, "tr:has(+ tr > td.code)"),
        ],
        quote: "table:has(> tbody > tr > td.quote)",
        quote_author: ".genmed b",
        quote_header: "tr:has(+ tr > td.quote)",
        code: "td.code",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "a.maintitle",
        breadcrumbs: "td > .nav > a.nav:not([href*='#top']):not([href*='view=']):not([href*='start='])",
        pagination: ".gensmall:has(> b > b) | td[colspan='3'] > .nav",
        current: "b b | b",
        stats: "td[width='100%'] > .gensmall:has(> b > a[href*='viewprofile'])",
        stats_order: &[StatField::Posts, StatField::Members],
        latest: "b > a[href*='viewprofile']",
        online: "tr:has(img[src*='whosonline']) + tr .gensmall",
        zone: "td[align='right'] > .gensmall:has(+ br)",
        site: "span.maintitle",
        index: "img[src*='whosonline']",
        listing: ".topictitle",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb, Quirk::SignatureInBody],
};
