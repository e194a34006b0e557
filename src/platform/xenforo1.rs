//! XenForo 1: the default style and the styles derived from it (UI.X and others).

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static XENFORO1: Platform = Platform {
    id: "xenforo",
    versions: "1.0–1.5",
    markers: &[
        Marker::HtmlId("XenForo", 3),
        Marker::Class("messageText", 1),
        Marker::Class("SelectQuoteContainer", 1),
        Marker::Class("messageUserInfo", 2),
        Marker::Id("messageList", 1),
    ],
    version: Version::Is("1"),
    post: PostRules {
        root: "li.message[id^='post-']",
        skip: ".deleted.placeholder",
        id: "@id",
        number: ".postNumber | .hashPermalink",
        url: "a.datePermalink @href | a.postNumber @href",
        author: ".userText .username | .messageUserInfo .username | .messageMeta .author | @data-author",
        author_url: ".userText a.username @href | .messageUserInfo a.username @href",
        role: ".userTitle",
        panel: ".extraUserInfo",
        date: ".datePermalink .DateTime | .messageMeta .DateTime | .messageDetails .DateTime | .DateTime",
        modified: ".editDate .DateTime",
        body: "blockquote.messageText | .messageText",
        signature: ".signature",
        attachment: ".attachedFiles .attachment",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Button, ".quoteExpand, .bbCodeSpoilerButton, .messageTextEndMarker"),
            (RemovalKind::QuoteHeader, ".bbCodeCode > .type, .bbCodePHP > .type, .bbCodeHtml > .type"),
            (RemovalKind::EditNotice, ".editDate"),
            (RemovalKind::Attachment, ".attachedFiles"),
            (RemovalKind::Ad, ".funbox"),
        ],
        quote: ".bbCodeQuote",
        quote_author: "@data-author | .attribution",
        quote_source: ".AttributionLink @href | .attribution a @href",
        quote_header: ".attribution, .bbCodeQuote > .type",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        locked: ".threadAlerts .lockedAlert",
        title: ".titleBar h1 | h1",
        title_drop: ".prefix",
        tags: ".tagList .tag, .titleBar h1 .prefix",
        breadcrumbs: ".breadcrumb .crumb",
        pagination: ".PageNav",
        current: ".currentPage",
        stats: "#boardStats, .statsList",
        online: ".membersOnline .footnote",
        listing: ".discussionListItems .discussionListItem",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
