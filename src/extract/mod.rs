//! From the tree of an HTML page to posts, article and metadata.

use crate::Error;
use crate::assemble::Page;
use crate::dom::Dom;
use crate::pipeline::Context;

pub(crate) mod dates;
pub(crate) mod numbers;

/// Extracts the page.
pub(crate) fn extract(dom: &Dom, context: &Context) -> Result<Page, Error> {
    let _ = (dom, context);
    Ok(Page::default())
}
