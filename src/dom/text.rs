//! The text of a node.

use super::{Node, Selector};
use crate::runs::push_collapsed;

/// Elements of the largest subtree whose text is a line.
const MAX_LINE_NODES: usize = 12;

impl Node<'_> {
    /// The text that is the element's own, without that of the elements inside, with single spaces.
    pub(crate) fn own_text(self) -> String {
        let texts = self.children().filter_map(Node::as_text);
        texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }

    /// The text behind this node, up to the next element, with single spaces.
    pub(crate) fn text_after(self) -> String {
        let texts = self.following().take_while(|node| !node.is_element()).filter_map(Node::as_text);
        texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }

    /// The text of an element that holds no more than a line of this many bytes; none for larger ones.
    pub(crate) fn short_text(self, max: usize) -> Option<String> {
        let mut len = 0;
        for (count, node) in self.descendants().enumerate() {
            len += node.as_text().map_or(0, |text| text.trim().len());
            if len > max || count > MAX_LINE_NODES {
                return None;
            }
        }
        (len > 0).then(|| self.text())
    }

    /// All text below, white space collapsed and trimmed, blocks not told apart; scripts, styles and drawings left out.
    pub(crate) fn text(self) -> String {
        self.text_without(&Selector::NONE)
    }

    /// The same, but for elements that match.
    pub(crate) fn text_without(self, dropped: &Selector) -> String {
        let mut out = String::new();
        let (mut at, end) = (self.at, self.item().end);
        while at < end {
            let node = Node { at, ..self };
            at += 1;
            if let Some(text) = node.as_text() {
                push_collapsed(&mut out, text);
            } else if matches!(node.tag(), "script" | "style" | "template" | "svg") {
                at = node.item().end;
            } else if node != self && node.matches(dropped) {
                push_collapsed(&mut out, " ");
                at = node.item().end;
            } else if !out.ends_with(' ') && is_break(node.tag()) {
                push_collapsed(&mut out, " ");
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// Whether text on both sides of the element is told apart.
fn is_break(tag: &str) -> bool {
    matches!(
        tag,
        "br" | "p" | "div" | "li" | "tr" | "td" | "th" | "dt" | "dd" | "h1" | "h2" | "h3" | "h4" | "ul" | "ol"
    )
}
