//! What of a page is visible, and all of it as text in reading order.

use crate::assemble::{Fate, Segment, Visible};
use crate::block::Block;
use crate::dom::{Edge, Key, Node};
use crate::render;

use super::claims::Claims;

/// Elements that show no text of the page.
pub(crate) fn is_silent(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "template"
            | "head"
            | "svg"
            | "iframe"
            | "object"
            | "select"
            | "textarea"
            | "noframes"
            | "datalist"
            | "title"
    )
}

/// Elements that start a new line.
pub(crate) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Whether the element itself is hidden by attribute, style or class. Spoilers are not: their text is what people wrote.
pub(crate) fn is_hidden(node: Node) -> bool {
    if !node.may_be_hidden() {
        return false;
    }
    if node.has_hiding_class() {
        return true;
    }
    let by_style = || {
        node.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
    };
    (node.attr("hidden").is_some() || by_style()) && !is_spoiler(node)
}

/// Whether the element or its parents for a few levels hold a spoiler.
fn is_spoiler(node: Node) -> bool {
    /// Templates wrap a spoiler's text in no more elements than this.
    const LEVELS: usize = 3;
    std::iter::once(node).chain(node.ancestors()).take(LEVELS).any(|n| {
        n.classes().any(|class| {
            let class = class.to_ascii_lowercase();
            ["spoil", "collapse", "bbc_hide", "quotecontent"].iter().any(|part| class.contains(part))
        })
    })
}

/// The text a smiley's image stands for; none for other images.
pub(crate) fn smiley(node: Node<'_>) -> Option<&str> {
    node.attr("alt").map(str::trim).filter(|alt| !alt.is_empty() && is_smiley(node))
}

/// Whether an image is a smiley by its class or its address.
pub(crate) fn is_smiley(node: Node) -> bool {
    let named = |text: &str| ["smil", "emoji", "emoticon"].iter().any(|part| text.contains(part));
    let by_class = || node.classes().any(|class| named(&class.to_ascii_lowercase()));
    let by_source = || node.attr("src").is_some_and(|src| named(&src.to_ascii_lowercase()));
    by_class() || by_source()
}

/// Adds the text of a post that the page carries for an application to show.
pub(crate) fn carry(visible: &mut Visible, body: &[Block]) {
    break_line(visible);
    visible.text.push_str(&render::text::blocks(body, true));
    visible.text.push('\n');
    visible.segments.push(Segment { end: visible.text.len(), fate: Fate::Keep });
}

/// All visible text below a node, a line a block, with the fate of each part.
pub(crate) fn visible(root: Node, claims: &Claims, outside: &'static str, noscript: bool) -> Visible {
    let mut out = Visible::default();
    let mut fates: Vec<(Key, Fate)> = vec![(root.key(), Fate::Outside(outside))];
    let mut skip: Option<Key> = None;
    for edge in root.walk() {
        match edge {
            Edge::Open(node) if skip.is_none() => {
                if let Some(text) = node.as_text() {
                    fates.extend(claims.get(node.key()).map(|fate| (node.key(), fate.clone())));
                    append_parts(&mut out, node, text, claims, &mut fates);
                    continue;
                }
                let tag = node.tag();
                // a body's code stands in a field that shows as such, if a rule keeps it
                let is_kept = || matches!(claims.get(node.key()), Some(Fate::Keep));
                if (is_silent(tag) && !is_kept()) || (tag == "noscript" && !noscript) || is_folded(node, claims) {
                    skip = Some(node.key());
                    continue;
                }
                if let Some(fate) = claims.get(node.key()) {
                    fates.push((node.key(), fate.clone()));
                }
                match tag {
                    "br" => break_line(&mut out),
                    "img" => smiley(node).into_iter().for_each(|alt| append(&mut out, alt, &fates)),
                    "pre" => break_line(&mut out),
                    _ if is_block(tag) => break_line(&mut out),
                    _ => {}
                }
            }
            Edge::Close(node) if skip == Some(node.key()) => skip = None,
            Edge::Close(node) if skip.is_none() => {
                if is_block(node.tag()) {
                    break_line(&mut out);
                }
                if fates.len() > 1 && fates.last().is_some_and(|(key, _)| *key == node.key()) {
                    fates.pop();
                }
            }
            _ => {}
        }
    }
    out
}

/// Whether an element is hidden, and holds no body.
fn is_folded(node: Node, claims: &Claims) -> bool {
    node.is_element() && is_hidden(node) && !claims.is_unfolded(node.key())
}

/// Appends a text node, of which parts may have fates of their own.
fn append_parts(out: &mut Visible, node: Node, text: &str, claims: &Claims, fates: &mut Vec<(Key, Fate)>) {
    let mut at = 0;
    for (part, fate) in claims.parts(node.key()) {
        append(out, &text[at..part.start], fates);
        fates.push((node.key(), fate.clone()));
        append(out, &text[part.clone()], fates);
        fates.pop();
        at = part.end;
    }
    append(out, &text[at..], fates);
}

/// Appends text with white space collapsed; a break or blank belongs to the text before it.
fn append(out: &mut Visible, text: &str, fates: &[(Key, Fate)]) {
    let start = out.text.len();
    crate::runs::push_collapsed(&mut out.text, text);
    if out.text.len() == start {
        return;
    }
    let Some((_, fate)) = fates.last() else { return };
    match out.segments.last_mut() {
        Some(last) if last.fate == *fate => last.end = out.text.len(),
        _ => out.segments.push(Segment { end: out.text.len(), fate: fate.clone() }),
    }
}

fn break_line(out: &mut Visible) {
    let trimmed = out.text.trim_end_matches(' ').len();
    out.text.truncate(trimmed);
    while out.segments.len() > 1 && out.segments[out.segments.len() - 2].end >= trimmed {
        out.segments.pop();
    }
    if !out.text.is_empty() && !out.text.ends_with('\n') {
        out.text.push('\n');
    }
    if let Some(last) = out.segments.last_mut() {
        last.end = out.text.len();
    }
}

/// The visible lines below a node.
pub(crate) fn lines(root: Node) -> Vec<String> {
    let visible = visible(root, &Claims::new(false), "", true);
    visible.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
