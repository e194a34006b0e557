//! Web Wiz Forums: versions 9 to 11, posts in rows of a table.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static WEBWIZ: Platform = Platform {
    id: "webwiz",
    versions: "9–11",
    markers: &[
        Marker::Class("msgOddTableSide", 3),
        Marker::Class("msgEvenTableSide", 3),
        Marker::Class("msgSideProfile", 3),
        Marker::Class("msgBody", 1),
        Marker::Class("msgLineDevider", 2),
        Marker::Class("tableLedger", 1),
        Marker::Class("basicTable", 1),
        Marker::Class("tableStatusBar", 2),
        Marker::Class("postSeparatorTableRow", 2),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "tr:has(> .msgOddTableSide), tr:has(> .msgEvenTableSide)",
        after: ".msgOddTableRow, .msgEvenTableRow, .msgHiddenTableRow",
        id: "a[name] @name",
        url: "td[class$='TableTop'] > a[href*='#'] @href",
        author: ".msgSideProfile",
        author_url: ".dropDownMenu a[href*='member_profile'] @href",
        panel: ".msgOddTableSide | .msgEvenTableSide",
        date: ".msgOddTableTop | .msgEvenTableTop | .msgAnswerTableTop",
        modified: ".msgBody > span[style*='font-size:10px']:has(> br:first-child)",
        body: ".msgBody",
        signature: ".msgSignature",
        accepted: ".msgAnswerTableTop",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[(RemovalKind::EditNotice, ".msgBody > span[style*='font-size:10px']:has(> br:first-child)")],
        quote: "td.BBquote",
        quote_author: "img:first-child + strong",
        quote_header: "td.BBquote > img:first-child, td.BBquote > img:first-child + strong",
        ..BodyRules::NONE
    },
    thread: ThreadRules { title: "h1", locked: "h1 img[src*='topic_lock']", ..ThreadRules::NONE },
    quirks: &[Quirk::DateInOwnText],
};
