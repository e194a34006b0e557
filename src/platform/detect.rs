//! Which forum software made a page: the sum of the markers' weights.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Marker, PLATFORMS, Platform, Version};
use crate::chrome::literals::Literals;
use crate::document::PlatformInfo;
use crate::dom::{Dom, Node, Wanted};

/// The weight at which a page is taken for a software's: one proof, or hints that together are as good.
pub(crate) const ENOUGH: u32 = 3;

/// What of a page tells its software.
#[derive(Default)]
pub(crate) struct Evidence<'a> {
    pub(crate) html: Option<Node<'a>>,
    pub(crate) body: Option<Node<'a>>,
    pub(crate) title: Option<Node<'a>>,
    pub(crate) generator: Option<&'a str>,
    /// Addresses of scripts and stylesheets.
    pub(crate) assets: Vec<&'a str>,
    pub(crate) url: Option<&'a str>,
}

/// A platform's index and one of its markers' index.
type Place = (usize, usize);

/// Where markers are looked up.
struct Table {
    /// Classes, ids and elements.
    names: Vec<(Wanted, Place)>,
    numbered_ids: HashMap<&'static str, Vec<Place>>,
    /// How some classes begin.
    class_starts: Vec<(&'static str, Place)>,
    /// Parts of addresses, and the place of each.
    assets: (Literals, Vec<Place>),
    /// Markers that are asked once a page.
    others: Vec<Place>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut names, mut numbered_ids, mut class_starts) = (Vec::new(), Vec::new(), Vec::new());
        let (mut assets, mut others) = (Vec::new(), Vec::new());
        for (p, platform) in PLATFORMS.iter().enumerate() {
            for (m, marker) in platform.markers.iter().enumerate() {
                let place = (p, m);
                match *marker {
                    Marker::Class(key, _) => names.push((Wanted::class(key), place)),
                    Marker::Id(key, _) => names.push((Wanted::id(key), place)),
                    Marker::Element(key, _) => names.push((Wanted::tag(key), place)),
                    Marker::ClassStart(key, _) => class_starts.push((key, place)),
                    Marker::IdNumber(key, _) => numbered_ids.push((key, place)),
                    Marker::Asset(key, _) => assets.push((key, place)),
                    _ => others.push(place),
                }
            }
        }
        let (parts, places): (Vec<&str>, Vec<Place>) = assets.into_iter().unzip();
        Table {
            names,
            numbered_ids: grouped(numbered_ids),
            class_starts,
            assets: (Literals::new(parts), places),
            others,
        }
    })
}

fn grouped(pairs: Vec<(&'static str, Place)>) -> HashMap<&'static str, Vec<Place>> {
    let mut map: HashMap<&'static str, Vec<Place>> = HashMap::new();
    pairs.into_iter().for_each(|(key, place)| map.entry(key).or_default().push(place));
    map
}

/// The platforms with enough evidence, best first.
pub(crate) fn detect(dom: &Dom, evidence: &Evidence) -> Vec<&'static Platform> {
    let table = table();
    // a bit a marker, an entry a platform
    let mut seen = vec![0u64; PLATFORMS.len()];
    let mut mark = |(platform, marker): Place| seen[platform] |= 1 << marker;
    table.names.iter().filter(|(name, _)| dom.has(name)).for_each(|(_, place)| mark(*place));
    for class in dom.classes() {
        table.class_starts.iter().filter(|(start, _)| class.starts_with(start)).for_each(|(_, place)| mark(*place));
    }
    for id in dom.ids() {
        let prefix = id.trim_end_matches(|c: char| c.is_ascii_digit());
        if prefix.len() < id.len() {
            table.numbered_ids.get(prefix).into_iter().flatten().for_each(|place| mark(*place));
        }
    }
    let (parts, places) = &table.assets;
    for url in &evidence.assets {
        parts.find(url, |part, _| {
            mark(places[part]);
            false
        });
    }
    let title = evidence.title.map(Node::text).unwrap_or_default();
    for &(platform, marker) in &table.others {
        if evidence.has(PLATFORMS[platform].markers[marker], &title, dom) {
            seen[platform] |= 1 << marker;
        }
    }
    ranked(&seen)
}

fn ranked(seen: &[u64]) -> Vec<&'static Platform> {
    let mut scored: Vec<(u32, &'static Platform)> = PLATFORMS
        .iter()
        .zip(seen)
        .map(|(platform, seen)| {
            let score = platform.markers.iter().enumerate().filter(|(m, _)| seen & (1 << m) != 0);
            (score.map(|(_, marker)| weight(*marker)).sum(), *platform)
        })
        .filter(|(score, _)| *score >= ENOUGH)
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, platform)| platform).collect()
}

impl Evidence<'_> {
    /// Whether the page has a marker that is looked for in one place only.
    fn has(&self, marker: Marker, page_title: &str, dom: &Dom) -> bool {
        match marker {
            Marker::Generator(name, _) => self.generator.is_some_and(|content| starts_with(content, name)),
            Marker::HtmlId(id, _) => self.html.and_then(|html| html.attr("id")) == Some(id),
            Marker::HtmlAttr(name, _) => self.html.is_some_and(|html| html.attr(name).is_some()),
            Marker::BodyId(id, _) => self.body.and_then(|body| body.attr("id")) == Some(id),
            Marker::BodyClass(class, _) => self.body.is_some_and(|body| body.has_class(class)),
            Marker::Path(part, _) => self.url.is_some_and(|url| url.contains(part)),
            Marker::Title(part, _) => page_title.contains(part),
            Marker::Comment(start, _) => dom.comments().any(|comment| comment.trim_start().starts_with(start)),
            _ => false,
        }
    }
}

/// Whether a text begins so, in any case.
fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn weight(marker: Marker) -> u32 {
    match marker {
        Marker::Generator(_, w)
        | Marker::HtmlId(_, w)
        | Marker::HtmlAttr(_, w)
        | Marker::BodyId(_, w)
        | Marker::BodyClass(_, w)
        | Marker::Class(_, w)
        | Marker::ClassStart(_, w)
        | Marker::Id(_, w)
        | Marker::IdNumber(_, w)
        | Marker::Element(_, w)
        | Marker::Asset(_, w)
        | Marker::Path(_, w)
        | Marker::Title(_, w)
        | Marker::Comment(_, w) => w,
    }
}

/// Name and version for the result.
pub(crate) fn info(platform: &Platform, html: Option<Node>, generator: Option<&str>, dom: &Dom) -> PlatformInfo {
    let version = match platform.version {
        Version::Unknown => None,
        Version::Is(version) => Some(version.to_owned()),
        Version::Generator(otherwise) => {
            generator.and_then(number_in).or((!otherwise.is_empty()).then(|| otherwise.to_owned()))
        }
        Version::Asset(part) => asset_version(dom, part),
        Version::HtmlAttr(name, otherwise) => {
            Some(html.and_then(|html| html.attr(name)).and_then(number_in).unwrap_or_else(|| otherwise.to_owned()))
        }
    };
    PlatformInfo { name: platform.id.to_owned(), version }
}

/// The number after `ver=` in the URL of a stylesheet or script.
fn asset_version(dom: &Dom, part: &str) -> Option<String> {
    let urls = dom.tagged("link").chain(dom.tagged("script"));
    let mut urls = urls.filter_map(|node| node.attr("href").or_else(|| node.attr("src")));
    urls.find_map(|url| number_in(url.contains(part).then(|| url.split_once("ver="))??.1))
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
