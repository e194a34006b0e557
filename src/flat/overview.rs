//! Pages that list threads or forums: heads of columns that name counts, or counts that come again with every row, and
//! little written between.

use super::lines::{Class, Line, bare};
use crate::chrome::labels::Labels;
use crate::chrome::phrases::RowField;
use crate::chrome::shape;
use crate::document::Kind;
use crate::letters;

/// Lines between one count of a row and its next.
const ROW_LINES: usize = 4;
/// Rows with two counts that are a list; one such is what stands above a thread.
const MIN_ROWS: usize = 2;
/// Columns of sentences that a row has at most on average: forums have a line that describes them, threads a first line.
const ROW_PROSE: usize = 120;
/// Lines of sentences above the list: a notice. Under posts stands a list of like threads.
const MAX_BEFORE: usize = 3;
/// The widest line that is looked at for heads of columns, in columns.
const MAX_HEADS: usize = 160;

/// What a line counts in a list's row, as its head or with a number.
#[derive(Debug, Clone, Copy)]
struct Count {
    line: usize,
    field: RowField,
    /// A number is beside it.
    numbered: bool,
}

/// A list that was found.
#[derive(Debug)]
pub(super) struct Overview {
    pub(super) kind: Kind,
    /// Its first line: the heads of its columns, or the first count.
    pub(super) start: usize,
}

/// The list that the page is, if it is one.
pub(super) fn find(lines: &[Line], language: Option<&str>) -> Option<Overview> {
    let counts = counts(lines, language);
    let pairs = pairs(&counts);
    let heads = pairs.iter().find(|pair| !pair.0.numbered && !pair.1.numbered);
    // Members' panels count threads and replies in some software; only threads are viewed.
    let sure = |pair: &(Count, Count)| {
        let has = |field| pair.0.field == field || pair.1.field == field;
        has(RowField::Views) || !has(RowField::Replies)
    };
    let rows = |wanted| pairs.iter().filter(move |pair| pair.0.numbered && sure(pair) && kind(pair) == wanted);
    let [threads, forums] = [Kind::Listing, Kind::Index].map(|wanted| rows(wanted).count());
    // Members have threads and posts, too: in panels, under a line that counts a thread's replies and views.
    let counted = |at: usize| counts.binary_search_by_key(&at, |count| count.line).is_ok();
    let panels = (0..lines.len()).filter(|at| lines[*at].family() == "panel" && !counted(*at)).count();
    let first = heads.or_else(|| match threads {
        0 if forums >= MIN_ROWS && panels < forums => rows(Kind::Index).next(),
        MIN_ROWS.. => rows(Kind::Listing).next(),
        _ => None,
    })?;
    let start = first.0.line;
    let dates = lines[start..].iter().filter(|line| line.class == Class::Date).count();
    let listed = threads.max(forums).max(dates).max(numbers(&lines[start..]) / 2);
    let prose = |lines: &[Line]| -> (usize, usize) {
        let written = lines.iter().filter(|line| line.class == Class::Prose && !line.is_furniture());
        written.fold((0, 0), |(count, columns), line| (count + 1, columns + shape::width(&line.text)))
    };
    let (before, _) = prose(&lines[..start]);
    let (_, columns) = prose(&lines[start..]);
    let fits = before <= MAX_BEFORE && listed >= MIN_ROWS && columns <= ROW_PROSE * listed;
    let numbered = lines.iter().any(|line| matches!(line.class, Class::PostNumber));
    (fits && !numbered).then(|| Overview { kind: kind(first), start })
}

/// Forums have threads and posts, threads have replies and views.
fn kind((one, other): &(Count, Count)) -> Kind {
    let has = |field| one.field == field || other.field == field;
    if has(RowField::Replies) || has(RowField::Views) { Kind::Listing } else { Kind::Index }
}

fn numbers(lines: &[Line]) -> usize {
    lines.iter().filter(|line| line.class == Class::Number).count()
}

/// Every line that names a count.
fn counts(lines: &[Line], language: Option<&str>) -> Vec<Count> {
    let labels = Labels::get();
    let mut counts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = bare(&line.text);
        if shape::width(text) > MAX_HEADS {
            continue;
        }
        let mut words = text.split(['|', '/', '\t', ',', '·']).flat_map(|cell| cell.split("  ")).map(str::trim);
        let known = counts.len();
        let beside = |at: usize| lines.get(at).is_some_and(|line| line.class == Class::Number);
        for cell in words.by_ref().filter(|cell| !cell.is_empty()) {
            let name = cell.trim_matches(|c: char| c.is_ascii_digit() || " :：.,+".contains(c));
            if let Some(field) = labels.row(name, language) {
                let inside = letters::has_numeric(cell);
                let alone = cell.len() == text.len();
                let next = alone && (beside(at + 1) || at > 0 && beside(at - 1));
                counts.push(Count { line: at, field, numbered: inside || next });
            }
        }
        if counts.len() == known
            && let Some(fields) = run_on(text, language)
        {
            counts.extend(fields.map(|field| Count { line: at, field, numbered: true }));
        }
    }
    counts
}

/// The counts that a row begins with whose cells are one space apart: "2 Topics 8 Posts".
fn run_on(text: &str, language: Option<&str>) -> Option<[RowField; 2]> {
    let mut words = text.split_whitespace();
    let mut next = || {
        words.next().filter(|number| shape::is_number(number))?;
        Labels::get().row(words.next()?, language)
    };
    let fields = [next()?, next()?];
    (fields[0] != fields[1]).then_some(fields)
}

/// Counts of two kinds that are near each other.
fn pairs(counts: &[Count]) -> Vec<(Count, Count)> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while let Some([one, other]) = counts.get(at..at + 2) {
        let pair = one.field != other.field && other.line - one.line <= ROW_LINES && one.numbered == other.numbered;
        if pair {
            pairs.push((*one, *other));
        }
        at += if pair { 2 } else { 1 };
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    fn kind(text: &str) -> Option<Kind> {
        find(&scan(text, Flavour::Nodes, Phrases::for_language(None)), None).map(|found| found.kind)
    }

    fn row(number: usize) -> String {
        format!("Leaves of kind {number}\nAnna\n{number}\nReplies\n12{number}\nViews\nMay {number}, 2024\n")
    }

    #[test]
    fn heads_of_columns_and_counts_of_rows() {
        let rows = "Green\n3\n40\nMay 3, 2024\nBlack\n2\n7\nMay 4, 2024\n";
        assert_eq!(kind(&format!("Forum:\nTopics:\nPosts:\nLast Post:\n{rows}")), Some(Kind::Index));
        assert_eq!(kind(&format!("Subject | Replies | Views | Last post\n{rows}")), Some(Kind::Listing));
        assert_eq!(kind(rows), None);
        assert_eq!(kind(&format!("Tea\n{}", row(1))), None, "one row stands above a thread");
        assert_eq!(kind(&format!("Tea\n{}{}", row(1), row(2))), Some(Kind::Listing));
        let run_on = |topics: usize| {
            format!("Green\n{topics} Topics {topics}8 Posts Last post Re: Leaves\nMay {topics}, 2024\n")
        };
        assert_eq!(kind(&format!("Tea\n{}{}", run_on(2), run_on(3))), Some(Kind::Index), "cells one space apart");
        let members = |panel: &str| format!("Anna\n{panel}Threads: 3\nPosts: 14\nLeaves.\n").repeat(MIN_ROWS);
        assert_eq!(kind(&members("Joined: May 2012\n")), None, "members count threads and posts, too");
        assert_eq!(kind(&format!("{}{}", row(1), members(""))), None, "below one thread's counts");
        assert_eq!(kind(&members("")), Some(Kind::Index));
    }

    #[test]
    fn what_is_written_is_no_list() {
        let heads = "Subject\nReplies\nViews\nGreen\n3\n40\nMay 3, 2024\nBlack\n2\n7\nMay 4, 2024\n";
        let notice = |lines: usize| "This is what the board says about tea.\n".repeat(lines);
        assert_eq!(kind(&format!("{}{heads}", notice(MAX_BEFORE))), Some(Kind::Listing));
        assert_eq!(kind(&format!("{}{heads}", notice(MAX_BEFORE + 1))), None, "posts are above");
        let sentence = "We drink tea at noon, and then at five o'clock.\n";
        let fitting = MIN_ROWS * ROW_PROSE / shape::width(sentence.trim());
        assert_eq!(kind(&format!("{heads}{}", sentence.repeat(fitting))), Some(Kind::Listing));
        assert_eq!(kind(&format!("{heads}{}", sentence.repeat(fitting + 1))), None);
    }

    #[test]
    fn counts_of_a_row_are_near_each_other() {
        let heads = |between: usize| {
            let rows = "Green\n3\n40\nMay 3, 2024\nBlack\n2\n7\nMay 4, 2024\n";
            format!("Replies\n{}Views\nLast post\n{rows}", "Leaves\n".repeat(between))
        };
        assert_eq!(kind(&heads(ROW_LINES - 1)), Some(Kind::Listing));
        assert_eq!(kind(&heads(ROW_LINES)), None);
        let wide = |columns: usize| {
            let rows = "\nGreen\n3\n40\nMay 3, 2024\nBlack\n2\n7\nMay 4, 2024\n";
            let heads = "Subject | Replies | Views |";
            format!("{heads}{}x{rows}", " ".repeat(columns - heads.len() - 1))
        };
        assert!(kind(&wide(MAX_HEADS)).is_some() && kind(&wide(MAX_HEADS + 1)).is_none());
    }
}
