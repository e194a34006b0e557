//! Where a page has its names: for each tag, class, id and telling attribute the elements that have it, in document order.
//! A selector looks only there.

mod builder;

use std::hash::{BuildHasher, Hasher};

use foldhash::HashMap;
use foldhash::fast::FixedState;
use html5ever::{LocalName, local_name};

pub(super) use builder::Builder;

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

    /// The elements that have the attribute that hides them.
    pub(super) fn hidden(&self) -> &[u32] {
        self.places(Name::new(Kind::Attribute, "hidden"))
    }

    pub(super) fn comments(&self) -> &[u32] {
        &self.comments
    }
}
