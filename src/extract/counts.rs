//! Lines of a statistics block in any language: "Threads: 3,386", a label beside its number, a sentence with both.

use crate::chrome::labels::{Labels, is_unspaced};
use crate::chrome::phrases::StatField;
use crate::document::Stats;
use crate::letters;

use super::numbers::{digit, is_mark, parse_count};
use memchr::memmem;

/// What stands between two statements on one line.
const SEPARATORS: [&str; 9] = ["•", "|", "·", "\t", "::", " - ", " – ", "。", "；"];

/// Words of the longest noun after a number: "fils de discussion".
const MAX_NOUN: usize = 3;
/// Words of the longest label before a number: "Total number of registered users".
const MAX_LABEL: usize = 5;
/// Words of the longest name of a member.
const MAX_NAME: usize = 4;

/// A word or a number of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Item<'a> {
    Number(u64),
    Word(&'a str),
}

/// What a line is beside the lines around it.
enum Line {
    Number(u64),
    Label(StatField),
    Other,
}

/// Reads the lines of a block. A label and its number may stand on a line each, in either order.
pub(crate) fn of_lines(lines: &[String], language: Option<&str>, stats: &mut Stats) {
    let labels = Labels::get();
    let parts: Vec<&str> = lines.iter().flat_map(|line| statements(line)).collect();
    let kind = |part: &&str| match (parse_count(part), labels.stat(part, language)) {
        (Some(number), _) => Line::Number(number),
        (None, Some(field)) => Line::Label(field),
        _ => Line::Other,
    };
    let kinds: Vec<Line> = parts.iter().map(kind).collect();
    let numbers_first = numbers_first(&kinds);
    for (at, line) in kinds.iter().enumerate() {
        match line {
            Line::Number(_) => {}
            Line::Label(StatField::LatestMember) => {
                if let Some(name) = parts.get(at + 1) {
                    set(Some(StatField::LatestMember), name, stats);
                }
            }
            Line::Label(field) => {
                let beside = if numbers_first { at.checked_sub(1) } else { Some(at + 1) };
                if let Some(Line::Number(number)) = beside.and_then(|beside| kinds.get(beside)) {
                    set_count(*field, *number, stats);
                }
            }
            Line::Other => of_statement(parts[at], language, stats),
        }
    }
}

/// Sets what is not yet set.
pub(super) fn set(field: Option<StatField>, value: &str, stats: &mut Stats) {
    let value = value.trim();
    match field {
        Some(StatField::LatestMember) if stats.latest_member.is_none() && !value.is_empty() => {
            stats.latest_member = Some(value.to_owned());
        }
        Some(field) => parse_count(value).into_iter().for_each(|number| set_count(field, number, stats)),
        None => {}
    }
}

fn set_count(field: StatField, number: u64, stats: &mut Stats) {
    let place = match field {
        StatField::Threads => &mut stats.threads,
        StatField::Posts => &mut stats.posts,
        StatField::Members => &mut stats.members,
        StatField::Online => &mut stats.online,
        StatField::LatestMember => return,
    };
    place.get_or_insert(number);
}

fn statements(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    let is_there = |separator: &&&str| memmem::find(line.as_bytes(), separator.as_bytes()).is_some();
    for separator in SEPARATORS.iter().filter(is_there) {
        parts = parts.into_iter().flat_map(|part| part.split(*separator)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether numbers stand before their labels: by which follows which more often, else by which is first.
fn numbers_first(kinds: &[Line]) -> bool {
    let is_count = |line: &Line| matches!(line, Line::Label(field) if *field != StatField::LatestMember);
    let is_number = |line: &Line| matches!(line, Line::Number(_));
    let before = kinds.windows(2).filter(|pair| is_number(&pair[0]) && is_count(&pair[1])).count();
    let after = kinds.windows(2).filter(|pair| is_count(&pair[0]) && is_number(&pair[1])).count();
    before > after || before == after && kinds.first().is_some_and(is_number)
}

/// Reads one statement: the newest member, or numbers with labels before them or nouns after them.
fn of_statement(text: &str, language: Option<&str>, stats: &mut Stats) {
    let labels = Labels::get();
    if labels.is_no_total(text) {
        return;
    }
    if let Some(name) = latest(text, language) {
        set(Some(StatField::LatestMember), name, stats);
        return;
    }
    let items = items(text);
    let numbers: Vec<usize> = (0..items.len()).filter(|at| matches!(items[*at], Item::Number(_))).collect();
    let Some(first) = numbers.first() else { return };
    let labelled = label_of(&words(&items[..*first]), language).is_some();
    // "Topics 13 Replies 86": what stands after a number is the next one's label
    let all_labelled = labelled && matches!(items.last(), Some(Item::Number(_)));
    let mut threads: Option<Option<u64>> = None;
    for at in numbers {
        let Item::Number(number) = items[at] else { continue };
        let start = items[..at].iter().rposition(|item| matches!(item, Item::Number(_))).map_or(0, |last| last + 1);
        let before = || label_before(&words(&items[start..at]), language);
        let after = || noun_after(&words(&items[at + 1..]), language);
        let found = if all_labelled {
            before()
        } else if labelled {
            before().or_else(after)
        } else {
            after().or_else(before)
        };
        // "9,482 กระทู้ in 1,107 หัวข้อ": a word for threads that counts posts where another counts threads
        let again = found == Some(StatField::Threads) && threads == Some(stats.threads) && stats.posts.is_none();
        if again && let Some(posts) = stats.threads.filter(|posts| *posts > number) {
            (stats.posts, stats.threads) = (Some(posts), Some(number));
        }
        if let Some(field) = found {
            set_count(field, number, stats);
            threads = threads.or(stats.threads.filter(|_| field == StatField::Threads).map(Some));
        }
        // what follows tells who is online, not how many there are
        if found == Some(StatField::Online) {
            return;
        }
    }
}

/// The name of the newest member, announced in a sentence or behind a label.
fn latest<'a>(text: &'a str, language: Option<&str>) -> Option<&'a str> {
    let labels = Labels::get();
    if !labels.may_announce(text) {
        return None;
    }
    let is_label = |label: &str| labels.stat(label, language) == Some(StatField::LatestMember);
    if let Some((label, name)) = text.split_once([':', '：'])
        && is_label(label)
    {
        return Some(name.trim());
    }
    if let Some(name) = labels.latest(text) {
        // a sentence's full stop, if the phrase has none
        return Some(if text.contains(':') || !text.ends_with(name) {
            name
        } else {
            name.strip_suffix('.').unwrap_or(name).trim_end()
        });
    }
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let (_, name) = spaces.iter().rev().map(|at| text.split_at(*at)).find(|(label, _)| is_label(label))?;
    let name = name.trim();
    let name = name.strip_suffix('.').unwrap_or(name).trim_end();
    (!name.is_empty() && name.split(' ').count() <= MAX_NAME).then_some(name)
}

fn words<'a>(items: &[Item<'a>]) -> Vec<&'a str> {
    let word = |item: &Item<'a>| if let Item::Word(word) = item { Some(*word) } else { None };
    items.iter().map_while(word).collect()
}

fn label_of(words: &[&str], language: Option<&str>) -> Option<StatField> {
    let label = words.join(" ");
    Labels::get().stat(&label, language).filter(|field| *field != StatField::LatestMember)
}

/// The longest label that ends right before a number.
fn label_before(words: &[&str], language: Option<&str>) -> Option<StatField> {
    let most = words.len().min(MAX_LABEL);
    (1..=most).rev().find_map(|count| label_of(&words[words.len() - count..], language))
}

/// The longest noun that begins right after a number.
fn noun_after(words: &[&str], language: Option<&str>) -> Option<StatField> {
    let most = words.len().min(MAX_NOUN);
    let spaced = (1..=most).rev().find_map(|count| label_of(&words[..count], language));
    spaced.or_else(|| {
        let word = words.first().filter(|word| word.starts_with(is_unspaced))?;
        let ends: Vec<usize> = word.char_indices().skip(1).map(|(at, _)| at).collect();
        ends.iter().rev().find_map(|end| label_of(&[&word[..*end]], language))
    })
}

/// The words and numbers of a statement, without punctuation. A number ends where ideographs begin, and the other way round.
fn items(text: &str) -> Vec<Item<'_>> {
    let mut items: Vec<Item> = Vec::new();
    let mut grouped = false; // the last item is a number that more digits may follow
    for piece in text.split(|c: char| c.is_whitespace() || matches!(c, '：' | '，' | '、')) {
        for word in cut(piece) {
            let bare = word.trim_matches(|c: char| !letters::is_alphanumeric(c) && !is_mark(c));
            let number = Some(bare).filter(|bare| bare.starts_with(|c| digit(c).is_some())).and_then(parse_count);
            match (number, items.last_mut()) {
                (Some(number), Some(Item::Number(last))) if grouped && bare.chars().count() == GROUP => {
                    *last = last.saturating_mul(THOUSAND).saturating_add(number);
                }
                (Some(number), _) => items.push(Item::Number(number)),
                (None, _) if !bare.is_empty() => items.push(Item::Word(with_brackets(word, bare))),
                _ => {}
            }
            grouped = number.is_some() && word.ends_with(|c| digit(c).is_some());
        }
    }
    items
}

/// Digits of a group in a number such as `3 386`.
const GROUP: usize = 3;
const THOUSAND: u64 = 1000;

/// A word with the bracket that belongs to it: "utilisateur(s)".
fn with_brackets<'a>(word: &'a str, bare: &'a str) -> &'a str {
    if bare.contains('(') {
        word.trim_start_matches(|c: char| !letters::is_alphanumeric(c)).trim_end_matches([',', '.', ':', ';'])
    } else {
        bare
    }
}

/// Cuts between digits and ideographs, and after a colon behind letters.
fn cut(piece: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, c) in piece.char_indices() {
        let breaks = last.is_some_and(|last: char| {
            let joint = |a: char, b: char| digit(a).is_some() && is_unspaced(b);
            joint(last, c)
                || joint(c, last)
                || (last == ':' && digit(c).is_some() && piece[..at].starts_with(letters::is_alphabetic))
        });
        if breaks {
            parts.push(&piece[start..at]);
            start = at;
        }
        last = Some(c);
    }
    parts.push(&piece[start..]);
    parts
}

#[cfg(test)]
mod tests;
