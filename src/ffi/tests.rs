//! What the JSON form has is reachable without it: golden pages are read field by field and must give the same.

use super::*;
use serde_json::{Map, Value, from_str};
use std::path::{Path, PathBuf};
use std::{fs, ptr, slice, str};

/// What the text of a field stands for.
#[derive(Clone, Copy)]
enum As {
    Text,
    /// A number or "true".
    Json,
}
use As::{Json, Text};

/// A field's path in the JSON form.
type Key = (&'static str, u32, As);

const DOCUMENT: [Key; 38] = [
    ("schema", DECHROME_FIELD_SCHEMA, Json),
    ("kind", DECHROME_FIELD_KIND, Text),
    ("method", DECHROME_FIELD_METHOD, Text),
    ("confidence", DECHROME_FIELD_CONFIDENCE, Json),
    ("platform.name", DECHROME_FIELD_PLATFORM_NAME, Text),
    ("platform.version", DECHROME_FIELD_PLATFORM_VERSION, Text),
    ("encoding", DECHROME_FIELD_ENCODING, Text),
    ("title", DECHROME_FIELD_TITLE, Text),
    ("url", DECHROME_FIELD_URL, Text),
    ("canonical_url", DECHROME_FIELD_CANONICAL_URL, Text),
    ("site", DECHROME_FIELD_SITE, Text),
    ("language", DECHROME_FIELD_LANGUAGE, Text),
    ("author.name", DECHROME_FIELD_AUTHOR_NAME, Text),
    ("author.url", DECHROME_FIELD_AUTHOR_URL, Text),
    ("author.id", DECHROME_FIELD_AUTHOR_ID, Text),
    ("author.role", DECHROME_FIELD_AUTHOR_ROLE, Text),
    ("author.joined", DECHROME_FIELD_AUTHOR_JOINED, Text),
    ("author.post_count", DECHROME_FIELD_AUTHOR_POST_COUNT, Json),
    ("published", DECHROME_FIELD_PUBLISHED, Text),
    ("modified", DECHROME_FIELD_MODIFIED, Text),
    ("page.number", DECHROME_FIELD_PAGE_NUMBER, Json),
    ("page.total", DECHROME_FIELD_PAGE_TOTAL, Json),
    ("page.first", DECHROME_FIELD_PAGE_FIRST, Text),
    ("page.prev", DECHROME_FIELD_PAGE_PREV, Text),
    ("page.next", DECHROME_FIELD_PAGE_NEXT, Text),
    ("page.last", DECHROME_FIELD_PAGE_LAST, Text),
    ("locked", DECHROME_FIELD_LOCKED, Json),
    ("solved", DECHROME_FIELD_SOLVED, Json),
    ("sticky", DECHROME_FIELD_STICKY, Json),
    ("counts.replies", DECHROME_FIELD_REPLIES, Json),
    ("counts.views", DECHROME_FIELD_VIEWS, Json),
    ("counts.posts", DECHROME_FIELD_POSTS, Json),
    ("stats.threads", DECHROME_FIELD_STATS_THREADS, Json),
    ("stats.posts", DECHROME_FIELD_STATS_POSTS, Json),
    ("stats.members", DECHROME_FIELD_STATS_MEMBERS, Json),
    ("stats.latest_member", DECHROME_FIELD_STATS_LATEST_MEMBER, Text),
    ("stats.online", DECHROME_FIELD_STATS_ONLINE, Json),
    ("full_text", DECHROME_FIELD_FULL_TEXT, Text),
];

const POST: [Key; 20] = [
    ("id", DECHROME_POST_ID, Text),
    ("number", DECHROME_POST_NUMBER, Json),
    ("url", DECHROME_POST_URL, Text),
    ("title", DECHROME_POST_TITLE, Text),
    ("author.name", DECHROME_POST_AUTHOR_NAME, Text),
    ("author.url", DECHROME_POST_AUTHOR_URL, Text),
    ("author.id", DECHROME_POST_AUTHOR_ID, Text),
    ("author.role", DECHROME_POST_AUTHOR_ROLE, Text),
    ("author.joined", DECHROME_POST_AUTHOR_JOINED, Text),
    ("author.post_count", DECHROME_POST_AUTHOR_POST_COUNT, Json),
    ("published", DECHROME_POST_PUBLISHED, Text),
    ("published_raw", DECHROME_POST_PUBLISHED_RAW, Text),
    ("modified", DECHROME_POST_MODIFIED, Text),
    ("signature", DECHROME_POST_SIGNATURE, Text),
    ("reactions", DECHROME_POST_REACTIONS, Json),
    ("accepted", DECHROME_POST_ACCEPTED, Json),
    ("opening", DECHROME_POST_OPENING, Json),
    ("comment", DECHROME_POST_COMMENT, Json),
    ("reply_to", DECHROME_POST_REPLY_TO, Text),
    ("depth", DECHROME_POST_DEPTH, Json),
];

const THREAD: [Key; 7] = [
    ("title", DECHROME_ITEM_TITLE, Text),
    ("url", DECHROME_ITEM_URL, Text),
    ("author", DECHROME_ITEM_AUTHOR, Text),
    ("replies", DECHROME_ITEM_REPLIES, Json),
    ("views", DECHROME_ITEM_VIEWS, Json),
    ("last_post", DECHROME_ITEM_LAST_POST, Text),
    ("sticky", DECHROME_ITEM_STICKY, Json),
];
const IMAGE: [Key; 3] =
    [("url", DECHROME_ITEM_URL, Text), ("name", DECHROME_ITEM_NAME, Text), ("alt", DECHROME_ITEM_ALT, Text)];
const QUOTE: [Key; 3] = [
    ("author", DECHROME_ITEM_AUTHOR, Text),
    ("source", DECHROME_ITEM_SOURCE, Text),
    ("text", DECHROME_ITEM_TEXT, Text),
];
const ATTACHMENT: [Key; 3] =
    [("name", DECHROME_ITEM_NAME, Text), ("url", DECHROME_ITEM_URL, Text), ("size", DECHROME_ITEM_SIZE, Json)];
const LINK: [Key; 2] = [("url", DECHROME_ITEM_URL, Text), ("text", DECHROME_ITEM_TEXT, Text)];
/// A list whose items are texts has no names.
const WORDS: [Key; 1] = [("", DECHROME_ITEM_TEXT, Text)];

/// The lists of a document and of a post, and the fields of their items.
type List = (&'static str, u32, &'static [Key]);
const DOCUMENT_LISTS: [List; 4] = [
    ("threads", DECHROME_LIST_THREADS, &THREAD),
    ("images", DECHROME_LIST_IMAGES, &IMAGE),
    ("breadcrumbs", DECHROME_LIST_BREADCRUMBS, &WORDS),
    ("tags", DECHROME_LIST_TAGS, &WORDS),
];
const POST_LISTS: [List; 4] = [
    ("quotes", DECHROME_LIST_QUOTES, &QUOTE),
    ("images", DECHROME_LIST_IMAGES, &IMAGE),
    ("attachments", DECHROME_LIST_ATTACHMENTS, &ATTACHMENT),
    ("links", DECHROME_LIST_LINKS, &LINK),
];

/// The text of a view; a number's is followed by a NUL.
fn text(view: dechrome_str, what: As) -> Option<String> {
    if view.ptr.is_null() {
        return None;
    }
    // SAFETY: a view of a live document; the byte behind a made text is its NUL, those of "true" and of texts are not read.
    let bytes = unsafe { slice::from_raw_parts(view.ptr.cast::<u8>(), view.len) };
    if matches!(what, Json) && bytes != b"true" {
        // SAFETY: numbers are followed by a NUL.
        assert_eq!(unsafe { *view.ptr.add(view.len) }, 0);
    }
    Some(str::from_utf8(bytes).unwrap().to_owned())
}

/// An object of the fields that `get` gives, those of a path with a dot in an object of their own.
fn object(keys: &[Key], get: impl Fn(u32) -> dechrome_str) -> Value {
    let mut object = Map::new();
    for (path, key, what) in keys {
        let Some(text) = text(get(*key), *what) else { continue };
        let value = if matches!(what, Json) { from_str(&text).unwrap() } else { Value::from(text) };
        match path.split_once('.') {
            Some((outer, inner)) => {
                let outer = object.entry(outer).or_insert_with(|| Value::Object(Map::new()));
                outer.as_object_mut().unwrap().insert(inner.to_owned(), value);
            }
            None if path.is_empty() => return value,
            None => drop(object.insert((*path).to_owned(), value)),
        }
    }
    Value::Object(object)
}

/// Puts a list into an object, unless it is empty.
fn put(object: &mut Value, name: &str, list: Vec<Value>) {
    if !list.is_empty() {
        object[name] = Value::Array(list);
    }
}

fn post(post: *const dechrome_post) -> Value {
    let get = |key| {
        let mut out = dechrome_str::ABSENT;
        // SAFETY: a post of a live document.
        assert_eq!(unsafe { dechrome_post_field(post, key, &mut out) }, DECHROME_OK);
        out
    };
    let mut value = object(&POST, get);
    value["text"] = Value::from(text(get(DECHROME_POST_TEXT), Text));
    for (name, list, keys) in POST_LISTS {
        // SAFETY: a post of a live document, here and below.
        let count = unsafe { dechrome_post_item_count(post, list) };
        let item = |index| {
            object(keys, |key| {
                let mut out = dechrome_str::ABSENT;
                assert_eq!(unsafe { dechrome_post_item(post, list, index, key, &mut out) }, DECHROME_OK);
                out
            })
        };
        put(&mut value, name, (0..count).map(item).collect());
    }
    value
}

fn document(document: *const dechrome_document) -> Value {
    let get = |key| {
        let mut out = dechrome_str::ABSENT;
        // SAFETY: a live document.
        assert_eq!(unsafe { dechrome_document_field(document, key, &mut out) }, DECHROME_OK);
        out
    };
    let mut value = object(&DOCUMENT, get);
    value["text"] = Value::from(text(get(DECHROME_FIELD_TEXT), Text));
    for (name, list, keys) in DOCUMENT_LISTS {
        // SAFETY: a live document, here and below.
        let count = unsafe { dechrome_document_item_count(document, list) };
        let item = |index| {
            object(keys, |key| {
                let mut out = dechrome_str::ABSENT;
                assert_eq!(unsafe { dechrome_document_item(document, list, index, key, &mut out) }, DECHROME_OK);
                out
            })
        };
        put(&mut value, name, (0..count).map(item).collect());
    }
    let posts = (0..unsafe { dechrome_document_post_count(document) }).map(|index| {
        let mut out = ptr::null();
        assert_eq!(unsafe { dechrome_document_post(document, index, &mut out) }, DECHROME_OK);
        post(out)
    });
    put(&mut value, "posts", posts.collect());
    let removed = (0..unsafe { dechrome_document_removed_count(document) }).map(|index| {
        let (mut span, mut kind, mut rule) =
            (dechrome_span { start: 0, end: 0 }, dechrome_str::ABSENT, dechrome_str::ABSENT);
        let status = unsafe { dechrome_document_removed(document, index, &mut span, &mut kind, &mut rule) };
        assert_eq!(status, DECHROME_OK);
        let (kind, rule) = (text(kind, Text), text(rule, Text));
        serde_json::json!({ "start": span.start, "end": span.end, "kind": kind, "rule": rule })
    });
    put(&mut value, "removed", removed.collect());
    value
}

/// Every page under a folder.
fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.file_stem().is_some_and(|stem| stem == "input") {
            found.push(path);
        }
    }
}

#[test]
fn the_getters_give_what_the_json_has() {
    let mut found = Vec::new();
    pages(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden"), &mut found);
    assert!(found.len() > 100);
    let mut names = std::collections::BTreeSet::new();
    for path in found {
        let bytes = fs::read(&path).unwrap();
        let input = crate::Input::new(&bytes).url("https://forum.example/t/1").retrieved("2024-08-19T14:03:00Z");
        let cleaned = crate::clean(input, &crate::Options::new().explain(true)).unwrap();
        let expected: Value = from_str(&cleaned.to_json()).unwrap();
        names.extend(expected.as_object().unwrap().keys().cloned());
        let handle = dechrome_document::new(cleaned);
        assert_eq!(document(&raw const handle), expected, "{}", path.display());
    }
    for list in ["threads", "images", "breadcrumbs", "tags", "posts", "stats", "removed", "page", "counts"] {
        assert!(names.contains(list), "no golden page has {list}");
    }
}

#[test]
fn lists_refuse_what_they_do_not_have() {
    let document = dechrome_document::new(crate::Document::default());
    let document = &raw const document;
    let mut out = dechrome_str::of(Some("never written"));
    for list in [0, DECHROME_LIST_QUOTES, DECHROME_LIST_LINKS + 1, u32::MAX] {
        // SAFETY: a live document.
        unsafe {
            assert_eq!(dechrome_document_item_count(document, list), 0);
            assert_eq!(dechrome_document_item(document, list, 0, 1, &mut out), DECHROME_INVALID_ARGUMENT);
        }
        assert!(out.ptr.is_null());
    }
    // SAFETY: a live document, and NULL.
    unsafe {
        assert_eq!(dechrome_document_item_count(ptr::null(), DECHROME_LIST_TAGS), 0);
        assert_eq!(dechrome_post_item_count(ptr::null(), DECHROME_LIST_LINKS), 0);
        assert_eq!(dechrome_document_item(document, DECHROME_LIST_TAGS, 0, 1, &mut out), DECHROME_INVALID_ARGUMENT);
    }
}
