//! Kunena, the forum of Joomla: templates Default (1.6), Blue Eagle (1.7 to 5), Crypsis (3.1 to 5) and Aurelia (6).

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static KUNENA: Platform = Platform {
    id: "kunena",
    versions: "1.6–6: Default, Blue Eagle, Crypsis, Aurelia",
    markers: &[
        Marker::Id("Kunena", 3),
        Marker::Id("kunena", 2),
        Marker::Class("kmsgbody", 2),
        Marker::Class("kmsgtext", 2),
        Marker::Class("kmsg", 1),
        Marker::Class("kmessage", 1),
        Marker::Class("mykmsg-header", 3),
        Marker::Class("kpost-profile", 2),
        Marker::Class("profilebox", 1),
        Marker::Class("kforum-pathway", 2),
        Marker::Asset("/media/kunena/", 2),
        Marker::Asset("/components/com_kunena/", 2),
        Marker::Path("option=com_kunena", 3),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "table.kmsg, .message:has(.kmsg)",
        header: ".kmsg-header, .kmsg_header",
        skip: "#kunena_search_results .message, .khistory .kmsg",
        id: "[class*='kmsg-id'] a[id] @id | small a[rel='canonical'] @id | small a[href^='#'] @href | a[id][rel='canonical'] @id | h2 a[id] @id",
        number: "small a[rel='canonical'] | small a[href^='#']",
        url: "[class*='kmsg-id'] a[href] @href | small a[rel='canonical'] @href | small a[href^='#'] @href",
        title: ".kmsgtitle | .mykmsg-header .topictitle",
        author: ".kpost-username | .profilebox strong",
        author_url: ".kpost-username a @href | .profilebox strong a @href",
        role: ".kpost-userrank | .kpost-user-rank | .kpost-usertype",
        panel: ".kpost-profile | .profilebox",
        date: ".kmsgdate | small .kdate | small span[title]",
        modified: ".kmessage-editmarkup | .kmessage_editMarkUp | .alert-info",
        body: ".kmsgtext | .kmsg",
        signature: ".kmsgsignature | .ksig",
        attachment: ".kmsgattach li, .kattach li",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::Attachment, ".kmsgattach, .kattach")],
        quote: "div.kmsgtext-quote, blockquote",
        quote_author: ".kmsgtext-quote + div > a",
        quote_source: ".kmsgtext-quote + div > a @href",
        quote_header: "blockquote > .kmsgtext-quote + div:has(> a)",
        quote_lead: "b, strong",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: ".kforum-pathway .path-element-last | .kheader h1 span | .kheader h2 span | .topic-title | .kunena-topic h1 | .kmsgtitle",
        breadcrumbs: ".kforum-pathway a, .kpathway a, .breadcrumb li a",
        pagination: ".kpagination | .pagination",
        current: ".active | .pagenav | strong",
        stats: ".kfrontstats, #kfrontstats-tbody",
        listing: ".krow1-stickymsg, .ktopic-title",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::QuoteVerb],
};
