//! Tapatalk Groups, hosted boards on a phpBB of its own.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static TAPATALK: Platform = Platform {
    id: "tapatalk",
    versions: "Groups",
    markers: &[
        Marker::Class("viewtopic_wrapper", 2),
        Marker::Class("postcontentheight", 3),
        Marker::Class("normal-bubble", 3),
        Marker::Class("post-bubble-container", 3),
        Marker::Class("avatar-username-inner", 1),
        Marker::Class("post-profile-block", 1),
        Marker::Asset("tapatalk-cdn.com/", 1),
        Marker::Asset("/static/styles/Tapatalk/", 2),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".post[id^='p_']",
        root_id: "p_",
        id: "@id",
        number: ".author a.unread",
        url: ".author a.unread @href",
        author: ".thread-user-name [itemprop='name'] | .thread-user-name a | .postprofile .username",
        author_url: ".thread-user-name a @href",
        author_id: ".postprofile @data-uid",
        role: ".profile-rank-name",
        date: ".timespan",
        exact_date: "time[itemprop]",
        body: ".content",
        signature: ".signature",
        ..PostRules::NONE
    },
    body: BodyRules {
        quote: "blockquote",
        quote_author: "cite",
        quote_header: "blockquote cite",
        drop: &[(RemovalKind::Attachment, ".attachbox"), (RemovalKind::Button, ".codebox-header, dl.codebox > dt")],
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "h2.topic-title",
        breadcrumbs: ".breadcrumbs .crumb, #nav-breadcrumbs .crumb",
        pagination: ".action-bar .pagination",
        current: ".active",
        posts: ".action-bar .pagination",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb, Quirk::AuthorOnce],
};
