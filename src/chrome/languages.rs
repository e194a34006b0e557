//! The phrases of all languages, and what file a language has.

use std::ops::Range;

use super::pattern::Anchor;
pub(super) use super::tags::TAGS;

/// A section of a language's file.
#[derive(Debug)]
pub(super) struct Section {
    /// The language's place among [`TAGS`].
    pub(super) language: usize,
    /// Its name, such as `stats.threads`.
    pub(super) name: &'static str,
    /// Where its phrases begin in [`TEXT`].
    start: usize,
    /// Their places among [`LENGTHS`].
    phrases: Range<usize>,
}

/// The folded phrases of all files, each after its anchor's mark, and their lengths; made when the library is built.
static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/phrases.txt"));
include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

impl Section {
    /// Its phrases, folded, in the file's order.
    pub(super) fn phrases(&self) -> impl Iterator<Item = (Anchor, &'static str)> {
        let mut rest = &TEXT[self.start..];
        LENGTHS[self.phrases.clone()].iter().map(move |length| {
            let (line, after) = rest.split_at(usize::from(*length));
            rest = after;
            let (mark, phrase) = line.split_at(1);
            let anchor = match mark {
                "=" => Anchor::Whole,
                "^" => Anchor::Prefix,
                _ => Anchor::Infix,
            };
            (anchor, phrase)
        })
    }

    /// How many phrases it has.
    pub(super) fn count(&self) -> usize {
        self.phrases.len()
    }

    /// The language's tag.
    pub(super) fn tag(&self) -> &'static str {
        TAGS[self.language]
    }
}

/// The sections of all files, one file after the other.
pub(super) fn sections() -> &'static [Section] {
    &SECTIONS
}

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
pub(super) fn index_of<'t>(tag: &'t str) -> Option<usize> {
    let found = |wanted: &str| TAGS.iter().position(|tag| is_same(tag, wanted));
    let alias = |tag: &str| ALIASES.iter().find(|(other, _)| is_same(other, tag)).map(|(_, file)| *file);
    let shorter = |tag: &&'t str| tag.rfind(['-', '_']).map(|end| &tag[..end]);
    let mut beginnings = std::iter::successors(Some(tag), shorter);
    beginnings.find_map(|tag| found(tag).or_else(|| found(alias(tag)?)))
}

/// Whether two tags are one, in any case, with hyphens or underscores.
fn is_same(one: &str, other: &str) -> bool {
    let fold = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    one.len() == other.len() && one.bytes().map(fold).eq(other.bytes().map(fold))
}

/// The file of the same language in another script.
pub(super) fn other_script(file: &str) -> Option<&'static str> {
    OTHER_SCRIPT.iter().find(|(of, _)| *of == file).map(|(_, other)| *other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_name_files() {
        let file = |tag| index_of(tag).map(|at| TAGS[at]);
        for (tag, expected) in [
            ("de-AT", "de"),
            ("zh_hans_SG", "zh-Hans"),
            ("no", "nb"),
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("zh-Hans-SG", "zh-Hans"),
        ] {
            assert_eq!(file(tag), Some(expected), "{tag}");
        }
        assert_eq!((file("xx"), file("")), (None, None));
    }
}
