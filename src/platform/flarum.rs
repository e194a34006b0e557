//! Flarum: the content for readers without scripts, pages saved after the application ran, and posts in the payload.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static FLARUM: Platform = Platform {
    id: "flarum",
    versions: "0.1 beta–2",
    markers: &[
        Marker::Id("flarum-content", 3),
        Marker::Id("flarum-json-payload", 3),
        Marker::Id("flarum-loading", 2),
        Marker::Id("flarum-loading-error", 1),
        Marker::Class("PostStream-item", 2),
        Marker::Class("PostUser-name", 1),
        Marker::Class("DiscussionPage-stream", 2),
        Marker::Class("DiscussionHero", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".PostStream-item[data-type='comment'] | .PostStream-item:has(.CommentPost) | #flarum-content article",
        skip: ".PostStream-item:has(.Post--hidden)",
        id: "@data-id",
        number: "@data-number | .PostMeta-number",
        url: "a.PostMeta-permalink @href | input.PostMeta-permalink @value",
        author: ".PostUser-name .username | .PostUser-name",
        author_url: ".PostUser-name a @href",
        role: ".PostUser .badges .Badge @aria-label | .item-groups .Badge @aria-label",
        date: ".PostMeta time | .Post-header time",
        modified: ".PostEdited time | .PostEdited",
        body: ".Post-body",
        signature: ".Post-signature | .item-signature",
        reactions: ".Post-votes .Post-points",
        accepted: ".item-bestAnswer, .Post--bestAnswer",
        reply_to: ".Post-body > p:first-child > .PostMention:first-child @data-id",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Embed, ".LinkPreview"),
            (RemovalKind::Button, ".Button, .Post-quoteButton, .PostMention-preview, .PostsMention-preview"),
        ],
        quote: "blockquote",
        quote_author: "p:first-child > .PostMention:first-child",
        quote_source: "p:first-child > .PostMention:first-child @data-id",
        quote_header: "blockquote p:first-child > .PostMention:first-child",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".DiscussionHero-title | #flarum-content h1",
        tags: ".DiscussionHero .TagLabel-text, .DiscussionHero .TagLabel-name",
        locked: ".DiscussionHero .item-locked",
        sticky: ".DiscussionHero .item-sticky",
        listing: ".DiscussionList, #flarum-content h2 + ul",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::PayloadPosts],
};
