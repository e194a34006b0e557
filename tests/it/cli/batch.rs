//! `dechrome batch` answers every line in its place.

use dechrome::{Format, Input, Options};
use serde_json::{Value, json};

use super::{Folder, content, ends_with, gzip, lines, printed, zstd};

fn values(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What a batch must answer to a line: the library's document after the line's id.
fn expected(line: &str) -> Value {
    let line: Value = serde_json::from_str(line).unwrap();
    let options = Options::new().format(Format::Html);
    let input = Input::from_text(line["html"].as_str().unwrap()).url(line["url"].as_str().unwrap_or_default());
    let mut document: Value = serde_json::from_str(&dechrome::clean(input, &options).unwrap().to_json()).unwrap();
    document["id"] = line["id"].clone();
    document
}

#[test]
fn batch_keeps_the_order_of_500_lines_on_4_threads() {
    let folder = Folder::new();
    let lines = lines(500);
    let (source, target) = (folder.write("in.jsonl", &lines), folder.name("out.jsonl"));
    assert_eq!(printed(&["batch", &source, "--output", &target, "--threads", "4"], b""), "");
    let answers = values(&content(&folder.path("out.jsonl")));
    assert_eq!(answers.len(), 500);
    for (answer, line) in answers.iter().zip(lines.lines()) {
        assert_eq!(*answer, expected(line));
    }
    assert_eq!(folder.names(), ["in.jsonl", "out.jsonl"]);
}

#[test]
fn batch_is_the_same_on_any_number_of_threads() {
    let lines = lines(200);
    let run = |threads| printed(&["batch", "-", "--output", "-", "--explain", "--threads", threads], lines.as_bytes());
    let one = run("1");
    assert_eq!(one.lines().count(), 200);
    for threads in ["0", "3", "16"] {
        assert_eq!(run(threads), one, "{threads} threads");
    }
}

#[test]
fn batch_reads_and_writes_gzip_and_zstd() {
    let folder = Folder::new();
    let lines = lines(40);
    let (first, second) = lines.split_at(lines.len() / 2);
    let sources = [
        folder.write("in.jsonl", &lines),
        folder.write("in.jsonl.gz", gzip(lines.as_bytes())),
        folder.write("members.jsonl.gz", [gzip(first.as_bytes()), gzip(second.as_bytes())].concat()),
        folder.write("in.jsonl.zst", zstd(lines.as_bytes())),
        folder.write("frames.jsonl.zst", [zstd(first.as_bytes()), zstd(second.as_bytes())].concat()),
    ];
    let expected = printed(&["batch", "-", "--output", "-"], lines.as_bytes());
    for source in &sources {
        for target in ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"] {
            printed(&["batch", source, "--output", &folder.name(target)], b"");
            assert_eq!(content(&folder.path(target)), expected, "{source} to {target}");
        }
    }
    assert_eq!(printed(&["batch", "-", "--output", "-"], &gzip(lines.as_bytes())), expected, "told by content");
}

#[test]
fn batch_answers_bad_lines_and_goes_on() {
    let folder = Folder::new();
    let source = [
        br#"{"id": "a", "html": "<p>Tea</p>"}"#.as_slice(),
        b"",
        br#"{"id": "b"}"#,
        b"not json",
        b"{\"id\": \"c\", \"text\": \"\xff\"}",
        br#"{"id": "d", "text": "Tea", "retrieved": "tomorrow"}"#,
        br#"{"id": "e", "text": ["Tea"]}"#,
        br#"{"id": "f", "text": "Tea"}"#,
    ];
    let (source, target) = (folder.write("in.jsonl", source.join(&b'\n')), folder.name("out.jsonl"));
    let said = ends_with(1, &["batch", &source, "--output", &target]);
    assert_eq!(said, "dechrome: 5 of 7 lines failed\n");
    let answers = values(&content(&folder.path("out.jsonl")));
    let errors: Vec<Value> = answers[1..6]
        .iter()
        .map(|answer| {
            assert!(!answer["error"]["message"].as_str().unwrap().is_empty());
            json!([answer.get("id"), answer["line"], answer["error"]["code"]])
        })
        .collect();
    let expected = json!([
        ["b", 3, "no_body"],
        [null, 4, "not_json"],
        [null, 5, "not_utf8"],
        ["d", 6, "invalid_retrieved"],
        ["e", 7, "wrong_type"],
    ]);
    assert_eq!(Value::Array(errors), expected);
    assert!(answers[2].get("id").is_none());
    assert_eq!((answers.len(), &answers[0]["id"], &answers[6]["id"]), (7, &json!("a"), &json!("f")));
    assert!(answers[0].get("error").is_none() && answers[6].get("error").is_none());
}

#[test]
fn batch_echoes_ids_of_any_scalar_and_ignores_unknown_keys() {
    let ids = ["\"a\\u00e9\\/\"", "-1.50", "12345678901234567890123", "true", "null"];
    let lines: String =
        ids.iter().map(|id| format!("{{\"gold\": {{\"id\": [1]}}, \"text\": \"Tea\", \"id\": {id}}}\r\n")).collect();
    let answers = printed(&["batch", "-", "--output", "-"], lines.as_bytes());
    assert_eq!(answers.lines().count(), ids.len());
    for (answer, id) in answers.lines().zip(ids) {
        assert!(answer.starts_with(&format!("{{\"id\":{id},\"schema\":1,")), "{answer}");
    }
}

#[test]
fn batch_takes_a_very_long_line_and_no_line() {
    let pad = "x".repeat(20 << 20);
    let lines = format!("{{\"pad\": \"{pad}\", \"id\": 1, \"text\": \"Tea\"}}\n{{\"id\": 2, \"text\": \"Milk\"}}");
    let answers = values(&printed(&["batch", "-", "--output", "-"], lines.as_bytes()));
    assert_eq!([&answers[0]["id"], &answers[1]["id"]], [&json!(1), &json!(2)]);
    let folder = Folder::new();
    printed(&["batch", "-", "--output", &folder.name("none.jsonl")], b"\n \n");
    assert_eq!(content(&folder.path("none.jsonl")), "");
}
