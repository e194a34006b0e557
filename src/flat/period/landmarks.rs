//! Landmarks: the lines that recur at their place between two marks.

use super::super::lines::{Class, Line, bare};
use super::{
    AGAIN_SHARE, Held, LANDMARK_SHARE, Landmark, MAX_LANDMARKS, MAX_SPREAD, MIN_SAID, NAMED_SENTENCE_SHARE, Page,
    Places, SENTENCE_SHARE, STEADY_SHARE, WORD_SHARE, WRITTEN_SHARE, Work,
};
use crate::chrome::labels::Labels;
use crate::chrome::phrases::RowField;

impl Page<'_> {
    /// The templates that come in most gaps between the marks, in order.
    pub(super) fn landmarks(&self, marks: &[usize], work: &mut Work) -> Vec<(Landmark, Places)> {
        let gaps = marks.len() - 1;
        let met = self.count(marks, work);
        let mut found: Vec<Landmark> = met
            .into_iter()
            .filter_map(|template| {
                let slot = template as usize;
                let (found, total) = (work.gaps[slot], work.total[slot]);
                let weight = self.weight(work.line[slot]);
                let once = (total - found) * 100 <= found * AGAIN_SHARE;
                let share = if weight > 1 { LANDMARK_SHARE } else { WORD_SHARE };
                let twice = gaps > 1 || self.templates.count(template) > 1 && total == 1;
                let written = matches!(self.lines[work.line[slot]].class, Class::Prose | Class::Text);
                let said = written && !self.templates.is_dated(template) && gaps < MIN_SAID;
                let recurs = found * 100 >= gaps * share && twice && !said && (once || weight > 1);
                let weight = if once { weight } else { 0 };
                recurs.then_some(Landmark { template, from_mark: 0, to_mark: 0, weight })
            })
            .collect();
        if found.len() > MAX_LANDMARKS {
            found.sort_by_key(|landmark| std::cmp::Reverse(landmark.weight));
            found.truncate(MAX_LANDMARKS);
        }
        let mut order = self.ordered(marks, found, work);
        if let [first, second] = marks {
            // Each mark is one of two only: its landmarks are above the first one, too, or below the second.
            let near = |at: usize, template: u32| {
                (at.saturating_sub(MAX_SPREAD)..self.lines.len().min(at + MAX_SPREAD + 1))
                    .any(|at| self.templates.at(at) == template)
            };
            order.retain(|(landmark, _)| {
                near(second + landmark.from_mark, landmark.template)
                    || first.checked_sub(landmark.to_mark).is_some_and(|at| near(at, landmark.template))
            });
        }
        order
    }

    /// Counts the templates in the gaps; returns those that there are.
    fn count(&self, marks: &[usize], work: &mut Work) -> Vec<u32> {
        work.seen.fill(usize::MAX);
        let mut met: Vec<u32> = Vec::new();
        for (gap, pair) in marks.windows(2).enumerate() {
            for at in pair[0] + 1..pair[1] {
                let template = self.templates.at(at);
                let slot = template as usize;
                if !self.can_recur(at) {
                    continue;
                }
                if work.seen[slot] == usize::MAX {
                    (work.gaps[slot], work.total[slot]) = (0, 0);
                    work.line[slot] = at;
                    met.push(template);
                }
                if work.seen[slot] != gap {
                    work.gaps[slot] += 1;
                }
                work.seen[slot] = gap;
                work.total[slot] += 1;
            }
        }
        met
    }

    /// Those of the landmarks that keep their distance from the mark above or below, in the order of their places.
    fn ordered(&self, marks: &[usize], landmarks: Vec<Landmark>, work: &mut Work) -> Vec<(Landmark, Places)> {
        landmarks.iter().enumerate().for_each(|(rank, landmark)| work.rank[landmark.template as usize] = rank + 1);
        // First and last place of each landmark in each gap that has it: lines below the mark before, above the mark after.
        let mut places: Vec<Vec<(u32, u32, u32)>> = vec![Vec::new(); landmarks.len()];
        for (gap, pair) in marks.windows(2).enumerate() {
            for at in (pair[0] + 1..pair[1]).filter(|at| self.can_recur(*at)) {
                let Some(rank) = work.rank[self.templates.at(at) as usize].checked_sub(1) else { continue };
                let (gap, above, below) = (small(gap), small(at - pair[0]), small(pair[1] - at));
                match places[rank].last_mut() {
                    Some(last) if last.0 == gap => last.2 = below,
                    _ => places[rank].push((gap, above, below)),
                }
            }
        }
        landmarks.iter().for_each(|landmark| work.rank[landmark.template as usize] = 0);
        let mut steady: Vec<(Landmark, Places)> = Vec::new();
        for (mut landmark, places) in landmarks.into_iter().zip(places) {
            let (from_mark, steady_above) = middle(places.iter().map(|place| place.1 as usize));
            let (to_mark, steady_below) = middle(places.iter().map(|place| place.2 as usize));
            (landmark.from_mark, landmark.to_mark) = (from_mark, to_mark);
            if landmark.weight < 2 && steady_above.max(steady_below) * 100 < places.len() * STEADY_SHARE {
                continue;
            }
            let above = steady_above >= steady_below;
            let at = |(gap, down, up): &(u32, u32, u32)| {
                let gap = *gap as usize;
                (gap, if above { marks[gap] + *down as usize } else { marks[gap + 1] - *up as usize })
            };
            steady.push((landmark, places.iter().map(at).collect()));
        }
        by_rank(steady, marks.len() - 1)
    }

    /// Whether lines that recur count what lists of threads count: replies, or replies and views.
    fn are_rows(&self, lines: impl Iterator<Item = usize>) -> bool {
        let number = |line: Option<&Line>| line.is_some_and(|line| line.class == Class::Number);
        let beside = |at: usize| number(self.lines.get(at + 1)) || at > 0 && number(self.lines.get(at - 1));
        let (mut replies, mut views) = (false, false);
        // What a user panel counts are the user's own posts and replies.
        for at in lines.filter(|at| self.lines[*at].family() != "panel") {
            let text = bare(&self.lines[at].text);
            let label =
                text.trim_matches(|c: char| c.is_numeric() || c.is_whitespace() || matches!(c, ':' | ',' | '.' | 'K'));
            let counted = text.contains(char::is_numeric);
            match Labels::get().row(label, self.language) {
                Some(RowField::Replies) if counted => return true,
                // In many languages the button has the same word, but no number.
                Some(RowField::Replies) => replies |= beside(at),
                Some(RowField::Views) => views = true,
                _ => {}
            }
        }
        replies && views
    }

    /// The place among the landmarks where most is written, and how many words; `None` where too little is.
    pub(super) fn slot(&self, marks: &[usize], order: &[(Landmark, Places)], by_names: bool) -> Option<(usize, usize)> {
        let gaps = marks.len() - 1;
        let mut bounds: Vec<Vec<(usize, usize)>> = vec![Vec::new(); gaps];
        for (rank, (_, places)) in order.iter().enumerate() {
            for (gap, at) in places {
                // A landmark that is out of order says nothing of its gap.
                if bounds[*gap].last().is_none_or(|last| last.0 < *at) {
                    bounds[*gap].push((*at, rank + 1));
                }
            }
        }
        let mut held = vec![Held::default(); order.len() + 1];
        for (pair, bounds) in marks.windows(2).zip(bounds) {
            let mut from = (pair[0], 0);
            for bound in bounds.into_iter().chain([(pair[1], 0)]) {
                let inside = from.0 + 1..bound.0.max(from.0 + 1);
                let words: usize = self.words[inside.clone()].iter().map(|words| *words as usize).sum();
                let prose = inside.into_iter().any(|at| self.words[at] > 0 && self.lines[at].class == Class::Prose);
                held[from.1].add(words, prose);
                from = bound;
            }
        }
        let slot = (0..held.len()).max_by_key(|slot| held[*slot].words)?;
        let Held { words, written, sentences, long, longer } = held[slot];
        let enough = |count: usize, share: usize| count * 100 >= gaps * share;
        let lines = order.iter().filter_map(|(_, places)| places.first().map(|place| place.1)).chain([marks[0]]);
        let prose = enough(sentences, SENTENCE_SHARE) || enough(long, WRITTEN_SHARE);
        let prose = prose && (!by_names || enough(sentences, NAMED_SENTENCE_SHARE));
        let posts = enough(written, WRITTEN_SHARE) && prose && (enough(longer, WRITTEN_SHARE) || !self.are_rows(lines));
        posts.then_some((slot, words))
    }
}

/// A count of lines, of which a page has as many as four bytes can tell.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Landmarks in the order of their mean rank in the gaps.
fn by_rank(landmarks: Vec<(Landmark, Places)>, gaps: usize) -> Vec<(Landmark, Places)> {
    let mut in_gap: Vec<Vec<(usize, usize)>> = vec![Vec::new(); gaps];
    for (index, (_, places)) in landmarks.iter().enumerate() {
        places.iter().for_each(|(gap, at)| in_gap[*gap].push((*at, index)));
    }
    let mut ranks = vec![(0, 0); landmarks.len()];
    for mut gap in in_gap {
        gap.sort_unstable();
        for (rank, (_, index)) in gap.into_iter().enumerate() {
            ranks[index] = (ranks[index].0 + rank * 1000, ranks[index].1 + 1);
        }
    }
    let mut order: Vec<(usize, (Landmark, Places))> =
        landmarks.into_iter().zip(ranks).map(|(landmark, (sum, met))| (sum / met.max(1), landmark)).collect();
    order.sort_by_key(|(rank, _)| *rank);
    order.into_iter().map(|(_, landmark)| landmark).collect()
}

/// The middle value, and how many are near it.
fn middle(values: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut values: Vec<usize> = values.collect();
    values.sort_unstable();
    let middle = values.get(values.len() / 2).copied().unwrap_or(0);
    (middle, values.iter().filter(|value| value.abs_diff(middle) <= MAX_SPREAD).count())
}
