//! What becomes of each line, and from that the segments of the visible text.

use super::lines::{Class, Line};
use crate::assemble::{Fate, Segment, Visible};
use crate::document::RemovalKind;
use std::borrow::Cow;

/// The rule of lines that nothing else names.
const OUTSIDE: &str = "outside.text";

/// A fate a line.
#[derive(Debug)]
pub(super) struct Verdicts(Vec<Fate>);

impl Verdicts {
    pub(super) fn new(lines: usize) -> Self {
        Verdicts(vec![Fate::Outside(OUTSIDE); lines])
    }

    pub(super) fn keep(&mut self, at: usize) {
        self.0[at] = Fate::Keep;
    }

    pub(super) fn remove(&mut self, at: usize, kind: RemovalKind, rule: &'static str) {
        self.0[at] = Fate::Remove(kind, Cow::Borrowed(rule));
    }

    /// Removes the header of a quotation.
    pub(super) fn remove_header(&mut self, lines: &[Line], at: usize) {
        match lines[at].class {
            Class::Phrase(found) => self.remove(at, found.kind, found.rule),
            _ => self.remove(at, RemovalKind::QuoteHeader, "shape.quote_header"),
        }
    }

    pub(super) fn is_open(&self, at: usize) -> bool {
        matches!(self.0[at], Fate::Outside(_))
    }

    /// The input cut at the lines. White space between two kept lines is kept; other white space goes with what is removed.
    pub(super) fn visible(self, text: &str, lines: &[Line]) -> Visible {
        let mut segments: Vec<Segment> = Vec::with_capacity(2 * lines.len() + 1);
        let mut before: Option<Fate> = None;
        let mut end = 0;
        for (line, fate) in lines.iter().zip(self.0) {
            if end < line.range.start {
                let between =
                    if fate == Fate::Keep && before == Some(Fate::Keep) { Fate::Keep } else { Fate::Outside(OUTSIDE) };
                segments.push(Segment { end: line.range.start, fate: between });
            }
            end = line.range.end;
            before = Some(fate.clone());
            segments.push(Segment { end, fate });
        }
        if end < text.len() {
            segments.push(Segment { end: text.len(), fate: Fate::Outside(OUTSIDE) });
        }
        Visible { text: text.to_owned(), segments }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::*;
    use crate::chrome::phrases::Phrases;

    #[test]
    fn segments_cover_the_text() {
        let text = "\n a\n\nb\nHome \n";
        let lines = scan(text, false, Phrases::for_language(None));
        let mut verdicts = Verdicts::new(lines.len());
        verdicts.keep(0);
        verdicts.keep(1);
        assert!(!verdicts.is_open(0) && verdicts.is_open(2));
        let visible = verdicts.visible(text, &lines);
        let mut start = 0;
        let parts: Vec<_> = visible
            .segments
            .iter()
            .map(|segment| (&text[std::mem::replace(&mut start, segment.end)..segment.end], segment.fate == Fate::Keep))
            .collect();
        let expected =
            [("\n ", false), ("a", true), ("\n\n", true), ("b", true), ("\n", false), ("Home", false), (" \n", false)];
        assert_eq!(parts, expected);
    }
}
