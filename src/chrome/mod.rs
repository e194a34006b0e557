//! What is chrome: shapes that mean the same in any language, and phrases, a file a language.

pub(crate) mod bylines;
pub(crate) mod citations;
mod keys;
pub(crate) mod labels;
mod languages;
pub(crate) mod literals;
mod pattern;
pub(crate) mod phrases;
pub(crate) mod shape;
mod tags;
pub(crate) mod walls;
#[cfg(test)]
mod wording;

use crate::assemble::{Fate, Visible};
use crate::document::{Removal, RemovalKind};
use phrases::Phrases;
use std::borrow::Cow;

/// Names what is removed: the segments that extraction removed, and what phrases and shapes say of those outside.
///
/// The removals ascend without overlap. White space that is not kept belongs to the removal before it, or else to the
/// one after it.
pub(crate) fn label(visible: &Visible, language: Option<&str>) -> Vec<Removal> {
    let phrases = Phrases::for_language(language);
    let mut labels = Labels { text: &visible.text, removals: Vec::new(), blank_from: None };
    let mut start = 0;
    for segment in &visible.segments {
        let end = boundary(&visible.text, segment.end.max(start));
        match &segment.fate {
            Fate::Keep => labels.keep(),
            Fate::Remove(kind, rule) => labels.remove(start, end, *kind, rule.clone()),
            Fate::Outside(rule) => {
                for line in visible.text[start..end].split_inclusive('\n') {
                    let (kind, found) = name(line.trim(), phrases).unwrap_or((RemovalKind::Boilerplate, rule));
                    labels.remove(start, start + line.len(), kind, Cow::Borrowed(found));
                    start += line.len();
                }
            }
        }
        start = end;
    }
    labels.removals
}

/// What a line outside everything extracted is: by its words, or by its shape.
fn name(line: &str, phrases: &Phrases) -> Option<(RemovalKind, &'static str)> {
    if let Some(found) = phrases.classify(line, !shape::is_sentence(line)) {
        return Some((found.kind, found.rule));
    }
    if shape::is_pagination(line) {
        Some((RemovalKind::Pagination, "shape.pagination"))
    } else if shape::is_image_name(line) {
        Some((RemovalKind::ImageName, "shape.image_name"))
    } else if shape::is_date_like(line) || shape::post_number(line).is_some() {
        Some((RemovalKind::PostHeader, "shape.date"))
    } else {
        None
    }
}

fn boundary(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// The list of removals while it grows.
struct Labels<'a> {
    text: &'a str,
    removals: Vec<Removal>,
    /// Where white space begins that no removal has claimed yet, up to the next segment.
    blank_from: Option<usize>,
}

impl Labels<'_> {
    fn keep(&mut self) {
        self.blank_from = None;
    }

    fn remove(&mut self, start: usize, end: usize, kind: RemovalKind, rule: Cow<'static, str>) {
        if start == end {
            return;
        }
        let blank = self.text[start..end].trim().is_empty();
        let adjacent = self.removals.last_mut().filter(|last| last.end == start);
        match adjacent {
            Some(last) if blank || (last.kind == kind && last.rule == rule) => last.end = end,
            _ if blank => self.blank_from = self.blank_from.or(Some(start)),
            _ => {
                let start = self.blank_from.take().unwrap_or(start);
                self.removals.push(Removal { start, end, kind, rule: rule.into_owned() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::Segment;
    use proptest::prelude::*;

    fn visible(parts: &[(&str, Fate)]) -> Visible {
        let mut result = Visible::default();
        for (text, fate) in parts {
            result.text.push_str(text);
            result.segments.push(Segment { end: result.text.len(), fate: fate.clone() });
        }
        result
    }

    #[test]
    fn outside_lines_are_named_and_merged() {
        let outside = Fate::Outside("outside.article");
        let page = visible(&[
            ("Home\nForums\n\nsomething\n", outside.clone()),
            ("Kept.\n", Fate::Keep),
            ("\nReply\n1 2 3 Next\n", outside),
        ]);
        let removed: Vec<_> =
            label(&page, Some("en")).into_iter().map(|r| (page.text[r.start..r.end].to_owned(), r.rule)).collect();
        let expected = [
            ("Home\nForums\n\n", "phrase.en.navigation"),
            ("something\n", "outside.article"),
            ("\nReply\n", "phrase.en.reply"),
            ("1 2 3 Next\n", "shape.pagination"),
        ];
        assert_eq!(removed, expected.map(|(text, rule)| (text.to_owned(), rule.to_owned())));
    }

    #[test]
    fn blanks_between_kept_parts_stay() {
        let page = visible(&[("a", Fate::Keep), (" \n", Fate::Outside("outside.article")), ("b", Fate::Keep)]);
        assert_eq!(label(&page, None), []);
    }

    fn fates() -> impl Strategy<Value = Fate> {
        prop_oneof![
            Just(Fate::Keep),
            Just(Fate::Outside("outside.article")),
            Just(Fate::Remove(RemovalKind::Stats, "phrase.en.stats".into())),
            Just(Fate::Remove(RemovalKind::Button, "phrase.en.reply".into())),
        ]
    }

    proptest! {
        #[test]
        fn removals_are_disjoint_spans_of_what_is_not_kept(parts in prop::collection::vec(("(Reply|Home|Ä| |\n|tea){0,4}", fates()), 0..12)) {
            let parts: Vec<_> = parts.iter().map(|(text, fate)| (text.as_str(), fate.clone())).collect();
            let page = visible(&parts);
            let removed = label(&page, None);
            let (mut at, mut rebuilt) = (0, String::new());
            let mut covered = vec![false; page.text.len()];
            for removal in &removed {
                prop_assert!(at <= removal.start && removal.start < removal.end && removal.end <= page.text.len());
                rebuilt.push_str(&page.text[at..removal.start]);
                rebuilt.push_str(&page.text[removal.start..removal.end]);
                covered[removal.start..removal.end].fill(true);
                at = removal.end;
            }
            rebuilt.push_str(&page.text[at..]);
            prop_assert_eq!(&rebuilt, &page.text);
            let mut start = 0;
            for segment in &page.segments {
                for (offset, byte) in page.text.bytes().enumerate().take(segment.end).skip(start) {
                    match segment.fate {
                        Fate::Keep => prop_assert!(!covered[offset]),
                        _ => prop_assert!(covered[offset] || byte.is_ascii_whitespace()),
                    }
                }
                start = segment.end;
            }
        }
    }
}
