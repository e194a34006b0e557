//! Items with types and properties: what JSON-LD and microdata both are.

use std::borrow::Cow;
use std::collections::HashMap;

use super::plain;
use crate::dom::Node;
use crate::runs::push_collapsed;

/// Nodes of the largest element that is read as one line of text. Names, titles and dates have a few; the bound keeps
/// nested ones from being read over and over.
const MAX_LINE_NODES: usize = 500;

/// All items of a page from one source, in document order; an item stands before those inside it.
#[derive(Default)]
pub(super) struct Graph<'a> {
    pub(super) items: Vec<Item<'a>>,
    /// Items by `@id`, the fullest of each.
    by_id: HashMap<String, usize>,
}

/// An item.
#[derive(Default)]
pub(super) struct Item<'a> {
    /// Bare names such as `Comment`.
    pub(super) types: Vec<Cow<'a, str>>,
    /// JSON-LD's `@id`.
    pub(super) id: Option<String>,
    /// Microdata's element.
    pub(super) node: Option<Node<'a>>,
    /// The item that encloses it, with a lower index.
    pub(super) holder: Option<usize>,
    /// The properties of the holder that it is a value of.
    pub(super) roles: Vec<Cow<'a, str>>,
    pub(super) props: Vec<(Cow<'a, str>, Value<'a>)>,
}

/// A property's value.
pub(super) enum Value<'a> {
    Text(String),
    Node(Node<'a>),
    Item(usize),
}

impl<'a> Graph<'a> {
    /// Adds an item and returns its index.
    pub(super) fn push(&mut self, item: Item<'a>) -> usize {
        self.items.push(item);
        self.items.len() - 1
    }

    /// Makes references by `@id` resolvable, when all items are there.
    pub(super) fn index(&mut self) {
        for (at, item) in self.items.iter().enumerate() {
            if let Some(id) = &item.id {
                let best = self.by_id.entry(id.clone()).or_insert(at);
                if self.items[*best].props.len() < item.props.len() {
                    *best = at;
                }
            }
        }
    }

    /// The item that a bare reference means, else the item itself.
    fn resolve(&self, at: usize) -> usize {
        let item = &self.items[at];
        let full = item.id.as_ref().filter(|_| item.props.is_empty()).and_then(|id| self.by_id.get(id));
        full.copied().unwrap_or(at)
    }

    pub(super) fn is(&self, at: usize, types: &[&str]) -> bool {
        self.items[at].types.iter().any(|t| types.contains(&&**t))
    }

    pub(super) fn values(&self, at: usize, name: &str) -> impl Iterator<Item = &Value<'a>> {
        self.items[at].props.iter().filter(move |(n, _)| n == name).map(|(_, value)| value)
    }

    /// The items that are values of a property.
    pub(super) fn children(&self, at: usize, name: &str) -> impl Iterator<Item = usize> {
        self.values(at, name).filter_map(|value| match value {
            Value::Item(item) => Some(self.resolve(*item)),
            _ => None,
        })
    }

    /// The first of the properties that has a text: one line of plain text. An item's text is its name.
    pub(super) fn text(&self, at: usize, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            self.values(at, name).find_map(|value| match value {
                Value::Text(text) => line(text),
                Value::Node(node) => line(&shown(*node)),
                Value::Item(item) => self.own_name(self.resolve(*item)),
            })
        })
    }

    /// The values of a property that are texts, one line of plain text each.
    pub(super) fn texts(&self, at: usize, name: &str) -> impl Iterator<Item = String> {
        self.values(at, name).filter_map(|value| match value {
            Value::Text(text) => line(text),
            Value::Node(node) => line(&shown(*node)),
            Value::Item(_) => None,
        })
    }

    fn own_name(&self, at: usize) -> Option<String> {
        self.values(at, "name").find_map(|value| match value {
            Value::Text(text) => line(text),
            Value::Node(node) => line(&shown(*node)),
            Value::Item(_) => None,
        })
    }

    /// The first of the properties that has a URL, as written.
    pub(super) fn url(&self, at: usize, names: &[&str]) -> Option<String> {
        let found = names.iter().find_map(|name| {
            self.values(at, name).find_map(|value| match value {
                Value::Text(text) => Some(text.clone()),
                Value::Node(node) => target(*node),
                Value::Item(item) => {
                    let item = self.resolve(*item);
                    self.items[item].id.clone().or_else(|| {
                        self.values(item, "url").find_map(|value| match value {
                            Value::Text(text) => Some(text.clone()),
                            Value::Node(node) => target(*node),
                            Value::Item(_) => None,
                        })
                    })
                }
            })
        })?;
        let url = found.trim();
        (!url.is_empty() && !url.contains(char::is_whitespace)).then(|| url.to_owned())
    }
}

/// The bare name of a type or property: `Comment` of `http://schema.org/Comment`.
pub(super) fn bare(name: &str) -> &str {
    let name = name.trim().trim_end_matches('/');
    let before = name.bytes().rposition(|byte| matches!(byte, b'/' | b'#' | b':'));
    &name[before.map_or(0, |at| at + 1)..]
}

fn line(text: &str) -> Option<String> {
    let mut line = String::new();
    // without tags and references it is plain already
    match text.contains(['<', '&']) {
        true => push_collapsed(&mut line, &plain::text(text)),
        false => push_collapsed(&mut line, text),
    }
    line.truncate(line.trim_end().len());
    (!line.is_empty()).then_some(line)
}

/// A property's element as text: what is written for machines before what is shown.
fn shown(node: Node<'_>) -> Cow<'_, str> {
    let machine = node.attr("content").or_else(|| if node.tag() == "time" { node.attr("datetime") } else { None });
    match machine.or_else(|| if node.tag() == "data" { node.attr("value") } else { None }) {
        Some(value) if !value.trim().is_empty() => Cow::Borrowed(value),
        _ => Cow::Owned(one_line(node).unwrap_or_default()),
    }
}

/// The text of an element small enough to be a name, a title or a date.
pub(super) fn one_line(node: Node) -> Option<String> {
    let large = node.descendants().nth(MAX_LINE_NODES).is_some();
    (!large).then(|| node.text()).filter(|text| !text.is_empty())
}

/// A property's element as a URL.
fn target(node: Node) -> Option<String> {
    let attr = ["href", "content", "src", "itemid"].iter().find_map(|name| node.attr(name));
    attr.map(str::to_owned).or_else(|| one_line(node))
}
