//! Inline Markdown: marks, and text escaped so that it is read back as the same text.

use super::inline::{Piece, Span, pieces, safe_link, spans};
use crate::block::{MarkKind, Rich};
use std::ops::Range;

/// Where inline text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph: line breaks are kept, and a line must not begin like another block.
    Paragraph,
    /// In a heading or a label: one line.
    Line,
    /// In a table's cell: one line, pipes escaped.
    Cell,
}

/// Text without marks, as Markdown.
pub(super) fn plain(text: &str, place: Place) -> String {
    inline(&Rich::plain(text), place)
}

/// Rich text as Markdown, without white space around it.
pub(super) fn inline(rich: &Rich, place: Place) -> String {
    let spans = spans(rich);
    let pieces = pieces(&rich.text, &spans);
    let closes = closes(&pieces);
    let mut writer =
        Writer { text: &rich.text, place, out: String::new(), gap: Gap::None, closed: None, line_escape: None };
    let mut open: Vec<String> = Vec::new();
    let mut i = 0;
    while let Some(piece) = pieces.get(i) {
        match piece {
            Piece::Text(start, end) => writer.text(*start, *end),
            // Neither has spans inside: it is three pieces, the middle one its text.
            Piece::Open(span) if writer.code(span) || (closes[i] == i + 2 && writer.bare_link(span)) => i = closes[i],
            Piece::Open(span) => {
                let is_text = |i: usize| matches!(pieces.get(i), Some(Piece::Text(..)));
                let closer = writer.open(span, is_text(i + 1), is_text(closes[i] - 1));
                open.push(closer);
            }
            Piece::Close(_) => writer.close(&open.pop().unwrap_or_default()),
        }
        i += 1;
    }
    writer.out
}

/// For each piece that opens a span, the index of the one that closes it.
fn closes(pieces: &[Piece]) -> Vec<usize> {
    let mut closes = vec![0; pieces.len()];
    let mut open = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(_) => open.push(i),
            Piece::Close(_) => _ = open.pop().map(|start: usize| closes[start] = i),
            Piece::Text(..) => {}
        }
    }
    closes
}

/// White space that is written once something follows it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Break,
}

struct Writer<'a> {
    text: &'a str,
    place: Place,
    out: String,
    gap: Gap,
    /// The delimiter written last, if nothing follows it yet.
    closed: Option<String>,
    /// The byte of the text that would make its line another kind of block.
    line_escape: Option<usize>,
}

impl Writer<'_> {
    /// Writes the white space before what comes next.
    fn fill_gap(&mut self) {
        match std::mem::replace(&mut self.gap, Gap::None) {
            _ if self.out.is_empty() => return,
            Gap::None => return,
            Gap::Space => self.out.push(' '),
            Gap::Break => self.out.push_str("\\\n"),
        }
        self.closed = None;
    }

    /// Writes the text from and to a byte.
    fn text(&mut self, start: usize, end: usize) {
        let mut at = start;
        while let Some(c) = self.text[at..end].chars().next() {
            self.character(c, at, start..end);
            at += c.len_utf8();
            if self.gap == Gap::None {
                let until = self.line_escape.filter(|escape| (at..end).contains(escape)).unwrap_or(end);
                let length = plain_length(&self.text.as_bytes()[at..until]);
                self.out.push_str(&self.text[at..at + length]);
                at += length;
            }
        }
    }

    /// Writes the character at a byte of a piece, or remembers the gap that it is.
    fn character(&mut self, c: char, at: usize, piece: Range<usize>) {
        if c == '\n' && self.place == Place::Paragraph {
            self.gap = Gap::Break;
            return;
        }
        if c.is_whitespace() || c.is_control() {
            self.gap = if self.gap == Gap::Break { Gap::Break } else { Gap::Space };
            return;
        }
        if self.place == Place::Paragraph && (self.out.is_empty() || self.out.ends_with('\n') || self.gap == Gap::Break)
        {
            let line = self.text[at..].split('\n').next().unwrap_or_default();
            self.line_escape = block_start(line).map(|offset| at + offset);
        }
        self.fill_gap();
        self.closed = None;
        if self.line_escape == Some(at) || self.is_special(c, at, piece) {
            self.out.push('\\');
        }
        self.out.push(c);
    }

    /// Whether the character at a byte would be read as markup. Beyond `piece`, delimiters may stand around it.
    fn is_special(&self, c: char, at: usize, piece: Range<usize>) -> bool {
        let after = || self.text[at + c.len_utf8()..].chars().next();
        let before = || self.text[..at].chars().next_back();
        let inside = piece.start < at && at + 1 < piece.end;
        let amid = |is: fn(char) -> bool| inside && before().is_some_and(is) && after().is_some_and(is);
        match c {
            '\\' | '`' | '[' | ']' | '~' => true,
            '*' => !amid(char::is_whitespace),
            '_' => !amid(char::is_alphanumeric),
            '<' => after().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => is_entity(&self.text[at..]),
            '#' => self.place == Place::Line,
            '|' => self.place == Place::Cell,
            _ => false,
        }
    }

    /// Writes inline code whole, if the span is code.
    fn code(&mut self, span: &Span) -> bool {
        if *span.kind != MarkKind::Code {
            return false;
        }
        self.fill_gap();
        if self.closed.as_ref().is_some_and(|closed| closed.starts_with('`')) {
            // Two fences side by side would be read as one.
            self.text(span.start, span.end);
            return true;
        }
        let code = self.text[span.start..span.end].replace(['\n', '\r'], " ");
        let code = if self.place == Place::Cell { code.replace('|', "\\|") } else { code };
        let fence = fence_for(&code, 1);
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.out.push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
        self.closed = Some(fence);
        true
    }

    /// Writes a link whose text is its URL as `<url>`, if the span is one.
    fn bare_link(&mut self, span: &Span) -> bool {
        let MarkKind::Link(url) = span.kind else { return false };
        let absolute = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
        let whole = absolute && safe_link(url).is_some() && !url.contains(['<', '>', ' ', '|', '\\']);
        if !whole || self.text[span.start..span.end] != **url || is_entity_anywhere(url) {
            return false;
        }
        self.fill_gap();
        self.out.push_str(&format!("<{url}>"));
        self.closed = None;
        true
    }

    /// Opens a span and returns what closes it: nothing for a mark that Markdown could not tell from text here.
    /// `starts` and `ends` say whether the span begins and ends with text, not with another span.
    fn open(&mut self, span: &Span, starts: bool, ends: bool) -> String {
        self.fill_gap();
        if let MarkKind::Link(url) = span.kind {
            let Some(url) = safe_link(url) else { return String::new() };
            if self.out.ends_with('!') {
                // The two would be read as the beginning of a picture.
                self.out.insert(self.out.len() - 1, '\\');
            }
            self.out.push('[');
            self.closed = None;
            return format!("]({})", destination(url));
        }
        let before = self.text[..span.start].chars().next_back();
        let after = self.text[span.end..].chars().next();
        let inside = &self.text[span.start..span.end];
        // CommonMark's rule for delimiters, drawn a little narrower: white space or punctuation outside, or a letter or
        // digit inside.
        let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        let solid = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let left = apart(before) || starts && solid(inside.chars().next());
        let right = apart(after) || ends && solid(inside.chars().next_back());
        let delimiter = match span.kind {
            MarkKind::Bold => "**",
            MarkKind::Italic if apart(before) && apart(after) && before != Some('_') && after != Some('_') => "_",
            MarkKind::Italic => "*",
            MarkKind::Strike => "~~",
            MarkKind::Code | MarkKind::Link(_) => "",
        };
        if !left || !right {
            return String::new();
        }
        match self.closed.as_deref() {
            // The same mark goes on: two delimiters side by side would be read as one.
            Some(closed) if closed == delimiter => self.out.truncate(self.out.len() - closed.len()),
            Some(closed) if closed.chars().next() == delimiter.chars().next() => return String::new(),
            _ => self.out.push_str(delimiter),
        }
        self.closed = None;
        delimiter.to_owned()
    }

    fn close(&mut self, closer: &str) {
        if !closer.is_empty() {
            self.out.push_str(closer);
            self.closed = Some(closer.to_owned());
        }
    }
}

/// The bytes that stand for themselves wherever they are: no sign of Markdown, and of no white space or control character.
static PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut at = 0;
    while at < plain.len() {
        // The last are the first bytes of characters, some of which are white space or control characters.
        plain[at] = !matches!(
            at as u8,
            0..=b' ' | 0x7f | b'\\' | b'`' | b'[' | b']' | b'~' | b'*' | b'_' | b'<' | b'&' | b'#' | b'|' | 0xc2 | 0xe1..=0xe3
        );
        at += 1;
    }
    plain
};

/// Bytes of a text's beginning that are written as they are: plain ones, with single spaces between them.
fn plain_length(text: &[u8]) -> usize {
    let is_plain = |at: usize| text.get(at).is_some_and(|byte| PLAIN[usize::from(*byte)]);
    let mut at = 0;
    while is_plain(at) || (text.get(at) == Some(&b' ') && is_plain(at + 1)) {
        at += 1;
    }
    at
}

/// The offset of the character whose escape keeps a line from being another block than a paragraph.
fn block_start(line: &str) -> Option<usize> {
    let bounded = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    let marks = line.starts_with(['-', '=', '+', '|', ':']) && line.chars().all(|c| "-=+|: \t".contains(c));
    if digits > 0 {
        return (line[digits..].starts_with(['.', ')']) && bounded(&line[digits + 1..])).then_some(digits);
    }
    let begins = line.starts_with('>')
        || marks
        || line.starts_with(['-', '+', '*']) && bounded(&line[1..])
        || hashes > 0 && bounded(&line[hashes..]);
    begins.then_some(0)
}

/// The longest character reference there is, in bytes: `&CounterClockwiseContourIntegral;`.
const MAX_ENTITY: usize = 33;

/// Whether a text begins with what could be a character reference.
fn is_entity(text: &str) -> bool {
    let name = text.as_bytes().iter().skip(1).take(MAX_ENTITY);
    let name: Vec<u8> = name.copied().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').collect();
    !name.is_empty() && text.as_bytes().get(name.len() + 1) == Some(&b';')
}

fn is_entity_anywhere(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| is_entity(&text[at..]))
}

/// A run of backticks, at least `min`, that is longer than any in the code.
pub(super) fn fence_for(code: &str, min: usize) -> String {
    let (mut longest, mut run) = (0, 0);
    for b in code.bytes() {
        run = if b == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    "`".repeat(min.max(longest + 1))
}

/// A URL as a link's destination: what would end it is percent-encoded.
pub(super) fn destination(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        match c {
            ' ' | '(' | ')' | '<' | '>' | '\\' | '|' => out.push_str(&format!("%{:02X}", u32::from(c))),
            '&' if is_entity(&url[at..]) => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Mark;

    fn marked(text: &str, marks: &[(usize, usize, MarkKind)]) -> String {
        let marks = marks.iter().map(|(start, end, kind)| Mark::new(*start, *end, kind.clone())).collect();
        inline(&Rich { text: text.into(), marks }, Place::Paragraph)
    }

    #[test]
    fn text_reads_back_as_text() {
        for (text, expected) in [
            ("# no heading", r"\# no heading"),
            ("#hashtag", "#hashtag"),
            ("> no quote", r"\> no quote"),
            ("1. no item", r"1\. no item"),
            ("12) no item", r"12\) no item"),
            ("1.5 litres", "1.5 litres"),
            ("- no item", r"\- no item"),
            (" * no item", r"\* no item"),
            ("-5 degrees", "-5 degrees"),
            ("a\n---", "a\\\n\\---"),
            ("a\n=", "a\\\n\\="),
            ("snake_case _x_ 2 * 3 *y*", r"snake_case \_x\_ 2 * 3 \*y\*"),
            ("a < b <b> </i>", r"a < b \<b> \</i>"),
            ("AT&T &amp; &#1; x&y", r"AT&T \&amp; \&#1; x&y"),
            ("[a](b) ![c]", r"\[a\](b) !\[c\]"),
            (r"\ ` ~", r"\\ \` \~"),
            ("  a \t b \n\n   c \n", "a b\\\nc"),
            ("tea\u{a0}\u{2003}two  words\u{85}é 茶\u{3000}z \u{7f}q 12. r", "tea two words é 茶 z q 12. r"),
        ] {
            assert_eq!(plain(text, Place::Paragraph), expected);
        }
        assert_eq!(plain("C# | F\n#", Place::Line), r"C\# | F \#");
        assert_eq!(plain("a | b\nc", Place::Cell), r"a \| b c");
    }

    #[test]
    fn marks_that_hold() {
        use MarkKind::{Bold, Code, Italic, Link, Strike};
        let link = Link("http://a.example/x_(y)?a=1&lt;b c".into());
        assert_eq!(marked("bold text", &[(0, 5, Bold)]), "**bold** text");
        assert_eq!(marked("an inner word", &[(3, 8, Italic)]), "an _inner_ word");
        assert_eq!(marked("unbelievable", &[(2, 7, Italic), (0, 2, Strike)]), "~~un~~*belie*vable");
        assert_eq!(marked("ab", &[(0, 1, Bold), (1, 2, Bold)]), "**ab**");
        assert_eq!(marked("ab cd", &[(0, 5, Bold), (3, 5, Italic)]), "**ab _cd_**");
        assert_eq!(marked("see this!x", &[(4, 8, link)]), "see [this](http://a.example/x_%28y%29?a=1&amp;lt;b%20c)!x");
        assert_eq!(marked("so!here", &[(3, 7, Link("/a".into()))]), r"so\![here](/a)");
        assert_eq!(marked("x", &[(0, 1, Link("javascript:x".into()))]), "x");
        let url = "https://a.example/a_b*c";
        assert_eq!(marked(url, &[(0, url.len(), Link(url.into()))]), format!("<{url}>"));
        assert_eq!(marked("run a`b` now", &[(4, 8, Code)]), "run `` a`b` `` now");
        assert_eq!(marked("a|b * c", &[(0, 3, Code)]), "`a|b` * c");
    }

    #[test]
    fn marks_that_would_not_hold_leave_their_text() {
        use MarkKind::{Bold, Italic};
        assert_eq!(marked("a\"b\"c", &[(1, 4, Bold)]), "a\"b\"c");
        assert_eq!(marked("ab", &[(0, 1, Bold), (1, 2, Italic)]), "**a**b");
        assert_eq!(marked("ab", &[(0, 1, MarkKind::Code), (1, 2, MarkKind::Code)]), "`a`b");
        assert_eq!(marked("x_a", &[(2, 3, Italic)]), r"x\_*a*");
    }
}
