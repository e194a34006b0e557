//! What tells posts apart in a flat thread: a numbered or dated line that comes once a post.

use super::lines::{Class, Line, bare};
use crate::chrome::phrases::Phrases;
use crate::chrome::shape;

/// The longest line that can introduce a post, in bytes: name, role, date and number.
const MAX_ANCHOR: usize = 140;
/// Posts that may be missing between two numbers, for moderators delete some.
const MAX_MISSING: u64 = 20;
/// Strays between two posts' numbers: references to other posts.
const MAX_STRAYS: usize = 6;
/// Of a hundred lines between a first post's and a last one's, so many have something written beside them: rows of a list
/// have names and dates, and few of their titles are sentences.
const BODIED_SHARE: usize = 34;
/// Words of the longest name before a date on one line.
const MAX_NAME_WORDS: usize = 6;

/// A line that comes once a post.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Anchor {
    pub(super) line: usize,
    pub(super) number: Option<u64>,
}

/// How the lines that come once a post look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `#12`, `Post #12 of 40`.
    Number,
    /// `#12 Anna, May 3, 2024`.
    NumberFirst,
    /// `May 3, 2024 #12`.
    NumberLast,
    /// `Anna May 3, 2024, 4:11pm 12`.
    DatedNumber,
    /// `12`, after a line with a date.
    NumberAfterDate,
    /// `May 3, 2024`.
    Date,
    /// `by Anna » May 3, 2024`, `Posted May 3, 2024`.
    DatedPhrase,
    /// `Anna May 3, 2024`.
    NamedDate,
    /// `answered May 3, 2024`, below what was written.
    Footer,
}

const FORMS: [Form; 9] = [
    Form::Number,
    Form::NumberLast,
    Form::DatedNumber,
    Form::NumberFirst,
    Form::NumberAfterDate,
    Form::Footer,
    Form::DatedPhrase,
    Form::NamedDate,
    Form::Date,
];

/// The lines that come once a post.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) form: Form,
    pub(super) anchors: Vec<Anchor>,
}

impl Series {
    /// Whether the lines can stand below what was written.
    pub(super) fn may_be_footers(&self) -> bool {
        matches!(self.form, Form::Footer | Form::NumberFirst)
    }
}

/// The series that tells most posts apart; numbers are surer than dates. `None` when the text is no thread.
pub(super) fn find(lines: &[Line], phrases: &Phrases) -> Option<Series> {
    let mut candidates: [Vec<Anchor>; FORMS.len()] = Default::default();
    for at in 0..lines.len() {
        if let Some((form, number)) = candidate(lines, at, phrases) {
            let slot = FORMS.iter().position(|known| *known == form).unwrap_or_default();
            candidates[slot].push(Anchor { line: at, number });
        }
    }
    let mut best: Option<Series> = None;
    for (form, anchors) in FORMS.into_iter().zip(candidates) {
        let anchors = if anchors.first().is_some_and(|anchor| anchor.number.is_some()) {
            longest_run(&anchors)
        } else {
            with_bodies(anchors, lines, form == Form::Footer)
        };
        if !enough(&anchors, lines, form) {
            continue;
        }
        let numbered = anchors.iter().all(|anchor| anchor.number.is_some());
        let better = best.as_ref().is_none_or(|best| {
            // A dated form must tell twice as many posts apart as a numbered one to be believed instead.
            let factor = if numbered { 1 } else { 2 };
            anchors.len() > best.anchors.len() * factor
        });
        if better {
            best = Some(Series { form, anchors });
        }
    }
    best
}

/// Two posts make a thread; a single one only where its line can mean nothing else.
fn enough(anchors: &[Anchor], lines: &[Line], form: Form) -> bool {
    let single = |anchor: &Anchor| {
        let beside = [anchor.line.checked_sub(1), Some(anchor.line + 1)].into_iter().flatten();
        anchor.number == Some(1)
            && match form {
                Form::DatedNumber | Form::NumberLast => true,
                Form::Number => beside.filter_map(|at| lines.get(at)).any(|line| line.class == Class::Date),
                _ => false,
            }
    };
    anchors.len() >= 2 || anchors.iter().any(single)
}

fn candidate(lines: &[Line], at: usize, phrases: &Phrases) -> Option<(Form, Option<u64>)> {
    let line = &lines[at];
    let text = bare(&line.text);
    let before = at.checked_sub(1).map(|before| &lines[before]);
    match line.class {
        Class::PostNumber => return Some((Form::Number, shape::post_number(text))),
        Class::Number if before.is_some_and(|before| before.class == Class::Date) => {
            return Some((Form::NumberAfterDate, Some(text.parse().ok()?)));
        }
        Class::Date if before.is_some_and(|before| names_another_date(before)) => return None,
        Class::Date => return Some((Form::Date, None)),
        Class::Phrase(found) if found.section == "post_footer" => return Some((Form::Footer, None)),
        Class::Phrase(found) if found.section == "post_header" => return header_phrase(text, phrases),
        Class::Phrase(_) | Class::Ornament | Class::ImageName | Class::Pagination | Class::Number => return None,
        Class::Prose | Class::Short | Class::Text => {}
    }
    if text.len() > MAX_ANCHOR {
        return None;
    }
    let (first, after) = text.split_once(char::is_whitespace)?;
    if let Some(number) = shape::post_number(first)
        && shape::date_suffix(after).is_some()
    {
        return Some((Form::NumberFirst, Some(number)));
    }
    let (rest, last) = text.rsplit_once(char::is_whitespace)?;
    if let Some(number) = shape::post_number(last)
        && dated_name(rest).is_some()
    {
        return Some((Form::NumberLast, Some(number)));
    }
    if let (Ok(number), Some((name, _))) = (last.parse::<u64>(), dated_name(rest))
        && !name.is_empty()
    {
        return Some((Form::DatedNumber, Some(number)));
    }
    let (name, _) = dated_name(text).filter(|_| line.class != Class::Prose)?;
    (!name.is_empty() && !shape::ends_sentence(name)).then_some((Form::NamedDate, None))
}

/// What is before a date at the end of a line, where it is short enough for a name.
pub(super) fn dated_name(text: &str) -> Option<(&str, &str)> {
    // "May 3, 2024 (edited)"
    let text = text.strip_suffix(')').and_then(|noted| noted.rsplit_once(" (")).map_or(text, |(rest, _)| rest);
    shape::date_suffix(text).filter(|(name, _)| name.split_whitespace().count() <= MAX_NAME_WORDS)
}

/// `Post #12 of 40`, `by Anna » May 3, 2024`, `anna 3 hours ago`.
fn header_phrase(text: &str, phrases: &Phrases) -> Option<(Form, Option<u64>)> {
    if let Some(number) = text.split_whitespace().find_map(shape::post_number) {
        return Some((Form::Number, Some(number)));
    }
    let named = || phrases.header_author(text).filter(|_| text.contains(|c: char| c.is_ascii_digit()));
    (dated_name(text).is_some() || named().is_some()).then_some((Form::DatedPhrase, None))
}

/// A label after which a date is not the post's.
fn names_another_date(before: &Line) -> bool {
    matches!(before.section(), "panel.joined" | "edited" | "post_footer") || before.family() == "stats"
}

/// The longest run of ascending numbers; strays between two that follow each other are left out.
fn longest_run(anchors: &[Anchor]) -> Vec<Anchor> {
    let mut best: Vec<Anchor> = Vec::new();
    let mut run: Vec<Anchor> = Vec::new();
    for (at, anchor) in anchors.iter().enumerate() {
        let (Some(number), last) = (anchor.number, run.last().and_then(|last| last.number)) else { continue };
        if let Some(last) = last.filter(|last| number != last + 1) {
            let ahead = anchors[at + 1..].iter().take(MAX_STRAYS);
            if ahead.filter_map(|next| next.number).any(|next| next == last + 1) {
                continue;
            }
            if number <= last || number - last > MAX_MISSING {
                best = if run.len() > best.len() { std::mem::take(&mut run) } else { best };
                run.clear();
            }
        }
        run.push(anchor.clone());
    }
    if run.len() > best.len() { run } else { best }
}

/// The anchors that something written follows (or is before, for footers) up to the next one.
fn with_bodies(anchors: Vec<Anchor>, lines: &[Line], footers: bool) -> Vec<Anchor> {
    let bounds: Vec<usize> = anchors.iter().map(|anchor| anchor.line).collect();
    let written = |from: usize, to: usize| lines[from..to].iter().any(|line| line.class == Class::Prose);
    let mut kept = Vec::new();
    let mut span = 0..0;
    for (index, anchor) in anchors.into_iter().enumerate() {
        let (from, to) = if footers {
            (index.checked_sub(1).map_or(0, |before| bounds[before]), anchor.line)
        } else {
            (anchor.line, bounds.get(index + 1).copied().unwrap_or(lines.len()))
        };
        if written(from, to) {
            span = if kept.is_empty() { index } else { span.start }..index + 1;
            kept.push(anchor);
        }
    }
    if kept.len() * 100 >= span.len() * BODIED_SHARE { kept } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::super::prepare::Flavour;
    use super::*;

    fn series(text: &str) -> Option<(Form, Vec<Option<u64>>)> {
        let phrases = Phrases::for_language(None);
        let lines = scan(text, Flavour::Nodes, phrases);
        find(&lines, phrases).map(|series| (series.form, series.anchors.iter().map(|anchor| anchor.number).collect()))
    }

    const PROSE: &str = "\nThis is what somebody wrote about tea.\n";

    #[test]
    fn numbers_tell_posts_apart() {
        let thread =
            |headers: &[&str]| series(&headers.iter().map(|header| format!("{header}{PROSE}")).collect::<String>());
        let numbers = Some(vec![Some(1), Some(2), Some(3)]);
        let form = |found: Option<(Form, Vec<Option<u64>>)>| {
            found.filter(|(_, n)| Some(n) == numbers.as_ref()).map(|(form, _)| form)
        };
        assert_eq!(
            form(thread(&["Anna\nMay 3, 2024\n#1", "Ben\nMay 4, 2024\n#2", "Anna\nMay 5, 2024\n#3"])),
            Some(Form::Number)
        );
        assert_eq!(
            form(thread(&["anna May 3, 2024, 4:11pm 1", "ben May 4, 2024, 4:11pm 2", "anna May 4, 2024, 4:15pm 3"])),
            Some(Form::DatedNumber)
        );
        assert_eq!(form(thread(&["May 3, 2024 #1", "May 4, 2024 #2", "May 4, 2024 #3"])), Some(Form::NumberLast));
    }

    #[test]
    fn dates_tell_posts_apart() {
        let text = format!("by Anna » 3 May 2024, 10:12{PROSE}by Ben » 4 May 2024, 10:12{PROSE}");
        assert_eq!(series(&text), Some((Form::DatedPhrase, vec![None, None])));
        let text = format!("anna 3 hours ago{PROSE}ben 2 hours ago{PROSE}");
        assert_eq!(series(&text), Some((Form::DatedPhrase, vec![None, None])));
        let text = format!("Anna\nMay 3, 2024{PROSE}Ben\nMay 4, 2024{PROSE}");
        assert_eq!(series(&text), Some((Form::Date, vec![None, None])));
    }

    #[test]
    fn an_article_is_no_thread() {
        assert_eq!(series(&format!("Tea\nMay 3, 2024{PROSE}{PROSE}")), None);
        assert_eq!(series(PROSE), None);
        assert_eq!(series(""), None);
    }

    #[test]
    fn gaps_in_numbers_have_a_bound() {
        let gap = |missing: u64| series(&format!("#1{PROSE}#{}{PROSE}", 1 + missing)).map(|(_, n)| n.len());
        assert_eq!((gap(MAX_MISSING), gap(MAX_MISSING + 1)), (Some(2), None));
    }

    #[test]
    fn strays_among_numbers_and_long_lines_have_bounds() {
        let strays = |count: usize| {
            let stray = format!("#9{PROSE}").repeat(count);
            series(&format!("#1{PROSE}#2{PROSE}{stray}#3{PROSE}#4{PROSE}")).map(|(_, numbers)| numbers.len())
        };
        assert_eq!((strays(MAX_STRAYS), strays(MAX_STRAYS + 1)), (Some(4), Some(3)));
        let named = |words: usize| {
            let name = "word ".repeat(words);
            series(&format!("{name}May 3, 2024{PROSE}{name}May 4, 2024{PROSE}")).is_some()
        };
        assert!(named(MAX_NAME_WORDS) && !named(MAX_NAME_WORDS + 1));
        let long = |length: usize| {
            let date = " May 3, 2024 #";
            let name = "x".repeat(length - date.len() - 1);
            series(&format!("{name}{date}1{PROSE}{name}{date}2{PROSE}")).is_some()
        };
        assert!(long(100) && !long(MAX_ANCHOR + 1));
    }

    #[test]
    fn dates_of_a_list_are_no_posts() {
        let rows = |titles: usize| {
            let row = format!("Tea\nMay 3, 2024{PROSE}") + &"Coffee at home\nMay 4, 2024\n".repeat(titles);
            series(&row.repeat(3))
        };
        // The last row's titles follow the last post.
        let share = |titles: usize| 3 * 100 / (2 * (titles + 1) + 1);
        let most = (0..).take_while(|titles| share(*titles) >= BODIED_SHARE).last().unwrap();
        assert!(most > 0 && rows(most).is_some() && rows(most + 1).is_none());
    }
}
