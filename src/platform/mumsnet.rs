//! Mumsnet Talk: threads.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static MUMSNET: Platform = Platform {
    id: "mumsnet",
    versions: "Talk of 2026",
    markers: &[Marker::Id("mumsnet-footer", 2), Marker::Id("original-post", 1), Marker::Class("post-body", 1)],
    version: Version::Unknown,
    post: PostRules {
        root: "#original-post, [data-reply-id]",
        id: "@data-reply-id",
        author: ".font-bold @text()",
        date: ".font-bold > span",
        body: "div:has(> .post-body[id]) | .",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::PostHeader, ".relative:has(> .font-bold), #original-post > .font-bold")],
        quote: ".border-l-4",
        quote_author: ".font-bold @text()",
        quote_header: ".border-l-4 > .font-bold",
        ..BodyRules::NONE
    },
    thread: ThreadRules { title: "h1", ..ThreadRules::NONE },
    quirks: &[Quirk::DayFirst],
};
