//! vBulletin 3: the `postbit` and `postbit_legacy` templates.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static VBULLETIN3: Platform = Platform {
    id: "vbulletin",
    versions: "3.0–3.8",
    markers: &[
        Marker::Generator("vBulletin 3", 5),
        Marker::IdNumber("post_message_", 2),
        Marker::IdNumber("td_post_", 3),
        Marker::IdNumber("postmenu_", 2),
        Marker::Class("bigusername", 2),
        Marker::Asset("vbulletin_global.js", 1),
    ],
    version: Version::Generator("3"),
    post: PostRules {
        root: "table[id^='post'], div[id^='post']",
        root_id: "post",
        id: "@id",
        number: "[id^='postcount'] @name | [id^='postcount']",
        url: "a[id^='postcount'] @href | .thead a[href*='showpost'] @href",
        author: ".bigusername | [id^='postmenu_'] a | [id^='postmenu_'] | .username",
        author_url: "a.bigusername @href | [id^='postmenu_'] a @href",
        role: "[id^='postmenu_'] ~ .smallfont",
        panel: ".alt2",
        date: "td.thead | .postdate | .tcat .normal | .alt2 .smallfont",
        modified: "td.alt1 > .smallfont > em | .alt1 > .smallfont > em",
        body: "[id^='post_message_']",
        signature: "[id^='post_sig_'] | .signature | .postsig",
        attachment: "fieldset.fieldset tr:has(a[href*='attachment.php'])",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::EditNotice, "[id^='editnote'], .editnote"),
            (RemovalKind::Attachment, "fieldset.fieldset"),
            (
                RemovalKind::QuoteHeader,
                ".smallfont:has(+ table td.alt2[style*='inset']), .smallfont:has(+ .alt2[style*='inset'])",
            ),
        ],
        quote: "td.alt2[style*='inset'], div.alt2[style*='inset'], .bbcode_quote",
        quote_author: "div:first-child > strong | .bbcode_postedby strong",
        quote_source: "div:first-child a[href*='showthread'] @href | div:first-child a[href*='post'] @href | .bbcode_postedby a @href",
        quote_header: ".alt2[style*='inset'] > div:first-child:not(:last-child), .bbcode_postedby",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".navbar > strong | td.navbar strong | .threadtitle | h1",
        breadcrumbs: ".navbar a",
        pagination: ".pagenav",
        current: ".alt2 strong | td.alt2 span strong",
        site: "span.navbar a",
        listing: "[id^='thread_title_']",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::UnderlinedSignature],
};

/// The archive of vBulletin 3 and 4: posts as plain text, without quotations.
pub(super) static VBULLETIN_ARCHIVE: Platform = Platform {
    id: "vbulletin",
    versions: "3, 4: archive",
    markers: &[
        Marker::Class("posttop", 1),
        Marker::Class("posttext", 1),
        Marker::Class("largefont", 1),
        Marker::Asset("archive.css", 1),
        Marker::Path("/archive/index.php", 1),
    ],
    version: Version::Generator("3"),
    post: PostRules {
        root: ".post:has(> .posttop)",
        author: ".posttop > .username",
        date: ".posttop > .date",
        body: ".posttext",
        ..PostRules::NONE
    },
    body: BodyRules::NONE,
    thread: ThreadRules { title: "p.largefont a", ..ThreadRules::NONE },
    quirks: &[],
};
