//! A line as dates are read in it: ASCII digits, no marks, one sign for what scripts write in several ways.

use std::borrow::Cow;

use super::scripts::{is_arabic, is_combining, is_thai, is_wide};
use crate::extract::numbers::digit;
use crate::letters;

/// A line and its words, in plain characters.
pub(super) struct Plain<'a> {
    text: Cow<'a, str>,
    /// Where the words begin: in the line, and in the text.
    starts: Vec<(usize, usize)>,
    pub(super) years: Years,
}

/// Calendars that the line's script makes likely, besides the common one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Years {
    /// The Buddhist one, of Thailand.
    pub(super) buddhist: bool,
    /// The solar one of Iran.
    pub(super) iranian: bool,
}

impl<'a> Plain<'a> {
    pub(super) fn of(line: &'a str) -> Plain<'a> {
        if !line.is_ascii() {
            return Writer::write(line);
        }
        let bytes = line.as_bytes();
        let is_start = |at: &usize| *at == 0 || bytes[at - 1].is_ascii_whitespace();
        let starts = (0..bytes.len()).filter(is_start).map(|at| (at, at)).collect();
        Plain { text: Cow::Borrowed(line), starts, years: Years::default() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A word, counted from the last one on: where it begins in the line, and its text up to the next word's.
    pub(super) fn word_from_end(&self, index: usize) -> Option<(usize, &str)> {
        let place = self.starts.len().checked_sub(index + 1)?;
        let (at, start) = self.starts[place];
        let end = self.starts.get(place + 1).map_or(self.text.len(), |(_, next)| *next);
        Some((at, &self.text[start..end]))
    }
}

/// The plain text while it grows.
#[derive(Default)]
struct Writer {
    text: String,
    starts: Vec<(usize, usize)>,
    years: Years,
    /// The hour's mark came last, and no minutes yet.
    hour: bool,
}

impl Writer {
    fn write<'a>(line: &str) -> Plain<'a> {
        let mut writer = Writer::default();
        let mut at_start = true;
        let mut characters = line.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            if std::mem::take(&mut at_start) || line[..at].ends_with(char::is_whitespace) {
                writer.starts.push((at, writer.text.len()));
            }
            let digit_follows = characters.peek().is_some_and(|(_, next)| digit(*next).is_some());
            writer.push(c, digit_follows);
        }
        writer.end_hour();
        Plain { text: Cow::Owned(writer.text), starts: writer.starts, years: writer.years }
    }

    fn push(&mut self, c: char, digit_follows: bool) {
        self.years.buddhist |= is_thai(c);
        self.years.iranian |= is_arabic(c);
        if let Some(c) = digit(c).and_then(|value| char::from_digit(value, 10)) {
            self.hour = false;
            // "下午4:11"
            if self.text.ends_with(|last: char| (is_wide(last) && !is_date_mark(last)) || is_thai(last)) {
                self.text.push(' ');
            }
            self.text.push(c);
            return;
        }
        if is_mark(c) || (c == '.' && self.text.ends_with(is_thai)) {
            return; // "พ.ค."
        }
        self.end_hour();
        let after_digit = self.text.ends_with(|last: char| last.is_ascii_digit());
        match c {
            '時' | '时' | '點' | '点' | '시' if after_digit => {
                self.text.push(':');
                self.hour = true;
            }
            '分' | '분' | '秒' | '초' if after_digit => self.end_minutes(digit_follows),
            '년' if after_digit => self.text.push('年'),
            '월' if after_digit => self.text.push('月'),
            '일' | '号' | '號' if after_digit => self.text.push('日'),
            '：' => self.text.push(':'),
            '，' | '、' | '،' => self.text.push(','),
            '／' => self.text.push('/'),
            '．' => self.text.push('.'),
            '（' => self.text.push('('),
            '）' => self.text.push(')'),
            _ => {
                // "21ое", "10:12น."
                if after_digit && letters::is_alphabetic(c) && !c.is_ascii() && !is_date_mark(c) {
                    self.text.push(' ');
                }
                self.text.push(c);
            }
        }
    }

    /// Minutes with a mark of their own: after the hour they are a clock's, apart from it nothing is lost without them.
    fn end_minutes(&mut self, digit_follows: bool) {
        let word = self.text.rfind(' ').map_or(0, |at| at + 1);
        if !self.text[word..].contains(':') {
            self.text.truncate(word);
        } else if digit_follows {
            self.text.push(':');
        }
    }

    /// An hour without minutes.
    fn end_hour(&mut self) {
        if std::mem::take(&mut self.hour) {
            self.text.push_str("00");
        }
    }
}

/// Marks that words are written without as well: all but the vowels of Hindi and Thai.
fn is_mark(c: char) -> bool {
    is_combining(c) && !(c >= '\u{900}' && letters::is_alphabetic(c))
}

/// Marks of years, months and days, which separate what is beside them.
fn is_date_mark(c: char) -> bool {
    matches!(c, '年' | '月' | '日')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_any_script_are_ascii() {
        for (line, plain) in [
            ("3 พ.ค. ๒๕๖๗, 10:12น.", "3 พค 2567, 10:12 น"),
            ("2024년 5월 3일 오후 4시 11분", "2024年 5月 3日 오후 4:00 "),
            ("2024年5月3日14時03分15秒", "2024年5月3日14:03:15"),
            ("2024-5-3 下午04:11", "2024-5-3 下午 04:11"),
            ("\u{200f}۳ مه ۲۰۲۴، ۱۰:۱۲", "3 مه 2024, 10:12"),
            ("21ое мая", "21 ое мая"),
            ("3 May", "3 May"),
        ] {
            assert_eq!(Plain::of(line).text(), plain, "{line}");
        }
    }

    #[test]
    fn words_begin_where_they_do_in_the_line() {
        let line = "Ada\u{200f} ۳ مه";
        let plain = Plain::of(line);
        let found: Vec<_> =
            (0..9).map_while(|index| plain.word_from_end(index)).map(|(at, text)| (&line[at..], text)).collect();
        assert_eq!(found, [("مه", "مه"), ("۳ مه", "3 "), ("Ada\u{200f} ۳ مه", "Ada ")]);
        let plain = Plain::of("3 May 2024");
        assert_eq!(
            (0..9).map_while(|index| plain.word_from_end(index)).map(|(at, _)| at).collect::<Vec<_>>(),
            [6, 2, 0]
        );
    }
}
