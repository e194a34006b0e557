//! What recurs once a post: the lines that a program wrote around every post, learnt from the page itself.
//!
//! A template whose lines stand apart at regular distance is tried as the mark of a post. Templates that come once between
//! two such marks are *landmarks*: together they are the frame of a post. What is written stands between two landmarks, and
//! that place is where most words are. The mark is the best whose frame has most landmarks and holds most of the page.

mod landmarks;
mod marks;

use super::lines::{Class, Line};
use super::template::{self, Templates};
use crate::chrome::shape;
use crate::document::RemovalKind;
use crate::letters;

/// Marks that are tried, those of most lines first: a frame has fewer than twenty lines, and menus add some.
const MAX_CANDIDATES: usize = 48;
/// Landmarks that are kept, the surest first: a frame has fewer, but whole pages come again, too.
const MAX_LANDMARKS: usize = 512;
/// Of a hundred posts, so many have a landmark that forum software writes …
const LANDMARK_SHARE: usize = 70;
/// … or one that could be a name or a word of a post.
const WORD_SHARE: usize = 90;
/// Of a hundred posts, so many may have a landmark once more, in what is written.
const AGAIN_SHARE: usize = 40;
/// The frame of a thread weighs so much, counted as in [`weight`]: lists of names and dates recur, too.
const MIN_WEIGHT: usize = 3;
/// The same of two posts: what comes twice is often no more than a menu above and below.
const MIN_WEIGHT_OF_TWO: usize = 6;
/// Lines that say the same sentence where somebody wrote it: more are a title over every post, or in a list of answers.
pub(super) const MAX_TOLD: u32 = 3;
/// Posts in a row that nobody quotes the same sentence in: titles come in as many, and more.
const MIN_SAID: usize = 4;
/// Of a hundred posts that only names tell apart, so many have a sentence: lists of threads have names and dates, too.
const NAMED_SENTENCE_SHARE: usize = 60;
/// Lines by which the distance of a landmark from a mark may differ …
const MAX_SPREAD: usize = 2;
/// … in so many of a hundred posts.
const STEADY_SHARE: usize = 80;
/// Of a hundred words that a frame holds, a frame of more posts holds so many …
const HELD_SHARE: usize = 90;
/// … and it explains so many of a hundred parts of what the frame of fewer posts does.
const WIDER_SHARE: usize = 75;
/// Of a hundred landmarks before a body, so many are before the first: it is no reply.
const FIRST_SHARE: usize = 50;
/// Lines of the longest first post that are looked through for its header.
const MAX_FIRST: usize = 400;
/// A frame of more is as sure as any.
const MAX_WEIGHT: usize = 12;
/// Of a hundred posts, so many have something written in them.
const WRITTEN_SHARE: usize = 60;
/// Of a hundred posts, so many have a sentence in them …
const SENTENCE_SHARE: usize = 30;
/// … or most have so many words.
const MIN_WORDS: usize = 12;
/// The same of rows that count replies or views, which lists of threads have.
const MIN_ROW_WORDS: usize = 40;

/// Words of a line that somebody wrote more than a name or a label in …
const MIN_LINE_WORDS: u32 = 3;
/// … and such lines of a page with two posts.
const MIN_LINES: usize = 2;

/// The frame of a thread's posts.
#[derive(Debug)]
pub(super) struct Period {
    /// The lines that come once a post, in order.
    pub(super) marks: Vec<usize>,
    /// The landmarks between a mark and what is written, in order.
    pub(super) before: Vec<Landmark>,
    /// Those between what is written and the next mark, in order.
    pub(super) after: Vec<Landmark>,
    /// How much the frame explains.
    score: usize,
    /// Words in the posts, but for the last.
    held: usize,
}

/// A template that recurs at its place between two marks.
#[derive(Debug, Clone)]
pub(super) struct Landmark {
    pub(super) template: u32,
    /// Lines from the mark above to the first line of it, and from the last line of it to the mark below: the middle ones.
    pub(super) from_mark: usize,
    pub(super) to_mark: usize,
    /// What it says for a frame; nothing where it comes again in what is written.
    weight: usize,
}

/// Gap and line of a landmark, one for each gap that has it.
type Places = Vec<(usize, usize)>;

/// What a place among the landmarks holds.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    words: usize,
    /// Posts with a word, with a sentence, with [`MIN_WORDS`], and with [`MIN_ROW_WORDS`].
    written: usize,
    sentences: usize,
    long: usize,
    longer: usize,
}

impl Held {
    fn add(&mut self, words: usize, prose: bool) {
        self.words += words;
        self.written += usize::from(words > 0);
        self.sentences += usize::from(prose);
        self.long += usize::from(words >= MIN_WORDS);
        self.longer += usize::from(words >= MIN_ROW_WORDS);
    }
}

/// What is known of each line and template.
struct Page<'a> {
    lines: &'a [Line<'a>],
    language: Option<&'a str>,
    templates: &'a Templates,
    /// Words of each line that are not forum software's.
    words: Vec<u32>,
    total: usize,
    /// Which lines can belong to the frame of a post.
    recurring: Vec<bool>,
}

/// The frames that explain most of the page, where they are sure enough: without and with the names beside the marks.
pub(super) fn find(lines: &[Line], templates: &Templates, language: Option<&str>) -> [Option<Period>; 2] {
    let page = Page::of(lines, templates, language);
    if page.words.iter().filter(|words| **words >= MIN_LINE_WORDS).take(MIN_LINES).count() < MIN_LINES {
        return [None, None];
    }
    let candidates = page.candidates();
    let mut work = Work::new(templates.len());
    [false, true].map(|by_names| {
        work.by_names = by_names;
        page.best(&candidates, &mut work)
    })
}

fn words(line: &Line) -> u32 {
    match line.class {
        // Where words are not set apart, two characters make one, four columns wide.
        Class::Prose | Class::Text | Class::Short => {
            let width = shape::width(&line.text);
            let wide = if line.text.is_ascii() { 0 } else { width - line.text.chars().count().min(width) };
            (letters::words(&line.text) + wide / 2) as u32
        }
        _ => 0,
    }
}

/// Counts of each template, of one candidate at a time.
struct Work {
    /// The gap that a template was last seen in.
    seen: Vec<usize>,
    gaps: Vec<usize>,
    total: Vec<usize>,
    /// A line of it.
    line: Vec<usize>,
    /// Its place among the landmarks, from one; nothing between two candidates.
    rank: Vec<usize>,
    /// Whether names beside the marks count.
    by_names: bool,
}

impl Work {
    fn new(templates: usize) -> Self {
        let zeros = || vec![0; templates];
        Work {
            seen: vec![usize::MAX; templates],
            gaps: zeros(),
            total: zeros(),
            line: zeros(),
            rank: zeros(),
            by_names: false,
        }
    }
}

impl<'a> Page<'a> {
    fn of(lines: &'a [Line<'a>], templates: &'a Templates, language: Option<&'a str>) -> Self {
        let again = |at: usize, line: &Line| line.class == Class::Prose && templates.count(templates.at(at)) > MAX_TOLD;
        let words: Vec<u32> = lines
            .iter()
            .enumerate()
            .map(|(at, line)| if templates.at(at) != template::NONE && again(at, line) { 0 } else { words(line) })
            .collect();
        let total = words.iter().map(|words| *words as usize).sum();
        let elsewhere = |line: &Line| {
            matches!(
                line.family(),
                "quote_header" | "code" | "footer" | "login" | "related" | "online" | "breadcrumbs" | "attachment"
            )
        };
        let recurs = |(at, line): (usize, &Line)| templates.at(at) != template::NONE && !elsewhere(line);
        let recurring = lines.iter().enumerate().map(recurs).collect();
        Page { lines, language, templates, words, total, recurring }
    }

    /// Whether a line can belong to the frame of a post.
    fn can_recur(&self, at: usize) -> bool {
        self.recurring[at]
    }

    /// The frame that explains most, around any of the marks.
    fn best(&self, candidates: &[Vec<usize>], work: &mut Work) -> Option<Period> {
        let mut best: Option<Period> = None;
        for marks in candidates {
            if let Some(found) = self.period(marks.clone(), work)
                && best.as_ref().is_none_or(|best| found.score > best.score)
            {
                best = Some(found);
            }
        }
        let best = self.widened(best?, work);
        Some(self.with_first(self.rotated(best, work)))
    }

    fn candidates(&self) -> Vec<Vec<usize>> {
        let mut lines: Vec<Vec<usize>> = vec![Vec::new(); self.templates.len()];
        for at in (0..self.lines.len()).filter(|at| self.can_recur(*at)) {
            lines[self.templates.at(at) as usize].push(at);
        }
        let mut candidates: Vec<Vec<usize>> = lines.into_iter().filter(|lines| lines.len() > 1).collect();
        candidates.sort_by_key(|lines| std::cmp::Reverse((self.weight(lines[0]), lines.len())));
        candidates.truncate(MAX_CANDIDATES);
        candidates
    }

    /// The frame around these marks, without those that are no post's.
    fn period(&self, marks: Vec<usize>, work: &mut Work) -> Option<Period> {
        let found = self.frame(marks, work)?;
        let marks = self.without_strays(&found);
        if marks.len() == found.marks.len() || marks.len() < 2 { Some(found) } else { self.frame(marks, work) }
    }

    fn frame(&self, marks: Vec<usize>, work: &mut Work) -> Option<Period> {
        let order = self.landmarks(&marks, work);
        let (slot, held) = self.slot(&marks, &order, work.by_names)?;
        let order: Vec<Landmark> = order.into_iter().map(|(landmark, _)| landmark).collect();
        let gaps = marks.len() - 1;
        // What comes twice is often no more than a menu above and below.
        let least = if gaps == 1 { 2 } else { 1 };
        let weights = order.iter().map(|landmark| landmark.weight).chain([self.weight(marks[0])]);
        let sum = weights.filter(|weight| *weight >= least).sum::<usize>();
        let dated = self.lines[marks[0]].class == Class::Date || self.templates.is_dated(self.templates.at(marks[0]));
        let sum = if dated && sum < MIN_WEIGHT { sum + self.beside(&marks, work.by_names) } else { sum };
        let enough = if gaps == 1 { MIN_WEIGHT_OF_TWO } else { MIN_WEIGHT };
        if sum < enough {
            return None;
        }
        let after = order[slot..].to_vec();
        let before = order[..slot].to_vec();
        let score = held * 1000 / self.total.max(1) * sum.min(MAX_WEIGHT);
        let score = (score as f64 * (marks.len() as f64).log2()) as usize;
        Some(Period { marks, before, after, score, held })
    }

    /// The same frame with the landmark that most posts have as its mark: some posts lack a line that others have.
    fn widened(&self, found: Period, work: &mut Work) -> Period {
        let mut best = found;
        for landmark in best.before.clone().iter().chain(&best.after.clone()) {
            if let Some(other) = self.marked(landmark, work)
                && other.marks.len() > best.marks.len()
                && other.held * 100 >= best.held * HELD_SHARE
                && other.score * 100 >= best.score * WIDER_SHARE
            {
                best = other;
            }
        }
        best
    }

    /// The frame with a landmark as its mark.
    fn marked(&self, landmark: &Landmark, work: &mut Work) -> Option<Period> {
        let is = |at: &usize| self.templates.at(*at) == landmark.template && self.can_recur(*at);
        let marks: Vec<usize> = (0..self.lines.len()).filter(is).collect();
        if marks.len() < 2 { None } else { self.period(marks, work) }
    }

    /// The same frame with the landmark nearest before what is written as its mark.
    fn rotated(&self, found: Period, work: &mut Work) -> Period {
        for landmark in found.before.iter().rev() {
            if let Some(other) = self.marked(landmark, work)
                && other.marks.len() >= found.marks.len()
                && other.score * 10 >= found.score * 9
            {
                return other;
            }
        }
        found
    }

    /// Where the marks end posts, the first post's header is above the first mark: a mark is set before that header, and
    /// the last one, which no post follows, is dropped.
    fn with_first(&self, mut found: Period) -> Period {
        let mark = found.marks[0];
        let is = |at: usize, landmark: &Landmark| self.templates.at(at) == landmark.template && self.can_recur(at);
        let mut lowest = mark.saturating_sub(MAX_FIRST);
        let (mut at, mut start, mut met) = (mark, None, 0);
        for landmark in found.before.iter().rev() {
            if let Some(place) = (lowest..at).rev().find(|at| is(*at, landmark)) {
                (at, met) = (place, met + 1);
                start = start.or(Some((place, landmark.from_mark)));
                lowest = at.saturating_sub(landmark.from_mark * 2);
            }
        }
        let prose = |range: std::ops::Range<usize>| self.lines[range].iter().any(|line| line.class == Class::Prose);
        let Some((start, from_mark)) = start.filter(|(start, _)| prose(*start..mark)) else { return found };
        if met * 100 < found.before.len() * FIRST_SHARE {
            return found;
        }
        found.marks.insert(0, start.saturating_sub(from_mark).min(at.saturating_sub(1)));
        // A mark that a header follows is in that header itself; it was the first post that lacked one.
        let last = found.marks.len() - 1;
        if !self.heads(&found.marks, &found.before, last) {
            found.marks.pop();
        }
        found
    }

    /// How much a recurring line says for a frame of posts.
    fn weight(&self, at: usize) -> usize {
        match self.lines[at].class {
            Class::Date | Class::PostNumber => 2,
            Class::Phrase(found) => match found.kind {
                RemovalKind::UserPanel | RemovalKind::PostHeader | RemovalKind::EditNotice => 2,
                RemovalKind::Button | RemovalKind::Reactions => 2,
                RemovalKind::Stats if found.section == "stats.posts" => 2,
                RemovalKind::Navigation | RemovalKind::Pagination | RemovalKind::Share => 0,
                _ => 1,
            },
            _ => 1 + usize::from(self.templates.is_dated(self.templates.at(at))),
        }
    }
}
