//! Names at the end of a text, before the date of a post on an image board: most posts of a board have the same, so that it shows
//! by coming again even where it is glued to the words before it.

use std::collections::HashMap;

/// Characters of the longest name.
const MAX_NAME: usize = 40;
/// Characters of the longest line that is quoted, where nothing but a seam tells its end.
const MAX_QUOTED: usize = 120;
/// Places in the end of a text where a name can begin.
const MAX_STARTS: usize = 8;
/// Headers that show a name: one can be anything.
const MIN_COUNT: usize = 2;
/// Words of a line that is a name and no subject with one.
const MAX_WORDS: usize = 2;

/// The names that come again, and how often.
pub(super) struct Names<'a>(HashMap<&'a str, usize>);

/// The name at the end of a text.
#[derive(Debug, PartialEq)]
pub(super) struct Named<'a> {
    text: &'a str,
    pub(super) start: usize,
    /// Where the name ends and its marks begin, or the text ends.
    pub(super) end: usize,
}

impl<'a> Names<'a> {
    pub(super) fn of(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for text in texts {
            let text = unmarked(text);
            starts(text).take(MAX_STARTS).for_each(|at| *counts.entry(&text[at..]).or_default() += 1);
        }
        counts.retain(|_, count| *count >= MIN_COUNT);
        Names(counts)
    }

    /// The name that a text ends in.
    pub(super) fn last<'t>(&self, text: &'t str) -> Named<'t> {
        let name = unmarked(text);
        let ends = name.char_indices().rev().take(MAX_NAME).map(|(at, _)| at);
        let known = ends.filter_map(|at| Some((self.0.get(&name[at..])?, at)));
        // Of names in each other the longest that is not rarer.
        let known = known.max_by_key(|(count, at)| (**count, std::cmp::Reverse(*at))).map(|(_, at)| at);
        let alone = || (name.split_whitespace().count() <= MAX_WORDS).then(|| name.len() - name.trim_start().len());
        let start =
            known.or_else(|| alone().filter(|_| seam(name) == 0)).or_else(|| starts(name).next()).unwrap_or(name.len());
        Named { text, start, end: name.len() }
    }
}

impl Named<'_> {
    /// Where the subject begins that stands before the name on its line, or the name.
    pub(super) fn subject(&self, is_line: bool) -> usize {
        let before = &self.text[..self.start];
        let subject = before.trim_end();
        if subject.len() == before.len() || subject.is_empty() {
            return self.start;
        }
        // The label of a file ends in a parenthesis.
        let seam = |text: &str| Some(seam(text)).filter(|at| *at > 0);
        match seam(subject) {
            Some(at) if !is_line || subject[..at].ends_with(')') => at,
            _ if is_line => 0,
            _ => self.start,
        }
    }
}

/// The text without what stands behind a name: `!xQ7dm4kVpE`, `## Mod`.
fn unmarked(text: &str) -> &str {
    [" ## ", "!"].into_iter().fold(text.trim_end(), |text, mark| {
        let tail = text.char_indices().rev().nth(MAX_NAME).map_or(0, |(at, _)| at);
        let Some(at) = text[tail..].find(mark).map(|at| tail + at) else { return text };
        let rest = text[at + mark.len()..].trim_start_matches('!');
        let is_word = rest.starts_with(char::is_alphanumeric) && !rest.contains(char::is_whitespace);
        // A tripcode is letters at random; "It hums!Anonymous" has none.
        let is_random = || rest.contains(|c: char| c.is_ascii_digit()) || seam(rest) > 0;
        let is_mark = is_word && (mark != "!" || is_random());
        if is_mark { text[..at].trim_end() } else { text }
    })
}

/// Where a name can begin in the end of a text: at a word, or where letters meet as nobody writes them; the last first.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let tail = text.char_indices().rev().take(MAX_NAME).collect::<Vec<_>>();
    let before = |at: usize| text[..at].chars().next_back();
    tail.into_iter()
        .filter(move |(at, c)| c.is_alphanumeric() && before(*at).is_none_or(|before| meets(before, *c)))
        .map(|(at, _)| at)
}

/// Whether a word begins between two characters.
fn meets(before: char, c: char) -> bool {
    let is_word = before.is_alphanumeric() || matches!(before, '_' | '-' | '\'' | '’' | '.');
    !is_word || is_seam(before, c)
}

/// Whether two characters stand beside each other only where a line break was lost.
fn is_seam(before: char, c: char) -> bool {
    before.is_lowercase() && c.is_uppercase()
        || matches!(before, '.' | '!' | '?' | '…' | ')' | ']' | ';' | '。' | '！' | '？' | '」') && c.is_alphanumeric()
        || before.is_alphanumeric() && before.is_ascii() != c.is_ascii() && !(before.is_lowercase() && c.is_lowercase())
}

/// Where the last seam in a text is; at its beginning, if nowhere else.
pub(super) fn seam(text: &str) -> usize {
    let mut after: Option<char> = None;
    for (at, c) in text.char_indices().rev() {
        if after.is_some_and(|after| is_seam(c, after)) {
            return at + c.len_utf8();
        }
        after = Some(c);
    }
    0
}

/// Where the first seam is on a line from a place on.
pub(super) fn first_seam(text: &str, from: usize) -> Option<usize> {
    let mut before = ' ';
    let line = text[from..].char_indices().take_while(|(_, c)| *c != '\n');
    line.take(MAX_QUOTED).find_map(|(at, c)| is_seam(std::mem::replace(&mut before, c), c).then_some(from + at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name<'a>(texts: &[&'a str]) -> &'a str {
        let named = Names::of(texts.iter().copied()).last(texts[0]);
        &texts[0][named.start..named.end]
    }

    #[test]
    fn names_that_come_again_are_cut_out() {
        assert_eq!(name(&["It hums.Anonymous ", "tension metersAnonymous ", "Tea Anonymous "]), "Anonymous");
        assert_eq!(name(&["下雨了无名氏", "好。无名氏", "。无名氏"]), "无名氏");
        assert_eq!(name(&["It hums.Anna B ", "Scale.Anna B "]), "Anna B");
        assert_eq!(name(&["It hums.kettle_gremlin!xQ7dm "]), "kettle_gremlin");
        assert_eq!(name(&["It hums!bram ## Mod "]), "bram");
        assert_eq!(name(&["Kettle of mine hums bram "]), "bram");
        assert_eq!(name(&["Anna B "]), "Anna B");
    }

    #[test]
    fn once_is_not_again() {
        let names = |count: usize| Names::of(std::iter::repeat_n("teaanna", count).map(|text| &text[3..]));
        let start = |count: usize| names(count).last("teaanna").start;
        assert_eq!((start(MIN_COUNT), start(MIN_COUNT - 1)), (3, 0));
    }

    #[test]
    fn subjects_stand_before_a_space() {
        let subject = |text: &str, is_line: bool| {
            let named = Names::of([text, "Anonymous "].into_iter()).last(text);
            text[named.subject(is_line)..].to_owned()
        };
        assert_eq!(subject("It hums.Kettle hums Anonymous ", false), "Kettle hums Anonymous ");
        assert_eq!(subject("Kettle hums Anonymous ", true), "Kettle hums Anonymous ");
        assert_eq!(subject("It hums.Anonymous ", false), "Anonymous ");
        assert_eq!(subject("it hums and hums Anonymous ", false), "Anonymous ");
    }

    #[test]
    fn seams_are_not_far() {
        let end = |length: usize| first_seam(&format!("{}Tea", "x".repeat(length)), 0);
        assert_eq!((end(MAX_QUOTED - 1), end(MAX_QUOTED)), (Some(MAX_QUOTED - 1), None));
        assert_eq!(first_seam("tea\nTea", 0), None);
    }

    #[test]
    fn names_are_short() {
        let found = |length: usize| {
            let text = "x".repeat(length);
            Names::of([text.as_str(), text.as_str()].into_iter()).0.len()
        };
        assert_eq!((found(MAX_NAME), found(MAX_NAME + 1)), (1, 0));
    }
}
