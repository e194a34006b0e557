//! The wordings of phrase files as parts of headers, and the words that lines are searched for.

use crate::letters;

/// The shortest word that lines are searched for, in bytes; what is shorter stands in other words.
const MIN_WORD: usize = 3;

/// A part of a header.
#[derive(Debug, PartialEq)]
pub(super) enum Part {
    Words(&'static str),
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
    pub(super) fn new(phrase: &'static str) -> Self {
        let mut parts = parts(phrase);
        let mut colon = false;
        let count = parts.len();
        if let Some(Part::Words(words)) = parts.last_mut() {
            colon = words.contains(':');
            let bare = words.trim_end_matches([':', ' ', '↑', '»']);
            match bare.is_empty() && count > 1 {
                true => drop(parts.pop()),
                false => *words = bare,
            }
        }
        let length = |part: &Part| if let Part::Words(words) = part { words.len() } else { 1 };
        Wording { shortest: parts.iter().map(length).sum(), parts, colon }
    }

    /// Whether a folded text is as long as a header in these words is at least.
    pub(super) fn fits(&self, folded: &str) -> bool {
        self.shortest <= folded.len()
    }
}

/// The letter that the parts begin with, if they begin with words.
pub(super) fn first_letter(parts: &[Part]) -> Option<char> {
    if let Some(Part::Words(words)) = parts.first() { words.chars().next() } else { None }
}

/// The parts of a folded phrase.
pub(super) fn parts(phrase: &'static str) -> Vec<Part> {
    let (mut parts, mut rest) = (Vec::new(), phrase);
    while !rest.is_empty() {
        let open = rest.find('{').unwrap_or(rest.len());
        if open > 0 {
            parts.push(Part::Words(&rest[..open]));
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

/// The longest word of a folded phrase.
pub(super) fn searched_word(phrase: &'static str) -> Option<&'static str> {
    let letters = |word: &&str| match word.is_ascii() {
        true => word.bytes().filter(u8::is_ascii_alphabetic).count(),
        false => word.chars().filter(|c| letters::is_alphabetic(*c)).count(),
    };
    let between = phrase.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let word = between.flat_map(str::split_whitespace).max_by_key(letters)?;
    let bare = word.trim_matches(|c: char| !letters::is_alphabetic(c));
    Some(if bare.len() >= MIN_WORD { bare } else { word })
}
