//! Prose that looks like what forum software says: every line of it stays where somebody wrote it.
//!
//! `tests/prose/<language>.txt` holds the lines. Each stands in the body of a post of a flat thread, and in a flat article.

use dechrome::{Input, Options, clean};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The languages, and how many lines each has.
const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "ru", "ja", "ar", "zh-Hans"];
const LINES: usize = 25;

fn lines(language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/prose/{language}.txt"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(str::to_owned).collect()
}

/// A thread of three posts; the second has the line between two others.
fn thread(lines: &[String], at: usize) -> String {
    let other = |by: usize| &lines[(at + by) % lines.len()];
    let posts = [vec![other(3), other(4)], vec![other(1), &lines[at], other(2)], vec![other(5), other(6)]];
    let mut text = String::new();
    for (number, body) in posts.iter().enumerate() {
        let number = number + 1;
        writeln!(text, "anna{number}\n2024-05-0{number} 10:00\n#{number}").unwrap();
        for line in body {
            writeln!(text, "{line}").unwrap();
        }
        text.push('\n');
    }
    text
}

/// An article of paragraphs; one of them is the line.
fn article(lines: &[String], at: usize) -> String {
    let long = |by: usize| (by..by + 3).map(|by| lines[(at + by) % lines.len()].as_str()).collect::<Vec<_>>().join(" ");
    format!("{}\n\n{}\n\n{}\n\n{}\n", long(1), long(4), lines[at], long(7))
}

/// The words, however lines and paragraphs are broken.
fn flow(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lost(make: fn(&[String], usize) -> String) -> Vec<String> {
    let mut lost = Vec::new();
    for language in LANGUAGES {
        let lines = lines(language);
        for at in 0..lines.len() {
            let page = make(&lines, at);
            let document = clean(Input::from_text(&page), &Options::new()).unwrap();
            if !flow(&document.text).contains(&flow(&lines[at])) {
                lost.push(format!("{language}: {}", lines[at]));
            }
        }
    }
    lost
}

#[test]
fn every_language_has_its_lines() {
    for language in LANGUAGES {
        assert_eq!(lines(language).len(), LINES, "{language}");
    }
}

#[test]
fn prose_survives_in_a_post_of_a_flat_thread() {
    let lost = lost(thread);
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn prose_survives_in_a_flat_article() {
    let lost = lost(article);
    assert!(lost.is_empty(), "{lost:#?}");
}
