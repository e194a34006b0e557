//! The property that makes the HTML safe to put on a page: no field of a document gets markup or a script into it.

use crate::block::{Block, Mark, MarkKind, QuoteBlock, Rich};
use crate::document::{Author, Document, Image, Post};
use proptest::prelude::*;

/// Text that tries to break out.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("<script>".to_owned()),
        Just("\" onload='x".to_owned()),
        Just("javascript:alert(1)".to_owned()),
        Just(" Java\tScript:".to_owned()),
        Just("data:text/html,<b>".to_owned()),
        Just("http://a.example/".to_owned()),
        Just("-->".to_owned()),
        "\\PC{0,8}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(pieces, 0..5).prop_map(|pieces| pieces.concat())
}

fn rich() -> impl Strategy<Value = Rich> {
    let kind = prop_oneof![
        Just(MarkKind::Bold),
        Just(MarkKind::Italic),
        Just(MarkKind::Code),
        hostile().prop_map(MarkKind::Link),
    ];
    let marks = prop::collection::vec((0_usize..20, 0_usize..20, kind), 0..4);
    (hostile(), marks).prop_map(|(text, marks)| Rich {
        text,
        marks: marks.into_iter().map(|(start, length, kind)| Mark::new(start, start + length, kind)).collect(),
    })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        rich().prop_map(Block::Paragraph),
        (any::<u8>(), rich()).prop_map(|(level, rich)| Block::Heading(level, rich)),
        (any::<u8>(), any::<Option<u32>>(), rich()).prop_map(|(depth, number, content)| Block::Item {
            depth,
            number,
            content
        }),
        (hostile(), hostile()).prop_map(|(language, text)| Block::Code { language: Some(language), text }),
        prop::collection::vec(prop::collection::vec(rich(), 0..3), 0..3).prop_map(Block::Table),
        (hostile(), hostile()).prop_map(|(url, alt)| Block::Image(Image {
            url: Some(url),
            alt: Some(alt),
            name: None
        })),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        (hostile(), prop::collection::vec(inner, 0..3))
            .prop_map(|(author, blocks)| Block::Quote(QuoteBlock::new(Some(author), Some("1".into()), blocks)))
    })
}

const ALLOWED: &[&str] = &[
    "a",
    "article",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "td",
    "time",
    "tr",
    "ul",
];

/// What `html` holds besides allowed tags, allowed attributes and harmless URLs, if anything.
fn offence(html: &str) -> Option<String> {
    let tag = regex::Regex::new(r#"^</?([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)>"#).unwrap();
    let attribute = regex::Regex::new(r#" ([a-z]+)="([^"]*)""#).unwrap();
    for (at, _) in html.match_indices('<') {
        let Some(found) = tag.captures(&html[at..]).filter(|found| ALLOWED.contains(&&found[1])) else {
            return Some(html[at..].chars().take(40).collect());
        };
        for attribute in attribute.captures_iter(&found[2]) {
            let harmless = match &attribute[1] {
                "href" | "src" | "cite" => {
                    let scheme = attribute[2].split(['/', '?', '#']).next().unwrap_or_default().split_once(':');
                    scheme.is_none_or(|(scheme, _)| ["http", "https", "mailto"].contains(&&*scheme.to_lowercase()))
                }
                name => ["alt", "datetime", "rel", "start"].contains(&name),
            };
            if !harmless {
                return Some(attribute[0].to_owned());
            }
        }
    }
    None
}

proptest! {
    #[test]
    fn nothing_gets_out(
        blocks in prop::collection::vec(block(), 0..4), name in hostile(), url in hostile(), date in hostile()
    ) {
        let author = Some(Author { name: Some(name.clone()), url: Some(url.clone()), ..Author::default() });
        let post = Post {
            id: Some("1".into()),
            author: author.clone(),
            title: Some(name.clone()),
            url: Some(url),
            published: Some(date),
            body: blocks.clone(),
            ..Post::default()
        };
        let page = Document { title: Some(name), author, body: blocks, posts: vec![post], ..Document::default() };
        prop_assert_eq!(offence(&page.to_html()), None);
        page.to_markdown();
    }
}
