//! Letters and figures of any script, told by ranges where a range says as much as the tables of Unicode, which are slow.

/// As [`char::is_alphabetic`].
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        // Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, kana, ideographs, Hangul
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' | '\u{400}'..='\u{481}' => true,
        '\u{3b1}'..='\u{3c9}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{657}' | '\u{671}'..='\u{6d3}' => true,
        '\u{904}'..='\u{939}' | '\u{93d}'..='\u{94c}' | '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e46}' => true,
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
    // Without a way out in its middle the loop is made of steps of many bytes.
    let seen = text.bytes().fold(0, |seen, byte| seen | u8::from(byte.is_ascii_digit()) | byte & NOT_ASCII);
    seen & !NOT_ASCII != 0 || seen != 0 && text.chars().any(is_numeric)
}

/// The bit of bytes that are no ASCII.
const NOT_ASCII: u8 = 0x80;

/// White space in ASCII, as [`char::is_whitespace`].
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// Whether a text in ASCII has but single spaces between its words, and nothing around them.
pub(crate) fn is_single_spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without a way out in their middle the loops are made of steps of many bytes.
    let odd = bytes.iter().fold(false, |odd, byte| odd | (*byte < b' ') | (*byte >= NOT_ASCII));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let gap = pairs.fold(false, |gap, (one, next)| gap | ((*one == b' ') & (*next == b' ')));
    !odd && !gap && bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ')
}

/// How many words a text has, as [`str::split_whitespace`].
pub(crate) fn words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    let (mut words, mut space) = (0, true);
    for byte in text.bytes() {
        let before = std::mem::replace(&mut space, is_space(byte));
        words += usize::from(before && !space);
    }
    words
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
        assert!(["", "a", "a b"].into_iter().all(is_single_spaced));
        assert!(!["a  b", " a", "a ", "a\tb", "é b"].into_iter().any(is_single_spaced));
        assert!((0..128).all(|byte: u8| is_space(byte) == char::from(byte).is_whitespace()));
        for text in ["", " ", "a", " a\u{b}b\t", "a\u{1c}b c", "é\u{a0}b"] {
            assert_eq!(words(text), text.split_whitespace().count(), "{text:?}");
        }
    }
}
