//! Vanilla Forums 2 and 3 and their successor, Higher Logic Vanilla, where the server writes the posts.

use super::{BodyRules, Marker, Platform, PostRules, Quirk, ThreadRules, Version};
use crate::document::RemovalKind;

pub(super) static VANILLA: Platform = Platform {
    id: "vanilla",
    versions: "2.0–4",
    markers: &[
        Marker::BodyId("vanilla_discussion_index", 3),
        Marker::BodyId("vanilla_discussion_comment", 3),
        Marker::BodyId("vanilla_discussions_index", 3),
        Marker::BodyId("vanilla_categories_index", 3),
        Marker::BodyClass("Vanilla", 1),
        Marker::BodyClass("Section-Discussion", 2),
        Marker::Asset("/applications/vanilla/", 2),
        Marker::Asset("/applications/dashboard/", 1),
        Marker::Class("ItemComment", 2),
        Marker::Class("ItemDiscussion", 2),
        Marker::IdNumber("Comment_", 1),
        Marker::IdNumber("Discussion_", 1),
        Marker::Class("CommentHeading", 1),
    ],
    version: Version::Unknown,
    post: PostRules {
        root: ".ItemDiscussion, .ItemComment, .Item.Comment, .Item.FirstComment",
        // the accepted answer stands above the answers, too
        skip: ".DataBox-AcceptedAnswers .Item, .Preview .Item, .Comment .Comment",
        id: "@id | .Permalink @href",
        number: "a.Permalink[name^='Item_']:not([name='Item_']) @name",
        url: "a.Permalink @href | .Permalink a @href",
        author: ".Author a.Username | .Author .Username | .Author a:not(.PhotoWrap):not(.Photo) | .Author a[title] @title",
        author_url: ".Author a.Username @href | .Author a[href*='/profile/'] @href",
        author_id: ".Author a[data-userid] @data-userid",
        role: ".RoleTitle | .AuthorTitle | .AuthorInfo .Rank @title | .AuthorInfo .Rank",
        joined: ".JoinDate time @datetime | .JoinDate time | .JoinDate",
        post_count: ".CountPosts .Number @title | .CountPosts .Number | .CountPosts | .PostCount b | .PostCount",
        panel: ".AuthorInfo",
        date: ".DiscussionMeta .DateCreated | .CommentMeta .DateCreated | .DateCreated | .Meta time",
        modified: ".PostEdited time | .DateUpdated",
        body: ".Item-Body .Message | .Message",
        signature: ".UserSignature | .Signature",
        attachment: ".Attachments .Attachment, .AttachFileContainer .Attachment, .embedExternal .attachment",
        reactions: ".Column-Score | .Voter .CountVotes",
        accepted: ".QnA-Item-Accepted .Item-Body",
        ..PostRules::NONE
    },
    body: BodyRules {
        drop: &[
            (RemovalKind::Reactions, ".Reactions"),
            (RemovalKind::EditNotice, ".PostEdited, .DateUpdated"),
            (RemovalKind::PostHeader, ".DiscussionInfo, .DiscussionComments, .InlineTags"),
            (RemovalKind::Signature, ".UserSignature, .Signature"),
            (RemovalKind::Attachment, ".Attachments, .AttachFileContainer, .embedExternal .attachment"),
            (RemovalKind::Embed, ".embedLink, .embedLink-link"),
            (RemovalKind::Button, ".QuoteFolding, .SpoilerTitle, .SpoilerReveal, .spoiler-buttonContainer"),
            (RemovalKind::Button, ".embedQuote-seeMore, .embedQuote-collapseButton"),
        ],
        quote: ".embedQuote",
        quote_author: ".QuoteAuthor a | .QuoteAuthor | .embedQuote-userName | div:has(> .QuoteLink) > a:first-child | cite",
        quote_source: "a.QuoteLink @href | .embedQuote-metaLink @href | .embedText-header a[href*='/discussion/'] @href",
        quote_header: ".QuoteAuthor, .embedQuote-header, .embedText-header, div:has(> .QuoteLink), blockquote > cite",
        ..BodyRules::NONE
    },
    thread: ThreadRules {
        title: "#Item_0 h1 | .Discussion .PageTitle h1 | .PageTitle h1 | .HeadingTitle h1 | h1.H",
        title_drop: ".Tag, .Options",
        tags: ".InlineTags li a, .TagCloud li a[href*='/tagged/']",
        breadcrumbs: ".Breadcrumbs .CrumbLabel",
        pagination: "#PagerBefore | #PagerAfter | .NumberedPager",
        current: ".Highlight",
        replies: "#Item_0 .CountComments .Number @title",
        views: "#Item_0 .CountViews .Number @title",
        locked: ".DiscussionName .Tag-Closed, #Item_0 .Tag-Closed, .DismissMessage.Closed",
        index: "body.Section-CategoryList",
        listing: "body.Section-DiscussionList, body.Section-CategoryDiscussionList, ul.DataList.Discussions",
        ..ThreadRules::NONE
    },
    quirks: &[Quirk::RepliesNumbered],
};
