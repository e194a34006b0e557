//! How likely an answer is right, from what the answer itself shows.

use crate::document::{Document, Kind, Method};

/// What is seen of an answer, each 0 to 1: a constant; the share of posts with an author and with a date (of an article:
/// whether it has them); that there is but one post; how much text there is, and how many posts, by orders of magnitude.
const FEATURES: usize = 6;

/// Bytes of text, and posts, above which more of them tell nothing.
const LONG: f64 = 100_000.0;
const MANY: f64 = 50.0;

/// What a way of finding content weighs for and against an answer.
///
/// Logistic regressions of "the answer is right" (its kind, and nine of ten posts or four fifths of the words) on annotated
/// pages, with the rules for known software and without: `tests/reliability.py` reads the pages, `benches/calibrate.py`
/// prints this table from them.
const WEIGHTS: [(Way, [f64; FEATURES]); 10] = [
    (Way::Platform, [1.34, 0.82, 1.84, 0.26, 0.19, -2.03]),
    (Way::Listed, [3.91, 0.23, 0.23, 0.00, 3.92, 0.16]),
    (Way::Structured, [-0.30, -1.67, 2.16, -0.42, 0.47, 2.22]),
    (Way::Records, [-3.28, 0.71, 2.73, 1.03, 5.42, -3.72]),
    (Way::Article, [-5.72, 0.78, 0.28, -3.01, 9.37, 1.88]),
    (Way::Other, [0.80, -0.72, -2.00, 0.00, -0.77, 0.00]),
    (Way::Lists, [3.00, 0.00, 0.00, 0.00, 2.86, 0.00]),
    (Way::FlatNumbered, [1.59, -0.47, 0.54, 0.00, -0.59, 0.46]),
    (Way::FlatPosts, [-4.50, -0.26, 1.78, -0.48, 1.11, 3.73]),
    (Way::FlatArticle, [-4.35, 0.00, 0.00, 0.00, 5.82, 0.00]),
];

/// How an answer was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Posts by the rules of known software.
    Platform,
    /// A page of known software that lists threads or forums.
    Listed,
    Structured,
    Records,
    /// A page of unknown software that lists threads or forums.
    Lists,
    Article,
    /// A page that is neither posts nor an article.
    Other,
    /// Flat text whose posts are all numbered.
    FlatNumbered,
    FlatPosts,
    FlatArticle,
}

fn way(document: &Document) -> Way {
    match (document.method, document.kind) {
        (_, Kind::Listing | Kind::Index) if document.platform.is_some() => Way::Listed,
        (_, Kind::Listing | Kind::Index) => Way::Lists,
        (Method::Platform, _) => Way::Platform,
        (Method::Structured, _) => Way::Structured,
        (Method::Records, _) => Way::Records,
        (Method::Article, Kind::Article) => Way::Article,
        (Method::Text, Kind::Article) => Way::FlatArticle,
        (Method::Text, Kind::Thread) if document.posts.iter().all(|post| post.number.is_some()) => Way::FlatNumbered,
        (Method::Text, Kind::Thread) => Way::FlatPosts,
        (Method::Article | Method::Text, _) => Way::Other,
    }
}

fn features(document: &Document) -> [f64; FEATURES] {
    let count = document.posts.len();
    let share = |have: usize| have as f64 / count.max(1) as f64;
    let (authored, dated) = if count > 0 {
        let authored = document.posts.iter().filter(|post| post.author.as_ref().is_some_and(|a| a.name.is_some()));
        let dated = document.posts.iter().filter(|post| post.published.is_some());
        (share(authored.count()), share(dated.count()))
    } else {
        (is(document.author.is_some()), is(document.published.is_some()))
    };
    let [length, number] =
        [(document.text.len(), LONG), (count, MANY)].map(|(n, most)| (n as f64 + 1.0).ln() / most.ln());
    [1.0, authored, dated, is(count == 1), length.min(1.0), number.min(1.0)]
}

fn is(value: bool) -> f64 {
    f64::from(u8::from(value))
}

/// The confidence of an answer: 0 to 1, two decimals. An empty page is none.
pub(crate) fn of(document: &Document) -> f64 {
    if document.text.is_empty() && document.threads.is_empty() {
        return 0.0;
    }
    let way = way(document);
    let weights = WEIGHTS.iter().find(|(w, _)| *w == way).map_or(&WEIGHTS[0].1, |(_, weights)| weights);
    let sum: f64 = weights.iter().zip(features(document)).map(|(weight, feature)| weight * feature).sum();
    let share = 1.0 / (1.0 + (-sum).exp());
    (share * 100.0).round() / 100.0
}
