//! Dated lines that begin as most of their kind do, and go on in another way: with a short name before the date, or with a
//! second date, of an edit.

use super::super::lines::{Class, Line, bare};
use super::{NONE, Templates, mask_words};
use crate::chrome::shape;
use crate::document::RemovalKind;
use foldhash::HashMap;
use foldhash::fast::FixedState;
use std::hash::BuildHasher;

/// Lines of a template that tell how its lines begin.
const MIN_ALIKE: u32 = 3;
/// Of a hundred lines of a template, so many begin with the same word.
const ALIKE_SHARE: u32 = 80;
/// A line of another template is looked at where so many times as many have the one.
const TIMES_AS_MANY: u32 = 2;

/// The first of a line's dates, with what is before and after it.
pub(in crate::flat) fn first_date(line: &str) -> Option<(&str, &str, &str)> {
    let (mut before, mut date, _) = shape::date_inside(line)?;
    while before.contains(char::is_numeric)
        && let Some((earlier, first, _)) = shape::date_inside(before)
    {
        (before, date) = (earlier, first);
    }
    let end = date.as_ptr() as usize - line.as_ptr() as usize + date.len();
    Some((before, date, line[end..].trim_start()))
}

/// How a line begins: with a word, its figures masked, or with its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Beginning {
    Date,
    Word(u64),
}

impl Beginning {
    fn of(line: &Line, buffer: &mut String) -> Option<Self> {
        let text = bare(&line.text);
        if line.class == Class::Date {
            return Some(Beginning::Date);
        }
        let word = text.split_whitespace().next()?;
        buffer.clear();
        mask_words(word, true, None, buffer);
        Some(Beginning::Word(FixedState::default().hash_one(buffer.as_str())))
    }
}

/// Whether forum software writes such a line beside a post, and not for what is quoted or changed in it.
fn can_head(line: &Line) -> bool {
    match line.class {
        Class::Phrase(found) => found.kind == RemovalKind::PostHeader,
        class => matches!(class, Class::Date | Class::Short | Class::Text | Class::Prose),
    }
}

impl Templates {
    /// Gives dated lines the template of those that begin alike, where these are many more.
    pub(super) fn by_beginning(&mut self, lines: &[Line], dated: &[bool], longest: usize) {
        let heads = self.beginnings(lines, dated);
        if heads.is_empty() {
            return;
        }
        let mut buffer = String::new();
        for (at, line) in lines.iter().enumerate() {
            let own = self.of[at];
            let is_long = own == NONE && line.text.len() > longest && line.text.len() <= 2 * longest;
            if !is_long && !dated.get(own as usize).is_some_and(|dated| *dated) || line.section() == "quote_header" {
                continue;
            }
            let text = bare(&line.text);
            let Some(begins) = Beginning::of(line, &mut buffer) else { continue };
            let more = |head: &u32| is_long || self.count(*head) >= TIMES_AS_MANY * self.count(own);
            let head = match heads.get(&begins).filter(|head| can_head(line) && more(head)) {
                Some(head) if !is_long || first_date(text).is_some() => Some(*head),
                // An edit's notice can be on the same line.
                _ => heads.get(&Beginning::Date).copied().filter(|head| more(head) && is_twice_dated(text)),
            };
            if let Some(head) = head.filter(|head| *head != own) {
                self.of[at] = head;
                self.counts[head as usize] += 1;
                self.counts[own as usize] -= u32::from(own != NONE);
            }
        }
    }

    /// The commonest template of those whose lines begin in some way.
    fn beginnings(&self, lines: &[Line], dated: &[bool]) -> HashMap<Beginning, u32> {
        let mut counts: HashMap<(u32, Beginning), u32> = HashMap::default();
        let mut buffer = String::new();
        for (at, line) in lines.iter().enumerate() {
            let own = self.of[at];
            let is_dated = line.class == Class::Date || dated.get(own as usize).is_some_and(|dated| *dated);
            if is_dated
                && self.count(own) >= MIN_ALIKE
                && can_head(line)
                && let Some(begins) = Beginning::of(line, &mut buffer)
            {
                *counts.entry((own, begins)).or_default() += 1;
            }
        }
        let mut heads: HashMap<Beginning, u32> = HashMap::default();
        for ((template, begins), count) in counts {
            let has_more = |other: &u32| (self.count(*other), *other) >= (self.count(template), template);
            if count * 100 >= self.count(template) * ALIKE_SHARE && !heads.get(&begins).is_some_and(has_more) {
                heads.insert(begins, template);
            }
        }
        heads
    }
}

/// Whether a line begins with a date, and has another.
fn is_twice_dated(text: &str) -> bool {
    first_date(text).is_some_and(|(before, _, after)| before.is_empty() && shape::date_inside(after).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::scan;
    use super::super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    /// Whether the last line has the template of the first.
    fn is_alike(lines: &[&str]) -> bool {
        let text = lines.join("\nSomebody wrote this about tea, and more.\n");
        let lines = scan(&text, Flavour::Nodes, Phrases::for_language(None));
        let templates = Templates::of(&lines, None);
        templates.at(0) != NONE && templates.at(0) == templates.at(lines.len() - 1)
    }

    fn usual(count: usize) -> Vec<String> {
        (1..=count).map(|n| format!("{n} Reply by Anna Berg 2024-05-0{n} 10:12:00")).collect()
    }

    #[test]
    fn lines_that_begin_alike_are_of_one_template() {
        let alike = |count: usize, last: &str| {
            let usual = usual(count);
            is_alike(&usual.iter().map(String::as_str).chain([last]).collect::<Vec<_>>())
        };
        let many = MIN_ALIKE as usize;
        let edited = "4 Reply by Tom 2024-05-04 10:12:00 (edited by Tom 2024-05-04 11:00:00)";
        assert!(alike(many, "4 Reply by Old Tom 2024-05-04 10:12:00") && alike(many, edited));
        assert!(!alike(many - 1, "4 Reply by Old Tom 2024-05-04 10:12:00"));
        assert!(!alike(many, "Reported by Old Tom 2024-05-04 10:12:00"));
        // Half as many have a template of their own.
        let others = |count: usize| {
            let mut lines = usual(4);
            lines.extend((1..=count).map(|n| format!("{n} Reply by Old Tom 2024-05-1{n} 10:12:00")));
            is_alike(&lines.iter().map(String::as_str).collect::<Vec<_>>())
        };
        assert!(others(4 / TIMES_AS_MANY as usize) && !others(4 / TIMES_AS_MANY as usize + 1));
        // Of five lines, four that begin with a number are enough, and three are not.
        let mixed = |numbered: usize| {
            let named =
                ["Eve", "Ben"].into_iter().take(5 - numbered).map(|name| format!("{name} Winter 2024-05-07 10:12:00"));
            let lines: Vec<String> = usual(numbered).into_iter().chain(named).chain([edited.to_owned()]).collect();
            is_alike(&lines.iter().map(String::as_str).collect::<Vec<_>>())
        };
        assert!(4 * 100 >= ALIKE_SHARE * 5 && mixed(4) && !mixed(3));
    }

    #[test]
    fn a_date_with_an_edit_s_is_a_date() {
        let dates = ["05-03-2024, 10:12 AM", "05-04-2024, 10:13 AM", "05-05-2024, 10:14 AM"];
        let alike = |last: &str| is_alike(&dates.iter().copied().chain([last]).collect::<Vec<_>>());
        assert!(alike("05-06-2024, 10:12 AM (This one was changed: 05-06-2024, 11:00 AM by Ben.)"));
        assert!(!alike("05-06-2024, 10:12 AM we had tea"));
    }

    #[test]
    fn the_first_date_is_the_post_s() {
        let first =
            |line| first_date(line).map(|(before, date, after)| (before.to_owned(), date.to_owned(), after.to_owned()));
        let parts = |parts: [&str; 3]| Some(parts.map(str::to_owned).into());
        assert_eq!(
            first("by Anna, May 3, 2024, 10:12 (449 days ago) @ Benedited by Anna, May 4, 2024, 11:00"),
            parts(["by Anna,", "May 3, 2024, 10:12", "(449 days ago) @ Benedited by Anna, May 4, 2024, 11:00"])
        );
        assert_eq!(first("Anna May 3, 2024 #4"), parts(["Anna", "May 3, 2024", "#4"]));
        assert_eq!(first("Anna likes tea"), None);
    }
}
