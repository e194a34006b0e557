//! What becomes of each line, and from that the segments of the visible text.

use super::lines::{Class, Line};
use super::prepare::Map;
use crate::assemble::{Fate, Segment, Visible};
use crate::document::RemovalKind;
use std::borrow::Cow;
use std::ops::Range;

/// The rule of lines that nothing else names.
const OUTSIDE: &str = "outside.text";
/// The rule of marks that were decoded: of links, emphasis, tables, print-outs.
const MARKUP: &str = "outside.markup";

/// A fate a line, as a small number: the place of what is removed in a list, after the two fates that name nothing.
#[derive(Debug)]
pub(super) struct Verdicts {
    of: Vec<u16>,
    removals: Vec<(RemovalKind, &'static str)>,
}

const OPEN: u16 = 0;
const KEPT: u16 = 1;
const REMOVED: u16 = 2;

impl Verdicts {
    pub(super) fn new(lines: usize) -> Self {
        Verdicts { of: vec![OPEN; lines], removals: Vec::new() }
    }

    pub(super) fn keep(&mut self, at: usize) {
        self.of[at] = KEPT;
    }

    pub(super) fn remove(&mut self, at: usize, kind: RemovalKind, rule: &'static str) {
        let index = self.removals.iter().position(|removal| *removal == (kind, rule)).unwrap_or_else(|| {
            self.removals.push((kind, rule));
            self.removals.len() - 1
        });
        // There are some hundreds of rules.
        self.of[at] = u16::try_from(index).map_or(OPEN, |index| REMOVED + index);
    }

    fn fate(&self, at: usize) -> Fate {
        match self.of[at] {
            OPEN => Fate::Outside(OUTSIDE),
            KEPT => Fate::Keep,
            other => {
                let (kind, rule) = self.removals[usize::from(other - REMOVED)];
                Fate::Remove(kind, Cow::Borrowed(rule))
            }
        }
    }

    /// Removes the header of a quotation.
    pub(super) fn remove_header(&mut self, lines: &[Line], at: usize) {
        match lines[at].class {
            Class::Phrase(found) => self.remove(at, found.kind, found.rule),
            _ => self.remove(at, RemovalKind::QuoteHeader, "shape.quote_header"),
        }
    }

    pub(super) fn is_open(&self, at: usize) -> bool {
        self.of[at] == OPEN
    }

    /// The input cut at the lines, which stand in a scanned text that was rewritten as the map says. White space after a kept line
    /// is kept where another kept line follows sooner or later, so that no two run together; other white space goes with
    /// what is removed, and so does all markup.
    pub(super) fn visible(self, text: &str, scanned: &str, lines: &[Line], map: &Map) -> Visible {
        let mut parts: Vec<(Range<u32>, usize)> = Vec::with_capacity(lines.len());
        let mut sources = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            map.sources(line.range(scanned), &mut sources);
            parts.extend(sources.drain(..).map(|part| (part, at)));
        }
        // Cells of a table stand beside each other in the input.
        parts.sort_by_key(|(part, _)| (part.start, part.end));
        let mut cutter = Cutter { text, segments: Vec::with_capacity(2 * lines.len() + 1), end: 0 };
        let last_kept = parts.iter().rposition(|(_, at)| self.of[*at] == KEPT);
        let mut kept_before = false;
        for (index, (part, at)) in parts.iter().enumerate() {
            let kept = kept_before && last_kept.is_some_and(|last| index <= last);
            cutter.between(part.start as usize, kept);
            cutter.push(part.end as usize, self.fate(*at));
            kept_before = self.of[*at] == KEPT;
        }
        cutter.between(text.len(), false);
        Visible { text: text.to_owned(), segments: cutter.segments }
    }
}

/// Cuts the input into segments.
struct Cutter<'a> {
    text: &'a str,
    segments: Vec<Segment>,
    end: usize,
}

impl Cutter<'_> {
    fn push(&mut self, end: usize, fate: Fate) {
        if end > self.end {
            self.segments.push(Segment { end, fate });
            self.end = end;
        }
    }

    /// What is between two parts of lines: white space, which may be kept, and markup, which may not.
    fn between(&mut self, end: usize, kept: bool) {
        let gap = &self.text[self.end.min(end)..end];
        if gap.chars().all(|c| c.is_whitespace() || matches!(c, '>' | '|')) {
            self.push(end, if kept { Fate::Keep } else { Fate::Outside(OUTSIDE) });
            return;
        }
        let white = gap.len() - gap.trim_start().len();
        if kept {
            self.push(self.end + white, Fate::Keep);
        }
        self.push(end, Fate::Outside(MARKUP));
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    #[test]
    fn segments_cover_the_text() {
        let text = "\n a\nHome\n\nb\nHome \n";
        let lines = scan(text, Flavour::Nodes, Phrases::for_language(None));
        let mut verdicts = Verdicts::new(lines.len());
        verdicts.keep(0);
        verdicts.keep(2);
        assert!(!verdicts.is_open(0) && verdicts.is_open(1));
        let visible = verdicts.visible(text, text, &lines, &Map::default());
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
