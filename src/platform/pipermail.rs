//! Pipermail, the archives of Mailman 2: a message a page, and lists of messages by thread, date, subject and author.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};

pub(super) static PIPERMAIL: Platform = Platform {
    id: "pipermail",
    versions: "0.09 (Mailman 2)",
    markers: &[
        Marker::Comment("beginarticle", 3),
        Marker::Title("Archive by thread", 3),
        Marker::Title("Archive by date", 3),
        Marker::Title("Archive by subject", 3),
        Marker::Title("Archive by author", 3),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "html",
        id: "link[rel='made'] @href | a[href*='In-Reply-To='] @href",
        author: "body > b",
        date: "body > i",
        between: ("beginarticle", "endarticle"),
        ..PostRules::NONE
    },
    body: BodyRules::NONE,
    thread: ThreadRules { title: "h1", listing: "a[name='start']", ..ThreadRules::NONE },
    quirks: &[Quirk::Mail, Quirk::LinkedPosts],
};
