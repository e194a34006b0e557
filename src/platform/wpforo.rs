//! wpForo, a forum inside WordPress: its extended, simplified, Q&A and threaded layouts in all themes of the plugin.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static WPFORO: Platform = Platform {
    id: "wpforo",
    versions: "1–3",
    markers: &[
        Marker::Class("wpforo-post-content", 3),
        Marker::Class("wpforo-main", 2),
        // widgets have this one, too
        Marker::Id("wpforo-wrap", 1),
        Marker::Id("wpforo-title", 1),
        Marker::Id("wpforo-menu", 1),
        Marker::Class("wpforo-subtop", 1),
        Marker::Asset("/plugins/wpforo/", 1),
    ],
    version: Version::Asset("/plugins/wpforo/themes/"),
    post: PostRules {
        root: "#wpforo-wrap .post-wrap, #wpforo-wrap .reply-wrap, #wpforo-wrap .comment-wrap",
        root_id: "post-",
        id: "@id",
        url: "[data-copy-wpf-furl] @data-copy-wpf-furl | .wpforo-post-link a[href*='#post-'] @href",
        author: ".author-name a | .wpf-author-name a | .wpforo-post-author-name a | .wpforo-comment-author a | .author-name | .wpf-author-name | .wpforo-post-author-name | .wpforo-comment-author",
        author_id: "@data-userid",
        role: ".wpf-member-title.wpfut | .wpf-member-title | .author-title",
        post_count: ".author-posts | .wpf-author-posts",
        panel: ".author-data | .wpf-content-head-bottom .wpf-author | .wpf-reply-head .wpforo-memberinfo | .wpforo-post-author-details",
        date: ".wpf-post-date | .wpforo-post-date | .wpforo-comment-date | .wpforo-post-content-bottom .cbleft | .bottom .cbleft | .cbleft",
        date_drop: ".bleft, .reacted-users",
        modified: ".wpf-post-edited",
        body: ".wpforo-post-content | .wpforo-comment-text",
        signature: ".wpforo-post-signature",
        attachment: ".wpforo-attached-file",
        reactions: ".wpfvote-num",
        accepted: ".wpf-toggle-answer",
        reply_to: ".wpf-reply-to a @href",
        nest: ".wpf-post-replies, .wpforo-qa-comments",
        comment: ".comment-wrap",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Attachment, ".wpforo-attached-file"),
            (RemovalKind::EditNotice, ".wpf-post-edit-wrap, .wpf-post-edited"),
            (RemovalKind::Button, ".wpf-post-button-actions, .wpforo-action-buttons-wrap, .wpf-spoiler-head"),
        ],
        quote: "blockquote[data-postid]",
        quote_author: "@data-mention | .wpforo-post-quote-author",
        quote_source: "@data-postid | .wpforo-post-quote-link a @href",
        quote_header: ".wpforo-post-quote-head, .wpforo-post-quote-author, .wpforo-post-quote-link",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "#wpforo-title",
        title_drop: ".wpf-prefix, .wpf-topic-prefix, .wpforo-feed, i",
        tags: ".wpf-tags a, .wpf-prefix, .wpf-topic-prefix",
        breadcrumbs: ".wpf-breadcrumb .wpf-item-element:not(.active)",
        pagination: ".wpf-navi-wrap",
        current: ".wpf-page-info",
        posts: ".wpf-post-stat-box:first-child .wpf-tstat",
        views: ".wpf-post-stat-box:nth-child(4) .wpf-tstat",
        stats: "#wpforo-stat-body",
        // forums, which no field counts, come first
        stats_order: &[
            StatField::LatestMember,
            StatField::Threads,
            StatField::Posts,
            StatField::Online,
            StatField::Members,
        ],
        latest: ".wpf-newest-member a",
        index: ".wpforo-category",
        listing: ".wpforo-topic, .wpf-thread-box",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::DayFirst, Quirk::ReactionsShown],
};
