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
