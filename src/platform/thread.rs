//! Where a page tells about its thread and its board.

use crate::chrome::phrases::StatField;

/// Where the page tells about the thread. Fields over the whole document.
pub(crate) struct ThreadRules {
    /// Element: the title.
    pub(crate) title: &'static str,
    /// Selector of what stands inside the title and does not belong to it, such as prefixes.
    pub(crate) title_drop: &'static str,
    /// Selector of tags and prefixes.
    pub(crate) tags: &'static str,
    /// Selector of breadcrumb items.
    pub(crate) breadcrumbs: &'static str,
    /// Element: the pagination; page numbers and links are read inside its first match.
    pub(crate) pagination: &'static str,
    /// Element, inside the pagination, of the current page's number.
    pub(crate) current: &'static str,
    /// Selector of the statistics block.
    pub(crate) stats: &'static str,
    /// What the first numbers in the statistics block count, in any language; empty where labels must say so.
    pub(crate) stats_order: &'static [StatField],
    /// Element: the newest member's name, in the statistics block.
    pub(crate) latest: &'static str,
    /// Field of the newest member's name, where that stands outside the statistics block.
    pub(crate) newest: &'static str,
    /// Field whose first number is how many users are online.
    pub(crate) online: &'static str,
    /// Field whose first number is how many members the board has, where that stands outside the statistics block.
    pub(crate) members: &'static str,
    /// Field that names the page's time zone: "All times are GMT+8".
    pub(crate) zone: &'static str,
    /// Selectors of what a page has whose thread is locked, solved, or kept at the top of its forum. A thread with an accepted
    /// answer is solved in any case.
    pub(crate) locked: &'static str,
    pub(crate) solved: &'static str,
    pub(crate) sticky: &'static str,
    /// Field of the board's name.
    pub(crate) site: &'static str,
    /// Field whose largest number is how many posts the thread has.
    pub(crate) posts: &'static str,
    /// Field whose first number is how many answers the thread has.
    pub(crate) replies: &'static str,
    /// Field whose first number is how often the thread was read.
    pub(crate) views: &'static str,
    /// Selector of what only a board's front page has; asked where no post is found.
    pub(crate) index: &'static str,
    /// Selector of what only a list of threads has; asked where no post is found.
    pub(crate) listing: &'static str,
    /// Selector of what only a page has that shows posts of many threads, such as a member's posts: it is a listing all the same.
    pub(crate) stream: &'static str,
    /// Selector of what holds the comments and what belongs to them, where posts are comments under an article: the page is
    /// that article, and the comments are its posts.
    pub(crate) comments: &'static str,
    /// Field of who wrote that article; element: when it was published. Asked where nothing else on the page says so, on pages
    /// without comments, too.
    pub(crate) byline: &'static str,
    pub(crate) posted: &'static str,
}

impl ThreadRules {
    /// No rules.
    pub(crate) const NONE: ThreadRules = ThreadRules {
        title: "",
        title_drop: "",
        tags: "",
        breadcrumbs: "",
        pagination: "",
        current: "",
        stats: "",
        stats_order: &[],
        latest: "",
        newest: "",
        online: "",
        members: "",
        zone: "",
        locked: "",
        solved: "",
        sticky: "",
        site: "",
        posts: "",
        replies: "",
        views: "",
        index: "",
        listing: "",
        stream: "",
        comments: "",
        byline: "",
        posted: "",
    };
}
