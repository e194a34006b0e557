//! Where quotations, code and chrome are in a body.

use crate::document::RemovalKind;

/// How a body's markup is read.
pub(crate) struct BodyRules {
    /// Selectors of what is no content, and what it is.
    pub(crate) drop: &'static [(RemovalKind, &'static str)],
    /// Selector of quotations; `blockquote` always is one.
    pub(crate) quote: &'static str,
    /// Field of the quoted author, inside the quotation.
    pub(crate) quote_author: &'static str,
    /// Field of the quoted post, read like a post's id.
    pub(crate) quote_source: &'static str,
    /// Selector of the quotation's header, which is no content. It stands in the quotation, or right before it.
    pub(crate) quote_header: &'static str,
    /// Selector of the element that is a quotation's header where it stands right before one, and content elsewhere.
    pub(crate) quote_lead: &'static str,
    /// Selector of elements whose text is code; `<pre>` always is.
    pub(crate) code: &'static str,
}

impl BodyRules {
    /// No rules.
    pub(crate) const NONE: BodyRules = BodyRules {
        drop: &[],
        quote: "",
        quote_author: "",
        quote_source: "",
        quote_header: "",
        quote_lead: "",
        code: "",
    };
}
