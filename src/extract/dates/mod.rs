//! Dates as pages write them, to RFC 3339 as precise as the page.

use jiff::civil::{self, DateTime};

use crate::Error;
use clock::Clock;
use tokens::{Token, tokenize};

mod absolute;
mod calendars;
mod clock;
mod instant;
mod language;
#[cfg(test)]
mod languages;
mod names;
mod order;
mod relative;
mod tokens;

pub(crate) use order::day_first_of;

/// Years a page's date can lie in: no archive of discussions goes back further (1970 is an empty time stamp), and nobody
/// announces events later.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

/// Two-digit years up to this one belong to this century.
const LAST_SHORT_YEAR: u32 = 69;

/// Seconds from 1970 to 1990 and to 2100: a number outside them is no time stamp.
const UNIX_SECONDS: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// Bytes of the longest string that is looked at; a date with its label and author is shorter.
const MAX_LENGTH: usize = 300;

/// When the page was fetched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Retrieved {
    /// In the zone given; noon when only a date was.
    at: DateTime,
    /// Minutes east of UTC.
    offset: Option<i32>,
    /// A time was given.
    timed: bool,
}

impl Retrieved {
    /// Parses an RFC 3339 date or instant.
    pub(crate) fn parse(value: &str) -> Result<Self, Error> {
        let invalid = || Error::InvalidRetrieved { value: value.to_owned() };
        if let Ok(date) = value.parse::<civil::Date>()
            && value.len() == "2024-08-19".len()
        {
            return Ok(Retrieved { at: date.at(12, 0, 0, 0), offset: None, timed: false });
        }
        let pieces = jiff::fmt::temporal::Pieces::parse(value).map_err(|_| invalid())?;
        let time = pieces.time().ok_or_else(invalid)?;
        let offset = pieces.to_numeric_offset().map(|offset| offset.seconds() / 60);
        Ok(Retrieved { at: pieces.date().to_datetime(time), offset, timed: true })
    }
}

/// What helps to read a page's dates.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct DateContext<'a> {
    /// What relative dates are relative to; without it they stay unparsed.
    pub(crate) retrieved: Option<Retrieved>,
    /// BCP 47 tag of the page.
    pub(crate) language: Option<&'a str>,
    /// Whether numeric dates of the page begin with the day, where [`day_first_of`] could tell.
    pub(crate) day_first: Option<bool>,
    /// Minutes east of UTC of the page's zone, for times that name none.
    pub(crate) offset: Option<i32>,
}

impl DateContext<'_> {
    /// The same with the retrieval in the page's zone, where both zones are known: "today" is the page's day.
    fn in_zone(self) -> Self {
        let moved = |retrieved: Retrieved| {
            let (from, to) = (retrieved.offset?, self.offset?);
            let at = retrieved.at.checked_add(jiff::Span::new().minutes(to - from)).ok()?;
            Some(Retrieved { at, offset: Some(to), ..retrieved })
        };
        DateContext { retrieved: self.retrieved.map(|retrieved| moved(retrieved).unwrap_or(retrieved)), ..self }
    }
}

/// The one date in a short string of a page, such as `Posted on 19 Aug 2024, 2:03 pm by X`.
pub(crate) fn parse_date(raw: &str, context: &DateContext) -> Option<String> {
    if raw.len() > MAX_LENGTH {
        return None;
    }
    let mut tokens = tokenize(raw);
    let context = &context.in_zone();
    let language = context.language;
    calendars::common_years(&mut tokens, language);
    let timed = |(stamp, range): absolute::Found| Stamp { clock: clock::find(&tokens, range, language), ..stamp };
    let stamp = calendars::iranian(&tokens, language)
        .or_else(|| absolute::full(&tokens, context))
        .map(timed)
        .or_else(|| relative::from_now(&tokens, context))
        .or_else(|| absolute::without_year(&tokens, context).map(timed))
        .or_else(|| relative::weekday(&tokens, context))
        .or_else(|| absolute::month_and_year(&tokens, context))
        .or_else(|| absolute::year_alone(&tokens))?;
    let zoned = |clock: Clock| Clock { offset: clock.offset.or(context.offset), ..clock };
    let stamp = Stamp { clock: stamp.clock.map(zoned), ..stamp };
    stamp.written()
}

/// The day in the path of an address, such as `/2019/03/21/title` or `/2019-03-21-title`: none where it names but a month.
pub(crate) fn from_address(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let fits = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i16>().ok().filter(|_| fits)
    };
    parts.windows(3).find_map(|part| {
        let (month, day) = (number(part[1], 1..=2)?, number(part[2], 1..=2)?);
        let stamp = Stamp::day(number(part[0], 4..=4)?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        stamp.written()
    })
}

/// Whether a word names a month.
pub(crate) fn is_month(word: &str, language: Option<&str>) -> bool {
    if word.is_ascii() {
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        return tokens::lower_ascii(&word[..letters], &mut [0; names::LONGEST_ASCII_MONTH])
            .is_some_and(|month| names::sure_month(month, language).is_some());
    }
    tokenize(word).first().is_some_and(|token| names::sure_month(&token.text, language).is_some())
}

/// Where the end of a line begins that tells a time from now, in any language: "6 months, 2 weeks ago".
pub(crate) fn from_now_suffix(line: &str) -> Option<usize> {
    relative::suffix(line)
}

/// Whether a word that times told from now have is in a text, in any language; what has none tells no such time.
pub(crate) fn may_tell_from_now(text: &str) -> bool {
    relative::may_tell(text)
}

/// Whether a text is the name of a weekday, in any language.
pub(crate) fn is_weekday(text: &str) -> bool {
    let word = text.trim_matches(|c: char| c.is_ascii_punctuation());
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return tokens::lower_ascii(word, &mut [0; names::LONGEST_ASCII_DAY]).is_some_and(names::is_weekday);
    }
    let tokens = tokenize(text);
    let Some(first) = tokens.iter().position(|token| !token.is_symbol()) else { return false };
    let named =
        names::phrase(&tokens, first, None).filter(|(meaning, _)| meaning.weekday.or(meaning.short_day).is_some());
    named.is_some_and(|(_, words)| tokens[first + words..].iter().all(Token::is_symbol))
}

/// The zone that a page names for its times, such as "All times are GMT+8": minutes east of UTC.
pub(crate) fn zone_in(text: &str) -> Option<i32> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    // phpBB: "UTC + 1 hour [ DST ]", and the summer hour is not in the number
    let text = text.replace("+ ", "+").replace("- ", "-");
    let summer = if text.trim_end().ends_with(']') { 60 } else { 0 };
    let tokens = tokenize(&text);
    (0..tokens.len()).find_map(|at| clock::named_zone(&tokens, at)).map(|zone| zone + summer)
}

/// A machine-readable date of an attribute or of structured data, whatever its precision and flaws; none where its day
/// might be its month.
pub(crate) fn from_iso(value: &str) -> Option<String> {
    let value = value.trim();
    if let Some(stamp) = instant::read(value) {
        return stamp.written();
    }
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    if digits == value.len() && digits >= "631152000".len() {
        return from_unix(value);
    }
    if digits == "20240819".len() {
        let spread = format!("{}-{}-{}{}", &value[..4], &value[4..6], &value[6..8], &value[8..]);
        return parse_date(&spread, &DateContext::default());
    }
    if value.len() <= MAX_LENGTH
        && let Some(date) = absolute::day_and_month(&tokenize(value))
        && date.first != date.second
        && date.first.max(date.second) <= 12
    {
        return None;
    }
    parse_date(value, &DateContext::default())
}

/// Seconds or milliseconds since 1970, as an instant in UTC.
pub(crate) fn from_unix(text: &str) -> Option<String> {
    let number: i64 = text.trim().split('.').next()?.parse().ok()?;
    let seconds = [number, number / 1000].into_iter().find(|seconds| UNIX_SECONDS.contains(seconds))?;
    jiff::Timestamp::from_second(seconds).ok().map(|at| at.to_string())
}

fn two_digit_year(year: u32) -> i16 {
    let century = if year <= LAST_SHORT_YEAR { 2000 } else { 1900 };
    century + i16::try_from(year).unwrap_or_default()
}

/// A date as precise as the page shows it.
#[derive(Debug, Clone, Copy)]
struct Stamp {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
    clock: Option<Clock>,
}

impl Stamp {
    fn year(year: i16) -> Stamp {
        Stamp { year, month: None, day: None, clock: None }
    }

    fn day(year: i16, month: i8, day: i8) -> Stamp {
        Stamp { month: Some(month), day: Some(day), ..Stamp::year(year) }
    }

    fn of(date: civil::Date) -> Stamp {
        Stamp::day(date.year(), date.month(), date.day())
    }

    /// The day, or the first that the stamp may mean; none when there is no such day.
    fn date(&self) -> Option<civil::Date> {
        civil::Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()
    }

    fn is_valid(&self) -> bool {
        YEARS.contains(&self.year) && self.date().is_some()
    }

    /// The date as RFC 3339 has it; none when it is not valid.
    fn written(&self) -> Option<String> {
        if !self.is_valid() {
            return None;
        }
        let mut out = String::with_capacity("2024-08-19T14:03:00+02:00".len());
        push(&mut out, "", self.year, 4);
        let Some(month) = self.month else { return Some(out) };
        push(&mut out, "-", month, 2);
        let Some(day) = self.day else { return Some(out) };
        push(&mut out, "-", day, 2);
        let Some(clock) = self.clock else { return Some(out) };
        push(&mut out, "T", clock.hour, 2);
        push(&mut out, ":", clock.minute, 2);
        push(&mut out, ":", clock.second, 2);
        match clock.offset {
            None => {}
            Some(0) => out.push('Z'),
            Some(offset) => {
                push(&mut out, if offset < 0 { "-" } else { "+" }, offset.abs() / 60, 2);
                push(&mut out, ":", offset.abs() % 60, 2);
            }
        }
        Some(out)
    }
}

/// Appends a number of so many digits, and what stands before it.
fn push(out: &mut String, before: &str, number: impl Into<i32>, digits: u32) {
    out.push_str(before);
    let number = number.into().unsigned_abs();
    let mut place = 10_u32.pow(digits - 1);
    while place > 0 {
        out.push(char::from(b'0' + (number / place % 10) as u8));
        place /= 10;
    }
}

#[cfg(test)]
mod tests;
