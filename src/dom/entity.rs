//! Character references, by the parser's own table.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The longest reference's name, with its semicolon: `CounterClockwiseContourIntegral;`.
const MAX_NAME: usize = 33;
/// The first of the codes that stand for characters of Windows' code page 1252 on the web.
const FIRST_C1: u32 = 0x80;

/// What the character reference at a text's start (`&amp;`, `&#39;`, `&#x27;`) stands for, and its length. Only those that a
/// semicolon ends.
pub(crate) fn character_reference(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix('&')?;
    let end = rest.bytes().take(MAX_NAME).position(|b| b == b';')?;
    let name = &rest[..end];
    let length = end + 2;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let code = code.ok()?;
        let c1 = code.checked_sub(FIRST_C1).and_then(|at| C1_REPLACEMENTS.get(at as usize).copied().flatten());
        let c = c1.or_else(|| char::from_u32(code)).filter(|c| *c != '\0')?;
        return Some((c.to_string(), length));
    }
    let (first, second) = NAMED_ENTITIES.get(&rest[..=end])?;
    let characters = [*first, *second].into_iter().filter(|code| *code != 0).filter_map(char::from_u32);
    Some((characters.collect::<String>(), length)).filter(|(text, _)| !text.is_empty())
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
