//! The elements of a page by what selectors ask for first, so that a selector looks only at those that it can match.

use foldhash::HashMap;

use super::selector::Lookup;
use super::{Node, Selector};

/// Positions of elements in document order, by a name.
type Table<'a> = HashMap<&'a str, Vec<u32>>;

/// All elements of a page; filled in document order by one walk.
#[derive(Default)]
pub(crate) struct Index<'a> {
    elements: Vec<Node<'a>>,
    tags: Table<'a>,
    classes: Table<'a>,
    ids: Table<'a>,
    /// Those of [`is_distinctive`] names, whatever their values.
    attributes: Table<'a>,
}

/// Attributes that few elements have, so that it is worth knowing which.
pub(super) fn is_distinctive(attribute: &str) -> bool {
    attribute.starts_with("data-")
        || matches!(attribute, "id" | "title" | "component" | "itemprop" | "itemscope" | "name" | "role" | "slot")
}

impl<'a> Index<'a> {
    /// Adds the element that comes next in the document.
    pub(crate) fn push(&mut self, node: Node<'a>) {
        // no page has so many elements: `max_bytes` stands before them
        let Ok(at) = u32::try_from(self.elements.len()) else { return };
        self.elements.push(node);
        self.tags.entry(node.tag()).or_default().push(at);
        for (name, value) in node.attrs() {
            if name == "id" {
                self.ids.entry(value).or_default().push(at);
            }
            match name {
                "class" => {
                    for class in value.split_ascii_whitespace() {
                        self.classes.entry(class).or_default().push(at);
                    }
                }
                _ if is_distinctive(name) => self.attributes.entry(name).or_default().push(at),
                _ => {}
            }
        }
    }

    /// The elements that match, in document order.
    pub(crate) fn select(&self, selector: &Selector) -> Vec<Node<'a>> {
        let mut found: Vec<u32> = Vec::new();
        for lookup in selector.lookups() {
            match self.of(lookup) {
                Some(places) => found.extend(places.iter().filter(|at| self.at(**at).matches_looked_up(selector))),
                None => return self.elements.iter().copied().filter(|node| node.matches(selector)).collect(),
            }
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| self.at(at)).collect()
    }

    /// The first element that matches.
    pub(crate) fn first(&self, selector: &Selector) -> Option<Node<'a>> {
        let mut first: Option<u32> = None;
        for lookup in selector.lookups() {
            let Some(places) = self.of(lookup) else {
                return self.elements.iter().copied().find(|node| node.matches(selector));
            };
            let before = |at: &&u32| first.is_none_or(|first| **at < first);
            let found = places.iter().take_while(before).find(|at| self.at(**at).matches_looked_up(selector)).copied();
            first = found.or(first);
        }
        first.map(|at| self.at(at))
    }

    /// The elements of a tag, in document order.
    pub(crate) fn tagged(&self, tag: &str) -> impl Iterator<Item = Node<'a>> {
        self.tags.get(tag).into_iter().flatten().map(|at| self.at(*at))
    }

    /// Whether any element has this distinctive attribute.
    pub(crate) fn has_attribute(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }

    /// Each tag, class and id that the page has, once, in no order.
    pub(crate) fn tags(&self) -> impl Iterator<Item = &'a str> {
        self.tags.keys().copied()
    }

    pub(crate) fn classes(&self) -> impl Iterator<Item = &'a str> {
        self.classes.keys().copied()
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.ids.keys().copied()
    }

    fn at(&self, at: u32) -> Node<'a> {
        self.elements[at as usize]
    }

    /// The elements that a look-up gives; none where that is all of them.
    fn of(&self, lookup: &Lookup) -> Option<&[u32]> {
        let (table, name) = match lookup {
            Lookup::Tag(name) => (&self.tags, name),
            Lookup::Class(name) => (&self.classes, name),
            Lookup::Id(name) => (&self.ids, name),
            Lookup::Attribute(name) => (&self.attributes, name),
            Lookup::All => return None,
        };
        Some(table.get(name.as_str()).map_or(&[], Vec::as_slice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::dom::{Dom, Noscript};

    #[test]
    fn selectors_find_the_same_with_and_without_it() {
        let page = "<body class=b><div id=a class='x y'><p class=x>1</p><p data-n=1 class='x z'>2</p></div>\
                    <ul role=list><li class=y>3<li class='y x'>4</ul><x-post name=q>5</x-post>";
        let dom = Dom::parse(page, Noscript::Text, &Options::new()).unwrap();
        let mut index = Index::default();
        dom.root().descendants().filter(|node| node.is_element()).for_each(|node| index.push(node));
        for css in [
            ".x",
            "#a",
            "#a .x",
            "#a > p, .y",
            ".y, .x",
            "[data-n]",
            "p[data-n='1'].z",
            "ul li:last-child",
            "li:has(+ li), x-post",
            "[name^='q'], #a",
            "*",
            "div > *",
            "p:not(.z, [a=','])",
            "",
        ] {
            let selector = Selector::new(css);
            let asked = scraper::Selector::parse(css).ok();
            let plain: Vec<Node> =
                asked.iter().flat_map(|css| dom.html.select(css)).map(|found| Node(*found)).collect();
            assert!(dom.root().select(&selector).eq(plain.iter().copied()), "{css}");
            assert!(index.select(&selector) == plain, "{css}");
            assert!(index.first(&selector) == plain.first().copied(), "{css}");
        }
    }
}
