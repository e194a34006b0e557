//! Tests of finding quotations.

use super::super::lines::scan;
use super::super::prepare::Flavour;
use super::*;

const SOURCE: &str = "Measure at the terminals of the supply, not at the load.\nThanks!\n";

/// The header, the quoted words and the author of the quotations of a post after another one.
fn found(post: &str) -> Vec<(String, String, Option<String>)> {
    let text = format!("{SOURCE}{post}");
    let phrases = Phrases::for_language(None);
    let lines = scan(&text, Flavour::Nodes, phrases);
    let mut written = Written::new();
    written.add(&lines, &[0, 1]);
    let kept: Vec<usize> = (2..lines.len()).collect();
    let is_member = |name: &str| name == "Anna";
    let finder =
        Finder::new(&lines, &kept, Known { written: &written, phrases, is_member: &is_member, is_laid_out: true });
    let words =
        |range: Range<usize>| kept[range].iter().map(|at| lines[*at].text.to_string()).collect::<Vec<_>>().join("|");
    finder.find().into_iter().map(|found| (words(found.header), words(found.text), found.author)).collect()
}

fn one(header: &str, text: &str, author: &str) -> Vec<(String, String, Option<String>)> {
    vec![(header.to_owned(), text.to_owned(), Some(author).filter(|name| !name.is_empty()).map(str::to_owned))]
}

#[test]
fn headers_can_be_several_lines() {
    let quoted = "Measure at the terminals of the supply";
    for header in
        ["Tom wrote:", "Tom|wrote:|Wed Jan 08, 2025 1:18 pm", "(3 May 2024, 10:12)|Tom Wrote:", "@|Tom|said|:"]
    {
        let text = format!("{}\n{quoted}\nI did that.\n", header.replace('|', "\n"));
        assert_eq!(found(&text), one(header, quoted, "Tom"), "{header}");
    }
    let lines = "Tom wrote on|".to_owned() + &"Jun|".repeat(MAX_HEADER) + "9th, 2024 at 6:02pm:";
    assert_ne!(found(&format!("{}\n{quoted}\nI did that.\n", lines.replace('|', "\n"))), one(&lines, quoted, "Tom"));
}

#[test]
fn what_was_not_written_before_ends_at_its_paragraph() {
    let quoted = |between: &str| found(&format!("Tom wrote on May 3, 2024:\nAnother thing.\n{between}I did that.\n"));
    let header = "Tom wrote on May 3, 2024:";
    assert_eq!(quoted(""), one(header, "Another thing.", "Tom"));
    assert_eq!(quoted("And more.\n\n"), one(header, "Another thing.|And more.", "Tom"));
    assert_eq!(found(&format!("{header}\nAnother thing.\n")), []);
    let member = |name: &str| found(&format!("{name} wrote:\nAnother thing.\n\nI did that.\n"));
    assert_eq!((member("Anna"), member("Somebody")), (one("Anna wrote:", "Another thing.", "Anna"), vec![]));
    let indented = |lines: usize| {
        let more = "\n  And more.\n".repeat(lines);
        found(&format!("{header}\n  Another thing.\n{more}I did that.\n"))[0].1.contains("more")
    };
    assert!(indented(MAX_PARAGRAPH - 1) && !indented(MAX_PARAGRAPH));
}

#[test]
fn answers_that_were_given_before_are_the_author_s_own() {
    let quoted = "Measure at the terminals of the supply";
    assert_eq!(found(&format!("Tom wrote:\n{quoted}\nThanks!\n")), one("Tom wrote:", quoted, "Tom"));
    assert_eq!(found(&format!("Tom wrote:\n{quoted}\n")), []);
}

#[test]
fn without_a_header_words_are_many() {
    let quoted = |words: usize| {
        let words: Vec<&str> = SOURCE.split(' ').take(words).collect();
        found(&format!("{}\nI did that.\n", words.join(" ")))
    };
    assert!(quoted(MIN_WORDS - 1).is_empty() && !quoted(MIN_WORDS).is_empty());
}

#[test]
fn headers_of_posts_are_not_those_of_quotations() {
    let moved = |quoting: usize, count: usize| {
        let post = |at: usize| {
            if at < quoting { "May 3, 2024\nTom\nwrote:\nTea.\n" } else { "May 3, 2024\nMember\nhere\nTea.\n" }
        };
        let text: String = (0..count).map(post).collect();
        let phrases = Phrases::for_language(None);
        let lines = scan(&text, Flavour::Nodes, phrases);
        let frame = |at: usize| Frame { number: None, header: 4 * at..4 * at + 3, body: 4 * at + 3..4 * at + 4 };
        let frames: Vec<Frame> = (0..count).map(frame).collect();
        introduced(&lines, &frames, phrases).iter().filter(|frame| frame.body.len() > 1).count()
    };
    assert_eq!((moved(QUOTING_SHARE / 10, 10), moved(QUOTING_SHARE / 10 + 1, 10)), (QUOTING_SHARE / 10, 0));
}

#[test]
fn headers_to_the_end_cost_little() {
    let text = format!("Tom wrote:\n{}", SOURCE).repeat(2000);
    assert!(found(&text).len() < 3);
}

#[test]
fn mentions_name_whom_they_quote() {
    assert_eq!(mentioned("Posted by: @tom ↑"), Some("tom"));
    assert_eq!(mentioned("Posted by: @tom  ↑ Posted by: @anna  ↑"), Some("tom"));
    assert_eq!((mentioned("Posted by: @tom yesterday"), mentioned("Posted by: tom ↑")), (None, None));
    let label = |words: usize| format!("{}: @tom", ["so"].repeat(words).join(" "));
    assert_eq!(
        (mentioned(&label(mentions::MAX_LABEL)), mentioned(&label(mentions::MAX_LABEL + 1))),
        (Some("tom"), None)
    );
    let quoted = "Measure at the terminals of the supply";
    for header in ["Posted by: @Tom ↑", "Posted by: @Tom|↑", "Posted by: @Tom|↑|Posted by: @Anna|↑"] {
        let text = format!("{}\n{quoted}\nI did that.\n", header.replace('|', "\n"));
        assert_eq!(found(&text), one(header, quoted, "Tom"), "{header}");
    }
    assert_eq!(found("Posted by: @Tom ↑\nAnother thing.\n\nI did that.\n"), []);
}

#[test]
fn members_above_a_quotation_are_its_authors() {
    let quoted = "Measure at the terminals of the supply";
    let author = |header: &str| found(&format!("{header}\n{quoted}\nI did that.\n"))[0].2.clone();
    assert_eq!((author("Leaves\nAnna").as_deref(), author("Leaves\nTom")), (Some("Anna"), None));
    let glued = |letters: usize| author(&format!("Q{}Anna", "u".repeat(letters - 1)));
    assert_eq!((glued(mentions::MAX_GLUED).as_deref(), glued(mentions::MAX_GLUED + 1)), (Some("Anna"), None));
}
