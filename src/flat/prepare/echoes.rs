//! Words that stand on a page before: how far a text repeats them, letter by letter, for a page that lost its line breaks may
//! have lost the spaces between words too.

use crate::chrome::labels::is_unspaced;
use crate::letters;
use foldhash::{HashMap, HashMapExt};
use std::hash::BuildHasher;

/// Letters in a row that are hardly the same by chance after the header of a quotation; two or three words.
const SEED: usize = 12;
/// The same in scripts without spaces, whose letters say more.
const UNSPACED_SEED: usize = 6;
/// The same where no header stands before it, unless a sentence or a line ends there.
const CONTINUED: usize = 30;
/// Places of the same letters that are compared: a text and the first of its copies.
const MAX_PLACES: usize = 4;
/// What can close a sentence or a quotation right behind its last letter.
const CLOSING: &str = ".!?…,;:)]}\"”“’'»」』。！？、)）";

/// The letters of a page, and where each run of them is first.
pub(super) struct Echoes<'a> {
    text: &'a str,
    letters: Vec<char>,
    /// Where each letter stands in the text.
    places: Vec<u32>,
    /// Whether a word begins with the letter.
    starts: Vec<bool>,
    seeds: HashMap<u64, Places>,
    /// Lines too short for a run, and where each is first.
    lines: HashMap<u64, u32>,
    hasher: foldhash::fast::FixedState,
}

/// The first places of something.
#[derive(Default)]
struct Places {
    at: [u32; MAX_PLACES],
    count: usize,
}

impl<'a> Echoes<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut echoes = Echoes {
            text,
            letters: Vec::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
            starts: Vec::with_capacity(text.len()),
            seeds: HashMap::new(),
            lines: HashMap::new(),
            hasher: foldhash::fast::FixedState::default(),
        };
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            if letters::is_alphanumeric(c) {
                let start = !letters::is_alphanumeric(before) || begins_word(before, c);
                echoes.letters.push(c.to_lowercase().next().unwrap_or(c));
                echoes.places.push(u32::try_from(at).unwrap_or(u32::MAX));
                echoes.starts.push(start);
            }
            before = c;
        }
        for at in (0..echoes.letters.len()).filter(|at| echoes.starts[*at]) {
            if let Some(seed) = echoes.seed(at) {
                let places = echoes.seeds.entry(seed).or_default();
                if places.count < MAX_PLACES {
                    places.at[places.count] = at as u32;
                    places.count += 1;
                }
            }
        }
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            echoes.add_line(start, start + line.len());
            start += line.len();
        }
        echoes
    }

    /// Notes what stands between two places as a line of its own, if it is short.
    pub(super) fn add_line(&mut self, start: usize, end: usize) {
        let (first, last) = (self.index(start), self.index(end));
        if first < last && last - first < SEED {
            let line = self.hasher.hash_one(&self.letters[first..last]);
            self.lines.entry(line).or_insert(first as u32);
        }
    }

    /// The number of the first letter at a place or after it.
    fn index(&self, place: usize) -> usize {
        self.places.partition_point(|at| (*at as usize) < place)
    }

    /// Letters of a run that are enough.
    fn least(&self, at: usize) -> Option<usize> {
        self.letters.get(at).map(|letter| if is_unspaced(*letter) { UNSPACED_SEED } else { SEED })
    }

    fn seed(&self, at: usize) -> Option<u64> {
        let length = self.least(at)?;
        self.letters.get(at..at + length).map(|letters| self.hasher.hash_one(letters))
    }

    /// Where a text ends that stands at a place and stood before another place too. Its cost is linear in what it finds.
    pub(super) fn run(&self, place: usize, before: usize) -> Option<usize> {
        let (at, limit) = (self.index(place), self.index(before));
        let long = self.long(at, limit);
        let length = long.or_else(|| self.short(at, limit))?;
        let last = self.places[at + length - 1] as usize;
        let end = last + self.text[last..].chars().next().map_or(1, char::len_utf8);
        let closing = self.text[end..].chars().take_while(|c| CLOSING.contains(*c)).map(char::len_utf8).sum::<usize>();
        Some(end + closing)
    }

    /// As [`Echoes::run`], for what follows another run: people go on in their own words, which have been used before.
    pub(super) fn next_run(&self, place: usize, before: usize) -> Option<usize> {
        let end = self.run(place, before)?;
        let (first, last) = (self.index(place), self.index(end));
        (last - first >= CONTINUED || self.is_apart(last)).then_some(end)
    }

    /// Letters of the longest run at a place that is before a limit too.
    fn long(&self, at: usize, limit: usize) -> Option<usize> {
        let (places, least) = (self.seeds.get(&self.seed(at)?)?, self.least(at)?);
        let length = |from: &u32| {
            let from = *from as usize;
            let pairs = self.letters[from..limit].iter().zip(&self.letters[at..]);
            let mut length = pairs.take_while(|(source, copy)| source == copy).count();
            // People quote whole words.
            while length > 0 && from + length < limit && !self.starts[from + length] {
                length -= 1;
            }
            length
        };
        let sources = places.at[..places.count].iter().filter(|from| (**from as usize) < limit);
        sources.map(length).max().filter(|length| *length >= least)
    }

    /// Letters of a short line before a limit that stands at a place too, where what follows is apart from it.
    fn short(&self, at: usize, limit: usize) -> Option<usize> {
        let known = |length: &usize| {
            let letters = self.letters.get(at..at + length)?;
            let first = self.lines.get(&self.hasher.hash_one(letters))?;
            ((*first as usize) < limit && self.is_apart(at + length)).then_some(*length)
        };
        (1..SEED).rev().find_map(|length| known(&length))
    }

    /// Whether a sentence or a line ends before a letter.
    fn is_apart(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1).map(|last| self.places[last] as usize) else { return true };
        let end = self.places.get(at).map_or(self.text.len(), |place| *place as usize);
        let between = self.text[last..end].trim_start_matches(letters::is_alphanumeric);
        let ends = between.is_empty() && self.starts.get(at).copied().unwrap_or(true);
        ends || between.contains(['.', '!', '?', '…', '。', '！', '？', '\n', '\u{a0}']) || between.contains("  ")
    }
}

/// Whether a word begins between two letters: where writing has no spaces, or lost them.
fn begins_word(before: char, c: char) -> bool {
    is_unspaced(c)
        || is_unspaced(before)
        || before.is_lowercase() && c.is_uppercase()
        || letters::is_numeric(before) != letters::is_numeric(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a copy after what its source says.
    fn rest<'a>(source: &str, copy: &'a str) -> Option<&'a str> {
        let text = format!("{source}\n\n{copy}");
        let start = source.len() + 2;
        Echoes::of(&text).run(start, start).map(|end| &copy[end - start..])
    }

    #[test]
    fn runs_end_where_the_copy_does() {
        let source = "Stop looping over all files, for they are many.";
        assert_eq!(rest(source, "Stop looping over all files, for they are many.Seconded."), Some("Seconded."));
        assert_eq!(rest(source, "Stop looping over all filesSeconded."), Some("Seconded."));
        assert_eq!(rest(source, "stop looping over all files ... and so on"), Some(" ... and so on"));
        assert_eq!(rest(source, "Stop looping over all filmstars"), Some(" filmstars"));
        assert_eq!(rest(source, "Go on looping over all files"), None);
        assert_eq!(rest("箱の中に濡れたタオル", "箱の中に濡れたはい"), Some("はい"));
    }

    #[test]
    fn runs_have_a_least_length() {
        let letters = |count: usize| "abcdefghijklmnop"[..count].to_owned();
        assert!(rest(&format!("{} x y", letters(SEED)), &format!("{} z", letters(SEED))).is_some());
        assert!(rest(&format!("{} x y", letters(SEED - 1)), &format!("{} z", letters(SEED - 1))).is_none());
        let dense = |count: usize| "箱の中に濡れた".chars().take(count).collect::<String>();
        assert!(rest("箱の中に濡れた。", &format!("{}はい", dense(UNSPACED_SEED))).is_some());
        assert!(rest("箱の中に濡れた。", &format!("{}はい", dense(UNSPACED_SEED - 1))).is_none());
    }

    #[test]
    fn what_follows_a_run_is_longer_or_ends() {
        let letters = |count: usize| "abcdefghij klmnopqrst uvwxyzabcdefghij"[..count].to_owned();
        let next = |length: usize, rest: &str| {
            let copy = letters(length) + rest;
            let text = format!("{} x\n\n{copy}", letters(length));
            Echoes::of(&text).next_run(text.len() - copy.len(), text.len() - copy.len()).is_some()
        };
        // two of them are spaces
        assert!(next(CONTINUED + 2, " y z") && !next(CONTINUED + 1, " y z") && next(CONTINUED + 1, ".Y z"));
    }

    #[test]
    fn short_lines_are_known_as_a_whole() {
        assert_eq!(rest("Always.", "Always.Same here"), Some("Same here"));
        assert_eq!(rest("Always.", "AlwaysSame here"), Some("Same here"));
        assert_eq!(rest("Always.", "Always the same"), None);
        assert_eq!(rest("Always and so", "Always.Same here"), None);
    }

    #[test]
    fn as_many_copies_are_compared_as_there_is_room_for() {
        let copies = |count: usize| "Stop looping over files\n".repeat(count) + "Stop looping over files, all of them";
        let whole =
            |count: usize| rest(&copies(count), "Stop looping over files, all of them, I said") == Some(" I said");
        assert!(whole(MAX_PLACES - 1) && !whole(MAX_PLACES));
    }
}
