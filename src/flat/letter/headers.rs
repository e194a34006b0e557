//! The headers of a letter: lines of a label and its value, in any order, on one line or on several.

use super::labels::{Field, LABELS};
use crate::chrome::shape;
use crate::flat::lines::{Class, Line, bare};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;
use std::sync::LazyLock;

/// Lines above the headers: what an archive says of itself, and its links.
const MAX_ABOVE: usize = 80;
/// Sentences above the headers: a title that is a question, in the window and above the letter, and a word of the archive.
const MAX_SENTENCES: usize = 3;
/// Different labels that are no chance.
const MIN_LABELS: u32 = 3;
/// Lines of the longest value: addresses that were cut at their links.
const MAX_VALUE: usize = 24;
/// Letters of the longest label.
const MAX_LABEL: usize = 24;
/// Bytes of the longest label.
const MAX_LABEL_BYTES: usize = 48;

static BY_LABEL: LazyLock<HashMap<&str, Field>> = LazyLock::new(|| {
    let mut fields = HashMap::new();
    LABELS.iter().for_each(|(field, labels)| fields.extend(labels.iter().map(|label| (*label, *field))));
    fields
});

/// The headers of a letter that the page begins with.
#[derive(Debug)]
pub(super) struct Headers {
    pub(super) lines: Range<usize>,
    pub(super) author: String,
    pub(super) date: String,
    pub(super) subject: Option<String>,
}

/// What a label names, if it is one of a letter's.
pub(super) fn label(key: &str) -> Option<Field> {
    if key.is_empty() || key.chars().count() > MAX_LABEL {
        return None;
    }
    BY_LABEL.get(key.to_lowercase().as_str()).copied()
}

/// Whether a line is a header or the label of one.
pub(in crate::flat) fn begins(line: &str) -> bool {
    // What is looked at is short: lines are many.
    let near = line.bytes().take(MAX_LABEL_BYTES).position(|byte| byte == b':');
    match near {
        Some(colon) => label(&line[..colon]).is_some(),
        None => line.len() < MAX_LABEL_BYTES && label(line).is_some(),
    }
}

/// The first run of labels that is a letter's, near the page's beginning.
pub(super) fn find(lines: &[Line]) -> Option<Headers> {
    let mut sentences = 0;
    let mut at = 0;
    while at < lines.len().min(MAX_ABOVE) && sentences <= MAX_SENTENCES {
        let (end, fields) = run(lines, at);
        if let Some(headers) = read(at..end, fields) {
            return Some(headers);
        }
        // What makes no letter from its first line on makes none from another.
        let end = end.max(at + 1);
        sentences += lines[at..end].iter().filter(|line| line.class == Class::Prose).count();
        at = end;
    }
    None
}

/// A run of labels and their values, and where it ends.
fn run(lines: &[Line], start: usize) -> (usize, Vec<(Field, String)>) {
    let mut fields: Vec<(Field, String)> = Vec::new();
    let mut at = start;
    while let Some((field, value, end)) = field(lines, at) {
        at = end;
        fields.push((field, value));
        // A value that was broken into two lines; a label follows it.
        if at + 1 < lines.len() && !lines[at].after_blank() && is_label(lines, at + 1) && !is_label(lines, at) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(bare(&lines[at].text));
            }
            at += 1;
        }
    }
    (at, fields)
}

fn is_label(lines: &[Line], at: usize) -> bool {
    field_start(lines, at).is_some()
}

/// The label at a line, what is after it on its line, and the next line.
fn field_start<'a>(lines: &'a [Line], at: usize) -> Option<(Field, &'a str, usize)> {
    let line = lines.get(at).filter(|line| line.quoted == 0 && !line.code)?;
    let text = bare(&line.text);
    let key = |key: &str| label(key.trim_matches([' ', '_', '*', '\u{a0}']));
    if let Some((before, after)) = text.split_once([':', '：']) {
        return Some((key(before)?, after.trim_matches([' ', '_', '*', '\u{a0}']), at + 1));
    }
    let field = key(text)?;
    let after = lines.get(at + 1).and_then(|next| next.text.strip_prefix([':', '：']));
    Some(after.map_or((field, "", at + 1), |after| (field, after.trim(), at + 2)))
}

/// The label and the value at a line, and the line after them. An address that was a link is on a line of its own.
fn field(lines: &[Line], at: usize) -> Option<(Field, String, usize)> {
    let (field, inline, mut end) = field_start(lines, at)?;
    let mut value = inline.to_owned();
    let last = lines.len().min(end + MAX_VALUE);
    let is_open = |value: &str| value.is_empty() || value.ends_with(',') || open(value);
    while end < last && is_open(&value) && (open(&value) || !is_label(lines, end)) {
        let line = &lines[end];
        value.push_str(if value.ends_with('<') || line.text.starts_with('>') || value.is_empty() { "" } else { " " });
        value.push_str(&">".repeat(line.quoted.into()));
        value.push_str(&line.text);
        end += 1;
    }
    (!value.is_empty()).then_some((field, value, end))
}

/// Whether an address was begun and not ended.
fn open(value: &str) -> bool {
    value.matches('<').count() > value.matches('>').count()
}

/// The headers, if the labels are those of a letter: of prose, timetables and offers some have labels like them.
fn read(lines: Range<usize>, fields: Vec<(Field, String)>) -> Option<Headers> {
    let different = fields.iter().fold(0u32, |seen, (field, _)| seen | 1 << *field as u32).count_ones();
    if different < MIN_LABELS {
        return None;
    }
    let value = |wanted: Field| fields.iter().find(|(field, _)| *field == wanted).map(|(_, value)| value.as_str());
    let from = value(Field::From).filter(|from| !is_dated(from))?;
    let date = value(Field::Date).filter(|date| is_dated(date))?;
    let subject = value(Field::Subject);
    if subject.is_none() && !from.contains('@') {
        return None;
    }
    let author = name(from).filter(|name| name.contains(char::is_alphabetic))?;
    Some(Headers { lines, author: author.to_owned(), date: date.to_owned(), subject: subject.map(str::to_owned) })
}

fn is_dated(text: &str) -> bool {
    shape::is_date_like(text) || shape::date_inside(text).is_some()
}

/// The name of `Anna <anna@tea.example>`, `anna@tea.example (Anna)`, `"Anna" [mailto:…]`; the address, where it is all.
fn name(from: &str) -> Option<&str> {
    let quotes = ['"', '\'', ' ', ',', '\\'];
    let inside = |opening: char, closing: char| {
        let (before, rest) = from.split_once(opening)?;
        Some((before.trim_matches(quotes), rest.split(closing).next().unwrap_or_default().trim_matches(quotes)))
    };
    let is_address = |text: &str| text.contains('@') && !text.contains(' ') || text.contains(" at ");
    for (opening, closing) in [('<', '>'), ('[', ']'), ('(', ')')] {
        let Some((before, inner)) = inside(opening, closing) else { continue };
        if opening == '(' && is_address(before) && !inner.is_empty() {
            return Some(inner);
        }
        if is_address(inner) || inner.starts_with("mailto:") {
            return Some(if before.is_empty() { inner } else { before });
        }
    }
    Some(from.trim_matches(quotes)).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chrome::phrases::Phrases;
    use crate::flat::lines::scan;
    use crate::flat::prepare::Flavour;

    fn headers(text: &str) -> Option<(String, String, Option<String>)> {
        let lines = scan(text, Flavour::Nodes, Phrases::for_language(None));
        find(&lines).map(|found| (found.author, found.date, found.subject))
    }

    #[test]
    fn labels_stand_on_the_line_or_above_the_value() {
        let found =
            Some(("Ines Holm".to_owned(), "Tue, 11 Jun 2024 17:04:07 +0200".to_owned(), Some("Tea".to_owned())));
        for text in [
            "From: Ines Holm <ines@tea.example>\nSubject: Tea\nDate: Tue, 11 Jun 2024 17:04:07 +0200\n",
            "Betreff:\nTea\nDatum:\nTue, 11 Jun 2024 17:04:07 +0200\nVon:\nInes Holm\n",
            "Subject\n: Tea\nFrom\n: Ines Holm <\nines@tea.example\n>\nDate\n: Tue, 11 Jun 2024 17:04:07 +0200\n",
            "From\nInes Holm\nTo\nBram\nSubject\nTea\nDate\nTue, 11 Jun 2024 17:04:07 +0200\n",
            "To: <\na@tea.example\n>, <\nb@tea.example\n>\nFrom: ines@tea.example (Ines Holm)\nSubject: Tea\n\
            Date: Tue, 11 Jun 2024 17:04:07 +0200\n",
        ] {
            assert_eq!(headers(text), found, "{text}");
        }
    }

    #[test]
    fn other_labels_are_no_letter() {
        for text in [
            "From: 10:00\nTo: 12:00\nDate: 11 June 2024\nSubject: Tea\n",
            "From: London\nTo: Paris\nDate: 11 June 2024\n",
            "From: Ines\nDate: 11 June 2024\n",
            "From: Ines\nSubject: Tea\nTo: Bram\nDate: soon\n",
        ] {
            assert_eq!(headers(text), None, "{text}");
        }
    }

    #[test]
    fn lines_begin_with_labels() {
        let begin = ["From: Ines", "Subject", "In-Reply-To: <a@b>", "Тема: чай"].map(begins);
        let others = ["From here on", "He said: no", "", ":", &"é".repeat(MAX_LABEL_BYTES)].map(begins);
        assert_eq!((begin, others), ([true; 4], [false; 5]));
    }

    #[test]
    fn headers_are_near_the_beginning() {
        let letter = "From: Ines\nSubject: Tea\nDate: 11 June 2024\n";
        let below = |line: &str, count: usize| headers(&format!("{}{letter}", line.repeat(count))).is_some();
        assert!(below("Home\n", MAX_ABOVE - 1) && !below("Home\n", MAX_ABOVE));
        let sentence = "This is a sentence about tea.\n";
        assert!(below(sentence, MAX_SENTENCES) && !below(sentence, MAX_SENTENCES + 1));
    }

    #[test]
    fn names_without_their_addresses() {
        for (from, expected) in [
            ("\"Holm, Ines\" <ines@tea.example>", "Holm, Ines"),
            ("Ines (the second) <ines@tea.example>", "Ines (the second)"),
            ("<ines@tea.example>", "ines@tea.example"),
            ("ines at tea.example (Ines)", "Ines"),
            ("Ines Holm [mailto:ines@tea.example]", "Ines Holm"),
            ("Ines", "Ines"),
        ] {
            assert_eq!(name(from), Some(expected));
        }
    }

    #[test]
    fn long_values_have_a_bound() {
        let lines = |count: usize| {
            let to = "a@tea.example,\n".repeat(count);
            headers(&format!("From: Ines\nSubject: Tea\nTo: {to}b@tea.example\nb@tea.example\nDate: 11 June 2024\n"))
        };
        assert!(lines(MAX_VALUE - 1).is_some() && lines(MAX_VALUE + 1).is_none());
    }
}
