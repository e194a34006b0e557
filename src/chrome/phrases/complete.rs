//! Whether the file of every language has every kind of phrase that pages of forum software show.

use super::super::languages::{Section, TAGS, sections};
use super::super::pattern::Anchor;
use crate::extract::dates::{DateContext, Retrieved, parse_date};

/// A kind of phrase: the section it stands in, the placeholders it has, and how many of it a file has at least. A number
/// is what a short file of one language needs to name the kind as the common software does, not what a full one has.
struct Kind {
    name: &'static str,
    section: &'static str,
    /// Any one of those between `|`, and each of those between `&`.
    has: &'static str,
    least: usize,
}

const fn kind(name: &'static str, section: &'static str, has: &'static str, least: usize) -> Kind {
    Kind { name, section, has, least }
}

const KINDS: &[Kind] = &[
    kind("statistics: threads", "stats.threads", "", 3),
    kind("statistics: posts", "stats.posts", "", 3),
    kind("statistics: members", "stats.members", "", 4),
    kind("statistics: newest member", "stats.latest", "", 5),
    kind("statistics: newest member, named", "stats.latest", "{user}", 4),
    kind("statistics: online", "stats.online", "", 2),
    kind("statistics: headings and sentences", "stats", "", 3),
    kind("nouns after a number of threads", "count.threads", "", 2),
    kind("nouns after a number of posts", "count.posts", "", 2),
    kind("nouns after a number of members", "count.members", "", 2),
    kind("nouns after a number of visitors", "count.online", "", 2),
    kind("columns of replies", "count.replies", "", 2),
    kind("columns of views", "count.views", "", 2),
    kind("words of numbers that are no totals", "not_total", "", 2),
    kind("post counter", "panel.posts", "", 2),
    kind("joined", "panel.joined", "", 3),
    kind("location", "panel.location", "", 2),
    kind("reactions received", "panel.reactions", "", 2),
    kind("ranks, roles and presence", "panel", "", 6),
    kind("post header", "post_header", "", 6),
    kind("post header with a name", "post_header", "{user}", 2),
    kind("post header with a date", "post_header", "{date}|{n}", 2),
    kind("relative day", "date", "", 4),
    kind("relative time", "date", "{n}", 5),
    kind("day and time", "date", "{date}", 2),
    kind("navigation", "navigation", "", 15),
    kind("pagination", "pagination", "", 6),
    kind("pagination: page of pages", "pagination", "{n}", 2),
    kind("log in and register", "login", "", 8),
    kind("reply, quote, report and like", "reply", "", 10),
    kind("copying of code", "code", "", 2),
    kind("sharing", "share", "", 2),
    kind("edit notice", "edited", "", 4),
    kind("edit notice with a name", "edited", "{user}", 2),
    kind("edit notice with a date", "edited", "{date}", 1),
    kind("quote header", "quote_header", "{user}", 6),
    kind("quote header with a date", "quote_header", "{user}&{date}", 1),
    kind("words that name nobody", "not_user", "", 3),
    kind("similar threads", "related", "", 2),
    kind("attachments", "attachment", "", 2),
    kind("who is online", "online", "", 3),
    kind("who reacted", "reactions", "", 2),
    kind("foot of the page", "footer", "", 6),
];

/// The fewest lines that say how boards of a language write dates, in the table that tests the reading of dates.
const DATE_FORMS: usize = 3;

fn is_of(kind: &Kind, phrase: &str) -> bool {
    match kind.has.split_once('&') {
        Some((one, other)) => phrase.contains(one) && phrase.contains(other),
        None => kind.has.split('|').any(|placeholder| phrase.contains(placeholder)),
    }
}

/// Every phrase of every file: language, section, anchor, phrase.
fn lines() -> impl Iterator<Item = (&'static str, &'static str, Anchor, &'static str)> {
    let of = |section: &'static Section| {
        section.phrases().map(move |(anchor, phrase)| (section.tag(), section.name, anchor, phrase))
    };
    sections().iter().flat_map(of)
}

#[test]
fn every_language_has_every_kind() {
    let mut missing = Vec::new();
    for tag in TAGS {
        for kind in KINDS {
            let of_kind = |(language, section, _, phrase): &(&str, &str, Anchor, &str)| {
                *language == tag && *section == kind.section && is_of(kind, phrase)
            };
            let count = lines().filter(of_kind).count();
            if count < kind.least {
                missing.push(format!("{tag} [{}] {}: {count} of {}", kind.section, kind.name, kind.least));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// A relative time that cannot be read labels a line, and then leaves the post without its date.
#[test]
fn relative_times_are_read_as_dates() {
    let retrieved = Retrieved::parse("2024-08-21T10:30:00Z").ok();
    let mut unread = Vec::new();
    for (tag, section, anchor, phrase) in lines() {
        if section != "date" || anchor != Anchor::Whole {
            continue;
        }
        let shown = phrase.replace("{n}", "3").replace("{date}", "14:03");
        let context = DateContext { retrieved, language: Some(tag), ..DateContext::default() };
        if parse_date(&shown, &context).is_none() {
            unread.push(format!("{tag}: {phrase}"));
        }
    }
    assert!(unread.is_empty(), "{unread:#?}");
}

#[test]
fn every_language_has_dates_as_its_boards_write_them() {
    let forms = include_str!("../../extract/dates/forms.txt");
    for tag in TAGS {
        let section = forms.split(&format!("[{tag}]\n")).nth(1).unwrap_or_default();
        let count = section.lines().take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty()).count();
        assert!(count >= DATE_FORMS, "{tag}: {count} dates");
    }
}

#[test]
fn no_phrase_stands_twice_in_a_section() {
    let mut seen = std::collections::BTreeSet::new();
    let twice: Vec<_> = lines()
        .filter(|(tag, section, anchor, phrase)| {
            let mark = [Anchor::Whole, Anchor::Prefix, Anchor::Infix].iter().position(|known| known == anchor);
            !seen.insert((*tag, *section, mark, phrase.to_lowercase()))
        })
        .map(|(tag, section, _, phrase)| format!("{tag} [{section}] {phrase}"))
        .collect();
    assert!(twice.is_empty(), "{twice:#?}");
}
