//! The languages that have a file of phrases.

/// Their tags, in the order in which they are asked; English is the first, for it is consulted after every other.
#[rustfmt::skip] // a table
pub(crate) const TAGS: [&str; 30] = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "tr",
    "ru", "uk", "ar", "ja", "zh-Hans", "ro", "el", "he", "fa", "hi", "id", "vi", "th", "ko", "zh-Hant",
];
