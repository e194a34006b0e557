//! The tree and its selectors against scraper's.

use super::*;
use crate::Options;
use proptest::prelude::*;
use scraper::node::Node as Data;
use tokenizer::tests::{DOCUMENTS, PIECES};

fn parse(page: &str) -> Dom {
    Dom::parse(page, Noscript::Text, &Options::new()).unwrap()
}

const PAGE: &str = "<body class=b><div id=a class='x y'><p class=x>1</p><p data-n=1 class='x z'>2</p></div>\
    <ul role=list><li class=y>3<li class='y x'>4<ul><li>5</ul></ul><x-post name=q>6</x-post>\
    <svg viewBox=0><a xlink:href=/u class=x></a></svg><table><tr><td TYPE=Text class='z  Z'><b>7</b><i>8</i>";

#[test]
fn selectors_find_what_scraper_finds() {
    let (dom, html) = (parse(PAGE), scraper::Html::parse_document(PAGE));
    for css in [
        ".x",
        "#a",
        "#a .x",
        "#a > p, .y",
        ".y, .x",
        "[data-n]",
        "p[data-n='1'].z",
        "ul li:last-child",
        "li:has(+ li), x-post",
        "[name^='q'], #a",
        "*",
        "div > *",
        "p:not(.z, [a=','])",
        "p + p, li ~ li",
        "ul:has(> li.y) > li",
        "li:has(ul li)",
        "ul:has(ul)",
        "ul ul li",
        "body > ul > li ul",
        ".b .y .x",
        ".none .x",
        "ul .y",
        "#a .x ~ .x",
        "#a ~ ul ul li",
        "#a + ul > li + li ul > li",
        "table tr > td b + i",
        "[role] :not(p)",
        "li:nth-child(2), td :first-of-type",
        "td:not(:has(p)) > :first-child",
        "[viewBox], [viewbox]",
        "[type='text'], [type='Text'], [class='x' i]",
        "a[href]",
        ".Z, .z.Z",
        ":is(.x, .y):not(li)",
        "p:empty, a:empty",
        "",
    ] {
        let selector = Selector::new(css);
        let asked = scraper::Selector::parse(css).ok();
        let print = |tag: &str, text: String| format!("{tag} {text}");
        let expected: Vec<String> = asked
            .iter()
            .flat_map(|css| html.select(css))
            .map(|found| print(found.value().name(), found.text().collect()))
            .collect();
        let text = |node: &Node| node.descendants().filter_map(Node::as_text).collect::<String>();
        let found = dom.root().select(&selector);
        assert_eq!(found.iter().map(|node| print(node.tag(), text(node))).collect::<Vec<_>>(), expected, "{css}");
        assert!(dom.root().first(&selector) == found.first().copied(), "{css}");
        let elements = dom.root().descendants().filter(|node| node.matches(&selector));
        assert!(elements.eq(found.iter().copied()), "{css}");
        let inner = dom.root().first(&Selector::new("ul")).unwrap();
        let below: Vec<Node> = inner.descendants().skip(1).filter(|node| node.matches(&selector)).collect();
        assert!(inner.select(&selector) == below, "{css}");
        assert!(inner.first(&selector) == below.first().copied(), "{css}");
    }
}

/// A line a node: its depth, what it is, and its attributes by their names.
fn print(dom: &Dom) -> Vec<String> {
    let line = |node: Node| {
        let depth = node.ancestors().count();
        let mut attributes: Vec<String> = node.attributes().map(|(name, value)| format!("{name}={value:?}")).collect();
        attributes.sort();
        match (node.as_text(), node.as_comment()) {
            (Some(text), _) => format!("{depth} {text:?}"),
            (_, Some(comment)) => format!("{depth} <!--{comment:?}"),
            _ => format!("{depth} <{} {}", node.tag(), attributes.join(" ")),
        }
    };
    dom.root().descendants().map(line).collect()
}

/// The same of scraper's tree.
fn expected(page: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(page);
    let nodes = html.tree.root().descendants().filter(|node| !matches!(node.value(), Data::Doctype(_)));
    nodes
        .map(|node| {
            let depth = node.ancestors().count();
            match node.value() {
                Data::Text(text) => format!("{depth} {:?}", &**text),
                Data::Comment(text) => format!("{depth} <!--{:?}", &**text),
                Data::Element(element) => {
                    let mut attributes: Vec<String> = element
                        .attrs
                        .iter()
                        .map(|(name, value)| match &name.prefix {
                            Some(prefix) => format!("{prefix}:{}={:?}", name.local, &**value),
                            None => format!("{}={:?}", name.local, &**value),
                        })
                        .collect();
                    attributes.sort();
                    format!("{depth} <{} {}", element.name(), attributes.join(" "))
                }
                _ => format!("{depth} < "),
            }
        })
        .collect()
}

#[test]
fn trees_are_scrapers() {
    for page in [
        "",
        PAGE,
        "<!doctype html><title>a</title><p>b<p>c<!-- d -->",
        "<p><b>1<p>2</b>3<p>4",
        "<a>1<div>2<a>3</div>4</a>5",
        "<table>1<tr>2<td>3<table><b>4<tr><td>5</b>6</table>7",
        "<b><i><u>1</b>2<p>3</i>4</u>5",
        "<html a=1><body b=2><html a=3 c=4><body b=5 d=6>7",
        "<template><p>1<template>2</template></template>3",
        "<svg><p>1<math><mi>2<svg xlink:href=3 href=4><foreignObject><p>5",
        "<frameset><frame></frameset><noframes>1",
        "<select><option>1<option>2<optgroup><hr></select>3",
        "<ul><li><p>1<li>2<ul><li>3</ul></ul></li>4",
        "<plaintext><p>1",
        "<noscript><p>1</noscript><noscript><b>2",
        "1<!-->2<!--3",
        "<button><p>1<button>2</button>3",
        "<form>1<form>2</form><table><form>3<tr><td></form>4",
    ] {
        assert_eq!(print(&parse(page)), expected(page), "{page}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(DOCUMENTS)))]

    #[test]
    fn trees_of_broken_pages_are_scrapers(text in PIECES) {
        let text = &text.replace('\u{feff}', ""); // html5ever drops those behind scripts
        let own = print(&parse(text));
        prop_assert!(own == expected(text) || own == expected(&parse::closed(text)), "{own:#?}");
    }
}

/// The folder of `DECHROME_PAGES` holds JSON lines with a key `html` or `text`.
#[test]
#[ignore = "needs pages that are not the project's"]
fn pages_have_scrapers_trees() {
    let folder = std::env::var("DECHROME_PAGES").expect("DECHROME_PAGES names a folder of JSON lines");
    let mut compared = 0;
    for entry in std::fs::read_dir(&folder).expect("a folder") {
        let lines = std::fs::read_to_string(entry.expect("a file").path()).expect("a file of text");
        for line in lines.lines() {
            let page: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let text = page["html"].as_str().or(page["text"].as_str()).expect("a page");
            // What React sends later is moved.
            if !text.contains(" hidden id=\"S:") {
                let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                let own = print(&parse(text));
                let is_equal = || own == expected(text) || own == expected(&parse::closed(text));
                assert!(is_equal(), "{}", page["url"]);
                compared += 1;
            }
        }
    }
    println!("trees of {compared} pages compared");
    assert!(compared > 0, "no page in {folder}");
}

#[test]
fn parts_of_the_tree_stand_together() {
    let dom = parse("<p>1<b>2</b>3</p><ul><li>4<li>5</ul>");
    let (p, ul) = (dom.tagged("p").next().unwrap(), dom.tagged("ul").next().unwrap());
    let b = dom.tagged("b").next().unwrap();
    assert!(b.is_within(p) && p.is_within(p) && !p.is_within(b) && !b.is_within(ul));
    let without = [b.key()];
    assert!(dom.root().first_outside(&Selector::new("b, li"), &without) == dom.tagged("li").next());
    assert_eq!(p.descendants_but(|node| node == b).filter_map(Node::as_text).collect::<String>(), "13");
    let walk: String = ul
        .walk()
        .map(|edge| match edge {
            Edge::Open(node) => node.as_text().map_or(format!("<{}>", node.tag()), str::to_owned),
            Edge::Close(node) => {
                if node.is_element() {
                    format!("</{}>", node.tag())
                } else {
                    String::new()
                }
            }
        })
        .collect();
    assert_eq!(walk, "<ul><li>4</li><li>5</li></ul>");
    assert!(dom.has(&Wanted::tag("li")) && !dom.has(&Wanted::class("li")) && !dom.may_have("title"));
}

#[test]
fn siblings_are_looked_for_among_a_thousand_nodes() {
    let finds = |between: usize| {
        let dom = parse(&format!("<p class=a></p>{}<p class=b></p>", "<i></i>".repeat(between)));
        dom.root().first(&Selector::new(".a ~ .b")).is_some()
    };
    assert!(finds(999) && !finds(1000));
}

#[test]
fn an_element_keeps_a_thousand_attributes() {
    let page = |count: usize| format!("<p {}>", (0..count).map(|n| format!("a{n} ")).collect::<String>());
    let count = |page: &str| parse(page).tagged("p").next().unwrap().attributes().count();
    assert_eq!(count(&page(1000)), 1000);
    assert_eq!(count(&page(1001)), 1000);
    let body = "<body a><body b c=1><body c=2>";
    assert_eq!(parse(body).tagged("body").next().unwrap().attributes().count(), 3);
}

#[test]
fn drawings_and_scripts_are_no_text() {
    let dom = parse("<p><svg><title>Picture</title><text>AW</text></svg>Ada <b>Wren</b><script>no</script>");
    assert_eq!(dom.root().text(), "Ada Wren");
}

#[test]
fn attributes_as_written_and_as_meant() {
    let dom = parse("<p title='a &amp; b' lang=en>");
    let node = dom.tagged("p").next().unwrap();
    assert_eq!((node.written("title"), node.attr("title")), (Some("a &amp; b"), Some("a & b")));
    assert_eq!((node.written("lang"), node.written("id")), (Some("en"), None));
    let dom = parse("<body title='a &amp; b'>");
    let node = dom.tagged("body").next().unwrap();
    assert_eq!((node.written("title"), node.attr("title")), (None, Some("a & b")));
    assert_eq!(decoded("a &amp;quot;&lt"), "a &quot;<");
}

#[test]
fn a_page_of_more_tags_than_tickets_has_its_attributes() {
    let mut buffers = Buffers::default();
    buffers.tree.attributes = attributes::Attributes::without_tickets();
    let page = format!("{PAGE}<a title='&lt;' href=/b>");
    let dom = Dom::parse_into(&page, Noscript::Text, &Options::new(), &mut buffers).unwrap();
    assert_eq!(print(&dom), print(&parse(&page)));
}
