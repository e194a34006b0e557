//! Cleaning: one page, or many on several threads.

use super::document::dechrome_document;
use super::guard::guard_status;
use super::options::dechrome_options;
use super::status::{DECHROME_OK, DECHROME_PANIC, dechrome_status};
use super::types::{array, dechrome_input, fill, value, write};
use crate::{Document, Error, Input, Options, clean, clean_batch};
use std::num::NonZero;
use std::ptr;
use std::thread::available_parallelism;

type Cleaned = Result<Box<dechrome_document>, dechrome_status>;

/// Cleans one page: `*out` becomes a new document, to be freed with dechrome_document_free. `options` may be NULL for the
/// defaults. An empty page is an empty document of kind "other", not an error; bytes that cannot be decoded become
/// U+FFFD. The time is linear in the input. Nothing of input and options is kept.
///
/// Returns DECHROME_OK; DECHROME_NULL_POINTER if `input`, `out` or a pointer with a length in `input` is NULL;
/// DECHROME_INVALID_ARGUMENT if a text in `input` is not UTF-8 or a flag unknown; DECHROME_NOT_TEXT;
/// DECHROME_INVALID_RETRIEVED; DECHROME_LIMIT_*. On failure `*out` is NULL. Any number of threads may call this at once,
/// with the same input and options too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_clean(
    input: *const dechrome_input,
    options: *const dechrome_options,
    out: *mut *mut dechrome_document,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract NULL or valid for writing.
        unsafe { write(out, ptr::null_mut())? };
        // SAFETY: by contract NULL or a whole input whose pointers hold what their lengths say, unchanged during the call.
        let input = unsafe { value(input)?.read()? };
        let defaults = Options::new();
        // SAFETY: by contract NULL or live options that nobody sets meanwhile.
        let options = unsafe { options_or(options, &defaults)? };
        let document = handle(clean(input, options))?;
        // SAFETY: as for the first write.
        unsafe { write(out, Box::into_raw(document)) }
    })
}

/// Cleans `count` pages on `threads` threads, 0 meaning one for each core: `documents[i]` and `statuses[i]` become what
/// dechrome_clean would give for `inputs[i]`. A page that fails, fails alone. Each document is freed by itself with
/// dechrome_document_free. `options` may be NULL for the defaults; with a `count` of 0 every other argument may be. The
/// threads are the call's own and have ended when it returns, so that a process may fork then, and the child call this too.
///
/// Returns DECHROME_OK when every page has its document or its status; DECHROME_NULL_POINTER if an array is NULL;
/// DECHROME_INVALID_ARGUMENT if `count` is larger than any array can be, nothing being written then. On other failures all
/// of `documents` are NULL and all of `statuses` the status returned, as far as the arrays are there. Returns when all
/// pages are done; any number of threads may call this at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_clean_batch(
    inputs: *const dechrome_input,
    count: usize,
    options: *const dechrome_options,
    threads: usize,
    documents: *mut *mut dechrome_document,
    statuses: *mut dechrome_status,
) -> dechrome_status {
    // SAFETY: by contract NULL or valid for writing `count` values.
    let put_all = |status| unsafe {
        let filled = fill(documents, count, ptr::null_mut());
        fill(statuses, count, status).and(filled)
    };
    let status = guard_status(|| {
        put_all(DECHROME_OK)?;
        // SAFETY: by contract NULL or `count` inputs, unchanged during the call.
        let inputs = unsafe { array(inputs, count)? };
        // SAFETY: by contract the pointers of each hold what their lengths say.
        let pages: Vec<_> = inputs.iter().map(|input| unsafe { input.read() }).collect();
        let defaults = Options::new();
        // SAFETY: by contract NULL or live options that nobody sets meanwhile.
        let options = unsafe { options_or(options, &defaults)? };
        let cleaned = many(&pages, options, threads);
        for (i, page) in cleaned.into_iter().enumerate() {
            let (document, status) = match page {
                Ok(document) => (Box::into_raw(document), DECHROME_OK),
                Err(status) => (ptr::null_mut(), status),
            };
            // SAFETY: `i` is below `count`, for there are as many results as inputs; both arrays were filled above.
            unsafe {
                documents.add(i).write(document);
                statuses.add(i).write(status);
            }
        }
        Ok(())
    });
    if status != DECHROME_OK {
        let _ = put_all(status); // reported already
    }
    status
}

/// # Safety
/// `options` is NULL or points to live options that nobody changes while the result is in use.
unsafe fn options_or(options: *const dechrome_options, defaults: &Options) -> Result<&Options, dechrome_status> {
    if options.is_null() {
        return Ok(defaults);
    }
    // SAFETY: the caller's promise.
    unsafe { value(options) }.map(|options| &options.0)
}

/// The results in input order: what could not be read keeps its status, the rest is cleaned on `threads` threads.
fn many(read: &[Result<Input<'_>, dechrome_status>], options: &Options, threads: usize) -> Vec<Cleaned> {
    let pages: Vec<Input<'_>> = read.iter().filter_map(|page| page.ok()).collect();
    // Never 0, which would start a pool for the life of the process: a child that is forked later would wait for it.
    let threads = if threads == 0 { available_parallelism().map_or(1, NonZero::get) } else { threads };
    let mut cleaned = clean_batch(&pages, options, threads).into_iter();
    read.iter().map(|page| page.and_then(|_| cleaned.next().map_or(Err(DECHROME_PANIC), handle))).collect()
}

/// The handle of a document, or the status of an error.
fn handle(cleaned: Result<Document, Error>) -> Cleaned {
    cleaned.map(|document| Box::new(dechrome_document::new(document))).map_err(|error| error.status())
}
