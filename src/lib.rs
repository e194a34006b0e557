#![doc = include_str!("../README.md")]

mod assemble;
pub mod batch;
pub mod block;
mod chrome;
mod confidence;
mod decode;
pub mod document;
mod dom;
mod error;
mod extract;
#[allow(unsafe_code)]
pub mod ffi;
mod flat;
mod input;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;
mod language;
mod letters;
mod memo;
mod options;
mod pipeline;
mod platform;
mod render;
mod runs;

pub use batch::clean_batch;
pub use block::{Block, Mark, MarkKind, QuoteBlock, Rich};
pub use document::{
    Attachment, Author, Counts, Document, Image, Kind, Link, Method, PageLinks, PlatformInfo, Post, Quote, Removal,
    RemovalKind, SCHEMA, Stats, ThreadLink,
};
pub use error::Error;
pub use input::Input;
pub use options::{Format, Options};
pub use pipeline::clean;
pub use platform::platforms;
pub use render::Output;
