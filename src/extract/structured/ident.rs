//! The software's id of a post, from what structured data and its element show.

use crate::dom::Node;

/// Attributes that hold a post's bare id.
const ATTRIBUTES: &[&str] = &[
    "data-post-id",
    "data-postid",
    "data-pid",
    "data-answerid",
    "data-questionid",
    "data-comment-id",
    "data-commentid",
];

/// Query parameters that name a post.
const PARAMETERS: &[&str] = &["p", "pid", "post", "postid", "comment", "post_id", "comment_id"];

/// Path segments before a post's id.
const SEGMENTS: &[&str] = &["post", "posts", "p", "comment", "comments", "answer", "a", "q", "reply"];

/// The id: an identifier as given, then the element's, then the permalink's.
pub(super) fn of(
    node: Option<Node>,
    identifier: Option<String>,
    url: Option<&str>,
    number: Option<u64>,
) -> Option<String> {
    let attribute = || node.and_then(|node| ATTRIBUTES.iter().find_map(|name| node.attr(name)));
    let attribute = || attribute().map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned);
    identifier
        .filter(|id| !id.contains("://"))
        .or_else(attribute)
        .or_else(|| of_element(node?, number))
        .or_else(|| of_url(url?))
}

/// Of `id="post-123"`; but where the number is only the post's place in the thread, it is no id.
fn of_element(node: Node, number: Option<u64>) -> Option<String> {
    let digits = last_digits(node.attr("id")?)?;
    (digits.parse().ok() != number || number.is_none()).then(|| digits.to_owned())
}

fn of_url(url: &str) -> Option<String> {
    let (url, fragment) = url.split_once('#').unwrap_or((url, ""));
    if let Some(digits) = last_digits(fragment) {
        return Some(digits.to_owned());
    }
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let of_query = query.split(['&', ';']).filter_map(|pair| pair.split_once('=')).find_map(|(name, value)| {
        let numeric = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
        (numeric && PARAMETERS.contains(&name)).then(|| value.to_owned())
    });
    let of_path = || {
        let mut segments = path.trim_end_matches('/').rsplit('/');
        let last = segments.next()?;
        let (name, id) = last.rsplit_once('-').or_else(|| segments.next().map(|name| (name, last)))?;
        (SEGMENTS.contains(&name) && !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit())).then(|| id.to_owned())
    };
    of_query.or_else(of_path)
}

fn last_digits(text: &str) -> Option<&str> {
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    (start < text.len()).then(|| &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_permalinks() {
        let cases = [
            ("https://x.example/threads/tea.12/#post-34", Some("34")),
            ("https://x.example/threads/tea.12/post-34", Some("34")),
            ("/viewtopic.php?p=34", Some("34")),
            ("/topic/12-tea/?do=findComment&comment=34", Some("34")),
            ("/posts/34/", Some("34")),
            ("/a/34", Some("34")),
            ("/t/tea/12", None),
            ("/threads/tea.12/", None),
            ("", None),
        ];
        for (url, expected) in cases {
            assert_eq!(of(None, None, Some(url), None).as_deref(), expected, "{url}");
        }
    }
}
