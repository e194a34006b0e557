//! Nairaland: topics, in which a table has a row for the header of a post and one for its body.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};

pub(super) static NAIRALAND: Platform = Platform {
    id: "nairaland",
    versions: "2020–2025",
    markers: &[
        Marker::Class("pu", 1),
        Marker::Class("pd", 1),
        Marker::Class("narrow", 1),
        Marker::Class("vertipics", 2),
        Marker::Title("Nairaland", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "tr:has(> [id^='pb'])",
        header: "tr:has(> .pu)",
        id: "[id^='pb'] @id",
        url: ".pu a[href*='#'] @href",
        title: ".pu > a[href*='#']",
        author: ".pu a.user",
        date: ".pu .js-posttime-created | .pu .s",
        body: ".narrow",
        reactions: "[id^='lpt']",
        ..PostRules::NONE
    },
    body: BodyRules {
        quote_author: "a[href*='/post/'] b | b",
        quote_source: "a[href*='/post/'] @href",
        quote_header: "blockquote > a[href*='/post/']:first-child",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "p.bold > span:last-of-type > a | p.bold > a[href]:last-of-type",
        breadcrumbs: "p.bold a",
        ..ThreadRules::NONE
    },
    quirks: &[],
};
