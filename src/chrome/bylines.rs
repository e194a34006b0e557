//! Words beside an article's headline: who wrote it, when it was published, when it was changed.

use crate::letters;
use std::collections::HashSet;
use std::sync::{LazyLock, OnceLock};

use super::languages::{TAGS, index_of, sections};
use super::literals::Literals;
use super::pattern::{Anchor, Folded, key};

/// The sections of the phrase files that are read here.
const SECTIONS: [&str; 4] = ["byline", "published", "updated", "not_name"];

/// The words of one language.
#[derive(Default)]
struct Words {
    /// What stands before a name, the longest first, and whether it says enough wherever it stands.
    by: Vec<(&'static str, bool)>,
    /// What says what a date is, and whether that is enough wherever it stands.
    dated: Vec<(&'static str, Dated, bool)>,
    /// The same, to be looked for together.
    literals: OnceLock<Literals>,
    /// Words that are no part of anybody's name.
    not_name: HashSet<&'static str>,
}

static LANGUAGES: LazyLock<Vec<Words>> = LazyLock::new(read);

fn read() -> Vec<Words> {
    let mut all: Vec<Words> = TAGS.iter().map(|_| Words::default()).collect();
    for section in sections().iter().filter(|section| SECTIONS.contains(&section.name)) {
        let words = &mut all[section.language];
        for (anchor, phrase) in section.phrases() {
            match section.name {
                "byline" => words.by.push((phrase, anchor == Anchor::Prefix)),
                "published" => words.dated.push((phrase, Dated::Published, anchor == Anchor::Prefix)),
                "updated" => words.dated.push((phrase, Dated::Updated, false)),
                _ => drop(words.not_name.insert(phrase)),
            }
        }
    }
    all.iter_mut().for_each(|words| words.by.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len())));
    all
}

/// The words of a page's language, and of English after it.
pub(crate) struct Bylines(Vec<&'static Words>);

/// What a date is, by the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dated {
    Published,
    Updated,
}

impl Bylines {
    /// The words of a BCP 47 tag; English where it is unknown or absent.
    pub(crate) fn for_language(tag: Option<&str>) -> Bylines {
        let own = tag.and_then(index_of).filter(|at| *at > 0).and_then(|at| LANGUAGES.get(at));
        Bylines(own.into_iter().chain(LANGUAGES.first()).collect())
    }

    /// What follows the words at a line's start that introduce an author, and whether those words are sure.
    pub(crate) fn after<'a>(&self, line: &'a str) -> Option<(&'a str, bool)> {
        let line = line.trim();
        if line.len() > MAX_LINE {
            return None;
        }
        let folded = Folded::new(line);
        let (rest, sure) = self.0.iter().flat_map(|words| &words.by).find_map(|(phrase, sure)| {
            let rest = folded.text.strip_prefix(*phrase)?;
            let is_apart = rest.chars().next().is_none_or(|c| !letters::is_alphanumeric(c) && !matches!(c, '\'' | '-'));
            (is_apart || phrase.ends_with(super::labels::is_unspaced)).then_some((rest, *sure))
        })?;
        let rest = folded.original(folded.text.len() - rest.len()..folded.text.len());
        Some((rest.trim_start_matches([':', '：', ' ', '\u{a0}']), sure))
    }

    /// What a date is, by the last such words before it.
    pub(crate) fn dated(&self, text: &str) -> Option<Dated> {
        match self.ends(&Folded::new(text).text) {
            Ends { published: None, updated: None, .. } => None,
            Ends { published, updated, .. } if updated > published => Some(Dated::Updated),
            _ => Some(Dated::Published),
        }
    }

    /// What follows the first words of a text that say what a date is, and what they say.
    pub(crate) fn after_dated<'a>(&self, text: &'a str) -> Option<(Dated, &'a str)> {
        let folded = Folded::new(text.trim());
        let ends = self.ends(&folded.text);
        let found = [ends.published.map(|end| (Dated::Published, end)), ends.updated.map(|end| (Dated::Updated, end))];
        let (dated, end) = found.into_iter().flatten().min_by_key(|(_, end)| *end)?;
        Some((dated, folded.original(end..folded.text.len()).trim_start_matches([':', '：', ' '])))
    }

    /// What follows words that tell the first of several days of publication.
    pub(crate) fn after_first_published<'a>(&self, text: &'a str) -> Option<&'a str> {
        let folded = Folded::new(text);
        let end = self.ends(&folded.text).first_published?;
        Some(folded.original(end..folded.text.len()).trim_start_matches([':', '：', ' ']))
    }

    /// Where the last words of each kind end.
    fn ends(&self, folded: &str) -> Ends {
        let mut ends = Ends::default();
        for words in &self.0 {
            let literals = words.literals.get_or_init(|| Literals::new(words.dated.iter().map(|(phrase, ..)| *phrase)));
            literals.find(folded, |word, at| {
                let (phrase, dated, is_first) = words.dated[word];
                let end = Some(at + phrase.len());
                if is_word(folded, at, phrase) {
                    match dated {
                        Dated::Published => ends.published = ends.published.max(end),
                        Dated::Updated => ends.updated = ends.updated.max(end),
                    }
                    ends.first_published = ends.first_published.max(end.filter(|_| is_first));
                }
                false
            });
        }
        ends
    }

    /// Whether a word is no part of a name.
    pub(crate) fn is_no_name(&self, word: &str) -> bool {
        let folded = Folded::new(word).text;
        self.0.iter().any(|words| words.not_name.contains(key(&folded)))
    }
}

/// Where in a line the last words end that say what a date is.
#[derive(Debug, Default)]
struct Ends {
    published: Option<usize>,
    first_published: Option<usize>,
    updated: Option<usize>,
}

/// Whether a phrase at a place is no part of a longer word.
fn is_word(text: &str, at: usize, phrase: &str) -> bool {
    let joined = |c: Option<char>| c.is_some_and(letters::is_alphanumeric);
    phrase.starts_with(super::labels::is_unspaced)
        || !(joined(text[..at].chars().next_back()) || joined(text[at + phrase.len()..].chars().next()))
}

/// Bytes of the longest line that is looked at; a byline with several names and a date is shorter.
const MAX_LINE: usize = 240;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_their_phrase() {
        let (en, de) = (Bylines::for_language(None), Bylines::for_language(Some("de-AT")));
        assert_eq!(en.after(" By  Ada Wren "), Some(("Ada Wren", false)));
        assert_eq!(en.after("Written by: Ada Wren"), Some(("Ada Wren", true)));
        assert_eq!(en.after("Written by"), Some(("", true)));
        assert_eq!(en.after("Bypass Ada"), None);
        assert_eq!(en.after("By-laws of Ada"), None);
        assert_eq!(en.after("Von Ada Wren"), None);
        assert_eq!(de.after("Von Ada Wren"), Some(("Ada Wren", false)));
        assert_eq!(de.after("By Ada Wren"), Some(("Ada Wren", false)));
        assert_eq!(Bylines::for_language(Some("zh-CN")).after("作者：安娜"), Some(("安娜", true)));
    }

    #[test]
    fn the_words_next_to_a_date_say_what_it_is() {
        let en = Bylines::for_language(Some("en"));
        assert_eq!(en.dated("Last updated: "), Some(Dated::Updated));
        assert_eq!(en.dated("Published 3 May, updated "), Some(Dated::Updated));
        assert_eq!(en.dated("Updated 3 May, first published on"), Some(Dated::Published));
        assert_eq!(en.dated("Outdated"), None);
        assert_eq!(Bylines::for_language(Some("ja")).dated("最終更新日："), Some(Dated::Updated));
    }

    #[test]
    fn every_language_has_its_words() {
        for (words, language) in LANGUAGES.iter().zip(TAGS) {
            let has = |dated| words.dated.iter().any(|(_, own, _)| *own == dated);
            assert!(has(Dated::Published) && has(Dated::Updated), "{language}");
            assert!(!words.by.is_empty() && !words.not_name.is_empty(), "{language}");
        }
    }
}
