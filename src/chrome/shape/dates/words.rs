//! The last words of a line as a date: each word is looked at once, however many ends of the line are tried.

use super::super::plain::Plain;
use super::piece::{Known, MIN_MONTH_LETTERS, Piece, clock_apart, is_month_number, kind_of, letters};
use super::{is_pointed_clock, may_name_time};
use crate::extract::dates;
use std::cell::OnceCell;

/// Most words a date is looked for in: "Wednesday 3 de septiembre de 2024 a las 10:12 pm" has ten.
pub(super) const MAX_DATE_WORDS: usize = 12;
/// Words of a date between its year and the words that are a date without it: the month.
const MAX_WORDS_AFTER_YEAR: usize = 2;
/// Names in a date: of the month, of the day, and a word like "Uhr".
const MAX_DATE_NAMES: usize = 3;

/// What stands between the parts of a date.
fn is_separator(c: char) -> bool {
    matches!(c, ' ' | ',' | '(' | ')' | '|' | '@' | '-' | '/' | '.' | '\t' | '\'')
        || matches!(c, '\u{a0}' | '\u{202f}' | '•' | '·' | '«' | '»' | '–' | '年' | '月' | '日')
}

/// Whether a date has its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Year {
    Shown,
    Missing,
}

/// The words of a line, read from its end on as they are asked for.
pub(super) struct Words<'a> {
    plain: &'a Plain<'a>,
    words: Vec<Word>,
    parts: Vec<Part<'a>>,
}

/// What is between two spaces.
struct Word {
    /// Where it begins in the line.
    at: usize,
    /// Its parts are those from the last word's end up to here.
    end: usize,
    may_name_time: bool,
    /// A part of it is in no date, whatever follows.
    other: bool,
    full_date: bool,
    /// The signs of a month and of a day.
    marks: (bool, bool),
}

/// What is between two separators.
struct Part<'a> {
    text: &'a str,
    piece: Piece,
    letters: usize,
    known: Known,
    /// It and so many parts after it are a clock where a year stands before.
    pointed: usize,
    is_weekday: OnceCell<bool>,
}

impl Part<'_> {
    fn is_weekday(&self) -> bool {
        *self.is_weekday.get_or_init(|| dates::is_weekday(self.text))
    }

    fn is_name(&self) -> bool {
        self.piece == Piece::Letters && self.letters >= MIN_MONTH_LETTERS
    }
}

impl<'a> Words<'a> {
    pub(super) fn of(plain: &'a Plain<'a>) -> Self {
        Words { plain, words: Vec::new(), parts: Vec::new() }
    }

    /// Where the date begins in the line that ends before its last words, of which some are left out.
    pub(super) fn date_before(&mut self, left_out: usize) -> Option<usize> {
        // The shortest end that is a date: what is before a month's name is not the date's.
        let mut found: Option<usize> = None;
        let (mut may, mut names, mut rest) = (false, 0, MAX_DATE_WORDS);
        let mut index = left_out;
        while rest > 0 && self.read(index) && !self.words[index].other {
            let word = &self.words[index];
            may |= word.may_name_time;
            let is_name = |part: &&Part| part.is_name() && !part.known.spelled && !part.is_weekday();
            names += self.parts_of(index).iter().filter(is_name).count();
            // No longer end has fewer.
            if names > MAX_DATE_NAMES {
                break;
            }
            let year = if may || found.is_some() { self.dated(left_out, index) } else { None };
            match (found, year) {
                (None, Some(Year::Shown)) | (Some(_), Some(Year::Shown)) => return Some(self.words[index].at),
                // … unless a year stands there: "2024年 5月 3日", "2024. május 3., péntek 10:12"
                (None, Some(Year::Missing)) => {
                    (found, rest) = (Some(self.words[index].at), rest.min(MAX_WORDS_AFTER_YEAR + 1))
                }
                _ => {}
            }
            index += 1;
            rest -= 1;
        }
        found
    }

    /// Reads the words up to one, if there are so many.
    fn read(&mut self, index: usize) -> bool {
        while self.words.len() <= index {
            let Some((at, text)) = self.plain.word_from_end(self.words.len()) else { return false };
            let years = self.plain.years;
            let (first, mut full_date) = (self.parts.len(), false);
            for word in text.split([' ', '\u{a0}', '\u{202f}']) {
                full_date |= super::is_full_date(word);
                let before = self.parts.len();
                let parts = word.split(is_separator).flat_map(clock_apart).filter(|part| !part.is_empty());
                self.parts.extend(parts.map(|text| {
                    let known = Known::of(text);
                    let piece = kind_of(text, known, years);
                    let letters = if piece == Piece::Letters { letters(text) } else { text.len() };
                    Part { text, piece, letters, known, pointed: 0, is_weekday: OnceCell::new() }
                }));
                if is_pointed_clock(word) {
                    self.parts[before].pointed = self.parts.len() - before - 1;
                }
            }
            let is_other = |part: &Part| {
                let known = part.known;
                part.piece == Piece::Other
                    && !(known.spelled || known.month || known.day)
                    && !is_month_number(part.text)
            };
            self.words.push(Word {
                at,
                end: self.parts.len(),
                may_name_time: may_name_time(text),
                other: self.parts[first..].iter().any(is_other),
                full_date,
                marks: (!text.is_ascii() && text.contains('月'), !text.is_ascii() && text.contains('日')),
            });
        }
        true
    }

    fn parts_of(&self, word: usize) -> &[Part<'a>] {
        let start = word.checked_sub(1).map_or(0, |last| self.words[last].end);
        &self.parts[start..self.words[word].end]
    }

    /// Whether all words between two are a date: figures, or a day beside a month's name with a year or a time.
    fn dated(&self, last: usize, first: usize) -> Option<Year> {
        let mut date = Pieces::default();
        for word in (last..=first).rev() {
            date.add(self.parts_of(word))?;
        }
        let words = &self.words[last..=first];
        let full = words.iter().any(|word| word.full_date);
        let (month, day) =
            words.iter().fold((false, false), |all, word| (all.0 || word.marks.0, all.1 || word.marks.1));
        date.year(full, month, day)
    }
}

/// The pieces of what is perhaps a date.
#[derive(Default)]
struct Pieces {
    pieces: [Option<(Piece, bool)>; MAX_DATE_WORDS],
    count: usize,
    has_year: bool,
    /// A number follows that belongs to the word before it.
    numbered: bool,
}

impl Pieces {
    /// Adds the parts of a word; none where one is no part of a date, or there are too many.
    fn add(&mut self, parts: &[Part]) -> Option<()> {
        let mut skipped = 0;
        for part in parts {
            if skipped > 0 {
                skipped -= 1;
                continue;
            }
            if self.has_year && part.pointed > 0 {
                self.push(Piece::Clock, false)?;
                skipped = part.pointed;
                continue;
            }
            let known = part.known;
            if self.numbered && (known.spelled || is_month_number(part.text)) {
                self.numbered = known.spelled;
                continue;
            }
            self.numbered = known.month || known.day;
            match part.piece {
                _ if known.month => self.push(Piece::Letters, true)?,
                _ if known.day => {}
                Piece::Other => return None,
                Piece::Empty => {}
                // "3 Mayıs 2024 Cuma"
                Piece::Letters if self.has_year && part.is_weekday() => self.push(Piece::Beside, false)?,
                piece => self.push(piece, part.is_name())?,
            }
        }
        Some(())
    }

    fn push(&mut self, piece: Piece, is_name: bool) -> Option<()> {
        *self.pieces.get_mut(self.count)? = Some((piece, is_name));
        self.count += 1;
        self.has_year |= piece == Piece::Year;
        Some(())
    }

    /// Whether the pieces are a date, where one is a full date, or has the sign of a month or of a day.
    fn year(&self, full: bool, month_sign: bool, day_sign: bool) -> Option<Year> {
        let pieces = || self.pieces[..self.count].iter().flatten();
        let count = |wanted: Piece| pieces().filter(|(piece, _)| *piece == wanted).count();
        let names = pieces().filter(|(_, is_name)| *is_name).count();
        if names > MAX_DATE_NAMES {
            return None;
        }
        if full {
            let first = self.pieces[0].is_some_and(|(_, is_name)| is_name);
            return (names == 0 || names == 1 && first).then_some(Year::Shown);
        }
        let (years, days, clocks) = (count(Piece::Year), count(Piece::Day), count(Piece::Clock));
        let year = if years > 0 { Year::Shown } else { Year::Missing };
        // A month's name stands beside the day, with at most an "of" between them.
        let mut significant =
            pieces().filter(|(piece, is_name)| *is_name || !matches!(piece, Piece::Letters | Piece::Beside));
        let (mut beside, mut last, mut any, mut after_year, mut words_after_year) = (false, None, false, None, false);
        for (piece, _) in significant.by_ref() {
            beside |= matches!((last, piece), (Some(Piece::Day), Piece::Letters) | (Some(Piece::Letters), Piece::Day));
            words_after_year |= after_year == Some(true) && *piece == Piece::Letters;
            if *piece == Piece::Year && after_year.is_none() {
                after_year = Some(any);
            }
            (last, any) = (Some(*piece), true);
        }
        let named = days == 1 && beside && !words_after_year && (years == 1 || clocks > 0) && years <= 1;
        let marked = days == 2 && names == 0 && month_sign;
        (named || marked && (years == 1 || clocks == 1 && day_sign)).then_some(year)
    }
}
