//! ProBoards, hosted boards: version 5 and 6, whose templates are alike.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static PROBOARDS: Platform = Platform {
    id: "proboards",
    versions: "5, 6",
    markers: &[
        Marker::Id("nav-tree", 2),
        Marker::Class("mini-profile", 1),
        Marker::Class("left-panel", 1),
        Marker::Class("o-timestamp", 2),
        Marker::Class("js-post", 1),
        Marker::Class("edited_by", 1),
        Marker::Class("title-bar", 1),
        Marker::Class("control-bar", 1),
        Marker::Class("o-user-link", 2),
        Marker::Class("js-user-link", 2),
        Marker::Class("quote_avatar_container", 2),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "tr.post",
        root_id: "post-",
        id: "@id",
        author: ".left-panel a.user-link | .left-panel .user-guest | .mini-profile a.user-link",
        author_url: ".left-panel a.user-link @href",
        author_id: ".left-panel a.user-link @data-id",
        panel: ".left-panel",
        date: ".content .info .date abbr | .info .date abbr | .info .date",
        modified: ".edited_by abbr",
        body: "article .message | .message",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::Button, ".quote_avatar_container"), (RemovalKind::EditNotice, ".edited_by")],
        quote: ".quote",
        quote_author: ".quote_header .user-link | @author",
        quote_source: "@source",
        quote_header: ".quote_header, .quote_avatar_container",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".container.posts .title-bar h1 | .title-bar h1",
        breadcrumbs: "#nav-tree li:not(:last-child) a",
        pagination: ".ui-pagination",
        listing: ".container.threads",
        index: ".container.boards",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
