//! From the tree of an HTML page to posts, article and metadata.

use std::cell::OnceCell;

use crate::Error;
use crate::assemble::Page;
use crate::chrome::bylines::Bylines;
use crate::chrome::phrases::Phrases;
use crate::document::{Document, Kind, Method, PlatformInfo, Post};
use crate::dom::{Dom, Keys, Node, Noscript, Selector};
use crate::pipeline::Context;
use crate::platform::{Area, Platform, Quirk, detect};

mod around;
mod article;
mod attachment;
mod base;
mod byline;
mod cards;
mod claims;
pub(crate) mod counts;
mod cross_check;
pub(crate) mod dates;
mod declared;
mod embedded;
mod headed;
mod ids;
mod lines;
mod listing;
mod lower;
mod mail;
mod metadata;
pub(crate) mod numbers;
mod outline;
mod pager;
mod pagination;
mod panel;
mod person;
mod posts;
mod records;
pub(crate) mod references;
mod roots;
mod shown_author;
mod shown_date;
mod shown_published;
mod signals;
mod site_name;
mod stats;
mod stripped;
mod structured;
pub(crate) mod survey;
mod thread;
mod told;
mod visible;
mod walls;
mod written;

use base::Base;
use claims::Claims;
use dates::DateContext;
use outline::Outline;
use pager::Pager;
use signals::Signals;
use survey::Survey;

/// What the steps of extraction share.
pub(crate) struct Scope<'a> {
    pub(crate) dom: &'a Dom,
    pub(crate) survey: Survey<'a>,
    /// The content stands inside `<noscript>`.
    pub(crate) is_shell: bool,
    pub(crate) base: Base,
    pub(crate) language: Option<String>,
    pub(crate) context: &'a Context<'a>,
    pub(crate) structured: structured::Structured<'a>,
    /// `<body>`, or the whole document where there is none.
    root: Node<'a>,
    outline: OnceCell<Outline<'a>>,
    signals: OnceCell<Signals>,
    pager: OnceCell<Option<Pager<'a>>>,
}

impl<'a> Scope<'a> {
    /// The whole page, to read fields in.
    pub(crate) fn page<'s>(&'s self, dom: &'s Dom) -> Area<'s> {
        dom.root().into()
    }

    /// The visible elements of the page.
    pub(crate) fn outline(&self) -> &Outline<'a> {
        self.outline.get_or_init(|| Outline::new(self.root, self.is_shell))
    }

    /// Which of them show dates and names.
    pub(crate) fn signals(&self) -> &Signals {
        self.signals.get_or_init(|| Signals::new(self.outline(), &self.dates()))
    }

    /// The links to the other pages, by their shape.
    fn pager(&self) -> Option<Pager<'a>> {
        *self.pager.get_or_init(|| pager::find(self))
    }

    /// The elements of the page that match, in document order.
    pub(crate) fn select(&self, selector: &Selector) -> Vec<Node<'a>> {
        self.dom.root().select(selector)
    }

    /// The first of them.
    pub(crate) fn first(&self, selector: &Selector) -> Option<Node<'a>> {
        self.dom.root().first(selector)
    }

    /// Name and version of the page's software.
    fn software(&self, platform: &Platform) -> PlatformInfo {
        let generator = self.survey.meta(&["generator"]);
        detect::info(platform, self.survey.html, generator, self.dom)
    }

    pub(crate) fn dates(&self) -> DateContext<'_> {
        DateContext { retrieved: self.context.retrieved, language: self.language.as_deref(), ..DateContext::default() }
    }

    /// What helps to read these dates of a page, which stand in page order. `usual` is what the software shows where
    /// neither they nor any other date of the page tell whether day or month comes first.
    pub(crate) fn dates_like(&self, page: Node, raws: &[impl AsRef<str>], usual: Option<bool>) -> DateContext<'_> {
        let context = self.dates();
        let others = || page.descendants().filter_map(Node::as_text);
        let day_first = dates::day_first_of(raws.iter().map(AsRef::as_ref), others, usual, &context);
        DateContext { day_first, ..context }
    }

    pub(crate) fn bylines(&self) -> Bylines {
        Bylines::for_language(self.language.as_deref())
    }

    pub(crate) fn phrases(&self) -> &'static Phrases {
        Phrases::for_language(self.language.as_deref())
    }
}

/// Extracts the page: by the rules of its software, else by structured data, else as repeated records, else as an article.
///
/// # Errors
/// [`Error::LimitExceeded`] for nodes, depth and posts.
pub(crate) fn extract(text: &str, context: &Context) -> Result<Page, Error> {
    let parse = |noscript| Dom::parse_into(text, noscript, context.options, &mut context.buffers.borrow_mut());
    let mut dom = parse(Noscript::Text)?;
    let has_shell = survey::is_shell(&dom);
    let shown = if has_shell { Some(parse(Noscript::Elements)?) } else { None };
    let is_shell = shown.as_ref().is_some_and(survey::is_shell);
    dom = shown.filter(|_| is_shell).unwrap_or(dom);
    let page = extract_dom(&dom, is_shell, context);
    dom.leave(&mut context.buffers.borrow_mut());
    page
}

fn extract_dom(dom: &Dom, is_shell: bool, context: &Context) -> Result<Page, Error> {
    let mut survey = Survey::new(dom, context.url);
    if !context.options.platforms {
        survey.platforms.clear();
    }
    let own = || survey.link("canonical").or_else(|| survey.meta(&["og:url"]));
    let base = Base::new(context.url.or_else(own), survey.base);
    let language = metadata::language(&survey);
    let structured = structured::find(dom);
    let root = survey.body.unwrap_or_else(|| dom.root());
    let (outline, signals, pager) = Default::default();
    let scope = Scope { dom, survey, is_shell, base, language, context, structured, root, outline, signals, pager };
    let mut claims = Claims::new(context.options.explain);
    let mut document = Document::default();

    let manner = content(dom, &scope, &mut claims, &mut document)?;
    metadata::fill(dom, &scope, manner, &mut claims, &mut document);
    let visible = claims.active().then(|| {
        let outside = match document.method {
            Method::Platform => "outside.platform",
            Method::Structured => "outside.structured",
            Method::Records => "outside.records",
            _ => "outside.article",
        };
        let mut visible = visible::visible(dom.root(), &claims, outside, scope.is_shell);
        if manner.carried {
            document.posts.iter().for_each(|post| visible::carry(&mut visible, &post.body));
        }
        visible
    });
    Ok(Page { document, visible, quotes_cite: manner.quotes_cite, confidence: manner.confidence })
}

/// How the page's software or kind means its posts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Manner {
    /// Quotes cite sources.
    quotes_cite: bool,
    /// [`Quirk::AnswersOnly`].
    answers_only: bool,
    /// [`Quirk::LinkedPosts`].
    links_posts: bool,
    /// The posts stand nowhere but in JSON.
    carried: bool,
    /// How sure it is, where that does not show in the document.
    confidence: Option<f64>,
}

impl Manner {
    fn of(platform: &Platform) -> Self {
        Manner {
            quotes_cite: platform.has(Quirk::QuotesCite) || !platform.thread.comments.is_empty(),
            answers_only: platform.has(Quirk::AnswersOnly),
            links_posts: platform.has(Quirk::LinkedPosts),
            ..Manner::default()
        }
    }

    fn citing(quotes_cite: bool) -> Self {
        Manner { quotes_cite, ..Manner::default() }
    }
}

/// Finds posts or article by the first way that holds up.
///
/// Each way makes its own claims on the tree; those of a way that does not hold up are dropped.
fn content(dom: &Dom, scope: &Scope, claims: &mut Claims, document: &mut Document) -> Result<Manner, Error> {
    for platform in &scope.survey.platforms {
        if let Some(manner) = by_platform(dom, platform, scope, claims, document)? {
            return Ok(manner);
        }
    }
    let wall = walls::announced(scope);
    if wall.is_none()
        && let Some((platform, kind)) = no_thread(scope)
    {
        overview(dom, platform, kind, scope, claims, document);
        return Ok(Manner::default());
    }
    if let Some(manner) = unlisted(wall.is_some(), scope, claims, document)? {
        return Ok(manner);
    }
    article::fill(Keys::default(), scope, claims, document);
    let wall = wall.or_else(|| walls::said(scope));
    if wall.is_some() {
        walls::fill(document);
    }
    if document.kind == Kind::Article {
        let platforms = scope.survey.platforms.iter();
        platforms.for_each(|platform| byline::by_platform(dom, platform.compiled(), scope, document));
    }
    // an article's quotations stand nowhere else on the page
    Ok(Manner { confidence: wall.map(|wall| wall.confidence), ..Manner::citing(true) })
}

/// Posts by the rules of the page's software, or from the JSON it carries.
fn by_platform(
    dom: &Dom,
    platform: &'static Platform,
    scope: &Scope,
    claims: &mut Claims,
    document: &mut Document,
) -> Result<Option<Manner>, Error> {
    let mut own = Claims::new(claims.active());
    let mut posts = posts::by_platform(dom, platform, scope, &mut own)?;
    let carried = posts.is_empty();
    let agree = carried || cross_check::cross_check(&mut posts, platform, scope);
    let embedded = embedded::merge(embedded::read(platform, scope), &mut posts, platform, scope)?;
    if posts.is_empty() {
        return Ok(None);
    }
    document.platform = Some(scope.software(platform));
    *claims = own;
    let rules = platform.compiled();
    if let Some(comments) = &rules.comments {
        commented(&scope.select(comments), posts, scope, claims, document);
        byline::by_platform(dom, rules, scope, document);
    } else {
        thread(document, posts, Method::Platform);
    }
    if scope.first(&rules.stream).is_some() {
        document.kind = Kind::Listing;
    }
    metadata::of_platform(dom, platform, scope, claims, document);
    if let Some(embedded) = embedded {
        embedded.fill_document(document);
    }
    let confidence = (!agree).then_some(DISPUTED_CONFIDENCE);
    Ok(Some(Manner { carried, confidence, ..Manner::of(platform) }))
}

/// A page of known software that lists threads or forums.
fn overview(
    dom: &Dom,
    platform: &'static Platform,
    kind: Kind,
    scope: &Scope,
    claims: &mut Claims,
    document: &mut Document,
) {
    match listing::find(scope, Some(kind)) {
        Some(listing) => listing.fill(claims, document),
        None => {
            let rules = platform.compiled();
            let furniture = [&rules.stats, &rules.breadcrumbs].into_iter().flat_map(|part| scope.select(part));
            article::fill(furniture.map(Node::key).collect(), scope, claims, document);
        }
    }
    document.platform = Some(scope.software(platform));
    document.kind = kind;
    // names and dates on such a page are those of threads
    (document.author, document.published, document.modified) = (None, None, None);
    metadata::of_platform(dom, platform, scope, claims, document);
}

/// Posts, or a list of threads, of a page whose software is not known: by structured data, or as what repeats.
fn unlisted(
    is_wall: bool,
    scope: &Scope,
    claims: &mut Claims,
    document: &mut Document,
) -> Result<Option<Manner>, Error> {
    let fresh = || Claims::new(claims.active());
    let (mut told_claims, mut own) = (fresh(), fresh());
    let told = told::by_structure(scope, &mut told_claims)?;
    // a lone opening post that only JSON-LD has is no whole thread: its replies may be records
    let are_all = told.as_ref().is_some_and(|posts| told::are_all(posts, scope));
    let found = if is_wall { None } else { records::find(scope, &mut own)? };
    if !is_wall
        && !are_all
        && let Some(listing) = listing::find(scope, None).filter(|listing| listing.outweighs(found.as_ref()))
    {
        listing.fill(claims, document);
        return Ok(Some(Manner::default()));
    }
    // for machines some write the first posts, or the best
    let told_count = if are_all { told.as_ref().map_or(0, Vec::len) } else { 0 };
    let told_days = told.as_deref().map_or(0, days);
    let is_more = |posts: &[Post]| posts.len() > told_count && days(posts) >= told_days;
    if let Some(found) = found.filter(|found| told_count == 0 || found.range.is_some() && is_more(&found.posts)) {
        *claims = own;
        if found.comments.is_empty() {
            thread(document, found.posts, Method::Records);
            return Ok(Some(Manner::default()));
        }
        commented(&found.comments, found.posts, scope, claims, document);
        return Ok(Some(Manner::citing(true)));
    }
    let Some(posts) = told else { return Ok(None) };
    *claims = told_claims;
    thread(document, posts, Method::Structured);
    Ok(Some(Manner::citing(scope.structured.is_qa)))
}

/// How many posts tell their day.
fn days(posts: &[Post]) -> usize {
    let is_day = |date: &String| date.len() >= "2024-08-19".len();
    posts.iter().filter(|post| post.published.as_ref().is_some_and(is_day)).count()
}

/// What the page is when known software shows it to be no thread.
fn no_thread(scope: &Scope) -> Option<(&'static Platform, Kind)> {
    scope.survey.platforms.iter().find_map(|platform| {
        let rules = platform.compiled();
        let has = |selector| scope.first(selector).is_some();
        let kinds = [(&rules.index, Kind::Index), (&rules.listing, Kind::Listing)];
        kinds.into_iter().find(|(selector, _)| has(selector)).map(|(_, kind)| (*platform, kind))
    })
}

/// The article above its comments.
fn commented(comments: &[Node], posts: Vec<Post>, scope: &Scope, claims: &mut Claims, document: &mut Document) {
    article::fill(comments.iter().map(|node| node.key()).collect(), scope, claims, document);
    (document.kind, document.posts) = (Kind::Article, posts);
}

fn thread(document: &mut Document, posts: Vec<Post>, method: Method) {
    (document.kind, document.posts, document.method) = (Kind::Thread, posts, method);
}

/// Confidence where structured data disagrees with what platform rules found.
const DISPUTED_CONFIDENCE: f64 = 0.7;
