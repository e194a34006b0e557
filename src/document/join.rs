//! The pages of one thread as one document.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::{Document, PageLinks, Post, SCHEMA};
use crate::assemble;

impl Document {
    /// Joins the pages of one thread: its posts in order, each once.
    ///
    /// Pages come in any order when each says which one it is; otherwise they are taken in the order given. A page that is
    /// there twice adds nothing, and a post that several pages show (the opening post above each page, or the last one of
    /// the page before) stands where it is shown first. Posts are the same when they have the same id and author and agree
    /// in text or date, or, without ids, when author, date and text are the same.
    ///
    /// Other fields are those of the first page that tells them, `modified` of the last; `confidence` is the lowest; `page`
    /// leads on from what was joined: `number`, `first` and `prev` are those of its first page, `next` and `last` of its
    /// last. Bodies of articles, threads of listings and, with option `explain`, `full_text` and `removed` follow each other.
    /// Whether the pages belong to one thread is for the caller to know. Without any page the document is empty.
    ///
    /// ```
    /// use dechrome::{Document, Input, Options, clean};
    ///
    /// let post = |id: u32, text: &str| {
    ///     format!("<article class='message message--post' data-content='post-{id}' data-author='anna'>\
    ///         <div class='message-body'><div class='bbWrapper'>{text}</div></div></article>")
    /// };
    /// let page = |posts: [String; 2]| format!("<html id='XF' data-template='thread_view'><body>{}</body></html>", posts.concat());
    /// let first = page([post(1, "How long is green tea steeped?"), post(2, "Two minutes.")]);
    /// let second = page([post(2, "Two minutes."), post(3, "In water of eighty degrees.")]);
    /// let options = Options::new();
    /// let pages = [clean(Input::from_text(&first), &options)?, clean(Input::from_text(&second), &options)?];
    /// assert_eq!(Document::join(pages).posts.len(), 3);
    /// # Ok::<(), dechrome::Error>(())
    /// ```
    pub fn join(pages: impl IntoIterator<Item = Document>) -> Document {
        let mut pages: Vec<Document> = pages.into_iter().collect();
        if pages.iter().all(|page| number(page).is_some()) {
            pages.sort_by_key(number);
        }
        let mut pages = pages.into_iter();
        let Some(mut joined) = pages.next() else {
            return Document { schema: SCHEMA, ..Document::default() };
        };
        let mut seen = Seen::default();
        seen.add(&joined.posts, 0);
        for page in pages {
            joined.append(page, &mut seen);
        }
        joined.text = assemble::text(&joined);
        joined
    }

    /// Appends a page, whose posts are not among those seen.
    fn append(&mut self, mut page: Document, seen: &mut Seen) {
        let before = self.posts.len();
        let new: Vec<bool> = page.posts.iter().map(|post| !seen.has(post, &self.posts)).collect();
        self.posts.extend(page.posts.drain(..).zip(new).filter_map(|(post, is_new)| is_new.then_some(post)));
        seen.add(&self.posts, before);

        let known: HashSet<String> = self.threads.iter().filter_map(|thread| thread.url.clone()).collect();
        let is_new = |url: &Option<String>| url.as_ref().is_none_or(|url| !known.contains(url));
        self.threads.extend(page.threads.drain(..).filter(|thread| is_new(&thread.url)));
        self.images.append(&mut page.images);
        self.body.append(&mut page.body);
        self.explain(&mut page);
        self.fill(page);
    }

    /// Appends what was removed of a page.
    fn explain(&mut self, page: &mut Document) {
        let (Some(full), Some(more)) = (&mut self.full_text, &page.full_text) else { return };
        full.push('\n');
        let start = full.len();
        full.push_str(more);
        self.removed.extend(page.removed.drain(..).map(|mut removal| {
            removal.start += start;
            removal.end += start;
            removal
        }));
    }

    /// Takes from a later page what the earlier ones do not tell.
    fn fill(&mut self, page: Document) {
        fn first<T>(ours: &mut Option<T>, theirs: Option<T>) {
            *ours = ours.take().or(theirs);
        }
        first(&mut self.platform, page.platform);
        first(&mut self.title, page.title);
        first(&mut self.url, page.url);
        first(&mut self.canonical_url, page.canonical_url);
        first(&mut self.site, page.site);
        first(&mut self.language, page.language);
        first(&mut self.author, page.author);
        first(&mut self.published, page.published);
        first(&mut self.counts, page.counts);
        first(&mut self.stats, page.stats);
        self.modified = page.modified.or_else(|| self.modified.take());
        for (ours, theirs) in [(&mut self.breadcrumbs, page.breadcrumbs), (&mut self.tags, page.tags)] {
            if ours.is_empty() {
                *ours = theirs;
            }
        }
        self.locked |= page.locked;
        self.solved |= page.solved;
        self.sticky |= page.sticky;
        self.confidence = self.confidence.min(page.confidence);
        self.page = links(self.page.take(), page.page);
    }
}

/// Where the pages from one to a later one stand.
fn links(from: Option<PageLinks>, to: Option<PageLinks>) -> Option<PageLinks> {
    let (Some(from), Some(to)) = (&from, &to) else { return from.or(to) };
    Some(PageLinks {
        number: from.number,
        total: from.total.max(to.total),
        first: from.first.clone(),
        prev: from.prev.clone(),
        next: to.next.clone(),
        last: to.last.clone(),
    })
}

/// Which page of its thread a document is, from 1; none where it does not say.
fn number(page: &Document) -> Option<u32> {
    let links = page.page.as_ref()?;
    // what leads on but not back is the first
    links.number.or_else(|| (links.prev.is_none() && links.next.is_some()).then_some(1))
}

/// Where the posts of earlier pages stand, by what the same post has alike on each.
#[derive(Default)]
struct Seen(HashMap<u64, Vec<usize>>);

impl Seen {
    fn key(post: &Post) -> u64 {
        let author = post.author.as_ref().and_then(|author| author.name.as_ref());
        match &post.id {
            Some(id) => FixedState::default().hash_one((id, author)),
            None => FixedState::default().hash_one((&post.text, author, &post.published)),
        }
    }

    /// Notes the posts from `start` on.
    fn add(&mut self, posts: &[Post], start: usize) {
        for (index, post) in posts.iter().enumerate().skip(start) {
            self.0.entry(Self::key(post)).or_default().push(index);
        }
    }

    /// Whether one of the posts noted is this one.
    fn has(&self, post: &Post, posts: &[Post]) -> bool {
        let alike = self.0.get(&Self::key(post)).into_iter().flatten().map(|index| &posts[*index]);
        let same_date = |other: &Post| post.published.is_some() && other.published == post.published;
        alike.into_iter().any(|other| {
            let same_text = other.text == post.text;
            other.id == post.id && if post.id.is_some() { same_text || same_date(other) } else { same_text }
        })
    }
}
