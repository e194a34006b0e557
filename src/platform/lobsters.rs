//! Lobsters and the sites that run its code. A story that is a link says what its title says.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};

pub(super) static LOBSTERS: Platform = Platform {
    id: "lobsters",
    versions: "2012 and later",
    markers: &[
        Marker::Class("comments_subtree", 2),
        Marker::Class("story_liner", 2),
        Marker::Class("comment_folder_button", 1),
        Marker::Class("comment_text", 1),
        Marker::Class("story_content", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: "ol.stories:has(+ .story_content), .comments .comment[data-shortid]",
        after: ".story_content",
        id: "@data-shortid | .story @data-shortid",
        url: ".byline a[href*='/c/'] @href | .comments_label a @href",
        author: ".byline .u-author | .byline a[href*='/~']:not(:has(img)) | .byline a[href*='/u/']:not(:has(img))",
        date: ".byline time | .byline span[title]",
        body: ".story_text | .comment_text | .story .link a | .story .link",
        reactions: ".voters .upvoter | .voters .score",
        nest: ".comments_subtree:not(#story_comments)",
        ..PostRules::NONE
    },
    body: BodyRules::NONE,
    thread: ThreadRules {
        title: ".story .link a | .story .link",
        tags: ".story .tags .tag",
        replies: ".story .comments_label a",
        listing: "ol.stories",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::WordIds],
};
