//! Finds which of many words stand in a text.

/// Bytes that words are told apart by first.
const START: usize = 3;
/// Bits of the hash of a start.
const BITS: u32 = 12;
/// An odd number with bits all over, which spreads what is multiplied by it.
const SPREAD: u32 = 0x9e37_79b1;

/// Words that are looked for together, by their first bytes: at most places of a text none of them begins. An automaton reads a
/// text faster, but takes millions of instructions to build, in each process.
#[derive(Debug)]
pub(crate) struct Literals {
    words: Vec<&'static str>,
    /// For each hash of a start, where in `order` its words begin, if it has any.
    first: Vec<u16>,
    /// The words that are long enough and the hashes of their starts, in the order of these.
    order: Vec<(u16, u16)>,
    /// The shorter ones, and which bytes they begin with.
    short: Vec<u16>,
    begins_short: [bool; 256],
}

/// Stands for a hash that no word's start has.
const NONE: u16 = u16::MAX;

impl Literals {
    /// Of fewer words than 65,535.
    pub(crate) fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let words: Vec<&'static str> = words.into_iter().collect();
        debug_assert!(words.len() < usize::from(NONE));
        let (mut order, mut short) = (Vec::new(), Vec::new());
        let (mut first, mut begins_short) = (vec![NONE; 1 << BITS], [false; 256]);
        for (at, word) in (0..).zip(&words) {
            match word.as_bytes() {
                [one, two, three, ..] => order.push((hash(start([*one, *two, *three])) as u16, at)),
                [one, ..] => {
                    begins_short[usize::from(*one)] = true;
                    short.push(at);
                }
                // What is no word is in every text.
                [] => short.push(at),
            }
        }
        order.sort_unstable();
        for (place, (hash, _)) in order.iter().enumerate().rev() {
            first[usize::from(*hash)] = place as u16;
        }
        Literals { words, first, order, short, begins_short }
    }

    /// Calls with the place of each word that is in the text, and where it begins there, until it is told to stop.
    pub(crate) fn find(&self, text: &str, mut is_enough: impl FnMut(usize, usize) -> bool) {
        let bytes = text.as_bytes();
        let mut begin = bytes.first_chunk().map_or(0, |[one, two]| start([0, *one, *two]));
        for (at, byte) in bytes.iter().enumerate().skip(START - 1) {
            begin = begin >> 8 | u32::from(*byte) << 16;
            let hash = hash(begin);
            if self.first[hash] != NONE
                && self.begin(hash, &bytes[at + 1 - START..], |word| is_enough(word, at + 1 - START))
            {
                return;
            }
        }
        let is_short = |at: usize, word: usize| text[at..].starts_with(self.words[word]);
        let short = || self.short.iter().map(|at| usize::from(*at));
        for word in short().filter(|word| self.words[*word].is_empty()) {
            if is_enough(word, 0) {
                return;
            }
        }
        let places = if self.short.is_empty() { &[] } else { bytes };
        for at in (0..places.len()).filter(|at| self.begins_short[usize::from(places[*at])]) {
            let mut there = short().filter(|word| !self.words[*word].is_empty() && is_short(at, *word));
            if there.any(|word| is_enough(word, at)) {
                return;
            }
        }
    }

    /// Calls with each word that a text begins with, of those whose start has a hash; whether it was told to stop.
    fn begin(&self, hash: usize, text: &[u8], mut is_enough: impl FnMut(usize) -> bool) -> bool {
        let alike = self.order[usize::from(self.first[hash])..].iter().take_while(|(of, _)| usize::from(*of) == hash);
        let mut there =
            alike.map(|(_, word)| usize::from(*word)).filter(|word| text.starts_with(self.words[*word].as_bytes()));
        there.any(&mut is_enough)
    }

    /// Whether any of the words is in the text.
    pub(crate) fn any_in(&self, text: &str) -> bool {
        let mut any = false;
        self.find(text, |_, _| {
            any = true;
            true
        });
        any
    }

    /// The word at a place.
    pub(super) fn word(&self, at: usize) -> &'static str {
        self.words[at]
    }
}

/// The first bytes of a word as one number.
fn start([one, two, three]: [u8; START]) -> u32 {
    u32::from(one) | u32::from(two) << 8 | u32::from(three) << 16
}

/// A number below 2 to the power of [`BITS`] for a start.
fn hash(start: u32) -> usize {
    (start.wrapping_mul(SPREAD) >> (u32::BITS - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(words: &[&'static str], text: &str) -> Vec<(usize, usize)> {
        let (literals, mut found) = (Literals::new(words.iter().copied()), Vec::new());
        literals.find(text, |word, at| {
            found.push((word, at));
            false
        });
        found.sort_unstable();
        found
    }

    #[test]
    fn words_are_found_in_any_script() {
        let words = ["тема", "thread", "темы", "read", "by", "a", ""];
        assert_eq!(found(&words[..5], "a thread by"), [(1, 2), (3, 4), (4, 9)]);
        assert_eq!(found(&words[..5], "темы read"), [(2, 0), (3, 9)]);
        assert_eq!(found(&words[5..], "tea"), [(0, 2), (1, 0)]);
        let literals = Literals::new(words[..5].iter().copied());
        assert!(literals.any_in("a thread") && literals.any_in("by") && literals.any_in("тема"));
        assert!(!literals.any_in("tea") && !literals.any_in("чай") && literals.word(1) == "thread");
    }

    proptest! {
        #[test]
        fn what_is_found_is_all_that_is_there(text in "[ab]{0,20}") {
            let words = ["a", "ab", "aba", "abab", "baa", "b"];
            let places = (0..words.len()).flat_map(|word| (0..text.len()).map(move |at| (word, at)));
            let there: Vec<_> = places.filter(|(word, at)| text[*at..].starts_with(words[*word])).collect();
            prop_assert_eq!(found(&words, &text), there);
        }
    }
}
