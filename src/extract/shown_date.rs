//! The date that an element shows.

use crate::chrome::shape;
use crate::dom::{Node, Selector};

use super::dates::{self, DateContext};

/// A date, if the text could be read, and the text.
pub(super) type Shown = (Option<String>, Option<String>);

/// What of an element's text is its date.
#[derive(Clone, Copy)]
pub(super) enum Extent<'r> {
    /// All but what these elements hold.
    Without(&'r Selector),
    /// What stands in no element inside.
    Own,
    /// What stands behind it, up to the next element.
    After,
}

impl Extent<'_> {
    /// The text, without an author's name before it.
    pub(super) fn text(self, node: Node) -> String {
        match self {
            Extent::Own => own_text(node),
            Extent::After => node.text_after(),
            Extent::Without(dropped) => date_text(&node.text_without(dropped)),
        }
    }

    /// The date an element shows, of which this is the text.
    pub(super) fn read(self, node: Node, text: String, context: &DateContext) -> Shown {
        let raw = Some(text).filter(|raw| !raw.is_empty());
        match self {
            Extent::Own | Extent::After => (raw.as_deref().and_then(|raw| dates::parse_date(raw, context)), raw),
            Extent::Without(_) => read_as(node, raw, context),
        }
    }
}

/// The text that is an element's own, without that of the elements inside.
fn own_text(node: Node) -> String {
    // brackets whose contents are elements
    node.own_text().trim_end_matches("( )").trim_end().to_owned()
}

/// Whether a date ends in an hour with AM or PM.
pub(super) fn is_half_day(raw: &str) -> bool {
    let raw = raw.trim_end().to_ascii_lowercase();
    raw.ends_with("am") || raw.ends_with("pm")
}

/// The date an element shows: machine-readable attributes first, then the tooltip, then the text.
pub(crate) fn read_date(node: Node, context: &DateContext) -> Shown {
    read_as(node, Some(date_text(&node.text())).filter(|raw| !raw.is_empty()), context)
}

fn read_as(node: Node, raw: Option<String>, context: &DateContext) -> Shown {
    let inner = node.descendants().find(|n| n.attr("datetime").is_some());
    let sources = [Some(node), inner];
    let attribute = |name: &str| sources.iter().flatten().find_map(|n| n.attr(name)).filter(|value| !value.is_empty());
    let machine = ["datetime", "content", "ts", "created", "data-dateutc", "date"]
        .iter()
        .find_map(|name| attribute(name).and_then(dates::from_iso));
    let unix = || {
        let names = ["data-time", "data-timestamp", "data-epoch", "data-at-unix", "data-utc"];
        names.iter().find_map(|name| attribute(name).and_then(dates::from_unix))
    };
    let shown = || {
        let tooltip = TOOLTIPS.iter().find_map(|name| attribute(name));
        tooltip.and_then(|text| dates::parse_date(text.trim().lines().next()?, context))
    };
    let text = || raw.as_deref().and_then(|raw| dates::parse_date(raw, context));
    // an instant is more than a time without a zone
    let unix = if machine.as_deref().is_some_and(is_zoned) { None } else { unix() };
    (unix.or(machine).or_else(shown).or_else(text), raw)
}

/// Whether a date of RFC 3339 has a zone.
fn is_zoned(date: &str) -> bool {
    date.split_once('T').is_some_and(|(_, time)| time.contains(['Z', '+', '-']))
}

/// Attributes that hold what a page shows over an element.
pub(super) const TOOLTIPS: [&str; 2] = ["title", "data-tippy-content"];

/// The date in the last of several lines of an element's tooltip.
pub(super) fn edited_in_tooltip(node: Node, context: &DateContext) -> Option<String> {
    let lines: Vec<&str> = TOOLTIPS.iter().find_map(|name| node.attr(name))?.trim().lines().collect();
    let last = lines.last().filter(|_| lines.len() > 1)?;
    dates::parse_date(last, context)
}

/// The text of a date's element, without an author's name before it.
fn date_text(text: &str) -> String {
    let text = text.trim_matches(['«', '»', ' ']).to_owned();
    // vBulletin shows the post's number in the same cell
    let text = match text.split_once(' ') {
        Some((number, date)) if shape::post_number(number).is_some() => date.to_owned(),
        _ => text,
    };
    match text.rsplit_once('»') {
        Some((_, date)) => date.trim().to_owned(),
        None => text,
    }
}

/// The date that stands closest before the body: for themes that moved it away from where the software has it.
/// Join dates, in the panel, are none.
pub(super) fn date_before<'a>(
    root: Node<'a>,
    body: Node<'a>,
    panel: Option<Node>,
    dates: &DateContext,
) -> Option<Node<'a>> {
    let is_date = |node: &Node| {
        node.tag() == "time"
            || node
                .children()
                .filter_map(Node::as_text)
                .any(|t| t.len() <= MAX_DATE && dates::parse_date(t, dates).is_some())
    };
    root.descendants()
        .take_while(|node| *node != body)
        .filter(|node| node.is_element())
        .filter(is_date)
        .filter(|node| panel.is_none_or(|panel| !node.is_within(panel)))
        .last()
}

/// Bytes of the longest text that is looked at for a date.
const MAX_DATE: usize = 80;
