//! The title of a flat text: the line that the page says again in its window title, its breadcrumbs, its answers' titles.

mod evidence;
mod pieces;

use super::lines::{Class, Line, bare};
use crate::chrome::shape;
use crate::letters;
use evidence::Evidence;
use pieces::{Form, Piece};

/// The longest title, in columns: forum software allows 100 to 150 characters.
const MAX_TITLE: usize = 180;
/// Lines before the first post among which a title is that nothing else speaks for: breadcrumbs, starter, date and tags
/// come between.
const NEAR: usize = 32;
/// Lines from the first post's mark on in which a post's own title stands.
const BELOW: usize = 6;
/// Lines after a body's first sentence among which is its second; a banner stands alone.
const DENSE_LINES: usize = 3;
/// Lines under a title among which such words are.
const HEAD_LINES: usize = 3;
/// Numbers with nouns, from which a line counts what a thread has; the longest such line, in bytes.
const MIN_COUNTS: usize = 2;
const MAX_COUNTS: usize = 120;
/// Characters of a word in scripts that set no spaces between words.
const WIDE_WORD: usize = 2;
/// Words from which more do not make a line likelier to be a title.
const TITLE_WORDS: usize = 8;
/// Lines of prose below words under a title from which they are a post's own; banners and teasers have fewer.
const PROSE_LINES: usize = 3;
/// What lies below so much prose is likelier part of it, in words that a title has more than another.
const BELOW_PROSE: i32 = -6;
/// Lines of banners, about cookies or scripts, that come between an article's first sentence and its heading at most.
const BANNER_LINES: usize = 4;
/// Lines an article without a sentence is looked through for a title.
const MAX_LINES: usize = 400;

/// The title, and the line that shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Title {
    pub(super) text: String,
    pub(super) line: usize,
}

/// The title of a text whose first post's header begins at `head`; of an article `None` is given. Where headers stand below
/// what was written (`footers`), the first post lies between the title and `head`.
pub(super) fn find(lines: &[Line], head: Option<usize>, footers: bool) -> Option<Title> {
    let body = body(lines).filter(|_| head.is_none());
    let end = match head {
        Some(head) if footers => head,
        Some(head) => (head + BELOW).min(lines.len()),
        None => article_end(lines, body),
    };
    let bounds = Bounds { head, body, end, footers };
    bounds.best(lines, false).or_else(|| {
        let end = lines.len().min(NEAR);
        let below_banners = Bounds { end, ..bounds };
        if head.is_none() && end > bounds.end { below_banners.best(lines, true) } else { None }
    })
}

/// Among which lines a title is looked for.
struct Bounds {
    head: Option<usize>,
    body: Option<usize>,
    end: usize,
    footers: bool,
}

impl Bounds {
    /// The likeliest title; one that the page shows again, if `spoken_only`.
    fn best(&self, lines: &[Line], spoken_only: bool) -> Option<Title> {
        let head = self.head;
        let pieces = pieces::of(&lines[..self.end], head.is_some());
        let evidence = Evidence::of(lines, self.end, &pieces);
        let near = head.map_or(0, |head| head.saturating_sub(NEAR));
        let written_from = written_from(&lines[..self.end]);
        let fits = |piece: &&Piece| {
            let line = &lines[piece.line];
            let inside = head.is_some_and(|head| piece.line >= head);
            let spoken = evidence.speaks_for(piece);
            let above = piece.line >= near || piece.line < written_from && is_headed(lines, piece.line);
            let alone =
                matches!(piece.form, Form::Line | Form::Noted | Form::Trail) && can_be_title(line) && above && !inside
                    || piece.form == Form::Window && head.is_some();
            let written = self.footers && line.class == Class::Prose && !is_headed(lines, piece.line);
            // Without a body, a line alone is as likely what somebody wrote.
            let alone = alone && !spoken_only && (head.is_some() || self.body.is_some() || line.heading() > 0);
            let ends = head.is_none() && piece.form == Form::Line && line.text.ends_with(['.', ',', ';', ':']);
            (if inside { evidence.names(piece) } else { spoken || alone }) && !written && (spoken || !ends)
        };
        let below =
            |piece: &Piece| head.is_some() && piece.line >= written_from && !evidence.shown_before(piece, written_from);
        let score =
            |piece: &&Piece| score(lines, piece) + evidence.score(piece) + if below(piece) { BELOW_PROSE } else { 0 };
        let best = pieces.iter().filter(fits).max_by_key(score)?;
        Some(Title { text: best.text.to_owned(), line: best.line })
    }
}

impl Title {
    /// The title on the last line that shows it above the posts, which begin at `start`: a post's own is part of its frame.
    pub(super) fn above(self, lines: &[Line], start: usize) -> Self {
        let shows = |at: &usize| can_be_title(&lines[*at]) && bare(&lines[*at].text) == self.text;
        let line = (0..start.min(self.line)).rfind(shows).filter(|_| self.line >= start);
        Title { line: line.unwrap_or(self.line), ..self }
    }
}

fn can_be_title(line: &Line) -> bool {
    matches!(line.class, Class::Short | Class::Text | Class::Prose) && line.text.chars().count() > 1
}

/// Titles have several words, and are no menu entry or sentence; what is marked as a heading or stands apart is likelier.
fn score(lines: &[Line], piece: &Piece) -> i32 {
    let line = &lines[piece.line];
    let words = words(piece.text).min(TITLE_WORDS) as i32;
    let next = lines.get(piece.line + 1);
    let apart = line.after_blank() && next.is_none_or(|next| next.after_blank());
    let listed = bare(&line.text).len() < line.text.len() && line.heading() == 0
        || line.text.split(' ').next().is_some_and(|mark| mark.len() <= 4 && mark.ends_with(['.', ')']));
    let sentence = piece.text.ends_with(['.', ',', ':']) || is_dated(piece.text) || is_count(piece.text);
    let headed = is_headed(lines, piece.line);
    let likely =
        [(line.heading() == 1, 8), (line.heading() == 2, 4), (apart, 3), (headed, 6), (!listed, 4), (!sentence, 8)];
    words + likely.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum::<i32>()
}

/// How many words a text has; those of scripts without spaces by their usual length.
fn words(text: &str) -> usize {
    let wide = shape::width(text).saturating_sub(text.chars().count());
    letters::words(text).max(wide / WIDE_WORD)
}

/// Whether a text is little more than a date.
fn is_dated(text: &str) -> bool {
    shape::date_inside(text).is_some_and(|(before, date, after)| {
        shape::date_suffix(text).is_some() || before.len() + after.len() < date.len()
    })
}

/// Whether a text is a number with a noun: "7 replies".
fn is_count(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(number, noun)| shape::is_number(number) && !noun.contains(' '))
}

/// Whether a text is nothing but numbers with their nouns: "9 Posts 6 Posters 121 Views".
fn counts(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > MAX_COUNTS {
        return false;
    }
    let words = text.split_whitespace();
    let numbers = words.clone().step_by(2).take_while(|word| shape::is_number(word)).count();
    let nouns =
        words.clone().skip(1).step_by(2).take_while(|word| !word.contains(|c: char| c.is_ascii_digit())).count();
    numbers >= MIN_COUNTS && numbers == nouns && numbers + nouns == words.count()
}

/// Whether the words under the line are those under a title: who started it, when, how often it was read.
fn is_headed(lines: &[Line], at: usize) -> bool {
    let tells = |line: &Line| line.family() == "post_header" && !pieces::is_listed(line) || counts(&line.text);
    lines[at + 1..].iter().take(HEAD_LINES).any(tells)
}

/// Where an article begins to read as prose.
fn body(lines: &[Line]) -> Option<usize> {
    let prose = |at: &usize| lines[*at].class == Class::Prose;
    let dense = |at: &usize| (*at + 1..lines.len().min(*at + 1 + DENSE_LINES)).any(|next| prose(&next));
    let window = (0..lines.len()).find(|at| can_be_title(&lines[*at]))?;
    let mut body = (window + 1..lines.len()).filter(prose);
    body.clone().find(dense).or(body.next())
}

/// Where an article's title must have been: where its body begins, or with the first heading near it where banners come
/// before.
fn article_end(lines: &[Line], body: Option<usize>) -> usize {
    let body = body.unwrap_or(lines.len()).min(MAX_LINES);
    let is_main = |line: &Line| line.heading() == 1;
    if lines[..body].iter().any(is_main) {
        return body;
    }
    let below = lines[body..].iter().take(BANNER_LINES).position(is_main);
    below.map_or(body, |below| body + below + 1)
}

/// Where what stands below words under a title reads as written, if anywhere: a post's mark can be the second's.
fn written_from(lines: &[Line]) -> usize {
    let headed = lines.iter().position(|line| line.family() == "post_header").unwrap_or(lines.len());
    let mut prose = (headed..lines.len()).filter(|at| lines[*at].class == Class::Prose);
    prose.nth(PROSE_LINES - 1).unwrap_or(lines.len())
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

    fn shown(text: &str, head: usize) -> String {
        title(text, Some(head)).map_or_else(String::new, |title| title.0)
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
    fn what_a_page_says_again_is_its_title() {
        let replied =
            "Tea Board\nForum\nSomething of other words\nBrewing tea at home\nAnna\nRe: Brewing tea at home\n";
        assert_eq!(shown(replied, 4), "Brewing tea at home");
        let crumbs = "Brewing tea at home - Tea Board\nHome › Leaves › Brewing tea at home\nAnna\n";
        assert_eq!(shown(crumbs, 2), "Brewing tea at home");
    }

    #[test]
    fn what_counts_a_thread_stands_under_its_title() {
        let counted = |pairs: usize| "9 Posts ".repeat(pairs);
        assert!(counts(&counted(MIN_COUNTS)) && !counts(&counted(MIN_COUNTS - 1)));
        let wide = |bytes: usize| format!("9 Posts 7 {}", "x".repeat(bytes - 10));
        assert!(counts(&wide(MAX_COUNTS)) && !counts(&wide(MAX_COUNTS + 1)));
        assert!(!counts("9 Posts 7 Users in all") && !counts("9 7 Posts 2"));
        let found = |under: &str| shown(&format!("How I brew tea\n{under}\nLeaves of green tea\nAnna\n"), 3);
        assert_eq!(
            (found("9 Posts 7 Users"), found("7 Users")),
            ("How I brew tea".into(), "Leaves of green tea".into())
        );
    }

    #[test]
    fn menus_are_no_words_under_a_title() {
        let found = |mark: &str| shown(&format!("How I brew tea\n{mark}Replies\n\nTea of green leaves\n\nAnna\n"), 3);
        assert_eq!((found(""), found("* ")), ("How I brew tea".into(), "Tea of green leaves".into()));
    }

    #[test]
    fn scripts_without_spaces_have_words() {
        assert_eq!((words("怎样泡绿茶呢"), words("怎样"), words("How I brew tea")), (6 / WIDE_WORD, 1, 4));
        assert_eq!(shown("怎样泡绿茶才好喝呢\n中国绿茶\n甲\n", 2), "怎样泡绿茶才好喝呢");
        assert_eq!(shown("绿茶\n茶叶\n甲\n", 2), "茶叶");
    }

    #[test]
    fn breadcrumbs_in_a_list_name_a_short_title() {
        let crumbs = |last: &str| format!("* Home\n* Leaves\n* Tea 2024\n{last}\nAnna Brown writes 9\nBerta\nCarl\n");
        assert_eq!(shown(&crumbs("Tea 2024"), 6), "Tea 2024");
        assert_eq!(shown(&crumbs("Teapots"), 6), "Anna Brown writes 9");
    }

    fn sentences(count: usize) -> String {
        (0..count).map(|at| format!("This is sentence {at} about tea, and it is rather long.\n")).collect()
    }

    #[test]
    fn what_repeats_below_prose_is_no_title() {
        let found = |written: usize| {
            let date = "Posted on March 5, 2024\n";
            let body = sentences(written);
            let thread = format!("Brewing tea at home\n{date}{body}Water of two days\nWater of two days\n{date}Anna\n");
            shown(&thread, written + 5)
        };
        assert_eq!(found(PROSE_LINES), "Brewing tea at home");
        assert_eq!(found(PROSE_LINES - 1), "Water of two days");
    }

    #[test]
    fn headings_of_articles_stand_below_banners() {
        let found = |banners: usize| {
            let article = format!("Leaves\n{}# Brewing tea\n{}", sentences(banners), sentences(2));
            let lines = scan(&article, Flavour::Markdown, Phrases::for_language(None));
            find(&lines, None, false).map(|title| title.text)
        };
        assert_eq!(found(BANNER_LINES - 1).as_deref(), Some("Brewing tea"));
        assert_eq!(found(BANNER_LINES).as_deref(), Some("Leaves"));
    }

    #[test]
    fn articles_below_banners_repeat_their_titles() {
        let found = |banners: usize, again: &str| {
            title(&format!("{}Brewing tea at home\n{again}\n", sentences(banners)), None).map(|title| title.0)
        };
        assert_eq!(found(NEAR - 2, "Brewing tea at home").as_deref(), Some("Brewing tea at home"));
        assert_eq!(found(NEAR - 1, "Brewing tea at home"), None);
        assert_eq!(found(NEAR - 2, "Leaves of green tea"), None);
    }

    #[test]
    fn the_window_without_its_site_is_likelier_than_a_slogan() {
        let thread = "Tea - worth it? | Board\nGood tea for you\nAnna\n";
        assert_eq!(shown(thread, 2), "Tea - worth it?");
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
