//! Quotations in flat text: their headers, and words that were on the page before.

use super::lines::{Class, Line, bare};
use crate::chrome::phrases::Phrases;
use foldhash::{HashSet, HashSetExt};
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Range;

/// Words in a row that two people hardly write by chance. In scripts without spaces, characters that are letters.
const SHINGLE: usize = 4;
/// Words of a quotation that nothing introduces: shorter ones are said by chance.
const MIN_WORDS: usize = 5;
/// Lines of the longest header of a quotation: who, "wrote", when, an arrow.
const MAX_HEADER: usize = 6;
/// Of a hundred shingles of a line, so many were written before: quotations are shortened and spelled as they were.
const SEEN_SHARE: usize = 80;

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
            let words = self.words(&lines[*at].text);
            self.shingles.extend(words.windows(SHINGLE).map(|shingle| self.hasher.hash_one(shingle)));
            self.lines.insert(self.hasher.hash_one(&words));
        }
    }

    /// Whether a line was written before, or is a part of one that was.
    fn has(&self, line: &str) -> bool {
        let words = self.words(line.trim_end_matches(['.', '…', ' ']));
        if words.len() < SHINGLE {
            return !words.is_empty() && self.lines.contains(&self.hasher.hash_one(&words));
        }
        let shingles = words.len() + 1 - SHINGLE;
        let seen = words.windows(SHINGLE).filter(|shingle| self.shingles.contains(&self.hasher.hash_one(*shingle)));
        seen.count() * 100 >= shingles * SEEN_SHARE
    }

    fn words(&self, text: &str) -> Vec<u64> {
        let mut words = Vec::new();
        let mut word = self.hasher.build_hasher();
        let mut open = false;
        for c in text.chars().flat_map(char::to_lowercase) {
            let alone = is_dense(c);
            if open && (alone || !c.is_alphanumeric()) {
                words.push(std::mem::replace(&mut word, self.hasher.build_hasher()).finish());
                open = false;
            }
            if c.is_alphanumeric() {
                c.hash(&mut word);
                open = true;
            }
        }
        if open {
            words.push(word.finish());
        }
        words
    }
}

/// Characters of scripts that set no spaces between words.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The quotations among the lines that are kept of a post, after those of the posts before it.
pub(super) fn find(lines: &[Line], kept: &[usize], written: &Written, phrases: &Phrases) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < kept.len() {
        let introduced = is_header(&lines[kept[at]], phrases);
        if at > 0 && !introduced {
            at += 1;
            continue;
        }
        match quotation(lines, kept, at, written, phrases) {
            Some(quotation) => {
                at = quotation.text.end;
                found.push(quotation);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a line says who is quoted.
fn is_header(line: &Line, phrases: &Phrases) -> bool {
    line.family() == "quote_header" && phrases.quote_author(bare(&line.text)).is_some()
        || line.family() == "quote_header" && line.text.trim_end().ends_with(':')
}

/// The quotation that begins at a place, if what follows its header was written before.
fn quotation(lines: &[Line], kept: &[usize], from: usize, written: &Written, phrases: &Phrases) -> Option<Quotation> {
    let line = |at: usize| &lines[kept[at]];
    let seen = |at: usize| written.has(&line(at).text);
    let short = |at: &usize| line(*at).class != Class::Prose;
    let start =
        (from..kept.len().min(from + MAX_HEADER + 1)).take_while(|at| short(at) || seen(*at)).find(|at| seen(*at))?;
    let introduced = start > from;
    let mut end = start;
    loop {
        let run = (end..kept.len()).take_while(|at| seen(*at)).count();
        if run > 0 {
            end += run;
            continue;
        }
        // A quotation inside the quotation has a header of its own.
        let inner =
            (end..kept.len().min(end + MAX_HEADER)).take_while(short).find(|at| *at + 1 < kept.len() && seen(*at + 1));
        match inner.filter(|_| end < kept.len() && is_header(line(end), phrases)) {
            Some(inner) => end = inner + 1,
            None => break,
        }
    }
    let words: usize = (start..end).map(|at| line(at).text.split_whitespace().count()).sum();
    let dense = (start..end).any(|at| line(at).text.chars().any(is_dense));
    if !introduced && words < MIN_WORDS && !dense || end == kept.len() {
        return None;
    }
    let author = (from..start).find_map(|at| phrases.quote_author(bare(&line(at).text))).map(str::to_owned);
    Some(Quotation { header: from..start, text: start..end, author })
}
