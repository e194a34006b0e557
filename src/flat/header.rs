//! A post's header in a flat thread: author, joining date, counters, date and number.

use super::frame::Frame;
use super::lines::{Class, Line, bare};
use super::series::dated_name;
use super::verdict::Verdicts;
use crate::chrome::phrases::{PanelField, Phrases};
use crate::document::{Author, Post, RemovalKind};
use crate::extract::numbers::parse_count;

/// Reads a header: author, joining date, counters, date and number.
pub(super) fn post(lines: &[Line], frame: &Frame, phrases: &Phrases, verdicts: &mut Verdicts) -> Post {
    let mut author = Author::default();
    let mut label = None;
    let mut dates: Vec<(usize, String)> = Vec::new();
    for at in frame.header.clone() {
        let text = bare(&lines[at].text);
        let value = label.take();
        let (key, inline) = text.split_once(':').map_or((text, ""), |(key, rest)| (key, rest.trim()));
        let field = phrases.panel_label(key);
        verdicts.remove(at, RemovalKind::UserPanel, "shape.user_panel");
        match lines[at].class {
            _ if at == frame.anchor => {
                let named = phrases.header_author(text).filter(|_| lines[at].is_phrase());
                if let Some((name, date)) = dated(text) {
                    let name = if lines[at].is_phrase() { named.map(str::to_owned) } else { name };
                    author.name = author.name.or(name);
                    dates.push((at, date));
                } else if let Some((name, date)) = named.and_then(|name| Some((name, text.strip_prefix(name)?))) {
                    // "anna 3 hours ago"
                    author.name = author.name.or(Some(name.to_owned()));
                    dates.push((at, date.trim().to_owned()));
                }
                verdicts.remove(at, RemovalKind::PostHeader, "shape.post_header");
            }
            _ if value.is_some() => fill(&mut author, value, text),
            Class::Date => {
                dates.push((at, text.to_owned()));
                verdicts.remove(at, RemovalKind::PostHeader, "shape.date");
            }
            Class::Phrase(_) | Class::Short | Class::Text if field.is_some() => {
                if inline.is_empty() {
                    label = field
                } else {
                    fill(&mut author, field, inline)
                }
            }
            Class::Phrase(found) => verdicts.remove(at, found.kind, found.rule),
            Class::Short if author.name.is_none() => author.name = name(lines, at, frame.header.end),
            _ => {}
        }
    }
    // The date nearest to the anchor is the post's; one further off is when its author joined.
    let nearest = dates.into_iter().min_by_key(|(at, _)| at.abs_diff(frame.anchor));
    author.name = author.name.filter(|name| name.contains(char::is_alphabetic));
    let author = Some(author).filter(|author| *author != Author::default());
    Post { number: frame.number, author, published_raw: nearest.map(|(_, date)| date), ..Post::default() }
}

/// A name and a date on one line, with the words of a header around the name taken away.
pub(super) fn dated(text: &str) -> Option<(Option<String>, String)> {
    let number_last =
        text.rsplit_once(char::is_whitespace).filter(|(_, last)| last.trim_start_matches('#').parse::<u64>().is_ok());
    let (name, date) = dated_name(text).or_else(|| dated_name(number_last?.0))?;
    let (mark, rest) = name.split_once(' ').unwrap_or((name, ""));
    let numbered = mark.contains(|c: char| c.is_ascii_digit()) && mark.starts_with(['#', '(']) || mark.ends_with('.');
    let name = if numbered { rest } else { name }.trim_matches([',', '»', '•', '·', '-', '|', ' ', '#']);
    Some((Some(name.to_owned()).filter(|name| !name.is_empty()), date.to_owned()))
}

/// The name at a line, or at the next one where the line is only the letter of an avatar.
fn name(lines: &[Line], at: usize, end: usize) -> Option<String> {
    let text = bare(&lines[at].text);
    let next = (at + 1 < end).then(|| bare(&lines[at + 1].text));
    let initial = text.chars().count() == 1;
    let name = next.filter(|next| initial && next.to_lowercase().starts_with(&text.to_lowercase())).unwrap_or(text);
    Some(name.to_owned())
}

fn fill(author: &mut Author, field: Option<PanelField>, value: &str) {
    match field {
        Some(PanelField::Joined) => author.joined = author.joined.take().or(Some(value.to_owned())),
        Some(PanelField::PostCount) => author.post_count = author.post_count.or(parse_count(value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::*;

    fn header(text: &str, anchor: usize) -> Post {
        let phrases = Phrases::for_language(None);
        let lines = scan(text, false, phrases);
        let frame = Frame { number: Some(1), anchor, header: 0..lines.len(), body: lines.len()..lines.len() };
        post(&lines, &frame, phrases, &mut Verdicts::new(lines.len()))
    }

    #[test]
    fn panels_with_labels() {
        let found = header("A\nAnna B\nMember\nJoined\nNov 4, 2011\nMessages\n1,204\nMay 3, 2024\n#1\n", 8);
        let author = found.author.unwrap();
        assert_eq!(
            (author.name.as_deref(), author.joined.as_deref(), author.post_count),
            (Some("Anna B"), Some("Nov 4, 2011"), Some(1204))
        );
        assert_eq!(found.published_raw.as_deref(), Some("May 3, 2024"));
        let found = header("May 3, 2024\n#1\nAnna\nRegistered: 2025-11-01\nPosts: 12\n", 1);
        let author = found.author.unwrap();
        assert_eq!(
            (author.name.as_deref(), author.joined.as_deref(), author.post_count),
            (Some("Anna"), Some("2025-11-01"), Some(12))
        );
    }

    #[test]
    fn names_and_dates_on_one_line() {
        let parts = |line: &str| dated(line).map(|(name, date)| (name.unwrap_or_default(), date));
        let pair = |name: &str, date: &str| Some((name.to_owned(), date.to_owned()));
        assert_eq!(parts("anna_b May 3, 2024, 4:11pm 12"), pair("anna_b", "May 3, 2024, 4:11pm"));
        assert_eq!(parts("#1 anna , May 3, 2024"), pair("anna", "May 3, 2024"));
        assert_eq!(parts("1. 11-29-2024, 09:03 AM #1"), pair("", "11-29-2024, 09:03 AM"));
        let found = header("Post by Anna » 3 May 2024, 10:12\n", 0);
        assert_eq!(found.author.and_then(|author| author.name).as_deref(), Some("Anna"));
    }
}
