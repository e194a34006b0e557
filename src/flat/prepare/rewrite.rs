//! Text rewritten piece by piece, and where each piece came from: decoding marks must not lose the place in the input.

use std::borrow::Cow;
use std::ops::Range;

/// A piece of the rewritten text, which ends where the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the rewritten text.
    at: u32,
    /// Where it comes from.
    from: u32,
    from_end: u32,
    /// Copied, so that each byte has its own place; what was made has a place only as a whole.
    copied: bool,
}

/// Where the pieces of a rewritten text came from. Without pieces the text is the source itself.
#[derive(Debug, Default)]
pub(in crate::flat) struct Map {
    pieces: Vec<Piece>,
    /// Length of the rewritten text.
    end: u32,
}

/// A rewritten text.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    pub(super) text: String,
    pub(super) map: Map,
}

/// A part of a text that something else, or nothing, takes the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) range: Range<usize>,
    pub(super) with: Cow<'static, str>,
}

impl Cut {
    /// Takes the range away.
    pub(super) fn gone(range: Range<usize>) -> Self {
        Cut { range, with: Cow::Borrowed("") }
    }

    /// Puts a text in the range's place.
    pub(super) fn with(range: Range<usize>, with: &'static str) -> Self {
        Cut { range, with: Cow::Borrowed(with) }
    }
}

/// Builds a rewritten text from its source.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    source: &'a str,
    made: Rewritten,
}

/// Offsets are kept in four bytes: extraction refuses longer texts.
fn short(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

impl<'a> Writer<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let text = String::with_capacity(source.len());
        Writer { source, made: Rewritten { text, map: Map::default() } }
    }

    /// What was written so far.
    pub(super) fn text(&self) -> &str {
        &self.made.text
    }

    /// Appends a part of the source.
    pub(super) fn copy(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let (at, from, from_end) = (short(self.made.text.len()), short(range.start), short(range.end));
        match self.made.map.pieces.last_mut() {
            Some(last) if last.copied && last.from_end == from => last.from_end = from_end,
            _ => self.made.map.pieces.push(Piece { at, from, from_end, copied: true }),
        }
        self.made.text.push_str(&self.source[range]);
    }

    /// Appends what takes the place of a part of the source.
    pub(super) fn write(&mut self, made: &str, from: Range<usize>) {
        if made.is_empty() {
            return;
        }
        let at = short(self.made.text.len());
        self.made.map.pieces.push(Piece { at, from: short(from.start), from_end: short(from.end), copied: false });
        self.made.text.push_str(made);
    }

    pub(super) fn finish(mut self) -> Rewritten {
        self.made.map.end = short(self.made.text.len());
        self.made
    }
}

/// Applies cuts; one that begins inside another, or before its end, is left out.
pub(super) fn apply(source: &str, mut cuts: Vec<Cut>) -> Rewritten {
    cuts.sort_by_key(|cut| cut.range.start);
    let mut writer = Writer::new(source);
    let mut at = 0;
    for cut in cuts {
        if cut.range.start >= at {
            writer.copy(at..cut.range.start);
            writer.write(&cut.with, cut.range.clone());
            at = cut.range.end;
        }
    }
    writer.copy(at..source.len());
    writer.finish()
}

impl Map {
    /// The map of a text that was rewritten twice: by `self`, and what came of that by `next`.
    pub(super) fn then(self, next: Map) -> Map {
        if self.pieces.is_empty() && self.end == 0 {
            return next;
        }
        let mut pieces = Vec::with_capacity(next.pieces.len());
        for (index, piece) in next.pieces.iter().enumerate() {
            let mut at = piece.at;
            let before = pieces.len();
            self.each(piece.from..piece.from_end, |part, length, copied| {
                pieces.push(Piece { at, from: part.start, from_end: part.end, copied });
                at += length;
            });
            let made: &mut Vec<Piece> = &mut pieces;
            if !piece.copied || made.len() == before {
                let (from, from_end) = match (made.get(before), made.last()) {
                    (Some(first), Some(last)) if made.len() > before => (first.from, last.from_end),
                    _ => self.nearest(piece.from),
                };
                made.truncate(before);
                made.push(Piece { at: next.pieces[index].at, from, from_end, copied: false });
            }
        }
        Map { pieces, end: next.end }
    }

    /// The empty place in the source that stands nearest before a place in the rewritten text.
    fn nearest(&self, at: u32) -> (u32, u32) {
        let index = self.pieces.partition_point(|piece| piece.at < at);
        let place = index.checked_sub(1).map_or(0, |before| self.pieces[before].from_end);
        (place, place)
    }

    /// Calls with each part of the source that a range of the rewritten text comes from, its length in the rewritten text,
    /// and whether it was copied.
    fn each(&self, range: Range<u32>, mut part: impl FnMut(Range<u32>, u32, bool)) {
        let first = self.pieces.partition_point(|piece| piece.at <= range.start).saturating_sub(1);
        for (index, piece) in self.pieces.iter().enumerate().skip(first) {
            let end = self.pieces.get(index + 1).map_or(self.end, |next| next.at);
            let (from, to) = (range.start.max(piece.at), range.end.min(end));
            if piece.at >= range.end {
                break;
            }
            if from < to && piece.copied {
                part(piece.from + (from - piece.at)..piece.from + (to - piece.at), to - from, true);
            } else if from < to {
                part(piece.from..piece.from_end, to - from, false);
            }
        }
    }

    /// The parts of the source that a range of the rewritten text comes from, in the order of the rewritten text.
    pub(in crate::flat) fn sources(&self, range: Range<u32>, parts: &mut Vec<Range<u32>>) {
        if self.pieces.is_empty() && self.end == 0 {
            parts.push(range);
            return;
        }
        self.each(range, |part, _, _| parts.push(part));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(map: &Map, range: Range<u32>) -> Vec<Range<u32>> {
        let mut parts = Vec::new();
        map.sources(range, &mut parts);
        parts
    }

    #[test]
    fn places_survive_two_rewritings() {
        let first = apply("a&amp;b [c] d", vec![Cut::with(1..6, "&"), Cut::gone(8..9), Cut::gone(10..11)]);
        assert_eq!(first.text, "a&b c d");
        assert_eq!(sources(&first.map, 0..7), [0..1, 1..6, 6..8, 9..10, 11..13]);
        assert_eq!(sources(&first.map, 2..5), [6..8, 9..10]);
        let second = apply(&first.text, vec![Cut::with(1..2, "and"), Cut::gone(5..7)]);
        assert_eq!(second.text, "aandb c");
        let map = first.map.then(second.map);
        assert_eq!(sources(&map, 0..7), [0..1, 1..6, 6..8, 9..10]);
        assert_eq!(sources(&Map::default().then(map), 3..6), [1..6, 6..8]);
    }

    #[test]
    fn cuts_inside_cuts_are_left_out() {
        let cut = |range| Cut::gone(range);
        assert_eq!(apply("0123456789", vec![cut(5..6), cut(1..8), cut(8..9), cut(0..0)]).text, "09");
        assert_eq!(apply("", Vec::new()).text, "");
    }
}
