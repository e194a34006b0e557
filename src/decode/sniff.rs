//! HTML or flat text?

/// What the content looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sniffed {
    Html,
    Text,
}

/// What is looked at, in bytes: the head of the heaviest templates is followed by body text within it.
const SAMPLE: usize = 64 << 10;
/// The longest tag that is looked for, in bytes; longer ones hold inline data.
const MAX_TAG: usize = 4 << 10;
/// Tags that nobody writes in passing (with attributes, closing, or line breaks) a text mentions at most twice.
const MIN_TAGS: usize = 3;
/// One byte in so many belongs to tags in markup; in a text that quotes some code, fewer do.
const TAG_BYTES: usize = 5;
/// The same where the content type says HTML.
const TAG_BYTES_DECLARED: usize = 50;
/// The same where it says plain text, which servers say of source code too.
const TAG_BYTES_PLAIN: usize = 3;

/// What only a page begins with.
const DOCUMENT: &[&str] = &["<!doctype", "<html", "<head", "<body", "<?xml"];

/// Elements that begin a fragment of a page; a sentence rather begins with `<b>`, the name of an inline one.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "style",
    "table",
    "tbody",
    "td",
    "template",
    "title",
    "tr",
    "ul",
];
/// Elements without content, of which one tag is all there is.
const VOID: &[&str] = &["br", "hr", "img", "input", "wbr"];
/// Other elements.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "audio",
    "b",
    "big",
    "button",
    "cite",
    "code",
    "del",
    "em",
    "figcaption",
    "font",
    "i",
    "iframe",
    "ins",
    "kbd",
    "label",
    "legend",
    "mark",
    "object",
    "option",
    "q",
    "s",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "tt",
    "u",
    "var",
    "video",
];

/// HTML or flat text, by content; the content type decides what content leaves open. Empty content is text.
pub(crate) fn sniff(text: &str, content_type: Option<&str>) -> Sniffed {
    let text = after_comments(text);
    if DOCUMENT.iter().any(|start| begins(text, start)) {
        return Sniffed::Html;
    }
    let declared =
        content_type.and_then(|value| value.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase();
    let plain = declared == "text/plain";
    let html = matches!(&*declared, "text/html" | "application/xhtml+xml");
    let found = Tags::count(&text[..text.floor_char_boundary(SAMPLE)]);
    let share = if plain { TAG_BYTES_PLAIN } else { TAG_BYTES };
    let dense = found.tag_bytes * share >= found.bytes || (!plain && found.plain_lines <= found.sure);
    let is_html = found.begins_block && (!plain || found.sure > 0)
        || found.sure >= MIN_TAGS && dense
        || html && found.sure > 0 && found.tag_bytes * TAG_BYTES_DECLARED >= found.bytes;
    if is_html { Sniffed::Html } else { Sniffed::Text }
}

/// The text after white space and comments at its start.
fn after_comments(mut text: &str) -> &str {
    loop {
        text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        match text.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
            Some((_, rest)) => text = rest,
            None => return text,
        }
    }
}

/// Whether the text begins with a tag's start and no longer name.
fn begins(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
        && text.as_bytes().get(start.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
}

/// What tags a text has.
#[derive(Debug, Default)]
struct Tags {
    bytes: usize,
    tag_bytes: usize,
    /// Tags with attributes, closing tags, elements without content.
    sure: usize,
    /// Lines with text but no tag.
    plain_lines: usize,
    begins_block: bool,
}

impl Tags {
    fn count(text: &str) -> Tags {
        let mut found = Tags { bytes: text.len(), ..Tags::default() };
        let mut ends = Vec::new();
        let mut at = 0;
        while let Some(next) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
            at += next;
            match read_tag(&text.as_bytes()[at..]) {
                Some(tag) => {
                    found.begins_block |= at == 0 && tag.begins_block;
                    found.tag_bytes += tag.length;
                    found.sure += usize::from(tag.sure);
                    ends.push((at, at + tag.length));
                    at += tag.length;
                }
                None => at += 1,
            }
        }
        found.plain_lines = plain_lines(text, &ends);
        found
    }
}

/// The lines with text that no tag, given by its first byte and the byte after its last, begins, ends or lies in.
fn plain_lines(text: &str, tags: &[(usize, usize)]) -> usize {
    let mut tags = tags.iter().peekable();
    let mut end = 0;
    let mut plain = 0;
    for line in text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        while tags.next_if(|tag| tag.1 <= start).is_some() {}
        let tagged = tags.peek().is_some_and(|tag| tag.0 < end);
        plain += usize::from(!tagged && !line.trim().is_empty());
    }
    plain
}

/// A tag of HTML.
struct Tag {
    length: usize,
    sure: bool,
    begins_block: bool,
}

/// The tag that bytes begin with; none where they are something else, such as `a <b@c.example>` or `x < y`.
fn read_tag(bytes: &[u8]) -> Option<Tag> {
    let closing = bytes.get(1) == Some(&b'/');
    let name = &bytes[1 + usize::from(closing)..];
    let name = &name[..name.iter().take_while(|b| b.is_ascii_alphanumeric()).count()];
    let lower = name.to_ascii_lowercase();
    let is_in = |names: &[&str]| names.iter().any(|name| name.as_bytes() == lower);
    let (block, void) = (is_in(BLOCKS), is_in(VOID));
    let known = block || void || is_in(INLINE) || DOCUMENT.iter().any(|start| start.as_bytes()[1..] == lower);
    let begin = 1 + usize::from(closing) + name.len();
    let rest = &bytes[begin..bytes.len().min(begin + MAX_TAG)];
    let end = memchr::memchr2(b'>', b'<', rest).filter(|end| known && rest[*end] == b'>')?;
    let attributes = &rest[..end];
    if !attributes.first().is_none_or(|b| b.is_ascii_whitespace() || *b == b'/') {
        return None;
    }
    let sure = closing || void || attributes.contains(&b'=');
    Some(Tag { length: begin + end + 1, sure, begins_block: block && !closing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html() {
        for page in [
            "<!DOCTYPE html><title>x",
            "\u{FEFF} <!-- saved --> <HTML lang=en>",
            "<body>",
            "<?xml version='1.0'?><html/>",
            "<div class=\"post\"><p>Hello</p></div>",
            "<p>Hello",
            "<h2>Title</h2>Text",
            "<a href=x>one</a><br>two",
            "Hello <b>world</b>, see <a href='/x'>this</a><br>Next",
            "one line of some length, then<br>another line of about that length<br>and so on and so forth<br>to the end",
            "ss=\"x\"><div class=\"post\">cut off</div><div class=\"post\">at the start</div>",
        ] {
            assert_eq!(sniff(page, None), Sniffed::Html, "{page}");
        }
    }

    #[test]
    fn text() {
        for page in [
            "",
            " \n ",
            "<",
            "Use <b> for bold and <p> for paragraphs",
            "<b> is for bold",
            "for (i = 0; i<a; i++) if (a < b) std::vector<i> x; std::map<a, b> y;",
            "Ann <ann@a.example> wrote to Bob <b@c.example>: see <http://a.example/>",
            "First line\nSecond line<br />\nThird line",
            "<br />Hello",
            "<3 you",
            "How do I write a link?\nLike this:\n<a href=\"x\">x</a>\nThanks\nThat works.\nAnd pictures?\n\
             You would have to write <img src=\"x\"> for these, I think.\nOr not at all.\nThanks again\nThread closed\n",
            "<headline>Not HTML</headline>",
        ] {
            assert_eq!(sniff(page, None), Sniffed::Text, "{page}");
        }
    }

    #[test]
    fn the_content_type_decides_what_content_leaves_open() {
        let unclear = "Hello <b>world</b> and all";
        assert_eq!(sniff(unclear, None), Sniffed::Text);
        assert_eq!(sniff(unclear, Some("text/html; charset=utf-8")), Sniffed::Html);
        assert_eq!(sniff("Hello world", Some("text/html")), Sniffed::Text);
        assert_eq!(sniff("<p> is the element for paragraphs", Some("Text/Plain")), Sniffed::Text);
        assert_eq!(sniff("<html><p>x", Some("text/plain")), Sniffed::Html);
    }

    #[test]
    fn thresholds() {
        let line = |tags: usize, text: usize| format!("{}{}", "<br>".repeat(tags), "x\n".repeat(text));
        assert_eq!(sniff(&line(MIN_TAGS, 1), None), Sniffed::Html);
        assert_eq!(sniff(&line(MIN_TAGS - 1, 1), None), Sniffed::Text);
        // 10 tags of 4 bytes: of 200 bytes they are a fifth.
        assert_eq!(sniff(&line(10, 80), None), Sniffed::Html);
        assert_eq!(sniff(&line(10, 81), None), Sniffed::Text);
        assert_eq!(sniff(&line(10, 41), Some("text/plain")), Sniffed::Text);
        assert_eq!(sniff(&line(10, 40), Some("text/plain")), Sniffed::Html);
        assert_eq!(sniff(&line(1, 98), Some("text/html")), Sniffed::Html);
        assert_eq!(sniff(&line(1, 99), Some("text/html")), Sniffed::Text);
        let tag = |length: usize| format!("<a title='{}'></a>x<br>", "y".repeat(length));
        assert_eq!(sniff(&tag(MAX_TAG - 10), None), Sniffed::Html);
        assert_eq!(sniff(&tag(MAX_TAG), None), Sniffed::Text);
    }
}
