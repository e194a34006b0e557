//! What stands below a thread: the page's own lines, which are above it, too: its place on the board, a list of boards.

use super::super::lines::{Class, Line, bare};
use foldhash::HashSet;
use std::ops::Range;

/// Bytes of the longest mark behind a title in a tree of posts: "[nt]", "(no text)".
const MAX_MARK: usize = 10;
/// Bytes of the longest line that is looked for again: a title's.
const MAX_LINE: usize = 300;

/// Where the last body ends: before the first line that stands above all posts, where nothing written follows. The names of
/// the thread's authors can be in both.
pub(super) fn start(
    lines: &[Line],
    body: &Range<usize>,
    above: Range<usize>,
    is_author: impl Fn(&str) -> bool,
) -> usize {
    let is_looked_for = |at: &usize| {
        let line = &lines[*at];
        line.text.len() <= MAX_LINE && matches!(line.class, Class::Short | Class::Text | Class::Prose)
    };
    let above: HashSet<&str> = above.filter(is_looked_for).map(|at| bare(&lines[at].text)).collect();
    let mut start = body.end;
    for at in body.clone().rev() {
        let text = bare(&lines[at].text);
        let recurs = is_looked_for(&at) && above.contains(text) && !is_author(text);
        if recurs {
            start = at;
        } else if lines[at].class == Class::Prose || lines[at].quoted > 0 || lines[at].section() == "quote_header" {
            break;
        }
    }
    let is_written = |at: usize| matches!(lines[at].class, Class::Short | Class::Text | Class::Prose);
    if (body.start..start).any(is_written) { start } else { body.end }
}

/// Whether a body is a row of the tree of a thread's posts that is below them: the title and what is no sentence.
pub(in super::super) fn is_row(lines: &[Line], body: &Range<usize>, title: &str) -> bool {
    let lines = &lines[body.clone()];
    let words = |line: &&Line| line.class != Class::Ornament && !line.is_phrase();
    let mark = lines.iter().find(words).and_then(|first| bare(&first.text).strip_prefix(title));
    let is_title = mark.is_some_and(|mark| mark.len() <= MAX_MARK && !mark.starts_with(char::is_alphanumeric));
    is_title && lines.iter().all(|line| line.class != Class::Prose || line.text.starts_with(title))
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::scan;
    use super::super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    const SAID: &str = "This is what somebody wrote about tea.";

    /// How many lines of a last body are above the foot, of a page with these lines above all posts.
    fn kept(above: &str, body: &str) -> usize {
        let text = format!("{above}\n{body}");
        let lines = scan(&text, Flavour::Nodes, Phrases::for_language(None));
        let head = above.lines().count();
        start(&lines, &(head..lines.len()), 0..head, |name| name == "anna") - head
    }

    #[test]
    fn the_last_body_ends_where_lines_from_above_it_come_again() {
        let place = "The brewers\nKettles and pots\nanna";
        assert_eq!(kept(place, &format!("{SAID}\nMine is red\nThe brewers\nKettles and pots\nCopper")), 2);
        assert_eq!(kept(place, &format!("{SAID}\nMine is red\nThe brewer\nKettles or pots\nCopper")), 5);
        // Something written is below them, they are all there is, or a name is.
        assert_eq!(kept(place, &format!("{SAID}\nKettles and pots\n{SAID}")), 3);
        assert_eq!(kept(place, "Kettles and pots\nCopper"), 2);
        assert_eq!(kept(place, &format!("{SAID}\nanna\nMine is red")), 3);
    }

    #[test]
    fn lines_longer_than_titles_are_not_looked_for() {
        let long = |bytes: usize| {
            let line = "tea ".repeat(bytes / 4).trim_end().to_owned() + &"x".repeat(1 + bytes % 4);
            assert_eq!(line.len(), bytes);
            kept(&line, &format!("{SAID}\n{line}"))
        };
        assert_eq!((long(MAX_LINE), long(MAX_LINE + 1)), (1, 2));
    }

    #[test]
    fn the_title_again_and_no_sentence_below_it_is_a_row() {
        let row = |text: &str| {
            let lines = scan(text, Flavour::Nodes, Phrases::for_language(None));
            is_row(&lines, &(0..lines.len()), "Which of the kettles")
        };
        let marked = |bytes: usize| row(&format!("Which of the kettles ({})\nanna", "x".repeat(bytes - 3)));
        assert!(row("Which of the kettles\nanna\n2024-05-03, 10:12") && marked(MAX_MARK) && !marked(MAX_MARK + 1));
        assert!(!row(&format!("Which of the kettles\n{SAID}")) && !row("anna\nWhich of the kettles"));
        assert!(!row("Which of the kettlesmiths\nanna"));
    }
}
