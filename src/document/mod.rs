//! The result: plain owned data. Every field is documented with its unit, precision and when it is absent.
//!
//! The JSON form ([`Document::to_json`]) has the same names; absent fields and empty lists are omitted.

use serde::Serialize;

use crate::block::Block;

mod join;
mod page;
mod post;
mod removal;

pub use page::{Counts, PageLinks, Stats, ThreadLink};
pub use post::{Attachment, Author, Image, Link, Post, Quote};
pub use removal::{Removal, RemovalKind};

/// The version of the JSON form, its field `schema`.
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// assert_eq!(document.schema, dechrome::SCHEMA);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const SCHEMA: u32 = 1;

/// A cleaned page.
///
/// ```
/// let page = std::fs::read("examples/pages/thread.html")?;
/// let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// assert_eq!(document.title.as_deref(), Some("Old bicycle, new bearings"));
/// assert_eq!(document.breadcrumbs, ["Forums", "Bicycles"]);
/// assert_eq!(document.posts.len(), 3);
/// assert!(document.text.starts_with("My grandmother's bicycle came out of the barn"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    /// Who wrote the opening post or article; absent on a thread's later pages unless the page says so. Several authors
    /// of an article are one name, joined as the page joins them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Author>,
    /// When the opening post or article was published: RFC 3339, as precise as the page (`2024-08-19` if it shows no time, no offset if it shows no zone).
    /// An article whose page shows but the day of its last change has that.
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
    /// The thread takes no more answers; false where the page does not say.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// Its question has an accepted answer, or is marked as solved.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub solved: bool,
    /// It is kept at the top of its forum.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sticky: bool,
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
    /// The clean page: the posts' bodies, or the article's, separated by blank lines. Options decide about header lines, quotes and comments. The title where no post has any text.
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
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// assert_eq!(document.kind, dechrome::Kind::Thread);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// assert_eq!(document.method, dechrome::Method::Platform);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// let platform = document.platform.expect("the markup is XenForo's");
/// assert_eq!((platform.name.as_str(), platform.version.as_deref()), ("xenforo", Some("2")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct PlatformInfo {
    /// Lower-case name, such as `xenforo`, `phpbb`, `vbulletin`, `discourse`, `invision`.
    pub name: String,
    /// As precise as the page tells, such as `2.2` or `3`; absent when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

impl Kind {
    /// Its name in JSON and in C.
    ///
    /// ```
    /// assert_eq!(dechrome::Kind::Thread.as_str(), "thread");
    /// ```
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
    ///
    /// ```
    /// assert_eq!(dechrome::Method::Records.as_str(), "records");
    /// ```
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

const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<Document>();
};
