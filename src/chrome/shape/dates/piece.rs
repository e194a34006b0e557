//! What one word can be in a date.

use super::super::plain::Years;
use super::super::scripts::is_thai;
use crate::extract::dates;
use crate::letters;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// Years that dates name: forum software is not older than the first.
const YEARS: std::ops::RangeInclusive<u32> = 1985..=2099;
/// Years of the Buddhist calendar before the common one's.
const BUDDHIST: u32 = 543;
/// The common year in which most of the Iranian calendar's first one lay.
const IRANIAN: u32 = 621;
/// The shortest name of a month, in letters; shorter words are "of", "at" and "PM".
pub(super) const MIN_MONTH_LETTERS: usize = 3;
/// Names of months that are shorter.
const SHORT_MONTHS: [&str; 4] = ["مه", "می", "دی", "मई"];
/// The longest name of a month or a day, in letters: "วันพฤหัสบดีที่" has thirteen.
const MAX_NAME_LETTERS: usize = 14;

/// The last month's number.
const MAX_MONTH: u8 = 12;

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
pub(super) const NUMBERED_DAY: &str = "thứ";
/// Numbers spelled after them.
pub(super) const SPELLED: [&str; 14] =
    ["một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "giêng", "chạp", "bẩy"];

/// What a word is known for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    beside: bool,
    /// A month's or a weekday's number in letters.
    pub(super) spelled: bool,
    /// A word that a month's number follows.
    pub(super) month: bool,
    /// A word that a weekday's number follows.
    pub(super) day: bool,
}

static KNOWN: LazyLock<HashMap<&str, Known>> = LazyLock::new(|| {
    let mut known: HashMap<&str, Known> = HashMap::new();
    BESIDE.iter().for_each(|word| known.entry(word).or_default().beside = true);
    SPELLED.iter().for_each(|word| known.entry(word).or_default().spelled = true);
    NUMBERED_MONTH.iter().for_each(|word| known.entry(word).or_default().month = true);
    known.entry(NUMBERED_DAY).or_default().day = true;
    known
});

/// Bytes of the longest word in ASCII among them; a test holds it.
const LONGEST_ASCII: usize = 12;

impl Known {
    pub(super) fn of(word: &str) -> Known {
        let known = |word: &str| KNOWN.get(word).copied().unwrap_or_default();
        if !word.is_ascii() {
            return known(&word.to_lowercase());
        }
        let mut buffer = [0; LONGEST_ASCII];
        let Some(lower) = buffer.get_mut(..word.len()) else { return Known::default() };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).map(known).unwrap_or_default()
    }
}

/// Whether a word is a month's number in figures.
pub(super) fn is_month_number(word: &str) -> bool {
    word.parse().is_ok_and(|number: u8| number <= MAX_MONTH)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Empty,
    Year,
    Day,
    Clock,
    Letters,
    /// A word that says nothing of the day.
    Beside,
    Other,
}

/// Letters that count towards a month's name.
pub(super) fn letters(word: &str) -> usize {
    let is_short = || SHORT_MONTHS.contains(&word) || word.starts_with(is_thai) && dates::is_month(word, Some("th"));
    if !word.is_ascii() && is_short() { MIN_MONTH_LETTERS } else { word.chars().count() }
}

/// Both parts of `03T10:12`.
pub(super) fn clock_apart(word: &str) -> impl Iterator<Item = &str> {
    let apart = word.split_once('T').filter(|(day, _)| day.ends_with(|c: char| c.is_ascii_digit()));
    let (first, second) = apart.map_or((word, None), |(day, clock)| (day, Some(clock)));
    std::iter::once(first).chain(second)
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

/// What a word is, between separators.
pub(super) fn kind_of(word: &str, known: Known, years: Years) -> Piece {
    let is_beside = |c| matches!(c, ':' | ';' | '\'' | '’' | '"' | '״' | '׳' | ',' | '[' | ']');
    let (whole, word) = (word, word.trim_matches(is_beside));
    if word.is_empty() {
        return Piece::Empty;
    }
    // Most words are of letters alone.
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return match word.len() {
            ..=MAX_NAME_LETTERS if !known.beside && (word.len() == whole.len() || !Known::of(word).beside) => {
                Piece::Letters
            }
            ..=MAX_NAME_LETTERS => Piece::Beside,
            _ => Piece::Other,
        };
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
    let ordinal = word.trim_end_matches(letters::is_alphabetic);
    if ordinal.len() < word.len() && word.chars().count() <= 4 && ordinal.parse::<u32>().is_ok_and(|day| day <= 31) {
        return Piece::Day;
    }
    if !word.chars().all(letters::is_alphabetic) || word.chars().count() > MAX_NAME_LETTERS {
        return Piece::Other;
    }
    if is_east_asian_weekday(word) || known.beside || word.len() < whole.len() && Known::of(word).beside {
        return Piece::Beside;
    }
    // Thai runs words together: of its longer ones, only the calendar's are part of a date
    if !word.starts_with(is_thai) || word.chars().count() < MIN_MONTH_LETTERS || dates::is_month(word, Some("th")) {
        return Piece::Letters;
    }
    if dates::is_weekday(word) { Piece::Beside } else { Piece::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_found_in_any_case() {
        assert!(
            KNOWN.keys().all(|word| Known::of(&word.to_uppercase()).beside == KNOWN[word].beside || !word.is_ascii())
        );
        assert!(KNOWN.keys().filter(|word| word.is_ascii()).all(|word| word.len() <= LONGEST_ASCII));
        assert!(Known::of("UHR").beside && !Known::of("Tea").beside && Known::of("Năm").spelled);
    }
}
