//! What the lines of a flat text show about its making, counted in one pass.

use super::dump;
use super::printed;
use memchr::{memchr, memchr2, memmem};

/// Spaces between two cells of a row; two can stand between sentences.
pub(super) const GUTTER: usize = 3;
/// What w3m sets before the items of a list.
const BULLET: &str = "  • ";
/// Lines that are looked at: what made a text shows long before.
const SAMPLE_LINES: usize = 20_000;

/// Counts of lines, and of what they show.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// Lines that are not blank.
    pub(super) lines: usize,
    /// Of them, those that begin with white space.
    pub(super) indented: usize,
    /// Lines with Markdown's links, pictures, headings or rules.
    pub(super) markdown: usize,
    /// Lines with words on both sides of a gutter.
    pub(super) rows: usize,
    /// Lines with a box's upright strokes.
    pub(super) boxes: usize,
    /// Fields and buttons as terminal browsers write them, and numbers before links.
    pub(super) dump_marks: usize,
    /// Items of lists as w3m writes them.
    pub(super) bullets: usize,
    /// Form feeds.
    pub(super) feeds: usize,
    /// Lines such as "Page 3 of 7".
    pub(super) page_marks: usize,
    /// A list of links ends the text.
    pub(super) references: bool,
}

impl Shares {
    pub(super) fn of(text: &str) -> Self {
        let mut seen = Shares { references: dump::references(text).is_some(), ..Shares::default() };
        let mut links = 0;
        for line in text.split('\n').take(SAMPLE_LINES) {
            seen.feeds += usize::from(line.starts_with('\u{0c}'));
            let trimmed = line.trim();
            if trimmed.is_empty() {
                continue;
            }
            seen.lines += 1;
            seen.indented += usize::from(line.starts_with([' ', '\t']));
            seen.bullets += usize::from(line.starts_with(BULLET));
            seen.markdown += markdown_marks(trimmed);
            let has = |mark: &str| memmem::find(trimmed.as_bytes(), mark.as_bytes()).is_some();
            seen.rows += usize::from(has_gutter(trimmed.as_bytes()));
            seen.boxes += usize::from(!trimmed.is_ascii() && trimmed.contains(['│', '┃', '║']));
            seen.page_marks += usize::from(printed::page_of(trimmed).is_some());
            // All that is left has brackets.
            if memchr2(b'[', b'(', trimmed.as_bytes()).is_none() {
                continue;
            }
            seen.dump_marks += usize::from(has("(BUTTON)") || has("[____"));
            while let Some(next) = dump::reference_of(trimmed, links + 1) {
                links = next;
                if links >= 3 {
                    seen.references = true;
                    break;
                }
            }
        }
        seen
    }
}

/// Whether three spaces are in a line, one after the other.
fn has_gutter(line: &[u8]) -> bool {
    let two = line.get(1..).unwrap_or_default();
    let three = two.get(1..).unwrap_or_default();
    // Without a way out in its middle the loop is made of steps of many bytes.
    let spaces =
        line.iter().zip(two).zip(three).map(|((one, two), three)| (*one == b' ') & (*two == b' ') & (*three == b' '));
    spaces.fold(false, |any, gap| any | gap)
}

/// How many kinds of Markdown's marks a line shows.
fn markdown_marks(line: &str) -> usize {
    let has_bracket = memchr(b'[', line.as_bytes()).is_some();
    let links = has_bracket
        && memmem::find(line.as_bytes(), b"](").is_some_and(|middle| {
            let address = &line[middle + 2..];
            line[..middle].contains('[')
                && ["http", "/", "#", "<", "mailto:", ".", "?"].iter().any(|start| address.starts_with(start))
        });
    let picture = has_bracket && memmem::find(line.as_bytes(), b"![").is_some() && line.contains("](");
    let heading =
        line.trim_start_matches('#').starts_with(' ') && line.starts_with('#') && !line.starts_with("#######");
    let bold = line.starts_with("**") && line.len() > 4 && line[2..].contains("**");
    let rule = matches!(line, "* * *" | "---|---") || line.starts_with("---|---|");
    usize::from(links || picture) + usize::from(heading || bold) + usize::from(rule)
}
