//! What was removed, and why.

use serde::Serialize;

/// A span of `full_text` that is not in the clean page, and why.
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new().explain(true))?;
/// let full_text = document.full_text.as_deref().unwrap_or_default();
/// let removal = &document.removed[0];
/// assert_eq!(&full_text[removal.start..removal.end], "Forums\nWhat's new\n");
/// assert_eq!(removal.rule, "phrase.en.navigation");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// # let page = std::fs::read("examples/pages/thread.html")?;
/// # let document = dechrome::clean(&page[..], &dechrome::Options::new().explain(true))?;
/// use dechrome::RemovalKind;
/// let stats = document.removed.iter().filter(|removal| removal.kind == RemovalKind::Stats);
/// assert!(stats.count() > 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    ///
    /// ```
    /// assert_eq!(dechrome::RemovalKind::ImageName.as_str(), "image_name");
    /// ```
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
