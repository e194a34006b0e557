//! From items to posts, article and what the page says about itself.

use super::graph::{Graph, Value, one_line};
use super::place::{ANSWERS, Place, THREADS, places};
use super::{Found, FoundBody, Structured, ident, plain};
use crate::document::Author;
use crate::extract::dates::from_iso;
use crate::extract::numbers::{first_count, parse_count, parse_signed};

/// Of the vocabulary before schema.org's `Comment`: its name and URL are the author's.
const OLD_COMMENTS: &[&str] = &["UserComments"];
const ASKED: &[&str] = &["Question", "Answer"];
const ARTICLES: &[&str] = &[
    "Article",
    "NewsArticle",
    "BlogPosting",
    "TechArticle",
    "ScholarlyArticle",
    "Report",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "MedicalScholarlyArticle",
    "LiveBlogPosting",
];
const PAGES: &[&str] = &["WebPage", "QAPage", "ItemPage", "AboutPage", "MedicalWebPage"];
const SITES: &[&str] = &["WebSite"];
const PRODUCTS: &[&str] = &["Product", "ProductGroup"];
const ORGANIZATIONS: &[&str] = &["Organization", "NewsMediaOrganization", "Corporation", "EducationalOrganization"];
const CRUMBS: &[&str] = &["BreadcrumbList"];
/// One crumb an item, of the vocabulary before schema.org.
const OLD_CRUMBS: &[&str] = &["Breadcrumb"];

const BODY: &[&str] = &["text", "articleBody", "commentText", "reviewBody"];
const PUBLISHED: &[&str] = &["datePublished", "dateCreated", "commentTime", "uploadDate"];
const TITLE: &[&str] = &["headline", "name"];
const URL: &[&str] = &["url", "discussionUrl", "mainEntityOfPage"];

/// What a source says of the page.
pub(super) fn interpret<'a>(graph: &Graph<'a>) -> Structured<'a> {
    let mut page = Structured::default();
    let places = places(graph);
    let mut threads: Vec<usize> = shown(graph, &places, THREADS).filter(|at| places[*at].around.is_none()).collect();
    if are_set_by_the_site(graph, &threads) {
        threads.clear();
    }
    page.posts = posts(graph, &places, &threads);
    page.is_qa = threads.iter().any(|at| graph.is(*at, &["Question"]));
    let articles: Vec<usize> =
        shown(graph, &places, ARTICLES).filter(|at| graph.text(*at, &["headline"]).is_some()).collect();
    // Several are a list, unless one alone has a text.
    let with_body: Vec<usize> = articles.iter().copied().filter(|at| !body(graph, *at).is_missing()).collect();
    let article = [&with_body, &articles].into_iter().find_map(|list| (list.len() == 1).then(|| list[0]));
    page.article = article.and_then(|at| match body(graph, at) {
        FoundBody::Text(text) => Some(text),
        FoundBody::Node(_) | FoundBody::Missing => None,
    });
    page.is_product = article.is_none() && shown(graph, &places, PRODUCTS).next().is_some();
    let main = (threads.len() == 1).then(|| threads[0]).or(opening_of(graph, &threads)).or(article);
    if let Some(main) = main {
        page.headline = graph.text(main, TITLE);
        page.url = graph.url(main, URL);
        page.author = author(graph, main);
        page.authors = authors(graph, main, |_| true);
        page.published = date(graph, main, PUBLISHED);
        page.modified = date(graph, main, &["dateModified"]);
        (page.replies, page.views) = counts(graph, main);
        page.tags = graph.text(main, &["keywords"]).map(|tags| split_tags(&tags)).unwrap_or_default();
    }
    if let Some(at) = shown(graph, &places, PAGES).next() {
        // A page's name is its <title>, with the site's name and more.
        page.headline = page.headline.or_else(|| graph.text(at, &["headline"]));
        page.url = page.url.or_else(|| graph.url(at, &["url"]));
        if page.authors.is_empty() {
            // the organization that a page is by is its publisher
            page.authors = authors(graph, at, |item| graph.is(item, &["Person"]));
        }
        page.published = page.published.or_else(|| date(graph, at, PUBLISHED));
        page.modified = page.modified.or_else(|| date(graph, at, &["dateModified"]));
    }
    page.site = named(graph, SITES).or_else(|| main.and_then(|at| publisher(graph, at)));
    page.site = page.site.or_else(|| named(graph, ORGANIZATIONS));
    page.breadcrumbs = breadcrumbs(graph);
    page
}

fn named(graph: &Graph, types: &[&str]) -> Option<String> {
    let roles = |at: usize| &graph.items[at].roles;
    (0..graph.items.len())
        .filter(|at| graph.is(*at, types) && !roles(*at).iter().any(|r| r == "author" || r == "worksFor"))
        .find_map(|at| graph.text(at, &["name"]))
}

fn publisher(graph: &Graph, at: usize) -> Option<String> {
    graph
        .children(at, "publisher")
        .filter(|item| !graph.is(*item, &["Person"]))
        .find_map(|at| graph.text(at, &["name"]))
}

/// The items of some types that this page shows.
fn shown<'a>(graph: &Graph, places: &'a [Place], types: &'static [&'static str]) -> impl Iterator<Item = usize> + 'a {
    let found: Vec<usize> = (0..places.len()).filter(|at| !places[*at].hidden && graph.is(*at, types)).collect();
    found.into_iter()
}

/// Whether the threads are questions that nobody asked: several, all without an author.
fn are_set_by_the_site(graph: &Graph, threads: &[usize]) -> bool {
    threads.len() > 1 && threads.iter().all(|at| graph.is(*at, &["Question"]) && author(graph, *at).is_none())
}

/// The one of several postings that says it is the first.
fn opening_of(graph: &Graph, threads: &[usize]) -> Option<usize> {
    threads.iter().copied().find(|at| number(graph, *at) == Some(1))
}

fn posts<'a>(graph: &Graph<'a>, places: &[Place], threads: &[usize]) -> Vec<Found<'a>> {
    let of_thread = |at: &usize| places[*at].thread.is_none_or(|thread| threads.binary_search(&thread).is_ok());
    let answers = shown(graph, places, ANSWERS).filter(of_thread);
    // Postings without a text of their own are threads, listed; a single one may be filled from another source.
    let postings = threads.iter().copied().filter(|at| threads.len() == 1 || !body(graph, *at).is_missing());
    let mut all: Vec<usize> = postings.chain(answers).collect();
    all.sort_unstable();
    let opening = if threads.len() == 1 { Some(threads[0]) } else { opening_of(graph, threads) };
    let mut found: Vec<Found> = Vec::with_capacity(all.len());
    for &at in &all {
        let mut post = post(graph, at);
        post.opening = opening == Some(at);
        post.depth = Some(places[at].depth);
        if let Some(around) = places[at].around.and_then(|around| all.binary_search(&around).ok()) {
            if graph.is(all[around], THREADS) {
                found[around].root = None;
            }
            if graph.is(at, &["Comment"]) {
                let asked = graph.is(all[around], ASKED);
                post.comment = asked;
                post.reply_to = found[around].id.clone().filter(|_| asked || graph.is(all[around], ANSWERS));
            }
        }
        // Some templates repeat the title where the text belongs.
        if matches!((&post.body, &post.title), (FoundBody::Text(text), Some(title)) if text == title) {
            post.body = FoundBody::Missing;
        }
        found.push(post);
    }
    found
}

/// A post as it is by itself.
fn post<'a>(graph: &Graph<'a>, at: usize) -> Found<'a> {
    let item = &graph.items[at];
    let old = graph.is(at, OLD_COMMENTS);
    let url = if old { None } else { graph.url(at, &["url"]) };
    let url = url.or_else(|| item.id.clone().filter(|id| id.contains("://")));
    let title = if old { None } else { graph.text(at, TITLE) };
    let number = number(graph, at);
    Found {
        id: ident::of(item.node, graph.text(at, &["identifier"]), url.as_deref(), number),
        url,
        title: title.filter(|title| !graph.is(at, ANSWERS) || place_in(title).is_none()),
        author: author(graph, at),
        published: date(graph, at, PUBLISHED),
        published_raw: published_raw(graph, at),
        modified: date(graph, at, &["dateModified"]),
        body: body(graph, at),
        root: item.node,
        reactions: reactions(graph, at),
        accepted: item.roles.iter().any(|role| role == "acceptedAnswer"),
        number,
        ..Found::default()
    }
}

fn number(graph: &Graph, at: usize) -> Option<u64> {
    let position = graph.text(at, &["position"]).and_then(|text| first_count(&text));
    let named = || if graph.is(at, ANSWERS) { place_in(&graph.text(at, &["name"])?) } else { None };
    position.or_else(named).filter(|number| *number > 0)
}

/// The place in the thread that some templates write for a post's name: 12 of `Post #12`.
fn place_in(name: &str) -> Option<u64> {
    name.rsplit_once('#').and_then(|(_, number)| parse_count(number))
}

/// The item's own text; an element before an attribute.
fn body<'a>(graph: &Graph<'a>, at: usize) -> FoundBody<'a> {
    let mut written = None;
    for value in BODY.iter().flat_map(|name| graph.values(at, name)) {
        match value {
            Value::Node(node) if node.tag() != "meta" => return FoundBody::Node(*node),
            Value::Node(node) => written = written.or(node.attr("content").map(plain::text)),
            Value::Text(text) => written = written.or(Some(plain::text(text))),
            Value::Item(_) => {}
        }
    }
    written.filter(|text| !text.is_empty()).map_or(FoundBody::Missing, FoundBody::Text)
}

fn author(graph: &Graph, at: usize) -> Option<Author> {
    if let Some(author) = authors(graph, at, |_| true).into_iter().next() {
        return Some(author);
    }
    let old = || Author { name: graph.text(at, &["name"]), url: graph.url(at, &["url"]), ..Author::default() };
    graph.is(at, OLD_COMMENTS).then(old).filter(|author| *author != Author::default())
}

/// All authors of an item, in order; of those that are items of their own, the ones that are wanted.
fn authors(graph: &Graph, at: usize, wanted: impl Fn(usize) -> bool) -> Vec<Author> {
    let of = |name| -> Vec<Author> {
        let items = graph.children(at, name).filter(|item| wanted(*item)).map(|person| {
            let of_node = || graph.items[person].node.and_then(one_line);
            Author {
                name: graph.text(person, &["name", "alternateName"]).or_else(of_node),
                url: graph.url(person, &["url", "sameAs"]),
                id: graph.text(person, &["identifier"]),
                role: graph.text(person, &["jobTitle"]),
                ..Author::default()
            }
        });
        let texts = graph.texts(at, name).map(|name| Author { name: Some(name), ..Author::default() });
        items.chain(texts).filter(|author| *author != Author::default()).collect()
    };
    let mut found = Some(of("author")).filter(|found| !found.is_empty()).unwrap_or_else(|| of("creator"));
    if graph.items[at].node.is_some() {
        // microdata marks reviewers and those who comment, too
        found.truncate(1);
    }
    found
}

fn date(graph: &Graph, at: usize, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| from_iso(&graph.text(at, &[name])?))
}

/// The date as the page shows it.
fn published_raw(graph: &Graph, at: usize) -> Option<String> {
    PUBLISHED.iter().flat_map(|name| graph.values(at, name)).find_map(|value| match value {
        Value::Node(node) => one_line(*node),
        _ => None,
    })
}

/// What an interaction counter counts, by its `interactionType` or, in an old form, its `interactionCount`.
#[derive(PartialEq)]
enum Interaction {
    Likes,
    Replies,
    Views,
}

fn interactions(graph: &Graph, at: usize) -> Vec<(Interaction, u64)> {
    let kind = |text: &str| {
        let text = text.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match () {
            () if has(&["like", "vote", "agree", "endorse"]) && !has(&["dislike"]) => Some(Interaction::Likes),
            () if has(&["comment", "reply", "write"]) => Some(Interaction::Replies),
            () if has(&["view", "watch", "read"]) => Some(Interaction::Views),
            () => None,
        }
    };
    let mut found: Vec<_> = graph
        .children(at, "interactionStatistic")
        .filter_map(|counter| {
            let count = first_count(&graph.text(counter, &["userInteractionCount"])?)?;
            let named = graph.url(counter, &["interactionType"]);
            let typed = || {
                graph
                    .children(counter, "interactionType")
                    .find_map(|t| graph.items[t].types.first().map(ToString::to_string))
            };
            Some((kind(&typed().or(named)?)?, count))
        })
        .collect();
    // "UserComments:12"
    if let Some((name, count)) = graph.text(at, &["interactionCount"]).as_deref().and_then(|text| text.split_once(':'))
    {
        found.extend(kind(name).zip(first_count(count)));
    }
    found
}

fn reactions(graph: &Graph, at: usize) -> Option<i64> {
    let votes = |name| graph.text(at, &[name]).and_then(|text| parse_signed(&text));
    let up = votes("upvoteCount").map(|up| up.saturating_sub(votes("downvoteCount").unwrap_or(0)));
    up.or_else(|| {
        let likes = interactions(graph, at).into_iter().find(|(kind, _)| *kind == Interaction::Likes);
        likes.and_then(|(_, count)| i64::try_from(count).ok())
    })
}

/// How many replies and views the thread has.
fn counts(graph: &Graph, at: usize) -> (Option<u64>, Option<u64>) {
    let written = if graph.is(at, &["Question"]) { "answerCount" } else { "commentCount" };
    let written = graph.text(at, &[written]).and_then(|text| first_count(&text));
    let counters = interactions(graph, at);
    let of = |kind| counters.iter().find(|(of, _)| *of == kind).map(|(_, count)| *count);
    (written.or(of(Interaction::Replies)), of(Interaction::Views))
}

fn breadcrumbs(graph: &Graph) -> Vec<String> {
    let lists = (0..graph.items.len()).filter(|at| graph.is(*at, CRUMBS));
    let of_list = |at: usize| {
        let mut crumbs: Vec<(u64, String)> = graph
            .children(at, "itemListElement")
            .filter_map(|element| {
                let inner = || graph.children(element, "item").find_map(|item| graph.text(item, &["name"]));
                let shown = || {
                    graph.values(element, "item").find_map(|value| match value {
                        Value::Node(node) => one_line(*node),
                        _ => None,
                    })
                };
                let name = graph.text(element, &["name"]).or_else(inner).or_else(shown)?;
                Some((number(graph, element).unwrap_or(u64::MAX), name))
            })
            .collect();
        crumbs.sort_by_key(|(position, _)| *position);
        crumbs.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
    };
    if let Some(crumbs) = lists.map(of_list).find(|crumbs| !crumbs.is_empty()) {
        return crumbs;
    }
    let mut crumbs = Vec::new();
    for name in
        (0..graph.items.len()).filter(|at| graph.is(*at, OLD_CRUMBS)).filter_map(|at| graph.text(at, &["title"]))
    {
        if !crumbs.contains(&name) {
            crumbs.push(name);
        }
    }
    crumbs
}

fn split_tags(tags: &str) -> Vec<String> {
    tags.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}
