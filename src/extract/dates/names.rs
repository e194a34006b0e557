//! The index of the words of dates.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::sync::LazyLock;

use super::language::Language;
use super::tokens::Token;

// The table of the languages, with all words folded; made when the library is built.
include!(concat!(env!("OUT_DIR"), "/dates.rs"));

/// Letters of the shortest abbreviation of a month.
pub(super) const SHORTEST_MONTH: usize = 3;

/// A unit of durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const UNITS: [Unit; 7] = [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];

/// What a word or phrase can mean besides a month.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Meaning {
    /// Days from Monday.
    pub(super) weekday: Option<i8>,
    /// The same of an abbreviation.
    pub(super) short_day: Option<i8>,
    /// Days before today.
    pub(super) day: Option<i8>,
    pub(super) unit: Option<Unit>,
    /// How many units a word says that needs no number: two in `ساعتين`.
    pub(super) count: Option<u32>,
    /// After noon, or before.
    pub(super) afternoon: Option<bool>,
    pub(super) now: bool,
    pub(super) one: bool,
    pub(super) ago: bool,
}

impl Meaning {
    /// This, and what another language says that this one does not.
    fn or(self, other: Meaning) -> Meaning {
        Meaning {
            weekday: self.weekday.or(other.weekday),
            short_day: self.short_day.or(other.short_day),
            day: self.day.or(other.day),
            unit: self.unit.or(other.unit),
            count: self.count.or(other.count.filter(|_| self.unit.is_none() || self.unit == other.unit)),
            afternoon: self.afternoon.or(other.afternoon),
            now: self.now || other.now,
            one: self.one || other.one,
            ago: self.ago || other.ago,
        }
    }
}

/// A phrase in all languages together, and in each that has it.
#[derive(Default)]
struct Entry {
    common: Meaning,
    own: Vec<(&'static str, Meaning)>,
}

/// A word that means a month in a language.
struct Month {
    code: &'static str,
    month: i8,
    /// The name is not shortened.
    full: bool,
}

struct Index {
    /// By word, in the order of the languages.
    months: HashMap<&'static str, Vec<Month>>,
    /// By words joined with spaces.
    phrases: HashMap<&'static str, Entry>,
    /// The longest word of each phrase that a time told from now has one of.
    from_now: HashSet<&'static str>,
}

/// Bytes of the longest word in ASCII that tells a time from now; a test holds it.
pub(super) const LONGEST_ASCII_WORD: usize = 16;

/// The same of the names of months.
pub(super) const LONGEST_ASCII_MONTH: usize = 16;

/// The same of the names of weekdays that are one word.
pub(super) const LONGEST_ASCII_DAY: usize = 16;

static INDEX: LazyLock<Index> = LazyLock::new(build);

/// Words in the longest phrase of the tables.
const LONGEST_PHRASE: usize = 5;

/// Whether a folded word is the longest of a phrase that means a day counted from today, now, or "ago".
pub(super) fn tells_from_now(word: &str) -> bool {
    INDEX.from_now.contains(word)
}

/// The month, 1 to 12, that the folded word names, fully or shortened.
pub(super) fn month(word: &str, language: Option<&str>) -> Option<i8> {
    let found = INDEX.months.get(word)?;
    let code = primary(language.unwrap_or_default());
    found.iter().find(|of| of.code == code).or(found.first()).map(|of| of.month)
}

/// The same where little else speaks for a date: names of any language, short forms of the page's language and of English.
pub(super) fn sure_month(word: &str, language: Option<&str>) -> Option<i8> {
    let found = INDEX.months.get(word)?;
    let code = primary(language.unwrap_or_default());
    let own = found.iter().find(|of| of.code == code);
    own.or_else(|| found.iter().find(|of| of.full || of.code == "en")).map(|of| of.month)
}

/// Whether a folded word is the name of a weekday, in any language.
pub(super) fn is_weekday(word: &str) -> bool {
    meaning(word, None).is_some_and(|meaning| meaning.weekday.or(meaning.short_day).is_some())
}

/// The longest phrase of the tables that begins at a token, and its number of tokens. Symbols inside count as spaces.
pub(super) fn phrase(tokens: &[Token], at: usize, language: Option<&str>) -> Option<(Meaning, usize)> {
    let first = tokens.get(at).filter(|t| !t.is_symbol() && !t.is_number())?;
    let mut text = first.text.clone();
    let mut found = meaning(&text, language).map(|meaning| (meaning, 1));
    let mut words = 1;
    for (i, token) in tokens.iter().enumerate().skip(at + 1) {
        if token.is("'") || token.is("-") || token.is(".") {
            continue;
        }
        if token.is_symbol() || token.is_number() || words == LONGEST_PHRASE {
            break;
        }
        words += 1;
        text.push(' ');
        text.push_str(&token.text);
        if let Some(meaning) = meaning(&text, language) {
            found = Some((meaning, i + 1 - at));
        }
    }
    found
}

/// What the folded words, joined with spaces, mean.
fn meaning(phrase: &str, language: Option<&str>) -> Option<Meaning> {
    let entry = INDEX.phrases.get(phrase)?;
    let code = primary(language.unwrap_or_default());
    let own = entry.own.iter().find(|(of, _)| *of == code).map(|(_, meaning)| *meaning).unwrap_or_default();
    Some(own.or(entry.common))
}

/// `en` of `en-GB`. Norwegian is Bokmål where it does not say.
pub(super) fn primary(language: &str) -> &str {
    match language.split(['-', '_']).next().unwrap_or_default() {
        "no" => "nb",
        code => code,
    }
}

/// A form of a table's cell.
struct Form {
    phrase: &'static str,
    /// It counts on pages in its language only.
    own: bool,
    count: Option<u32>,
}

impl Form {
    fn new(text: &'static str) -> Form {
        let own = text.starts_with('!');
        let text = text.trim_start_matches('!');
        let (count, phrase) = match text.split_once('*') {
            Some((count, phrase)) => (count.parse().ok(), phrase),
            None => (None, text),
        };
        Form { phrase, own, count }
    }
}

/// The groups of a table's cell.
fn groups(cell: &'static str) -> impl Iterator<Item = impl Iterator<Item = Form>> {
    cell.split('|').map(|group| group.split(',').filter(|form| !form.is_empty()).map(Form::new))
}

fn build() -> Index {
    let mut index = Index { months: HashMap::new(), phrases: HashMap::new(), from_now: HashSet::new() };
    for language in &FOLDED {
        build_months(language, &mut index.months);
        let mut enter = |cell: &'static str, of: &dyn Fn(usize, Option<u32>) -> Meaning| {
            for (at, forms) in groups(cell).enumerate() {
                for form in forms {
                    let meaning = of(at, form.count);
                    let entry = index.phrases.entry(form.phrase).or_default();
                    match entry.own.iter_mut().find(|(code, _)| *code == language.code) {
                        Some((_, own)) => *own = own.or(meaning),
                        None => entry.own.push((language.code, meaning)),
                    }
                    if !form.own {
                        entry.common = entry.common.or(meaning);
                    }
                }
            }
        };
        let none = Meaning::default();
        enter(language.weekdays, &|at, _| Meaning { weekday: i8::try_from(at).ok(), ..none });
        enter(language.days, &|at, _| Meaning { day: i8::try_from(at).ok(), ..none });
        enter(language.units, &|at, count| Meaning { unit: UNITS.get(at).copied(), count, ..none });
        enter(language.halves, &|at, _| Meaning { afternoon: Some(at == 1), ..none });
        enter(language.now, &|_, _| Meaning { now: true, ..none });
        enter(language.one, &|_, _| Meaning { one: true, ..none });
        enter(language.ago, &|_, _| Meaning { ago: true, ..none });
        enter(language.short_days, &|at, _| Meaning { short_day: i8::try_from(at).ok(), ..none });
    }
    let tells = |of: &Meaning| of.day.is_some() || of.now || of.ago;
    let telling =
        index.phrases.iter().filter(|(_, entry)| tells(&entry.common) || entry.own.iter().any(|(_, own)| tells(own)));
    let longest = |phrase: &'static str| phrase.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
    index.from_now = telling.map(|(phrase, _)| longest(phrase)).collect();
    index
}

/// Enters full names, then the shortened ones that are not another month's name or short form too.
fn build_months(language: &Language, months: &mut HashMap<&'static str, Vec<Month>>) {
    let mut own: HashMap<&'static str, Option<i8>> = HashMap::new();
    let named: Vec<(&'static str, i8)> = (1..)
        .zip(groups(language.months))
        .flat_map(|(month, forms)| forms.map(move |form| (form.phrase, month)))
        .collect();
    for (name, month) in &named {
        for (end, _) in name.char_indices().skip(SHORTEST_MONTH) {
            let short = own.entry(&name[..end]).or_insert(Some(*month));
            *short = short.filter(|other| other == month);
        }
    }
    let mut enter =
        |word, month, full| months.entry(word).or_default().push(Month { code: language.code, month, full });
    for (name, month) in named {
        own.remove(name);
        enter(name, month, true);
    }
    for (word, month) in own {
        if let Some(month) = month {
            enter(word, month, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_complete() {
        for language in &FOLDED {
            let cells = [
                (language.months, [0, 12]),
                (language.weekdays, [0, 7]),
                (language.short_days, [0, 7]),
                (language.units, [0, 7]),
                (language.halves, [0, 2]),
            ];
            for (cell, sizes) in cells {
                let count = if cell.is_empty() { 0 } else { groups(cell).count() };
                assert!(sizes.contains(&count), "{}: {cell}", language.code);
            }
        }
        let ascii = INDEX.from_now.iter().filter(|word| word.is_ascii());
        assert!(ascii.map(|word| word.len()).max().is_some_and(|longest| longest <= LONGEST_ASCII_WORD));
        let months = INDEX.months.keys().filter(|word| word.is_ascii());
        assert!(months.map(|word| word.len()).max().is_some_and(|longest| longest <= LONGEST_ASCII_MONTH));
        let days = INDEX.phrases.keys().filter(|word| word.is_ascii() && !word.contains(' ') && is_weekday(word));
        assert!(days.map(|word| word.len()).max().is_some_and(|longest| longest <= LONGEST_ASCII_DAY));
        assert!(INDEX.phrases.keys().all(|phrase| !phrase.is_empty() && phrase.split(' ').count() <= LONGEST_PHRASE));
    }

    #[test]
    fn months_by_name_and_abbreviation() {
        let cases = [
            ("aug", None, Some(8)),
            ("sept", None, Some(9)),
            ("juil", None, Some(7)),
            ("jui", None, None),
            ("aout", None, Some(8)),
            ("нояб", None, Some(11)),
            ("dez", None, Some(12)),
            ("cervna", None, Some(6)),
            ("mar", None, Some(3)),
            ("mar", Some("fi"), Some(11)),
            ("ja", None, None),
            ("", None, None),
        ];
        for (word, language, expected) in cases {
            assert_eq!(month(word, language), expected, "{word}");
        }
    }
}
