//! Structured data: what JSON-LD and microdata say of posts, article and page.
//!
//! Both lower to items with properties (`graph`), which one reading (`interpret`) turns into plain data; then the two are
//! merged: the elements of microdata carry the posts, JSON-LD fills what they leave open.

use std::collections::HashMap;

use crate::document::Author;
use crate::dom::{Dom, Node};

mod graph;
mod ident;
mod interpret;
mod json_ld;
mod microdata;
mod place;
mod plain;
mod repair;
mod shown;

/// What the page's structured data says. URLs are as written, relative ones included.
#[derive(Default)]
pub(crate) struct Structured<'a> {
    /// In page order; comments after the post they stand under. [`located`](Structured::located) finds more of their bodies.
    pub(crate) posts: Vec<Found<'a>>,
    /// The text of the one article, where it is written out for machines; none where several are listed.
    pub(crate) article: Option<String>,
    /// The thread's or article's title.
    pub(crate) headline: Option<String>,
    /// Outermost first; the last may be the page itself.
    pub(crate) breadcrumbs: Vec<String>,
    pub(crate) site: Option<String>,
    pub(crate) url: Option<String>,
    /// Of the thread or article, which may have opened on another page; so with the dates.
    pub(crate) author: Option<Author>,
    /// All who wrote the article.
    pub(crate) authors: Vec<Author>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) replies: Option<u64>,
    pub(crate) views: Option<u64>,
    /// It is a question with answers.
    pub(crate) is_qa: bool,
    /// The page offers goods.
    pub(crate) is_product: bool,
}

impl<'a> Structured<'a> {
    /// The posts; of a body that is a mere text the element that shows it, where the page has one.
    pub(crate) fn located(&self, dom: &'a Dom) -> Vec<Found<'a>> {
        let mut posts = self.posts.clone();
        shown::locate(dom, &mut posts);
        posts
    }
}

/// A post, or a comment under one.
#[derive(Clone, Default)]
pub(crate) struct Found<'a> {
    pub(crate) id: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<Author>,
    /// RFC 3339.
    pub(crate) published: Option<String>,
    /// The date as shown, where an element shows it.
    pub(crate) published_raw: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) body: FoundBody<'a>,
    /// The post's element; none from JSON-LD, and none where the element holds the whole thread.
    pub(crate) root: Option<Node<'a>>,
    pub(crate) reactions: Option<i64>,
    pub(crate) accepted: bool,
    pub(crate) opening: bool,
    /// It stands under a question or an answer.
    pub(crate) comment: bool,
    /// The id of the answer or comment it stands under.
    pub(crate) reply_to: Option<String>,
    /// Levels of comments above it; none where no post has any.
    pub(crate) depth: Option<u32>,
    /// Its place in the thread.
    pub(crate) number: Option<u64>,
}

/// Where a body is.
#[derive(Clone, Default)]
pub(crate) enum FoundBody<'a> {
    /// The element that holds it.
    Node(Node<'a>),
    /// Plain text with line breaks.
    Text(String),
    #[default]
    Missing,
}

impl FoundBody<'_> {
    pub(crate) fn is_missing(&self) -> bool {
        matches!(self, FoundBody::Missing)
    }
}

/// Letters and digits, from a text's start, by which two copies of a post are known to be one.
const PRINT_LENGTH: usize = 40;

/// Nodes among which those letters are looked for.
const PRINT_NODES: usize = 500;

/// Letters and digits below which a print says too little ("Thanks!").
const MIN_PRINT: usize = 12;

/// Seconds between the times of a thread and its opening post, which software stores one after the other.
const SAME_MOMENT: i64 = 5;

/// Reads the page's structured data.
pub(crate) fn find(dom: &Dom) -> Structured<'_> {
    let linked = interpret::interpret(&json_ld::graph(dom));
    let marked = interpret::interpret(&microdata::graph(dom));
    merge(dom, linked, marked)
}

fn merge<'a>(dom: &'a Dom, linked: Structured<'a>, marked: Structured<'a>) -> Structured<'a> {
    let headline = linked.headline.or(marked.headline);
    let mut posts = merge_posts(dom, marked.posts, linked.posts);
    for post in posts.iter_mut().filter(|post| post.title == headline) {
        post.title = None;
    }
    if posts.iter().all(|post| post.depth == Some(0)) {
        posts.iter_mut().for_each(|post| post.depth = None);
    }
    let replies = linked.replies.or(marked.replies);
    let answers = posts.iter().filter(|post| !post.opening && !post.comment).count() as u64;
    fn pick<T>(linked: Vec<T>, marked: Vec<T>) -> Vec<T> {
        if linked.is_empty() { marked } else { linked }
    }
    Structured {
        posts,
        article: linked.article.or(marked.article),
        headline,
        breadcrumbs: pick(linked.breadcrumbs, marked.breadcrumbs),
        site: linked.site.or(marked.site),
        url: linked.url.or(marked.url),
        author: linked.author.or(marked.author),
        authors: pick(linked.authors, marked.authors),
        published: linked.published.or(marked.published),
        modified: linked.modified.or(marked.modified),
        tags: pick(linked.tags, marked.tags),
        // Fewer than the page shows are the answers to one post.
        replies: replies.filter(|replies| *replies >= answers),
        views: linked.views.or(marked.views),
        is_qa: linked.is_qa || marked.is_qa,
        is_product: linked.is_product || marked.is_product,
    }
}

/// Posts that are elements, filled from the copies that are not; of those that have no element, the ones the page has
/// no other form of.
fn merge_posts<'a>(dom: &'a Dom, marked: Vec<Found<'a>>, linked: Vec<Found<'a>>) -> Vec<Found<'a>> {
    let is_element = |post: &Found| post.root.is_some() || matches!(post.body, FoundBody::Node(_));
    let (elements, copies): (Vec<_>, Vec<_>) = marked.into_iter().partition(is_element);
    let elements_end = elements.len();
    let has_copies = !copies.is_empty() || !linked.is_empty();
    let mut posts: Vec<Found> = Vec::with_capacity(elements_end + copies.len() + linked.len());
    let mut index: HashMap<String, usize> = HashMap::new();
    for (at, post) in elements.into_iter().chain(copies).chain(linked).enumerate() {
        let keys = if has_copies { keys(&post) } else { Vec::new() };
        let known = (at >= elements_end).then(|| known_as(&posts, &index, &keys, &post)).flatten();
        match known {
            Some(known) => fill(&mut posts[known], post),
            // A posting without a text of its own is the thread, not a post.
            None if at >= elements_end && post.body.is_missing() => continue,
            None => posts.push(post),
        }
        let at = known.unwrap_or(posts.len() - 1);
        for key in keys {
            index.entry(key).or_insert(at);
        }
    }
    let copies = posts.split_off(elements_end);
    let (openings, rest): (Vec<_>, Vec<_>) = copies.into_iter().partition(|post| post.opening);
    if posts.iter().all(|post| post.opening) {
        posts.extend(rest);
    }
    posts.retain(|post| !(post.opening && post.body.is_missing()));
    let opened = posts.iter().any(|post| post.opening);
    // A thread's later pages repeat the opening post in their data without showing it.
    match openings.into_iter().next() {
        Some(opening) if !opened && (posts.is_empty() || is_shown(dom, &opening)) => posts.insert(0, opening),
        _ => {}
    }
    posts
}

/// The post that `post` is another copy of.
fn known_as(posts: &[Found], index: &HashMap<String, usize>, keys: &[String], post: &Found) -> Option<usize> {
    let same = keys.iter().filter_map(|key| index.get(key)).copied().find(|at| may_be_one(&posts[*at], post));
    // An opening post that has no text as an element has it as a copy.
    same.or_else(|| {
        let empty = || posts.iter().position(|other| other.opening && other.body.is_missing());
        if post.opening { empty() } else { None }
    })
}

/// Whether author and time allow that two posts are one: a reply that begins with a quotation has the text of what it
/// quotes.
fn may_be_one(a: &Found, b: &Found) -> bool {
    let name = |post: &Found| post.author.as_ref().and_then(|author| author.name.clone());
    let instant = |post: &Found| post.published.as_ref().and_then(|date| date.parse::<jiff::Timestamp>().ok());
    let near = |(a, b): (jiff::Timestamp, jiff::Timestamp)| (a.as_second() - b.as_second()).abs() <= SAME_MOMENT;
    name(a).zip(name(b)).is_none_or(|(a, b)| a == b) && instant(a).zip(instant(b)).is_none_or(near)
}

/// By what a post is recognised in another source.
fn keys(post: &Found) -> Vec<String> {
    let print = match &post.body {
        FoundBody::Node(node) => print(node.descendants().take(PRINT_NODES).filter_map(Node::as_text)),
        FoundBody::Text(text) => print(std::iter::once(text.as_str())),
        FoundBody::Missing => String::new(),
    };
    let print = Some(print).filter(|print| print.chars().count() >= MIN_PRINT).map(|print| format!("text {print}"));
    let id = post.id.as_ref().map(|id| format!("id {id}"));
    let moment = post.published.as_ref().filter(|date| date.contains('T'));
    let author = post.author.as_ref().and_then(|author| author.name.as_ref());
    let written = moment.zip(author).map(|(moment, author)| format!("at {moment} {author}"));
    id.into_iter().chain(print).chain(written).collect()
}

/// The first letters and digits of a text, without case.
fn print<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let letters = texts.flat_map(str::chars).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.take(PRINT_LENGTH).collect()
}

/// Whether the page shows the post's text; one too short to tell counts as shown.
fn is_shown(dom: &Dom, post: &Found) -> bool {
    let FoundBody::Text(text) = &post.body else { return true };
    let print = print(std::iter::once(text.as_str()));
    if print.chars().count() < MIN_PRINT {
        return true;
    }
    shown::has_letters(dom, &print)
}

/// Fills what a post leaves open from a copy of it.
fn fill<'a>(post: &mut Found<'a>, copy: Found<'a>) {
    fn absent<T>(own: &mut Option<T>, other: Option<T>) {
        if own.is_none() {
            *own = other;
        }
    }
    absent(&mut post.id, copy.id);
    absent(&mut post.url, copy.url);
    absent(&mut post.title, copy.title);
    absent(&mut post.author, copy.author);
    absent(&mut post.published, copy.published);
    absent(&mut post.modified, copy.modified);
    absent(&mut post.reactions, copy.reactions);
    absent(&mut post.reply_to, copy.reply_to);
    absent(&mut post.number, copy.number);
    post.accepted |= copy.accepted;
    post.opening |= copy.opening;
    if post.body.is_missing() {
        post.body = copy.body;
    }
}

#[cfg(test)]
mod tests;
