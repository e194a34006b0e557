//! XenForo 2: the default style and the styles derived from it (UI.X and others).

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static XENFORO2: Platform = Platform {
    id: "xenforo",
    versions: "2.0–2.3",
    markers: &[
        Marker::HtmlId("XF", 3),
        Marker::HtmlAttr("data-xf", 2),
        Marker::Class("p-body-pageContent", 2),
        Marker::Class("message--post", 2),
        Marker::Class("bbWrapper", 1),
        Marker::Class("message-userDetails", 1),
    ],
    version: Version::HtmlAttr("data-xf", "2"),
    post: PostRules {
        root: "article.message, div.message.message--post, div.message[data-content^='post-']",
        skip: "article article.message, .message--quickReply, .message--simple",
        id: "@data-content | @id",
        number: ".message-attribution-opposite li:last-child",
        url: ".message-attribution-main a[href*='post'] @href | .message-attribution-opposite a[href*='post-'] @href",
        author: ".message-name .username | .message-userDetails .username | .message-name | .username | @data-author",
        author_url: ".message-name a.username @href | .message-userDetails a.username @href | a.username @href",
        author_id: ".message-name .username @data-user-id | .username @data-user-id",
        role: ".message-userTitle | .userTitle",
        panel: ".message-userExtras",
        date: ".message-attribution-main time | .message-attribution time | .message-date time | [itemprop='datePublished'] | .message-header time",
        modified: ".message-lastEdit time",
        body: ".message-body .bbWrapper | .message-userContent .bbWrapper | .message-body",
        signature: ".message-signature",
        attachment: ".message-attachments .file, .message-attachments .attachment, .attachmentList .file",
        reactions: "[itemprop='interactionStatistic'] [itemprop='userInteractionCount'] @content",
        accepted: ".message-cell--vote .is-solution, .solutionIcon.is-solution, .message--solution .message-attribution",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Button, ".bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink, .bbCodeSpoiler-button, .button"),
            (RemovalKind::Button, ".bbCodeBlock--code > .bbCodeBlock-title, .js-lbImage-control, .lbContainer-zoomer"),
            // of a page that is linked, the title stays: it is the link's text
            (RemovalKind::Embed, ".js-unfurl-figure, .js-unfurl-desc, .bbCodeBlock--unfurl .contentRow-minor"),
            (RemovalKind::EditNotice, ".message-lastEdit"),
            // add-ons show the camera's settings below a picture
            (RemovalKind::Attachment, ".message-attachments, [class*='exif']"),
            (RemovalKind::Login, ".messageHide, .bbCodeBlock--hide"),
            (RemovalKind::Ad, ".samUnit, .samCodeUnit, .adContainer, [data-ad-region]"),
            (RemovalKind::Boilerplate, ".js-selectToQuoteEnd, .contentRow-faded"),
        ],
        quote: "blockquote.bbCodeBlock, .bbCodeBlock--quote",
        quote_author: "@data-quote | .bbCodeBlock-title .username | .bbCodeBlock-title",
        quote_source: "@data-source | .bbCodeBlock-sourceJump @href",
        quote_header: ".bbCodeBlock--quote > .bbCodeBlock-title, blockquote > .bbCodeBlock-title",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        locked: ".blockStatus-message--locked",
        title: ".p-title-value | h1.p-title | .p-body-header h1",
        title_drop: ".label, .label-append, .u-srOnly, .unreadLink",
        tags: ".js-tagList .tagItem, .tagList .tagItem, .p-title-value .label",
        breadcrumbs: ".p-breadcrumbs--top li, ul.p-breadcrumbs li",
        pagination: ".pageNavWrapper | .pageNav",
        current: ".pageNav-page--current | .pageNavSimple-el--current",
        stats: "[data-widget-definition='forum_statistics'], .block[data-widget-key*='statistics']",
        online: "[data-widget-definition='members_online'] .block-footer-counter",
        index: "html[data-template='forum_list'], html[data-template='category_view'], body:not(:has(.structItem--thread)) .node--forum",
        listing: "html[data-template='forum_view'], .structItem--thread",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
