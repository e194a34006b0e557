//! Pages that stand before the one asked for: log in, there is no such page, show that you are no robot, agree first.

use crate::chrome::walls::{Wall, said as said_by};
use crate::document::{Document, Kind};
use crate::dom::Wanted;

use super::{Scope, article, visible};

/// Characters of prose of the longest such page; consent pages explain much.
const MAX_PROSE: usize = 1800;
/// The same where neither the page's name nor a heading says what it is, but a line somewhere.
const MAX_LINE_PROSE: usize = 500;
/// Characters of all text outside links then: a page with more has other content, such as comments.
const MAX_TEXT: usize = 1500;
/// Visible lines that are looked at.
const MAX_LINES: usize = 120;
/// Share of such pages that are none of the kinds that pages otherwise have: by their names or by a line.
const CONFIDENCE: f64 = 0.9;
const CONFIDENCE_LINE: f64 = 0.75;
/// What stands between a page's name and its site's.
const SEPARATORS: [&str; 8] = [" - ", " – ", " — ", " | ", " • ", " :: ", " · ", " » "];
/// Ids and classes of pages that software against robots shows.
const CHECKS: [&str; 8] = [
    "challenge-form",
    "challenge-running",
    "challenge-error-text",
    "cf-challenge-running",
    "cf-browser-verification",
    "px-captcha",
    "anubis_challenge",
    "sec-if-cpt-container",
];

/// What the page stands for, and how sure it is.
pub(crate) struct Found {
    pub(crate) confidence: f64,
}

/// By the page's name, its first headings, or the marks of software against robots.
pub(crate) fn announced(scope: &Scope) -> Option<Found> {
    let survey = &scope.survey;
    let title = survey.title.map(|node| node.text()).unwrap_or_default();
    let headings = survey.headings.iter().take(MAX_HEADINGS).map(|node| node.text());
    let parts = SEPARATORS.iter().fold(vec![title.as_str()], |parts, separator| {
        parts.into_iter().flat_map(|part| part.split(separator)).collect()
    });
    let named =
        parts.iter().any(|part| said_by(part).is_some()) || headings.into_iter().any(|text| said_by(&text).is_some());
    let is_check = || CHECKS.iter().any(|name| scope.dom.has(&Wanted::id(name)) || scope.dom.has(&Wanted::class(name)));
    ((named || is_check()) && article::size(scope) <= MAX_PROSE).then_some(Found { confidence: CONFIDENCE })
}

/// Headings that are looked at.
const MAX_HEADINGS: usize = 3;

/// By a line of a page that says hardly anything else. That cookies are used is said on every page.
pub(crate) fn said(scope: &Scope) -> Option<Found> {
    let outline = scope.outline();
    let text = outline.entries.first().map_or(0, |entry| entry.prose());
    if text > MAX_TEXT || article::size(scope) > MAX_LINE_PROSE {
        return None;
    }
    let lines = visible::lines(outline.entries.first()?.node);
    let found = lines.iter().take(MAX_LINES).find_map(|line| said_by(line).filter(|wall| *wall != Wall::Consent));
    found.map(|_| Found { confidence: CONFIDENCE_LINE })
}

/// The page is none of the kinds that have authors and dates.
pub(crate) fn fill(document: &mut Document) {
    document.kind = Kind::Other;
    (document.author, document.published, document.modified) = (None, None, None);
}
