//! What terminal browsers (lynx, w3m, elinks) add to a page: numbers before links, fields, names of pictures, lists of links.

use super::rewrite::Cut;
use crate::chrome::shape;

/// Link numbers that may be missing between two, for links without words and fields have one too.
const MAX_SKIPPED: usize = 60;
/// Digits of the largest link number.
const MAX_DIGITS: usize = 5;
/// Links that make a list at the end; a post can end with one "1. https://…".
const MIN_LIST: usize = 2;
/// Words of a heading above the list: "References", "Visible links".
const MAX_HEADING_WORDS: usize = 3;
/// Headings above the list.
const MAX_HEADINGS: usize = 2;
/// Lines at the top among which lynx lists what `<link>` elements name.
const LINK_LINES: usize = 20;
/// The longest name of a picture in brackets, in bytes.
const MAX_NAME: usize = 80;

/// Where the list of links at the end begins, its headings included.
pub(super) fn references(text: &str) -> Option<usize> {
    let mut start = None;
    let mut count = 0;
    let mut headings = 0;
    let mut end = text.len();
    while end > 0 {
        let above = text[..end].strip_suffix('\n').unwrap_or(&text[..end]);
        let from = above.rfind('\n').map_or(0, |at| at + 1);
        let line = &text[from..end];
        end = from;
        let words = line.trim();
        if words.is_empty() {
            continue;
        }
        if is_listed(words) {
            // An entry above a heading is of a list of its own: "Visible links", "Hidden links".
            (start, count, headings) = (Some(from), count + 1, 0);
            continue;
        }
        headings += 1;
        if count < MIN_LIST || headings > MAX_HEADINGS || words.split(' ').count() > MAX_HEADING_WORDS {
            break;
        }
        if !line.starts_with(' ') {
            return Some(from);
        }
    }
    start.filter(|_| count >= MIN_LIST && headings == 0)
}

/// `12. https://tea.example/`
fn is_listed(line: &str) -> bool {
    let Some((number, address)) = line.split_once(". ") else { return false };
    let address = address.trim_start();
    number.len() <= MAX_DIGITS
        && number.bytes().all(|b| b.is_ascii_digit())
        && !address.contains(' ')
        && address.split_once(':').is_some_and(|(scheme, rest)| {
            !rest.is_empty() && scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_lowercase())
        })
}

/// `wanted`, if the line has it as a number before a link.
pub(super) fn reference_of(line: &str, wanted: usize) -> Option<usize> {
    let mut from = 0;
    while let Some(open) = line[from..].find('[').map(|at| from + at) {
        from = open + 1;
        if let Some((number, end)) = number_in_brackets(line.as_bytes(), open)
            && number == wanted
            && line[end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '#' | '"' | '@'))
        {
            return Some(number);
        }
    }
    None
}

/// The number in `[12]` and the byte after it.
fn number_in_brackets(bytes: &[u8], open: usize) -> Option<(usize, usize)> {
    let digits = bytes[open + 1..].iter().take(MAX_DIGITS).take_while(|b| b.is_ascii_digit()).count();
    let end = open + 1 + digits;
    (digits > 0 && bytes.get(end) == Some(&b']')).then(|| {
        let number = bytes[open + 1..end].iter().fold(0, |number, b| number * 10 + usize::from(b - b'0'));
        (number, end + 1)
    })
}

/// What a terminal browser added to the text.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let end = references(text).unwrap_or(text.len());
    let body = link_lines(text, end, &mut cuts);
    let bytes = text.as_bytes();
    let mut last = 0;
    for found in memchr::memchr2_iter(b'[', b'(', &bytes[body..end]) {
        let open = body + found;
        if text[open..].starts_with("(BUTTON)") {
            cuts.push(Cut::gone(open..open + "(BUTTON)".len()));
        } else if let Some((number, after)) = number_in_brackets(bytes, open) {
            let next = bytes.get(after).copied().unwrap_or(b' ');
            if number > last && number <= last + MAX_SKIPPED && !next.is_ascii_whitespace() {
                last = number;
                cuts.push(Cut::gone(open..after));
            }
        } else if bytes[open] == b'[' {
            bracketed(text, open, &mut cuts);
        }
    }
    if end < text.len() {
        cuts.push(Cut::gone(end..text.len()));
    }
    cuts
}

/// What lynx lists at the top: `Link: [1]canonical`, `#[1]Tea Board [2]alternate`. Returns the place after it.
fn link_lines(text: &str, end: usize, cuts: &mut Vec<Cut>) -> usize {
    let (mut at, mut after, mut open) = (0, 0, true);
    for line in text[..end].split_inclusive('\n').take(LINK_LINES) {
        let words = line.trim();
        let continues = after == at && at > 0 && words.starts_with('[');
        open &= words.is_empty() || words.starts_with("Link: ") || words.starts_with("#[") || continues;
        if !open {
            break;
        }
        at += line.len();
        after = if words.is_empty() { after } else { at };
    }
    if after > 0 {
        cuts.push(Cut::gone(0..after));
    }
    after
}

/// `[____]`, `[IMG]` and `[tea.png]`: the name stands alone after this, as names of pictures do in other texts.
fn bracketed(text: &str, open: usize, cuts: &mut Vec<Cut>) {
    let inside = &text.as_bytes()[open + 1..text.len().min(open + 1 + MAX_NAME)];
    let Some(length) = inside.iter().position(|b| matches!(b, b']' | b'[' | b'\n')) else { return };
    let close = open + 1 + length;
    if text.as_bytes()[close] != b']' {
        return;
    }
    let words = &text[open + 1..close];
    let field = words.trim_matches(['_', ' ']).is_empty();
    if field || matches!(words, "IMG" | "INLINE" | "LINK" | "IMAGE" | "EMBED") {
        cuts.push(Cut::gone(open..close + 1));
    } else if shape::is_image_name(words) {
        cuts.push(Cut::with(open..open + 1, "\n"));
        cuts.push(Cut::with(close..close + 1, "\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::rewrite::apply;
    use super::*;

    fn plain(text: &str) -> String {
        apply(text, cuts(text)).text
    }

    #[test]
    fn numbers_before_links_and_their_list_are_gone() {
        let text = "   [1]Home [2]Forums\n\n   See [3]this and a[1] and [4] of it.\n\nReferences\n\n   1. file:///\n   2. https://tea.example/f\n   3. https://tea.example/x\n";
        assert_eq!(plain(text), "   Home Forums\n\n   See this and a[1] and [4] of it.\n\n");
        let text =
            "   [1]Tea\n\nReferences\n\n   Visible links\n   1. https://tea.example/\n   2. https://tea.example/f\n";
        assert_eq!(plain(text), "   Tea\n\n");
        let one = "See\n1. https://tea.example/\n";
        assert_eq!(references(one), None);
        assert_eq!(references(&format!("{one}2. https://tea.example/f\n")), Some(0));
        assert_eq!(references("Some words that are written\n1. https://a.example/\n2. https://b.example/\n"), None);
    }

    #[test]
    fn link_numbers_ascend_with_gaps() {
        let after = |number: usize| plain(&format!("[1]a [{number}]b"));
        assert_eq!(after(1 + MAX_SKIPPED), "a b");
        assert_eq!(after(2 + MAX_SKIPPED), format!("a [{}]b", 2 + MAX_SKIPPED));
    }

    #[test]
    fn fields_pictures_and_link_lines_are_gone() {
        assert_eq!(
            plain("   ____ (BUTTON) Go [____] [IMG] x[tea.png]y [not a name]\n"),
            "   ____  Go   x\ntea.png\ny [not a name]\n"
        );
        assert_eq!(plain("   Link: [1]canonical\n   #[2]Feed\n   [3]alternate\n\n   [4]Home\n"), "\n   Home\n");
    }
}
