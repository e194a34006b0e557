//! Elements that repeat, and the stretches of the page that each stands for.

use foldhash::{HashMap, HashMapExt};

use crate::extract::outline::{Outline, hash, unnumbered};

use super::MIN_RECORDS;
use crate::extract::signals::Signals;

/// A stretch of the outline: first index, and the one after the last.
pub(in crate::extract) type Range = (usize, usize);

/// A candidate for a post.
pub(in crate::extract) struct Record {
    pub(in crate::extract) range: Range,
    /// The records directly inside it, and the characters of prose and of links in those up to each.
    pub(super) nested: Vec<Range>,
    held: Vec<[usize; 2]>,
    /// Its body, where it is known already.
    pub(super) body: Option<usize>,
}

impl Record {
    fn new(range: Range, body: Option<usize>) -> Record {
        Record { range, nested: Vec::new(), held: Vec::new(), body }
    }

    fn nest(&mut self, range: Range, outline: &Outline) {
        let [prose, links] = self.held.last().copied().unwrap_or_default();
        let entry = &outline.entries[range.0];
        self.nested.push(range);
        self.held.push([prose + entry.prose(), links + entry.links]);
    }

    /// Characters of prose and of links in an element of the record, without those of records inside it.
    pub(super) fn own(&self, index: usize, outline: &Outline) -> [usize; 2] {
        let entry = &outline.entries[index];
        let until = |at: usize| {
            let before = self.nested.partition_point(|(start, _)| *start < at);
            before.checked_sub(1).map_or([0, 0], |last| self.held[last])
        };
        let ([prose, links], [before, linked]) = (until(entry.end), until(index));
        [entry.prose().saturating_sub(prose - before), entry.links.saturating_sub(links - linked)]
    }

    /// Characters of names and dates in an element of the record, without those of records inside it.
    pub(super) fn told(&self, index: usize, outline: &Outline, signals: &Signals) -> usize {
        let end = outline.entries[index].end;
        let inside = self.nested.iter().skip_while(|(start, _)| *start < index).take_while(|(start, _)| *start < end);
        let nested: usize = inside.map(|(start, end)| signals.told(*start..*end)).sum();
        signals.told(index..end).saturating_sub(nested)
    }
}

/// Groups of entries that share a class, an id but for its number, or, without either, their place in the structure or the
/// class of what they begin with.
pub(in crate::extract) fn groups(outline: &Outline) -> Vec<Vec<usize>> {
    let mut groups: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, entry) in outline.entries.iter().enumerate() {
        let node = entry.node;
        if entry.text == 0 || !crate::extract::visible::is_block(node.tag()) {
            continue;
        }
        let of_class = |class: &str| hash((node.tag(), "class", unnumbered(class)));
        let id = node.attr("id").filter(|id| id.ends_with(|c: char| c.is_ascii_digit()));
        let of_id = id.map(|id| hash((node.tag(), "id", unnumbered(id))));
        let mut last = None;
        for key in node.classes().map(of_class).chain(of_id) {
            if last.replace(key) != Some(key) {
                groups.entry(key).or_default().push(index);
            }
        }
        if last.is_none() {
            groups.entry(hash((entry.path, "path"))).or_default().push(index);
            // at any depth, for replies nest
            let first = outline.entries.get(index + 1).filter(|child| child.parent == index && child.is_classed());
            if let Some(child) = first {
                groups.entry(hash((node.tag(), "first", child.shape))).or_default().push(index);
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() >= MIN_RECORDS).collect();
    groups.sort();
    groups.dedup();
    groups
}

/// The records of a group whose members each hold a post whole, nested replies included.
pub(in crate::extract) fn whole(group: &[usize], outline: &Outline) -> Vec<Record> {
    let mut out: Vec<Record> = Vec::with_capacity(group.len());
    let mut open: Vec<usize> = Vec::new();
    for &index in group {
        let range = (index, outline.entries[index].end);
        while open.last().is_some_and(|o| out[*o].range.1 <= index) {
            open.pop();
        }
        if let Some(&parent) = open.last() {
            out[parent].nest(range, outline);
        }
        open.push(out.len());
        out.push(Record::new(range, None));
    }
    out
}

/// How many records stand around each.
pub(super) fn levels(records: &[Record]) -> Vec<u32> {
    let mut open: Vec<usize> = Vec::new();
    let level = |record: &Record| {
        while open.pop_if(|end| *end <= record.range.0).is_some() {}
        let around = open.len() as u32;
        open.push(record.range.1);
        around
    };
    records.iter().map(level).collect()
}

/// The records of a group whose members are bodies, with author and date in the rows before each, or after it; none when
/// the members nest.
pub(super) fn rows(group: &[usize], after: bool, outline: &Outline) -> Vec<Record> {
    let end = |index: usize| outline.entries[index].end;
    if group.windows(2).any(|pair| end(pair[0]) > pair[1]) {
        return Vec::new();
    }
    let mut out = Vec::with_capacity(group.len());
    for (n, &index) in group.iter().enumerate() {
        let range = if after {
            (index, group.get(n + 1).copied().unwrap_or_else(|| (end(index) + MAX_HEADER).min(outline.entries.len())))
        } else {
            (if n > 0 { end(group[n - 1]) } else { index.saturating_sub(MAX_HEADER) }, end(index))
        };
        out.push(Record::new(range, Some(index)));
    }
    out
}

/// Groups of bodies by the dates before or after them: what has most prose between one date of a kind and the next.
pub(super) fn between_dates(outline: &Outline, signals: &Signals) -> Vec<Vec<usize>> {
    let mut kinds: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, _) in signals.dates.iter().filter(|(_, date)| !date.is_empty()) {
        kinds.entry(path(*index, outline)).or_default().push(*index);
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut kinds: Vec<Vec<usize>> = kinds.into_values().filter(|dates| dates.len() >= MIN_RECORDS).collect();
    kinds.sort_by_key(|dates| (std::cmp::Reverse(dates.len()), dates[0]));
    for dates in kinds.into_iter().take(MAX_KINDS) {
        let end = |n: usize| dates.get(n + 1).copied().unwrap_or(outline.entries.len());
        let bodies: Vec<Option<usize>> =
            (0..dates.len()).map(|n| largest(outline.entries[dates[n]].end..end(n), outline)).collect();
        // what follows the last date reaches to the end of the page: its body is like the others
        let kind = bodies[0].map(|body| path(body, outline));
        let last = dates[dates.len() - 1];
        let like = (last + 1..outline.entries.len()).find(|index| Some(path(*index, outline)) == kind);
        let mut group: Vec<usize> = bodies[..bodies.len() - 1].iter().flatten().copied().collect();
        group.extend(like);
        groups.push(group);
        let before: Option<Vec<usize>> =
            (1..dates.len()).map(|n| largest(outline.entries[dates[n - 1]].end..dates[n], outline)).collect();
        groups.extend(before);
    }
    groups.retain(|group| group.len() >= MIN_RECORDS);
    groups.sort();
    groups.dedup();
    groups
}

/// Kinds of dates that are looked at, those first that there are most of: each costs a pass over the page.
const MAX_KINDS: usize = 8;

/// Where an element stands: the tags from the root down to it, and its plain class.
pub(super) fn path(index: usize, outline: &Outline) -> u64 {
    let entry = &outline.entries[index];
    hash((entry.path, entry.shape))
}

/// The element with most prose that lies wholly in a stretch; the innermost of equals.
fn largest(range: std::ops::Range<usize>, outline: &Outline) -> Option<usize> {
    let whole = |index: &usize| outline.entries[*index].end <= range.end && outline.entries[*index].prose() > 0;
    range.clone().filter(whole).max_by_key(|index| (outline.entries[*index].prose(), *index))
}

/// Elements of the longest header or footer of a post whose other end is unknown.
const MAX_HEADER: usize = 40;

/// Whether an index lies in one of the ranges, which ascend and do not overlap.
pub(super) fn is_nested(index: usize, nested: &[Range]) -> bool {
    let after = nested.partition_point(|(start, _)| *start <= index);
    after > 0 && index < nested[after - 1].1
}
