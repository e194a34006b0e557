//! Attached files: name, address and size.

use crate::document::Attachment;
use crate::dom::Node;

use super::base::Base;
use super::numbers;

/// Reads one attachment; none where its element names no file.
pub(crate) fn read(node: Node, base: &Base) -> Option<Attachment> {
    let elements = || node.descendants().filter(|n| n.is_element());
    let link = elements().find(|n| n.tag() == "a" && n.attr("href").is_some());
    let url = link.and_then(|a| a.attr("href")).and_then(|href| base.resolve(href));
    let text = |n: Node| Some(n.text()).filter(|text| !text.is_empty());
    let labelled = elements().filter(|n| n.classes().any(|class| class.ends_with("name"))).find_map(text);
    let name = labelled
        .or_else(|| link.and_then(text))
        .or_else(|| link.and_then(|a| a.attr("title")).map(str::to_owned))
        .or_else(|| elements().find(|n| n.tag() == "img").and_then(|img| img.attr("alt")).map(str::to_owned))?;
    Some(Attachment { name: Some(name), url, size: size_in(&node.text()) })
}

/// The file size in an attachment's text: a number and its unit.
fn size_in(text: &str) -> Option<u64> {
    let words = text.split([' ', '(', ')', '\u{a0}', ';', '·']).map(|word| word.trim_end_matches(','));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let pairs = words.windows(2).find_map(|pair| numbers::parse_size(&pair.join(" ")));
    pairs.or_else(|| words.iter().find_map(|word| numbers::parse_size(word)))
}

#[cfg(test)]
mod tests {
    use super::size_in;

    #[test]
    fn sizes_are_read_from_what_templates_write() {
        assert_eq!(size_in("summit.jpg (41.7 KB, 96 views)"), Some(42_700));
        assert_eq!(size_in("435,4 KB · Aufrufe: 61"), Some(445_849));
        assert_eq!(size_in("12KiB"), Some(12_288));
        assert_eq!(size_in("no size, 96 views"), None);
    }
}
