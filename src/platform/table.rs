//! `docs/platforms.md`: what is read of the pages of each software, as the platform files say.

use super::{BodyRules, PLATFORMS, Platform, PostRules, Quirk, ThreadRules};
use crate::dom::Selector;

const HEAD: &str = "# Forum software that dechrome knows

What is read of a page beside author, date and text of its posts, by the rules of its software. A row is a set of templates
that are alike; print, archive and mobile views that differ have a row of their own. \"Edited\" is the time of the last edit;
\"levels\" are the depth of threaded views and the post that is answered; \"panel\" is the author's role, join date and number
of posts; \"counts\" are replies, views and posts of the thread; \"board\" are the statistics of the whole board, with the newest
member and who is online; \"kinds\" means that lists of threads and front pages are told from threads. A dash is what these
templates do not show, or what is read by other means, such as structured data.

This table is made from the files in `src/platform/` by `DECHROME_BLESS=1 cargo test --lib platforms_table`.
";

/// A column: its name, and whether a platform has it.
type Column = (&'static str, fn(&Platform) -> bool);

const COLUMNS: &[Column] = &[
    ("id", |p| !p.post.id.is_empty()),
    ("number", |p| !p.post.number.is_empty()),
    ("link", |p| !p.post.url.is_empty()),
    ("title", |p| !p.post.title.is_empty()),
    ("panel", |p| has_panel(&p.post)),
    ("edited", |p| !p.post.modified.is_empty()),
    ("quotes", |p| has_quotes(&p.body)),
    ("signature", |p| !p.post.signature.is_empty()),
    ("attachments", |p| !p.post.attachment.is_empty()),
    ("reactions", |p| !p.post.reactions.is_empty()),
    ("accepted", |p| !p.post.accepted.is_empty()),
    ("comments", |p| !p.post.comment.is_empty()),
    ("levels", |p| !p.post.nest.is_empty() || !p.post.reply_to.is_empty()),
    ("breadcrumbs", |p| !p.thread.breadcrumbs.is_empty()),
    ("tags", |p| !p.thread.tags.is_empty()),
    ("pages", |p| !p.thread.pagination.is_empty()),
    ("counts", |p| has_counts(&p.thread)),
    ("board", |p| !p.thread.stats.is_empty() || !p.thread.online.is_empty()),
    ("kinds", |p| !p.thread.index.is_empty() || !p.thread.listing.is_empty()),
];

fn has_panel(post: &PostRules) -> bool {
    [post.role, post.joined, post.post_count, post.panel].iter().any(|rule| !rule.is_empty())
}

fn has_quotes(body: &BodyRules) -> bool {
    [body.quote, body.quote_author, body.quote_header, body.quote_lead].iter().any(|rule| !rule.is_empty())
}

fn has_counts(thread: &ThreadRules) -> bool {
    [thread.posts, thread.replies, thread.views].iter().any(|rule| !rule.is_empty())
}

fn table() -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let row = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
    let mut text = format!("{HEAD}\n{}", row(&[&["software", "versions and views"], names.as_slice()].concat()));
    text += &row(&[&["---", "---"], vec![":-:"; COLUMNS.len()].as_slice()].concat());
    for platform in PLATFORMS {
        let cells = COLUMNS.iter().map(|(_, has)| if has(platform) { "✓" } else { "–" });
        text += &row(&[platform.id, platform.versions].into_iter().chain(cells).collect::<Vec<_>>());
    }
    text
}

#[test]
fn platforms_table_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/platforms.md");
    let table = table();
    if std::env::var_os("DECHROME_BLESS").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == table, "{path} is out of date; DECHROME_BLESS=1 rewrites it");
}

#[test]
fn every_platform_compiles_and_names_its_essentials() {
    for platform in PLATFORMS {
        platform.compiled();
        assert!(
            !platform.post.root.is_empty()
                && (!platform.post.body.is_empty()
                    || platform.has(Quirk::LooseBody)
                    || !platform.post.between.0.is_empty()),
            "{}",
            platform.id
        );
        assert!(!platform.markers.is_empty() && !platform.versions.is_empty(), "{}", platform.id);
    }
}

#[test]
fn platforms_stand_in_the_order_of_their_names() {
    assert!(
        PLATFORMS.is_sorted_by_key(|platform| platform.id),
        "docs/platforms.md lists them as src/platform/mod.rs does"
    );
}

/// A selector of the whole page looks at the elements of a class, an id, an attribute or a tag, never at all of them.
#[test]
fn rules_of_the_page_look_at_few_elements() {
    let mut found = Vec::new();
    for platform in PLATFORMS {
        let (post, t) = (&platform.post, &platform.thread);
        let rules = [
            post.root,
            t.title,
            t.tags,
            t.breadcrumbs,
            t.pagination,
            t.stats,
            t.newest,
            t.online,
            t.zone,
            t.locked,
            t.solved,
            t.sticky,
            t.site,
            t.posts,
            t.replies,
            t.views,
            t.index,
            t.listing,
        ];
        let parts = rules.iter().flat_map(|rule| rule.split(" | ")).filter(|part| !part.trim().is_empty());
        for part in
            parts.map(|part| part.split(" @").next().unwrap_or(part)).filter(|part| !part.starts_with(['@', '<']))
        {
            if Selector::new(part).looks_everywhere() {
                found.push(format!("{} {}: {part}", platform.id, platform.versions));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
