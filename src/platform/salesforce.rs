//! Salesforce Experience Cloud, formerly Communities: questions and their answers, as Chatter shows them.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};

pub(super) static SALESFORCE: Platform = Platform {
    id: "salesforce",
    versions: "Chatter questions",
    markers: &[
        Marker::Class("cuf-feedElement", 3),
        Marker::Class("forceChatterComment", 2),
        Marker::Class("cuf-commentItem", 2),
        Marker::Class("cuf-questionTitle", 2),
        Marker::Class("cuf-questionBody", 2),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "article[data-type='QuestionPost'], article.cuf-feedElement, .cuf-commentItem",
        // the best answer is shown again above the others
        skip: ".cuf-bestAnswerContainer .cuf-commentItem",
        id: "@data-id",
        author: ".cuf-entityLinkId | .cuf-commentNameLink | .cuf-preamble a | .cuf-preamble",
        date: "time[datetime] | .cuf-timestamp | .cuf-subPreamble a | .cuf-commentAge",
        body: ".cuf-questionBody .feedBodyInner | .cuf-questionBody | .cuf-feedBodyText | .feedBodyInner | .slds-comment__content",
        reactions: "feeds_voting-vote-up-toggle",
        nest: ".cuf-commentItem",
        ..PostRules::NONE
    },
    body: BodyRules::NONE,
    thread: ThreadRules {
        title: ".cuf-questionTitle",
        tags: ".topic-commaSeparatedList li",
        replies: ".qe-commentCount",
        views: ".qe-viewCount",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::WordIds],
};
