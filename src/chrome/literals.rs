//! Finds which of many words stand in a folded text.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::ops::Range;
use std::sync::OnceLock;

/// Words that are looked for together. What finds them is built when it is first needed: on most pages only the words in ASCII
/// are, for which a table of all states is small and read three times as fast as the trie that all words need.
#[derive(Debug)]
pub(super) struct Literals {
    words: Vec<Box<str>>,
    /// The words in ASCII, by their places.
    places: Vec<usize>,
    ascii: OnceLock<Option<AhoCorasick>>,
    all: OnceLock<Option<AhoCorasick>>,
}

impl Literals {
    pub(super) fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let words: Vec<Box<str>> = words.into_iter().map(Box::from).collect();
        let places = (0..words.len()).filter(|at| words[*at].is_ascii()).collect();
        Literals { words, places, ascii: OnceLock::new(), all: OnceLock::new() }
    }

    /// The place of each word that is in the text, with where it is.
    pub(super) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        let (automaton, places) = match text.is_ascii() {
            true => (self.ascii(), Some(&self.places)),
            false => (self.all(), None),
        };
        let found = automaton.into_iter().flat_map(move |words| words.find_overlapping_iter(text));
        found.map(move |found| {
            let at = found.pattern().as_usize();
            (places.map_or(at, |places| places[at]), found.range())
        })
    }

    /// Whether any of the words is in the text.
    pub(super) fn any_in(&self, text: &str) -> bool {
        let automaton = if text.is_ascii() { self.ascii() } else { self.all() };
        automaton.is_some_and(|words| words.is_match(text))
    }

    fn ascii(&self) -> Option<&AhoCorasick> {
        let words = || self.places.iter().map(|at| self.words[*at].as_bytes());
        self.ascii.get_or_init(|| build(AhoCorasickKind::DFA, words())).as_ref()
    }

    fn all(&self) -> Option<&AhoCorasick> {
        let words = || self.words.iter().map(|word| word.as_bytes());
        self.all.get_or_init(|| build(AhoCorasickKind::ContiguousNFA, words())).as_ref()
    }
}

fn build<'a>(kind: AhoCorasickKind, words: impl Iterator<Item = &'a [u8]>) -> Option<AhoCorasick> {
    AhoCorasick::builder().kind(Some(kind)).build(words).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_places_in_any_script() {
        let words = Literals::new(["тема", "thread", "темы", "read"]);
        let found = |text: &str| words.find(text).map(|(at, range)| (at, range.start)).collect::<Vec<_>>();
        assert_eq!(found("a thread"), [(1, 2), (3, 4)]);
        assert_eq!(found("темы read"), [(2, 0), (3, 9)]);
        assert!(words.any_in("a thread") && words.any_in("тема") && !words.any_in("tea") && !words.any_in("чай"));
    }
}
