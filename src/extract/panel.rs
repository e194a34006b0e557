//! The author's panel beside a post: labelled pairs such as "Joined: May 2012" and "Posts: 1,234".

use crate::chrome::phrases::{PanelField, Phrases};
use crate::document::Author;
use crate::dom::Node;

use super::dates::{self, DateContext};
use super::{numbers, visible};

/// Reads what the panel says and no field has said.
pub(crate) fn read(panel: Node, dates: &DateContext, author: &mut Author) {
    let phrases = Phrases::for_language(dates.language);
    let lines = visible::lines(panel);
    for (index, line) in lines.iter().enumerate() {
        let (label, value) = match line.split_once(':') {
            Some((label, value)) if !value.trim().is_empty() => (label, value),
            _ => (line.trim_end_matches(':'), lines.get(index + 1).map_or("", String::as_str)),
        };
        match phrases.panel_label(label.trim()) {
            Some(PanelField::Joined) if author.joined.is_none() => {
                author.joined = dates::parse_date(value, dates).map(|date| date.chars().take(ISO_DATE).collect());
            }
            Some(PanelField::PostCount) if author.post_count.is_none() => {
                author.post_count = numbers::parse_count(value)
            }
            _ => {}
        }
    }
}

/// Characters of `2012-05-01`: a join date has no time.
const ISO_DATE: usize = 10;

/// The label of what an element shows: before a colon in it, or the text right before it.
pub(crate) fn label_of(node: Node) -> Option<String> {
    let text = node.text();
    if let Some((label, _)) = text.split_once(':')
        && !label.bytes().any(|b| b.is_ascii_digit())
    {
        return Some(label.trim().to_owned());
    }
    let before = std::iter::successors(node.previous(), |node| node.previous());
    let texts = before.map(|node| node.as_text().map_or_else(|| node.text(), |text| text.trim().to_owned()));
    let label = texts.take(MAX_BEFORE).find(|text| !text.is_empty())?;
    (label.len() <= MAX_LABEL).then(|| label.trim_end_matches([':', ' ']).to_owned())
}

/// Nodes before an element among which its label is looked for, and bytes of the longest label.
const MAX_BEFORE: usize = 3;
const MAX_LABEL: usize = 60;
