//! The main text of a page that is no thread: the smallest subtree that holds nearly all of its prose.

use crate::document::{Document, Image, Kind, Method};
use crate::dom::Keys;
use crate::platform::{BodyCompiled, BodyRules};
use crate::{Block, block};

mod choose;
mod measure;
mod part;
mod prune;

use choose::choose;
use measure::Measures;
use prune::prune;

use super::Scope;
use super::claims::Claims;
use super::lower::{Lowering, lower};
use super::told::paragraphs;
use super::{byline, metadata};

/// Characters of prose below which a page is no article.
const MIN_ARTICLE: usize = 200;

/// Fills body, images, kind and method. The page's furniture, as far as a platform names it, is no part of the body. A page that only scripts fill has its text in structured data, if anywhere.
pub(crate) fn fill(furniture: Keys, scope: &Scope, claims: &mut Claims, document: &mut Document) {
    let outline = scope.outline();
    let measures = Measures::new(outline, &furniture, scope);
    document.method = Method::Article;
    let total = measures.prose.first().copied().unwrap_or_default();
    let is_article = total >= MIN_ARTICLE;
    document.kind = if is_article { Kind::Article } else { Kind::Other };
    let written = scope.structured.article.as_deref().filter(|text| text.chars().count() >= MIN_ARTICLE);
    if let (false, Some(text)) = (is_article, written) {
        document.kind = Kind::Article;
        document.body = paragraphs(text);
        return;
    }
    if outline.entries.is_empty() {
        return;
    }
    let choice = choose(outline, &measures, MIN_ARTICLE, scope.survey.title);
    let node = outline.entries[choice.index].node;
    metadata::of_article(scope, document);
    byline::fill(outline, choice.body, scope, document);
    claims.keep(node);
    let exclude = prune(outline, &measures, &choice, furniture, scope, claims);
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

/// Characters of the page's prose.
pub(crate) fn size(scope: &Scope) -> usize {
    Measures::new(scope.outline(), &Keys::default(), scope).prose.first().copied().unwrap_or_default()
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
