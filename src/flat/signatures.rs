//! Signatures at the ends of posts: where all of an author's posts end alike, and where something stands between a body
//! and what follows that stands nowhere else: white space of a template, a rule, a notice of editing.

mod endings;
mod unended;

use super::Source;
use super::frame::Frame;
use super::header;
use super::lines::{Class, bare};
use super::verdict::Verdicts;
use crate::chrome::shape;
use crate::document::{Post, RemovalKind};
use foldhash::fast::FixedState;
use foldhash::{HashMap, HashMapExt, HashSet};
use std::hash::{BuildHasher, Hash, Hasher};

/// Lines of a signature: forums allow a few.
pub(super) const MAX_SIGNATURE: usize = 8;
/// Its bytes: forums allow 255 or 500 characters, of up to three bytes.
const MAX_BYTES: usize = 1000;
/// Line breaks in a row that are counted; templates leave no more.
const MAX_BREAKS: usize = 16;
/// Line breaks in a row that no writer makes, where all others on the page are fewer.
const MIN_BREAKS: usize = 3;
/// Line breaks in a row that are a template's even in one post.
const WIDE_BREAKS: usize = 5;
/// Posts whose ends show that a mark of a template is before signatures, where no author comes again.
const MIN_MARKED: usize = 3;
/// Lines from the header of a quotation to the first one that can be a signature's.
const QUOTED: usize = 3;
/// Bytes of a usual signature: where most of what a mark divides is longer, it divides bodies.
const USUAL_BYTES: usize = 200;
/// One in so many of the posts that a mark ends has it in the middle, or another of the same author's ends otherwise; and
/// one in so many of a page's posts has a signature, where a wide gap is to be before them.
const STRAYS: usize = 5;

/// What stands between a line and the one before it.
#[derive(Debug, Clone, Copy)]
struct Gap {
    /// Of the white space after the first break, and of ornaments.
    hash: u64,
    breaks: usize,
    mark: Mark,
}

/// Where a mark is in the posts.
#[derive(Debug, Default)]
struct Met {
    /// Posts that it ends, and the first line of their signature, by its place among the kept ones.
    ends: Vec<(usize, usize)>,
    /// How often it is elsewhere.
    inside: usize,
}

/// What kind of mark is before signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Mark {
    /// A single break, which is before most lines.
    Plain,
    /// So many breaks or more.
    Breaks,
    /// The very same white space.
    Same,
    /// The same with an ornament in it.
    Ruled,
}

/// Takes the signatures off the kept lines of posts.
pub(super) fn take(
    source: &Source,
    frames: &[Frame],
    posts: &mut [Post],
    kept: &mut [Vec<usize>],
    verdicts: &mut Verdicts,
) {
    let lines = source.lines;
    let authors: Vec<Option<String>> =
        posts.iter().map(|post| post.author.as_ref().and_then(|author| author.name.clone())).collect();
    let page = Page { source, authors: &authors, kept };
    let mut found = page.marked();
    let mut repeated = endings::repeated(lines, &authors, kept);
    let known: HashSet<usize> = repeated.iter().map(|(index, _)| *index).collect();
    repeated.extend(endings::alike(lines, frames, kept, &known));
    for (index, at) in repeated {
        if found[index].is_none_or(|(marked, _)| at < marked) {
            found[index] = Some((at, "shape.repeated_ending"));
        }
    }
    let known = (0..found.len()).filter(|index| found[*index].is_some()).collect();
    for (index, at) in unended::unended(lines, frames, &authors, kept, &known, |kept| page.ending(kept)) {
        found[index] = Some((at, "shape.unended_line"));
    }
    for (index, found) in found.into_iter().enumerate() {
        let Some((at, rule)) = found else { continue };
        let signature = kept[index].split_off(at);
        signature.iter().for_each(|at| verdicts.remove(*at, RemovalKind::Signature, rule));
        let text: Vec<&str> = signature.iter().map(|at| lines[*at].text.as_ref()).collect();
        posts[index].signature.get_or_insert_with(|| text.join("\n"));
    }
}

struct Page<'a> {
    source: &'a Source<'a>,
    authors: &'a [Option<String>],
    kept: &'a [Vec<usize>],
}

impl Page<'_> {
    /// Where each post's signature begins by what is before it, and the rule that says so.
    fn marked(&self) -> Vec<Option<(usize, &'static str)>> {
        let mut found = vec![None; self.kept.len()];
        let mut same: HashMap<(u64, Mark, usize), Met> = HashMap::new();
        let mut breaks: Vec<Met> = (0..=MAX_BREAKS).map(|_| Met::default()).collect();
        for (index, kept) in self.kept.iter().enumerate() {
            let ending = self.ending(kept);
            for (place, line) in kept.iter().enumerate().skip(1) {
                let gap = self.gap(*line);
                let at = (index, place);
                same.entry((gap.hash, gap.mark, gap.breaks)).or_default().add(at, place >= ending);
                let counted = 2..=gap.breaks.min(MAX_BREAKS);
                counted.for_each(|count| breaks[count].add(at, place >= ending));
                if place >= ending && self.is_under_notice(*line) {
                    found[index] = Some((place, "shape.below_edit_notice"));
                }
            }
        }
        let same = same.iter().map(|((_, mark, count), met)| (*mark, met, *count));
        let breaks = breaks.iter().enumerate().map(|(count, met)| (Mark::Breaks, met, count));
        let best = same
            .chain(breaks)
            .filter_map(|(mark, met, count)| Some((self.told(mark, met, count)?, mark, count, &met.ends)))
            .max_by_key(|(told, mark, count, ends)| (*told, *mark, ends.len(), *count, ends.first().copied()));
        let Some((_, mark, _, ends)) = best else { return found };
        let rule = if mark == Mark::Ruled { "shape.signature_rule" } else { "shape.signature_gap" };
        ends.iter().for_each(|(index, place)| found[*index] = Some((*place, rule)));
        found
    }

    /// The first of the last lines that can be a signature.
    fn ending(&self, kept: &[usize]) -> usize {
        let mut bytes = 0;
        let can_be = |at: &&usize| {
            let line = &self.source.lines[**at];
            bytes += line.text.len();
            // Who is spoken to is named in front of an answer.
            let answers = line.text.starts_with('@');
            // What is headed or numbered is another post.
            let is_written = line.quoted == 0 && !line.code && line.heading() == 0 && !is_numbered(&line.text);
            bytes <= MAX_BYTES && is_written && !answers && line.section() != "quote_header"
        };
        let ending = kept.len() - kept.iter().rev().take(MAX_SIGNATURE).take_while(can_be).count();
        // Below the header of a quotation are what it quotes and an answer.
        let header = kept.iter().rposition(|at| self.source.lines[*at].section() == "quote_header");
        ending.max(header.map_or(0, |header| header + QUOTED))
    }

    /// What is between a line and the one before it that is no ornament.
    fn gap(&self, at: usize) -> Gap {
        let Source { text, lines, .. } = self.source;
        let before = lines[..at].iter().rev().take(MAX_SIGNATURE).find(|line| line.class != Class::Ornament);
        let start = before.map_or(0, |line| line.range(text).end as usize);
        let between = &text[start.min(lines[at].range(text).start as usize)..lines[at].range(text).start as usize];
        let between = between.find('\n').map_or("", |first| &between[first..]);
        let mark = match between {
            "\n" => Mark::Plain,
            _ if between.contains(|c: char| !c.is_whitespace()) => Mark::Ruled,
            _ => Mark::Same,
        };
        Gap { hash: FixedState::default().hash_one(between), breaks: between.matches('\n').count(), mark }
    }

    /// Whether a line stands right below a notice that the post was edited.
    fn is_under_notice(&self, at: usize) -> bool {
        let before = self.source.lines[..at].iter().rev().find(|line| line.class != Class::Ornament);
        before.is_some_and(|line| line.family() == "edited")
    }

    /// How many posts say that a mark is before signatures, if it is: those that end as another does.
    fn told(&self, mark: Mark, met: &Met, breaks: usize) -> Option<usize> {
        if met.ends.is_empty() || met.inside * STRAYS > met.ends.len() {
            return None;
        }
        let lines = self.source.lines;
        let is_below_prose = |(index, place): &&(usize, usize)| {
            let (body, signature) = self.kept[*index].split_at(*place);
            let bytes: usize = signature.iter().map(|at| lines[*at].text.len()).sum();
            bytes <= USUAL_BYTES && body.iter().any(|at| lines[*at].class == Class::Prose)
        };
        if met.ends.iter().filter(is_below_prose).count() * 2 <= met.ends.len() {
            return None;
        }
        let texts: Vec<u64> = met.ends.iter().map(|(index, place)| self.text(&self.kept[*index][*place..])).collect();
        let agreed = self.agreed(mark, &met.ends, &texts);
        let mut by_author: HashMap<&str, u64> = HashMap::new();
        let mut others = 0;
        for ((index, _), text) in met.ends.iter().zip(&texts) {
            if let Some(author) = &self.authors[*index] {
                others += usize::from(by_author.insert(author, *text).is_some_and(|before| before != *text));
            }
        }
        if others * STRAYS > agreed {
            return None;
        }
        let template = mark == Mark::Ruled || breaks >= MIN_BREAKS;
        let is_wide = breaks >= WIDE_BREAKS
            && met.ends.len() * STRAYS >= self.kept.len()
            && (met.ends.len() > 1 || met.ends.iter().all(|(index, at)| !self.has_dated(&self.kept[*index][..*at])));
        let enough = by_author.len() >= MIN_MARKED || is_wide;
        let alone = template && met.inside == 0 && enough;
        (agreed * STRAYS >= met.ends.len() || alone).then_some(agreed)
    }

    /// Whether the last lines have a date among them, as a quotation's header has: the gap can be below what is quoted.
    fn has_dated(&self, body: &[usize]) -> bool {
        let lines = body.iter().rev().take(QUOTED).map(|at| &self.source.lines[*at]);
        let mut short = lines.filter(|line| line.text.len() <= USUAL_BYTES && line.text.contains(char::is_numeric));
        short.any(|line| line.class == Class::Date || header::dated(bare(&line.text)).is_some())
    }

    /// Posts that end as others do; what those of several authors end with is the board's. A mark that says nothing needs
    /// to be known for one author's.
    fn agreed(&self, mark: Mark, ends: &[(usize, usize)], texts: &[u64]) -> usize {
        let mut same: HashMap<u64, Vec<usize>> = HashMap::new();
        ends.iter().zip(texts).for_each(|((index, _), text)| same.entry(*text).or_default().push(*index));
        let is_one = |posts: &&Vec<usize>| {
            let mut authors = posts.iter().map(|index| self.authors[*index].as_deref());
            let known = posts.iter().find_map(|index| self.authors[*index].as_deref());
            posts.len() > 1 && authors.all(|author| author.map_or(mark != Mark::Plain, |author| Some(author) == known))
        };
        same.values().filter(is_one).map(Vec::len).sum()
    }

    fn text(&self, lines: &[usize]) -> u64 {
        let mut hasher = FixedState::default().build_hasher();
        lines.iter().for_each(|at| self.source.lines[*at].text.as_ref().hash(&mut hasher));
        hasher.finish()
    }
}

/// Whether a line has a post's number among its words.
fn is_numbered(text: &str) -> bool {
    text.contains('#') && text.split_whitespace().any(|word| shape::post_number(word).is_some())
}

impl Met {
    fn add(&mut self, at: (usize, usize), ends: bool) {
        match self.ends.last_mut() {
            // The last one in a post begins what can be its signature.
            Some(last) if ends && last.0 == at.0 => (*last, self.inside) = (at, self.inside + 1),
            _ if ends => self.ends.push(at),
            _ => self.inside += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::sentence;
    use super::*;
    use crate::render::text::blocks as text_of;
    use crate::{Document, Options, clean};

    /// A page of posts: author, what is between two paragraphs, what is before the last lines, and these.
    fn page(posts: &[(&str, &str, &str, &str)]) -> Document {
        let post = |(index, (name, inner, gap, last)): (usize, &(&str, &str, &str, &str))| {
            let (day, other) = (index + 1, index % 5 + 2);
            format!("{name} May {day}, 2024 #{day}\n{}\n{inner}{}\n{gap}{last}\n", sentence(day), sentence(other))
        };
        clean(posts.iter().enumerate().map(post).collect::<String>().as_str(), &Options::new()).unwrap()
    }

    fn signatures(document: &Document) -> Vec<Option<&str>> {
        document.posts.iter().map(|post| post.signature.as_deref()).collect()
    }

    #[test]
    fn what_is_before_one_author_s_signature_is_before_others() {
        let document = page(&[
            ("anna", "", "\n", "Tea is life"),
            ("ben", "", "\n", "Coffee first, talk later"),
            ("anna", "", "\n", "Tea is life"),
            ("eve", "", "", ""),
        ]);
        let (anna, ben) = (Some("Tea is life"), Some("Coffee first, talk later"));
        assert_eq!(signatures(&document), [anna, ben, anna, None]);
        let ben = text_of(&document.posts[1].body, true);
        assert!(ben.contains(sentence(3)) && !ben.contains("Coffee first"), "{ben}");
    }

    #[test]
    fn white_space_that_writers_leave_too_is_before_no_signature() {
        // It is between paragraphs as well.
        let document = page(&[
            ("anna", "\n", "\n", "Tea is life"),
            ("ben", "\n", "\n", "Coffee is better."),
            ("anna", "\n", "\n", "Tea is life"),
        ]);
        assert_eq!(signatures(&document), [Some("Tea is life"), None, Some("Tea is life")]);
        // One author ends both posts with it, and differently.
        let document = page(&[
            ("anna", "", "\n", "Is tea life?"),
            ("ben", "", "\n", "Coffee is better."),
            ("anna", "", "\n", "Or is it not?"),
        ]);
        assert_eq!(signatures(&document), [None; 3]);
    }

    #[test]
    fn blank_lines_that_only_a_template_leaves_need_no_second_post() {
        let posts = |gap: &'static str, count: usize| {
            let last = ["Tea is life.", "Coffee first.", "Water will do.", "Milk in last.", "Never cold."];
            let names = ["anna", "ben", "eve", "carl", "dora"];
            let posts: Vec<_> = (0..5).map(|at| (names[at], "", if at < count { gap } else { "" }, last[at])).collect();
            signatures(&page(&posts)).iter().flatten().count()
        };
        let gap = |breaks: usize| if breaks == MIN_BREAKS { "\n\n" } else { "\n" };
        assert_eq!(posts(gap(MIN_BREAKS), MIN_MARKED), MIN_MARKED);
        assert_eq!(posts(gap(MIN_BREAKS), MIN_MARKED - 1), 0);
        assert_eq!(posts(gap(MIN_BREAKS - 1), MIN_MARKED), 0);
    }

    #[test]
    fn a_wide_gap_needs_one_post_in_five() {
        let below = |inner: &str, breaks: usize, posts: usize, last: &str| {
            let names = ["anna", "ben", "eve", "carl", "dora", "finn"];
            let gap = "\n".repeat(breaks - 1);
            let post = |at: usize| {
                (
                    names[at],
                    if at == 0 { inner } else { "" },
                    if at == 0 { &*gap } else { "" },
                    if at == 0 { last } else { "" },
                )
            };
            signatures(&page(&(0..posts).map(post).collect::<Vec<_>>()))[0].is_some()
        };
        let signed = |breaks: usize, posts: usize, last: &str| below("", breaks, posts, last);
        assert!(signed(WIDE_BREAKS, STRAYS, "Tea is life") && !signed(WIDE_BREAKS - 1, STRAYS, "Tea is life"));
        assert!(!signed(WIDE_BREAKS, STRAYS + 1, "Tea is life"));
        // What is below a date can be the answer to what is quoted.
        assert!(signed(WIDE_BREAKS, 2, "Tea is life"));
        assert!(!below("ben at 2024-05-03 10:12\n", WIDE_BREAKS, 2, "Tea is life"));
        // The header of another post.
        assert!(!signed(WIDE_BREAKS, STRAYS, "Tea lover #12"));
    }

    #[test]
    fn what_is_long_or_below_nothing_is_no_signature() {
        let long = |bytes: usize| {
            let last = format!("Tea {}", "x".repeat(bytes - 4));
            let posts = [("anna", "", "\n\n", &*last), ("ben", "", "\n\n", &last), ("eve", "", "\n\n", &last)];
            signatures(&page(&posts)).iter().flatten().count()
        };
        assert_eq!((long(USUAL_BYTES), long(USUAL_BYTES + 1)), (3, 0));
    }

    #[test]
    fn what_stands_below_a_notice_of_editing_is_a_signature() {
        let edited = "Last edited by anna on May 7, 2024\n";
        let document = page(&[("anna", "", edited, "Tea is life, they said to me once."), ("ben", "", "", "")]);
        assert_eq!(signatures(&document), [Some("Tea is life, they said to me once."), None]);
        let document = page(&[("anna", "", "", "Tea is life, they said to me once."), ("ben", "", "", "")]);
        assert_eq!(signatures(&document), [None, None]);
    }

    #[test]
    fn two_dashes_divide_but_not_one() {
        let signed = |rule: &'static str| {
            signatures(&page(&[("anna", "", rule, "Tea is life"), ("ben", "", "", "")]))[0].is_some()
        };
        assert!(signed("--\n") && !signed("-\n"));
    }
}
