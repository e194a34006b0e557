//! Character references outside the tokenizer, read as it reads them.

use super::tokenizer::references::{Place, decode, read};

/// A part of an attribute as written, with its references as characters.
pub(crate) fn decoded(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    decode(written, Place::Attribute, &mut out);
    out
}

/// What the character reference at a text's start (`&amp;`, `&#39;`, `&#x27;`) stands for, and its length. Only those that a
/// semicolon ends, and that stand for a character.
pub(crate) fn character_reference(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix('&')?;
    let found = read(rest.as_bytes(), Place::Text)?;
    let is_whole = rest[..found.length].ends_with(';') && found.first != char::REPLACEMENT_CHARACTER;
    is_whole.then(|| ([Some(found.first), found.second].into_iter().flatten().collect(), found.length + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_have_names_or_numbers() {
        for (text, expected) in [
            ("&amp; tea", Some(("&", 5))),
            ("&#39;s", Some(("'", 5))),
            ("&#x27;", Some(("'", 6))),
            ("&#146;", Some(("’", 6))),
            ("&nbsp;", Some(("\u{a0}", 6))),
            ("&CounterClockwiseContourIntegral;", Some(("∳", 33))),
            ("&amp tea;", None),
            ("&tea;", None),
            ("&#0;", None),
            ("&#;", None),
            ("&é;", None),
            ("tea", None),
        ] {
            assert_eq!(
                character_reference(text),
                expected.map(|(text, length): (&str, usize)| (text.to_owned(), length)),
                "{text}"
            );
        }
    }
}
