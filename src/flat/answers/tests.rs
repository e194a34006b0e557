//! Questions and answers, read from whole texts.

use super::headers::*;
use super::*;
use crate::{Options, clean};

const WORDS: [&str; 4] = [
    "Why does my kettle hum before it boils, and can I stop it?",
    "Scale on its floor. Vinegar helps, and so does citric acid.",
    "Vinegar it was, and I thank you for it.",
    "Mine hums in the key of A, which I like.",
];

fn found(text: &str) -> Vec<(String, String, bool)> {
    let document: Document = clean(text, &Options::new()).unwrap();
    let name = |post: &crate::Post| post.author.as_ref().and_then(|author| author.name.clone()).unwrap_or_default();
    document.posts.iter().map(|post| (name(post), post.text.clone(), post.comment)).collect()
}

fn expected() -> Vec<(String, String, bool)> {
    let names = [("Anna B", false), ("bram", false), ("Anna B", true), ("eve", false)];
    names.into_iter().zip(WORDS).map(|((name, comment), words)| (name.to_owned(), words.to_owned(), comment)).collect()
}

const FORM: &str = "Your comment on this answer:\nYour name to display (optional):\nPrivacy: Nobody reads your address, and nobody sells it.\n";

#[test]
fn headers_on_a_line() {
    let text = format!(
        "Humming kettle\n+5 votes\nasked Apr 3, 2025 in Kitchen by Anna B (240 points)\n{}\n2 Answers\n+3 votes\n\
         answered Apr 3, 2025 by bram (1 point)\nedited Apr 4, 2025 by bram\n{}\ncommented Apr 4, 2025 by Anna B (240 points)\n{}\n{FORM}0 votes\n\
         answered Apr 5, 2025 by eve (1,200 points)\n{}\n{FORM}",
        WORDS[0], WORDS[1], WORDS[2], WORDS[3]
    );
    assert_eq!(found(&text), expected());
}

#[test]
fn headers_in_parts() {
    let header = |deed: &str, day: u8, name: &str| format!("{deed}\nApr {day}, 2025\nby\n{name}\n(\n240\npoints)\n");
    let text = format!(
        "Humming kettle\n+5\nvotes\n{}{}\n2\nAnswers\n+3\nvotes\n{}edited\nApr 4, 2025\nby\nbram\n{}\n{}{}\n{FORM}0\nvotes\n{}{}\n{FORM}",
        header("asked", 3, "Anna B"),
        WORDS[0],
        header("answered", 3, "bram"),
        WORDS[1],
        header("commented", 4, "Anna B"),
        WORDS[2],
        header("answered", 5, "eve"),
        WORDS[3]
    );
    assert_eq!(found(&text), expected());
}

#[test]
fn who_has_no_points_does_what_others_do() {
    let text = format!(
        "Humming kettle\nasked Apr 3, 2025 by anna (240 points)\n{}\nanswered Apr 3, 2025 by bram (1 point)\n{}\nanswered Apr 4, 2025 by guest\n{}\n",
        WORDS[0], WORDS[1], WORDS[2]
    );
    assert_eq!(found(&text).into_iter().map(|(name, ..)| name).collect::<Vec<_>>(), ["anna", "bram", "guest"]);
}

#[test]
fn headers_can_stand_below() {
    let asked = "My kettle hums before it boils. It should stop, for I read at night.";
    let text = format!(
        "Humming kettle - Tea\nHumming kettle\n+5 votes\n{asked}\nasked Apr 3 in Kitchen by Anna B (240 points)\n2 Answers\n+3 votes\n{}\nanswered Apr 3 by bram (1 point)\n\
         {}\ncommented Apr 4 by Anna B (240 points)\n0 votes\n{}\nanswered Apr 5 by eve (1,200 points)\n",
        WORDS[1], WORDS[2], WORDS[3]
    );
    let plain =
        |found: Vec<(String, String, bool)>| found.into_iter().map(|(name, text, _)| (name, text)).collect::<Vec<_>>();
    let mut wanted = plain(expected());
    wanted[0].1 = asked.to_owned();
    assert_eq!(plain(found(&text)), wanted);
}

#[test]
fn lists_have_two_counts_a_question() {
    let post = |at: usize, both: bool| {
        let (answers, deed) = (if both { "2 answers\n" } else { "" }, if at == 0 { "asked" } else { "answered" });
        format!("+5 votes\n{answers}Tea\n{deed} Apr 3 by anna (240 points)\n")
    };
    let text = |both: usize| (0..11).map(|at| post(at, at > 0 && at <= both)).collect::<String>();
    let is_list = |both: usize| scanned(&text(both), |lines| headers(lines, None).is_none());
    assert_eq!((is_list(COUNTS_SHARE / 10), is_list(COUNTS_SHARE / 10 + 1)), (false, true));
}

#[test]
fn days_of_this_year_are_dates() {
    assert_eq!(date_in("asked Jan 19 in Kitchen", None), Some(("asked", "Jan 19", "in Kitchen")));
    assert_eq!(date_in("asked Jan 19, 2025 by anna", None), Some(("asked", "Jan 19, 2025", "by anna")));
    assert_eq!(date_in("asked Jan 32 by anna", None), None);
}

fn scanned<T>(text: &str, read: impl Fn(&[Line]) -> T) -> T {
    let phrases = crate::chrome::phrases::Phrases::for_language(None);
    read(&crate::flat::lines::scan(text, crate::flat::prepare::Flavour::Nodes, phrases))
}

#[test]
fn points_of_one_are_no_thread() {
    let header = |count: usize| "answered Apr 3, 2025 by anna (240 points)\nTea.\n".repeat(count);
    let count = |text: &str| scanned(text, |lines| headers(lines, None).map_or(0, |headers| headers.found.len()));
    assert_eq!((count(&header(MIN_HEADERS)), count(&header(MIN_HEADERS - 1))), (MIN_HEADERS, 0));
    assert_eq!(count(&"anna\nApr 3\nRe: Humming kettle (2 Views)\n".repeat(3)), 0);
    assert_eq!(count("anna\nApr 3\nkettle (2 Views)\nbram\nApr 3\ntea (2 Views)\n"), 0);
    assert_eq!(count(&"anna Apr 3\nBy the kettle (2 Views)\n".repeat(3)), 0);
    assert_eq!(count("asked Apr 3 by anna (2 cups)\nTea.\nasked Apr 3 by anna (2 pots)\nTea.\n"), 0);
    assert_eq!(count("asked Apr 3 by anna (2 pots)\nTea.\nasked Apr 3 by anna (1 pot)\nTea.\n"), 2);
    assert_eq!(count(&"The last of them was on Apr 3, 2025 (240 pages)\n".repeat(2)), 0);
}

#[test]
fn headers_have_limits() {
    let read = |text: &str| scanned(text, |lines| pointed(lines, lines.len() - 1, 0, None).is_some());
    let long = |length: usize| {
        let text = "answered Apr 3, 2025 by  (240 points)";
        text.replace("by ", &format!("by {}", "x".repeat(length - text.len())))
    };
    assert!(read(&long(MAX_LINE)) && !read(&long(MAX_LINE + 1)));
    let between = |lines: usize| format!("answered\nApr 3, 2025\n{}(240 points)\n", "tea\n".repeat(lines));
    assert!(read(&between(MAX_BETWEEN - 1)) && !read(&between(MAX_BETWEEN)));
    let words = |words: usize| format!("answered Apr 3, 2025 by{} (240 points)\n", " x".repeat(words - 1));
    assert!(read(&words(MAX_WORDS)) && !read(&words(MAX_WORDS + 1)));
    let points = |lines: usize| format!("answered Apr 3, 2025 by anna (\n{}points)\n", "240\n".repeat(lines));
    assert!(read(&points(MAX_POINTS - 2)) && !read(&points(MAX_POINTS - 1)));
    let deed = |words: usize| format!("{}Apr 3, 2025 by anna (240 points)\n", "has ".repeat(words));
    assert!(read(&deed(MAX_DEED)) && !read(&deed(MAX_DEED + 1)));
    let counts =
        |lines: usize| scanned(&format!("{}end\n", "+1\n".repeat(lines)), |lines| counts_above(lines, lines.len() - 1));
    assert_eq!((counts(MAX_COUNTS), counts(MAX_COUNTS + 1)), (MAX_COUNTS, MAX_COUNTS));
}

#[test]
fn words_before_names_are_before_most() {
    let word = |with: usize| {
        let header = |at: usize| Header {
            lines: 0..0,
            deed: String::new(),
            date: String::new(),
            after: if at < with { "by anna".into() } else { format!("x{at} anna") },
        };
        by_word(&(0..10).map(header).collect::<Vec<_>>())
    };
    assert_eq!((word(BY_SHARE / 10).as_deref(), word(BY_SHARE / 10 - 1)), (Some("by"), None));
}

#[test]
fn other_questions_are_not_the_thread_s() {
    let post = |deed: &str, words: &str| format!("{deed} Apr 3 by anna (240 points)\n{words}\n");
    let related = format!("+1 vote\n2 answers\nCold kettle\n{}", post("asked", "tea"));
    let text = format!(
        "Humming kettle\n{}1 Answer\n+2 votes\n{}{related}{related}",
        post("asked", WORDS[1]),
        post("answered", WORDS[2])
    );
    assert_eq!(found(&text).into_iter().map(|(_, text, _)| text).collect::<Vec<_>>(), WORDS[1..3]);
}
