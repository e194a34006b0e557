//! Dates that name a day, a month or a year.

use std::ops::Range;

use super::clock::{self, HOUR_WORDS};
use super::names::{self, phrase};
use super::tokens::Token;
use super::{DateContext, Stamp, two_digit_year};

/// A date, and the tokens it is made of.
pub(super) type Found = (Stamp, Range<usize>);

/// Words between the parts of a date: prepositions, "year", the mark after a month's or a day's number.
const FILLER: &[&str] = &[
    "de", "of", "del", "den", "the", "г", "р", "года", "року", "roku", "a", "o", "dia", "月", "월", "日", "号", "號",
    "일", "พศ", "คศ", "nam",
];

/// Letters of the longest ending of an ordinal number: "1ste", "3ro", "21ое".
const MAX_ENDING: usize = 3;

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
        let named = |at: usize| sure_month_of(tokens, at, context);
        let (day, month) = match day_of(tokens, at) {
            Some(day) => (day, named(next)?),
            None => (day_of(tokens, next)?, named(at)?),
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
        let (year, month) = if let Some(month) = sure_month_of(tokens, at, context) {
            (year_of(tokens, next, Digits::Four).or_else(|| apostrophe_year(tokens, next))?, month)
        } else if let Some(year) = year_of(tokens, at, Digits::Four) {
            let month = sure_month_of(tokens, next, context).or_else(|| joined_month(tokens, at + 1, at + 2));
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

/// A numeric date that ends in its year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeric {
    pub(super) first: u32,
    pub(super) second: u32,
    pub(super) year: i16,
    /// What stands between the numbers.
    pub(super) symbol: char,
}

/// The first numeric date that ends in its year.
pub(super) fn day_and_month(tokens: &[Token]) -> Option<Numeric> {
    (0..tokens.len()).find_map(|at| {
        let ([a, b, c], symbol) = triple(tokens, at)?;
        let year = match c.text.len() {
            2 => two_digit_year(c.value),
            4 => i16::try_from(c.value).ok()?,
            _ => return None,
        };
        let symbol = symbol.chars().next()?;
        let date = Numeric { first: a.value, second: b.value, year, symbol };
        (a.text.len() <= 2 && b.text.len() <= 2).then_some(date)
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
        Digits::Two if short(a)? > 31 || year_comes_first(tokens, at, context) => {
            (two_digit_year(a.of_digits(2..=2)?), middle, short(c)?)
        }
        _ => {
            let year = match digits {
                Digits::Four => year_of(tokens, at + 4, digits)?,
                Digits::Two => two_digit_year(c.of_digits(2..=2)?),
            };
            let (day, month) = order((short(a)?, middle), year, symbol, tokens, context);
            // 3.14.15 is no date anywhere
            if digits == Digits::Two && symbol == "." && middle > 12 {
                return None;
            }
            (year, month, day)
        }
    };
    Some((Stamp::day(year, month, day), at..at + 5))
}

/// Whether a date with a year of two digits begins with it, as in `24/08/19(月)`: by the page's language, unless the numbers
/// cannot be so.
fn year_comes_first(tokens: &[Token], at: usize, context: &DateContext) -> bool {
    const YEAR_FIRST: [&str; 4] = ["ja", "zh", "ko", "hu"];
    let fits = |at: usize, most: u32| tokens[at].of_digits(1..=2).is_some_and(|value| (1..=most).contains(&value));
    let stamp = || Some(Stamp::day(two_digit_year(tokens[at].value), short(tokens, at + 2)?, short(tokens, at + 4)?));
    context.language.is_some_and(|language| YEAR_FIRST.contains(&names::primary(language)))
        && fits(at + 2, 12)
        && fits(at + 4, 31)
        && stamp().is_some_and(|stamp| !is_future(&stamp, context))
}

fn short(tokens: &[Token], at: usize) -> Option<i8> {
    tokens[at].of_digits(1..=2).and_then(|value| i8::try_from(value).ok())
}

/// Whether a date lies after the retrieval, whatever the zone.
fn is_future(stamp: &Stamp, context: &DateContext) -> bool {
    let limit = context.retrieved.and_then(|retrieved| retrieved.at.date().tomorrow().ok());
    limit.zip(stamp.date()).is_some_and(|(limit, date)| date > limit)
}

/// Which of two numbers is the day, which the month.
fn order((first, second): (i8, i8), year: i16, symbol: &str, tokens: &[Token], context: &DateContext) -> (i8, i8) {
    let reading = |day_first: bool| if day_first { (first, second) } else { (second, first) };
    let told = match (first > 12, second > 12) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => by_weekday((first, second), year, tokens, context).or(context.day_first),
    };
    reading(told.unwrap_or_else(|| {
        let usual = symbol == "." || is_day_first(tokens, symbol, context.language);
        let is_future = |day_first: bool| {
            let (day, month) = reading(day_first);
            is_future(&Stamp::day(year, month, day), context)
        };
        if symbol != "." && is_future(usual) && !is_future(!usual) { !usual } else { usual }
    }))
}

/// Whether a date begins with the day, told by the weekday beside it.
fn by_weekday((first, second): (i8, i8), year: i16, tokens: &[Token], context: &DateContext) -> Option<bool> {
    let named = (0..tokens.len()).find_map(|at| {
        let (meaning, _) = phrase(tokens, at, context.language)?;
        meaning.weekday.or(meaning.short_day)
    })?;
    let falls_on = |month: i8, day: i8| {
        Stamp::day(year, month, day).date().is_some_and(|date| date.weekday().to_monday_zero_offset() == named)
    };
    let (day_first, month_first) = (falls_on(second, first), falls_on(first, second));
    (day_first != month_first).then_some(day_first)
}

/// Whether dates with `-` and `/` begin with the day. English without a region, and software that names no language, is
/// American, but for dates with `-` beside a clock of 24 hours: `/` beside such a clock is American software's default, too.
fn is_day_first(tokens: &[Token], symbol: &str, language: Option<&str>) -> bool {
    let tag = language.unwrap_or("en").to_ascii_lowercase().replace('_', "-");
    match tag.as_str() {
        "en" => symbol == "-" && clock::is_24_hours(tokens, language).unwrap_or(false),
        "en-us" | "en-ph" | "en-ca" => false,
        // where the year comes first, a date with the year at its end is American
        tag if ["ja", "zh", "ko"].contains(&names::primary(tag)) => false,
        _ => !is_untranslated(tokens, language),
    }
}

/// Whether a date has a clock that nobody uses in the page's language: then its format is the software's American default,
/// which the board has left untranslated.
fn is_untranslated(tokens: &[Token], language: Option<&str>) -> bool {
    const WITHOUT_AM_PM: [&str; 15] =
        ["cs", "da", "de", "fi", "fr", "hu", "it", "nb", "nl", "pl", "pt", "ru", "sv", "tr", "uk"];
    language.is_some_and(|language| WITHOUT_AM_PM.contains(&names::primary(language)))
        && tokens.iter().any(|token| token.is_word("am") || token.is_word("pm"))
}

/// What a numeric date without a clue in itself tells of the page's order: the clock beside it, or else nothing.
pub(super) fn order_by_clock(tokens: &[Token], symbol: &str, language: Option<&str>) -> Option<bool> {
    clock::is_24_hours(tokens, language).map(|_| is_day_first(tokens, symbol, language))
}

/// Whether a numeric date that ends in its year begins with the day, where its numbers, the weekday beside it or the
/// retrieval tell.
pub(super) fn sure_order(tokens: &[Token], context: &DateContext) -> Option<bool> {
    let Numeric { first, second, year, .. } = day_and_month(tokens)?;
    match (first, second) {
        (13..=31, 1..=12) => return Some(true),
        (1..=12, 13..=31) => return Some(false),
        (1..=12, 1..=12) if first != second => {}
        _ => return None,
    }
    let (first, second) = (i8::try_from(first).ok()?, i8::try_from(second).ok()?);
    by_weekday((first, second), year, tokens, context).or_else(|| {
        let future = |month, day| is_future(&Stamp::day(year, month, day), context);
        let (day_first, month_first) = (future(second, first), future(first, second));
        (day_first != month_first).then_some(month_first)
    })
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
        !(FILLER.contains(&text) || JOINTS.contains(&text) || is_ending(tokens, *i))
    })
}

/// Whether a token is the ending of an ordinal number: letters right behind it that are no month and no part of a clock.
fn is_ending(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let behind = at > 0 && !token.spaced && tokens[at - 1].is_number();
    behind
        && !token.is_number()
        && !token.is_symbol()
        && token.text.chars().count() <= MAX_ENDING
        && !is_clock(tokens, at)
        && names::month(&token.text, None).is_none()
}

/// Whether what stands at a token makes the number before it a time.
fn is_clock(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        let hour = HOUR_WORDS.contains(&t.text.as_str()) && (!t.spaced || t.text.len() > 1);
        t.is(":") && !t.spaced || t.is_word("am") || t.is_word("pm") || hour
    })
}

fn month_of(tokens: &[Token], at: usize, context: &DateContext) -> Option<i8> {
    let token = tokens.get(at)?;
    match marked_month(tokens, at) {
        Some(month) => Some(month),
        None if token.is_number() || token.is_symbol() => None,
        None => names::month(&token.text, context.language),
    }
}

/// The same where little else speaks for a date.
fn sure_month_of(tokens: &[Token], at: usize, context: &DateContext) -> Option<i8> {
    let token = tokens.get(at)?;
    match marked_month(tokens, at) {
        Some(month) => Some(month),
        None if token.is_number() || token.is_symbol() => None,
        None => names::sure_month(&token.text, context.language),
    }
}

/// A month in digits with its mark, `8月`, where no year's mark stands before it.
fn marked_month(tokens: &[Token], at: usize) -> Option<i8> {
    tokens.get(at + 1).filter(|t| t.is_word("月") || t.is_word("월"))?;
    let month = tokens[at].of_digits(1..=2).filter(|month| (1..=12).contains(month))?;
    i8::try_from(month).ok()
}

/// A number from 1 to 31 that is no time, no month and no year ('12).
fn day_of(tokens: &[Token], at: usize) -> Option<i8> {
    let day = tokens.get(at)?.of_digits(1..=2)?;
    let behind = at > 0 && !tokens[at].spaced && (tokens[at - 1].is(":") || tokens[at - 1].is("'"));
    if is_clock(tokens, at + 1) || behind || marked_month(tokens, at).is_some() || !(1..=31).contains(&day) {
        None
    } else {
        i8::try_from(day).ok()
    }
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
    (!is_clock(tokens, at + 1)).then(|| two_digit_year(year))
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
    let goes_on = at > 0 && at < joint && !tokens[at].spaced && tokens[at - 1].is(&symbol.text);
    (tight && !goes_on && ["-", "/", "."].iter().any(|s| symbol.is(s))).then(|| i8::try_from(month).ok())?
}
