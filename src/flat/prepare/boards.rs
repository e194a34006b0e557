//! Headers of image boards' posts: `Anonymous 05/03/24 (Fri) 10:12:39 No.4145`. Each part is put on a line of its own, and so are
//! what stands around the header where a page was flattened without line breaks, the label of a file, references to other posts
//! and what is quoted of them.

mod files;
mod names;

use super::echoes::Echoes;
use super::rewrite::{Cut, Rewritten, apply};
use crate::chrome::shape;
pub(in crate::flat) use files::is_file_note;
use files::{file_after, file_before};
use std::ops::Range;

/// What stands before a post's number, which counts the posts of a whole board.
pub(in crate::flat) const MARKS: [&str; 2] = ["No.", "№"];
/// Characters of the longest name of a day, shortened.
const MAX_DAY: usize = 5;
/// Bytes before a number among which subject, name and date are.
const MAX_BEFORE: usize = 200;
/// Bytes of the longest control behind a number: "[Reply]", in scripts of three bytes a letter.
const MAX_CONTROL: usize = 40;
/// Bytes between two controls below a thread: "[ File] Password [ tea / int ]".
const MAX_BETWEEN: usize = 60;

/// A header on a line.
struct Header {
    /// From the name, or the subject before it, to behind the number and its controls.
    range: Range<usize>,
    /// Where the name, what marks it, the date and the number begin, as far as they do not begin the range.
    parts: Vec<usize>,
}

/// Puts the parts of headers on lines; `None` where there is nothing to put.
pub(super) fn split(text: &str) -> Option<Rewritten> {
    let headers = headers(text);
    let last = headers.last()?.range.end;
    let mut cuts: Vec<usize> = Vec::new();
    let mut echoes: Option<Echoes> = None;
    let mut before = 0;
    for header in &headers {
        cuts.extend(file_before(text, before..header.range.start));
        cuts.extend(count_before(text, before..header.range.start));
        cuts.push(header.range.start);
        cuts.extend(&header.parts);
        cuts.push(header.range.end);
        let end = file_after(text, header.range.end);
        cuts.extend(end);
        quoting(text, end.unwrap_or(header.range.end), &mut echoes, &mut cuts);
        before = header.range.end;
    }
    cuts.extend(controls(text, last));
    cuts.sort_unstable();
    cuts.dedup();
    let is_inside = |at: &usize| {
        let after = text[*at..].trim_start_matches([' ', '\t', '\u{a0}']);
        let before = text[..*at].trim_end_matches([' ', '\t', '\u{a0}']);
        !before.is_empty() && !before.ends_with('\n') && !after.is_empty() && !after.starts_with('\n')
    };
    cuts.retain(is_inside);
    (!cuts.is_empty()).then(|| apply(text, cuts.into_iter().map(|at| Cut::with(at..at, "\n")).collect()))
}

/// Whether a text names a board: `/tea/ - Kettles`.
pub(in crate::flat) fn names_board(text: &str) -> bool {
    /// Letters of the longest short name of a board.
    const MAX_BOARD: usize = 12;
    memchr::memmem::find_iter(text.as_bytes(), "/ - ").any(|at| {
        let name = text.as_bytes()[..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let start = at - name;
        (1..=MAX_BOARD).contains(&name)
            && text[..start].ends_with('/')
            && !text[..start - 1].ends_with(|c: char| c.is_alphanumeric() || c == '/' || c == '.')
    })
}

/// The date at the end of a text that has a time of day, behind which an identity can stand: "(ID: 8xQ7dm)".
fn dated(before: &str) -> Option<Range<usize>> {
    let text = before.trim_end();
    let at_end = |text: &str| figures(text).map(|start| start..text.len());
    let named = || {
        let (_, date) = shape::date_suffix(text).filter(|(_, date)| date.contains(':'))?;
        Some(date.as_ptr().addr() - text.as_ptr().addr()..text.len())
    };
    at_end(text).or_else(|| at_end(text[..identity(text)?].trim_end())).or_else(named)
}

/// Whether a text is a date as boards write it above posts.
pub(in crate::flat) fn is_board_date(text: &str) -> bool {
    dated(text) == Some(0..text.len())
}

/// Where a date in figures begins that ends a text and has the day's name between day and time: "05/03/24 (Fri) 10:12:39",
/// "05/03/24(Fri)10:12", "24/05/03(金)10:12:39", "03/05/24 Птн 10:12:39".
fn figures(text: &str) -> Option<usize> {
    let is_clock = |c: char| c.is_ascii_digit() || c == ':';
    let rest = text.trim_end_matches(is_clock);
    let clock = &text[rest.len()..];
    let is_parted = |text: &str, by: &[char], lengths: std::ops::RangeInclusive<usize>| {
        let parts = || text.split(by);
        lengths.contains(&parts().count()) && parts().all(|part| matches!(part.len(), 1 | 2 | 4))
    };
    let rest = rest.trim_end();
    let name = rest.strip_suffix(')').map_or(rest, |inside| inside);
    let day = name.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let is_name = (1..=MAX_DAY).contains(&name[day.len()..].chars().count());
    let day = day.trim_end_matches('(').trim_end();
    let start = day.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-')).len();
    let found = is_name && is_parted(clock, &[':'], 2..=3) && is_parted(&day[start..], &['/', '.', '-'], 3..=3);
    found.then_some(start)
}

/// Where the identity of who wrote begins at the end of a text: "ID: 8xQ7dm", "(ID: 8xQ7dm)", "Id: 8xQ7dm"; or "cf53e" alone behind
/// the seconds.
fn identity(text: &str) -> Option<usize> {
    const LABELS: [&str; 4] = ["(ID:", "ID:", "Id:", "id:"];
    /// Digits of a time's last part.
    const SECONDS: usize = 2;
    if let Some(at) = LABELS.iter().filter_map(|label| text.rfind(label)).min() {
        return (text[at..].split_whitespace().count() <= 2).then_some(at);
    }
    let end = text.rfind(':')? + 1 + SECONDS;
    is_identity(text.get(end..)?.trim()).then_some(end)
}

/// Whether a word can be the identity of who wrote: "cf53e", "8xQ7dm", "(ID: 8xQ7dm)".
pub(in crate::flat) fn is_identity(text: &str) -> bool {
    /// Letters of an identity.
    const LENGTH: std::ops::RangeInclusive<usize> = 4..=12;
    let word = text.trim_matches(['(', ')']);
    let word = word
        .get(..3)
        .filter(|label| label.eq_ignore_ascii_case("id:"))
        .map_or(word, |label| word[label.len()..].trim());
    LENGTH.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// The headers of a text that have more on their line than a number. One alone counts where the text names its board.
fn headers(text: &str) -> Vec<Header> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for mark in MARKS {
        marks.extend(memchr::memmem::find_iter(text.as_bytes(), mark).map(|at| (at, at + mark.len())));
    }
    marks.sort_unstable();
    let mut found: Vec<(Range<usize>, Range<usize>, usize, usize)> = Vec::new();
    let mut end = 0;
    for (mark, number) in marks {
        let digits = text[number..].trim_start_matches(' ');
        let number = text.len() - digits.len();
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        let start = line_start(text, mark).max(end);
        let Some(date) = dated(&text[start..mark]).filter(|_| length > 0 && mark >= end) else { continue };
        end = behind_controls(text, number + length);
        found.push((start..start + date.start, start + date.start..start + date.end, mark, end));
    }
    if found.len() == 1 && !names_board(text) {
        found.clear();
    }
    let known = names::Names::of(found.iter().map(|(before, ..)| &text[before.clone()]));
    let header = |(before, date, mark, end): (Range<usize>, Range<usize>, usize, usize)| {
        let named = known.last(&text[before.clone()]);
        let is_line = before.start == 0 || text[..before.start].ends_with('\n');
        let start = before.start + named.subject(is_line);
        let id = Some(date.end).filter(|end| !text[*end..mark].trim().is_empty());
        let parts = [before.start + named.start, before.start + named.end, date.start, mark];
        let parts = parts.into_iter().chain(id).filter(|at| *at > start).collect();
        Header { range: start..end, parts }
    };
    found.into_iter().map(header).collect()
}

/// Where the line of a place begins, or a character not too far before the place.
fn line_start(text: &str, at: usize) -> usize {
    let nearest = (at.saturating_sub(MAX_BEFORE)..at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
    text[nearest..at].rfind('\n').map_or(nearest, |line| nearest + line + 1)
}

/// The place behind controls in brackets that stand at a place.
fn behind_controls(text: &str, from: usize) -> usize {
    let mut end = from;
    while let Some(inside) = text[end..].trim_start_matches(' ').strip_prefix('[') {
        let Some(close) = inside.find([']', '\n']).filter(|close| *close <= MAX_CONTROL) else { break };
        if !inside[close..].starts_with(']') {
            break;
        }
        end = text.len() - inside.len() + close + 1;
    }
    end
}

/// Where a sentence that begins with a number is glued to the end of a body: how many posts are left out.
fn count_before(text: &str, range: Range<usize>) -> Option<usize> {
    let start = line_start(text, range.end).max(range.start);
    let (mut before, mut earlier) = (' ', ' ');
    let is_seam = |(at, c): (usize, char)| {
        // "1.99" is one number.
        let ends = matches!(before, '.' | '!' | '?' | '。' | '！' | '？') && !earlier.is_ascii_digit();
        (earlier, before) = (before, c);
        let rest = text[start + at..range.end].trim_start_matches(|c: char| c.is_ascii_digit());
        (ends && c.is_ascii_digit() && rest.starts_with(' ')).then_some(start + at)
    };
    text[start..range.end].char_indices().filter_map(is_seam).last()
}

/// The cuts among what refers to other posts and quotes them, from a place on: `>>4120>pitted racesFlip it.`
fn quoting<'a>(text: &'a str, from: usize, echoes: &mut Option<Echoes<'a>>, cuts: &mut Vec<usize>) {
    let mut at = from;
    loop {
        let rest = text[at..].trim_start_matches(' ');
        let start = text.len() - rest.len();
        let end = if let Some(length) = reference(rest) {
            start + length
        } else if rest.starts_with('>') {
            let echoes = echoes.get_or_insert_with(|| Echoes::of(text));
            match echoes.run(start, start).or_else(|| names::first_seam(text, start + 1)) {
                Some(end) => end,
                None => return,
            }
        } else {
            return;
        };
        // A reference inside a sentence has spaces around it.
        if !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '>') {
            return;
        }
        cuts.push(end);
        at = end;
    }
}

/// The length of a reference to a post at a text's beginning: `>>123`, `>>>/tea/123`.
fn reference(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(">>")?;
    let number = match rest.strip_prefix(">/") {
        Some(path) => &path[path.find('/')? + 1..],
        None => rest,
    };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| text.len() - number.len() + digits)
}

/// Where the controls below a thread begin, if two of them in brackets follow each other on the last post's line.
fn controls(text: &str, from: usize) -> Option<usize> {
    let line = text[from..].split('\n').next().unwrap_or_default();
    let group = |at: usize| line[at..].find(']').filter(|length| *length <= MAX_CONTROL).map(|length| at + length + 1);
    let opens = line.match_indices('[').map(|(at, _)| at);
    let first = opens.clone().find(|at| {
        let end = group(*at);
        end.is_some_and(|end| {
            line[end..].find('[').is_some_and(|next| next <= MAX_BETWEEN && group(end + next).is_some())
        })
    })?;
    let is_glued = line[..first].ends_with(|c: char| !c.is_whitespace());
    Some(from + if is_glued { first } else { names::seam(&line[..first]) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> String {
        split(text).map_or_else(|| text.to_owned(), |made| made.text)
    }

    fn lines(text: &str) -> Vec<String> {
        made(text).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn parts_of_headers_are_lines() {
        let text = "Kettle hums Anonymous 05/03/24 (Fri) 10:12:39 No.4145[Reply]\nWhy?\nbram!xQ7dm ## Mod 05/03/24 (Fri) 10:33:56 ID: 8xQ No. 4146\nScale.\n";
        assert_eq!(
            lines(text),
            [
                "Kettle hums",
                "Anonymous",
                "05/03/24 (Fri) 10:12:39",
                "No.4145[Reply]",
                "Why?",
                "bram",
                "!xQ7dm ## Mod",
                "05/03/24 (Fri) 10:33:56",
                "ID: 8xQ",
                "No. 4146",
                "Scale."
            ]
        );
        let text = "Аноним 03/05/24 Птн 10:12:39 №4145\nЧай.\nАноним 03/05/24 Птн 10:12:40 №4146\nКофе.\n";
        assert_eq!(lines(text)[..3], ["Аноним", "03/05/24 Птн 10:12:39", "№4145"]);
        let text = "Anonymous 02/03/19(Sun)03:30:11 No.41\nTea.\nAnonymous 02/03/19(Sun)03:30:12 No.42\nTea.\n";
        assert_eq!(lines(text)[..3], ["Anonymous", "02/03/19(Sun)03:30:11", "No.41"]);
    }

    #[test]
    fn without_breaks_headers_are_cut_out() {
        let text = "File: 17.png(1.99 KB, 640x420, cup.png)Kettle hums Anonymous 05/03/24 (Fri) 10:12:39 No.4145It hums before it boils.\
             Anonymous 05/03/24 (Fri) 10:33:56 No.4146  >>4145>hums before it boilsScale.Anonymous 05/03/24 (Fri) 10:33:58 No.4147 \
             File: 18.png(2 MB, 640x420, pot.png) >>4145>>4146Seconding >>4146 here.[Return][Go to top] Catalog";
        assert_eq!(
            lines(text),
            [
                "File: 17.png(1.99 KB, 640x420, cup.png)",
                "Kettle hums",
                "Anonymous",
                "05/03/24 (Fri) 10:12:39",
                "No.4145",
                "It hums before it boils.",
                "Anonymous",
                "05/03/24 (Fri) 10:33:56",
                "No.4146",
                ">>4145",
                ">hums before it boils",
                "Scale.",
                "Anonymous",
                "05/03/24 (Fri) 10:33:58",
                "No.4147",
                "File: 18.png(2 MB, 640x420, pot.png)",
                ">>4145",
                ">>4146",
                "Seconding >>4146 here.",
                "[Return][Go to top] Catalog"
            ]
        );
    }

    #[test]
    fn dates_have_a_day_and_a_time() {
        for date in [
            "05/03/24 (Fri) 10:12:39",
            "05/03/24(Fri)10:12",
            "24/05/03(金)10:12:39",
            "03/05/24 Птн 10:12:39",
            "2024/05/03 (Fr.) 10:12",
            "05/03/24 (Fri) 10:12:39cf53e",
            "3 May 2024 10:12",
            "2024-05-03 10:12:39",
            "05/03/24 (Fri) 10:12:39 (ID: 8xQ)",
        ] {
            let end = date.find(" (ID").or(date.find("cf53e")).unwrap_or(date.len());
            let text = format!("Anonymous {date} ");
            assert_eq!(dated(&text).map(|found| text[found].to_owned()).as_deref(), Some(&date[..end]), "{date}");
            assert!(is_board_date(&date[..end]), "{date}");
        }
        for text in
            ["05/03/24", "10:12:39", "Anonymous", "May 3, 2024", "05/03 (Fri) 10:12", "Anna 05/03/24 (Fri) 10:12"]
        {
            assert!(!is_board_date(text), "{text}");
        }
        let day = |length: usize| is_board_date(&format!("05/03/24 ({}) 10:12", "x".repeat(length)));
        assert!(day(MAX_DAY) && !day(MAX_DAY + 1));
    }

    #[test]
    fn one_header_needs_a_board() {
        let text = "Anonymous 05/03/24 (Fri) 10:12:39 No.4145 Tea.";
        assert_eq!(made(text), text);
        assert_eq!(
            lines(&format!("/tea/ - Kettles\n{text}"))[1..],
            ["Anonymous", "05/03/24 (Fri) 10:12:39", "No.4145", "Tea."]
        );
        assert!(!names_board("https://a.example/tea/ - it is here") && !names_board("and/or - it is"));
        let text = "Symphony No.4 is long.\nSymphony No.5 is longer.\n";
        assert_eq!(made(text), text);
    }

    #[test]
    fn lengths_have_limits() {
        let post = "Anonymous 05/03/24 (Fri) 10:12:39 No.4145\nTea.\n";
        let header = |subject: &str| format!("{subject} {post}{post}");
        assert!(
            made(&header("Tea")).contains("\nAnonymous")
                && made(&header(&"tea ".repeat(MAX_BEFORE))).contains("\nAnonymous")
        );
        let control = |length: usize| behind_controls(&format!("[{}]", "x".repeat(length)), 0);
        assert_eq!((control(MAX_CONTROL), control(MAX_CONTROL + 1)), (MAX_CONTROL + 2, 0));
        let below = |between: usize| controls(&format!("Tea.[Return]{}[Top]", "x".repeat(between)), 0);
        assert_eq!((below(MAX_BETWEEN), below(MAX_BETWEEN + 1)), (Some(4), None));
    }
}
