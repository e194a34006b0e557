//! Tables whose borders terminal browsers draw with strokes.

use super::columns::{column, end_line};
use super::rewrite::Writer;
use crate::chrome::shape;
use std::ops::Range;

/// Columns of space beside a border that are none of the cell's.
const PADDING: usize = 2;

fn is_upright(c: char) -> bool {
    matches!(c, '│' | '┃' | '║')
}

/// Strokes and corners of borders.
fn is_border(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{257f}')
}

/// How many lines from here on belong to a table with borders: above its first row there is at most one line of strokes.
pub(super) fn rows(text: &str, lines: &[Range<usize>]) -> usize {
    let of_table = |line: &&Range<usize>| {
        let words = text[(*line).clone()].trim();
        words.starts_with(is_border) && words.ends_with(is_border)
    };
    let first = lines.iter().take(2).take_while(of_table);
    if first.clone().any(|line| text[line.clone()].contains(is_upright)) {
        lines.iter().take_while(of_table).count()
    } else {
        0
    }
}

/// Writes a table cell after cell, row after row.
pub(super) fn write(text: &str, lines: &[Range<usize>], writer: &mut Writer, wrapped: bool) {
    let mut row: Vec<Vec<Range<usize>>> = Vec::new();
    for line in lines {
        let cells = cells(text, line);
        if row.first().is_some_and(|first| first.len() != cells.len()) {
            cell_by_cell(text, &row, writer, wrapped);
            row.clear();
        }
        if !cells.is_empty() {
            row.push(cells);
        }
    }
    cell_by_cell(text, &row, writer, wrapped);
}

/// What is between the upright strokes of a line; nothing of a border between rows.
fn cells(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let words = &text[line.clone()];
    let strokes: Vec<(usize, usize)> =
        words.char_indices().filter(|(_, c)| is_upright(*c)).map(|(at, c)| (at, at + c.len_utf8())).collect();
    let rule = words.chars().all(|c| is_border(c) || c == ' ') && strokes.len() < 2;
    if rule {
        return Vec::new();
    }
    strokes.windows(2).map(|pair| line.start + pair[0].1..line.start + pair[1].0).collect()
}

fn cell_by_cell(text: &str, row: &[Vec<Range<usize>>], writer: &mut Writer, wrapped: bool) {
    for index in 0..row.first().map_or(0, Vec::len) {
        let wrap = shape::width(&text[row[0][index].clone()]).saturating_sub(PADDING);
        let words = row.iter().map(|cells| {
            let cell = &text[cells[index].clone()];
            let start = cells[index].start + cell.len() - cell.trim_start().len();
            // Rules inside a cell are drawn with the same strokes.
            (!cell.chars().all(|c| is_border(c) || c == ' ')).then(|| start..start + cell.trim().len())
        });
        column(text, words, Some(wrap).filter(|_| wrapped), writer);
        if let Some(first) = row.first() {
            end_line(writer, first[index].end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::rewrite;

    #[test]
    fn cells_between_strokes_follow_each_other() {
        let text = "Tea\n┌─────┬──────────────────────────────────┐\n│Anna │I like it, and so do all of those │\n│12   │who are here.                     │\n│     │━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│\n├─────┼──────────────────────────────────┤\n│Ben  │So do I.                          │\n└─────┴──────────────────────────────────┘\nEnd\n";
        let made = rewrite(text, true).text;
        let lines: Vec<&str> = made.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            ["Tea", "Anna", "12", "I like it, and so do all of those who are here.", "Ben", "So do I.", "End"]
        );
    }
}
