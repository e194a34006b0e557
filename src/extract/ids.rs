//! Ids and page numbers in what templates write: element ids, anchors, URLs.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::Post;
use crate::render;

/// What a post's id follows in an element's id, an anchor or a URL.
static POST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:post: |post[-_]|comment[-=]|#p(?:ost)?|[?&]p=|pid=?)([0-9]+)"));
/// What a user's id follows in a profile's URL, or where it stands in the last part of the path: `anna.7/`, `7-anna`, `7`.
static USER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[?&;](?:u|uid|user|userid|id)=([0-9]+)|[/.]([0-9]+)(?:-[^/?]*)?/?(?:[?#].*)?$"));
/// What a page's number follows in a URL.
static PAGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:[?&]page=|/page[-/]?)([0-9]+)"));

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a test compiles every pattern")
}

/// The id in a text such as `post-123`, `#p123` or `showpost.php?p=123&postcount=2`, else the last run of digits, else
/// the whole.
pub(crate) fn post_id(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(id) = first_group(&POST, text) {
        return Some(id.to_owned());
    }
    let last = text.rsplit(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty());
    Some(last.unwrap_or(text).to_owned()).filter(|id| !id.is_empty())
}

/// The user's id in a profile's URL, such as `members/anna.123/`, `?u=7` or `user/7-anna`.
pub(crate) fn user_id(url: &str) -> Option<String> {
    first_group(&USER, url).map(str::to_owned)
}

/// The page number in `?page=2`, `/page-2` or `/page/2`.
pub(crate) fn page_number(url: &str) -> Option<u32> {
    first_group(&PAGE, url)?.parse().ok()
}

/// By what a post is told from those before it: its id, or else what it says, by whom and when; nothing where that is not
/// shown.
pub(super) fn identity(post: &Post) -> Option<String> {
    let author = || post.author.as_ref()?.name.as_deref();
    let said =
        || Some(format!("{} {} {}", post.published.as_ref()?, author()?, render::text::blocks(&post.body, true)));
    post.id.as_ref().map(|id| format!("id {id}")).or_else(said)
}

fn first_group<'t>(regex: &Regex, text: &'t str) -> Option<&'t str> {
    let captures = regex.captures(text)?;
    captures.iter().skip(1).flatten().next().map(|group| group.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts() {
        for (text, id) in [
            ("post-123", "123"),
            ("js-post-7124319", "7124319"),
            ("p550452", "550452"),
            ("elComment_4398561", "4398561"),
            ("post: 7124315", "7124315"),
            ("showpost.php?p=2017176&postcount=2", "2017176"),
            ("threads/tea.12/page-2#post-77", "77"),
            ("topic:12, post:3", "3"),
            ("abc", "abc"),
        ] {
            assert_eq!(post_id(text).as_deref(), Some(id), "{text}");
        }
        assert_eq!(post_id(" "), None);
    }

    #[test]
    fn users() {
        for (url, id) in [
            ("https://example.org/members/anna.123/", Some("123")),
            ("member.php?s=1f&u=25", Some("25")),
            ("https://example.org/profile/16150-anna/", Some("16150")),
            ("https://example.org/users/34088/anna", None),
            ("https://example.org/u/anna", None),
        ] {
            assert_eq!(user_id(url).as_deref(), id, "{url}");
        }
    }

    #[test]
    fn pages() {
        assert_eq!(page_number("https://example.org/threads/tea.1/page-12#post-3"), Some(12));
        assert_eq!(page_number("https://example.org/t?page=3&x=1"), Some(3));
        assert_eq!(page_number("https://example.org/pages"), None);
    }
}
