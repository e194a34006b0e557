//! Phrases of forum software, one file a language: what the words of a line say about it.

use super::languages::{FILES, UNREMOVED, anchored, index_of, other_script};
use super::pattern::{Anchor, Folded, Pattern, key};
use crate::document::RemovalKind;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::sync::{LazyLock, OnceLock};

/// A language: its tag, its file, and the file compiled when first asked for.
struct Language {
    tag: &'static str,
    source: &'static str,
    table: OnceLock<Table>,
    phrases: OnceLock<Phrases>,
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let new = |(tag, source)| Language { tag, source, table: OnceLock::new(), phrases: OnceLock::new() };
    FILES.map(new).into()
});

/// The sections of a file and what a line of each is. A section `family.field` has its family's rule name.
const SECTIONS: &[(&str, RemovalKind)] = &[
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

/// What a line is, by its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) kind: RemovalKind,
    /// The section of the phrase file, such as `reply`.
    pub(crate) section: &'static str,
    /// Language and section, such as `phrase.en.reply`.
    pub(crate) rule: &'static str,
    /// The words stand beside a name, a number or a date.
    pub(crate) is_open: bool,
}

/// The phrases of a page's language, and of English after it.
pub(crate) struct Phrases {
    tables: Vec<&'static Table>,
}

/// One compiled file.
struct Table {
    sections: Vec<Match>,
    whole: HashMap<Box<str>, usize>,
    by_first_word: HashMap<Box<str>, Vec<(Pattern, usize)>>,
    /// Those that begin with a placeholder, and those that stand anywhere.
    floating: Vec<(Pattern, usize)>,
    infixes: Vec<(Pattern, usize)>,
    stats: HashMap<Box<str>, StatField>,
    panel: HashMap<Box<str>, PanelField>,
    not_user: HashSet<Box<str>>,
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
        Some(folded.original(line, range)).filter(|name| !name.is_empty())
    }

    /// Whether the line says when, or by whom, a post was edited.
    pub(crate) fn edit_notice(&self, line: &str) -> bool {
        self.whole_line(line).is_some_and(|found| found.kind == RemovalKind::EditNotice)
    }
}

fn fold(line: &str) -> Option<Folded> {
    let line = line.trim();
    let fits = line.len() <= MAX_LINE || line.len() <= MAX_CHAR_BYTES * MAX_LINE && line.chars().count() <= MAX_LINE;
    fits.then(|| Folded::new(line)).filter(|folded| !folded.text.is_empty())
}

impl Language {
    fn table(&'static self) -> &'static Table {
        self.table.get_or_init(|| Table::compile(self.tag, self.source))
    }
}

impl Table {
    fn compile(language: &'static str, source: &'static str) -> Self {
        let mut table = Table {
            sections: Vec::new(),
            whole: HashMap::new(),
            by_first_word: HashMap::new(),
            floating: Vec::new(),
            infixes: Vec::new(),
            stats: HashMap::new(),
            panel: HashMap::new(),
            not_user: HashSet::new(),
        };
        let mut section = "";
        for line in source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
                table.open(language, name);
            } else if let Some((anchor, phrase)) = anchored(line) {
                table.add(section, Pattern::new(anchor, phrase));
            }
        }
        table
    }

    fn open(&mut self, language: &str, section: &'static str) {
        if let Some((_, kind)) = SECTIONS.iter().find(|(name, _)| *name == section) {
            let family = section.split('.').next().unwrap_or(section);
            // A name a section and language, made once a process.
            let rule = Box::leak(format!("phrase.{language}.{family}").into_boxed_str());
            self.sections.push(Match { kind: *kind, section, rule, is_open: false });
        }
    }

    fn add(&mut self, section: &str, pattern: Pattern) {
        let plain = pattern.as_plain().map(|text| Box::<str>::from(key(text)));
        if let (NOT_USER, Some(text)) = (section, &plain) {
            self.not_user.insert(text.clone());
            return;
        }
        if UNREMOVED.contains(&section) {
            return;
        }
        let Some(index) = self.sections.len().checked_sub(1) else { return };
        if let (Some(field), Some(text)) = (stat_field(section), &plain) {
            self.stats.insert(text.clone(), field);
        }
        if let (Some(field), Some(text)) = (panel_field(section), &plain) {
            self.panel.insert(text.clone(), field);
        }
        match (plain, pattern.first_word().map(Box::<str>::from)) {
            (Some(text), _) => {
                self.whole.entry(text).or_insert(index);
            }
            (None, Some(word)) => self.by_first_word.entry(word).or_default().push((pattern, index)),
            (None, None) if pattern.anchor == Anchor::Infix => self.infixes.push((pattern, index)),
            (None, None) => self.floating.push((pattern, index)),
        }
    }

    fn find(&self, folded: &str, second_signal: bool) -> Option<(Match, Option<std::ops::Range<usize>>)> {
        if let Some(index) = self.whole.get(key(folded)) {
            return Some((self.sections[*index], None));
        }
        let first = folded.split(' ').next().unwrap_or(folded);
        let indexed = self.by_first_word.get(first).into_iter().flatten();
        let infixes = if second_signal { &self.infixes[..] } else { &[] };
        indexed.chain(&self.floating).chain(infixes).find_map(|(pattern, index)| {
            let user = pattern.matches(folded, |name| !self.not_user.contains(name))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_only_known_sections_and_marked_lines() {
        for language in LANGUAGES.iter() {
            for line in language.source.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
                match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    Some(name) => {
                        assert!(
                            name == NOT_USER
                                || UNREMOVED.contains(&name)
                                || SECTIONS.iter().any(|(known, _)| *known == name),
                            "{}: {name}",
                            language.tag
                        )
                    }
                    None => assert!(anchored(line).is_some(), "{}: {line}", language.tag),
                }
            }
        }
    }

    #[test]
    fn lines_are_classified_with_language_and_section() {
        let en = Phrases::for_language(None);
        assert_eq!(en.whole_line("  REPLY ").map(|m| m.rule), Some("phrase.en.reply"));
        assert_eq!(en.whole_line("Page 2 of 17").map(|m| m.kind), Some(RemovalKind::Pagination));
        assert_eq!(en.whole_line("Forum statistics").map(|m| m.rule), Some("phrase.en.stats"));
        let de = Phrases::for_language(Some("de-AT"));
        assert_eq!(de.whole_line("Zitieren").map(|m| m.rule), Some("phrase.de.reply"));
        assert_eq!(de.whole_line("Powered by phpBB").map(|m| m.rule), Some("phrase.en.footer"));
        assert!(std::ptr::eq(Phrases::for_language(Some("xx")), en));
    }

    #[test]
    fn prose_is_nobody_s_phrase() {
        let en = Phrases::for_language(Some("en"));
        for prose in [
            "The forum has many posts about tea.",
            "He said:",
            "Please reply when you can, thanks.",
            "I would like to share this recipe with you.",
            "Last night I edited my post.",
            "Thanks!",
            "Log in to the router and set the address by hand.",
            "Powered by a car battery, the pump runs for about three hours.",
            "Your answer is wrong.",
            "Mark all the holes before drilling.",
            "Please register the product within two weeks.",
        ] {
            assert_eq!(en.whole_line(prose), None, "{prose}");
        }
    }

    #[test]
    fn short_prefixes_fire_alone_on_short_lines_only() {
        let en = Phrases::for_language(None);
        assert!(en.whole_line("Powered by one two three four five six").is_some());
        assert_eq!(en.whole_line("Powered by one two three four five six seven"), None);
        assert!(en.classify("Powered by one two three four five six seven", true).is_some());
        assert!(en.whole_line("This post was last modified by somebody who knew very well what they did").is_some());
    }

    #[test]
    fn infixes_need_a_second_signal() {
        let en = Phrases::for_language(None);
        let line = "Bob, Eve and 3 others like this";
        assert_eq!(en.classify(line, false), None);
        assert_eq!(en.classify(line, true).map(|m| m.section), Some("reactions"));
    }

    #[test]
    fn labels_quotes_and_edits() {
        let (en, de) = (Phrases::for_language(None), Phrases::for_language(Some("de")));
        assert_eq!(en.stat_label("Latest member:"), Some(StatField::LatestMember));
        assert_eq!(en.stat_label("Messages"), Some(StatField::Posts));
        assert_eq!(en.panel_label("Join Date:"), Some(PanelField::Joined));
        assert_eq!(de.panel_label("Beiträge"), Some(PanelField::PostCount));
        assert_eq!(en.quote_author("Anna B said: ↑"), Some("Anna B"));
        assert_eq!(en.quote_author("Anna B said:"), Some("Anna B"));
        assert_eq!(en.quote_author("Originally Posted by Anna"), Some("Anna"));
        assert_eq!(de.quote_author("Zitat von Änne"), Some("Änne"));
        assert!(en.edit_notice("Last edited by anna on 3 May 2020") && !en.edit_notice("I edited it on 3 May"));
    }

    #[test]
    fn the_longest_line_has_a_bound() {
        let en = Phrases::for_language(None);
        let line = |length: usize| format!("Powered by {}", "x".repeat(length - "Powered by ".len()));
        assert!(en.whole_line(&line(MAX_LINE)).is_some() && en.whole_line(&line(MAX_LINE + 1)).is_none());
    }
}
