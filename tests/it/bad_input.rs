//! Any bytes give a document or a typed error: never a panic, a hang, or a stack overflow.

use dechrome::{Document, Error, Format, Input, Kind, Options, Output, clean};
use std::time::{Duration, Instant};

/// Longer than any of these pages takes, even unoptimised on a busy machine; what is quadratic takes minutes.
const PATIENCE: Duration = Duration::from_secs(60);

const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1F\x15\xC4\x89";

/// A small page that has a bit of everything, a script and an attribute with markup in it included.
const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tea &amp; more</title>
<script type="application/ld+json">{"@type":"DiscussionForumPosting","headline":"Tea"}</script></head>
<body id="phpbb" class="section-viewtopic"><!-- a comment --><div class="post" id="p1" title='<b>"'>
<p class="author">by <a href="/u/1" class="username">ann</a> » <time datetime="2024-08-19">Mon</time></p>
<div class="content">Hello &#8212; <b>wörld</b><br/>line <blockquote><cite>bob wrote:</cite>quoted</blockquote>
<ul><li>one<li>two</ul><pre><code>x &lt; y</code></pre><table><tr><td>1<td>2</table><img src=a.png></div></div></body></html>"#;

/// Cleans and renders in every format: what can go wrong may go wrong there too.
fn run<'a>(input: impl Into<Input<'a>>, options: &Options) -> Result<Document, Error> {
    let document = clean(input, options)?;
    for output in [Output::Text, Output::Markdown, Output::Html, Output::Json] {
        document.render(output);
    }
    Ok(document)
}

fn options() -> Options {
    Options::new().explain(true)
}

#[test]
fn an_empty_page_is_an_empty_document() {
    for page in ["", " ", "\n\t\r\n", "\u{FEFF}"] {
        let document = run(page.as_bytes(), &options()).unwrap();
        assert_eq!(document.kind, Kind::Other);
        assert_eq!((&*document.text, document.posts.len(), document.title), ("", 0, None), "{page:?}");
        assert_eq!(run(page, &options()).unwrap().text, "");
    }
}

#[test]
fn every_single_byte() {
    for byte in 0..=u8::MAX {
        run(&[byte][..], &options()).unwrap();
        run(&[byte][..], &options().format(Format::Html)).unwrap();
    }
}

#[test]
fn every_pair_of_a_byte_with_markup() {
    for byte in 0..=u8::MAX {
        run(&[b'<', byte][..], &options()).unwrap();
        run(&[b'<', b'p', b'>', byte, 0xFF][..], &options()).unwrap();
    }
}

#[test]
fn fifty_megabytes_of_html() {
    let paragraph = format!("<p>{}</p>\n", "Some words in a long paragraph. ".repeat(8 << 10));
    let mut page = String::from("<!DOCTYPE html><title>Long</title><body><article>");
    while page.len() < 50 << 20 {
        page.push_str(&paragraph);
    }
    let start = Instant::now();
    let document = clean(page.as_str(), &Options::new()).unwrap();
    assert!(document.text.len() > 10 << 20, "{} bytes of text", document.text.len());
    assert!(start.elapsed() < 2 * PATIENCE, "{:?}", start.elapsed());
}

#[test]
fn fifty_megabytes_of_flat_text() {
    let paragraph = format!("{}\n\n", "Some words in a long paragraph. ".repeat(2 << 10));
    let page = paragraph.repeat((50 << 20) / paragraph.len() + 1);
    let start = Instant::now();
    clean(page.as_str(), &Options::new()).unwrap();
    assert!(start.elapsed() < 2 * PATIENCE, "{:?}", start.elapsed());
}

#[test]
fn invalid_utf8_becomes_replacement_characters() {
    let page = Input::new(
        b"<!DOCTYPE html><article><p>One sentence with a bad \xFF\xFE byte in it, and some more words.</p></article>",
    );
    let document = run(page.content_type("text/html; charset=utf-8"), &options()).unwrap();
    assert_eq!(document.encoding.as_deref(), Some("utf-8"));
    assert!(document.text.contains("a bad \u{FFFD}\u{FFFD} byte"), "{}", document.text);
    for bytes in [&b"\xC3"[..], b"\xED\xA0\x80", b"\xF8\x88\x80\x80\x80", b"a\x80\xBF", b"\xE2\x82"] {
        run(bytes, &options()).unwrap();
        run(Input::new(bytes).content_type("text/plain; charset=utf-8"), &options()).unwrap();
    }
}

#[test]
fn utf16_of_either_order_with_and_without_mark() {
    let plain = run(PAGE, &options()).unwrap();
    assert!(plain.text.contains("wörld"), "{}", plain.text);
    for mark in ["", "\u{FEFF}"] {
        for (unit, label) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], "utf-16le"), (u16::to_be_bytes, "utf-16be")] {
            let bytes: Vec<u8> = format!("{mark}{PAGE}").encode_utf16().flat_map(unit).collect();
            let document = run(&bytes[..], &options()).unwrap();
            assert_eq!((document.encoding.as_deref(), &document.text), (Some(label), &plain.text), "{mark:?}");
            run(&bytes[..bytes.len() - 1], &options()).unwrap();
        }
    }
}

#[test]
fn a_png_is_not_text() {
    assert_eq!(run(PNG, &options()).unwrap_err(), Error::NotText { format: "PNG image" });
    let labelled = Input::new(PNG).content_type("text/html; charset=utf-8");
    assert_eq!(run(labelled, &options().format(Format::Html)).unwrap_err().code(), "not_text");
    assert!(matches!(run(&[0; 100][..], &options()), Err(Error::NotText { .. })));
}

#[test]
fn a_page_cut_off_at_every_byte() {
    for end in 0..=PAGE.len() {
        run(&PAGE.as_bytes()[..end], &options()).unwrap();
        run(&PAGE.as_bytes()[end..], &options()).unwrap();
    }
}

#[test]
fn a_page_with_a_byte_missing_or_wrong() {
    for at in 0..PAGE.len() {
        let mut bytes = PAGE.as_bytes().to_vec();
        bytes[at] = b'<';
        run(&bytes[..], &options()).unwrap();
        bytes.remove(at);
        run(&bytes[..], &options()).unwrap();
    }
}

/// A page of elements nested `levels` deep.
fn nested(tag: &str, levels: usize) -> String {
    let open = match tag {
        "table" => "<table><tr><td>".to_owned(),
        "ul" => "<ul><li>".to_owned(),
        _ => format!("<{tag}>"),
    };
    format!("<!DOCTYPE html><body><p>Before</p>{}<p>The innermost words of the page.</p>", open.repeat(levels))
}

fn nesting_is_no_problem(tag: &str) {
    let start = Instant::now();
    match run(nested(tag, 100_000).as_str(), &options()) {
        Ok(_) | Err(Error::LimitExceeded { limit: "max_depth" | "max_nodes", .. }) => {}
        Err(error) => panic!("{tag}: {error}"),
    }
    assert!(start.elapsed() < PATIENCE, "{tag}: {:?}", start.elapsed());
}

#[test]
fn a_hundred_thousand_nested_div() {
    nesting_is_no_problem("div");
}

#[test]
fn a_hundred_thousand_nested_b() {
    nesting_is_no_problem("b");
}

#[test]
fn a_hundred_thousand_nested_blockquote() {
    nesting_is_no_problem("blockquote");
}

#[test]
fn a_hundred_thousand_nested_table() {
    nesting_is_no_problem("table");
}

#[test]
fn a_hundred_thousand_nested_ul() {
    nesting_is_no_problem("ul");
}

#[test]
fn nine_thousand_levels_are_within_the_default_limit() {
    let start = Instant::now();
    for tag in ["div", "blockquote"] {
        run(nested(tag, 9_000).as_str(), &options()).unwrap();
    }
    run(nested("ul", 4_500).as_str(), &options()).unwrap();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

#[test]
fn json_ld_that_is_not_json() {
    let deep = "[".repeat(100_000);
    let deep_objects = r#"{"comment":"#.repeat(10_000);
    for json in [
        "",
        "{",
        "nonsense",
        "{\"@type\":",
        "null",
        "[]",
        "[1,\"x\",{}]",
        "{\"@type\":7}",
        "\u{0}",
        &deep,
        &deep_objects,
    ] {
        let page = format!(
            "<!DOCTYPE html><title>Tea</title><script type=\"application/ld+json\">{json}</script>\
             <article><p>Green tea is steeped at 80 degrees, for two minutes and no longer.</p></article>"
        );
        let document = run(page.as_str(), &options()).unwrap();
        assert!(document.text.contains("Green tea is steeped"), "{:.20}: {}", json, document.text);
    }
}

#[test]
fn each_limit_is_named_when_it_is_hit() {
    let limited = |page: &str, options: Options| run(page, &options).unwrap_err();
    let exceeded = |limit, allowed| Error::LimitExceeded { limit, allowed };
    assert_eq!(limited("12345", Options::new().max_bytes(4)), exceeded("max_bytes", 4));
    assert!(run("12345", &Options::new().max_bytes(5)).is_ok());
    let many = format!("<!DOCTYPE html>{}", "<p>x</p>".repeat(1000));
    assert_eq!(limited(&many, Options::new().max_nodes(1000)), exceeded("max_nodes", 1000));
    assert!(run(many.as_str(), &Options::new().max_nodes(3000)).is_ok());
    assert_eq!(limited(&nested("div", 100), Options::new().max_depth(50)), exceeded("max_depth", 50));
    assert!(run(nested("div", 100).as_str(), &Options::new().max_depth(150)).is_ok());
    assert_eq!(limited(&posts(12), Options::new().max_posts(11)), exceeded("max_posts", 11));
    assert_eq!(run(posts(12).as_str(), &Options::new().max_posts(12)).unwrap().posts.len(), 12);
}

/// A thread of phpBB 3 with so many posts.
fn posts(count: usize) -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html><head><title>Board - Tea</title></head><body id=\"phpbb\" class=\"nojs notouch \
         section-viewtopic ltr\"><div id=\"page-body\"><h2 class=\"topic-title\"><a href=\"./viewtopic.php?t=1\">Tea</a></h2>",
    );
    for i in 1..=count {
        page.push_str(&format!(
            "<div id=\"p{i}\" class=\"post has-profile bg2\"><div class=\"inner\"><dl class=\"postprofile\" id=\"profile{i}\">\
             <dt><a href=\"./memberlist.php?mode=viewprofile&amp;u={i}\" class=\"username\">user{i}</a></dt></dl>\
             <div class=\"postbody\"><div id=\"post_content{i}\"><p class=\"author\"><a class=\"unread\" href=\"./viewtopic.php?p={i}#p{i}\">\
             </a>by <strong><a href=\"./memberlist.php?mode=viewprofile&amp;u={i}\" class=\"username\">user{i}</a></strong> » \
             <time datetime=\"2024-08-19T14:03:00+00:00\">Mon Aug 19, 2024 2:03 pm</time></p><div class=\"content\">This is what \
             user {i} has to say about the making of tea.</div></div></div></div></div>"
        ));
    }
    page.push_str("</div></body></html>");
    page
}

#[test]
fn a_retrieval_time_that_is_none() {
    for time in ["yesterday", "2024-13-45", "\u{0}", "2024"] {
        let error = run(Input::from_text("x").retrieved(time), &options()).unwrap_err();
        assert_eq!(error, Error::InvalidRetrieved { value: time.to_owned() });
    }
}

#[test]
fn odd_urls_and_content_types() {
    for odd in
        ["", " ", "://", "http://", "http://[", "\u{0}", "a\u{FF}b", "http://xn--/", "text/html; charset=", ";;=;"]
    {
        run(Input::new(PAGE.as_bytes()).url(odd).content_type(odd), &options()).unwrap();
        run(Input::new(b"caf\xE9 au lait").url(odd).content_type(odd), &options()).unwrap();
    }
}

#[test]
fn a_page_that_is_one_cell_of_a_table() {
    let cell = |text: &str| format!("<table><tr><td>{text}</td></tr></table>");
    let document = run(cell("Nothing here.").as_str(), &options()).unwrap();
    assert_eq!((document.kind, document.posts.len(), document.threads.len()), (Kind::Other, 0, 0));
    let prose = "A long text in the one cell that there is, about nothing but the weather of the past week. ".repeat(8);
    let document = run(cell(&prose).as_str(), &options()).unwrap();
    assert_eq!((document.kind, document.posts.len()), (Kind::Article, 0));
}

#[test]
fn a_page_without_text() {
    let images = "<a href=/1><img src=1.png></a>".repeat(200);
    let scripts = "<script>var a = 'some text that nobody sees';</script><style>p { color: red }</style>".repeat(200);
    for body in [&images, &scripts, &format!("<div>{images}{scripts}</div>")] {
        let document = run(format!("<!DOCTYPE html><body>{body}").as_str(), &options()).unwrap();
        assert_eq!((document.kind, &*document.text, document.posts.len()), (Kind::Other, "", 0));
        assert!(document.threads.is_empty() && document.confidence < 0.5, "{}", document.confidence);
    }
}

/// How many times longer a page may take that is eight times as long: what is linear takes eight times, what is quadratic 64
/// times; a busy machine blurs both.
const MAX_GROWTH: f64 = 32.0;

/// Time does not grow faster than the page; gives the document of the larger one.
fn grows_with_the_page(page: impl Fn(usize) -> String, size: usize) -> Document {
    let time = |size: usize| {
        let page = page(size);
        let start = Instant::now();
        let document = clean(page.as_str(), &Options::new()).unwrap();
        (start.elapsed(), document)
    };
    let (small, large) = (time(size / 8), time(size));
    let growth = large.0.as_secs_f64() / small.0.as_secs_f64().max(1e-3);
    assert!(growth < MAX_GROWTH, "{growth:.1} times as long: {:?}, then {:?}", small.0, large.0);
    large.1
}

#[test]
fn fifty_thousand_equal_siblings() {
    let siblings = |one: &'static str| move |count: usize| format!("<!DOCTYPE html><body>{}", one.repeat(count));
    let words = grows_with_the_page(siblings("<div class=x>word</div>"), 50_000);
    assert_eq!((words.posts.len(), words.threads.len()), (0, 0));
    let links = grows_with_the_page(siblings("<li><a href=/topic/1>Same</a> <b>2</b></li>"), 50_000);
    assert_eq!((links.kind, links.posts.len(), links.threads.len()), (Kind::Other, 0, 0));
    let numbers = grows_with_the_page(siblings("<a href=?page=2>2</a> "), 50_000);
    assert_eq!((numbers.kind, numbers.page), (Kind::Other, None));
}

#[test]
fn records_nested_five_thousand_deep() {
    let open = "<div class=reply><a href=/u/ann class=user>ann</a> <i>2024-08-19 14:03</i><p>One more thing to say on tea.</p>";
    let document = grows_with_the_page(|depth| format!("<!DOCTYPE html><body>{}", open.repeat(depth)), 5_000);
    assert!(!matches!(document.kind, Kind::Listing | Kind::Index), "{:?}", document.kind);
    let row = "<ul><li><a href=/topic/1>A title of a topic</a> <b>3</b> replies";
    let document = grows_with_the_page(|depth| format!("<!DOCTYPE html><body>{}", row.repeat(depth)), 4_000);
    assert_eq!(document.posts.len(), 0, "{:?}", document.kind);
}
