//! Writes blocks as lines, each line of a quote behind its `> `: what text and Markdown have in common.

use super::walk::MAX_QUOTE_LEVELS;

/// Appends blocks to a text. A block is one or more lines; a blank line stands between two blocks unless the second one
/// is joined to the first.
pub(super) struct Lines<'o> {
    out: &'o mut String,
    /// Where this writer began: nothing stands between what was there before and the first block.
    start: usize,
    /// Levels of quotes around what is written next.
    level: usize,
    /// The lowest level since the last line: the level of the blank line that follows it.
    low: usize,
    /// The level of the last line.
    last: usize,
}

impl<'o> Lines<'o> {
    pub(super) fn new(out: &'o mut String) -> Self {
        let start = out.len();
        Lines { out, start, level: 0, low: 0, last: 0 }
    }

    pub(super) fn open_quote(&mut self) {
        self.level += 1;
    }

    pub(super) fn close_quote(&mut self) {
        self.level = self.level.saturating_sub(1);
        self.low = self.low.min(self.level);
    }

    /// Whether a joined block would stand directly below the line written last.
    fn touches(&self) -> bool {
        self.out.len() > self.start && self.low == self.level && self.last == self.level
    }

    /// Writes a block: its first line behind `first`, the others behind `rest`. With `join`, no blank line precedes it.
    pub(super) fn block(&mut self, first: &str, rest: &str, text: &str, join: bool) {
        if self.out.len() > self.start {
            self.out.push('\n');
            if !join || !self.touches() {
                self.prefix(self.low);
                self.out.truncate(self.out.trim_end_matches(' ').len());
                self.out.push('\n');
            }
        }
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.out.push('\n');
            }
            self.prefix(self.level);
            self.out.push_str(if i == 0 { first } else { rest });
            if line.is_empty() {
                self.out.truncate(self.out.trim_end_matches(' ').len());
            }
            self.out.push_str(line);
        }
        self.low = self.level;
        self.last = self.level;
    }

    fn prefix(&mut self, level: usize) {
        for _ in 0..level.min(MAX_QUOTE_LEVELS) {
            self.out.push_str("> ");
        }
    }
}
