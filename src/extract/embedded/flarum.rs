//! Flarum: a payload with a document of its JSON:API, whose resources refer to one another by type and id.

use std::collections::HashMap;

use serde_json::Value;

use crate::document::{Author, Post};
use crate::dom::{Dom, Node, Selector};
use crate::extract::dates::from_iso;

use super::{Carried, Embedded, id, text};

/// Characters of `2012-05-01`: a join date has no time.
const ISO_DATE: usize = 10;

/// A discussion and what belongs to it.
struct Thread<'j> {
    /// URL of the forum, without a slash at its end.
    base: String,
    discussion: &'j Value,
    /// By type and id.
    resources: HashMap<(&'j str, &'j str), &'j Value>,
}

pub(super) fn read(dom: &Dom) -> Option<Embedded> {
    let payload = payload(dom)?;
    let document = ["apiDocument", "document"].iter().map(|name| &payload[name]).find(|value| value.is_object())?;
    let discussion = &document["data"];
    if discussion["type"].as_str() != Some("discussions") {
        return None;
    }
    let included = document["included"].as_array()?;
    let resources =
        included.iter().filter_map(|item| Some(((item["type"].as_str()?, item["id"].as_str()?), item))).collect();
    let forum =
        payload["resources"].as_array().into_iter().flatten().find(|item| item["type"].as_str() == Some("forums"));
    let base = forum.and_then(|forum| text(&forum["attributes"], "baseUrl")).unwrap_or_default();
    let thread = Thread { base, discussion, resources };
    let mut posts: Vec<Carried> = included.iter().filter_map(|item| thread.post(item)).collect();
    posts.sort_by_key(|carried| carried.post.number);
    let attributes = &discussion["attributes"];
    let tags = thread.related(discussion, "tags");
    Some(Embedded {
        title: text(attributes, "title"),
        site: forum.and_then(|forum| text(&forum["attributes"], "title")),
        is_locked: attributes["isLocked"].as_bool() == Some(true),
        is_sticky: attributes["isSticky"].as_bool() == Some(true),
        tags: tags.filter_map(|tag| text(&tag["attributes"], "name")).collect(),
        views: ["viewCount", "views"].iter().find_map(|name| attributes[name].as_u64()),
        posts_count: ["commentCount", "commentsCount"].iter().find_map(|name| attributes[name].as_u64()),
        posts,
    })
}

/// The JSON in an element of its own, or, before 1.0, in the call that starts the application.
fn payload(dom: &Dom) -> Option<Value> {
    let script = |node: Node| node.children().filter_map(Node::as_text).collect::<String>();
    if let Some(node) = dom.root().first(&Selector::new("#flarum-json-payload")) {
        return serde_json::from_str(&script(node)).ok();
    }
    dom.tagged("script").map(script).find_map(|text| {
        let start = ["app.load(", "app.boot("].iter().find_map(|call| text.find(call).map(|at| at + call.len()))?;
        serde_json::Deserializer::from_str(&text[start..]).into_iter().next()?.ok()
    })
}

impl<'j> Thread<'j> {
    fn post(&self, item: &'j Value) -> Option<Carried> {
        let attributes = &item["attributes"];
        let is_comment =
            item["type"].as_str() == Some("posts") && attributes["contentType"].as_str() == Some("comment");
        if !is_comment || attributes["isHidden"].as_bool() == Some(true) {
            return None;
        }
        let date =
            |names: &[&str]| names.iter().find_map(|name| text(attributes, name)).and_then(|date| from_iso(&date));
        let number = attributes["number"].as_u64();
        let best = &self.discussion["relationships"]["bestAnswerPost"]["data"]["id"];
        let url = |(thread, number)| format!("{}/d/{thread}/{number}", self.base);
        let post = Post {
            id: id(item, "id"),
            number,
            url: text(self.discussion, "id").zip(number).map(url),
            author: self.related(item, "user").next().map(|user| self.author(user)),
            published: date(&["createdAt", "time"]),
            modified: date(&["editedAt", "editTime"]),
            reactions: ["likesCount", "votes"].iter().find_map(|name| attributes[name].as_i64()),
            accepted: best.is_string() && *best == item["id"],
            ..Post::default()
        };
        Some(Carried { post, html: Some(text(attributes, "contentHtml")?) })
    }

    fn author(&self, user: &'j Value) -> Author {
        let attributes = &user["attributes"];
        let slug = text(attributes, "slug").or_else(|| text(attributes, "username"));
        let joined = text(attributes, "joinTime").and_then(|date| from_iso(&date));
        Author {
            name: text(attributes, "displayName").or_else(|| text(attributes, "username")),
            url: slug.map(|slug| format!("{}/u/{slug}", self.base)),
            id: id(user, "id"),
            role: self.related(user, "groups").find_map(|group| text(&group["attributes"], "nameSingular")),
            joined: joined.map(|date| date.chars().take(ISO_DATE).collect()),
            post_count: ["commentCount", "commentsCount"].iter().find_map(|name| attributes[name].as_u64()),
        }
    }

    /// The resources that one refers to.
    fn related(&self, item: &'j Value, name: &str) -> impl Iterator<Item = &'j Value> {
        let data = &item["relationships"][name]["data"];
        let references = data.as_array().into_iter().flatten().chain(data.is_object().then_some(data));
        references.filter_map(|reference| {
            let key = (reference["type"].as_str()?, reference["id"].as_str()?);
            self.resources.get(&key).copied()
        })
    }
}
