//! The statements of one line: what stood apart on the page may stand on one line of its text.

use crate::chrome::labels::Labels;
use crate::extract::numbers::has_digit;
use std::borrow::Cow;

/// Spaces between the cells of a table, and between two sentences of a paragraph.
const CELL_GAP: usize = 2;
/// Words of the longest label: "Total number of registered users".
const MAX_LABEL: usize = 5;

/// A line without Markdown's marks of emphasis and of literal characters.
pub(super) fn plain(line: &str) -> Cow<'_, str> {
    if !line.contains('\\') && !line.contains("**") {
        return Cow::Borrowed(line.trim());
    }
    let line = line.replace("**", "");
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        if c != '\\' || characters.peek().is_none_or(|next| !next.is_ascii_punctuation()) {
            plain.push(c);
        }
    }
    Cow::Owned(plain.trim().to_owned())
}

/// What a plain line says, piece by piece: cells, sentences, and labels that run on after a value.
pub(super) fn statements(line: &str) -> Vec<String> {
    let collapsed = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if Labels::get().latest(&collapsed).is_some() {
        return vec![collapsed];
    }
    cells(line).into_iter().flat_map(joints).flat_map(before_labels).collect()
}

fn cells(line: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut spaces) = (Vec::new(), 0, 0);
    for (at, c) in line.char_indices() {
        let wide = c == '\t' || spaces >= CELL_GAP;
        if !c.is_whitespace() && wide {
            pieces.push(line[start..at].trim());
            start = at;
        }
        spaces = if c.is_whitespace() { spaces + 1 } else { 0 };
    }
    pieces.push(line[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Cuts "13 membersPlease welcome": behind a word that is counted, where a capital follows.
fn joints(piece: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut word, mut last) = (0, 0, ' ');
    for (at, c) in piece.char_indices() {
        if last.is_lowercase() && c.is_uppercase() && Labels::get().stat(&piece[word..at], None).is_some() {
            pieces.push(&piece[start..at]);
            start = at;
        }
        if c.is_whitespace() {
            word = at + c.len_utf8();
        }
        last = c;
    }
    pieces.push(&piece[start..]);
    pieces
}

/// Cuts before each label with a colon, where more stands on the line.
fn before_labels(piece: &str) -> Vec<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let mut cuts = vec![0];
    for end in (0..words.len()).filter(|at| words[*at].ends_with([':', '：'])) {
        let last = cuts[cuts.len() - 1];
        let from = (end + 1).saturating_sub(MAX_LABEL).max(last);
        // the longest label that ends with this word
        let label = |at: &usize| Labels::get().stat(&words[*at..=end].join(" "), None).is_some();
        // "who reads this topic: 3" is a sentence, and no count of topics
        let ended = |at: &usize| words[last..*at].iter().any(|word| has_digit(word) || word.ends_with([':', '：']));
        cuts.extend((from..=end).find(label).filter(|at| *at > last && ended(at)));
    }
    cuts.push(words.len());
    cuts.windows(2).map(|cut| words[cut[0]..cut[1]].join(" ")).filter(|piece| !piece.is_empty()).collect()
}

/// Whether a line ends where the newest member's name follows: "13 Members - Latest Member:", "The newest member is".
pub(super) fn announces(line: &str) -> bool {
    let last =
        [" - ", " – ", "•", "|", ". "].iter().fold(line, |last, mark| last.rsplit(mark).next().unwrap_or(last)).trim();
    Labels::get().latest(&format!("{last} {SOMEBODY}")) == Some(SOMEBODY)
}

/// A name to try what announces one with.
const SOMEBODY: &str = "Somebody";

/// What a line says after the heading of statistics that it begins with.
pub(super) fn after_heading(line: &str) -> Option<&str> {
    let ends = line.match_indices(' ').map(|(at, _)| at).chain([line.len()]).take(MAX_HEADING);
    ends.filter(|at| Labels::get().is_stats_heading(&line[..*at])).last().map(|at| line[at..].trim())
}

/// Words of the longest heading: "Statistiques des forums".
const MAX_HEADING: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_names_stay() {
        assert_eq!(
            plain("85 Posts - Latest Member: **node_42** \\- Most Online Today: 3"),
            "85 Posts - Latest Member: node_42 - Most Online Today: 3"
        );
        assert_eq!(plain("C:\\temp **12**"), "C:\\temp 12");
    }

    #[test]
    fn names_and_statements_may_follow_on() {
        assert!(
            announces("13 Members - Latest Member:")
                && announces("13 Members. Latest Member:")
                && announces("The newest member is")
        );
        assert!(!announces("The newest member is Anna") && !announces("13 Members -"));
        assert_eq!(after_heading("Board statistics Total posts: 12"), Some("Total posts: 12"));
        assert_eq!(after_heading("Board statistics"), Some(""));
        assert_eq!(after_heading("Total posts: 12"), None);
    }

    #[test]
    fn what_stood_apart_is_apart() {
        assert_eq!(statements("12 topics  = New posts"), ["12 topics", "= New posts"]);
        assert_eq!(statements("12 topics = New posts"), ["12 topics = New posts"]);
        assert_eq!(statements("13 membersPlease welcome McTea"), ["13 members", "Please welcome McTea"]);
        assert_eq!(statements("The newest member is   McTea."), ["The newest member is McTea."]);
        assert_eq!(
            statements("Total posts: 71 Newest registered user: Old Tom Total number of topics: 9"),
            ["Total posts: 71", "Newest registered user: Old Tom", "Total number of topics: 9"]
        );
    }
}
