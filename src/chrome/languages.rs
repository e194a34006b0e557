//! The languages that have a file of phrases, and the lines of those files.

use super::pattern::Anchor;

/// Tag and file of every language; English is the first, for it is consulted after every other.
pub(super) const FILES: [(&str, &str); 30] = [
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
    ("ro", include_str!("phrases/ro.txt")),
    ("el", include_str!("phrases/el.txt")),
    ("he", include_str!("phrases/he.txt")),
    ("fa", include_str!("phrases/fa.txt")),
    ("hi", include_str!("phrases/hi.txt")),
    ("id", include_str!("phrases/id.txt")),
    ("vi", include_str!("phrases/vi.txt")),
    ("th", include_str!("phrases/th.txt")),
    ("ko", include_str!("phrases/ko.txt")),
    ("zh-Hant", include_str!("phrases/zh-Hant.txt")),
];

/// Tags that pages have for a file of another name.
const ALIASES: [(&str, &str); 8] = [
    ("zh", "zh-Hans"),
    ("zh-TW", "zh-Hant"),
    ("zh-HK", "zh-Hant"),
    ("zh-MO", "zh-Hant"),
    ("no", "nb"),
    ("nn", "nb"),
    ("iw", "he"),
    ("in", "id"),
];

/// Files of one language in two scripts: pages name the wrong one, or none.
const OTHER_SCRIPT: [(&str, &str); 2] = [("zh-Hans", "zh-Hant"), ("zh-Hant", "zh-Hans")];

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

/// Which of the files a BCP 47 tag asks for: the one of the longest beginning of the tag that names one.
pub(super) fn index_of(tag: &str) -> Option<usize> {
    let tag = tag.replace('_', "-");
    let found = |wanted: &str| FILES.iter().position(|(tag, _)| tag.eq_ignore_ascii_case(wanted));
    let alias = |tag: &str| ALIASES.iter().find(|(other, _)| other.eq_ignore_ascii_case(tag)).map(|(_, file)| *file);
    let ends = tag.match_indices('-').map(|(at, _)| at).chain([tag.len()]);
    let beginnings: Vec<&str> = ends.map(|end| &tag[..end]).collect();
    beginnings.iter().rev().find_map(|tag| found(tag).or_else(|| found(alias(tag)?)))
}

/// The file of the same language in another script.
pub(super) fn other_script(file: &str) -> Option<&'static str> {
    OTHER_SCRIPT.iter().find(|(of, _)| *of == file).map(|(_, other)| *other)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_name_files() {
        let file = |tag| index_of(tag).map(|at| FILES[at].0);
        for (tag, expected) in
            [("de-AT", "de"), ("no", "nb"), ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-Hans-SG", "zh-Hans")]
        {
            assert_eq!(file(tag), Some(expected), "{tag}");
        }
        assert_eq!((file("xx"), file("")), (None, None));
    }
}
