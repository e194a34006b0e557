//! Quotations inside quotations, whose end no mark tells: who is quoted last began to write where the post that is quoted does.

use crate::block::{Block, QuoteBlock, Rich};
use crate::flat::posts::folded;
use std::collections::HashMap;

/// Characters of the beginning of a paragraph that is looked for: quotations are shortened at their ends.
const MAX_BEGINNING: usize = 40;
/// Characters of a beginning that nobody writes by chance.
const MIN_BEGINNING: usize = 8;
/// Beginnings of each author that are looked for: people quote what is not long ago.
const MAX_POSTS: usize = 64;

/// How the own words of posts with quotations begin, by the author's name.
#[derive(Debug, Default)]
pub(in crate::flat) struct Answers(HashMap<String, Vec<String>>);

impl Answers {
    /// Notes where an author goes on below quotations.
    pub(in crate::flat) fn add(&mut self, author: &str, body: &[Block]) {
        let below = body.windows(2).filter(|pair| matches!(pair[0], Block::Quote(_)));
        let own = below.filter_map(|pair| match &pair[1] {
            Block::Paragraph(own) => beginning(&own.text),
            _ => None,
        });
        let own: Vec<String> = own.map(str::to_owned).collect();
        if own.is_empty() {
            return;
        }
        let known = self.0.entry(folded(author)).or_default();
        known.extend(own);
        known.drain(..known.len().saturating_sub(MAX_POSTS));
    }

    /// Ends the inner quotations of a body where the words of the outer ones' authors begin.
    pub(in crate::flat) fn settle(&self, body: &mut [Block]) {
        if self.0.is_empty() {
            return;
        }
        for block in body {
            if let Block::Quote(outer) = block
                && let Some(known) = outer.author.as_deref().and_then(|author| self.0.get(&folded(author)))
            {
                split(outer, known);
            }
        }
    }
}

/// Takes out of the quotation inside a quotation, or puts into one, what stands on the other side of a known beginning.
fn split(outer: &mut QuoteBlock, known: &[String]) {
    let mut blocks = std::mem::take(&mut outer.blocks);
    let is_nested = matches!(blocks.as_slice(), [Block::Quote(_)]);
    if !is_nested && blocks.iter().any(|block| matches!(block, Block::Quote(_))) {
        outer.blocks = blocks;
        return;
    }
    let mut inner = match blocks.pop_if(|_| is_nested) {
        Some(Block::Quote(inner)) => inner,
        _ => QuoteBlock::new(None, None, blocks),
    };
    let Some((index, at)) = boundary(&inner.blocks, known) else {
        outer.blocks = if is_nested { vec![Block::Quote(inner)] } else { inner.blocks };
        return;
    };
    let mut own = inner.blocks.split_off(index);
    if let Some(Block::Paragraph(first)) = own.first_mut().filter(|_| at > 0) {
        inner.blocks.push(Block::Paragraph(Rich::plain(first.text[..at].trim_end())));
        *first = Rich::plain(&first.text[at..]);
    }
    outer.blocks = std::iter::once(Block::Quote(inner)).chain(own).collect();
}

/// The first place that is a known beginning, with something before it: a block, and bytes of it.
fn boundary(blocks: &[Block], known: &[String]) -> Option<(usize, usize)> {
    let places = blocks.iter().enumerate().filter_map(|(index, block)| match block {
        Block::Paragraph(text) => {
            let found = known.iter().filter_map(|beginning| text.text.find(beginning.as_str()));
            found.filter(|at| index > 0 || *at > 0).min().map(|at| (index, at))
        }
        _ => None,
    });
    places.min()
}

/// How a text begins, if it has enough of its own.
fn beginning(text: &str) -> Option<&str> {
    let line = text.lines().next().unwrap_or_default();
    let end = line.char_indices().nth(MAX_BEGINNING).map_or(line.len(), |(at, _)| at);
    Some(line[..end].trim_end()).filter(|line| line.chars().count() >= MIN_BEGINNING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Rich::plain(text))
    }

    fn quote(author: Option<&str>, blocks: Vec<Block>) -> Block {
        Block::Quote(QuoteBlock::new(author.map(str::to_owned), None, blocks))
    }

    /// What becomes of a quotation of Anna, who answered somebody.
    fn settled(own: &str, blocks: Vec<Block>) -> Block {
        let mut answers = Answers::default();
        answers.add("Anna", &[quote(None, vec![paragraph("Which kettle?")]), paragraph(own)]);
        let mut body = [quote(Some("anna"), blocks)];
        answers.settle(&mut body);
        let [block] = body;
        block
    }

    const OWN: &str = "The small one, for it is quick.";

    #[test]
    fn inner_quotations_end_where_the_outer_author_begins() {
        let inner = |author| quote(author, vec![paragraph("Which kettle?")]);
        let outer = |author| quote(Some("anna"), vec![inner(author), paragraph(OWN)]);
        let nested = vec![quote(Some("Tom"), vec![paragraph("Which kettle?"), paragraph(OWN)])];
        assert_eq!(settled(OWN, nested), outer(Some("Tom")));
        let glued = vec![quote(Some("Tom"), vec![paragraph(&format!("Which kettle?{OWN}"))])];
        assert_eq!(settled(OWN, glued), outer(Some("Tom")));
        assert_eq!(settled(OWN, vec![paragraph("Which kettle?"), paragraph(OWN)]), outer(None));
        for blocks in [vec![paragraph(OWN)], vec![paragraph("Which kettle?"), paragraph("Another one.")]] {
            assert_eq!(settled(OWN, blocks.clone()), quote(Some("anna"), blocks));
        }
    }

    #[test]
    fn beginnings_are_long_enough_and_cut() {
        let of = |length: usize| beginning(&"x".repeat(length)).map(str::len);
        assert_eq!((of(MIN_BEGINNING - 1), of(MIN_BEGINNING)), (None, Some(MIN_BEGINNING)));
        assert_eq!((of(MAX_BEGINNING), of(MAX_BEGINNING + 1)), (Some(MAX_BEGINNING), Some(MAX_BEGINNING)));
    }

    #[test]
    fn the_last_answers_of_an_author_are_known() {
        let after = |more: usize| {
            let mut answers = Answers::default();
            let mut add = |own: &str| answers.add("Anna", &[quote(None, Vec::new()), paragraph(own)]);
            add(OWN);
            (0..more).for_each(|at| add(&format!("Another answer, of number {at}.")));
            let mut body = [quote(Some("Anna"), vec![paragraph("Which kettle?"), paragraph(OWN)])];
            answers.settle(&mut body);
            matches!(&body[0], Block::Quote(outer) if matches!(outer.blocks[0], Block::Quote(_)))
        };
        assert!(after(MAX_POSTS - 1) && !after(MAX_POSTS));
    }
}
