//! 4chan: threads and the pages of a board.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static FOURCHAN: Platform = Platform {
    id: "4chan",
    versions: "HTML of 2012 on",
    markers: &[
        Marker::Class("postContainer", 1),
        Marker::Class("postMessage", 1),
        Marker::Class("nameBlock", 1),
        Marker::Class("boardTitle", 1),
        Marker::IdNumber("pc", 1),
        Marker::Id("boardNavDesktop", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".post.op, .post.reply",
        root_id: "p",
        id: "@id",
        url: ".postNum a @href",
        author: ".postInfo .name",
        role: ".postInfo .capcode",
        title: ".postInfo .subject",
        date: ".postInfo .dateTime",
        body: ".postMessage",
        attachment: ".file",
        reply_to: ".postMessage > a.quotelink[href*='#p'] @href",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::Button, ".abbr")], ..BodyRules::NONE },
    thread: ThreadRules {
        title: ".is_index .boardTitle | .is_catalog .boardTitle | .post.op .postInfo .subject",
        locked: ".is_thread .post.op .postInfo .closedIcon",
        sticky: ".is_thread .post.op .postInfo .stickyIcon",
        stream: ".is_index",
        listing: ".is_index, .is_catalog",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::References],
};
