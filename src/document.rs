//! The result: plain owned data. Every field is documented with its unit, precision and when it is absent.
//!
//! The JSON form ([`Document::to_json`]) has the same names; absent fields and empty lists are omitted.

use serde::Serialize;

use crate::block::Block;

/// The version of the JSON form, its field `schema`.
pub const SCHEMA: u32 = 1;

/// A cleaned page.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Document {
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// What the page is.
    pub kind: Kind,
    /// How its content was found.
    pub method: Method,
    /// How likely `kind` and content are right: 0 to 1, two decimals.
    pub confidence: f64,
    /// The forum software; absent when unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<PlatformInfo>,
    /// The WHATWG label of the encoding the bytes were read in, lower case (`utf-8`, `windows-1252`); absent when the input was text already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The thread's or article's title, without the site's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The URL given with the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The absolute URL the page names as its canonical one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical_url: Option<String>,
    /// The site's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// BCP 47 language tag, from the markup where it names one, else detected from the text; absent when neither tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who wrote the opening post or article; absent on a thread's later pages unless the page says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Author>,
    /// When the opening post or article was published: RFC 3339, as precise as the page (`2024-08-19` if it shows no time, no offset if it shows no zone).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When it was last changed, as precise as the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// The path from the site's root to the page's forum, outermost first, without the title itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breadcrumbs: Vec<String>,
    /// Tags and thread prefixes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Where the page stands among the thread's pages; absent when it names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<PageLinks>,
    /// How often the thread was answered and read; absent when the page tells none of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counts>,
    /// The posts, in page order. Empty unless the page is a thread or has comments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Post>,
    /// The threads of a listing, in page order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub threads: Vec<ThreadLink>,
    /// The board's statistics; absent when the page shows none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stats: Option<Stats>,
    /// The images of an article, file names from flat text included. A post's images stand in the post.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Image>,
    /// The body of a page that is no thread, as rich text; its text is in `text`. Not in JSON.
    #[serde(skip)]
    pub body: Vec<Block>,
    /// The clean page: the posts' bodies, or the article's, separated by blank lines. Options decide about header lines, quotes and comments.
    pub text: String,
    /// What was removed from `full_text`, ascending and without overlap; empty without option `explain`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Removal>,
    /// All visible text of the page in reading order, or the decoded flat text; absent without option `explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_text: Option<String>,
    /// How the renderers show it: set from the options.
    #[serde(skip)]
    pub(crate) view: View,
}

/// What the options said about rendering; `None` is the format's default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct View {
    pub(crate) headers: Option<bool>,
    pub(crate) quotes: Option<bool>,
    pub(crate) comments: bool,
    /// Quotes are cited sources, not repeated posts (Q&A software).
    pub(crate) quotes_cite: bool,
}

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Kind {
    /// A discussion: its posts are in `posts`.
    Thread,
    /// One text; comments below it are in `posts`.
    Article,
    /// A forum's list of threads.
    Listing,
    /// A board's front page.
    Index,
    /// Anything else: an empty page, an error page, a login wall.
    #[default]
    Other,
}

/// How the content was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Method {
    /// By the rules of a known forum software.
    Platform,
    /// By structured data: JSON-LD or microdata.
    Structured,
    /// As records that repeat, of unknown software.
    Records,
    /// As the main text of an article.
    Article,
    /// From flat text.
    #[default]
    Text,
}

/// The forum software.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct PlatformInfo {
    /// Lower-case name, such as `xenforo`, `phpbb`, `vbulletin`, `discourse`, `invision`.
    pub name: String,
    /// As precise as the page tells, such as `2.2` or `3`; absent when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Author {
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Absolute URL of the profile; absent for guests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The software's id of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// User title or rank as shown, such as `Moderator`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// When the user joined: RFC 3339 date, as precise as the page (`2012-05` or `2012` too).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joined: Option<String>,
    /// The user's posts on the board.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_count: Option<u64>,
}

/// One post, or a comment under one.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Post {
    /// The software's id of the post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its place in the thread, from 1, as shown on the page; absent when it is not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// Absolute permalink.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The post's own title; absent when it only repeats the thread's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Author>,
    /// When: RFC 3339, as precise as the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The date as the page shows it, such as `Yesterday at 4:11 PM`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_raw: Option<String>,
    /// When it was last edited, as precise as the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// The body as rich text. Not in JSON.
    #[serde(skip)]
    pub body: Vec<Block>,
    /// The body as text; quoted blocks stay in place, each line of them starting with `> `.
    pub text: String,
    /// The quotations in it, in order, nested ones after the one that holds them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// The author's signature as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// Pictures in the body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Image>,
    /// Attached files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Links in the body, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Likes, votes or score, as shown; may be negative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reactions: Option<i64>,
    /// Marked as the accepted answer or solution.
    #[serde(skip_serializing_if = "is_false")]
    pub accepted: bool,
    /// The post that opened the thread.
    #[serde(skip_serializing_if = "is_false")]
    pub opening: bool,
    /// A comment under a post or answer, named in `reply_to`.
    #[serde(skip_serializing_if = "is_false")]
    pub comment: bool,
    /// The id of the post it answers, where the page shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// Levels below the opening post in a threaded view, from 0; absent in a flat one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depth: Option<u32>,
}

/// A quotation in a post.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Quote {
    /// Who is quoted; absent when the page does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The id of the quoted post; absent when the page does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The quoted text, without what it quotes itself.
    pub text: String,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Image {
    /// Absolute URL; absent when only a file name is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// File name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Alternative text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
}

/// A file attached to a post.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Attachment {
    /// File name as shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Absolute URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Size in bytes, as precise as the page shows it (`12.3 KB` is 12,595).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
}

/// A link in a post.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Link {
    /// Absolute URL where the page's is known, else as written.
    pub url: String,
    /// The linked text.
    pub text: String,
}

/// Where a page stands among its thread's pages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct PageLinks {
    /// This page's number, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// How many pages there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// Absolute URL of the first page; absent on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Absolute URL of the previous page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
    /// Absolute URL of the next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Absolute URL of the last page; absent on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
}

/// How often a thread was answered and read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Counts {
    /// Answers, without the opening post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replies: Option<u64>,
    /// Views.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub views: Option<u64>,
    /// Posts, the opening one included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posts: Option<u64>,
}

/// A thread in a listing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct ThreadLink {
    /// Its title.
    pub title: String,
    /// Its absolute URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who opened it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replies: Option<u64>,
    /// Views.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub views: Option<u64>,
    /// When it was last answered: RFC 3339, as precise as the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_post: Option<String>,
}

/// A board's statistics. A count is exact unless the page abbreviates it (`33.7K` is 33,700).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Stats {
    /// Threads or topics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threads: Option<u64>,
    /// Posts or messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posts: Option<u64>,
    /// Registered members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<u64>,
    /// The name of who registered last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest_member: Option<String>,
    /// Users online now, guests included where the page counts them; never the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online: Option<u64>,
}

/// A span of `full_text` that is not in the clean page, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Removal {
    /// First byte, on a character boundary.
    pub start: usize,
    /// Byte after the last, on a character boundary.
    pub end: usize,
    /// What the span is.
    pub kind: RemovalKind,
    /// The rule that said so: `platform.<name>.<field>`, `phrase.<language>.<section>`, `shape.<signal>`, `html.<tag>` or
    /// `outside.<method>` for what lies outside posts and article.
    pub rule: String,
}

/// What a removed span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RemovalKind {
    /// Menus, "Back", "Top", skip links, footers.
    Navigation,
    /// Board statistics, newest member.
    Stats,
    /// An image's file name.
    ImageName,
    /// The author's panel beside a post: name, role, avatar, join date, counters.
    UserPanel,
    /// A post's date, number and permalink.
    PostHeader,
    /// Reply, quote, report, like and other controls.
    Button,
    /// A signature.
    Signature,
    /// Who liked a post, votes.
    Reactions,
    /// "Last edited by …".
    EditNotice,
    /// A quotation's header line, such as "X wrote:".
    QuoteHeader,
    /// Attachment names, sizes and counters.
    Attachment,
    /// Page numbers, next, previous.
    Pagination,
    /// The path from the site's root.
    Breadcrumbs,
    /// Who is online or reads the thread.
    Online,
    /// Similar and recommended threads.
    Related,
    /// Log in, register, consent.
    Login,
    /// Forms and reply boxes.
    Form,
    /// Advertisements.
    Ad,
    /// The software's own preview of a linked page.
    Embed,
    /// Share links.
    Share,
    /// A post or paragraph that stands on the page twice.
    Duplicate,
    /// Other text outside posts and article.
    Boilerplate,
}

impl RemovalKind {
    /// Its name in JSON and in C, such as `image_name`.
    pub fn as_str(self) -> &'static str {
        match self {
            RemovalKind::Navigation => "navigation",
            RemovalKind::Stats => "stats",
            RemovalKind::ImageName => "image_name",
            RemovalKind::UserPanel => "user_panel",
            RemovalKind::PostHeader => "post_header",
            RemovalKind::Button => "button",
            RemovalKind::Signature => "signature",
            RemovalKind::Reactions => "reactions",
            RemovalKind::EditNotice => "edit_notice",
            RemovalKind::QuoteHeader => "quote_header",
            RemovalKind::Attachment => "attachment",
            RemovalKind::Pagination => "pagination",
            RemovalKind::Breadcrumbs => "breadcrumbs",
            RemovalKind::Online => "online",
            RemovalKind::Related => "related",
            RemovalKind::Login => "login",
            RemovalKind::Form => "form",
            RemovalKind::Ad => "ad",
            RemovalKind::Embed => "embed",
            RemovalKind::Share => "share",
            RemovalKind::Duplicate => "duplicate",
            RemovalKind::Boilerplate => "boilerplate",
        }
    }
}

impl Kind {
    /// Its name in JSON and in C.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Thread => "thread",
            Kind::Article => "article",
            Kind::Listing => "listing",
            Kind::Index => "index",
            Kind::Other => "other",
        }
    }
}

impl Method {
    /// Its name in JSON and in C.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Platform => "platform",
            Method::Structured => "structured",
            Method::Records => "records",
            Method::Article => "article",
            Method::Text => "text",
        }
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<Document>();
};
