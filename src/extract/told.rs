//! Posts that structured data carries or points to in the tree.

use crate::Error;
use crate::block::{Block, Rich};
use crate::chrome::shape;
use crate::document::Post;
use crate::dom::{Keys, Node};
use crate::platform::BodyCompiled;

use super::claims::Claims;
use super::lower::{Lowering, lower};
use super::posts::check_count;
use super::structured::{Found, FoundBody};
use super::{Scope, dates, records};

/// Whether the posts of structured data are all the page has: an opening post that is no element is so only if nobody has
/// answered.
pub(crate) fn are_all(posts: &[Post], scope: &Scope) -> bool {
    let found = &scope.structured;
    posts.len() > 1 || found.replies == Some(0) || found.posts.iter().any(|post| post.root.is_some())
}

/// The number that a post shows as `#12`.
pub(crate) fn shown_number(root: Node) -> Option<u64> {
    root.descendants().filter_map(Node::as_text).find_map(shape::post_number)
}

/// The number that a post of structured data shows: in its element, or near its body where it has none of its own.
fn number_near(found: &Found) -> Option<u64> {
    /// Levels from a body up to its post.
    const LEVELS: usize = 3;
    match (found.root, &found.body) {
        (Some(root), _) => shown_number(root),
        (None, FoundBody::Node(body)) => body.ancestors().take(LEVELS).find_map(shown_number),
        _ => None,
    }
}

/// The posts that structured data names, if they are a thread: at least one with a body.
pub(crate) fn by_structure(scope: &Scope, claims: &mut Claims) -> Result<Option<Vec<Post>>, Error> {
    check_count(scope.structured.posts.len(), scope.context.options)?;
    let found = scope.structured.located(scope.dom);
    let roots: Keys = found.iter().filter_map(|post| post.root).map(Node::key).collect();
    let rules = records::body_rules();
    let posts: Vec<Post> =
        found.iter().filter_map(|post| structured_post(post, &roots, rules, scope, claims)).collect();
    Ok((!posts.is_empty()).then_some(posts))
}

fn structured_post(
    found: &Found,
    roots: &Keys,
    rules: &BodyCompiled,
    scope: &Scope,
    claims: &mut Claims,
) -> Option<Post> {
    let body = match &found.body {
        FoundBody::Node(node) => {
            claims.keep(*node);
            lower(
                *node,
                &Lowering {
                    rules,
                    name: "structured",
                    base: &scope.base,
                    phrases: scope.phrases(),
                    by_phrase: true,
                    exclude: roots,
                    also: Vec::new(),
                },
                claims,
            )
        }
        FoundBody::Text(text) => paragraphs(text),
        FoundBody::Missing => return None,
    };
    let mut author = found.author.clone();
    author.iter_mut().for_each(|a| a.url = a.url.take().and_then(|url| scope.base.resolve(&url)));
    Some(Post {
        id: found.id.clone(),
        number: found.number.or_else(|| number_near(found)),
        url: found.url.as_deref().and_then(|url| scope.base.resolve(url)),
        title: found.title.clone(),
        author,
        published: found
            .published
            .clone()
            .or_else(|| dates::parse_date(found.published_raw.as_deref()?, &scope.dates())),
        published_raw: found.published_raw.clone(),
        modified: found.modified.clone(),
        body,
        reactions: found.reactions,
        accepted: found.accepted,
        opening: found.opening,
        comment: found.comment,
        reply_to: found.reply_to.clone(),
        depth: found.depth,
        ..Post::default()
    })
}

/// Plain text as paragraphs: a blank line ends one.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Block::Paragraph(Rich::plain(part))).collect()
}
