//! Posts of one author that end alike: what they end with is a signature.

use super::super::frame::Frame;
use super::super::lines::{Class, Line, bare};
use super::MAX_SIGNATURE;
use foldhash::{HashMap, HashMapExt, HashSet};

/// Posts of one author that show what ends all of them.
const SIGNATURE_REPEATS: usize = 2;
/// Characters of a signature's first line that tells it wherever it is: "Thanks" ends many posts.
const MIN_TOLD: usize = 8;
/// Lines that can be left of the board's below a signature, with its first one: a name, a label, a number.
const MAX_REST: usize = 4;

/// Where lines begin that end all of an author's posts, two or more.
pub(super) fn repeated(lines: &[Line], authors: &[Option<String>], kept: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut by_author: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, name) in authors.iter().enumerate() {
        if let Some(name) = name {
            by_author.entry(name).or_default().push(index);
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for indexes in by_author.values().filter(|indexes| indexes.len() >= SIGNATURE_REPEATS) {
        let lengths = shared(lines, kept, indexes);
        if lengths.iter().filter(|length| **length > 0).count() * 2 >= indexes.len() {
            let signed = indexes.iter().zip(lengths).filter(|(_, length)| *length > 0);
            found.extend(signed.map(|(index, length)| (*index, kept[*index].len() - length)));
        }
    }
    if !found.is_empty() {
        // The same where lines of the board are left below, or a post's author is not known.
        let firsts: HashSet<&str> = found.iter().map(|(index, at)| lines[kept[*index][*at]].text.as_ref()).collect();
        let known: HashSet<usize> = found.iter().map(|(index, _)| *index).collect();
        let others = (0..kept.len()).filter(|index| !known.contains(index));
        found.extend(others.filter_map(|index| Some((index, above_rest(lines, &kept[index], &firsts)?))));
    }
    found
}

/// Where lines begin that end posts of one author whose name is not known: a line of their headers is theirs alone.
pub(super) fn alike(
    lines: &[Line],
    frames: &[Frame],
    kept: &[Vec<usize>],
    known: &HashSet<usize>,
) -> Vec<(usize, usize)> {
    let mut by_last: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, kept) in kept.iter().enumerate().filter(|(index, _)| !known.contains(index)) {
        let last = kept.last().map(|at| &lines[*at]).filter(|line| !line.is_phrase() && line.quoted == 0);
        if let Some(last) = last.filter(|last| last.text.contains(char::is_whitespace)) {
            by_last.entry(&last.text).or_default().push(index);
        }
    }
    by_last.retain(|_, indexes| indexes.len() >= SIGNATURE_REPEATS);
    if by_last.is_empty() {
        return Vec::new();
    }
    let texts = |index: usize| -> HashSet<&str> {
        let words =
            lines[frames[index].header.clone()].iter().filter(|line| matches!(line.class, Class::Short | Class::Text));
        words.map(|line| bare(&line.text)).collect()
    };
    let mut headers: HashMap<&str, usize> = HashMap::new();
    (0..frames.len()).flat_map(texts).for_each(|text| *headers.entry(text).or_default() += 1);
    let mut found = Vec::new();
    for indexes in by_last.values() {
        let mut common = texts(indexes[0]);
        indexes[1..].iter().map(|index| texts(*index)).for_each(|texts| common.retain(|text| texts.contains(text)));
        if common.iter().any(|text| headers.get(text).is_some_and(|count| count * 2 <= frames.len())) {
            let lengths = shared(lines, kept, indexes);
            let signed = indexes.iter().zip(lengths).filter(|(_, length)| *length > 0);
            found.extend(signed.map(|(index, length)| (*index, kept[*index].len() - length)));
        }
    }
    found
}

/// Where a signature begins, by the first line of one that is known, that lines of the board follow which are no prose.
fn above_rest(lines: &[Line], kept: &[usize], firsts: &HashSet<&str>) -> Option<usize> {
    let is_first = |at: usize| firsts.contains(lines[at].text.as_ref());
    let rest = kept.iter().rev().take_while(|at| lines[**at].class != Class::Prose || is_first(**at));
    let back = rest.take(MAX_REST).position(|at| is_first(*at) && lines[*at].text.chars().count() >= MIN_TOLD)?;
    Some(kept.len() - 1 - back).filter(|at| *at > 0)
}

/// How many lines each of some posts ends with that another does, too: the last one before it, or after it, of the same last
/// line.
fn shared(lines: &[Line], kept: &[Vec<usize>], indexes: &[usize]) -> Vec<usize> {
    let endings = |left: usize, right: usize| {
        let at = |index: usize, back: usize| {
            kept[index].len().checked_sub(back + 1).filter(|at| *at > 0).map(|at| kept[index][at])
        };
        let same = |back: &usize| match (at(left, *back), at(right, *back)) {
            (Some(left), Some(right)) => lines[left].text == lines[right].text,
            _ => false,
        };
        (0..MAX_SIGNATURE).take_while(same).count()
    };
    let mut lengths = vec![0; indexes.len()];
    let mut before: HashMap<&str, usize> = HashMap::new();
    for (place, index) in indexes.iter().enumerate() {
        let Some(last) = kept[*index].last() else { continue };
        if let Some(other) = before.insert(lines[*last].text.as_ref(), place) {
            let length = endings(indexes[other], *index);
            lengths[place] = length;
            lengths[other] = length.max(lengths[other]);
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::scan;
    use super::super::super::prepare::Flavour;
    use super::super::super::samples::sentence;
    use super::*;
    use crate::chrome::phrases::Phrases;

    #[test]
    fn posts_that_end_alike_are_one_author_s_if_a_line_of_their_headers_says_so() {
        let found = |titles: [&str; 4], lasts: [&str; 4]| {
            let post = |at: usize| format!("{}\nMember {at}\n{}\n{}\n", titles[at], sentence(at + 1), lasts[at]);
            let text: String = (0..4).map(post).collect();
            let phrases = Phrases::for_language(None);
            let lines = scan(&text, Flavour::Nodes, phrases);
            let frame = |at: usize| Frame { number: None, header: at * 4..at * 4 + 2, body: at * 4 + 2..at * 4 + 4 };
            let frames: Vec<Frame> = (0..4).map(frame).collect();
            let kept: Vec<Vec<usize>> = frames.iter().map(|frame| frame.body.clone().collect()).collect();
            let mut found = alike(&lines, &frames, &kept, &HashSet::default());
            found.sort_unstable();
            found
        };
        let ends = ["Tea is life", "Coffee", "Tea is life", "Water"];
        assert_eq!(found(["Brewer", "Baker", "Brewer", "Miller"], ends), [(0, 1), (2, 1)]);
        // Two who close alike are two, and a title that most have is no one's.
        assert_eq!(found(["Brewer", "Baker", "Smith", "Miller"], ends), []);
        assert_eq!(found(["Brewer", "Brewer", "Brewer", "Miller"], ends), []);
        assert_eq!(found(["Brewer", "Baker", "Brewer", "Miller"], ["Thanks", "Coffee", "Thanks", "Water"]), []);
    }

    /// Where the signatures of these posts are found to begin, by their authors and last lines below a sentence.
    fn repeats(posts: &[(Option<&str>, &str)]) -> Vec<(usize, usize)> {
        let text = |(at, (_, last)): (usize, &(Option<&str>, &str))| format!("{}\n{last}\n", sentence(at + 1));
        let texts: Vec<String> = posts.iter().enumerate().map(text).collect();
        let whole = texts.concat();
        let lines = scan(&whole, Flavour::Nodes, Phrases::for_language(None));
        let mut from = 0;
        let count = |text: &String| {
            from += text.lines().count();
            (from - text.lines().count()..from).collect()
        };
        let kept: Vec<Vec<usize>> = texts.iter().map(count).collect();
        let authors: Vec<Option<String>> = posts.iter().map(|(name, _)| name.map(str::to_owned)).collect();
        let mut found = repeated(&lines, &authors, &kept);
        found.sort_unstable();
        found
    }

    #[test]
    fn an_author_s_posts_that_end_alike_need_not_follow_one_another() {
        let (anna, tea) = (Some("anna"), "Tea is life");
        assert_eq!(repeats(&[(anna, tea), (anna, "Coffee"), (anna, tea)]), [(0, 1), (2, 1)]);
        assert_eq!(repeats(&[(anna, tea), (anna, "Coffee"), (anna, "Water")]), []);
    }

    #[test]
    fn a_signature_that_is_known_ends_posts_of_nobody_and_has_labels_of_the_board_below() {
        let anna = Some("anna");
        let found = |name: Option<&str>, first: &str, rest: usize| {
            let last = format!("{first}{}", "\nLabel".repeat(rest));
            repeats(&[(anna, first), (name, &last), (anna, first)]).contains(&(1, 1))
        };
        let tea = "Tea is life";
        assert!(found(anna, tea, 1) && found(None, tea, 0));
        assert!(found(anna, tea, MAX_REST - 1) && !found(anna, tea, MAX_REST));
        let short = |chars: usize| found(None, &"T".repeat(chars), 0);
        assert!(short(MIN_TOLD) && !short(MIN_TOLD - 1));
    }
}
