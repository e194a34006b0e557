//! Names of tags and attributes as atoms: pages have few different ones.

use html5ever::{LocalName, local_name};

/// Names that are remembered, a power of two: pages have some dozens.
const SLOTS: usize = 512;
/// Bytes of the longest name that is remembered.
const LONGEST: usize = 16;
/// An odd number with bits all over, which spreads what is multiplied by it.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The names met last. A name takes the place of another with the same hash.
pub(super) struct Names {
    slots: Vec<(u128, LocalName)>,
}

impl Names {
    pub(super) fn new() -> Self {
        Names { slots: vec![(0, local_name!("")); SLOTS] }
    }

    /// The atom of a name as it is written: in lower case, with U+FFFD for NUL.
    pub(super) fn get(&mut self, name: &[u8]) -> LocalName {
        let mut bytes = [0; LONGEST];
        let Some(room) = bytes.get_mut(..name.len()) else { return read(name) };
        room.copy_from_slice(name);
        // A name is its bytes, and its length where it ends with NUL.
        let key = u128::from_le_bytes(bytes);
        let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(SPREAD);
        let slot = &mut self.slots[(mixed >> 32) as usize % SLOTS];
        if slot.0 == key && slot.1.len() == name.len() {
            return slot.1.clone();
        }
        let atom = read(name);
        if !name.contains(&0) {
            *slot = (key, atom.clone());
        }
        atom
    }
}

#[cold]
fn read(name: &[u8]) -> LocalName {
    LocalName::from(String::from_utf8_lossy(name).to_ascii_lowercase().replace('\0', "\u{fffd}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_lower_case_and_told_apart() {
        let mut names = Names::new();
        let long = "x".repeat(LONGEST + 1);
        for _ in 0..2 {
            for (name, atom) in
                [("DIV", "div"), ("div", "div"), ("d\0", "d\u{fffd}"), ("d", "d"), ("é", "é"), ("", ""), (&long, &long)]
            {
                assert_eq!(&*names.get(name.as_bytes()), atom, "{name:?}");
            }
        }
        let many: Vec<String> = (0..2 * SLOTS).map(|n| format!("n{n}")).collect();
        assert!(many.iter().chain(&many).all(|name| *names.get(name.as_bytes()) == **name));
    }
}
