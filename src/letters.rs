//! Letters and figures of any script, told by ranges where a range says as much as the tables of Unicode, which are slow.

/// As [`char::is_alphabetic`].
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        // Latin, Cyrillic, kana, ideographs, Hangul
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' | '\u{400}'..='\u{481}' => true,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        // dashes, quotation marks, spaces
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// As [`char::is_numeric`].
pub(crate) fn is_numeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_digit(),
        '\u{80}'..='\u{bf}' => matches!(c, '²' | '³' | '¹' | '¼' | '½' | '¾'),
        '\u{c0}'..='\u{65f}' | '\u{2000}'..='\u{206f}' => false,
        '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => false,
        _ => c.is_numeric(),
    }
}

/// As [`char::is_alphanumeric`].
pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_alphabetic(c) || is_numeric(c)
}

/// Whether a text has a figure.
pub(crate) fn has_numeric(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || !text.is_ascii() && text.chars().any(is_numeric)
}

/// The letters of a character in lower case; of most characters there is nothing to look up.
pub(crate) fn lower(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        '\0'..='\u{7f}' => Some(c.to_ascii_lowercase()),
        // Hebrew, Arabic, the scripts of India, Thai; kana, ideographs, Hangul
        '\u{590}'..='\u{109f}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => Some(c),
        _ => None,
    };
    let other = if plain.is_none() { Some(c.to_lowercase()) } else { None };
    plain.into_iter().chain(other.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_say_what_the_tables_say() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert!(lower(c).eq(c.to_lowercase()), "{c:?}");
        }
        assert!(["a1", "é٣", "½"].into_iter().all(has_numeric) && !["", "é", "a"].into_iter().any(has_numeric));
    }
}
