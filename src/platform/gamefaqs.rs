//! GameFAQs message boards: topics.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};

pub(super) static GAMEFAQS: Platform = Platform {
    id: "gamefaqs",
    versions: "message boards of 2024",
    markers: &[Marker::Class("msg_infobox", 2), Marker::Class("message_num", 1), Marker::Class("msg_body_box", 1)],
    version: Version::Unknown,
    post: PostRules {
        root: "td.msg",
        root_id: "message_",
        id: "@id",
        number: ".message_num",
        author: ".user .name b | .user .name",
        author_id: ".user .name @data-userid",
        date: ".post_time",
        body: ".msg_text",
        signature: ".sig_text",
        ..PostRules::NONE
    },
    body: BodyRules { quote_source: "@data-quote-id", quote_lead: "cite", ..BodyRules::NONE },
    thread: ThreadRules {
        title: ".page-title",
        pagination: ".paginate:has(#pagejump)",
        current: "option[selected]",
        ..ThreadRules::NONE
    },
    quirks: &[],
};
