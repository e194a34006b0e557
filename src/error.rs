//! The one error type.

/// Why a page could not be cleaned, or an option not set.
///
/// ```
/// use dechrome::{Error, Options, clean};
/// let picture = clean(&b"\x89PNG\r\n\x1a\n"[..], &Options::new());
/// assert!(matches!(picture, Err(Error::NotText { format: "PNG image" })));
/// let large = clean("a page of 22 bytes, so", &Options::new().max_bytes(20));
/// assert!(matches!(large, Err(Error::LimitExceeded { limit: "max_bytes", allowed: 20 })));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A limit set in [`Options`](crate::Options) was reached.
    #[error("the page exceeds the limit {limit} of {allowed}")]
    LimitExceeded {
        /// The option that holds the limit: `max_bytes`, `max_nodes`, `max_depth` or `max_posts`.
        limit: &'static str,
        /// The limit's value: bytes, nodes, levels or posts.
        allowed: usize,
    },
    /// The bytes are an image, an archive or another binary format, not text in any encoding.
    #[error("the input is not text: {format}")]
    NotText {
        /// What the bytes look like, such as `PNG image`.
        format: &'static str,
    },
    /// An option's key is unknown or its value does not fit.
    #[error("option {key}: {reason}")]
    InvalidOption {
        /// The key as given.
        key: String,
        /// What the key takes.
        reason: &'static str,
    },
    /// The retrieval time is no RFC 3339 date or instant.
    #[error("retrieved: {value:?} is no RFC 3339 date or instant")]
    InvalidRetrieved {
        /// The text as given.
        value: String,
    },
    /// A defect of this library that one page of a batch has shown; please report it with the page.
    #[error("a defect of dechrome: {message}")]
    Internal {
        /// The message of the panic.
        message: String,
    },
}

impl Error {
    /// A short stable name of the error's kind, as the program's `batch` command writes it: `limit_exceeded`,
    /// `not_text`, `invalid_option`, `invalid_retrieved`, `internal`.
    ///
    /// ```
    /// let error = dechrome::clean(&b"\x89PNG\r\n\x1a\n"[..], &dechrome::Options::new()).unwrap_err();
    /// assert_eq!(error.code(), "not_text");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Error::LimitExceeded { .. } => "limit_exceeded",
            Error::NotText { .. } => "not_text",
            Error::InvalidOption { .. } => "invalid_option",
            Error::InvalidRetrieved { .. } => "invalid_retrieved",
            Error::Internal { .. } => "internal",
        }
    }
}
