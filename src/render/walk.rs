//! The walk over nested blocks that every renderer shares, without recursion.

use crate::block::{Block, QuoteBlock};

/// Quotes nested deeper are shown at this level: no reader tells more apart, and a prefix for each level of each line
/// would make the output quadratic in the input.
pub(super) const MAX_QUOTE_LEVELS: usize = 16;
/// List items nested deeper are shown at this level, for the same reason.
pub(super) const MAX_LIST_LEVELS: usize = 16;

/// A step of the walk.
pub(super) enum Step<'a> {
    /// Any block but a quote.
    Block(&'a Block),
    /// A quote begins.
    Open(&'a QuoteBlock),
    /// The innermost quote ends.
    Close,
}

/// Goes through blocks in reading order.
pub(super) struct Walk<'a> {
    levels: Vec<std::slice::Iter<'a, Block>>,
    quotes: bool,
}

/// All blocks; without `quotes`, quotes and what is in them are left out.
pub(super) fn walk(blocks: &[Block], quotes: bool) -> Walk<'_> {
    Walk { levels: vec![blocks.iter()], quotes }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        loop {
            match self.levels.last_mut()?.next() {
                Some(Block::Quote(quote)) if self.quotes => {
                    self.levels.push(quote.blocks.iter());
                    return Some(Step::Open(quote));
                }
                Some(Block::Quote(_)) => {}
                Some(block) => return Some(Step::Block(block)),
                None => {
                    self.levels.pop();
                    return (!self.levels.is_empty()).then_some(Step::Close);
                }
            }
        }
    }
}
