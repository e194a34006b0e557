//! What a page says about its thread, its forum and its board.

use serde::Serialize;

/// Where a page stands among its thread's pages.
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// /// What a crawler fetches next.
/// fn next(document: &dechrome::Document) -> Option<&str> {
///     document.page.as_ref()?.next.as_deref()
/// }
/// assert_eq!(next(&document), None); // the thread has one page
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// let replies = document.counts.as_ref().and_then(|counts| counts.replies);
/// assert_eq!(replies, None); // this page does not count them
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// for thread in &document.threads {
///     println!("{} has {:?} replies: {:?}", thread.title, thread.replies, thread.url);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    /// It is kept at the top of the list; false where the page does not say.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sticky: bool,
}

/// A board's statistics. A count is exact unless the page abbreviates it (`33.7K` is 33,700).
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// let stats = document.stats.expect("the page has a block of them");
/// assert_eq!((stats.threads, stats.members), (Some(1207), Some(964)));
/// assert_eq!(stats.latest_member.as_deref(), Some("spokeshave"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
