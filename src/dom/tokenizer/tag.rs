//! The states of tags and their attributes.

use foldhash::HashSet;
use html5ever::interface::{Attribute, QualName};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink};
use html5ever::{LocalName, local_name, ns};
use memchr::{memchr, memchr3};
use std::ops::Range;

use super::super::attributes::{MAX_ATTRIBUTES, are_asked};
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

/// Where a tag's attributes go.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// To the sink, with the tag.
    Given,
    /// Past it; the first of them.
    Kept(u32),
    /// Nowhere: an end tag has none.
    Dropped,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Tag name state and those of attributes: a tag whose name begins at a place. A tag that does not end is no token.
    pub(super) fn tag(&mut self, start: usize, kind: TagKind) -> (usize, Next) {
        let bytes = self.text.as_bytes();
        let mut at = find(bytes, start, ENDS_TAG_NAME);
        let name = self.names.get(&bytes[start..at]);
        let mut tag = Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false };
        let mut way = None;
        loop {
            at = skip_spaces(bytes, at);
            match bytes[at..] {
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
                    let Some(found) = attribute(bytes, at) else { return (bytes.len(), Next::Data) };
                    at = found.end;
                    match *way.get_or_insert_with(|| self.way(&tag)) {
                        Way::Given => self.give(&mut tag, found),
                        Way::Kept(first) => self.keep(first, found),
                        Way::Dropped => {}
                    }
                }
            }
        }
        if let (Some(Way::Kept(first)), Some(kept)) = (way, &self.kept) {
            tag.attrs = kept.borrow_mut().ticket(first);
        }
        if kind == TagKind::StartTag {
            self.last_start = tag.name.clone();
            self.is_mixed |= matches!(tag.name, local_name!("svg") | local_name!("math"));
        }
        (at, self.emit(Token::TagToken(tag)))
    }

    /// Where the attributes of a tag go. In other namespaces the tree builder looks at those of all.
    fn way(&self, tag: &Tag) -> Way {
        match &self.kept {
            None => Way::Given,
            Some(_) if tag.kind == TagKind::EndTag => Way::Dropped,
            Some(_) if are_asked(&tag.name) => Way::Given,
            Some(_) if self.is_mixed && self.sink.adjusted_current_node_present_but_not_in_html_namespace() => {
                Way::Given
            }
            Some(kept) => kept.borrow().first().map_or(Way::Given, Way::Kept),
        }
    }

    /// Gives the sink an attribute, unless the tag has one of that name.
    fn give(&mut self, tag: &mut Tag, found: Found) {
        let name = self.names.get(&self.text.as_bytes()[found.name]);
        if !is_new(&name, tag.attrs.iter().map(|other| &other.name.local), &mut self.known) {
            tag.had_duplicate_attributes = true;
            return;
        }
        let value = match found.is_decoded {
            true => {
                self.decoded.clear();
                decode(&self.text[found.value], Place::Attribute, &mut self.decoded);
                StrTendril::from_slice(&self.decoded)
            }
            false => self.part(found.value.start, found.value.end),
        };
        tag.attrs.push(Attribute { name: QualName { prefix: None, ns: ns!(), local: name }, value });
    }

    /// The same of an attribute that the sink does not ask for. The first of the tag is known.
    fn keep(&mut self, first: u32, found: Found) {
        let Some(kept) = &self.kept else { return };
        let mut kept = kept.borrow_mut();
        let name = self.names.get(&self.text.as_bytes()[found.name]);
        let span = kept.since(first);
        let has = kept.of(span);
        if has.len() >= MAX_ATTRIBUTES || !is_new(&name, has.iter().map(|other| &other.name), &mut self.known) {
            return;
        }
        match found.is_decoded {
            true => kept.push_encoded(name, found.value),
            false => kept.push(name, found.value),
        }
    }
}

/// Whether a tag has no attribute of a name yet. Of a tag with many, the set has the names.
fn is_new<'a>(
    name: &LocalName,
    mut has: impl ExactSizeIterator<Item = &'a LocalName>,
    known: &mut HashSet<LocalName>,
) -> bool {
    match has.len() {
        ..MANY => has.all(|other| other != name),
        MANY => {
            known.clear();
            known.extend(has.cloned());
            known.insert(name.clone())
        }
        _ => known.insert(name.clone()),
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
