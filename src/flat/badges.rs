//! Posts below a badge: the letter that stands for a picture, whether its person is online, and the name that begins with
//! the letter. Scripts fill in the dates of such pages, so that nothing else in their headers tells posts apart.

use super::frame::Frame;
use super::lines::{Class, Line, bare};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Badges that make a thread: one can be a member's, at the head of a page.
const MIN_BADGES: usize = 2;
/// Bytes of the longest "Do not disturb", in scripts of three bytes a character.
const MAX_STATUS: usize = 48;
/// Words of it.
const MAX_STATUS_WORDS: usize = 3;
/// Lines of a header below the name: who is answered, "wrote on", "last edited by", a category, the number.
const MAX_HEADER: usize = 5;
/// Of a hundred posts, more than so many have a line of the header …
const HEADER_SHARE: usize = 50;
/// … and so many the line that ends what is written.
const FOOTER_SHARE: usize = 60;
/// Words of the longest line that ends what is written: "2 Replies Last reply Reply Quote 0", with letters before it.
const MAX_FOOTER_WORDS: usize = 14;
/// Letters of those who answered, above the line that ends what is written.
const MAX_INITIALS: usize = 6;
/// Words of "2 replies to this" above it.
const MAX_COUNT_WORDS: usize = 4;

/// The badge above a post.
struct Badge<'a> {
    start: usize,
    name: usize,
    initial: char,
    status: &'a str,
}

/// The frames of the posts below badges, and where the first badge is. `tail` says where a last post ends.
pub(super) fn frames(lines: &[Line], tail: impl Fn(Range<usize>) -> usize) -> Option<(usize, Vec<Frame>)> {
    let badges = badges(lines);
    let first = badges.first()?.start;
    let header_keys = header_keys(lines, &badges);
    let starts = badges.iter().map(|badge| header_end(lines, badge.name, &header_keys));
    let ends = badges.iter().skip(1).map(|badge| badge.start).chain([lines.len()]);
    let bodies: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start.min(end)..end).collect();
    let footer = footer_key(lines, &bodies);
    let last = bodies.len() - 1;
    let body_end = |(index, body): (usize, &Range<usize>)| match &footer {
        Some(key) if body.clone().any(|at| ending(&lines[at]).as_ref() == Some(key)) => {
            let at = body.clone().find(|at| ending(&lines[*at]).as_ref() == Some(key)).unwrap_or(body.end);
            above_counts(lines, body.start, at)
        }
        _ if index == last => tail(body.clone()),
        _ => body.end,
    };
    let ends: Vec<usize> = bodies.iter().enumerate().map(body_end).collect();
    let frame = |((badge, body), end): ((&Badge, &Range<usize>), usize)| Frame {
        number: None,
        header: badge.name..body.start,
        body: body.start..end,
    };
    Some((first, badges.iter().zip(&bodies).zip(ends).map(frame).collect()))
}

/// The badges, if enough have the status of the most: a letter above a line can be anything.
fn badges<'a>(lines: &'a [Line]) -> Vec<Badge<'a>> {
    let mut found: Vec<Badge> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match badge(lines, at) {
            Some(badge) => {
                at = badge.name + 1;
                found.push(badge);
            }
            None => at += 1,
        }
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    found.iter().for_each(|badge| *counts.entry(badge.status).or_default() += 1);
    let most = counts.into_iter().max_by_key(|(status, count)| (*count, *status));
    let Some((status, _)) = most.filter(|(_, count)| *count >= MIN_BADGES && count * 2 > found.len()) else {
        return Vec::new();
    };
    // A name is below its letter, too, and a rank that begins as the name does can be below that.
    let is_name = found.iter().all(|badge| is_initial(badge.initial, status));
    if is_name { Vec::new() } else { found }
}

/// The badge that begins at a line: "A", "Offline", "Anna", or "A Offline", "Anna"; the letter and status once or twice.
fn badge<'a>(lines: &'a [Line], at: usize) -> Option<Badge<'a>> {
    let (initial, status, mut name) = picture(lines, at)?;
    if let Some((again, same, next)) = picture(lines, name)
        && (again, same) == (initial, status)
    {
        name = next;
    }
    let line = lines.get(name)?;
    let text = bare(&line.text);
    // "o Finishing" is an entry of a list whose bullets are letters.
    let goes_on = text.chars().nth(1).is_some_and(|next| !next.is_whitespace());
    let is_named = is_initial(initial, text) && goes_on && line.class != Class::Prose;
    is_named.then_some(Badge { start: at, name, initial, status })
}

/// A letter with the status beside or below it, and the line after them.
fn picture<'a>(lines: &'a [Line], at: usize) -> Option<(char, &'a str, usize)> {
    let text = bare(&lines.get(at)?.text);
    let mut chars = text.chars();
    let initial = chars.next().filter(|c| c.is_alphabetic())?;
    let rest = chars.as_str();
    let (status, next) = match rest.strip_prefix(' ') {
        Some(beside) => (beside.trim(), at + 1),
        None if rest.is_empty() => (bare(&lines.get(at + 1)?.text), at + 2),
        None => return None,
    };
    let is_status = status.len() <= MAX_STATUS
        && status.chars().nth(1).is_some()
        && status.chars().all(|c| c.is_alphabetic() || c == ' ')
        && status.split(' ').count() <= MAX_STATUS_WORDS;
    is_status.then_some((initial, status, next))
}

fn is_initial(initial: char, name: &str) -> bool {
    name.chars().next().is_some_and(|first| first.to_lowercase().eq(initial.to_lowercase()))
}

/// A line's words without marks and figures.
fn key(line: &Line) -> String {
    let text = bare(&line.text);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The lines below the names that most headers have.
fn header_keys(lines: &[Line], badges: &[Badge]) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for badge in badges {
        let below = lines[badge.name + 1..].iter().take(MAX_HEADER).filter(|line| line.class != Class::Prose);
        let keys: HashSet<String> = below.map(key).filter(|key| !key.is_empty()).collect();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    let is_shared = |count: usize| count * 100 > badges.len() * HEADER_SHARE;
    counts.into_iter().filter(|(_, count)| is_shared(*count)).map(|(key, _)| key).collect()
}

/// Where a header ends whose name is on a line: past its number, or the last line that most have.
fn header_end(lines: &[Line], name: usize, keys: &HashSet<String>) -> usize {
    for (at, line) in lines.iter().enumerate().skip(name + 1).take(MAX_HEADER) {
        let text = bare(&line.text);
        let is_answered = text.len() > 1 && text.starts_with('@') && !text.contains(' ');
        match line.class {
            Class::PostNumber => return at + 1,
            _ if is_answered || keys.contains(&key(line)) => {}
            _ => return at,
        }
    }
    lines.len().min(name + 1 + MAX_HEADER)
}

/// The last two words of a line that can end what is written: "2 Replies Last reply 0".
fn ending(line: &Line) -> Option<String> {
    let text = bare(&line.text);
    if line.class == Class::Prose || text.split_whitespace().nth(MAX_FOOTER_WORDS).is_some() {
        return None;
    }
    let words = text.split(|c: char| !c.is_alphabetic()).rev().filter(|word| word.chars().nth(1).is_some());
    let words: Vec<String> = words.take(2).map(str::to_lowercase).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What ends the most bodies, the first of such lines.
fn footer_key(lines: &[Line], bodies: &[Range<usize>]) -> Option<String> {
    // how many bodies have it, and how many lines are above it in them
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    for body in bodies {
        let mut seen = HashSet::new();
        for at in body.clone() {
            let Some(key) = ending(&lines[at]) else { continue };
            if seen.insert(key.clone()) {
                let count = counts.entry(key).or_default();
                *count = (count.0 + 1, count.1 + at - body.start);
            }
        }
    }
    let enough = |count: usize| count >= MIN_BADGES && count * 100 >= bodies.len() * FOOTER_SHARE;
    let shared = counts.into_iter().filter(|(_, (count, _))| enough(*count));
    shared.max_by_key(|(key, (count, above))| (*count, std::cmp::Reverse((*above, key.clone())))).map(|(key, _)| key)
}

/// The place above the count of answers and the letters of those who gave them.
fn above_counts(lines: &[Line], floor: usize, from: usize) -> usize {
    let is_count = |line: &Line| {
        let text = bare(&line.text);
        let short = text.split_whitespace().nth(MAX_COUNT_WORDS).is_none();
        line.class != Class::Prose && short && text.starts_with(char::is_numeric) && text.contains(char::is_alphabetic)
    };
    let counted = from > floor && is_count(&lines[from - 1]);
    let top = from - usize::from(counted);
    let is_letter = |line: &&Line| bare(&line.text).chars().nth(1).is_none();
    top - lines[floor..top].iter().rev().take(MAX_INITIALS).take_while(is_letter).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::text::blocks as text_of;
    use crate::{Document, Options, clean};

    const WORDS: [&str; 3] = [
        "I like my tea with milk, and with nothing else in it.",
        "Coffee is what they drink at my place, from morning to night.",
        "There was a kettle on the stove when we came home.",
    ];

    fn posts(text: &str) -> Vec<(String, String)> {
        let document: Document = clean(text, &Options::new()).unwrap();
        let name = |post: &crate::Post| post.author.as_ref().and_then(|author| author.name.clone()).unwrap_or_default();
        document.posts.iter().map(|post| (name(post), text_of(&post.body, true))).collect()
    }

    fn expected() -> Vec<(String, String)> {
        ["Nora_K", "Ödön", "nora2"]
            .iter()
            .zip(WORDS)
            .map(|(name, words)| ((*name).to_owned(), words.to_owned()))
            .collect()
    }

    #[test]
    fn posts_below_letters_and_names() {
        let text = format!(
            "Brewing tea\nN\nOffline\nN\nOffline\nNora_K\nwrote on\nlast edited by\n#1\n{}\nÖ\n1 Reply\nLast reply\n0\n\
             N\nNora_K\n{}\nÖ\nOffline\nÖ\nOffline\nÖdön\nwrote on\nlast edited by\n#2\n{}\n2 Replies\nLast reply\n3\n\
             N\nOnline\nN\nOnline\nnora2\nwrote on\nlast edited by\n#3\n{}\n1 Reply\nLast reply\n0\nLog in\n",
            WORDS[0], WORDS[0], WORDS[1], WORDS[2]
        );
        assert_eq!(posts(&text), expected());
    }

    #[test]
    fn letters_beside_the_status_and_who_is_answered() {
        let text = format!(
            "Brewing tea\n\n  * N Offline\nNora_K\nzuletzt editiert von\n\n{}\n\nÖ 1 Antwort Letzte Antwort Zitieren 0\n\n\
               * Ö Offline\nÖdön @Nora_K\nzuletzt editiert von\n\n{}\n\n1 Antwort Letzte Antwort Zitieren 0\n\n\
               * N Offline\nnora2\n@Ödön\nzuletzt editiert von\n\n{}\n\n1 Antwort Letzte Antwort Zitieren 0\n",
            WORDS[0], WORDS[1], WORDS[2]
        );
        assert_eq!(posts(&text), expected());
    }

    /// How many badges a text has.
    fn count(text: &str) -> usize {
        let phrases = crate::chrome::phrases::Phrases::for_language(None);
        super::badges(&super::super::lines::scan(text, super::super::prepare::Flavour::Nodes, phrases)).len()
    }

    #[test]
    fn bullets_are_no_badges() {
        let menu = |mark: &str| format!("{mark} Trees\n{mark}ranges and pears\n").repeat(MIN_BADGES + 1);
        assert_eq!(count(&menu("O")), MIN_BADGES + 1);
        assert_eq!(count(&menu("O").replace("Oranges", "O Oranges")), 0);
    }

    #[test]
    fn a_letter_above_a_name_and_a_rank_is_no_badge() {
        assert_eq!(count("M\nMarta\nMember\ntea\nM\nMarta\nMember\ntea\n"), 0);
        assert_eq!(count("M\nOffline\nMarta\ntea\n"), 0);
        assert_eq!(count("M\nOffline\nMarta\ntea\nB\nOffline\nBen\ntea\n"), 2);
        assert_eq!(count("M\nOffline\nMarta\ntea\nB\nOffline\nAnna\ntea\n"), 0);
    }

    fn scanned(text: &str) -> Vec<Line<'_>> {
        let phrases = crate::chrome::phrases::Phrases::for_language(None);
        super::super::lines::scan(text, super::super::prepare::Flavour::Nodes, phrases)
    }

    #[test]
    fn a_status_is_short() {
        let members = |status: &str| count(&format!("M\n{status}\nMarta\ntea\nB\n{status}\nBen\ntea\n"));
        let words = |words: usize| members(["on"; MAX_STATUS_WORDS + 1][..words].join(" ").as_str());
        assert_eq!((words(MAX_STATUS_WORDS), words(MAX_STATUS_WORDS + 1)), (MIN_BADGES, 0));
        let bytes = |bytes: usize| members(&"a".repeat(bytes));
        assert_eq!((bytes(MAX_STATUS), bytes(MAX_STATUS + 1)), (MIN_BADGES, 0));
    }

    /// The last line of a header whose name is on the first of some lines.
    fn ends(header: &[&str], keys: &[&str]) -> usize {
        let text = header.join("\n");
        header_end(&scanned(&text), 0, &keys.iter().map(|key| (*key).to_owned()).collect())
    }

    #[test]
    fn headers_have_few_lines() {
        let header =
            |count: usize| ends(&[&["Nora_K"][..], &["wrote on"].repeat(count), &["tea"]].concat(), &["wrote on"]);
        assert_eq!((header(MAX_HEADER), header(MAX_HEADER + 1)), (MAX_HEADER + 1, MAX_HEADER + 1));
        assert_eq!((header(1), ends(&["Nora_K", "@Ben", "#2", "tea"], &[])), (2, 3));
    }

    #[test]
    fn most_headers_have_the_same_lines() {
        let shared = |with: usize, of: usize| {
            let post =
                |at: usize| if at < with { "N\nOffline\nNora\nwrote on\n" } else { "N\nOffline\nNora\ntea is good\n" };
            let text: String = (0..of).map(post).collect();
            let lines = scanned(&text);
            header_keys(&lines, &badges(&lines)).contains("wrote on")
        };
        assert!(shared(HEADER_SHARE / 10 + 1, 10) && !shared(HEADER_SHARE / 10, 10));
    }

    #[test]
    fn most_bodies_end_with_the_same_words() {
        let shared = |with: usize, of: usize| {
            let text: String =
                (0..of).map(|at| if at < with { "tea leaves\nLast reply\n" } else { "tea leaves\n\"\n" }).collect();
            let bodies: Vec<Range<usize>> = (0..of).map(|at| 2 * at..2 * at + 2).collect();
            let text = text.replace("tea leaves", "12");
            let lines = scanned(&text);
            footer_key(&lines, &bodies).is_some()
        };
        assert!(shared(FOOTER_SHARE / 10, 10) && !shared(FOOTER_SHARE / 10 - 1, 10));
        let words = |count: usize| ending(&scanned(&format!("{}reply", "1 ".repeat(count - 1)))[0]).is_some();
        assert!(words(MAX_FOOTER_WORDS) && !words(MAX_FOOTER_WORDS + 1));
    }

    #[test]
    fn who_answered_stands_above_the_last_words() {
        let letters = |count: usize| {
            let text = format!("tea leaves\n{}2 Replies\nLast reply\n", "N\n".repeat(count));
            above_counts(&scanned(&text), 0, count + 2)
        };
        assert_eq!((letters(MAX_INITIALS), letters(MAX_INITIALS + 1)), (1, 2));
        let words = |count: usize| {
            above_counts(&scanned(&format!("tea leaves\n2{}\nLast reply\n", " to".repeat(count - 1))), 0, 2)
        };
        assert_eq!((words(MAX_COUNT_WORDS), words(MAX_COUNT_WORDS + 1)), (1, 2));
    }
}
