//! phpBB 3: prosilver and the themes derived from it.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static PHPBB3: Platform = Platform {
    id: "phpbb",
    versions: "3.0–3.3, prosilver",
    markers: &[
        Marker::BodyId("phpbb", 3),
        Marker::BodyClass("section-viewtopic", 3),
        Marker::Class("postprofile", 2),
        Marker::Class("postbody", 1),
        Marker::Id("page-body", 1),
        Marker::IdNumber("post_content", 1),
        Marker::Asset("/styles/prosilver/", 2),
        Marker::Path("/viewtopic.php?", 1),
    ],
    version: Version::Is("3"),
    post: PostRules {
        root: ".post, div[id^='p'], li[id^='p'], article[id^='p'], tr[id^='p']",
        root_id: "p",
        skip: "#preview, .post-ignored, .topicreview .post, #topicreview .post",
        id: "@id",
        number: ".post-number | .author .post-num",
        url: "h3 a[href] @href | p.author > a[href] @href",
        title: "h3",
        author: ".author .username | .author .username-coloured | .author a[href*='viewprofile'] | .postprofile .username | .postprofile .username-coloured | .postprofile dt | .author strong | .username | .username-coloured | a[href*='viewprofile']",
        author_url: ".author a.username @href | .author a.username-coloured @href | .postprofile a.username @href | .postprofile a.username-coloured @href | a.username @href | a[href*='viewprofile'] @href",
        role: ".profile-rank | dl.postprofile > dd:not(:has(*))",
        panel: ".postprofile",
        date: ".author time | p.author",
        modified: ".notice time | .notice",
        body: ".content",
        signature: ".signature",
        attachment: ".attachbox .file, .attachbox dl, .inline-attachment .file",
        accepted: ".answer-post, .topic_answered",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        locked: ".locked-icon, a.button .fa-lock",
        title: "h2.topic-title | h2.forum-title | #page-body h2 a | #page-body > h2 | .topic-title",
        breadcrumbs: "#nav-breadcrumbs .crumb, .breadcrumbs .crumb, .navlinks .icon-home a",
        pagination: ".action-bar .pagination | .topic-actions .pagination | .pagination",
        current: ".active | strong:last-of-type",
        stats: ".stat-block.statistics, .statistics, .section-index p:has(> strong > a[href*='viewprofile'])",
        stats_order: &[StatField::Posts, StatField::Threads, StatField::Members],
        latest: "a[href*='viewprofile'], strong > a, strong > span",
        online: ".section-index .online-list p | .section-index h3:has(> a[href*='viewonline']) + p",
        zone: "#page-footer li.rightside",
        site: "#site-description h1 | .site-description h1",
        posts: ".pagination",
        index: ".section-index",
        listing: ".section-viewforum, .topiclist.topics",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};

/// Print view.
pub(super) static PHPBB3_PRINT: Platform = Platform {
    id: "phpbb",
    versions: "3.0–3.3, prosilver: print view",
    markers: &[Marker::BodyId("phpbb", 3), Marker::Asset("/theme/print.css", 4), Marker::Path("view=print", 2)],
    version: Version::Is("3"),
    post: PostRules {
        root: ".post:has(> .date)",
        title: "h3",
        author: ".author strong",
        date: ".date strong",
        body: ".content",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: "#page-header h2",
        pagination: "#page-body > .page-number",
        current: "strong",
        site: "#page-header h1",
        zone: "#page-footer .page-number",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};

/// Bodies, the same in both views.
const BODY: BodyRules = BodyRules {
    drop: &[
        (RemovalKind::EditNotice, ".notice"),
        (RemovalKind::Attachment, ".attachbox, .attach-image, .inline-attachment"),
        (RemovalKind::Button, ".codebox > p, .codebox > dt, dl.codebox dt, .codehead, .back2top, .post-buttons"),
        (RemovalKind::Button, ".spoilbtn, .spoiler-btn, .quote-button"),
    ],
    quote: "blockquote",
    quote_author: "cite a[href*='memberlist'] | cite",
    quote_source: "cite @data-post-id | cite a[data-post-id] @data-post-id | cite a[href*='p='] @href",
    quote_header: "blockquote cite, cite",
    ..BodyRules::NONE
};
