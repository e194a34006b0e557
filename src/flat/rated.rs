//! Questions and answers that are signed with what was done, when, by whom, and the standing of that person: "answered Apr 3,
//! 2025", "anna", "1,204", as Stack Exchange, OSQA and Askbot sign them, below what was written or above it. Comments beside
//! them are signed with a name and a date alone.

mod signs;

use super::answers::headers::{counts_above, is_date};
use super::frame::Frame;
use super::lines::{Class, Line, bare};
use super::title;
use super::verdict::Verdicts;
use super::{Source, answered, posts};
use crate::Error;
use crate::block::Block;
use crate::chrome::shape;
use crate::document::{Author, Document, RemovalKind};
use signs::{MIN_POSTS, Signed, comments, signed};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Bytes of the longest label that comes again beside each post: "Improve this answer", "flag offensive close merge delete".
const MAX_LABEL: usize = 60;

/// What was written, and who signed it.
struct Entry<'a> {
    frame: Frame,
    name: Option<&'a str>,
    date: &'a str,
    comment: bool,
}

/// Fills in the posts if the lines have such signatures; says whether they have.
///
/// # Errors
/// [`Error::LimitExceeded`] when there are more posts than the options allow.
pub(super) fn fill(source: &Source, verdicts: &mut Verdicts, document: &mut Document) -> Result<bool, Error> {
    let lines = source.lines;
    let Some(signed) = signed(source) else { return Ok(false) };
    let first = signed[0].lines.start;
    let head = first - counts_above(lines, first);
    // Votes stand above what was written, or above a signature that is above it.
    let voted = signed.iter().filter(|signed| counts_above(lines, signed.lines.start) > 0).count();
    let asked = (0..head).rfind(|at| is_votes(lines, *at, head));
    let titled = || title::find(lines, Some(head), true).map_or(0, |title| title.line + 1).min(head);
    let near = asked.unwrap_or_else(titled);
    let below = voted * 2 < signed.len() && lines[near..head].iter().any(|line| line.class == Class::Prose);
    let entries = Places { lines, signed: &signed, language: source.language }.entries(near, below);
    let start = if below { entries[0].frame.body.start } else { head };
    let start = start - counts_above(lines, start);
    let title = title::find(lines, Some(start), false).map(|title| title.above(lines, start));
    let allowed = source.context.options.max_posts;
    if entries.len() > allowed {
        return Err(Error::LimitExceeded { limit: "max_posts", allowed });
    }
    let frames: Vec<Frame> = entries.iter().map(|entry| entry.frame.clone()).collect();
    let shown = title.as_ref().map(|title| title.text.as_str());
    let mut found = posts::posts(source, &frames, shown, &|_| false, verdicts);
    for (post, entry) in found.iter_mut().zip(&entries) {
        entry.frame.header.clone().for_each(|at| verdicts.remove(at, RemovalKind::PostHeader, "shape.post_header"));
        post.author = entry.name.map(|name| Author { name: Some(name.to_owned()), ..Author::default() });
        post.published_raw = Some(entry.date.to_owned());
        post.comment = entry.comment;
        if entry.comment {
            post.body.iter_mut().for_each(unlisted);
        }
    }
    Ok(answered(source, found, title, verdicts, document))
}

/// A comment is an item of the list of comments, and no list itself.
fn unlisted(block: &mut Block) {
    if let Block::Item { number: None, content, .. } = block {
        *block = Block::Paragraph(std::mem::take(content));
    }
}

/// Whether a line is the votes above what is written before `end`.
fn is_votes(lines: &[Line], at: usize, end: usize) -> bool {
    let is_number = || shape::is_number(bare(&lines[at].text).trim_start_matches('−'));
    at + 1 < end && lines[at + 1].class == Class::Prose && is_number()
}

/// Where signatures are, to find what belongs to each.
struct Places<'a> {
    lines: &'a [Line<'a>],
    signed: &'a [Signed<'a>],
    language: Option<&'a str>,
}

impl<'a> Places<'a> {
    /// Questions, answers and comments in order; the first of them are after a place.
    fn entries(&self, near: usize, below: bool) -> Vec<Entry<'a>> {
        let labels = self.labels();
        let mut entries = Vec::new();
        let mut from = near;
        for (index, signed) in self.signed.iter().enumerate() {
            let next = self.signed.get(index + 1).map_or(self.lines.len(), |next| next.lines.start);
            let region = signed.lines.end..next;
            let body = if below {
                self.above(from..signed.lines.start, &labels, index == 0)
            } else {
                self.first(region.clone(), &labels)
            };
            let talk = if below { region.clone() } else { body.end..next };
            entries.push(Entry {
                frame: Frame { number: None, header: signed.lines.clone(), body },
                name: signed.name,
                date: signed.date,
                comment: false,
            });
            from = self.talk(talk, &labels, &mut entries);
        }
        entries
    }

    /// Labels that stand beside several posts.
    fn labels(&self) -> HashSet<&'a str> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let ends = self.signed.iter().skip(1).map(|next| next.lines.start).chain([self.lines.len()]);
        for (signed, end) in self.signed.iter().zip(ends) {
            let is_label = |line: &&Line| line.class != Class::Prose && line.text.len() <= MAX_LABEL;
            let found: HashSet<&str> =
                self.lines[signed.lines.end..end].iter().filter(is_label).map(|line| bare(&line.text)).collect();
            found.into_iter().for_each(|label| *counts.entry(label).or_default() += 1);
        }
        counts.into_iter().filter(|(_, count)| *count >= MIN_POSTS).map(|(label, _)| label).collect()
    }

    fn is_label(&self, at: usize, labels: &HashSet<&str>) -> bool {
        let line = &self.lines[at];
        line.is_phrase() || line.class == Class::Ornament || labels.contains(bare(&line.text))
    }

    /// What is signed below: from the votes on, up to the labels above the signature. A question's tags are between.
    fn above(&self, range: Range<usize>, labels: &HashSet<&str>, is_question: bool) -> Range<usize> {
        let lines = self.lines;
        let prose = |at: &usize| lines[*at].class == Class::Prose;
        // Code has lines that are numbers, too; the votes are above all that is written.
        let votes = range.clone().find(|at| is_votes(lines, *at, range.end));
        let Some(first) = (votes.unwrap_or(range.start)..range.end).find(prose) else { return range.end..range.end };
        let above = (range.start..first).rfind(|at| self.is_label(*at, labels) || is_date(&lines[*at], self.language));
        let start = votes.or(above).map_or(range.start, |at| at + 1);
        let last = range.clone().rfind(prose).unwrap_or(first);
        let mut end = (last..range.end).find(|at| self.is_label(*at, labels)).unwrap_or(range.end);
        let is_tag = |line: &Line| line.class == Class::Short && !bare(&line.text).contains(char::is_whitespace);
        while is_question && end > last + 1 && is_tag(&lines[end - 1]) {
            end -= 1;
        }
        start..end
    }

    /// What is signed above: up to the first label below it.
    fn first(&self, region: Range<usize>, labels: &HashSet<&str>) -> Range<usize> {
        let start = region.clone().find(|at| !self.is_label(*at, labels)).unwrap_or(region.end);
        let end = (start..region.end).find(|at| self.is_label(*at, labels)).unwrap_or(region.end);
        start..end
    }

    /// Adds the comments among some lines. Returns the place after them.
    fn talk(&self, range: Range<usize>, labels: &HashSet<&str>, entries: &mut Vec<Entry<'a>>) -> usize {
        let mut from = range.start;
        for comment in comments(self.lines, range, self.language) {
            let is_apart = |at: &usize| self.is_label(*at, labels) || self.lines[*at].class == Class::Number;
            let start = (from..comment.lines.start).rfind(is_apart).map_or(from, |at| at + 1);
            from = comment.lines.end;
            entries.push(Entry {
                frame: Frame { number: None, body: start..comment.lines.start, header: comment.lines },
                name: comment.name,
                date: comment.date,
                comment: true,
            });
        }
        from
    }
}

#[cfg(test)]
mod tests;
