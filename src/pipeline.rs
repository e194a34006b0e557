//! The only file that knows the order of the stages.

use std::cell::RefCell;

use crate::assemble::{Page, assemble};
use crate::decode::{self, Sniffed};
use crate::dom::Buffers;
use crate::extract::dates::Retrieved;
use crate::{Document, Error, Format, Input, Options, chrome, extract, flat};

/// What every stage may ask about the page besides its text.
pub(crate) struct Context<'a> {
    /// The page's URL as given.
    pub(crate) url: Option<&'a str>,
    /// When it was fetched.
    pub(crate) retrieved: Option<Retrieved>,
    pub(crate) options: &'a Options,
    /// Memory that pages before have left.
    pub(crate) buffers: RefCell<Buffers>,
}

/// Cleans one page.
///
/// Any bytes give a document or an error; the cost is linear in the input for all but absurdly nested pages. Takes
/// bytes (`&[u8]`), text (`&str`) or an [`Input`] that carries URL, content type and retrieval time as well.
///
/// ```
/// let page = "<html><body><article><h1>Tea</h1><p>Green tea is steeped at 80 degrees, for two minutes.</p></article></body></html>";
/// let document = dechrome::clean(page, &dechrome::Options::new())?;
/// assert!(document.text.starts_with("Green tea"));
/// # Ok::<(), dechrome::Error>(())
/// ```
///
/// # Errors
/// [`Error::LimitExceeded`] when the input is larger than a limit of the options, [`Error::NotText`] when it is an
/// image or another binary format, [`Error::InvalidRetrieved`] when the retrieval time is no RFC 3339 date.
pub fn clean<'a>(input: impl Into<Input<'a>>, options: &Options) -> Result<Document, Error> {
    clean_with(input.into(), options, &mut Buffers::default())
}

/// The same in the memory that other pages have left.
pub(crate) fn clean_with(input: Input, options: &Options, buffers: &mut Buffers) -> Result<Document, Error> {
    #[cfg(feature = "internals")]
    assert!(!options.panics, "asked to panic");
    if input.bytes.len() > options.max_bytes {
        return Err(Error::LimitExceeded { limit: "max_bytes", allowed: options.max_bytes });
    }
    let retrieved = input.retrieved.map(Retrieved::parse).transpose()?;
    let context = Context { url: input.url, retrieved, options, buffers: RefCell::new(std::mem::take(buffers)) };
    let decoded = decode::decode(&input)?;
    let format = match options.format {
        Format::Html => Sniffed::Html,
        Format::Text => Sniffed::Text,
        Format::Auto => decode::sniff(&decoded.text, input.content_type),
    };
    let page: Page = match format {
        Sniffed::Html => extract::extract(&decoded.text, &context)?,
        Sniffed::Text => flat::extract(&decoded.text, &context)?,
    };
    *buffers = context.buffers.take();
    let removed = page.visible.as_ref().map(|visible| chrome::label(visible, page.document.language.as_deref()));
    Ok(assemble(page, removed.unwrap_or_default(), decoded.encoding, &context))
}
