//! A line in lower case, without what differs from place to place that shows the same words.

use crate::letters;
use std::ops::Range;

/// A folded line: lower case, spaces collapsed, bullets and emphasis marks gone.
#[derive(Debug)]
pub(crate) struct Folded<'a> {
    pub(crate) text: String,
    line: &'a str,
}

impl<'a> Folded<'a> {
    pub(crate) fn new(line: &'a str) -> Self {
        let body = skip_bullets(line);
        if body.is_ascii() {
            return Folded { text: fold_ascii(body), line };
        }
        let mut text = String::with_capacity(body.len());
        fold(body, |c, _| text.push(c));
        Folded { text, line }
    }

    /// For each byte of the folded text, the byte of the original line it came from.
    pub(crate) fn origins(&self) -> Vec<u32> {
        let (body, mut origins) = (skip_bullets(self.line), Vec::new());
        let offset = body.as_ptr().addr() - self.line.as_ptr().addr();
        fold(body, |c, origin| origins.extend(std::iter::repeat_n((offset + origin) as u32, c.len_utf8())));
        origins
    }

    /// The part of the original line that a part of the folded text came from.
    pub(crate) fn original(&self, range: Range<usize>) -> &'a str {
        let body = skip_bullets(self.line);
        let offset = body.as_ptr().addr() - self.line.as_ptr().addr();
        let (mut at, mut start, mut end) = (0, self.line.len(), self.line.len());
        fold(body, |c, origin| {
            let here = at..at + c.len_utf8();
            at = here.end;
            if here.contains(&range.start) {
                start = offset + origin;
            }
            if here.contains(&range.end) {
                end = offset + origin;
            }
        });
        self.line.get(start..end).unwrap_or_default().trim()
    }
}

/// Folds a line character by character: what is written, and the byte of the line that it comes from.
fn fold(line: &str, mut write: impl FnMut(char, usize)) {
    let (mut pending_space, mut at_word_start, mut is_first) = (false, true, true);
    let mut characters = line.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if c.is_whitespace() {
            pending_space = !is_first;
            at_word_start = true;
            continue;
        }
        let mut ends_word = || characters.peek().is_none_or(|(_, next)| !letters::is_alphanumeric(*next));
        if is_ignored(c) || (matches!(c, '*' | '_') && (at_word_start || ends_word())) {
            continue;
        }
        at_word_start = false;
        if std::mem::take(&mut pending_space) {
            write(' ', at);
        }
        is_first = false;
        match c {
            c if c.is_ascii() => write(c.to_ascii_lowercase(), at),
            c if is_small(c) => write(c, at),
            '’' | '‘' | 'ʼ' => write('\'', at),
            '…' => (0..3).for_each(|_| write('.', at)),
            c if !('\u{3000}'..'\u{ff00}').contains(&c)
                && let Some(plain) = plain_form(c) =>
            {
                write(plain, at)
            }
            _ => letters::lower(c).for_each(|lower| write(lower, at)),
        }
    }
}

/// The same of a line in ASCII.
fn fold_ascii(line: &str) -> String {
    let bytes = line.as_bytes();
    // Most lines have but capitals to fold.
    let marked = bytes.iter().fold(false, |marked, byte| marked | (*byte == b'*') | (*byte == b'_'));
    if letters::is_single_spaced(line) && !marked {
        return line.to_ascii_lowercase();
    }
    let mut folded = Vec::with_capacity(bytes.len());
    let (mut pending_space, mut at_word_start) = (false, true);
    for (at, byte) in bytes.iter().enumerate() {
        if byte.is_ascii_whitespace() || *byte == VERTICAL_TAB {
            (pending_space, at_word_start) = (!folded.is_empty(), true);
            continue;
        }
        let ends_word = || bytes.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
        if matches!(byte, b'*' | b'_') && (at_word_start || ends_word()) {
            continue;
        }
        at_word_start = false;
        if std::mem::take(&mut pending_space) {
            folded.push(b' ');
        }
        folded.push(byte.to_ascii_lowercase());
    }
    // ASCII stays ASCII.
    String::from_utf8(folded).unwrap_or_default()
}

/// White space that bytes are not asked for.
const VERTICAL_TAB: u8 = 0x0b;

/// Zero-width characters, marks of direction, the dot below letters of Hindi, and the private-use glyphs of icon fonts.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}' | '\u{93c}'
        | '\u{ad}' | '\u{e000}'..='\u{f8ff}')
}

/// Letters that are written in one way and have no capital, or are none: Latin, Cyrillic, Hebrew, Devanagari, Thai, kana, ideographs,
/// Hangul. Others can be, too.
fn is_small(c: char) -> bool {
    matches!(c, '\u{df}'..='\u{ff}' | '\u{430}'..='\u{45f}' | '\u{5d0}'..='\u{5ea}' | '\u{904}'..='\u{939}' | '\u{e01}'..='\u{e3a}'
        | '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// What software writes in either of two ways: Greek capitals have no accents and no final sigma, Persian keyboards write
/// Arabic letters, Romanian has commas, cedillas or neither, East Asian text wide punctuation.
fn plain_form(c: char) -> Option<char> {
    Some(match c {
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' | 'Ί' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' | 'Ύ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ς' => 'σ',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ă' | 'Ă' => 'a',
        'ș' | 'Ș' | 'ş' | 'Ş' => 's',
        'ț' | 'Ț' | 'ţ' | 'Ţ' => 't',
        '\u{95b}' => 'ज',
        '\u{95c}' => 'ड',
        '\u{95d}' => 'ढ',
        '\u{95e}' => 'फ',
        '״' => '"',
        '׳' => '\'',
        '：' => ':',
        '，' => ',',
        '（' => '(',
        '）' => ')',
        _ => return None,
    })
}

/// The line without list bullets and heading marks at its start.
fn skip_bullets(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        let marks = rest.trim_start_matches(is_bullet);
        match marks.strip_prefix(char::is_whitespace) {
            Some(after) if marks.len() < rest.len() => rest = after.trim_start(),
            _ => return rest,
        }
    }
}

fn is_bullet(c: char) -> bool {
    matches!(c, '*' | '+' | '-' | '•' | '·' | '#' | '‣' | '▪' | '○' | '>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_what_they_fold_to() {
        for c in ('\0'..=char::MAX).filter(|c| is_small(*c)) {
            assert!(plain_form(c).is_none() && !is_ignored(c) && c.to_lowercase().eq([c]), "{c:?}");
        }
    }
}
