//! Invision Power Board 3: the default skin and the mobile skin that came with it.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static INVISION3: Platform = Platform {
    id: "invision",
    versions: "3.0–3.4",
    markers: &[
        Marker::BodyId("ipboard_body", 3),
        Marker::Class("post_block", 1),
        Marker::Class("posted_info", 1),
        Marker::Class("author_info", 1),
        Marker::Class("post_controls", 1),
        Marker::Class("ipsType_pagetitle", 1),
        Marker::IdNumber("post_id_", 2),
        Marker::Class("main_topic_title", 1),
        Marker::Asset("/public/style_css/", 1),
        Marker::Asset("public/js/ipb.js", 2),
        Marker::Path("showtopic=", 1),
    ],
    version: Version::Is("3"),
    post: PostRules {
        root: ".post_block[id^='post_id_'], .topic_reply[id^='entry']",
        skip: ".post_block:not(:has(.post)), .topic_reply:not(:has(.post))",
        id: "@id",
        number: ".post_id a",
        url: ".post_id a @href",
        author: ".author.vcard [itemprop='name'] | .author.vcard a.url | .author.vcard | .post_wrap > h3 a.url | .post_wrap > h3 .post_id @+text | h2.secondary a.url | h2.secondary",
        author_url: ".author.vcard a.url @href | h3 a.url @href | h2.secondary a.url @href",
        author_id: "a[hovercard-id] @hovercard-id",
        role: ".author_info .group_title",
        post_count: ".author_info .post_count",
        panel: ".author_info .user_details",
        date: ".posted_info abbr.published | abbr.published | h2.secondary .subtext",
        modified: ".post p.edit | .post .edit",
        body: ".post.entry-content | .post",
        signature: ".signature",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::EditNotice, "p.edit"),
            (RemovalKind::QuoteHeader, "p.citation"),
            (RemovalKind::Boilerplate, ".post_ignore"),
        ],
        quote: "blockquote.ipsBlockquote, div.blockquote",
        quote_author: "@data-author",
        quote_source: "@data-cid | a.snapback @href",
        quote_header: "p.citation",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "h1.ipsType_pagetitle | .main_topic_title | h2.maintitle",
        breadcrumbs: "#secondary_navigation .left li a, #breadcrumb li a",
        pagination: ".pagination .pages | .pagination",
        current: ".active",
        index: "body:not(:has(.topic_title)) .col_c_forum",
        listing: ".topic_title",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
