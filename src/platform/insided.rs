//! inSided, now Gainsight Customer Communities: pages with boxes, and those with threaded replies.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static INSIDED: Platform = Platform {
    id: "insided",
    versions: "boxes, threaded replies",
    markers: &[
        Marker::Class("qa-topic-post-box", 3),
        Marker::Class("qa-topic-post-content", 3),
        Marker::Class("qa-topic-first-post", 2),
        Marker::Class("threaded-reply-item", 1),
        Marker::Class("paginated-threaded-replies", 2),
        Marker::Class("topic-wrapper", 1),
        Marker::Class("qa-username", 1),
        Marker::Class("post__content", 1),
        Marker::Class("post__content--new-editor", 2),
        Marker::Class("qa-topic-block", 3),
        Marker::Class("thread-list-block__title-link", 3),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".qa-topic-post-box, article.topic-wrapper, .threaded-reply-item",
        skip: ".topic-wrapper .qa-topic-post-box, .threaded-reply-item .qa-topic-post-box",
        id: "@id | .qa-topic-post-box @id",
        author: "a.qa-username | .post__user__meta li a | .post__user__meta li | .qa-username",
        role: ".rank-title",
        date: "time[datetime]",
        // the best answer is shown again under the question
        body: ".post__content:not(.answer-field .post__content) | .qa-topic-post-content",
        accepted: "[data-qa='pill-best-answer']",
        nest: ".threaded-reply-item .threaded-reply-item",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::Boilerplate, ".qa-answer-field")],
        quote: "content-quote",
        quote_author: "@data-username",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        tags: "a[href*='search_type=tag']",
        listing: ".qa-topic-block, .thread-list-block__title-link",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteHeadedInside],
};
