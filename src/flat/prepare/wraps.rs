//! Hard wraps: line breaks that only stand where the next word did not fit into the line.

use super::flavour::Flavour;
use super::markdown::Code;
use super::rewrite::Cut;
use crate::chrome::shape;
use crate::flat::letter;
use crate::letters;
use std::ops::Range;

/// Hard wraps are narrower: 72 to 80 columns are usual, lynx and mail go to 100.
const MAX_WRAP: usize = 100;
/// A narrower text is verse or a list.
const MIN_WRAP: usize = 40;
/// Of a hundred lines of a hard-wrapped text, so many may be longer: code, and words that cannot be broken.
const MAX_LONG: usize = 3;
/// Of a hundred line breaks after several words, so many are where the next word did not fit, in a hard-wrapped text.
const WRAP_SHARE: usize = 70;
/// Line breaks after several words that show whether a text is hard-wrapped.
const MIN_BREAKS: usize = 5;
/// Lines of tables in a terminal browser's dump whose columns are as wide as they like.
const MIN_ROWS: usize = 3;
/// Words of the longest label below a paragraph.
const MAX_LABEL: usize = 3;
/// What sentences end with.
const SENTENCE_ENDS: [char; 4] = ['.', '!', '?', '…'];
/// Words of a line whose break tells something; names and labels have fewer.
const MIN_WORDS: usize = 6;
/// Part of the wrap's column by which a line may be shorter although the next word would fit: one in eight.
const SLACK_PART: usize = 8;

/// Where the next word would end at least, in columns, at the break of any hard-wrapped text.
const MIN_NEEDED: usize = MIN_WRAP - MIN_WRAP / SLACK_PART;

/// The breaks of a text.
#[derive(Default)]
struct Breaks {
    /// Those that can be wraps.
    near: Vec<Break>,
    /// How many tell something.
    telling: usize,
    /// The column of the widest line, if few are wider than wraps are.
    widest: Option<usize>,
    /// Lines of tables.
    rows: usize,
}

/// A line with the one below it, neither of them blank.
struct Break {
    /// From the end of the upper line's words to the beginning of the lower line's.
    range: Range<usize>,
    /// Columns up to the end of the upper line's words.
    end: usize,
    /// Columns up to the end of the lower line's first word, if it stood on the upper line.
    needed: usize,
    /// The upper line has several words.
    tells: bool,
}

/// The wraps of a text, if it is hard-wrapped: each becomes a space.
pub(super) fn cuts(text: &str, flavour: Flavour) -> Vec<Cut> {
    let Breaks { near, telling, widest, rows } = breaks(text, flavour);
    let Some(column) = widest.filter(|column| *column >= MIN_WRAP) else { return Vec::new() };
    // html2text breaks no line before it is full; browsers have margins on the right, and printers letters of any width.
    let full = if flavour == Flavour::Markdown { column } else { column - column / SLACK_PART };
    let wrapped = near.iter().filter(|found| found.tells && found.needed > full).count();
    // A terminal browser wraps every page; the lines of its tables have widths of their own.
    let is_known = flavour == Flavour::Dump && rows < MIN_ROWS && wrapped > 0;
    if !is_known && (telling < MIN_BREAKS || wrapped * 100 < telling * WRAP_SHARE) {
        return Vec::new();
    }
    let wraps = near.into_iter().filter(|found| found.needed > full && found.end <= MAX_WRAP);
    wraps.map(|found| Cut::with(found.range, " ")).collect()
}

fn breaks(text: &str, flavour: Flavour) -> Breaks {
    let (mut breaks, mut above): (Breaks, Option<Upper>) = (Breaks::default(), None);
    let (mut widest, mut long, mut count) = (0, 0, 0);
    let (mut start, mut code) = (0, Code::default());
    for raw in text.split_inclusive('\n') {
        let at = start;
        start += raw.len();
        let coded = flavour == Flavour::Markdown && code.takes(raw);
        let words = raw.trim();
        // Cells of a table are wrapped one by one.
        let cells = flavour.has_columns() && is_row(words);
        breaks.rows += usize::from(cells);
        if words.is_empty() || coded || cells || raw.starts_with('\u{0c}') {
            above = None;
            continue;
        }
        let marks = words.len() - words.trim_start_matches(['>', ' ']).len();
        let from = at + raw.len() - raw.trim_start().len() + marks;
        let end = shape::width(raw.trim_end());
        if words.contains(' ') {
            // Addresses cannot be broken.
            let is_long = end > MAX_WRAP && !words.contains("://") && !words.contains("](");
            (count, long) = (count + 1, long + usize::from(is_long));
            widest = if end > MAX_WRAP { widest } else { widest.max(end) };
        }
        let lower = &words[marks..];
        // A letter's headers stand below each other, however long they are.
        let headed = |upper: &Upper| upper.end >= MIN_WRAP && letter::begins(lower);
        let labelled = |upper: &Upper| upper.is_sentence && is_label(lower);
        let joins =
            |upper: &Upper| upper.marks == marks && !begins(lower, flavour) && !headed(upper) && !labelled(upper);
        if let Some(upper) = above.filter(joins) {
            let word = lower.split(' ').next().unwrap_or_default();
            let needed = upper.end + 1 + shape::width(word);
            breaks.telling += usize::from(upper.tells);
            if needed > MIN_NEEDED {
                breaks.near.push(Break { range: upper.at..from, end: upper.end, needed, tells: upper.tells });
            }
        }
        let hard = flavour == Flavour::Markdown
            && (raw.trim_end_matches(['\n', '\r']).ends_with("  ") || words.starts_with(['#', '|']));
        let tells = letters::words(words) >= MIN_WORDS;
        let is_sentence = words.ends_with(SENTENCE_ENDS);
        above = (!hard).then_some(Upper { at: at + raw.trim_end().len(), end, marks, tells, is_sentence });
    }
    breaks.widest = Some(widest).filter(|_| long * 100 <= count * MAX_LONG);
    breaks
}

/// A line that the next one may continue.
#[derive(Clone, Copy)]
struct Upper {
    at: usize,
    end: usize,
    marks: usize,
    tells: bool,
    /// A sentence ends with it.
    is_sentence: bool,
}

/// Whether a line is of a table, with words on both sides of a gap.
fn is_row(words: &str) -> bool {
    let has_gap = || words.split_once("   ").is_some_and(|(left, _)| left.contains(char::is_alphanumeric));
    words.starts_with(['│', '┃', '║']) || has_gap()
}

/// Whether a line can stand below a paragraph as a control or a name: "Top". What goes on with a paragraph ends as one.
fn is_label(words: &str) -> bool {
    // A terminal browser sets a number in brackets before links.
    let words = words.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(words, |(_, label)| label);
    let is_short = words.split_whitespace().take(MAX_LABEL + 1).count() <= MAX_LABEL;
    is_short && words.starts_with(char::is_uppercase) && words.ends_with(char::is_alphanumeric)
}

/// Whether a line begins something of its own: a list's item, a heading, a row, a rule.
fn begins(words: &str, flavour: Flavour) -> bool {
    let mark = words.split(' ').next().unwrap_or_default();
    let numbered = mark.len() <= 4 && mark.ends_with('.') && mark.starts_with(|c: char| c.is_ascii_digit());
    let bullet = matches!(mark, "*" | "-" | "+" | "•" | "·" | "o" | "‣" | "▪");
    let marked = flavour == Flavour::Markdown && words.starts_with(['#', '|']);
    bullet || numbered || marked || !words.contains(letters::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::super::rewrite::apply;
    use super::*;

    fn plain(text: &str, flavour: Flavour) -> String {
        apply(text, cuts(text, flavour)).text
    }

    /// Words wrapped at a column, with marks before each line.
    fn wrapped(width: usize, mark: &str) -> String {
        let (mut text, mut line) = (String::new(), mark.to_owned());
        for word in "the quick brown fox jumps over the lazy dog and runs away ".repeat(10).split_whitespace() {
            if line.len() + 1 + word.len() > width {
                text.push_str(&format!("{}\n", line.trim_end()));
                line = mark.to_owned();
            }
            line.push_str(word);
            line.push(' ');
        }
        text + line.trim_end() + "\n"
    }

    #[test]
    fn wraps_are_spaces() {
        for mark in ["", "   ", "> "] {
            assert_eq!(plain(&wrapped(72, mark), Flavour::Nodes).lines().count(), 1, "{mark}");
        }
        let text = format!("Anna\nMember\n{0}* tea\n\n{0}Reply\n", wrapped(72, ""));
        assert_eq!(plain(&text, Flavour::Markdown).lines().count(), 7);
        let hard = wrapped(72, "").replace('\n', "  \n");
        assert_eq!(plain(&hard, Flavour::Markdown), hard);
    }

    #[test]
    fn headers_of_letters_are_no_wraps() {
        let title = "the quick brown fox jumps over the lazy dog and runs off";
        let text = format!("{}Subject: {title}\nFrom: Anna <anna@tea.example>\nTo\n", wrapped(72, ""));
        assert_eq!(plain(&text, Flavour::Nodes).lines().count(), 4);
    }

    #[test]
    fn labels_below_a_paragraph_are_no_wraps() {
        let last = |sentence: &str, label: &str| {
            let text = format!(
                "{}\nthe tea is in the pot and so on and so on and on it goes, {sentence}\n{label}\n",
                wrapped(72, "")
            );
            plain(&text, Flavour::Nodes).lines().count() - 2
        };
        assert_eq!((last("they say.", "Top"), last("they say", "Top"), last("they say.", "top")), (2, 1, 1));
        let words = |count: usize| last("they say.", &["Tea"; MAX_LABEL + 1][..count].join(" "));
        assert_eq!((words(MAX_LABEL), words(MAX_LABEL + 1)), (2, 1));
        assert_eq!((last("they say.", "[12]Top"), last("they say.", "Top.")), (2, 1));
    }

    #[test]
    fn dumps_are_wrapped_unless_they_have_tables() {
        let text = "the tea is in the pot and so on and so on and on it goes, and nobody\nknows.\n\n";
        let row = "Anna     I like it\n\n";
        let joined = |flavour: Flavour, rows: usize| {
            !plain(&(text.to_owned() + &row.repeat(rows)), flavour).contains("nobody\n")
        };
        assert!(joined(Flavour::Dump, MIN_ROWS - 1) && !joined(Flavour::Dump, MIN_ROWS) && !joined(Flavour::Nodes, 0));
    }

    #[test]
    fn wraps_have_bounds() {
        let joins = |width: usize| plain(&wrapped(width, ""), Flavour::Nodes).lines().count() == 1;
        assert!(joins(MAX_WRAP - 2) && !joins(MAX_WRAP + 20) && joins(MIN_WRAP + 4) && !joins(MIN_WRAP - 1));
        let line = "the tea is in the pot and so on and so on and on it goes, they say\n";
        let count = |lines: usize| plain(&line.repeat(lines), Flavour::Nodes).lines().count();
        assert_eq!((count(MIN_BREAKS + 1), count(MIN_BREAKS)), (1, MIN_BREAKS));
        let share = |open: usize| {
            let open = "the tea is in the pot\nand so on\n\n".repeat(open);
            plain(&format!("{}\n{open}", line.repeat(8)), Flavour::Nodes).lines().count()
        };
        assert!(share(3) < 3 * 3 + 8 && share(4) == 4 * 3 + 9);
    }
}
