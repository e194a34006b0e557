//! The wordings of phrase files as parts of headers.

use std::sync::OnceLock;

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
        Wording { parts, colon }
    }
}

/// A wording that is read when a text has its word.
#[derive(Debug)]
pub(super) struct Unread {
    phrase: &'static str,
    /// Bytes of the shortest header: the words, and a letter or figure for all else.
    shortest: usize,
    wording: OnceLock<Wording>,
}

impl Unread {
    pub(super) fn new(phrase: &'static str, shortest: usize) -> Self {
        Unread { phrase, shortest, wording: OnceLock::new() }
    }

    /// Whether a folded text is as long as a header in these words is at least.
    pub(super) fn fits(&self, folded: &str) -> bool {
        self.shortest <= folded.len()
    }

    pub(super) fn read(&self) -> &Wording {
        self.wording.get_or_init(|| Wording::new(self.phrase))
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
