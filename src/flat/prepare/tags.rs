//! The tags of BBCode and HTML that dumps of forums leave in their texts.

/// What a tag does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing that shows in plain text.
    Inline,
    /// A line break.
    Break,
    /// A paragraph of its own.
    Block,
    /// A list's item.
    Item,
    Quote,
    /// Verbatim text.
    Code,
    /// What is inside names a picture by its address.
    Picture,
    /// What is inside is no text: a video's or an attachment's number.
    Gone,
}

/// Tags of BBCode, by name.
const BBCODE: &[(&str, Effect)] = &[
    ("*", Effect::Item),
    ("attach", Effect::Gone),
    ("attachment", Effect::Gone),
    ("b", Effect::Inline),
    ("center", Effect::Block),
    ("code", Effect::Code),
    ("color", Effect::Inline),
    ("colour", Effect::Inline),
    ("email", Effect::Inline),
    ("font", Effect::Inline),
    ("hr", Effect::Break),
    ("html", Effect::Code),
    ("i", Effect::Inline),
    ("icode", Effect::Inline),
    ("img", Effect::Picture),
    ("indent", Effect::Block),
    ("left", Effect::Block),
    ("li", Effect::Item),
    ("list", Effect::Block),
    ("media", Effect::Gone),
    ("mention", Effect::Inline),
    ("noparse", Effect::Inline),
    ("ol", Effect::Block),
    ("php", Effect::Code),
    ("quote", Effect::Quote),
    ("right", Effect::Block),
    ("s", Effect::Inline),
    ("size", Effect::Inline),
    ("spoiler", Effect::Block),
    ("strike", Effect::Inline),
    ("sub", Effect::Inline),
    ("sup", Effect::Inline),
    ("table", Effect::Block),
    ("td", Effect::Break),
    ("tr", Effect::Break),
    ("u", Effect::Inline),
    ("ul", Effect::Block),
    ("url", Effect::Inline),
    ("user", Effect::Inline),
    ("video", Effect::Gone),
    ("youtube", Effect::Gone),
];

/// Tags of HTML that what people write is marked up with, by name.
const HTML: &[(&str, Effect)] = &[
    ("a", Effect::Inline),
    ("b", Effect::Inline),
    ("big", Effect::Inline),
    ("blockquote", Effect::Quote),
    ("br", Effect::Break),
    ("center", Effect::Block),
    ("cite", Effect::Inline),
    ("code", Effect::Inline),
    ("del", Effect::Inline),
    ("div", Effect::Block),
    ("em", Effect::Inline),
    ("font", Effect::Inline),
    ("h1", Effect::Block),
    ("h2", Effect::Block),
    ("h3", Effect::Block),
    ("h4", Effect::Block),
    ("hr", Effect::Block),
    ("i", Effect::Inline),
    ("img", Effect::Inline),
    ("ins", Effect::Inline),
    ("li", Effect::Item),
    ("ol", Effect::Block),
    ("p", Effect::Block),
    ("pre", Effect::Code),
    ("s", Effect::Inline),
    ("small", Effect::Inline),
    ("span", Effect::Inline),
    ("strike", Effect::Inline),
    ("strong", Effect::Inline),
    ("sub", Effect::Inline),
    ("sup", Effect::Inline),
    ("table", Effect::Block),
    ("tbody", Effect::Inline),
    ("td", Effect::Break),
    ("tr", Effect::Break),
    ("u", Effect::Inline),
    ("ul", Effect::Block),
];

/// The longest tag, in bytes, its address included.
const MAX_TAG: usize = 2048;
/// The longest name of a tag.
const MAX_NAME: usize = 12;

/// The markup of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    BbCode,
    Html,
}

/// A tag in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) markup: Markup,
    pub(super) name: &'static str,
    pub(super) effect: Effect,
    pub(super) closes: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Tag {
    /// The tag that begins at a bracket, if it is one that is known.
    pub(super) fn at(text: &str, start: usize) -> Option<Tag> {
        let bytes = text.as_bytes();
        let (markup, close) = if bytes[start] == b'<' { (Markup::Html, b'>') } else { (Markup::BbCode, b']') };
        let closes = bytes.get(start + 1) == Some(&b'/');
        let from = start + 1 + usize::from(closes);
        let length =
            bytes[from..].iter().take(MAX_NAME).take_while(|b| b.is_ascii_alphanumeric() || **b == b'*').count();
        let (name, effect) = known(markup, text.get(from..from + length)?)?;
        let after = *bytes.get(from + length)?;
        if after != close && !matches!(after, b'=' | b' ' | b'/') {
            return None;
        }
        let rest = &bytes[from + length..bytes.len().min(start + MAX_TAG)];
        let end = rest.iter().position(|b| *b == close || *b == b'\n' || (*b == bytes[start]))?;
        (rest[end] == close).then_some(Tag { markup, name, effect, closes, start, end: from + length + end + 1 })
    }

    /// What stands after the name: `="Anna, post: 12"`, ` href="…"`.
    pub(super) fn argument<'a>(&self, text: &'a str) -> &'a str {
        let inside = &text[self.start + 1 + usize::from(self.closes)..self.end - 1];
        &inside[self.name.len().min(inside.len())..]
    }

    /// Whether nothing closes tags of this name.
    pub(super) fn is_single(&self) -> bool {
        matches!(self.name, "*" | "br" | "hr" | "img" | "li" | "p" | "td" | "tr")
            && !(self.markup == Markup::BbCode && self.name == "img")
    }
}

fn known(markup: Markup, name: &str) -> Option<(&'static str, Effect)> {
    let list = if markup == Markup::Html { HTML } else { BBCODE };
    list.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_known_names() {
        for (text, expected) in [
            ("[b]x", Some(("b", false, 3))),
            ("[/QUOTE]", Some(("quote", true, 8))),
            ("[quote=\"Anna, post: 1\"]", Some(("quote", false, 23))),
            ("<br />", Some(("br", false, 6))),
            ("<a href=\"x\">", Some(("a", false, 12))),
            ("[*]tea", Some(("*", false, 3))),
            ("[tea]", None),
            ("<u8>", None),
            ("[b", None),
            ("<b c\n>", None),
            ("[b [i]", None),
        ] {
            let found = Tag::at(text, 0).map(|tag| (tag.name, tag.closes, tag.end));
            assert_eq!(found, expected, "{text}");
        }
        let text = "[quote=Anna;123]";
        assert_eq!(Tag::at(text, 0).unwrap().argument(text), "=Anna;123");
    }

    #[test]
    fn names_are_sorted() {
        assert!(BBCODE.is_sorted_by_key(|(name, _)| *name) && HTML.is_sorted_by_key(|(name, _)| *name));
    }
}
