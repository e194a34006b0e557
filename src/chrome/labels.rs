//! Labels of statistics and of user panels in all languages at once: for blocks that are known to be such, on pages that
//! name no language, or the wrong one.

use crate::letters;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::sync::LazyLock;

use super::languages::{Section, TAGS, index_of, sections};
use super::literals::Literals;
use super::pattern::{Anchor, Folded, Pattern, key, plain};
use super::phrases::{PanelField, RowField, StatField, panel_field, stat_field};

/// What the sections that are read begin with.
const SECTIONS: [&str; 4] = ["stats", "count.", "panel.", "not_total"];

/// Labels with a language and what they mean in it, in the order of the labels.
type Meanings<T> = Vec<(&'static str, (&'static str, T))>;

/// The languages of a label, and what it means in them.
fn of_label<'m, T>(labels: &'m Meanings<T>, label: &str) -> impl Iterator<Item = &'m (&'static str, T)> {
    let start = labels.partition_point(|(other, _)| *other < label);
    let end = start + labels[start..].partition_point(|(other, _)| *other == label);
    labels[start..end].iter().map(|(_, meaning)| meaning)
}

/// The labels of all languages.
pub(crate) struct Labels {
    stats: Meanings<StatField>,
    panel: Meanings<PanelField>,
    rows: Meanings<RowField>,
    /// What the newest member is announced with.
    latest: Vec<Pattern>,
    /// A word or more of each of them, and of each label of the newest member: most lines have none.
    announcing: Literals,
    /// Which of what announces them has each of those words.
    latest_of: Vec<Vec<usize>>,
    /// Words of lines whose numbers are no totals: "most users ever online".
    not_total: Literals,
    /// A word of each label, heading and announcement of statistics …
    telling: Literals,
    /// … and which of them have it.
    told: Vec<Says>,
    /// Headings of statistics: "Board statistics".
    headings: HashSet<&'static str>,
}

/// What a line may have.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Says {
    pub(crate) label: bool,
    pub(crate) heading: bool,
    pub(crate) announcement: bool,
}

impl Says {
    fn or(self, other: Says) -> Says {
        Says {
            label: self.label || other.label,
            heading: self.heading || other.heading,
            announcement: self.announcement || other.announcement,
        }
    }
}

static LABELS: LazyLock<Labels> = LazyLock::new(Labels::read);

impl Labels {
    /// The labels, read when first asked for.
    pub(crate) fn get() -> &'static Labels {
        &LABELS
    }

    fn read() -> Labels {
        let mut labels = Labels {
            stats: Vec::new(),
            panel: Vec::new(),
            rows: Vec::new(),
            latest: Vec::new(),
            announcing: Literals::new([]),
            latest_of: Vec::new(),
            not_total: Literals::new([]),
            telling: Literals::new([]),
            told: Vec::new(),
            headings: HashSet::new(),
        };
        let mut not_total: Vec<&'static str> = Vec::new();
        let read = |section: &str| SECTIONS.iter().any(|start| section.starts_with(start));
        for section in sections().iter().filter(|section| read(section.name)) {
            if section.name == "not_total" {
                not_total.extend(section.phrases().map(|(_, phrase)| phrase));
                continue;
            }
            section.phrases().for_each(|(anchor, phrase)| labels.add(section, anchor, phrase));
        }
        labels.stats.sort_by_key(|(label, _)| *label);
        labels.panel.sort_by_key(|(label, _)| *label);
        labels.rows.sort_by_key(|(label, _)| *label);
        labels.latest.sort_by_key(|pattern| std::cmp::Reverse(pattern.literal_length()));
        // the most that a pattern says of itself is the least that it takes for the name
        let newest = labels.stats.iter().filter(|(_, (_, field))| *field == StatField::LatestMember);
        let announcing =
            labels.latest.iter().map(Pattern::longest_literal).chain(newest.map(|(label, _)| longest_word(label)));
        let mut announcing: Vec<&'static str> = announcing.collect();
        announcing.sort_unstable();
        announcing.dedup();
        let mut saying: HashMap<&str, Vec<usize>> = HashMap::new();
        let literals = labels.latest.iter().map(Pattern::longest_literal).enumerate();
        literals.for_each(|(at, words)| saying.entry(words).or_default().push(at));
        let latest_of = announcing.iter().map(|words| saying.remove(words).unwrap_or_default()).collect();
        let mut telling: HashMap<&'static str, Says> = HashMap::new();
        labels.stats.iter().for_each(|(label, _)| telling.entry(longest_word(label)).or_default().label = true);
        labels.headings.iter().for_each(|heading| telling.entry(longest_word(heading)).or_default().heading = true);
        announcing.iter().for_each(|words| telling.entry(longest_word(words)).or_default().announcement = true);
        labels.announcing = Literals::new(announcing);
        let (words, told): (Vec<&'static str>, Vec<Says>) = telling.into_iter().unzip();
        (labels.telling, labels.told) = (Literals::new(words), told);
        labels.not_total = Literals::new(not_total);
        labels.latest_of = latest_of;
        labels
    }

    fn add(&mut self, section: &Section, anchor: Anchor, phrase: &'static str) {
        let (language, name) = (section.tag(), section.name);
        let counted = name.strip_prefix("count.").and_then(|field| stat_field(&format!("stats.{field}")));
        let stat = stat_field(name).or(counted);
        let Some(label) = plain(anchor, phrase) else {
            if stat == Some(StatField::LatestMember) {
                self.latest.push(Pattern::new(anchor, phrase));
            }
            return;
        };
        if let Some(field) = row_field(name) {
            self.rows.push((label, (language, field)));
        }
        if name == "stats" {
            self.headings.insert(label);
        }
        if let Some(field) = stat {
            self.stats.push((label, (language, field)));
        } else if let Some(field) = panel_field(name) {
            self.panel.push((label, (language, field)));
        }
    }

    /// What a statistics label, or a noun after a number, counts.
    pub(crate) fn stat(&self, label: &str, language: Option<&str>) -> Option<StatField> {
        meaning(&self.stats, label, language)
    }

    /// What a label of a user panel introduces.
    pub(crate) fn panel(&self, label: &str, language: Option<&str>) -> Option<PanelField> {
        meaning(&self.panel, label, language)
    }

    /// What a label, a column's head or a noun after a number counts in a list of threads or of forums.
    pub(crate) fn row(&self, label: &str, language: Option<&str>) -> Option<RowField> {
        meaning(&self.rows, label, language)
    }

    /// The name in a line that announces the newest member.
    pub(crate) fn latest<'a>(&self, line: &'a str) -> Option<&'a str> {
        let folded = Folded::new(line);
        // Of those that say most, each names its place.
        let mut patterns: Vec<usize> = Vec::new();
        self.announcing.find(&folded.text, |at, _| {
            patterns.extend(&self.latest_of[at]);
            false
        });
        patterns.sort_unstable();
        patterns.dedup();
        let mut patterns = patterns.into_iter().map(|at| &self.latest[at]);
        let range = patterns.find_map(|pattern| pattern.matches(&folded.text, |_| true).flatten())?;
        // "Newest member of ours:" is a longer label than "Newest member".
        Some(folded.original(range)).filter(|name| !name.is_empty() && !name.ends_with([':', '：']))
    }

    /// Whether a line is the heading of statistics.
    pub(crate) fn is_stats_heading(&self, line: &str) -> bool {
        self.headings.contains(key(&Folded::new(line).text)) && !self.is_no_total(line)
    }

    /// Whether a line may announce the newest member, or have a label of theirs.
    pub(crate) fn may_announce(&self, line: &str) -> bool {
        self.announcing.any_in(&Folded::new(line).text)
    }

    /// What a line may say of statistics: what it does not, none of its parts does.
    pub(crate) fn says(&self, line: &str) -> Says {
        let folded = Folded::new(line).text;
        let mut says = Says::default();
        self.telling.find(&folded, |at, _| {
            says = says.or(self.told[at]);
            false
        });
        says
    }

    /// Whether a line's numbers are no totals.
    pub(crate) fn is_no_total(&self, line: &str) -> bool {
        let folded = Folded::new(line).text;
        let joined = |c: Option<char>| c.is_some_and(letters::is_alphanumeric);
        let is_word = |range: std::ops::Range<usize>| {
            folded[range.clone()].starts_with(is_unspaced)
                || !(joined(folded[..range.start].chars().next_back()) || joined(folded[range.end..].chars().next()))
        };
        let mut any = false;
        self.not_total.find(&folded, |at, start| {
            any |= is_word(start..start + self.not_total.word(at).len());
            any
        });
        any
    }
}

/// The longest run of letters and digits, which a line that has the words has, whatever stands between them.
fn longest_word(words: &'static str) -> &'static str {
    if words.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return words;
    }
    let longest = match words.is_ascii() {
        true => words.split(|c: char| !c.is_ascii_alphanumeric()).max_by_key(|word| word.len()),
        false => words.split(|c: char| !letters::is_alphanumeric(c)).max_by_key(|word| word.len()),
    };
    longest.filter(|word| !word.is_empty()).unwrap_or(words)
}

fn row_field(section: &str) -> Option<RowField> {
    Some(match section {
        "stats.threads" | "count.threads" => RowField::Threads,
        "stats.posts" | "count.posts" => RowField::Posts,
        "count.replies" => RowField::Replies,
        "count.views" => RowField::Views,
        _ => return None,
    })
}

/// Whether a letter is of a script that is written without spaces, or with endings and counters that are joined to the word:
/// kana, ideographs, Hangul, Thai.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{e01}'..='\u{e4e}')
}

/// What a label means in the page's language, in English, or in all others that have it.
fn meaning<T: Copy + PartialEq>(labels: &Meanings<T>, label: &str, language: Option<&str>) -> Option<T> {
    let folded = Folded::new(label).text;
    let found = || of_label(labels, key(&folded));
    let of = |wanted: &str| found().find(|(tag, _)| *tag == wanted).map(|(_, field)| *field);
    let own = language.and_then(index_of).map(|at| TAGS[at]);
    own.and_then(of).or_else(|| of("en")).or_else(|| {
        let (_, first) = found().next()?;
        found().all(|(_, field)| field == first).then_some(*first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_any_language() {
        let labels = Labels::get();
        assert_eq!(labels.stat("Beiträge insgesamt:", None), Some(StatField::Posts));
        assert_eq!(labels.stat("总帖数", Some("en")), Some(StatField::Posts));
        assert_eq!(labels.stat("темах", Some("ru")), Some(StatField::Threads));
        assert_eq!(labels.stat("tea", None), None);
        assert_eq!(labels.panel("Registrováno", None), None);
        assert_eq!(labels.panel("Zarejestrowany", Some("pl")), Some(PanelField::Joined));
        assert_eq!(labels.latest("Uusin jäsen on Anna B."), Some("Anna B"));
        assert_eq!(labels.latest("My newest tea is green"), None);
        assert!(labels.is_stats_heading("Board-Statistik") && labels.is_stats_heading("Board statistics:"));
        assert!(!labels.is_stats_heading("Most users ever online") && !labels.is_stats_heading("Statistics are dull"));
        assert!(labels.is_no_total("Der Besucherrekord liegt bei 3") && labels.is_no_total("最高记录是 3"));
        assert!(labels.is_no_total("Most users ever online was 312") && !labels.is_no_total("Almost 312 members"));
    }

    #[test]
    fn what_a_line_may_say() {
        let says = |line: &str| {
            let Says { label, heading, announcement } = Labels::get().says(line);
            (label, heading, announcement)
        };
        assert_eq!(says("I like green tea"), (false, false, false));
        assert_eq!(says("Threads: 12"), (true, false, false));
        assert!(says("Board statistics").1 && says("Our newest member is Anna").2);
        assert!(says("Beiträge insgesamt 12").0);
    }

    #[test]
    fn every_language_has_what_blocks_need() {
        let mut found: HashMap<&str, Vec<&str>> = HashMap::new();
        sections().iter().for_each(|section| found.entry(section.tag()).or_default().push(section.name));
        for (language, sections) in found {
            for field in ["threads", "posts", "members", "online"] {
                let (label, noun) = (format!("stats.{field}"), format!("count.{field}"));
                assert!(sections.contains(&label.as_str()) && sections.contains(&noun.as_str()), "{language}: {field}");
            }
            for needed in [
                "stats.latest",
                "not_total",
                "panel.joined",
                "panel.posts",
                "panel.location",
                "quote_header",
                "edited",
                "count.replies",
                "count.views",
                "pagination",
                "reply",
                "login",
                "wall.login",
                "wall.error",
                "wall.check",
                "wall.consent",
            ] {
                assert!(sections.contains(&needed), "{language}: {needed}");
            }
        }
    }
}
