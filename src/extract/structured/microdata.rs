//! Microdata: `itemscope`, `itemtype`, `itemprop`.

use super::graph::{Graph, Item, Value, bare};
use crate::dom::{Dom, Edge, Key, Node};

/// All items of the page, by one walk where it has any.
pub(super) fn graph(dom: &Dom) -> Graph<'_> {
    let mut graph = Graph::default();
    if !dom.may_have("itemscope") {
        return graph;
    }
    let mut open: Vec<(usize, Key)> = Vec::new();
    for edge in dom.root().walk() {
        match edge {
            Edge::Open(node) if node.is_element() => {
                let holder = open.last().map(|(item, _)| *item);
                let roles = properties(node);
                if node.attr("itemscope").is_some() {
                    let item = enter(&mut graph, node, holder, roles);
                    open.push((item, node.key()));
                } else if let Some(holder) = holder {
                    let props = &mut graph.items[holder].props;
                    props.extend(roles.into_iter().map(|role| (role, Value::Node(node))));
                }
            }
            Edge::Close(node) if open.last().is_some_and(|(_, key)| *key == node.key()) => {
                open.pop();
            }
            _ => {}
        }
    }
    graph
}

fn enter<'a>(graph: &mut Graph<'a>, node: Node<'a>, holder: Option<usize>, roles: Vec<String>) -> usize {
    let types = node.attr("itemtype").unwrap_or_default().split_ascii_whitespace().map(|t| bare(t).to_owned());
    let item = Item { types: types.collect(), node: Some(node), holder, roles: roles.clone(), ..Item::default() };
    let at = graph.push(item);
    if let Some(holder) = holder {
        let props = &mut graph.items[holder].props;
        props.extend(roles.into_iter().map(|role| (role, Value::Item(at))));
    }
    at
}

fn properties(node: Node) -> Vec<String> {
    node.attr("itemprop").unwrap_or_default().split_ascii_whitespace().map(|p| bare(p).to_owned()).collect()
}
