//! The frames of a flat thread's posts, from what recurs once a post.

use super::frame::Frame;
use super::lines::{Class, Line, bare};
use super::period::Period;
use super::template::Templates;
use crate::chrome::shape;
use std::ops::Range;

/// How much farther from its mark than usual a landmark may be, in lines: optional labels are between them …
const REACH: usize = 5;
/// … and the part of the usual distance that is added.
const REACH_PART: usize = 2;
/// Lines beside a frame that can belong to it though they differ from post to post: name, title, role, place, number.
const MAX_COLUMNS: usize = 5;
/// Of a hundred posts, so many have a label at such a place.
const COLUMN_SHARE: usize = 80;
/// Lines above the first post's frame that are looked at for what is written there.
const NEAR: usize = 4;

/// The frames, in order. `tail` says where a last post ends that begins at a line.
pub(super) fn frames(
    lines: &[Line],
    templates: &Templates,
    period: &Period,
    head: usize,
    tail: impl Fn(Range<usize>) -> usize,
) -> Vec<Frame> {
    let page = Page { lines, templates, period };
    let marks = &period.marks;
    let mut starts = page.starts();
    let zones: Vec<Zone> = page.zones(&starts);
    let (first, footers) = page.first_header();
    let mut ends: Vec<usize> = zones.iter().map(|zone| zone.start).collect();
    // Where each following post's header begins, before the names above it are counted.
    let names = if footers == 0 { page.labels(&starts, &ends, true) } else { page.names(&zones, footers) };
    let heads: Vec<usize> =
        zones.iter().zip(&starts).map(|(zone, start)| page.header(zone, footers, names).max(*start)).collect();
    let (heads, ranked) = page.above_ranks(heads, &starts);
    ends.iter_mut().zip(&heads).for_each(|(end, head)| *end = (*end).min(*head));
    let floor = head.min(first);
    let first = page.climbed(first, names).max(floor);
    let first = if ranked { page.above_rank(first, floor) } else { first };
    let last = starts[marks.len() - 1];
    starts.truncate(marks.len() - 1);
    let labels = page.labels(&starts, &ends, false);
    starts.push(last);
    let labelled = |start: usize, end: usize| {
        start + (start..end).take(labels).take_while(|at| is_header_label(lines, *at)).count()
    };
    let mut bodies: Vec<Range<usize>> =
        starts.iter().zip(&ends).map(|(start, end)| labelled(*start, *end).min(*end)..*end).collect();
    let written = |range: Range<usize>| lines[range].iter().any(|line| line.class == Class::Prose);
    let final_start = labelled(last, lines.len());
    let end = page.last_end(final_start, tail(final_start..lines.len()));
    let furniture = (final_start..end).find(|at| lines[*at].is_furniture()).unwrap_or(end);
    let below = !written(final_start..furniture) && written(first.saturating_sub(NEAR).max(head.min(first))..first);
    if below {
        bodies.insert(0, head.min(first)..first);
    } else {
        bodies.push(final_start..end);
    }
    let mut frames = Vec::with_capacity(bodies.len());
    for (index, body) in bodies.iter().enumerate() {
        let header = if below {
            body.end..bodies.get(index + 1).map_or(final_start, |next| next.start)
        } else {
            let start =
                index.checked_sub(1).map_or(first, |before| if footers == 0 { ends[before] } else { heads[before] });
            start.min(body.start)..body.start
        };
        frames.push(Frame { number: None, header, body: body.clone() });
    }
    frames
}

struct Page<'a> {
    lines: &'a [Line<'a>],
    templates: &'a Templates,
    period: &'a Period,
}

/// What stands between two bodies, up to the next mark.
struct Zone {
    start: usize,
    /// Where each landmark after a body is, if it is there.
    landmarks: Vec<Option<usize>>,
    mark: usize,
}

impl Page<'_> {
    fn is(&self, at: usize, template: u32) -> bool {
        self.templates.at(at) == template
    }

    /// Past the last landmark before each body.
    fn starts(&self) -> Vec<usize> {
        let marks = &self.period.marks;
        let end = |index: usize| marks.get(index + 1).copied().unwrap_or(self.lines.len());
        let start = |index: usize| {
            let mark = marks[index];
            let mut at = mark;
            for landmark in &self.period.before {
                let limit = end(index).min(mark + reach(landmark.from_mark) + 1);
                at = (at + 1..limit).find(|at| self.is(*at, landmark.template)).unwrap_or(at);
            }
            at + 1
        };
        (0..marks.len()).map(start).collect()
    }

    /// What is between the bodies.
    fn zones(&self, starts: &[usize]) -> Vec<Zone> {
        let marks = &self.period.marks;
        let zone = |index: usize| {
            let (landmarks, at) = self.above(marks[index], starts[index - 1]);
            Zone { start: at, landmarks, mark: marks[index] }
        };
        (1..marks.len()).map(zone).collect()
    }

    /// Where the landmarks above a mark are, down to a floor, and the first of them.
    fn above(&self, mark: usize, floor: usize) -> (Vec<Option<usize>>, usize) {
        let mut landmarks = vec![None; self.period.after.len()];
        let mut at = mark;
        for (slot, landmark) in self.period.after.iter().enumerate().rev() {
            let lowest = floor.max(mark.saturating_sub(reach(landmark.to_mark)));
            if let Some(found) = (lowest..at).rev().find(|at| self.is(*at, landmark.template)) {
                (landmarks[slot], at) = (Some(found), found);
            }
        }
        (landmarks, at)
    }

    /// Where the next post's header begins, if so many landmarks belong to the post before, and so many names are above.
    fn header(&self, zone: &Zone, footers: usize, names: usize) -> usize {
        let below = zone.landmarks[..footers].iter().rev().flatten().next().map(|at| at + 1);
        let above = || zone.landmarks[footers..].iter().flatten().next().copied().unwrap_or(zone.mark);
        below.unwrap_or_else(|| self.climbed(above(), names)).min(zone.mark)
    }

    /// A place moved up over names, but not over what ends the post before.
    fn climbed(&self, from: usize, names: usize) -> usize {
        let is_name = |at: &usize| {
            let reacted = at.checked_sub(1).is_some_and(|before| self.lines[before].family() == "reactions");
            let closes = matches!(self.lines[*at].family(), "reply" | "share" | "reactions" | "edited");
            !reacted && !closes && !matches!(self.lines[*at].class, Class::Prose)
        };
        from - (0..from).rev().take(names).take_while(is_name).count()
    }

    /// The headers' beginnings, above the ranks that they begin with and the names above these: some people have more ranks
    /// than others.
    fn above_ranks(&self, heads: Vec<usize>, floors: &[usize]) -> (Vec<usize>, bool) {
        let named: Vec<usize> = heads.iter().zip(floors).map(|(head, floor)| self.above_rank(*head, *floor)).collect();
        let begins =
            |at: usize| self.lines[at].class == Class::Short && self.lines[at + 1..].first().is_some_and(is_rank);
        let ranks = named.iter().zip(&heads).filter(|(named, head)| named < head || begins(**head)).count();
        let ranked = ranks * 100 >= heads.len() * COLUMN_SHARE;
        let heads = if ranked { named } else { heads };
        (heads.into_iter().zip(floors).map(|(head, floor)| self.above_initial(head, *floor)).collect(), ranked)
    }

    /// The place above the ranks at or over a place, and the name over them; the place itself where there is no such name.
    fn above_rank(&self, from: usize, floor: usize) -> usize {
        let ranks = (floor..from).rev().take_while(|at| is_rank(&self.lines[*at])).count();
        let top = from - ranks;
        let is_named = top > floor && is_rank(&self.lines[top]) && self.lines[top - 1].class == Class::Short;
        if is_named { top - 1 } else { from }
    }

    /// The place above the letter that stands for a picture of the person named there.
    fn above_initial(&self, from: usize, floor: usize) -> usize {
        let initial = |line: &Line| bare(&line.text).chars().next().map(|c| c.to_lowercase().to_string());
        let is_initial = from > floor
            && bare(&self.lines[from - 1].text).chars().count() == 1
            && self.lines.get(from).is_some_and(|name| initial(name) == initial(&self.lines[from - 1]));
        if is_initial { from - 1 } else { from }
    }

    /// Where the first post's header begins, and how many of the landmarks are the post's before: those that are not there.
    fn first_header(&self) -> (usize, usize) {
        let (landmarks, at) = self.above(self.period.marks[0], 0);
        (at, landmarks.iter().position(Option::is_some).unwrap_or(landmarks.len()))
    }

    /// Lines between a post's last landmark and the next one's first.
    fn names(&self, zones: &[Zone], footers: usize) -> usize {
        let gap = |zone: &Zone| {
            let header = zone.landmarks[footers..].iter().flatten().next().copied().unwrap_or(zone.mark);
            header.saturating_sub(self.header(zone, footers, 0))
        };
        let marked = zones.iter().filter(|zone| zone.landmarks[..footers].iter().any(Option::is_some));
        median(marked.map(gap)).min(MAX_COLUMNS)
    }

    /// How many lines at one end of the bodies are labels in most of them.
    fn labels(&self, starts: &[usize], ends: &[usize], at_end: bool) -> usize {
        let bodies: Vec<Range<usize>> =
            starts.iter().zip(ends).map(|(start, end)| *start..(*end).max(*start)).collect();
        let column = |body: &Range<usize>, column: usize| {
            let at = if at_end { body.end.checked_sub(column + 1)? } else { body.start + column };
            body.contains(&at).then(|| &self.lines[at])
        };
        (0..MAX_COLUMNS)
            .take_while(|at| {
                let labels = bodies.iter().filter(|body| column(body, *at).is_some_and(is_label)).count();
                // Something must be left that is written.
                let left = bodies.iter().filter(|body| body.len() > at + 1).count();
                labels * 100 >= bodies.len() * COLUMN_SHARE && left * 100 >= bodies.len() * COLUMN_SHARE
            })
            .count()
    }

    /// Where the last body ends: at the first landmark that follows bodies, at the latest at `tail`.
    fn last_end(&self, start: usize, tail: usize) -> usize {
        let ends = |at: &usize| self.period.after.iter().any(|landmark| self.is(*at, landmark.template));
        (start..tail.max(start)).find(ends).unwrap_or(tail.max(start))
    }
}

/// Whether a line can be a header's, and is not the date of a quotation below it.
fn is_header_label(lines: &[Line], at: usize) -> bool {
    let quotes =
        lines[at].class == Class::Date && lines.get(at + 1).is_some_and(|next| next.section() == "quote_header");
    is_label(&lines[at]) && !quotes
}

fn is_rank(line: &Line) -> bool {
    line.family() == "panel"
}

fn is_label(line: &Line) -> bool {
    let written = matches!(line.class, Class::Prose | Class::Text);
    line.class == Class::Ornament || !written && line.section() != "quote_header" && shape::is_short_label(&line.text)
}

/// How far a landmark may be that is usually at a distance.
fn reach(usual: usize) -> usize {
    usual + usual / REACH_PART + REACH
}

fn median(values: impl Iterator<Item = usize>) -> usize {
    let mut values: Vec<usize> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}
