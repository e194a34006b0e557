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
        signs.window || signs.trail || signs.answered || signs.again
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
            (signs.above, ABOVE),
        ];
        weights.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
    }

    fn signs(&self, piece: &Piece) -> Signs {
        let other = |at: &Vec<usize>| at.iter().any(|at| *at != piece.line);
        let Some(places) = self.0.get(&folded(piece.text)) else { return Signs::default() };
        Signs {
            window: other(&places.window) && (places.begins || says_something(piece.text)),
            begins: places.begins && other(&places.window),
            trail: other(&places.trail),
            answered: places.answers,
            again: other(&places.lines) && says_something(piece.text),
            above: places.above,
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
    use super::*;

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

    #[test]
    fn words_alone_are_compared() {
        assert_eq!(folded("» Brewing – Tea!"), folded("brewing tea"));
        assert_ne!(folded("brewing tea"), folded("brewingtea"));
    }
}
