//! Lines that are dates, and dates that lines end in, with names of months and days in any language.

mod piece;
mod words;

use super::is_number;
use super::plain::{Plain, Years};
use super::scripts::{is_long, trimmed};
use crate::extract::dates;
use crate::letters;
use crate::memo::Memo;
use piece::{Known, NUMBERED_DAY, Piece, SPELLED, kind_of};
use words::{MAX_DATE_WORDS, Words};

/// Words after a date in the middle of a line: buttons, a number, "@ Anna".
const MAX_WORDS_AFTER_DATE: usize = 8;
/// Letters of the longest word that ends a time: "PM", "ago", "Uhr".
const MAX_CLOCK_LETTERS: usize = 4;

/// A line that is nothing but a date or a time, in figures or with names of months and days in any language.
pub(crate) fn is_date_like(line: &str) -> bool {
    let line = trimmed(line);
    if is_long(line) || !letters::has_numeric(line) || is_number(line) {
        return false;
    }
    match absolute_suffix(line) {
        Some((before, _)) => before.is_empty() || is_weekday_like(before),
        None => may_name_time(line) && is_clock(Plain::of(line).text()) || dates::from_now_suffix(line) == Some(0),
    }
}

/// A line's date at its end, and what is before it: a name, or nothing.
pub(crate) fn date_suffix(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    if is_long(line) || !letters::has_numeric(line) {
        return None;
    }
    absolute_suffix(line).or_else(|| dates::from_now_suffix(line).map(|at| (trimmed(&line[..at]), &line[at..])))
}

/// A line's date in the middle or at its end, with what is before and after it: "Reply #4 - May 3, 2024, 10:12 | Print".
pub(crate) fn date_inside(line: &str) -> Option<(&str, &str, &str)> {
    if let Some((before, date)) = date_suffix(line) {
        return Some((before, date, ""));
    }
    let line = line.trim();
    let (by_time, from_now) = (may_name_time(line), dates::may_tell_from_now(line));
    if !letters::has_numeric(line) || !by_time && !from_now {
        return None;
    }
    let (at, end) = INSIDE.with(|memo| memo.get(line, || before_words(line, by_time, from_now)))?;
    Some((trimmed(&line[..at]), line[at..end].trim_end(), line[end..].trim_start()))
}

/// Where a date begins and ends that words follow.
fn before_words(line: &str, by_time: bool, from_now: bool) -> Option<(usize, usize)> {
    let plain = Plain::of(line);
    let mut words = Words::of(&plain);
    let ends = line.rmatch_indices(char::is_whitespace).take(MAX_WORDS_AFTER_DATE).map(|(at, _)| at);
    ends.enumerate().filter(|(_, end)| can_end_in(last_word(&line[..*end]))).find_map(|(after, end)| {
        let absolute = if by_time { words.date_before(after + 1) } else { None };
        let at = absolute.or_else(|| {
            let mut starts = line[..end].rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len());
            let start = if from_now { starts.nth(MAX_DATE_WORDS).unwrap_or(0) } else { return None };
            Some(start + dates::from_now_suffix(&line[start..end])?)
        })?;
        Some((at, end))
    })
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// Whether a date can end in a word: it has a figure, or is short.
fn can_end_in(word: &str) -> bool {
    let is_clock = || word.chars().count() <= MAX_CLOCK_LETTERS && word.contains(letters::is_alphabetic);
    letters::has_numeric(word) || is_clock()
}

/// The same for dates that name the day.
fn absolute_suffix(line: &str) -> Option<(&str, &str)> {
    if !may_name_time(line) {
        return None;
    }
    let at = ABSOLUTE.with(|memo| memo.get(line, || Words::of(&Plain::of(line)).date_before(0)))?;
    Some((trimmed(&line[..at]), &line[at..]))
}

thread_local! {
    /// Where the date of a line's end begins.
    static ABSOLUTE: Memo<Option<usize>> = const { Memo::new() };
    /// Where a date inside a line begins and ends.
    static INSIDE: Memo<Option<(usize, usize)>> = const { Memo::new() };
}

/// Digits of a year.
const YEAR_DIGITS: usize = 4;
/// Numbers of a date in figures.
const DATE_NUMBERS: usize = 3;

/// Whether figures in the line can be a year, a clock or a full date, one of which every date has: four digits in a row, an
/// hour's mark behind a digit, three numbers joined alike. Where scripts write figures in other ways, they always can.
pub(super) fn may_name_time(line: &str) -> bool {
    let bytes = line.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = 0;
    while at < bytes.len() {
        let run = digits(at);
        if run == 0 {
            at += 1;
            continue;
        }
        let end = at + run;
        let after = bytes.get(end).copied().unwrap_or_default();
        if run >= YEAR_DIGITS
            || matches!(after.to_ascii_lowercase(), b':' | b'h' | b'a' | b'p' | b'm')
            || !after.is_ascii()
        {
            return true;
        }
        if matches!(after, b'-' | b'/' | b'.') {
            let second = digits(end + 1);
            if second > 0 && bytes.get(end + 1 + second) == Some(&after) {
                return true;
            }
        }
        at = end;
    }
    !line.is_ascii() && line.contains(|c: char| !c.is_ascii() && letters::is_numeric(c))
}

/// "Fri", "Wednesday,", "Freitag", "Thứ sáu".
fn is_weekday_like(text: &str) -> bool {
    let bare = text.trim_end_matches([',', '،', '.', ':', '-', ' ']);
    let ending = ["day", "tag", "dag"].iter().any(|ending| bare.ends_with(ending));
    let short = !text.contains(' ') && (text.ends_with([',', '.']) || text.chars().count() == 3 || ending);
    let day = DAY_WORDS.iter().find_map(|word| bare.strip_suffix(word));
    let bare = day.map_or(bare, |before| before.trim_end_matches([',', ' ']));
    short
        || day.is_some() && bare.is_empty()
        || dates::is_weekday(bare)
        || bare.to_lowercase().strip_prefix(NUMBERED_DAY).is_some_and(is_ordinal)
}

/// What stands before a day's number: "day", "date".
const DAY_WORDS: [&str; 4] = ["ngày", "เมื่อวันที่", "วันที่", "tanggal"];

/// " 6", " sáu".
fn is_ordinal(text: &str) -> bool {
    text.starts_with(' ') && (text.trim().parse::<u8>().is_ok() || SPELLED.contains(&text.trim()))
}

fn is_clock(line: &str) -> bool {
    let mut clocks = 0;
    for word in line.split(' ') {
        match kind_of(word, Known::of(word), Years::default()) {
            Piece::Clock => clocks += 1,
            Piece::Letters if word.chars().count() <= 2 => {}
            Piece::Beside | Piece::Empty => {}
            _ => return false,
        }
    }
    clocks == 1
}

/// `10.12`, as Danes and Finns write the time.
fn is_pointed_clock(word: &str) -> bool {
    let parts = word.split_once('.').filter(|(hour, minute)| matches!(hour.len(), 1 | 2) && minute.len() == 2);
    parts.is_some_and(|(hour, minute)| {
        hour.parse().is_ok_and(|hour: u8| hour < 24) && minute.parse().is_ok_and(|minute: u8| minute < 60)
    })
}

/// `2024-05-01`, `1.5.2024`, `05/01/24`.
fn is_full_date(word: &str) -> bool {
    let word = word.trim_matches(|c| matches!(c, ',' | '(' | ')' | '«' | '»' | '[' | ']'));
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let word = word.split('T').next().unwrap_or(word).as_bytes();
    let Some(separator) = word.iter().find(|byte| !byte.is_ascii_digit()) else { return false };
    if !matches!(separator, b'-' | b'/' | b'.') {
        return false;
    }
    let (mut numbers, mut years) = (0, 0);
    for part in word.split(|byte| byte == separator) {
        if !(1..=YEAR_DIGITS).contains(&part.len()) || !part.iter().all(u8::is_ascii_digit) {
            return false;
        }
        (numbers, years) = (numbers + 1, years + usize::from(part.len() == YEAR_DIGITS));
    }
    numbers == DATE_NUMBERS && (years == 1 || years == 0 && *separator != b'.')
}

/// Whether a number, in ASCII digits, is a date in figures.
pub(super) fn is_date_in_figures(word: &str) -> bool {
    is_full_date(word)
}

#[cfg(test)]
mod tests;
