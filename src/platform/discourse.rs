//! Discourse: the view for crawlers, alone or inside `<noscript>`, pages saved after the application ran, and posts in the
//! answers of its API that the page carries.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static DISCOURSE: Platform = Platform {
    id: "discourse",
    versions: "2.0 and later",
    markers: &[
        Marker::Generator("Discourse", 5),
        Marker::Id("data-discourse-setup", 3),
        Marker::Class("crawler-post", 3),
        Marker::Class("topic-post", 1),
        Marker::Class("cooked", 1),
        Marker::Asset("/assets/discourse-", 2),
    ],
    version: Version::Generator(""),
    post: PostRules {
        root: "article[data-post-id] | .crawler-post, div[itemprop='comment'].topic-body, div[itemtype$='/DiscussionForumPosting']:has(> .post)",
        skip: ".small-action, .embedded-posts article, .embedded-posts .crawler-post",
        id: "@data-post-id | .post-menu @data-post-id",
        number: "[itemprop='position'] | @data-post-number | @id",
        url: ".crawler-post-meta a.post-url @href | a.post-date @href",
        author: ".creator [itemprop='name'] | .creator a | .names .username a | .names .username | .names .first a",
        author_url: ".creator a @href | .names a @href",
        author_id: "@data-user-id",
        role: ".names .user-title",
        date: "time.post-time | [itemprop='datePublished'] | .post-date .relative-date | .relative-date",
        modified: "meta[itemprop='dateModified'] | .post-info.edits [title]",
        body: ".post[itemprop='text'] | .post[itemprop='articleBody'] | .cooked | .post",
        reactions: ".post-likes | [itemprop='interactionStatistic'] [itemprop='userInteractionCount'] @content | meta[itemprop='interactionCount'][content^='UserLikes'] @content | .like-count | .post-action-menu__like-count | .reactions-counter",
        accepted: ".topic-post.accepted-answer .cooked, .accepted-text",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Attachment, ".lightbox-wrapper .meta, .informations, .onebox-metadata"),
            (RemovalKind::Button, ".quote-controls, .codeblock-button-wrapper, .lightbox .meta, .hbs-ellipsis"),
            (RemovalKind::Embed, "aside.onebox:not(.twitterstatus)"),
            // the accepted answer again, under the question
            (RemovalKind::Related, ".topic-map, aside.accepted-answer"),
            (RemovalKind::Button, ".poll-buttons, .poll-info, .poll .percentage"),
            (RemovalKind::QuoteHeader, "aside.quote > .title, .quote-title__text-content"),
            (RemovalKind::Reactions, ".badge-notification.clicks, .clicks"),
        ],
        quote: "aside.quote",
        quote_author: "@data-username",
        quote_source: "@data-post",
        quote_header: "aside > .title, aside > .quote-controls",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        locked: ".topic-statuses .d-icon-lock",
        sticky: ".topic-statuses .d-icon-thumbtack",
        title: "#topic-title h1 a | .fancy-title | h1 a | h1",
        tags: ".list-tags .discourse-tag, .discourse-tags .discourse-tag, .discourse-tag",
        breadcrumbs: "#topic-title .topic-category .badge-category__name, #topic-title .badge-category .category-name, .topic-category [itemprop='name']",
        index: ".category-list",
        listing: ".topic-list",
        pagination: "div[role='navigation'][itemtype$='SiteNavigationElement'] | .topic-list-bottom",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::PreloadedPosts, Quirk::SourcesNumbered],
};
