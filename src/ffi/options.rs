//! Options: made, set by key, freed.

use super::guard::{guard, guard_status};
use super::status::{DECHROME_INVALID_ARGUMENT, dechrome_status};
use super::types::value;
use crate::Options;
use std::ffi::{CStr, c_char};
use std::ptr;

/// Settings for cleaning. Any number of threads may clean with the same options at once, as long as none sets or frees
/// them meanwhile.
pub struct dechrome_options(pub(super) Options);

/// New options, all at their defaults, to be freed with dechrome_options_free. Callable from any thread. NULL only if the
/// library has a bug.
#[unsafe(no_mangle)]
pub extern "C" fn dechrome_options_new() -> *mut dechrome_options {
    guard(ptr::null_mut(), || Box::into_raw(Box::new(dechrome_options(Options::new()))))
}

/// Sets one option by its key; both `key` and `value` are NUL-terminated UTF-8 and are not kept.
///
///   key        value                    default  meaning
///   format     auto, html or text       auto     what the input is taken for; auto decides by the content
///   explain    true or false            false    keeps the full text and what was removed from it
///   headers    true or false            (1)      a line with author and date before each post
///   quotes     true or false            (2)      quoted blocks inside posts; a post's own text always has them
///   comments   true or false            false    comments under answers in the text; they are always among the posts
///   platforms  true or false            true     the rules for known forum software; without them only what any page shows
///   max_bytes  a whole number above 0   128 MiB  the largest input, in bytes
///   max_nodes  a whole number above 0   8000000  the largest page, in nodes
///   max_depth  a whole number above 0   10000    the deepest page, in levels
///   max_posts  a whole number above 0   100000   the most posts of a page
///   (1) false in text, true in Markdown and HTML   (2) the same, but true in text for question-and-answer software
///
/// Returns DECHROME_OK; DECHROME_NULL_POINTER if an argument is NULL; DECHROME_INVALID_ARGUMENT if key or value is not
/// UTF-8; DECHROME_INVALID_OPTION if there is no such key or its value does not fit. On failure the options are unchanged.
/// No other thread may use the options during the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_options_set(
    options: *mut dechrome_options,
    key: *const c_char,
    value: *const c_char,
) -> dechrome_status {
    guard_status(|| {
        // SAFETY: by contract both are NULL or NUL-terminated, and unchanged during the call.
        let (key, text) = unsafe { (terminated(key)?, terminated(value)?) };
        // SAFETY: by contract NULL or live options that no other thread uses during the call.
        let mut set = unsafe { self::value(options)? }.0.clone();
        set.set(key, text).map_err(|error| error.status())?;
        // SAFETY: not NULL, for it was just read; nobody else uses it, and the reference it was read through is gone.
        unsafe { (*options).0 = set };
        Ok(())
    })
}

/// Frees options; NULL is a no-op. Documents cleaned with them stay valid. No thread may use the options any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dechrome_options_free(options: *mut dechrome_options) {
    guard((), || {
        if !options.is_null() {
            // SAFETY: by contract it came from dechrome_options_new and was not freed yet.
            drop(unsafe { Box::from_raw(options) });
        }
    });
}

/// # Safety
/// `text` is NULL or points to a NUL-terminated string that lives and does not change during `'a`.
unsafe fn terminated<'a>(text: *const c_char) -> Result<&'a str, dechrome_status> {
    // SAFETY: a NUL-terminated string has at least its first byte.
    unsafe { value(text)? };
    // SAFETY: not NULL; NUL-terminated, alive and unchanging by the caller's promise.
    unsafe { CStr::from_ptr(text) }.to_str().map_err(|_| DECHROME_INVALID_ARGUMENT)
}
