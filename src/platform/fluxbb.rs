//! FluxBB 1.4 and 1.5.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static FLUXBB: Platform = Platform {
    id: "fluxbb",
    versions: "1.4, 1.5",
    markers: &[
        Marker::Id("punviewtopic", 3),
        Marker::Id("punindex", 3),
        Marker::Id("punviewforum", 3),
        Marker::Class("punwrap", 2),
        Marker::Class("blockpost", 2),
        Marker::Class("pun", 1),
        Marker::Id("brdmain", 2),
        Marker::Id("brdwelcome", 1),
        Marker::Id("brdtitle", 1),
        Marker::Class("postmsg", 1),
        Marker::Class("postleft", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".blockpost[id^='p']",
        root_id: "p",
        skip: "#postpreview, #punpost .blockpost",
        id: "@id",
        number: "h2 .conr",
        url: "h2 a[href*='pid='] @href | h2 a[href*='#p'] @href | h2 a @href",
        title: ".postright h3",
        author: ".postleft dt a | .postleft dt",
        author_url: ".postleft dt a @href",
        role: ".postleft .usertitle",
        panel: ".postleft",
        date: "h2 a[href*='pid='] | h2 a[href*='#p'] | h2 a",
        modified: ".postedit",
        body: ".postmsg:not(.postsignature)",
        signature: ".postsignature",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: ".crumbs li:last-child strong a | .crumbs li:last-child a | .linkst .inbox li:last-child",
        breadcrumbs: ".crumbs li:not(:last-child) a, .linkst .inbox > ul li a",
        pagination: ".pagelink",
        current: "strong",
        stats: "#brdstats",
        stats_order: &[StatField::Members, StatField::Threads, StatField::Posts],
        latest: ".conl a",
        online: "#brdstats .conl dd:nth-of-type(2)",
        site: "#brdtitle h1",
        index: "#punindex, #brdstats",
        listing: "#punviewforum",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};

/// Bodies, the same in PunBB 1.4.
pub(super) const BODY: BodyRules = BodyRules {
    drop: &[
        (RemovalKind::EditNotice, ".postedit, .lastedit"),
        (RemovalKind::Button, ".codebox > h4, .codebox > strong"),
        (RemovalKind::Signature, ".postsignature, .sig-content"),
    ],
    quote: ".quotebox, .incqbox",
    quote_author: "cite | h4",
    quote_source: "cite a[href*='pid='] @href",
    quote_header: ".quotebox > cite, .quotebox > h4, .incqbox > h4",
    ..BodyRules::NONE
};
