//! Question2Answer: questions, answers, and the comments under both.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static QUESTION2ANSWER: Platform = Platform {
    id: "question2answer",
    versions: "1.5–1.8, Classic, Candy, Snow, SnowFlat",
    markers: &[
        Marker::Class("qa-body-wrapper", 2),
        Marker::Class("qa-main-heading", 2),
        Marker::Class("qa-q-view", 2),
        Marker::Class("qa-q-list-item", 2),
        Marker::Class("qa-a-list-item", 2),
        Marker::Class("qa-nav-main-link", 1),
        Marker::Class("qa-attribution", 1),
        Marker::Asset("/qa-theme/", 2),
        Marker::Asset("/qa-content/", 2),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".qa-q-view, .qa-a-list-item, .qa-c-list-item",
        id: "@id",
        url: ".qa-q-view-what @href | .qa-a-item-what @href | .qa-c-item-what @href",
        author: ".qa-q-view-who-data | .qa-a-item-who-data | .qa-c-item-who-data",
        role: ".qa-q-view-who-title | .qa-a-item-who-title | .qa-c-item-who-title",
        date: ".qa-q-view-when-data | .qa-a-item-when-data | .qa-c-item-when-data",
        exact_date: ".qa-q-view-when .value-title | .qa-a-item-when .value-title | .qa-c-item-when .value-title",
        modified: ".qa-q-view-meta time[itemprop='dateModified'] | .qa-a-item-meta time[itemprop='dateModified'] | .qa-c-item-meta time[itemprop='dateModified'] | .qa-q-view-meta .updated .value-title | .qa-a-item-meta .updated .value-title | .qa-c-item-meta .updated .value-title",
        body: ".qa-q-view-content | .qa-a-item-content | .qa-c-item-content",
        reactions: ".qa-netvote-count-data | .qa-upvote-count-data",
        accepted: ".qa-a-selected",
        nest: ".qa-c-list-item",
        comment: ".qa-c-list-item",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::Boilerplate, ".qa-q-view-closed")], ..BodyRules::NONE },
    thread: ThreadRules {
        title: ".qa-main-heading h1 [itemprop='name'] | .qa-main-heading h1 | .qa-main h1",
        tags: ".qa-q-view-tag-item",
        breadcrumbs: ".qa-q-view-where-data .qa-category-link",
        pagination: ".qa-page-links",
        current: ".qa-page-selected",
        // questions come first and users last; what is between depends on what the board allows
        stats: ".qa-activity-count-item:first-child .qa-activity-count-data, .qa-activity-count-item:last-child .qa-activity-count-data",
        stats_order: &[StatField::Threads, StatField::Members],
        site: ".qa-logo-link",
        replies: "#a_list_title",
        views: ".qa-q-view .qa-view-count-data",
        locked: ".qa-q-closed",
        index: ".qa-template-qa",
        listing: ".qa-template-questions, .qa-template-unanswered, .qa-template-tag, .qa-template-activity, .qa-template-hot, .qa-q-list",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuotesCite],
};
