//! Hacker News. A submission that is a link says what its title says.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static HACKER_NEWS: Platform = Platform {
    id: "hacker_news",
    versions: "2014 and later",
    markers: &[
        Marker::Id("hnmain", 3),
        Marker::Class("hnuser", 1),
        Marker::Class("athing", 1),
        Marker::Class("comtr", 1),
        Marker::Class("commtext", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "table.fatitem, tr.athing.comtr",
        id: "@id | .athing @id",
        url: ".age a @href",
        author: ".hnuser",
        date: ".age",
        body: ".toptext | .commtext | td[colspan='2']:first-child + td:not(.subtext):not(:has(form)):not(:empty) | .titleline > a | .title > a",
        reactions: ".score",
        depth: ".ind @indent",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::Button, ".reply")], ..BodyRules::NONE },
    thread: ThreadRules {
        title: ".fatitem .titleline > a | .fatitem .title > a",
        replies: ".fatitem .subline > a[href^='item?id=']:last-child | .fatitem .subtext > a[href^='item?id=']:last-child",
        listing: "tr.athing .titleline, tr.athing .title",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
