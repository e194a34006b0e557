//! Lines that are dates, and dates that lines end in, with names of months and days in any language.

use super::is_number;
use super::plain::{Plain, Years};
use super::scripts::{is_long, is_thai, trimmed};
use crate::extract::dates;

/// Years that dates name: forum software is not older than the first.
const YEARS: std::ops::RangeInclusive<u32> = 1985..=2099;
/// Years of the Buddhist calendar before the common one's.
const BUDDHIST: u32 = 543;
/// The common year in which most of the Iranian calendar's first one lay.
const IRANIAN: u32 = 621;
/// Most words a date is looked for in: "Wednesday 3 de septiembre de 2024 a las 10:12 pm" has ten.
const MAX_DATE_WORDS: usize = 12;
/// What stands between the parts of a date.
const DATE_SEPARATORS: [char; 21] = [
    ' ', ',', '\u{a0}', '\u{202f}', '(', ')', '•', '·', '|', '«', '»', '@', '-', '–', '/', '.', '年', '月', '日', '\t',
    '\'',
];
/// The shortest name of a month, in letters; shorter words are "of", "at" and "PM".
const MIN_MONTH_LETTERS: usize = 3;
/// Names of months that are shorter.
const SHORT_MONTHS: [&str; 4] = ["مه", "می", "دی", "मई"];
/// Words of a date between its year and the words that are a date without it: the month.
const MAX_WORDS_AFTER_YEAR: usize = 2;
/// Names in a date: of the month, of the day, and a word like "Uhr".
const MAX_DATE_NAMES: usize = 3;
/// Words after a date in the middle of a line: buttons, a number, "@ Anna".
const MAX_WORDS_AFTER_DATE: usize = 8;
/// Letters of the longest word that ends a time: "PM", "ago", "Uhr".
const MAX_CLOCK_LETTERS: usize = 4;
/// The longest name of a month or a day, in letters: "วันพฤหัสบดีที่" has thirteen.
const MAX_NAME_LETTERS: usize = 14;

/// Words beside a date's year or clock that name neither month nor day: "at", "o'clock", "in the afternoon", "year", zones.
/// Those of less than three letters need no place here, and marks are left out as [`Plain`] leaves them out.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "at", "um", "uhr", "las", "los", "tarde", "mañana", "noche", "alle", "ore", "ora", "orele", "manhã", "noite", "heures", "matin",
    "uur", "klokken", "klo", "kello", "godz", "godzina", "godzinie", "hod", "hodin", "dopoledne", "odpoledne", "saat", "saati",
    "órakor", "délelőtt", "délután", "vormittags", "nachmittags", "утра", "вечера", "дня", "ночи", "года", "год",
    "ранку", "вечора", "року", "рік", "στις", "ώρα", "πμ", "μμ", "בשעה", "שעה", "בבוקר", "בערב", "לפנהצ", "אחהצ",
    "الساعة", "صباحا", "مساء", "ساعت", "صبح", "عصر", "شب", "ظهر", "بعد", "قبل", "سال", "बजे", "सुबह", "शाम", "दोपहर", "रात",
    "पूरवाहन", "अपराहन", "pukul", "jam", "pagi", "siang", "sore", "malam", "wib", "wita", "lúc", "sáng", "chiều", "tối", "ngày", "năm",
    "chủ", "nhật", "giờ", "เวลา", "นาฬิกา", "พศ", "คศ", "กอนเทียง", "หลังเทียง", "utc", "gmt", "est", "edt", "pst", "pdt", "cet", "cest",
    "msk", "мск", "jst", "kst", "ist",
];
/// Words of the Vietnamese calendar that a number follows: month, weekday.
const NUMBERED_MONTH: [&str; 2] = ["tháng", "thg"];
const NUMBERED_DAY: &str = "thứ";
/// Numbers spelled after them.
const SPELLED: [&str; 14] =
    ["một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "giêng", "chạp", "bẩy"];

/// A line that is nothing but a date or a time, in figures or with names of months and days in any language.
pub(crate) fn is_date_like(line: &str) -> bool {
    let line = trimmed(line);
    if is_long(line) || !line.contains(char::is_numeric) || is_number(line) {
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
    if is_long(line) || !line.contains(char::is_numeric) {
        return None;
    }
    absolute_suffix(line).or_else(|| dates::from_now_suffix(line).map(|at| (trimmed(&line[..at]), &line[at..])))
}

/// A line's date in the middle or at its end, with what is before and after it: "Reply #4 - May 3, 2024, 10:12 | Print".
pub(crate) fn date_inside(line: &str) -> Option<(&str, &str, &str)> {
    if let Some((before, date)) = date_suffix(line) {
        return Some((before, date, ""));
    }
    if !line.contains(char::is_numeric) || !may_name_time(line) && !dates::may_tell_from_now(line) {
        return None;
    }
    let ends = line.rmatch_indices(char::is_whitespace).take(MAX_WORDS_AFTER_DATE).map(|(at, _)| at);
    ends.filter(|end| {
        let last = line[..*end].rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_clock = last.chars().count() <= MAX_CLOCK_LETTERS && last.contains(char::is_alphabetic);
        last.contains(char::is_numeric) || is_clock
    })
    .find_map(|end| {
        let mut starts = line[..end].rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len());
        let start = starts.nth(MAX_DATE_WORDS).unwrap_or(0);
        let date = date_suffix(&line[start..end])?.1.trim_end();
        let before = line[..end].trim_end().strip_suffix(date)?;
        Some((trimmed(before), date, line[end..].trim_start()))
    })
}

/// The same for dates that name the day.
fn absolute_suffix(line: &str) -> Option<(&str, &str)> {
    if !may_name_time(line) {
        return None;
    }
    // The shortest end that is a date: what is before a month's name is not the date's.
    let plain = Plain::of(line);
    let mut ends = plain.ends(MAX_DATE_WORDS).take_while(|(_, text)| !begins_with_other(text, plain.years));
    let dated = |text| if may_name_time(text) { is_dated(text, plain.years) } else { None };
    let (mut at, year) = ends.find_map(|(at, text)| Some((at, dated(text)?)))?;
    // … unless a year stands there: "2024年 5月 3日", "2024. május 3., péntek 10:12"
    if year == Year::Missing {
        let mut before =
            ends.take(MAX_WORDS_AFTER_YEAR).filter(|(_, text)| is_dated(text, plain.years) == Some(Year::Shown));
        at = before.next().map_or(at, |(at, _)| at);
    }
    Some((trimmed(&line[..at]), &line[at..]))
}

/// Whether figures in the line can be a year, a clock or a full date, one of which every date has: four digits in a row, an
/// hour's mark behind a digit, three numbers joined alike. Where scripts write figures in other ways, they always can.
fn may_name_time(line: &str) -> bool {
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
    !line.is_ascii() && line.contains(|c: char| !c.is_ascii() && c.is_numeric())
}

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

/// Whether the first word is a part of no date, whatever follows.
fn begins_with_other(text: &str, years: Years) -> bool {
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    word.split(DATE_SEPARATORS).flat_map(clock_apart).any(|word| {
        let ordinal = || {
            word.parse().is_ok_and(|number: u8| number <= MAX_MONTH)
                || SPELLED.iter().any(|spelled| same(spelled, word))
        };
        kind_of(word, years) == Piece::Other
            && !ordinal()
            && !NUMBERED_MONTH.iter().any(|month| same(month, word))
            && !same(NUMBERED_DAY, word)
    })
}

/// The last month's number.
const MAX_MONTH: u8 = 12;

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
        match kind_of(word, Years::default()) {
            Piece::Clock => clocks += 1,
            Piece::Letters if word.chars().count() <= 2 => {}
            Piece::Beside | Piece::Empty => {}
            _ => return false,
        }
    }
    clocks == 1
}

/// The parts of a text that is perhaps a date; none where something in it is no part of one.
fn pieces_of(text: &str, years: Years) -> Option<Vec<(Piece, usize)>> {
    let mut pieces: Vec<(Piece, usize)> = Vec::new();
    let mut numbered = false;
    for word in text.split([' ', '\u{a0}', '\u{202f}']) {
        if is_pointed_clock(word) && pieces.iter().any(|(piece, _)| *piece == Piece::Year) {
            pieces.push((Piece::Clock, word.len()));
            continue;
        }
        for word in word.split(DATE_SEPARATORS).flat_map(clock_apart) {
            if word.is_empty() {
                continue;
            }
            let spelled = || SPELLED.iter().any(|spelled| same(spelled, word));
            if numbered && (word.parse().is_ok_and(|number: u8| number <= MAX_MONTH) || spelled()) {
                numbered = spelled();
                continue;
            }
            let month = NUMBERED_MONTH.iter().any(|month| same(month, word));
            numbered = month || same(NUMBERED_DAY, word);
            match kind_of(word, years) {
                _ if month => pieces.push((Piece::Letters, MIN_MONTH_LETTERS)),
                _ if numbered => {}
                Piece::Other => return None,
                Piece::Empty => {}
                // "3 Mayıs 2024 Cuma"
                Piece::Letters if pieces.iter().any(|(piece, _)| *piece == Piece::Year) && dates::is_weekday(word) => {
                    pieces.push((Piece::Beside, word.len()));
                }
                piece => pieces.push((piece, letters(word))),
            }
        }
    }
    (pieces.len() <= MAX_DATE_WORDS).then_some(pieces)
}

/// Letters that count towards a month's name.
fn letters(word: &str) -> usize {
    let is_short = || SHORT_MONTHS.contains(&word) || word.starts_with(is_thai) && dates::is_month(word, Some("th"));
    if !word.is_ascii() && is_short() { MIN_MONTH_LETTERS } else { word.chars().count() }
}

/// Both parts of `03T10:12`.
fn clock_apart(word: &str) -> impl Iterator<Item = &str> {
    let apart = word.split_once('T').filter(|(day, _)| day.ends_with(|c: char| c.is_ascii_digit()));
    let (first, second) = apart.map_or((word, None), |(day, clock)| (day, Some(clock)));
    std::iter::once(first).chain(second)
}

/// `10.12`, as Danes and Finns write the time.
fn is_pointed_clock(word: &str) -> bool {
    let parts = word.split_once('.').filter(|(hour, minute)| matches!(hour.len(), 1 | 2) && minute.len() == 2);
    parts.is_some_and(|(hour, minute)| {
        hour.parse().is_ok_and(|hour: u8| hour < 24) && minute.parse().is_ok_and(|minute: u8| minute < 60)
    })
}

/// Whether a date has its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Year {
    Shown,
    Missing,
}

/// Whether all of the text is a date: figures, or a day beside a month's name with a year or a time.
fn is_dated(text: &str, years: Years) -> Option<Year> {
    let pieces = pieces_of(text, years)?;
    let count = |wanted: Piece| pieces.iter().filter(|(piece, _)| *piece == wanted).count();
    let (years, days, clocks) = (count(Piece::Year), count(Piece::Day), count(Piece::Clock));
    let is_name = |(piece, length): &(Piece, usize)| *piece == Piece::Letters && *length >= MIN_MONTH_LETTERS;
    let names = pieces.iter().filter(|piece| is_name(piece)).count();
    if names > MAX_DATE_NAMES {
        return None;
    }
    let year = if years > 0 { Year::Shown } else { Year::Missing };
    if text.split(' ').any(is_full_date) {
        return (names == 0 || names == 1 && pieces.first().is_some_and(is_name)).then_some(Year::Shown);
    }
    // A month's name stands beside the day, with at most an "of" between them.
    let significant: Vec<Piece> = pieces
        .iter()
        .filter(|piece| is_name(piece) || !matches!(piece.0, Piece::Letters | Piece::Beside))
        .map(|(piece, _)| *piece)
        .collect();
    let beside =
        significant.windows(2).any(|pair| matches!(pair, [Piece::Day, Piece::Letters] | [Piece::Letters, Piece::Day]));
    let year_at = significant.iter().position(|piece| *piece == Piece::Year);
    let words_after_year = year_at.is_some_and(|at| at > 0 && significant[at + 1..].contains(&Piece::Letters));
    let named = days == 1 && beside && !words_after_year && (years == 1 || clocks > 0) && years <= 1;
    let marked = days == 2 && names == 0 && text.contains('月');
    (named || marked && (years == 1 || clocks == 1 && text.contains('日'))).then_some(year)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Empty,
    Year,
    Day,
    Clock,
    Letters,
    /// A word that says nothing of the day.
    Beside,
    Other,
}

fn kind_of(word: &str, years: Years) -> Piece {
    let word = word.trim_matches([':', ';', '\'', '’', '"', '״', '׳', ',', '[', ']']);
    if word.is_empty() {
        return Piece::Empty;
    }
    if let Ok(number) = word.parse::<u32>() {
        return number_kind(word, number, years);
    }
    let lower = word.trim_end_matches(['Z', 'h']);
    let clock = lower.trim_end_matches(['a', 'p', 'm', 'A', 'P', 'M']);
    if clock.contains([':', 'h'])
        && clock.split([':', 'h']).all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit()))
    {
        return Piece::Clock;
    }
    if clock.len() < lower.len() && clock.parse::<u32>().is_ok_and(|hour| hour <= 12) {
        return Piece::Clock;
    }
    let ordinal = word.trim_end_matches(char::is_alphabetic);
    if ordinal.len() < word.len() && word.chars().count() <= 4 && ordinal.parse::<u32>().is_ok_and(|day| day <= 31) {
        return Piece::Day;
    }
    if !word.chars().all(char::is_alphabetic) || word.chars().count() > MAX_NAME_LETTERS {
        return Piece::Other;
    }
    if is_east_asian_weekday(word) || BESIDE.iter().any(|known| same(known, word)) {
        return Piece::Beside;
    }
    // Thai runs words together: of its longer ones, only the calendar's are part of a date
    if !word.starts_with(is_thai) || word.chars().count() < MIN_MONTH_LETTERS || dates::is_month(word, Some("th")) {
        return Piece::Letters;
    }
    if dates::is_weekday(word) { Piece::Beside } else { Piece::Other }
}

fn number_kind(word: &str, number: u32, years: Years) -> Piece {
    let is_year = |year: u32| {
        YEARS.contains(&year)
            || years.buddhist && year.checked_sub(BUDDHIST).is_some_and(|year| YEARS.contains(&year))
            || years.iranian && YEARS.contains(&(year + IRANIAN))
    };
    match word.len() {
        4 if is_year(number) => Piece::Year,
        // "2024" and "1 yr" ago, run together.
        5 | 6 if word[..4].parse().is_ok_and(is_year) => Piece::Year,
        1 | 2 => Piece::Day,
        _ => Piece::Other,
    }
}

/// "星期五", "金曜", "금요일".
fn is_east_asian_weekday(word: &str) -> bool {
    ["星期", "禮拜", "礼拜", "周", "週"].iter().any(|mark| word.starts_with(mark) && word.chars().count() <= 3)
        || ["曜", "요일"].iter().any(|mark| word.ends_with(mark))
}

/// Whether two words are the same but for their case; `known` is in small letters.
fn same(known: &str, word: &str) -> bool {
    known.len() == word.len() && (known.eq_ignore_ascii_case(word) || !word.is_ascii() && known == word.to_lowercase())
}

/// `2024-05-01`, `1.5.2024`, `05/01/24`.
fn is_full_date(word: &str) -> bool {
    let word = word.trim_matches([',', '(', ')', '«', '»', '[', ']']);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let word = word.split('T').next().unwrap_or(word);
    for separator in ['-', '/', '.'] {
        let parts: Vec<&str> = word.split(separator).take(4).collect();
        let numeric =
            parts.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()));
        if parts.len() == 3 && numeric && parts.iter().filter(|part| part.len() == 4).count() <= 1 {
            return parts.iter().any(|part| part.len() == 4) || separator != '.';
        }
    }
    false
}

/// Whether a number, in ASCII digits, is a date in figures.
pub(super) fn is_date_in_figures(word: &str) -> bool {
    is_full_date(word)
}

#[cfg(test)]
mod tests;
