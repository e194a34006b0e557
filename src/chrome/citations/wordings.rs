//! The wordings of phrase files as parts of headers, and the words that lines are searched for.

use super::super::pattern::Folded;
use crate::letters;

/// The shortest word that lines are searched for, in bytes; what is shorter stands in other words.
const MIN_WORD: usize = 3;

/// How many times as long as a letter its lower case is at most, in bytes.
const MOST_GROWTH: usize = 2;

/// A part of a header.
#[derive(Debug, PartialEq)]
pub(super) enum Part {
    Words(Box<str>),
    Number,
    Date,
    Name,
}

/// A wording of a header.
#[derive(Debug)]
pub(super) struct Wording {
    pub(super) parts: Vec<Part>,
    /// The words themselves ask for a colon.
    pub(super) colon: bool,
    /// Bytes of the shortest header: the words, and a letter or figure for all else.
    shortest: usize,
}

impl Wording {
    pub(super) fn new(phrase: &str) -> Self {
        let mut parts = parts(phrase);
        let mut colon = false;
        let count = parts.len();
        if let Some(Part::Words(words)) = parts.last_mut() {
            colon = words.contains(':');
            let bare = words.trim_end_matches([':', ' ', '↑', '»']);
            match bare.is_empty() && count > 1 {
                true => drop(parts.pop()),
                false => *words = bare.into(),
            }
        }
        let length = |part: &Part| if let Part::Words(words) = part { words.len() } else { 1 };
        Wording { shortest: parts.iter().map(length).sum(), parts, colon }
    }

    /// Whether a text is as long as a header in these words is at least. Letters that are not ASCII can be longer in lower case.
    pub(super) fn fits(&self, text: &str) -> bool {
        let folded = if text.is_ascii() { text.len() } else { text.len() * MOST_GROWTH };
        self.shortest <= folded
    }
}

/// The letter that the parts begin with, if they begin with words.
pub(super) fn first_letter(parts: &[Part]) -> Option<char> {
    if let Some(Part::Words(words)) = parts.first() { words.chars().next() } else { None }
}

/// The parts of a phrase, folded.
pub(super) fn parts(phrase: &str) -> Vec<Part> {
    let folded = Folded::new(phrase).text;
    let (mut parts, mut rest) = (Vec::new(), folded.as_str());
    while !rest.is_empty() {
        let open = rest.find('{').unwrap_or(rest.len());
        if open > 0 {
            parts.push(Part::Words(rest[..open].into()));
        }
        let close = rest[open..].find('}').map_or(rest.len(), |close| open + close + 1);
        match &rest[open..close] {
            "{user}" => parts.push(Part::Name),
            "{date}" => parts.push(Part::Date),
            "{n}" => parts.push(Part::Number),
            _ => {}
        }
        rest = &rest[close..];
    }
    parts
}

/// The longest word of a phrase, as it can be written.
pub(super) fn searched_words(phrase: &str) -> Vec<String> {
    let mut plain = phrase.to_owned();
    ["{user}", "{date}", "{n}"].iter().for_each(|part| plain = plain.replace(part, " "));
    let word = plain.split_whitespace().max_by_key(|word| word.chars().filter(|c| letters::is_alphabetic(*c)).count());
    let Some(word) = word else { return Vec::new() };
    let bare = word.trim_matches(|c: char| !letters::is_alphabetic(c));
    let word = if bare.len() >= MIN_WORD { bare } else { word };
    let small = word.to_lowercase();
    let mut characters = small.chars();
    let capital: String = characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect();
    let mut written = vec![small, word.to_owned(), capital];
    written.retain(|word| !word.is_empty());
    written.sort_unstable();
    written.dedup_by(|a, b| a.eq_ignore_ascii_case(b));
    written
}
