//! Invision Community 4 and 5: forum topics.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static INVISION4: Platform = Platform {
    id: "invision",
    versions: "4.0–5.0",
    markers: &[
        Marker::BodyClass("ipsApp", 3),
        Marker::Class("ipsType_richText", 1),
        Marker::Class("ipsRichText", 1),
        Marker::Class("cPost", 2),
        Marker::Class("ipsEntry", 2),
        Marker::IdNumber("elComment_", 3),
        Marker::Id("ipsLayout_body", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "[id^='elComment_']",
        root_id: "elComment_",
        skip: ".ipsComment_recommended, .cRecommendedComment, [id^='elRecommended'], .ipsTopicHighlights article, .ipsHide",
        id: "@id",
        number: ".ipsComment_postNumber | .cPostNumber",
        url: ".ipsComment_meta a[href*='findComment'] @href | .ipsComment_meta a[href*='comment'] @href | .ipsEntry__date a @href | a[href*='findComment'] @href",
        author: ".cAuthorPane_author a.ipsType_break | .cAuthorPane_author a | .cAuthorPane_author | .ipsEntry__username | .ipsComment_author h3 | [itemprop='author'] [itemprop='name'] | .ipsUsername",
        author_url: ".cAuthorPane_author a @href | .ipsEntry__username a @href | .ipsComment_author a[href*='profile'] @href",
        author_id: ".cAuthorPane_author a @data-mouseoverid",
        role: ".cAuthorPane_info [data-role='group'] | .ipsEntry__group | .cAuthorGroup",
        post_count: ".cAuthorPane_info a[title$='posts'] @title | [data-role='posts']",
        panel: ".cAuthorPane_info | .ipsEntry__authorStats",
        date: ".ipsComment_meta time | .ipsEntry__date time | .cAuthorPane_content time | time",
        modified: "[data-excludequote] time | .ipsComment_edited time | .ipsEdited time",
        body: "[data-role='commentContent'] | .ipsRichText--user | .cPost_contentWrap > .ipsType_richText | .ipsType_richText",
        signature: "[data-role='memberSignature']",
        attachment: ".ipsAttachLink_block, a.ipsAttachLink",
        reactions: ".ipsReact_blurb:not(.ipsHide) .ipsReact_reactions",
        accepted: ".ipsComment_badgeSolution, .cBestAnswerIndicator, .ipsBestAnswerIndicator",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (
                RemovalKind::EditNotice,
                "[data-excludequote], .ipsType_edited, .ipsComment_edited, .ipsEdited, .ipsEdited__reason",
            ),
            (RemovalKind::Button, ".ipsSpoiler_header, .ipsCode_buttons, .ipsQuote_contents > .ipsQuote_expand"),
            (RemovalKind::Signature, "[data-role='memberSignature']"),
            (RemovalKind::Boilerplate, ".ipsMention--hidden"),
        ],
        quote: ".ipsQuote, blockquote.ipsQuote, blockquote[data-ipsquote]",
        quote_author: "@data-ipsquote-username | .ipsQuote_citation",
        quote_source: "@data-ipsquote-contentcommentid | .ipsQuote_citation a[href*='comment'] @href",
        quote_header: ".ipsQuote_citation",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        locked: ".ipsType_pageTitle .fa-lock",
        sticky: ".ipsType_pageTitle .fa-thumb-tack",
        title: "h1.ipsType_pageTitle .ipsType_break | h1.ipsType_pageTitle | .ipsPageHeader__title | .ipsPageHeader h1 | h1",
        title_drop: ".ipsBadge, .ipsTag_prefix, .ipsInvisible",
        tags: ".ipsTags .ipsTag, .ipsTags__tag, .ipsTag_prefix",
        breadcrumbs: ".ipsBreadcrumb [data-role='breadcrumbList'] > li",
        pagination: ".ipsPagination",
        current: ".ipsPagination_active | .ipsPagination__active",
        stats: "[data-blockid*='tatistics'], [data-blockid*='stats']",
        online: "[data-blockid*='nlineUsers'] [data-membercount] | [data-blockid*='whosOnline'] [data-membercount] | [data-blockid*='hosOnline'] .ipsWidget_title span",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::OnlineInParts],
};
