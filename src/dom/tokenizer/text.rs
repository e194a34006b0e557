//! The states of text: data, and the elements whose text is no markup.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{TagKind, Token, TokenSink};
use memchr::{memchr, memchr2, memchr3, memmem};

use super::classes::{ENDS_TAG_NAME, is};
use super::references::{Place, decode, read};
use super::{Next, Tokenizer};

/// The element whose text is a program.
const SCRIPT: &[u8] = b"script";

/// How a program is hidden from browsers that know no scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escape {
    None,
    /// Behind `<!--`.
    Escaped,
    /// Behind `<script` in there, whose end tag ends nothing.
    DoubleEscaped,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Data state and tag open state: text up to some markup, and that.
    pub(super) fn data(&mut self, start: usize) -> (usize, Next) {
        let (mut from, mut at) = (start, start);
        loop {
            let Some(length) = memchr3(b'<', b'&', 0, &self.text.as_bytes()[at..]) else {
                self.flush(from, self.text.len());
                return (self.text.len(), Next::Data);
            };
            at += length;
            match self.text.as_bytes()[at..] {
                [b'<', next, ..] if next.is_ascii_alphabetic() => {
                    self.flush(from, at);
                    return self.tag(at + 1, TagKind::StartTag);
                }
                [b'<', b'/', next, ..] => {
                    self.flush(from, at);
                    return match next {
                        next if next.is_ascii_alphabetic() => self.tag(at + 2, TagKind::EndTag),
                        b'>' => (at + 3, Next::Data),
                        _ => (self.bogus_comment(at + 2), Next::Data),
                    };
                }
                [b'<', b'!', ..] => {
                    self.flush(from, at);
                    return (self.declaration(at + 2), Next::Data);
                }
                [b'<', b'?', ..] => {
                    self.flush(from, at);
                    return (self.bogus_comment(at + 1), Next::Data);
                }
                [b'&', ..] => {
                    if let Some(found) = read(&self.text.as_bytes()[at + 1..], Place::Text) {
                        self.pending.push_str(&self.text[from..at]);
                        self.pending.push(found.first);
                        self.pending.extend(found.second);
                        at += found.length;
                        from = at + 1;
                    }
                    at += 1;
                }
                [0, ..] => {
                    self.flush(from, at);
                    self.emit(Token::NullCharacterToken);
                    at += 1;
                    from = at;
                }
                _ => at += 1,
            }
        }
    }

    /// RCDATA, RAWTEXT and script data states: text up to the end tag of the element it is in, which the data state reads.
    pub(super) fn raw(&mut self, start: usize, kind: RawKind) -> usize {
        let bytes = self.text.as_bytes();
        let name = self.last_start.as_bytes();
        let mut end = end_tag(bytes, start, name);
        if kind == RawKind::ScriptData && memmem::find(&bytes[start..end], b"<!--").is_some() {
            end = end_of_script(bytes, start, name);
        }
        self.is_cut |= end == bytes.len();
        let part = &bytes[start..end];
        let has_references = kind == RawKind::Rcdata && memchr(b'&', part).is_some();
        if has_references {
            self.decoded.clear();
            decode(&self.text[start..end], Place::Text, &mut self.decoded);
            self.emit(Token::CharacterTokens(StrTendril::from_slice(&self.decoded)));
        } else {
            self.emit_replaced(start, end);
        }
        end
    }

    /// PLAINTEXT state: all that is left.
    pub(super) fn plaintext(&mut self, start: usize) -> usize {
        self.emit_replaced(start, self.text.len());
        self.text.len()
    }

    /// Text with U+FFFD for NUL.
    fn emit_replaced(&mut self, start: usize, end: usize) {
        match memchr(0, &self.text.as_bytes()[start..end]) {
            Some(_) => {
                let text = self.text[start..end].replace('\0', "\u{fffd}");
                self.emit(Token::CharacterTokens(StrTendril::from_slice(&text)));
            }
            None => self.emit_text(start, end),
        }
    }

    /// Text, with the characters before it that references stood for.
    fn flush(&mut self, start: usize, end: usize) {
        if self.pending.is_empty() {
            return self.emit_text(start, end);
        }
        self.pending.push_str(&self.text[start..end]);
        let text = StrTendril::from_slice(&self.pending);
        self.pending.clear();
        self.emit(Token::CharacterTokens(text));
    }
}

/// Whether a word stands at a place as a tag's name.
fn is_name(bytes: &[u8], at: usize, name: &[u8]) -> bool {
    let end = at + name.len();
    !name.is_empty()
        && bytes.get(at..end).is_some_and(|word| word.eq_ignore_ascii_case(name))
        && bytes.get(end).is_some_and(|byte| is(*byte, ENDS_TAG_NAME))
}

/// The place of an element's end tag, or the text's end.
fn end_tag(bytes: &[u8], start: usize, name: &[u8]) -> usize {
    let mut ends = memmem::find_iter(&bytes[start..], b"</").map(|at| start + at);
    ends.find(|at| is_name(bytes, at + 2, name)).unwrap_or(bytes.len())
}

/// The same of a program, in which a comment can hide end tags.
fn end_of_script(bytes: &[u8], start: usize, name: &[u8]) -> usize {
    let (mut escape, mut at) = (Escape::None, start);
    while let Some(length) = memchr2(b'<', b'-', &bytes[at..]) {
        at += length;
        let rest = &bytes[at..];
        (escape, at) = match escape {
            Escape::Escaped | Escape::DoubleEscaped if rest.starts_with(b"-->") => (Escape::None, at + 3),
            // The dashes may be those of "-->" already.
            Escape::None if rest.starts_with(b"<!--") => (Escape::Escaped, at + 2),
            Escape::None | Escape::Escaped if rest.starts_with(b"</") && is_name(bytes, at + 2, name) => return at,
            Escape::Escaped if rest[0] == b'<' && is_name(bytes, at + 1, SCRIPT) => (Escape::DoubleEscaped, at + 1),
            Escape::DoubleEscaped if rest.starts_with(b"</") && is_name(bytes, at + 2, SCRIPT) => {
                (Escape::Escaped, at + 2)
            }
            _ => (escape, at + 1),
        };
    }
    bytes.len()
}
