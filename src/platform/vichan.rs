//! Imageboards of the Tinyboard family: vichan, infinity, lainchan.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static VICHAN: Platform = Platform {
    id: "vichan",
    versions: "Tinyboard, vichan 4–5, infinity, lainchan",
    markers: &[
        Marker::BodyClass("vichan", 3),
        Marker::BodyClass("8chan", 2),
        Marker::BodyClass("active-thread", 1),
        Marker::Class("boardlist", 1),
        Marker::Class("post_anchor", 2),
        Marker::Class("post_no", 1),
        Marker::Class("boardlinksurl", 2),
        Marker::Class("board_image", 1),
        Marker::IdNumber("thread_", 1),
        Marker::IdNumber("op_", 1),
        Marker::Asset("/stylesheets/style.css", 1),
        Marker::Asset("js/inline-expanding.js", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".post.op, .post.reply",
        header: ".files",
        skip: ".hidden.post",
        id: ".post_no + .post_no | .intro @id | @id",
        url: ".post_no @href",
        author: ".intro .name | .name",
        role: ".intro .capcode",
        title: ".intro .subject",
        date: ".intro time",
        body: ".body",
        attachment: ".file",
        reply_to: ".body > a[onclick^='highlightReply'] @href | .body-line > a[onclick^='highlightReply'] @href",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::Button, ".toolong")], ..BodyRules::NONE },
    thread: ThreadRules {
        title: ".active-index h1 | .active-catalog h1 | .post.op .intro .subject",
        pagination: ".pages",
        current: ".selected",
        stats: ".mainBox h2 + ul, .box h2 + ul",
        locked: ".post.op .intro .fa-lock",
        sticky: ".active-thread .post.op .intro .fa-thumb-tack",
        index: "li.boardlinksurl",
        stream: ".active-index",
        listing: ".active-index, .active-catalog, .theme-catalog",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::References],
};
