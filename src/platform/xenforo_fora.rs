//! XenForo 2 in the Fora skin ("california") that VerticalScope's boards share.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static XENFORO_FORA: Platform = Platform {
    id: "xenforo",
    versions: "2, Fora skin",
    markers: &[
        Marker::HtmlAttr("data-project", 1),
        Marker::Class("MessageCard", 5),
        Marker::Class("js-messageCard", 3),
        Marker::Class("california-nested-message-children-wrapper", 2),
    ],
    version: Version::Is("2"),
    post: PostRules {
        root: ".MessageCard",
        id: "@id | .js-post @id | [data-content^='post-'] @data-content",
        number: ".MessageCard__post-position",
        url: "meta[itemprop='url'] @content | .MessageCard__date-created a @href | .MessageCard__post-position a @href | a.MessageCard__post-position @href",
        author: ".MessageCard__user-info__name | .MessageCard__user-info",
        author_url: "a.MessageCard__user-info__name @href | .MessageCard__user-info__name a @href | .MessageCard__avatar a @href",
        author_id: ".MessageCard__user-info__name @data-user-id",
        role: ".MessageCard__user-title",
        panel: ".MessageCard__user-details",
        joined: ".MessageCard__join-date",
        post_count: ".MessageCard__post-count",
        date: ".MessageCard__date-created time | .MessageCard__date-created | time",
        modified: ".message-lastEdit time",
        body: ".message-body .bbWrapper | .message-body",
        signature: ".message-signature",
        attachment: ".message-attachments .file, .message-attachments .attachment, .attachmentList .file",
        nest: "article.california-nested-message, .california-nested-message-children-wrapper",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Button, ".bbCodeBlock--code > .bbCodeBlock-title, .js-lbImage-control, .lbContainer-zoomer"),
            (RemovalKind::Button, ".bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink, .bbCodeSpoiler-button, .button"),
            (RemovalKind::Attachment, ".message-attachments"),
            // of a previewed link, its title is what the author linked
            (
                RemovalKind::Embed,
                ".js-unfurl-desc, .bbCodeBlock--unfurl .contentRow-minor, .bbCodeBlock--unfurl .contentRow-figure",
            ),
            (RemovalKind::EditNotice, ".message-lastEdit"),
            (RemovalKind::Boilerplate, ".js-selectToQuoteEnd"),
        ],
        quote: "blockquote.bbCodeBlock, .bbCodeBlock--quote",
        quote_author: "@data-quote | .bbCodeBlock-title",
        quote_source: "@data-source | .bbCodeBlock-sourceJump @href",
        quote_header: ".bbCodeBlock--quote > .bbCodeBlock-title, blockquote > .bbCodeBlock-title",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        locked: ".blockStatus-message--locked",
        title: ".MessageCard__thread-title | h1",
        tags: ".MessageCard__thread-prefix, .tagItem",
        breadcrumbs: ".p-breadcrumbs--top li, ul.p-breadcrumbs li",
        pagination: ".california-page-nav | .pageNavWrapper | .pageNav",
        stats: ".trust-stats",
        current: ".pageNav-page--current | .pageNavSimple-el--current",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
