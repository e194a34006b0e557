//! Labels of statistics and of user panels in all languages at once: for blocks that are known to be such, on pages that
//! name no language, or the wrong one.

use crate::letters;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

use super::keys::longest_word;
use super::languages::{Section, TAGS, index_of, sections};
use super::literals::Literals;
use super::pattern::{Anchor, Folded, Pattern, key, plain};
use super::phrases::{PanelField, RowField, StatField, panel_field, stat_field};

include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// The labels of all languages.
pub(crate) struct Labels {
    /// What the newest member is announced with.
    latest: Vec<Pattern>,
    /// A word or more of each of them, and of each label of the newest member: most lines have none.
    announcing: Literals,
    /// Which of what announces them has each of those words.
    latest_of: Vec<Vec<usize>>,
    /// Words of lines whose numbers are no totals: "most users ever online".
    not_total: Literals,
    /// The words of [`TELLING`].
    telling: Literals,
}

/// What a line may have.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Says {
    pub(crate) label: bool,
    pub(crate) heading: bool,
    pub(crate) announcement: bool,
}

impl Says {
    /// What a word of [`TELLING`] tells.
    fn of(bits: u8) -> Says {
        Says { label: bits & 1 != 0, heading: bits & 2 != 0, announcement: bits & 4 != 0 }
    }

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
        let phrases = |name: &str| {
            let named: Vec<&Section> = sections().iter().filter(|section| section.name == name).collect();
            named.into_iter().flat_map(Section::phrases)
        };
        let is_pattern = |(anchor, phrase): &(Anchor, &'static str)| plain(*anchor, phrase).is_none();
        let latest = phrases("stats.latest").filter(is_pattern).map(|(anchor, phrase)| Pattern::new(anchor, phrase));
        let mut latest: Vec<Pattern> = latest.collect();
        latest.sort_by_key(|pattern| std::cmp::Reverse(pattern.literal_length()));
        // the most that a pattern says of itself is the least that it takes for the name
        let newest = phrases("stats.latest").filter_map(|(anchor, phrase)| plain(anchor, phrase)).map(longest_word);
        let mut announcing: Vec<&'static str> = latest.iter().map(Pattern::longest_literal).chain(newest).collect();
        announcing.sort_unstable();
        announcing.dedup();
        let mut saying: HashMap<&str, Vec<usize>> = HashMap::new();
        let literals = latest.iter().map(Pattern::longest_literal).enumerate();
        literals.for_each(|(at, words)| saying.entry(words).or_default().push(at));
        let latest_of = announcing.iter().map(|words| saying.remove(words).unwrap_or_default()).collect();
        Labels {
            latest,
            latest_of,
            announcing: Literals::new(announcing),
            not_total: Literals::new(phrases("not_total").map(|(_, phrase)| phrase)),
            telling: Literals::new(TELLING.iter().map(|(word, _)| *word)),
        }
    }

    /// What a statistics label, or a noun after a number, counts.
    pub(crate) fn stat(&self, label: &str, language: Option<&str>) -> Option<StatField> {
        meaning(stat_of, label, language)
    }

    /// What a label of a user panel introduces.
    pub(crate) fn panel(&self, label: &str, language: Option<&str>) -> Option<PanelField> {
        meaning(panel_field, label, language)
    }

    /// What a label, a column's head or a noun after a number counts in a list of threads or of forums.
    pub(crate) fn row(&self, label: &str, language: Option<&str>) -> Option<RowField> {
        meaning(row_field, label, language)
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
        let is_heading = of_label(key(&Folded::new(line).text)).any(|section| section.name == "stats");
        is_heading && !self.is_no_total(line)
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
            says = says.or(Says::of(TELLING[at].1));
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

/// The sections that have a label, in the order of their languages.
fn of_label(label: &str) -> impl Iterator<Item = &'static Section> + Clone {
    let start = LABELED.partition_point(|(other, _)| *other < label);
    let same = LABELED[start..].iter().take_while(|(other, _)| *other == label).count();
    LABELED[start..start + same].iter().map(|(_, section)| &sections()[usize::from(*section)])
}

fn stat_of(section: &str) -> Option<StatField> {
    let counted = || stat_field(&format!("stats.{}", section.strip_prefix("count.")?));
    stat_field(section).or_else(counted)
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
fn meaning<T: Copy + PartialEq>(field: impl Fn(&str) -> Option<T>, label: &str, language: Option<&str>) -> Option<T> {
    let folded = Folded::new(label).text;
    let found = of_label(key(&folded)).filter_map(|section| Some((section.tag(), field(section.name)?)));
    // most lines are no label
    found.clone().next()?;
    let of = |wanted: &str| found.clone().find(|(tag, _)| *tag == wanted).map(|(_, field)| field);
    let own = language.and_then(index_of).map(|at| TAGS[at]);
    own.and_then(of).or_else(|| of("en")).or_else(|| {
        let (_, first) = found.clone().next()?;
        found.clone().all(|(_, field)| field == first).then_some(first)
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
