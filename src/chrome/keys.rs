//! By what folded phrases and lines are looked up, in the library and when it is built.

use crate::letters;

/// A folded line as it is looked up: without what often trails or leads a control's words.
pub(crate) fn key(folded: &str) -> &str {
    let rest = folded.strip_suffix("...").unwrap_or(folded);
    let trails = |c| matches!(c, ':' | ' ' | '|' | '»' | '›' | '↑' | '↓' | '▾' | '▼' | '→' | '•' | '·' | ',');
    let leads = |c| matches!(c, '|' | ' ' | '«' | '‹' | '←' | '»' | '›' | '•' | '·' | '&');
    rest.trim_end_matches(trails).trim_start_matches(leads)
}

/// The longest run of letters and digits, which a line that has the words has, whatever stands between them.
pub(crate) fn longest_word(words: &str) -> &str {
    let longest = words.split(|c: char| !letters::is_alphanumeric(c)).max_by_key(|word| word.len());
    longest.filter(|word| !word.is_empty()).unwrap_or(words)
}
