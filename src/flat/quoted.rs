//! Quotations in flat text: their headers, words that were on the page before, and indentation.

mod indented;
mod mentions;
mod nested;

use super::frame::Frame;
use super::lines::{Class, Line, bare};
use crate::chrome::citations::{self, Citation, Citations};
use crate::chrome::labels::is_unspaced;
use crate::chrome::phrases::Phrases;
use crate::letters;
use foldhash::{HashSet, HashSetExt};
use std::hash::BuildHasher;
use std::ops::Range;

pub(super) use mentions::mentioned;
pub(super) use nested::Answers;

/// Words in a row that two people hardly write by chance. In scripts without spaces, characters that are letters.
const SHINGLE: usize = 4;
/// Words of a quotation that nothing introduces: shorter ones are said by chance.
const MIN_WORDS: usize = 5;
/// Lines of the longest header of a quotation: who, "wrote", when, an arrow.
const MAX_HEADER: usize = 6;
/// Of a hundred posts, at most so many begin with a quotation.
const QUOTING_SHARE: usize = 70;
/// Lines of a quotation that is told by its indentation alone.
const MAX_PARAGRAPH: usize = 20;
/// Of a hundred shingles of a line, so many were written before: quotations are shortened and spelled as they were.
const SEEN_SHARE: usize = 80;

/// Bytes of a word with the space behind it, about.
const BYTES_PER_WORD: usize = 5;
/// An odd number with bits all over, which spreads what is multiplied by it.
const SPREAD: u64 = 0x517c_c1b7_2722_0a95;

/// A quotation at places of a list of lines.
#[derive(Debug, PartialEq)]
pub(super) struct Quotation {
    /// Lines that only say who is quoted.
    pub(super) header: Range<usize>,
    pub(super) text: Range<usize>,
    pub(super) author: Option<String>,
}

/// What has been written so far.
#[derive(Debug, Default)]
pub(super) struct Written {
    shingles: HashSet<u64>,
    lines: HashSet<u64>,
    hasher: foldhash::fast::FixedState,
}

impl Written {
    pub(super) fn new() -> Self {
        Written { shingles: HashSet::new(), lines: HashSet::new(), hasher: foldhash::fast::FixedState::default() }
    }

    /// Notes the lines of a post.
    pub(super) fn add(&mut self, lines: &[Line], kept: &[usize]) {
        for at in kept {
            let words = Self::words(&lines[*at].text);
            self.shingles.extend(words.windows(SHINGLE).map(|shingle| self.hasher.hash_one(shingle)));
            self.lines.insert(self.hasher.hash_one(&words));
        }
    }

    /// Whether a line was written before, or is a part of one that was.
    fn has(&self, line: &str) -> bool {
        let words = Self::words(line.trim_end_matches(['.', '…', ' ']));
        if words.len() < SHINGLE {
            return !words.is_empty() && self.lines.contains(&self.hasher.hash_one(&words));
        }
        let shingles = words.len() + 1 - SHINGLE;
        let seen = words.windows(SHINGLE).filter(|shingle| self.shingles.contains(&self.hasher.hash_one(*shingle)));
        seen.count() * 100 >= shingles * SEEN_SHARE
    }

    /// The line's words as numbers.
    fn words(text: &str) -> Vec<u64> {
        let mut words = Vec::with_capacity(text.len() / BYTES_PER_WORD + 1);
        let mut word = 0;
        let mut add = |c: char| {
            let letter = letters::is_alphanumeric(c);
            if word != 0 && (!letter || is_unspaced(c)) {
                words.push(std::mem::take(&mut word));
            }
            if letter {
                word = mixed(word, c);
            }
        };
        match text.is_ascii() {
            true => text.bytes().for_each(|byte| add(char::from(byte.to_ascii_lowercase()))),
            false => text.chars().flat_map(letters::lower).for_each(&mut add),
        }
        if word != 0 {
            words.push(word);
        }
        words
    }
}

/// A word's number with one more letter; never 0, which stands for no word.
fn mixed(word: u64, c: char) -> u64 {
    (word.rotate_left(5) ^ u64::from(c)).wrapping_mul(SPREAD) | 1
}

/// What quotations are told by.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// What the posts before say.
    pub(super) written: &'a Written,
    pub(super) phrases: &'a Phrases,
    /// Whether somebody of that name wrote on the page.
    pub(super) is_member: &'a dyn Fn(&str) -> bool,
    /// Whether lines are indented as the page was shown.
    pub(super) is_laid_out: bool,
}

/// Finds quotations among the lines that are kept of a post.
pub(super) struct Finder<'a> {
    lines: &'a [Line<'a>],
    kept: &'a [usize],
    known: Known<'a>,
    /// Which of the lines have a word of what introduces quotations: each is in several headers that are tried.
    introducing: Vec<bool>,
}

/// The frames, with what introduces quotations at the beginning of bodies, which reads like the labels of a header.
pub(super) fn introduced(lines: &[Line], frames: &[Frame], phrases: &Phrases) -> Vec<Frame> {
    let written = Written::new();
    let is_header = |range: Range<usize>| {
        let kept: Vec<usize> = range.collect();
        let finder =
            Finder::new(lines, &kept, Known { written: &written, phrases, is_member: &|_| false, is_laid_out: false });
        finder.header(0).is_some_and(|header| header.lines == kept.len())
    };
    let length = |frame: &Frame| {
        let room = frame.header.len().saturating_sub(1).min(MAX_HEADER);
        let apart = frame.header.end != frame.body.start;
        let mut near = lines[frame.body.start.saturating_sub(room)..frame.body.start].iter();
        let introduces = |line: &Line| {
            Citations::get().may_be_in(&line.text) || line.family() == "quote_header" || mentioned(&line.text).is_some()
        };
        if apart || !near.any(introduces) {
            None
        } else {
            (1..=room).rev().find(|length| is_header(frame.body.start - length..frame.body.start))
        }
    };
    let lengths: Vec<usize> = frames.iter().map(|frame| length(frame).unwrap_or(0)).collect();
    // What most posts have is their own header: "Anna said: May 3, 2024".
    if lengths.iter().filter(|length| **length > 0).count() * 100 > frames.len() * QUOTING_SHARE {
        return frames.to_vec();
    }
    let moved = |(frame, length): (&Frame, usize)| {
        let start = frame.body.start - length;
        let end = if length > 0 { start } else { frame.header.end };
        Frame { header: frame.header.start..end, body: start..frame.body.end, ..frame.clone() }
    };
    frames.iter().zip(lengths).map(moved).collect()
}

/// Lines that say who is quoted.
struct Header {
    /// How many they are.
    lines: usize,
    author: Option<String>,
    /// People do not write so themselves.
    is_sure: bool,
}

impl<'a> Finder<'a> {
    pub(super) fn new(lines: &'a [Line<'a>], kept: &'a [usize], known: Known<'a>) -> Self {
        let is_long = |text: &str| text.len() > citations::MAX_HEADER && text.chars().count() > citations::MAX_HEADER;
        let may = |at: &usize| !is_long(&lines[*at].text) && Citations::get().may_be_in(bare(&lines[*at].text));
        Finder { lines, kept, known, introducing: kept.iter().map(may).collect() }
    }

    /// The quotations, in order.
    pub(super) fn find(&self) -> Vec<Quotation> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.kept.len() {
            let header = self.header(at);
            let sourced = if at == 0 || header.is_some() { self.sourced(at, header.as_ref()) } else { None };
            // Nothing is left that can be the author's own, and no more is after the headers further on.
            if sourced.as_ref().is_some_and(|found| found.text.end == self.kept.len()) {
                break;
            }
            let told = || match &header {
                Some(header) => self.unsourced(at, header),
                None => self.indented(at),
            };
            match sourced.or_else(told) {
                Some(quotation) => {
                    at = quotation.text.end;
                    found.push(quotation);
                }
                None => at += header.map_or(1, |header| header.lines),
            }
        }
        found
    }

    fn line(&self, at: usize) -> &Line<'_> {
        &self.lines[self.kept[at]]
    }

    /// Whether a line says who is quoted, by itself.
    fn is_header(&self, at: usize) -> bool {
        let line = self.line(at);
        line.family() == "quote_header"
            && (self.known.phrases.quote_author(bare(&line.text)).is_some() || line.text.trim_end().ends_with(':'))
    }

    /// The header at a place: one line, or the several that its links and dates were.
    fn header(&self, at: usize) -> Option<Header> {
        let citations = Citations::get();
        let mut joined = String::new();
        let mut ends = Vec::with_capacity(MAX_HEADER);
        let (mut found, mut may_introduce) = (None, false);
        for place in at..self.kept.len().min(at + MAX_HEADER) {
            let line = self.line(place);
            if line.class == Class::Prose && place > at || line.quoted != self.line(at).quoted {
                break;
            }
            joined.push_str(if joined.is_empty() { "" } else { " " });
            joined.push_str(bare(&line.text));
            ends.push(joined.len());
            if joined.len() > citations::MAX_HEADER && joined.chars().count() > citations::MAX_HEADER {
                break;
            }
            may_introduce |= self.introducing[place];
            if !may_introduce {
                continue;
            }
            let whole = |citation: &Citation| {
                // A name is not broken into lines.
                let author = citation.author();
                let broken = ends.iter().any(|end| author.start < *end && *end < author.end);
                !citation.is_open && citation.end >= joined.len() && !broken
            };
            if let Some(citation) = citations.at(&joined).filter(whole) {
                let author = joined[citation.author()].to_owned();
                let is_sure = citation.is_sure || (self.known.is_member)(&author);
                found = Some(Header { lines: place + 1 - at, author: Some(author), is_sure });
            }
        }
        let named = || Header {
            lines: 1,
            author: self.known.phrases.quote_author(bare(&self.line(at).text)).map(str::to_owned),
            is_sure: false,
        };
        found.or_else(|| self.mentions(at)).or_else(|| self.is_header(at).then(named))
    }

    /// The quotation that begins at a place, if what follows its header was written before.
    fn sourced(&self, from: usize, header: Option<&Header>) -> Option<Quotation> {
        let seen = |at: usize| self.known.written.has(&self.line(at).text);
        let short = |at: &usize| self.line(*at).class != Class::Prose;
        let limit = self.kept.len().min(from + MAX_HEADER + 1);
        let begin = from + header.map_or(0, |header| header.lines);
        let start = (begin..limit).take_while(|at| short(at) || seen(*at)).find(|at| seen(*at))?;
        let introduced = start > from;
        let mut end = start;
        loop {
            let run = (end..self.kept.len()).take_while(|at| seen(*at)).count();
            if run > 0 {
                end += run;
                continue;
            }
            // A quotation inside the quotation has a header of its own.
            let limit = self.kept.len().min(end + MAX_HEADER);
            let inner = (end..limit).take_while(short).find(|at| *at + 1 < self.kept.len() && seen(*at + 1));
            match inner.filter(|_| end < self.kept.len() && (self.is_header(end) || self.header(end).is_some())) {
                Some(inner) => end = inner + 1,
                None => break,
            }
        }
        // "Thanks!" and "So do I" have been said before.
        let last =
            |at: usize| self.line(at).text.split_whitespace().count() < SHINGLE && self.line(at).class != Class::Prose;
        if introduced && end == self.kept.len() && end - start > 1 && last(end - 1) {
            end -= 1;
        }
        let words: usize = (start..end).map(|at| self.line(at).text.split_whitespace().count()).sum();
        let dense = (start..end).any(|at| self.line(at).text.chars().any(is_unspaced));
        if !introduced && words < MIN_WORDS && !dense {
            return None;
        }
        let author = header.and_then(|header| header.author.clone());
        let named = || (begin..start).find_map(|at| self.known.phrases.quote_author(bare(&self.line(at).text)));
        let named = || named().or_else(|| (from..start).find_map(|at| self.member_in(bare(&self.line(at).text))));
        Some(Quotation { header: from..start, text: start..end, author: author.or_else(|| named().map(str::to_owned)) })
    }

    /// A quotation whose source is not on the page: a paragraph after a header that is sure, if something is left after it.
    fn unsourced(&self, from: usize, header: &Header) -> Option<Quotation> {
        let mut start = from + header.lines;
        let mut sure = header.is_sure;
        // Those inside each other have their headers one after the other.
        while let Some(inner) = self.kept.get(start).and_then(|_| self.header(start)) {
            sure |= inner.is_sure;
            start += inner.lines;
        }
        let first = self.kept.get(start).map(|_| self.line(start)).filter(|line| sure && line.quoted == 0)?;
        // Where its end has words of its own, they show it.
        let rest = start + 1..self.kept.len();
        if rest.clone().any(|at| self.line(at).family() == "quote_header" && self.header(at).is_none()) {
            return None;
        }
        let lower = rest.clone().take(MAX_PARAGRAPH).find(|at| self.line(*at).indent < first.indent);
        let blank = || rest.clone().find(|at| self.line(*at).after_blank());
        let end = lower.or_else(blank).or_else(|| rest.clone().next())?;
        Some(Quotation { header: from..start, text: start..end, author: header.author.clone() })
    }
}

#[cfg(test)]
mod tests;
