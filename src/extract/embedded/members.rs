//! Objects of JSON of which only some members are read: the others are passed over, which takes no memory and less time.

use std::fmt;

use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

/// The members of an object whose names are wanted; none where the text is no object of JSON.
pub(super) fn members(json: &str, is_wanted: impl Fn(&str) -> bool) -> Option<Map<String, Value>> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let members = deserializer.deserialize_map(Wanted(is_wanted)).ok()?;
    deserializer.end().ok()?;
    Some(members)
}

struct Wanted<F>(F);

impl<'de, F: Fn(&str) -> bool> Visitor<'de> for Wanted<F> {
    type Value = Map<String, Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if (self.0)(&name) {
                members.insert(name, map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wanted_members_of_whole_objects() {
        let wanted =
            |json| members(json, |name| name.starts_with('a')).map(|members| Value::Object(members).to_string());
        for (json, expected) in [
            (r#" {"b":{"a":1},"a":[1,{"b":2}],"a\n":null,"c":"\"a\":3"} "#, Some(r#"{"a":[1,{"b":2}],"a\n":null}"#)),
            ("{}", Some("{}")),
            (r#"{"b":1"#, None),
            (r#"{"a":1} x"#, None),
            (r#"["a"]"#, None),
            ("", None),
        ] {
            assert_eq!(wanted(json).as_deref(), expected, "{json}");
        }
    }
}
