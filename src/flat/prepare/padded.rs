//! Tables whose lines were filled up with spaces, as inscriptis fills them: each line of a row is as long as the others,
//! and no word stands in the columns between two cells. A cell's height says nothing there: what is beside it can begin
//! above it and end below it.

use std::ops::Range;

/// Lines of the shortest row that shows where its cells end.
const MIN_ROWS: usize = 3;
/// Columns between two cells in which no word stands; two are between the words of a cell, too.
const MIN_RIVER: usize = 3;

/// Lines of one row, and the character at which its second cell begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) lines: Range<usize>,
    pub(super) column: usize,
}

/// The rows of two cells in which a cell has several lines, in order. Widths are counted in characters, as inscriptis does.
pub(super) fn rows(text: &str, lines: &[Range<usize>]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let length = text[lines[at].clone()].chars().count();
        let is_same = |line: &&Range<usize>| length > 0 && text[(*line).clone()].chars().count() == length;
        let count = lines[at..].iter().take_while(is_same).count().max(1);
        let run = at..at + count;
        at = run.end;
        let is_padded = || run.clone().any(|at| text[lines[at].clone()].ends_with(' '));
        if count >= MIN_ROWS && is_padded() {
            let column = river(run.clone().map(|at| &text[lines[at].clone()]), length);
            rows.extend(column.map(|column| Row { lines: run, column }));
        }
    }
    rows
}

/// The end of the widest part between words that is blank in all lines.
fn river<'a>(lines: impl Iterator<Item = &'a str>, length: usize) -> Option<usize> {
    let mut taken = vec![false; length];
    for line in lines {
        line.chars().zip(&mut taken).for_each(|(c, taken)| *taken |= !c.is_whitespace());
    }
    let first = taken.iter().position(|taken| *taken)?;
    let (mut widest, mut blank) = ((0, 0), 0);
    for (at, taken) in taken.iter().enumerate().skip(first) {
        if *taken {
            widest = widest.max((blank, at));
            blank = 0;
        } else {
            blank += 1;
        }
    }
    Some(widest).filter(|(width, _)| *width >= MIN_RIVER).map(|(_, column)| column)
}

/// The two sides of a line, without the white space around them.
pub(super) fn sides(text: &str, line: &Range<usize>, column: usize) -> (Range<usize>, Range<usize>) {
    let words = &text[line.clone()];
    let cut = words.char_indices().nth(column).map_or(words.len(), |(at, _)| at);
    let trimmed = |part: &str, offset: usize| {
        let start = line.start + offset + part.len() - part.trim_start().len();
        start..start + part.trim().len()
    };
    (trimmed(&words[..cut], 0), trimmed(&words[cut..], cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Row> {
        let mut start = 0;
        let lines: Vec<Range<usize>> = text
            .split_inclusive('\n')
            .map(|raw| {
                start += raw.len();
                start - raw.len()..start - 1
            })
            .collect();
        rows(text, &lines)
    }

    #[test]
    fn rows_are_as_wide_as_they_are_filled() {
        let row = |lines: usize| "Anna    tea   \n".repeat(lines) + "Next\n";
        assert_eq!(found(&row(MIN_ROWS)), [Row { lines: 0..MIN_ROWS, column: 8 }]);
        assert_eq!(found(&row(MIN_ROWS - 1)), []);
        assert_eq!(found(&"Anna    tea\n".repeat(MIN_ROWS)), []);
        let river = |width: usize| found(&format!("表 a{}tea \n", " ".repeat(width)).repeat(MIN_ROWS)).len();
        assert_eq!((river(MIN_RIVER), river(MIN_RIVER - 1)), (1, 0));
        // A word in it, on one line, makes it none.
        assert_eq!(found("Anna    tea   \nAnna    tea   \nAnna B, tea   \n"), []);
        assert_eq!(sides("表 a   tea ", &(0..12), 6), (0..5, 8..11));
    }
}
