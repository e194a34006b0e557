//! NodeBB: Persona, Harmony and the themes derived from them; they share the `component` attributes that its scripts ask for.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static NODEBB: Platform = Platform {
    id: "nodebb",
    versions: "0.7–4",
    markers: &[
        Marker::Asset("/plugins/nodebb-", 3),
        Marker::Asset("/nodebb.min.js", 3),
        Marker::BodyClass("theme-persona", 2),
        Marker::BodyClass("theme-harmony", 2),
        Marker::BodyClass("template-topic", 2),
        Marker::BodyClass("page-topic", 1),
        Marker::BodyClass("skin-noskin", 2),
        Marker::Id("ajaxify-data", 2),
        Marker::Asset("/assets/client.css", 1),
        Marker::Class("topic-owner-post", 1),
        Marker::Class("post-container-parent", 1),
        Marker::Class("plugin-mentions-user", 1),
        Marker::Class("threaded-replies", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "[component='post'][data-pid]",
        // a deleted post has a notice for a body; answers unfolded under a post stand in the thread again
        skip: ".deleted, [component='post/replies/container'] [component='post']",
        id: "@data-pid",
        number: "@data-index",
        url: "a.post-index @href | a.permalink @href | a.timeago @href",
        author: ".post-header a[data-username] | a[data-username] | [itemprop='author'][data-username] | @data-username",
        author_url: ".post-header a[data-username]:not([href='#']) @href | a[data-username]:not([href='#']) @href | [itemprop='author'] [itemprop='url'] @content",
        author_id: "@data-uid",
        role: "a[href*='/groups/'] .badge-text | a[href*='/groups/'] .group-label | .group-label",
        post_count: "[component='user/postcount'] @data-postcount",
        // the page of an answer shows when the post it answers was written, too
        date: ".post-header a.timeago | a.permalink .timeago | a.permalink.timeago | .post-header .timeago | small > .timeago",
        exact_date: "meta[itemprop='datePublished']",
        modified: "meta[itemprop='dateModified']:not([content='']) | [component='post/editor']:not(.hidden) .timeago",
        body: "[component='post/content']",
        signature: "[component='post/signature'] | .post-signature",
        reactions: "[component='post/vote-count'] @data-votes",
        reply_to: "[component='post/parent'] @data-parent-pid | [component='post/parent'] @data-topid",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Embed, ".card.link-preview, .link-preview-container, .iframely-container"),
            (RemovalKind::Button, ".btn"),
        ],
        quote: "blockquote",
        quote_author: "p:first-child:has(> a[href*='/post/']:last-child) > .plugin-mentions-user:first-child | p:has(+ blockquote):has(> a[href*='/post/']:last-child) > .plugin-mentions-user:first-child",
        quote_source: "p:first-child > .plugin-mentions-user:first-child ~ a[href*='/post/']:last-child @href | p:has(+ blockquote) > .plugin-mentions-user:first-child ~ a[href*='/post/']:last-child @href",
        quote_header: "blockquote > p:first-child:has(> .plugin-mentions-user:first-child):has(> a[href*='/post/']:last-child)",
        quote_lead: "p:has(> .plugin-mentions-user:first-child):has(> a[href*='/post/']:last-child)",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "[component='topic/title'] | [component='post/header']",
        title_drop: "[component='topic/labels'], .answered",
        tags: "[component='topic/tags'] .tag, .tag-list .tag",
        breadcrumbs: ".breadcrumb li",
        pagination: "[component='pagination']",
        current: ".page.active | .active",
        stats: ".forum-stats",
        stats_order: &[StatField::Online, StatField::Members, StatField::Threads, StatField::Posts],
        newest: ".row-cols-1 > a:first-child:has(.timeago) .fw-semibold[title] @title | .latest-users a:first-child [title] @title",
        posts: "[component='topic/post-count'] @title | [component='topic/post-count']",
        views: "[component='topic/stats'] .stats:nth-child(3) [title]:not(i) @title",
        locked: "[component='topic/locked']:not(.hidden)",
        solved: ".answered",
        sticky: "[component='topic/pinned']:not(.hidden)",
        index: "body.template-categories, body.page-categories",
        listing: "body.template-category, body.page-category, body.template-recent, body.template-popular, body.template-tag",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::WordIds, Quirk::RepliesNumbered],
};
