//! What made a flat text: that decides what a line break, an indentation and a mark in it mean.

use super::fits_screen;
use super::shares::Shares;

/// How a page lost its markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::flat) enum Flavour {
    /// One text node or block a line (`stripped_strings`, `get_text("\n")`, trafilatura, a copy from a browser): every
    /// break is one of the page's, or stands where an inline element began; indentation and blank lines mean nothing.
    Nodes,
    /// The source's own text (`get_text()`): lines are indented as the source was, blank lines mean nothing.
    Source,
    /// Markdown (html2text): marks for headings, emphasis, links, quotations and tables; two spaces end a hard break, others
    /// are wraps; a blank line ends a paragraph.
    Markdown,
    /// Laid out with spaces (inscriptis): cells of a table stand beside each other, and no line is wrapped.
    Indented,
    /// A terminal browser's dump (lynx, w3m, elinks): as `Indented`, but wrapped at the screen's width, with numbers before
    /// links, fields in brackets and a list of links at the end.
    Dump,
    /// A print-out's text: wrapped and hyphenated at the page's width, with furniture at the top and bottom of each page.
    Printed,
}

/// Marks of a kind that make a flavour; a single one can be in anybody's post.
const MIN_MARKS: usize = 2;
/// Lines laid out in columns that make a text `Indented`; ASCII tables in posts have fewer.
const MIN_ROWS: usize = 3;
/// Of a hundred lines, so many begin with white space in a source's own text.
const INDENTED_SHARE: usize = 20;

impl Flavour {
    /// Recognises the flavour in one pass.
    pub(super) fn of(text: &str) -> Self {
        let seen = Shares::of(text);
        if seen.feeds >= 1 || seen.page_marks >= MIN_MARKS {
            Flavour::Printed
        } else if seen.dump_marks >= MIN_MARKS || seen.boxes >= MIN_ROWS || seen.references {
            Flavour::Dump
        } else if seen.markdown >= MIN_MARKS {
            Flavour::Markdown
        } else if seen.bullets >= MIN_MARKS && fits_screen(text) {
            Flavour::Dump
        } else if seen.rows >= MIN_ROWS {
            Flavour::Indented
        } else if seen.indented * 100 > seen.lines * INDENTED_SHARE {
            Flavour::Source
        } else {
            Flavour::Nodes
        }
    }

    /// Whether tables are laid out with spaces.
    pub(super) fn has_columns(self) -> bool {
        matches!(self, Flavour::Indented | Flavour::Dump | Flavour::Printed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flavours_by_their_marks() {
        for (text, flavour) in [
            ("Tea\nAnna\nI like it.\n", Flavour::Nodes),
            ("Tea\n\t\t\tAnna\n\n\t\tI like it.\n", Flavour::Source),
            ("# Tea\n\n[Anna](/u/1)\n\nI **like** it.\n", Flavour::Markdown),
            ("I like [this](https://tea.example), too.\n", Flavour::Nodes),
            ("Anna    I like it.\nPosts: 2    It is tea.\nJoined 2011    Yes.\n", Flavour::Indented),
            ("Anna    I like it.\nPosts: 2    It is tea.\n", Flavour::Nodes),
            (
                "   [1]Home [2]Forums\n\nReferences\n\n   1. https://tea.example/\n   2. https://tea.example/f\n",
                Flavour::Dump,
            ),
            ("Tea\n\n  • Home\n  • Forums\n\nI like it.\n", Flavour::Dump),
            ("Tea\n\n  • Home\n\nI like it.\n", Flavour::Source),
            ("┌──┬──┐\n│a │b │\n│c │d │\n│e │f │\n└──┴──┘\n", Flavour::Dump),
            ("I like it.\n\u{0c}So do I.\n", Flavour::Printed),
            ("I like it.\nPage 1 of 2\nSo do I.\nPage 2 of 2\n", Flavour::Printed),
            ("I like it.\nPage 1 of 2\n", Flavour::Nodes),
        ] {
            assert_eq!(Flavour::of(text), flavour, "{text}");
        }
    }
}
