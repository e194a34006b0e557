//! Dates told from the time of retrieval: "yesterday", "3 hours ago", "Monday at 4:11 PM".

use jiff::Span;

use super::clock::{self, Clock};
use super::names::{self, LONGEST_PHRASE, Meaning, Unit};
use super::tokens::Token;
use super::{DateContext, Retrieved, Stamp};

/// A larger number is no distance in time.
const MAX_COUNT: u32 = 10_000;

/// "Just now", "today at …", or a duration ago.
pub(super) fn from_now(tokens: &[Token], context: &DateContext) -> Option<Stamp> {
    let retrieved = context.retrieved?;
    let mut at = 0;
    let mut day = None;
    while at < tokens.len() {
        let Some((meaning, len)) = phrase(tokens, at) else {
            at += 1;
            continue;
        };
        if meaning.now {
            return Some(retrieved.stamp(retrieved.at, Unit::Second));
        }
        if let Some(back) = meaning.day {
            day = day.or(Some((back, at..at + len)));
        }
        at += len;
    }
    if let Some((back, range)) = day {
        let date = retrieved.at.date().checked_sub(Span::new().days(back)).ok()?;
        return Some(Stamp { clock: clock::find(tokens, range), ..Stamp::of(date) });
    }
    ago(tokens, retrieved)
}

/// A weekday with a time: the last such day before today.
pub(super) fn weekday(tokens: &[Token], context: &DateContext) -> Option<Stamp> {
    let today = context.retrieved?.at.date();
    let (weekday, range) = (0..tokens.len()).find_map(|at| {
        let (meaning, len) = phrase(tokens, at)?;
        Some((meaning.weekday?, at..at + len))
    })?;
    let clock = clock::find(tokens, range)?;
    let back = (today.weekday().to_monday_zero_offset() - weekday).rem_euclid(7);
    let date = today.checked_sub(Span::new().days(if back == 0 { 7 } else { back })).ok()?;
    Some(Stamp { clock: Some(clock), ..Stamp::of(date) })
}

/// One or more counts with units, falling, and a word such as "ago" before or after them; or nothing but them ("2d").
fn ago(tokens: &[Token], retrieved: Retrieved) -> Option<Stamp> {
    let start = (0..tokens.len()).find(|at| amount(tokens, *at).is_some())?;
    let (mut at, mut smallest, mut span) = (start, None, Span::new());
    while let Some((count, unit, end)) = amount(tokens, at) {
        if smallest.is_some_and(|last| unit >= last) {
            break;
        }
        span = subtract(span, count, unit)?;
        smallest = Some(unit);
        at = end;
        while tokens.get(at).is_some_and(|t| t.is(",") || t.is(".") || is_and(t)) {
            at += 1;
        }
    }
    let bare = tokens[..start].iter().chain(&tokens[at..]).all(|t| t.is_symbol());
    let marked = (0..tokens.len())
        .filter(|i| *i < start || *i + 1 >= at)
        .any(|i| phrase(tokens, i).is_some_and(|(meaning, _)| meaning.ago));
    if !(bare || marked) {
        return None;
    }
    Some(retrieved.stamp(retrieved.at.checked_add(span).ok()?, smallest?))
}

fn is_and(token: &Token) -> bool {
    ["and", "und", "et", "y", "e", "en", "i", "и"].iter().any(|word| token.is_word(word))
}

/// A count and its unit at a token, and the token after them.
fn amount(tokens: &[Token], at: usize) -> Option<(u32, Unit, usize)> {
    let token = tokens.get(at)?;
    let (count, next) = if token.is_number() {
        (token.value, at + 1)
    } else {
        let (_, len) = phrase(tokens, at).filter(|(meaning, _)| meaning.one)?;
        (1, at + len)
    };
    let (meaning, len) = phrase(tokens, next)?;
    (count <= MAX_COUNT).then_some((count, meaning.unit?, next + len))
}

fn subtract(span: Span, count: u32, unit: Unit) -> Option<Span> {
    let count = -i64::from(count);
    match unit {
        Unit::Second => span.try_seconds(count),
        Unit::Minute => span.try_minutes(count),
        Unit::Hour => span.try_hours(count),
        Unit::Day => span.try_days(count),
        Unit::Week => span.try_weeks(count),
        Unit::Month => span.try_months(count),
        Unit::Year => span.try_years(count),
    }
    .ok()
}

/// The longest phrase of the tables that begins at a token, and its number of tokens. Symbols inside count as spaces.
fn phrase(tokens: &[Token], at: usize) -> Option<(Meaning, usize)> {
    let first = tokens.get(at).filter(|t| !t.is_symbol() && !t.is_number())?;
    let mut text = first.text.clone();
    let mut found = names::meaning(&text).map(|meaning| (meaning, 1));
    let mut words = 1;
    for (i, token) in tokens.iter().enumerate().skip(at + 1) {
        if token.is("'") || token.is("-") || token.is(".") {
            continue;
        }
        if token.is_symbol() || token.is_number() || words == LONGEST_PHRASE {
            break;
        }
        words += 1;
        text.push(' ');
        text.push_str(&token.text);
        if let Some(meaning) = names::meaning(&text) {
            found = Some((meaning, i + 1 - at));
        }
    }
    found
}

impl Retrieved {
    /// An instant reckoned from the retrieval, as precise as the unit it was told in.
    fn stamp(self, at: jiff::civil::DateTime, unit: Unit) -> Stamp {
        let date = at.date();
        match unit {
            Unit::Year => Stamp::year(date.year()),
            Unit::Month => Stamp { day: None, ..Stamp::of(date) },
            Unit::Week | Unit::Day => Stamp::of(date),
            Unit::Hour | Unit::Minute | Unit::Second if !self.timed => Stamp::of(date),
            Unit::Hour | Unit::Minute | Unit::Second => Stamp {
                clock: Some(Clock { hour: at.hour(), minute: at.minute(), second: at.second(), offset: self.offset }),
                ..Stamp::of(date)
            },
        }
    }
}
