//! Quotations that only their indentation tells, in texts that are laid out with spaces: terminal browsers and inscriptis show
//! a quotation so, whether somebody is named above it or not.

use super::{Finder, MAX_PARAGRAPH, Quotation};
use crate::flat::lines::{Class, Line};
use std::ops::Range;

/// Columns by which quotations are indented at least: inscriptis and lynx take two, w3m four.
const MIN_INDENT: u8 = 2;

impl Finder<'_> {
    /// The quotation that begins at a place, if its lines stand deeper than those before and after it.
    pub(super) fn indented(&self, from: usize) -> Option<Quotation> {
        if !self.known.is_laid_out || from == 0 {
            return None;
        }
        let (above, first) = (self.line(from - 1), self.line(from));
        let is_below = |base: &Line| base.indent.saturating_add(MIN_INDENT) <= first.indent;
        if !is_below(above) || is_item(above) || first.code {
            return None;
        }
        let limit = self.kept.len().min(from + MAX_PARAGRAPH + 1);
        let end = (from + 1..limit).find(|at| self.line(*at).indent < first.indent)?;
        // What is above and below is of the same text; a menu or the end of another box is not.
        let next = self.line(end);
        let is_text = matches!(next.class, Class::Prose | Class::Text) || next.class == Class::Short && ends(next);
        let is_inside = next.indent == above.indent && is_text;
        (is_inside && self.is_written(from..end)).then_some(Quotation {
            header: from..from,
            text: from..end,
            author: None,
        })
    }

    /// Whether some lines are sentences from the first to the last: code, lists and what programs print are indented, too.
    fn is_written(&self, lines: Range<usize>) -> bool {
        let is_plain = |line: &Line| line.quoted == 0 && !line.code && !is_item(line) && !is_statement(line);
        begins(self.line(lines.start))
            && ends(self.line(lines.end - 1))
            && lines.clone().any(|at| self.line(at).class == Class::Prose)
            && lines.into_iter().all(|at| is_plain(self.line(at)))
    }
}

/// Whether a line is a list's item: those below it that are deeper go on with it.
fn is_item(line: &Line) -> bool {
    line.text.starts_with(['*', '-', '+', '•', '·', '‣', '▪', '□', '○', '●'])
}

/// Whether a line is a program's.
fn is_statement(line: &Line) -> bool {
    line.text.ends_with([';', '{', '}']) || line.text.contains("(\"") || line.text.contains("();")
}

/// Whether a sentence can begin with a line.
fn begins(line: &Line) -> bool {
    let words = line.text.trim_start_matches(['"', '“', '„', '«', '»', '「', '(', '（', '¿', '¡', '…']);
    words.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

/// Whether a sentence ends with a line. The first line of a paragraph can be indented, and goes on in the next.
fn ends(line: &Line) -> bool {
    line.text.trim_end_matches(['"', '”', '’', '»', '」', ')', '）']).ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::super::{Known, Written};
    use super::*;
    use crate::chrome::phrases::Phrases;
    use crate::flat::lines::scan;
    use crate::flat::prepare::Flavour;

    /// The quotations of a post, laid out with spaces or not.
    fn found(text: &str, is_laid_out: bool) -> Vec<String> {
        let phrases = Phrases::for_language(None);
        let lines = scan(text, Flavour::Nodes, phrases);
        let kept: Vec<usize> = (0..lines.len()).collect();
        let written = Written::new();
        let known = Known { written: &written, phrases, is_member: &|_| false, is_laid_out };
        let quoted = Finder::new(&lines, &kept, known).find();
        quoted
            .into_iter()
            .map(|found| lines[found.text].iter().map(|line| &*line.text).collect::<Vec<_>>().join("|"))
            .collect()
    }

    const QUOTED: &str = "Measure at the terminals of the supply.";

    #[test]
    fn what_is_indented_between_paragraphs_is_quoted() {
        let text =
            |indent: usize, quoted: &str| format!("The leaflet says this.\n\n{:indent$}{quoted}\n\nI did that.\n", "");
        let least = usize::from(MIN_INDENT);
        assert_eq!(found(&text(least, QUOTED), true), [QUOTED]);
        assert!(found(&text(least - 1, QUOTED), true).is_empty());
        assert!(found(&text(least, QUOTED), false).is_empty());
        for other in
            ["* Measure at the terminals of the supply.", "int main() { return measure(terminals); }", "and so on"]
        {
            assert!(found(&text(4, other), true).is_empty(), "{other}");
        }
        let header = format!("Tea in the morning.\nI like this kettle.\n    {QUOTED}\n  Reply to it now, please.\n");
        assert!(found(&header, true).is_empty());
    }

    #[test]
    fn indented_quotations_have_few_lines() {
        let text = |lines: usize| format!("It says this.\n{}I did that.\n", format!("    {QUOTED}\n").repeat(lines));
        assert_eq!((found(&text(MAX_PARAGRAPH), true).len(), found(&text(MAX_PARAGRAPH + 1), true).len()), (1, 0));
    }

    #[test]
    fn a_first_line_that_is_indented_is_no_quotation() {
        assert!(
            found("I did that.\n    Measure at the terminals of the\nsupply, and not at the load.\n", true).is_empty()
        );
    }
}
