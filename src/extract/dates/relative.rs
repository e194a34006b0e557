//! Dates told from the time of retrieval: "yesterday", "3 hours ago", "Monday at 4:11 PM".

use jiff::Span;

use super::clock::{self, Clock};
use super::names::{self, Unit, phrase};
use super::tokens::{Token, lower_ascii, tokenize};
use super::{DateContext, Retrieved, Stamp};
use crate::memo::Memo;

/// A larger number is no distance in time.
const MAX_COUNT: u32 = 10_000;

/// "Just now", "today at …", or a duration ago.
pub(super) fn from_now(tokens: &[Token], context: &DateContext) -> Option<Stamp> {
    let retrieved = context.retrieved?;
    let mut at = 0;
    let mut day = None;
    while at < tokens.len() {
        let Some((meaning, len)) = phrase(tokens, at, context.language) else {
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
        return Some(Stamp { clock: clock::find(tokens, range, context.language), ..Stamp::of(date) });
    }
    ago(tokens, retrieved, context.language)
}

/// A weekday with a time: the last such day before today.
pub(super) fn weekday(tokens: &[Token], context: &DateContext) -> Option<Stamp> {
    let today = context.retrieved?.at.date();
    let (weekday, range) = (0..tokens.len()).find_map(|at| {
        let (meaning, len) = phrase(tokens, at, context.language)?;
        Some((meaning.weekday?, at..at + len))
    })?;
    let clock = clock::find(tokens, range, context.language)?;
    let back = (today.weekday().to_monday_zero_offset() - weekday).rem_euclid(7);
    let date = today.checked_sub(Span::new().days(if back == 0 { 7 } else { back })).ok()?;
    Some(Stamp { clock: Some(clock), ..Stamp::of(date) })
}

/// One or more counts with units, falling, and a word such as "ago" before or after them; or nothing but them ("2d").
fn ago(tokens: &[Token], retrieved: Retrieved, language: Option<&str>) -> Option<Stamp> {
    let is_ago = |at: usize| phrase(tokens, at, language).is_some_and(|(meaning, _)| meaning.ago);
    let counted = (0..tokens.len()).find(|at| amount(tokens, *at, language).is_some_and(|found| found.counted));
    let start =
        counted.or_else(|| (0..tokens.len()).find(|at| amount(tokens, *at, language).is_some() && !is_ago(*at)))?;
    let (mut at, mut smallest, mut span) = (start, None, Span::new());
    while let Some(found) = amount(tokens, at, language) {
        if smallest.is_some_and(|last| found.unit >= last) {
            break;
        }
        span = subtract(span, found.count, found.unit)?;
        smallest = Some(found.unit);
        at = found.end;
        while tokens.get(at).is_some_and(|t| t.is(",") || t.is(".") || is_and(t)) {
            at += 1;
        }
    }
    let bare = counted.is_some() && tokens[..start].iter().chain(&tokens[at..]).all(|t| t.is_symbol());
    let marked = (0..tokens.len()).filter(|i| *i < start || *i + 1 >= at).any(is_ago);
    if !(bare || marked) {
        return None;
    }
    Some(retrieved.stamp(retrieved.at.checked_add(span).ok()?, smallest?))
}

/// Words of the longest end of a line that is told from now: "about 6 months, 2 weeks and 3 days ago".
const MAX_WORDS: usize = 9;

/// Where the end of a line begins that tells a time from now, in any language: "6 months, 2 weeks ago", "vor 3 Tagen",
/// "yesterday at 4:11 PM".
pub(super) fn suffix(line: &str) -> Option<usize> {
    SUFFIX.with(|memo| memo.get(line, || read_suffix(line)))
}

thread_local! {
    /// What [`suffix`] tells.
    static SUFFIX: Memo<Option<usize>> = const { Memo::new() };
}

fn read_suffix(line: &str) -> Option<usize> {
    let words = || line.rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len()).chain([0]);
    if !may_tell(&line[words().take(MAX_WORDS).last()?..]) {
        return None;
    }
    let last = tokenize(&line[words().next()?..]);
    let can_end = |at: usize| last[at].is_number() || clock::is_beside(&last[at]) || phrase(&last, at, None).is_some();
    if !(0..last.len()).any(can_end) {
        return None;
    }
    let starts: Vec<usize> = words().take(MAX_WORDS).collect();
    let (tokens, firsts) = by_word(line, &starts);
    // Tokens that mean something with the next word's are read again for each end.
    let joined = tokens.iter().any(Token::may_join);
    let is_told = |start: usize, first: usize| match joined {
        true => is_from_now(&tokenize(&line[start..])),
        false => is_from_now(&tokens[first..]),
    };
    starts.into_iter().rev().zip(firsts).find(|(start, first)| is_told(*start, *first)).map(|(start, _)| start)
}

/// The tokens of a line's last words, and where in them each word begins; of the words is given where they begin in the line,
/// the last one first.
fn by_word(line: &str, starts: &[usize]) -> (Vec<Token>, Vec<usize>) {
    let (mut tokens, mut firsts) = (Vec::new(), Vec::new());
    let ends = starts.iter().rev().skip(1).copied().chain([line.len()]);
    for (start, end) in starts.iter().rev().zip(ends) {
        let first = tokens.len();
        firsts.push(first);
        tokens.append(&mut tokenize(&line[*start..end]));
        if let Some(token) = tokens.get_mut(first).filter(|_| first > 0) {
            token.spaced = true;
        }
    }
    (tokens, firsts)
}

/// Whether a word such as "ago" or "yesterday", or the longest of several, is in a text: every time told from now has one.
pub(super) fn may_tell(text: &str) -> bool {
    let mut buffer = [0; names::LONGEST_ASCII_WORD];
    text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).any(|word| match word.is_ascii() {
        true => lower_ascii(word, &mut buffer).is_some_and(names::tells_from_now),
        false => tokenize(word).iter().any(|token| names::tells_from_now(&token.text)),
    })
}

/// Whether nothing but a time told from now is in the tokens: amounts with a word such as "ago", or a day with a time.
fn is_from_now(tokens: &[Token]) -> bool {
    let (mut at, mut amounts, mut ago, mut day, mut figures) = (0, 0, false, false, 0);
    while let Some(token) = tokens.get(at) {
        let found = phrase(tokens, at, None);
        if let Some(amount) = amount(tokens, at, None) {
            // A word such as Korean "시간전" is a unit and "ago" at once.
            ago |= (at..amount.end).any(|at| phrase(tokens, at, None).is_some_and(|(meaning, _)| meaning.ago));
            (amounts, at) = (amounts + 1, amount.end);
            continue;
        }
        match found {
            Some((meaning, len)) if meaning.ago || meaning.now || meaning.day.is_some() => {
                if at == 0 && meaning.now && len == tokens.len() {
                    return true;
                }
                (ago, day) = (ago || meaning.ago, day || meaning.day.is_some());
                at += len;
            }
            Some((meaning, len)) if day && meaning.afternoon.is_some() => at += len,
            _ if at > 0 && (token.is_symbol() || is_and(token)) => at += 1,
            _ if day && (token.is_number() || clock::is_beside(token)) => (figures, at) = (figures + 1, at + 1),
            _ => return false,
        }
    }
    ago && amounts > 0 || day && figures > 0
}

fn is_and(token: &Token) -> bool {
    ["and", "und", "et", "y", "e", "en", "i", "и", "і", "och", "og", "ja", "és", "ve", "و"]
        .iter()
        .any(|word| token.is_word(word))
}

/// A count with its unit.
struct Amount {
    count: u32,
    unit: Unit,
    /// It has a number, or a word for one, of its own.
    counted: bool,
    /// The token after it.
    end: usize,
}

/// The amount at a token.
fn amount(tokens: &[Token], at: usize, language: Option<&str>) -> Option<Amount> {
    let token = tokens.get(at)?;
    let first = phrase(tokens, at, language);
    if let Some((meaning, len)) = &first
        && let (Some(unit), Some(count)) = (meaning.unit, meaning.count)
    {
        return Some(Amount { count, unit, counted: false, end: at + len });
    }
    let (count, next) = match first {
        None if token.is_number() => (token.value, at + 1),
        Some((meaning, len)) if meaning.one => (1, at + len),
        _ => return None,
    };
    let next = next + usize::from(tokens.get(next).is_some_and(|t| t.is("'"))); // "un'ora"
    let (meaning, len) = phrase(tokens, next, language)?;
    (count <= MAX_COUNT).then_some(Amount { count, unit: meaning.unit?, counted: true, end: next + len })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_that_tell_a_time_from_now() {
        for (line, end) in [
            ("Anna B replied 6 months, 2 weeks ago", "6 months, 2 weeks ago"),
            ("anna vor 3 Tagen", "vor 3 Tagen"),
            ("Anna il y a 2 heures", "il y a 2 heures"),
            ("Анна 3 часа назад", "3 часа назад"),
            ("あんな 3時間前", "3時間前"),
            ("안나 3시간 전", "3시간 전"),
            ("안나 3시간전", "3시간전"),
            ("Anna, a day ago", "a day ago"),
            ("Anna yesterday at 4:11 PM", "yesterday at 4:11 PM"),
            ("Anna gestern, 10:12 Uhr", "gestern, 10:12 Uhr"),
            ("3 hours ago", "3 hours ago"),
        ] {
            assert_eq!(suffix(line).map(|at| &line[at..]), Some(end), "{line}");
        }
        for line in ["Anna 12", "I saw it yesterday", "3 hours", "It was long ago", "two posts", "", "今天"] {
            assert_eq!(suffix(line), None, "{line}");
        }
    }
}
