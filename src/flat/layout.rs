//! What all lines of a flat text show about its layout: where it is hard-wrapped, and which lines come again.

use super::lines::{Class, Line};
use crate::chrome::shape;
use std::collections::HashMap;

/// Hard wraps are narrower: 72 to 80 columns are usual, lynx and mail go to 100.
const MAX_WRAP: usize = 100;
/// Of a hundred lines of a hard-wrapped text, so many may be longer: addresses and code.
const MAX_LONG: usize = 3;
/// A narrower text is verse or a list.
const MIN_WRAP: usize = 40;
/// Of a hundred line breaks inside paragraphs, so many are where the next word did not fit, in a hard-wrapped text.
const WRAP_SHARE: usize = 70;
/// Line breaks inside paragraphs that show whether a text is hard-wrapped.
const MIN_BREAKS: usize = 5;
/// Part of the wrap's column by which a line may be shorter although the next word would fit: one in eight.
const SLACK_PART: usize = 8;

/// The layout of a page.
#[derive(Debug, Default)]
pub(super) struct Layout<'a> {
    /// The column at which lines are wrapped, if they are.
    wrap: Option<usize>,
    /// Where each line's text is first on the page.
    first: HashMap<&'a str, usize>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(lines: &'a [Line]) -> Self {
        let mut first = HashMap::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            first.entry(line.text.as_ref()).or_insert(at);
        }
        Layout { wrap: wrap_column(lines), first }
    }

    /// Whether the break between two lines, which follow each other, is only a wrap.
    pub(super) fn joins(&self, line: &Line, next: &Line) -> bool {
        let slack = |column: usize| column / SLACK_PART;
        self.wrap.is_some_and(|column| !next.after_blank && is_full(line, next, column - slack(column)))
    }

    /// Whether the same line is on the page before.
    pub(super) fn is_repeated(&self, at: usize, line: &Line) -> bool {
        self.first.get(line.text.as_ref()).is_some_and(|first| *first < at)
    }
}

fn wrap_column(lines: &[Line]) -> Option<usize> {
    let (mut column, mut long, mut count) = (0, 0, 0);
    for line in lines.iter().filter(|line| line.text.contains(' ') && !line.code) {
        let end = end_column(line);
        count += 1;
        if end > MAX_WRAP {
            long += 1;
        } else {
            column = column.max(end);
        }
    }
    if column < MIN_WRAP || long * 100 > count * MAX_LONG {
        return None;
    }
    let runs =
        |pair: &&[Line]| !pair[1].after_blank && !pair[0].code && matches!(pair[0].class, Class::Prose | Class::Text);
    let (mut breaks, mut wrapped) = (0, 0);
    for pair in lines.windows(2).filter(runs) {
        breaks += 1;
        wrapped += usize::from(is_full(&pair[0], &pair[1], column - column / SLACK_PART));
    }
    (breaks >= MIN_BREAKS && wrapped * 100 >= breaks * WRAP_SHARE).then_some(column)
}

fn end_column(line: &Line) -> usize {
    usize::from(line.indent) + shape::width(&line.text)
}

/// Whether the next line's first word would not have fitted into the column.
fn is_full(line: &Line, next: &Line, column: usize) -> bool {
    let word = next.text.split(' ').next().unwrap_or_default();
    end_column(line) + 1 + shape::width(word) > column
}

#[cfg(test)]
mod tests {
    use super::super::flavour::Flavour;
    use super::super::lines::scan;
    use super::*;
    use crate::chrome::phrases::Phrases;

    fn wrap(text: &str) -> Option<usize> {
        wrap_column(&scan(text, Flavour::Nodes, Phrases::for_language(None)))
    }

    #[test]
    fn wraps_have_bounds() {
        let prose = |columns: usize, count: usize| {
            let line = "the tea is in the pot and so on and so on and on it goes ".repeat(2);
            format!("{}\n", &line[..columns]).repeat(count)
        };
        assert_eq!((wrap(&prose(72, MIN_BREAKS + 1)), wrap(&prose(72, MIN_BREAKS))), (Some(72), None));
        assert_eq!((wrap(&prose(MAX_WRAP, 9)), wrap(&prose(MAX_WRAP + 2, 9))), (Some(MAX_WRAP), None));
        assert_eq!((wrap(&prose(MIN_WRAP, 9)), wrap(&prose(MIN_WRAP - 1, 9))), (Some(MIN_WRAP), None));
    }

    #[test]
    fn repeated_lines() {
        let lines = scan("tea\ncoffee\ntea\n", Flavour::Nodes, Phrases::for_language(None));
        let layout = Layout::of(&lines);
        assert!(
            layout.is_repeated(2, &lines[2]) && !layout.is_repeated(0, &lines[0]) && !layout.is_repeated(1, &lines[1])
        );
    }
}
