//! A text while its header is looked for: what of the header's wordings is in it, and where names and dates end.

use super::super::pattern::{Folded, is_name, number_length};
use super::super::shape::{clock_prefix, date_prefix};
use super::Citations;
use super::wordings::{Part, Wording};
use crate::letters;
use memchr::memmem;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;

/// Places after a name that are tried for what follows it.
const MAX_TRIES: usize = 6;
/// Letters of a name's last word with a full stop: initials, "Jr."; longer words end sentences.
const MAX_INITIALS: usize = 2;
/// What a name is apart from: dashes before "on May 3", commas.
const BESIDE_NAME: [char; 9] = [' ', '–', '—', '-', ',', '|', '•', '»', '،'];

/// A wording that matches.
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) name: Range<usize>,
    pub(super) is_dated: bool,
    pub(super) is_open: bool,
}

/// A text while its header is looked for.
pub(super) struct Reader<'a> {
    words: &'a Citations,
    window: &'a str,
    folded: Folded<'a>,
    /// For each byte of the folded window, that of the window.
    origins: OnceCell<Vec<u32>>,
    /// The window ends where the line does.
    is_whole: bool,
    /// Where the window's last number begins: no date begins after it.
    last_number: Option<usize>,
    /// Places where dates were looked for, and where those end: many wordings ask for the same.
    dates: RefCell<Vec<(usize, Option<usize>)>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(words: &'a Citations, window: &'a str, is_whole: bool) -> Self {
        let folded = Folded::new(window);
        let last_number = window.rfind(letters::is_numeric);
        Reader { words, window, folded, origins: OnceCell::new(), is_whole, last_number, dates: RefCell::default() }
    }

    fn origins(&self) -> &[u32] {
        self.origins.get_or_init(|| self.folded.origins())
    }

    /// Where in the window a place in the folded text is.
    pub(super) fn place(&self, at: usize) -> usize {
        self.origins().get(at).map_or(self.window.len(), |origin| *origin as usize)
    }

    /// The place in the folded text of a place in the window, or of the next one that is in both.
    fn folded_at(&self, place: usize) -> usize {
        self.origins().partition_point(|origin| (*origin as usize) < place)
    }

    pub(super) fn text(&self) -> &str {
        &self.folded.text
    }

    fn rest(&self, at: usize) -> &str {
        self.text().get(at..).unwrap_or_default()
    }

    /// Where the header goes on after a date in brackets.
    pub(super) fn leading_date(&self) -> (usize, bool) {
        let Some(inside) = self.rest(0).strip_prefix(['(', '[']) else { return (0, false) };
        let at = self.text().len() - inside.len();
        let end = self.date(at).filter(|end| self.rest(*end).starts_with([')', ']']));
        end.map_or((0, false), |end| (self.spaced(end + 1), true))
    }

    fn spaced(&self, at: usize) -> usize {
        at + usize::from(self.rest(at).starts_with(' '))
    }

    /// Where the date ends that begins at a place.
    fn date(&self, at: usize) -> Option<usize> {
        let last = self.last_number?;
        let start = self.place(at);
        if last < start {
            return None;
        }
        if let Some((_, end)) = self.dates.borrow().iter().find(|(place, _)| *place == at) {
            return *end;
        }
        let end = self.date_from(at, start);
        self.dates.borrow_mut().push((at, end));
        end
    }

    fn date_from(&self, at: usize, start: usize) -> Option<usize> {
        let text = &self.window[start..];
        if let Some(length) = date_prefix(text) {
            return Some(self.folded_at(start + length));
        }
        let first = self.rest(at).chars().next();
        let begin_so = [None, first].into_iter().filter_map(|first| self.words.recent.get(&first));
        begin_so.flatten().filter_map(|parts| self.recent(parts, at)).max()
    }

    fn clock(&self, at: usize) -> Option<usize> {
        let start = self.place(at);
        clock_prefix(&self.window[start..]).map(|length| self.folded_at(start + length))
    }

    /// Where "today at 10:12" ends.
    fn recent(&self, parts: &[Part], mut at: usize) -> Option<usize> {
        for part in parts {
            at = match part {
                Part::Words(words) => at + self.rest(at).strip_prefix(*words).map(|_| words.len())?,
                Part::Number => at + number_length(self.rest(at))?,
                Part::Date => self.clock(at)?,
                Part::Name => return None,
            };
        }
        let place = self.place(at);
        let apart = !self.window[place..].starts_with(|c: char| letters::is_alphanumeric(c) && !c.is_uppercase());
        apart.then_some(at)
    }

    /// A wording that the header has.
    pub(super) fn read(&self, wording: &Wording, start: usize) -> Option<Found> {
        // What is said in words is found faster than dates and names.
        let is_there = |words: &str| memmem::find(self.rest(start).as_bytes(), words.as_bytes()).is_some();
        if !wording.parts.iter().all(|part| if let Part::Words(words) = part { is_there(words) } else { true }) {
            return None;
        }
        let found = self.parts(&wording.parts, start, 0..0)?;
        if found.is_open {
            return Some(self.named(found));
        }
        let after = self.tail(found.end);
        let rest = self.rest(found.end).trim_start();
        let dated = wording.parts.contains(&Part::Date);
        let closed = after.is_some() || dated || !wording.colon && rest.is_empty() && self.is_whole;
        let (end, has_date) = after.unwrap_or((found.end, false));
        closed.then_some(Found { end, is_dated: found.is_dated || has_date, ..found })
    }

    fn parts(&self, parts: &[Part], at: usize, name: Range<usize>) -> Option<Found> {
        let Some((part, next)) = parts.split_first() else {
            return Some(Found { end: at, name, is_dated: false, is_open: false });
        };
        match part {
            Part::Words(words) => {
                self.rest(at).strip_prefix(*words)?;
                self.parts(next, at + words.len(), name)
            }
            Part::Number => self.parts(next, at + number_length(self.rest(at))?, name),
            Part::Date => {
                let found = self.parts(next, self.date(at)?, name)?;
                Some(Found { is_dated: true, ..found })
            }
            Part::Name => match next.first() {
                None => Some(Found { end: at, name: at..at, is_dated: false, is_open: true }),
                Some(Part::Words(words)) => self.ends(at, words).find_map(|name| {
                    let end = name.1;
                    self.parts(next, end, name.0)
                }),
                Some(_) => self.ends(at, "").find_map(|name| self.parts(next, name.1, name.0)),
            },
        }
    }

    /// The names that begin at a place and end before some words, or at a space or bracket; each with the place after it.
    fn ends<'b>(&'b self, at: usize, words: &'b str) -> impl Iterator<Item = (Range<usize>, usize)> + 'b {
        let rest = self.rest(at);
        let found: Vec<usize> = match words {
            "" => rest
                .match_indices([' ', '('])
                .map(|(end, mark)| end + usize::from(mark == " "))
                .take(MAX_TRIES)
                .collect(),
            _ => memmem::find_iter(rest.as_bytes(), words).take(MAX_TRIES).collect(),
        };
        found.into_iter().filter_map(move |end| Some((self.name(at, at + end)?, at + end)))
    }

    /// The name in a part of the text, if it is one.
    pub(super) fn name(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let text = self.text().get(start..end)?;
        let name = text.trim_end_matches(BESIDE_NAME);
        let begin = start + name.len() - name.trim_start_matches([' ', '@']).len();
        let name = name.trim_start_matches([' ', '@']);
        let first = name.split(' ').next().unwrap_or(name);
        let users = &self.words.not_user;
        let is_user = !users.contains(name) && !users.contains(first);
        let ending = name.strip_suffix(['.', '!', '?']).and_then(|name| name.rsplit(' ').next());
        let odd = ending.is_some_and(|word| word.chars().count() > MAX_INITIALS)
            || name.contains(": ")
            || name.contains("://")
            || !name.contains(letters::is_alphanumeric);
        (is_user && !odd && is_name(name)).then_some(begin..begin + name.len())
    }

    /// Past the colon, the arrow and the date after a header's words, if one of them is there; and whether there is a date.
    fn tail(&self, from: usize) -> Option<(usize, bool)> {
        let mut at = from;
        let (mut marked, mut dated) = (false, false);
        let mark = |at: usize, marks: &[char]| {
            let rest = self.rest(self.spaced(at));
            let mark = rest.chars().next().filter(|c| marks.contains(c));
            mark.map(|c| self.spaced(at) + c.len_utf8())
        };
        for marks in [&[':'][..], &['↑', '»']] {
            if let Some(end) = mark(at, marks) {
                (at, marked) = (end, true);
            }
        }
        let bracket = mark(at, &['(', '[']);
        let start = self.spaced(bracket.unwrap_or(at));
        if (marked || bracket.is_some())
            && let Some(end) = self.date(start)
        {
            let closed = mark(end, &[')', ']']).filter(|_| bracket.is_some());
            if bracket.is_none() || closed.is_some() {
                (at, dated) = (closed.unwrap_or(end), true);
            }
        }
        if dated || !marked {
            at = mark(at, &[':']).inspect(|_| marked = true).unwrap_or(at);
        }
        (marked || dated).then_some((at, dated))
    }

    /// An open header whose name is told by a colon, a wide gap or the line's end.
    fn named(&self, found: Found) -> Found {
        let start = found.end;
        let place = self.place(start);
        let text = &self.window[place..];
        let gap = text
            .char_indices()
            .zip(text.chars().skip(1))
            .find(|((_, c), next)| matches!(c, '\u{a0}' | '\t') || c.is_whitespace() && next.is_whitespace());
        let gap = gap.map(|((at, _), _)| at).filter(|at| *at > 0);
        let gap = gap.or(Some(text.len()).filter(|_| self.is_whole)).map(|at| self.folded_at(place + at));
        let colon = self.rest(start).find(':').map(|at| start + at);
        let end = colon
            .filter(|colon| gap.is_none_or(|gap| *colon < gap))
            .and_then(|end| Some((self.name(start, end)?, end + 1)));
        let end = end.or_else(|| gap.and_then(|end| Some((self.name(start, end)?, end))));
        match end {
            Some((name, end)) => Found { end: self.spaced(end), name, is_open: false, ..found },
            None => found,
        }
    }
}
