//! Tests of signed questions and answers.

use super::signs::MIN_POSTS;
use crate::document::{Document, Kind};
use crate::{Options, clean};

const WORDS: [&str; 3] = [
    "My new kettle hums before it boils, and it is loud. I have cleaned it twice.",
    "It hums because of the scale in it, so boil some vinegar.",
    "Mine hums as well, and nobody in the house minds that.",
];

/// What was done, with the name of who did it and the standing.
fn sign(deed: &str, day: usize, name: &str, standing: &str) -> String {
    format!("{deed}\nMay {day}, 2024 at 10:12\n{name}\n{standing}\n")
}

/// A question with answers, signed below.
fn question(deeds: &[&str], standings: &[&str]) -> String {
    let post = |(at, (deed, standing)): (usize, (&&str, &&str))| {
        let name = ["anna", "Bob Brown", "eve"][at];
        format!("{at}\n{}\nShare\nFollow\n{}Add a comment\n", WORDS[at], sign(deed, at + 1, name, standing))
    };
    let posts: String = deeds.iter().zip(standings).enumerate().map(post).collect();
    format!("Why does my kettle hum?\nAsk Question\n{posts}Your Answer\n")
}

fn shown(text: &str) -> Document {
    clean(text, &Options::new()).unwrap()
}

/// The author and the text of each post, with a mark before comments.
fn posts(text: &str) -> Vec<(String, String)> {
    let name =
        |post: &crate::document::Post| post.author.as_ref().and_then(|author| author.name.clone()).unwrap_or_default();
    let mark = |post: &crate::document::Post| if post.comment { "+" } else { "" };
    shown(text).posts.iter().map(|post| (format!("{}{}", mark(post), name(post)), post.text.clone())).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn signatures_below_what_was_written() {
    let text = question(&["asked", "answered", "answered"], &["163\n5\n5 bronze badges", "1,204", "12"]);
    assert_eq!(posts(&text), pairs(&[("anna", WORDS[0]), ("Bob Brown", WORDS[1]), ("eve", WORDS[2])]));
    let document = shown(&text);
    assert_eq!((document.kind, document.title.as_deref()), (Kind::Thread, Some("Why does my kettle hum?")));
    assert_eq!(document.posts[1].published.as_deref(), Some("2024-05-02T10:12:00"));
    let glued = question(&["asked", "answered"], &["16355 bronze badges", "1,20499 silver badges2121 bronze badges"]);
    assert_eq!(posts(&glued.replace("anna", "annaanna")), pairs(&[("anna", WORDS[0]), ("Bob Brown", WORDS[1])]));
}

#[test]
fn who_edits_is_no_author() {
    let signs = sign("edited", 9, "eve", "99") + "answered";
    let text = question(&["asked", "answered"], &["163", "1,204"]).replacen("answered", &signs, 1);
    assert_eq!(posts(&text), pairs(&[("anna", WORDS[0]), ("Bob Brown", WORDS[1])]));
}

#[test]
fn signatures_above_what_was_written_and_comments() {
    let post = |at: usize, deed: &str, comments: &str| {
        let name = ["anna", "Bob Brown"][at];
        format!(
            "4\n{deed} 2024-05-0{} 10:12:00 -0500\n{name}\n31 ●1●3\n{}\nflag offensive\nComments\n{comments}add a comment\n",
            at + 1,
            WORDS[at]
        )
    };
    let comments = "Does it hum when it is empty?\neve (2024-05-01 11:00:00 -0500)\n";
    let text = format!(
        "Why does my kettle hum?\n{}2 Answers\n{}Your Answer\n",
        post(0, "asked", comments),
        post(1, "answered", "")
    );
    let talk = "Does it hum when it is empty?";
    assert_eq!(posts(&text), pairs(&[("anna", WORDS[0]), ("+eve", talk), ("Bob Brown", WORDS[1])]));
}

#[test]
fn comments_are_signed_with_a_dash() {
    let comment = "2\nDoes it hum when it is empty?\n– eve\nCommented May 1, 2024 at 11:00\nAdd a comment\n";
    let text = question(&["asked", "answered"], &["163", "1,204"]).replacen("Add a comment\n", comment, 1);
    let talk = "Does it hum when it is empty?";
    assert_eq!(posts(&text), pairs(&[("anna", WORDS[0]), ("+eve", talk), ("Bob Brown", WORDS[1])]));
}

fn is_question(deeds: &[&str], standings: &[&str]) -> bool {
    let text = question(deeds, standings);
    let phrases = crate::chrome::phrases::Phrases::for_language(Some("en"));
    let lines = super::super::lines::scan(&text, super::super::prepare::Flavour::Nodes, phrases);
    let options = Options::new();
    let context =
        crate::pipeline::Context { url: None, retrieved: None, options: &options, buffers: Default::default() };
    let source = super::Source {
        text: &text,
        lines: &lines,
        phrases,
        language: Some("en"),
        context: &context,
        is_laid_out: false,
    };
    super::signs::signed(&source).is_some()
}

#[test]
fn a_thread_has_an_answer_and_what_was_done_differs() {
    let (deeds, standings) = (["asked", "answered", "answered"], ["163", "1,204", "12"]);
    assert!(is_question(&deeds[..MIN_POSTS], &standings) && !is_question(&deeds[..MIN_POSTS - 1], &standings));
    assert!(!is_question(&["posted", "posted"], &standings));
}

#[test]
fn most_are_signed_with_a_standing() {
    let rated = |count: usize| {
        let standings =
            [["163", "none of it"][usize::from(count < 1)], ["12", "none of it"][usize::from(count < 2)], "none of it"];
        is_question(&["asked", "answered", "answered"], &standings)
    };
    assert!(rated(2) && !rated(1));
}
