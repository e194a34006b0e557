//! Markdown as html2text writes it: marks of links, pictures, emphasis, escapes and tables, taken out of the text.

use super::joined;
use super::rewrite::Cut;
use crate::chrome::labels::is_unspaced;
use crate::chrome::shape;
use std::ops::Range;

/// Columns from which an indented line can be code.
const CODE_INDENT: usize = 4;
/// The longest address of a link, in bytes; a parenthesis that closes later closes none.
const MAX_ADDRESS: usize = 4096;
/// Brackets that can be open at once: a picture in a link in a bracket.
const MAX_OPEN: usize = 16;

/// The marks of a Markdown text.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let mut marks = Marks { text, cuts: Vec::new(), open: Vec::new(), past: 0 };
    let has_tables = text.lines().any(is_table_rule);
    let (mut start, mut code, mut letter) = (0, Code::default(), Letter::default());
    for raw in text.split_inclusive('\n') {
        let line = start..start + raw.len();
        start = line.end;
        let words = raw.trim();
        if words.is_empty() {
            // A paragraph's end closes what it left open.
            marks.open.clear();
        }
        let is_code = code.takes(raw);
        if is_code || words.is_empty() {
            letter.add(raw, line.start);
        } else if !(words.starts_with('>') && letter.goes_on()) {
            letter.end(&mut marks.cuts);
        }
        if is_code {
            continue;
        }
        if words.is_empty() || is_table_rule(words) || is_rule(words) {
            continue;
        }
        if is_defined(words) {
            // Its indentation would make it code when the marks are gone.
            marks.cuts.push(Cut::gone(line.start..line.start + raw.len() - raw.trim_start().len()));
        }
        marks.cells(&line, has_tables);
        joined::cut(text, line.start..line.start + raw.trim_end().len(), &mut marks.cuts);
        marks.inline(line);
    }
    letter.end(&mut marks.cuts);
    marks.cuts
}

/// A block of code that is a letter: archives of mailing lists set letters as they came. Who is quoted is told on a line
/// that ends in a colon, above lines with marks.
#[derive(Debug, Default)]
struct Letter {
    /// Its lines' indentation.
    cuts: Vec<Cut>,
    /// The line above ends in a colon.
    introduces: bool,
    quotes: bool,
}

impl Letter {
    fn add(&mut self, raw: &str, start: usize) {
        let words = raw.trim();
        let indent = raw.bytes().take(CODE_INDENT).take_while(|b| *b == b' ').count();
        if indent > 0 {
            self.cuts.push(Cut::gone(start..start + indent));
        }
        if !words.is_empty() {
            self.quotes |= self.introduces && words.starts_with("> ");
            self.introduces = words.ends_with([':', '：']);
        }
    }

    /// Whether a quotation, which html2text marks itself, is a part of it: it is where one is introduced.
    fn goes_on(&mut self) -> bool {
        self.quotes |= self.introduces && !self.cuts.is_empty();
        self.quotes
    }

    /// The block ends: a letter is no code, and is not indented.
    fn end(&mut self, cuts: &mut Vec<Cut>) {
        let ended = std::mem::take(self);
        if ended.quotes {
            cuts.extend(ended.cuts);
        }
    }
}

/// Follows which lines are code: html2text writes two lines of four spaces above it, and none above other indented lines.
#[derive(Debug, Default)]
pub(in crate::flat) struct Code {
    inside: bool,
    announced: bool,
}

impl Code {
    /// Whether the line, the next of the text, is code.
    pub(in crate::flat) fn takes(&mut self, raw: &str) -> bool {
        let words = raw.trim_end();
        let indent = shape::width(&raw[..raw.len() - raw.trim_start().len()].replace(['\n', '\r'], ""));
        if words.is_empty() {
            self.announced = indent >= CODE_INDENT || (self.announced && self.inside);
            return false;
        }
        self.inside = indent >= CODE_INDENT && (self.inside || self.announced) && !is_defined(words.trim_start());
        self.announced = self.inside;
        self.inside
    }
}

/// `**Posts:** 12`: html2text indents the values of a list of terms as it does code.
fn is_defined(words: &str) -> bool {
    words.strip_prefix("**").is_some_and(|rest| rest.contains(":**") || rest.contains("**:"))
}

/// `---|---|---`
fn is_table_rule(line: &str) -> bool {
    line.contains("---") && line.contains('|') && line.bytes().all(|b| matches!(b, b'-' | b'|' | b':' | b' ' | b'\r'))
}

/// `* * *`
fn is_rule(line: &str) -> bool {
    line.bytes().all(|b| matches!(b, b'*' | b'-' | b'_' | b' '))
}

struct Marks<'a> {
    text: &'a str,
    cuts: Vec<Cut>,
    /// Where brackets were opened, and whether for a picture.
    open: Vec<(usize, bool)>,
    /// The end of what is cut already: an address may go on past a line's end.
    past: usize,
}

impl Marks<'_> {
    /// Cells of a table's row become lines.
    fn cells(&mut self, line: &Range<usize>, has_tables: bool) {
        let bytes = self.text.as_bytes();
        let row = after_pictures(self.text[line.clone()].trim_start());
        let bordered = row.starts_with('|') && (has_tables || row.matches('|').count() > 1);
        if !bordered && !has_tables {
            return;
        }
        for at in memchr::memchr_iter(b'|', &bytes[line.clone()]).map(|at| line.start + at) {
            let escaped = at > 0 && bytes[at - 1] == b'\\';
            let glued = at > line.start && !bytes[at - 1].is_ascii_whitespace();
            let spaced = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
            if !escaped && (bordered || glued && spaced) {
                self.cuts.push(Cut::with(at..at + 1, "\n"));
            }
        }
    }

    fn inline(&mut self, line: Range<usize>) {
        let bytes = self.text.as_bytes();
        let mut at = line.start.max(self.past);
        while at < line.end {
            at = match bytes[at] {
                b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                    self.cuts.push(Cut::gone(at..at + 1));
                    at + 2
                }
                b'`' => self.verbatim(at, line.end),
                b'*' | b'_' => self.emphasis(at, &line),
                b'!' if bytes.get(at + 1) == Some(&b'[') => {
                    self.opens(at, true);
                    at + 2
                }
                b'[' => {
                    self.opens(at, false);
                    at + 1
                }
                b']' => self.closes(at),
                _ => at + 1,
            };
        }
        self.past = self.past.max(at);
    }

    fn opens(&mut self, at: usize, picture: bool) {
        if self.open.len() == MAX_OPEN {
            self.open.remove(0);
        }
        self.open.push((at, picture));
    }

    /// A bracket closes: a link or a picture, if an address follows. Returns the place after it.
    fn closes(&mut self, at: usize) -> usize {
        let Some((open, picture)) = self.open.pop() else { return at + 1 };
        let Some(end) = address_end(self.text, at + 1) else { return at + 1 };
        if picture {
            self.cuts.push(Cut::gone(open..end));
        } else {
            self.cuts.extend([Cut::gone(open..open + 1), Cut::gone(at..end)]);
        }
        end
    }

    /// Code in backticks stays as it is. Returns the place after it.
    fn verbatim(&mut self, at: usize, end: usize) -> usize {
        let ticks = self.text[at..end].bytes().take_while(|b| *b == b'`').count();
        let close = memchr::memchr(b'`', &self.text.as_bytes()[at + ticks..end]);
        close.map_or(at + ticks, |close| at + 2 * ticks + close).min(end)
    }

    /// A run of `*` or `_`, which is emphasis unless it stands inside a word or alone. Returns the place after it.
    fn emphasis(&mut self, at: usize, line: &Range<usize>) -> usize {
        let bytes = self.text.as_bytes();
        let end = at + bytes[at..line.end].iter().take_while(|b| matches!(b, b'*' | b'_')).count();
        let before = self.text[line.start..at].chars().next_back().unwrap_or(' ');
        let after = self.text[end..line.end].chars().next().unwrap_or(' ');
        let first = self.text[line.start..at].trim_matches([' ', '>', '\t']).is_empty();
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '"' | '“' | '‘' | '|' | '>');
        let alone = before.is_whitespace() && after.is_whitespace();
        let bullet = first && alone && end == at + 1 && bytes[at] == b'*';
        // "5 * 3"; two stars are bold with white space in it, and underscores alone are what is left of an icon.
        let product = alone && !first && end == at + 1 && bytes[at] == b'*';
        // Scripts without spaces have none around emphasis, either.
        let dense = || is_unspaced(before) || is_unspaced(after);
        let again = || self.text[line.clone()].matches(&self.text[at..end]).count() > 1;
        let is_mark = opens || !after.is_alphanumeric() || dense() && (end > at + 1 || again());
        if is_mark && !bullet && !product {
            self.cuts.push(Cut::gone(at..end));
        }
        end
    }
}

/// What follows the pictures that a line begins with.
fn after_pictures(mut line: &str) -> &str {
    while line.starts_with("![")
        && let Some(end) = memchr::memmem::find(line.as_bytes(), b"](").and_then(|at| address_end(line, at + 1))
    {
        line = line[end..].trim_start();
    }
    line
}

/// The end of an address in parentheses that begins here: `(https://… "title")`, `(<…>)`.
fn address_end(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.get(open) != Some(&b'(') {
        return None;
    }
    let (mut depth, mut quoted) = (0usize, false);
    for (at, byte) in bytes.iter().enumerate().skip(open).take(MAX_ADDRESS) {
        match byte {
            b'"' => quoted = !quoted,
            b'(' if !quoted => depth += 1,
            b')' if !quoted && depth == 1 => return Some(at + 1),
            b')' if !quoted => depth -= 1,
            b']' if bytes.get(at + 1) == Some(&b'(') => return None,
            b'\n' if bytes.get(at + 1) == Some(&b'\n') => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::rewrite::apply;
    use super::*;

    fn plain(text: &str) -> String {
        apply(text, cuts(text)).text
    }

    #[test]
    fn emphasis_between_letters_of_scripts_without_spaces() {
        assert_eq!(plain("绿窗论坛_»_论坛 积分规则**发表回复**\n"), "绿窗论坛»论坛 积分规则发表回复\n");
        assert_eq!(plain("文件_名\nsnake_case a**b\n"), "文件_名\nsnake_case a**b\n");
    }

    #[test]
    fn marks_are_taken_out() {
        for (text, expected) in [
            ("![a](b) Anna: ![c](d)", " Anna: "),
            ("wow ![ no", "wow ![ no"),
            ("**A** _very_ snake_case self._x it\\'s *b*.", "A very snake_case self._x it's b."),
            ("__Suche and __ Nach oben", "Suche and  Nach oben"),
            ("  * tea, 5 * 3", "  * tea, 5 * 3"),
            ("| ** 3 # ** x", "|  3 #  x"),
            ("* * *", "* * *"),
            ("[![x](a.png) Tea](/t \"A (good) tea\"), [or](</a b>)", " Tea, or"),
            ("See [this\npage](/x) [not a link] (or this)", "See this\npage [not a link] (or this)"),
            ("`a_b_ [x](y)` _c_", "`a_b_ [x](y)` c"),
            ("[open\n\nclosed](/x)", "[open\n\nclosed](/x)"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn cells_of_tables_are_lines() {
        assert_eq!(plain("Posts: 2| Posted [#1](/p)\n---|---\nx|y"), "Posts: 2\n Posted #1\n---|---\nx|y");
        assert_eq!(plain("|  | **a** | b |"), "\n  \n a \n b \n");
        assert_eq!(plain("a| b"), "a| b");
        assert_eq!(plain("![](a.png) ![](b) | c| d"), "  \n c\n d");
        assert_eq!(plain("![a] | b"), "![a] | b");
    }

    #[test]
    fn code_stays_as_it_is() {
        let code = "Look:\n\n    \n    \n    __init__ = *x*\n        _y_\n\n    [z](q)\n\nand _on_";
        assert_eq!(plain(code), code.replace("_on_", "on"));
        let letter = "Re: tea\n    \n    \n    Anna wrote:\n    \n    > I like *it*.\n    \n        So do I.\n\nand";
        assert_eq!(plain(letter), "Re: tea\n\n\nAnna wrote:\n\n> I like *it*.\n\n    So do I.\n\nand");
        let marked = letter.replace("    > I", "> I");
        assert_eq!(plain(&marked), plain(letter).replace("*it*", "it"));
        let prompt = letter.replace("wrote:", "wrote");
        assert_eq!(plain(&prompt), prompt);
        assert_eq!(plain("Posts\n\n    _12_\n"), "Posts\n\n    12\n");
    }
}
