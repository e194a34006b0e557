//! The title of a flat text: its heading, or the window title above it.

use super::lines::{Class, Line, bare};
use crate::chrome::shape;

/// The longest title, in columns: forum software allows 100 to 150 characters.
const MAX_TITLE: usize = 180;
/// What stands between a page's title and its site's name in window titles.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " / ", " • ", " · ", " » ", " › ", " ‹ ", " « "];
/// What stands between the steps of breadcrumbs on one line.
const CRUMBS: [&str; 4] = [" › ", " » ", " ► ", " → "];
/// Lines below a title among which a reply has it again: those of a post or two.
const REPLIED: usize = 200;
/// What stands before the steps of breadcrumbs, the last of which is a thread's title.
const CRUMB_MARKS: [char; 6] = ['»', '›', '►', '→', ' ', '\u{a0}'];
/// Lines before the first post among which its title is looked for: breadcrumbs, starter, date and tags come between.
const NEAR: usize = 32;
/// The lowest level of heading that titles are marked with.
const MAX_LEVEL: u8 = 2;
/// Separators of each kind that are looked at in a window title.
const MAX_CUTS: usize = 4;
/// Lines after a body's first sentence among which is its second; a banner stands alone.
const DENSE_LINES: usize = 3;
/// Lines under a title among which such words are.
const HEAD_LINES: usize = 3;
/// Words from which more do not make a line likelier to be a title.
const TITLE_WORDS: usize = 8;

/// The title, and the line that shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Title {
    pub(super) text: String,
    pub(super) line: usize,
}

/// The title of a text whose first post's header begins at `head`; of an article `None` is given. Where headers stand below
/// what was written (`footers`), the first post lies between the title and `head`.
pub(super) fn find(lines: &[Line], head: Option<usize>, footers: bool) -> Option<Title> {
    let end = head.unwrap_or(lines.len());
    let title = |at: usize, text: &str| Some(Title { text: text.trim().to_owned(), line: at });
    let near = lines.len().min(end.saturating_add(NEAR));
    let replied = |at: &usize| can_be_title(&lines[*at]) && is_replied(lines, *at, crumb(&lines[*at]));
    if head.is_some()
        && let Some(at) = (0..near).find(replied)
    {
        return title(at, crumb(&lines[at]));
    }
    let headings = (0..end).filter(|at| (1..=MAX_LEVEL).contains(&lines[*at].heading) && can_be_title(&lines[*at]));
    if let Some(at) = headings.rev().max_by_key(|at| score(lines, *at)) {
        return title(at, bare(&lines[at].text));
    }
    let window = (0..end).find(|at| can_be_title(&lines[*at]))?;
    if window == 0
        && let Some((at, text)) = repeated(lines, end)
    {
        return title(at, text);
    }
    let text = bare(&lines[window].text);
    if window == 0
        && head.is_some()
        && let Some(part) = main_part(text)
    {
        return title(window, part);
    }
    match head {
        None => article(lines, window).and_then(|at| title(at, bare(&lines[at].text))),
        Some(head) => {
            let from = if footers { 0 } else { head.saturating_sub(NEAR) };
            let fits = |at: &usize| {
                can_be_title(&lines[*at]) && (!footers || lines[*at].class != Class::Prose || is_headed(lines, *at))
            };
            let best = (from..head).filter(fits).max_by_key(|at| score(lines, *at))?;
            title(best, bare(&lines[best].text))
        }
    }
}

/// A line's words without what stands before a step of breadcrumbs.
fn crumb<'a>(line: &'a Line) -> &'a str {
    bare(&line.text).trim_start_matches(CRUMB_MARKS)
}

fn can_be_title(line: &Line) -> bool {
    matches!(line.class, Class::Short | Class::Text | Class::Prose)
        && shape::width(&line.text) <= MAX_TITLE
        && line.text.chars().count() > 1
        && CRUMBS.iter().all(|mark| line.text.matches(mark).nth(1).is_none())
}

/// Titles have several words, and are no menu entry or sentence; what is marked as a heading or stands apart is likelier.
fn score(lines: &[Line], at: usize) -> usize {
    let line = &lines[at];
    let words = line.text.split_whitespace().count().min(TITLE_WORDS);
    let next = lines.get(at + 1);
    let apart = line.after_blank && next.is_none_or(|next| next.after_blank);
    let listed = bare(&line.text).len() < line.text.len() && line.heading == 0
        || line.text.split(' ').next().is_some_and(|mark| mark.len() <= 4 && mark.ends_with(['.', ')']));
    let sentence = line.text.ends_with(['.', ',', ':']) || shape::date_suffix(&line.text).is_some();
    let headed = is_headed(lines, at);
    let before = &lines[at.saturating_sub(NEAR)..at];
    let again = before.iter().any(|other| bare(&other.text) == bare(&line.text)) || is_replied(lines, at, &line.text);
    let likely = [(again, 5), (line.heading == 1, 4), (apart, 3), (headed, 6), (!listed, 4), (!sentence, 8)];
    words + likely.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum::<usize>()
}

/// Whether posts below a line name its words as what they reply to: "Re: Brewing tea".
fn is_replied(lines: &[Line], at: usize, text: &str) -> bool {
    let text = bare(text);
    let below = lines[at + 1..].iter().take(REPLIED).map(|line| bare(&line.text));
    below.filter(|other| other.len() > text.len()).any(|other| super::posts::repeats(other, text))
}

/// Whether the words under the line are those under a title: who started it, when, how often it was read.
fn is_headed(lines: &[Line], at: usize) -> bool {
    lines[at + 1..].iter().take(HEAD_LINES).any(|line| line.family() == "post_header")
}

/// A window title's part that is a line of its own later on: the longest such at its start, or else anywhere.
fn repeated<'a>(lines: &'a [Line], end: usize) -> Option<(usize, &'a str)> {
    let whole = bare(&lines[0].text);
    if shape::width(whole) > 2 * MAX_TITLE {
        return None;
    }
    let mut cuts: Vec<(usize, usize)> = vec![(0, 0), (whole.len(), whole.len())];
    for separator in SEPARATORS {
        let found = whole.match_indices(separator).take(MAX_CUTS);
        cuts.extend(found.map(|(at, separator)| (at, at + separator.len())));
    }
    cuts.sort_unstable();
    let mut parts: Vec<&str> = Vec::new();
    for (index, (_, start)) in cuts.iter().enumerate() {
        parts.extend(cuts[index + 1..].iter().filter_map(|(end, _)| whole.get(*start..*end)));
    }
    parts.retain(|part| part.trim().chars().count() > 1);
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let shown = |part: &str, end: usize| {
        let is = |at: &usize| crumb(&lines[*at]).eq_ignore_ascii_case(part.trim());
        (1..end).find(is)
    };
    // What a learnt header begins with may be the title above it.
    let near = lines.len().min(end + NEAR);
    let replied = parts.iter().filter(|part| part.contains(' ') && is_replied(lines, 0, part));
    if let Some(found) = replied.filter_map(|part| Some((shown(part, near)?, *part))).next() {
        return Some(found);
    }
    // Most window titles begin with the page's own; a tag of one word may be before it.
    let begins = |part: &&&str| part.contains(' ') && whole.starts_with(**part);
    let first = parts.iter().filter(begins).find_map(|part| Some((shown(part, near)?, *part)));
    first.or_else(|| parts.iter().find_map(|part| Some((shown(part, end)?, *part))))
}

/// A window title without the site's name.
fn main_part(whole: &str) -> Option<&str> {
    let (at, _) = SEPARATORS.iter().filter_map(|separator| whole.rfind(separator).map(|at| (at, separator))).max()?;
    let (first, rest) = whole.split_at(at);
    Some(if first.len() >= rest.len() / 2 { first } else { rest.trim_start_matches(|c: char| !c.is_alphanumeric()) })
}

/// The first line of an article that is followed by something written, and is no sentence itself.
fn article(lines: &[Line], from: usize) -> Option<usize> {
    let prose = |at: &usize| lines[*at].class == Class::Prose;
    let dense = |at: &usize| (*at + 1..lines.len().min(*at + 1 + DENSE_LINES)).any(|next| prose(&next));
    let body = (from + 1..lines.len()).filter(prose);
    let body = body.clone().find(dense).or(body.clone().next())?;
    let no_sentence = |at: &usize| can_be_title(&lines[*at]) && !lines[*at].text.ends_with(['.', ',', ';', ':']);
    (from..body).rev().filter(no_sentence).max_by_key(|at| score(lines, *at))
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::super::prepare::Flavour;
    use super::*;
    use crate::chrome::phrases::Phrases;

    fn title(text: &str, head: Option<usize>) -> Option<(String, usize)> {
        find(&scan(text, Flavour::Nodes, Phrases::for_language(None)), head, false)
            .map(|title| (title.text, title.line))
    }

    #[test]
    fn titles_of_articles_and_threads() {
        let prose = "This is a sentence about tea, and it is rather long.\n";
        assert_eq!(
            title(&format!("How to brew tea at home\n\n{prose}"), None),
            Some(("How to brew tea at home".into(), 0))
        );
        let thread = "Brewing tea | Tea Board\nHome\nForums\nBrewing tea\nAnna\n";
        assert_eq!(title(thread, Some(4)), Some(("Brewing tea".into(), 3)));
        assert_eq!(title("Brewing tea - Tea Board\nHome\nAnna\n", Some(2)), Some(("Brewing tea".into(), 0)));
        assert_eq!(
            title("Tea Board\nHome\nHow do I brew green tea?\nLeaves\n", Some(4)),
            Some(("How do I brew green tea?".into(), 2))
        );
        assert_eq!(title("", None), None);
    }

    #[test]
    fn the_longest_title_has_a_bound() {
        let prose = "\nThis is a sentence about tea, and it is rather long.\n";
        let found = |columns: usize| {
            title(&format!("{}{prose}", "tea tea ".repeat(columns)[..columns - 1].to_owned() + "x"), None).is_some()
        };
        assert!(found(MAX_TITLE) && !found(MAX_TITLE + 1));
    }
}
