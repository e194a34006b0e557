//! Questions, answers and comments below headers that say what was done, when, by whom, and with the points of that person:
//! "answered Apr 3, 2025 by anna (120 points)". No one line of them comes once a post, for what was done differs, and forms stand
//! between the posts; but points in parentheses behind a date show each header by itself.

pub(super) mod headers;

use super::Source;
use super::frame::Frame;
use super::lines::{Class, Line, bare};
use super::title::{self, Title};
use super::verdict::Verdicts;
use super::{answered, posts};
use crate::Error;
use crate::document::{Author, Document, RemovalKind};
use headers::{Header, Headers, MIN_HEADERS, counts_above, done, headers};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Fills in the posts if the lines have such headers; says whether they have.
///
/// # Errors
/// [`Error::LimitExceeded`] when there are more posts than the options allow.
pub(super) fn fill(source: &Source, verdicts: &mut Verdicts, document: &mut Document) -> Result<bool, Error> {
    let lines = source.lines;
    let Some(Headers { found: headers, by, end }) = headers(lines, source.language) else { return Ok(false) };
    let allowed = source.context.options.max_posts;
    if headers.len() > allowed {
        return Err(Error::LimitExceeded { limit: "max_posts", allowed });
    }
    let counts: Vec<usize> = headers.iter().map(|header| counts_above(lines, header.lines.start)).collect();
    let starts: Vec<usize> = headers.iter().zip(&counts).map(|(header, counts)| header.lines.start - counts).collect();
    let title = title::find(lines, Some(starts[0]), true).map(|title| title.above(lines, starts[0]));
    let places = Places { lines: &lines[..end], headers: &headers, by: &by, language: source.language };
    let footers =
        title.as_ref().filter(|title| is_written(lines, title, starts[0])).map(|title| places.above(title.line + 1));
    let frames = footers.unwrap_or_else(|| places.below(&starts));
    let shown = title.as_ref().map(|title| title.text.as_str());
    let mut found = posts::posts(source, &frames, shown, &|_| false, verdicts);
    // Votes are for questions and answers, where they are shown at all.
    let voted = counts.iter().filter(|count| **count > 0).count() >= MIN_HEADERS;
    for (index, (post, header)) in found.iter_mut().zip(&headers).enumerate() {
        (starts[index]..frames[index].body.start)
            .for_each(|at| verdicts.remove(at, RemovalKind::PostHeader, "shape.post_header"));
        let name = header.name(&by).map(str::to_owned);
        post.author = name.map(|name| Author { name: Some(name), ..Author::default() });
        post.published_raw = Some(header.date.clone());
        post.comment = voted && counts[index] == 0;
    }
    Ok(answered(source, found, title, verdicts, document))
}

/// Whether something is written between the title and the first header, which then is below what it is of.
fn is_written(lines: &[Line], title: &Title, first: usize) -> bool {
    let mut between = lines[first.min(title.line + 1)..first].iter();
    between.any(|line| line.class == Class::Prose && !posts::repeats(bare(&line.text), &title.text))
}

/// Where headers are, to find what belongs to each.
struct Places<'a> {
    lines: &'a [Line<'a>],
    headers: &'a [Header],
    by: &'a str,
    language: Option<&'a str>,
}

impl Places<'_> {
    /// Past the lines from a place on that say what else was done: "edited Apr 7, 2025 by anna".
    fn past_deeds(&self, mut at: usize, end: usize) -> usize {
        while let Some(header) = (at < end).then(|| done(self.lines, at, self.by, self.language)).flatten() {
            if header.lines.end > end {
                break;
            }
            at = header.lines.end;
        }
        at
    }

    /// The frames below the headers: a body ends where the lines above the next header begin, or the form below it.
    fn below(&self, starts: &[usize]) -> Vec<Frame> {
        let lines = self.lines;
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let last = self.headers.len() - 1;
        let bodies: Vec<Range<usize>> =
            self.headers.iter().zip(ends).map(|(header, end)| header.lines.end..end).collect();
        let forms = forms(lines, &bodies);
        let frame = |(index, (header, body)): (usize, (&Header, &Range<usize>))| {
            let start = self.past_deeds(body.start, body.end);
            let field = (start..body.end).find(|at| forms.contains(&*lines[*at].text));
            let end = field.map_or(body.end, |field| above_form(lines, start, field, index == 0));
            let end = if index == last { posts::tail(lines, &(start..end)) } else { end };
            Frame { number: None, header: header.lines.clone(), body: start..end }
        };
        self.headers.iter().zip(&bodies).enumerate().map(frame).collect()
    }

    /// The frames above the headers: a body begins below the header before it, or below the votes for it.
    fn above(&self, first: usize) -> Vec<Frame> {
        let before = self.headers.iter().map(|header| header.lines.end);
        let froms = [first].into_iter().chain(before);
        let frame = |(header, from): (&Header, usize)| {
            let end = header.lines.start;
            let from = self.past_deeds(from.min(end), end);
            let voted = (from + 1..end).rfind(|at| counts_above(self.lines, *at) > 0);
            Frame { number: None, header: header.lines.clone(), body: voted.unwrap_or(from)..end }
        };
        self.headers.iter().zip(froms).map(frame).collect()
    }
}

/// The labels of a form's fields: lines that end in a colon and come again below other bodies.
fn forms<'a>(lines: &'a [Line], bodies: &[Range<usize>]) -> HashSet<&'a str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for body in bodies {
        let labels: HashSet<&str> =
            lines[body.clone()].iter().map(|line| &*line.text).filter(|text| text.ends_with([':', '：'])).collect();
        labels.into_iter().for_each(|label| *counts.entry(label).or_default() += 1);
    }
    counts.into_iter().filter(|(_, count)| *count >= MIN_HEADERS).map(|(label, _)| label).collect()
}

/// Where a form begins whose first field is on a line: its heading is above. What only may be one is, below a question.
fn above_form(lines: &[Line], floor: usize, field: usize, is_question: bool) -> usize {
    let mut above = (floor + 1..field).rev().filter(|at| lines[*at].class != Class::Ornament);
    let is_heading = |at: &usize| {
        let line = &lines[*at];
        line.heading() > 0 || line.text.ends_with([':', '：']) || is_question && line.class == Class::Short
    };
    above.next().filter(is_heading).unwrap_or(field)
}

#[cfg(test)]
mod tests;
