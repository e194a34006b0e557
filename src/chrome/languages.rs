//! The languages that have a file of phrases, and the lines of those files.

use super::pattern::Anchor;

/// Tag and file of every language; English is the first, for it is consulted after every other.
pub(super) const FILES: [(&str, &str); 20] = [
    ("en", include_str!("phrases/en.txt")),
    ("de", include_str!("phrases/de.txt")),
    ("fr", include_str!("phrases/fr.txt")),
    ("es", include_str!("phrases/es.txt")),
    ("it", include_str!("phrases/it.txt")),
    ("pt", include_str!("phrases/pt.txt")),
    ("nl", include_str!("phrases/nl.txt")),
    ("sv", include_str!("phrases/sv.txt")),
    ("da", include_str!("phrases/da.txt")),
    ("nb", include_str!("phrases/nb.txt")),
    ("fi", include_str!("phrases/fi.txt")),
    ("pl", include_str!("phrases/pl.txt")),
    ("cs", include_str!("phrases/cs.txt")),
    ("hu", include_str!("phrases/hu.txt")),
    ("tr", include_str!("phrases/tr.txt")),
    ("ru", include_str!("phrases/ru.txt")),
    ("uk", include_str!("phrases/uk.txt")),
    ("ar", include_str!("phrases/ar.txt")),
    ("ja", include_str!("phrases/ja.txt")),
    ("zh-Hans", include_str!("phrases/zh-Hans.txt")),
];

/// Tags that pages have for a file of another name.
const ALIASES: [(&str, &str); 3] = [("zh", "zh-Hans"), ("no", "nb"), ("nn", "nb")];

/// Sections that remove nothing. [`super::labels`] reads nouns beside numbers, and words of lines whose numbers are no
/// totals; [`super::walls`] what pages say that stand before the one asked for; [`super::bylines`] the words around an
/// article's author and dates.
pub(super) const UNREMOVED: [&str; 15] = [
    "count.threads",
    "count.posts",
    "count.members",
    "count.online",
    "count.replies",
    "count.views",
    "not_total",
    "wall.login",
    "wall.error",
    "wall.check",
    "wall.consent",
    "byline",
    "published",
    "updated",
    "not_name",
];

/// Which of the files a BCP 47 tag asks for.
pub(super) fn index_of(tag: &str) -> Option<usize> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    let found = |wanted: &str| FILES.iter().position(|(tag, _)| tag.eq_ignore_ascii_case(wanted));
    let alias = || ALIASES.iter().find(|(other, _)| other.eq_ignore_ascii_case(primary)).map(|(_, file)| *file);
    found(tag).or_else(|| found(primary)).or_else(|| found(alias()?))
}

/// Every phrase of every file: language, section, anchor, phrase.
pub(super) fn lines() -> impl Iterator<Item = (&'static str, &'static str, Anchor, &'static str)> {
    FILES.iter().flat_map(|(language, source)| {
        let mut section = "";
        source.lines().map(str::trim).filter_map(move |line| {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
                return None;
            }
            anchored(line).map(|(anchor, phrase)| (*language, section, anchor, phrase))
        })
    })
}

/// The anchor and the phrase of a line.
pub(super) fn anchored(line: &str) -> Option<(Anchor, &str)> {
    let (mark, phrase) = line.split_once(' ')?;
    let anchor = match mark {
        "=" => Anchor::Whole,
        "^" => Anchor::Prefix,
        "~" => Anchor::Infix,
        _ => return None,
    };
    Some((anchor, phrase))
}
