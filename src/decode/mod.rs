//! Bytes to text: byte order mark, then `Content-Type`, then `<meta>`, then detection. And: HTML or flat text?

use crate::{Error, Input};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

mod binary;
mod prescan;
mod sniff;

pub(crate) use sniff::{Sniffed, sniff};

/// Decoded input.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// WHATWG label, lower case; absent when the input was text already.
    pub(crate) encoding: Option<String>,
}

/// What detection looks at, in bytes from the first that is not ASCII: its guess settles within a few thousand.
const DETECTION: usize = 256 << 10;
/// What is looked at to recognise UTF-16 by its zero bytes, in bytes.
const UTF16_SAMPLE: usize = 4 << 10;
/// Below this many bytes zeros are no pattern.
const UTF16_MIN: usize = 8;
/// One in so many units of UTF-16 has a zero byte at least: the spaces and line breaks of any script's text.
const UTF16_ZEROS: usize = 20;
/// Zeros on one side for each on the other: a few characters end in a zero byte, such as the Chinese "one".
const UTF16_SIDES: usize = 3;
/// Multi-byte UTF-8 sequences that speak against a multi-byte label. A few can arise by chance in GBK or Shift_JIS, where
/// any two bytes may be a character; this many in a row of valid ones cannot.
const MIN_SEQUENCES: usize = 8;

/// Decodes; what cannot be decoded becomes U+FFFD.
///
/// # Errors
/// [`Error::NotText`] for binary formats.
pub(crate) fn decode<'a>(input: &Input<'a>) -> Result<Decoded<'a>, Error> {
    let bytes = input.bytes;
    if let Some(text) = input.text {
        let text = Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text));
        return Ok(Decoded { text, encoding: None });
    }
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => {
            if let Some(format) = binary::format(bytes) {
                return Err(Error::NotText { format });
            }
            match utf16_without_mark(bytes) {
                Some(encoding) => (encoding, bytes),
                None if binary::is_binary(bytes) => return Err(Error::NotText { format: "binary data" }),
                None => (encoding_of(bytes, input), bytes),
            }
        }
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok(Decoded { text, encoding: Some(encoding.name().to_ascii_lowercase()) })
}

/// The encoding of bytes without a byte order mark.
fn encoding_of(bytes: &[u8], input: &Input) -> &'static Encoding {
    let declared = input.content_type.and_then(charset).or_else(|| prescan::declared(bytes));
    // The replacement encoding is a browser's defence against attacks; what it would lose may well be readable.
    match declared.filter(|encoding| *encoding != REPLACEMENT) {
        Some(encoding) if encoding != UTF_8 && was_saved_as_utf8(bytes, encoding) => UTF_8,
        Some(encoding) => encoding,
        None => detect(bytes, input.url),
    }
}

/// The encoding that a `Content-Type` header names.
fn charset(content_type: &str) -> Option<&'static Encoding> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        name.trim().eq_ignore_ascii_case("charset").then(|| Encoding::for_label(value.as_bytes()))?
    })
}

/// Whether the bytes are UTF-8 although their label says otherwise. Browsers believe the label; but crawlers and editors
/// save pages as UTF-8 and leave the old `<meta>` in place, and text in another encoding is not valid UTF-8 by chance.
fn was_saved_as_utf8(bytes: &[u8], label: &'static Encoding) -> bool {
    let needed = if label.is_single_byte() { 1 } else { MIN_SEQUENCES };
    let start = Encoding::ascii_valid_up_to(bytes);
    std::str::from_utf8(&bytes[start..])
        .is_ok_and(|text| text.chars().filter(|c| !c.is_ascii()).take(needed).count() == needed)
}

/// The encoding of bytes that nothing labels.
fn detect(bytes: &[u8], url: Option<&str>) -> &'static Encoding {
    match std::str::from_utf8(bytes) {
        Ok(_) => return UTF_8,
        // Cut off within a character, with another one before.
        Err(error) if error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii() => return UTF_8,
        Err(_) => {}
    }
    let start = Encoding::ascii_valid_up_to(bytes);
    let sample = &bytes[start..bytes.len().min(start + DETECTION)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, start + sample.len() == bytes.len());
    detector.guess(url.and_then(top_level).as_deref().map(str::as_bytes), Utf8Detection::Allow)
}

/// The top-level domain of a URL, lower case, in its ASCII form.
fn top_level(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let label = url.domain()?.trim_end_matches('.').rsplit('.').next()?;
    Some(label.to_ascii_lowercase()).filter(|label| label.is_ascii() && !label.is_empty())
}

/// UTF-16 without a byte order mark: zero bytes, nearly all on the same side of their units, and nothing that is no text.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(UTF16_SAMPLE) & !1];
    if sample.len() < UTF16_MIN || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let (encoding, zeros, others) = if second > first { (UTF_16LE, second, first) } else { (UTF_16BE, first, second) };
    // A sample may end within a pair of surrogates.
    let high = sample[sample.len() - if encoding == UTF_16LE { 1 } else { 2 }];
    let end = sample.len() - if (0xD8..0xDC).contains(&high) { 2 } else { 0 };
    let text = encoding.decode_without_bom_handling_and_without_replacement(&sample[..end]);
    let is_text = |text: Cow<str>| !text.chars().any(|c| c.is_control() && !c.is_whitespace());
    let one_sided = zeros >= sample.len() / 2 / UTF16_ZEROS && others * UTF16_SIDES <= zeros;
    (one_sided && text.is_some_and(is_text)).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Кто-нибудь пробовал заменить тормозные колодки, не снимая колесо?";

    fn label(input: Input) -> String {
        decode(&input).unwrap().encoding.unwrap()
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn order_of_evidence() {
        let meta = b"<meta charset=koi8-r>\xC1";
        assert_eq!(
            label(Input::new(b"\xEF\xBB\xBF<meta charset=koi8-r>").content_type("text/html; charset=big5")),
            "utf-8"
        );
        assert_eq!(label(Input::new(meta).content_type("text/html; Charset = \"windows-1251\"")), "windows-1251");
        assert_eq!(label(Input::new(meta).content_type("text/html; charset=nonsense")), "koi8-r");
        assert_eq!(label(Input::new(meta)), "koi8-r");
        assert_eq!(label(Input::new(b"<meta charset=utf-8>\xC1")), "utf-8");
        assert_eq!(label(Input::new(b"<meta charset=latin1>caf\xE9")), "windows-1252");
        assert_eq!(label(Input::new(b"<meta charset=iso-2022-kr>caf\xC3\xA9")), "utf-8");
        assert_eq!(label(Input::new(b"")), "utf-8");
    }

    #[test]
    fn what_was_saved_as_utf8_is_read_as_utf8() {
        assert_eq!(label(Input::new("<meta charset=iso-8859-1>café".as_bytes())), "utf-8");
        let chinese = |count: usize| format!("<meta charset=gbk>{}", "通".repeat(count));
        assert_eq!(label(Input::new(chinese(MIN_SEQUENCES).as_bytes())), "utf-8");
        assert_eq!(label(Input::new(chinese(MIN_SEQUENCES - 1).as_bytes())), "gbk");
        assert_eq!(label(Input::new(b"<meta charset=iso-8859-1>plain")), "windows-1252");
    }

    #[test]
    fn detection() {
        assert_eq!(label(Input::new(RUSSIAN.as_bytes())), "utf-8");
        assert_eq!(label(Input::new(&RUSSIAN.as_bytes()[..RUSSIAN.len() - 2])), "utf-8"); // cut before "о?"
        assert_eq!(label(Input::new(&RUSSIAN.as_bytes()[..21])), "utf-8"); // cut within a character
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(RUSSIAN);
        let decoded = decode(&Input::new(&bytes)).unwrap();
        assert_eq!((&*decoded.text, decoded.encoding.as_deref()), (RUSSIAN, Some("windows-1251")));
        // The top-level domain decides where the bytes leave it open.
        let (bytes, ..) = encoding_rs::WINDOWS_1250.encode("Děkuji");
        assert_eq!(label(Input::new(&bytes).url("https://a.example.CZ./t/1")), "windows-1250");
        assert_eq!(top_level("https://[::1]/"), None);
    }

    #[test]
    fn utf16_with_and_without_mark() {
        let page = "<p>Hello, wörld: here are some words</p>";
        for (bytes, expected) in [
            (utf16(page, u16::to_le_bytes), "utf-16le"),
            (utf16(page, u16::to_be_bytes), "utf-16be"),
            (utf16(&format!("\u{FEFF}{page}"), u16::to_le_bytes), "utf-16le"),
            (utf16(&format!("\u{FEFF}{page}"), u16::to_be_bytes), "utf-16be"),
        ] {
            let decoded = decode(&Input::new(&bytes).content_type("text/html; charset=utf-8")).unwrap();
            assert_eq!((&*decoded.text, decoded.encoding.as_deref()), (page, Some(expected)));
        }
        assert_eq!(label(Input::new(&utf16(RUSSIAN, u16::to_le_bytes))), "utf-16le");
        let long = "😁 ".repeat(UTF16_SAMPLE);
        assert_eq!(label(Input::new(&utf16(&long, u16::to_be_bytes))), "utf-16be");
        assert_eq!(utf16_without_mark(&utf16("a b一 ", u16::to_le_bytes)), Some(UTF_16LE));
        assert_eq!(utf16_without_mark(&utf16("a一一一b", u16::to_le_bytes)), None);
        let spaces = |words: usize| utf16(&format!("{} ", "я".repeat(words)), u16::to_le_bytes);
        assert_eq!(utf16_without_mark(&spaces(UTF16_ZEROS - 1)), Some(UTF_16LE));
        assert_eq!(utf16_without_mark(&spaces(2 * UTF16_ZEROS)), None);
        assert_eq!(utf16_without_mark(b"a\0b\0c\0"), None); // below UTF16_MIN
        assert_eq!(utf16_without_mark(b"a\0b\0c\0d\0"), Some(UTF_16LE));
    }

    #[test]
    fn binary_data_is_refused() {
        let error = |bytes: &[u8]| decode(&Input::new(bytes)).unwrap_err();
        assert_eq!(error(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), Error::NotText { format: "PNG image" });
        assert_eq!(error(&[1, 2, 3, 4, 0, 0, 0, 0, 5]), Error::NotText { format: "binary data" });
        assert!(decode(&Input::new(b"one\0zero")).is_ok());
    }

    #[test]
    fn text_is_borrowed_and_has_no_encoding() {
        let decoded = decode(&Input::from_text("\u{FEFF}<meta charset=big5>café")).unwrap();
        assert_eq!(decoded.encoding, None);
        assert!(matches!(decoded.text, Cow::Borrowed("<meta charset=big5>café")));
        assert!(matches!(decode(&Input::new("café".as_bytes())).unwrap().text, Cow::Borrowed("café")));
    }
}
