//! Tokenizing by the [states of the HTML standard](https://html.spec.whatwg.org/multipage/parsing.html#tokenization), over bytes:
//! from one that means something to the next. It drives a tree builder of html5ever in place of html5ever's own tokenizer, to
//! which its tokens are equal but for what nobody here reads, the errors and the numbers of lines.

mod bounds;
mod classes;
mod doctype;
mod markup;
mod names;
#[cfg(any(test, feature = "internals"))]
pub(crate) mod oracle;
pub(super) mod references;
mod tag;
#[cfg(test)]
pub(super) mod tests;
mod text;

pub(super) use bounds::{Bounded, Size, is_formatting};
use foldhash::HashSet;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult};
use html5ever::{LocalName, local_name};
use memchr::{memchr, memchr_iter};
pub(super) use names::{Names, SPREAD};

use super::attributes::Shared;

/// Bytes that a tendril holds in itself.
const MAX_COPIED: usize = 8;
/// Lines are not counted.
const LINE: u64 = 1;

/// A document on its way into a sink.
pub(super) struct Tokenizer<'a, S> {
    pub(super) sink: S,
    /// The text as what its parts share.
    page: &'a StrTendril,
    text: &'a str,
    at: usize,
    next: Next,
    names: Names,
    /// The last start tag's name: an end tag of that name ends raw text.
    last_start: LocalName,
    /// Text with references that has not been emitted.
    pending: String,
    /// A text whose references have been read; room for the next.
    decoded: String,
    /// An element of text that only its own end tag ends has none.
    pub(super) is_cut: bool,
    /// Where attributes are put that the sink does not ask for; none if all are given to it.
    kept: Option<Shared>,
    /// There was a start tag of another namespace.
    is_mixed: bool,
    /// The names of a tag's attributes, where it has many.
    known: HashSet<LocalName>,
}

/// The state after a token.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Next {
    Data,
    Raw(RawKind),
    Plaintext,
}

impl<'a, S: TokenSink> Tokenizer<'a, S> {
    /// Of a [`preprocessed`] text.
    pub(super) fn new(page: &'a StrTendril, sink: S) -> Self {
        let (names, known) = (Names::default(), HashSet::default());
        let (last_start, pending, decoded) = (local_name!(""), String::new(), String::new());
        Tokenizer {
            sink,
            page,
            text: page,
            at: 0,
            next: Next::Data,
            names,
            last_start,
            pending,
            decoded,
            known,
            is_cut: false,
            kept: None,
            is_mixed: false,
        }
    }

    /// With names met before.
    pub(super) fn reusing(self, names: Names) -> Self {
        Tokenizer { names, ..self }
    }

    /// Keeps attributes elsewhere where a tree builder does not look at them.
    pub(super) fn keeping(self, attributes: Shared) -> Self {
        attributes.borrow_mut().begin(self.page.clone());
        Tokenizer { kept: Some(attributes), ..self }
    }

    /// Goes on for so many bytes, and to the end of what is begun there. Whether there is more.
    pub(super) fn run(&mut self, bytes: usize) -> bool {
        let until = self.at.saturating_add(bytes).min(self.text.len());
        while self.at < until {
            (self.at, self.next) = match self.next {
                Next::Data => self.data(self.at),
                Next::Raw(kind) => (self.raw(self.at, kind), Next::Data),
                Next::Plaintext => (self.plaintext(self.at), Next::Data),
            };
        }
        self.at < self.text.len()
    }

    /// Ends the document.
    #[cfg(any(test, feature = "internals"))]
    pub(super) fn finish(self) -> S {
        self.finish_with_names().0
    }

    /// The same, with the names met last.
    pub(super) fn finish_with_names(mut self) -> (S, Names) {
        self.run(usize::MAX);
        self.emit(Token::EOFToken);
        self.sink.end();
        (self.sink, self.names)
    }

    fn emit(&mut self, token: Token) -> Next {
        match self.sink.process_token(token, LINE) {
            TokenSinkResult::RawData(kind) => Next::Raw(kind),
            TokenSinkResult::Plaintext => Next::Plaintext,
            _ => Next::Data,
        }
    }

    fn emit_text(&mut self, start: usize, end: usize) {
        if start < end {
            self.emit(Token::CharacterTokens(self.part(start, end)));
        }
    }

    /// A part of the text, which it shares unless that is longer than itself.
    fn part(&self, start: usize, end: usize) -> StrTendril {
        match end - start {
            ..=MAX_COPIED => StrTendril::from_slice(&self.text[start..end]),
            length => self.page.subtendril(start as u32, length as u32),
        }
    }
}

/// The text with line feeds alone.
pub(super) fn preprocessed(text: &str) -> StrTendril {
    if memchr(b'\r', text.as_bytes()).is_none() {
        return StrTendril::from_slice(text);
    }
    let mut out = StrTendril::with_capacity(text.len() as u32);
    let mut start = 0;
    for at in memchr_iter(b'\r', text.as_bytes()) {
        out.push_slice(&text[start..at]);
        start = at + 1;
        if text.as_bytes().get(start) != Some(&b'\n') {
            out.push_char('\n');
        }
    }
    out.push_slice(&text[start..]);
    out
}
