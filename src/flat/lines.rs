//! The lines of a flat text and what each is by itself.

use crate::chrome::phrases::{Match, Phrases};
use crate::chrome::shape;
use std::borrow::Cow;
use std::ops::Range;

/// Columns from which an indented line of Markdown is code.
const CODE_INDENT: usize = 4;
/// Lines of image markup or headings that make a text Markdown.
const MARKDOWN_LINES: usize = 2;

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
    PostNumber(u64),
    /// An image's file name.
    ImageName,
    /// Nothing but image markup, rules, icons, or a menu run together.
    Ornament,
    /// Page numbers.
    Pagination,
    /// Words that forum software writes.
    Phrase(Match),
}

/// A line that is not blank.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The line in the text, without white space around it.
    pub(super) range: Range<usize>,
    /// Its words, without image markup where the text is Markdown.
    pub(super) text: Cow<'a, str>,
    /// The parts of the range that are image markup.
    pub(super) images: Vec<Range<usize>>,
    /// Columns of white space before it.
    pub(super) indent: usize,
    /// Its level where it is marked as a heading, else 0.
    pub(super) heading: usize,
    /// A blank line is before it.
    pub(super) after_blank: bool,
    pub(super) class: Class,
}

impl Line<'_> {
    /// The section of the phrase file that names the line, such as `reply`; empty for other lines.
    pub(super) fn section(&self) -> &'static str {
        match self.class {
            Class::Phrase(found) => found.section,
            _ => "",
        }
    }

    /// The section without its field: `panel` of `panel.joined`.
    pub(super) fn family(&self) -> &'static str {
        self.section().split('.').next().unwrap_or_default()
    }

    /// Whether the line is of what stands below a thread: its neighbours, the board's figures, who is there, legal lines.
    pub(super) fn is_furniture(&self) -> bool {
        matches!(self.family(), "related" | "online" | "stats" | "footer" | "login" | "pagination" | "breadcrumbs")
    }

    pub(super) fn is_phrase(&self) -> bool {
        matches!(self.class, Class::Phrase(_))
    }
}

/// Whether the text has Markdown's marks, as some scrapers write them.
pub(super) fn is_markdown(text: &str) -> bool {
    let marked = |line: &&str| {
        let line = line.trim_start();
        (line.contains("![") && line.contains("](")) || line.starts_with("# ") || line.starts_with("## ")
    };
    text.lines().filter(marked).take(MARKDOWN_LINES).count() == MARKDOWN_LINES
}

/// Splits the text and classifies each line.
pub(super) fn scan<'a>(text: &'a str, markdown: bool, phrases: &Phrases) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let (mut start, mut after_blank) = (0, false);
    for raw in text.split_inclusive('\n') {
        let trimmed = raw.trim_matches(is_margin);
        let at = start + raw.len() - raw.trim_start_matches(is_margin).len();
        start += raw.len();
        if trimmed.is_empty() {
            after_blank = true;
            continue;
        }
        let heading = if markdown { trimmed.len() - trimmed.trim_start_matches('#').len() } else { 0 };
        let heading = if trimmed[heading..].starts_with(' ') { heading } else { 0 };
        let images = if markdown { image_markup(trimmed, at) } else { Vec::new() };
        let indent = shape::width(&raw[..raw.len() - raw.trim_start().len()]);
        let text = if markdown { plain(trimmed, at, &images, indent < CODE_INDENT) } else { Cow::Borrowed(trimmed) };
        let class = classify(&text, phrases);
        lines.push(Line { range: at..at + trimmed.len(), text, images, indent, heading, after_blank, class });
        after_blank = false;
    }
    lines
}

/// White space, and the characters without width that scrapers leave at a line's ends.
fn is_margin(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

fn classify(line: &str, phrases: &Phrases) -> Class {
    let bare = bare(line);
    if !line.contains(char::is_alphanumeric) {
        return Class::Ornament;
    }
    if let Some(number) = shape::post_number(bare) {
        return Class::PostNumber(number);
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
    let rest = line.trim_start_matches(['*', '+', '-', '•', '·', '_', '>', '|', ' ', '\u{a0}']);
    let heading = rest.trim_start_matches('#');
    let rest = if heading.starts_with(' ') { heading.trim_start() } else { rest };
    rest.trim_end_matches(['*', '_', ' ', '|', '\u{a0}'])
}

/// Where Markdown's `![alt](address)` stands in a line that begins at `start`.
fn image_markup(line: &str, start: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = line[at..].find("![").map(|open| at + open) {
        let middle = line[open..].find("](").map(|middle| open + middle);
        let Some(close) = middle.and_then(|middle| Some(middle + line[middle..].find(')')? + 1)) else { break };
        found.push(start + open..start + close);
        at = close;
    }
    found
}

/// A Markdown line, which begins at `start`, without its marks: images, emphasis and escapes. List marks and `>` stay, and
/// in code all but the images.
fn plain<'a>(line: &'a str, start: usize, images: &[Range<usize>], prose: bool) -> Cow<'a, str> {
    if images.is_empty() && !(prose && line.contains(['*', '_', '\\'])) {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    for end in images.iter().map(|image| image.start - start).chain([line.len()]) {
        match prose {
            true => without_marks(&line[at..end], &mut out),
            false => out.push_str(&line[at..end]),
        }
        at = images.iter().map(|image| image.end - start).find(|after| *after > end).unwrap_or(line.len());
    }
    Cow::Owned(out.trim().to_owned())
}

/// Appends a piece of a Markdown line without emphasis and escapes.
fn without_marks(piece: &str, out: &mut String) {
    let mut before = ' ';
    let mut characters = piece.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '"' | '“' | '‘');
        let closes = !next.is_alphanumeric();
        let emphasis = matches!(c, '*' | '_') && (opens || closes);
        let bullet = c == '*' && next == ' ' && out.trim().is_empty();
        let escape = c == '\\' && next.is_ascii_punctuation();
        if (!emphasis || bullet) && !escape {
            out.push(c);
        }
        before = if emphasis { before } else { c };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(text: &str) -> Vec<Class> {
        scan(text, false, Phrases::for_language(None)).into_iter().map(|line| line.class).collect()
    }

    #[test]
    fn lines_by_themselves() {
        let text = "tea.jpg\n\n#4\n3,386\nNov 4, 2011\nYesterday at 4:11 PM\nAnna B\n---\nThis is a sentence about tea.\n1 2 3 Next\n";
        assert_eq!(
            classes(text),
            [
                Class::ImageName,
                Class::PostNumber(4),
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
        let lines = scan(text, false, Phrases::for_language(None));
        let found: Vec<_> = lines.iter().map(|line| (&text[line.range.clone()], line.after_blank)).collect();
        assert_eq!(found, [("a é", false), ("b", true)]);
    }

    #[test]
    fn image_markup_is_taken_out_of_markdown() {
        let phrases = Phrases::for_language(None);
        let shown =
            |line: &str| scan(line, true, phrases).into_iter().map(|line| line.text.into_owned()).collect::<Vec<_>>();
        assert_eq!(shown("![a](b) Anna: ![c](d)"), ["Anna:"]);
        assert_eq!(shown("wow ![ no"), ["wow ![ no"]);
        assert_eq!(shown("**A** _very_ snake_case self._x it\\'s *b*."), ["A very snake_case self._x it's b."]);
        assert_eq!(shown("      __init__ = *x*"), ["__init__ = *x*"]);
        let marked = "![a](b)\n# Title\n";
        assert!(is_markdown(marked) && !is_markdown("![a](b)\n"));
    }
}
