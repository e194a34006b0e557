//! What pages say that stand before the one asked for, in all languages at once: such pages often name no language, or
//! another than they are written in.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::languages::sections;
use super::literals::Literals;
use super::pattern::{Anchor, Folded, Pattern, key, plain};

/// What stands before a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wall {
    /// One has to log in, or has no permission.
    Login,
    /// There is no such page, or it could not be made.
    Error,
    /// One has to be no robot.
    Check,
    /// One has to agree to something.
    Consent,
}

/// The longest line that is looked at, in bytes: longer ones are somebody's text.
const MAX_LINE: usize = 400;

struct Walls {
    whole: HashMap<&'static str, Wall>,
    by_first_word: HashMap<&'static str, Vec<(Pattern, Wall)>>,
    /// Of scripts without spaces, whose phrases stand anywhere; and a literal of each.
    floating: Vec<(Pattern, Wall)>,
    floating_words: Literals,
}

static WALLS: LazyLock<Walls> = LazyLock::new(|| {
    let mut walls = Walls {
        whole: HashMap::new(),
        by_first_word: HashMap::new(),
        floating: Vec::new(),
        floating_words: Literals::new([]),
    };
    let said = sections().iter().filter_map(|section| Some((wall(section.name)?, section)));
    for (wall, anchor, phrase) in
        said.flat_map(|(wall, section)| section.phrases().map(move |(anchor, phrase)| (wall, anchor, phrase)))
    {
        if let Some(text) = plain(anchor, phrase) {
            walls.whole.insert(text, wall);
            continue;
        }
        let pattern = Pattern::new(anchor, phrase);
        match pattern.first_word().filter(|_| anchor == Anchor::Prefix) {
            Some(word) => walls.by_first_word.entry(word).or_default().push((pattern, wall)),
            None => walls.floating.push((pattern, wall)),
        }
    }
    walls.floating_words = Literals::new(walls.floating.iter().map(|(pattern, _)| pattern.longest_literal()));
    walls
});

impl Walls {
    /// The floating patterns of which the longest literal is in a line, in their order.
    fn floating(&self, folded: &str) -> impl Iterator<Item = &(Pattern, Wall)> {
        let mut found: Vec<usize> = Vec::new();
        self.floating_words.find(folded, |at, _| {
            found.push(at);
            false
        });
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.floating[at])
    }
}

fn wall(section: &str) -> Option<Wall> {
    Some(match section {
        "wall.login" => Wall::Login,
        "wall.error" => Wall::Error,
        "wall.check" => Wall::Check,
        "wall.consent" => Wall::Consent,
        _ => return None,
    })
}

/// What a line says that stands before a page.
pub(crate) fn said(line: &str) -> Option<Wall> {
    if line.len() > MAX_LINE {
        return None;
    }
    let folded = Folded::new(line).text;
    let bare = key(&folded).trim_end_matches(['.', '!', '。', '！']);
    if let Some(wall) = WALLS.whole.get(key(&folded)).or_else(|| WALLS.whole.get(bare)) {
        return Some(*wall);
    }
    let first = folded.split(' ').next().unwrap_or(&folded);
    let prefixes = WALLS.by_first_word.get(first).into_iter().flatten();
    let mut patterns = prefixes.chain(WALLS.floating(&folded));
    patterns.find(|(pattern, _)| pattern.matches(&folded, |_| true).is_some()).map(|(_, wall)| *wall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_pages_that_stand_before_others() {
        for (line, wall) in [
            ("404 Not Found", Wall::Error),
            ("The requested topic does not exist.", Wall::Error),
            ("Das gewünschte Thema existiert nicht.", Wall::Error),
            ("ページが見つかりません", Wall::Error),
            ("You must be logged in to view this forum.", Wall::Login),
            ("抱歉，您尚未登录，没有权限访问该版块", Wall::Login),
            ("Just a moment...", Wall::Check),
            ("Vérification de votre navigateur", Wall::Check),
            ("Bevor Sie zu Beispiel.de weitergehen", Wall::Consent),
        ] {
            assert_eq!(said(line), Some(wall), "{line}");
        }
        for line in ["Found it", "404 ways to warp a loom", "Moment der Wahrheit", "", "The page turned by itself."] {
            assert_eq!(said(line), None, "{line}");
        }
    }
}
