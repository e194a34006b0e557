//! Quotations whose first line says who is quoted: "Anna wrote:", written as text by the editor.

use crate::block::{Block, Mark, QuoteBlock, Rich};
use crate::chrome::phrases::Phrases;
use crate::document::RemovalKind;
use crate::dom::{Node, Selector};

use super::claims::Claims;
use super::visible::is_block;

/// Claims the first lines of a body's quotations that name somebody.
pub(super) fn claim(body: Node, quote: &Selector, phrases: &Phrases, name: &str, claims: &mut Claims) {
    if !claims.active() {
        return;
    }
    let is_quote = |node: &Node| node.tag() == "blockquote" || node.matches(quote);
    for node in body.descendants().filter(|node| node.is_element()).filter(is_quote) {
        let line = first_line(node);
        let text: Vec<&str> = line.iter().filter_map(|node| node.as_text()).collect();
        let text = text.concat().split_whitespace().collect::<Vec<_>>().join(" ");
        if quoted(&text, phrases).is_some() {
            line.iter().for_each(|node| claims.remove(*node, RemovalKind::QuoteHeader, name, "quote_header"));
        }
    }
}

/// Claims and returns the labels that quotations of a body begin with, each above a line.
pub(super) fn labels<'a>(body: Node<'a>, quote: &Selector, name: &str, claims: &mut Claims) -> Vec<&'a str> {
    let quotes = body.descendants().filter(|node| node.tag() == "blockquote" || node.matches(quote));
    let first =
        |quote: Node<'a>| quote.descendants().find(|node| node.as_text().is_some_and(|text| !text.trim().is_empty()));
    let ruled = |label: &Node| label.next_element().is_some_and(|next| next.tag() == "hr");
    let nodes: Vec<Node> = quotes.filter_map(first).filter(ruled).collect();
    nodes.iter().for_each(|node| claims.remove(*node, RemovalKind::QuoteHeader, name, "quote_header"));
    nodes.iter().filter_map(|node| Some(node.as_text()?.trim())).collect()
}

/// The blocks without the labels of quotations, those of nested quotations, too.
pub(super) fn unlabelled(blocks: Vec<Block>, labels: &[&str]) -> Vec<Block> {
    let strip = |block| match block {
        Block::Quote(mut quote) => {
            if matches!(quote.blocks.first(), Some(Block::Paragraph(first)) if labels.contains(&first.text.trim())) {
                quote.blocks.remove(0);
            }
            quote.blocks = unlabelled(quote.blocks, labels);
            Block::Quote(quote)
        }
        block => block,
    };
    blocks.into_iter().map(strip).collect()
}

/// The text nodes of the first line in an element.
fn first_line(quote: Node) -> Vec<Node> {
    let mut line: Vec<Node> = Vec::new();
    for node in quote.descendants().skip(1) {
        match node.as_text() {
            Some(text) if !text.trim().is_empty() => line.push(node),
            None if !line.is_empty() && (node.tag() == "br" || is_block(node.tag())) => break,
            _ => {}
        }
    }
    line
}

/// The blocks with first lines of quotations read as their authors, those of nested quotations, too.
pub(super) fn quotes(blocks: Vec<Block>, phrases: &Phrases) -> Vec<Block> {
    let read = |block| match block {
        Block::Quote(quote) => Block::Quote(named(quote, phrases)),
        block => block,
    };
    blocks.into_iter().map(read).collect()
}

fn named(mut quote: QuoteBlock, phrases: &Phrases) -> QuoteBlock {
    quote.blocks = quotes(quote.blocks, phrases);
    if quote.author.is_none()
        && let Some(Block::Paragraph(first)) = quote.blocks.first_mut()
    {
        let end = first.text.find('\n').unwrap_or(first.text.len());
        quote.author = quoted(&first.text[..end], phrases);
        if quote.author.is_some() {
            *first = rest(first, end);
            if first.text.is_empty() {
                quote.blocks.remove(0);
            }
        }
    }
    quote
}

/// Whom a line such as "@anna wrote:" names.
fn quoted(line: &str, phrases: &Phrases) -> Option<String> {
    let name = phrases.quote_author(line.trim())?.trim().trim_start_matches('@');
    (!name.is_empty()).then(|| name.to_owned())
}

/// What follows the first line.
fn rest(rich: &Rich, end: usize) -> Rich {
    let start = end + rich.text[end..].len() - rich.text[end..].trim_start().len();
    let after = rich.marks.iter().filter(|mark| mark.start >= start);
    let marks = after.map(|mark| Mark::new(mark.start - start, mark.end - start, mark.kind.clone())).collect();
    Rich { text: rich.text[start..].to_owned(), marks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_quotations_go() {
        let paragraph = |text: &str| Block::Paragraph(Rich::plain(text));
        let quote = |blocks: Vec<Block>| Block::Quote(QuoteBlock::new(None, None, blocks));
        let inner = quote(vec![paragraph("quote:"), paragraph("Green.")]);
        let blocks = vec![paragraph("quote:"), quote(vec![paragraph("quote:"), inner, paragraph("Tea.")])];
        let expected = vec![paragraph("quote:"), quote(vec![quote(vec![paragraph("Green.")]), paragraph("Tea.")])];
        assert_eq!(unlabelled(blocks, &["quote:"]), expected);
    }

    #[test]
    fn first_lines_name_the_quoted() {
        let phrases = Phrases::for_language(Some("en"));
        let quote = |author: Option<&str>, text: &str| {
            Block::Quote(QuoteBlock::new(author.map(str::to_owned), None, vec![Block::Paragraph(Rich::plain(text))]))
        };
        for (blocks, expected) in [
            (quote(None, "@anna wrote:\nTea is green."), quote(Some("anna"), "Tea is green.")),
            (quote(None, "Tea is green."), quote(None, "Tea is green.")),
            (quote(Some("ben"), "anna wrote:\nTea is green."), quote(Some("ben"), "anna wrote:\nTea is green.")),
        ] {
            assert_eq!(quotes(vec![blocks], phrases), [expected]);
        }
    }
}
