//! Snitz Forums 2000: version 3.4, posts in the rows of a table.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static SNITZ: Platform = Platform {
    id: "snitz",
    versions: "3.4",
    markers: &[
        Marker::Class("spnMessageText", 3),
        Marker::Id("msg", 1),
        Marker::Path("topic.asp?TOPIC_ID=", 1),
        Marker::Path("forum.asp?FORUM_ID=", 1),
    ],
    version: Version::Is("3.4"),
    post: PostRules {
        root: "tr:has(> td > table > tbody > tr > td > font > .spnMessageText[id='msg'])",
        id: "td > a[name] @name",
        author: "td:first-child > p b",
        author_url: "td:first-child > p b a @href",
        role: "td:first-child > p:first-of-type small",
        post_count: "td:first-child > p:last-of-type > font:last-of-type small",
        date: "table td > font:first-of-type",
        modified: "td[valign='bottom'] > hr + font:not(:has(.spnMessageText))",
        body: ".spnMessageText[id='msg']",
        signature: "td[valign='bottom'] > hr + font > .spnMessageText",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::EditNotice, "td[valign='bottom'] > hr + font")],
        quote_author: "i:first-of-type",
        quote_header: "blockquote > font > i:first-of-type",
        ..BodyRules::NONE
    },
    thread: ThreadRules { ..ThreadRules::NONE },
    quirks: &[Quirk::QuoteLabelRuled],
};
