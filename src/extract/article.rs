//! The main text of a page that is no thread: the smallest subtree that holds nearly all of its prose.

use std::collections::HashSet;

use crate::document::{Document, Image, Kind, Method, RemovalKind};
use crate::dom::{Dom, Key};
use crate::platform::{BodyCompiled, BodyRules};
use crate::{Block, block};

use super::Scope;
use super::claims::Claims;
use super::lower::{Lowering, lower};
use super::outline::{Entry, Outline};
use super::told::paragraphs;
use super::{byline, metadata};

/// Characters of own text from which a block is prose whatever its tag.
const PROSE_BLOCK: usize = 80;
/// The same for a `<p>`, which is text by its nature.
const PROSE_PARAGRAPH: usize = 25;
/// A child with this share of its parent's prose is a better choice than the parent.
const DESCEND: f64 = 0.8;
/// An element that calls itself the article is it when it has this share of the page's prose.
const DECLARED: f64 = 0.4;
/// Characters of prose below which a page is no article.
const MIN_ARTICLE: usize = 200;
/// A block with more of its text in links than this is a menu.
const MENU_LINKS: f64 = 0.6;
/// Share of articles found that are right.
const CONFIDENCE: f64 = 0.55;
/// The same for pages with hardly any prose.
const CONFIDENCE_OTHER: f64 = 0.1;

/// Parts of names that templates give to what surrounds an article.
const ASIDE_NAMES: [&str; 26] = [
    "sidebar",
    "related",
    "share",
    "social",
    "newsletter",
    "subscribe",
    "promo",
    "cookie",
    "consent",
    "breadcrumb",
    "pagination",
    "advert",
    "sponsor",
    "recommend",
    "popular",
    "trending",
    "footer",
    "navbar",
    "navigation",
    "menu",
    "byline",
    "author-bio",
    "comments",
    "disqus",
    "toolbar",
    "paywall",
];

/// Fills body, images, kind and method. The page's furniture, as far as a platform names it, is no part of the body. A page that only scripts fill has its text in structured data, if anywhere.
pub(crate) fn fill(dom: &Dom, furniture: HashSet<Key>, scope: &Scope, claims: &mut Claims, document: &mut Document) {
    let root = scope.survey.body.unwrap_or_else(|| dom.root());
    let outline = Outline::new(root, scope.is_shell);
    let prose = prose(&outline, &furniture);
    document.method = Method::Article;
    let total = prose.first().copied().unwrap_or_default();
    let is_article = total >= MIN_ARTICLE;
    document.kind = if is_article { Kind::Article } else { Kind::Other };
    document.confidence = if is_article { CONFIDENCE } else { CONFIDENCE_OTHER };
    let written = scope.structured.article.as_deref().filter(|text| text.chars().count() >= MIN_ARTICLE);
    if let (false, Some(text)) = (is_article, written) {
        (document.kind, document.confidence) = (Kind::Article, CONFIDENCE);
        document.body = paragraphs(text);
        return;
    }
    if outline.entries.is_empty() {
        return;
    }
    let index = if total > 0 { choose(&outline, &prose) } else { 0 };
    let node = outline.entries[index].node;
    metadata::of_article(scope, document);
    byline::fill(&outline, index, scope, document);
    claims.keep(node);
    let mut exclude = surroundings(&outline, index, claims);
    exclude.extend(furniture);
    let rules = BodyCompiled::new(&BodyRules::NONE);
    let lowering = Lowering {
        rules: &rules,
        name: "article",
        base: &scope.base,
        phrases: scope.phrases(),
        by_phrase: true,
        exclude: &exclude,
        also: Vec::new(),
    };
    document.body = lower(node, &lowering, claims);
    drop_title(document, scope);
    collect_images(&document.body, &mut document.images);
}

/// Prose of each entry's subtree: the text of its prose blocks outside links and furniture.
fn prose(outline: &Outline, furniture: &HashSet<Key>) -> Vec<usize> {
    let mut prose = vec![0; outline.entries.len()];
    for (index, entry) in outline.entries.iter().enumerate().rev() {
        let tag = entry.node.tag();
        if is_surrounding(entry, index == 0) || furniture.contains(&entry.node.key()) {
            prose[index] = 0;
        } else {
            let enough = if tag == "p" { PROSE_PARAGRAPH } else { PROSE_BLOCK };
            let is_block = super::visible::is_block(tag);
            if is_block && entry.own >= enough && entry.link_density() < MENU_LINKS {
                prose[index] += entry.own - entry.links.min(entry.own);
            }
        }
        if index > 0 {
            let own = prose[index];
            prose[entry.parent] += own;
        }
    }
    prose
}

/// Whether an element surrounds articles by its tag or by the name its template gives it.
fn is_surrounding(entry: &Entry, is_root: bool) -> bool {
    let node = entry.node;
    if is_root || matches!(node.tag(), "body" | "html" | "main" | "article") {
        return false;
    }
    if matches!(node.tag(), "nav" | "aside" | "footer" | "form") {
        return true;
    }
    let named = |name: &str| {
        let name = name.to_ascii_lowercase();
        ASIDE_NAMES.iter().any(|part| name.contains(part))
    };
    let role = node
        .attr("role")
        .is_some_and(|role| matches!(role, "navigation" | "complementary" | "contentinfo" | "search" | "banner"));
    // names on wrappers of the whole page ("has-sidebar") say nothing
    role || (super::visible::is_block(node.tag()) && entry.links * 2 > entry.text && node.classes().any(named))
        || node.attr("id").is_some_and(named) && entry.links * 4 > entry.text
}

/// The index of the chosen entry.
fn choose(outline: &Outline, prose: &[usize]) -> usize {
    let total = prose[0] as f64;
    let declared = |entry: &Entry| {
        entry.node.attr("itemprop").is_some_and(|p| p.split_ascii_whitespace().any(|p| p == "articleBody"))
            || matches!(entry.node.tag(), "article" | "main")
            || entry.node.attr("role") == Some("main")
    };
    let mut index = 0;
    for (candidate, entry) in outline.entries.iter().enumerate() {
        if declared(entry) && prose[candidate] as f64 >= DECLARED * total {
            index = candidate;
        }
    }
    loop {
        let best = outline.children(index).max_by_key(|child| prose[*child]);
        match best {
            Some(child)
                if prose[child] as f64 >= DESCEND * prose[index] as f64 && outline.entries[child].end > child + 1 =>
            {
                index = child
            }
            _ => return index,
        }
    }
}

/// What inside the chosen subtree is none of its text.
fn surroundings(outline: &Outline, index: usize, claims: &mut Claims) -> HashSet<Key> {
    let mut exclude = HashSet::new();
    for entry in &outline.entries[index + 1..outline.entries[index].end] {
        let tag = entry.node.tag();
        let is_menu = matches!(tag, "ul" | "ol" | "div" | "section" | "table")
            && entry.text > 0
            && entry.link_density() > MENU_LINKS;
        if is_surrounding(entry, false) || is_menu {
            exclude.insert(entry.node.key());
            claims.remove(entry.node, RemovalKind::Navigation, "html", if is_menu { "menu" } else { "surrounding" });
        }
    }
    exclude
}

/// A heading at the start that is the page's title is no part of the body.
fn drop_title(document: &mut Document, scope: &Scope) {
    let name = scope.survey.title.map(|node| node.text().to_lowercase()).unwrap_or_default();
    if let Some(Block::Heading(1, rich)) = document.body.first()
        && (name.is_empty() || name.contains(&rich.text.to_lowercase()))
    {
        let Block::Heading(_, block::Rich { text, .. }) = document.body.remove(0) else { return };
        document.title = Some(text);
    }
}

fn collect_images(blocks: &[Block], images: &mut Vec<Image>) {
    images.extend(blocks.iter().filter_map(|block| match block {
        Block::Image(image) => Some(image.clone()),
        _ => None,
    }));
}
