//! Characters that scrapers leave and nobody reads: they would hide words of forum software, or split paragraphs.

use super::rewrite::{Cut, Rewritten, apply};

/// The text without invisible characters, with ordinary spaces and line breaks; `None` when it is so already.
///
/// Joiners (U+200C, U+200D) stay, for Persian and emoji are spelled with them; so do marks of direction inside a line.
/// A form feed stays, alone at a line's start, for it tells printed pages apart.
pub(super) fn normalise(text: &str) -> Option<Rewritten> {
    let mut cuts = Vec::new();
    // All other bytes are passed over.
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| is_suspect(*byte)) {
        let Some(c) = text[at..].chars().next() else { break };
        let with = match c {
            '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(" "),
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Some(""),
            '\u{0b}' | '\u{85}' | '\u{2028}' => Some("\n"),
            '\u{2029}' => Some("\n\n"),
            '\u{0c}' if at > 0 && text.as_bytes()[at - 1] != b'\n' => Some("\n\u{0c}"),
            '\r' if is_lone(&text[at + 1..]) => Some("\n"),
            '\0'..='\u{08}' | '\u{0e}'..='\u{1f}' | '\u{7f}' => Some(""),
            _ => None,
        };
        if let Some(with) = with {
            cuts.push(Cut::with(at..at + c.len_utf8(), with));
        }
    }
    (!cuts.is_empty()).then(|| apply(text, cuts))
}

/// Whether a carriage return with this after it ends a line by itself.
fn is_lone(rest: &str) -> bool {
    !rest.trim_start_matches('\r').starts_with('\n')
}

/// First bytes of the characters in question, and of some others.
fn is_suspect(byte: u8) -> bool {
    SUSPECT[byte as usize]
}

static SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspect[byte] = matches!(byte, 0..=0x08 | 0x0b..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef);
        byte += 1;
    }
    suspect
};

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> String {
        normalise(text).map_or_else(|| text.to_owned(), |made| made.text)
    }

    #[test]
    fn invisible_characters_are_gone_and_breaks_are_breaks() {
        assert_eq!(normal("\u{feff}Log\u{a0}in\u{200b}\r\nre\u{ad}ply"), "Log in\r\nreply");
        assert_eq!(normal("a\rb\r\rc"), "a\nb\n\nc");
        assert_eq!(normal("a\r\r\nb"), "a\r\r\nb");
        assert_eq!(normal("a\u{2028}b\u{2029}c\u{0b}d"), "a\nb\n\nc\nd");
        assert_eq!(normal("a\u{0c}b\n\u{0c}c"), "a\n\u{0c}b\n\u{0c}c");
        let kept = "می\u{200c}روم – “tea” 👩\u{200d}🍳 é";
        assert_eq!(normal(kept), kept);
        assert!(normalise("plain\ttext\n").is_none() && normalise("a – b").is_none());
    }
}
