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
mod tests;
mod text;

pub(super) use bounds::{Bounded, Size};
use std::cell::RefCell;
use std::rc::Rc;

use foldhash::HashSet;
use html5ever::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult};
use html5ever::{LocalName, local_name};
use memchr::{memchr, memchr_iter};
pub(super) use names::Names;

/// Bytes that a tendril holds in itself.
const MAX_COPIED: usize = 8;
/// Lines are not counted.
const LINE: u64 = 1;

/// A document on its way into a sink.
pub(super) struct Tokenizer<S> {
    pub(super) sink: S,
    text: StrTendril,
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
    /// Vectors for the attributes of the tags to come.
    spare: Spare,
    /// The names of a tag's attributes, where it has many.
    known: HashSet<LocalName>,
}

/// Empty vectors of attributes, which who takes tags gives back: nearly every tag needs one.
pub(super) type Spare = Rc<RefCell<Vec<Vec<Attribute>>>>;

/// The state after a token.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Next {
    Data,
    Raw(RawKind),
    Plaintext,
}

impl<S: TokenSink> Tokenizer<S> {
    pub(super) fn new(text: &str, sink: S) -> Self {
        let (names, spare) = (Names::default(), Spare::default());
        let (last_start, pending, decoded) = (local_name!(""), String::new(), String::new());
        Tokenizer {
            sink,
            text: preprocessed(text),
            at: 0,
            next: Next::Data,
            names,
            last_start,
            pending,
            decoded,
            known: HashSet::default(),
            is_cut: false,
            spare,
        }
    }

    /// With names met before, and vectors that the sink gives back.
    pub(super) fn reusing(self, names: Names, spare: Spare) -> Self {
        Tokenizer { names, spare, ..self }
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
            length => self.text.subtendril(start as u32, length as u32),
        }
    }
}

/// The text with line feeds alone.
fn preprocessed(text: &str) -> StrTendril {
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
