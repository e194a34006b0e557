//! HyperKitty, the archives of Mailman 3: a thread a page, or a message of one.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static HYPERKITTY: Platform = Platform {
    id: "hyperkitty",
    versions: "1.3",
    markers: &[
        Marker::Asset("hyperkitty/libs/", 3),
        Marker::Class("email-header", 1),
        Marker::Class("email-info", 1),
        Marker::Class("likeform-wrapper", 1),
        Marker::Id("thread-overview-info", 2),
        Marker::Id("message-overview-info", 2),
        Marker::Path("/hyperkitty/list/", 2),
    ],
    version: Version::Unknown,
    post: PostRules {
        // the element around a reply tells its level
        root: ".replies > div:has(> .email), .email-first",
        id: ".email-header @id",
        url: ".messagelink a @href",
        author: ".email-author .name",
        author_url: ".email-author .name a @href",
        date: ".email-date .time span",
        body: ".email-body",
        attachment: ".attachments-list li",
        reactions: ".youlike",
        nest: ".replies > div",
        depth: "@class",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::Button, ".quoted-switch"), (RemovalKind::Signature, ".pgp")],
        // paragraphs and signatures keep their white space
        code: ".email-body p:not(:has(img)), .email-body > .text-muted",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".thread-header h3 | .message-header h1",
        tags: "#tags a[title]:not([href='#rmtag'])",
        replies: "#thread-overview-info .fa-comment @+text",
        index: ".all-lists",
        listing: "#thread-list, #most-recent",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::Mail, Quirk::LinkedPosts],
};
