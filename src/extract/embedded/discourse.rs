//! Discourse: `#data-preloaded` holds answers of its API by name, each as a text of JSON; that of the thread is `topic_12`.

use std::collections::HashMap;

use memchr::memmem;
use serde_json::Value;

use crate::document::{Author, Post};
use crate::dom::{Dom, Selector, decoded};
use crate::extract::dates::from_iso;

use super::members::members;
use super::{Carried, Embedded, id, text};

/// The kind of action that is a like.
const LIKE: u64 = 2;
/// The kind of post that somebody wrote, as opposed to "closed this topic".
const REGULAR: u64 = 1;

/// How an attribute writes a quotation mark: by references, unless it stands in other marks itself.
const QUOTES: [&str; 3] = ["&quot;", "\"", "&#34;"];
/// The attribute that stores a page's answers.
const STORED: &str = "data-preloaded";
/// What is read of a thread.
const TOPIC: [&str; 8] = ["post_stream", "tags", "title", "closed", "archived", "pinned_at", "views", "posts_count"];

/// `page` is the page's URL.
pub(super) fn read(dom: &Dom, page: Option<&str>) -> Option<Embedded> {
    let node = dom.root().first(&Selector::new("#data-preloaded"))?;
    let meant = || stored(node.attr(STORED)?, str::to_owned);
    let topic = node.written(STORED).and_then(|written| stored(written, decoded)).or_else(meant)?;
    let topic = members(&topic, |name| TOPIC.contains(&name)).map(Value::Object)?;
    let posts = topic["post_stream"]["posts"].as_array()?;
    let ids: HashMap<u64, String> =
        posts.iter().filter_map(|post| Some((post["post_number"].as_u64()?, id(post, "id")?))).collect();
    // of a forum in a folder: `/forum/t/tea/12`
    let folder = page.and_then(|url| url.split_once("/t/")).map_or("", |(folder, _)| folder);
    let tags = topic["tags"].as_array().into_iter().flatten();
    // tags are names, or objects that have one
    let tags = tags.filter_map(|tag| tag.as_str().map(str::to_owned).or_else(|| text(tag, "name")));
    Some(Embedded {
        title: text(&topic, "title"),
        is_locked: ["closed", "archived"].iter().any(|name| topic[name].as_bool() == Some(true)),
        is_sticky: topic["pinned_at"].is_string(),
        tags: tags.collect(),
        views: topic["views"].as_u64(),
        posts_count: topic["posts_count"].as_u64(),
        posts: posts.iter().map(|json| post(json, folder, &ids)).collect(),
        ..Embedded::default()
    })
}

/// The answer that is the thread, of all that an attribute stores, and how its text is read. Of the others nothing is: they are
/// longer.
fn stored(written: &str, read: impl Fn(&str) -> String) -> Option<String> {
    let thread = QUOTES.iter().find_map(|quote| {
        let name = format!("{quote}topic_");
        let mut names = memmem::find_iter(written.as_bytes(), &name).filter(|at| !is_escaped(&written[..*at]));
        names.find_map(|at| {
            let rest = written[at + name.len()..].trim_start_matches(|c: char| c.is_ascii_digit());
            let text = rest.strip_prefix(quote)?.strip_prefix(':')?.trim_start().strip_prefix(quote)?;
            let mut ends = memmem::find_iter(text.as_bytes(), quote).filter(|at| !is_escaped(&text[..*at]));
            Some(&text[..ends.next()?])
        })
    })?;
    serde_json::from_str(&format!("\"{}\"", read(thread))).ok()
}

/// Whether what follows a part of a text of JSON is escaped.
fn is_escaped(before: &str) -> bool {
    before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

fn post(json: &Value, folder: &str, ids: &HashMap<u64, String>) -> Carried {
    let author = Author {
        name: text(json, "username"),
        url: text(json, "username").map(|name| format!("{folder}/u/{name}")),
        id: id(json, "user_id"),
        role: text(json, "user_title"),
        ..Author::default()
    };
    let place = text(json, "topic_slug").zip(id(json, "topic_id")).zip(json["post_number"].as_u64());
    // drafts of the first minutes are no versions
    let is_edited = json["version"].as_u64().is_some_and(|version| version > 1);
    let likes = json["actions_summary"].as_array().into_iter().flatten();
    let likes = likes.filter(|action| action["id"].as_u64() == Some(LIKE)).find_map(|action| action["count"].as_i64());
    let post = Post {
        id: id(json, "id"),
        number: json["post_number"].as_u64(),
        url: place.map(|((slug, topic), number)| format!("{folder}/t/{slug}/{topic}/{number}")),
        author: Some(author),
        published: text(json, "created_at").and_then(|date| from_iso(&date)),
        modified: text(json, "updated_at").filter(|_| is_edited).and_then(|date| from_iso(&date)),
        reactions: likes,
        accepted: json["accepted_answer"].as_bool() == Some(true),
        reply_to: json["reply_to_post_number"].as_u64().and_then(|number| ids.get(&number).cloned()),
        ..Post::default()
    };
    let is_regular = json["post_type"].as_u64().is_none_or(|kind| kind == REGULAR);
    Carried { post, html: text(json, "cooked").filter(|_| is_regular) }
}

#[cfg(test)]
mod tests {
    use super::{QUOTES, read, stored};
    use crate::Options;
    use crate::dom::{Dom, Noscript, decoded};

    #[test]
    fn the_threads_answer_is_the_one_under_its_name() {
        for (answers, expected) in [
            (r#"{"topic_12":"{\"id\":12}"}"#, Some(r#"{"id":12}"#)),
            (r#"{"a":"\"topic_7\":\"no\"","topic_list":"no","topic_12":"yes","topic_13":"no"}"#, Some("yes")),
            (r#"{"a":"topic_1","topic_12":"a \\"}"#, Some("a \\")),
            (r#"{"topic_12":"'&lt;' &amp;amp; \u00e9"}"#, Some("'<' &amp; é")),
            (r#"{"topic_12": "yes"}"#, Some("yes")),
            (r#"{"topic_12":{"id":12}}"#, None),
            (r#"{"topic_12":"cut"#, None),
            ("", None),
        ] {
            for quote in QUOTES {
                assert_eq!(stored(&answers.replace('"', quote), decoded).as_deref(), expected, "{answers} {quote}");
            }
        }
    }

    #[test]
    fn answers_are_found_however_their_marks_are_written() {
        let answers = r#"{"topic_12":"{\"title\":\"Tea &amp; cake\",\"post_stream\":{\"posts\":[]}}"}"#;
        for (tag, quote) in [("div", "&quot;"), ("div", "&#x22;"), ("body", "&quot;")] {
            let page = format!("<{tag} id=data-preloaded data-preloaded=\"{}\">", answers.replace('"', quote));
            let dom = Dom::parse(&page, Noscript::Text, &Options::new()).unwrap();
            assert_eq!(read(&dom, None).and_then(|found| found.title).as_deref(), Some("Tea & cake"), "{page}");
        }
    }
}
