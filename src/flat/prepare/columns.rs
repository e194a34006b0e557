//! Tables that were laid out with spaces: their cells become lines, and a body beside a user panel follows it.

use super::padded;
use super::rewrite::{Rewritten, Writer};
use super::shares::GUTTER;
use super::strokes;
use crate::chrome::shape;
use std::ops::Range;

/// Lines after its first among which a table shows that it is one.
const MAX_SPARSE: usize = 60;
/// Blank lines inside a table's cell; more end the table.
const MAX_BLANK: usize = 2;
/// Rows with words on both sides that make a table of two columns.
const MIN_BOTH: usize = 2;
/// Rows with words on the right of it.
const MIN_RIGHT: usize = 3;
/// Lines of a user panel, which a blank line can end: a name and a role.
const MIN_PANEL: usize = 2;
/// Columns of the mean line beside a user panel; the values beside labels are shorter.
const MIN_BODY: usize = 20;
/// Columns from which a cell's text is wrapped; narrower ones hold names and labels.
const MIN_WRAPPED: usize = 30;
/// Words of a line that can be justified prose rather than a row of cells.
const JUSTIFIED_WORDS: usize = 8;

/// Tables of one post each that make a thread.
const MIN_POSTS: usize = 2;

/// Of a hundred of them, so many have a body that is wider than the panel's column.
const NARROW_SHARE: usize = 50;

/// A physical line, without its break.
type Lines = Vec<Range<usize>>;

/// Where a line stands to the column at which a table's right cells begin.
#[derive(Debug, Clone, PartialEq)]
enum Place {
    Blank,
    Left(Range<usize>),
    Right(Range<usize>),
    Both(Range<usize>, Range<usize>),
    /// Its words cross the column: it is none of the table's.
    Across,
}

/// Takes tables apart; `wrapped` texts have wrapped cells.
pub(super) fn rewrite(text: &str, wrapped: bool) -> Rewritten {
    let lines = lines(text);
    let mut writer = Writer::new(text);
    let mut posts = posts(text, &lines, wrapped).into_iter().peekable();
    let mut at = 0;
    while at < lines.len() {
        if let Some((start, post)) = posts.next_if(|(start, _)| *start <= at) {
            post.group(0..post.places.len(), &mut writer, wrapped);
            at = start + post.places.len();
            continue;
        }
        at = match strokes::rows(text, &lines[at..]) {
            0 => match gutter(text, &lines[at]).and_then(|column| table(text, &lines, at, column)) {
                Some(table) if table.is_panel() => {
                    table.write(&mut writer, wrapped);
                    at + table.places.len()
                }
                Some(table) => {
                    lines[at..at + table.places.len()].iter().for_each(|line| cells(text, line, &mut writer));
                    at + table.places.len()
                }
                None => {
                    cells(text, &lines[at], &mut writer);
                    at + 1
                }
            },
            rows => {
                strokes::write(text, &lines[at..at + rows], &mut writer, wrapped);
                at + rows
            }
        };
    }
    writer.finish()
}

/// The tables that hold one post each, with their first lines: a panel beside a body, each as high as it likes. A single
/// one can hold all posts.
fn posts<'a>(text: &'a str, lines: &Lines, wrapped: bool) -> Vec<(usize, Table<'a>)> {
    if wrapped {
        return Vec::new();
    }
    let table = |row: padded::Row| {
        let places = lines[row.lines.clone()].iter().map(|line| {
            let (left, right) = padded::sides(text, line, row.column);
            match (left.is_empty(), right.is_empty()) {
                (true, true) => Place::Blank,
                (false, true) => Place::Left(left),
                (true, false) => Place::Right(right),
                (false, false) => Place::Both(left, right),
            }
        });
        (row.lines.start, row.column, Table { text, places: places.collect() })
    };
    let mut found: Vec<(usize, usize, Table)> = padded::rows(text, lines).into_iter().map(table).collect();
    found.retain(|(_, _, table)| table.is_panel());
    // A first cell that is wider holds what is written, with a title and a date far to the right of it.
    let narrow = found.iter().filter(|(_, column, table)| table.body_width() > *column).count();
    if found.len() < MIN_POSTS || narrow * 100 < found.len() * NARROW_SHARE {
        return Vec::new();
    }
    found.into_iter().map(|(start, _, table)| (start, table)).collect()
}

fn lines(text: &str) -> Lines {
    let mut start = 0;
    let mut lines = Vec::new();
    for raw in text.split_inclusive('\n') {
        lines.push(start..start + raw.trim_end_matches(['\n', '\r']).len());
        start += raw.len();
    }
    lines
}

/// Ends a line in the rewritten text.
pub(super) fn end_line(writer: &mut Writer, at: usize) {
    writer.write("\n", at..at);
}

/// The column at which the second cell of a row begins.
fn gutter(text: &str, line: &Range<usize>) -> Option<usize> {
    let words = &text[line.clone()];
    let start = words.len() - words.trim_start().len();
    let gap = start + words[start..].trim_end().find("   ")?;
    let next = words.len() - words[gap..].trim_start().len();
    Some(shape::width(&words[..next]))
}

/// Where a line stands to a column.
fn place(text: &str, line: &Range<usize>, column: usize) -> Place {
    let words = &text[line.clone()];
    let trimmed = |part: &str, offset: usize| {
        let start = line.start + offset + part.len() - part.trim_start().len();
        start..start + part.trim().len()
    };
    let (mut width, mut cut) = (0, words.len());
    for (at, c) in words.char_indices() {
        if width >= column {
            cut = at;
            break;
        }
        width += shape::width(c.encode_utf8(&mut [0; 4]));
    }
    let (left, right) = words.split_at(cut);
    match (left.trim().is_empty(), right.trim().is_empty()) {
        (true, true) => Place::Blank,
        (false, true) => Place::Left(trimmed(left, 0)),
        (true, false) => Place::Right(trimmed(right, cut)),
        (false, false) if left.ends_with(' ') && !right.starts_with(' ') => {
            Place::Both(trimmed(left, 0), trimmed(right, cut))
        }
        (false, false) => Place::Across,
    }
}

/// Lines that hold a table of two columns.
struct Table<'a> {
    text: &'a str,
    places: Vec<Place>,
}

/// The table that begins at a line, if one does.
fn table<'a>(text: &'a str, lines: &[Range<usize>], from: usize, column: usize) -> Option<Table<'a>> {
    let mut places = Vec::new();
    let (mut blank, mut end, mut paired) = (0, 0, 0);
    for line in &lines[from..] {
        let place = place(text, line, column);
        paired += usize::from(matches!(place, Place::Both(..)));
        match place {
            Place::Across => break,
            Place::Blank if blank == MAX_BLANK => break,
            _ if paired < MIN_BOTH && places.len() == MAX_SPARSE => break,
            Place::Blank => blank += 1,
            _ => {
                // Words on the left alone, after a blank line, can stand below the table.
                end = if matches!(place, Place::Left(_)) && blank > 0 { end } else { places.len() + 1 };
                blank = 0;
            }
        }
        places.push(place);
    }
    places.truncate(end);
    let count = |wanted: fn(&&Place) -> bool| places.iter().filter(wanted).count();
    let both = count(|place| matches!(place, Place::Both(..)));
    let right = both + count(|place| matches!(place, Place::Right(_)));
    (both >= MIN_BOTH && right >= MIN_RIGHT).then_some(Table { text, places })
}

impl Table<'_> {
    /// Whether the left column holds user panels, and the right one what the users wrote.
    fn is_panel(&self) -> bool {
        let (mut left, mut right, mut rows) = (0, 0, 0);
        for place in &self.places {
            match place {
                Place::Left(words) => left += words.len(),
                Place::Right(words) => (right, rows) = (right + words.len(), rows + 1),
                Place::Both(panel, body) => (left, right, rows) = (left + panel.len(), right + body.len(), rows + 1),
                Place::Blank | Place::Across => {}
            }
        }
        right >= rows * MIN_BODY && right > left
    }

    /// Characters of the longest line on the right.
    fn body_width(&self) -> usize {
        let width = |place: &Place| match place {
            Place::Right(body) | Place::Both(_, body) => self.text[body.clone()].chars().count(),
            Place::Blank | Place::Left(_) | Place::Across => 0,
        };
        self.places.iter().map(width).max().unwrap_or(0)
    }

    /// Writes one post after the other, its panel before its body. A post begins where words are on the left again, after
    /// rows without such, or after a blank line below a panel.
    fn write(&self, writer: &mut Writer, wrapped: bool) {
        let (mut group, mut panel, mut ended) = (0, 0, false);
        for (at, place) in self.places.iter().enumerate() {
            match place {
                Place::Left(_) | Place::Both(..) => {
                    if ended {
                        self.group(group..at, writer, wrapped);
                        (group, panel, ended) = (at, 0, false);
                    }
                    panel += 1;
                }
                Place::Right(_) => ended = true,
                Place::Blank => ended |= panel >= MIN_PANEL,
                Place::Across => {}
            }
        }
        self.group(group..self.places.len(), writer, wrapped);
    }

    fn group(&self, rows: Range<usize>, writer: &mut Writer, wrapped: bool) {
        let cells = |right: bool| {
            self.places[rows.clone()].iter().map(move |place| match place {
                Place::Left(words) if !right => Some(words.clone()),
                Place::Right(words) if right => Some(words.clone()),
                Place::Both(panel, body) => Some(if right { body.clone() } else { panel.clone() }),
                _ => None,
            })
        };
        let widths = cells(true).flatten().map(|words| shape::width(&self.text[words]));
        column(self.text, cells(false), None, writer);
        column(self.text, cells(true), widths.max().filter(|_| wrapped), writer);
    }
}

/// Writes the lines of one cell, joined where they are wrapped at a width; `None` are blank ones.
pub(super) fn column(
    text: &str,
    cell: impl Iterator<Item = Option<Range<usize>>>,
    wrap: Option<usize>,
    writer: &mut Writer,
) {
    let mut before: Option<Range<usize>> = None;
    let mut blank = true;
    for words in cell {
        let Some(words) = words.filter(|words| !words.is_empty()) else {
            blank = true;
            continue;
        };
        if let Some(before) = before {
            let word = text[words.clone()].split(' ').next().unwrap_or_default();
            let full = wrap.is_some_and(|wrap| shape::width(&text[before.clone()]) + 1 + shape::width(word) > wrap);
            let joined = full && !blank && wrap >= Some(MIN_WRAPPED);
            let separator = if joined {
                " "
            } else if blank {
                "\n\n"
            } else {
                "\n"
            };
            writer.write(separator, before.end..before.end);
        } else if blank && !writer.text().is_empty() {
            end_line(writer, words.start);
        }
        writer.copy(words.clone());
        before = Some(words);
        blank = false;
    }
    if let Some(before) = before {
        end_line(writer, before.end);
    }
}

/// Writes a line that is in no table of two columns: its cells, where it is a row of some.
fn cells(text: &str, line: &Range<usize>, writer: &mut Writer) {
    let words = &text[line.clone()];
    let mut at = line.start;
    if !is_code(words) && !is_justified(words) {
        let mut from = words.len() - words.trim_start().len();
        while let Some(gap) = words[from..].find("   ").map(|gap| from + gap) {
            let next = words.len() - words[gap..].trim_start().len();
            if next == words.len() {
                break;
            }
            writer.copy(at..line.start + gap);
            end_line(writer, line.start + gap);
            (at, from) = (line.start + next, next);
        }
    }
    writer.copy(at..line.end);
    let end = text[line.end..].find('\n').map_or(text.len(), |length| line.end + length + 1);
    writer.copy(line.end..end);
}

/// Marks of programming languages: spaces align values in code, too.
fn is_code(line: &str) -> bool {
    line.trim_end().ends_with([';', '{', '}', ',', ')', '\\'])
        || line.contains(" = ")
        || line.contains("   //")
        || line.contains("   #")
}

/// Prose that was spread over the line's width has gaps of two spaces as well.
fn is_justified(line: &str) -> bool {
    let words = line.trim();
    let narrow =
        words.match_indices("  ").any(|(at, _)| !words[..at].ends_with(' ') && !words[at + 2..].starts_with(' '));
    narrow
        && words.split_whitespace().take(JUSTIFIED_WORDS).count() == JUSTIFIED_WORDS
        && words.matches("   ").count() < GUTTER
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        rewrite(text, false).text
    }

    #[test]
    fn cells_of_a_row_are_lines() {
        assert_eq!(plain("Home   Forums     Log in   \nTea\n"), "Home\nForums\nLog in   \nTea\n");
        assert_eq!(plain("   let a   = 1;\n  x   y"), "   let a   = 1;\n  x\ny");
        let justified = "This  line was spread   over the width  of a page.";
        assert_eq!(plain(justified), justified);
        assert_eq!(plain("Threads   12\nPosts     30\nMembers    4\n"), "Threads\n12\nPosts\n30\nMembers\n4\n");
    }

    /// A post as inscriptis lays it out: a short panel in the middle of a body, all lines as wide as the widest.
    fn padded(body: &str, column: usize) -> String {
        let rows = [("", body), ("Anna", "and it is green, too."), ("", "It is drunk at home."), ("Member", body)];
        let width = column + body.len();
        rows.map(|(panel, body)| format!("{:width$}\n", format!("{panel:column$}{body}"))).concat() + "Reply\n"
    }

    #[test]
    fn a_panel_in_the_middle_of_a_body_stands_before_it() {
        let body = "I like tea, and so do many.";
        let heads = |text: String| plain(&text).trim_start().starts_with("Anna\n\nMember\n");
        assert!(heads(padded(body, 12).repeat(MIN_POSTS)) && !heads(padded(body, 12).repeat(MIN_POSTS - 1)));
        let (wide, narrow) = (padded(body, 12), padded(body, 40));
        assert!(heads(wide.clone() + &narrow) && !heads(wide + &narrow + &narrow));
    }

    #[test]
    fn a_body_follows_its_panel() {
        let text = "Title\n\nAnna        I like tea, and so do many.\nPosts: 12   There are several sorts.\n\n            Green is the best of them.\nBen         So do I, and so do they.\nPosts: 3    I also like coffee.\n            And cocoa is not bad.\n\n(c) 2024\n";
        let made = rewrite(text, false);
        let lines: Vec<&str> = made.text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "Title",
                "Anna",
                "Posts: 12",
                "I like tea, and so do many.",
                "There are several sorts.",
                "Green is the best of them.",
                "Ben",
                "Posts: 3",
                "So do I, and so do they.",
                "I also like coffee.",
                "And cocoa is not bad.",
                "(c) 2024"
            ]
        );
        let next = "Ben    So do I, and so do they.\nMember I also like coffee.\n";
        let panels = plain(&format!("{next}\n{next}\nTitle"));
        assert!(panels.matches("Ben\nMember\n\nSo do I").count() == 2, "{panels}");
        let at = u32::try_from(made.text.find("I also").unwrap()).unwrap();
        let mut parts = Vec::new();
        made.map.sources(at..at + 6, &mut parts);
        assert_eq!(&text[parts[0].start as usize..parts[0].end as usize], "I also");
    }
}
