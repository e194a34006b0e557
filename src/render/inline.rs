//! Inline marks made fit for nested output, and URLs made fit for a page: what Markdown and HTML have in common.

use crate::block::{MarkKind, Rich};
use std::cmp::Reverse;
use std::mem::discriminant;

/// A mark that a renderer can write as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: &'a MarkKind,
}

/// A step through rich text.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Open(Span<'a>),
    /// Text from and to a byte.
    Text(usize, usize),
    Close(Span<'a>),
}

/// The marks in order, properly nested, without white space at either end, none inside its own kind, none inside code.
/// A link around all of some code stands outside it.
pub(super) fn spans(rich: &Rich) -> Vec<Span<'_>> {
    let mut spans: Vec<Span> = rich.marks.iter().filter_map(|mark| trimmed(&rich.text, mark)).collect();
    spans.sort_by_key(|span| (span.start, Reverse(span.end), *span.kind == MarkKind::Code));
    let mut open: Vec<Span> = Vec::new();
    spans.retain(|span| {
        while open.last().is_some_and(|outer| outer.end <= span.start) {
            open.pop();
        }
        let fits = open.last().is_none_or(|outer| span.end <= outer.end && *outer.kind != MarkKind::Code)
            && open.iter().all(|outer| discriminant(outer.kind) != discriminant(span.kind));
        if fits {
            open.push(*span);
        }
        fits
    });
    spans
}

fn trimmed<'a>(text: &str, mark: &'a crate::Mark) -> Option<Span<'a>> {
    let inside = text.get(mark.start..mark.end)?;
    let start = mark.start + (inside.len() - inside.trim_start().len());
    let end = start + inside.trim().len();
    (start < end).then_some(Span { start, end, kind: &mark.kind })
}

/// The text in pieces between the ends of its spans.
pub(super) fn pieces<'a>(text: &str, spans: &[Span<'a>]) -> Vec<Piece<'a>> {
    let mut out = Vec::with_capacity(spans.len() * 3 + 1);
    let mut open: Vec<Span> = Vec::new();
    let mut rest = spans.iter().peekable();
    let mut at = 0;
    loop {
        while let Some(span) = open.pop_if(|span| span.end <= at) {
            out.push(Piece::Close(span));
        }
        while let Some(span) = rest.next_if(|span| span.start <= at) {
            open.push(*span);
            out.push(Piece::Open(*span));
        }
        if at >= text.len() {
            return out;
        }
        let until = [open.last().map(|span| span.end), rest.peek().map(|span| span.start)];
        let until = until.into_iter().flatten().min().unwrap_or(text.len());
        out.push(Piece::Text(at, until));
        at = until;
    }
}

/// The URL if a link to it is safe on a page: `http`, `https`, `mailto` or relative. Scripts and inline data are not.
pub(super) fn safe_link(url: &str) -> Option<&str> {
    safe(url, &["http", "https", "mailto"])
}

/// The URL if a picture from it is safe on a page: `http`, `https` or relative.
pub(super) fn safe_source(url: &str) -> Option<&str> {
    safe(url, &["http", "https"])
}

fn safe<'a>(url: &'a str, schemes: &[&str]) -> Option<&'a str> {
    let url = url.trim_matches(|c: char| c <= ' ');
    // Browsers skip line breaks and tabs inside a scheme, so that no check of the scheme could see through them.
    if url.is_empty() || url.contains(|c: char| c.is_control()) {
        return None;
    }
    match url.find([':', '/', '?', '#']) {
        Some(end) if url[end..].starts_with(':') => {
            schemes.iter().any(|scheme| scheme.eq_ignore_ascii_case(&url[..end])).then_some(url)
        }
        _ => Some(url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Mark;

    #[test]
    fn marks_are_trimmed_nested_and_never_inside_their_kind() {
        let link = MarkKind::Link("/a".into());
        let rich = Rich {
            text: " bold and code é ".into(),
            marks: vec![
                Mark::new(0, 17, MarkKind::Bold),
                Mark::new(1, 5, MarkKind::Bold),
                Mark::new(4, 8, MarkKind::Italic),
                Mark::new(7, 12, MarkKind::Strike), // overlaps
                Mark::new(10, 14, MarkKind::Code),
                Mark::new(10, 14, link.clone()),
                Mark::new(10, 12, MarkKind::Italic),
                Mark::new(16, 17, MarkKind::Italic), // within é
                Mark::new(9, 10, MarkKind::Italic),  // only a space
                Mark::new(9, 99, MarkKind::Italic),  // beyond the end
            ],
        };
        let found: Vec<_> = spans(&rich).iter().map(|span| (span.start, span.end, span.kind.clone())).collect();
        let expected = [(1, 17, MarkKind::Bold), (4, 8, MarkKind::Italic), (10, 14, link), (10, 14, MarkKind::Code)];
        assert_eq!(found, expected);
    }

    #[test]
    fn pieces_cover_the_text() {
        let rich = Rich {
            text: "abcd".into(),
            marks: vec![Mark::new(1, 3, MarkKind::Bold), Mark::new(2, 3, MarkKind::Italic)],
        };
        let (bold, italic) =
            (Span { start: 1, end: 3, kind: &MarkKind::Bold }, Span { start: 2, end: 3, kind: &MarkKind::Italic });
        let expected = [
            Piece::Text(0, 1),
            Piece::Open(bold),
            Piece::Text(1, 2),
            Piece::Open(italic),
            Piece::Text(2, 3),
            Piece::Close(italic),
            Piece::Close(bold),
            Piece::Text(3, 4),
        ];
        assert_eq!(pieces(&rich.text, &spans(&rich)), expected);
        assert_eq!(pieces("", &[]), []);
    }

    #[test]
    fn only_harmless_urls() {
        for url in
            ["http://a.example/?x=a:b", "HTTPS://a.example", "mailto:a@b.example", "/t/1", "#p2", "?page=2", "a b"]
        {
            assert_eq!(safe_link(url), Some(url));
        }
        for url in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "x y:z",
            "",
            " ",
        ] {
            assert_eq!(safe_link(url), None, "{url:?}");
        }
        assert_eq!(safe_link(" /a "), Some("/a"));
        assert_eq!(safe_source("mailto:a@b.example"), None);
    }
}
