//! One post alone on a page: nothing repeats, but it shows what only posts of forums show.

use std::collections::HashSet;
use std::ops::Range;

use crate::document::Post;
use crate::extract::claims::Claims;
use crate::extract::outline::Outline;
use crate::extract::signals::Signals;
use crate::extract::{Scope, panel};

use super::read::{Parts, Reader, has_panel};

/// Characters of the shortest post.
const MIN_PROSE: usize = 20;
/// Elements of the largest element that holds one post.
const MAX_ELEMENTS: usize = 3000;
/// Levels above a date up to the element that holds its post.
const LEVELS: usize = 10;

/// The post: the smallest element with a date, an author, some text, and a panel that says when the author joined or how
/// many posts he has.
pub(super) fn find(outline: &Outline, signals: &Signals, scope: &Scope, claims: &mut Claims) -> Option<Post> {
    let context = scope.dates();
    let is_joined = |index: usize| {
        panel::label_of(outline.entries[index].node).is_some_and(|label| scope.phrases().panel_label(&label).is_some())
    };
    let dates = signals.dates.iter().filter(|(index, date)| date.contains('T') && !is_joined(*index));
    for (date, _) in dates.take(MAX_DATES) {
        let holders = std::iter::successors(Some(*date), |index| (*index > 0).then(|| outline.entries[*index].parent));
        for holder in holders.skip(1).take(LEVELS) {
            let range = holder..outline.entries[holder].end;
            if range.len() > MAX_ELEMENTS {
                break;
            }
            let authors = signals.authors.iter().filter(|(index, _)| range.contains(index));
            let Some(author) = authors.max_by_key(|(index, certainty)| (*certainty, std::cmp::Reverse(*index))) else {
                continue;
            };
            let Some(body) = body(range, &[*date, author.0], outline) else { continue };
            let whole = outline.entries[holder].node;
            // a header with the panel alone has a date and a name, too
            if !has_panel(whole, &context) || has_panel(outline.entries[body].node, &context) {
                continue;
            }
            let [body, date, author] = [body, *date, author.0].map(|index| outline.entries[index].node);
            let mut reader = Reader { scope, dates: context, exclude: HashSet::new(), panels: true };
            let parts = Parts { whole: Some(whole), body, date: Some(date), author: Some(author) };
            return reader.read(reader.prepare(parts), &HashSet::new(), claims);
        }
    }
    None
}

/// Dates with a time of day that are looked at: a page of one post shows few.
const MAX_DATES: usize = 20;

/// The element with most prose that holds neither date nor author; the innermost of equals.
fn body(range: Range<usize>, meta: &[usize], outline: &Outline) -> Option<usize> {
    let holds_meta = |index: usize| meta.iter().any(|i| (index..outline.entries[index].end).contains(i));
    let fits = range.skip(1).filter(|index| outline.entries[*index].prose() >= MIN_PROSE && !holds_meta(*index));
    fits.max_by_key(|index| (outline.entries[*index].prose(), *index))
}
