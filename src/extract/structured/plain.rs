//! Plain text of strings that may be escaped or hold tags.

use std::borrow::Cow;

/// Tags that are taken for markup; any other `<word>` is what somebody wrote.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];

/// Tags that begin or end a line; those of paragraphs leave an empty one.
const LINE_TAGS: &[&str] = &["br", "dd", "div", "dt", "hr", "li", "table", "tr"];
const PARAGRAPH_TAGS: &[&str] = &["blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "ul"];

/// Named character references that sites write.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bull", "•"),
    ("middot", "·"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("euro", "€"),
    ("pound", "£"),
    ("deg", "°"),
    ("times", "×"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("ccedil", "ç"),
    ("aacute", "á"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("ntilde", "ñ"),
    ("shy", "\u{ad}"),
];

/// Characters of the longest reference, without `&` and `;`.
const MAX_ENTITY: usize = 8;

/// Plain text with line breaks: tags become breaks or nothing, references characters.
pub(super) fn text(raw: &str) -> String {
    let stripped = strip(raw);
    let decoded = decode(&stripped);
    // Escaped HTML, unlike escaped code, begins with a block.
    let start = decoded.trim_start();
    let escaped = matches!(stripped, Cow::Borrowed(_)) && ["<p>", "<p ", "<div"].iter().any(|t| start.starts_with(t));
    let text = if escaped { decode(&strip(&decoded)).into_owned() } else { decoded.into_owned() };
    tidy(&text)
}

/// Lines trimmed, at most one empty line in a row, none at the ends.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            empty += 1;
        } else {
            if !out.is_empty() {
                out.push_str(if empty > 0 { "\n\n" } else { "\n" });
            }
            out.push_str(line);
            empty = 0;
        }
    }
    out.trim().to_owned()
}

/// Without the tags of HTML.
fn strip(raw: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = raw;
    let mut stripped = false;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        match tag(from) {
            Some((name, len)) => {
                stripped = true;
                out.push_str(before);
                let is = |tags: &[&str]| tags.iter().any(|t| name.eq_ignore_ascii_case(t));
                out.push_str(if is(PARAGRAPH_TAGS) {
                    "\n\n"
                } else if is(&["li"]) && !from.starts_with("</") {
                    "\n- "
                } else if is(LINE_TAGS) {
                    "\n"
                } else {
                    ""
                });
                rest = &from[len..];
                if out.ends_with('\n') {
                    rest = rest.trim_start_matches(['\n', '\r']);
                }
            }
            None => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    if !stripped {
        return Cow::Borrowed(raw);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The name and length of the tag that the text begins with.
fn tag(from: &str) -> Option<(&str, usize)> {
    let inner = from.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name = &inner[..inner.find(|c: char| !c.is_ascii_alphanumeric())?];
    let after = inner[name.len()..].chars().next()?;
    if !matches!(after, '>' | '/' | ' ' | '\n' | '\t') || !TAGS.iter().any(|t| name.eq_ignore_ascii_case(t)) {
        return None;
    }
    let end = inner.find(['>', '<']).filter(|end| inner.as_bytes().get(*end) == Some(&b'>'))?;
    Some((name, from.len() - inner.len() + end + 1))
}

/// With character references resolved.
pub(super) fn decode(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((character, len)) => {
                out.push_str(&character);
                rest = &rest[len..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What the reference at the text's start stands for, and its length.
fn reference(from: &str) -> Option<(Cow<'static, str>, usize)> {
    let end = from.bytes().take(MAX_ENTITY + 2).position(|b| b == b';')?;
    let name = from.get(1..end)?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let c = char::from_u32(code.ok()?).filter(|c| *c != '\0')?;
        return Some((Cow::Owned(c.to_string()), end + 1));
    }
    let (_, value) = ENTITIES.iter().find(|(entity, _)| *entity == name)?;
    Some((Cow::Borrowed(value), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_and_references_become_text() {
        let cases = [
            ("a &amp; b &#39;c&#x27; &nope; &", "a & b 'c' &nope; &"),
            ("<p>One<br>two</p>\n<p>three <b>four</b></p>", "One\ntwo\n\nthree four"),
            ("use <Vec<T>> and 1 < 2", "use <Vec<T>> and 1 < 2"),
            ("&lt;p&gt;One&lt;/p&gt;", "One"),
            ("write &lt;div&gt; here", "write <div> here"),
            ("one\r\n\r\n\r\ntwo  \nthree", "one\n\ntwo\nthree"),
            ("a <b", "a <b"),
        ];
        for (raw, expected) in cases {
            assert_eq!(text(raw), expected, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(any in "\\PC*", near in "([<>/&;#x0-9 ]|p|br|amp|ä){0,20}") {
            let _ = (text(&any), text(&near));
        }
    }
}
