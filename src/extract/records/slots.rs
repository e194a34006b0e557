//! What stands at the same place in each record of a group: a slot.

use foldhash::{HashMap, HashMapExt};

use crate::extract::outline::{Outline, hash};

use super::groups::{Record, is_nested, path};

/// Elements that are alike across records, at most one a record.
pub(in crate::extract) struct Slot {
    /// Number of the record and index of the element, ascending.
    pub(in crate::extract) at: Vec<(usize, usize)>,
}

impl Slot {
    /// The element in a record.
    pub(in crate::extract) fn of(&self, record: usize) -> Option<usize> {
        self.at.binary_search_by_key(&record, |(number, _)| *number).ok().map(|found| self.at[found].1)
    }
}

/// A record's parts beyond so many elements are its body's inside.
const MAX_PARTS: usize = 400;

/// The slots of a group, in the order in which they are first seen. One that fewer than `least` records have is empty.
pub(in crate::extract) fn slots(records: &[Record], outline: &Outline, least: usize) -> Vec<Slot> {
    let mut places: HashMap<u64, usize> = HashMap::new();
    // how many records have each slot, and the slot, the record and the index of each element
    let (mut counts, mut found): (Vec<usize>, Vec<(usize, usize, usize)>) = Default::default();
    for (number, record) in records.iter().enumerate() {
        let parts = match record.body {
            Some(body) => parts_around(body, record, outline),
            None => parts(record, outline),
        };
        for (index, key) in parts {
            let place = *places.entry(key).or_insert(counts.len());
            counts.resize(counts.len().max(place + 1), 0);
            counts[place] += 1;
            found.push((place, number, index));
        }
    }
    let kept = |count: usize| if count < least { 0 } else { count };
    let mut slots: Vec<Slot> = counts.iter().map(|count| Slot { at: Vec::with_capacity(kept(*count)) }).collect();
    for (place, number, index) in found.into_iter().filter(|(place, ..)| kept(counts[*place]) > 0) {
        slots[place].at.push((number, index));
    }
    slots
}

/// The parts of a record around its body: index and likeness, which is the place in the document and the distance from the
/// body in parts of that place. What stands farther away may be the post before or after.
fn parts_around(body: usize, record: &Record, outline: &Outline) -> Vec<(usize, u64)> {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut part = |side: u8, index: usize| {
        let alike = hash((side, path(index, outline)));
        let before = seen.entry(alike).or_default();
        *before += 1;
        (index, hash((alike, *before)))
    };
    let before = (record.range.0..body).rev().take(MAX_PARTS).map(|index| (0, index));
    let after = (outline.entries[body].end..record.range.1).take(MAX_PARTS).map(|index| (1, index));
    before.chain(after).map(|(side, index)| part(side, index)).collect()
}

/// The parts of a record outside nested ones, the record's own element first: index and likeness. A likeness is the tag and
/// class, or the place among siblings of that tag, of the element and of those around it up to the record.
fn parts(record: &Record, outline: &Outline) -> Vec<(usize, u64)> {
    // by the distance from the first; of nested ones and what is cut off nothing is kept
    let mut keys: Vec<u64> = Vec::new();
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut parts = Vec::new();
    let mut index = record.range.0;
    while index < record.range.1 && parts.len() < MAX_PARTS {
        if is_nested(index, &record.nested) {
            index = outline.entries[index].end;
            keys.resize(index - record.range.0, 0);
            continue;
        }
        let entry = &outline.entries[index];
        let inside = index > record.range.0;
        let alike = if inside { hash((keys[entry.parent - record.range.0], entry.shape)) } else { 0 };
        let before = seen.entry(alike).or_default();
        let key = hash((alike, *before));
        *before += 1;
        keys.push(key);
        parts.push((index, key));
        index += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Dom, Noscript};
    use crate::extract::records::groups::{groups, whole};
    use crate::options::Options;

    #[test]
    fn slots_that_too_few_records_have_are_empty() {
        let html = "<p><b>1</b><i>a</i></p><p><b>2</b></p><p><b>3</b><u>c</u><i>d</i></p>";
        let dom = Dom::parse(html, Noscript::Text, &Options::default()).unwrap();
        let outline = Outline::new(dom.tagged("body").next().unwrap(), false);
        let records = whole(&groups(&outline)[0], &outline);
        let sizes = |least: usize| -> Vec<usize> {
            slots(&records, &outline, least).iter().map(|slot| slot.at.len()).collect()
        };
        assert_eq!(sizes(1), [3, 3, 2, 1]);
        assert_eq!(sizes(2), [3, 3, 2, 0]);
        assert_eq!(sizes(3), [3, 3, 0, 0]);
    }
}
