//! WoltLab: Burning Board 4 and Suite 3 to 6.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static WOLTLAB: Platform = Platform {
    id: "woltlab",
    versions: "Burning Board 4, Suite 3–6",
    markers: &[
        Marker::BodyId("tplThread", 3),
        Marker::BodyId("tpl_wbb_thread", 3),
        Marker::BodyId("tpl_wbb_board", 3),
        Marker::BodyId("tpl_wbb_boardList", 3),
        Marker::Class("wbbPost", 3),
        Marker::Class("wbbThread", 2),
        Marker::Class("wbbBoardList", 2),
        Marker::Class("messageSidebar", 1),
        Marker::Class("messageText", 1),
        Marker::Element("woltlab-core-date-time", 2),
        Marker::Element("woltlab-core-pagination", 2),
        Marker::Asset("WCF.Combined", 2),
        Marker::Asset("WoltLabSuite.Core", 2),
        Marker::Asset("WoltLabSuite/Core", 2),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "article.wbbPost, article.message[data-post-id], article.message[data-object-id]",
        skip: "#messageQuickReply article, .wbbPostDeleted, .messageCollapsed, .messageDeleted",
        id: "@data-post-id | @data-object-id",
        number: ".messageCounter a | .messageQuickOptions a.jsTooltip[href*='#post'] | .messageQuickOptions a[href*='#']",
        url: ".messageHeader a.permalink @href | .messageQuickOptions a[href*='#post'] @href | .messageCounter a @href",
        title: ".messageTitle | .messageHeadline h1",
        author: ".messageSidebar a.username | .messageSidebar .username | .messageSidebar [itemprop='name']",
        author_url: ".messageSidebar a.username @href",
        author_id: ".messageSidebar a[data-user-id] @data-user-id",
        role: ".messageSidebar .userTitle .badge | .messageSidebar .userTitle",
        panel: ".messageSidebar",
        date: ".messageHeader woltlab-core-date-time | .messageHeader time | .messageHeader a.permalink | .messagePublicationTime",
        exact_date: "meta[itemprop='datePublished'] | meta[itemprop='dateCreated']",
        modified: ".messageFooterNote woltlab-core-date-time | .messageFooterNote time",
        body: ".messageText",
        signature: ".messageSignature",
        attachment: ".attachmentThumbnailList .attachmentThumbnail, .attachmentFileList .messageAttachment, .attachmentFileList li",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: ".contentHeaderTitle .contentTitle | .boxHeadline h1 | h1.contentTitle",
        title_drop: ".badge, .labelList, .label",
        tags: ".contentHeader .labelList .label, .boxHeadline .labelList .label, .tagList .tag",
        breadcrumbs: ".breadcrumbs li a",
        pagination: ".pagination | woltlab-core-pagination",
        current: ".active | @page",
        site: ".pageHeaderLogo img @alt | .logo img @alt",
        index: ".wbbBoardList",
        listing: ".wbbThreadList",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};

/// Bodies of all versions since Burning Board 4.
const BODY: BodyRules = BodyRules {
    drop: &[
        (
            RemovalKind::Button,
            ".toggleButton, .codeBoxHeader, .codeBox > div > div > h3, .codeBox > header, .jsSpoilerToggle, .spoilerBoxHeader .button",
        ),
        (RemovalKind::Button, ".lineAnchor, .quoteBoxIcon"),
        (RemovalKind::Attachment, ".attachmentThumbnailList, .attachmentFileList"),
        (RemovalKind::EditNotice, ".messageFooterNote"),
    ],
    quote: "blockquote",
    quote_author: ".quoteBoxTitle a | .quoteBoxTitle | header h3",
    quote_source: "@cite | .quoteBoxTitle a[href*='#post'] @href | header h3 a[href*='#post'] @href",
    quote_header: ".quoteBoxTitle, blockquote > header",
    ..BodyRules::NONE
};
