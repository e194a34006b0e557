//! JSON-LD: `<script type="application/ld+json">`.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::graph::{Graph, Item, Value, bare};
use super::{plain, repair};
use crate::dom::{Dom, Node};

/// All items of all blocks. A block that is not JSON even after repair is skipped.
pub(super) fn graph<'a>(dom: &'a Dom) -> Graph<'a> {
    let mut graph = Graph::default();
    for script in dom.tagged("script") {
        if script.attr("type").is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")) {
            for value in values(&source(script)) {
                lower(&mut graph, &value, None, &[]);
            }
        }
    }
    graph.index();
    graph
}

fn source(script: Node) -> String {
    script.children().filter_map(Node::as_text).collect()
}

/// The JSON values of a block: usually one, but some sites write several in a row.
fn values(source: &str) -> Vec<Json> {
    let mut source = Cow::Borrowed(repair::unwrap(source));
    if !source.contains('"') && source.contains("&quot;") {
        source = Cow::Owned(plain::decode(&source).into_owned());
    }
    parse(&source).or_else(|| parse(&repair::repair(&source))).unwrap_or_default()
}

fn parse(source: &str) -> Option<Vec<Json>> {
    serde_json::Deserializer::from_str(source).into_iter().collect::<Result<_, _>>().ok()
}

/// Adds a value's items. It recurses as deep as the JSON, which the parser has bounded.
fn lower(graph: &mut Graph, json: &Json, holder: Option<usize>, roles: &[&str]) {
    let object = match json {
        Json::Array(values) => return values.iter().for_each(|value| lower(graph, value, holder, roles)),
        Json::Object(object) => object,
        _ => return,
    };
    if let Some(list) = object.get("@graph") {
        lower(graph, list, holder, &[]);
    }
    let item = Item {
        types: strings(object.get("@type").or_else(|| object.get("type"))).map(|t| owned(bare(t))).collect(),
        id: object.get("@id").and_then(Json::as_str).map(str::to_owned),
        holder,
        roles: roles.iter().map(|role| owned(role)).collect(),
        ..Item::default()
    };
    let at = graph.push(item);
    for role in roles {
        if let Some(holder) = holder {
            graph.items[holder].props.push((owned(role), Value::Item(at)));
        }
    }
    for (name, value) in object.iter().filter(|(name, _)| !name.starts_with('@')) {
        property(graph, at, bare(name), value);
    }
}

fn property(graph: &mut Graph, at: usize, name: &str, json: &Json) {
    let text = match json {
        Json::Null => return,
        Json::Array(values) => return values.iter().for_each(|value| property(graph, at, name, value)),
        Json::Object(object) => match object.get("@value").and_then(Json::as_str) {
            Some(text) => text.to_owned(),
            None => return lower(graph, json, Some(at), &[name]),
        },
        Json::String(text) => text.clone(),
        Json::Bool(_) | Json::Number(_) => json.to_string(),
    };
    graph.items[at].props.push((owned(name), Value::Text(text)));
}

/// A name that outlives the JSON.
fn owned(name: &str) -> Cow<'static, str> {
    Cow::Owned(name.to_owned())
}

/// The strings of a string or of a list of them.
fn strings(json: Option<&Json>) -> impl Iterator<Item = &str> {
    let list = json.and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    json.and_then(Json::as_str).into_iter().chain(list.iter().filter_map(Json::as_str))
}
