//! Dates that name a day, a month or a year.

use std::ops::Range;

use super::names;
use super::tokens::Token;
use super::{DateContext, Stamp, two_digit_year};

/// A date, and the tokens it is made of.
pub(super) type Found = (Stamp, Range<usize>);

/// Words between the parts of a date: prepositions, ordinal endings, "year".
const FILLER: &[&str] =
    &["de", "of", "del", "den", "the", "st", "nd", "rd", "th", "er", "re", "г", "р", "roku", "a", "o"];

/// Symbols between the parts of a date.
const JOINTS: &[&str] = &[".", ",", "-", "/", "'", "º", "ª", "°"];

/// Tokens between two parts of a date: ", the" is the longest in use.
const MAX_GAP: usize = 3;

/// How a year must be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Digits {
    Four,
    Two,
}

/// A date with day, month and year; one with a year of four digits before any with two. If there is only an impossible
/// one (30 February), that one.
pub(super) fn full(tokens: &[Token], context: &DateContext) -> Option<Found> {
    let mut impossible = None;
    for digits in [Digits::Four, Digits::Two] {
        for at in 0..tokens.len() {
            let found = numeric(tokens, at, digits, context)
                .or_else(|| ideographic(tokens, at))
                .or_else(|| textual(tokens, at, digits, context));
            match found {
                Some((stamp, range)) if stamp.is_valid() => return Some((stamp, range)),
                Some(found) => impossible = impossible.or(Some(found)),
                None => {}
            }
        }
    }
    impossible
}

/// A day and a month, as pages show dates of the current year: the latest such day up to the retrieval.
pub(super) fn without_year(tokens: &[Token], context: &DateContext) -> Option<Found> {
    let retrieved = context.retrieved?.at.date();
    let limit = retrieved.tomorrow().unwrap_or(retrieved); // the page's zone may be ahead
    let (month, day, range) = (0..tokens.len()).find_map(|at| {
        let next = gap(tokens, at + 1)?;
        let (day, month) = match day_of(tokens, at) {
            Some(day) => (day, month_of(tokens, next, context)?),
            None => (day_of(tokens, next)?, month_of(tokens, at, context)?),
        };
        Some((month, day, at..next + 1))
    })?;
    // Eight years back lies a 29 February, whatever the year.
    (0..=8).find_map(|back| {
        let stamp = Stamp::day(limit.year() - back, month, day);
        let date = stamp.date()?;
        (date <= limit).then(|| (stamp, range.clone()))
    })
}

/// A month and a year: `May 2012`, `2012-05`, `05/2012`, `2012年5月`.
pub(super) fn month_and_year(tokens: &[Token], context: &DateContext) -> Option<Stamp> {
    (0..tokens.len()).find_map(|at| {
        let next = gap(tokens, at + 1)?;
        let (year, month) = if let Some(month) = month_of(tokens, at, context) {
            (year_of(tokens, next, Digits::Four).or_else(|| apostrophe_year(tokens, next))?, month)
        } else if let Some(year) = year_of(tokens, at, Digits::Four) {
            let month = month_of(tokens, next, context).or_else(|| joined_month(tokens, at + 1, at + 2));
            (year, month.or_else(|| ideographic_month(tokens, at + 1))?)
        } else {
            (year_of(tokens, at + 2, Digits::Four)?, joined_month(tokens, at + 1, at)?)
        };
        Some(Stamp { month: Some(month), ..Stamp::year(year) }).filter(Stamp::is_valid)
    })
}

/// A year where it is the only number.
pub(super) fn year_alone(tokens: &[Token]) -> Option<Stamp> {
    let mut numbers = tokens.iter().filter(|t| t.is_number());
    let year = numbers.next()?.of_digits(4..=4)?;
    let stamp = Stamp::year(i16::try_from(year).ok()?);
    (numbers.next().is_none() && stamp.is_valid()).then_some(stamp)
}

/// The first two numbers of a numeric date that ends in its year.
pub(super) fn day_and_month(tokens: &[Token]) -> Option<(u32, u32)> {
    (0..tokens.len()).find_map(|at| {
        let (numbers, _) = triple(tokens, at)?;
        let [a, b, c] = numbers;
        let year_last = matches!(c.text.len(), 2 | 4) && a.text.len() <= 2 && b.text.len() <= 2;
        year_last.then_some((a.value, b.value))
    })
}

/// Three numbers with the same symbol between them, and that symbol; not part of a longer run such as an IP address.
fn triple(tokens: &[Token], at: usize) -> Option<([&Token; 3], &str)> {
    let [a, s1, b, s2, c] = tokens.get(at..at + 5)? else { return None };
    let symbol = s1.text.as_str();
    if !(a.is_number() && b.is_number() && c.is_number() && s1.is_symbol() && s2.is(symbol)) {
        return None;
    }
    let spaced = [s1, b, s2, c].iter().any(|t| t.spaced);
    if !(matches!(symbol, "." | "/") || (symbol == "-" && !spaced)) {
        return None;
    }
    let goes_on = tokens.get(at + 5).is_some_and(|t| t.is(symbol) && !t.spaced)
        && tokens.get(at + 6).is_some_and(|t| t.is_number() && !t.spaced);
    let began = at >= 2 && !a.spaced && tokens[at - 1].is(symbol) && tokens[at - 2].is_number();
    (!goes_on && !began).then_some(([a, b, c], symbol))
}

fn numeric(tokens: &[Token], at: usize, digits: Digits, context: &DateContext) -> Option<Found> {
    let ([a, b, c], symbol) = triple(tokens, at)?;
    let short = |t: &Token| t.of_digits(1..=2).and_then(|value| i8::try_from(value).ok());
    let middle = short(b)?;
    let (year, month, day) = match digits {
        Digits::Four if a.text.len() == 4 => (year_of(tokens, at, digits)?, middle, short(c)?),
        Digits::Four => {
            let (day, month) = order(short(a)?, middle, symbol, tokens, context);
            (year_of(tokens, at + 4, digits)?, month, day)
        }
        Digits::Two if short(a)? > 31 => (two_digit_year(a.value), middle, short(c)?),
        Digits::Two => {
            let (day, month) = order(short(a)?, middle, symbol, tokens, context);
            (two_digit_year(c.of_digits(2..=2)?), month, day)
        }
    };
    Some((Stamp::day(year, month, day), at..at + 5))
}

/// Which of two numbers is the day, which the month.
fn order(first: i8, second: i8, symbol: &str, tokens: &[Token], context: &DateContext) -> (i8, i8) {
    let day_first = match (first > 12, second > 12) {
        (true, false) => true,
        (false, true) => false,
        _ => context.day_first.unwrap_or_else(|| {
            symbol == "." || (is_day_first(context.language) && !is_untranslated(tokens, context.language))
        }),
    };
    if day_first { (first, second) } else { (second, first) }
}

/// Whether dates with `-` and `/` begin with the day in a language. English without a region is mostly American, and so
/// is the default of the software that names no language.
fn is_day_first(language: Option<&str>) -> bool {
    let language = language.unwrap_or("en").to_ascii_lowercase().replace('_', "-");
    match language.strip_prefix("en") {
        Some("" | "-us" | "-ph" | "-ca") => false,
        Some(region) if region.starts_with('-') => true,
        _ => true,
    }
}

/// Whether a date has a clock that nobody uses in the page's language: then its format is the software's American default,
/// which the board has left untranslated.
fn is_untranslated(tokens: &[Token], language: Option<&str>) -> bool {
    const WITHOUT_AM_PM: [&str; 12] = ["cs", "da", "de", "fi", "fr", "it", "nl", "pl", "ru", "sv", "tr", "uk"];
    language.is_some_and(|language| WITHOUT_AM_PM.contains(&names::primary(language)))
        && tokens.iter().any(|token| token.is_word("am") || token.is_word("pm"))
}

/// `2024年8月19日`, `2024년 8월 19일`.
fn ideographic(tokens: &[Token], at: usize) -> Option<Found> {
    let year = year_of(tokens, at, Digits::Four)?;
    let month = ideographic_month(tokens, at + 1)?;
    let day = day_of(tokens, at + 4)?;
    tokens.get(at + 5).filter(|t| matches!(t.text.as_str(), "日" | "号" | "일"))?;
    Some((Stamp::day(year, month, day), at..at + 6))
}

/// `年8月`.
fn ideographic_month(tokens: &[Token], at: usize) -> Option<i8> {
    let [year, month, mark] = tokens.get(at..at + 3)? else { return None };
    let marked = matches!(year.text.as_str(), "年" | "년") && matches!(mark.text.as_str(), "月" | "월");
    marked.then(|| month.of_digits(1..=2).and_then(|value| i8::try_from(value).ok()))?
}

/// A date with the month's name, in the orders day month year, month day year, year month day.
fn textual(tokens: &[Token], at: usize, digits: Digits, context: &DateContext) -> Option<Found> {
    let second = gap(tokens, at + 1)?;
    let third = gap(tokens, second + 1)?;
    if let Some(month) = month_of(tokens, at, context) {
        let day = day_of(tokens, second)?;
        let year = match digits {
            Digits::Four => year_of(tokens, third, digits)?,
            // "Aug 19 23" might be a time or a count, "Aug 17 - 18" are two days
            Digits::Two if tokens[third - 1].is(",") || tokens[third - 1].is("'") => two_digits(tokens, third)?,
            Digits::Two => return None,
        };
        return Some((Stamp::day(year, month, day), at..third + 1));
    }
    let month = month_of(tokens, second, context)?;
    if digits == Digits::Four
        && let Some(year) = year_of(tokens, at, digits)
    {
        return Some((Stamp::day(year, month, day_of(tokens, third)?), at..third + 1));
    }
    let day = day_of(tokens, at)?;
    let year = match digits {
        Digits::Four => year_of(tokens, third, digits)?,
        Digits::Two => two_digits(tokens, third)?,
    };
    Some((Stamp::day(year, month, day), at..third + 1))
}

/// The next token that can be part of a date.
fn gap(tokens: &[Token], at: usize) -> Option<usize> {
    let end = tokens.len().min(at + MAX_GAP + 1);
    (at..end).find(|i| {
        let text = tokens[*i].text.as_str();
        !(FILLER.contains(&text) || JOINTS.contains(&text))
    })
}

fn month_of(tokens: &[Token], at: usize, context: &DateContext) -> Option<i8> {
    let token = tokens.get(at)?;
    if token.is_number() || token.is_symbol() { None } else { names::month(&token.text, context.language) }
}

/// A number from 1 to 31 that is no time and no year ('12).
fn day_of(tokens: &[Token], at: usize) -> Option<i8> {
    let day = tokens.get(at)?.of_digits(1..=2)?;
    let clock = tokens.get(at + 1).is_some_and(|t| t.is(":") && !t.spaced || t.is_word("am") || t.is_word("pm"));
    let behind = at > 0 && !tokens[at].spaced && (tokens[at - 1].is(":") || tokens[at - 1].is("'"));
    if clock || behind || !(1..=31).contains(&day) { None } else { i8::try_from(day).ok() }
}

fn year_of(tokens: &[Token], at: usize, digits: Digits) -> Option<i16> {
    match digits {
        Digits::Four => tokens.get(at)?.of_digits(4..=4).and_then(|value| i16::try_from(value).ok()),
        Digits::Two => two_digits(tokens, at),
    }
}

/// A year of two digits that is no time.
fn two_digits(tokens: &[Token], at: usize) -> Option<i16> {
    let year = tokens.get(at)?.of_digits(2..=2)?;
    let clock = tokens.get(at + 1).is_some_and(|t| t.is(":") && !t.spaced || t.is_word("am") || t.is_word("pm"));
    (!clock).then(|| two_digit_year(year))
}

/// A year such as `'12`.
fn apostrophe_year(tokens: &[Token], at: usize) -> Option<i16> {
    tokens.get(at.checked_sub(1)?)?.is("'").then(|| two_digits(tokens, at))?
}

/// A month in digits, joined to a year by the symbol at `joint`.
fn joined_month(tokens: &[Token], joint: usize, at: usize) -> Option<i8> {
    let symbol = tokens.get(joint)?;
    let tight = !symbol.spaced && !tokens.get(joint + 1)?.spaced;
    let month = tokens.get(at)?.of_digits(1..=2)?;
    (tight && ["-", "/", "."].iter().any(|s| symbol.is(s))).then(|| i8::try_from(month).ok())?
}
