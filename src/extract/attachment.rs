//! Attached files: name, address and size.

use crate::document::Attachment;
use crate::dom::Node;

use super::base::Base;
use super::numbers;

/// Reads one attachment; none where its element names no file.
pub(crate) fn read(node: Node, base: &Base) -> Option<Attachment> {
    let elements = || node.descendants().filter(|n| n.is_element());
    let links = || elements().filter(|n| n.tag() == "a" && n.attr("href").is_some());
    // a link around a thumbnail has no text
    let link = links().find(|a| !a.text().is_empty()).or_else(|| links().next());
    let url = link.and_then(|a| a.attr("href")).and_then(|href| base.resolve(href));
    let text = |n: Node| Some(n.text()).filter(|text| !text.is_empty());
    let labelled = elements().filter(|n| n.classes().any(|class| class.ends_with("name"))).find_map(text);
    let name = labelled
        .or_else(|| link.and_then(text))
        .or_else(|| link.and_then(|a| a.attr("title")).map(str::to_owned))
        .or_else(|| elements().find(|n| n.tag() == "img").and_then(|img| img.attr("alt")).map(str::to_owned))
        .filter(|name| !name.is_empty())
        .or_else(|| elements().find(|n| n.tag() == "img").and_then(|img| titled(img.attr("title")?)))?;
    let titles = || elements().find_map(|n| n.attr("title"));
    let size = size_in(&node.text()).or_else(|| size_in(text_after(node)?)).or_else(|| size_in(titles()?));
    Some(Attachment { name: Some(name), url, size })
}

/// The name in the tooltip of a thumbnail: "Filename: chassis.jpg", size and date below.
fn titled(title: &str) -> Option<String> {
    let line = title.split(['\r', '\n']).next()?;
    let name = line.rsplit_once(": ").map_or(line, |(_, name)| name).trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The text right after a lone link, where templates write the size.
fn text_after<'a>(link: Node<'a>) -> Option<&'a str> {
    let is_link = link.tag() == "a";
    let mut following = link.parent().filter(|_| is_link)?.children().skip_while(|node| *node != link).skip(1);
    following.find(|node| node.is_element() || node.as_text().is_some_and(|text| !text.trim().is_empty()))?.as_text()
}

/// The file size in an attachment's text: a number and its unit.
fn size_in(text: &str) -> Option<u64> {
    let words =
        text.split([' ', '(', ')', '[', ']', '\u{a0}', ';', '·', '\r', '\n']).map(|word| word.trim_end_matches(','));
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
