//! What holds for every page: for the goldens, for generated pages, for any bytes.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::spans;
use dechrome::{Document, Error, Input, Kind, Method, Options, Output, Removal, clean, clean_batch};
use proptest::collection::vec;
use proptest::prelude::*;

/// Generated pages a property: enough to meet every pair of elements, in a second or two without optimisation.
const CASES: u32 = 128;

fn goldens() -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_stem().is_some_and(|stem| stem == "input") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}

/// Runs a check on every golden page with its name in front of what the check says.
fn for_every_golden(check: impl Fn(&[u8]) -> Result<(), String>) {
    let failures: Vec<String> = goldens()
        .iter()
        .filter_map(|path| check(&fs::read(path).unwrap()).err().map(|why| format!("{}: {why}", path.display())))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn explained(input: Input) -> Result<Document, Error> {
    clean(input, &Options::new().explain(true))
}

/// Words: runs of letters and digits, whatever marks stand between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Stands in a kept text where markup was taken out, which may have cut a word in two: a character of no script.
const SEAM: char = '\u{f8ff}';

/// The kept parts as one text: with a seam for markup of a flat text, which scrapers put between and inside words, and a
/// break for all else that was removed.
fn joined(kept: &[String], removed: &[Removal]) -> String {
    let mut text = String::new();
    for (n, part) in kept.iter().enumerate() {
        text += part;
        text.push(if removed.get(n).is_some_and(|removal| removal.rule == "outside.markup") { SEAM } else { ' ' });
    }
    text
}

/// Words of a kept text: each the whole of it and, where it has seams, its parts.
fn kept_words(text: &str) -> impl Iterator<Item = (String, Vec<&str>)> {
    let pieces = text.split(|c: char| !c.is_alphanumeric() && c != SEAM);
    pieces.map(|word| (word.replace(SEAM, ""), words(word).collect())).filter(|(word, _)| !word.is_empty())
}

/// A flat text without its character references, as a browser reads them in a field for text; twice, for scrapers escape
/// what is escaped already. Both sides of a comparison are decoded, so a reference that stays one is the same on both.
fn decoded(text: &str, method: Method) -> String {
    let decode = |text: &str| {
        let page = scraper::Html::parse_fragment(&format!("<textarea>\n{text}"));
        page.root_element().text().collect::<String>()
    };
    if method == Method::Text && text.contains('&') { decode(&decode(text)) } else { text.to_owned() }
}

/// Every word of the clean page is kept, and every kept word is in the clean page, in a post or in the title. So is the
/// title of a thread or an article that shows it in a line of its own; elsewhere it is a menu's or a header's, too.
fn check_words(document: &Document, kept: &[String]) -> Result<(), String> {
    let decoded = |text: &str| decoded(text, document.method);
    let joined = decoded(&joined(kept, &document.removed));
    let kept_words: Vec<(String, Vec<&str>)> = kept_words(&joined).collect();
    let kept: HashSet<&str> =
        kept_words.iter().flat_map(|(word, parts)| parts.iter().copied().chain([word.as_str()])).collect();
    let text = decoded(&document.text);
    if let Some(word) = words(&text).find(|word| !kept.contains(word)) {
        return Err(format!("{word:?} of the text is removed"));
    }
    let title = document.title.as_deref().unwrap_or_default();
    let heads = matches!(document.kind, Kind::Thread | Kind::Article);
    let shown = document.full_text.as_deref().is_some_and(|full| full.lines().any(|line| line.trim() == title));
    if let Some(word) = words(title).find(|word| heads && shown && !kept.contains(word)) {
        return Err(format!("{word:?} of the title is removed"));
    }
    let texts: Vec<String> = document.posts.iter().map(|post| decoded(&post.text)).collect();
    let used: HashSet<&str> =
        words(&text).chain(words(title)).chain(texts.iter().flat_map(|text| words(text))).collect();
    let is_used = |(word, parts): &(String, Vec<&str>)| {
        used.contains(word.as_str()) || parts.iter().all(|part| used.contains(part))
    };
    match kept_words.iter().find(|word| !is_used(word)) {
        Some((word, _)) => Err(format!("{word:?} is kept but in neither title nor text")),
        None => Ok(()),
    }
}

fn check_same_twice(input: Input) -> Result<(), String> {
    let first = explained(input).map(|document| document.to_json());
    let second = explained(input).map(|document| document.to_json());
    if first == second { Ok(()) } else { Err("two runs differ".to_owned()) }
}

fn check_threads(inputs: &[Input]) -> Result<(), String> {
    let run = |threads| -> Vec<Result<String, Error>> {
        let results = clean_batch(inputs, &Options::new().explain(true), threads);
        results.into_iter().map(|result| result.map(|document| document.to_json())).collect()
    };
    let one = run(1);
    for threads in [0, 2, 4] {
        if run(threads) != one {
            return Err(format!("{threads} threads and one differ"));
        }
    }
    Ok(())
}

/// Explaining must not change what is found, only tell more.
fn check_explain_changes_nothing(input: Input) -> Result<(), String> {
    let (mut explained, plain) = match (explained(input), clean(input, &Options::new())) {
        (Ok(explained), Ok(plain)) => (explained, plain),
        (explained, plain) if explained.is_err() && plain.is_err() => return Ok(()),
        _ => return Err("fails with one of explain on and off".to_owned()),
    };
    explained.full_text = None;
    explained.removed.clear();
    if explained.to_json() == plain.to_json() { Ok(()) } else { Err("explain changes the document".to_owned()) }
}

/// All that holds for a page whatever it says.
fn check_any(input: Input) -> Result<(), String> {
    if let Ok(document) = explained(input) {
        spans::check(&document)?;
        for output in [Output::Text, Output::Markdown, Output::Html, Output::Json] {
            document.render(output);
        }
    }
    check_same_twice(input)?;
    check_explain_changes_nothing(input)
}

#[test]
fn goldens_are_cut_into_kept_and_removed_text() {
    for_every_golden(|page| {
        let document = explained(Input::new(page)).map_err(|error| error.to_string())?;
        spans::check(&document).map(drop)
    });
}

#[test]
fn goldens_keep_the_words_of_their_texts_and_no_others() {
    for_every_golden(|page| {
        // Quotes are left out of the text by choice, not removed.
        let options = Options::new().explain(true).quotes(true).comments(true);
        let document = clean(page, &options).map_err(|error| error.to_string())?;
        check_words(&document, &spans::check(&document)?)
    });
}

#[test]
fn goldens_give_the_same_result_every_time() {
    for_every_golden(|page| check_any(Input::new(page)));
}

#[test]
fn goldens_give_the_same_result_on_any_number_of_threads() {
    let pages: Vec<Vec<u8>> = goldens().into_iter().map(|path| fs::read(path).unwrap()).collect();
    let inputs: Vec<Input> = pages.iter().map(|page| Input::new(page)).collect();
    check_threads(&inputs).unwrap();
}

/// Goldens cut anywhere, as broken downloads are.
#[test]
fn goldens_cut_short_never_panic() {
    /// Cuts a page.
    const CUTS: usize = 16;
    for_every_golden(|page| (1..CUTS).try_for_each(|cut| check_any(Input::new(&page[..page.len() * cut / CUTS]))));
}

/// What pages are made of: elements that extraction treats in some way, and their classes.
const TAGS: [&str; 32] = [
    "div",
    "p",
    "span",
    "a",
    "article",
    "section",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "pre",
    "code",
    "h1",
    "h2",
    "b",
    "i",
    "br",
    "img",
    "time",
    "noscript",
    "script",
    "style",
    "form",
    "textarea",
    "select",
    "template",
    "svg",
    "nav",
    "title",
];
const ATTRIBUTES: [&str; 22] = [
    "class=\"message message--post\"",
    "class=\"postbody\"",
    "class=\"post\" id=\"p12\"",
    "class=\"content\"",
    "class=\"signature\"",
    "class=\"bbWrapper\"",
    "class=\"bbCodeBlock--quote\"",
    "class=\"topic-body crawler-post\"",
    "class=\"ipsComment\"",
    "class=\"author username\"",
    "class=\"pagination\"",
    "id=\"post_message_7\"",
    "id=\"phpbb\" class=\"section-viewtopic\"",
    "itemprop=\"articleBody\"",
    "itemprop=\"author\" itemscope",
    "itemscope itemtype=\"https://schema.org/DiscussionForumPosting\"",
    "href=\"/threads/tea.12/page-2\"",
    "href=\"javascript:void(0)\"",
    "datetime=\"2024-08-19T14:03:00Z\"",
    "src=\"tea.jpg\" alt=\"A pot\"",
    "hidden",
    "style=\"display:none\"",
];
const TEXTS: [&str; 18] = [
    "Green tea is steeped for two minutes, at eighty degrees.",
    "Reply",
    "Back",
    "Top",
    "#3",
    "Yesterday at 4:11 PM",
    "Forum statistics",
    "Threads",
    "3,386",
    "Latest member",
    "IMG_2041.jpg",
    " ",
    "\n",
    "&amp;&lt;&#x1F375;&nosuch;",
    "Grüner Tee — 緑茶 🍵\u{301}",
    "Page 2 of 5",
    "Anna said: Click to expand...",
    "\u{a0}\u{200b}\u{2028}",
];

/// A piece of a page: an opening or closing tag, text, or something malformed.
fn piece() -> impl Strategy<Value = String> {
    let tag = || proptest::sample::select(&TAGS[..]);
    let open = (tag(), vec(proptest::sample::select(&ATTRIBUTES[..]), 0..3))
        .prop_map(|(tag, attributes)| format!("<{tag} {}>", attributes.join(" ")));
    prop_oneof![
        4 => open,
        3 => tag().prop_map(|tag| format!("</{tag}>")),
        4 => proptest::sample::select(&TEXTS[..]).prop_map(str::to_owned),
        1 => "\\PC{0,40}",
        1 => proptest::sample::select(&["<!--", "-->", "<", "<div", "<![CDATA[", "&#", "</", "<p class=\"", "\0"][..])
            .prop_map(str::to_owned),
    ]
}

fn html() -> impl Strategy<Value = String> {
    vec(piece(), 0..80).prop_map(|pieces| format!("<!DOCTYPE html><html><body>{}", pieces.concat()))
}

/// Flat text: lines of prose, labels, numbers and file names.
fn flat() -> impl Strategy<Value = String> {
    let line = prop_oneof![3 => proptest::sample::select(&TEXTS[..]).prop_map(str::to_owned), 1 => "\\PC{0,60}"];
    (vec(line, 0..40), proptest::sample::select(&["\n", "\r\n", "\n\n", "\r"][..]))
        .prop_map(|(lines, end)| lines.join(end))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_html_holds_the_invariants(page in html()) {
        check_any(Input::from_text(&page)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn generated_text_holds_the_invariants(page in flat()) {
        check_any(Input::from_text(&page)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_bytes_never_panic(bytes in vec(any::<u8>(), 0..2000), html in any::<bool>()) {
        let bytes = if html { [b"<html><body><p>".as_slice(), &bytes].concat() } else { bytes };
        check_any(Input::new(&bytes)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_url_type_and_time_never_panic(url in "\\PC{0,60}", kind in "\\PC{0,40}", time in "\\PC{0,30}") {
        let page = "<p>Tea, <a href='/x'>yesterday</a></p>";
        check_any(Input::new(page.as_bytes()).url(&url).content_type(&kind)).map_err(TestCaseError::fail)?;
        check_same_twice(Input::from_text(page).retrieved(&time)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn generated_batches_are_the_same_on_any_number_of_threads(pages in vec(prop_oneof![html(), flat()], 0..12)) {
        let inputs: Vec<Input> = pages.iter().map(|page| Input::from_text(page)).collect();
        check_threads(&inputs).map_err(TestCaseError::fail)?;
    }
}
