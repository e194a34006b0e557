//! The states of `<!DOCTYPE …>`.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Doctype;
use memchr::{memchr, memchr2};

use super::classes::{SPACE, find, skip_spaces};

/// The doctype that is declared at a place, behind the keyword, and the place after it.
pub(super) fn read(text: &str, at: usize) -> (Doctype, usize) {
    let mut reader = Reader { text, at };
    let mut doctype = Doctype::default();
    doctype.force_quirks = reader.parts(&mut doctype).is_none();
    let end = memchr(b'>', &text.as_bytes()[reader.at..]).map_or(text.len(), |length| reader.at + length + 1);
    (doctype, end)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// Reads name and identifiers up to the closing bracket, or to what is no part of a doctype; none where that asks for quirks.
    fn parts(&mut self, doctype: &mut Doctype) -> Option<()> {
        if self.next()? == b'>' {
            return None;
        }
        let end = find(self.text.as_bytes(), self.at, SPACE).min(self.closing());
        doctype.name = Some(written(&self.text[self.at..end].to_ascii_lowercase()));
        self.at = end;
        if self.next()? == b'>' {
            return Some(());
        }
        if self.takes("public") {
            self.identifier(&mut doctype.public_id)?;
            match self.next()? {
                b'>' => return Some(()),
                b'"' | b'\'' => {}
                _ => return None,
            }
        } else if !self.takes("system") {
            return None;
        }
        self.identifier(&mut doctype.system_id)?;
        self.next().map(|_| ())
    }

    /// The next byte that is no white space.
    fn next(&mut self) -> Option<u8> {
        self.at = skip_spaces(self.text.as_bytes(), self.at);
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, keyword: &str) -> bool {
        let is_next = self.text.as_bytes()[self.at..]
            .get(..keyword.len())
            .is_some_and(|next| next.eq_ignore_ascii_case(keyword.as_bytes()));
        self.at += if is_next { keyword.len() } else { 0 };
        is_next
    }

    /// Reads what is in quotation marks.
    fn identifier(&mut self, into: &mut Option<StrTendril>) -> Option<()> {
        let quote = self.next().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let start = self.at + 1;
        // A bracket ends the doctype even here.
        let length = memchr2(quote, b'>', &self.text.as_bytes()[start..]);
        let end = length.map_or(self.text.len(), |length| start + length);
        *into = Some(written(&self.text[start..end]));
        self.at = end;
        (self.text.as_bytes().get(end) == Some(&quote)).then(|| self.at += 1)
    }

    /// The place of the next closing bracket, or the text's end.
    fn closing(&self) -> usize {
        memchr(b'>', &self.text.as_bytes()[self.at..]).map_or(self.text.len(), |length| self.at + length)
    }
}

fn written(text: &str) -> StrTendril {
    StrTendril::from_slice(&text.replace('\0', "\u{fffd}"))
}
