//! Posts of one author that end alike: what they end with is a signature.

use super::super::frame::Frame;
use super::super::lines::{Class, Line, bare};
use super::MAX_SIGNATURE;
use foldhash::{HashMap, HashMapExt, HashSet};

/// Posts of one author that show what ends all of them.
const SIGNATURE_REPEATS: usize = 2;

/// Where lines begin that end all of an author's posts, two or more.
pub(super) fn repeated(lines: &[Line], authors: &[Option<String>], kept: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut by_author: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, name) in authors.iter().enumerate() {
        if let Some(name) = name {
            by_author.entry(name).or_default().push(index);
        }
    }
    let mut found = Vec::new();
    for indexes in by_author.values().filter(|indexes| indexes.len() >= SIGNATURE_REPEATS) {
        let lengths = shared(lines, kept, indexes);
        if lengths.iter().filter(|length| **length > 0).count() * 2 >= indexes.len() {
            let signed = indexes.iter().zip(lengths).filter(|(_, length)| *length > 0);
            found.extend(signed.map(|(index, length)| (*index, kept[*index].len() - length)));
        }
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

/// How many lines each of some posts ends with that the one before it or after it does, too.
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
    let shared: Vec<usize> = indexes.windows(2).map(|pair| endings(pair[0], pair[1])).collect();
    let longest = |at: usize| {
        let pairs = [at.checked_sub(1), Some(at)].into_iter().flatten();
        pairs.filter_map(|pair| shared.get(pair)).max().copied().unwrap_or(0)
    };
    (0..indexes.len()).map(longest).collect()
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
}
