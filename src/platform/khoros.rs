//! Khoros Communities, formerly Lithium: the classic pages and Aurora.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static KHOROS: Platform = Platform {
    id: "khoros",
    versions: "classic",
    markers: &[
        Marker::BodyId("lia-body", 3),
        Marker::Class("lia-message-body-content", 3),
        Marker::Class("lia-user-name-link", 2),
        Marker::Class("lia-quilt", 2),
        Marker::Class("MessageView", 1),
    ],
    version: Version::Is("classic"),
    post: PostRules {
        root: ".lia-message-view-wrapper, .MessageView.lia-message-view-display",
        // lists of messages: recent ones, what a search has found
        skip: ".lia-message-view-wrapper .MessageView, [class*='-item'], :has(> [class*='-search-item']), :has(.lia-truncated-body-container)",
        id: "@data-lia-message-uid | [data-lia-message-uid] @data-lia-message-uid",
        number: ".MessagesPositionInThread a | .lia-message-position-in-thread a",
        url: ".lia-message-position-in-thread a @href | .MessagesPositionInThread a @href | .message-subject a @href",
        title: ".lia-message-subject .message-subject | .lia-message-subject",
        author: ".lia-component-message-view-widget-author-username .lia-user-name-link | .lia-message-author-username .lia-user-name-link | .lia-message-author-username .UserName | .lia-component-message-view-widget-author-username | .lia-user-name-link | .UserName",
        role: ".lia-component-message-view-widget-author-rank | .lia-message-author-rank",
        date: ".lia-message-posted-on .local-friendly-date | .lia-message-posted-on | .lia-message-post-date .local-friendly-date | .lia-message-post-date .DateTime",
        modified: ".lia-message-edited-on .local-friendly-date | .lia-message-edited-on",
        body: ".lia-message-body-content | .lia-message-body",
        signature: ".lia-message-signature",
        attachment: ".attachment-link",
        reactions: ".MessageKudosCount",
        accepted: ".lia-accepted-solution",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Boilerplate, ".lia-panel-feedback-banner-safe, .lia-component-solution-info"),
            (RemovalKind::Button, ".lia-spoiler-link"),
            (RemovalKind::Attachment, ".lia-component-attachments, .lia-inline-image-caption"),
        ],
        code: "li-code",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".lia-thread-topic .message-subject | .lia-thread-topic .lia-message-subject | .lia-thread-subject",
        tags: ".TagList .lia-tag, .lia-tag-list-item .lia-tag, .label-link",
        breadcrumbs: ".lia-breadcrumb-node",
        pagination: ".lia-paging-full-pages",
        current: "[aria-current] | .lia-link-disabled",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteHeadedInside],
};

pub(super) static KHOROS_AURORA: Platform = Platform {
    id: "khoros",
    versions: "Aurora",
    markers: &[Marker::ClassStart("styles_lia-", 3)],
    version: Version::Is("Aurora"),
    post: PostRules {
        root: "article[data-testid='StandardMessageView']",
        url: "[data-testid='MessageLink'] @href",
        author: "a[data-testid='userLink']",
        role: "[data-testid='userRank']",
        date: "[data-testid='messageTime'] [title] | [data-testid='messageTime']",
        body: "[class*='lia-g-message-body']",
        reactions: "[data-testid='kudosCount']",
        nest: "article[data-testid='StandardMessageView']",
        ..PostRules::NONE
    },
    body: BodyRules::NONE,
    thread: ThreadRules {
        title: "h1[data-testid='MessageSubject']",
        replies: "[data-testid='messageRepliesCount']",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteHeadedInside],
};
