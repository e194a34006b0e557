//! Groups of elements that could be the rows of a list.

use std::collections::HashMap;

use crate::dom::Node;
use crate::extract::outline::{Outline, hash};
use crate::extract::records::groups;

/// Fewer rows than this are no list.
const MIN_ROWS: usize = 2;
/// Share of the page's text that rows must hold, or else they stand beside something else.
const MIN_SHARE: f64 = 0.1;
/// Characters outside links of an average row: posts and teasers have more.
const MAX_PROSE: usize = 260;
/// Groups that are looked at closely: those with most text.
const MAX_GROUPS: usize = 16;
/// Parts of an element that tell its build, and the fewest that a row has.
const PARTS: usize = 12;
const MIN_PARTS: usize = 2;
/// Levels above an element that are looked at for what stands beside the content.
const ASIDE_LEVELS: usize = 12;

/// The groups, those with most text first: elements of one class or place, and elements that are built alike.
pub(super) fn groups(outline: &Outline) -> Vec<Vec<usize>> {
    let page = outline.entries.first().map_or(0, |entry| entry.text) as f64;
    let text = |group: &[usize]| group.iter().map(|index| outline.entries[*index].text).sum::<usize>();
    let mut found = built_alike(outline);
    found.extend(groups::groups(outline));
    let mut found: Vec<(usize, Vec<usize>)> = found
        .into_iter()
        .map(|group| group.into_iter().filter(|index| outline.entries[*index].links > 0).collect::<Vec<_>>())
        .filter(|group| group.len() >= MIN_ROWS && has_little_prose(group, outline))
        .map(|group| (text(&group), group))
        .filter(|(text, group)| *text as f64 >= MIN_SHARE * page && !is_aside(outline.entries[group[0]].node))
        .collect();
    found.sort_by(|(a, left), (b, right)| (b, left).cmp(&(a, right)));
    found.dedup();
    found.truncate(MAX_GROUPS);
    found.into_iter().map(|(_, group)| group).collect()
}

fn has_little_prose(group: &[usize], outline: &Outline) -> bool {
    group.iter().map(|index| outline.entries[*index].prose()).sum::<usize>() <= MAX_PROSE * group.len()
}

/// Elements at the same place in the structure that have the same parts: rows of tables have no class of their own.
fn built_alike(outline: &Outline) -> Vec<Vec<usize>> {
    let mut groups: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut paths: Vec<u64> = Vec::with_capacity(outline.entries.len());
    for (index, entry) in outline.entries.iter().enumerate() {
        let path = hash((if index > 0 { paths[entry.parent] } else { 0 }, entry.node.tag()));
        paths.push(path);
        let parts: Vec<&str> = entry.node.elements().take(PARTS).map(Node::tag).collect();
        if entry.links > 0 && parts.len() >= MIN_PARTS {
            groups.entry(hash((path, parts))).or_default().push(index);
        }
    }
    groups.into_values().filter(|group| group.len() >= MIN_ROWS).collect()
}

fn is_aside(node: Node) -> bool {
    node.ancestors().take(ASIDE_LEVELS).any(|n| {
        matches!(n.tag(), "aside" | "nav" | "footer")
            || matches!(n.attr("role"), Some("navigation" | "complementary" | "contentinfo"))
    })
}
