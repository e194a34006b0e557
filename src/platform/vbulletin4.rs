//! vBulletin 4: the `postbit` and `postbit_legacy` templates.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static VBULLETIN4: Platform = Platform {
    id: "vbulletin",
    versions: "4.0–4.2",
    markers: &[
        Marker::Generator("vBulletin 4", 5),
        Marker::HtmlId("vbulletin_html", 3),
        Marker::Class("postcontainer", 2),
        Marker::Class("postbitlegacy", 2),
        Marker::Class("postbit", 1),
        Marker::Class("postcontent", 1),
        Marker::IdNumber("post_message_", 1),
    ],
    version: Version::Generator("4"),
    post: PostRules {
        root: "li[id^='post_'].postcontainer, li[id^='post_'].postbit, li[id^='post_'].postbitlegacy",
        skip: ".postbitdeleted, .postbitignored",
        id: "@id",
        number: ".postcounter",
        url: "a.postcounter @href",
        title: ".posttitle | h2.title",
        author: ".username_container .username | .username | .username_container strong | .popupmenu.memberaction strong",
        author_url: "a.username @href",
        role: ".usertitle",
        panel: ".userinfo_extra | .userstats",
        date: ".postdate .date | .postdate | .posthead .date",
        modified: ".lastedited | .postbody .lastedited",
        body: "blockquote.postcontent | .postcontent | [id^='post_message_']",
        signature: "blockquote.signature | .signaturecontainer",
        attachment: ".attachments li",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: ".threadtitle | #pagetitle h1 | h1",
        breadcrumbs: "#breadcrumb .navbit a, .breadcrumb .navbit a",
        pagination: "form.pagination | .pagination_top .pagination | .pagination",
        current: ".selected",
        stats: "#wgo_stats, #wgo",
        posts: ".postpagestats",
        index: "#wgo_stats",
        listing: "[id^='thread_title_']",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};

/// Print view.
pub(super) static VBULLETIN4_PRINT: Platform = Platform {
    id: "vbulletin",
    versions: "4: print view",
    markers: &[
        Marker::Class("postbit", 1),
        Marker::Class("blockbody", 1),
        Marker::Class("datetime", 1),
        Marker::Path("printthread.php", 1),
    ],
    version: Version::Generator("4"),
    post: PostRules {
        root: "li.postbit.blockbody",
        title: ".title",
        author: ".username",
        date: ".datetime",
        body: ".content > blockquote.restore | .content",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules { title: "#pagetitle h1", ..ThreadRules::NONE },
    ..Platform::NONE
};

/// Bodies, the same in both views.
const BODY: BodyRules = BodyRules {
    drop: &[
        (RemovalKind::EditNotice, ".lastedited"),
        (RemovalKind::Attachment, ".attachments"),
        (RemovalKind::QuoteHeader, ".bbcode_description"),
    ],
    quote: ".bbcode_quote",
    quote_author: ".bbcode_postedby strong",
    quote_source: ".bbcode_postedby a[href*='post'] @href | .bbcode_postedby a @href",
    quote_header: ".bbcode_postedby",
    ..BodyRules::NONE
};
