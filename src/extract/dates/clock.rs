//! Times of day and zones.

use super::names::phrase;
use super::tokens::Token;

/// A time of day as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: i8,
    pub(super) second: i8,
    /// Minutes east of UTC.
    pub(super) offset: Option<i32>,
}

/// Zone abbreviations that mean one thing only, in minutes east of UTC.
const ZONES: &[(&str, i32)] = &[
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -300),
    ("edt", -240),
    ("cdt", -300),
    ("mst", -420),
    ("akst", -540),
    ("hst", -600),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("cet", 60),
    ("cest", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("мск", 180),
    ("hkt", 480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
];

/// Minutes of the largest offset in use, that of the Line Islands.
pub(super) const MAX_OFFSET: i32 = 14 * 60;

/// Words between a date and a time written with a point, such as "19.8.2024 klo 14.03".
const AT: &[&str] =
    &["at", "t", "um", "kl", "klo", "ore", "alle", "o", "godz", "a", "as", "om", "в", "о", "pukul", "jam"];

/// Words that stand for the colon.
pub(super) const HOUR_WORDS: &[&str] = &["h", "uhr", "時", "时", "點", "点", "시", "uur", "hod"];
const MINUTE_WORDS: &[&str] = &["分", "분", "min", "m"];

/// Whether a word stands beside a time and says nothing else: "at", "Uhr".
pub(super) fn is_beside(token: &Token) -> bool {
    [AT, HOUR_WORDS, MINUTE_WORDS].iter().any(|words| words.contains(&token.text.as_str()))
}

/// The time of day in a string: the first after the date, else the first before it.
pub(super) fn find(tokens: &[Token], date: std::ops::Range<usize>, language: Option<&str>) -> Option<Clock> {
    let dotted_at = (date.end..tokens.len())
        .find(|at| !(tokens[*at].is_symbol() || AT.contains(&tokens[*at].text.as_str())))
        .unwrap_or(tokens.len());
    let after = (date.end..tokens.len()).find_map(|at| read(tokens, at, at == dotted_at, language));
    let (mut clock, end) = match after {
        Some(found) => found,
        None => {
            let before = &tokens[..date.start];
            (0..before.len()).find_map(|at| read(before, at, false, language))?
        }
    };
    // "12:59 AM - 02 May 24 UTC"
    if clock.offset.is_none() && end <= date.start {
        clock.offset = zone(tokens, date.end).map(|(offset, _)| offset);
    }
    Some(clock)
}

/// The time at a token, and the token after it.
fn read(tokens: &[Token], at: usize, dotted: bool, language: Option<&str>) -> Option<(Clock, usize)> {
    let mut hour = tokens[at].of_digits(1..=2)?;
    if at > 1 && is_joint(&tokens[at - 1]) && !tokens[at].spaced && tokens[at - 2].is_number() {
        return None; // inside a longer run of numbers
    }
    let (mut minute, mut second, mut next) = (0, 0, at + 1);
    let mut sure = false;
    let glue = tokens.get(next)?;
    let colon = glue.is(":") || (dotted && glue.is(".") && !glue.spaced);
    if colon && let Some(value) = tokens.get(next + 1).and_then(|t| t.of_digits(2..=2)) {
        (minute, next, sure) = (value, next + 2, true);
        let same = tokens.get(next).is_some_and(|t| t.is(&glue.text) && !t.spaced);
        if same && let Some(value) = tokens.get(next + 1).and_then(|t| t.of_digits(2..=2)) {
            (second, next) = (value, next + 2);
            next = skip_fraction(tokens, next);
        }
    } else if HOUR_WORDS.contains(&glue.text.as_str()) {
        (next, sure) = (next + 1, true);
        let marked = tokens.get(next + 1).is_some_and(|t| MINUTE_WORDS.contains(&t.text.as_str()));
        let digits = if marked { 1..=2 } else { 2..=2 };
        if let Some(value) = tokens.get(next).and_then(|t| t.of_digits(digits)) {
            (minute, next) = (value, next + 1 + usize::from(marked));
        }
    }
    if let Some((afternoon, end)) =
        half_after(tokens, next, language).or_else(|| Some((half_before(tokens, at, language)?, next)))
    {
        (next, sure) = (end, true);
        hour = match (hour, afternoon) {
            (12, false) => 0,
            (1..=11, true) => hour + 12,
            _ => hour,
        };
    }
    if !sure || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let offset = zone(tokens, next);
    let part = |value: u32| i8::try_from(value).ok();
    let clock = Clock {
        hour: part(hour)?,
        minute: part(minute)?,
        second: part(second.min(59))?, // a leap second
        offset: offset.map(|(offset, _)| offset),
    };
    Some((clock, offset.map_or(next, |(_, end)| end)))
}

fn is_joint(token: &Token) -> bool {
    !token.spaced && [":", ".", "-", "/"].iter().any(|s| token.is(s))
}

/// Steps over ".123" after seconds.
fn skip_fraction(tokens: &[Token], at: usize) -> usize {
    match tokens.get(at..at + 2) {
        Some([point, digits]) if (point.is(".") || point.is(",")) && !digits.spaced && digits.is_number() => at + 2,
        _ => at,
    }
}

/// am or pm after a time: whether it is pm, and the token after it.
fn half_after(tokens: &[Token], at: usize, language: Option<&str>) -> Option<(bool, usize)> {
    let (meaning, len) = phrase(tokens, at, language)?;
    Some((meaning.afternoon?, at + len))
}

/// The same right before a time.
fn half_before(tokens: &[Token], at: usize, language: Option<&str>) -> Option<bool> {
    /// Tokens of the longest such word: two ideographs.
    const LONGEST: usize = 2;
    (1..=LONGEST).rev().find_map(|back| {
        let (meaning, len) = phrase(tokens, at.checked_sub(back)?, language)?;
        meaning.afternoon.filter(|_| len == back)
    })
}

/// Whether the time in a string is one of a clock of 24 hours; none where there is no time.
pub(super) fn is_24_hours(tokens: &[Token], language: Option<&str>) -> Option<bool> {
    let mut times = (1..tokens.len()).filter(|at| {
        tokens[*at].is(":") && tokens[at - 1].is_number() && tokens.get(at + 1).is_some_and(Token::is_number)
    });
    times.next()?;
    let halves = (0..tokens.len()).any(|at| phrase(tokens, at, language).is_some_and(|(m, _)| m.afternoon.is_some()));
    Some(!halves)
}

/// The zone at a token in minutes east of UTC, and the token after it.
fn zone(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let at = at + usize::from(tokens.get(at)?.is("("));
    let named = ZONES.iter().find(|(name, _)| tokens.get(at).is_some_and(|t| t.is_word(name)));
    match named {
        Some(&(name, _)) if name == "utc" || name == "gmt" => {
            Some(numeric_zone(tokens, at + 1, true).unwrap_or((0, at + 1)))
        }
        Some(&(_, offset)) => Some((offset, at + 1)),
        None => numeric_zone(tokens, at, false),
    }
}

/// The zone that is named at a token: `GMT +8`, `UTC`, `UTC+01:00`.
pub(super) fn named_zone(tokens: &[Token], at: usize) -> Option<i32> {
    let is_named = tokens.get(at).is_some_and(|t| t.is_word("utc") || t.is_word("gmt"));
    let spaced = || numeric_zone(tokens, at + 1, true).map(|(offset, _)| offset);
    is_named.then(|| spaced().unwrap_or(0))
}

/// `+0200`, `+02:00`, and, after `UTC` or right behind the time, `+2`.
fn numeric_zone(tokens: &[Token], at: usize, after_name: bool) -> Option<(i32, usize)> {
    let sign = match tokens.get(at)? {
        t if t.is("+") => 1,
        t if t.is("-") => -1,
        _ => return None,
    };
    let number = tokens.get(at + 1).filter(|t| !t.spaced)?;
    let (minutes, end) = if let Some(value) = number.of_digits(4..=4) {
        (i32::try_from(value / 100 * 60 + value % 100).ok()?, at + 2)
    } else {
        let hours = i32::try_from(number.of_digits(1..=2)?).ok()? * 60;
        match tokens.get(at + 2..at + 4) {
            Some([colon, m]) if colon.is(":") && !colon.spaced && m.of_digits(2..=2).is_some() => {
                (hours + i32::try_from(m.value).ok()?, at + 4)
            }
            _ if after_name || (number.text.len() == 2 && !tokens[at].spaced) => (hours, at + 2),
            _ => return None,
        }
    };
    (minutes <= MAX_OFFSET).then_some((sign * minutes, end))
}
