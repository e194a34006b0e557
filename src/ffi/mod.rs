//! The C ABI. `include/dechrome.h` is generated from these files: their comments are the header's, and the contract of
//! each function stands there. The only folder allowed `unsafe`.

#![allow(non_camel_case_types, reason = "the names are C's")]
#![allow(clippy::missing_safety_doc, reason = "each comment is the C header's and states the whole contract there")]

mod clean;
mod document;
mod fields;
mod guard;
mod lists;
mod options;
mod post;
mod status;
#[cfg(test)]
mod tests;
mod types;
mod views;

pub use clean::*;
pub use document::*;
pub use fields::*;
pub use lists::*;
pub use options::*;
pub use post::*;
pub use status::*;
pub use types::*;
pub use views::{DECHROME_OUTPUT_HTML, DECHROME_OUTPUT_JSON, DECHROME_OUTPUT_MARKDOWN, DECHROME_OUTPUT_TEXT};
