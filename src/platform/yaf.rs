//! YAF.NET, YetAnotherForum: posts in rows of a table (1.9 to 2).

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static YAF: Platform = Platform {
    id: "yaf",
    versions: "1.9–2",
    markers: &[
        Marker::Id("yafpage", 2),
        Marker::Class("yafnet", 3),
        Marker::Class("yaflittlebutton", 3),
        Marker::Class("yafsignature", 3),
        Marker::Class("postUser", 1),
        Marker::Class("postPosted", 2),
        Marker::Class("postInfoBottom", 1),
        Marker::Class("UserBox", 1),
        Marker::Class("postsep", 1),
        Marker::Class("yafPageLink", 1),
        Marker::Class("yafpager", 1),
        Marker::Asset("/yaf.css", 2),
        Marker::Path("g=posts", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "tr.postheader:has(.postPosted a)",
        after: "tr.post, tr.post_alt, tr.postfooter",
        id: ".postUser a[name] @name | a[id^='post'] @id | .postPosted a[href*='#post'] @href",
        number: ".postPosted a[href*='#post'] | .postPosted strong a | .postPosted b a",
        url: ".postPosted a[href*='#post'] @href | .postPosted strong a @href | .postPosted b a @href",
        author: ".postUser b a | .postUser a[href] | .postUser b",
        author_url: ".postUser a[href] @href",
        panel: ".UserBox .yafUserBox | .UserBox",
        date: ".postedLeft time | .postedLeft abbr | .postedLeft | .postPosted .leftItem | .postPosted",
        date_drop: "strong, b, .postedRight, .rightItem",
        modified: ".MessageDetails | .editedinfo @title",
        body: ".postdiv | td.message",
        signature: ".yafsignature",
        attachment: ".attachedfile, .attachedimg",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Signature, ".yafsignature"),
            (RemovalKind::EditNotice, ".MessageDetails"),
            (RemovalKind::Attachment, ".fileattach"),
            (RemovalKind::Button, ".code > strong, .code > b"),
        ],
        quote: ".quote",
        quote_author: ".quotetitle | b",
        quote_header: ".quotetitle, .quote > b",
        code: ".innercode",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "[id$='TopicTitle'] | .header1 .leftItem | .header1",
        breadcrumbs: ".yafPageLink a",
        pagination: ".yafpager",
        current: ".pagecurrent",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
