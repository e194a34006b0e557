//! BuddyPress: activity streams of a site, a group or a member, and single activities with their replies. Its groups' forums
//! are bbPress.

use super::{BodyRules, Marker, Platform, PostRules, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static BUDDYPRESS: Platform = Platform {
    id: "buddypress",
    versions: "3–14, templates legacy and nouveau",
    markers: &[
        Marker::Id("buddypress", 3),
        Marker::BodyClass("buddypress", 2),
        Marker::Class("activity-list", 1),
        Marker::Class("activity-item", 1),
        Marker::Asset("/plugins/buddypress/", 1),
    ],
    version: Version::Asset("/plugins/buddypress/"),
    post: PostRules {
        root: ".activity-list .activity-item, .activity-comments li[id^='acomment-']",
        id: "@id",
        url: ".activity-header a.activity-time-since @href | .acomment-meta a.activity-time-since @href",
        author: ".activity-header a | .acomment-meta a",
        date: ".activity-header .time-since | .acomment-meta .time-since",
        // replies repeat there what they show: "1 year ago", counted back from now
        exact_date: ".activity-header .time-since @data-livestamp | @data-bp-timestamp",
        body: ".activity-inner | .acomment-content",
        nest: ".activity-comments ul",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::Button, ".activity-read-more")], ..BodyRules::NONE },
    thread: ThreadRules {
        title: "h1.entry-title | h1.wp-block-post-title | h1.page-title",
        pagination: ".pagination-links",
        current: ".current",
        index: "#groups-dir-list",
        stream: "body:not(.activity-permalink) .activity-list",
        ..ThreadRules::NONE
    },
    ..Platform::NONE
};
