//! Which elements show a date or an author's name.

use super::dates::{self, DateContext};
use super::outline::Outline;
use super::shown_date::{TOOLTIPS, read_date};
use crate::chrome::literals::Literals;
use crate::dom::Node;
use crate::extract::numbers::has_digit;
use std::ops::Range;
use std::sync::LazyLock;

/// Characters of the longest text that is looked at for a date, and of the shortest and longest name.
const MAX_DATE_TEXT: usize = 80;
const MIN_NAME: usize = 2;
const MAX_NAME: usize = 40;

/// Which entries show a date, or an author's name and how surely.
pub(crate) struct Signals {
    /// With the date as RFC 3339, where it could be read; empty where not.
    pub(crate) dates: Vec<(usize, String)>,
    pub(crate) authors: Vec<(usize, Certainty)>,
    /// Characters of names and dates outside links before each entry.
    told: Vec<usize>,
}

/// How sure it is that an element shows an author's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// Its class sounds like it.
    Named,
    /// It links to a profile.
    Linked,
    /// The markup says so: `itemprop` or `rel`.
    Declared,
}

impl Signals {
    pub(crate) fn new(outline: &Outline, context: &DateContext) -> Self {
        let mut signals = Signals { dates: Vec::new(), authors: Vec::new(), told: vec![0] };
        let (mut told, mut until) = (0, 0);
        for (index, entry) in outline.entries.iter().enumerate() {
            let mut is_told = entry.text <= MAX_NAME;
            if is_date(entry.node, entry.text, context) {
                signals.dates.push((index, read_date(entry.node, context).0.unwrap_or_default()));
            } else if (MIN_NAME..=MAX_NAME).contains(&entry.text)
                && let Some(certainty) = author_certainty(entry.node)
            {
                signals.authors.push((index, certainty));
            } else {
                is_told = false;
            }
            if is_told && index >= until {
                (told, until) = (told + entry.prose(), entry.end);
            }
            signals.told.push(told);
        }
        signals
    }

    /// Characters of names and dates outside links in a stretch of the page: they are no prose.
    pub(crate) fn told(&self, range: Range<usize>) -> usize {
        self.told[range.end] - self.told[range.start]
    }

    /// The date that an element shows; empty where it could not be read.
    pub(crate) fn date(&self, index: usize) -> Option<&str> {
        let found = self.dates.binary_search_by_key(&index, |(at, _)| *at).ok()?;
        Some(&self.dates[found].1)
    }

    /// How surely an element shows a name.
    pub(crate) fn author(&self, index: usize) -> Option<Certainty> {
        let found = self.authors.binary_search_by_key(&index, |(at, _)| *at).ok()?;
        Some(self.authors[found].1)
    }
}

fn is_date(node: Node, text: usize, context: &DateContext) -> bool {
    if node.tag() == "time" || node.attr("datetime").is_some() {
        return true;
    }
    if text > MAX_DATE_TEXT {
        return false;
    }
    let own = |n: Node| n.as_text().is_some_and(|t| has_digit(t) && dates::parse_date(t, context).is_some());
    let titled = || {
        TOOLTIPS
            .iter()
            .filter_map(|name| node.attr(name))
            .any(|t| t.len() < MAX_DATE_TEXT && has_digit(t) && dates::parse_date(t, context).is_some())
    };
    // "Jan 19<sup>th</sup>, 2026": the parts make a date only together
    let together = || {
        text <= MAX_DATE_PARTS
            && node.elements().next().is_some()
            && node.elements().all(|n| is_inline(n) && !n.children().any(own))
            && own_text_has_digits(node)
            && dates::parse_date(&node.text(), context).is_some()
    };
    node.children().any(own) || titled() || together()
}

/// Characters of the longest text whose parts are looked at together.
const MAX_DATE_PARTS: usize = 60;

fn is_inline(node: Node) -> bool {
    !super::visible::is_block(node.tag()) && node.tag() != "a"
}

fn own_text_has_digits(node: Node) -> bool {
    node.children().filter_map(Node::as_text).any(has_digit)
}

/// Parts of class names that mean a user.
const AUTHOR_NAMES: [&str; 8] = ["author", "user", "poster", "nick", "member", "creator", "byline", "profile"];
static AUTHORS: LazyLock<Literals> = LazyLock::new(|| Literals::new(AUTHOR_NAMES));
/// What profile links have at the start of a path's segment or of a parameter.
const PROFILES: [&[u8]; 14] = [
    b"user",
    b"member",
    b"profile",
    b"author",
    b"people",
    b"viewuser",
    b"viewmember",
    b"viewprofile",
    b"viewauthor",
    b"u/",
    b"u=",
    b"uid=",
    b"@",
    b"~",
];

/// Whether a link leads to somebody's profile.
pub(crate) fn is_profile(href: &str) -> bool {
    let bytes = href.as_bytes();
    let begins = |at: usize| match &bytes[..at] {
        [] | [b'/'] => true,
        [.., before, b'/'] => *before != b'/',
        [.., before] => matches!(before, b'?' | b'&' | b';' | b'='),
    };
    let is_named = |at: usize| PROFILES.iter().any(|name| starts_with(&bytes[at..], name));
    (0..bytes.len()).any(|at| begins(at) && is_named(at))
}

/// Whether a text begins with a name in lower case.
fn starts_with(text: &[u8], name: &[u8]) -> bool {
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

fn author_certainty(node: Node) -> Option<Certainty> {
    let is = |name: &str, value: &str| node.attr(name).is_some_and(|v| v.split_ascii_whitespace().any(|v| v == value));
    let in_author = || node.ancestors().take(AUTHOR_LEVELS).any(|n| n.attr("itemprop") == Some("author"));
    if is("rel", "author")
        || (is("itemprop", "name") && in_author())
        || (is("itemprop", "author") && node.elements().next().is_none())
        || ["data-username", "data-author"].iter().any(|name| node.attr(name).is_some())
    {
        return Some(Certainty::Declared);
    }
    let is_plain = node.elements().count() <= 1;
    if node.tag() == "a" && node.attr("href").is_some_and(is_profile) {
        return Some(Certainty::Linked);
    }
    // a name in bold, in a panel whose class says what it is
    let in_panel = || {
        let is_bold =
            matches!(node.tag(), "b" | "strong" | "h3" | "h4" | "h5" | "dt") && node.elements().next().is_none();
        is_bold && node.ancestors().take(PANEL_LEVELS).any(is_named)
    };
    ((is_plain && is_named(node)) || in_panel()).then_some(Certainty::Named)
}

fn is_named(node: Node) -> bool {
    node.classes().any(|class| {
        let class = class.to_ascii_lowercase();
        AUTHORS.any_in(&class)
    })
}

/// Templates nest a name in bold no deeper than this below its panel.
const PANEL_LEVELS: usize = 3;
/// Templates nest a name no deeper than this below `itemprop="author"`.
const AUTHOR_LEVELS: usize = 5;

#[cfg(test)]
mod tests {
    use super::is_profile;

    #[test]
    fn links_to_profiles() {
        for link in [
            "/members/anna.7/",
            "user_info.pl?id=2",
            "./memberlist.php?mode=viewprofile&u=9",
            "/u/anna",
            "https://x.example/@anna",
            "/~anna",
        ] {
            assert!(is_profile(link), "{link}");
        }
        for link in ["/threads/new-user.7/", "https://users.example/", "#top", "/supermembers"] {
            assert!(!is_profile(link), "{link}");
        }
    }
}
