//! Where an item stands among the others: what encloses it, and whether the page shows it at all.

use super::graph::Graph;

/// Types that open a thread.
pub(super) const THREADS: &[&str] = &["DiscussionForumPosting", "SocialMediaPosting", "Question"];
/// Types that answer.
pub(super) const ANSWERS: &[&str] = &["Answer", "Comment", "UserComments"];

/// Items in which threads and articles are listed, not shown; and questions that nobody asked.
const LISTS: &[&str] = &["ItemList", "CollectionPage", "SearchResultsPage", "FAQPage", "Blog", "DataFeed"];
/// Properties whose values are other pages.
const ELSEWHERE: &[&str] =
    &["isPartOf", "hasPart", "sharedContent", "citation", "mentions", "relatedLink", "about", "isBasedOn"];

/// Where an item stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// It, or an item around it, is of another page or a list.
    pub(super) hidden: bool,
    /// The innermost post around it.
    pub(super) around: Option<usize>,
    /// The outermost thread around it.
    pub(super) thread: Option<usize>,
    /// Answers around it.
    pub(super) depth: u32,
}

/// The places of all items, by one pass: an item comes after those around it.
pub(super) fn places(graph: &Graph) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(graph.items.len());
    for item in &graph.items {
        let mut place = Place::default();
        if let Some(holder) = item.holder {
            let outer = places[holder];
            let (thread, answer) = (graph.is(holder, THREADS), graph.is(holder, ANSWERS));
            place = Place {
                hidden: outer.hidden || graph.is(holder, LISTS),
                around: if thread || answer { Some(holder) } else { outer.around },
                thread: outer.thread.or(thread.then_some(holder)),
                depth: outer.depth + u32::from(answer),
            };
        }
        place.hidden |= item.roles.iter().any(|role| ELSEWHERE.contains(&&**role));
        places.push(place);
    }
    places
}
