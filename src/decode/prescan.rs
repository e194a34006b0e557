//! The encoding that a page declares in its first bytes: the WHATWG's "prescan a byte stream to determine its encoding".

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// What is looked at, in bytes. The standard's prescan stops at 1,024, but then a parser that meets a declaration later
/// on starts again with it; this comes to the same, for declarations beyond are rarer than ones quoted in a script.
const LENGTH: usize = 8 << 10;

/// The encoding that the page declares.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = &bytes[..bytes.len().min(LENGTH)];
    meta(bytes).or_else(|| xml(bytes))
}

/// As the standard has it: what is readable so far cannot be UTF-16, and one label stands for another.
fn encoding(label: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_label(label).map(|encoding| match encoding {
        e if e == UTF_16LE || e == UTF_16BE => UTF_8,
        e if e == X_USER_DEFINED => WINDOWS_1252,
        e => e,
    })
}

/// The encoding in an XML declaration at the very start.
fn xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let declaration = &declaration[..memchr::memchr(b'>', declaration)?];
    let rest = &declaration[memchr::memmem::find(declaration, b"encoding")? + b"encoding".len()..];
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *rest.first().filter(|b| matches!(b, b'"' | b'\''))?;
    let label = &rest[1..];
    encoding(&label[..memchr::memchr(quote, label)?])
}

/// The encoding in the first `<meta>` that names one.
fn meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"<!--") {
            // The dashes of `<!-->` may be both the start's and the end's.
            at += 2 + memchr::memmem::find(&rest[2..], b"-->")? + 3;
        } else if is_meta(rest) {
            let (found, end) = meta_tag(bytes, at + b"<meta".len());
            if found.is_some() {
                return found;
            }
            at = end;
        } else if is_tag(rest) {
            let name = rest.iter().position(|b| b.is_ascii_whitespace() || *b == b'>')?;
            let mut attributes = Attributes { bytes, at: at + name };
            while attributes.next().is_some() {}
            at = attributes.at + 1;
        } else if [b"<!", b"</", b"<?"].iter().any(|start| rest.starts_with(*start)) {
            at += memchr::memchr(b'>', rest)? + 1;
        } else {
            at += 1 + memchr::memchr(b'<', &rest[1..])?;
        }
    }
    None
}

fn is_meta(rest: &[u8]) -> bool {
    rest.len() > 5
        && rest[..5].eq_ignore_ascii_case(b"<meta")
        && (rest[5].is_ascii_whitespace() || matches!(rest[5], b'/'))
}

/// Whether a tag begins here, of whatever name.
fn is_tag(rest: &[u8]) -> bool {
    let name = rest.strip_prefix(b"</").or_else(|| rest.strip_prefix(b"<"));
    name.and_then(<[u8]>::first).is_some_and(u8::is_ascii_alphabetic)
}

/// The encoding that a `<meta>` whose attributes begin at `at` declares, and where its attributes end.
fn meta_tag(bytes: &[u8], at: usize) -> (Option<&'static Encoding>, usize) {
    let mut attributes = Attributes { bytes, at };
    let (mut pragma, mut charset, mut content) = (false, None, None);
    let mut seen: Vec<Vec<u8>> = Vec::new();
    while let Some((name, value)) = attributes.next() {
        if seen.contains(&name) {
            continue;
        }
        match &name[..] {
            b"http-equiv" => pragma = value == b"content-type",
            b"charset" => charset = Some(encoding(&value)),
            b"content" => content = from_content(&value),
            _ => {}
        }
        seen.push(name);
    }
    let found = match charset {
        Some(found) => found,
        None => content.filter(|_| pragma),
    };
    // A tag that is cut off declares nothing.
    (found.filter(|_| attributes.peek().is_some()), attributes.at)
}

/// The encoding in the `content` of a `<meta http-equiv="content-type">`; the value is lower case.
fn from_content(value: &[u8]) -> Option<&'static Encoding> {
    let mut rest = value;
    loop {
        rest = &rest[memchr::memmem::find(rest, b"charset")? + b"charset".len()..];
        let Some(label) = rest.trim_ascii_start().strip_prefix(b"=") else { continue };
        let label = label.trim_ascii_start();
        return match label.first()? {
            quote @ (b'"' | b'\'') => encoding(&label[1..][..memchr::memchr(*quote, &label[1..])?]),
            _ => encoding(label.split(|b| b.is_ascii_whitespace() || *b == b';').next()?),
        };
    }
}

/// The attributes of a tag, name and value in lower case: the standard's "get an attribute".
struct Attributes<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Attributes<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip(&mut self, skipped: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&skipped) {
            self.at += 1;
        }
    }

    fn take(&mut self, ends: impl Fn(u8) -> bool) -> Vec<u8> {
        let start = self.at;
        self.skip(|b| !ends(b));
        self.bytes[start..self.at].to_ascii_lowercase()
    }

    /// The next attribute; none at the tag's end.
    fn next(&mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        self.skip(|b| b.is_ascii_whitespace() || b == b'/');
        if self.peek()? == b'>' {
            return None;
        }
        let first = self.at;
        let name = self.take(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>') || b == b'=');
        if self.at == first {
            self.at += 1; // a name may begin with "=", as in `<meta =x>`
            return Some((b"=".to_vec(), Vec::new()));
        }
        self.skip(|b| b.is_ascii_whitespace());
        if self.peek() != Some(b'=') {
            return Some((name, Vec::new()));
        }
        self.at += 1;
        self.skip(|b| b.is_ascii_whitespace());
        let value = match self.peek()? {
            quote @ (b'"' | b'\'') => {
                self.at += 1;
                let value = self.take(|b| b == quote);
                self.peek()?; // a value without end is no attribute
                self.at += 1;
                value
            }
            _ => self.take(|b| b.is_ascii_whitespace() || b == b'>'),
        };
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations() {
        for (page, expected) in [
            (r#"<meta charset="iso-8859-2">"#, Some("ISO-8859-2")),
            ("<!doctype html><HTML>\n<META\tCHARSET = koi8-r />", Some("KOI8-R")),
            ("<meta charset=utf-16>", Some("UTF-8")),
            ("<meta charset=x-user-defined>", Some("windows-1252")),
            ("<meta charset=nonsense><meta charset=gbk>", Some("GBK")),
            ("<meta charset=gbk charset=utf-8>", Some("GBK")),
            (r#"<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">"#, Some("Shift_JIS")),
            (r#"<meta content="text/html; charset='big5'" http-equiv=content-type>"#, Some("Big5")),
            (r#"<meta content="charset charset = euc-kr;x" http-equiv=content-type>"#, Some("EUC-KR")),
            (r#"<meta content="text/html; charset=big5">"#, None),
            (r#"<meta content="text/html; charset='big5" http-equiv=content-type>"#, None),
            (r#"<meta name="description" content="charset=big5">"#, None),
            ("<!-- <meta charset=gbk> -->", None),
            ("<!--><meta charset=gbk>", Some("GBK")),
            ("<a title='<meta charset=gbk>'>", None),
            ("</a title='<meta charset=gbk>'><meta charset=big5>", Some("Big5")),
            ("<metacharset=gbk>", None),
            ("<meta/charset=gbk>", Some("GBK")),
            ("<meta =x charset=gbk>", Some("GBK")),
            ("<meta charset='gbk>", None),
            ("<meta charset=\"gbk\"", None),
            ("<meta charset=gbk", None),
            ("<?xml version='1.0' encoding='windows-1251'?><html>", Some("windows-1251")),
            ("<?xml encoding = \"gbk\"?><meta charset=big5>", Some("Big5")),
            (" <?xml encoding='gbk'?>", None),
            ("<", None),
            ("<!", None),
            ("<meta", None),
            ("<meta charset=", None),
            ("", None),
        ] {
            assert_eq!(declared(page.as_bytes()).map(Encoding::name), expected, "{page}");
        }
    }

    #[test]
    fn only_the_beginning_is_looked_at() {
        let tag = "<meta charset=gbk>";
        let page = |before: usize| format!("{}{tag}", " ".repeat(before));
        assert!(declared(page(LENGTH - tag.len()).as_bytes()).is_some());
        assert!(declared(page(LENGTH).as_bytes()).is_none());
    }

    #[test]
    fn cut_anywhere() {
        let page = b"<?xml encoding='a'?><!-- --><meta x='y' http-equiv=content-type content='charset=\"q'><meta charset='zz'>";
        for end in 0..page.len() {
            declared(&page[..end]);
        }
    }
}
