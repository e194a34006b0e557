//! SMF 1: the default theme of 1.1, whose posts are tables.

use super::smf2::BODY;
use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};

pub(super) static SMF1: Platform = Platform {
    id: "smf",
    versions: "1.1",
    markers: &[
        Marker::IdNumber("subject_", 1),
        Marker::IdNumber("modified_", 1),
        Marker::Id("top_subject", 1),
        Marker::Class("hrcolor", 1),
        Marker::Class("windowbg", 1),
        Marker::Class("windowbg2", 1),
        Marker::Class("catbg3", 1),
        Marker::Path("index.php?topic=", 1),
    ],
    version: Version::Is("1.1"),
    post: PostRules {
        root: "td.windowbg > table, td.windowbg2 > table, td.windowbg3 > table",
        id: "[id^='subject_'] @id",
        number: "[id^='subject_'] + .smalltext b",
        url: "[id^='subject_'] a @href",
        title: "[id^='subject_']",
        author: "td:first-child > b a[href*='action=profile'] | td:first-child > b",
        author_url: "td:first-child > b a[href*='action=profile'] @href",
        panel: "td:first-child > .smalltext",
        date: "[id^='subject_'] + .smalltext",
        modified: "[id^='modified_']",
        body: "td > .post",
        signature: ".signature",
        attachment: "td > .smalltext a[href*='action=dlattach']:not([id^='link_'])",
        ..PostRules::NONE
    },
    body: BodyRules { quote: "blockquote, .quote", ..BODY },
    thread: ThreadRules { breadcrumbs: "div.nav b a.nav", site: "div.nav b a.nav", ..ThreadRules::NONE },
    quirks: &[Quirk::RepliesNumbered, Quirk::QuoteLabelled],
};

/// Print view of 1.1: a title, a line with author and date, and a body, between rules.
pub(super) static SMF1_PRINT: Platform = Platform {
    id: "smf",
    versions: "1.1: print view",
    markers: &[Marker::Class("largetext", 2), Marker::Class("normaltext", 1), Marker::Path("action=printpage", 1)],
    version: Version::Is("1.1"),
    post: PostRules {
        root: "td > hr[size='2']",
        after: "b, br, hr:not([size]), div[style*='5ex']",
        title: "b:has(+ br)",
        author: "b:has(+ b)",
        date: "b + b",
        body: "div[style*='5ex']",
        ..PostRules::NONE
    },
    body: BodyRules { quote: "blockquote, .quote", ..BODY },
    thread: ThreadRules { title: "td > b", site: "h1.largetext", ..ThreadRules::NONE },
    quirks: &[Quirk::QuoteLabelled],
};
