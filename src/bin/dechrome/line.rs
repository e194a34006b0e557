//! One line of JSON to an input, one result to a line of JSON.

use std::borrow::Cow;

use dechrome::{Document, Format, Input, Options, clean_batch};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::error::Category;
use serde_json::value::RawValue;

/// A page, as a line gives it.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
struct Fields<'a> {
    #[serde(borrow, default)]
    html: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    url: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    content_type: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    retrieved: Option<Cow<'a, str>>,
}

/// The id alone: it is wanted where the rest of a line is wrong, too.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
struct Named<'a> {
    #[serde(borrow, default, deserialize_with = "given")]
    id: Option<&'a RawValue>,
}

/// A `null` is a value like any other.
fn given<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// A line that was read.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    /// From 1.
    number: u64,
    id: Option<&'a RawValue>,
    /// The page, or why there is none.
    page: Result<Page<'a>, Fault>,
}

#[derive(Debug)]
struct Page<'a> {
    body: Cow<'a, str>,
    format: Format,
    url: Option<Cow<'a, str>>,
    content_type: Option<Cow<'a, str>>,
    retrieved: Option<Cow<'a, str>>,
}

/// Why a line has no document.
#[derive(Debug, PartialEq, Serialize)]
struct Fault {
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct FaultLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    line: u64,
    error: Fault,
}

impl<'a> Line<'a> {
    /// Reads a line; `None` if it is blank.
    pub(crate) fn parse(number: u64, bytes: &'a [u8]) -> Option<Self> {
        let bytes = bytes.trim_ascii();
        if bytes.is_empty() {
            return None;
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let page = Err(Fault::new("not_utf8", format!("byte {} is not UTF-8", error.valid_up_to() + 1)));
                return Some(Line { number, id: None, page });
            }
        };
        let id = object::<Named>(text).ok().and_then(|named| named.id);
        Some(match id.filter(|id| id.get().starts_with(['{', '['])) {
            None => Line { number, id, page: Page::parse(text) },
            Some(_) => {
                let page =
                    Err(Fault::new("wrong_type", "id: takes a string, a number, true, false or null".to_owned()));
                Line { number, id: None, page }
            }
        })
    }

    /// Cleans the page and appends the line's answer to `out`: its document or its error. True for a document.
    pub(crate) fn answer(self, options: &Options, out: &mut Vec<u8>) -> bool {
        let result = self.page.and_then(|page| page.clean(options));
        let good = result.is_ok();
        match result {
            Ok(document) => write_document(self.id, &document, out),
            Err(error) => out.extend(json(&FaultLine { id: self.id, line: self.number, error })),
        }
        out.push(b'\n');
        good
    }
}

impl<'a> Page<'a> {
    fn parse(line: &'a str) -> Result<Self, Fault> {
        let fields = object::<Fields>(line)?;
        let (body, format) = match (fields.html, fields.text) {
            (Some(html), _) => (html, Format::Html),
            (None, Some(text)) => (text, Format::Text),
            (None, None) => return Err(Fault::new("no_body", "neither html nor text".to_owned())),
        };
        let Fields { url, content_type, retrieved, .. } = fields;
        Ok(Page { body, format, url, content_type, retrieved })
    }

    /// As a batch of one, so that a defect that the page brings out is the page's error.
    fn clean(&self, options: &Options) -> Result<Document, Fault> {
        let mut input = Input::from_text(&self.body);
        if let Some(url) = &self.url {
            input = input.url(url);
        }
        if let Some(content_type) = &self.content_type {
            input = input.content_type(content_type);
        }
        if let Some(retrieved) = &self.retrieved {
            input = input.retrieved(retrieved);
        }
        let mut results = clean_batch(&[input], &options.clone().format(self.format), 0);
        results.swap_remove(0).map_err(|error| Fault::new(error.code(), error.to_string()))
    }
}

impl Fault {
    fn new(code: &'static str, message: String) -> Self {
        Fault { code, message }
    }
}

/// A JSON object as `T`. serde would take an array for the fields in order.
fn object<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Fault> {
    let not_json = |error: serde_json::Error| match error.classify() {
        Category::Data => Fault::new("wrong_type", error.to_string()),
        _ => Fault::new("not_json", error.to_string()),
    };
    if text.starts_with('[') {
        serde_json::from_str::<IgnoredAny>(text).map_err(not_json)?;
        return Err(Fault::new("wrong_type", "invalid type: sequence, expected an object".to_owned()));
    }
    serde_json::from_str(text).map_err(not_json)
}

/// The document's JSON with the id before its own fields.
fn write_document(id: Option<&RawValue>, document: &Document, out: &mut Vec<u8>) {
    let fields = document.to_json();
    match id {
        None => out.extend(fields.bytes()),
        Some(id) => {
            out.extend(b"{\"id\":");
            out.extend(id.get().bytes());
            out.push(b',');
            // Without its opening brace; a document is never empty.
            out.extend(&fields.as_bytes()[1..]);
        }
    }
}

/// Strings and numbers always have a JSON form.
fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The answer to line 7, and whether it is a document.
    fn answer(line: impl AsRef<[u8]>) -> (bool, serde_json::Value) {
        let mut out = Vec::new();
        let good = Line::parse(7, line.as_ref()).unwrap().answer(&Options::new(), &mut out);
        assert_eq!(out.pop(), Some(b'\n'));
        (good, serde_json::from_slice(&out).unwrap())
    }

    fn code(line: impl AsRef<[u8]>) -> String {
        let (good, value) = answer(line);
        assert!(!good && value["line"] == 7, "{value}");
        assert!(!value["error"]["message"].as_str().unwrap().is_empty());
        value["error"]["code"].as_str().unwrap().to_owned()
    }

    #[test]
    fn blank_lines_have_no_answer() {
        for line in ["", "\n", " \t\r\n"] {
            assert!(Line::parse(1, line.as_bytes()).is_none());
        }
    }

    #[test]
    fn ids_come_back_as_given() {
        for id in ["\"a\\u0041\"", "1", "1.0", "-0", "1e400", "123456789012345678901234567890", "true", "null"] {
            let mut out = Vec::new();
            let line = format!("{{\"text\": \"Tea\", \"id\": {id}}}");
            assert!(Line::parse(1, line.as_bytes()).unwrap().answer(&Options::new(), &mut out));
            let start = format!("{{\"id\":{id},\"schema\":1,");
            assert!(out.starts_with(start.as_bytes()), "{}", String::from_utf8_lossy(&out));
        }
        let (good, value) = answer(r#"{"text": "Tea"}"#);
        assert!(good && value.get("id").is_none());
    }

    #[test]
    fn what_is_wrong_has_a_code() {
        assert_eq!(code("{"), "not_json");
        assert_eq!(code("page"), "not_json");
        assert_eq!(code(r#"{"html": "a"} {}"#), "not_json");
        assert_eq!(code(r#"["html""#), "not_json");
        assert_eq!(code(b"{\"text\": \"\xff\"}"), "not_utf8");
        assert_eq!(code("[1, \"<p>a</p>\"]"), "wrong_type");
        assert_eq!(code("17"), "wrong_type");
        assert_eq!(code(r#"{"html": 17}"#), "wrong_type");
        assert_eq!(code(r#"{"id": [1], "html": "a"}"#), "wrong_type");
        assert_eq!(code(r#"{"id": 1, "html": null}"#), "no_body");
        assert_eq!(code("{}"), "no_body");
    }

    #[test]
    fn an_error_keeps_the_id_it_can_read() {
        assert_eq!(answer(r#"{"id": "a", "html": 17}"#).1["id"], "a");
        assert_eq!(answer(r#"{"id": null, "url": "u"}"#).1.get("id"), Some(&serde_json::Value::Null));
        assert_eq!(answer(r#"{"id": {}, "html": "a"}"#).1.get("id"), None);
    }

    #[test]
    fn fields_reach_the_page() {
        let line =
            r#"{"html": "<p>a</p>", "text": "b", "url": "https://example.org/t/1", "retrieved": null, "x": [{}]}"#;
        let page = Page::parse(line).unwrap();
        assert_eq!((page.body.as_ref(), page.format), ("<p>a</p>", Format::Html));
        assert_eq!(answer(line).1["url"], "https://example.org/t/1");
        assert_eq!(Page::parse(r#"{"html": null, "text": "b"}"#).unwrap().format, Format::Text);
    }
}
