//! Words beside an article's headline: who wrote it, when it was published, when it was changed.

use crate::letters;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::languages::{TAGS, index_of, sections};
use super::pattern::{Anchor, Folded, key};

/// The sections of the phrase files that are read here.
const SECTIONS: [&str; 4] = ["byline", "published", "updated", "not_name"];

/// The words of one language.
#[derive(Default)]
struct Words {
    /// What stands before a name, the longest first, and whether it says enough wherever it stands.
    by: Vec<(&'static str, bool)>,
    published: Vec<&'static str>,
    /// Of these, the ones that say enough wherever they stand.
    first_published: Vec<&'static str>,
    updated: Vec<&'static str>,
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
                "published" => {
                    words.first_published.extend(Some(phrase).filter(|_| anchor == Anchor::Prefix));
                    words.published.push(phrase);
                }
                "updated" => words.updated.push(phrase),
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
        let folded = Folded::new(text).text;
        let last = |of: fn(&Words) -> &Vec<&'static str>| {
            let phrases = self.0.iter().flat_map(|words| of(words));
            phrases.filter_map(|phrase| Some(word_at(&folded, phrase)? + phrase.len())).max()
        };
        match (last(|words| &words.published), last(|words| &words.updated)) {
            (None, None) => None,
            (published, updated) => Some(if updated > published { Dated::Updated } else { Dated::Published }),
        }
    }

    /// What follows the first words of a text that say what a date is, and what they say.
    pub(crate) fn after_dated<'a>(&self, text: &'a str) -> Option<(Dated, &'a str)> {
        let text = text.trim();
        let folded = Folded::new(text);
        let first = |of: fn(&Words) -> &Vec<&'static str>, dated: Dated| {
            let phrases = self.0.iter().flat_map(move |words| of(words));
            phrases
                .filter_map(|phrase| Some((word_at(&folded.text, phrase)? + phrase.len(), dated)))
                .max_by_key(|(at, _)| *at)
        };
        let found = [first(|words| &words.published, Dated::Published), first(|words| &words.updated, Dated::Updated)];
        let (end, dated) = found.into_iter().flatten().min_by_key(|(end, _)| *end)?;
        Some((dated, folded.original(end..folded.text.len()).trim_start_matches([':', '：', ' '])))
    }

    /// What follows words that tell the first of several days of publication.
    pub(crate) fn after_first_published<'a>(&self, text: &'a str) -> Option<&'a str> {
        let folded = Folded::new(text);
        let phrases = self.0.iter().flat_map(|words| &words.first_published);
        let end = phrases.filter_map(|phrase| Some(word_at(&folded.text, phrase)? + phrase.len())).max()?;
        Some(folded.original(end..folded.text.len()).trim_start_matches([':', '：', ' ']))
    }

    /// Whether a word is no part of a name.
    pub(crate) fn is_no_name(&self, word: &str) -> bool {
        let folded = Folded::new(word).text;
        self.0.iter().any(|words| words.not_name.contains(key(&folded)))
    }
}

/// Where the last occurrence of a phrase begins that is no part of a longer word.
fn word_at(text: &str, phrase: &str) -> Option<usize> {
    let joined = |c: Option<char>| c.is_some_and(letters::is_alphanumeric);
    let is_word = |at: usize| {
        phrase.starts_with(super::labels::is_unspaced)
            || !(joined(text[..at].chars().next_back()) || joined(text[at + phrase.len()..].chars().next()))
    };
    text.rmatch_indices(phrase).map(|(at, _)| at).find(|at| is_word(*at))
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
            assert!(!words.by.is_empty() && !words.published.is_empty(), "{language}");
            assert!(!words.updated.is_empty() && !words.not_name.is_empty(), "{language}");
        }
    }
}
