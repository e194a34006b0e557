//! Names of tags and attributes as atoms: pages have few different ones.

use html5ever::{LocalName, local_name};

/// Names that are remembered, a power of two: pages have some dozens.
const SLOTS: usize = 512;
/// Bytes of the longest name that is remembered.
const LONGEST: usize = 16;
/// An odd number with bits all over, which spreads what is multiplied by it.
pub(in crate::dom) const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The bytes of a name, some of them twice, and its length.
type Key = (u64, u64, u8);

/// The names met last. A name takes the place of another with the same hash.
#[derive(Default)]
pub(in crate::dom) struct Names {
    /// None before the first name.
    slots: Vec<(Key, LocalName)>,
}

impl Names {
    /// The atom of a name as it is written: in lower case, with U+FFFD for NUL.
    pub(super) fn get(&mut self, name: &[u8]) -> LocalName {
        let Some(key) = key(name) else { return read(name) };
        let mixed = (key.0 ^ key.1.rotate_left(29) ^ u64::from(key.2)).wrapping_mul(SPREAD);
        if self.slots.is_empty() {
            self.slots = vec![((0, 0, 0), local_name!("")); SLOTS];
        }
        let slot = &mut self.slots[(mixed >> 32) as usize % SLOTS];
        if slot.0 != key {
            *slot = (key, read(name));
        }
        slot.1.clone()
    }
}

/// What tells a name from all others; none for long ones.
fn key(name: &[u8]) -> Option<Key> {
    let eight = |at: usize| name[at..].first_chunk().copied().map(u64::from_le_bytes);
    let four = |at: usize| name[at..].first_chunk().copied().map(u32::from_le_bytes).map(u64::from);
    let count = name.len();
    let (first, last) = match count {
        0 => (0, 0),
        1..=3 => (u64::from(name[0]) | u64::from(name[count / 2]) << 8, u64::from(name[count - 1])),
        4..=7 => (four(0)?, four(count - 4)?),
        8..=LONGEST => (eight(0)?, eight(count - 8)?),
        _ => return None,
    };
    Some((first, last, count as u8))
}

#[cold]
fn read(name: &[u8]) -> LocalName {
    match std::str::from_utf8(name) {
        Ok(name) if !name.bytes().any(|byte| byte == 0 || byte.is_ascii_uppercase()) => LocalName::from(name),
        _ => LocalName::from(String::from_utf8_lossy(name).to_ascii_lowercase().replace('\0', "\u{fffd}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_lower_case_and_told_apart() {
        let mut names = Names::default();
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
