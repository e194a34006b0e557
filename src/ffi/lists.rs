//! Lists: what a document or a post has several of, an item and a field of it at a time.

use super::document::dechrome_document;
use super::fields::{Field, flag, number, own, own_if};
use super::guard::{guard, guard_status};
use super::post::dechrome_post;
use super::status::{DECHROME_INVALID_ARGUMENT, dechrome_status};
use super::types::{dechrome_str, value, write};
use super::views::Texts;
use crate::{Attachment, Document, Image, Link, Post, Quote, ThreadLink};

/// Of a document: the threads of a forum's list, with DECHROME_ITEM_TITLE, _URL, _AUTHOR, _REPLIES, _VIEWS, _LAST_POST and
/// _STICKY.
pub const DECHROME_LIST_THREADS: u32 = 1;
/// Of a document: the pictures of an article, or of flat text; of a post: those in its body. With DECHROME_ITEM_URL, _NAME
/// and _ALT.
pub const DECHROME_LIST_IMAGES: u32 = 2;
/// Of a document: the path from the site's root to the page's forum, outermost first, with DECHROME_ITEM_TEXT.
pub const DECHROME_LIST_BREADCRUMBS: u32 = 3;
/// Of a document: tags and thread prefixes, with DECHROME_ITEM_TEXT.
pub const DECHROME_LIST_TAGS: u32 = 4;
/// Of a post: its quotations in order, nested ones after the one that holds them, with DECHROME_ITEM_TEXT, _AUTHOR and
/// _SOURCE.
pub const DECHROME_LIST_QUOTES: u32 = 5;
/// Of a post: attached files, with DECHROME_ITEM_NAME, _URL and _SIZE.
pub const DECHROME_LIST_ATTACHMENTS: u32 = 6;
/// Of a post: the links in its body, in order, with DECHROME_ITEM_URL and _TEXT.
pub const DECHROME_LIST_LINKS: u32 = 7;

/// The words of a step of the breadcrumbs, of a tag or of a link; of a quotation what is quoted, without what that quotes
/// itself. Never absent.
pub const DECHROME_ITEM_TEXT: u32 = 1;
/// Absolute URL of a thread, picture or attachment; of a link as written where the page's URL is not known.
pub const DECHROME_ITEM_URL: u32 = 2;
/// A thread's title. Never absent.
pub const DECHROME_ITEM_TITLE: u32 = 3;
/// Who opened a thread, or who is quoted: display name.
pub const DECHROME_ITEM_AUTHOR: u32 = 4;
/// File name of a picture or attachment.
pub const DECHROME_ITEM_NAME: u32 = 5;
/// A picture's alternative text.
pub const DECHROME_ITEM_ALT: u32 = 6;
/// The id of the quoted post.
pub const DECHROME_ITEM_SOURCE: u32 = 7;
/// An attachment's size in bytes, as precise as the page shows it ("12.3 KB" is 12595).
pub const DECHROME_ITEM_SIZE: u32 = 8;
/// Answers to a thread, without its opening post.
pub const DECHROME_ITEM_REPLIES: u32 = 9;
/// Views of a thread.
pub const DECHROME_ITEM_VIEWS: u32 = 10;
/// When a thread was last answered: RFC 3339, as precise as the page.
pub const DECHROME_ITEM_LAST_POST: u32 = 11;
/// "true" when a thread is kept at the top of its list, else absent.
pub const DECHROME_ITEM_STICKY: u32 = 12;

/// How many fields of items are numbers, whose texts are kept. Their keys follow one another, so that each has a remainder of its
/// own.
const NUMBERS: usize = (DECHROME_ITEM_VIEWS - DECHROME_ITEM_SIZE) as usize + 1;

/// How many items a list of a document has: `list` is DECHROME_LIST_THREADS, _IMAGES, _BREADCRUMBS or _TAGS. 0 if `document`
/// is NULL or the list is none of a document. Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_item_count(document: *const dechrome_document, list: u32) -> usize {
    guard(0, || {
        // SAFETY: by contract NULL or a live document.
        let document = unsafe { value(document) };
        document.ok().and_then(|document| of_document(document.inner(), list)).map_or(0, |items| items.len())
    })
}

/// One field of an item of a document's list: `list` as for dechrome_document_item_count, `index` from 0, `field` one of the
/// constants DECHROME_ITEM_* that stand with the list; `*out` becomes the view of its text, or absent when the page does not
/// tell. Numbers are decimal text followed by a NUL.
///
/// Returns DECHROME_OK, also when the field is absent; DECHROME_NULL_POINTER if a pointer is NULL; DECHROME_INVALID_ARGUMENT
/// for a list that is none of a document, an index at or past dechrome_document_item_count, or a field that items of the list
/// do not have. On failure `*out` is absent. The view lives as long as the document. Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_item(
    document: *const dechrome_document,
    list: u32,
    index: usize,
    field: u32,
    out: *mut dechrome_str,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract NULL or valid for writing.
        unsafe { write(out, dechrome_str::ABSENT)? };
        // SAFETY: by contract NULL or a live document.
        let document = unsafe { value(document)? };
        let items = of_document(document.inner(), list).ok_or(DECHROME_INVALID_ARGUMENT)?;
        let view = items.view(index, field, document.item_texts())?;
        // SAFETY: as for the first write.
        unsafe { write(out, view) }
    })
}

/// How many items a list of a post has: `list` is DECHROME_LIST_QUOTES, _IMAGES, _ATTACHMENTS or _LINKS. 0 if `post` is NULL
/// or the list is none of a post. Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_post_item_count(post: *const dechrome_post, list: u32) -> usize {
    guard(0, || {
        // SAFETY: by contract NULL or a post of a live document.
        let post = unsafe { value(post) };
        post.ok().and_then(|post| of_post(post.inner(), list)).map_or(0, |items| items.len())
    })
}

/// One field of an item of a post's list: `list` as for dechrome_post_item_count, `index` from 0, `field` one of the constants
/// DECHROME_ITEM_* that stand with the list; `*out` becomes the view of its text, or absent when the page does not tell.
/// Numbers are decimal text followed by a NUL.
///
/// Returns DECHROME_OK, also when the field is absent; DECHROME_NULL_POINTER if a pointer is NULL; DECHROME_INVALID_ARGUMENT
/// for a list that is none of a post, an index at or past dechrome_post_item_count, or a field that items of the list do not
/// have. On failure `*out` is absent. The view lives as long as the document. Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_post_item(
    post: *const dechrome_post,
    list: u32,
    index: usize,
    field: u32,
    out: *mut dechrome_str,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract NULL or valid for writing.
        unsafe { write(out, dechrome_str::ABSENT)? };
        // SAFETY: by contract NULL or a post of a live document.
        let post = unsafe { value(post)? };
        let items = of_post(post.inner(), list).ok_or(DECHROME_INVALID_ARGUMENT)?;
        let view = items.view(index, field, post.item_texts())?;
        // SAFETY: as for the first write.
        unsafe { write(out, view) }
    })
}

/// What a list holds.
enum Items<'a> {
    Threads(&'a [ThreadLink]),
    Images(&'a [Image]),
    Texts(&'a [String]),
    Quotes(&'a [Quote]),
    Attachments(&'a [Attachment]),
    Links(&'a [Link]),
}

/// A document's list; nothing for a number that is none.
fn of_document(document: &Document, list: u32) -> Option<Items<'_>> {
    Some(match list {
        DECHROME_LIST_THREADS => Items::Threads(&document.threads),
        DECHROME_LIST_IMAGES => Items::Images(&document.images),
        DECHROME_LIST_BREADCRUMBS => Items::Texts(&document.breadcrumbs),
        DECHROME_LIST_TAGS => Items::Texts(&document.tags),
        _ => return None,
    })
}

/// A post's list; nothing for a number that is none.
fn of_post(post: &Post, list: u32) -> Option<Items<'_>> {
    Some(match list {
        DECHROME_LIST_QUOTES => Items::Quotes(&post.quotes),
        DECHROME_LIST_IMAGES => Items::Images(&post.images),
        DECHROME_LIST_ATTACHMENTS => Items::Attachments(&post.attachments),
        DECHROME_LIST_LINKS => Items::Links(&post.links),
        _ => return None,
    })
}

impl<'a> Items<'a> {
    fn len(&self) -> usize {
        match self {
            Items::Threads(items) => items.len(),
            Items::Images(items) => items.len(),
            Items::Texts(items) => items.len(),
            Items::Quotes(items) => items.len(),
            Items::Attachments(items) => items.len(),
            Items::Links(items) => items.len(),
        }
    }

    /// The view of an item's field; numbers are kept in `texts`, which no other list with numbers uses.
    fn view(&self, index: usize, field: u32, texts: &Texts) -> Result<dechrome_str, dechrome_status> {
        let text = self.field(index, field)?;
        Ok(texts.view(text, index * NUMBERS + field as usize % NUMBERS, self.len() * NUMBERS))
    }

    fn field(&self, index: usize, field: u32) -> Field<'a> {
        fn at<T>(items: &[T], index: usize) -> Result<&T, dechrome_status> {
            items.get(index).ok_or(DECHROME_INVALID_ARGUMENT)
        }
        match self {
            Items::Threads(items) => thread(at(items, index)?, field),
            Items::Images(items) => image(at(items, index)?, field),
            Items::Quotes(items) => quote(at(items, index)?, field),
            Items::Attachments(items) => attachment(at(items, index)?, field),
            Items::Links(items) => link(at(items, index)?, field),
            Items::Texts(items) => match (at(items, index)?, field) {
                (text, DECHROME_ITEM_TEXT) => Ok(own(text)),
                _ => Err(DECHROME_INVALID_ARGUMENT),
            },
        }
    }
}

fn thread(thread: &ThreadLink, field: u32) -> Field<'_> {
    Ok(match field {
        DECHROME_ITEM_TITLE => own(&thread.title),
        DECHROME_ITEM_URL => own_if(thread.url.as_ref()),
        DECHROME_ITEM_AUTHOR => own_if(thread.author.as_ref()),
        DECHROME_ITEM_REPLIES => number(thread.replies),
        DECHROME_ITEM_VIEWS => number(thread.views),
        DECHROME_ITEM_LAST_POST => own_if(thread.last_post.as_ref()),
        DECHROME_ITEM_STICKY => flag(thread.sticky),
        _ => return Err(DECHROME_INVALID_ARGUMENT),
    })
}

fn image(image: &Image, field: u32) -> Field<'_> {
    Ok(match field {
        DECHROME_ITEM_URL => own_if(image.url.as_ref()),
        DECHROME_ITEM_NAME => own_if(image.name.as_ref()),
        DECHROME_ITEM_ALT => own_if(image.alt.as_ref()),
        _ => return Err(DECHROME_INVALID_ARGUMENT),
    })
}

fn quote(quote: &Quote, field: u32) -> Field<'_> {
    Ok(match field {
        DECHROME_ITEM_TEXT => own(&quote.text),
        DECHROME_ITEM_AUTHOR => own_if(quote.author.as_ref()),
        DECHROME_ITEM_SOURCE => own_if(quote.source.as_ref()),
        _ => return Err(DECHROME_INVALID_ARGUMENT),
    })
}

fn attachment(attachment: &Attachment, field: u32) -> Field<'_> {
    Ok(match field {
        DECHROME_ITEM_NAME => own_if(attachment.name.as_ref()),
        DECHROME_ITEM_URL => own_if(attachment.url.as_ref()),
        DECHROME_ITEM_SIZE => number(attachment.size),
        _ => return Err(DECHROME_INVALID_ARGUMENT),
    })
}

fn link(link: &Link, field: u32) -> Field<'_> {
    Ok(match field {
        DECHROME_ITEM_URL => own(&link.url),
        DECHROME_ITEM_TEXT => own(&link.text),
        _ => return Err(DECHROME_INVALID_ARGUMENT),
    })
}
