//! Phorum 5: the templates emerald and lightweight (5.2) and classic (5.0 on); threads flat, hybrid, one message a page, and
//! for print.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static PHORUM: Platform = Platform {
    id: "phorum",
    versions: "5.0–5.2, emerald, lightweight, classic",
    markers: &[
        Marker::Id("phorum", 2),
        Marker::Id("page-info", 1),
        Marker::Id("user-info", 1),
        Marker::Class("message-author", 1),
        Marker::Class("message-user-info", 1),
        Marker::Class("message-options", 1),
        Marker::Class("PhorumReadMessageBlock", 3),
        Marker::Class("PhorumReadBodyText", 3),
        Marker::Class("PhorumNavBlock", 3),
        Marker::Asset("/templates/emerald/", 1),
    ],
    version: Version::Is("5"),
    post: PostRules {
        root: ".message:has(.message-body), .PhorumReadMessageBlock",
        id: "small a[href*='#msg-'] @href | a[href$='#REPLY'] @href",
        url: "small a[href*='#msg-'] @href",
        author: ".message-author a | .message-author | .PhorumReadBodyHead a[href*='profile.php'] | .PhorumReadBodyHead:not(:has(.PhorumNewFlag)) strong",
        author_id: ".message-author a[href*='profile.php'] @href | .PhorumReadBodyHead a[href*='profile.php'] @href",
        title: "small a[href*='#msg-'] | .PhorumReadBodySubject | .PhorumReadBodyHead:has(.PhorumNewFlag) strong",
        panel: ".message-user-info",
        date: ".generic small | .PhorumReadBodyHead:has(+ br)",
        body: ".message-body | .PhorumReadBodyText",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Button, ".message-options, .message-moderation"),
            (RemovalKind::Attachment, ".attachments, .PhorumReadBodyAttachments"),
        ],
        quote_author: "div > small + strong",
        quote_header: "blockquote.bbcode > div > small, blockquote.bbcode > div > small + strong",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "#page-info h1 | #top h1 | .PhorumReadBodySubject | h1.heading",
        breadcrumbs: "#breadcrumb a, .PhorumTitleText a",
        pagination: ".paging | .PhorumNavBlock:has(strong)",
        current: ".current-page | strong",
        index: "table.list h3 > a[href*='list.php']",
        listing: "table.list h4 > a[href*='read.php']",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::DateInOwnText, Quirk::WrittenQuotes],
};
