//! The states behind `<!` and `<?`: comments, doctypes, CDATA sections, and what is no declaration.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink};
use memchr::{memchr, memchr_iter, memmem};

use super::{Tokenizer, doctype};

/// What opens a section of text in SVG and MathML.
const CDATA: &[u8] = b"[CDATA[";
const CDATA_END: &[u8] = b"]]>";
const DOCTYPE: &[u8] = b"doctype";
/// What a comment that is not closed can end with, and does not have.
const UNCLOSED: [&str; 3] = ["--!", "--", "-"];

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Markup declaration open state: behind `<!`.
    pub(super) fn declaration(&mut self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        if rest.starts_with(b"--") {
            return self.comment(at + 2);
        }
        if rest.get(..DOCTYPE.len()).is_some_and(|word| word.eq_ignore_ascii_case(DOCTYPE)) {
            let (doctype, end) = doctype::read(self.text, at + DOCTYPE.len());
            self.emit(Token::DoctypeToken(doctype));
            return end;
        }
        if rest.starts_with(CDATA) && self.sink.adjusted_current_node_present_but_not_in_html_namespace() {
            return self.cdata(at + CDATA.len());
        }
        self.bogus_comment(at)
    }

    /// Comment states: behind `<!--`.
    fn comment(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        for abrupt in [&b">"[..], b"->"] {
            if bytes[start..].starts_with(abrupt) {
                self.emit_comment(start, start);
                return start + abrupt.len();
            }
        }
        let mut from = start;
        while let Some(at) = memmem::find(&bytes[from..], b"--").map(|length| from + length) {
            for close in [&b">"[..], b"!>"] {
                if bytes[at + 2..].starts_with(close) {
                    self.emit_comment(start, at);
                    return at + 2 + close.len();
                }
            }
            from = at + 1;
        }
        let rest = &self.text[start..];
        let end = UNCLOSED.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest).len();
        self.emit_comment(start, start + end);
        self.text.len()
    }

    /// Bogus comment state: all up to the next `>`.
    pub(super) fn bogus_comment(&mut self, start: usize) -> usize {
        let end = memchr(b'>', &self.text.as_bytes()[start..]).map(|length| start + length);
        self.emit_comment(start, end.unwrap_or(self.text.len()));
        end.map_or(self.text.len(), |end| end + 1)
    }

    /// CDATA section states.
    pub(super) fn cdata(&mut self, start: usize) -> usize {
        let close = memmem::find(&self.text.as_bytes()[start..], CDATA_END).map(|length| start + length);
        let end = close.unwrap_or(self.text.len());
        let nuls: Vec<usize> = memchr_iter(0, &self.text.as_bytes()[start..end]).map(|at| start + at).collect();
        let mut from = start;
        for nul in nuls {
            self.emit_text(from, nul);
            self.emit(Token::NullCharacterToken);
            from = nul + 1;
        }
        self.emit_text(from, end);
        close.map_or(self.text.len(), |close| close + CDATA_END.len())
    }

    fn emit_comment(&mut self, start: usize, end: usize) {
        let text = match memchr(0, &self.text.as_bytes()[start..end]) {
            Some(_) => StrTendril::from_slice(&self.text[start..end].replace('\0', "\u{fffd}")),
            None => self.part(start, end),
        };
        self.emit(Token::CommentToken(text));
    }
}
