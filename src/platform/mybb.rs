//! MyBB 1.8: the default theme with the horizontal and the classic postbit, and the archive.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;

pub(super) static MYBB: Platform = Platform {
    id: "mybb",
    versions: "1.8, postbit and classic",
    markers: &[
        Marker::Class("author_statistics", 2),
        Marker::Class("author_information", 1),
        Marker::Class("post_author", 1),
        Marker::Class("post_controls", 1),
        Marker::Class("post_management_buttons", 2),
        Marker::Class("postbit_find", 2),
        Marker::Class("mycode_quote", 2),
        Marker::Class("forumdisplay_regular", 3),
        Marker::Class("pagination_current", 1),
        Marker::Id("posts_container", 1),
        Marker::Id("boardstats_e", 3),
        Marker::IdNumber("pid_", 1),
        Marker::Asset("/jscripts/general.js", 2),
        Marker::Asset("/jscripts/thread.js", 1),
        Marker::Asset("/cache/themes/theme", 2),
    ],
    version: Version::Is("1.8"),
    post: PostRules {
        root: ".post[id^='post_'], table[id^='post_'], article[id^='post_']",
        root_id: "post_",
        id: "@id",
        number: ".post_head .float_right strong | .post_head a[href*='#pid']",
        url: ".post_head a[href*='#pid'] @href | a[href*='#pid'] @href",
        title: ".post_head a[href*='#pid'] @title",
        author: ".author_information .largetext | .author_information strong | .post_author .largetext | .post_author a[href*='profile'] | .largetext",
        author_id: ".largetext a[href*='uid='] @href | .largetext a[href*='user-'] @href | .post_author a[href*='uid='] @href",
        role: ".author_information > .smalltext",
        panel: ".author_statistics",
        date: ".post_date > span[title] | .post_date",
        modified: ".edited_post",
        body: ".post_body | [id^='pid_']",
        signature: ".signature",
        attachment: ".post_content fieldset a[href*='attachment.php']",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        locked: ".closed_button",
        title: ".navigation .active",
        breadcrumbs: ".navigation > a, .navigation > .nav_bit a",
        pagination: ".pagination:not(.pagination_breadcrumb)",
        current: ".pagination_current",
        stats: "#boardstats_e > tr:nth-last-child(2)",
        stats_order: &[StatField::Posts, StatField::Threads, StatField::Members],
        latest: "a",
        online: "#boardstats_e > tr:has(a[href*='online.php']) + tr",
        site: ".navigation a",
        index: "#boardstats_e",
        listing: ".forumdisplay_regular, .forumdisplay_sticky",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};

/// The archive: the same posts in plain markup.
pub(super) static MYBB_ARCHIVE: Platform = Platform {
    id: "mybb",
    versions: "1.8: archive",
    markers: &[
        Marker::Asset("/archive/screen.css", 2),
        Marker::Id("fullversion", 1),
        Marker::Id("infobox", 1),
        Marker::Class("dateline", 1),
        Marker::Path("/archive/index.php?thread-", 1),
    ],
    version: Version::Is("1.8"),
    post: PostRules {
        root: "#content > .post",
        author: ".author a | .author",
        author_id: ".author a[href*='uid='] @href | .author a[href*='user-'] @href",
        date: ".dateline",
        body: ".message",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules {
        title: "#fullversion a",
        breadcrumbs: "#container > .navigation a",
        pagination: ".multipage",
        current: "strong:last-of-type",
        site: "#container > h1",
        listing: "#content .threadlist, #content .forumlist",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};

const BODY: BodyRules = BodyRules {
    drop: &[
        (RemovalKind::Button, ".codeblock > .title, .phpcodeblock > .title, .quick_jump"),
        (RemovalKind::EditNotice, ".edited_post"),
    ],
    quote: "blockquote",
    quote_author: "cite",
    quote_source: "cite a[href*='pid'] @href | cite a[href*='post-'] @href",
    quote_header: "blockquote > cite",
    ..BodyRules::NONE
};

/// Print view: all posts in one cell, with nothing around each.
pub(super) static MYBB_PRINT: Platform = Platform {
    id: "mybb",
    versions: "1.6, 1.8: print view",
    markers: &[
        Marker::Path("printthread.php", 3),
        Marker::Path("action=print", 1),
        Marker::Class("mycode_quote", 1),
        Marker::Title(" - Printable Version", 2),
        Marker::Class("largetext", 1),
    ],
    version: Version::Is("1.8"),
    post: PostRules {
        root: "td > hr + strong",
        after: "a, strong",
        title: "@",
        author: "a | @+text",
        author_id: "a @href",
        date: "strong",
        ..PostRules::NONE
    },
    body: BODY,
    thread: ThreadRules { title: ".largetext a", site: "img @title", ..ThreadRules::NONE },
    quirks: &[Quirk::QuoteVerb, Quirk::LooseBody],
};
