//! MHonArc: archives of mailing lists, a message a page. Its resource files change all that a page shows, but not the
//! comments that it keeps its own records in.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static MHONARC: Platform = Platform {
    id: "mhonarc",
    versions: "2",
    markers: &[
        Marker::Comment("MHonArc v", 3),
        Marker::Comment("X-Body-of-Message", 3),
        Marker::Comment("X-Subject-Header-Begin", 1),
    ],
    version: Version::Is("2"),
    post: PostRules {
        root: "html",
        id: "<!--X-Message-Id:",
        author: "<!--X-From-R13: | <!--X-From:",
        date: "<!--X-Date:",
        between: ("X-Body-of-Message", "X-Body-of-Message-End"),
        attachment: "p:has(> strong > a > tt), td:has(> strong > a > tt)",
        reply_to: "<!--X-Reference:",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::Attachment, "p:has(> strong > a > tt), td:has(> strong > a > tt)")],
        ..BodyRules::NONE
    },
    thread: ThreadRules { title: "<!--X-Subject: | h1", listing: "a[href^='msg'][name]", ..ThreadRules::NONE },
    quirks: &[Quirk::Mail, Quirk::LinkedPosts],
};
