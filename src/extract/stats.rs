//! The board's statistics: labels and numbers outside posts.

use crate::chrome::labels::Labels;
use crate::chrome::phrases::StatField;
use crate::document::Stats;
use crate::dom::{Node, Selector};
use crate::platform::Compiled;

use super::counts::{of_lines, set};
use super::{Scope, numbers, visible};

/// The statistics of a page of known software: in the order it shows them, or else by their labels.
pub(crate) fn of_platform(scope: &Scope, rules: &Compiled) -> Option<Stats> {
    if let Some(stats) = in_order(scope, rules) {
        return Some(stats);
    }
    let mut stats = read(scope, &rules.stats);
    let latest = || rules.latest.text(scope.first(&rules.stats)?);
    if let Some(stats) = &mut stats {
        stats.latest_member = stats.latest_member.take().or_else(latest);
    }
    stats
}

/// Reads the statistics block of a platform, or else labelled pairs (`<dt>`, `<dd>`) anywhere.
pub(crate) fn read(scope: &Scope, block: &Selector) -> Option<Stats> {
    let language = scope.language.as_deref();
    let mut stats = Stats::default();
    for node in scope.select(block) {
        of_lines(&visible::lines(node), language, &mut stats);
    }
    if stats == Stats::default() {
        of_pairs(scope, language, &mut stats);
    }
    (stats != Stats::default()).then_some(stats)
}

/// The statistics that a platform's blocks show in a known order, whatever their language.
fn in_order(scope: &Scope, rules: &Compiled) -> Option<Stats> {
    let mut stats = Stats::default();
    if rules.stats_order.is_empty() {
        return None;
    }
    let blocks = scope.select(&rules.stats);
    let latest = blocks.iter().find_map(|block| rules.latest.node(*block));
    // names hold digits, too
    let nodes = blocks.iter().flat_map(|block| block.descendants());
    let texts = nodes.filter(|node| latest.is_none_or(|latest| !node.is_within(latest)));
    let count = |word: &str| numbers::parse_count(word.trim_matches(['.', ',', ':']));
    let numbers = texts.filter_map(Node::as_text).flat_map(|text| match count(text.trim()) {
        // "1 812", alone in its element
        Some(number) => vec![number],
        None => {
            let words = text.split(|c: char| c.is_whitespace() || matches!(c, '，' | '、' | '；' | '×'));
            words.filter_map(count).collect()
        }
    });
    for (field, number) in rules.stats_order.iter().zip(numbers) {
        match field {
            StatField::Threads => stats.threads = Some(number),
            StatField::Posts => stats.posts = Some(number),
            StatField::Members => stats.members = Some(number),
            StatField::Online => stats.online = Some(number),
            StatField::LatestMember => {}
        }
    }
    stats.latest_member = latest.map(Node::text).filter(|name| !name.is_empty());
    (stats != Stats::default()).then_some(stats)
}

/// `<dt>` and `<dd>` pairs whose label is a statistic's and whose number stands alone; panels of users have such, too,
/// so that one alone says nothing.
fn of_pairs(scope: &Scope, language: Option<&str>, stats: &mut Stats) {
    let labels = Labels::get();
    let mut found = Stats::default();
    for list in scope.dom.tagged("dl") {
        let cells: Vec<Node> = list.elements().collect();
        for pair in cells.windows(2).filter(|pair| pair[0].tag() == "dt" && pair[1].tag() == "dd") {
            set(labels.stat(&pair[0].text(), language), &pair[1].text(), &mut found);
        }
    }
    if found.threads.is_some() && found.members.is_some() {
        *stats = found;
    }
}
