//! The states of tags and their attributes.

use html5ever::interface::{Attribute, QualName};
use html5ever::ns;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink};
use memchr::{memchr, memchr3};
use std::ops::Range;

use super::classes::{DECODED, ENDS_NAME, ENDS_TAG_NAME, ENDS_VALUE, find, is, skip_spaces};
use super::references::{Place, decode};
use super::{Next, Tokenizer};

/// Attributes of a tag that are compared one by one; where there are more, a set is asked.
const MANY: usize = 32;

/// An attribute's place in the text.
struct Found {
    name: Range<usize>,
    value: Range<usize>,
    /// The value has references or NUL.
    is_decoded: bool,
    /// The place after it.
    end: usize,
}

impl<S: TokenSink> Tokenizer<S> {
    /// Tag name state and those of attributes: a tag whose name begins at a place. A tag that does not end is no token.
    pub(super) fn tag(&mut self, start: usize, kind: TagKind) -> (usize, Next) {
        let bytes = self.text.as_bytes();
        let mut at = find(bytes, start, ENDS_TAG_NAME);
        let name = self.names.get(&bytes[start..at]);
        let mut tag = Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false };
        loop {
            at = skip_spaces(self.text.as_bytes(), at);
            match self.text.as_bytes()[at..] {
                [] => return (at, Next::Data),
                [b'>', ..] => {
                    at += 1;
                    break;
                }
                [b'/', b'>', ..] => {
                    tag.self_closing = true;
                    at += 2;
                    break;
                }
                [b'/', ..] => at += 1,
                _ => {
                    let Some(found) = attribute(self.text.as_bytes(), at) else { return (self.text.len(), Next::Data) };
                    at = found.end;
                    self.add(&mut tag, found);
                }
            }
        }
        if kind == TagKind::StartTag {
            self.last_start = tag.name.clone();
        }
        (at, self.emit(Token::TagToken(tag)))
    }

    /// Adds an attribute, unless the tag has one of that name.
    fn add(&mut self, tag: &mut Tag, found: Found) {
        let name = self.names.get(&self.text.as_bytes()[found.name]);
        let is_known = match tag.attrs.len() {
            ..MANY => tag.attrs.iter().any(|other| other.name.local == name),
            MANY => {
                self.known.clear();
                self.known.extend(tag.attrs.iter().map(|other| other.name.local.clone()));
                !self.known.insert(name.clone())
            }
            _ => !self.known.insert(name.clone()),
        };
        if is_known {
            tag.had_duplicate_attributes = true;
            return;
        }
        let value = match found.is_decoded {
            true => {
                decode(&self.text[found.value], Place::Attribute, &mut self.decoded);
                StrTendril::from_slice(&self.decoded)
            }
            false => self.part(found.value.start, found.value.end),
        };
        if tag.attrs.capacity() == 0 {
            tag.attrs = self.spare.borrow_mut().pop().unwrap_or_default();
        }
        tag.attrs.push(Attribute { name: QualName { prefix: None, ns: ns!(), local: name }, value });
    }
}

/// The attribute at a place; none where the text ends in it.
fn attribute(bytes: &[u8], start: usize) -> Option<Found> {
    // An equals sign can be the first character of a name.
    let name = start..find(bytes, start + 1, ENDS_NAME);
    let at = skip_spaces(bytes, name.end);
    if *bytes.get(at)? != b'=' {
        return Some(Found { name, value: at..at, is_decoded: false, end: at });
    }
    let at = skip_spaces(bytes, at + 1);
    match *bytes.get(at)? {
        quote @ (b'"' | b'\'') => {
            let start = at + 1;
            let special = start + memchr3(quote, b'&', 0, &bytes[start..])?;
            let is_decoded = bytes[special] != quote;
            let end = if is_decoded { special + memchr(quote, &bytes[special..])? } else { special };
            Some(Found { name, value: start..end, is_decoded, end: end + 1 })
        }
        b'>' => Some(Found { name, value: at..at, is_decoded: false, end: at }),
        _ => {
            let end = find(bytes, at, ENDS_VALUE);
            let is_decoded = bytes[at..end].iter().any(|byte| is(*byte, DECODED));
            (end < bytes.len()).then_some(Found { name, value: at..end, is_decoded, end })
        }
    }
}
