//! Headers of quotations that stand before them: an element, or the line of text that it begins.

use crate::document::RemovalKind;
use crate::dom::Node;
use crate::extract::claims::Claims;
use crate::extract::visible::is_block;
use crate::platform::BodyCompiled;

use super::Lowering;

/// Nodes in the line of a header: "Anna wrote", "on Jun 11", "th", ", 2024 at 4:38pm:", a line break, and what is between.
const LINE: usize = 10;

/// The quotation that an element is the header of, once the header is claimed.
pub(super) fn claimed<'a>(node: Node<'a>, lowering: &Lowering, claims: &mut Claims) -> Option<Node<'a>> {
    if !node.matches(&lowering.rules.quote_lead) {
        return None;
    }
    let mut line = vec![node];
    for next in node.following().take(LINE) {
        if is_quote(next, lowering.rules) {
            line.iter().for_each(|part| claims.remove(*part, RemovalKind::QuoteHeader, lowering.name, "quote_header"));
            return Some(next);
        }
        let is_broken = line.iter().any(|part| part.tag() == "br");
        if !goes_on(node, next) || is_broken && !is_blank(next) {
            return None;
        }
        line.push(next);
    }
    None
}

/// The header before a quotation.
pub(super) fn before<'a>(quote: Node<'a>, rules: &BodyCompiled) -> Option<Node<'a>> {
    let (mut begun, mut broken) = (false, false);
    for node in quote.preceding().take(LINE) {
        if node.matches(&rules.quote_lead) {
            return (!begun || !is_block(node.tag())).then_some(node);
        }
        let is_break = node.tag() == "br";
        if is_break && (begun || broken) || !is_inline(node) {
            return None;
        }
        broken |= is_break;
        begun |= !is_break && !is_blank(node);
    }
    None
}

/// Whether what follows a header may be part of its line: nothing but a line break is, after a block.
fn goes_on(lead: Node, next: Node) -> bool {
    is_blank(next) || next.tag() == "br" || is_inline(next) && !is_block(lead.tag())
}

fn is_inline(node: Node) -> bool {
    !node.is_element() || !is_block(node.tag())
}

/// White space or a comment.
fn is_blank(node: Node) -> bool {
    !node.is_element() && node.as_text().is_none_or(|text| text.trim().is_empty())
}

fn is_quote(node: Node, rules: &BodyCompiled) -> bool {
    node.tag() == "blockquote" || node.matches(&rules.quote)
}

/// Whether a text is a label before the header in a quotation, such as "Quote: "; says so to the claims.
pub(super) fn is_label(node: Node, text: &str, lowering: &Lowering, claims: &mut Claims) -> bool {
    let is_it = text.trim_end().ends_with([':', '：'])
        && node.parent().is_some_and(|parent| is_quote(parent, lowering.rules))
        && node.previous_element().is_none()
        && node.next_element().is_some_and(|next| next.matches(&lowering.rules.quote_header));
    if is_it {
        claims.remove(node, RemovalKind::QuoteHeader, lowering.name, "quote_header");
    }
    is_it
}
