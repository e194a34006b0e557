//! What introduces a quotation, in any language: `Quote from: Anna on May 3, 2024`, `Anna wrote:`, `(3 May 2024) Anna wrote:`.
//!
//! A page's own phrases name whole lines; here a header is told that stands at the start of a text which goes on after it, as
//! where a page lost its line breaks. A board in one language is written on in many, so all languages are looked at.

mod reader;
mod wordings;

use super::languages::sections;
use super::literals::Literals;
use super::pattern::{Folded, key};
use crate::letters;
use crate::memo::Memo;
use foldhash::{HashMap, HashMapExt, HashSet};
use reader::Reader;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;
use wordings::{Part, Unread, first_letter, parts};

/// Characters of the longest header: label, name, verb and date.
pub(crate) const MAX_HEADER: usize = 140;

/// The sections of the phrase files that are read here.
const SECTIONS: [&str; 3] = ["not_user", "date", "quote_header"];

/// The words of all languages that introduce quotations.
pub(crate) struct Citations {
    wordings: Vec<Unread>,
    /// The first words of those that begin with a label.
    labels: HashSet<&'static str>,
    /// A word of each of them, and the wordings that have it.
    words: Literals,
    of_word: Vec<Vec<usize>>,
    /// Dates like "today at 10:12", "3 hours ago", by the letter that they begin with; by none those that begin with a number.
    recent: HashMap<Option<char>, Vec<Vec<Part>>>,
    not_user: HashSet<&'static str>,
}

/// The header of a quotation at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Citation {
    /// Where it ends, in bytes. Where it is open, where the name begins.
    pub(crate) end: usize,
    author: (usize, usize),
    /// It has a label or a date beside the name, as people do not write.
    pub(crate) is_sure: bool,
    /// Where its name ends is not told by its own words.
    pub(crate) is_open: bool,
}

impl Citation {
    /// The name.
    pub(crate) fn author(&self) -> Range<usize> {
        self.author.0..self.author.1
    }
}

include!(concat!(env!("OUT_DIR"), "/headers.rs"));

static CITATIONS: LazyLock<Citations> = LazyLock::new(Citations::read);

thread_local! {
    /// What [`Citations::at`] tells.
    static AT: Memo<Option<Citation>> = const { Memo::new() };
}

impl Citations {
    /// The words, read when first asked for.
    pub(crate) fn get() -> &'static Citations {
        &CITATIONS
    }

    fn read() -> Citations {
        let (mut wordings, mut recent) = (Vec::new(), HashMap::<_, Vec<_>>::new());
        let (mut not_user, mut labels) = (HashSet::default(), HashSet::default());
        let (mut searched, mut of_word): (Vec<&'static str>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
        let mut places: HashMap<&'static str, usize> = HashMap::new();
        let read = sections().iter().filter(|section| SECTIONS.contains(&section.name));
        let phrases = read.flat_map(|section| section.phrases().map(|(_, phrase)| (section.name, phrase)));
        for (section, phrase) in phrases {
            match section {
                "not_user" => drop(not_user.insert(key(phrase))),
                "date" if phrase.contains('{') => {
                    let parts = parts(phrase);
                    recent.entry(first_letter(&parts)).or_default().push(parts);
                }
                "quote_header" if phrase.contains("{user}") => {
                    let (word, shortest) = HEADERS[wordings.len()];
                    if !word.is_empty() {
                        let at = *places.entry(word).or_insert_with(|| {
                            searched.push(word);
                            of_word.push(Vec::new());
                            searched.len() - 1
                        });
                        of_word[at].push(wordings.len());
                    }
                    // A mark of quotation is no label.
                    let label = phrase.split('{').next().map(first_word);
                    labels.extend(label.filter(|word| !word.is_empty()));
                    wordings.push(Unread::new(phrase, usize::from(shortest)));
                }
                _ => {}
            }
        }
        let words = Literals::new(searched);
        Citations { wordings, labels, words, of_word, recent, not_user }
    }

    /// Whether a text can be the name of somebody who is quoted.
    pub(crate) fn is_name(&self, text: &str) -> bool {
        let reader = Reader::new(self, text, true);
        reader.name(0, reader.text().len()).is_some()
    }

    /// Whether a word is in the text that headers have.
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        self.words.any_in(&Folded::new(text).text)
    }

    /// Whether a header can be at the beginning of a line that goes on behind it: something shows where it ends, or a label
    /// comes first. Not asked of what is not ASCII.
    pub(crate) fn may_begin(&self, line: &str) -> bool {
        let window = &line.as_bytes()[..line.len().min(MAX_HEADER)];
        let ends = |byte: &u8| matches!(byte, b':' | b'(' | b'[' | b'0'..=b'9') || !byte.is_ascii();
        window.iter().any(ends) || self.labels.contains(&*first_word(line).to_ascii_lowercase())
    }

    /// The header that a text begins with, up to the end of its first line.
    pub(crate) fn at(&self, text: &str) -> Option<Citation> {
        let line = text.lines().next()?;
        // One character more tells lines apart that are longer than headers.
        let end = line.char_indices().nth(MAX_HEADER + 1).map_or(line.len(), |(at, _)| at);
        AT.with(|memo| memo.get(&line[..end], || self.read_at(&line[..end])))
    }

    fn read_at(&self, line: &str) -> Option<Citation> {
        let end = line.char_indices().nth(MAX_HEADER).map_or(line.len(), |(at, _)| at);
        let window = &line[..end];
        let reader = Reader::new(self, window, end == line.len());
        let mut wordings: Vec<usize> = Vec::new();
        self.words.find(reader.text(), |at, _| {
            wordings.extend(self.of_word[at].iter().filter(|at| self.wordings[**at].fits(reader.text())));
            false
        });
        wordings.sort_unstable();
        wordings.dedup();
        if wordings.is_empty() {
            return None;
        }
        let (start, dated) = reader.leading_date();
        let found = wordings.iter().filter_map(|at| {
            let wording = self.wordings[*at].read();
            Some((reader.read(wording, start)?, matches!(wording.parts.first(), Some(Part::Words(_)))))
        });
        let (found, labelled) =
            found.max_by_key(|(found, _)| (!found.is_open, found.end, Reverse(found.name.len())))?;
        let place = |at: usize| reader.place(at);
        let name = place(found.name.start)..place(found.name.end);
        let author = (name.start, name.start + window[name].trim_end().len());
        Some(Citation {
            end: place(found.end),
            author,
            is_sure: labelled || dated || found.is_dated,
            is_open: found.is_open,
        })
    }
}

/// The letters that a text begins with, behind what is no letter.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !letters::is_alphanumeric(c));
    text.split(|c: char| !letters::is_alphanumeric(c)).next().unwrap_or_default()
}

#[cfg(test)]
mod tests;
