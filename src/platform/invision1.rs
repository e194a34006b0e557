//! Invision Power Board 1 and boards that kept its tables: Invisionfree and its successor Jcink, in the skin that boards start
//! with.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static INVISION1: Platform = Platform {
    id: "invision",
    versions: "1.3 (Jcink)",
    markers: &[
        Marker::Class("postcolor", 2),
        Marker::Class("normalname", 1),
        Marker::Class("postdetails", 1),
        Marker::Class("darkrow3", 1),
        Marker::Class("pformstrip", 1),
        Marker::Class("post-normal", 1),
        Marker::Id("ipbwrapper", 2),
        Marker::Path("showtopic=", 1),
    ],
    version: Version::Is("1"),
    post: PostRules {
        root: "table:has(> tbody > tr > td .postcolor):has(> tbody > tr > td > .normalname), table:has(> tbody > tr > td .postcolor):has(> tbody > tr > td > .unreg)",
        id: "a[name^='entry'] @name | .postcolor @id",
        author: ".normalname | .unreg",
        author_url: ".normalname a @href",
        author_id: ".normalname a[href*='showuser='] @href",
        panel: "tr + tr .postdetails",
        date: "td + td .postdetails | td + td.postdetails",
        date_drop: "b",
        modified: ".postcolor .edit:has(b)",
        body: "td:has(> .postcolor)",
        signature: ".signature",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: ".topic-title | .maintitle b",
        breadcrumbs: "#navstrip a",
        pagination: ".pagination",
        current: ".pagination_current",
        listing: "#topic-list",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};

/// Quotations and code are tables, or pairs of blocks from version 2 on.
pub(super) const BODY: BodyRules = BodyRules {
    drop: &[
        (RemovalKind::EditNotice, "span.edit:has(b), .postcolor > .edit:has(a)"),
        (RemovalKind::Attachment, "strong:has(> .edit), a[href*='act=Attach'], strong ~ .edit"),
    ],
    quote: "table:has(> tbody > tr > td[id='QUOTE']), .quotemain",
    quote_author: "tr:has(+ tr > td[id='QUOTE'])",
    quote_header: "tr:has(+ tr > td[id='QUOTE']), tr:has(+ tr > td[id='CODE']), .quotetop, .codetop, .sqltop, .htmltop",
    code: "td[id='CODE'], .codemain, .sqlmain, .htmlmain",
    ..BodyRules::NONE
};
