//! What was last told of short texts: lines are asked about by several steps, and many come again on a page.

use foldhash::fast::FixedState;
use std::cell::Cell;
use std::hash::BuildHasher;

/// Texts that are remembered, a power of two: a page of posts has fewer lines of a kind.
const SLOTS: usize = 512;

/// The answers to one question about a text, which depend on nothing else. A later text takes the place of one before it. Texts
/// are told apart by a hash of 64 bits. It belongs to a thread, so that pages cleaned side by side wait for nothing.
pub(crate) struct Memo<T>([Cell<(u64, Option<T>)>; SLOTS]);

impl<T: Copy> Memo<T> {
    pub(crate) const fn new() -> Self {
        Memo([const { Cell::new((0, None)) }; SLOTS])
    }

    /// The answer for a text, made where it is not remembered.
    pub(crate) fn get(&self, text: &str, make: impl FnOnce() -> T) -> T {
        let hash = FixedState::default().hash_one(text);
        let slot = &self.0[hash as usize % SLOTS];
        if let (known, Some(answer)) = slot.get()
            && known == hash
        {
            return answer;
        }
        let answer = make();
        slot.set((hash, Some(answer)));
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_made_once_until_another_text_takes_its_place() {
        let memo = Memo::new();
        let made = Cell::new(0);
        let length = |text: &str| {
            memo.get(text, || {
                made.set(made.get() + 1);
                text.len()
            })
        };
        assert_eq!((length("tea"), length("tea"), length("coffee"), made.get()), (3, 3, 6, 2));
        let texts: Vec<String> = (0..=SLOTS).map(|n| "x".repeat(n)).collect();
        assert!(texts.iter().all(|text| length(text) == text.len()));
        assert!(texts.iter().all(|text| length(text) == text.len()) && made.get() > SLOTS + 2);
    }
}
