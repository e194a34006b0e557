//! Stack Exchange, Stack Overflow among it: questions, answers, and the comments under both.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static STACK_EXCHANGE: Platform = Platform {
    id: "stackexchange",
    versions: "tables, unified theme, comments as follow-ups",
    markers: &[
        Marker::Asset("sstatic.net/", 2),
        Marker::BodyClass("question-page", 2),
        Marker::Id("question-header", 2),
        Marker::Id("answers-header", 1),
        Marker::Class("js-post-body", 2),
        Marker::Class("js-voting-container", 1),
        Marker::Class("js-post-comments-component", 2),
        Marker::Class("comment-copy", 1),
        Marker::Class("post-taglist", 1),
        Marker::Class("vote-count-post", 2),
        Marker::Class("question-hyperlink", 1),
        Marker::Class("post-signature", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "#question, .answer[id^='answer-'], .comment[id^='comment-'], [id^='follow-up-'][itemprop='comment']",
        id: "@data-questionid | @data-answerid | @data-comment-id | .js-voting-container @data-post-id | [name='_id_'] @value | .js-post-menu @data-post-id | .js-share-link @href | .short-link @href | @id",
        url: ".js-share-link @href | .short-link @href | .comment-link @href",
        // an editor's signature stands before the author's
        author: ".user-details[itemprop='author'] > a | .user-details[itemprop='author'] [itemprop='name'] @content | .user-details[itemprop='author'] [itemprop='name'] | .post-signature:last-child .user-details > a[href*='/users/'] | [id^='history-']:not(:has(br)) | .post-signature:last-child .user-details | .comment-user",
        date: ".post-signature.owner .relativetime | .post-signature:last-child .relativetime | .comment-date .relativetime-clean | .comment-date | .s-user-card--time",
        exact_date: "time[itemprop='dateCreated'] | [itemprop='datePublished'] | .comment-date .relativetime-clean",
        modified: ".user-action-time a[href*='/revisions'] .relativetime",
        body: ".js-post-body | .post-text | .comment-copy | [itemprop='text']",
        reactions: ".js-vote-count | .vote-count-post | .comment-score | .s-btn--icon + .fs-caption",
        accepted: ".js-accepted-answer-indicator:not(.d-none), .vote-accepted-on",
        nest: ".comment, [id^='follow-up-']",
        comment: ".comment, [id^='follow-up-']",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (
                RemovalKind::Boilerplate,
                ".question-status, .js-post-notice, .s-notice, .question-originals-of-duplicate",
            ),
            (RemovalKind::Button, ".snippet-ctas, .snippet-result"),
        ],
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "#question-header h1",
        tags: ".post-taglist .post-tag",
        pagination: "#answers .s-pagination | .pager-answers",
        current: ".is-selected | .current",
        replies: "#answers-header h2 @data-answercount | #answers-header h2",
        views: "#question-header + .d-flex > [title]:last-child @title | #qinfo tr:nth-child(2) b",
        index: ".home-page #question-mini-list",
        listing: "#questions, #question-mini-list",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuotesCite],
};
