//! Headers with points, and what counts around them.

use super::super::lines::{Class, Line, bare};
use crate::chrome::shape;
use crate::extract::dates::is_month;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Headers with points that make a thread.
pub(super) const MIN_HEADERS: usize = 2;
/// Bytes of the longest line of a header.
pub(super) const MAX_LINE: usize = 160;
/// Lines of the points: "(", "120", "points)".
pub(super) const MAX_POINTS: usize = 3;
/// Lines between the date and the points: "in", a category, "by", a name.
pub(super) const MAX_BETWEEN: usize = 5;
/// Words between them: "in", a category, "by", a name.
pub(super) const MAX_WORDS: usize = 8;
/// Words of what was done: "answered", "hat geantwortet".
pub(super) const MAX_DEED: usize = 3;
/// Letters that the words for one point and for several have in common.
const STEM: usize = 2;
/// Of a hundred headers, more than so many have two counts before the next where they are of a list: votes and answers.
pub(super) const COUNTS_SHARE: usize = 50;
/// Of a hundred headers, so many have the word before a name.
pub(super) const BY_SHARE: usize = 50;
/// Lines of votes above a header, and of a heading such as "14 Answers".
pub(super) const MAX_COUNTS: usize = 6;

/// A header and what it says.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) lines: Range<usize>,
    pub(super) deed: String,
    pub(super) date: String,
    /// The words between the date and the points.
    pub(super) after: String,
}

impl Header {
    /// The name behind the last word that stands before names.
    pub(super) fn name(&self, by: &str) -> Option<&str> {
        let words = self.after.trim();
        let is_word = |at: usize, word: &str| {
            words[..at].chars().next_back().is_none_or(char::is_whitespace) && words[at + word.len()..].starts_with(' ')
        };
        let behind = |word: &str| {
            let at = words.rmatch_indices(word).map(|(at, _)| at).find(|at| is_word(*at, word))?;
            Some(words[at + word.len()..].trim())
        };
        Some(behind(by).unwrap_or(words)).filter(|name| !name.is_empty())
    }
}

/// The headers of a thread.
pub(super) struct Headers {
    /// In order.
    pub(super) found: Vec<Header>,
    /// The word before names.
    pub(super) by: String,
    /// Where the last post ends at the latest.
    pub(super) end: usize,
}

/// The headers in order; `None` where they make no thread.
pub(super) fn headers(lines: &[Line], language: Option<&str>) -> Option<Headers> {
    let mut found: Vec<Header> = Vec::new();
    let mut nouns: HashSet<&str> = HashSet::new();
    for at in 0..lines.len() {
        let floor = found.last().map_or(0, |header| header.lines.end);
        if let Some((header, noun)) = pointed(lines, at, floor, language) {
            nouns.insert(noun);
            found.push(header);
        }
    }
    // "point" and "points": different words are no points.
    let stem = |noun: &str| noun.chars().take(STEM).collect::<String>();
    let stems: HashSet<String> = nouns.into_iter().map(stem).collect();
    let limit = related(lines, &found);
    found.truncate(limit.map_or(found.len(), |(count, _)| count));
    if found.len() < MIN_HEADERS || stems.len() > 1 || is_list(lines, &found) {
        return None;
    }
    let end = limit.map_or(lines.len(), |(_, end)| end);
    // What has no word before names is something else beside a date: "(229 views)".
    let by = by_word(&found)?;
    let deeds: HashSet<String> = found.iter().map(|header| header.deed.clone()).collect();
    found.extend(unpointed(&lines[..end], &found, &deeds, &by, language));
    found.sort_by_key(|header| header.lines.start);
    Some(Headers { found, by, end })
}

/// The header that ends in points on a line, and what the points are called.
pub(super) fn pointed<'a>(
    lines: &'a [Line],
    at: usize,
    floor: usize,
    language: Option<&str>,
) -> Option<(Header, &'a str)> {
    let text = &*lines[at].text;
    if !text.ends_with(')') || text.len() > MAX_LINE {
        return None;
    }
    let noun = text[..text.len() - 1].rsplit([' ', '\u{a0}']).next()?;
    if noun.is_empty() || !noun.chars().all(char::is_alphabetic) {
        return None;
    }
    let open = (floor..=at).rev().take(MAX_POINTS).find(|at| lines[*at].text.contains('('))?;
    let mut points: String = lines[open..=at].iter().flat_map(|line| [&*line.text, " "]).collect();
    let figures = points.split_off(points.rfind('(')?);
    let number = figures[1..].trim().strip_suffix(')')?.trim().strip_suffix(noun)?;
    if !shape::is_number(number.trim()) {
        return None;
    }
    let mut after = points;
    for place in (floor..=open).rev().take(MAX_BETWEEN + 1) {
        let line = &lines[place];
        let shown = bare(&line.text);
        let (deed, date) = match () {
            _ if is_date(line, language) => (None, shown.to_owned()),
            _ if place == open => match date_in(points_cut(shown), language) {
                Some((before, date, rest)) => {
                    after = rest.to_owned();
                    (Some(before), date.to_owned())
                }
                None => continue,
            },
            // What is on one line with its date is so with its points: else they are of something else.
            _ if date_in(shown, language).is_some() => return None,
            _ => {
                after = format!("{shown} {after}");
                continue;
            }
        };
        let is_deed = |text: &str| {
            !text.is_empty() && text.split_whitespace().count() <= MAX_DEED && !text.contains(['.', '?', '!'])
        };
        let (start, deed) = match deed {
            Some(deed) if !deed.is_empty() => (place, deed),
            _ => {
                let above = place.checked_sub(1).filter(|above| *above >= floor)?;
                (above, bare(&lines[above].text))
            }
        };
        let header = Header { lines: start..at + 1, deed: deed.to_lowercase(), date, after };
        // "Re: Humming kettle (229 Views)" is below a date, too.
        let is_name = header.after.split_whitespace().count() <= MAX_WORDS && !header.after.contains(':');
        return (is_deed(deed) && is_name).then_some((header, noun));
    }
    None
}

/// A date among words, with what is before and after it. The word before a name can be taken for the date's last: "May 3, 2024 by".
pub(in crate::flat) fn date_in<'t>(text: &'t str, language: Option<&str>) -> Option<(&'t str, &'t str, &'t str)> {
    /// Words that end a time.
    const HALVES: [&str; 2] = ["am", "pm"];
    let Some((before, mut date, _)) = shape::date_inside(text) else { return day_in(text, language) };
    while let Some((earlier, word)) = date.trim_end().rsplit_once(char::is_whitespace) {
        let is_word = word.chars().all(char::is_alphabetic) && !HALVES.contains(&word.to_lowercase().as_str());
        if !is_word || !shape::is_date_like(earlier) {
            break;
        }
        date = earlier;
    }
    let end = date.as_ptr().addr() - text.as_ptr().addr() + date.len();
    Some((before, date, text[end..].trim()))
}

/// A day of this year among words: "Jan 19", "19 jan.".
fn day_in<'t>(text: &'t str, language: Option<&str>) -> Option<(&'t str, &'t str, &'t str)> {
    let is_day = |word: &str| word.trim_end_matches(['.', ',']).parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let is_month = |word: &str| is_month(word.trim_end_matches(['.', ',']), language);
    let start = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    let words: Vec<&str> = text.split_whitespace().take(2 * MAX_DEED).collect();
    let pair =
        words.windows(2).find(|pair| is_month(pair[0]) && is_day(pair[1]) || is_day(pair[0]) && is_month(pair[1]))?;
    let (from, to) = (start(pair[0]), start(pair[1]) + pair[1].len());
    Some((text[..from].trim(), &text[from..to], text[to..].trim()))
}

/// Whether a line is nothing but a date.
pub(in crate::flat) fn is_date(line: &Line, language: Option<&str>) -> bool {
    let alone = |(before, _, after): (&str, &str, &str)| before.is_empty() && after.is_empty();
    line.class == Class::Date || line.class == Class::Short && day_in(bare(&line.text), language).is_some_and(alone)
}

/// The text without the points at its end.
fn points_cut(text: &str) -> &str {
    text.rfind('(').map_or(text, |at| text[..at].trim_end())
}

/// The word that stands before most names, first behind the date: "by", "von".
pub(super) fn by_word(headers: &[Header]) -> Option<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for header in headers {
        let mut words = header.after.split_whitespace();
        if let (Some(first), Some(_)) = (words.next(), words.next()) {
            *counts.entry(first).or_default() += 1;
        }
    }
    let (word, count) = counts.into_iter().max_by_key(|(word, count)| (*count, *word))?;
    (count * 100 >= headers.len() * BY_SHARE && count >= MIN_HEADERS).then(|| word.to_owned())
}

/// Headers of those who have no points: what others did, a date, the word before names.
fn unpointed(
    lines: &[Line],
    found: &[Header],
    deeds: &HashSet<String>,
    by: &str,
    language: Option<&str>,
) -> Vec<Header> {
    let mut more = Vec::new();
    let mut taken = found.iter().map(|header| &header.lines).peekable();
    let mut at = 0;
    while at < lines.len() {
        while taken.next_if(|range| range.end <= at).is_some() {}
        if let Some(range) = taken.peek().filter(|range| range.contains(&at)) {
            at = range.end;
            continue;
        }
        match done(lines, at, by, language).filter(|header| deeds.contains(&header.deed)) {
            Some(header) => {
                at = header.lines.end;
                more.push(header);
            }
            None => at += 1,
        }
    }
    more
}

/// What was done, when and by whom, on a line or four: "edited Apr 7, 2025 by anna".
pub(super) fn done(lines: &[Line], at: usize, by: &str, language: Option<&str>) -> Option<Header> {
    let text = bare(&lines[at].text);
    if text.len() > MAX_LINE || lines[at].class == Class::Prose {
        return None;
    }
    let header = |lines: Range<usize>, deed: &str, date: &str, after: String| Header {
        lines,
        deed: deed.to_lowercase(),
        date: date.to_owned(),
        after,
    };
    if let Some((deed, date, after)) = date_in(text, language).filter(|(deed, ..)| !deed.is_empty()) {
        let is_by = after.split_whitespace().next() == Some(by);
        return is_by.then(|| header(at..at + 1, deed, date, after.to_owned()));
    }
    let next = |count: usize| lines.get(at + count).map(|line| bare(&line.text));
    let dated = lines.get(at + 1).filter(|line| is_date(line, language))?;
    let beside = next(2)?;
    let (end, name) = match beside.strip_prefix(by)? {
        "" => (at + 4, next(3)?),
        name => (at + 3, name.strip_prefix(' ')?),
    };
    Some(header(at..end, text, bare(&dated.text), format!("{by} {name}")))
}

/// Where other questions begin below a thread, as a header and as a line: what was done is what was done first, and there are
/// two counts above.
fn related(lines: &[Line], headers: &[Header]) -> Option<(usize, usize)> {
    let again = |(index, pair): (usize, &[Header])| {
        let mut counts = counts_between(lines, pair[0].lines.end..pair[1].lines.start);
        let (first, second) = (counts.next(), counts.next());
        let is_question = pair[1].deed == headers[0].deed;
        first.filter(|_| second.is_some() && is_question).map(|line| (index + 1, line))
    };
    headers.windows(2).enumerate().find_map(again)
}

/// Whether the headers are those of a list's questions: each shows how many votes it has, and how many answers.
fn is_list(lines: &[Line], headers: &[Header]) -> bool {
    let counts = |pair: &[Header]| counts_between(lines, pair[0].lines.end..pair[1].lines.start).count();
    let several = headers.windows(2).filter(|pair| counts(pair) > 1).count();
    several * 100 > (headers.len() - 1) * COUNTS_SHARE
}

/// Where counts begin in a range.
fn counts_between<'a>(lines: &'a [Line<'a>], range: Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < range.end {
            let (here, length) = (at, count_at(lines, at));
            at += length.max(1);
            if length > 0 {
                return Some(here);
            }
        }
        None
    })
}

fn is_figure(text: &str) -> bool {
    shape::is_number(text.trim_start_matches(['+', '-', '−', '–']).trim())
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphabetic)
}

/// How many lines a count has that begins at a line: "+5 votes", or "+5" and "votes"; a number alone is none.
fn count_at(lines: &[Line], at: usize) -> usize {
    let text = bare(&lines[at].text);
    let counted = text.split_once([' ', '\u{a0}']).is_some_and(|(number, noun)| is_figure(number) && is_word(noun));
    let parted = || is_figure(text) && lines.get(at + 1).is_some_and(|next| is_word(bare(&next.text)));
    if counted { 1 } else { 2 * usize::from(parted()) }
}

/// Lines above a header that only count: "+5 votes", "+5", "votes", "14 Answers".
pub(in crate::flat) fn counts_above(lines: &[Line], start: usize) -> usize {
    let mut at = start;
    while at > 0 && start - at < MAX_COUNTS {
        if is_figure(bare(&lines[at - 1].text)) || count_at(lines, at - 1) == 1 {
            at -= 1;
        } else if at > 1 && count_at(lines, at - 2) == 2 {
            at -= 2;
        } else {
            break;
        }
    }
    start - at
}
