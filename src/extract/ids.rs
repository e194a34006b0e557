//! Ids and page numbers in what templates write: element ids, anchors, URLs.

use crate::document::Post;
use crate::render;

/// What a post's id follows in an element's id, an anchor or a URL.
const POST: [&str; 11] =
    ["post: ", "post-", "post_", "comment-", "comment=", "#post", "#p", "?p=", "&p=", "pid=", "pid"];
/// What a user's id follows in a profile's URL, behind the mark of a parameter.
const USER: [&str; 5] = ["u=", "uid=", "user=", "userid=", "id="];
/// What a page's number follows in a URL.
const PAGE: [&str; 5] = ["?page=", "&page=", "/page", "/page-", "/page/"];

/// The id in a text such as `post-123`, `#p123` or `showpost.php?p=123&postcount=2`, else the last run of digits, else
/// the whole.
pub(crate) fn post_id(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(id) = number_after(text, &POST) {
        return Some(id.to_owned());
    }
    let last = text.rsplit(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty());
    Some(last.unwrap_or(text).to_owned()).filter(|id| !id.is_empty())
}

/// The user's id in a profile's URL, such as `members/anna.123/`, `?u=7` or `user/7-anna`.
pub(crate) fn user_id(url: &str) -> Option<String> {
    let after = |at: usize| &url[at + 1..];
    let found = url.bytes().enumerate().find_map(|(at, byte)| match byte {
        b'?' | b'&' | b';' => USER.iter().find_map(|name| digits(after(at).strip_prefix(name)?)),
        b'/' | b'.' => digits(after(at)).filter(|id| is_last(&after(at)[id.len()..])),
        _ => None,
    });
    found.map(str::to_owned)
}

/// The page number in `?page=2`, `/page-2` or `/page/2`.
pub(crate) fn page_number(url: &str) -> Option<u32> {
    number_after(url, &PAGE)?.parse().ok()
}

/// By what a post is told from those before it: its id, or else what it says, by whom and when; nothing where that is not
/// shown.
pub(super) fn identity(post: &Post) -> Option<String> {
    let author = || post.author.as_ref()?.name.as_deref();
    let said =
        || Some(format!("{} {} {}", post.published.as_ref()?, author()?, render::text::blocks(&post.body, true)));
    post.id.as_ref().map(|id| format!("id {id}")).or_else(said)
}

/// The digits that follow one of some words, where it stands first.
fn number_after<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let is_digit = |at: usize| text.as_bytes()[at].is_ascii_digit();
    let starts = (0..text.len()).filter(|at| is_digit(*at) && (*at == 0 || !is_digit(at - 1)));
    let mut numbers = starts.map(|at| text.split_at(at));
    let (_, rest) = numbers.find(|(before, _)| words.iter().any(|word| before.ends_with(word)))?;
    digits(rest)
}

/// The digits that a text begins with.
fn digits(text: &str) -> Option<&str> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    (count > 0).then(|| &text[..count])
}

/// Whether what follows a number in a URL is the rest of the last part of its path: `-anna`, `/`, `?tab=2`.
fn is_last(rest: &str) -> bool {
    let is_end = |rest: &str| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        rest.is_empty() || rest.starts_with(['?', '#'])
    };
    let name = rest.strip_prefix('-').map_or(0, |name| 1 + name.find(['/', '?', '#']).unwrap_or(name.len()));
    is_end(&rest[name..])
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
            ("https://example.org/users/7?tab=2", Some("7")),
            ("https://example.org/users/7-anna#posts/9", Some("7")),
            ("https://example.org/users/7-anna/posts", None),
            ("https://example.org/é?user=7", Some("7")),
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
