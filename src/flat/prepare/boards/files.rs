//! Labels of files beside the headers of image boards' posts: "File: tea.png (1.99 KB, 640x420, cup.png)".

use super::{line_start, names};
use crate::chrome::shape;
use std::ops::Range;

/// Bytes of the longest label of a file, with its names and size.
const MAX_FILE: usize = 200;

/// Whether what stands in brackets is of a file: its size, its dimensions.
pub(in crate::flat) fn is_file_note(inside: &str) -> bool {
    inside.split(',').any(|part| shape::is_file_size(part.trim()))
        && inside.split([',', ' ']).any(|part| is_dimensions(part.trim()) || shape::is_image_name(part.trim()))
}

/// "640x420".
fn is_dimensions(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['x', '×']).is_some_and(|(width, height)| is_number(width) && is_number(height))
}

/// Where the label of a file ends that stands at a place: "File: tea.png (1.99 KB, 640x420, cup.png)".
pub(super) fn file_after(text: &str, from: usize) -> Option<usize> {
    let line = text[from..].trim_start_matches(' ');
    let line = line.split('\n').next().unwrap_or_default();
    let start = from + (text[from..].len() - text[from..].trim_start_matches(' ').len());
    let (label, rest) = line.split_once([':', '：'])?;
    let open = line.len() - rest.len() + rest.find('(')?;
    let close = open + line[open..].find(')')?;
    let is_label = label.chars().all(char::is_alphabetic) && !label.is_empty();
    (is_label && close <= MAX_FILE && is_file_note(&line[open + 1..close])).then_some(start + close + 1)
}

/// Where the label of a file begins, and where it ends, above the header behind a range.
pub(super) fn file_before(text: &str, range: Range<usize>) -> Vec<usize> {
    let start = line_start(text, range.end).max(range.start);
    let line = &text[start..range.end];
    let whole = || {
        let close = line.rfind(')').filter(|close| line[close + 1..].trim().is_empty())?;
        let open = line[..close].rfind('(').filter(|open| is_file_note(&line[open + 1..close]))?;
        let colon = line[..open].rfind([':', '：'])?;
        let label = names::seam(&line[..colon]);
        Some(vec![start + label, start + close + 1])
    };
    whole().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_label_has_a_bound() {
        let file = |length: usize| file_after(&format!("File: {}(2 KB, 4x4)", "x".repeat(length - 6 - 10)), 0);
        assert!(file(MAX_FILE).is_some() && file(MAX_FILE + 2).is_none());
    }
}
