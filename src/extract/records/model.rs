//! What the slots of a group are: which one holds the date, the author, the body.

use std::collections::HashSet;

use crate::extract::outline::Outline;
use crate::extract::signals::{Certainty, Signals};

use super::facts::Facts;
use super::groups::{Record, is_nested};
use super::is_reply;
use super::slots::{Slot, slots};

/// A group's slots and what they are.
pub(super) struct Model {
    slots: Vec<Slot>,
    date: Option<Choice>,
    author: Option<Choice>,
    body: Option<usize>,
}

/// A slot, and how well it fits: 0 to 1.
#[derive(Clone, Copy)]
struct Choice {
    slot: usize,
    fit: f64,
}

/// Share of records in which a date, at least a date, an author and a body must be there.
const MIN_DATED: f64 = 0.6;
const FEW_DATED: f64 = 0.2;
const MIN_AUTHORED: f64 = 0.5;
const MIN_BODIES: f64 = 0.6;
/// A body holds date or author in at most this share of the records.
const MAX_META: f64 = 0.3;
/// Characters of the shortest and longest name.
const NAME: std::ops::RangeInclusive<usize> = 2..=40;
/// Records that are looked at for labels and phrases: what a template writes stands in each.
const SAMPLE: usize = 4;

/// Weights of what tells the date of posting from other dates: how many records show one, whether they ascend or descend,
/// whether they have a time of day, whether the element is made for dates; a join date is labelled so.
const DATE_WEIGHTS: [f64; 5] = [1.0, 2.0, 0.5, 0.3, -3.0];
/// The same for an author: presence; what the markup says; variety among the records; that it stands alone in a link or in
/// bold; and a short text, as names are.
const AUTHOR_WEIGHTS: [f64; 5] = [0.6, 1.2, 0.5, 0.3, 0.2];
/// The least that an author scores: markup that says nothing at all is not enough.
const MIN_AUTHOR: f64 = 1.5;

impl Model {
    pub(super) fn new(records: &[Record], outline: &Outline, signals: &Signals, facts: &Facts) -> Model {
        let count = records.len() as f64;
        // nothing is made of what fewer have
        let least = (FEW_DATED * count).ceil() as usize;
        let mut model = Model { slots: slots(records, outline, least), date: None, author: None, body: None };
        let date =
            |least: f64| best(&model.slots, |slot| date_fit(slot, least * count, count, outline, signals, facts));
        // a date that few show is theirs, but tells nothing of the group
        model.date = date(MIN_DATED).or_else(|| date(FEW_DATED).map(|choice| Choice { fit: 0.0, ..choice }));
        model.author = best(&model.slots, |slot| author_fit(slot, count, outline, signals, facts));
        if let Some(author) = model.author {
            complete(&mut model.slots[author.slot], records, outline, signals);
        }
        model.body = model.find_body(records, outline);
        model
    }

    /// How well dates and authors fit: 0 to 1 each.
    pub(super) fn fits(&self) -> [f64; 2] {
        [self.date, self.author].map(|choice| choice.map_or(0.0, |choice| choice.fit))
    }

    /// Whether each record has a title of its own that leads to another page: then they are teasers, or a list of threads.
    pub(super) fn are_titled(&self, records: &[Record], outline: &Outline, signals: &Signals) -> bool {
        // links in the text lead anywhere
        let in_text = |number: usize, index: usize| {
            self.body(number, &records[number])
                .filter(|body| (*body..outline.entries[*body].end).contains(&index))
                .is_some_and(|body| outline.entries[body..index].iter().any(|entry| entry.own > entry.links))
        };
        let is_title = |slot: &Slot| {
            let titles = slot.at.iter().filter(|(number, index)| {
                signals.author(*index).is_none() && signals.date(*index).is_none() && !in_text(*number, *index)
            });
            are_titles(titles.map(|(_, index)| *index), records.len() as f64, outline)
        };
        let chosen = [self.date, self.author].map(|choice| choice.map(|choice| choice.slot));
        let mut others = self.slots.iter().enumerate().filter(|(place, _)| !chosen.contains(&Some(*place)));
        others.any(|(_, slot)| is_title(slot))
    }

    pub(super) fn date(&self, record: usize) -> Option<usize> {
        self.slots[self.date?.slot].of(record)
    }

    pub(super) fn author(&self, record: usize) -> Option<usize> {
        self.slots[self.author?.slot].of(record)
    }

    pub(super) fn body(&self, number: usize, record: &Record) -> Option<usize> {
        record.body.or_else(|| self.slots[self.body?].of(number))
    }

    /// The slot with most prose, in most records, without date and author inside; the innermost of equals. A slot inside it
    /// is a better choice when it holds much of that prose and nearly all of what makes the records differ: panels and titles
    /// around it are much the same in each.
    fn find_body(&self, records: &[Record], outline: &Outline) -> Option<usize> {
        let fits: Vec<Body> = self
            .slots
            .iter()
            .enumerate()
            .filter_map(|(place, slot)| self.as_body(place, slot, MAX_META, records, outline))
            .collect();
        let loose = self.loose_body(records.len(), outline);
        let Some(mut best) = fits.iter().max_by_key(|body| (body.prose, body.text, body.place)) else {
            return loose.map(|(_, place)| place);
        };
        if let Some((_, place)) = loose.filter(|(text, _)| *text as f64 > MIN_LOOSE * best.prose as f64) {
            return Some(place);
        }
        loop {
            let inside = fits.iter().filter(|body| {
                body.place != best.place
                    && body.first.0 > best.first.0
                    && body.first.1 <= best.first.1
                    && body.prose as f64 >= MIN_INNER * best.prose as f64
                    && body.spread >= MIN_SPREAD * best.spread
                    && body.count as f64 >= MIN_COUNT * best.count as f64
            });
            let inside = inside.filter(|body| self.is_core(best, body, records, outline));
            match inside.max_by_key(|body| (body.prose, body.place)) {
                Some(body) => best = body,
                None => break,
            }
        }
        let around = self.around(best, records, outline).filter(|around| !self.is_core(around, best, records, outline));
        Some(around.map_or(best.place, |around| around.place))
    }

    /// The innermost slot that holds all the prose of the records, where the best body has but a part of it: paragraphs that
    /// stand beside author and date.
    fn around(&self, best: &Body, records: &[Record], outline: &Outline) -> Option<Body> {
        let whole = self.as_body(0, self.slots.first()?, 1.0, records, outline)?;
        let is_block = crate::extract::visible::is_block(outline.entries[best.first.0].node.tag());
        let is_division = is_block && !PARAGRAPHS.contains(&outline.entries[best.first.0].node.tag());
        if is_division || best.prose as f64 >= MIN_BODY * whole.prose as f64 {
            return None;
        }
        let all = |body: &Body| body.prose as f64 >= MIN_AROUND * whole.prose as f64;
        let slots = self.slots.iter().enumerate().take(MAX_AROUND);
        let bodies = slots.filter_map(|(place, slot)| self.as_body(place, slot, 1.0, records, outline));
        bodies.filter(all).max_by_key(|body| body.place)
    }

    /// Whether what the outer body has beyond the inner one is much the same in each record, as panels and titles are: if it
    /// is not, it is text. A paragraph is a body where none has a second one.
    fn is_core(&self, outer: &Body, inner: &Body, records: &[Record], outline: &Outline) -> bool {
        let own = |number: usize, index: usize| records[number].own(index, outline)[0];
        let [outside, inside] = [outer, inner].map(|body| &self.slots[body.place]);
        let (mut sum, mut squares) = (0.0, 0.0);
        for &(number, index) in &outside.at {
            let rest =
                own(number, index) - inside.of(number).map_or(0, |index| own(number, index)).min(own(number, index));
            sum += rest as f64;
            squares += (rest as f64).powi(2);
        }
        let size = outside.at.len() as f64;
        let spread = (squares / size - (sum / size).powi(2)).max(0.0).sqrt();
        let is_paragraph = outline.entries[inner.first.0].node.tag() == "p";
        spread <= (MAX_REST * outer.spread).max(PANEL_SPREAD) && (!is_paragraph || sum <= MAX_LOST * outer.prose as f64)
    }

    /// The slot with most text directly in it, which author and date stand beside: for bodies without an element of their own.
    fn loose_body(&self, count: usize, outline: &Outline) -> Option<(usize, usize)> {
        let own = |index: usize| {
            let entry = &outline.entries[index];
            entry.own - entry.links.min(entry.own)
        };
        let many = |slot: &Slot| slot.at.len() as f64 >= MIN_BODIES * count as f64;
        let slots = self.slots.iter().enumerate().filter(|(_, slot)| many(slot));
        let texts = slots.map(|(place, slot)| (slot.at.iter().map(|(_, index)| own(*index)).sum(), place));
        texts.max_by_key(|(text, place): &(usize, usize)| (*text, std::cmp::Reverse(*place)))
    }

    /// A slot as a body; none when it is rare, or holds date or author in more than a share of the records.
    fn as_body(&self, place: usize, slot: &Slot, most: f64, records: &[Record], outline: &Outline) -> Option<Body> {
        let (mut prose, mut squares, mut text, mut with_meta) = (0, 0.0, 0, 0);
        for &(number, index) in &slot.at {
            let [own, links] = records[number].own(index, outline);
            let end = outline.entries[index].end;
            (prose, text) = (prose + own, text + own + links);
            squares += (own as f64).powi(2);
            let meta = [self.date(number), self.author(number)];
            with_meta += usize::from(meta.iter().flatten().any(|i| (index..end).contains(i)));
        }
        let (size, first) = (slot.at.len() as f64, slot.at.first()?.1);
        let spread = (squares / size - (prose as f64 / size).powi(2)).max(0.0).sqrt();
        let fits = size >= MIN_BODIES * records.len() as f64 && with_meta as f64 <= most * size;
        fits.then(|| Body {
            place,
            count: slot.at.len(),
            first: (first, outline.entries[first].end),
            prose,
            text,
            spread,
        })
    }
}

/// A slot that could be the body.
struct Body {
    place: usize,
    /// The range of its first element.
    first: (usize, usize),
    count: usize,
    prose: usize,
    text: usize,
    /// Standard deviation of the prose.
    spread: f64,
}

/// Share of the prose, and of its spread, that the slot inside another must have to be the better body.
const MIN_INNER: f64 = 0.35;
const MIN_SPREAD: f64 = 0.9;
/// How widely what an inner body leaves out may be spread: as a share of the outer body's spread, and in characters, by which
/// panels differ; and the share of the prose that a paragraph may leave out.
const MAX_REST: f64 = 0.3;
const PANEL_SPREAD: f64 = 30.0;
const MAX_LOST: f64 = 0.02;
/// Elements that are but parts of a text; share of the records' prose that a body must have for what is around it to be none; share of that prose that what is
/// around it then must have; and slots among which that is looked for: it stands outside.
const PARAGRAPHS: [&str; 6] = ["p", "li", "ul", "ol", "blockquote", "pre"];
const MIN_BODY: f64 = 0.5;
const MIN_AROUND: f64 = 0.95;
const MAX_AROUND: usize = 30;
/// How many times the prose of a body in an element of its own loose text must be, to be the body instead.
const MIN_LOOSE: f64 = 1.5;
/// Share of the records with the outer slot that must have the inner one.
const MIN_COUNT: f64 = 0.9;

/// The slot that fits best; the first of equals.
fn best(slots: &[Slot], fit: impl Fn(&Slot) -> Option<f64>) -> Option<Choice> {
    let fits = slots.iter().enumerate().filter_map(|(slot, s)| Some(Choice { slot, fit: fit(s)? }));
    fits.reduce(|best, other| if other.fit > best.fit { other } else { best })
}

/// Adds the names of records that have theirs elsewhere: in the colour of a group, or without a link.
fn complete(slot: &mut Slot, records: &[Record], outline: &Outline, signals: &Signals) {
    let tag = outline.entries[slot.at[0].1].node.tag();
    let least = slot.at.iter().filter_map(|(_, index)| signals.author(*index)).min();
    let Some(least) = least.filter(|_| slot.at.len() < records.len()) else { return };
    // the range of rows may reach into the post before
    let missing = (0..records.len()).filter(|number| slot.of(*number).is_none() && records[*number].body.is_none());
    let name = |number: usize| {
        let Record { range, nested, .. } = &records[number];
        let from = signals.authors.partition_point(|(index, _)| *index < range.0);
        let inside = signals.authors[from..].iter().take_while(|(index, _)| *index < range.1);
        let mut alike = inside.filter(|(index, certainty)| {
            *certainty >= least && outline.entries[*index].node.tag() == tag && !is_nested(*index, nested)
        });
        alike.next().map(|(index, _)| (number, *index))
    };
    let more: Vec<(usize, usize)> = missing.filter_map(name).collect();
    slot.at.extend(more);
    slot.at.sort_unstable();
}

/// Whether elements are links with a text that is another in each record; numbers do not count, for posts have such.
fn are_titles(elements: impl Iterator<Item = usize>, count: f64, outline: &Outline) -> bool {
    let link = |index: usize| {
        let entry = &outline.entries[index];
        let is_link = entry.node.tag() == "a" && entry.node.attr("href").is_some_and(|href| !href.starts_with('#'));
        (is_link && entry.text >= SHORT_TITLE).then(|| entry.node.text()).filter(|text| !is_reply(text))
    };
    let letters = |text: String| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let titles: Vec<String> = elements.filter_map(link).map(letters).collect();
    let total: usize = titles.iter().map(|title| title.chars().count()).sum();
    let distinct = titles.iter().collect::<HashSet<_>>().len() as f64;
    distinct >= MIN_TITLED * count && total as f64 >= TITLE * titles.len() as f64
}

/// Share of records with a title of their own that makes them teasers, letters of an average title, and characters of the
/// shortest: places and names may be shorter.
const MIN_TITLED: f64 = 0.7;
const TITLE: f64 = 14.0;
const SHORT_TITLE: usize = 6;

fn date_fit(slot: &Slot, least: f64, count: f64, outline: &Outline, signals: &Signals, facts: &Facts) -> Option<f64> {
    let dates: Vec<&str> = slot.at.iter().filter_map(|(_, index)| signals.date(*index)).collect();
    if (dates.len() as f64) < least.max(1.0) {
        return None;
    }
    let present = dates.len() as f64 / count;
    let pairs = dates.windows(2).filter(|pair| pair[0] != pair[1]).count() as f64;
    let rising = dates.windows(2).filter(|pair| pair[0] < pair[1]).count() as f64;
    // one date, or always the same: no order to be seen
    let order = if pairs == 0.0 { 0.5 } else { rising.max(pairs - rising) / pairs };
    let timed = dates.iter().filter(|date| date.contains('T')).count() as f64 / dates.len() as f64;
    let sample = || slot.at.iter().take(SAMPLE).map(|(_, index)| *index);
    let is_time = sample().any(|index| outline.entries[index].node.tag() == "time");
    let is_joined = sample().any(|index| facts.is_joined(index));
    let features = [present.min(1.0), order, timed, f64::from(u8::from(is_time)), f64::from(u8::from(is_joined))];
    Some(weighted(features, DATE_WEIGHTS)).filter(|fit| *fit > 0.0)
}

fn author_fit(slot: &Slot, count: f64, outline: &Outline, signals: &Signals, facts: &Facts) -> Option<f64> {
    let is_name =
        |(_, index): &&(usize, usize)| NAME.contains(&outline.entries[*index].text) && signals.date(*index).is_none();
    let names: Vec<usize> = slot.at.iter().filter(is_name).map(|(_, index)| *index).collect();
    let present = names.len() as f64 / count;
    if present < MIN_AUTHORED || names.len() * 2 < slot.at.len() {
        return None;
    }
    let lettered = names.iter().filter(|index| facts.name(**index).has_letters).count();
    if lettered * 2 < names.len() || names.iter().take(SAMPLE).any(|index| facts.is_chrome(*index)) {
        return None;
    }
    let distinct = names.iter().map(|index| facts.name(*index).hash).collect::<HashSet<_>>().len();
    let variety = match (distinct, names.len()) {
        // all posts of one name: somebody alone, or a board of the nameless, if the markup says that it is a name
        (1, 3..) => -1.0,
        (1, _) => 0.5,
        _ => 1.0,
    };
    let says =
        names.iter().map(|index| signals.author(*index).map_or(0.0, certainty)).sum::<f64>() / names.len() as f64;
    let first = outline.entries[names[0]].node;
    let stands_out = matches!(first.tag(), "a" | "b" | "strong");
    let short =
        names.iter().filter(|index| facts.name(**index).length <= SHORT_NAME).count() as f64 / names.len() as f64;
    let features = [present.min(1.0), says, variety, f64::from(u8::from(stands_out)), short];
    let fit = AUTHOR_WEIGHTS.iter().zip(features).map(|(weight, feature)| weight * feature).sum::<f64>();
    (fit >= MIN_AUTHOR).then(|| weighted(features, AUTHOR_WEIGHTS))
}

/// Characters of a name of usual length.
const SHORT_NAME: usize = 20;

fn certainty(certainty: Certainty) -> f64 {
    match certainty {
        Certainty::Declared => 1.0,
        Certainty::Linked => 0.9,
        Certainty::Named => 0.7,
    }
}

/// The weighted sum, as a share of the most it can be.
fn weighted<const N: usize>(features: [f64; N], weights: [f64; N]) -> f64 {
    let most: f64 = weights.iter().filter(|weight| **weight > 0.0).sum();
    features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum::<f64>() / most
}
