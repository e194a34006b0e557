//! One line of a phrase file: folding of text, and matching of patterns with placeholders, without backtracking.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::ops::Range;

/// Longest name that `{user}` stands for, in characters: forum software allows 20 to 50.
const NAME_CHARS: usize = 40;
/// Most words of a name: "Anna Maria de Wit" has four.
const NAME_WORDS: usize = 4;
/// Longest date that `{date}` stands for, in characters: "Wednesday, 18 September 2024 at 11:59:59 PM" has 43.
const DATE_CHARS: usize = 50;

/// A prefix of so many words is nobody's sentence …
const SURE_WORDS: usize = 4;
/// … and after a shorter one at most so many words follow: "Powered by phpBB® Forum Software © phpBB Group".
const MAX_REST_WORDS: usize = 6;

/// A folded line: lower case, spaces collapsed, bullets and emphasis marks gone.
#[derive(Debug)]
pub(super) struct Folded<'a> {
    pub(super) text: String,
    line: &'a str,
}

impl<'a> Folded<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        let body = skip_bullets(line);
        if body.is_ascii() {
            return Folded { text: fold_ascii(body), line };
        }
        let mut text = String::with_capacity(body.len());
        fold(body, |piece, _| text.push_str(piece));
        Folded { text, line }
    }

    /// For each byte of the folded text, the byte of the original line it came from.
    pub(super) fn origins(&self) -> Vec<u32> {
        let (body, mut origins) = (skip_bullets(self.line), Vec::new());
        let offset = body.as_ptr().addr() - self.line.as_ptr().addr();
        fold(body, |piece, origin| origins.extend(std::iter::repeat_n((offset + origin) as u32, piece.len())));
        origins
    }

    /// The part of the original line that a part of the folded text came from.
    pub(super) fn original(&self, range: Range<usize>) -> &'a str {
        let body = skip_bullets(self.line);
        let offset = body.as_ptr().addr() - self.line.as_ptr().addr();
        let (mut at, mut start, mut end) = (0, self.line.len(), self.line.len());
        fold(body, |piece, origin| {
            let here = at..at + piece.len();
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

/// Folds a line piece by piece: what is written, and the byte of the line that it comes from.
fn fold(line: &str, mut write: impl FnMut(&str, usize)) {
    let (mut pending_space, mut at_word_start, mut is_first) = (false, true, true);
    let mut characters = line.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if c.is_whitespace() {
            pending_space = !is_first;
            at_word_start = true;
            continue;
        }
        let mut ends_word = || characters.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
        if is_ignored(c) || (matches!(c, '*' | '_') && (at_word_start || ends_word())) {
            continue;
        }
        at_word_start = false;
        if std::mem::take(&mut pending_space) {
            write(" ", at);
        }
        is_first = false;
        match c {
            '’' | '‘' | 'ʼ' => write("'", at),
            '…' => write("...", at),
            c if c.is_ascii() => write(c.to_ascii_lowercase().encode_utf8(&mut [0; 4]), at),
            c if c >= '\u{100}'
                && let Some(plain) = plain_form(c) =>
            {
                write(plain, at)
            }
            _ => {
                for lower in c.to_lowercase() {
                    write(lower.encode_utf8(&mut [0; 4]), at);
                }
            }
        }
    }
}

/// The same of a line in ASCII.
fn fold_ascii(line: &str) -> String {
    let bytes = line.as_bytes();
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

/// What software writes in either of two ways: Greek capitals have no accents and no final sigma, Persian keyboards write
/// Arabic letters, Romanian has commas, cedillas or neither, East Asian text wide punctuation.
fn plain_form(c: char) -> Option<&'static str> {
    Some(match c {
        'ά' | 'Ά' => "α",
        'έ' | 'Έ' => "ε",
        'ή' | 'Ή' => "η",
        'ί' | 'ϊ' | 'ΐ' | 'Ί' => "ι",
        'ό' | 'Ό' => "ο",
        'ύ' | 'ϋ' | 'ΰ' | 'Ύ' => "υ",
        'ώ' | 'Ώ' => "ω",
        'ς' => "σ",
        'ي' | 'ى' => "ی",
        'ك' => "ک",
        'ă' | 'Ă' => "a",
        'ș' | 'Ș' | 'ş' | 'Ş' => "s",
        'ț' | 'Ț' | 'ţ' | 'Ţ' => "t",
        '\u{95b}' => "ज",
        '\u{95c}' => "ड",
        '\u{95d}' => "ढ",
        '\u{95e}' => "फ",
        '״' => "\"",
        '׳' => "'",
        '：' => ":",
        '，' => ",",
        '（' => "(",
        '）' => ")",
        _ => return None,
    })
}

/// The line without list bullets and heading marks at its start.
fn skip_bullets(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        let marks = rest.trim_start_matches(['*', '+', '-', '•', '·', '#', '‣', '▪', '○', '>']);
        match marks.strip_prefix(char::is_whitespace) {
            Some(after) if marks.len() < rest.len() => rest = after.trim_start(),
            _ => return rest,
        }
    }
}

/// Finds any of some words. What builds it in the least time: it is built in each process.
pub(super) fn any_of(words: impl IntoIterator<Item: AsRef<[u8]>>) -> Option<AhoCorasick> {
    AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(words).ok()
}

/// A folded line as it is looked up: without what often trails or leads a control's words.
pub(super) fn key(folded: &str) -> &str {
    let rest = folded.strip_suffix("...").unwrap_or(folded);
    rest.trim_end_matches([':', ' ', '|', '»', '›', '↑', '↓', '▾', '▼', '→', '•', '·', ','])
        .trim_start_matches(['|', ' ', '«', '‹', '←', '»', '›', '•', '·', '&'])
}

/// Where a pattern must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The whole line.
    Whole,
    /// The start of the line, up to a word's end.
    Prefix,
    /// Anywhere in the line.
    Infix,
}

#[derive(Debug)]
enum Token {
    Literal(Box<str>),
    Number,
    Date,
    User,
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) anchor: Anchor,
    tokens: Vec<Token>,
}

impl Pattern {
    pub(super) fn new(anchor: Anchor, source: &str) -> Self {
        let folded = Folded::new(source).text;
        let mut tokens = Vec::new();
        let mut rest = folded.as_str();
        while let Some((open, token, length)) = next_placeholder(rest) {
            if open > 0 {
                tokens.push(Token::Literal(rest[..open].into()));
            }
            tokens.push(token);
            rest = &rest[open + length..];
        }
        if !rest.is_empty() {
            tokens.push(Token::Literal(rest.into()));
        }
        Pattern { anchor, tokens }
    }

    /// The pattern's text when it is a whole line without placeholders.
    pub(super) fn as_plain(&self) -> Option<&str> {
        match (self.anchor, self.tokens.as_slice()) {
            (Anchor::Whole, [Token::Literal(text)]) => Some(text),
            _ => None,
        }
    }

    /// The longest of its literal parts.
    pub(super) fn longest_literal(&self) -> &str {
        let literals = self
            .tokens
            .iter()
            .filter_map(|token| if let Token::Literal(text) = token { Some(text.trim()) } else { None });
        literals.max_by_key(|text| text.len()).unwrap_or_default()
    }

    /// Bytes that it says itself.
    pub(super) fn literal_length(&self) -> usize {
        self.tokens.iter().map(|token| if let Token::Literal(text) = token { text.len() } else { 0 }).sum()
    }

    /// Whether a line that goes on for long after the pattern can be something else: a short prefix that does not itself
    /// say what follows begins sentences too.
    pub(super) fn is_loose(&self) -> bool {
        let words = |token: &Token| match token {
            Token::Literal(text) => text.split_whitespace().count(),
            Token::Number => 1,
            Token::Date | Token::User => SURE_WORDS,
        };
        self.anchor == Anchor::Prefix && self.tokens.iter().map(words).sum::<usize>() < SURE_WORDS
    }

    /// Whether as much follows the pattern in the line as in a sentence.
    pub(super) fn runs_on(&self, folded: &str) -> bool {
        folded.get(self.literal_length()..).is_some_and(|rest| rest.split_whitespace().count() > MAX_REST_WORDS)
    }

    /// The first word, when every line that matches has it.
    pub(super) fn first_word(&self) -> Option<&str> {
        match (self.anchor, self.tokens.first()) {
            (Anchor::Whole | Anchor::Prefix, Some(Token::Literal(text))) => match text.split_once(' ') {
                Some((word, _)) => Some(word),
                None => Some(text.as_ref()).filter(|_| self.tokens.len() == 1),
            },
            _ => None,
        }
    }

    /// The word after the number that it begins with, when every line that matches has it second.
    pub(super) fn counted_word(&self) -> Option<&str> {
        let [Token::Number, Token::Literal(text), rest @ ..] = self.tokens.as_slice() else { return None };
        let text = text.strip_prefix(' ').filter(|_| self.anchor != Anchor::Infix)?;
        match text.split_once(' ') {
            Some((word, _)) => Some(word),
            None => Some(text).filter(|_| rest.is_empty() && self.anchor == Anchor::Whole),
        }
    }

    /// The last word, when every line that matches has it.
    pub(super) fn last_word(&self) -> Option<&str> {
        match (self.anchor, self.tokens.last()) {
            (Anchor::Whole, Some(Token::Literal(text))) => text.rsplit_once(' ').map(|(_, word)| word),
            _ => None,
        }
    }

    /// Whether a folded line matches, and where in it `{user}` stands.
    pub(super) fn matches(&self, folded: &str, is_user: impl Fn(&str) -> bool) -> Option<Option<Range<usize>>> {
        if self.anchor == Anchor::Infix {
            return self
                .tokens
                .iter()
                .all(|token| matches!(token, Token::Literal(text) if folded.contains(&**text)))
                .then_some(None);
        }
        // what a line ends with is told faster than what it begins with
        if let (Anchor::Whole, Some(Token::Literal(last))) = (self.anchor, self.tokens.last())
            && !folded.ends_with(&**last)
        {
            return None;
        }
        let (mut at, mut user) = (0, None);
        for (index, token) in self.tokens.iter().enumerate() {
            let rest = &folded[at..];
            let length = match token {
                Token::Literal(text) => rest.starts_with(&**text).then_some(text.len())?,
                Token::Number => number_length(rest)?,
                Token::Date | Token::User => self.open_length(index, rest)?,
            };
            let found = rest[..length].trim();
            let open_ended = self.anchor == Anchor::Prefix && index + 1 == self.tokens.len();
            match token {
                Token::Date if open_ended && !begins_with_date(found) => return None,
                Token::User | Token::Date if open_ended => {}
                Token::User if !is_name(found) || !is_user(found) => return None,
                Token::User => user = user.or(Some(at..at + length)),
                Token::Date if !is_date(found) => return None,
                _ => {}
            }
            at += length;
        }
        let complete = match self.anchor {
            Anchor::Whole => at == folded.len(),
            _ => !folded[..at].ends_with(char::is_alphanumeric) || !folded[at..].starts_with(char::is_alphanumeric),
        };
        complete.then_some(user)
    }

    /// How far a placeholder of open length reaches: to the literal after it, or to the end.
    fn open_length(&self, index: usize, rest: &str) -> Option<usize> {
        match self.tokens.get(index + 1) {
            None => Some(rest.len()),
            Some(Token::Literal(text)) if index + 2 == self.tokens.len() && self.anchor == Anchor::Whole => {
                rest.ends_with(&**text).then(|| rest.len() - text.len())
            }
            // dates have commas inside: "On Tue, 11 June 2024, Anna wrote:"
            Some(Token::Literal(text)) if matches!(self.tokens[index], Token::Date) => {
                let mut ends =
                    rest.match_indices(&**text).map(|(end, _)| end).filter(|end| is_date(rest[..*end].trim()));
                match self.tokens.get(index + 2) {
                    Some(Token::User) => ends.last(),
                    _ => ends.next(),
                }
            }
            Some(Token::Literal(text)) => rest.find(&**text),
            Some(_) => rest.find(' '),
        }
        .filter(|length| *length > 0)
    }
}

fn next_placeholder(text: &str) -> Option<(usize, Token, usize)> {
    let open = text.find('{')?;
    let rest = &text[open..];
    [("{n}", Token::Number), ("{date}", Token::Date), ("{user}", Token::User)]
        .into_iter()
        .find(|(name, _)| rest.starts_with(name))
        .map(|(name, token)| (open, token, name.len()))
}

/// The length of a number at the start: digits with separators, and `k` or `m` after them.
pub(super) fn number_length(text: &str) -> Option<usize> {
    if !text.starts_with(char::is_numeric) {
        return None;
    }
    let end =
        text.find(|c: char| !(c.is_numeric() || matches!(c, '.' | ',' | '\u{a0}' | '٬' | '٫'))).unwrap_or(text.len());
    let end = text[..end].trim_end_matches(['.', ',']).len();
    let suffix = text[end..].starts_with(['k', 'm']) && !text[end + 1..].starts_with(char::is_alphanumeric);
    Some(end + usize::from(suffix))
}

pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= NAME_CHARS
        && text.split(' ').count() <= NAME_WORDS
        && !text.contains(", ")
        && !text.contains(". ")
        && !text.contains(['?', ';', '“', '”'])
}

/// Whether a number stands near enough to the start for a date to begin there.
fn begins_with_date(text: &str) -> bool {
    text.chars().take(DATE_CHARS).any(char::is_numeric)
}

fn is_date(text: &str) -> bool {
    text.contains(char::is_numeric) && text.chars().count() <= DATE_CHARS
}

#[cfg(test)]
mod tests;
