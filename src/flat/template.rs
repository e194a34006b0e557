//! Templates: what lines that a program wrote have in common when names, numbers and dates are left out.

mod dated;

pub(super) use dated::first_date;

use super::lines::{Class, Line, bare};
use crate::chrome::shape;
use crate::extract::dates::{is_month, is_weekday};
use crate::extract::numbers::is_separator;
use crate::letters;
use foldhash::fast::FixedState;
use foldhash::{HashMap, HashSet};
use std::hash::BuildHasher;

/// The longest line that can come of a template, in bytes: labels with a name and a date are shorter.
const MAX_LINE: usize = 160;
/// Words of the longest line of which only the first or the last word is a template's: "replied", "posted by".
const MAX_AFFIXED_WORDS: usize = 8;

/// The template of a line that has none.
pub(super) const NONE: u32 = 0;
/// A date alone on its line.
pub(super) const DATE: u32 = 1;
/// `#12` alone on its line.
const POST_NUMBER: u32 = 2;
/// Words after a date that are a template's; others are names.
const WORDS_AFTER_DATE: usize = 1;
/// Digits in one group of a number.
const GROUP: usize = 3;
/// What stands for a date in a line.
const DATED: &str = " §date";
/// A number alone on its line.
const NUMBER: u32 = 3;

/// The template of each line, as a small number, and how many lines each has.
#[derive(Debug)]
pub(super) struct Templates {
    of: Vec<u32>,
    counts: Vec<u32>,
    /// Which have a date among other words.
    dated: Vec<bool>,
}

impl Templates {
    pub(super) fn of(lines: &[Line], language: Option<&str>) -> Self {
        let hashes = hashes(lines, language);
        let mut names = Names::of(&hashes);
        let of: Vec<u32> = hashes.into_iter().map(|hash| names.of_line(hash)).collect();
        let mut templates = Templates { of, counts: names.counts.clone(), dated: Vec::new() };
        templates.by_beginning(lines, &names.dated, MAX_LINE);
        templates.by_section_or_affix(lines, &mut names);
        names.dated.resize(templates.counts.len(), false);
        templates.dated = names.dated;
        templates
    }

    pub(super) fn at(&self, line: usize) -> u32 {
        self.of[line]
    }

    /// Whether the lines of a template have a date among other words.
    pub(super) fn is_dated(&self, template: u32) -> bool {
        self.dated[template as usize]
    }

    /// How many templates there are, with the one that stands for none.
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    pub(super) fn count(&self, template: u32) -> u32 {
        self.counts[template as usize]
    }

    /// Whether other lines have the line's template.
    pub(super) fn recurs(&self, line: usize) -> bool {
        self.of[line] != NONE && self.count(self.of[line]) > 1
    }

    /// Lines that are alone with their words: what forum software writes goes by what it says, other short lines by the
    /// word that they begin or end with, where others do, too.
    fn by_section_or_affix(&mut self, lines: &[Line], names: &mut Names) {
        let mut affixes: Vec<(usize, [u32; 2])> = Vec::new();
        let mut buffer = String::new();
        for (at, line) in lines.iter().enumerate() {
            let alone = self.of[at] > NUMBER && self.count(self.of[at]) == 1;
            let words = || line.text.split_whitespace().take(MAX_AFFIXED_WORDS + 1).count();
            match line.class {
                Class::Date if alone => self.of[at] = names.count(DATE),
                Class::Phrase(found) if alone && found.is_open => {
                    buffer.clear();
                    buffer.extend(["[", found.section]);
                    self.of[at] = names.id(&buffer);
                }
                Class::Short | Class::Text if alone && (2..=MAX_AFFIXED_WORDS).contains(&words()) => {
                    mask(bare(&line.text), None, &mut buffer);
                    let Some((first, _)) = buffer.split_once(' ') else { continue };
                    let last = buffer.rsplit_once(' ').map_or("", |(_, last)| last);
                    let ids = [names.id(&format!("^{first}")), names.id(&format!("{last}$"))];
                    affixes.push((at, ids));
                }
                _ => {}
            }
        }
        let counts = &names.counts;
        for (at, ids) in affixes {
            let most = ids.into_iter().max_by_key(|id| counts[*id as usize]).unwrap_or(NONE);
            self.of[at] = if counts[most as usize] > 1 { most } else { NONE };
        }
        self.counts = vec![0; counts.len()];
        self.of.iter().for_each(|id| self.counts[*id as usize] += 1);
    }
}

/// For each line its template's number if that is known from the start, or else a hash of its masked text that says whether a
/// date is in it.
fn hashes(lines: &[Line], language: Option<&str>) -> Vec<u64> {
    let mut buffer = String::new();
    let of_line = |line: &Line| {
        match line.class {
            Class::PostNumber => return u64::from(POST_NUMBER),
            Class::Number => return u64::from(NUMBER),
            Class::Ornament | Class::ImageName | Class::Pagination => return u64::from(NONE),
            Class::Date => mask_date(bare(&line.text), language, &mut buffer),
            _ if line.text.len() > MAX_LINE => return u64::from(NONE),
            _ => mask(bare(&line.text), language, &mut buffer),
        }
        hash(&buffer)
    };
    lines.iter().map(of_line).collect()
}

/// Marks a hash, so that it is no template's number.
const HASHED: u64 = 1 << 63;
/// Marks a hash of a text with a date in it.
const HASHED_DATE: u64 = 1 << 62;

fn hash(text: &str) -> u64 {
    let hash = FixedState::default().hash_one(text) & !HASHED_DATE | HASHED;
    // The date's mark is no ASCII.
    if !text.is_ascii() && text.contains(DATED) { hash | HASHED_DATE } else { hash }
}

/// The part of a hash that tells most apart; what it confuses is kept for nothing.
fn short(hash: u64) -> u32 {
    hash as u32
}

/// Texts as small numbers. They are kept as hashes, and of lines only what comes again: a text can be all different lines of
/// one word.
struct Names {
    /// Short hashes that come again.
    again: HashSet<u32>,
    ids: HashMap<u64, u32>,
    counts: Vec<u32>,
    dated: Vec<bool>,
}

impl Names {
    /// No names yet, but what will come again.
    fn of(hashes: &[u64]) -> Self {
        let mut sorted: Vec<u32> = hashes.iter().map(|hash| short(*hash)).collect();
        sorted.sort_unstable();
        let again = sorted.chunk_by(|one, other| one == other).filter(|same| same.len() > 1).map(|same| same[0]);
        let again = again.collect();
        let fixed = NUMBER as usize + 1;
        Names { again, ids: HashMap::default(), counts: vec![0; fixed], dated: vec![false; fixed] }
    }

    fn count(&mut self, id: u32) -> u32 {
        self.counts[id as usize] += 1;
        id
    }

    fn fresh(&mut self, hash: u64) -> u32 {
        self.counts.push(0);
        self.dated.push(hash & HASHED_DATE != 0);
        self.counts.len() as u32 - 1
    }

    /// The number of a line's template.
    fn of_line(&mut self, hash: u64) -> u32 {
        if hash & HASHED == 0 {
            return if hash == u64::from(NONE) { NONE } else { self.count(hash as u32) };
        }
        let id = match self.ids.get(&hash) {
            Some(id) => *id,
            None => {
                let id = self.fresh(hash);
                if self.again.contains(&short(hash)) {
                    self.ids.insert(hash, id);
                }
                id
            }
        };
        self.count(id)
    }

    fn id(&mut self, text: &str) -> u32 {
        let hash = hash(text);
        let id = match self.ids.get(&hash) {
            Some(id) => *id,
            None => {
                let id = self.fresh(hash);
                self.ids.insert(hash, id);
                id
            }
        };
        self.count(id)
    }
}

/// A date's form: figures, names of months and days, and what stands between them.
fn mask_date(date: &str, language: Option<&str>, out: &mut String) {
    out.clear();
    out.push('§');
    for word in date.split_whitespace() {
        let figures = letters::has_numeric(word);
        match word.contains(letters::is_alphabetic) && !figures {
            true if is_month(word, language) => out.push_str(" §"),
            true => out.push_str(" a"),
            false => {
                out.push(' ');
                out.extend(word.chars().filter(|c| !letters::is_alphanumeric(*c)).chain(['0']));
            }
        }
    }
}

/// The line in lower case, with a mark for each date at its end, number, and name of a month.
fn mask(line: &str, language: Option<&str>, out: &mut String) {
    out.clear();
    let figures = letters::has_numeric(line);
    let (line, date, after) = match figures.then(|| shape::date_inside(line)).flatten() {
        // What is before the date is a name but for its last word: "Anna »", "written by Anna on".
        Some((before, _, after)) => (last_word(before), true, after),
        None => (line, false, ""),
    };
    mask_words(line, figures, language, out);
    if date {
        out.push_str(DATED);
        // "| Print", "@ Anna"
        for word in after.split_whitespace().take(WORDS_AFTER_DATE) {
            mask_words(word, figures, language, out);
        }
    }
}

fn mask_words(line: &str, figures: bool, language: Option<&str>, out: &mut String) {
    if !figures && letters::is_single_spaced(line) {
        out.push_str(if out.is_empty() || line.is_empty() { "" } else { " " });
        let start = out.len();
        out.push_str(line);
        out[start..].make_ascii_lowercase();
        return;
    }
    for word in line.split_whitespace() {
        // "2 764": a number grouped by spaces is one
        if figures && out.ends_with('0') && is_group(word) {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        if figures && word.len() > 2 && is_month(word, language) {
            out.push('§');
            continue;
        }
        let mut digits = false;
        let mut rest = word.chars();
        while let Some(c) = rest.next() {
            let is_digit = letters::is_numeric(c);
            // "1,204" and "1.204" are as much one number as "73"
            let group = || rest.as_str().split(|c: char| !letters::is_numeric(c)).next().is_some_and(is_group);
            if digits && is_separator(c) && group() {
                continue;
            }
            if !(is_digit && digits) {
                match c {
                    _ if is_digit => out.push('0'),
                    _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
                    _ => out.extend(c.to_lowercase()),
                }
            }
            digits = is_digit;
        }
    }
}

/// Whether a word is one group of a number's digits.
fn is_group(word: &str) -> bool {
    word.chars().count() == GROUP && word.chars().all(letters::is_numeric)
}

/// The last word where it is a mark, a label, or a short word such as "on", else nothing.
fn last_word(text: &str) -> &str {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    // A weekday is the date's: "by Anna » Sat May 3, 2024"
    if is_weekday(last) {
        let rest = text[..text.len() - last.len()].trim_end();
        let mark = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
        return if mark.contains(letters::is_alphanumeric) || mark == "," { "" } else { mark };
    }
    if last.ends_with(':') || last.chars().count() <= 3 && last.len() < text.len() { last } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grouped_number_is_one() {
        let masked = |line: &str| {
            let mut out = String::new();
            mask(line, None, &mut out);
            out
        };
        for line in ["Posts: 73", "Posts: 1,204", "Posts: 1.204", "Posts: 2 764", "Posts: 2\u{a0}764", "Posts: ٣٬٣٨٦"]
        {
            assert_eq!(masked(line), "posts: 0", "{line}");
        }
        assert_eq!((masked("Page 2 of 12"), masked("Version 1.20")), ("page 0 of 0".into(), "version 0.0".into()));
    }
}
