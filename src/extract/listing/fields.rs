//! What a number in a row of a list counts: by the words beside it, by the head of its column, by its class.

use crate::chrome::labels::Labels;
use crate::chrome::phrases::RowField;
use crate::dom::Node;
use crate::extract::numbers::{self, parse_count};

/// Words of the longest label: "Number of replies".
const MAX_LABEL: usize = 4;
/// What stands between two statements on one line.
const SEPARATORS: [&str; 9] = ["/", "|", "•", "·", ", ", "،", ";", "(", ")"];

/// Starts of words in the class names that templates give to a number's element, and what such numbers count.
const STARTS: [(&str, RowField); 4] =
    [("repl", RowField::Replies), ("answer", RowField::Replies), ("view", RowField::Views), ("hits", RowField::Views)];
/// Whole words of such names.
const WORDS: [(&str, RowField); 9] = [
    ("topics", RowField::Threads),
    ("topiccount", RowField::Threads),
    ("threads", RowField::Threads),
    ("threadcount", RowField::Threads),
    ("discussions", RowField::Threads),
    ("posts", RowField::Posts),
    ("postcount", RowField::Posts),
    ("messages", RowField::Posts),
    ("comments", RowField::Posts),
];

/// The numbers of a row, by what they count.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) threads: Option<u64>,
    pub(super) posts: Option<u64>,
    pub(super) replies: Option<u64>,
    pub(super) views: Option<u64>,
}

impl Counts {
    /// Sets what is not yet set.
    pub(super) fn set(&mut self, field: RowField, number: u64) {
        let place = match field {
            RowField::Threads => &mut self.threads,
            RowField::Posts => &mut self.posts,
            RowField::Replies => &mut self.replies,
            RowField::Views => &mut self.views,
        };
        place.get_or_insert(number);
    }

    /// What is there is kept, the rest taken from others.
    pub(super) fn or(self, other: Counts) -> Counts {
        Counts {
            threads: self.threads.or(other.threads),
            posts: self.posts.or(other.posts),
            replies: self.replies.or(other.replies),
            views: self.views.or(other.views),
        }
    }
}

/// The numbers that stand beside a label: "Replies: 3", "3 replies", or label and number on a line each.
pub(super) fn labelled(lines: &[String], language: Option<&str>) -> Counts {
    let mut counts = Counts::default();
    let mut parts: Vec<&str> = lines.iter().map(String::as_str).collect();
    for separator in SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let label = |text: &str| Labels::get().row(text, language);
    for (at, part) in parts.iter().enumerate() {
        let found = statements(part, language);
        if !found.is_empty() {
            found.into_iter().for_each(|(field, number)| counts.set(field, number));
        } else if let Some(field) = label(part)
            && let Some(number) = parts.get(at + 1).and_then(|next| parse_count(next))
        {
            counts.set(field, number);
        }
    }
    counts
}

/// Numbers and their labels, all of them before the numbers or all behind: "4 replies 92 views".
fn statements(text: &str, language: Option<&str>) -> Vec<(RowField, u64)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let numbers: Vec<Option<u64>> = words.iter().map(|word| parse_count(word)).collect();
    let at: Vec<usize> = (0..words.len()).filter(|at| numbers[*at].is_some()).collect();
    // a number written together with its label, or in groups: "5个回复", "1 204"
    if at.len() != 1 && (at.is_empty() || at.windows(2).any(|pair| pair[1] == pair[0] + 1)) {
        return statement(text, language).into_iter().collect();
    }
    let leads = at[0] > 0;
    let label = |place: usize| match leads {
        true => (if place > 0 { at[place - 1] + 1 } else { 0 }, at[place]),
        false => (at[place] + 1, at.get(place + 1).copied().unwrap_or(words.len())),
    };
    let read = |place: usize| {
        let (start, end) = label(place);
        let text = (end - start <= MAX_LABEL).then(|| words[start..end].join(" "))?;
        Some((Labels::get().row(&text, language)?, numbers[at[place]]?))
    };
    (0..at.len()).filter_map(read).collect()
}

/// One label and one number, in either order.
fn statement(text: &str, language: Option<&str>) -> Option<(RowField, u64)> {
    let is_number = |c: char| numbers::digit(c).is_some();
    let (first, last) = (text.find(is_number)?, text.rfind(is_number)?);
    let end = last + text[last..].chars().next()?.len_utf8();
    let (before, after) = (text[..first].trim(), text[end..].trim());
    let number = parse_count(&text[first..end])?;
    let label = match (before.is_empty(), after.is_empty()) {
        (false, true) => before,
        (true, false) => after,
        _ => return None,
    };
    let is_short = label.split_whitespace().count() <= MAX_LABEL;
    Labels::get().row(Some(label).filter(|_| is_short)?, language).map(|field| (field, number))
}

/// What a number counts by the class of its element, or of one around it in the row.
pub(super) fn by_class(node: Node, row: Node) -> Option<RowField> {
    let around = std::iter::once(node).chain(node.ancestors()).take_while(|n| *n != row).take(LEVELS);
    around.flat_map(Node::classes).find_map(|class| {
        let class = class.to_ascii_lowercase();
        let words: Vec<&str> = class.split(|c: char| !c.is_ascii_alphabetic()).collect();
        let starts = |word: &str| STARTS.iter().find(|(start, _)| word.starts_with(start));
        let is = |word: &str| WORDS.iter().find(|(other, _)| *other == word);
        let alone = words.iter().find_map(|word| starts(word).or_else(|| is(word)));
        let paired = || words.windows(2).find_map(|pair| is(&pair.concat()));
        alone.or_else(paired).map(|(_, field)| *field)
    })
}

/// Levels from a number up to the element whose class says what it is.
const LEVELS: usize = 2;

/// What the columns of a row's table count, by their heads: column and field.
pub(super) fn heads(row: Node, language: Option<&str>) -> Vec<(usize, RowField)> {
    let Some(table) = row.ancestors().find(|node| node.tag() == "table") else { return Vec::new() };
    let rows = table.descendants().filter(|node| node.tag() == "tr").take(MAX_HEADS).take_while(|node| *node != row);
    let mut found = Vec::new();
    for head in rows {
        let of = |cell: Node| Labels::get().row(&cell.short_text(MAX_HEAD)?, language);
        let labels: Vec<_> = cells(head).filter_map(|(column, cell)| of(cell).map(|field| (column, field))).collect();
        if !labels.is_empty() {
            found = labels;
        }
    }
    found
}

/// Rows at the start of a table that are looked at for heads, and bytes of the longest head.
const MAX_HEADS: usize = 12;
const MAX_HEAD: usize = 60;

/// The column that a node of a row stands in.
pub(super) fn column(node: Node, row: Node) -> Option<usize> {
    let cell = std::iter::once(node).chain(node.ancestors()).find(|n| n.parent() == Some(row))?;
    cells(row).find(|(_, other)| *other == cell).map(|(column, _)| column)
}

/// The cells of a row with their columns.
fn cells<'a>(row: Node<'a>) -> impl Iterator<Item = (usize, Node<'a>)> {
    let mut column = 0;
    row.elements().filter(|cell| matches!(cell.tag(), "td" | "th")).map(move |cell| {
        let at = column;
        column += cell.attr("colspan").and_then(|span| span.parse::<usize>().ok()).unwrap_or(1).clamp(1, MAX_SPAN);
        (at, cell)
    })
}

/// Columns that a cell may span, as browsers limit it.
const MAX_SPAN: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_numbers() {
        let read = |lines: &[&str]| labelled(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>(), None);
        let counts = |threads, posts, replies, views| Counts { threads, posts, replies, views };
        assert_eq!(read(&["Topics: 3 / Posts: 1,032"]), counts(Some(3), Some(1032), None, None));
        assert_eq!(read(&["Broken spokes", "3 replies", "1.2K views"]), counts(None, None, Some(3), Some(1200)));
        assert_eq!(read(&["Replies", "12", "Views", "90"]), counts(None, None, Some(12), Some(90)));
        assert_eq!(read(&["4 replies 92 views"]), counts(None, None, Some(4), Some(92)));
        assert_eq!(read(&["Topics 3 Posts 40"]), counts(Some(3), Some(40), None, None));
        assert_eq!(read(&["3 480 posts"]), counts(None, Some(3480), None, None));
        assert_eq!(read(&["Odpowiedzi: 4"]), counts(None, None, Some(4), None));
        assert_eq!(read(&["5 things nobody replies to"]), Counts::default());
    }
}
