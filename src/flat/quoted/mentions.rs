//! Quotations whose headers have no words that introduce quotations: "Posted by: @anna ↑" in any language, and "Quote" glued to a
//! member's name, or above it.

use super::{Finder, Header, MAX_HEADER};
use crate::flat::lines::bare;
use crate::letters;

/// Words of the label before a name that is mentioned: "Posted by", "Veröffentlicht von".
pub(super) const MAX_LABEL: usize = 3;
/// Letters of the longest word that is glued to a name: "Quote", "Zitieren".
pub(super) const MAX_GLUED: usize = 12;
/// What leads to the post that is quoted.
const ARROW: &str = "↑";

/// The name on a line that mentions whom it quotes, and nothing else: "Posted by: @anna ↑". One quotation inside another has
/// two of them, and the first is the author of the outer one.
pub(in crate::flat) fn mentioned(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once(": @")?;
    let name = rest.split(char::is_whitespace).next().filter(|name| !name.is_empty())?;
    let rest = rest[name.len()..].trim_start();
    let rest = rest.strip_prefix(ARROW).unwrap_or(rest).trim_start();
    let ends = rest.is_empty() || rest.strip_prefix(label).is_some_and(|rest| rest.starts_with(": @"));
    (ends && (1..=MAX_LABEL).contains(&letters::words(label))).then_some(name)
}

impl Finder<'_> {
    /// The header at a place whose lines mention who is quoted.
    pub(super) fn mentions(&self, at: usize) -> Option<Header> {
        let author = mentioned(bare(&self.line(at).text))?.to_owned();
        let goes_on = |at: &usize| {
            let text = bare(&self.line(*at).text);
            text == ARROW || mentioned(text).is_some()
        };
        let more = (at + 1..self.kept.len().min(at + MAX_HEADER)).take_while(goes_on).count();
        Some(Header { lines: more + 1, author: Some(author), is_sure: false })
    }

    /// The member's name that a line above a quotation is, or ends with behind a word that is glued to it.
    pub(super) fn member_in<'t>(&self, line: &'t str) -> Option<&'t str> {
        let starts = line.char_indices().take(MAX_GLUED + 1).filter(|(at, c)| *at == 0 || !c.is_lowercase());
        let names = starts.map(|(at, _)| &line[at..]);
        names.filter(|name| !name.is_empty()).find(|name| (self.known.is_member)(name))
    }
}
