//! What an element is by its tag, its role and the names its template gives it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::RemovalKind;
use crate::dom::Node;
use crate::extract::visible::is_block;

/// What surrounds articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Around {
    pub(super) kind: RemovalKind,
    pub(super) proof: Proof,
}

/// How sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Proof {
    /// On pages that offer goods a window, elsewhere nothing: an article may be a review.
    Goods,
    /// Templates use the name for parts of articles, too: more has to speak for it.
    Hint,
    /// Unless most of the page's prose stands in it.
    Name,
    /// A window above the page, however much it says.
    Window,
}

use Proof::{Goods, Hint, Name, Window};
use RemovalKind::{
    Ad, Boilerplate, Breadcrumbs, Form, Login, Navigation, Pagination, PostHeader, Related, Share, UserPanel,
};

/// Words in the classes and ids that templates give to what surrounds an article.
const NAMES: &[(RemovalKind, Proof, &[&str])] = &[
    (
        Login,
        Window,
        &[
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "ccpa",
            "onetrust",
            "didomi",
            "usercentrics",
            "cookiebot",
            "login",
            "signin",
        ],
    ),
    (
        Form,
        Window,
        &[
            "newsletter",
            "newsletters",
            "signup",
            "subscribe",
            "popup",
            "modal",
            "dialog",
            "lightbox",
            "offcanvas",
            "drawer",
            "tooltip",
            "popover",
            "optin",
        ],
    ),
    (Share, Name, &["social", "share", "sharing", "sharer", "sharebar", "addtoany", "addthis", "sharedaddy"]),
    (
        Related,
        Name,
        &[
            "related",
            "recommended",
            "recommendations",
            "recommendation",
            "recommend",
            "trending",
            "popular",
            "recirculation",
            "recirc",
            "outbrain",
            "taboola",
            "upsell",
            "upsells",
            "crosssell",
            "readmore",
            "readnext",
            "morefrom",
            "relatedposts",
        ],
    ),
    (
        Navigation,
        Name,
        &[
            "footer",
            "navbar",
            "subnav",
            "megamenu",
            "masthead",
            "flyout",
            "toolbar",
            "topbar",
            "skip",
            "copyright",
            "legal",
            "privacy",
            "minicart",
            "announcement",
            "sitemap",
        ],
    ),
    (
        Navigation,
        Hint,
        &["nav", "navigation", "menu", "submenu", "dropdown", "sidebar", "banner", "widget", "widgets", "toc"],
    ),
    (Breadcrumbs, Name, &["breadcrumb", "breadcrumbs", "crumbs"]),
    (Pagination, Name, &["pagination", "pager"]),
    (Ad, Name, &["advert", "adverts", "advertisement", "advertising", "sponsor", "sponsored", "adsense", "adslot"]),
    (Ad, Hint, &["ad", "ads", "promo", "promotion", "cta", "callout", "paywall"]),
    (UserPanel, Name, &["bio", "authorbox", "byline", "bylines"]),
    (UserPanel, Hint, &["author", "authors"]),
    (PostHeader, Hint, &["meta", "postmeta", "date", "timestamp", "tags", "categories", "taglist"]),
    (Boilerplate, Name, &["disqus", "respond"]),
    (Boilerplate, Goods, &["review", "reviews", "testimonial", "testimonials", "ratings"]),
    (Boilerplate, Hint, &["comments", "commentlist"]),
];

static WORDS: LazyLock<HashMap<&str, Around>> = LazyLock::new(|| {
    let all = NAMES
        .iter()
        .flat_map(|(kind, proof, words)| words.iter().map(|word| (*word, Around { kind: *kind, proof: *proof })));
    all.collect()
});

/// Bytes of the longest word in the table.
const LONGEST: usize = 24;

/// What an element is, if it is no part of an article by itself.
pub(super) fn around(node: Node) -> Option<Around> {
    let tag = node.tag();
    let is = |kind, proof| Some(Around { kind, proof });
    if matches!(tag, "body" | "html" | "main") {
        return None;
    }
    let role = node.attr("role").unwrap_or_default();
    match (tag, role) {
        ("dialog", _) | (_, "dialog" | "alertdialog") => return is(Form, Window),
        _ if node.attr("aria-modal") == Some("true") => return is(Form, Window),
        ("nav", _) | (_, "navigation" | "menubar" | "menu") => return is(Navigation, Name),
        ("footer", _) | (_, "contentinfo") => return is(Navigation, Name),
        ("aside", _) | (_, "complementary") => return is(Boilerplate, Hint),
        ("form", _) | (_, "search") => return is(Form, Name),
        (_, "banner") => return is(Navigation, Name),
        (_, "alert" | "status" | "tooltip") => return is(Boilerplate, Name),
        _ => {}
    }
    // custom elements are blocks as often as not
    if !is_block(tag) && !tag.contains('-') {
        return None;
    }
    let names = node.attr("id").into_iter().chain(node.attr("class"));
    names.flat_map(words).filter_map(meaning).max_by_key(|around| around.proof)
}

/// The words in a name, as far as a template's word can be one: "relatedPosts", "related-posts", "Related_posts__x1".
fn words(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        let mut before = ' ';
        let end = rest.find(|c: char| {
            let ends = !c.is_ascii_alphabetic() || (c.is_ascii_uppercase() && before.is_ascii_lowercase());
            before = c;
            ends
        });
        let (word, tail) = rest.split_at(end.unwrap_or(rest.len()));
        rest = tail;
        (!word.is_empty()).then_some(word)
    })
}

/// What a word says, however it is written.
fn meaning(word: &str) -> Option<Around> {
    let mut buffer = [0; LONGEST];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    WORDS.get(std::str::from_utf8(lower).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        let kind = |name: &str| words(name).filter_map(meaning).map(|around| around.kind).next();
        for name in ["related", "relatedPosts", "post-related", "Related_posts__x1", "c-relatedItems"] {
            assert_eq!(kind(name), Some(RemovalKind::Related), "{name}");
        }
        for name in ["unrelated", "shared", "newsletters2go-free", "documents", "correlated"] {
            assert_ne!(kind(name), Some(RemovalKind::Related), "{name}");
        }
        assert_eq!(kind("documents"), None);
        assert!(NAMES.iter().flat_map(|(.., words)| *words).all(|word| word.len() <= LONGEST));
    }
}
