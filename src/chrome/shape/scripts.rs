//! What scripts differ in: digits, columns, marks without a column, writing without spaces.

/// The longest line that can be a label, a date or a number, in characters; only prose is longer.
pub(super) const MAX_TOKEN_LINE: usize = 120;
/// Most bytes of a character in UTF-8.
const MAX_CHAR_BYTES: usize = 4;

/// Whether the line is longer than labels, dates and numbers are.
pub(super) fn is_long(line: &str) -> bool {
    // letters of most scripts take two or three bytes: only between the bounds is there need to count them
    line.len() > MAX_TOKEN_LINE
        && (line.len() > MAX_CHAR_BYTES * MAX_TOKEN_LINE || line.chars().count() > MAX_TOKEN_LINE)
}

/// The line without white space and marks of direction around it.
pub(super) fn trimmed(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || is_direction(c))
}

/// Columns the line takes: two for East Asian wide characters, none for combining ones.
pub(crate) fn width(line: &str) -> usize {
    if line.is_ascii() {
        return line.len();
    }
    line.chars().map(|c| if is_wide(c) { 2 } else { usize::from(!is_combining(c)) }).sum()
}

pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

/// Columns of a line in scripts that are written without spaces between words. A letter of Thai says as much as one and a half
/// columns of ideographs.
pub(super) fn dense_columns(line: &str) -> usize {
    if line.is_ascii() {
        return 0;
    }
    let (mut wide, mut thai) = (0, 0);
    for c in line.chars().take(MAX_TOKEN_LINE) {
        wide += usize::from(is_wide(c));
        thai += usize::from(is_thai(c) && !is_combining(c));
    }
    2 * wide + thai + thai / 2
}

pub(super) fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e4e}')
}

/// Letters of Arabic and Persian.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{6f0}'..='\u{6f9}')
}

/// Marks above and below letters, and characters that are not seen.
pub(super) fn is_combining(c: char) -> bool {
    c >= '\u{300}'
        && (is_direction(c)
            || matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c2}' | '\u{5c4}'..='\u{5c7}'
            | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}'
            | '\u{900}'..='\u{902}' | '\u{93c}' | '\u{941}'..='\u{948}' | '\u{94d}'
            | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'))
}

/// Characters that only steer the direction or the joining of what is beside them.
pub(super) fn is_direction(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}
