//! Forumotion: hosted boards with the skins phpBB2, phpBB3, PunBB, Invision, ModernBB and the mobile one.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static FORUMOTION: Platform = Platform {
    id: "forumotion",
    versions: "skins phpBB2, phpBB3, PunBB, Invision, ModernBB, mobile",
    markers: &[
        Marker::Id("first-post-br", 4),
        Marker::Class("signature_div", 3),
        Marker::Class("fa_like_div", 4),
        Marker::Id("ptrafic_open", 4),
        Marker::Id("ptrafic_close", 4),
        Marker::Class("pathname-box", 3),
        Marker::Class("addthis_button", 1),
        Marker::Class("post-entry", 1),
        Marker::Class("poster-profile", 2),
        Marker::Class("pun-crumbs", 2),
        Marker::Id("pun-visit", 2),
        Marker::Class("quick-nav-topics", 3),
        Marker::Class("block-post-details", 3),
        Marker::Class("blog_cal-border", 3),
        Marker::Class("post_header", 1),
        Marker::Class("style2", 1),
        Marker::Id("fa_toolbar", 3),
        Marker::Asset("illiweb.com/", 3),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".post, .block-post, .block-comment",
        skip: "#forum_rules, #ptrafic_open, #ptrafic_close, .postreview .post, .post:has(.post), .p-hidden",
        after: "tr[class^='post--']",
        id: "@id | .posthead[id] @id | a[name] @name | [data-entry-pid] @data-entry-pid",
        number: ".posthead h2 > strong | .post-info li:last-child",
        url: "h2.topic-title a @href | .posthead h2 a @href | .postbody-head h3 a @href | .postdetails a[href*='#'] @href | h2 a[href] @href | .block-comment-details > a @href",
        title: "h2.topic-title a | .posthead h2 a | .postbody-head h3 a",
        author: ".postprofile-name | .postprofile dt strong | .postprofile-details dt | .name strong | .user .username | .user-ident .rankn p | .block-post-footer-details | .block-comment-author | .post_header a",
        role: ".postprofile-rank | .user-basic-info | .postprofile dl > dd:first-of-type | .postprofile-details dd:first-of-type",
        panel: ".postprofile | .poster-profile | .user-info",
        date: "p.author | .topic-date | .posthead h2 | .postdetails:not(.poster-profile) | .post_date .published | .block-comment-time | .blog_cal-border | .post_header",
        date_drop: ".posthead strong, a, p.author strong, .vote, .ico-assessment",
        modified: ".edited-message | .entry-content > p | .postbody + .gensmall",
        body: ".postbody > .content | .block-content > .content | .entry-content > div:not(.vote) | .entry-content | .post-entry > div:not(.vote):not(.attachbox) | .post-entry | .postbody",
        signature: ".signature_div | .sig-content",
        attachment: ".attachbox .file",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Attachment, ".attachbox"),
            (RemovalKind::Button, ".vote, .codebox > dt, .block-footer"),
            (RemovalKind::EditNotice, ".entry-content > p:last-child, .edited-message"),
            (RemovalKind::Signature, ".signature_div, .sig-content"),
        ],
        quote: "blockquote",
        quote_author: "cite",
        quote_header: "blockquote > cite, blockquote > div > cite",
        code: ".codebox code, .cont_code",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "h1.page-title | h1.cattitle | .maintitle h1 | .pun-crumbs .crumbs strong a | .post_header h1",
        breadcrumbs: ".pathname-box a, .pun-crumbs.noprint .crumbs > a, .nav > a.nav, #breadcrumbs a",
        pagination: ".pagination | .paging",
        current: "strong",
        locked: ".i_reply[src*='locked']",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
