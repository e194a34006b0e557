//! When an article was published and changed, as the page shows it.

use crate::chrome::bylines::{Bylines, Dated};
use crate::dom::Node;
use crate::extract::numbers::{digit, has_digit};

use super::Scope;
use super::around::Around;
use super::dates::{self, DateContext};
use super::shown_date::read_date;

/// Characters of a date that is but a year: titles and notices of copyright have such, too.
const YEAR: usize = 4;
/// Characters of the longest paragraph that shows the article's own date; a longer one that does says so.
const MAX_DATE_LINE: usize = 40;
/// Bytes of the longest text beside other texts that is looked at for a date, and of the longest with words that say when.
const MAX_TEXT: usize = 60;
const MAX_SENTENCE: usize = 200;
/// The same with the white space of its source.
const MAX_RAW: usize = 1000;
/// Bytes after words that say when, up to the date's end.
const MAX_DATE: usize = 40;
/// Bytes of the longest line before a date that says what the date is.
const MAX_LABEL: usize = 40;
/// Texts before a date in its line that are looked at for what the date is: a label, a colon, a weekday.
const LABEL_PIECES: usize = 4;
/// Parts of class names and values of `itemprop` of a date of changing.
const CHANGED: [&str; 3] = ["updated", "modified", "changed"];

/// The dates that a page shows for its article.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
}

/// The dates shown beside the headline, else inside the article's part of the page.
pub(super) fn find(around: &Around, scope: &Scope) -> Shown {
    let reader = Reader { around, scope, words: scope.bylines() };
    let found = reader.candidates();
    let best = |dated: Option<Dated>| {
        let alike = found.iter().filter(|candidate| candidate.dated == dated);
        alike.min_by_key(|candidate| (!candidate.is_near, candidate.place))
    };
    let (published, plain, updated) = (best(Some(Dated::Published)), best(None), best(Some(Dated::Updated)));
    // a date without words is of publication; words beside the headline stand against what is far from it
    let mut order: Vec<&Candidate> = [published, plain, updated].into_iter().flatten().collect();
    order.sort_by_key(|candidate| !candidate.is_near);
    let read = |candidate: &&Candidate| reader.read(candidate);
    Shown { published: order.first().and_then(read), modified: updated.as_ref().and_then(read) }
}

/// A date that the page shows.
struct Candidate<'a> {
    place: usize,
    is_near: bool,
    dated: Option<Dated>,
    source: Source<'a>,
}

enum Source<'a> {
    Element(Node<'a>),
    Text(String),
}

struct Reader<'r, 'o, 'a, 's> {
    around: &'r Around<'o, 'a>,
    scope: &'r Scope<'s>,
    words: Bylines,
}

impl<'a> Reader<'_, '_, 'a, '_> {
    fn candidates(&self) -> Vec<Candidate<'a>> {
        let context = self.scope.dates();
        let mut found = self.elements();
        found.extend(self.texts(&context));
        found
    }

    /// Elements that show a date.
    fn elements(&self) -> Vec<Candidate<'a>> {
        let entries = &self.around.outline.entries;
        let lines = &self.around.lines;
        let dated = self
            .scope
            .signals()
            .dates
            .iter()
            .filter(|(index, date)| date.len() > YEAR && !self.around.is_of_others(*index));
        // a date inside a paragraph is the article's subject
        let own = dated.filter(|(index, _)| entries[*index].node.tag() != "p" || entries[*index].text <= MAX_DATE_LINE);
        own.filter_map(|(index, _)| {
            let node = entries[*index].node;
            let pieces = lines.within(*index);
            let is_near = lines.pieces.get(pieces.start).is_some_and(|piece| self.around.header.contains(&piece.line));
            if !is_near && !self.around.is_inside(*index) {
                return None;
            }
            let dated = self.dated(node, pieces.start);
            Some(Candidate { place: pieces.start, is_near, dated, source: Source::Element(node) })
        })
        .collect()
    }

    /// What the words before a date, in it or in its class say that it is.
    fn dated(&self, node: Node, piece: usize) -> Option<Dated> {
        let lines = &self.around.lines;
        let own = node.text();
        let head = own.split(|c| digit(c).is_some()).next().unwrap_or_default();
        let line = lines.pieces.get(piece).map_or(0, |piece| piece.line);
        let before = self.before(piece);
        let above = || {
            let above = line.checked_sub(1).filter(|above| before.is_empty() && lines.length(*above) <= MAX_LABEL)?;
            let text = lines.text(lines.pieces_of(above)).text;
            self.words.dated(&text).filter(|_| !has_digit(&text))
        };
        let by_class = || {
            let is_changed = |name: &str| CHANGED.iter().any(|part| name.to_ascii_lowercase().contains(part));
            let is_published = node.classes().any(|class| class.contains("published"));
            let has = !is_published && node.classes().chain(node.attr("itemprop")).any(is_changed);
            has.then_some(Dated::Updated)
        };
        self.words.dated(head).or_else(|| self.words.dated(&before)).or_else(by_class).or_else(above)
    }

    /// Dates in texts beside the headline whose element holds more, and after words in a sentence.
    fn texts(&self, context: &DateContext) -> Vec<Candidate<'a>> {
        let lines = &self.around.lines;
        let own = lines.pieces.iter().enumerate().filter(|(_, piece)| {
            piece.text.len() <= MAX_RAW && has_digit(piece.text) && !self.around.is_of_others(piece.entry)
        });
        let read = own.filter_map(|(place, piece)| {
            let text = lines.text(place..place + 1).text;
            let (dated, text) = if self.around.header.contains(&piece.line) {
                self.text(&text, place, context)?
            } else {
                // what says that it is the first is as good as what stands beside the headline
                let rest = self.words.after_first_published(&text).filter(|_| text.len() <= MAX_SENTENCE)?;
                (Some(Dated::Published), leading_date(rest, context)?)
            };
            Some(Candidate { place, is_near: true, dated, source: Source::Text(text.to_owned()) })
        });
        read.collect()
    }

    /// The date in a text beside the headline.
    fn text<'t>(&self, text: &'t str, place: usize, context: &DateContext) -> Option<(Option<Dated>, &'t str)> {
        let worded = self.words.after_dated(text).filter(|_| text.len() <= MAX_SENTENCE);
        if let Some((dated, rest)) = worded
            && let Some(date) = leading_date(rest, context)
        {
            return Some((Some(dated), date));
        }
        let parent = self.around.lines.pieces[place].node.parent();
        let fits = text.len() <= MAX_TEXT && parent.is_some_and(|parent| parent.tag() != "p");
        (fits && is_date(text, context)).then(|| (self.words.dated(&self.before(place)), text))
    }

    /// The texts just before one in its line.
    fn before(&self, piece: usize) -> String {
        let lines = &self.around.lines;
        let line = lines.pieces.get(piece).map_or(0, |piece| piece.line);
        lines.text(lines.pieces_of(line).start.max(piece.saturating_sub(LABEL_PIECES))..piece).text
    }

    fn read(&self, candidate: &Candidate) -> Option<String> {
        let page = self.around.outline.entries[0].node;
        match &candidate.source {
            Source::Element(node) => read_date(*node, &self.scope.dates_like(page, &[node.text()], None)).0,
            Source::Text(text) => {
                dates::parse_date(text, &self.scope.dates_like(page, std::slice::from_ref(text), None))
            }
        }
    }
}

/// The start of a text, if a date stands there.
fn leading_date<'t>(text: &'t str, context: &DateContext) -> Option<&'t str> {
    let end = (0..=MAX_DATE.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    Some(&text[..end]).filter(|text| is_date(text, context))
}

/// Whether a text is a date that names more than a year.
fn is_date(text: &str, context: &DateContext) -> bool {
    dates::parse_date(text, context).is_some_and(|date| date.len() > YEAR)
}
