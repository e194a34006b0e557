//! What a page says about a title beside the title itself.

use super::super::lines::{Line, bare};
use super::pieces::{Form, Piece, under_label};
use crate::chrome::shape;
use crate::letters;
use std::collections::HashMap;

/// How much each sign speaks for a title, in words that a line of a title has more than another.
const WINDOW: i32 = 8;
/// Most window titles begin with the page's own.
const BEGINS: i32 = 3;
const TRAIL: i32 = 8;
const ANSWERED: i32 = 8;
const AGAIN: i32 = 5;
/// … where breadcrumbs show its beginning …
const SHORTENED: i32 = 8;
/// … where a line has words of the software before or after it …
const WITHIN: i32 = 5;
/// … for what a note or a label has been cut from …
const CUT: i32 = 5;
/// … for the window's title without the site's name …
const OWN_WINDOW: i32 = 1;
/// … for breadcrumbs' own last part …
const OWN_TRAIL: i32 = 3;
/// … and against what breadcrumbs show above another part.
const ABOVE: i32 = -14;

/// Columns from which a text that comes again is more than a name or a menu entry.
const SAYING: usize = 16;
/// Words that a name or a menu entry has at most, where it is short.
const NAME_WORDS: usize = 3;
/// Words that a line has beside the title it shows, at most: "Threaded Mode", "6 responses to".
const WORDS_BESIDE: usize = 4;
/// The shortest beginning of a title that is shown for all of it, in columns.
const BEGINNING: usize = 8;
/// Beginnings that are looked for; a page shows one or two titles that way, a list very many.
const MAX_BEGINNINGS: usize = 16;
/// The longest mark before an answer's title, in columns: "Re", "Antw", "回复".
const MAX_MARK: usize = 6;

/// Where a text stands.
#[derive(Debug, Default)]
struct Places {
    window: Vec<usize>,
    trail: Vec<usize>,
    begins: bool,
    above: bool,
    lines: Vec<usize>,
    answers: bool,
    shortened: bool,
    within: bool,
}

/// Where each text stands that may be a title.
pub(super) struct Evidence(HashMap<String, Places>);

impl Evidence {
    /// Of the pieces of the lines before `end`, and of the titles of answers anywhere.
    pub(super) fn of(lines: &[Line], end: usize, pieces: &[Piece]) -> Self {
        let mut found: HashMap<String, Places> = HashMap::new();
        for piece in pieces {
            let places = found.entry(folded(piece.text)).or_default();
            match piece.form {
                Form::Line | Form::Cell | Form::Noted | Form::Labelled => places.lines.push(piece.line),
                Form::Window | Form::Part => {
                    places.window.push(piece.line);
                    places.begins |= piece.begins;
                }
                Form::Trail => places.trail.push(piece.line),
                Form::Above => places.above = true,
            }
        }
        mark_shortened(&mut found, pieces);
        mark_within(&mut found, pieces);
        for line in lines[end.min(lines.len())..].iter().filter(|line| !matches!(line.family(), "panel" | "stats")) {
            if let Some(places) = answered(bare(&line.text)).and_then(|rest| found.get_mut(&folded(rest))) {
                places.answers = true;
            }
        }
        Self(found)
    }

    /// Whether another line shows the same.
    pub(super) fn speaks_for(&self, piece: &Piece) -> bool {
        let signs = self.signs(piece);
        signs.window || signs.trail || signs.answered || signs.again || signs.shortened || signs.within
    }

    /// Whether what shows the same is made to name the page.
    pub(super) fn names(&self, piece: &Piece) -> bool {
        let signs = self.signs(piece);
        signs.window || signs.trail || signs.answered
    }

    /// Whether a line before `at` shows the same.
    pub(super) fn shown_before(&self, piece: &Piece, at: usize) -> bool {
        let places = self.0.get(&folded(piece.text));
        places.is_some_and(|places| places.lines.iter().any(|line| *line < at))
    }

    pub(super) fn score(&self, piece: &Piece) -> i32 {
        let signs = self.signs(piece);
        let weights = [
            (signs.window, WINDOW),
            (signs.begins, BEGINS),
            (signs.trail, TRAIL),
            (piece.form == Form::Window, OWN_WINDOW),
            (piece.form == Form::Trail && !signs.trail, OWN_TRAIL),
            (matches!(piece.form, Form::Noted | Form::Labelled), CUT),
            (signs.answered, ANSWERED),
            (signs.again, AGAIN),
            (signs.shortened, SHORTENED),
            (signs.within, WITHIN),
            (signs.above, ABOVE),
        ];
        weights.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
    }

    fn signs(&self, piece: &Piece) -> Signs {
        let other = |at: &Vec<usize>| at.iter().any(|at| *at != piece.line);
        let Some(places) = self.0.get(&folded(piece.text)) else { return Signs::default() };
        let again = other(&places.lines) && says_something(piece.text);
        Signs {
            window: other(&places.window) && (places.begins || says_something(piece.text)),
            begins: places.begins && other(&places.window),
            trail: other(&places.trail),
            answered: places.answers,
            again,
            above: places.above,
            shortened: places.shortened && piece.form != Form::Cell,
            within: places.within && matches!(piece.form, Form::Line | Form::Noted) && !again,
        }
    }
}

/// What speaks for a piece, and against it.
#[derive(Default)]
struct Signs {
    window: bool,
    begins: bool,
    trail: bool,
    answered: bool,
    again: bool,
    above: bool,
    shortened: bool,
    within: bool,
}

/// Marks what another line shows the beginning of: "Which capacitor fir...".
fn mark_shortened(found: &mut HashMap<String, Places>, pieces: &[Piece]) {
    let beginnings = pieces.iter().filter(|piece| matches!(piece.form, Form::Line | Form::Trail));
    let beginnings = beginnings.filter_map(|piece| beginning(piece.text)).take(MAX_BEGINNINGS).map(folded);
    for beginning in beginnings.collect::<Vec<_>>() {
        let beginning = beginning.trim_end();
        for (text, places) in found.iter_mut() {
            places.shortened |= text.trim_end().len() > beginning.len() && text.starts_with(beginning);
        }
    }
}

/// What stands before the dots of a text that has been cut.
fn beginning(text: &str) -> Option<&str> {
    let cut = text.strip_suffix('…').or_else(|| text.strip_suffix("..."))?;
    Some(cut.trim_end_matches('.')).filter(|cut| shape::width(cut) >= BEGINNING)
}

/// Marks what a line below shows with a few words before it or after it.
fn mark_within(found: &mut HashMap<String, Places>, pieces: &[Piece]) {
    let shows = |piece: &&Piece| matches!(piece.form, Form::Line | Form::Noted);
    let whole = |piece: &&Piece| beginning(piece.text).is_none() && answered(piece.text).is_none();
    for piece in pieces.iter().filter(shows).filter(whole) {
        let whole = folded(piece.text);
        let ends = whole.match_indices(' ').map(|(at, _)| at + 1);
        let firsts = ends.clone().take(WORDS_BESIDE).map(|at| &whole[at..]);
        let lasts = ends.rev().skip(1).take(WORDS_BESIDE).map(|at| &whole[..at]);
        for part in firsts.chain(lasts).filter(|part| part.split_whitespace().count() > NAME_WORDS) {
            if let Some(places) = found.get_mut(part) {
                places.within |= places.lines.iter().any(|line| *line < piece.line);
            }
        }
    }
}

/// The title that an answer's title repeats.
fn answered(line: &str) -> Option<&str> {
    let rest = under_label(line)?;
    let mark = line[..line.len() - rest.len()].trim_end().trim_end_matches([':', '：']);
    let fits = shape::width(mark) <= MAX_MARK && mark.chars().all(letters::is_alphabetic);
    Some(rest).filter(|rest| fits && (says_something(rest) || !rest.is_ascii()))
}

/// Whether a text is more than a name or a menu entry.
fn says_something(text: &str) -> bool {
    shape::width(text) >= SAYING || text.split_whitespace().count() > NAME_WORDS
}

/// The words alone: dashes, marks and pictures differ from place to place.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| !letters::is_alphanumeric(c)).filter(|word| !word.is_empty()) {
        folded.extend(word.chars().flat_map(letters::lower));
        folded.push(' ');
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::scan;
    use super::super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    #[test]
    fn sayings_are_longer_than_names() {
        assert!(says_something(&"x".repeat(SAYING)) && !says_something(&"x".repeat(SAYING - 1)));
        assert!(says_something(&"a ".repeat(NAME_WORDS + 1)) && !says_something(&"a ".repeat(NAME_WORDS)));
    }

    #[test]
    fn marks_of_answers_are_short() {
        let rest = "Brewing tea at home";
        let marked = |columns: usize| answered(&format!("{}: {rest}", "x".repeat(columns))).map(str::to_owned);
        assert_eq!((marked(MAX_MARK).as_deref(), marked(MAX_MARK + 1)), (Some(rest), None));
        assert_eq!((answered("Re: tea"), answered("回复: 绿茶")), (None, Some("绿茶")));
    }

    fn speaks(page: &str, text: &str) -> bool {
        let lines = scan(page, Flavour::Nodes, Phrases::for_language(None));
        let pieces = super::super::pieces::of(&lines, true);
        let evidence = Evidence::of(&lines, lines.len(), &pieces);
        pieces.iter().any(|piece| piece.text == text && piece.form == Form::Line && evidence.speaks_for(piece))
    }

    #[test]
    fn beginnings_of_titles() {
        let begun = |columns: usize| format!("{}...", "x".repeat(columns));
        assert!(beginning(&begun(BEGINNING)).is_some() && beginning(&begun(BEGINNING - 1)).is_none());
        let title = "Which teapot first? A test";
        let page = |others: usize| {
            let others: String = (0..others).map(|at| format!("Another line of {at}...\n")).collect();
            format!("Board\n{others}Which teapot fir…\n{title}\n")
        };
        assert!(speaks(&page(MAX_BEGINNINGS - 1), title) && !speaks(&page(MAX_BEGINNINGS), title));
        assert!(!speaks("Board\nTeapots here…\nTeapots here\n", "Teapots here"));
    }

    #[test]
    fn titles_among_words_of_the_software() {
        let title = "How I brew tea";
        assert_eq!(title.split(' ').count(), NAME_WORDS + 1);
        let beside = |words: usize| format!("Board\n{title}\n{}{title}\n", "mode ".repeat(words));
        assert!(speaks(&beside(WORDS_BESIDE), title) && !speaks(&beside(WORDS_BESIDE + 1), title));
        let after = |words: usize| format!("Board\n{title}\n{title}{}\n", " mode".repeat(words));
        assert!(speaks(&after(WORDS_BESIDE), title) && !speaks(&after(WORDS_BESIDE + 1), title));
        assert!(!speaks("Board\nI brew tea\nWhen I brew tea\n", "I brew tea"));
        assert!(!speaks(&format!("Board\nThreaded Mode {title}\n{title}\n"), title));
    }

    #[test]
    fn words_alone_are_compared() {
        assert_eq!(folded("» Brewing – Tea!"), folded("brewing tea"));
        assert_ne!(folded("brewing tea"), folded("brewingtea"));
    }
}
