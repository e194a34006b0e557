//! Where a page has its names: for each tag, class, id and telling attribute the elements that have it, in document order.
//! A selector looks only there.

use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use foldhash::HashMap;
use foldhash::fast::FixedState;
use html5ever::{LocalName, local_name};

use super::tree::{Data, Tree};

/// What a name is the name of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Tag,
    Class,
    Id,
    /// Of [`is_distinctive`] names, whatever their values.
    Attribute,
}

/// A name in short. Two names with one key would be looked up together; what is found is always compared in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Name(u64);

impl Name {
    pub(super) fn new(kind: Kind, name: &str) -> Self {
        let mut hasher = FixedState::with_seed(kind as u64).build_hasher();
        hasher.write(name.as_bytes());
        Name(hasher.finish())
    }

    /// The two bits of an [`Item`](super::tree::Item) that elements of this name have set.
    pub(super) fn bits(self) -> u64 {
        1 << (self.0 % BITS) | 1 << ((self.0 >> 32) % BITS)
    }
}

/// Bits that names set; the highest is [`HIDES`].
const BITS: u64 = 63;
/// The bit of elements that may be hidden, which is asked of all.
pub(super) const HIDES: u64 = 1 << BITS;

/// Classes that hide an element from sight, in the frameworks that forum templates use.
pub(super) const HIDING: [&str; 8] = [
    "sr-only",
    "u-srOnly",
    "visually-hidden",
    "screen-reader-text",
    "v-visible-sr",
    "ipsInvisible",
    "ipsHide",
    "katex-html",
];

/// Attributes that few elements have, so that it is worth knowing which.
pub(super) fn is_distinctive(name: &LocalName) -> bool {
    match *name {
        local_name!("href") | local_name!("class") | local_name!("src") | local_name!("alt") | local_name!("style") => {
            false
        }
        local_name!("id")
        | local_name!("hidden")
        | local_name!("title")
        | local_name!("itemprop")
        | local_name!("itemscope")
        | local_name!("name")
        | local_name!("role")
        | local_name!("slot") => true,
        _ => name.starts_with("data-") || &**name == "component",
    }
}

/// The elements of a page by their names.
#[derive(Debug, Default)]
pub(crate) struct Index {
    slots: HashMap<Name, u32>,
    /// Where the places of each slot begin, and at last where all end.
    starts: Vec<u32>,
    places: Vec<u32>,
    /// For each distinct value of `class`, an element that has it.
    class_values: Vec<u32>,
    comments: Vec<u32>,
}

impl Index {
    /// Of a tree in document order, which gets the bits of its elements' names.
    pub(super) fn new(tree: &mut Tree, builder: &mut Builder) -> Index {
        builder.clear();
        let mut index = Index::default();
        for at in 0..tree.items.len() as u32 {
            match &tree.item(at).data {
                Data::Element(element) => {
                    let bits = builder.element(tree, at, &element.name);
                    tree.items[at as usize].bits = bits;
                }
                Data::Comment(_) => index.comments.push(at),
                _ => {}
            }
        }
        let mut start = 0;
        for count in &builder.counts {
            index.starts.push(start);
            start += count;
        }
        index.places = vec![0; builder.found.len()];
        let mut next = index.starts.clone();
        for (slot, at) in &builder.found {
            let place = &mut next[*slot as usize];
            index.places[*place as usize] = *at;
            *place += 1;
        }
        index.starts.push(start);
        index.slots.clone_from(&builder.slots);
        index.class_values = builder.values.values().map(|value| value.first).collect();
        index.class_values.sort_unstable();
        index
    }

    /// The elements that may have a name.
    pub(super) fn places(&self, name: Name) -> &[u32] {
        let places = self.slots.get(&name).map(|slot| {
            let slot = *slot as usize;
            &self.places[self.starts[slot] as usize..self.starts[slot + 1] as usize]
        });
        places.unwrap_or_default()
    }

    /// An element for each distinct value of `class`, in document order.
    pub(super) fn class_values(&self) -> &[u32] {
        &self.class_values
    }

    /// Whether any element has the attribute that hides it.
    pub(super) fn has_hidden(&self) -> bool {
        !self.places(Name::new(Kind::Attribute, "hidden")).is_empty()
    }

    pub(super) fn comments(&self) -> &[u32] {
        &self.comments
    }
}

/// An index as it grows.
#[derive(Default)]
pub(super) struct Builder {
    slots: HashMap<Name, u32>,
    /// How many elements each slot has.
    counts: Vec<u32>,
    /// A slot and an element that has its name, in document order.
    found: Vec<(u32, u32)>,
    /// The values of `class`, in short.
    values: HashMap<Name, Value>,
    /// The slots of all values' classes.
    classes: Vec<u32>,
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
    fn clear(&mut self) {
        self.slots.clear();
        self.counts.clear();
        self.found.clear();
        self.values.clear();
        self.classes.clear();
    }

    /// Adds the names of the element that comes next in the document. Their bits.
    fn element(&mut self, tree: &Tree, at: u32, name: &LocalName) -> u64 {
        let mut bits = self.add(Name::new(Kind::Tag, name), at);
        for attribute in tree.attributes_of(at) {
            match attribute.name {
                local_name!("class") => bits |= self.value(tree, at, &attribute.value),
                local_name!("style") => bits |= HIDES,
                _ if is_distinctive(&attribute.name) => {
                    bits |= self.add(Name::new(Kind::Attribute, &attribute.name), at);
                    if attribute.name == local_name!("hidden") {
                        bits |= HIDES;
                    } else if attribute.name == local_name!("id") {
                        bits |= self.add(Name::new(Kind::Id, &attribute.value), at);
                    }
                }
                _ => {}
            }
        }
        bits
    }

    fn add(&mut self, name: Name, at: u32) -> u64 {
        let slot = self.slot(name);
        self.counts[slot as usize] += 1;
        self.found.push((slot, at));
        name.bits()
    }

    fn slot(&mut self, name: Name) -> u32 {
        let next = self.counts.len() as u32;
        let slot = *self.slots.entry(name).or_insert(next);
        if slot == next {
            self.counts.push(0);
        }
        slot
    }

    /// Adds the classes of a value of `class`, which pages repeat.
    fn value(&mut self, tree: &Tree, at: u32, text: &str) -> u64 {
        let key = Name::new(Kind::Class, text);
        let is_same = |value: &&Value| {
            let mut attributes = tree.attributes_of(value.first).iter();
            attributes.any(|other| other.name == local_name!("class") && &*other.value == text)
        };
        let (classes, bits) = match self.values.get(&key).filter(is_same) {
            Some(value) => (value.classes.clone(), value.bits),
            None => {
                let start = self.classes.len();
                let mut bits = 0;
                for class in text.split_ascii_whitespace() {
                    let name = Name::new(Kind::Class, class);
                    let slot = self.slot(name);
                    if !self.classes[start..].contains(&slot) {
                        self.classes.push(slot);
                    }
                    bits |= name.bits() | if HIDING.contains(&class) { HIDES } else { 0 };
                }
                let classes = start..self.classes.len();
                self.values.insert(key, Value { first: at, classes: classes.clone(), bits });
                (classes, bits)
            }
        };
        for slot in &self.classes[classes] {
            self.counts[*slot as usize] += 1;
            self.found.push((*slot, at));
        }
        bits
    }
}
