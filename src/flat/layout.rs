//! What all lines of a flat text show together: which of them come again.

use super::lines::Line;
use foldhash::fast::FixedState;
use foldhash::{HashMap, HashSet};
use std::hash::BuildHasher;

/// The layout of a page.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The line in which each sentence that comes again, or line without one, is first on the page; by its hash. Of others
    /// some are there, too, which come nowhere after it.
    first: HashMap<u64, u32>,
}

impl Layout {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut hashes: Vec<u32> = Vec::with_capacity(lines.len());
        hashes.extend(lines.iter().flat_map(|line| sentences(&line.text).map(hash)).map(short));
        hashes.sort_unstable();
        let same = hashes.chunk_by(|one, other| one == other).filter(|same| same.len() > 1);
        let again: HashSet<u32> = same.map(|same| same[0]).collect();
        let mut first: HashMap<u64, u32> = HashMap::default();
        if !again.is_empty() {
            for (at, line) in (0..).zip(lines) {
                for hash in sentences(&line.text).map(hash).filter(|hash| again.contains(&short(*hash))) {
                    first.entry(hash).or_insert(at);
                }
            }
        }
        Layout { first }
    }

    /// Whether all that the line says is on the page before.
    pub(super) fn is_repeated(&self, at: usize, line: &Line) -> bool {
        sentences(&line.text)
            .all(|sentence| self.first.get(&hash(sentence)).is_some_and(|first| (*first as usize) < at))
    }
}

fn hash(sentence: &str) -> u64 {
    FixedState::default().hash_one(sentence)
}

/// The part of a hash that tells most sentences apart: all sentences of a page are counted by it.
fn short(hash: u64) -> u32 {
    hash as u32
}

/// The sentences of a line: people quote some of a paragraph's.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive(['.', '!', '?', '。']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    #[test]
    fn repeated_lines() {
        let lines = scan("tea\ncoffee\ntea\n", Flavour::Nodes, Phrases::for_language(None));
        let layout = Layout::of(&lines);
        assert!(
            layout.is_repeated(2, &lines[2]) && !layout.is_repeated(0, &lines[0]) && !layout.is_repeated(1, &lines[1])
        );
        let lines =
            scan("I like it. So do I. Tea\nSo do I.\nSo do I. Not\n", Flavour::Nodes, Phrases::for_language(None));
        let layout = Layout::of(&lines);
        assert!(layout.is_repeated(1, &lines[1]) && !layout.is_repeated(2, &lines[2]));
    }
}
