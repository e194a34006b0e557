//! What of a frame stands at the ends of bodies, or in the middle of them: lines that other posts have, too, and posts
//! whose frame has another order than most.

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
/// Lines of the frame, but for its date, that a post in the middle of a body shows.
const MIN_SHOWN: usize = 2;

/// The frames with bodies that are only what was written.
pub(super) fn refined(lines: &[Line], templates: &Templates, frames: Vec<Frame>) -> Vec<Frame> {
    let known = Known::of(lines, templates, &frames);
    let mut refined: Vec<Frame> = Vec::with_capacity(frames.len());
    for mut frame in frames {
        let below = frame.body.end <= frame.header.start;
        let end = known.end(&frame.body);
        let start = known.start(&(frame.body.start..end));
        if !below {
            if let Some(last) = refined.last_mut().filter(|last| last.body.end == frame.header.start) {
                let _ = last;
            }
            frame.header.end = start.max(frame.header.end);
        }
        let body = start..end;
        if below {
            refined.push(Frame { body, ..frame });
            continue;
        }
        // Posts in the middle.
        let mut from = start;
        let mut header = frame.header.clone();
        for inner in known.inside(&body) {
            refined.push(Frame { number: frame.number.take(), header, body: from..inner.start });
            (header, from) = (inner.clone(), inner.end);
        }
        refined.push(Frame { number: frame.number, header, body: from..end });
    }
    // A post's header begins where the body before it ends.
    for at in 1..refined.len() {
        let end = refined[at - 1].body.end;
        let header = &mut refined[at].header;
        if (end..header.start)
            .all(|at| known.is_furniture(at) || lines[at].class == Class::Ornament || known.is_name(at))
            && end < header.start
            && header.start < refined[at].body.start.max(1)
        {
            refined[at].header.start = end;
        }
    }
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

impl<'a> Known<'a> {
    fn of(lines: &'a [Line<'a>], templates: &'a Templates, frames: &[Frame]) -> Self {
        let mut known =
            Known { lines, templates, headers: HashMap::new(), names: HashMap::new(), recurring: HashSet::new() };
        for frame in frames {
            for at in frame.header.clone() {
                *known.headers.entry(templates.at(at)).or_default() += 1;
                if matches!(lines[at].class, Class::Short | Class::Text) {
                    *known.names.entry(bare(&lines[at].text)).or_default() += 1;
                }
            }
        }
        known.headers.remove(&template::NONE);
        known.recurring = known.recurring(frames);
        known
    }

    /// Lines of one author's posts are a signature, if they recur.
    fn recurring(&self, frames: &[Frame]) -> HashSet<u32> {
        // What headers say of their authors, and not of all.
        let told: Vec<HashSet<&str>> = frames
            .iter()
            .map(|frame| {
                let texts = frame.header.clone().map(|at| bare(&self.lines[at].text));
                texts.filter(|text| self.names.get(text).is_some_and(|count| count * 2 <= frames.len())).collect()
            })
            .collect();
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
            enough && !told[met[0]].iter().any(|text| met.iter().all(|index| told[*index].contains(text)))
        };
        bodies.into_iter().filter(|(_, met)| is_recurring(met)).map(|(template, _)| template).collect()
    }

    fn in_headers(&self, at: usize) -> bool {
        self.headers.get(&self.templates.at(at)).is_some_and(|count| *count > 1)
    }

    fn is_name(&self, at: usize) -> bool {
        matches!(self.lines[at].class, Class::Short | Class::Text)
            && self.names.contains_key(bare(&self.lines[at].text))
    }

    fn is_furniture(&self, at: usize) -> bool {
        match self.lines[at].class {
            Class::Phrase(found) => {
                !matches!(found.kind, RemovalKind::QuoteHeader | RemovalKind::Attachment | RemovalKind::EditNotice)
            }
            Class::Date | Class::PostNumber(_) => true,
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

    /// Where a body begins: past the lines that headers have.
    fn start(&self, body: &Range<usize>) -> usize {
        let (mut start, mut gap) = (body.start, 0);
        for at in body.clone() {
            if self.is_furniture(at) && (self.in_headers(at) || gap == 0 && self.is_sure(at)) {
                (start, gap) = (at + 1, 0);
            } else if self.lines[at].class == Class::Ornament {
            } else if gap == MAX_GAP
                || self.lines[at].class == Class::Prose
                || self.lines[at].section() == "quote_header"
            {
                break;
            } else {
                gap += 1;
            }
        }
        if self.is_written(&(start..body.end)) { start } else { body.start }
    }

    /// Where it ends: before the lines that headers have.
    fn end(&self, body: &Range<usize>) -> usize {
        let (mut end, mut gap) = (body.end, 0);
        for at in body.clone().rev() {
            if self.recurring.contains(&self.templates.at(at))
                || self.is_furniture(at) && (gap == 0 || self.in_headers(at))
            {
                (end, gap) = (at, 0);
            } else if self.lines[at].class == Class::Ornament {
            } else if gap == MAX_GAP
                || self.lines[at].class == Class::Prose
                || self.lines[at].section() == "quote_header"
            {
                break;
            } else {
                gap += 1;
            }
        }
        if self.is_written(&(body.start..end)) { end } else { body.end }
    }

    fn is_written(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| {
            matches!(self.lines[at].class, Class::Prose | Class::Text | Class::Short) && !self.is_furniture(at)
        })
    }

    /// The headers of posts in a body.
    fn inside(&self, body: &Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = body.start;
        while at < body.end {
            if !self.is_furniture(at) {
                at += 1;
                continue;
            }
            let (start, mut end, mut gap) = (at, at + 1, 0);
            for next in at + 1..body.end {
                if self.is_furniture(next) {
                    (end, gap) = (next + 1, 0);
                } else if self.lines[next].class == Class::Ornament {
                } else if gap == MAX_GAP
                    || self.lines[next].class == Class::Prose
                    || self.lines[next].section() == "quote_header"
                {
                    break;
                } else {
                    gap += 1;
                }
            }
            let is_date =
                |at: &usize| self.lines[*at].class == Class::Date || self.templates.is_dated(self.templates.at(*at));
            let date = (start..end).find(|at| is_date(at) && self.in_headers(*at));
            let shown = (start..end).filter(|at| Some(*at) != date && self.in_headers(*at)).count();
            if date.is_some()
                && shown >= MIN_SHOWN
                && self.is_written(&(body.start..start))
                && self.is_written(&(end..body.end))
            {
                found.push(start..end);
            }
            at = end;
        }
        let ends = found.iter().map(|inner| inner.start).chain([body.end]);
        let starts = [body.start].into_iter().chain(found.iter().map(|inner| inner.end));
        let prose = starts
            .zip(ends)
            .filter(|(start, end)| self.lines[*start..*end].iter().any(|line| line.class == Class::Prose))
            .count();
        if prose * 2 <= found.len() { Vec::new() } else { found }
    }
}
