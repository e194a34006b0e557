//! Versions and status codes.

use super::guard::guard;
use crate::Error;
use std::ffi::{CStr, c_char};

/// Version of this interface. It changes when a program compiled against an older header would break.
pub const DECHROME_ABI_VERSION: u32 = 1;

/// What became of a call: one of the status codes below, 0 for success.
pub type dechrome_status = u32;

/// Success.
pub const DECHROME_OK: u32 = 0;
/// A pointer that must not be NULL is NULL.
pub const DECHROME_NULL_POINTER: u32 = 1;
/// An unknown constant or flag, an index past the end, text that is not UTF-8, a misaligned pointer or an impossible
/// length.
pub const DECHROME_INVALID_ARGUMENT: u32 = 2;
/// A bug in the library. The call had no effect beyond its written outputs; other objects stay usable.
pub const DECHROME_PANIC: u32 = 3;
/// The input is an image, an archive or another binary format, not text in any encoding.
pub const DECHROME_NOT_TEXT: u32 = 4;
/// There is no such option, or its value does not fit.
pub const DECHROME_INVALID_OPTION: u32 = 5;
/// The retrieval time is no RFC 3339 date or instant.
pub const DECHROME_INVALID_RETRIEVED: u32 = 6;
/// The input is larger than option "max_bytes" allows.
pub const DECHROME_LIMIT_BYTES: u32 = 16;
/// The page has more nodes than option "max_nodes" allows.
pub const DECHROME_LIMIT_NODES: u32 = 17;
/// The page is nested deeper than option "max_depth" allows.
pub const DECHROME_LIMIT_DEPTH: u32 = 18;
/// The page has more posts than option "max_posts" allows.
pub const DECHROME_LIMIT_POSTS: u32 = 19;

/// The library's ABI version: compare it to DECHROME_ABI_VERSION of the header when the library is loaded at run time,
/// and refuse a library that differs. Callable from any thread; cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn dechrome_abi_version() -> u32 {
    DECHROME_ABI_VERSION
}

/// The library's version, such as "0.1.0": static, NUL-terminated, never NULL. Callable from any thread; cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn dechrome_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// What a status means, in English: static, NUL-terminated, never NULL; "unknown status" for a number that is no
/// status. Callable from any thread; cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn dechrome_status_message(status: dechrome_status) -> *const c_char {
    guard(c"unknown status", || message(status)).as_ptr()
}

fn message(status: dechrome_status) -> &'static CStr {
    match status {
        DECHROME_OK => c"success",
        DECHROME_NULL_POINTER => c"a pointer that must not be NULL is NULL",
        DECHROME_INVALID_ARGUMENT => c"an argument is out of range or not UTF-8",
        DECHROME_PANIC => c"the library has a bug: a panic was caught",
        DECHROME_NOT_TEXT => c"the input is not text but a binary format",
        DECHROME_INVALID_OPTION => c"there is no such option, or its value does not fit",
        DECHROME_INVALID_RETRIEVED => c"the retrieval time is no RFC 3339 date or instant",
        DECHROME_LIMIT_BYTES => c"the page exceeds the limit max_bytes",
        DECHROME_LIMIT_NODES => c"the page exceeds the limit max_nodes",
        DECHROME_LIMIT_DEPTH => c"the page exceeds the limit max_depth",
        DECHROME_LIMIT_POSTS => c"the page exceeds the limit max_posts",
        _ => c"unknown status",
    }
}

impl Error {
    /// The status that stands for the error in C.
    pub(super) fn status(&self) -> dechrome_status {
        match self {
            Error::NotText { .. } => DECHROME_NOT_TEXT,
            Error::InvalidOption { .. } => DECHROME_INVALID_OPTION,
            Error::InvalidRetrieved { .. } => DECHROME_INVALID_RETRIEVED,
            Error::Internal { .. } => DECHROME_PANIC,
            Error::LimitExceeded { limit, .. } => match *limit {
                "max_bytes" => DECHROME_LIMIT_BYTES,
                "max_nodes" => DECHROME_LIMIT_NODES,
                "max_depth" => DECHROME_LIMIT_DEPTH,
                _ => DECHROME_LIMIT_POSTS, // "max_posts", the only other limit
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_its_status_and_message() {
        let limit = |limit| Error::LimitExceeded { limit, allowed: 1 };
        let errors = [
            (Error::Internal { message: String::new() }, 3, "bug"),
            (Error::NotText { format: "PNG image" }, 4, "binary"),
            (Error::InvalidOption { key: String::new(), reason: "" }, 5, "option"),
            (Error::InvalidRetrieved { value: String::new() }, 6, "RFC 3339"),
            (limit("max_bytes"), 16, "max_bytes"),
            (limit("max_nodes"), 17, "max_nodes"),
            (limit("max_depth"), 18, "max_depth"),
            (limit("max_posts"), 19, "max_posts"),
        ];
        for (error, status, word) in errors {
            assert_eq!(error.status(), status, "{error}");
            assert!(message(status).to_str().unwrap().contains(word), "{error}");
        }
        assert_eq!(message(99), c"unknown status");
    }
}
