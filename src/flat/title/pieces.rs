//! What may be a title: lines, and the pieces of lines that show more than it.

use super::super::lines::{Line, bare};
use super::{MAX_TITLE, can_be_title};
use crate::chrome::shape;
use crate::letters;
use std::ops::Range;

/// What stands between a page's title and its site's name in window titles.
const SEPARATORS: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " / ", " » ", " › ", " ‹ ", " « ", " → ", " > "];
/// What leads from a part of breadcrumbs to the next.
const STEPS: &[char] = &['»', '›', '→', '>', '▸', '►', '❯'];
/// What marks the entries of a list.
const BULLETS: &[&str] = &["* ", "+ ", "- ", "• "];
/// Separators of each kind that are looked at in a window title.
const MAX_CUTS: usize = 4;
/// The longest label before a title, in columns: "Subject", "Re", "标题".
const MAX_LABEL: usize = 12;
/// The widest line that is cut into pieces, in columns: breadcrumbs are longer than titles, and stand in rows of tables.
const MAX_LINE: usize = 4 * MAX_TITLE;
/// The longest tag before a title, with its first bracket, in columns: "[Solved", "[Feature request".
const MAX_TAG: usize = 24;
/// The longest label of an answer's title in most languages, in columns: "Re", "AW", "SV".
const MAX_ANSWER: usize = 3;
/// The most parts of a window's title: thread, page, section, board. What has more is a menu.
const MAX_PARTS: usize = 6;

/// How a piece stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// It is the line.
    Line,
    /// The window's title without the site's name.
    Window,
    /// Some of the parts of the window's title.
    Part,
    /// The last of breadcrumbs.
    Trail,
    /// Before the last of breadcrumbs: the site, a section.
    Above,
    /// Before a note in brackets that counts, or that names a section.
    Noted,
    /// After a label that the window's title sets apart from it, or after a tag in brackets that the page leaves out elsewhere.
    Labelled,
    /// Under a label or before a note in brackets, or one of several columns.
    Cell,
}

/// What may be a title.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) line: usize,
    pub(super) form: Form,
    /// The line begins with it.
    pub(super) begins: bool,
}

/// All that may be a title among the lines; in a thread, the window's title is shortened, too, and answers' titles are cut.
pub(super) fn of<'a>(lines: &'a [Line], thread: bool) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut notes = Vec::new();
    let mut tagged = Vec::new();
    let window = lines.first().filter(|line| can_be_title(line)).map_or("", |line| bare(&line.text));
    let cuts = Some(cuts(window)).filter(|cuts| (3..=MAX_PARTS + 1).contains(&cuts.len()));
    let label = cuts.as_ref().map_or("", |cuts| &window[..cuts[1].0]);
    for (at, line) in lines.iter().enumerate() {
        let text = bare(&line.text);
        if line.code || shape::width(text) > MAX_LINE {
            continue;
        }
        let mut add = |part: &'a str, form: Form| {
            let begins = text.starts_with(part);
            let text =
                if form == Form::Line { part.trim() } else { part.trim().trim_start_matches(is_mark).trim_start() };
            if text.chars().count() > 1 && shape::width(text) <= MAX_TITLE && text.contains(letters::is_alphanumeric) {
                pieces.push(Piece { text, line: at, form, begins });
            }
        };
        let cuts = cuts.as_ref().filter(|_| at == 0);
        if let Some(cuts) = cuts {
            parts(cuts).into_iter().for_each(|part| add(&text[part], Form::Part));
            if thread {
                add(main_part(text), Form::Window);
            }
        }
        let single = !text.contains("  ");
        if can_be_title(line) && single && !(cuts.is_some() && thread) {
            add(text, step(lines, at));
        }
        if let Some(rest) = text.strip_prefix(label).filter(|_| at > 0 && !label.is_empty()) {
            add(rest.strip_prefix(' ').unwrap_or_default(), Form::Labelled);
        }
        if let Some(last) = last_of_list(lines, at).or_else(|| repeated_after_list(lines, at)) {
            add(last, Form::Trail);
        }
        tagged.extend(after_tag(text).filter(|_| single).map(|rest| (rest, at)));
        for cell in text.split("  ").map(str::trim).filter(|cell| !cell.is_empty()) {
            cut(cell, single, thread, &mut add);
            notes.extend(before_note(cell).map(|(rest, note)| Note { rest, note, line: at }));
        }
    }
    noted(&mut pieces, &notes);
    untagged(&mut pieces, &tagged);
    pieces
}

/// What is between a label or a part of breadcrumbs and the next.
fn is_mark(c: char) -> bool {
    STEPS.contains(&c) || matches!(c, '/' | ':' | '：' | '-' | '–' | '—')
}

/// What stands before a note in brackets, and the note.
struct Note<'a> {
    rest: &'a str,
    note: &'a str,
    line: usize,
}

/// Adds what stands before notes that count something, or that are a line of their own elsewhere.
fn noted<'a>(pieces: &mut Vec<Piece<'a>>, notes: &[Note<'a>]) {
    let shown = |note: &&Note| pieces.iter().any(|piece| piece.text == note.note && piece.line != note.line);
    let counts = |note: &&Note| note.note.starts_with(|c: char| c.is_ascii_digit()) && !begins_with_year(note.note);
    let found: Vec<Piece> = notes
        .iter()
        .filter(|note| shape::width(note.rest) <= MAX_TITLE && (counts(note) || shown(note)))
        .map(|note| Piece { text: note.rest, line: note.line, form: Form::Noted, begins: true })
        .collect();
    pieces.extend(found);
}

/// Adds what stands after tags in brackets where the page shows it without its tag, too.
fn untagged<'a>(pieces: &mut Vec<Piece<'a>>, tagged: &[(&'a str, usize)]) {
    let shown = |(rest, line): &&(&str, usize)| pieces.iter().any(|piece| piece.text == *rest && piece.line != *line);
    let found: Vec<Piece> = tagged
        .iter()
        .filter(|tagged| shape::width(tagged.0) <= MAX_TITLE && shown(tagged))
        .map(|(text, line)| Piece { text, line: *line, form: Form::Labelled, begins: false })
        .collect();
    pieces.extend(found);
}

/// What stands after a tag in brackets: "[Solved] Brewing tea".
fn after_tag(text: &str) -> Option<&str> {
    let close = match text.chars().next()? {
        '[' => ']',
        '【' => '】',
        _ => return None,
    };
    let (tag, rest) = text.split_once(close)?;
    Some(rest.trim()).filter(|rest| shape::width(tag) <= MAX_TAG && !rest.is_empty())
}

/// Whether a note begins with a year of the web, which titles name more often than counts come to it.
fn begins_with_year(note: &str) -> bool {
    let number = note.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// The pieces of what stands in one column.
fn cut<'a>(cell: &'a str, single: bool, thread: bool, add: &mut impl FnMut(&'a str, Form)) {
    let mut trail = cell.split(STEPS).map(str::trim).filter(|part| !part.is_empty()).peekable();
    let stepped = cell.contains(STEPS) && !cell.contains('<');
    while let Some(part) = trail.next().filter(|_| stepped) {
        add(part, if trail.peek().is_some() { Form::Above } else { Form::Trail });
    }
    if !single {
        add(cell, Form::Cell);
    }
    let answers = |rest: &&str| thread || shape::width(cell[..cell.len() - rest.len()].trim_end()) > MAX_ANSWER;
    let under = under_label(cell).filter(answers);
    if let Some(rest) = under {
        add(rest, Form::Cell);
    }
    for (rest, _) in [Some(cell), under].into_iter().flatten().filter_map(before_note) {
        add(rest, Form::Cell);
    }
}

/// The text of the last of three numbered lines or more, as breadcrumbs are numbered where they are a list.
fn last_of_list<'a>(lines: &'a [Line], at: usize) -> Option<&'a str> {
    let numbered = |at: usize| {
        let (number, rest) = lines.get(at)?.text.split_once(". ")?;
        Some((number.parse::<usize>().ok()?, rest.trim()))
    };
    let (number, rest) = numbered(at)?;
    let before = numbered(at.checked_sub(1)?)?;
    let ends = numbered(at + 1).is_none_or(|(next, _)| next != number + 1);
    (number > 2 && before.0 + 1 == number && ends).then(|| rest.trim_start_matches(STEPS).trim())
}

/// The text of the last of listed lines, which the line after the list shows again: breadcrumbs are lists, too.
fn repeated_after_list<'a>(lines: &'a [Line], at: usize) -> Option<&'a str> {
    let next = lines.get(at + 1).filter(|_| is_listed(&lines[at]))?;
    let follows = at.checked_sub(1).is_some_and(|before| is_listed(&lines[before]));
    let text = bare(&lines[at].text);
    (follows && !is_listed(next) && bare(&next.text) == text).then_some(text)
}

/// Whether a line is marked as an entry of a list.
pub(super) fn is_listed(line: &Line) -> bool {
    BULLETS.iter().any(|bullet| line.text.starts_with(bullet))
}

/// What a short label of one word with a colon stands before.
pub(super) fn under_label(text: &str) -> Option<&str> {
    // A byte is found faster than one of two characters.
    let (label, rest) = if text.is_ascii() { text.split_once(':') } else { text.split_once([':', '：']) }?;
    let fits = label.chars().all(letters::is_alphabetic) && shape::width(label) <= MAX_LABEL && !label.is_empty();
    Some(rest.trim()).filter(|rest| fits && !rest.is_empty() && !rest.starts_with("//"))
}

/// What stands before a note in brackets at the end, and the note.
fn before_note(text: &str) -> Option<(&str, &str)> {
    let open = match text.chars().next_back()? {
        ')' => '(',
        ']' => '[',
        '）' => '（',
        _ => return None,
    };
    let (rest, note) = text.split_at(text.rfind(open)?);
    Some((rest.trim(), note.trim_matches(|c: char| !letters::is_alphanumeric(c)))).filter(|(rest, _)| !rest.is_empty())
}

/// How a line stands in breadcrumbs that have a line for each part.
fn step(lines: &[Line], at: usize) -> Form {
    let begins = |line: &Line| bare(&line.text).starts_with(STEPS) || line.text.starts_with(STEPS);
    let only = |line: &Line| line.text.chars().all(|c| STEPS.contains(&c) || c.is_whitespace());
    let above = lines.get(at + 1).is_some_and(begins);
    let last = begins(&lines[at]) || at.checked_sub(1).is_some_and(|before| only(&lines[before]));
    match (above, last) {
        (true, _) => Form::Above,
        (_, true) => Form::Trail,
        _ => Form::Line,
    }
}

/// All runs of a window title's parts but the whole.
fn parts(cuts: &[(usize, usize)]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    for (index, (_, start)) in cuts.iter().enumerate() {
        parts.extend(cuts[index + 1..].iter().map(|(end, _)| *start..*end).filter(|part| part.start < part.end));
    }
    parts
}

/// Where a window title's separators begin and end, with its own ends.
fn cuts(whole: &str) -> Vec<(usize, usize)> {
    let mut cuts: Vec<(usize, usize)> = vec![(0, 0), (whole.len(), whole.len())];
    for separator in SEPARATORS {
        let found = whole.match_indices(separator).take(MAX_CUTS);
        cuts.extend(found.map(|(at, separator)| (at, at + separator.len())));
    }
    cuts.sort_unstable();
    cuts
}

/// A window title without the site's name.
fn main_part(whole: &str) -> &str {
    let last = SEPARATORS.iter().filter_map(|separator| whole.rfind(separator)).max();
    let Some((first, rest)) = last.map(|at| whole.split_at(at)) else { return whole };
    if first.len() >= rest.len() / 2 { first } else { rest.trim_start_matches(|c: char| !letters::is_alphanumeric(c)) }
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::scan;
    use super::super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    #[test]
    fn labels_and_notes() {
        assert_eq!(under_label("Re: Brewing tea"), Some("Brewing tea"));
        assert_eq!(under_label("Brewing tea: how"), None);
        let label = |columns: usize| format!("{}: tea", "x".repeat(columns));
        assert!(under_label(&label(MAX_LABEL)).is_some() && under_label(&label(MAX_LABEL + 1)).is_none());
        assert_eq!(before_note("Brewing tea (104 views)"), Some(("Brewing tea", "104 views")));
        assert_eq!((before_note("(tea)"), before_note("Brewing tea")), (None, None));
    }

    #[test]
    fn addresses_are_no_breadcrumbs() {
        let last = |line: &str| {
            let lines = scan(line, Flavour::Nodes, Phrases::for_language(None));
            of(&lines, true).iter().find(|piece| piece.form == Form::Trail).map(|piece| piece.text.to_owned())
        };
        assert_eq!(last("Home > Brewing tea").as_deref(), Some("Brewing tea"));
        assert_eq!(last("From: Anna <anna@example.org>"), None);
    }

    #[test]
    fn tags_are_short_and_left_out_elsewhere() {
        let tagged = |columns: usize| format!("[{}] Brewing tea", "x".repeat(columns - 1));
        assert_eq!((after_tag(&tagged(MAX_TAG)), after_tag(&tagged(MAX_TAG + 1))), (Some("Brewing tea"), None));
        assert_eq!((after_tag("【讨论】绿茶"), after_tag("Brewing [tea]")), (Some("绿茶"), None));
        let found = |crumbs: &str| {
            let page = format!("{crumbs}\n[Solved] Brewing tea\n");
            let lines = scan(&page, Flavour::Nodes, Phrases::for_language(None));
            of(&lines, true).iter().any(|piece| piece.form == Form::Labelled && piece.text == "Brewing tea")
        };
        assert!(found("Home › Leaves › Brewing tea") && !found("Home › Leaves › [Solved] Brewing tea"));
    }

    #[test]
    fn years_are_no_counts() {
        assert!(begins_with_year("2025 update") && begins_with_year("1999"));
        assert!(!begins_with_year("104 views") && !begins_with_year("20 replies") && !begins_with_year("20250 views"));
    }

    #[test]
    fn parts_of_window_titles() {
        let whole = "Tea - Leaves | Board";
        let found: Vec<&str> = parts(&cuts(whole)).into_iter().map(|part| &whole[part]).collect();
        assert_eq!(found, ["Tea", "Tea - Leaves", "Tea - Leaves | Board", "Leaves", "Leaves | Board", "Board"]);
        assert_eq!((main_part(whole), main_part("Tea")), ("Tea - Leaves", "Tea"));
    }
}
