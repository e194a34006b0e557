//! What later steps look for all over the page.

use super::visible;
use crate::dom::{Dom, Node};
use crate::platform::Platform;
use crate::platform::detect::{self, Evidence};

/// What of a page stands anywhere.
pub(crate) struct Survey<'a> {
    pub(crate) html: Option<Node<'a>>,
    pub(crate) body: Option<Node<'a>>,
    /// `<title>` of the page.
    pub(crate) title: Option<Node<'a>>,
    pub(crate) headings: Vec<Node<'a>>,
    /// `<meta>` as name or property, in any case, and content.
    pub(crate) metas: Vec<(&'a str, &'a str)>,
    /// `<link rel>` and `<a rel>`: relation and target.
    pub(crate) links: Vec<(&'a str, &'a str)>,
    pub(crate) base: Option<&'a str>,
    pub(crate) platforms: Vec<&'static Platform>,
}

impl<'a> Survey<'a> {
    pub(crate) fn new(dom: &'a Dom, url: Option<&'a str>) -> Self {
        let mut survey = Survey {
            html: dom.tagged("html").next(),
            body: dom.tagged("body").next(),
            // an <svg> has titles too
            title: dom
                .tagged("title")
                .find(|node| node.parent().is_some_and(|parent| matches!(parent.tag(), "head" | "body" | "html"))),
            headings: in_order([dom.tagged("h1"), dom.tagged("h2")]),
            metas: dom.tagged("meta").filter_map(meta).collect(),
            links: Vec::new(),
            base: dom.tagged("base").find_map(|node| node.attr("href")),
            platforms: Vec::new(),
        };
        let related = ["link", "a"].map(|tag| dom.tagged(tag).filter(|node| node.attr("rel").is_some()));
        let target = |node: Node<'a>| Some((node.attr("rel")?, node.attr("href")?));
        survey.links = in_order(related).into_iter().filter_map(target).collect();
        let assets = dom.tagged("link").filter_map(|node| node.attr("href"));
        let evidence = Evidence {
            html: survey.html,
            body: survey.body,
            title: survey.title,
            generator: survey.meta(&["generator"]),
            assets: assets.chain(dom.tagged("script").filter_map(|node| node.attr("src"))).collect(),
            url,
        };
        survey.platforms = detect::detect(dom, &evidence);
        survey
    }

    /// The content of the first `<meta>` of one of these names, in the order of the names.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| {
            let is_it = |n: &str, content: &str| n.eq_ignore_ascii_case(name) && !content.trim().is_empty();
            let found = self.metas.iter().find(|(n, content)| is_it(n, content));
            found.map(|(_, content)| content.trim())
        })
    }

    /// The target of the first link with this relation.
    pub(crate) fn link(&self, relation: &str) -> Option<&'a str> {
        let has = |rel: &str| rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(relation));
        self.links.iter().find(|(rel, target)| has(rel) && !target.is_empty()).map(|(_, target)| *target)
    }
}

/// The elements of two tags in document order.
fn in_order<'a>(tags: [impl Iterator<Item = Node<'a>>; 2]) -> Vec<Node<'a>> {
    let mut nodes: Vec<Node> = tags.into_iter().flatten().collect();
    nodes.sort_by_key(|node| node.key());
    nodes
}

/// Name or property of a `<meta>`, and its content.
fn meta(node: Node<'_>) -> Option<(&str, &str)> {
    let name = ["property", "name", "itemprop"].iter().find_map(|key| node.attr(key))?;
    Some((name, node.attr("content")?))
}

/// Whether the page is an application shell whose content stands inside `<noscript>`: there is more text than outside.
pub(crate) fn is_shell(dom: &Dom) -> bool {
    let is_silent = |node: Node| visible::is_silent(node.tag());
    let is_outermost = |node: &Node| !node.ancestors().any(|above| is_silent(above) || above.tag() == "noscript");
    let length = |node: Node| node.as_text().map_or(0, |text| text.trim().len());
    let shells = dom.tagged("noscript").filter(is_outermost);
    let inside: usize = shells.flat_map(|shell| shell.descendants_but(is_silent)).map(length).sum();
    let mut outside = dom.root().descendants_but(|node| is_silent(node) || node.tag() == "noscript").map(length);
    let fits = outside.try_fold(0, |sum, length| (sum + length < inside).then_some(sum + length));
    inside > 0 && fits.is_some()
}
