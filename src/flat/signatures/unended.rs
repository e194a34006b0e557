//! Last lines that are no sentence, below sentences: what a board sets under its members' posts, where it does.

use super::super::frame::Frame;
use super::super::lines::{Class, Line, bare};
use crate::chrome::shape;
use foldhash::{HashMap, HashMapExt, HashSet};

/// Characters of the longest such line: a motto, a machine, a title of a page.
const MAX_CHARS: usize = 70;
/// Posts that end so where no signature is known of the page …
const MIN_ALIKE: usize = 2;
/// … and one in so many of all: some people sign what they write.
const ALIKE_PART: usize = 5;
/// Letters of the longest smiley that is spelt with punctuation: ":-)".
const MAX_SMILEY: usize = 3;
/// Of a hundred posts, so many have their authors' figures beside them on a board that has signatures.
const FIGURES_SHARE: usize = 50;

/// Where the last lines begin that are signatures. `ending` says which lines of a post can be one's, `known` which posts have
/// one; no author has two posts, for then they would end alike.
pub(super) fn unended(
    lines: &[Line],
    frames: &[Frame],
    authors: &[Option<String>],
    kept: &[Vec<usize>],
    known: &HashSet<usize>,
    ending: impl Fn(&[usize]) -> usize,
) -> Vec<(usize, usize)> {
    let mut posts: HashMap<&str, usize> = HashMap::new();
    authors.iter().flatten().for_each(|author| *posts.entry(author).or_default() += 1);
    let is_alone = |index: &usize| authors[*index].as_deref().is_none_or(|author| posts[author] == 1);
    let is_candidate = |index: &usize| {
        let kept = &kept[*index];
        let [.., before, last] = kept[..] else { return false };
        is_motto(&lines[last]) && is_sentence(&lines[before]) && ending(kept) < kept.len()
    };
    let mut candidates: Vec<usize> =
        (0..kept.len()).filter(|index| !known.contains(index)).filter(is_alone).filter(is_candidate).collect();
    let quoted = quoted(lines, kept, &candidates);
    candidates.retain(|index| !quoted.contains(index));
    let is_alike = candidates.len() >= MIN_ALIKE && candidates.len() * ALIKE_PART >= kept.len();
    let figures = |frame: &&Frame| lines[frame.header.clone()].iter().any(|line| line.family() == "panel");
    let is_board = || frames.iter().filter(figures).count() * 100 >= frames.len() * FIGURES_SHARE;
    if known.is_empty() && !is_alike && !is_board() {
        return Vec::new();
    }
    candidates.into_iter().map(|index| (index, kept[index].len() - 1)).collect()
}

/// Of some posts, those whose last sentence another has as well: what follows is an answer to it.
fn quoted(lines: &[Line], kept: &[Vec<usize>], posts: &[usize]) -> HashSet<usize> {
    let before = |index: usize| lines[kept[index][kept[index].len() - 2]].text.as_ref();
    let mut said: HashMap<&str, usize> = posts.iter().map(|index| (before(*index), 0)).collect();
    if !said.is_empty() {
        for at in kept.iter().flatten() {
            said.entry(lines[*at].text.as_ref()).and_modify(|count| *count += 1);
        }
    }
    posts.iter().copied().filter(|index| said[before(*index)] > 1).collect()
}

/// Whether a line can be one of a signature and no sentence: it goes on from nothing and does not end.
fn is_motto(line: &Line) -> bool {
    let text = bare(&line.text);
    let begins = text.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase());
    let is_words = matches!(line.class, Class::Short | Class::Text | Class::Prose);
    is_words && begins && !line.code && text.chars().count() <= MAX_CHARS && !ends(text) && !shape::is_url(text)
}

fn is_sentence(line: &Line) -> bool {
    !line.code && line.text.chars().next_back().is_some_and(is_end)
}

fn is_end(last: char) -> bool {
    matches!(last, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।')
}

/// Whether a sentence ends with a text, a smiley behind it or not.
fn ends(text: &str) -> bool {
    let closes = |c: char| is_end(c) || matches!(c, ':' | ',' | ';' | '：' | ')' | '"' | '”' | '»' | '}');
    let text =
        text.trim_end_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii_punctuation() && !is_end(c) && !closes(c));
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_smiley = last.len() <= MAX_SMILEY && last.starts_with([':', ';', '=']);
    let text = if is_smiley { text[..text.len() - last.len()].trim_end() } else { text };
    text.chars().next_back().is_none_or(closes)
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::sentence;
    use super::*;
    use crate::{Options, clean};

    /// How many posts of different authors have a signature, of which so many end with these lines and the rest with none.
    fn signed(lasts: &[&str], posts: usize) -> usize {
        let post = |at: usize| {
            let last = lasts.get(at).map_or(String::new(), |last| format!("{last}\n"));
            format!("Member{at}\nMay {}, 2024, 10:{at:02}\n{} So said {at}.\n{last}", at % 28 + 1, sentence(at % 6 + 1))
        };
        let text: String = (0..posts).map(post).collect();
        clean(text.as_str(), &Options::new()).unwrap().posts.iter().filter(|post| post.signature.is_some()).count()
    }

    #[test]
    fn last_lines_of_several_posts_that_are_no_sentences_are_signatures() {
        let lasts = ["Six kettles / two stoves / no time", "Stove by the window", "Brewing since the flood"];
        assert_eq!(signed(&lasts[..MIN_ALIKE], MIN_ALIKE * ALIKE_PART), MIN_ALIKE);
        assert_eq!(signed(&lasts[..MIN_ALIKE], MIN_ALIKE * ALIKE_PART + 1), 0);
        assert_eq!(signed(&lasts[..MIN_ALIKE - 1], MIN_ALIKE), 0);
        // What ends, goes on, or is a list's, a link, or an answer to what another said is written.
        let other = "Stove by the window";
        let written = ["So be it.", "and the tin", "- the tin", "https://tea.example/tin", "That is it :)"];
        assert_eq!(written.map(|last| signed(&[other, last], 3)), [0; 5]);
        // The first post's sentence is said again.
        let quoting = format!("{} and so on\nMember0 wrote:\n{} So said 0.\nNot At All", sentence(4), sentence(1));
        assert_eq!(signed(&[other, &quoting], 3), 0);
    }

    #[test]
    fn a_signature_that_is_known_makes_one_line_enough() {
        let post =
            |name: &str, day: usize, last: &str| format!("{name} May {day}, 2024 #{day}\n{}\n{last}", sentence(day));
        let found = |anna: &str| {
            let text = [post("anna", 1, anna), post("ben", 2, "Stove by the window\n"), post("anna", 3, anna)].concat();
            let posts = clean(text.as_str(), &Options::new()).unwrap().posts;
            posts.into_iter().map(|post| post.signature).collect::<Vec<_>>()
        };
        assert_eq!(found("Tea is all.\n")[1].as_deref(), Some("Stove by the window"));
        assert_eq!(found(""), [None, None, None]);
    }

    #[test]
    fn figures_beside_posts_tell_a_board_that_has_signatures() {
        let found = |figures: usize| {
            let post = |at: usize| {
                let posts = if at < figures { format!("Posts: 1{at}\n") } else { String::new() };
                let last = if at == 0 { "Stove by the window\n" } else { "" };
                let said = sentence(at + 1);
                format!("Member{at}\n{posts}May {}, 2024, 10:{at:02}\n{said}\n{last}Reply\n", at + 1)
            };
            let text: String = (0..6).map(post).collect();
            clean(text.as_str(), &Options::new()).unwrap().posts.iter().filter(|post| post.signature.is_some()).count()
        };
        let enough = 6 * FIGURES_SHARE / 100;
        assert_eq!((found(enough), found(enough - 1)), (1, 0));
    }

    #[test]
    fn lines_that_are_long_and_that_end_are_no_mottos() {
        let motto = |chars: usize| {
            let text = "T".to_owned() + &"e".repeat(chars - 1);
            let text = text.as_str();
            let lines = super::super::super::lines::scan(
                text,
                super::super::super::prepare::Flavour::Nodes,
                crate::chrome::phrases::Phrases::for_language(None),
            );
            is_motto(&lines[0])
        };
        assert!(motto(MAX_CHARS) && !motto(MAX_CHARS + 1));
        assert!(ends("That is all. 🙂") && ends("That is all. :-)") && !ends("That is all 🙂"));
        let smiley = |length: usize| format!("That is all. {}", &":-))"[..length]);
        assert!(ends(&smiley(MAX_SMILEY)) && !ends("Six tins :DDD"));
        assert!(!ends("Six tins :D") && ends("Six tins. :D"));
    }
}
