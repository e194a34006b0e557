//! A document: its fields, renderings, posts and removals.

use super::fields::{self, FIELDS};
use super::guard::{guard, guard_status};
use super::post::dechrome_post;
use super::status::{DECHROME_INVALID_ARGUMENT, dechrome_status};
use super::types::{array, dechrome_span, dechrome_str, value, write};
use super::views::{Renderings, Texts, output};
use crate::Document;
use std::ptr;
use std::sync::Arc;

/// A cleaned page. It is immutable: any number of threads may read it at once. Everything read from it (views, posts)
/// lives until dechrome_document_free. It keeps nothing of the input or the options.
pub struct dechrome_document {
    document: Arc<Document>,
    posts: Box<[dechrome_post]>,
    texts: Texts,
    items: Texts,
    renderings: Renderings,
}

const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<dechrome_document>();
};

impl dechrome_document {
    pub(super) fn new(document: Document) -> Self {
        let document = Arc::new(document);
        let posts = (0..document.posts.len()).map(|index| dechrome_post::new(&document, index)).collect();
        dechrome_document {
            document,
            posts,
            texts: Texts::default(),
            items: Texts::default(),
            renderings: Renderings::default(),
        }
    }

    pub(super) fn inner(&self) -> &Document {
        &self.document
    }

    /// The numbers of its threads.
    pub(super) fn item_texts(&self) -> &Texts {
        &self.items
    }
}

/// Frees a document and with it every view and post read from it; NULL is a no-op. No thread may use the document, its
/// views or its posts any more. A document may be freed on another thread than the one that made it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_free(document: *mut dechrome_document) {
    guard((), || {
        if !document.is_null() {
            // SAFETY: by contract it came from dechrome_clean, dechrome_clean_batch or dechrome_document_join and was not freed yet.
            drop(unsafe { Box::from_raw(document) });
        }
    });
}

/// Joins the pages of one thread, `count` of them, into one new document, to be freed with dechrome_document_free: its posts
/// in order, each once. Pages come in any order when each says which one it is, else in the order given; a post that several
/// pages show stands where it is shown first. Other fields are those of the first page that tells them, DECHROME_FIELD_MODIFIED
/// of the last; DECHROME_FIELD_CONFIDENCE is the lowest; the page's links lead on from what was joined. Whether the pages
/// belong to one thread is for the caller to know. The documents stay as they are, and may be freed before the new one. A
/// `count` of 0 gives an empty document; `documents` may be NULL then. The time is linear in the documents.
///
/// Returns DECHROME_OK; DECHROME_NULL_POINTER if `out`, `documents` or one of the documents is NULL; DECHROME_INVALID_ARGUMENT if
/// `count` is larger than any array can be. On failure `*out` is NULL. Any number of threads may call this at once, with the
/// same documents too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_join(
    documents: *const *mut dechrome_document,
    count: usize,
    out: *mut *mut dechrome_document,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract NULL or valid for writing.
        unsafe { write(out, ptr::null_mut())? };
        // SAFETY: by contract NULL or `count` pointers, unchanged during the call.
        let documents = unsafe { array(documents, count)? };
        // SAFETY: by contract each is NULL or a live document.
        let pages =
            documents.iter().map(|document| unsafe { value(*document) }.map(|page| Document::clone(&page.document)));
        let pages = pages.collect::<Result<Vec<_>, _>>()?;
        let joined = Box::new(dechrome_document::new(Document::join(pages)));
        // SAFETY: as for the first write.
        unsafe { write(out, Box::into_raw(joined)) }
    })
}

/// One field of a document: `field` is one of the constants DECHROME_FIELD_*, `*out` becomes the view of its text, or
/// absent (NULL) when the page does not tell. Numbers are decimal text followed by a NUL, so that strtoull can read them;
/// other views are not NUL-terminated. What there are several of, threads and pictures, is
/// read with dechrome_document_item.
///
/// Returns DECHROME_OK, also when the field is absent; DECHROME_NULL_POINTER if an argument is NULL;
/// DECHROME_INVALID_ARGUMENT for an unknown field. On failure `*out` is absent. The view lives as long as the document.
/// Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_field(
    document: *const dechrome_document,
    field: u32,
    out: *mut dechrome_str,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract NULL or valid for writing.
        unsafe { write(out, dechrome_str::ABSENT)? };
        // SAFETY: by contract NULL or a live document.
        let document = unsafe { value(document)? };
        let view = document.texts.view(fields::document(&document.document, field)?, field as usize, FIELDS as usize);
        // SAFETY: as for the first write.
        unsafe { write(out, view) }
    })
}

/// A document in a format, one of the constants DECHROME_OUTPUT_*: `*out` becomes the view of it. It is made on first
/// request, which costs time linear in the document's size, and kept with the document.
///
/// Returns DECHROME_OK; DECHROME_NULL_POINTER if an argument is NULL; DECHROME_INVALID_ARGUMENT for an unknown format. On
/// failure `*out` is absent. The view lives as long as the document. Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_render(
    document: *const dechrome_document,
    output: u32,
    out: *mut dechrome_str,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract NULL or valid for writing.
        unsafe { write(out, dechrome_str::ABSENT)? };
        // SAFETY: by contract NULL or a live document.
        let document = unsafe { value(document)? };
        let format = self::output(output)?;
        let inner = &document.document;
        let text = document.renderings.get(format, &inner.text, || inner.render(format));
        // SAFETY: as for the first write.
        unsafe { write(out, dechrome_str::of(Some(text))) }
    })
}

/// How many posts the page has; 0 if `document` is NULL. Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_post_count(document: *const dechrome_document) -> usize {
    // SAFETY: by contract NULL or a live document.
    guard(0, || unsafe { value(document) }.map_or(0, |document| document.posts.len()))
}

/// The post at `index`, from 0, in page order: `*out` becomes a borrowed pointer that lives as long as the document and
/// is never freed by itself.
///
/// Returns DECHROME_OK; DECHROME_NULL_POINTER if a pointer is NULL; DECHROME_INVALID_ARGUMENT for an index at or past
/// dechrome_document_post_count. On failure `*out` is NULL. Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_post(
    document: *const dechrome_document,
    index: usize,
    out: *mut *const dechrome_post,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract NULL or valid for writing.
        unsafe { write(out, ptr::null())? };
        // SAFETY: by contract NULL or a live document.
        let document = unsafe { value(document)? };
        let post = document.posts.get(index).ok_or(DECHROME_INVALID_ARGUMENT)?;
        // SAFETY: as for the first write.
        unsafe { write(out, ptr::from_ref(post)) }
    })
}

/// How many spans were removed from DECHROME_FIELD_FULL_TEXT; 0 without option "explain" and if `document` is NULL. Any
/// number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_removed_count(document: *const dechrome_document) -> usize {
    // SAFETY: by contract NULL or a live document.
    guard(0, || unsafe { value(document) }.map_or(0, |document| document.document.removed.len()))
}

/// The removal at `index`, from 0: `*span` becomes its range of bytes in DECHROME_FIELD_FULL_TEXT, `*kind` what it is, such
/// as "navigation" or "signature", `*rule` the rule that said so, such as "phrase.en.reply". Spans ascend and do not
/// overlap; what lies between them is in the clean page. `kind` and `rule` may be NULL if not wanted.
///
/// Returns DECHROME_OK; DECHROME_NULL_POINTER if `document` or `span` is NULL; DECHROME_INVALID_ARGUMENT for an index at or
/// past dechrome_document_removed_count. On failure `*span` is 0 to 0, `*kind` and `*rule` are absent. The views live as
/// long as the document. Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_document_removed(
    document: *const dechrome_document,
    index: usize,
    span: *mut dechrome_span,
    kind: *mut dechrome_str,
    rule: *mut dechrome_str,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract each is NULL or valid for writing.
        let put = |range, what, why| unsafe {
            for (place, text) in [(kind, what), (rule, why)] {
                if !place.is_null() {
                    write(place, text)?;
                }
            }
            write(span, range)
        };
        put(dechrome_span { start: 0, end: 0 }, dechrome_str::ABSENT, dechrome_str::ABSENT)?;
        // SAFETY: by contract NULL or a live document.
        let document = unsafe { value(document)? };
        let removal = document.document.removed.get(index).ok_or(DECHROME_INVALID_ARGUMENT)?;
        let range = dechrome_span { start: removal.start, end: removal.end };
        put(range, dechrome_str::of(Some(removal.kind.as_str())), dechrome_str::of(Some(&removal.rule)))
    })
}
