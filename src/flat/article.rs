//! A flat text without posts: which of its lines are the article.

use super::lines::{Class, Line};
use super::title::Title;
use super::verdict::Verdicts;
use crate::chrome::shape;
use crate::document::{Image, RemovalKind};

/// Lines between two pieces of prose that belong to the text, as lists and headings do; menus have more.
const MAX_BRIDGE: usize = 12;
/// Of a hundred columns of prose, at most so many stand below the words that end a page.
const TAIL_SHARE: usize = 15;

/// The lines of the article; image names and what is chrome inside it are noted.
pub(super) fn lines(
    lines: &[Line],
    title: Option<&Title>,
    verdicts: &mut Verdicts,
    images: &mut Vec<Image>,
) -> Vec<usize> {
    let start = title.map_or(0, |title| title.line + 1);
    let end = end(lines, start);
    for (at, line) in lines.iter().enumerate() {
        match line.class {
            Class::ImageName if at >= start => {
                verdicts.remove(at, RemovalKind::ImageName, "shape.image_name");
                let name = super::lines::bare(&line.text).to_owned();
                images.push(Image { name: Some(name), ..Image::default() });
            }
            Class::Phrase(found) if verdicts.is_open(at) => verdicts.remove(at, found.kind, found.rule),
            _ => {}
        }
    }
    let mut kept: Vec<usize> = Vec::new();
    let mut bridge: Vec<usize> = Vec::new();
    let mut broken = true;
    for (at, line) in lines.iter().enumerate().take(end).skip(start) {
        if !verdicts.is_open(at) {
            broken |= line.is_phrase();
            continue;
        }
        match line.class {
            Class::Prose => {
                let joined = std::mem::take(&mut bridge);
                if !broken && joined.len() <= MAX_BRIDGE {
                    kept.extend(joined);
                }
                kept.push(at);
                broken = false;
            }
            Class::Ornament | Class::Pagination => {}
            // One too many shows that there are too many.
            _ if bridge.len() <= MAX_BRIDGE => bridge.push(at),
            _ => {}
        }
    }
    if kept.is_empty() {
        kept = unexplained(lines, start, verdicts);
    }
    kept.iter().for_each(|at| verdicts.keep(*at));
    kept
}

/// Of a text without prose, the lines of several words that nothing says are chrome: a snippet is text, too.
fn unexplained(lines: &[Line], start: usize, verdicts: &Verdicts) -> Vec<usize> {
    let is_text = |line: &Line| {
        let words = line.text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
        !matches!(line.class, Class::Ornament | Class::Pagination | Class::ImageName) && words.count() > 1
    };
    (start..lines.len()).filter(|at| verdicts.is_open(*at) && is_text(&lines[*at])).collect()
}

/// Where the page's own furniture begins: at words that end a page, with little prose below them.
fn end(lines: &[Line], start: usize) -> usize {
    let columns = |line: &Line| if line.class == Class::Prose { shape::width(&line.text) } else { 0 };
    let total: usize = lines[start..].iter().map(columns).sum();
    let mut above = 0;
    for (at, line) in lines.iter().enumerate().skip(start) {
        let ends = matches!(line.family(), "related" | "stats" | "footer" | "online");
        if ends && above > 0 && (total - above) * 100 <= total * TAIL_SHARE {
            return at;
        }
        above += columns(line);
    }
    lines.len()
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    fn article(text: &str) -> Vec<String> {
        let lines = scan(text, Flavour::Nodes, Phrases::for_language(None));
        let kept = super::lines(&lines, None, &mut Verdicts::new(lines.len()), &mut Vec::new());
        kept.into_iter().map(|at| lines[at].text.to_string()).collect()
    }

    const PROSE: &str = "The kettle stands on the table, and the tea is in the pot.\n";

    #[test]
    fn short_lines_between_prose_belong_to_it_up_to_a_bound() {
        let bridged = |count: usize| article(&format!("{PROSE}{}{PROSE}", "A word\n".repeat(count))).len();
        assert_eq!((bridged(MAX_BRIDGE), bridged(MAX_BRIDGE + 1)), (MAX_BRIDGE + 2, 2));
        assert_eq!(article(&format!("{PROSE}A word\nReply\n{PROSE}")).len(), 2);
    }

    #[test]
    fn little_prose_below_the_words_that_end_a_page_is_the_page_s() {
        let tail = |above: usize| article(&format!("{}Similar threads\n{PROSE}", PROSE.repeat(above))).len();
        // One line in seven is less than the share, one in six is more.
        assert_eq!((tail(6), tail(5)), (6, 6));
    }
}
