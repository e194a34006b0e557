//! The lines of a flat text and what each is by itself.

use super::prepare::{CODE_MARK, Code, Flavour};
use crate::chrome::phrases::{Match, Phrases};
use crate::chrome::shape;
use crate::letters;
use std::ops::{Deref, Range};

/// What a line is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Reads as prose.
    Prose,
    /// Can be a name, a menu entry, a label, or a short line of a body.
    Short,
    /// Too long for a label, but no sentence.
    Text,
    /// A number alone.
    Number,
    /// A date alone, in any wording.
    Date,
    /// `#12`.
    PostNumber,
    /// An image's file name.
    ImageName,
    /// Nothing but image markup, rules, icons, or a menu run together.
    Ornament,
    /// Page numbers.
    Pagination,
    /// Words that forum software writes.
    Phrase(Match),
}

/// The words of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Words<'a>(&'a str);

impl Deref for Words<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl AsRef<str> for Words<'_> {
    fn as_ref(&self) -> &str {
        self.0
    }
}

/// A line that is not blank. A text can have one every few bytes, so it is small.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Its words, without white space around them and marks of quotations before them.
    pub(super) text: Words<'a>,
    /// Columns before the words; of more than this can hold, as many as it can.
    pub(super) indent: u8,
    /// Its level where it is marked as a heading, else 0; and [`AFTER_BLANK`].
    pub(super) level: u8,
    /// How deep in quotations it stands, by the `>` before it.
    pub(super) quoted: u8,
    /// It is code.
    pub(super) code: bool,
    pub(super) class: Class,
}

/// Marks the level of a line that a blank line is before.
const AFTER_BLANK: u8 = 1 << 7;

impl Line<'_> {
    /// Its level where it is marked as a heading, else 0.
    pub(super) fn heading(&self) -> u8 {
        self.level & !AFTER_BLANK
    }

    /// Whether a blank line is before it.
    pub(super) fn after_blank(&self) -> bool {
        self.level & AFTER_BLANK != 0
    }

    /// Where the words stand in the text that was scanned, in bytes; its input has a limit that four bytes hold.
    pub(super) fn range(&self, scanned: &str) -> Range<u32> {
        let start = self.text.as_ptr().addr() - scanned.as_ptr().addr();
        offset(start)..offset(start + self.text.len())
    }

    /// The section of the phrase file that names the line, such as `reply`; empty for other lines.
    pub(super) fn section(&self) -> &'static str {
        match self.class {
            Class::Phrase(found) => found.section,
            _ => "",
        }
    }

    /// The section without its field: `panel` of `panel.joined`.
    pub(super) fn family(&self) -> &'static str {
        match self.class {
            Class::Phrase(found) => found.family,
            _ => "",
        }
    }

    /// Whether the line is of what stands below a thread: its neighbours, the board's figures, who is there, legal lines.
    pub(super) fn is_furniture(&self) -> bool {
        matches!(self.family(), "related" | "online" | "stats" | "footer" | "login" | "pagination" | "breadcrumbs")
    }

    pub(super) fn is_phrase(&self) -> bool {
        matches!(self.class, Class::Phrase(_))
    }
}

/// Splits the text and classifies each line.
pub(super) fn scan<'a>(text: &'a str, flavour: Flavour, phrases: &Phrases) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(most_lines(text));
    let mut after_blank = false;
    let markdown = flavour == Flavour::Markdown;
    let mut code = Code::default();
    for raw in text.split_inclusive('\n') {
        let coded = markdown && code.takes(raw);
        let trimmed = raw.trim_matches(is_margin);
        if trimmed.is_empty() {
            after_blank = true;
            continue;
        }
        let (quoted, marks) = quotation(trimmed);
        let (coded, marks) = match trimmed[marks..].strip_prefix(CODE_MARK) {
            Some(_) => (true, marks + CODE_MARK.len_utf8()),
            None => (coded, marks),
        };
        let words = trimmed[marks..].trim_start();
        if words.is_empty() {
            after_blank = true;
            continue;
        }
        let heading = if markdown && !coded { words.len() - words.trim_start_matches('#').len() } else { 0 };
        let heading = if words[heading..].starts_with(' ') { heading } else { 0 };
        let indent = shape::width(&raw[..raw.len() - raw.trim_start().len()])
            + shape::width(&trimmed[..trimmed.len() - words.len()]);
        lines.push(Line {
            text: Words(words),
            indent: u8::try_from(indent).unwrap_or(u8::MAX),
            level: u8::try_from(heading).ok().filter(|level| *level < AFTER_BLANK).unwrap_or_default()
                | if after_blank { AFTER_BLANK } else { 0 },
            quoted,
            code: coded,
            class: if coded { Class::Prose } else { classify(words, phrases) },
        });
        // A mark of quotation alone is a blank line inside the quotation.
        after_blank = quoted == 0 && words == ">";
    }
    lines
}

/// How many lines are not blank; or more, where lines have but white space that is not ASCII.
fn most_lines(text: &str) -> usize {
    let (mut lines, mut blank) = (0, true);
    for byte in text.bytes() {
        match byte {
            b'\n' => blank = true,
            byte if blank && !byte.is_ascii_whitespace() => (lines, blank) = (lines + 1, false),
            _ => {}
        }
    }
    lines
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How often a line is marked as quoted, and the length of the marks. `>>123` refers to a post, `>:(` and `> ` alone quote
/// nothing.
fn quotation(line: &str) -> (u8, usize) {
    let (mut depth, mut end) = (0u8, 0);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'>' => (depth, end) = (depth.saturating_add(1), at + 1),
            b' ' => {}
            _ => break,
        }
    }
    let rest = &line[end..];
    let refers = line.starts_with(">>") && rest.starts_with(|c: char| c.is_ascii_digit() || c == '/');
    let face = rest.starts_with([':', '_', '.', '<', '=', ';']);
    if depth == 0 || refers || face || rest.trim().is_empty() { (0, 0) } else { (depth, end) }
}

/// White space, and the marks of direction that scrapers leave at a line's ends.
fn is_margin(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}')
}

fn classify(line: &str, phrases: &Phrases) -> Class {
    let bare = bare(line);
    if !line.contains(letters::is_alphanumeric) {
        return Class::Ornament;
    }
    if let Some(number) = shape::post_number(bare) {
        return if u32::try_from(number).is_ok() { Class::PostNumber } else { Class::Number };
    }
    if shape::is_number(bare) {
        return Class::Number;
    }
    if shape::is_image_name(bare) {
        return Class::ImageName;
    }
    if shape::is_date_like(bare) {
        return Class::Date;
    }
    let sentence = shape::is_sentence(line);
    if let Some(found) = phrases.classify(bare, !sentence) {
        return if found.section == "date" { Class::Date } else { Class::Phrase(found) };
    }
    if shape::is_pagination(bare) {
        Class::Pagination
    } else if sentence && shape::is_glued(line) {
        Class::Ornament
    } else if sentence {
        Class::Prose
    } else if shape::is_short_label(bare) {
        Class::Short
    } else {
        Class::Text
    }
}

/// The line without list bullets and emphasis around it.
pub(super) fn bare(line: &str) -> &str {
    let rest = line.trim_start_matches(leads);
    let heading = rest.trim_start_matches('#');
    let rest = if heading.starts_with(' ') { heading.trim_start() } else { rest };
    rest.trim_end_matches(trails)
}

fn leads(c: char) -> bool {
    matches!(c, '*' | '+' | '-' | '•' | '·' | '_' | '>' | '|' | ' ' | '\u{a0}')
}

fn trails(c: char) -> bool {
    matches!(c, '*' | '_' | ' ' | '|' | '\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(text: &str) -> Vec<Class> {
        scan(text, Flavour::Nodes, Phrases::for_language(None)).into_iter().map(|line| line.class).collect()
    }

    #[test]
    fn lines_by_themselves() {
        let text = "tea.jpg\n\n#4\n3,386\nNov 4, 2011\nYesterday at 4:11 PM\nAnna B\n---\nThis is a sentence about tea.\n1 2 3 Next\n";
        assert_eq!(
            classes(text),
            [
                Class::ImageName,
                Class::PostNumber,
                Class::Number,
                Class::Date,
                Class::Date,
                Class::Short,
                Class::Ornament,
                Class::Prose,
                Class::Pagination
            ]
        );
        assert!(matches!(classes("  * **Reply**").as_slice(), [Class::Phrase(found)] if found.section == "reply"));
    }

    #[test]
    fn ranges_are_places_in_the_text() {
        let text = " a é \r\n\n\tb";
        let lines = scan(text, Flavour::Nodes, Phrases::for_language(None));
        let place = |line: &Line| line.range(text).start as usize..line.range(text).end as usize;
        let found: Vec<_> = lines.iter().map(|line| (&text[place(line)], line.after_blank())).collect();
        assert_eq!(found, [("a é", false), ("b", true)]);
    }

    #[test]
    fn a_line_is_small() {
        assert!(std::mem::size_of::<Line>() <= 24, "{}", std::mem::size_of::<Line>());
        assert_eq!(["", "\n \n", "a\n\nb", "a\n \u{a0}"].map(most_lines), [0, 0, 2, 2]);
    }

    #[test]
    fn quotations_have_a_depth() {
        let phrases = Phrases::for_language(None);
        for (line, quoted, words) in [
            ("> I like it", 1, "I like it"),
            (">be me", 1, "be me"),
            ("> > I like it", 2, "I like it"),
            (">>tea", 2, "tea"),
            (">>1234", 0, ">>1234"),
            (">:(", 0, ">:("),
            (">", 0, ">"),
            ("-> tea", 0, "-> tea"),
        ] {
            let lines = scan(line, Flavour::Nodes, phrases);
            assert_eq!((lines[0].quoted, lines[0].text.as_ref()), (quoted, words), "{line}");
        }
        assert!(scan("> a\n>\n> b\n", Flavour::Nodes, phrases)[2].after_blank());
    }

    #[test]
    fn code_is_code_whatever_it_says() {
        let text = "Look:\n\n    \n    \n    # Reply\n      12\n\nand\n";
        let lines = scan(text, Flavour::Markdown, Phrases::for_language(None));
        let found: Vec<_> =
            lines.iter().map(|line| (line.text.as_ref(), line.code, line.heading(), line.indent)).collect();
        assert_eq!(found, [("Look:", false, 0, 0), ("# Reply", true, 0, 4), ("12", true, 0, 6), ("and", false, 0, 0)]);
        assert_eq!(scan("## Tea", Flavour::Markdown, Phrases::for_language(None))[0].heading(), 2);
    }
}
