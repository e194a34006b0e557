//! One line of a phrase file: matching of patterns with placeholders, without backtracking, against folded text.

mod folded;

pub(super) use super::keys::key;
use crate::letters;
pub(super) use folded::Folded;
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
    Literal(&'static str),
    Number,
    Date,
    User,
}

/// A phrase as it is looked up, when it is a whole line without placeholders.
pub(super) fn plain(anchor: Anchor, folded: &'static str) -> Option<&'static str> {
    (anchor == Anchor::Whole && next_placeholder(folded).is_none() && !folded.is_empty()).then(|| key(folded))
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) anchor: Anchor,
    tokens: Vec<Token>,
}

impl Pattern {
    /// Of a folded phrase.
    pub(super) fn new(anchor: Anchor, folded: &'static str) -> Self {
        let mut tokens = Vec::new();
        let mut rest = folded;
        while let Some((open, token, length)) = next_placeholder(rest) {
            if open > 0 {
                tokens.push(Token::Literal(&rest[..open]));
            }
            tokens.push(token);
            rest = &rest[open + length..];
        }
        if !rest.is_empty() {
            tokens.push(Token::Literal(rest));
        }
        Pattern { anchor, tokens }
    }

    /// The longest of its literal parts.
    pub(super) fn longest_literal(&self) -> &'static str {
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
    pub(super) fn first_word(&self) -> Option<&'static str> {
        match (self.anchor, self.tokens.first()) {
            (Anchor::Whole | Anchor::Prefix, Some(Token::Literal(text))) => match text.split_once(' ') {
                Some((word, _)) => Some(word),
                None => Some(*text).filter(|_| self.tokens.len() == 1),
            },
            _ => None,
        }
    }

    /// The word after the number that it begins with, when every line that matches has it second.
    pub(super) fn counted_word(&self) -> Option<&'static str> {
        let [Token::Number, Token::Literal(text), rest @ ..] = self.tokens.as_slice() else { return None };
        let text = text.strip_prefix(' ').filter(|_| self.anchor != Anchor::Infix)?;
        match text.split_once(' ') {
            Some((word, _)) => Some(word),
            None => Some(text).filter(|_| rest.is_empty() && self.anchor == Anchor::Whole),
        }
    }

    /// The last word, when every line that matches has it.
    pub(super) fn last_word(&self) -> Option<&'static str> {
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
                .all(|token| matches!(token, Token::Literal(text) if folded.contains(*text)))
                .then_some(None);
        }
        // what a line ends with is told faster than what it begins with
        if let (Anchor::Whole, Some(Token::Literal(last))) = (self.anchor, self.tokens.last())
            && !folded.ends_with(*last)
        {
            return None;
        }
        let (mut at, mut user) = (0, None);
        for (index, token) in self.tokens.iter().enumerate() {
            let rest = &folded[at..];
            let length = match token {
                Token::Literal(text) => rest.starts_with(*text).then_some(text.len())?,
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
            _ => {
                !folded[..at].ends_with(letters::is_alphanumeric) || !folded[at..].starts_with(letters::is_alphanumeric)
            }
        };
        complete.then_some(user)
    }

    /// How far a placeholder of open length reaches: to the literal after it, or to the end.
    fn open_length(&self, index: usize, rest: &str) -> Option<usize> {
        match self.tokens.get(index + 1) {
            None => Some(rest.len()),
            Some(Token::Literal(text)) if index + 2 == self.tokens.len() && self.anchor == Anchor::Whole => {
                rest.ends_with(*text).then(|| rest.len() - text.len())
            }
            // dates have commas inside: "On Tue, 11 June 2024, Anna wrote:"
            Some(Token::Literal(text)) if matches!(self.tokens[index], Token::Date) => {
                let mut ends = rest.match_indices(*text).map(|(end, _)| end).filter(|end| is_date(rest[..*end].trim()));
                match self.tokens.get(index + 2) {
                    Some(Token::User) => ends.last(),
                    _ => ends.next(),
                }
            }
            Some(Token::Literal(text)) => rest.find(*text),
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
    if !text.starts_with(letters::is_numeric) {
        return None;
    }
    let end = text
        .find(|c: char| !(letters::is_numeric(c) || matches!(c, '.' | ',' | '\u{a0}' | '٬' | '٫')))
        .unwrap_or(text.len());
    let end = text[..end].trim_end_matches(['.', ',']).len();
    let suffix = text[end..].starts_with(['k', 'm']) && !text[end + 1..].starts_with(letters::is_alphanumeric);
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
    text.chars().take(DATE_CHARS).any(letters::is_numeric)
}

fn is_date(text: &str) -> bool {
    letters::has_numeric(text) && text.chars().count() <= DATE_CHARS
}

#[cfg(test)]
mod tests;
