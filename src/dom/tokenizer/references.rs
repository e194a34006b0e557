//! Character references: `&amp;`, `&#39;`, `&#x27;`.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::memchr;

/// The control characters that references of old pages mean characters of Windows by.
const C1: std::ops::RangeInclusive<u32> = 0x80..=0x9f;

/// Where a reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dom) enum Place {
    Text,
    /// In an attribute's value, where `&copy=1` is a part of an address.
    Attribute,
}

/// The characters that a reference stands for, and its length without the ampersand.
pub(in crate::dom) struct Reference {
    pub(in crate::dom) first: char,
    pub(in crate::dom) second: Option<char>,
    pub(in crate::dom) length: usize,
}

/// The reference whose ampersand stands before a text, if it is one.
pub(in crate::dom) fn read(text: &[u8], place: Place) -> Option<Reference> {
    match text.first()? {
        b'#' => numeric(text),
        byte if byte.is_ascii_alphanumeric() => frequent(text).or_else(|| named(text, place)),
        _ => None,
    }
}

fn numeric(text: &[u8]) -> Option<Reference> {
    let (base, start) = if matches!(text.get(1), Some(b'x' | b'X')) { (16, 2) } else { (10, 1) };
    let digit = |byte: &u8| char::from(*byte).to_digit(base);
    let digits = text[start..].iter().map_while(digit);
    let (number, count) =
        digits.fold((0u32, 0), |(number, count), digit| (number.saturating_mul(base).saturating_add(digit), count + 1));
    if count == 0 {
        return None;
    }
    let end = start + count;
    let replaced = || C1_REPLACEMENTS[(number - C1.start()) as usize];
    let known = if C1.contains(&number) { replaced() } else { None };
    let first = known.or_else(|| char::from_u32(number).filter(|c| *c != '\0')).unwrap_or(char::REPLACEMENT_CHARACTER);
    Some(Reference { first, second: None, length: end + usize::from(text.get(end) == Some(&b';')) })
}

/// The references that nearly all are.
fn frequent(text: &[u8]) -> Option<Reference> {
    let (first, length) = match text {
        [b'a', b'm', b'p', b';', ..] => ('&', 4),
        [b'n', b'b', b's', b'p', b';', ..] => ('\u{a0}', 5),
        [b'q', b'u', b'o', b't', b';', ..] => ('"', 5),
        [b'l', b't', b';', ..] => ('<', 3),
        [b'g', b't', b';', ..] => ('>', 3),
        _ => return None,
    };
    Some(Reference { first, second: None, length })
}

/// The longest name that the text begins with.
fn named(text: &[u8], place: Place) -> Option<Reference> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if place == Place::Attribute && text.get(letters) == Some(&b'=') {
        return None; // a parameter of an address, whatever it begins with
    }
    let count = letters + usize::from(text.get(letters) == Some(&b';'));
    let name = std::str::from_utf8(&text[..count]).ok()?;
    let mut found = None;
    for length in 1..=count {
        match NAMED_ENTITIES.get(&name[..length]) {
            // The beginning of a name.
            Some((0, _)) => {}
            Some(characters) => found = Some((length, *characters)),
            None => break,
        }
    }
    let (length, (first, second)) = found?;
    let runs_on = || text.get(length).is_some_and(|next| *next == b'=' || next.is_ascii_alphanumeric());
    if place == Place::Attribute && !name[..length].ends_with(';') && runs_on() {
        return None;
    }
    let second = char::from_u32(second).filter(|c| *c != '\0');
    Some(Reference { first: char::from_u32(first)?, second, length })
}

/// Appends a text with its references as characters, and U+FFFD for NUL.
pub(in crate::dom) fn decode(text: &str, place: Place, out: &mut String) {
    let start = out.len();
    out.reserve(text.len()); // a reference is longer than what it stands for, but for a few
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        match read(&after.as_bytes()[1..], place) {
            Some(found) => {
                out.push(found.first);
                if let Some(second) = found.second {
                    out.push(second);
                }
                rest = &after[1 + found.length..];
            }
            None => {
                out.push('&');
                rest = &after[1..];
            }
        }
    }
    out.push_str(rest);
    if memchr(0, text.as_bytes()).is_some() {
        let replaced = out[start..].replace('\0', "\u{fffd}");
        out.replace_range(start.., &replaced);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str, place: Place) -> String {
        let mut out = "before\0".to_owned();
        decode(text, place, &mut out);
        out.split_off("before\0".len())
    }

    #[test]
    fn references_are_characters() {
        for (text, plain) in [
            ("a &amp; b", "a & b"),
            ("&#39;&#x27;&#X27", "'''"),
            ("&#0;&#xd800;&#x110000;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
            ("&#128;&#x81;", "€\u{81}"),
            ("&notit; &notin; &NotEqualTilde;", "¬it; ∉ ≂̸"),
            ("&copy2024 &copy=1", "©2024 ©=1"),
            ("& &; &#; &#x; &unknown; &é", "& &; &#; &#x; &unknown; &é"),
            ("a\0b&lt", "a\u{fffd}b<"),
        ] {
            assert_eq!(decoded(text, Place::Text), plain, "{text}");
        }
        assert_eq!(decoded("?a=1&copy=2&copy;&amp=3&lt", Place::Attribute), "?a=1&copy=2©&amp=3<");
    }
}
