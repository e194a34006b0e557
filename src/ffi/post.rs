//! A post of a document: borrowed from it, never freed by itself.

use super::fields::{self, POST_FIELDS};
use super::guard::guard_status;
use super::status::dechrome_status;
use super::types::{dechrome_str, value, write};
use super::views::{Renderings, Texts, output};
use crate::document::View;
use crate::{Document, Kind, Output, Post};
use std::sync::Arc;

/// A post of a document. It lives as long as its document, and any number of threads may read it.
pub struct dechrome_post {
    document: Arc<Document>,
    index: usize,
    texts: Texts,
    items: Texts,
    renderings: Renderings,
}

impl dechrome_post {
    pub(super) fn new(document: &Arc<Document>, index: usize) -> Self {
        dechrome_post {
            document: Arc::clone(document),
            index,
            texts: Texts::default(),
            items: Texts::default(),
            renderings: Renderings::default(),
        }
    }

    pub(super) fn inner(&self) -> &Post {
        &self.document.posts[self.index]
    }

    /// The sizes of its attachments.
    pub(super) fn item_texts(&self) -> &Texts {
        &self.items
    }

    fn render(&self, output: Output) -> String {
        if output == Output::Json {
            return serde_json::to_string(self.inner()).unwrap_or_default();
        }
        let view = View { comments: true, ..self.document.view };
        Document { kind: Kind::Thread, posts: vec![self.inner().clone()], view, ..Document::default() }.render(output)
    }
}

/// One field of a post: `field` is one of the constants DECHROME_POST_*, `*out` becomes the view of its text, or absent
/// (NULL) when the page does not tell. Numbers are decimal text followed by a NUL. What there are several of,
/// quotations, pictures, attachments and links, is read with dechrome_post_item.
///
/// Returns DECHROME_OK, also when the field is absent; DECHROME_NULL_POINTER if an argument is NULL;
/// DECHROME_INVALID_ARGUMENT for an unknown field. On failure `*out` is absent. The view lives as long as the document.
/// Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_post_field(
    post: *const dechrome_post,
    field: u32,
    out: *mut dechrome_str,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract NULL or valid for writing.
        unsafe { write(out, dechrome_str::ABSENT)? };
        // SAFETY: by contract NULL or a post of a live document.
        let post = unsafe { value(post)? };
        let view = post.texts.view(fields::post(post.inner(), field)?, field as usize, POST_FIELDS as usize);
        // SAFETY: as for the first write.
        unsafe { write(out, view) }
    })
}

/// A post in a format, one of the constants DECHROME_OUTPUT_*: `*out` becomes the view of it. It is made on first request
/// and kept with the document. DECHROME_OUTPUT_JSON is the post's object in the document's JSON.
///
/// Returns DECHROME_OK; DECHROME_NULL_POINTER if an argument is NULL; DECHROME_INVALID_ARGUMENT for an unknown format. On
/// failure `*out` is absent. The view lives as long as the document. Any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_post_render(
    post: *const dechrome_post,
    output: u32,
    out: *mut dechrome_str,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract NULL or valid for writing.
        unsafe { write(out, dechrome_str::ABSENT)? };
        // SAFETY: by contract NULL or a post of a live document.
        let post = unsafe { value(post)? };
        let format = self::output(output)?;
        let text = post.renderings.get(format, &post.inner().text, || post.render(format));
        // SAFETY: as for the first write.
        unsafe { write(out, dechrome_str::of(Some(text))) }
    })
}
