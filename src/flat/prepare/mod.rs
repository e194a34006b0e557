//! A flat text before it is cut into lines: what scrapers added is taken out, as the text's flavour has it.

mod boards;
mod characters;
mod columns;
mod dump;
mod echoes;
mod flavour;
mod glued;
mod joined;
mod markdown;
mod mixed;
mod ordinals;
mod padded;
mod printed;
mod rewrite;
mod shares;
mod strokes;
mod tags;
mod wraps;

pub(super) use boards::{MARKS as BOARD_MARKS, is_board_date, is_file_note, is_identity, names_board};
pub(super) use flavour::Flavour;
pub(super) use markdown::Code;
pub(super) use mixed::CODE_MARK;
pub(super) use rewrite::Map;

use crate::chrome::shape;
use rewrite::{Rewritten, apply};
use std::borrow::Cow;

/// Columns of a terminal.
const SCREEN: usize = 80;

/// A text that can be cut into lines.
#[derive(Debug)]
pub(super) struct Prepared<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where its parts stand in the input.
    pub(super) map: Map,
    pub(super) flavour: Flavour,
}

/// Prepares a text. Every step is linear in it.
pub(super) fn prepare(text: &str) -> Prepared<'_> {
    let mut prepared = Prepared { text: Cow::Borrowed(text), map: Map::default(), flavour: Flavour::Nodes };
    prepared.take(characters::normalise(text));
    let decoded = mixed::decode(&prepared.text);
    prepared.take(decoded);
    prepared.flavour = Flavour::of(&prepared.text);
    let mut cuts = match prepared.flavour {
        Flavour::Markdown => markdown::cuts(&prepared.text),
        Flavour::Dump => dump::cuts(&prepared.text),
        Flavour::Printed => printed::cuts(&prepared.text),
        Flavour::Nodes => ordinals::cuts(&prepared.text),
        Flavour::Source | Flavour::Indented => Vec::new(),
    };
    // Marks count where lines were wrapped, so both are found in the same text.
    cuts.extend(wraps::cuts(&prepared.text, prepared.flavour));
    if !cuts.is_empty() {
        let made = apply(&prepared.text, cuts);
        prepared.take(Some(made));
    }
    if prepared.flavour.has_columns() {
        let wrapped = prepared.flavour != Flavour::Indented || fits_screen(&prepared.text);
        let made = columns::rewrite(&prepared.text, wrapped);
        prepared.take(Some(made));
    }
    let made = boards::split(&prepared.text);
    prepared.take(made);
    let made = glued::split(&prepared.text);
    prepared.take(made);
    prepared
}

/// Whether all lines fit a terminal's width: w3m marks nothing, so a dump of its can pass for a text that was not wrapped.
fn fits_screen(text: &str) -> bool {
    text.lines().all(|line| line.len() <= SCREEN || shape::width(line.trim_end()) <= SCREEN)
}

impl Prepared<'_> {
    /// Whether lines are indented as the page was shown. A source's own text has tabs, or lines of nothing but spaces.
    pub(super) fn is_laid_out(&self) -> bool {
        let has = |mark: &str| memchr::memmem::find(self.text.as_bytes(), mark.as_bytes()).is_some();
        match self.flavour {
            Flavour::Dump | Flavour::Indented => true,
            Flavour::Nodes | Flavour::Source => has("\n  ") && !has("\t") && !has("  \n"),
            Flavour::Markdown | Flavour::Printed => false,
        }
    }

    /// Goes on with a rewritten text.
    fn take(&mut self, made: Option<Rewritten>) {
        if let Some(made) = made {
            self.text = Cow::Owned(made.text);
            self.map = std::mem::take(&mut self.map).then(made.map);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, clean};
    use proptest::prelude::*;

    /// Pieces of every flavour, for texts that are near to what scrapers write.
    const PIECES: &str = "(tea|Anna|é|表|>|> |\\| |   |\n|\n\n|\r\n|\r|\u{c}|\u{a0}|\u{200b}|\u{2028}|\\[1\\]|\\[b\\]|\\[/b\\]|\\[quote=Anna\\]|\\[/quote\\]|\\[code\\]|\\[/code\\]|\\[img\\]|\\[/img\\]|<br />|<p>|<pre>|</pre>|&amp;#39;|&nbsp;|\\[x\\]\\(/y\\)|!\\[x\\]\\(y\\)|# |\\*|_|`|---\\|---|\\| |│|┌─┐|-\n|Page 1 of 2|References|1. http://a.example/){0,60}";

    fn check(text: &str) {
        let document = clean(text, &Options::new().explain(true)).unwrap();
        let full = document.full_text.as_deref().unwrap_or_default();
        let mut end = 0;
        for removal in &document.removed {
            assert!(end <= removal.start && removal.start < removal.end, "{text:?}");
            assert!(full.get(removal.start..removal.end).is_some(), "{text:?}");
            end = removal.end;
        }
        let prepared = prepare(text);
        let mut parts = Vec::new();
        prepared.map.sources(0..u32::try_from(prepared.text.len()).unwrap(), &mut parts);
        assert!(parts.iter().all(|part| text.get(part.start as usize..part.end as usize).is_some()), "{text:?}");
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_places(near in PIECES, any in "\\PC{0,80}") {
            check(&near);
            check(&any);
        }
    }
}
