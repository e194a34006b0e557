//! Reddit: the old pages (`r2`, as open source until 2017 and still at old.reddit.com) and those made of `<shreddit-…>`
//! elements.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static REDDIT: Platform = Platform {
    id: "reddit",
    versions: "old, shreddit",
    markers: &[
        Marker::Element("shreddit-app", 3),
        Marker::Element("shreddit-post", 3),
        Marker::Element("shreddit-comment", 3),
        Marker::Class("commentarea", 1),
        Marker::Class("sitetable", 1),
        Marker::Class("usertext-body", 1),
        Marker::Id("siteTable", 1),
        Marker::BodyClass("comments-page", 1),
        Marker::Asset("redditstatic.com/", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".comments-page #siteTable .thing.link, .commentarea .thing.comment, shreddit-post[view-context='CommentsPage'], shreddit-comment",
        skip: ".promoted, .promotedlink, shreddit-comment[slot='pinned-comment-preview']",
        id: "@data-fullname | @thingid | @id",
        url: ".bylink @href | @permalink",
        author: ".tagline .author | .tagline em | @author",
        author_url: ".tagline a.author @href | a.author-name @href | [slot='commentMeta'] a[href^='/user/'] @href",
        author_id: "@data-author-fullname | @author-id",
        role: ".tagline .flair | author-flair-event-handler",
        title: ".entry a.title | h1[slot='title']",
        date: ".tagline time | time | faceplate-timeago | .tagline",
        modified: "time.edited-timestamp",
        // links have no body: then an element that the template leaves empty stands for it
        body: ".usertext-body .md | [slot='comment'] | [slot='text-body'] .md | [slot='text-body'] | .clearleft | shreddit-post-overflow-menu",
        reactions: ".midcol .score.unvoted @title | .midcol .score.unvoted | .tagline .score.unvoted @title | .tagline .score.unvoted | .score @title | .tagline .score | @score",
        reply_to: "@parentid",
        nest: ".thing.comment, shreddit-comment",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::Button, "button, .md-spoiler-text > .tooltip"), (RemovalKind::Form, ".usertext-edit")],
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".comments-page #siteTable a.title | shreddit-post h1[slot='title']",
        tags: "#siteTable .linkflairlabel, shreddit-post-flair",
        breadcrumbs: "#header .pagename, shreddit-post a.subreddit-name",
        replies: "#siteTable a.comments | shreddit-post @comment-count",
        online: ".users-online .number",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::WordIds],
};
