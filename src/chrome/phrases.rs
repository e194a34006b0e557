//! Phrases of forum software, one file a language: what the words of a line say about it.

use super::languages::{TAGS, UNREMOVED, index_of, other_script, sections};
use super::literals::Literals;
use super::pattern::{Anchor, Folded, Pattern, key, plain};
use crate::document::RemovalKind;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::ops::Deref;
use std::sync::{LazyLock, OnceLock};

#[cfg(test)]
mod complete;
#[cfg(test)]
mod tests;

/// A language: its tag, and its file compiled when first asked for.
struct Language {
    tag: &'static str,
    table: OnceLock<Table>,
    phrases: OnceLock<Phrases>,
}

static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| TAGS.map(|tag| Language { tag, table: OnceLock::new(), phrases: OnceLock::new() }).into());

/// The sections of a file and what a line of each is. A section `family.field` has its family's rule name.
const SECTIONS: [(&str, RemovalKind); 32] = [
    ("stats", RemovalKind::Stats),
    ("stats.threads", RemovalKind::Stats),
    ("stats.posts", RemovalKind::Stats),
    ("stats.members", RemovalKind::Stats),
    ("stats.latest", RemovalKind::Stats),
    ("stats.online", RemovalKind::Stats),
    ("panel", RemovalKind::UserPanel),
    ("panel.joined", RemovalKind::UserPanel),
    ("panel.posts", RemovalKind::UserPanel),
    ("panel.location", RemovalKind::UserPanel),
    ("panel.reactions", RemovalKind::UserPanel),
    ("panel.other", RemovalKind::UserPanel),
    ("post_header", RemovalKind::PostHeader),
    ("post_footer", RemovalKind::PostHeader),
    ("date", RemovalKind::PostHeader),
    ("navigation", RemovalKind::Navigation),
    ("breadcrumbs", RemovalKind::Breadcrumbs),
    ("pagination", RemovalKind::Pagination),
    ("login", RemovalKind::Login),
    ("reply", RemovalKind::Button),
    ("code", RemovalKind::Button),
    ("share", RemovalKind::Share),
    ("edited", RemovalKind::EditNotice),
    ("quote_header", RemovalKind::QuoteHeader),
    ("related", RemovalKind::Related),
    ("beside", RemovalKind::Boilerplate),
    ("attachment", RemovalKind::Attachment),
    ("online", RemovalKind::Online),
    ("reactions", RemovalKind::Reactions),
    ("footer", RemovalKind::Navigation),
    ("logged", RemovalKind::Boilerplate),
    ("ad", RemovalKind::Ad),
];

/// Words that stand where `{user}` may but name nobody.
const NOT_USER: &str = "not_user";

/// The longest line that is looked at, in characters: the longest phrases with a name and a date in them are shorter.
const MAX_LINE: usize = 240;
/// Most bytes of a character in UTF-8.
const MAX_CHAR_BYTES: usize = 4;

/// What a label of board statistics counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatField {
    Threads,
    Posts,
    Members,
    LatestMember,
    Online,
}

/// What a number counts in a row of a list of threads or of forums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowField {
    Threads,
    Posts,
    Replies,
    Views,
}

/// What a label of a user panel introduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PanelField {
    Joined,
    PostCount,
    Location,
    Reactions,
    Other,
}

/// A section of a language's file.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) kind: RemovalKind,
    /// Its name, such as `reply`.
    pub(crate) section: &'static str,
    /// Its name without a field: `panel` of `panel.joined`.
    pub(crate) family: &'static str,
    /// Language and section, such as `phrase.en.reply`.
    pub(crate) rule: &'static str,
}

/// Every section of every language: those of a language stand together, in the order of [`SECTIONS`].
static NAMED: LazyLock<Vec<Section>> = LazyLock::new(|| {
    let of_language = |language: &&str| {
        let mut family = ("", "");
        SECTIONS.map(|(section, kind)| {
            let name = section.split('.').next().unwrap_or(section);
            if family.0 != name {
                // A name a section and language, made once a process.
                family = (name, Box::leak(format!("phrase.{language}.{name}").into_boxed_str()));
            }
            Section { kind, section, family: name, rule: family.1 }
        })
    };
    TAGS.iter().flat_map(of_language).collect()
});

/// What a line is, by its words. It is small, for each line of a text has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match {
    /// Its place among [`NAMED`].
    named: u16,
    /// The words stand beside a name, a number or a date.
    pub(crate) is_open: bool,
}

impl Deref for Match {
    type Target = Section;

    fn deref(&self) -> &Section {
        &NAMED[usize::from(self.named)]
    }
}

/// The phrases of a page's language, and of English after it.
pub(crate) struct Phrases {
    tables: Vec<&'static Table>,
}

/// One compiled file.
struct Table {
    sections: Vec<Match>,
    whole: HashMap<&'static str, usize>,
    by_first_word: HashMap<&'static str, Vec<(Pattern, usize)>>,
    /// Those that begin with a number, by the word after it, and those that begin with a name or date, by their last word.
    by_counted_word: HashMap<&'static str, Vec<(Pattern, usize)>>,
    by_last_word: HashMap<&'static str, Vec<(Pattern, usize)>>,
    /// Others that begin with a placeholder, and those that stand anywhere.
    floating: Vec<(Pattern, usize)>,
    infixes: Vec<(Pattern, usize)>,
    /// Finds what the floating ones say themselves, and after them the infixes: most lines say nothing of it.
    floating_words: Literals,
    stats: HashMap<&'static str, StatField>,
    panel: HashMap<&'static str, PanelField>,
    not_user: HashSet<&'static str>,
}

impl Phrases {
    /// The phrases of a BCP 47 tag; English where it is unknown or absent.
    pub(crate) fn for_language(tag: Option<&str>) -> &'static Phrases {
        let english = &LANGUAGES[0];
        let language = tag.and_then(index_of).and_then(|index| LANGUAGES.get(index)).unwrap_or(english);
        language.phrases.get_or_init(|| {
            let mut tables: Vec<&'static Table> = vec![language.table()];
            let other = other_script(language.tag).and_then(index_of).and_then(|index| LANGUAGES.get(index));
            tables.extend(other.map(Language::table));
            if language.tag != english.tag {
                tables.push(english.table());
            }
            Phrases { tables }
        })
    }

    /// What a line is that is one phrase of its own, or begins with one; `None` for prose.
    pub(crate) fn whole_line(&self, line: &str) -> Option<Match> {
        self.classify(line, false)
    }

    /// As [`Phrases::whole_line`]; where a second signal speaks for chrome, a phrase anywhere in the line suffices.
    pub(crate) fn classify(&self, line: &str, second_signal: bool) -> Option<Match> {
        let folded = fold(line)?;
        self.tables.iter().find_map(|table| table.find(&folded.text, second_signal).map(|(found, _)| found))
    }

    /// What a label of board statistics counts; with or without a colon.
    pub(crate) fn stat_label(&self, text: &str) -> Option<StatField> {
        let folded = fold(text)?;
        self.tables.iter().find_map(|table| table.stats.get(key(&folded.text)).copied())
    }

    /// What a label of a user panel introduces; with or without a colon.
    pub(crate) fn panel_label(&self, text: &str) -> Option<PanelField> {
        let folded = fold(text)?;
        self.tables.iter().find_map(|table| table.panel.get(key(&folded.text)).copied())
    }

    /// The name in the header line of a quotation: "Anna said:", "Originally Posted by Anna".
    pub(crate) fn quote_author<'a>(&self, line: &'a str) -> Option<&'a str> {
        self.user_in(line, |found| found.kind == RemovalKind::QuoteHeader)
    }

    /// The name in a post's header line: "Post by Anna » 3 May 2024".
    pub(crate) fn header_author<'a>(&self, line: &'a str) -> Option<&'a str> {
        self.user_in(line, |found| found.kind == RemovalKind::PostHeader)
    }

    /// The name in a line that tells the newest member: "Our newest member is Anna".
    pub(crate) fn latest_member<'a>(&self, line: &'a str) -> Option<&'a str> {
        self.user_in(line, |found| stat_field(found.section) == Some(StatField::LatestMember))
    }

    fn user_in<'a>(&self, line: &'a str, wanted: impl Fn(&Match) -> bool) -> Option<&'a str> {
        let folded = fold(line)?;
        let range = self.tables.iter().find_map(|table| {
            let (found, user) = table.find(&folded.text, false)?;
            user.filter(|_| wanted(&found))
        })?;
        Some(folded.original(range)).filter(|name| !name.is_empty())
    }

    /// Whether the line says when, or by whom, a post was edited.
    pub(crate) fn edit_notice(&self, line: &str) -> bool {
        self.whole_line(line).is_some_and(|found| found.kind == RemovalKind::EditNotice)
    }
}

fn fold(line: &str) -> Option<Folded<'_>> {
    let line = line.trim();
    let fits = line.len() <= MAX_LINE || line.len() <= MAX_CHAR_BYTES * MAX_LINE && line.chars().count() <= MAX_LINE;
    fits.then(|| Folded::new(line)).filter(|folded| !folded.text.is_empty())
}

impl Language {
    fn table(&'static self) -> &'static Table {
        self.table.get_or_init(|| Table::compile(self.tag))
    }
}

impl Table {
    fn compile(language: &'static str) -> Self {
        let sections_of = || sections().iter().filter(move |section| section.tag() == language);
        let mut table = Table {
            sections: Vec::new(),
            whole: HashMap::with_capacity(sections_of().map(|section| section.count()).sum()),
            by_first_word: HashMap::new(),
            by_counted_word: HashMap::new(),
            by_last_word: HashMap::new(),
            floating: Vec::new(),
            infixes: Vec::new(),
            floating_words: Literals::new([]),
            stats: HashMap::new(),
            panel: HashMap::new(),
            not_user: HashSet::new(),
        };
        for section in sections_of() {
            table.open(section.language, section.name);
            section.phrases().for_each(|(anchor, phrase)| table.add(section.name, anchor, phrase));
        }
        let floating = table.floating.iter().chain(&table.infixes).map(|(pattern, _)| pattern.longest_literal());
        table.floating_words = Literals::new(floating);
        table
    }

    fn open(&mut self, language: usize, section: &str) {
        if let Some(section) = SECTIONS.iter().position(|(name, _)| *name == section) {
            let named = u16::try_from(language * SECTIONS.len() + section).unwrap_or_default();
            self.sections.push(Match { named, is_open: false });
        }
    }

    fn add(&mut self, section: &str, anchor: Anchor, phrase: &'static str) {
        let plain = plain(anchor, phrase);
        if let (NOT_USER, Some(text)) = (section, plain) {
            self.not_user.insert(text);
            return;
        }
        if UNREMOVED.contains(&section) {
            return;
        }
        let Some(index) = self.sections.len().checked_sub(1) else { return };
        if let (Some(field), Some(text)) = (stat_field(section), plain) {
            self.stats.insert(text, field);
        }
        if let (Some(field), Some(text)) = (panel_field(section), plain) {
            self.panel.insert(text, field);
        }
        if let Some(text) = plain {
            self.whole.entry(text).or_insert(index);
            return;
        }
        let pattern = Pattern::new(anchor, phrase);
        let (first, counted, last) = (pattern.first_word(), pattern.counted_word(), pattern.last_word());
        let list = match (first, counted, last) {
            (Some(word), _, _) => self.by_first_word.entry(word).or_default(),
            (None, Some(word), _) => self.by_counted_word.entry(word).or_default(),
            (None, None, Some(word)) => self.by_last_word.entry(word).or_default(),
            (None, None, None) if pattern.anchor == Anchor::Infix => &mut self.infixes,
            (None, None, None) => &mut self.floating,
        };
        list.push((pattern, index));
    }

    /// Whether it names somebody: "he" does not, nor does what begins so, "he also".
    fn is_user(&self, name: &str) -> bool {
        let first = name.split(' ').next().unwrap_or(name);
        !self.not_user.contains(name) && !self.not_user.contains(first)
    }

    /// The floating patterns, and with a second signal the infixes, of which the longest literal is in the line.
    fn floating(&self, folded: &str, second_signal: bool) -> impl Iterator<Item = &(Pattern, usize)> {
        let end = self.floating.len() + if second_signal { self.infixes.len() } else { 0 };
        let mut found: Vec<usize> = Vec::new();
        self.floating_words.find(folded, |at, _| {
            found.extend(Some(at).filter(|at| *at < end));
            false
        });
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|at| self.floating.get(at).or_else(|| self.infixes.get(at - self.floating.len())))
    }

    fn find(&self, folded: &str, second_signal: bool) -> Option<(Match, Option<std::ops::Range<usize>>)> {
        if let Some(index) = self.whole.get(key(folded)) {
            return Some((self.sections[*index], None));
        }
        let mut words = folded.split(' ');
        let first = self.by_first_word.get(words.next().unwrap_or(folded));
        let counted = words.next().and_then(|second| self.by_counted_word.get(second));
        let last = folded.rsplit(' ').next().and_then(|last| self.by_last_word.get(last));
        let indexed = [first, counted, last].into_iter().flatten().flatten();
        indexed.chain(self.floating(folded, second_signal)).find_map(|(pattern, index)| {
            let user = pattern.matches(folded, |name| self.is_user(name))?;
            if !second_signal && pattern.is_loose() && pattern.runs_on(folded) {
                return None;
            }
            Some((Match { is_open: true, ..self.sections[*index] }, user))
        })
    }
}

pub(super) fn stat_field(section: &str) -> Option<StatField> {
    Some(match section {
        "stats.threads" => StatField::Threads,
        "stats.posts" => StatField::Posts,
        "stats.members" => StatField::Members,
        "stats.latest" => StatField::LatestMember,
        "stats.online" => StatField::Online,
        _ => return None,
    })
}

pub(super) fn panel_field(section: &str) -> Option<PanelField> {
    Some(match section {
        "panel.joined" => PanelField::Joined,
        "panel.posts" => PanelField::PostCount,
        "panel.location" => PanelField::Location,
        "panel.reactions" => PanelField::Reactions,
        "panel.other" => PanelField::Other,
        _ => return None,
    })
}

/// The tags of the languages that have a file.
#[cfg(test)]
pub(crate) fn tags() -> impl Iterator<Item = &'static str> {
    TAGS.into_iter()
}
