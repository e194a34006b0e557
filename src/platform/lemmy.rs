//! Lemmy: the pages of lemmy-ui. A post that is a link says what its title says.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static LEMMY: Platform = Platform {
    id: "lemmy",
    versions: "0.18, 0.19",
    markers: &[
        Marker::Class("lemmy-site", 3),
        Marker::Class("person-listing", 1),
        Marker::Class("community-link", 1),
        Marker::Class("comment-node", 1),
        Marker::Class("moment-time", 1),
        Marker::Class("post-listing", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".post .post-listing, .comment-node",
        id: "@id | .btn[href^='/post/'] @href",
        url: ".btn[href^='/post/']:not([href*='?']) @href | .btn[href^='/comment/'] @href",
        author: ".person-listing > span | .person-listing",
        author_url: ".person-listing @href",
        // that of who opened the thread is no role
        role: ".person-listing ~ .row .badge.text-danger @aria-label | .person-listing ~ .row .badge.text-primary @aria-label",
        date: ".moment-time",
        body: "#postContent | .comment-content | .post-title h1",
        reactions: ".post-score | .unselectable [aria-label][data-tippy-content]",
        nest: "ul.comments",
        ..PostRules::NONE
    },
    body: BodyRules { drop: &[(RemovalKind::Button, "button, .btn")], ..BodyRules::NONE },
    thread: ThreadRules {
        title: ".post .post-title h1",
        breadcrumbs: ".post-listing .community-link",
        replies: ".post-listing a[href*='scrollToComments'] @title",
        listing: ".home .post-listing, .community .post-listing",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::DatesInTooltip],
};
