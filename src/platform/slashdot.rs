//! Slash, the software of Slashdot: a story and the tree of comments below it.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static SLASHDOT: Platform = Platform {
    id: "slashdot",
    versions: "discussions of 2024",
    markers: &[
        Marker::Id("commentlisting", 2),
        Marker::Class("fhitem-story", 2),
        Marker::Class("commentTop", 1),
        Marker::Class("commentSub", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "article.fhitem-story, li.comment",
        skip: ".comment.hidden",
        id: "@id",
        url: ".story-title > a @href | .title h4 > a @href",
        title: ".title h4 > a",
        author: ".by > a | .by @text() | .story-byline > a",
        author_id: ".by .uid",
        date: ".story-byline time | .otherdetails",
        body: ".commentBody | .body > .p",
        reactions: ".score",
        nest: "li.comment",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::Button, ".commentSub")], quote: ".quote", ..BodyRules::NONE },
    thread: ThreadRules {
        title: ".story-title",
        title_drop: ".extlnk",
        replies: ".comment-bubble",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::DateInOwnText],
};
