//! Board statistics: labels and values in either order, on one line, or in sentences.

use super::lines::{Class, Line};
use crate::Stats;
use crate::chrome::phrases::{Phrases, StatField};
use crate::extract::numbers::parse_count;
use std::ops::Range;

/// Most lines between two parts of one block of statistics: a label, its value and a stray ornament.
const MAX_GAP: usize = 3;
/// Kinds of counts that make a block of statistics without a heading; a user panel has fewer.
const MIN_FIELDS: usize = 3;
/// Words of a sentence between a number and what it counts: "2,052 registered users".
const MAX_LABEL_WORDS: usize = 2;

/// The statistics of a page, and the lines they stand in.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Found {
    pub(super) stats: Option<Stats>,
    pub(super) lines: Vec<Range<usize>>,
}

/// What a line says of statistics.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    Heading,
    Label(StatField),
    Number(u64),
    /// Counts with their labels, and the name of the newest member.
    Values(Vec<(StatField, u64)>, Option<String>),
}

/// Finds the blocks of statistics.
pub(super) fn find(lines: &[Line], phrases: &Phrases) -> Found {
    let parts: Vec<(usize, Part)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, part(line, phrases)?))).collect();
    let mut found = Found::default();
    let mut start = 0;
    for end in 1..=parts.len() {
        let open = parts.get(end).is_some_and(|next| next.0 - parts[end - 1].0 <= MAX_GAP && next.1 != Part::Heading);
        if !open {
            block(lines, &parts[start..end], &mut found);
            start = end;
        }
    }
    found
}

fn part(line: &Line, phrases: &Phrases) -> Option<Part> {
    let text = super::lines::bare(&line.text);
    match line.class {
        Class::Number => return parse_count(text).map(Part::Number),
        Class::Ornament | Class::Date | Class::ImageName | Class::PostNumber(_) | Class::Pagination => return None,
        _ => {}
    }
    if let Some(field) = phrases.stat_label(text) {
        return Some(Part::Label(field));
    }
    let heading = line.section() == "stats";
    if line.class == Class::Prose && !heading {
        return None;
    }
    let (counts, latest) = values(text, phrases);
    match (counts.is_empty() && latest.is_none(), heading) {
        (false, _) => Some(Part::Values(counts, latest)),
        (true, true) => Some(Part::Heading),
        _ => None,
    }
}

/// What one line tells: `Threads: 3,386`, `3,386 threads`, `Total posts 78 • Our newest member Anna`, or a sentence.
fn values(line: &str, phrases: &Phrases) -> (Vec<(StatField, u64)>, Option<String>) {
    let (mut found, mut latest) = (Vec::new(), None);
    for piece in line.split(['•', '|', '·', '\t']).map(str::trim) {
        if let Some(name) = phrases.latest_member(piece) {
            latest.get_or_insert_with(|| name.to_owned());
            continue;
        }
        let label_first = piece
            .rsplit_once([':', ' '])
            .and_then(|(label, number)| Some((phrases.stat_label(label)?, parse_count(number.trim_end_matches('.'))?)));
        match label_first {
            Some(count) => found.push(count),
            None => counted_words(piece, phrases, &mut found),
        }
    }
    found.retain(|(field, _)| *field != StatField::LatestMember);
    (found, latest)
}

/// `78 posts in 12 topics by 5 registered members`.
fn counted_words(piece: &str, phrases: &Phrases, found: &mut Vec<(StatField, u64)>) {
    let words: Vec<&str> = piece.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let Some(number) = parse_count(word) else { continue };
        let label = (1..=MAX_LABEL_WORDS).find_map(|length| {
            let label = words.get(at + 1..at + 1 + length)?.join(" ");
            phrases.stat_label(label.trim_end_matches(['.', ',', ';']))
        });
        if let Some(field) = label {
            found.push((field, number));
        }
    }
}

/// Reads one block, if it is one.
fn block(lines: &[Line], parts: &[(usize, Part)], found: &mut Found) {
    let headed = parts.iter().any(|(_, part)| *part == Part::Heading);
    let values_first = values_first(parts);
    let mut stats = Stats::default();
    let mut taken: Vec<usize> = Vec::new();
    for (index, (at, part)) in parts.iter().enumerate() {
        match part {
            Part::Heading => taken.push(*at),
            Part::Values(counts, latest) => {
                counts.iter().for_each(|(field, number)| set(&mut stats, *field, *number));
                stats.latest_member = stats.latest_member.take().or(latest.clone());
                taken.push(*at);
            }
            Part::Label(StatField::LatestMember) => {
                if let Some(name) = name_beside(lines, *at, values_first) {
                    stats.latest_member.get_or_insert_with(|| lines[name].text.trim().to_owned());
                    taken.extend([*at, name]);
                }
            }
            Part::Label(field) => {
                let value = if values_first { index.checked_sub(1) } else { Some(index + 1) };
                if let Some((value_at, Part::Number(number))) = value.and_then(|value| parts.get(value))
                    && value_at.abs_diff(*at) <= MAX_GAP
                {
                    set(&mut stats, *field, *number);
                    taken.extend([*at, *value_at]);
                }
            }
            Part::Number(_) => {}
        }
    }
    let fields = [stats.threads, stats.posts, stats.members, stats.online].iter().flatten().count()
        + usize::from(stats.latest_member.is_some());
    let sure =
        (headed && fields > 0) || stats.latest_member.is_some() || (fields >= MIN_FIELDS && stats.members.is_some());
    if !sure {
        return;
    }
    if let (Some(first), Some(last)) = (taken.iter().min(), taken.iter().max()) {
        found.lines.push(*first..last + 1);
    }
    merge(found.stats.get_or_insert_default(), stats);
}

/// Whether values stand before their labels: then a block begins with a value and ends with a label.
fn values_first(parts: &[(usize, Part)]) -> bool {
    let order: Vec<bool> = parts
        .iter()
        .filter_map(|(_, part)| match part {
            Part::Number(_) => Some(true),
            Part::Label(StatField::LatestMember) => None,
            Part::Label(_) => Some(false),
            _ => None,
        })
        .collect();
    order.first() == Some(&true) && order.last() == Some(&false)
}

/// The line with the name that a "newest member" label introduces or follows.
fn name_beside(lines: &[Line], at: usize, before: bool) -> Option<usize> {
    let beside = if before { at.checked_sub(1)? } else { at + 1 };
    let line = lines.get(beside)?;
    matches!(line.class, Class::Short | Class::Text | Class::Number).then_some(beside)
}

fn set(stats: &mut Stats, field: StatField, number: u64) {
    let place = match field {
        StatField::Threads => &mut stats.threads,
        StatField::Posts => &mut stats.posts,
        StatField::Members => &mut stats.members,
        StatField::Online => &mut stats.online,
        StatField::LatestMember => return,
    };
    place.get_or_insert(number);
}

fn merge(into: &mut Stats, from: Stats) {
    into.threads = into.threads.or(from.threads);
    into.posts = into.posts.or(from.posts);
    into.members = into.members.or(from.members);
    into.online = into.online.or(from.online);
    into.latest_member = into.latest_member.take().or(from.latest_member);
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::*;

    fn stats(text: &str) -> Option<Stats> {
        let phrases = Phrases::for_language(None);
        find(&scan(text, false, phrases), phrases).stats
    }

    fn expected(threads: u64, posts: u64, members: u64, latest: &str) -> Option<Stats> {
        Some(Stats {
            threads: Some(threads),
            posts: Some(posts),
            members: Some(members),
            latest_member: Some(latest.to_owned()),
            online: None,
        })
    }

    #[test]
    fn labels_and_values_in_either_order() {
        let wanted = expected(3386, 33718, 2052, "Raju Ghose");
        assert_eq!(
            stats(
                "Forum statistics\n\nThreads\n3,386\nMessages\n33,718\nMembers\n2,052\nLatest member\nRaju Ghose\nBack"
            ),
            wanted
        );
        assert_eq!(stats("3,386\nThreads\n33,718\nMessages\n2,052\nMembers\nRaju Ghose\nLatest member\n"), wanted);
        assert_eq!(stats("Threads: 3,386\nMessages: 33,718\nMembers: 2,052\nLatest member: Raju Ghose\n"), wanted);
    }

    #[test]
    fn sentences() {
        let text = "Total posts 78 • Total topics 12 • Total members 5 • Our newest member Anna B";
        assert_eq!(stats(text), expected(12, 78, 5, "Anna B"));
        let text =
            "Our members have made a total of 78 posts\nWe have 5 registered members\nThe newest member is Anna B\n";
        let found = stats(text).unwrap();
        assert_eq!((found.posts, found.members, found.latest_member.as_deref()), (Some(78), Some(5), Some("Anna B")));
    }

    #[test]
    fn user_panels_and_prose_are_no_statistics() {
        assert_eq!(stats("Joined\nNov 4, 2011\nMessages\n65,334\nThreads\n12\n"), None);
        assert_eq!(stats("I have made 78 posts in 12 topics here, and none was read by 5 members.\n"), None);
    }

    #[test]
    fn a_block_without_a_heading_has_several_near_fields() {
        assert!(stats("Threads\n3\nMessages\n4\nMembers\n5\n").is_some());
        assert_eq!(stats("Messages\n4\nMembers\n5\n"), None);
        let apart = |lines: usize| stats(&format!("Threads\n3\nMessages\n4\n{}Members\n5\n", "---\n".repeat(lines)));
        assert!(apart(MAX_GAP - 1).is_some());
        assert_eq!(apart(MAX_GAP), None);
        assert!(stats("Forum statistics\n12 registered members\n").is_some_and(|found| found.members == Some(12)));
        assert_eq!(stats("Forum statistics\n12 of the very old members\n"), None);
    }
}
