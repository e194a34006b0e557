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

    /// The input cut at the lines. White space after a kept line is kept where another kept line follows sooner or
    /// later, so that no two run together; other white space goes with what is removed.
    pub(super) fn visible(self, text: &str, lines: &[Line]) -> Visible {
        let mut segments: Vec<Segment> = Vec::with_capacity(2 * lines.len() + 1);
        let last_kept = self.0.iter().rposition(|fate| *fate == Fate::Keep);
        let mut kept_before = false;
        let mut end = 0;
        for (at, (line, fate)) in lines.iter().zip(self.0).enumerate() {
            if end < line.range.start {
                let kept = kept_before && last_kept.is_some_and(|last| at <= last);
                let between = if kept { Fate::Keep } else { Fate::Outside(OUTSIDE) };
                segments.push(Segment { end: line.range.start, fate: between });
            }
            end = line.range.end;
            kept_before = fate == Fate::Keep;
            for image in line.images.iter().filter(|_| kept_before) {
                let removed = Fate::Remove(RemovalKind::ImageName, Cow::Borrowed("shape.image_markup"));
                segments.push(Segment { end: image.start, fate: Fate::Keep });
                segments.push(Segment { end: image.end, fate: removed });
            }
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
        let text = "\n a\nHome\n\nb\nHome \n";
        let lines = scan(text, false, Phrases::for_language(None));
        let mut verdicts = Verdicts::new(lines.len());
        verdicts.keep(0);
        verdicts.keep(2);
        assert!(!verdicts.is_open(0) && verdicts.is_open(1));
        let visible = verdicts.visible(text, &lines);
        let mut start = 0;
        let parts: Vec<_> = visible
            .segments
            .iter()
            .map(|segment| (&text[std::mem::replace(&mut start, segment.end)..segment.end], segment.fate == Fate::Keep))
            .collect();
        let expected = [
            ("\n ", false),
            ("a", true),
            ("\n", true),
            ("Home", false),
            ("\n\n", false),
            ("b", true),
            ("\n", false),
            ("Home", false),
            (" \n", false),
        ];
        assert_eq!(parts, expected);
    }
}
