//! The date that a text begins with, where words run on after it, even without a space.

use super::dates::{is_date_like, may_name_time};
use crate::extract::dates::may_tell_from_now;
use crate::letters;
use crate::memo::Memo;

/// Characters of the longest date: "Wednesday, 18 September 2024 at 11:59:59 PM" has 43.
const MAX_DATE: usize = 50;
/// Numbers of the longest date, apart from what is looked at in vain: year, month, day, hour, minute, second.
const MAX_NUMBERS: usize = 6;
/// More words before the first of them than any date has: "Wednesday, the", "Ngày thứ sáu tháng".
const TOO_MANY_WORDS: usize = 6;
/// What stands before the minutes.
const CLOCK: [char; 6] = [':', '時', '时', '點', '点', '시'];
/// What can follow a clock.
const AFTER_CLOCK: [&str; 15] =
    ["am", "pm", "a.m.", "p.m.", "Uhr", "uhr", "uur", "h", "μ.μ.", "π.μ.", "μμ", "πμ", "น.", "分", "분"];
/// What can follow a day or a second.
const AFTER_NUMBER: [char; 6] = ['日', '号', '號', '일', '秒', '초'];

/// Where the date ends that a text begins with.
pub(crate) fn date_prefix(text: &str) -> Option<usize> {
    let line = text.lines().next().unwrap_or_default();
    let end = line.char_indices().nth(MAX_DATE).map_or(line.len(), |(at, _)| at);
    let line = &line[..end];
    PREFIX.with(|memo| memo.get(line, || read_prefix(line)))
}

thread_local! {
    /// Where a date ends that a line begins with.
    static PREFIX: Memo<Option<usize>> = const { Memo::new() };
}

fn read_prefix(line: &str) -> Option<usize> {
    let number = line.find(letters::is_numeric)?;
    if line[..number].split(|c: char| !letters::is_alphanumeric(c)).filter(|word| !word.is_empty()).count()
        >= TOO_MANY_WORDS
    {
        return None;
    }
    let from_now = may_tell_from_now(line);
    let mut found: Option<usize> = None;
    for end in number_ends(line).take(MAX_NUMBERS) {
        let end = marked(line, end);
        // A clock follows the day; any other number is what is written after the date.
        let goes_on = found.is_none_or(|found| line[found..end].contains(CLOCK));
        let names_time = || from_now || may_name_time(&line[..end]);
        if goes_on && names_time() && is_date_like(&line[..end]) {
            found = Some(end);
        }
        if found.is_some() && line[..end].contains(CLOCK) && !line[end..].starts_with(':') {
            break;
        }
    }
    found.map(|end| clock(line, end).unwrap_or(end))
}

/// Where the clock ends that a text begins with: `4:11`, `16:11:02`, `4:11 PM`.
pub(crate) fn clock_prefix(text: &str) -> Option<usize> {
    let part = |text: &str| {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        matches!(digits, 1 | 2).then_some(digits)
    };
    let hour = part(text)?;
    let minute = text[hour..].strip_prefix([':', '.', 'h']).and_then(part).filter(|digits| *digits == 2)?;
    let mut end = hour + 1 + minute;
    if let Some(second) = text[end..].strip_prefix(':').and_then(part) {
        end += 1 + second;
    }
    Some(clock(text, end).unwrap_or(end))
}

/// The ends of the numbers in a line.
fn number_ends(line: &str) -> impl Iterator<Item = usize> {
    let mut characters = line.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, c)) = characters.next() {
            if letters::is_numeric(c) && characters.peek().is_none_or(|(_, next)| !letters::is_numeric(*next)) {
                return Some(at + c.len_utf8());
            }
        }
        None
    })
}

/// Past the mark that belongs to the number before it.
fn marked(line: &str, end: usize) -> usize {
    let mark = line[end..].chars().next().filter(|c| AFTER_NUMBER.contains(c));
    end + mark.map_or(0, char::len_utf8)
}

/// Past the words that belong to the clock which ends here, if there are any.
fn clock(line: &str, end: usize) -> Option<usize> {
    let rest = line[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let at = line.len() - rest.len();
    AFTER_CLOCK.iter().find_map(|word| {
        let own = rest.get(..word.len()).filter(|own| own.eq_ignore_ascii_case(word))?;
        // "7:30 amazing" is no morning and "7:30 hours" no hour, but "7:30 PMuse" is an evening.
        let runs_on = rest[own.len()..].starts_with(char::is_lowercase) && own.ends_with(char::is_lowercase);
        (!runs_on || own == "pm").then_some(at + own.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_end_before_what_is_written() {
        for (date, rest) in [
            ("Wed Jan 08, 2025 1:18 pm", "C14 (grid)"),
            ("Wed Jan 08, 2025 1:18 pm", " 10 nF"),
            ("November 3, 2024, 9:14:00 pm", "Quote from: Zoë"),
            ("Jun 9th, 2024 at 6:02pm", ":Measure"),
            ("2025-10-22 03:23", "Studs first."),
            ("2024-12-1 17:42:33", " Yes"),
            ("12-03-2024, 04:12 PM", ")Zoë"),
            ("3. Mai 2024 um 10:12 Uhr", "Ja."),
            ("2024年5月3日", "はい"),
            ("2024年5月3日 下午4時16分", "是"),
            ("3 May 2024", " it was"),
            ("3 May 2024 10:12", " amazing"),
            ("3 May 2024 10:12 AM", "amazing"),
            ("3 May 2024 10:12 pm", "use it"),
        ] {
            assert_eq!(date_prefix(&format!("{date}{rest}")), Some(date.len()), "{date}{rest}");
        }
        for other in ["tea at 10:12", "", "3 cups of tea", "may 3 of them come"] {
            assert_eq!(date_prefix(other), None, "{other}");
        }
    }

    #[test]
    fn clocks() {
        for (clock, rest) in [("4:11", ""), ("16:11:02", "Yes"), ("4:11 PM", "Yes"), ("4:11", " amazing")] {
            assert_eq!(clock_prefix(&format!("{clock}{rest}")), Some(clock.len()), "{clock}{rest}");
        }
        assert!(clock_prefix("12").is_none() && clock_prefix("tea").is_none());
    }
}
