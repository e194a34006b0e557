//! The visible lines of a page: what stands between two borders of blocks, in pieces, one a text of the tree.

use std::ops::Range;

use crate::dom::{Edge, Key, Node};
use crate::runs::push_collapsed;

use super::outline::Outline;
use super::visible::is_block;

/// A text of the tree that is not blank.
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) node: Node<'a>,
    /// The outline's entry it stands in.
    pub(super) entry: usize,
    pub(super) line: usize,
}

/// The lines of an outline's root.
pub(super) struct Lines<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    /// The pieces of each line.
    lines: Vec<Range<usize>>,
    /// For each entry of the outline the first piece that is not before it, and the first that is behind it.
    first: Vec<usize>,
    end: Vec<usize>,
}

/// A line as text, and where its pieces begin in it.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(outline: &Outline<'a>) -> Self {
        let entries = &outline.entries;
        let mut lines = Lines { pieces: Vec::new(), lines: Vec::new(), first: Vec::new(), end: vec![0; entries.len()] };
        let mut skip: Option<Key> = None;
        let mut open: Vec<usize> = Vec::new();
        let Some(root) = entries.first().map(|entry| entry.node) else { return lines };
        for edge in root.walk() {
            match edge {
                Edge::Open(node) if skip.is_none() => {
                    if let Some(text) = node.as_text().map(str::trim).filter(|text| !text.is_empty()) {
                        let entry = open.last().copied().unwrap_or_default();
                        lines.pieces.push(Piece { text, node, entry, line: lines.lines.len() });
                    } else if entries.get(lines.first.len()).is_some_and(|entry| entry.node == node) {
                        if is_block(node.tag()) || node.tag() == "br" {
                            lines.end_line();
                        }
                        open.push(lines.first.len());
                        lines.first.push(lines.pieces.len());
                    } else if node.is_element() {
                        // what the outline has left out is hidden
                        skip = Some(node.key());
                    }
                }
                Edge::Close(node) if skip == Some(node.key()) => skip = None,
                Edge::Close(node) if skip.is_none() && node.is_element() => {
                    if let Some(entry) = open.pop() {
                        lines.end[entry] = lines.pieces.len();
                    }
                    if is_block(node.tag()) {
                        lines.end_line();
                    }
                }
                _ => {}
            }
        }
        lines.end_line();
        lines
    }

    /// Ends the line, if there is anything in it.
    fn end_line(&mut self) {
        let start = self.lines.last().map_or(0, |line| line.end);
        if start < self.pieces.len() {
            self.lines.push(start..self.pieces.len());
        }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The pieces of a line.
    pub(super) fn pieces_of(&self, line: usize) -> Range<usize> {
        self.lines.get(line).cloned().unwrap_or_default()
    }

    /// The pieces of an entry.
    pub(super) fn within(&self, entry: usize) -> Range<usize> {
        self.first[entry]..self.end[entry].max(self.first[entry])
    }

    /// The line in which an entry begins.
    pub(super) fn line_of(&self, entry: usize) -> usize {
        self.pieces.get(self.first[entry]).map_or(self.lines.len(), |piece| piece.line)
    }

    /// Bytes of a line.
    pub(super) fn length(&self, line: usize) -> usize {
        self.pieces[self.pieces_of(line)].iter().map(|piece| piece.text.len() + 1).sum()
    }

    /// Pieces as a line, white space collapsed.
    pub(super) fn text(&self, pieces: Range<usize>) -> Line {
        let mut line = Line { text: String::new(), starts: Vec::new() };
        for piece in &self.pieces[pieces] {
            if !line.text.is_empty() && !piece.text.starts_with([',', ';', '.', ':']) {
                line.text.push(' ');
            }
            line.starts.push(line.text.len());
            push_collapsed(&mut line.text, piece.text);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Dom, Noscript};
    use crate::options::Options;

    #[test]
    fn blocks_and_breaks_end_lines() {
        let html = "<div>One <b>two</b><br>three<script>no</script><p>four</p>five</div>";
        let dom = Dom::parse(html, Noscript::Text, &Options::default()).unwrap();
        let outline = Outline::new(dom.root(), false);
        let lines = Lines::new(&outline);
        let texts: Vec<String> = (0..lines.len()).map(|line| lines.text(lines.pieces_of(line)).text).collect();
        assert_eq!(texts, ["One two", "three", "four", "five"]);
        let paragraph = outline.entries.iter().position(|entry| entry.node.tag() == "p").unwrap();
        assert_eq!(lines.line_of(paragraph), 2);
        assert_eq!(lines.text(lines.within(paragraph)).text, "four");
    }
}
