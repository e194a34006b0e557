//! What the parts of rows are that stand at the same place in each: title, numbers, dates, names.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::chrome::phrases::RowField;
use crate::dom::Node;
use crate::extract::Scope;
use crate::extract::numbers::parse_count;
use crate::extract::outline::{Entry, Outline, hash};
use crate::extract::records::groups::Record;
use crate::extract::records::is_reply;
use crate::extract::records::slots::{Slot, slots};
use crate::extract::signals::is_profile;

use super::fields;

/// Share of the rows in which a column must be there.
const MIN_PRESENT: f64 = 0.7;
/// Share of the titles that must differ.
const MIN_DISTINCT: f64 = 0.8;
/// Share of titles that may show a date.
const MAX_DATED: f64 = 0.3;
/// Letters of an average title.
const MIN_LETTERS: f64 = 3.0;
/// Bytes of the longest number with its separators.
const MAX_NUMBER: usize = 14;
/// Characters of the longest title or name.
const MAX_TITLE: usize = 250;
const MAX_NAME: usize = 60;
/// Rows that are looked at for classes and heads: what a template writes stands in each.
const SAMPLE: usize = 4;

/// Words in the addresses of threads, and of forums. What names a thread wins: boards stand below `/forum/`.
static THREAD_LINK: LazyLock<Regex> = LazyLock::new(|| {
    let words = "[a-z_]*(?:topic|thread)s?|discussions?|questions?|message|msg|read";
    let keys = "tid|t|d|qid|mid|res";
    let pattern = format!("(?i)(?:^|[/?&;])(?:(?:{words})(?:[/=.,?-]|[0-9]|$)|(?:{keys})[/=])");
    Regex::new(&pattern).expect("a test compiles every pattern")
});
static FORUM_LINK: LazyLock<Regex> = LazyLock::new(|| {
    let words = "[a-z_]*(?:forum|board|categor)[a-z]*|list";
    let keys = "fid|f|c|cat|gid";
    let pattern = format!("(?i)(?:^|[/?&;])(?:(?:{words})(?:[/=.,?-]|[0-9]|$)|(?:{keys})[/=])");
    Regex::new(&pattern).expect("a test compiles every pattern")
});

/// The columns of a group of rows.
pub(super) struct Columns {
    pub(super) title: Slot,
    pub(super) dates: Vec<Slot>,
    pub(super) names: Vec<Slot>,
    /// Numbers that stand alone, and what they count where the template tells.
    pub(super) numbers: Vec<(Slot, Option<RowField>)>,
    /// Whether the titles' addresses are those of threads, or of forums.
    pub(super) links: Option<Links>,
}

/// What the titles of rows lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    Threads,
    Forums,
}

impl Columns {
    /// None where the rows have no titles that lead elsewhere.
    pub(super) fn new(records: &[Record], scope: &Scope) -> Option<Columns> {
        let (outline, signals) = (scope.outline(), scope.signals());
        let enough = (MIN_PRESENT * records.len() as f64).ceil() as usize;
        let (mut dates, mut names, mut numbers, mut titles) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let node = |index: usize| outline.entries[index].node;
        let heads = fields::heads(node(records[0].range.0), scope.language.as_deref());
        for slot in slots(records, outline, enough).into_iter().filter(|slot| slot.at.len() >= enough) {
            let count = |is: &dyn Fn(usize) -> bool| slot.at.iter().filter(|(_, index)| is(*index)).count();
            if count(&|index| signals.date(index).is_some()) >= enough {
                dates.push(slot);
            } else if count(&|index| signals.author(index).is_some()) * 2 >= slot.at.len() {
                names.push(slot);
            } else if count(&|index| number(node(index)).is_some()) == slot.at.len() {
                let field = meaning(&slot, records, outline, &heads);
                numbers.push((slot, field));
            } else if let Some(letters) = title_letters(&slot, enough, scope) {
                titles.push((slot, letters));
            }
        }
        let at = best_title(&titles, outline)?;
        let title = titles.swap_remove(at).0;
        let links = links(&title, outline);
        Some(Columns { title, dates, names, numbers: innermost(numbers, outline), links })
    }

    /// Whether a title leads to the page itself, as posts do, and no row of a list.
    pub(super) fn leads_to(&self, page: Option<&str>, scope: &Scope) -> bool {
        let outline = scope.outline();
        let bare = |url: &str| url.split('#').next().unwrap_or_default().to_owned();
        let Some(page) = page.map(bare) else { return false };
        let targets = self.title.at.iter().filter_map(|(_, index)| outline.entries[*index].node.attr("href"));
        targets.filter_map(|href| scope.base.resolve(href)).any(|url| bare(&url) == page)
    }

    /// What numbers count that nothing tells, by their order: threads and posts of a forum, replies and views of a thread.
    pub(super) fn infer(&mut self, outline: &Outline) {
        let of = |slot: &Slot| -> Vec<u64> {
            slot.at.iter().filter_map(|(_, index)| number(outline.entries[*index].node)).collect()
        };
        if self.numbers.iter().any(|(_, field)| field.is_some()) {
            return;
        }
        let names = match self.links {
            Some(Links::Forums) => [RowField::Threads, RowField::Posts],
            Some(Links::Threads) => [RowField::Replies, RowField::Views],
            None => return,
        };
        if let [(first, one), (second, two)] = &mut self.numbers[..] {
            let rises = of(first).iter().zip(of(second)).all(|(a, b)| *a <= b);
            (*one, *two) = if rises { (Some(names[0]), Some(names[1])) } else { (Some(names[1]), Some(names[0])) };
        }
    }

    /// What a row's numbers count, as far as class or column tell.
    pub(super) fn counts(&self, row: usize, outline: &Outline) -> fields::Counts {
        let mut counts = fields::Counts::default();
        for (slot, field) in &self.numbers {
            if let (Some(field), Some(index)) = (field, slot.of(row))
                && let Some(number) = number(outline.entries[index].node)
            {
                counts.set(*field, number);
            }
        }
        counts
    }
}

/// The count that an element shows and nothing else.
fn number(node: Node) -> Option<u64> {
    parse_count(&node.short_text(MAX_NUMBER)?)
}

/// Of numbers inside each other, those with a meaning, else the outer ones.
fn innermost(numbers: Vec<(Slot, Option<RowField>)>, outline: &Outline) -> Vec<(Slot, Option<RowField>)> {
    let mut kept: Vec<(Slot, Option<RowField>)> = Vec::new();
    for (slot, field) in numbers {
        match kept.last_mut() {
            Some((last, meaning)) if slot.at[0].1 < outline.entries[last.at[0].1].end => *meaning = meaning.or(field),
            _ => kept.push((slot, field)),
        }
    }
    kept
}

fn meaning(slot: &Slot, records: &[Record], outline: &Outline, heads: &[(usize, RowField)]) -> Option<RowField> {
    let node = |index: usize| outline.entries[index].node;
    slot.at.iter().take(SAMPLE).find_map(|(number, index)| {
        let row = node(records[*number].range.0);
        let head = || {
            let column = fields::column(node(*index), row)?;
            heads.iter().find(|(at, _)| *at == column).map(|(_, field)| *field)
        };
        head().or_else(|| fields::by_class(node(*index), row))
    })
}

/// Letters of a slot's average text, if it could be titles: links that differ in text and address.
fn title_letters(slot: &Slot, enough: usize, scope: &Scope) -> Option<f64> {
    let (outline, signals, phrases) = (scope.outline(), scope.signals(), scope.phrases());
    let dated = slot.at.iter().filter(|(_, index)| signals.date(*index).is_some()).count();
    if dated as f64 > MAX_DATED * slot.at.len() as f64 {
        return None;
    }
    let entries = slot.at.iter().map(|(_, index)| &outline.entries[*index]);
    let links = entries.filter(|entry| {
        let leads = || entry.node.attr("href").is_some_and(|href| !href.starts_with('#') && !is_profile(href));
        entry.node.tag() == "a" && leads() && (1..=MAX_TITLE).contains(&entry.text)
    });
    let links: Vec<&Entry> = links.collect();
    if links.len() < enough {
        return None;
    }
    let (mut letters, mut texts, mut targets, mut count) = (0, HashSet::new(), HashSet::new(), 0);
    for entry in links {
        let text = entry.node.text();
        if is_reply(&text) || (count < SAMPLE && phrases.quote_author(&text).is_some()) {
            continue;
        }
        // numbers alone do not make titles differ
        let text: String = text.chars().filter(|c| c.is_alphabetic()).collect();
        letters += text.chars().map(width).sum::<usize>();
        texts.insert(hash(&text));
        targets.insert(hash(entry.node.attr("href")));
        count += 1;
    }
    let differ = |set: &HashSet<u64>| set.len() as f64 >= MIN_DISTINCT * count as f64 && set.len() > 1;
    let average = letters as f64 / count.max(1) as f64;
    (count >= enough && differ(&texts) && differ(&targets) && average >= MIN_LETTERS).then_some(average)
}

/// How many letters an ideograph or a syllable is worth.
fn width(c: char) -> usize {
    if c >= '\u{2e80}' { 3 } else { 1 }
}

/// The titles among the columns that could be: those in headings, or else the first that is not much shorter than the
/// others; what is said last in a thread may be longer than a forum's name.
fn best_title(titles: &[(Slot, f64)], outline: &Outline) -> Option<usize> {
    let heads = |slot: &Slot| {
        let node = outline.entries[slot.at[0].1].node;
        let around = std::iter::once(node).chain(node.ancestors()).take(HEAD_LEVELS);
        around.into_iter().any(|n| {
            matches!(n.tag(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
                || n.classes().any(|class| {
                    let class = class.to_ascii_lowercase();
                    ["title", "subject"].iter().any(|part| class.contains(part)) && !class.contains("last")
                })
        })
    };
    titles.iter().position(|(slot, _)| heads(slot)).or((!titles.is_empty()).then_some(0))
}

/// Levels from a title's link up to its heading.
const HEAD_LEVELS: usize = 3;

/// What most titles lead to.
fn links(title: &Slot, outline: &Outline) -> Option<Links> {
    let kind = |(_, index): &(usize, usize)| {
        let href = outline.entries[*index].node.attr("href")?;
        let path = href.split_once("://").map_or(href, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
        if THREAD_LINK.is_match(path) {
            Some(Links::Threads)
        } else {
            FORUM_LINK.is_match(path).then_some(Links::Forums)
        }
    };
    let kinds: Vec<Links> = title.at.iter().filter_map(kind).collect();
    let threads = kinds.iter().filter(|kind| **kind == Links::Threads).count();
    match title.at.len() {
        all if threads * 2 > all => Some(Links::Threads),
        all if (kinds.len() - threads) * 2 > all => Some(Links::Forums),
        _ => None,
    }
}

/// The names that a column shows, by row, without the word before each that is the same in all: "by Anna", "von Anna".
pub(super) fn names(slot: &Slot, outline: &Outline) -> Vec<(usize, String)> {
    let text = |index: usize| {
        let node = outline.entries[index].node;
        let link = node.descendants().find(|n| n.tag() == "a" && n.attr("href").is_some_and(is_profile));
        link.unwrap_or(node).short_text(MAX_NAME)
    };
    let shown: Vec<(usize, String)> =
        slot.at.iter().filter_map(|(row, index)| text(*index).map(|text| (*row, text))).collect();
    let lead = |text: &str| text.split_once(' ').map(|(lead, _)| lead.to_owned());
    let first = shown.first().and_then(|(_, text)| lead(text));
    let all: HashSet<&str> = shown.iter().map(|(_, text)| text.as_str()).collect();
    let is_lead = all.len() > 1 && first.is_some() && shown.iter().all(|(_, text)| lead(text) == first);
    let bare = |text: String| match (is_lead, text.split_once(' ')) {
        (true, Some((_, name))) => name.trim().to_owned(),
        _ => text,
    };
    let names = shown.into_iter().map(|(row, text)| (row, bare(text)));
    names.filter(|(_, name)| name.chars().any(char::is_alphanumeric)).collect()
}

/// A title without the number in brackets behind it: "Broken spokes (304 views)".
pub(super) fn title(node: Node, language: Option<&str>) -> String {
    let text = node.text();
    let bare = text.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    match bare {
        Some((title, inside)) if fields::labelled(&[inside.to_owned()], language) != fields::Counts::default() => {
            title.trim_end().to_owned()
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_threads_and_forums() {
        for link in ["/forum/viewtopic.php?t=1", "?topic=3.0", "threads/tea.7/", "/t/12", "index.php?tid=4"] {
            assert!(THREAD_LINK.is_match(link), "{link}");
        }
        for link in ["/forum/viewforum.php?f=1", "?board=3.0", "/c/tea", "list.php?3"] {
            assert!(FORUM_LINK.is_match(link) && !THREAD_LINK.is_match(link), "{link}");
        }
    }
}
