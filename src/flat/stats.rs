//! Board statistics: labels and values in either order, on one line, or in sentences. What a line says is read as in HTML;
//! here is told which lines belong together, and whether they are a board's or a user's.

use super::lines::{Class, Line};
use super::statements::{after_heading, announces, plain, statements};
use crate::Stats;
use crate::chrome::labels::{Labels, Says};
use crate::chrome::phrases::{Phrases, StatField};
use crate::extract::counts::of_lines;
use crate::extract::numbers::{has_digit, parse_count};
use crate::letters;
use std::ops::Range;

/// Most lines between two parts of one block of statistics: a label, its value, and a sentence that its links broke up.
const MAX_GAP: usize = 4;
/// Kinds of counts that make a block of statistics without a heading; a user panel has fewer.
const MIN_FIELDS: usize = 3;
/// A line that belongs to no statement: what it stands between is not side by side.
const GAP: &str = "–";

/// The statistics of a page, and the lines they stand in.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Found {
    pub(super) stats: Option<Stats>,
    pub(super) lines: Vec<Range<usize>>,
}

/// What a line says of statistics.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Heading,
    Label(StatField),
    Number,
    /// What the newest member's name follows, perhaps with counts before it.
    Announcement,
    /// Counts with their labels, or the newest member's name.
    Statement,
}

/// A line that says something of statistics.
struct Part {
    line: usize,
    sign: Sign,
    statements: Vec<String>,
    /// A sentence, which only a heading makes a statistic.
    prose: bool,
}

/// Finds the blocks of statistics.
pub(super) fn find(lines: &[Line], phrases: &Phrases) -> Found {
    let mut found = Found::default();
    let mut open: Vec<Part> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(part) = part(at, line) else { continue };
        let headed = open.first().is_some_and(|first| first.sign == Sign::Heading);
        let far = open.last().is_some_and(|last| at - last.line > MAX_GAP);
        if far || part.sign == Sign::Heading {
            block(lines, phrases, &std::mem::take(&mut open), &mut found);
        }
        if !part.prose || (headed && !far) || part.sign == Sign::Heading || speaks_for_itself(&part, phrases) {
            open.push(part);
        }
    }
    block(lines, phrases, &open, &mut found);
    found
}

/// The longest line that tells statistics, in bytes: all counts of a board in one sentence are shorter.
const MAX_LINE: usize = 800;

fn part(at: usize, line: &Line) -> Option<Part> {
    let labels = Labels::get();
    let text = super::lines::bare(&line.text);
    let part = |sign, statements| Some(Part { line: at, sign, statements, prose: line.class == Class::Prose });
    match line.class {
        Class::Number => return parse_count(text).and_then(|_| part(Sign::Number, vec![text.to_owned()])),
        Class::Ornament | Class::Date | Class::ImageName | Class::PostNumber => return None,
        _ if text.len() > MAX_LINE => return None,
        _ => {}
    }
    let text = &*plain(text);
    if let Some(number) = before_rate(text) {
        return part(Sign::Number, vec![number.to_owned()]);
    }
    let says = labels.says(text);
    if says == Says::default() {
        return (line.section() == "stats").then(|| part(Sign::Heading, Vec::new())).flatten();
    }
    let label = text.trim_end_matches(['/', '.', ',', ';', ' ']);
    if says.label
        && let Some(field) = labels.stat(label, None)
    {
        return part(Sign::Label(field), vec![label.to_owned()]);
    }
    if says.heading
        && let Some(rest) = after_heading(text)
    {
        return part(Sign::Heading, statements(rest));
    }
    let may_announce = says.announcement && labels.may_announce(text);
    if may_announce && announces(text) {
        return part(Sign::Announcement, statements(text));
    }
    let announced = || may_announce && labels.latest(text).is_some();
    if !letters::has_numeric(text) && !announced() && line.section() != "stats" {
        return None;
    }
    // a number or a name is told by words before or after it
    let statements = statements(text);
    let stats = read(&statements);
    // who reads a thread is no statistic of the board, but "Members: 2,052" can be
    if line.family() == "online" && stats.online.or(stats.members).is_none() {
        return None;
    }
    if stats != Stats::default() {
        return part(Sign::Statement, statements);
    }
    (line.section() == "stats").then(|| part(Sign::Heading, Vec::new())).flatten()
}

/// The number of "118.352 (31,4 posts a day)".
fn before_rate(text: &str) -> Option<&str> {
    let (number, rate) = text.strip_suffix([')', '）'])?.split_once(['(', '（'])?;
    let number = number.trim_end();
    (parse_count(number).is_some() && has_digit(rate)).then_some(number)
}

fn read(statements: &[String]) -> Stats {
    let mut stats = Stats::default();
    of_lines(statements, None, &mut stats);
    stats
}

fn counts(stats: &Stats) -> usize {
    [stats.threads, stats.posts, stats.members, stats.online].iter().flatten().count()
}

/// Whether a sentence is a statistic without a heading: it begins with a number and tells as much as a block, or it
/// announces the newest member.
fn speaks_for_itself(part: &Part, phrases: &Phrases) -> bool {
    let stats = read(&part.statements);
    if part.sign == Sign::Announcement {
        return true;
    }
    let begins = part.statements.first().is_some_and(|first| first.starts_with(letters::is_numeric));
    begins && counts(&stats) >= MIN_FIELDS && stats.members.is_some()
        || part.statements.iter().any(|statement| phrases.latest_member(statement).is_some())
}

/// Reads one block, if it is one.
fn block(lines: &[Line], phrases: &Phrases, parts: &[Part], found: &mut Found) {
    let headed = parts.first().is_some_and(|part| part.sign == Sign::Heading);
    let (statements, taken) = in_order(lines, parts);
    let mut stats = read(&statements);
    let announcement = parts.iter().filter(|part| part.sign == Sign::Announcement);
    let name = announcement.filter_map(|part| name_beside(lines, part.line, false)).next();
    stats.latest_member =
        stats.latest_member.take().filter(|name| name != GAP).or_else(|| Some(name_of(&lines[name?])));
    let announced = stats.latest_member.is_some()
        && (counts(&stats) > 0
            || statements.iter().any(|statement| {
                phrases.stat_label(statement) == Some(StatField::LatestMember)
                    || phrases.latest_member(statement).is_some()
                    || announces(statement)
            }));
    let several = stats.members.is_some() && (stats.threads.is_some() || counts(&stats) >= MIN_FIELDS);
    if stats == Stats::default() || !(headed || announced || several) {
        return;
    }
    if let (Some(first), Some(last)) = (taken.iter().min(), taken.iter().max()) {
        found.lines.push(*first..last + 1);
    }
    merge(found.stats.get_or_insert_default(), stats);
}

fn name_of(line: &Line) -> String {
    plain(super::lines::bare(&line.text)).into_owned()
}

/// The statements of a block, each label beside its value and the label of the newest member before the name, and the
/// lines they stand in.
fn in_order(lines: &[Line], parts: &[Part]) -> (Vec<String>, Vec<usize>) {
    let values_first = values_first(parts);
    let (mut statements, mut taken): (Vec<String>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut last: Option<usize> = None;
    for (index, part) in parts.iter().enumerate() {
        let between = last.map_or(part.line..part.line, |last| last + 1..part.line.max(last + 1));
        if has_colon(part) || lines[between].iter().any(|line| line.class != Class::Ornament) {
            statements.push(GAP.to_owned());
        }
        last = Some(part.line);
        let beside = |other: Option<&Part>| other.is_some_and(|other| matches!(other.sign, Sign::Number));
        let before = index.checked_sub(1).and_then(|at| parts.get(at));
        match part.sign {
            Sign::Label(StatField::LatestMember) => {
                if let Some(at) = name_beside(lines, part.line, values_first) {
                    statements.extend(part.statements.iter().cloned());
                    statements.push(name_of(&lines[at]));
                    taken.extend([part.line, at]);
                    last = Some(part.line.max(at));
                }
                continue;
            }
            Sign::Number => {}
            Sign::Label(_) if !beside(before) && !beside(parts.get(index + 1)) => {}
            _ => taken.push(part.line),
        }
        if let (Sign::Label(_), Some(number)) = (part.sign, if values_first { before } else { parts.get(index + 1) })
            && number.sign == Sign::Number
        {
            taken.push(number.line);
        }
        statements.extend(part.statements.iter().cloned());
    }
    (statements, taken)
}

/// Whether a part is a label whose value follows.
fn has_colon(part: &Part) -> bool {
    matches!(part.sign, Sign::Label(_)) && part.statements.iter().any(|label| label.ends_with([':', '：']))
}

/// Whether values stand before their labels: then a block begins with a value and ends with a label.
fn values_first(parts: &[Part]) -> bool {
    let order: Vec<bool> = parts
        .iter()
        .filter_map(|part| match part.sign {
            Sign::Number => Some(true),
            Sign::Label(StatField::LatestMember) => None,
            Sign::Label(_) => Some(false),
            _ => None,
        })
        .collect();
    !parts.iter().any(has_colon) && order.first() == Some(&true) && order.last() == Some(&false)
}

/// The line with the name that a "newest member" label introduces; one without a colon may follow the name.
fn name_beside(lines: &[Line], at: usize, values_first: bool) -> Option<usize> {
    let may_name = |at: usize| {
        let line = lines.get(at)?;
        matches!(line.class, Class::Short | Class::Text | Class::Number).then_some(at)
    };
    let labels = Labels::get();
    let is_free = |at: usize| labels.stat(super::lines::bare(&lines[at].text), None).is_none();
    let before = || at.checked_sub(1).and_then(may_name).filter(|at| is_free(*at) && lines[*at].class != Class::Number);
    if values_first && let Some(before) = before() {
        return Some(before);
    }
    let name = may_name(at + 1)?;
    // the letter that stands for a picture of the user
    let letter = lines[name].text.trim();
    let starts = |at: &usize| lines[*at].text.to_lowercase().starts_with(&letter.to_lowercase());
    if letter.chars().count() == 1
        && let Some(next) = may_name(name + 1).filter(starts)
    {
        return Some(next);
    }
    Some(name)
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
    use super::super::prepare::Flavour;
    use super::*;

    fn stats(text: &str) -> Option<Stats> {
        let phrases = Phrases::for_language(None);
        find(&scan(text, Flavour::Nodes, phrases), phrases).stats
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
    fn statements_in_pieces() {
        let wanted = expected(13, 108, 18, "Dmitri K.");
        assert_eq!(stats("Posts:\n108\n|\nMembers:\n18\n|\nTopics:\n13\n|\nLatest member:\nDmitri K.\n"), wanted);
        assert_eq!(
            stats("13\ntopics /\n108\nposts /\n18\nmembers\nPlease welcome our newest member\nDmitri K.\n."),
            wanted
        );
        assert_eq!(stats("108 Posts in 13 Topics by 18 Members - Latest Member:\nDmitri K.\n- Last: 3"), wanted);
        assert_eq!(stats("13 topics / 108 posts / 18 membersPlease welcome our newest member Dmitri K.."), wanted);
    }

    #[test]
    fn headings_and_all_that_follows_in_any_language() {
        let text = "Foren-Statistiken Registrierte Mitglieder: 18 Themen: 13 Beiträge: 108 Neuestes Mitglied: Anna";
        assert_eq!(stats(text), expected(13, 108, 18, "Anna"));
        let active = "Board statistics\n3 users active in the past 15 minutes (2 members, 1 guest)\n";
        assert_eq!(stats(active), None);
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
