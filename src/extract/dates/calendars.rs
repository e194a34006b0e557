//! Years of other calendars than the common one: the Buddhist years of Thailand, the solar calendar of Iran.

use jiff::Span;
use jiff::civil::{self, Date};

use super::names::{self, primary};
use super::tokens::{Kind, Token};
use super::{Stamp, YEARS};

/// Years that the Buddhist calendar is ahead.
const BUDDHIST: u32 = 543;
/// Buddhist years that are written with two digits: 2533 to 2579, 1990 to 2036. No board shows such years of the common
/// calendar.
const SHORT_BUDDHIST: std::ops::RangeInclusive<u32> = 33..=79;
/// The century of those.
const BUDDHIST_CENTURY: u32 = 2500;

/// Years of the Iranian calendar that dates can lie in.
const IRANIAN_YEARS: std::ops::RangeInclusive<i32> = 1359..=1479;
/// Its leap years repeat after so many years …
const CYCLE: i32 = 33;
/// … and are these of them, which holds from 1244 to 1472 as the spring's beginning has it.
const LEAPS: [i32; 8] = [1, 5, 9, 13, 17, 22, 26, 30];
/// A year whose first day is known: 1 Farvardin 1403 was 20 March 2024.
const KNOWN_YEAR: i32 = 1403;
const KNOWN_DAY: Date = civil::date(2024, 3, 20);

/// Writes Buddhist years as common ones, where the page or the string is Thai.
pub(super) fn common_years(tokens: &mut [Token], language: Option<&str>) {
    let is_thai = |token: &Token| token.text.starts_with(|c| matches!(c, '\u{e01}'..='\u{e4e}'));
    if primary(language.unwrap_or_default()) != "th" && !tokens.iter().any(is_thai) {
        return;
    }
    for at in 0..tokens.len() {
        let after_month = || {
            let before = tokens[..at].iter().rev().find(|token| !token.is_symbol());
            before.is_some_and(|token| is_thai(token) && names::month(&token.text, Some("th")).is_some())
        };
        let year = match (tokens[at].of_digits(4..=4), tokens[at].of_digits(2..=2)) {
            (Some(year), _) => year.checked_sub(BUDDHIST),
            (_, Some(year)) if SHORT_BUDDHIST.contains(&year) && after_month() => {
                (BUDDHIST_CENTURY + year).checked_sub(BUDDHIST)
            }
            _ => None,
        };
        if let Some(year) = year.filter(|year| i16::try_from(*year).is_ok_and(|year| YEARS.contains(&year))) {
            (tokens[at].text, tokens[at].value) = (year.to_string(), year);
        }
    }
}

/// A date of the Iranian calendar and the tokens it is made of: `1403/02/14`, `14 اردیبهشت 1403`.
pub(super) fn iranian(tokens: &[Token], language: Option<&str>) -> Option<super::absolute::Found> {
    let is_persian =
        |token: &Token| token.kind == Kind::Word && token.text.starts_with(|c| matches!(c, '\u{620}'..='\u{6d3}'));
    let likely =
        primary(language.unwrap_or_default()) == "fa" || tokens.iter().any(|token| token.persian || is_persian(token));
    if !likely {
        return None;
    }
    let parts: Vec<usize> = (0..tokens.len()).filter(|at| !tokens[*at].is_symbol()).collect();
    parts.windows(3).find_map(|window| {
        let [a, b, c] = *window else { return None };
        let year = |at: usize| tokens[at].of_digits(4..=4).and_then(|year| i32::try_from(year).ok());
        let short = |at: usize| tokens[at].of_digits(1..=2).and_then(|value| i8::try_from(value).ok());
        let named = |at: usize| month_named(&tokens[at].text);
        let figures = || joined(tokens, a, b).filter(|symbol| joined(tokens, b, c) == Some(symbol)).is_some();
        let (year, month, day) = match (year(a), year(c)) {
            (Some(year), _) if figures() => (year, short(b)?, short(c)?),
            (_, Some(year)) if figures() => (year, short(b)?, short(a)?),
            (_, Some(year)) => (year, named(b)?, short(a)?),
            _ => return None,
        };
        Some((Stamp::of(date(year, month, day)?), a..c + 1))
    })
}

/// The one symbol between two tokens.
fn joined(tokens: &[Token], a: usize, b: usize) -> Option<&str> {
    let symbol = tokens.get(a + 1).filter(|_| b == a + 2)?;
    Some(symbol.text.as_str()).filter(|symbol| matches!(*symbol, "/" | "-" | "."))
}

/// The number of a month of the Iranian calendar.
fn month_named(word: &str) -> Option<i8> {
    // as the tokenizer folds them
    const MONTHS: [&str; 12] =
        ["فروردين", "ارديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "ابان", "اذر", "دي", "بهمن", "اسفند"];
    MONTHS.iter().position(|month| *month == word).and_then(|at| i8::try_from(at + 1).ok())
}

/// The common date of a day of the Iranian calendar.
fn date(year: i32, month: i8, day: i8) -> Option<Date> {
    let longest = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 if is_leap(year) => 30,
        12 => 29,
        _ => return None,
    };
    if !IRANIAN_YEARS.contains(&year) || !(1..=longest).contains(&day) {
        return None;
    }
    let year_days = |year: i32| 365 + i32::from(is_leap(year));
    let years: i32 = if year >= KNOWN_YEAR {
        (KNOWN_YEAR..year).map(year_days).sum()
    } else {
        -(year..KNOWN_YEAR).map(year_days).sum::<i32>()
    };
    let months = i32::from(month - 1);
    let days = years + months * 30 + months.min(6) + i32::from(day) - 1;
    KNOWN_DAY.checked_add(Span::new().days(days)).ok()
}

fn is_leap(year: i32) -> bool {
    LEAPS.contains(&year.rem_euclid(CYCLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_iranian_calendar() {
        for (day, expected) in [
            ((1403, 1, 1), "2024-03-20"),
            ((1403, 2, 14), "2024-05-03"),
            ((1403, 12, 30), "2025-03-20"),
            ((1404, 1, 1), "2025-03-21"),
            ((1400, 1, 1), "2021-03-21"),
            ((1399, 12, 30), "2021-03-20"),
            ((1399, 1, 1), "2020-03-20"),
            ((1379, 1, 1), "2000-03-20"),
            ((1375, 7, 1), "1996-09-22"),
            ((1370, 10, 11), "1992-01-01"),
        ] {
            assert_eq!(date(day.0, day.1, day.2).map(|date| date.to_string()).as_deref(), Some(expected), "{day:?}");
        }
        assert_eq!(
            (date(1402, 12, 30), date(1403, 7, 31), date(1403, 13, 1), date(1358, 1, 1)),
            (None, None, None, None)
        );
    }
}
