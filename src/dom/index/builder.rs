//! Filling the index: a name is hashed once a page, and looked up by its atom after that.

use std::ops::Range;

use foldhash::HashMap;
use html5ever::{LocalName, local_name};

use super::{HIDES, HIDING, Index, Kind, Name, is_distinctive};
use crate::dom::tokenizer::SPREAD;
use crate::dom::tree::{Data, Tree};

/// An index as it grows.
#[derive(Default)]
pub(in crate::dom) struct Builder {
    counted: Counted,
    /// A slot and an element that has its name, in document order.
    found: Vec<(u32, u32)>,
    tags: Cache<Known>,
    roles: Cache<Role>,
    /// The values of `class`, in short.
    values: HashMap<Name, Value>,
    /// The slots of all values' classes.
    classes: Vec<u32>,
    comments: Vec<u32>,
}

/// The slots of names, and how many elements each has.
#[derive(Default)]
struct Counted {
    slots: HashMap<Name, u32>,
    counts: Vec<u32>,
}

/// A name that has a slot.
#[derive(Debug, Clone, Copy)]
struct Known {
    slot: u32,
    bits: u64,
}

/// What an attribute is to the index.
#[derive(Debug, Clone, Copy)]
enum Role {
    None,
    Class,
    Style,
    Hidden(Known),
    Id(Known),
    Telling(Known),
}

/// A value of `class`.
struct Value {
    /// The first element that has it.
    first: u32,
    /// Its part of [`Builder::classes`].
    classes: Range<usize>,
    bits: u64,
}

impl Builder {
    /// The index of a tree in document order, which gets the bits of its elements' names.
    pub(in crate::dom) fn index(&mut self, tree: &mut Tree) -> Index {
        self.clear();
        for at in 0..tree.items.len() as u32 {
            match &tree.item(at).data {
                Data::Element(element) => {
                    let bits = self.element(tree, at, &element.name);
                    tree.items[at as usize].bits = bits;
                }
                Data::Comment(_) => self.comments.push(at),
                _ => {}
            }
        }
        let mut starts = Vec::with_capacity(self.counted.counts.len() + 1);
        let mut start = 0;
        for count in &mut self.counted.counts {
            starts.push(start);
            // From here on where the slot's next place goes.
            start += std::mem::replace(count, start);
        }
        starts.push(start);
        let mut places = vec![0; self.found.len()];
        for (slot, at) in &self.found {
            let next = &mut self.counted.counts[*slot as usize];
            places[*next as usize] = *at;
            *next += 1;
        }
        let mut class_values: Vec<u32> = self.values.values().map(|value| value.first).collect();
        class_values.sort_unstable();
        let slots = std::mem::take(&mut self.counted.slots);
        Index { slots, starts, places, class_values, comments: std::mem::take(&mut self.comments) }
    }

    /// Takes the memory of an index that is not needed any more.
    pub(in crate::dom) fn reuse(&mut self, index: Index) {
        self.counted.slots = index.slots;
    }

    fn clear(&mut self) {
        self.counted.slots.clear();
        self.counted.counts.clear();
        self.found.clear();
        self.tags.clear();
        self.roles.clear();
        self.values.clear();
        self.classes.clear();
        self.comments.clear();
    }

    /// Adds the names of the element that comes next in the document. Their bits.
    fn element(&mut self, tree: &Tree, at: u32, name: &LocalName) -> u64 {
        let tag = self.tags.get(name, || self.counted.known(Kind::Tag, name));
        let mut bits = self.add(tag, at);
        for attribute in tree.attributes_of(at) {
            let value = || tree.attributes.value(attribute);
            bits |= match self.roles.get(&attribute.name, || Role::of(&attribute.name, &mut self.counted)) {
                Role::None => 0,
                Role::Class => self.value(tree, at, value()),
                Role::Style => HIDES,
                Role::Hidden(name) => HIDES | self.add(name, at),
                Role::Id(name) => {
                    let id = self.counted.known(Kind::Id, value());
                    self.add(name, at) | self.add(id, at)
                }
                Role::Telling(name) => self.add(name, at),
            };
        }
        bits
    }

    fn add(&mut self, name: Known, at: u32) -> u64 {
        self.counted.counts[name.slot as usize] += 1;
        self.found.push((name.slot, at));
        name.bits
    }

    /// Adds the classes of a value of `class`, which pages repeat.
    fn value(&mut self, tree: &Tree, at: u32, text: &str) -> u64 {
        let key = Name::new(Kind::Class, text);
        let is_same = |value: &&Value| {
            let mut attributes = tree.attributes_of(value.first).iter();
            attributes.any(|other| other.name == local_name!("class") && tree.attributes.value(other) == text)
        };
        let (classes, bits) = match self.values.get(&key).filter(is_same) {
            Some(value) => (value.classes.clone(), value.bits),
            None => {
                let start = self.classes.len();
                let mut bits = 0;
                for class in text.split_ascii_whitespace() {
                    let known = self.counted.known(Kind::Class, class);
                    if !self.classes[start..].contains(&known.slot) {
                        self.classes.push(known.slot);
                    }
                    bits |= known.bits | if HIDING.contains(&class) { HIDES } else { 0 };
                }
                let classes = start..self.classes.len();
                self.values.insert(key, Value { first: at, classes: classes.clone(), bits });
                (classes, bits)
            }
        };
        for slot in &self.classes[classes] {
            self.counted.counts[*slot as usize] += 1;
            self.found.push((*slot, at));
        }
        bits
    }
}

impl Counted {
    fn known(&mut self, kind: Kind, text: &str) -> Known {
        let name = Name::new(kind, text);
        let next = self.counts.len() as u32;
        let slot = *self.slots.entry(name).or_insert(next);
        if slot == next {
            self.counts.push(0);
        }
        Known { slot, bits: name.bits() }
    }
}

impl Role {
    fn of(name: &LocalName, counted: &mut Counted) -> Role {
        match *name {
            local_name!("class") => Role::Class,
            local_name!("style") => Role::Style,
            _ if !is_distinctive(name) => Role::None,
            local_name!("hidden") => Role::Hidden(counted.known(Kind::Attribute, name)),
            local_name!("id") => Role::Id(counted.known(Kind::Attribute, name)),
            _ => Role::Telling(counted.known(Kind::Attribute, name)),
        }
    }
}

/// What was found out about the names met last, by their atoms. A name takes the place of another with the same hash.
struct Cache<T> {
    entries: Vec<Option<(LocalName, T)>>,
}

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Cache { entries: Vec::new() }
    }
}

impl<T: Copy> Cache<T> {
    /// Names that are remembered, a power of two: pages have some dozens.
    const SIZE: usize = 128;

    fn clear(&mut self) {
        self.entries.clear();
        self.entries.resize_with(Self::SIZE, || None);
    }

    fn get(&mut self, name: &LocalName, find_out: impl FnOnce() -> T) -> T {
        // The hash of a short name is the name itself.
        let mixed = name.get_hash().wrapping_mul(SPREAD);
        let entry = &mut self.entries[(mixed >> 32) as usize % Self::SIZE];
        match entry {
            Some((known, found)) if known == name => *found,
            _ => entry.insert((name.clone(), find_out())).1,
        }
    }
}
