//! JForum 2: the default template.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static JFORUM: Platform = Platform {
    id: "jforum",
    versions: "2.1",
    markers: &[
        Marker::IdNumber("post_text_", 3),
        Marker::Class("boardtitle", 1),
        Marker::Class("thcornerl", 2),
        Marker::Class("icon_reply", 1),
        Marker::Class("icon_quote", 1),
        Marker::Class("spacerow", 1),
        Marker::Path("/posts/list/", 1),
        Marker::Path("/forums/show/", 1),
    ],
    version: Version::Is("2"),
    post: PostRules {
        root: "tr:has(> td[id^='post_text_'])",
        header: "tr:has(.postinfo)",
        after: "tr:has(> td > hr), tr:has(> td[valign='bottom'])",
        id: "td[id^='post_text_'] @id",
        url: ".postinfo .date a @href",
        title: ".postinfo .subject a",
        author: "td[rowspan] .genmed b | td[rowspan] .genmed",
        author_url: "a[href*='/user/profile/'] @href",
        panel: "td[rowspan] > .gensmall",
        date: ".postinfo .date",
        modified: "td[id^='post_text_'] > p .gensmall",
        body: ".postbody",
        signature: "hr + .gensmall",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::EditNotice, "p > i > .gensmall")],
        quote_author: "cite",
        quote_header: "blockquote cite",
        code: "textarea[name='code']",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "a.maintitle | .maintitle",
        breadcrumbs: ".nav > a.nav",
        pagination: ".pagination",
        current: ".current",
        locked: ".icon_reply_locked",
        stats: "td.row1.gensmall",
        stats_order: &[StatField::Posts, StatField::Members],
        latest: "a[href*='/user/profile/']",
        site: ".boardtitle",
        index: ".thcornerl",
        listing: ".topictitle",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
