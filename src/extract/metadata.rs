//! What the page says of itself: title, breadcrumbs, site, canonical URL, language, dates.

use crate::block::Block;
use crate::document::{Document, Kind, RemovalKind};
use crate::dom::{Dom, Node, Selector};
use crate::platform::{Field, Platform, Quirk};

use super::claims::Claims;
pub(crate) use super::declared::of_article;
use super::site_name::without_site;
use super::survey::Survey;
use super::{Manner, Scope, declared, numbers, pagination, stats};

/// The language the markup names.
pub(crate) fn language(survey: &Survey) -> Option<String> {
    let html = survey.html.and_then(|html| html.attr("lang").or_else(|| html.attr("xml:lang")));
    let tag = html.or_else(|| survey.meta(&["language", "content-language", "og:locale"]))?.trim().replace('_', "-");
    let is_tag = (2..=MAX_TAG).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let first = tag.split('-').next().unwrap_or_default();
    // "esn_esp" and the like are no language tags
    (is_tag && (2..=3).contains(&first.len()) && !matches!(first, "esn" | "und")).then_some(tag)
}

/// Bytes of the longest language tag in use, such as `zh-Hant-HK`.
const MAX_TAG: usize = 12;

/// Title, breadcrumbs, tags, pagination and statistics where the platform shows them.
pub(crate) fn of_platform(
    dom: &Dom,
    platform: &'static Platform,
    scope: &Scope,
    claims: &mut Claims,
    document: &mut Document,
) {
    let (rules, page) = (platform.compiled(), scope.page(dom));
    let name = format!("platform.{}", platform.id);
    if platform.has(Quirk::TitleOfPage) {
        let named = scope.survey.title.map(|node| node.text());
        let site = rules.site.text(page);
        document.title = named.map(|text| without_site(&text, site.as_deref(), scope.base.host()));
        document.title.take_if(|title| title.is_empty());
        if let Some(title) = document.title.as_ref().filter(|_| claims.active()) {
            keep_shown_title(dom, title, claims);
        }
    } else if let Some(title) = rules.thread_title.comment(page) {
        let heading = scope.survey.headings.iter().find(|node| node.text() == title);
        heading.into_iter().for_each(|node| claims.keep(*node));
        document.title = Some(title);
    } else if let Some(node) = rules.thread_title.node(page) {
        let dropped: Vec<Node> = node.select(&rules.title_drop);
        document.title = Some(text_without(node, &dropped)).filter(|title| !title.is_empty());
        let named = scope.survey.title.map(|node| node.text());
        match (&mut document.title, named) {
            (Some(title), Some(named)) if is_counted(title, &named) => {
                *title = named;
                claims.remove(node, RemovalKind::PostHeader, &name, "title");
            }
            (Some(_), _) => claims.keep(node),
            (None, _) => {}
        }
        dropped.iter().for_each(|node| claims.remove(*node, RemovalKind::PostHeader, &name, "prefix"));
    }
    for node in scope.select(&rules.tags) {
        let tag = node.text();
        if !tag.is_empty() && !document.tags.contains(&tag) {
            document.tags.push(tag);
        }
    }
    let mut is_repeated = false;
    for node in scope.select(&rules.breadcrumbs) {
        // the same path again at the foot of the page
        is_repeated |= document.breadcrumbs.first().is_some_and(|first| *first == crumb(&node.text()));
        if !is_repeated {
            push_breadcrumb(node.text(), document);
        }
        claims.remove(node, RemovalKind::Breadcrumbs, &name, "breadcrumbs");
    }
    let element = rules.pagination.node(page);
    if let Some(node) = element {
        claims.remove(node, RemovalKind::Pagination, &name, "pagination");
    }
    document.site = rules.site.text(page);
    let largest = |text: String| text.split_whitespace().filter_map(numbers::parse_count).max();
    if let Some(posts) = rules.posts.text(page).and_then(largest) {
        document.counts.get_or_insert_default().posts = Some(posts);
    }
    let count = |field: &Field| field.text(page).and_then(|text| numbers::first_count(&text));
    let (replies, views, members) = (count(&rules.replies), count(&rules.views), count(&rules.members));
    if replies.is_some() || views.is_some() {
        let counts = document.counts.get_or_insert_default();
        (counts.replies, counts.views) = (replies, views);
    }
    let has = |selector| document.kind == Kind::Thread && scope.first(selector).is_some();
    let flags = (has(&rules.locked), has(&rules.solved), has(&rules.sticky));
    (document.locked, document.solved, document.sticky) = flags;
    if !platform.has(Quirk::LinkedPosts) {
        let element = element.map(|node| (node, &rules.current));
        document.page = pagination::read_with(scope, element, rules.comments.is_none());
    }
    document.stats = stats::of_platform(scope, rules);
    let count = |text: String| match platform.has(Quirk::OnlineInParts) {
        true => text.split(',').filter_map(numbers::first_count).reduce(u64::saturating_add),
        false => numbers::first_count(&text),
    };
    if let Some(online) = rules.online.text(page).and_then(count) {
        document.stats.get_or_insert_default().online = Some(online);
    }
    if let Some(newest) = rules.newest.text(page) {
        document.stats.get_or_insert_default().latest_member = Some(newest);
    }
    if let Some(members) = members {
        document.stats.get_or_insert_default().members = Some(members);
    }
    for node in scope.select(&rules.stats) {
        claims.remove(node, RemovalKind::Stats, &name, "stats");
    }
}

/// Whether a heading is a title and a count in brackets, such as "Broken spokes (167 views)".
fn is_counted(heading: &str, title: &str) -> bool {
    let count = heading.strip_prefix(title).map(str::trim).and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'));
    !title.is_empty() && count.is_some_and(|count| numbers::first_count(count).is_some())
}

/// A node's text without some of its subtrees.
fn text_without(node: Node, dropped: &[Node]) -> String {
    if dropped.is_empty() {
        return node.text();
    }
    let kept = node.descendants().filter(|n| n.as_text().is_some() && !dropped.iter().any(|d| n.is_within(*d)));
    let text: Vec<&str> = kept.filter_map(|n| n.as_text()).collect();
    text.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push_breadcrumb(text: String, document: &mut Document) {
    let text = crumb(&text);
    if !text.is_empty() && document.breadcrumbs.last().is_none_or(|last| last != text) {
        document.breadcrumbs.push(text.to_owned());
    }
}

/// A breadcrumb without the arrows around it.
fn crumb(text: &str) -> &str {
    text.trim_matches(['›', '»', '>', '/', ' ', '‹', '«'])
}

/// Fills what no step before has found, for pages of every kind.
pub(crate) fn fill(dom: &Dom, scope: &Scope, manner: Manner, claims: &mut Claims, document: &mut Document) {
    let (survey, found) = (&scope.survey, &scope.structured);
    let named = survey.meta(&["og:site_name"]).map(str::to_owned);
    document.site = named
        .or_else(|| document.site.take())
        .or_else(|| found.site.clone())
        .or_else(|| survey.meta(&["application-name", "apple-mobile-web-app-title"]).map(str::to_owned));
    if document.title.is_none() {
        document.title = title(scope, claims, document.site.as_deref(), document.kind);
        if let (Some(title), true) = (&document.title, claims.active()) {
            keep_shown_title(dom, title, claims);
        }
    }
    let canonical =
        survey.link("canonical").or_else(|| survey.meta(&["og:url"])).map(str::to_owned).or_else(|| found.url.clone());
    document.canonical_url = canonical.and_then(|href| scope.base.resolve(&href));
    if document.breadcrumbs.is_empty() {
        found.breadcrumbs.iter().for_each(|crumb| push_breadcrumb(crumb.clone(), document));
    }
    if let (Some(title), true) = (&document.title, document.breadcrumbs.len() > 1) {
        document.breadcrumbs.pop_if(|last| last == title);
    }
    let has_pages = matches!(document.kind, Kind::Thread | Kind::Listing | Kind::Index);
    if document.page.is_none() && has_pages && !manner.links_posts {
        document.page = pagination::read(scope, None);
    }
    if document.stats.is_none() {
        document.stats = stats::read(scope, &Selector::NONE);
    }
    if document.tags.is_empty() {
        document.tags.clone_from(&found.tags);
    }
    if found.replies.is_some() || found.views.is_some() {
        let counts = document.counts.get_or_insert_default();
        counts.replies = found.replies.or(counts.replies);
        counts.views = found.views.or(counts.views);
    }
    document.language =
        scope.language.clone().or_else(|| crate::language::detect(&sample(document)).map(str::to_owned));
    document.solved |= document.posts.iter().any(|post| post.accepted);
    for post in &mut document.posts {
        // machine-readable dates of editing are those of publication where nobody has edited
        post.modified.take_if(|date| Some(&*date) == post.published.as_ref());
    }
    opening(scope, manner, document);
    clean_post_titles(document);
}

/// Text of the first posts or of the body, enough to tell its language.
fn sample(document: &Document) -> String {
    /// Bytes of text that tell a language.
    const ENOUGH: usize = 2000;
    let mut text = String::new();
    let bodies = document.posts.iter().flat_map(|post| &post.body).chain(&document.body);
    for block in bodies {
        if let Block::Paragraph(rich) | Block::Item { content: rich, .. } = block {
            text.push_str(&rich.text);
            text.push('\n');
        }
        if text.len() > ENOUGH {
            break;
        }
    }
    text
}

/// Marks the opening post, and takes author and dates of the page from it.
fn opening(scope: &Scope, manner: Manner, document: &mut Document) {
    let first_page =
        document.page.as_ref().is_none_or(|page| page.number.is_none_or(|n| n == 1) && page.prev.is_none());
    let is_thread = document.kind == Kind::Thread;
    let second = document.posts.get(1).and_then(|post| post.number);
    if is_thread
        && let Some(first) = document.posts.first_mut()
        && !first.comment
        && first_page
        && !manner.answers_only
        && first.number.is_none_or(|n| n <= 1)
    {
        first.opening = true;
        // templates number the answers only
        first.number = first.number.or(second.filter(|number| *number == 2).map(|_| 1));
    }
    if is_thread && let Some(post) = document.posts.iter().find(|post| post.opening) {
        document.author = post.author.clone();
        document.published = post.published.clone();
        document.modified = post.modified.clone();
    }
    if matches!(document.kind, Kind::Listing | Kind::Index) {
        return;
    }
    let found = &scope.structured;
    if is_thread && document.author.is_none() && first_page {
        document.author = found.author.clone();
    }
    if is_thread {
        document.published = document.published.take().or_else(|| found.published.clone());
        document.modified = document.modified.take().or_else(|| found.modified.clone());
    } else if !matches!(document.kind, Kind::Listing | Kind::Index) {
        of_article(scope, document);
        declared::site_as_author(scope, document);
    }
}

/// A post's title that repeats the thread's ("Re: …") says nothing.
fn clean_post_titles(document: &mut Document) {
    let thread = document.title.as_deref().map(fold).unwrap_or_default();
    for post in &mut document.posts {
        post.title.take_if(|title| {
            let own = fold(title);
            own.is_empty()
                || own.starts_with("re:")
                || own.starts_with("re :")
                || own == thread
                || is_counted(&own, &thread)
        });
    }
}

pub(super) fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}

/// The title in metadata or headings, without the site's name.
fn title(scope: &Scope, claims: &mut Claims, site: Option<&str>, kind: Kind) -> Option<String> {
    let survey = &scope.survey;
    let page = survey.title.map(|node| node.text()).filter(|text| !text.is_empty());
    let named =
        scope.structured.headline.clone().or_else(|| survey.meta(&["og:title", "twitter:title"]).map(str::to_owned));
    let shown: Vec<(Node, String)> =
        survey.headings.iter().map(|node| (*node, node.text())).filter(|(_, text)| !text.is_empty()).collect();
    let reference = named.or(page).map(|reference| without_site(&reference, site, scope.base.host()));
    let heading = match &reference {
        Some(reference) => heading_of(reference, &shown, kind),
        None => shown.iter().find(|(node, _)| node.tag() == "h1").filter(|_| kind != Kind::Other),
    };
    if let Some((node, text)) = heading {
        claims.keep(*node);
        return Some(text.clone());
    }
    reference
}

/// The heading that says what the page calls itself: it holds, or is held by, most of that name; or, of an article, the
/// only `<h1>`, if it has much of the name's words.
fn heading_of<'h, 'a>(reference: &str, shown: &'h [(Node<'a>, String)], kind: Kind) -> Option<&'h (Node<'a>, String)> {
    let name = fold(reference);
    let is_it = |text: &str| {
        let text = fold(text);
        let (short, long) = if text.len() < name.len() { (&text, &name) } else { (&name, &text) };
        short.len() as f64 >= MIN_COVERAGE * long.len() as f64 && long.contains(short.as_str())
    };
    let first = |tag: &str| shown.iter().find(|(node, text)| node.tag() == tag && is_it(text));
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let alike = |text: &str| {
        let text = fold(text);
        let own: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        own.len() >= MIN_WORDS
            && own.iter().filter(|word| words.contains(word)).count() as f64 >= MIN_ALIKE * own.len() as f64
    };
    let only = || {
        let mut h1 = shown.iter().filter(|(node, _)| node.tag() == "h1");
        h1.next().filter(|(_, text)| h1.next().is_none() && kind == Kind::Article && alike(text))
    };
    first("h1").or_else(|| first("h2")).or_else(only)
}

/// Share of the longer of heading and page name that the shorter must have, for them to be the same title.
const MIN_COVERAGE: f64 = 0.6;
/// Words of the shortest lone `<h1>` that is taken although the page calls itself otherwise, and the share of its words
/// that the page's name must have.
const MIN_WORDS: usize = 3;
const MIN_ALIKE: f64 = 0.4;

/// Where the page shows the title, whatever element that is: the first text that is it.
fn keep_shown_title(dom: &Dom, title: &str, claims: &mut Claims) {
    let is_title = |node: &Node| {
        let alone = node.as_text().is_some_and(|text| text.trim() == title);
        alone && node.ancestors().all(|n| !super::visible::is_silent(n.tag()) && !super::visible::is_hidden(n))
    };
    // the element around it, unless that holds more
    let around = |text| Some(text).and_then(Node::parent).filter(|parent| parent.text() == title).unwrap_or(text);
    let shown: Vec<Node> = dom.root().descendants().filter(is_title).map(around).collect();
    let heading = |node: &&Node| matches!(node.tag(), "h1" | "h2" | "h3" | "h4");
    if let Some(node) = shown.iter().find(heading).or(shown.first()) {
        claims.keep(*node);
    }
}
