//! The board's statistics: labels and numbers outside posts.

use crate::chrome::phrases::{Phrases, StatField};
use crate::document::Stats;
use crate::dom::{Node, Selector};
use crate::platform::Compiled;

use super::{Scope, numbers, visible};

/// Reads the statistics block of a platform, or else labelled pairs (`<dt>`, `<dd>`) anywhere.
pub(crate) fn read(scope: &Scope, block: &Selector) -> Option<Stats> {
    let phrases = scope.phrases();
    let mut stats = Stats::default();
    for node in scope.select(block) {
        of_lines(&visible::lines(node), phrases, &mut stats);
    }
    if stats == Stats::default() {
        of_pairs(scope, phrases, &mut stats);
    }
    (stats != Stats::default()).then_some(stats)
}

/// The statistics that a platform's blocks show in a known order, whatever their language.
pub(crate) fn in_order(scope: &Scope, rules: &Compiled) -> Option<Stats> {
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

/// Lines such as `Threads: 3,386`, `Threads` before or after `3,386`, or `Total posts 78 • Total topics 12`.
fn of_lines(lines: &[String], phrases: &Phrases, stats: &mut Stats) {
    let parts: Vec<&str> =
        lines.iter().flat_map(|line| line.split(['•', '|'])).map(str::trim).filter(|p| !p.is_empty()).collect();
    for (index, part) in parts.iter().enumerate() {
        let next = parts.get(index + 1).copied().unwrap_or_default();
        if let Some((label, value)) = part.split_once(':')
            && !value.trim().is_empty()
        {
            set(phrases.stat_label(label.trim()), value, stats);
        } else if let Some(field) = phrases.stat_label(part.trim_end_matches(':')) {
            set(Some(field), next, stats);
        } else if let Some((label, value)) = part.rsplit_once(' ') {
            // phpBB: "Total posts 78", "Our newest member anna"
            set(phrases.stat_label(label), value, stats);
        }
    }
}

/// `<dt>` and `<dd>` pairs whose label is a statistic's and whose number stands alone; panels of users have such, too,
/// so that one alone says nothing.
fn of_pairs(scope: &Scope, phrases: &Phrases, stats: &mut Stats) {
    let mut found = Stats::default();
    for list in scope.survey.index.tagged("dl") {
        let cells: Vec<Node> = list.elements().collect();
        for pair in cells.windows(2).filter(|pair| pair[0].tag() == "dt" && pair[1].tag() == "dd") {
            set(phrases.stat_label(pair[0].text().trim_end_matches(':')), &pair[1].text(), &mut found);
        }
    }
    if found.threads.is_some() && found.members.is_some() {
        *stats = found;
    }
}

fn set(field: Option<StatField>, value: &str, stats: &mut Stats) {
    let value = value.trim();
    let number = || numbers::parse_count(value);
    match field {
        Some(StatField::Threads) if stats.threads.is_none() => stats.threads = number(),
        Some(StatField::Posts) if stats.posts.is_none() => stats.posts = number(),
        Some(StatField::Members) if stats.members.is_none() => stats.members = number(),
        Some(StatField::Online) if stats.online.is_none() => stats.online = number(),
        Some(StatField::LatestMember) if stats.latest_member.is_none() && !value.is_empty() => {
            stats.latest_member = Some(value.to_owned());
        }
        _ => {}
    }
}
