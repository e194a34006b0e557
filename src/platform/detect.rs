//! Which forum software made a page: the sum of the markers' weights found in one walk.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Marker, PLATFORMS, Platform, Version};
use crate::document::PlatformInfo;
use crate::dom::Node;

/// The weight at which a page is taken for a software's: one proof, or hints that together are as good.
pub(crate) const ENOUGH: u32 = 3;

/// Collects the evidence while the tree is walked.
pub(crate) struct Detector {
    /// A bit a marker, an entry a platform.
    seen: Vec<u64>,
}

/// A platform's index and one of its markers' index.
type Place = (usize, usize);

/// Where the markers on any element are looked up.
struct Table {
    classes: HashMap<&'static str, Vec<Place>>,
    ids: HashMap<&'static str, Vec<Place>>,
    numbered_ids: HashMap<&'static str, Vec<Place>>,
    elements: HashMap<&'static str, Vec<Place>>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table {
            classes: HashMap::new(),
            ids: HashMap::new(),
            numbered_ids: HashMap::new(),
            elements: HashMap::new(),
        };
        for (p, platform) in PLATFORMS.iter().enumerate() {
            for (m, marker) in platform.markers.iter().enumerate() {
                let (map, key) = match marker {
                    Marker::Class(key, _) => (&mut table.classes, key),
                    Marker::Id(key, _) => (&mut table.ids, key),
                    Marker::IdNumber(key, _) => (&mut table.numbered_ids, key),
                    Marker::Element(key, _) => (&mut table.elements, key),
                    _ => continue,
                };
                map.entry(*key).or_default().push((p, m));
            }
        }
        table
    })
}

impl Detector {
    pub(crate) fn new() -> Self {
        Detector { seen: vec![0; PLATFORMS.len()] }
    }

    /// Looks at one element.
    pub(crate) fn visit(&mut self, node: Node) {
        let table = table();
        for class in node.classes() {
            self.mark_all(table.classes.get(class));
        }
        if let Some(id) = node.attr("id") {
            self.mark_all(table.ids.get(id));
            let prefix = id.trim_end_matches(|c: char| c.is_ascii_digit());
            if prefix.len() < id.len() {
                self.mark_all(table.numbered_ids.get(prefix));
            }
        }
        match node.tag() {
            "html" | "body" => self.each(|marker| match marker {
                Marker::HtmlId(id, _) => node.tag() == "html" && node.attr("id") == Some(id),
                Marker::HtmlAttr(name, _) => node.tag() == "html" && node.attr(name).is_some(),
                Marker::BodyId(id, _) => node.tag() == "body" && node.attr("id") == Some(id),
                Marker::BodyClass(class, _) => node.tag() == "body" && node.has_class(class),
                _ => false,
            }),
            "meta" if is_generator(node) => {
                let content = node.attr("content").unwrap_or_default().to_ascii_lowercase();
                self.each(|marker| matches!(marker, Marker::Generator(name, _) if content.starts_with(&name.to_ascii_lowercase())));
            }
            "script" | "link" => {
                if let Some(url) = node.attr("src").or_else(|| node.attr("href")) {
                    self.each(|marker| matches!(marker, Marker::Asset(part, _) if url.contains(part)));
                }
            }
            "title" => {
                let text = node.text();
                self.each(|marker| matches!(marker, Marker::Title(part, _) if text.contains(part)));
            }
            tag if tag.contains('-') => self.mark_all(table.elements.get(tag)),
            _ => {}
        }
    }

    fn mark_all(&mut self, places: Option<&Vec<Place>>) {
        for (platform, marker) in places.into_iter().flatten() {
            self.seen[*platform] |= 1 << marker;
        }
    }

    fn each(&mut self, found: impl Fn(Marker) -> bool) {
        for (p, platform) in PLATFORMS.iter().enumerate() {
            for (m, marker) in platform.markers.iter().enumerate() {
                if found(*marker) {
                    self.seen[p] |= 1 << m;
                }
            }
        }
    }

    /// The platforms with enough evidence, best first.
    pub(crate) fn finish(mut self, url: Option<&str>) -> Vec<&'static Platform> {
        if let Some(url) = url {
            self.each(|marker| matches!(marker, Marker::Path(part, _) if url.contains(part)));
        }
        let mut scored: Vec<(u32, &'static Platform)> = PLATFORMS
            .iter()
            .zip(&self.seen)
            .map(|(platform, seen)| {
                let score = platform.markers.iter().enumerate().filter(|(m, _)| seen & (1 << m) != 0);
                (score.map(|(_, marker)| weight(*marker)).sum(), *platform)
            })
            .filter(|(score, _)| *score >= ENOUGH)
            .collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, platform)| platform).collect()
    }
}

fn is_generator(node: Node) -> bool {
    node.attr("name").is_some_and(|name| name.eq_ignore_ascii_case("generator"))
}

fn weight(marker: Marker) -> u32 {
    match marker {
        Marker::Generator(_, w)
        | Marker::HtmlId(_, w)
        | Marker::HtmlAttr(_, w)
        | Marker::BodyId(_, w)
        | Marker::BodyClass(_, w)
        | Marker::Class(_, w)
        | Marker::Id(_, w)
        | Marker::IdNumber(_, w)
        | Marker::Element(_, w)
        | Marker::Asset(_, w)
        | Marker::Path(_, w)
        | Marker::Title(_, w) => w,
    }
}

/// Name and version for the result.
pub(crate) fn info(platform: &Platform, html: Option<Node>, generator: Option<&str>) -> PlatformInfo {
    let version = match platform.version {
        Version::Unknown => None,
        Version::Is(version) => Some(version.to_owned()),
        Version::Generator(otherwise) => {
            generator.and_then(number_in).or((!otherwise.is_empty()).then(|| otherwise.to_owned()))
        }
        Version::HtmlAttr(name, otherwise) => {
            Some(html.and_then(|html| html.attr(name)).and_then(number_in).unwrap_or_else(|| otherwise.to_owned()))
        }
    };
    PlatformInfo { name: platform.id.to_owned(), version }
}

/// The first version number in a text: digits and dots.
fn number_in(text: &str) -> Option<String> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text[start..].find(|c: char| !c.is_ascii_digit() && c != '.').map_or(text.len(), |n| start + n);
    Some(text[start..end].trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_fit_their_bits() {
        assert!(PLATFORMS.iter().all(|platform| platform.markers.len() <= 64));
    }

    #[test]
    fn versions_are_read_from_generators() {
        assert_eq!(number_in("vBulletin 3.8.11").as_deref(), Some("3.8.11"));
        assert_eq!(number_in("Discourse 2026.2.0-latest - https://x").as_deref(), Some("2026.2.0"));
        assert_eq!(number_in("Discourse"), None);
    }
}
