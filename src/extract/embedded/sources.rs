//! Quotations that name the quoted post by its number.

use std::collections::HashMap;

use crate::block::Block;
use crate::document::Post;

/// Puts ids in place of numbers, where posts have ids; a post that the page lacks has none that is known.
pub(super) fn name(posts: &mut [Post]) {
    if posts.iter().all(|post| post.id.is_none()) {
        return;
    }
    let ids: HashMap<String, String> =
        posts.iter().filter_map(|post| Some((post.number?.to_string(), post.id.clone()?))).collect();
    for post in posts {
        in_blocks(&mut post.body, &ids);
    }
}

/// Quotations are nested no deeper than lowering lets them be.
fn in_blocks(blocks: &mut [Block], ids: &HashMap<String, String>) {
    for block in blocks {
        if let Block::Quote(quote) = block {
            quote.source = quote.source.take().and_then(|number| ids.get(&number).cloned());
            in_blocks(&mut quote.blocks, ids);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::QuoteBlock;

    fn quoting(id: Option<&str>, source: &str) -> Post {
        let quote = QuoteBlock::new(None, Some(source.to_owned()), Vec::new());
        Post { id: id.map(str::to_owned), number: Some(1), body: vec![Block::Quote(quote)], ..Post::default() }
    }

    fn source(post: &Post) -> Option<&str> {
        match &post.body[0] {
            Block::Quote(quote) => quote.source.as_deref(),
            _ => None,
        }
    }

    #[test]
    fn numbers_become_ids() {
        let mut posts = [quoting(Some("77"), "1"), quoting(Some("78"), "2")];
        posts[1].number = None;
        name(&mut posts);
        assert_eq!(posts.each_ref().map(source), [Some("77"), None]);
        let mut posts = [quoting(None, "1")];
        name(&mut posts);
        assert_eq!(source(&posts[0]), Some("1"));
    }
}
