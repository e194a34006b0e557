//! The date and the author of a record.

use crate::extract::signals::Signals;

use super::groups::{Range, Record, is_nested};

impl Signals {
    /// The date of a record: the first of a whole record, of rows the one closest to the body; one inside the body only
    /// where there is no other.
    pub(super) fn date(&self, record: &Record, body: Range) -> Option<usize> {
        let start = self.dates.partition_point(|i| *i < record.range.0);
        let inside = self.dates[start..].iter().take_while(|i| **i < record.range.1).copied();
        let own: Vec<usize> = inside.filter(|i| !is_nested(*i, &record.nested)).collect();
        let outside = |i: &&usize| !(body.0..body.1).contains(*i);
        let header = match record.body {
            Some(row) => own.iter().filter(outside).rfind(|i| **i < row),
            None => None,
        };
        header.or_else(|| own.iter().find(outside)).or_else(|| own.first()).copied()
    }

    /// The surest author inside a record, the first of those that are as sure; names inside the body are mentions.
    pub(super) fn author(&self, record: &Record, body: Range) -> Option<usize> {
        let start = self.authors.partition_point(|(i, _)| *i < record.range.0);
        let inside = self.authors[start..].iter().take_while(|(i, _)| *i < record.range.1);
        let own = inside.filter(|(i, _)| !is_nested(*i, &record.nested) && !(body.0..body.1).contains(i));
        own.min_by_key(|(_, certainty)| std::cmp::Reverse(*certainty)).map(|(i, _)| *i)
    }
}
