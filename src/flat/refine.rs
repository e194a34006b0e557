//! What of a frame stands at the ends of bodies, or in the middle of them: lines that other posts have, too, and posts
//! whose frame has another order than most.

#[cfg(test)]
mod tests;

use super::Source;
use super::frame::Frame;
use super::lines::{Class, Line, bare};
use super::template::{self, Templates};
use crate::document::RemovalKind;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::ops::Range;

/// Lines of a frame, at most, between two that are known: a name, a title.
const MAX_GAP: usize = 1;
/// Bodies in which nobody writes the same line …
const MIN_RECURRING: usize = 3;
/// … and as many of a hundred.
const RECURRING_SHARE: usize = 25;
/// Lines of the longest foot of a page, from its time to the legal line and the software's name.
const MAX_FOOT: usize = 12;
/// Lines of the frame, but for its date, that a post in the middle of a body shows.
const MIN_SHOWN: usize = 2;

/// The frames with bodies that are only what was written.
pub(super) fn refined(source: &Source, templates: &Templates, frames: Vec<Frame>) -> Vec<Frame> {
    let known = Known::of(source, templates, &frames);
    let mut refined: Vec<Frame> = Vec::with_capacity(frames.len());
    for mut frame in frames {
        let end = known.end(&frame.body);
        let body = known.start(&(frame.body.start..end))..end;
        if frame.body.end <= frame.header.start {
            refined.push(Frame { body, ..frame });
            continue;
        }
        frame.header.end = body.start.max(frame.header.end);
        let (mut header, mut from) = (frame.header.clone(), body.start);
        for inner in known.inside(&body) {
            refined.push(Frame { number: frame.number.take(), header, body: from..inner.start });
            (header, from) = (inner.clone(), inner.end);
        }
        refined.push(Frame { number: frame.number, header, body: from..end });
    }
    if refined.last().is_some_and(|last| refined.len() > 1 && known.is_foot(&last.body)) {
        refined.pop();
    }
    known.close(&mut refined);
    refined
}

/// What is known of the frame.
struct Known<'a> {
    lines: &'a [Line<'a>],
    templates: &'a Templates,
    /// How many headers have each template.
    headers: HashMap<u32, usize>,
    /// Short lines of headers, word for word: names.
    names: HashMap<&'a str, usize>,
    /// Templates that so many bodies of several authors have that no writer put them there.
    recurring: HashSet<u32>,
}

/// What a line is for the end of a body that is looked through.
enum Step {
    /// The frame's.
    Frame,
    /// Nothing: a rule, an icon.
    Pass,
    /// A name or a title, if the frame goes on after it.
    Gap,
    /// Written.
    Stop,
}

impl<'a> Known<'a> {
    fn of(source: &Source<'a>, templates: &'a Templates, frames: &[Frame]) -> Self {
        let lines = source.lines;
        let (headers, names, recurring) = (HashMap::new(), HashMap::new(), HashSet::new());
        let mut known = Known { lines, templates, headers, names, recurring };
        for at in frames.iter().flat_map(|frame| frame.header.clone()) {
            *known.headers.entry(templates.at(at)).or_default() += 1;
            let text = bare(&lines[at].text);
            let name = match lines[at].class {
                Class::Short | Class::Text => Some(text),
                Class::Phrase(_) => source.phrases.header_author(text),
                _ => None,
            };
            name.into_iter().for_each(|name| *known.names.entry(name).or_default() += 1);
        }
        // Who is quoted writes on the page, too: a header of more lines than most begins with the name.
        let quotes =
            frames.iter().flat_map(|frame| frame.body.clone()).filter(|at| lines[*at].section() == "quote_header");
        for name in quotes.filter_map(|at| source.phrases.quote_author(bare(&lines[at].text))) {
            known.names.entry(name).or_default();
        }
        known.headers.remove(&template::NONE);
        known.recurring = known.recurring(frames);
        known
    }

    /// Lines that recur are a signature where all its posts are one author's, and else the frame's.
    fn recurring(&self, frames: &[Frame]) -> HashSet<u32> {
        let told: Vec<HashSet<&str>> = frames
            .iter()
            .map(|frame| {
                let texts = frame.header.clone().map(|at| bare(&self.lines[at].text));
                texts.filter(|text| self.names.contains_key(text)).collect()
            })
            .collect();
        let mut headed: HashMap<&str, usize> = HashMap::new();
        told.iter().flatten().for_each(|text| *headed.entry(text).or_default() += 1);
        // Of half of the posts, or just of those that a line ends.
        let is_one = |text: &&str, met: usize| {
            let count = headed[*text];
            count * 2 <= frames.len() || count == met && met < frames.len()
        };
        let mut bodies: HashMap<u32, Vec<usize>> = HashMap::new();
        for (index, frame) in frames.iter().enumerate() {
            for at in frame.body.clone() {
                let met = bodies.entry(self.templates.at(at)).or_default();
                if met.last() != Some(&index) {
                    met.push(index);
                }
            }
        }
        bodies.remove(&template::NONE);
        let is_recurring = |met: &Vec<usize>| {
            let enough = met.len() >= MIN_RECURRING && met.len() * 100 >= frames.len() * RECURRING_SHARE;
            let all_have = |text: &&str| met.iter().all(|index| told[*index].contains(*text));
            enough && !told[met[0]].iter().any(|text| is_one(text, met.len()) && all_have(text))
        };
        bodies.retain(|_, met| is_recurring(met));
        self.closing(frames, &bodies)
    }

    /// Of the lines that recur in bodies, those that most of them end with; what people quote has an answer below it.
    fn closing(&self, frames: &[Frame], recurring: &HashMap<u32, Vec<usize>>) -> HashSet<u32> {
        let mut closing: HashMap<u32, usize> = HashMap::new();
        let indexes: HashSet<usize> = recurring.values().flatten().copied().collect();
        for index in indexes {
            let mut gap = 0;
            for at in frames[index].body.clone().rev() {
                let template = self.templates.at(at);
                let recurs = recurring.contains_key(&template);
                if recurs && gap <= MAX_GAP {
                    *closing.entry(template).or_default() += 1;
                }
                gap = match self.step(at, recurs || self.is_furniture(at)) {
                    Step::Frame => 0,
                    Step::Pass => gap,
                    Step::Gap => gap + 1,
                    Step::Stop => MAX_GAP + 1,
                };
            }
        }
        let closes =
            |template: &u32, met: &Vec<usize>| closing.get(template).is_some_and(|count| count * 2 > met.len());
        recurring.iter().filter(|(template, met)| closes(template, met)).map(|(template, _)| *template).collect()
    }

    fn in_headers(&self, at: usize) -> bool {
        self.headers.get(&self.templates.at(at)).is_some_and(|count| *count > 1)
    }

    fn is_name(&self, at: usize) -> bool {
        let text = bare(&self.lines[at].text);
        let is_known = |text: &str| self.names.contains_key(text);
        let is_possessive = || ["'s", "’s"].iter().any(|mark| text.strip_suffix(mark).is_some_and(is_known));
        matches!(self.lines[at].class, Class::Short | Class::Text) && (is_known(text) || is_possessive())
    }

    fn is_furniture(&self, at: usize) -> bool {
        match self.lines[at].class {
            Class::Phrase(found) => {
                !matches!(found.kind, RemovalKind::QuoteHeader | RemovalKind::Attachment | RemovalKind::EditNotice)
            }
            // The date of what is quoted is before the words that name the author.
            Class::Date => self.lines.get(at + 1).is_none_or(|next| next.section() != "quote_header"),
            Class::PostNumber => true,
            Class::Number => self.in_headers(at),
            Class::Short | Class::Text => self.in_headers(at) || self.is_name(at),
            _ => false,
        }
    }

    /// Whether a line is a header's by its words alone.
    fn is_sure(&self, at: usize) -> bool {
        match self.lines[at].class {
            Class::Phrase(found) => found.kind == RemovalKind::UserPanel,
            Class::Date => true,
            _ => self.is_name(at),
        }
    }

    fn step(&self, at: usize, is_frame: bool) -> Step {
        match self.lines[at].class {
            _ if is_frame => Step::Frame,
            Class::Ornament => Step::Pass,
            Class::Prose => Step::Stop,
            _ if self.lines[at].section() == "quote_header" => Step::Stop,
            _ => Step::Gap,
        }
    }

    /// How far the frame goes over lines; `is_frame` is told whether none was passed over that is unknown.
    fn run(&self, places: impl Iterator<Item = usize>, is_frame: impl Fn(usize, bool) -> bool) -> Option<usize> {
        let (mut last, mut gap) = (None, 0);
        for at in places {
            match self.step(at, is_frame(at, gap == 0)) {
                Step::Frame => (last, gap) = (Some(at), 0),
                Step::Pass => {}
                Step::Gap if gap < MAX_GAP => gap += 1,
                Step::Gap | Step::Stop => break,
            }
        }
        last
    }

    /// Where a body begins: past the lines that headers have.
    fn start(&self, body: &Range<usize>) -> usize {
        let is_frame =
            |at: usize, near: bool| self.is_furniture(at) && (self.in_headers(at) || near && self.is_sure(at));
        let start = self.run(body.clone(), is_frame).map_or(body.start, |last| last + 1);
        if self.is_written(start..body.end) { start } else { body.start }
    }

    /// Where it ends: before the lines that headers or other bodies have.
    fn end(&self, body: &Range<usize>) -> usize {
        let is_frame = |at: usize, near: bool| {
            self.recurring.contains(&self.templates.at(at)) || self.is_furniture(at) && (near || self.in_headers(at))
        };
        let end = self.run(body.clone().rev(), is_frame).unwrap_or(body.end);
        if self.is_written(body.start..end) { end } else { body.end }
    }

    fn is_written(&self, mut range: Range<usize>) -> bool {
        range.any(|at| {
            matches!(self.lines[at].class, Class::Prose | Class::Text | Class::Short) && !self.is_furniture(at)
        })
    }

    /// Whether a last body is no post: the page's time is above who owns what, and nothing is written there.
    fn is_foot(&self, body: &Range<usize>) -> bool {
        let owns = |line: &Line| line.text.contains('©') && line.text.contains(|c: char| c.is_ascii_digit());
        let lines = &self.lines[body.clone()];
        lines.len() <= MAX_FOOT && lines.iter().any(owns) && lines.iter().all(|line| line.class != Class::Prose)
    }

    /// The headers of posts in a body.
    fn inside(&self, body: &Range<usize>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut written = body.clone().filter(|at| self.is_written(*at..*at + 1));
        let Some(first) = written.next() else { return found };
        let last = written.next_back().unwrap_or(first);
        let mut at = body.start;
        while let Some(start) = (at..body.end).find(|at| self.is_furniture(*at)) {
            let end = self.run(start..body.end, |at, _| self.is_furniture(at)).unwrap_or(start) + 1;
            if self.is_header(start..end) && first < start && end <= last {
                found.push(start..end);
            }
            at = end;
        }
        let starts = [body.start].into_iter().chain(found.iter().map(|inner| inner.end));
        let ends = found.iter().map(|inner| inner.start).chain([body.end]);
        let is_prose = |(start, end): &(usize, usize)| self.lines[*start..*end].iter().any(|l| l.class == Class::Prose);
        // Lists of threads have names and dates in as many rows, and nothing between them.
        if starts.zip(ends).filter(is_prose).count() * 2 <= found.len() { Vec::new() } else { found }
    }

    /// Whether lines show what headers do: a date, and more of the frame.
    fn is_header(&self, run: Range<usize>) -> bool {
        let is_date = |at: usize| self.lines[at].class == Class::Date || self.templates.is_dated(self.templates.at(at));
        let date = run.clone().find(|at| is_date(*at) && self.in_headers(*at));
        date.is_some() && run.filter(|at| Some(*at) != date && self.in_headers(*at)).count() >= MIN_SHOWN
    }

    /// Makes headers begin where the bodies before them end, if nothing else is between.
    fn close(&self, frames: &mut [Frame]) {
        let between = |at: usize| self.is_furniture(at) || self.is_name(at) || self.lines[at].class == Class::Ornament;
        for at in 1..frames.len() {
            let end = frames[at - 1].body.end;
            let Frame { header, body, .. } = &mut frames[at];
            if end < header.start && header.start < body.start && (end..header.start).all(between) {
                header.start = end;
            }
        }
    }
}
