//! Quotations that stand on one line with what is written below them: the line is cut where a quotation's header ends and
//! where the quoted words end.
//!
//! Pages that are flattened text node by text node lose the breaks between blocks:
//! `Anna wrote on May 3, 2024:Do you log it?Yes, every night.` What is quoted mostly stands on the page before; there it shows
//! where it ends. Otherwise a missing space between sentences shows where blocks met.

use super::echoes::Echoes;
use super::rewrite::{Cut, Rewritten, apply};
use crate::chrome::citations::{Citation, Citations};
use crate::chrome::shape;
use crate::letters;
use std::borrow::Cow;

/// Characters of the longest name, where what follows it tells its end.
const MAX_NAME: usize = 40;
/// Bytes of the longest line that is a name and a date.
const MAX_DATED: usize = 100;
/// Lines of a name and a date without a space that show them to be headers.
const MIN_DATED: usize = 3;
/// Small letters before a full stop that show it to end a sentence: abbreviations have fewer.
const MIN_ENDING: usize = 2;

/// Cuts the lines of a text that begin with a quotation's header; `None` where there is nothing to cut.
pub(super) fn split(text: &str) -> Option<Rewritten> {
    let citations = Citations::get();
    let mut headers: Vec<Line> = Vec::new();
    let mut dated: Vec<usize> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(is_margin);
        let from = start + line.len() - words.len();
        let goes_on = |found: Citation| found.is_open || !words[found.end.min(words.len())..].trim().is_empty();
        if citations.may_begin(words) && citations.at(words).is_some_and(goes_on) {
            headers.push(Line { start, from, end: start + line.trim_end().len() });
        }
        dated.extend(glued_date(line).map(|at| start + at));
        start += line.len();
    }
    let mut cuts = Vec::new();
    if !headers.is_empty() {
        let mut splitter = Splitter { text, citations, echoes: Echoes::of(text), cuts };
        headers.iter().for_each(|line| splitter.line(line));
        cuts = splitter.cuts;
    }
    if dated.len() >= MIN_DATED {
        cuts.extend(dated.into_iter().map(|at| Cut::with(at..at, "\n")));
        cuts.sort_by_key(|cut| cut.range.start);
        cuts.dedup_by_key(|cut| cut.range.start);
    }
    (!cuts.is_empty()).then(|| apply(text, cuts))
}

/// Where a line's date begins that is glued to a name: "Anna01-05-2025, 01:05 PM", "anna4201-05-2025, 01:05 PM".
fn glued_date(line: &str) -> Option<usize> {
    let line = line.trim_end();
    if line.len() > MAX_DATED || !line.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let digit = line.find(|c: char| c.is_ascii_digit())?;
    if !line[..digit].ends_with(char::is_alphabetic) {
        return None;
    }
    let digits = line[digit..].bytes().take_while(u8::is_ascii_digit).count();
    let date = &line[digit + digits..];
    if !date.starts_with(['-', '/', '.']) || !date.contains(':') {
        return None;
    }
    (digit..digit + digits).find(|at| shape::is_date_like(&line[*at..]))
}

/// White space, bullets and marks of quotations before a line's words.
fn is_margin(c: char) -> bool {
    c.is_whitespace() || matches!(c, '>' | '\u{200e}' | '\u{200f}')
}

/// A line that begins with a quotation's header.
struct Line {
    start: usize,
    /// Where its words begin.
    from: usize,
    end: usize,
}

struct Splitter<'a> {
    text: &'a str,
    citations: &'static Citations,
    echoes: Echoes<'a>,
    cuts: Vec<Cut>,
}

/// The headers at one place: quotations inside each other.
#[derive(Default)]
struct Headers {
    /// Where each ends.
    ends: Vec<usize>,
    is_sure: bool,
}

impl Splitter<'_> {
    fn line(&mut self, line: &Line) {
        let mut headers = Headers::default();
        let mut pieces: Vec<usize> = Vec::new();
        let (mut at, mut sourced, mut after_header) = (line.from, false, true);
        loop {
            if at < line.end
                && let Some(end) = self.header(at, line, &mut headers)
            {
                headers.ends.push(end);
                pieces.extend([at, end]);
                at = self.spaced(end);
                after_header = true;
            } else if !headers.ends.is_empty()
                && self.is_marked_alike(at, line)
                && let Some(end) = self.quoted(at, line, after_header)
            {
                (sourced, after_header) = (true, false);
                pieces.extend([at, end]);
                at = self.spaced(end);
            } else {
                break;
            }
        }
        let ends = if sourced || headers.ends.is_empty() { None } else { self.seam(at, line, headers.ends.len()) };
        if !sourced && !headers.is_sure {
            return;
        }
        pieces.extend(ends);
        self.cut(line, &pieces, ends.is_some() || sourced);
    }

    /// Whether a place's line is marked as quoted where that of the header is: a marked quotation ends with its marks.
    fn is_marked_alike(&self, at: usize, line: &Line) -> bool {
        let marked = self.text[line.start..line.from].contains('>');
        at < line.end || !marked || {
            let before = self.text[..at].rsplit('\n').next().unwrap_or_default();
            before.contains('>') || self.text[at..].starts_with('>')
        }
    }

    /// Where quoted words end that begin at a place.
    fn quoted(&self, at: usize, line: &Line, after_header: bool) -> Option<usize> {
        match after_header {
            true => self.echoes.run(at, line.from),
            false => self.echoes.next_run(at, line.from),
        }
    }

    /// Cuts a line, and those after it that belong to the quotation, at the pieces' ends.
    fn cut(&mut self, line: &Line, pieces: &[usize], ended: bool) {
        let margin = &self.text[line.start..line.from];
        let last = pieces.last().copied().unwrap_or(line.start);
        for place in pieces.iter().copied() {
            let before = self.text[..place].rsplit('\n').next().unwrap_or_default();
            let after = self.text[place..].lines().next().unwrap_or_default();
            if before.trim_matches(is_margin).is_empty() || after.trim().is_empty() {
                continue;
            }
            // What follows the quotation is a paragraph of its own.
            let blank = if place == last && ended { "\n" } else { "" };
            let made = Cow::Owned(format!("\n{blank}{margin}"));
            if self.cuts.last().is_none_or(|last| last.range.start < place) {
                self.cuts.push(Cut { range: place..place, with: made });
            }
        }
        pieces.windows(2).for_each(|piece| self.echoes.add_line(piece[0], piece[1]));
    }

    /// Where the header ends that begins at a place.
    fn header(&self, at: usize, line: &Line, headers: &mut Headers) -> Option<usize> {
        let found = self.citations.at(&self.text[at..line.end])?;
        let end = if found.is_open { self.named(at + found.end, line)? } else { at + found.end };
        // "Quote from the garage: 400 euros" has a label and a name, but nobody's words behind the colon at once, nor a date.
        let dated = found.is_sure && self.text[at..end].contains(letters::is_numeric);
        headers.is_sure |= !found.is_open && (dated || self.is_glued(&found, at));
        Some(end)
    }

    /// Whether quoted words stand directly behind a header's colon, as nobody writes.
    fn is_glued(&self, found: &Citation, at: usize) -> bool {
        let header = &self.text[at..at + found.end];
        header.ends_with([':', '：']) && self.text[at + found.end..].starts_with(letters::is_alphabetic)
    }

    /// Where a name ends that begins at a place: where something begins that was written before, or another header.
    fn named(&self, from: usize, line: &Line) -> Option<usize> {
        let name = &self.text[from..line.end];
        let mut before = ' ';
        for (at, c) in name.char_indices().take(MAX_NAME) {
            let begins = letters::is_alphanumeric(c)
                && (!letters::is_alphanumeric(before) || before.is_lowercase() && c.is_uppercase());
            before = c;
            let place = from + at;
            if begins
                && at > 0
                && self.citations.is_name(&name[..at])
                && (self.echoes.run(place, line.from).is_some() || self.citations.at(&name[at..]).is_some())
            {
                return Some(place);
            }
        }
        None
    }

    fn spaced(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest.len() - rest.trim_start().len()
    }

    /// Where a quotation ends whose source is not on the page: where a sentence runs into the next one without a space, as
    /// often as quotations are inside each other.
    fn seam(&self, from: usize, line: &Line, depth: usize) -> Option<usize> {
        let (mut small, mut ended) = (0, false);
        let mut seams = self.text.get(from..line.end)?.char_indices().filter_map(|(at, c)| {
            let seam = ended && c.is_uppercase();
            ended = matches!(c, '.' | '!' | '?' | '…') && small >= MIN_ENDING
                || ended && matches!(c, ')' | '"' | '”' | '»');
            small = if c.is_lowercase() { small + 1 } else { 0 };
            seam.then_some(from + at)
        });
        seams.nth(depth - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that a text has after cutting.
    fn made(text: &str) -> String {
        split(text).map_or_else(|| text.to_owned(), |made| made.text)
    }

    #[test]
    fn dates_that_are_glued_to_names_are_lines_of_their_own() {
        let said = "This is what somebody wrote about tea.\n";
        let page = |count: usize| {
            let line = |n: usize| format!("Old Anna{n}0{n}-05-2025, 01:0{n} PM\n{said}");
            (1..=count).map(line).collect::<String>()
        };
        let cut = (1..=MIN_DATED).map(|n| format!("Old Anna{n}\n0{n}-05-2025, 01:0{n} PM\n{said}")).collect::<String>();
        assert_eq!(made(&page(MIN_DATED)), cut);
        assert_eq!(made(&page(MIN_DATED - 1)), page(MIN_DATED - 1));
        let long = |length: usize| {
            let date = "01-05-2025, 01:05 PM";
            let line = format!("{}{date}\n", "x".repeat(length - date.len()));
            made(&line.repeat(MIN_DATED)).lines().count() > MIN_DATED
        };
        assert!(long(MAX_DATED) && !long(MAX_DATED + 1));
        for other in ["Version v1.2.3: 4\n", "file2025-01-05.txt\n", "Anna 01-05-2025, 01:05 PM\n"] {
            assert_eq!(made(&other.repeat(MIN_DATED)), other.repeat(MIN_DATED));
        }
    }

    #[test]
    fn marked_quotations_end_with_their_marks() {
        let text = |mark: &str| {
            let written = "Do you log it?\nI like tea.\nI waited for years!\n";
            format!("{written}> Tom wrote on May 3, 2024:Do you log it?\n{mark}I waited for years! Yes.\n")
        };
        assert!(made(&text("")).ends_with("\nI waited for years! Yes.\n"), "{}", made(&text("")));
        assert!(made(&text("> ")).contains("years!\n\n>"), "{}", made(&text("> ")));
    }

    #[test]
    fn headers_and_quoted_words_are_lines() {
        let source = "Do you log it?\n#2\nYes, every night.\n";
        let nested =
            "Quote from: Tom – on November 3, 2024, 9:14:00 pmQuote from: Zoë – on November 3, 2024, 8:00:00 pm";
        assert_eq!(
            made(&format!("{source}{nested}Do you log it?Yes, every night.So do I.\n")),
            format!(
                "{source}Quote from: Tom – on November 3, 2024, 9:14:00 pm\nQuote from: Zoë – on November 3, 2024, 8:00:00 pm\nDo you log it?\nYes, every night.\n\nSo do I.\n"
            )
        );
        assert_eq!(
            made("Measure at the terminals.\n  > Anna wrote: Measure at the terminals I did.\n"),
            "Measure at the terminals.\n  > Anna wrote: \n  > Measure at the terminals\n\n  >  I did.\n"
        );
        assert_eq!(
            made("Measure at the terminals.\nOriginally posted by AnnaMeasure at the terminals.I did."),
            "Measure at the terminals.\nOriginally posted by Anna\nMeasure at the terminals.\n\nI did."
        );
    }

    #[test]
    fn without_a_source_sentences_that_meet_show_the_end() {
        let text = |header: &str| format!("{header}Measure at the terminals.I did that.\n");
        assert_eq!(
            made(&text("Anna wrote on May 3, 2024:")),
            "Anna wrote on May 3, 2024:\nMeasure at the terminals.\n\nI did that.\n"
        );
        assert_eq!(made(&text("Anna wrote:")), "Anna wrote:\nMeasure at the terminals.\n\nI did that.\n");
        assert_eq!(made(&text("Anna wrote: ")), text("Anna wrote: "));
        assert_eq!(made(&text("Anna wrote that ")), text("Anna wrote that "));
    }

    #[test]
    fn abbreviations_are_no_seams() {
        let end = |letters: usize| {
            let text = format!("Anna wrote on May 3, 2024:So says {}.I did.", "x".repeat(letters));
            made(&text).contains("\n\nI did.")
        };
        assert!(end(MIN_ENDING) && !end(MIN_ENDING - 1));
    }
}
