//! A post's header in a flat thread: author, joining date, counters, date and number.

use super::Source;
use super::lines::{Class, bare};
use super::template::first_date;

use super::verdict::Verdicts;
use crate::chrome::bylines::Bylines;
use crate::chrome::labels::Labels;
use crate::chrome::phrases::{PanelField, StatField};
use crate::chrome::shape;
use crate::document::{Author, Post, RemovalKind};
use crate::extract::numbers::parse_count;
use std::ops::Range;

/// Words of the longest name, as forum software allows it.
const MAX_NAME_WORDS: usize = 4;

/// Words before a date: number, "Reply by", a name.
const MAX_DATED_WORDS: usize = 8;

/// Words of the longest label of a panel: "Date of registration".
const MAX_LABEL_WORDS: usize = 4;

/// What a line of a header can be for its author's name: the best is taken, the first among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sureness {
    /// The letter of an avatar, or a line of many words.
    Unlikely,
    /// The same in most headers: a rank or a label.
    Recurs,
    Possible,
    /// Twice in the header: once beside the picture, once as a link.
    Twice,
    /// Beside the date, or in words that name an author.
    Told,
}

/// Reads a header. `recurs` tells which lines most posts have.
pub(super) fn post(
    source: &Source,
    range: Range<usize>,
    title: Option<&str>,
    recurs: &dyn Fn(usize) -> bool,
    verdicts: &mut Verdicts,
) -> Post {
    let lines = source.lines;
    let mut reader = Reader { title, ..Reader::new(source, range.clone()) };
    for at in range {
        let (kind, rule) = match lines[at].class {
            Class::Date => (RemovalKind::PostHeader, "shape.date"),
            Class::Phrase(found) => (found.kind, found.rule),
            _ if dated(bare(&lines[at].text)).is_some() => (RemovalKind::PostHeader, "shape.post_header"),
            _ => (RemovalKind::UserPanel, "shape.user_panel"),
        };
        verdicts.remove(at, kind, rule);
        reader.read(at, recurs(at));
    }
    reader.finish()
}

/// What has been read of a header so far.
struct Reader<'a> {
    source: &'a Source<'a>,
    range: Range<usize>,
    bylines: Bylines,
    title: Option<&'a str>,
    author: Author,
    number: Option<u64>,
    /// Dates with their lines.
    dates: Vec<(usize, String)>,
    names: Vec<(Sureness, String)>,
    /// The label that the next line is the value of.
    label: Option<PanelField>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source<'a>, range: Range<usize>) -> Self {
        Reader {
            source,
            range,
            bylines: Bylines::for_language(source.language),
            title: None,
            author: Author::default(),
            number: None,
            dates: Vec::new(),
            names: Vec::new(),
            label: None,
        }
    }

    fn read(&mut self, at: usize, recurs: bool) {
        let line = &self.source.lines[at];
        let text = bare(&line.text);
        if line.family() == "pagination" {
            return;
        }
        let (name, fields) = self.side_by_side(text);
        if fields.len() > 1 {
            fields.into_iter().for_each(|(field, value)| fill(&mut self.author, field, value));
            self.names
                .extend(Some(name).filter(|name| is_name(name)).map(|name| (Sureness::Possible, name.to_owned())));
            return;
        }
        if let Some(field) = self.label.take()
            && !matches!(line.class, Class::PostNumber)
            // "Member" is a rank, too, and another label may follow it.
            && self.source.phrases.panel_label(text).is_none()
        {
            return fill(&mut self.author, field, text);
        }
        let (key, inline) = text.split_once(':').map_or((text, ""), |(key, rest)| (key, bare(rest)));
        if let Some(field) = self.source.phrases.panel_label(key) {
            match inline.is_empty() {
                true if self.values_first(at) => fill(&mut self.author, field, bare(&self.source.lines[at - 1].text)),
                true => self.label = Some(field),
                false => fill(&mut self.author, field, inline),
            }
            return;
        }
        if let Some(count) = counted_posts(text) {
            self.author.post_count.get_or_insert(count);
            return;
        }
        match line.class {
            Class::PostNumber => self.number = shape::post_number(text),
            Class::Date => self.dates.push((at, text.to_owned())),
            Class::Phrase(_) => self.phrase(at, text),
            Class::Short | Class::Text | Class::Prose => self.words(at, text, recurs),
            _ => {}
        }
    }

    /// What stands before the labels of a panel on one line, and each with its value: "Anna Posts: 12 Joined: 3 May 2012".
    fn side_by_side<'t>(&self, text: &'t str) -> (&'t str, Vec<(PanelField, &'t str)>) {
        // where each label begins, and where it ends
        let mut labels: Vec<(usize, usize, PanelField)> = Vec::new();
        for (colon, mark) in text.char_indices().filter(|(_, c)| matches!(c, ':' | '：')) {
            let from = labels.last().map_or(0, |label| label.1);
            let starts = text[from..colon].char_indices().rev();
            let starts = starts.filter(|(at, _)| *at == 0 || text[from..from + at].ends_with(char::is_whitespace));
            let label = |start: usize| self.source.phrases.panel_label(&text[start..colon]).map(|field| (start, field));
            let found = starts.take(MAX_LABEL_WORDS).filter_map(|(start, _)| label(from + start)).last();
            labels.extend(found.map(|(start, field)| (start, colon + mark.len_utf8(), field)));
        }
        let ends = labels.iter().skip(1).map(|label| label.0).chain([text.len()]);
        let fields = labels.iter().zip(ends).map(|(label, end)| (label.2, text[label.1..end].trim())).collect();
        (text[..labels.first().map_or(text.len(), |label| label.0)].trim(), fields)
    }

    /// Whether the number above a label is its value: no other label is above the first of them.
    fn values_first(&mut self, at: usize) -> bool {
        let lines = self.source.lines;
        let is_label = |at: usize| {
            let text = bare(&lines[at].text);
            self.source.phrases.panel_label(text).is_some() || Labels::get().stat(text, None).is_some()
        };
        let mut first = at;
        while first >= self.range.start + 2 && lines[first - 1].class == Class::Number && is_label(first - 2) {
            first -= 2;
        }
        first > self.range.start && lines[first - 1].class == Class::Number
    }

    /// "Post by Anna » 3 May 2024", "#12", "anna 3 hours ago".
    fn phrase(&mut self, at: usize, text: &str) {
        self.number = self.number.or_else(|| text.split_whitespace().find_map(shape::post_number));
        let again = self.title.is_some_and(|title| super::posts::repeats(text, title));
        let name = self.source.phrases.header_author(text).filter(|_| !again);
        let dated_name = name.and_then(dated);
        let shown = dated_name.as_ref().and_then(|(name, _)| name.as_deref()).or(name);
        self.names.extend(shown.map(|name| (Sureness::Told, name.to_owned())));
        match (dated(text).or(dated_name), name.and_then(|name| text.strip_prefix(name))) {
            (Some((_, date)), _) => self.dates.push((at, date)),
            (None, Some(date)) if !date.trim().is_empty() => self.dates.push((at, date.trim().to_owned())),
            _ => {}
        }
    }

    /// A name, a name with a date, or what else is in a header.
    fn words(&mut self, at: usize, text: &str, recurs: bool) {
        let text = behind(text, self.title);
        if let Some((name, date)) = dated(text) {
            self.number = self.number.or_else(|| text.split_whitespace().find_map(shape::post_number));
            self.dates.push((at, date));
            let name = name.as_deref().map(|name| self.bylines.after(name).map_or(name, |(rest, _)| rest).to_owned());
            let is_name = |name: &String| is_name(name) && self.source.phrases.whole_line(name).is_none();
            self.names.extend(name.filter(is_name).map(|name| (Sureness::Told, name)));
            return;
        }
        let lines = self.source.lines;
        let before =
            at.checked_sub(1).filter(|before| self.range.contains(before)).map(|before| bare(&lines[before].text));
        let introduced = before.is_some_and(|before| {
            self.bylines.after(&format!("{before} {text}")).is_some_and(|(rest, _)| rest == text)
        });
        let text = answering(text);
        let named = self.bylines.after(text).filter(|(rest, sure)| *sure && is_name(rest)).map(|(rest, _)| rest);
        let text = named.unwrap_or(text);
        if text.ends_with(':') || self.title.is_some_and(|title| super::posts::repeats(text, title)) {
            return;
        }
        let again = || self.range.clone().any(|other| other != at && bare(&lines[other].text) == text);
        let sureness = match text.chars().filter(|c| c.is_alphanumeric()).count() {
            _ if !is_name(text) => Sureness::Unlikely,
            _ if introduced || named.is_some() => Sureness::Told,
            1 => Sureness::Unlikely,
            _ if again() => Sureness::Twice,
            _ if recurs => Sureness::Recurs,
            _ => Sureness::Possible,
        };
        self.names.push((sureness, text.to_owned()));
    }

    fn finish(self) -> Post {
        let mut author = self.author;
        let surest = self.names.iter().map(|(sureness, _)| *sureness).max();
        let name = self.names.into_iter().find(|(sureness, _)| Some(*sureness) == surest).map(|(_, name)| name);
        author.name = name
            .map(|name| name.trim_start_matches('@').to_owned())
            .filter(|name| name.contains(char::is_alphanumeric));
        // A post's date has a time, where only one has; else it is the last: the date of joining is in the panel above.
        let timed = self.dates.iter().rev().find(|(_, date)| date.contains(':'));
        let date = timed.or(self.dates.last()).map(|(_, date)| date.clone());
        let author = Some(author).filter(|author| *author != Author::default());
        Post { number: self.number, author, published_raw: date, ..Post::default() }
    }
}

pub(super) fn is_name(text: &str) -> bool {
    let numbered = text.split_whitespace().any(|word| shape::post_number(word).is_some());
    !numbered && text.split_whitespace().count() <= MAX_NAME_WORDS && shape::is_short_label(text)
}

/// A name, without the one it answers: "Anna @ben".
fn answering(text: &str) -> &str {
    let (name, other) = text.rsplit_once('@').unwrap_or((text, ""));
    let spaced = name.ends_with([' ', '_']) && !other.contains(' ');
    if spaced { bare(name) } else { text }
}

/// "128 posts".
fn counted_posts(text: &str) -> Option<u64> {
    let at = text.rfind(char::is_numeric).map(|at| at + text[at..].chars().next().map_or(0, char::len_utf8))?;
    let (number, noun) = text.split_at(at);
    let is_posts = Labels::get().stat(noun.trim(), None) == Some(StatField::Posts);
    parse_count(number.trim()).filter(|_| is_posts)
}

/// A name and a date on one line, with the words of a header around the name taken away.
pub(super) fn dated(text: &str) -> Option<(Option<String>, String)> {
    let (mut name, mut date, _) = shape::date_inside(text)?;
    // A second date is that of an edit; a first one without a time is that of joining.
    if let Some((earlier, first, _)) = first_date(text)
        && (first.contains(':') || !date.contains(':'))
    {
        (name, date) = (earlier, first);
    }
    if name.split_whitespace().count() > MAX_DATED_WORDS {
        return None;
    }
    let (mark, rest) = name.split_once(' ').unwrap_or((name, ""));
    let numbered = mark.contains(|c: char| c.is_ascii_digit()) && mark.starts_with(['#', '(']) || mark.ends_with('.');
    let name = if numbered { rest } else { name }.trim_matches([',', '»', '•', '·', '-', '|', ' ', '#']);
    Some((Some(name.to_owned()).filter(|name| !name.is_empty()), date.to_owned()))
}

/// What stands behind the thread's title on a line that has a date: "RE: Humming kettle - Anna - May 3, 2024".
fn behind<'t>(text: &'t str, title: Option<&str>) -> &'t str {
    let Some(title) = title.filter(|title| !title.is_empty()) else { return text };
    let rest = text.find(title).filter(|at| *at <= super::posts::MAX_MARK).map(|at| &text[at + title.len()..]);
    let rest = rest.and_then(|rest| rest.trim_start().strip_prefix(['-', '–', '—', '|', '·', '»', ',']));
    rest.map(str::trim_start).filter(|rest| dated(rest).is_some()).unwrap_or(text)
}

fn fill(author: &mut Author, field: PanelField, value: &str) {
    match field {
        PanelField::Joined => author.joined = author.joined.take().or(Some(value.to_owned())),
        PanelField::PostCount => author.post_count = author.post_count.or(parse_count(value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    fn header(text: &str) -> Post {
        let phrases = Phrases::for_language(None);
        let lines = scan(text, Flavour::Nodes, phrases);
        let options = crate::Options::new();
        let context =
            crate::pipeline::Context { url: None, retrieved: None, options: &options, buffers: Default::default() };
        let source = Source { text, lines: &lines, phrases, language: None, context: &context, is_laid_out: false };
        post(&source, 0..lines.len(), None, &|_| false, &mut Verdicts::new(lines.len()))
    }

    #[test]
    fn a_name_and_a_date_after_words_are_two() {
        for tail in ["", " (edited by Ben 2024-05-04 10:12:00)"] {
            let found = header(&format!("2 Reply by Anna B 2024-05-03 10:12:00{tail}\n"));
            assert_eq!(found.author.and_then(|author| author.name).as_deref(), Some("Anna B"), "{tail}");
            assert_eq!(found.published_raw.as_deref(), Some("2024-05-03 10:12:00"), "{tail}");
        }
    }

    #[test]
    fn panels_with_labels() {
        let found = header("A\nAnna B\nMember\nJoined\nNov 4, 2011\nMessages\n1,204\nMay 3, 2024\n#1\n");
        let author = found.author.unwrap();
        assert_eq!(
            (author.name.as_deref(), author.joined.as_deref(), author.post_count),
            (Some("Anna B"), Some("Nov 4, 2011"), Some(1204))
        );
        assert_eq!(found.published_raw.as_deref(), Some("May 3, 2024"));
        let found = header("May 3, 2024\n#1\nAnna\nRegistered: 2025-11-01\nPosts: 12\n");
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
        let found = header("Post by Anna » 3 May 2024, 10:12\n");
        assert_eq!(found.author.and_then(|author| author.name).as_deref(), Some("Anna"));
    }
}
