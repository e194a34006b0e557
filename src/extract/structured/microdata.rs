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
        if node.attr("itemscope").is_some() {
            let item = enter(&mut graph, node, holder);
            open.push((item, node));
        } else if let Some(holder) = holder {
            let props = &mut graph.items[holder].props;
            props.extend(properties(node).map(|role| (role, Value::Node(node))));
        }
    }
    graph
}

fn enter<'a>(graph: &mut Graph<'a>, node: Node<'a>, holder: Option<usize>) -> usize {
    let types = node.attr("itemtype").unwrap_or_default().split_ascii_whitespace().map(|t| Cow::Borrowed(bare(t)));
    let item =
        Item { types: types.collect(), node: Some(node), holder, roles: properties(node).collect(), ..Item::default() };
    let at = graph.push(item);
    if let Some(holder) = holder {
        let props = &mut graph.items[holder].props;
        props.extend(properties(node).map(|role| (role, Value::Item(at))));
    }
    at
}

fn properties(node: Node<'_>) -> impl Iterator<Item = Cow<'_, str>> {
    node.attr("itemprop").unwrap_or_default().split_ascii_whitespace().map(|p| Cow::Borrowed(bare(p)))
}
