//! Microdata: `itemscope`, `itemtype`, `itemprop`.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::graph::{Graph, Item, Value, bare};

use crate::dom::{Dom, Node, Selector};

/// All items of the page.
pub(super) fn graph(dom: &Dom) -> Graph<'_> {
    static MARKED: LazyLock<Selector> = LazyLock::new(|| Selector::new("[itemscope], [itemprop]"));
    let mut graph = Graph::default();
    if !dom.may_have("itemscope") {
        return graph;
    }
    let mut open: Vec<(usize, Node)> = Vec::new();
    for node in dom.root().select(&MARKED) {
        while open.pop_if(|(_, item)| !node.is_within(*item)).is_some() {}
        let holder = open.last().map(|(item, _)| *item);
        let roles = properties(node);
        if node.attr("itemscope").is_some() {
            let item = enter(&mut graph, node, holder, roles);
            open.push((item, node));
        } else if let Some(holder) = holder {
            let props = &mut graph.items[holder].props;
            props.extend(roles.into_iter().map(|role| (role, Value::Node(node))));
        }
    }
    graph
}

fn enter<'a>(graph: &mut Graph<'a>, node: Node<'a>, holder: Option<usize>, roles: Vec<Cow<'a, str>>) -> usize {
    let types = node.attr("itemtype").unwrap_or_default().split_ascii_whitespace().map(|t| Cow::Borrowed(bare(t)));
    let item = Item { types: types.collect(), node: Some(node), holder, roles: roles.clone(), ..Item::default() };
    let at = graph.push(item);
    if let Some(holder) = holder {
        let props = &mut graph.items[holder].props;
        props.extend(roles.into_iter().map(|role| (role, Value::Item(at))));
    }
    at
}

fn properties(node: Node<'_>) -> Vec<Cow<'_, str>> {
    node.attr("itemprop").unwrap_or_default().split_ascii_whitespace().map(|p| Cow::Borrowed(bare(p))).collect()
}
