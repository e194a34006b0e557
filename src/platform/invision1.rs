//! Invision Power Board 1 and boards that kept its tables.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static INVISION1: Platform = Platform {
    id: "invision",
    versions: "1.3",
    markers: &[
        Marker::Class("postcolor", 2),
        Marker::Class("normalname", 1),
        Marker::Class("postdetails", 1),
        Marker::Class("darkrow3", 1),
        Marker::Class("pformstrip", 1),
        Marker::Id("ipbwrapper", 2),
        Marker::Path("showtopic=", 1),
    ],
    version: Version::Is("1"),
    post: PostRules {
        root: "table:has(> tbody > tr > td .postcolor):has(> tbody > tr > td > .normalname), table:has(> tbody > tr > td .postcolor):has(> tbody > tr > td > .unreg)",
        id: "a[name^='entry'] @name | .postcolor @id",
        author: ".normalname | .unreg",
        author_url: ".normalname a @href",
        panel: "tr + tr .postdetails",
        date: "td + td .postdetails | td + td.postdetails",
        date_drop: "b",
        modified: ".postcolor .edit:has(b)",
        body: "td:has(> .postcolor)",
        signature: ".signature",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::EditNotice, "span.edit:has(b)"),
            (RemovalKind::Attachment, "strong:has(> .edit), a[href*='act=Attach'], strong ~ .edit"),
        ],
        quote: "table:has(> tbody > tr > td[id='QUOTE'])",
        quote_author: "tr:has(+ tr > td[id='QUOTE'])",
        quote_header: "tr:has(+ tr > td[id='QUOTE']), tr:has(+ tr > td[id='CODE'])",
        code: "td[id='CODE']",
        ..BodyRules::NONE
    },
    thread: ThreadRules { title: ".maintitle b", breadcrumbs: "#navstrip a", ..ThreadRules::NONE },
    ..Platform::NONE
};
