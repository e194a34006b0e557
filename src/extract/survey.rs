//! The one walk over the whole tree: what later steps look for is noted here.

use crate::dom::{Dom, Edge, Index, Key, Node};
use crate::platform::Platform;
use crate::platform::detect::{self, Evidence};

/// What the walk found.
#[derive(Default)]
pub(crate) struct Survey<'a> {
    pub(crate) index: Index<'a>,
    pub(crate) html: Option<Node<'a>>,
    pub(crate) body: Option<Node<'a>>,
    /// `<title>` of the page.
    pub(crate) title: Option<Node<'a>>,
    pub(crate) headings: Vec<Node<'a>>,
    /// `<meta>` as lower-case name or property, and content.
    pub(crate) metas: Vec<(String, &'a str)>,
    /// `<link rel>` and `<a rel>`: relation and target.
    pub(crate) links: Vec<(&'a str, &'a str)>,
    pub(crate) base: Option<&'a str>,
    pub(crate) platforms: Vec<&'static Platform>,
    /// Addresses of scripts and stylesheets.
    assets: Vec<&'a str>,
    /// Texts of comments.
    comments: Vec<&'a str>,
    /// Bytes of visible text outside and inside `<noscript>`.
    text_outside: usize,
    text_noscript: usize,
}

impl<'a> Survey<'a> {
    pub(crate) fn new(dom: &'a Dom, url: Option<&'a str>) -> Self {
        let mut survey = Survey::default();
        let (mut noscript, mut silent): (Option<Key>, Option<Key>) = (None, None);
        for edge in dom.root().walk() {
            match edge {
                Edge::Open(node) => {
                    if let Some(text) = node.as_text() {
                        if silent.is_none() {
                            let count =
                                if noscript.is_some() { &mut survey.text_noscript } else { &mut survey.text_outside };
                            *count += text.trim().len();
                        }
                    } else if node.is_element() {
                        survey.index.push(node);
                        survey.note(node);
                        if node.tag() == "noscript" && noscript.is_none() {
                            noscript = Some(node.key());
                        }
                        if silent.is_none() && super::visible::is_silent(node.tag()) {
                            silent = Some(node.key());
                        }
                    } else if let Some(comment) = node.as_comment() {
                        survey.comments.push(comment.trim_start());
                    }
                }
                Edge::Close(node) => {
                    if noscript == Some(node.key()) {
                        noscript = None;
                    }
                    if silent == Some(node.key()) {
                        silent = None;
                    }
                }
            }
        }
        let evidence = Evidence {
            html: survey.html,
            body: survey.body,
            title: survey.title,
            generator: survey.meta(&["generator"]),
            assets: std::mem::take(&mut survey.assets),
            url,
            comments: std::mem::take(&mut survey.comments),
        };
        survey.platforms = detect::detect(&survey.index, &evidence);
        survey
    }

    fn note(&mut self, node: Node<'a>) {
        match node.tag() {
            "html" => self.html = self.html.or(Some(node)),
            "body" => self.body = self.body.or(Some(node)),
            // an <svg> has titles too
            "title" if node.parent().is_some_and(|p| matches!(p.tag(), "head" | "body" | "html")) => {
                self.title = self.title.or(Some(node))
            }
            "h1" | "h2" => self.headings.push(node),
            "base" => self.base = self.base.or(node.attr("href")),
            "meta" => {
                if let (Some(name), Some(content)) =
                    (["property", "name", "itemprop"].iter().find_map(|key| node.attr(key)), node.attr("content"))
                {
                    self.metas.push((name.to_ascii_lowercase(), content));
                }
            }
            "link" | "a" => {
                if let (Some(relation), Some(target)) = (node.attr("rel"), node.attr("href")) {
                    self.links.push((relation, target));
                }
                self.assets.extend(node.attr("href").filter(|_| node.tag() == "link"));
            }
            "script" => self.assets.extend(node.attr("src")),
            _ => {}
        }
    }

    /// The content of the first `<meta>` of one of these names, in the order of the names.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| {
            let found = self.metas.iter().find(|(n, content)| n == name && !content.trim().is_empty());
            found.map(|(_, content)| content.trim())
        })
    }

    /// The target of the first link with this relation.
    pub(crate) fn link(&self, relation: &str) -> Option<&'a str> {
        let has = |rel: &str| rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(relation));
        self.links.iter().find(|(rel, target)| has(rel) && !target.is_empty()).map(|(_, target)| *target)
    }

    /// Whether the page is an application shell whose content stands inside `<noscript>`.
    pub(crate) fn is_shell(&self) -> bool {
        self.text_noscript > self.text_outside
    }
}
