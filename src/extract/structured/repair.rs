//! JSON as sites break it.

/// What stands around a block's JSON because the block is a script inside HTML or XHTML.
const WRAPPERS: &[&str] =
    &["<!--", "-->", "//<![CDATA[", "<![CDATA[", "//]]>", "]]>", "/*<![CDATA[*/", "/*]]>*/", "//", ";"];

/// Strips comment and CDATA wrappers and a semicolon at the end.
pub(super) fn unwrap(source: &str) -> &str {
    let mut source = source.trim().trim_start_matches('\u{feff}');
    loop {
        let before = source.len();
        for wrapper in WRAPPERS {
            source = source.strip_prefix(wrapper).unwrap_or(source).trim();
            source = source.strip_suffix(wrapper).unwrap_or(source).trim();
        }
        if source.len() == before {
            return source;
        }
    }
}

/// Escapes control characters and quotation marks inside strings, drops backslashes that escape nothing and commas before
/// a closing bracket. A quotation mark ends a string only where JSON could go on.
pub(super) fn repair(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut in_string = false;
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let rest = &source[at + c.len_utf8()..];
        match c {
            '"' if !in_string => {
                in_string = true;
                out.push(c);
            }
            '"' if closes(rest) => {
                in_string = false;
                out.push(c);
            }
            '"' => out.push_str("\\\""),
            '\\' if in_string => match chars.peek() {
                Some(&(_, next))
                    if matches!(next, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') || is_unicode(rest) =>
                {
                    out.push(c);
                    out.push(next);
                    chars.next();
                }
                _ => {}
            },
            '\n' if in_string => out.push_str("\\n"),
            '\t' if in_string => out.push_str("\\t"),
            c if in_string && c < ' ' => {}
            ',' if !in_string && rest.trim_start().starts_with(['}', ']']) => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether the text after a quotation mark can follow a string's end.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start();
    match rest.strip_prefix(',') {
        // A comma is followed by a value or key, by a bracket, or by nothing.
        Some(next) => {
            let next = next.trim_start();
            next.is_empty()
                || next.starts_with(['"', '{', '[', '}', ']', '-', 't', 'f', 'n'])
                || next.starts_with(|c: char| c.is_ascii_digit())
        }
        None => rest.is_empty() || rest.starts_with([':', '}', ']']),
    }
}

/// Whether `rest`, after a backslash, is `u` and four hexadecimal digits.
fn is_unicode(rest: &str) -> bool {
    rest.strip_prefix('u').and_then(|hex| hex.get(..4)).is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn broken_blocks_become_json() {
        let cases = [
            ("{\"a\":\"x\ny\tz\u{1}\"}", "x\ny\tz"),
            (r#"{"a":"x",}"#, "x"),
            (r#"{"a":"say "hi" now"}"#, "say \"hi\" now"),
            (r#"{"a":"it\'s \u00e9 \q \\ \u12"}"#, "it's é q \\ u12"),
            ("<!-- {\"a\":\"x\"} -->", "x"),
            ("//<![CDATA[\n{\"a\":\"x\"};\n//]]>", "x"),
        ];
        for (source, expected) in cases {
            let json: serde_json::Value = serde_json::from_str(&repair(unwrap(source))).unwrap();
            assert_eq!(json["a"], expected, "{source}");
        }
    }

    proptest! {
        #[test]
        fn good_json_stays_as_it_is(text in "[^\"]{0,40}", number in 0u32..99) {
            let json = serde_json::json!({ "a": text, "b": [number, { "c": null }] }).to_string();
            prop_assert_eq!(repair(&json), json);
        }
    }
}
