//! PunBB 1.3 and 1.4.

use super::fluxbb::BODY;
use super::{Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;

pub(super) static PUNBB: Platform = Platform {
    id: "punbb",
    versions: "1.3, 1.4",
    markers: &[
        Marker::Id("brd-viewtopic", 3),
        Marker::Id("brd-index", 3),
        Marker::Id("brd-viewforum", 3),
        Marker::Id("brd-main", 2),
        Marker::Id("brd-wrap", 1),
        Marker::Class("post-ident", 1),
        Marker::Class("post-entry", 1),
        Marker::Class("entry-content", 1),
        Marker::Class("author-ident", 1),
        Marker::Asset("punbb.common", 3),
    ],
    version: Version::Is("1.4"),
    post: PostRules {
        root: ".post",
        skip: "#brd-post .post, .post-preview",
        id: ".posthead @id | .post-link a @href",
        number: ".post-num",
        url: ".post-link a @href | .post-ident a.permalink @href",
        title: ".entry-title",
        author: ".author-ident .username | .post-byline a | .post-byline strong",
        author_url: ".author-ident .username a @href | .post-byline a @href",
        role: ".author-ident .usertitle",
        panel: ".author-info",
        date: ".post-link a | .post-link",
        modified: ".lastedit",
        body: ".entry-content",
        signature: ".sig-content",
        attachment: ".attachments .attachment, .attach-list li",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: "h1.main-title | .main-title",
        title_drop: ".main-title > :not(a)",
        breadcrumbs: "#brd-crumbs-top .crumb:not(.crumblast) a",
        pagination: ".paging",
        current: "strong",
        stats: "#brd-stats ul",
        stats_order: &[StatField::Members, StatField::Threads, StatField::Posts],
        latest: ".st-users a",
        online: "#brd-online h3 strong:last-of-type",
        site: "#brd-title",
        index: "#brd-index",
        listing: "#brd-viewforum",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};
