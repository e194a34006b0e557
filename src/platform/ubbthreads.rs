//! UBB.threads 7.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static UBBTHREADS: Platform = Platform {
    id: "ubbthreads",
    versions: "7",
    markers: &[
        Marker::Generator("UBB.threads", 3),
        Marker::Class("subjecttable", 2),
        Marker::Class("newsubjecttable", 2),
        Marker::Class("author-content", 1),
        Marker::Class("post_inner", 1),
        Marker::Class("ubbcode-block", 1),
        Marker::Class("t_outer", 1),
        Marker::Path("ubbthreads.php", 2),
    ],
    version: Version::Generator("7"),
    post: PostRules {
        root: "table:has(> tbody > tr > td.subjecttable), table:has(> tbody > tr > td.newsubjecttable)",
        id: "[id^='number']",
        url: ".truncate a @href | .subjecttable b a @href | .newsubjecttable b a @href",
        title: ".truncate a | .subjecttable b | .newsubjecttable b",
        author: ".author-content .username | .author-content [id^='menu_control_'] | .author-content a.bold",
        author_url: ".author-content a[href*='showprofile'] @href | .author-content a[href*='/users/'] @href",
        author_id: ".author-content a[href*='User='] @href",
        panel: ".author-content",
        // the element that holds both date and time
        date: ":has(> .date)",
        date_drop: "[id^='number'], .truncate, a, b",
        body: "[id^='body'] | .post_inner",
        signature: ".signature",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::QuoteHeader, ".ubbcode-header")],
        quote: ".ubbcode-block:not(:has(> .ubbcode-body > pre))",
        quote_author: ".ubbcode-header",
        quote_header: ".ubbcode-header",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        breadcrumbs: "td.breadcrumbs a",
        pagination: "table.pagination",
        listing: "td.topicsubject, td.alt-topicsubject, td.new-topicsubject",
        index: "td.forumtitle",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
