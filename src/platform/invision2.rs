//! Invision Power Board 2.

use super::invision1::BODY;
use super::{Marker, Platform, PostRules, ThreadRules, Version};

pub(super) static INVISION2: Platform = Platform {
    id: "invision",
    versions: "2",
    markers: &[
        Marker::Class("ipbtable", 2),
        Marker::Class("borderwrap", 2),
        Marker::Class("postcolor", 1),
        Marker::Class("normalname", 1),
        Marker::Class("postdetails", 1),
        Marker::Class("formbuttonrow", 1),
        Marker::IdNumber("post-main-", 2),
        Marker::Id("ipbwrapper", 2),
        Marker::Path("showtopic=", 1),
    ],
    version: Version::Is("2"),
    post: PostRules {
        root: "table:has(> tbody > tr > td > .postcolor):has(.normalname), table:has(> tbody > tr > td > .postcolor):has(.unreg)",
        id: ".postcolor @id",
        number: "a[onclick*='link_to_post']",
        author: ".normalname | .unreg",
        author_url: ".normalname a @href",
        author_id: ".normalname a[href*='showuser='] @href",
        panel: "tr + tr > td .postdetails | tr + tr > td.post1 | tr + tr > td.post2",
        date: "td + td .postdetails | td + td.postdetails | td[id^='ph-']",
        date_drop: "a, b, div",
        modified: ".postcolor > .edit",
        body: "td:has(> .postcolor)",
        signature: ".signature",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules { title: ".maintitle b", breadcrumbs: "#navstrip a", ..ThreadRules::NONE },
    ..Platform::NONE
};
