//! Days whose ending was an element of its own: scrapers that give each text a line write "Sep 29", "th", ", 2024".

use super::rewrite::Cut;
use memchr::memmem;

/// Letters of the longest ending of a day's number: "th", "de", "ого".
const MAX_ENDING: usize = 3;
/// Digits of the longest number of a day.
const DAY_DIGITS: usize = 2;

/// Bytes of the longest line with a name and a verb before the date of a quotation.
const MAX_WROTE: usize = 80;

/// The breaks around the endings of days that the year or the time follows, and before the date in a quotation's header:
/// "Anna wrote", "on Sep 29", "th", ", 2024 at 11:05am:".
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for comma in memmem::find_iter(text.as_bytes(), "\n,") {
        let (above, after) = (&text[..comma], &text[comma + 1..]);
        let Some(at) = above.rfind('\n') else { continue };
        let (before, ending) = (&above[..at], &above[at + 1..]);
        let is_ending = ending.chars().all(char::is_alphabetic) && (1..=MAX_ENDING).contains(&ending.chars().count());
        let day = before.bytes().rev().take_while(u8::is_ascii_digit).take(DAY_DIGITS + 1).count();
        if is_ending && (1..=DAY_DIGITS).contains(&day) && goes_on(after) {
            cuts.extend(after_name(before, after).map(|at| Cut::with(at..at + 1, " ")));
            cuts.push(Cut::gone(at..at + 1));
            cuts.push(Cut::gone(comma..comma + 1));
        }
    }
    cuts
}

/// The break between a name and the date of what is quoted, which a word begins and a colon ends.
fn after_name(before: &str, after: &str) -> Option<usize> {
    let end = after.lines().next().filter(|line| line.ends_with(':'))?;
    let at =
        before.rfind('\n').filter(|at| before[at + 1..].starts_with(char::is_lowercase) && end.len() <= MAX_WROTE)?;
    let name = &before[..at];
    let name = &name[name.rfind('\n').map_or(0, |at| at + 1)..];
    (!name.trim().is_empty() && name.len() <= MAX_WROTE).then_some(at)
}

/// Whether a date goes on with the year or the time behind its comma.
fn goes_on(text: &str) -> bool {
    let rest = text.trim_start_matches([',', ' ']);
    rest.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::rewrite::apply;
    use super::*;

    #[test]
    fn a_day_s_ending_goes_with_what_is_around_it() {
        for (text, joined) in [
            ("Anna\nSep 29\nth\n, 2024 at 11:05am\nTea", "Anna\nSep 29th, 2024 at 11:05am\nTea"),
            ("Mei 1\nste\n, 2024\nMei 2\nde\n, 2024\n", "Mei 1ste, 2024\nMei 2de, 2024\n"),
            ("Mei 1\nstes\n, 2024\n", "Mei 1\nstes\n, 2024\n"),
            ("Anna wrote\non Sep 29\nth\n, 2024 at 11:05am:\nTea", "Anna wrote on Sep 29th, 2024 at 11:05am:\nTea"),
            ("Anna wrote\non Sep 29\nth\n, 2024\nTea", "Anna wrote\non Sep 29th, 2024\nTea"),
            ("Anna wrote\nSep 29\nth\n, 2024:\nTea", "Anna wrote\nSep 29th, 2024:\nTea"),
            // No day has three digits, and no date goes on with words.
            ("No 129\nth\n, 2024\n", "No 129\nth\n, 2024\n"),
            ("Sep 29\nth\n, they said\n", "Sep 29\nth\n, they said\n"),
            ("Sep 29\nth\n2024\n", "Sep 29\nth\n2024\n"),
            ("Sep\nth\n, 2024\n", "Sep\nth\n, 2024\n"),
        ] {
            assert_eq!(apply(text, cuts(text)).text, joined);
        }
        let named = |bytes: usize| cuts(&format!("{}\non Sep 29\nth\n, 2024:\n", "x".repeat(bytes))).len();
        assert_eq!((named(MAX_WROTE), named(MAX_WROTE + 1)), (3, 2));
    }
}
