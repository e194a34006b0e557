//! Who wrote an article and when, where the page shows it.

use crate::document::{Author, Document};
use crate::dom::Dom;
use crate::platform::Compiled;

use super::around::Around;
use super::outline::Outline;
use super::person::{count, letters};
use super::shown_author::{self, Ground};
use super::shown_date::read_date;
use super::{Scope, dates, shown_published};

/// Fills author and date from what stands around the body, which is the outline's entry `body`.
pub(crate) fn fill(outline: &Outline, body: usize, scope: &Scope, document: &mut Document) {
    let around = Around::new(outline, body, scope);
    let shown = shown_author::find(&around, scope);
    if let Some((ground, author)) = shown {
        match &mut document.author {
            None => document.author = Some(author),
            Some(declared) if ground == Ground::Line && tells_more(&author, declared) => declared.name = author.name,
            Some(_) => {}
        }
    }
    let shown = shown_published::find(&around, scope);
    let by_address = || scope.context.url.or(scope.survey.link("canonical")).and_then(dates::from_address);
    document.published = document.published.take().or(shown.published).or_else(by_address);
    document.modified = document.modified.take().or(shown.modified);
}

/// Whether what the page shows beside the headline names the declared author with others: then it is who wrote it.
fn tells_more(shown: &Author, declared: &Author) -> bool {
    let (Some(shown), Some(declared)) = (&shown.name, &declared.name) else { return false };
    let first = letters(declared.split(", ").next().unwrap_or(declared));
    let known = count(declared);
    count(shown) >= known.max(2) && letters(shown).contains(&first)
}

/// Fills what is left open from where the software's themes write it.
pub(crate) fn by_platform(dom: &Dom, rules: &Compiled, scope: &Scope, document: &mut Document) {
    if document.author.is_none()
        && let Some((node, name)) = rules.byline.read(scope.page(dom))
    {
        let url = node.attr("href").and_then(|href| scope.base.resolve(href));
        document.author = Some(Author { name: Some(name), url, ..Author::default() });
    }
    if document.published.is_none() {
        let posted = rules.posted.node(scope.page(dom));
        document.published = posted.and_then(|node| {
            let context = scope.dates_like(dom.root(), &[node.text()], None);
            read_date(node, &context).0
        });
    }
}
