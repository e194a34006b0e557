//! What all lines of a flat text show together: which of them come again.

use super::lines::Line;
use std::collections::HashMap;

/// The layout of a page.
#[derive(Debug, Default)]
pub(super) struct Layout<'a> {
    /// The line in which each sentence, or line without one, is first on the page.
    first: HashMap<&'a str, usize>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(lines: &'a [Line]) -> Self {
        let mut first = HashMap::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            for sentence in sentences(&line.text) {
                first.entry(sentence).or_insert(at);
            }
        }
        Layout { first }
    }

    /// Whether all that the line says is on the page before.
    pub(super) fn is_repeated(&self, at: usize, line: &Line) -> bool {
        sentences(&line.text).all(|sentence| self.first.get(sentence).is_some_and(|first| *first < at))
    }
}

/// The sentences of a line: people quote some of a paragraph's.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive(['.', '!', '?', '。']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::flavour::Flavour;
    use super::super::lines::scan;
    use super::*;
    use crate::chrome::phrases::Phrases;

    #[test]
    fn repeated_lines() {
        let lines = scan("tea\ncoffee\ntea\n", Flavour::Nodes, Phrases::for_language(None));
        let layout = Layout::of(&lines);
        assert!(
            layout.is_repeated(2, &lines[2]) && !layout.is_repeated(0, &lines[0]) && !layout.is_repeated(1, &lines[1])
        );
        let lines =
            scan("I like it. So do I. Tea\nSo do I.\nSo do I. Not\n", Flavour::Nodes, Phrases::for_language(None));
        let layout = Layout::of(&lines);
        assert!(layout.is_repeated(1, &lines[1]) && !layout.is_repeated(2, &lines[2]));
    }
}
