//! A post, and what is in it.

use serde::Serialize;

use crate::block::Block;

/// Who wrote something.
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// let author = document.posts[1].author.as_ref().expect("the page names it");
/// assert_eq!(author.name.as_deref(), Some("Truing Stand"));
/// assert_eq!(author.role.as_deref(), Some("Moderator"));
/// assert_eq!(author.post_count, Some(8640));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// let post = &document.posts[1];
/// assert_eq!(post.published.as_deref(), Some("2024-04-06T11:47:03+02:00"));
/// assert!(post.text.starts_with("> are the bearings in a hub that old"));
/// assert_eq!(post.signature.as_deref(), Some("A wheel is true until you look at it."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// let quote = &document.posts[1].quotes[0];
/// assert_eq!(quote.author.as_deref(), Some("mudguard"));
/// assert_eq!(quote.source, document.posts[0].id);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// let page = "Steep it for two minutes in the blue pot.\n\nblue-pot.jpg\n\nThe second infusion is better.";
/// let document = dechrome::clean(page, &dechrome::Options::new())?;
/// assert_eq!(document.images[0].name.as_deref(), Some("blue-pot.jpg"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new())?;
/// let files = document.posts.iter().flat_map(|post| &post.attachments);
/// let bytes: u64 = files.filter_map(|file| file.size).sum();
/// assert_eq!(bytes, 0); // nothing is attached on this page
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// let page = "<html id='XF'><article class='message message--post' data-content='post-7' data-author='Anna'><div class='message-body'>
///     <div class='bbWrapper'>See <a href='/pots/blue'>the pot</a>.</div></div></article></html>";
/// let input = dechrome::Input::from_text(page).url("https://forum.example/threads/tea.1/");
/// let document = dechrome::clean(input, &dechrome::Options::new())?;
/// let link = &document.posts[0].links[0];
/// assert_eq!((link.url.as_str(), link.text.as_str()), ("https://forum.example/pots/blue", "the pot"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Link {
    /// Absolute URL where the page's is known, else as written.
    pub url: String,
    /// The linked text.
    pub text: String,
}

fn is_false(value: &bool) -> bool {
    !value
}
