//! The signatures of questions, answers and comments.

use super::super::Source;
use super::super::answers::headers::{date_in, is_date};
use super::super::lines::{Class, Line, bare};
use crate::chrome::shape;
use crate::extract::dates::{DateContext, parse_date};
use std::collections::HashSet;
use std::ops::Range;

/// Posts with such signatures that make a thread: a question with an answer.
pub(super) const MIN_POSTS: usize = 2;
/// Of a hundred posts, so many are signed with somebody's standing: what is written by all has none.
const RATED_SHARE: usize = 50;
/// Words of what was done: "answered", "hat geantwortet".
const MAX_DEED: usize = 2;
/// Bytes of the longest name.
const MAX_NAME: usize = 60;
/// Letters of the shortest name that can stand twice without a space: there are names such as "coco".
const MIN_TWICE: usize = 4;
/// Lines from what was done to the standing: a deed, a date, a picture's words, a name, the name again.
const MAX_LINES: usize = 5;
/// Bytes of the longest line of badges: "27 27 silver badges 48 48 bronze badges".
const MAX_BADGES: usize = 120;
/// Words of the noun behind a count of badges: "bronze badges".
const MAX_NOUN: usize = 3;

/// A signature.
#[derive(Debug, Clone)]
pub(super) struct Signed<'a> {
    pub(super) lines: Range<usize>,
    pub(super) name: Option<&'a str>,
    pub(super) date: &'a str,
    deed: &'a str,
    is_rated: bool,
}

/// The signatures of a thread's questions and answers, in order; `None` where they make no thread.
pub(super) fn signed<'a>(source: &Source<'a>) -> Option<Vec<Signed<'a>>> {
    let (lines, language) = (source.lines, source.language);
    let mut found: Vec<Signed> = Vec::new();
    for at in 0..lines.len() {
        let floor = found.last().map_or(0, |last| last.lines.end);
        if at > floor && is_standing(&lines[at].text) {
            let starts = (floor.max(at.saturating_sub(MAX_LINES))..at).rev();
            found.extend(
                starts
                    .filter_map(|start| sign(lines, start, language))
                    .find(|sign| sign.is_rated && sign.lines.contains(&at)),
            );
        }
    }
    if found.len() < MIN_POSTS {
        return None;
    }
    let deeds: HashSet<&str> = found.iter().map(|sign| sign.deed).collect();
    let mut rest = Vec::new();
    let mut at = 0;
    for end in found.iter().map(|sign| sign.lines.clone()).chain(std::iter::once(lines.len()..lines.len())) {
        while at < end.start {
            let sign = (lines[at].class != Class::Prose).then(|| sign(lines, at, language)).flatten();
            match sign.filter(|sign| deeds.contains(sign.deed) && sign.lines.end <= end.start) {
                Some(sign) => {
                    at = sign.lines.end;
                    rest.push(sign);
                }
                None => at += 1,
            }
        }
        at = at.max(end.end);
    }
    found.extend(rest);
    found.sort_by_key(|sign| sign.lines.start);
    let posts = posts(source, found);
    let rated = posts.iter().filter(|sign| sign.is_rated).count();
    // Of a forum's posts, all are written in the same way.
    let is_asked = posts.iter().skip(1).all(|sign| sign.deed != posts[0].deed);
    (posts.len() >= MIN_POSTS && is_asked && rated * 100 >= posts.len() * RATED_SHARE).then_some(posts)
}

/// One signature a post: who edited it signs it, too, but later than who wrote it.
fn posts<'a>(source: &Source<'a>, found: Vec<Signed<'a>>) -> Vec<Signed<'a>> {
    let context =
        DateContext { retrieved: source.context.retrieved, language: source.language, ..DateContext::default() };
    let mut posts: Vec<Signed> = Vec::new();
    let mut date = None;
    for sign in found {
        let written = parse_date(sign.date, &context);
        let together = posts.last_mut().filter(|last| last.lines.end == sign.lines.start);
        let Some(last) = together else {
            posts.push(sign);
            date = written;
            continue;
        };
        let lines = last.lines.start..sign.lines.end;
        // Dates in the same form are in the order of their letters.
        if sign.name.is_some() && (last.name.is_none() || written < date) {
            *last = sign;
            date = written;
        }
        last.lines = lines;
    }
    posts
}

/// The signature that begins on a line.
fn sign<'a>(lines: &'a [Line<'a>], at: usize, language: Option<&str>) -> Option<Signed<'a>> {
    let (deed, date, mut end) = deed(lines, at, language)?;
    let mut sign = Signed { lines: at..end, name: None, date, deed, is_rated: false };
    end += usize::from(is_avatar(lines, end));
    let named = lines
        .get(end)
        .filter(|line| is_name(line) && !is_standing(&line.text) && self::deed(lines, end, language).is_none());
    let Some(named) = named else { return Some(sign) };
    let name = single(bare(&named.text));
    end += 1;
    if lines.get(end).is_some_and(|again| bare(&again.text) == name) {
        end += 1;
    }
    sign.name = Some(name);
    if lines.get(end).is_some_and(|line| is_standing(&line.text)) {
        sign.is_rated = true;
        end += 1 + lines[end + 1..].iter().take_while(|line| is_badges(&line.text)).count();
    }
    sign.lines.end = end;
    Some(sign)
}

/// What was done and when, on a line or two, and the place after it.
fn deed<'a>(lines: &'a [Line<'a>], at: usize, language: Option<&str>) -> Option<(&'a str, &'a str, usize)> {
    let line = &lines[at];
    let text = bare(&line.text);
    let is_deed = |text: &str| {
        let words = text.split_whitespace().take(MAX_DEED + 1).count();
        (1..=MAX_DEED).contains(&words) && text.chars().all(|c| c.is_alphabetic() || c == ' ')
    };
    if line.class == Class::Prose || text.len() > MAX_BADGES {
        return None;
    }
    if is_deed(text) {
        let dated = lines.get(at + 1).filter(|line| is_dated(line, language))?;
        return Some((text, bare(&dated.text), at + 2));
    }
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (before, date, after) = date_in(text, language)?;
    let before = before.trim();
    (is_deed(before) && is_zone(after)).then_some((before, date.trim(), at + 1))
}

/// Whether a line is nothing but a date, with its zone perhaps.
fn is_dated(line: &Line, language: Option<&str>) -> bool {
    let text = bare(&line.text);
    let alone = |(before, _, after): (&str, &str, &str)| before.trim().is_empty() && is_zone(after);
    let has_digit = || text.len() <= MAX_BADGES && text.bytes().any(|byte| byte.is_ascii_digit());
    is_date(line, language) || line.class != Class::Prose && has_digit() && date_in(text, language).is_some_and(alone)
}

/// Whether what is behind a date can be its zone: "-0500".
fn is_zone(text: &str) -> bool {
    !text.contains(char::is_alphabetic)
}

/// Whether a line is a picture of the one whose name is below: "[g]", "anna.png", "anna's user avatar".
fn is_avatar(lines: &[Line], at: usize) -> bool {
    let (Some(words), Some(named)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let is_picture = words.text.starts_with('[') && words.text.ends_with(']');
    if is_picture || matches!(words.class, Class::ImageName | Class::Ornament) {
        return true;
    }
    let (words, name) = (bare(&words.text), single(bare(&named.text)));
    words.len() > name.len() && single(words) == words && words.contains(name) && is_name(named)
}

fn is_name(line: &Line) -> bool {
    let text = bare(&line.text);
    matches!(line.class, Class::Short | Class::Text) && text.len() <= MAX_NAME && !text.ends_with(['!', '?', ':'])
}

/// A name that stands twice on its line, once for machines: "anna anna".
fn single(name: &str) -> &str {
    let Some(half) = name.get(..name.len() / 2).map(str::trim_end) else { return name };
    let rest = &name[half.len()..];
    let is_twice = rest.trim_start() == half && (rest.starts_with(' ') || half.chars().count() >= MIN_TWICE);
    if is_twice { half } else { name }
}

/// Whether a line is somebody's standing: a number, with the counts of badges behind it: "1,204", "31 ●1●3", "163 5 5 bronze".
fn is_standing(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > MAX_BADGES {
        return false;
    }
    let text = bare(text);
    let mut words = text.split_whitespace();
    let number = words.next().is_some_and(shape::is_number);
    if number && words.next().is_none_or(|second| second.starts_with('●') || shape::is_number(second)) {
        return true;
    }
    // Elements that stand beside each other without a space: "1,20499 silver badges2121 bronze badges".
    let is_count = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.');
    text.ends_with(char::is_alphabetic)
        && text.contains(' ')
        && !text.contains(". ")
        && text.chars().all(is_count)
        && !shape::is_date_like(text)
}

/// Whether a line counts badges: "●", "5", "5 bronze badges".
fn is_badges(text: &str) -> bool {
    let text = bare(text).trim_start_matches(['●', ' ']);
    if text.is_empty() {
        return true;
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let noun = rest.strip_prefix(' ').unwrap_or(rest);
    let words = noun.split_whitespace().take(MAX_NOUN + 1).count();
    rest.len() < text.len() && words <= MAX_NOUN && noun.chars().all(|c| c.is_alphabetic() || c == ' ')
}

/// A comment's signature.
pub(super) struct Comment<'a> {
    pub(super) lines: Range<usize>,
    pub(super) name: Option<&'a str>,
    pub(super) date: &'a str,
}

/// The signatures of comments among some lines, in order: "– anna" above a date, or "anna (2025-04-03)".
pub(super) fn comments<'a>(lines: &'a [Line<'a>], range: Range<usize>, language: Option<&str>) -> Vec<Comment<'a>> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let comment = dashed(lines, at, language).or_else(|| bracketed(lines, at, language));
        match comment.filter(|comment| comment.lines.end <= range.end) {
            Some(comment) => {
                at = comment.lines.end;
                found.push(comment);
            }
            None => at += 1,
        }
    }
    found
}

/// "– anna", "Commented May 3, 2024", on two lines or up to four.
fn dashed<'a>(lines: &'a [Line<'a>], at: usize, language: Option<&str>) -> Option<Comment<'a>> {
    let text = lines[at].text.strip_prefix(['–', '—', '-'])?.trim();
    let (name, mut end) = if text.is_empty() { (bare(&lines.get(at + 1)?.text), at + 2) } else { (text, at + 1) };
    if name.len() > MAX_NAME {
        return None;
    }
    let date = match lines.get(end)? {
        dated if is_dated(dated, language) => bare(&dated.text),
        _ => {
            let (_, date, next) = deed(lines, end, language)?;
            end = next - 1;
            date
        }
    };
    Some(Comment { lines: at..end + 1, name: Some(name), date })
}

/// "anna (2025-04-03 10:12)", "(03 Apr '25, 10:12) anna", on a line or several.
fn bracketed<'a>(lines: &'a [Line<'a>], at: usize, language: Option<&str>) -> Option<Comment<'a>> {
    let text = bare(&lines[at].text);
    let date_of = |inside: &'a str| {
        date_in(inside.trim(), language).filter(|(before, _, after)| before.trim().is_empty() && is_zone(after))
    };
    if text.len() > MAX_BADGES {
        return None;
    }
    if let Some((before, rest)) = text.split_once('(') {
        let (inside, after) = rest.split_once(')')?;
        let (before, after) = (before.trim(), after.trim());
        let name = if before.is_empty() { after } else { before };
        let is_named = !name.is_empty() && name.len() <= MAX_NAME && (before.is_empty() || after.is_empty());
        let (_, date, _) = date_of(inside).filter(|_| is_named)?;
        return Some(Comment { lines: at..at + 1, name: Some(name), date });
    }
    // Parted at its elements: "anna", "(", a date, ")".
    let next = |count: usize| lines.get(at + count).map(|line| &*line.text);
    let is_parted = is_name(&lines[at]) && next(1)?.trim() == "(" && next(3)?.starts_with(')');
    let dated = lines.get(at + 2).filter(|line| is_parted && is_dated(line, language))?;
    Some(Comment { lines: at..at + 4, name: Some(text), date: bare(&dated.text) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chrome::phrases::Phrases;
    use crate::flat::lines::scan;
    use crate::flat::prepare::Flavour;

    /// Where the signature ends that begins on the first line, and whose it is.
    fn signed(text: &str) -> Option<(usize, Option<String>)> {
        let lines = scan(text, Flavour::Nodes, Phrases::for_language(Some("en")));
        sign(&lines, 0, Some("en")).map(|sign| (sign.lines.end, sign.name.map(str::to_owned)))
    }

    #[test]
    fn deeds_names_and_nouns_have_few_words() {
        let deed = |words: usize| signed(&format!("{}May 3, 2024 at 10:12\n", "asked ".repeat(words))).is_some();
        assert!(deed(MAX_DEED) && !deed(MAX_DEED + 1) && !deed(0));
        let named = |bytes: usize| signed(&format!("asked\nMay 3, 2024\n{}\n12\n", "x".repeat(bytes))).unwrap().0;
        assert_eq!((named(MAX_NAME), named(MAX_NAME + 1)), (4, 2));
        let noun = |words: usize| is_badges(&format!("5{}", " badge".repeat(words)));
        assert!(noun(MAX_NOUN) && !noun(MAX_NOUN + 1) && is_badges("●") && !is_badges("Reply"));
    }

    #[test]
    fn names_can_stand_twice() {
        let named = |length: usize| single(&"abcdef"[..length].repeat(2)).len();
        assert_eq!((named(MIN_TWICE), named(MIN_TWICE - 1)), (MIN_TWICE, 2 * (MIN_TWICE - 1)));
        assert_eq!((single("al al"), single("anna bob")), ("al", "anna bob"));
        let twice = Some("anna".to_owned());
        assert_eq!(signed("asked May 3, 2024\nanna's user avatar\nanna\nanna\n12\n"), Some((5, twice)));
    }

    #[test]
    fn standings_are_numbers() {
        for standing in ["163", "1,204", "31 ●1●3", "163 5 5 bronze badges", "1,20499 silver badges2121 bronze badges"]
        {
            assert!(is_standing(standing), "{standing}");
        }
        for other in ["anna", "3 years ago", "12. First of all, wash it", "May 3, 2024"] {
            assert!(!is_standing(other), "{other}");
        }
        let long = |bytes: usize| is_standing(&format!("12 {}", "1".repeat(bytes - 3)));
        assert!(long(MAX_BADGES) && !long(MAX_BADGES + 1));
    }

    #[test]
    fn comments_name_who_and_when() {
        let found = |text: &str| {
            let lines = scan(text, Flavour::Nodes, Phrases::for_language(Some("en")));
            let comments = comments(&lines, 0..lines.len(), Some("en"));
            comments.into_iter().map(|comment| comment.name.unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("Tea.\n– anna\nCommented May 3, 2024 at 10:12\nYes.\n–\nbob\nMay 4, 2024\n"), ["anna", "bob"]);
        assert_eq!(found("Tea.\nanna (2024-05-03 10:12)\n(03 May 2024, 10:12) bob\n"), ["anna", "bob"]);
        assert_eq!(found("Tea.\nanna\n(\n2024-05-03 10:12\n)\n"), ["anna"]);
        assert!(found("Tea (or coffee)\n– anna\nI like it.\n").is_empty());
    }
}
