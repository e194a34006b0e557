//! Which part of a record is its body: learnt from all records of a group.

use std::collections::HashMap;

use crate::extract::outline::{Outline, hash};
use crate::extract::signals::Signals;

use super::groups::{Range, Record, is_nested};

/// A descendant's likeness across records: tag and class, or its place below the record.
fn likeness(outline: &Outline, index: usize, parent: u64) -> u64 {
    let node = outline.entries[index].node;
    match node.classes().find(|class| !class.bytes().any(|b| b.is_ascii_digit())) {
        Some(class) => hash((node.tag(), class)),
        None => {
            let place = outline.children(outline.entries[index].parent).take_while(|i| *i < index).take(PLACES).count();
            hash((parent, node.tag(), place))
        }
    }
}

/// Siblings further on are alike: what is looked for stands among the first.
const PLACES: usize = 16;
/// A record's parts beyond so many elements are its body's inside.
const MAX_PARTS: usize = 400;

/// What is known of one likeness across records.
#[derive(Default)]
struct Part {
    records: usize,
    prose: usize,
    with_meta: usize,
    /// The last record it was seen in, from 1.
    last: usize,
    /// Where it was seen first.
    first: usize,
}

/// A body is there in at least this share of the records, and holds date or author in at most this share of those.
const MIN_PRESENT: f64 = 0.7;
const MAX_META: f64 = 0.3;

/// The likeness of the bodies: most prose, in most records, without date and author inside; the innermost of equals.
pub(super) fn body_key(records: &[Record], outline: &Outline, signals: &Signals) -> Option<u64> {
    let mut parts: HashMap<u64, Part> = HashMap::new();
    for (number, record) in records.iter().enumerate() {
        let meta = [signals.date(record, NO_BODY), signals.author(record, NO_BODY)];
        for (index, key) in parts_of(record, outline) {
            let part = parts.entry(key).or_insert_with(|| Part { first: index, ..Part::default() });
            if part.last == number + 1 {
                continue;
            }
            part.last = number + 1;
            part.records += 1;
            part.prose += outline.entries[index].prose();
            let inside = |i: &usize| (index..outline.entries[index].end).contains(i);
            part.with_meta += usize::from(meta.iter().flatten().any(inside));
        }
    }
    let fits = |part: &Part| {
        part.records as f64 >= MIN_PRESENT * records.len() as f64
            && part.with_meta as f64 <= MAX_META * part.records as f64
    };
    let best = parts.into_iter().filter(|(_, part)| fits(part)).max_by_key(|(_, part)| (part.prose, part.first));
    best.map(|(key, _)| key)
}

/// Where no body is known yet.
pub(super) const NO_BODY: Range = (0, 0);

/// The parts of a record outside nested ones: index and likeness.
pub(super) fn parts_of(record: &Record, outline: &Outline) -> Vec<(usize, u64)> {
    let mut keys: HashMap<usize, u64> = HashMap::from([(record.range.0, 0)]);
    let mut parts = Vec::new();
    let mut index = record.range.0 + 1;
    while index < record.range.1 && parts.len() < MAX_PARTS {
        if is_nested(index, &record.nested) {
            index = outline.entries[index].end;
            continue;
        }
        let parent = keys.get(&outline.entries[index].parent).copied().unwrap_or_default();
        let key = likeness(outline, index, parent);
        keys.insert(index, key);
        parts.push((index, key));
        index += 1;
    }
    parts
}
