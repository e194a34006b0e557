//! Pages that are made to be slow: floods of what trees, elements, records and lines are found by.

use Shape::{Each, Halves, Same};

/// A kind of page, of any size.
pub(crate) struct Bomb {
    pub(crate) name: &'static str,
    head: &'static str,
    shape: Shape,
}

/// What a page repeats behind its head.
enum Shape {
    Same(&'static str),
    /// Another piece each time.
    Each(fn(usize) -> String),
    /// One piece up to the middle, then another.
    Halves(fn(usize) -> String, fn(usize) -> String),
}

const fn bomb(name: &'static str, head: &'static str, shape: Shape) -> Bomb {
    Bomb { name, head, shape }
}

impl Bomb {
    /// A page of so many bytes, or a piece more.
    pub(crate) fn page(&self, bytes: usize) -> String {
        let mut page = String::with_capacity(bytes + self.head.len());
        page.push_str(self.head);
        let mut fill = |until: usize, piece: &dyn Fn(usize) -> String| {
            for n in 0.. {
                if page.len() >= until {
                    break;
                }
                page.push_str(&piece(n));
            }
        };
        match self.shape {
            Same(piece) => fill(bytes, &|_| piece.to_owned()),
            Each(piece) => fill(bytes, &piece),
            Halves(first, second) => {
                fill(bytes / 2, &first);
                fill(bytes, &second);
            }
        }
        page
    }
}

const BODY: &str = "<!DOCTYPE html><title>Tea</title><body>";

/// Floods for the tokenizer.
pub(crate) const TOKENS: [Bomb; 33] = [
    bomb("attributes, distinct", "<!DOCTYPE html><body><div ", Each(|n| format!("a{n} "))),
    bomb("attributes, the same", "<!DOCTYPE html><body><div ", Same("a ")),
    bomb("attributes of body", BODY, Each(|n| format!("<body a{n}=1>"))),
    bomb("attributes of html", BODY, Each(|n| format!("<html a{n}>"))),
    bomb(
        "attributes in hundreds",
        BODY,
        Each(|n| match n % 100 {
            99 => "><p ".to_owned(),
            n => format!("a{n}=b "),
        }),
    ),
    bomb("a class of a megabyte", "<!DOCTYPE html><body><div class='", Same("postbody-")),
    bomb("classes of one element", "<!DOCTYPE html><body><div class='", Each(|n| format!("c{n} "))),
    bomb("classes of many elements", BODY, Each(|n| format!("<p class='a{n} b{n} c{n}'>x"))),
    bomb("ids", BODY, Each(|n| format!("<p id=a{n}>x"))),
    bomb("the same id", BODY, Same("<p id=post>x")),
    bomb("ampersands", BODY, Same("&")),
    bomb("references", BODY, Same("&amp;")),
    bomb("numeric references", BODY, Same("&#x41;")),
    bomb("one numeric reference", "<!DOCTYPE html><body>&#x", Same("41")),
    bomb("long references without semicolons", BODY, Same("&CounterClockwiseContourIntegral")),
    bomb("one long reference", "<!DOCTYPE html><body>&", Same("amp")),
    bomb("references in an attribute", "<!DOCTYPE html><body><a href='", Same("?a&copy=1&amp;")),
    bomb("less-than signs", BODY, Same("<")),
    bomb("ends of nothing", BODY, Same("</")),
    bomb("questions", BODY, Same("<?")),
    bomb("beginnings of comments", BODY, Same("<!--")),
    bomb("dashes in a comment", "<!DOCTYPE html><body><!-- ", Same("- --!- ")),
    bomb("comments", BODY, Same("<!---->")),
    bomb("sections of text", BODY, Same("<![CDATA[")),
    bomb("unclosed quotation marks", BODY, Same("<a href=\"")),
    bomb("scripts with comments", BODY, Same("<script><!--</script>")),
    bomb("scripts inside scripts", BODY, Same("<script><!--<script>")),
    bomb("self-closed fields", BODY, Same("<textarea/>")),
    bomb("titles", BODY, Same("<title>x")),
    bomb("plaintext", "<!DOCTYPE html><body><plaintext>", Same("<p>x")),
    bomb("nulls", BODY, Same("x\0")),
    bomb("carriage returns", BODY, Same("x\r")),
    bomb("one word", BODY, Same("x")),
];

/// Floods for the tree builder.
pub(crate) const TREES: [Bomb; 45] = [
    bomb("div", BODY, Same("<div>")),
    bomb("div with text", BODY, Same("<div>x")),
    bomb("span", BODY, Same("<span>x")),
    bomb("unknown elements", BODY, Same("<x-y>x")),
    bomb("paragraphs below", BODY, Halves(|_| "<div>".into(), |_| "<p>x".into())),
    bomb("paragraphs below, closed", BODY, Halves(|_| "<div>".into(), |_| "<p>x</p>".into())),
    bomb("fields below", BODY, Halves(|_| "<form><div>".into(), |_| "<input>".into())),
    bomb("lists", BODY, Same("<ul><li>x")),
    bomb("definitions", BODY, Same("<dl><dd>x")),
    bomb("quotations", BODY, Same("<blockquote>x")),
    bomb("tables", BODY, Same("<table><tr><td>x")),
    bomb("tables in tables", BODY, Same("<table>")),
    bomb("text in a table", "<!DOCTYPE html><body><table>", Same("x<tr>")),
    bomb("text and formatting in a table", "<!DOCTYPE html><body><table>", Same("x<b>y</b>")),
    bomb("blocks in a table", "<!DOCTYPE html><body><table>", Same("<div>x")),
    bomb("paragraphs in a table", "<!DOCTYPE html><body><table>", Same("<p>x")),
    bomb("formatting, the same", BODY, Same("<b>x")),
    bomb("formatting, unclosed", BODY, Same("<b><i><u><s><p>x")),
    bomb("formatting, each another", BODY, Each(|n| format!("<font color={n}>x"))),
    bomb("formatting in paragraphs", BODY, Each(|n| format!("<p><font color={n}>x"))),
    bomb("formatting, then paragraphs", BODY, Halves(|n| format!("<font color={n}>x"), |_| "<p>x".into())),
    bomb("formatting in a paragraph, then others", BODY, Halves(|n| format!("<p><b a={n}>x"), |_| "<p>x".into())),
    bomb(
        "paragraphs in formatting of all kinds",
        "<!DOCTYPE html><body><p><b><i><u><s><tt><em><big><code><font><small><strong>",
        Same("<p>x"),
    ),
    bomb(
        "formatting with attributes",
        BODY,
        Each(|n| {
            if n % 200 == 0 {
                "<p><b ".into()
            } else if n % 200 == 199 {
                ">x".into()
            } else {
                format!("a{n} ")
            }
        }),
    ),
    bomb("ends of formatting", BODY, Same("</b>")),
    bomb("ends of paragraphs", BODY, Same("</p>")),
    bomb("ends of breaks", BODY, Same("</br>")),
    bomb("links", BODY, Each(|n| format!("<a href={n}>x"))),
    bomb("links and blocks", BODY, Each(|n| format!("<a href={n}><div>x"))),
    bomb("links and paragraphs", BODY, Each(|n| format!("<a href={n}><p>x"))),
    bomb("misnested formatting", BODY, Same("<b><p>x</b>y</p>")),
    bomb("misnested blocks", BODY, Same("<b><i><div>x</b>y</i>")),
    bomb("blocks in formatting, then ends", BODY, Halves(|_| "<b><div>".into(), |_| "</b>x".into())),
    bomb(
        "blocks in formatting with children",
        "<!DOCTYPE html><body><b><i><u><div>",
        Same("<br>x</b></i></u><b><i><u>"),
    ),
    bomb("no break", BODY, Same("<nobr>x")),
    bomb("buttons", BODY, Same("<button>x<div>")),
    bomb("selections", BODY, Same("<select>")),
    bomb("options", "<!DOCTYPE html><body><select>", Same("<option>x")),
    bomb("groups of options", "<!DOCTYPE html><body><select>", Same("<optgroup><option>x")),
    bomb("templates", BODY, Same("<template>x")),
    bomb("drawings", BODY, Same("<svg>x")),
    bomb("formulas", BODY, Same("<math><mi>x")),
    bomb("markup in drawings", BODY, Same("<svg><foreignObject><div>x")),
    bomb("frames", "<!DOCTYPE html>", Same("<frameset><frame>")),
    bomb("objects", BODY, Same("<object><b>x")),
];

const WORDS: &str = "Green tea is steeped for two minutes and no longer.";

/// Floods for what is looked for in trees.
pub(crate) const PAGES: [Bomb; 40] = [
    bomb("breaks", BODY, Same("x<br>")),
    bomb("rules", BODY, Same("x<hr>")),
    bomb("paragraphs", BODY, Same("<p>x")),
    bomb("headings", BODY, Same("<h1>x</h1>")),
    bomb("headings, each another", BODY, Each(|n| format!("<h2>Tea {n}</h2>"))),
    bomb("metadata", BODY, Each(|n| format!("<meta name=k{n} content=v{n}>"))),
    bomb("the same metadata", BODY, Same("<meta property=og:title content=Tea>")),
    bomb("authors in metadata", BODY, Each(|n| format!("<meta name=author content=user{n}>"))),
    bomb("links to a next page", BODY, Same("<a href=?page=2 rel=next>2</a>")),
    bomb("links to pages", BODY, Each(|n| format!("<a href=?page={n}>{n}</a> "))),
    bomb("links to threads", BODY, Each(|n| format!("<a href=/t/{n}>Tea {n}</a> "))),
    bomb("links to members", BODY, Each(|n| format!("<a href=/user/{n} class=username>user{n}</a> "))),
    bomb("crumbs", "<!DOCTYPE html><body><div class=breadcrumbs>", Each(|n| format!("<a href=/{n}>Tea {n}</a> &gt; "))),
    bomb("bases", BODY, Each(|n| format!("<base href=/{n}/>"))),
    bomb("times", BODY, Each(|n| format!("<time datetime=2024-08-19T14:{:02}Z>19 Aug 2024</time>", n % 60))),
    bomb("dates", BODY, Each(|n| format!("<p>{} May 2024, 10:{:02}</p>", n % 28 + 1, n % 60))),
    bomb("dates of one text", BODY, Same("May 3, 2024 ")),
    bomb("numbers", BODY, Each(|n| format!("{n} replies, "))),
    bomb("images", BODY, Each(|n| format!("<img src=/{n}.png alt=x>"))),
    bomb("pictures in a link", "<!DOCTYPE html><body><a href=/>", Same("<img src=a.png>")),
    bomb("cells", "<!DOCTYPE html><body><table><tr>", Same("<td>x")),
    bomb("rows", "<!DOCTYPE html><body><table>", Each(|n| format!("<tr><td>user{n}<td>x"))),
    bomb("rows with headers", "<!DOCTYPE html><body><table>", Same("<tr><th>Posts<td>3")),
    bomb("items", BODY, Each(|n| format!("<li>x{n}"))),
    bomb(
        "articles",
        BODY,
        Each(|n| format!("<article><a href=/user/{n}>u{n}</a> <time>2024-08-19</time><p>{WORDS}</article>")),
    ),
    bomb("articles, empty", BODY, Same("<article></article>")),
    bomb("articles in articles", BODY, Each(|n| format!("<article id=p{n}><b>user{n}</b> 2024-08-19 14:03<p>{WORDS}"))),
    bomb(
        "items of odd shapes",
        BODY,
        Each(|n| format!("<li class=c{}>{}<b>u{n}</b>{}", n % 7, "<i>".repeat(n % 5), "x<br>".repeat(n % 11))),
    ),
    bomb(
        "quotations with headers",
        BODY,
        Each(|n| format!("<blockquote><cite>user{n} wrote:</cite>{WORDS}</blockquote>x")),
    ),
    bomb(
        "microdata",
        BODY,
        Each(|n| {
            format!(
                "<div itemscope itemtype=https://schema.org/Comment itemprop=comment><span itemprop=text>x{n}</span>"
            )
        }),
    ),
    bomb(
        "microdata, flat",
        BODY,
        Each(|n| format!("<div itemscope itemtype=https://schema.org/Comment><span itemprop=text>x{n}</span></div>")),
    ),
    bomb(
        "JSON-LD, deep",
        "<!DOCTYPE html><script type=application/ld+json>",
        Same("{\"@type\":\"Comment\",\"comment\":["),
    ),
    bomb(
        "JSON-LD, wide",
        "<!DOCTYPE html><script type=application/ld+json>[0",
        Each(|n| format!(",{{\"@type\":\"Comment\",\"@id\":\"#c{n}\",\"text\":\"Tea {n}\"}}")),
    ),
    bomb(
        "JSON-LD, many",
        BODY,
        Each(|n| {
            format!(
                "<script type=application/ld+json>{{\"@type\":\"DiscussionForumPosting\",\"text\":\"Tea {n}\"}}</script>"
            )
        }),
    ),
    bomb("noscript", BODY, Same("<noscript><p>x</noscript>")),
    bomb("scripts", BODY, Same("<script>x=1</script>")),
    bomb(
        "parts that come late",
        BODY,
        Each(|n| format!("<template id=P:{n}></template><div hidden id=\"S:{n}\">x</div>")),
    ),
    bomb("late parts in parts", BODY, Each(|n| format!("<div hidden id=\"S:{n}\">x"))),
    bomb("addresses", BODY, Each(|n| format!("https://example.org/{n} "))),
    bomb("code", "<!DOCTYPE html><body><pre><code>", Same("let x = 1;\n")),
];

/// Floods for the rules of forum software.
pub(crate) const THREADS: [Bomb; 12] = [
    bomb(
        "phpBB",
        "<!DOCTYPE html><title>Tea</title><body id=phpbb class=section-viewtopic>",
        Each(|n| {
            format!(
                "<div id=p{n} class=post><div class=postbody><p class=author>by <a href=/u/{n} class=username>u{n}</a> <time>2024-08-19</time></p><div class=content>x</div></div></div>"
            )
        }),
    ),
    bomb(
        "phpBB, posts in posts",
        "<!DOCTYPE html><title>Tea</title><body id=phpbb class=section-viewtopic>",
        Each(|n| {
            format!(
                "<div id=p{n} class=post><div class=postbody><p class=author><a class=username>u{n}</a></p><div class=content>x"
            )
        }),
    ),
    bomb(
        "phpBB, quotations",
        "<!DOCTYPE html><title>Tea</title><body id=phpbb class=section-viewtopic><div class=post><div class=postbody><div class=content>",
        Each(|n| format!("<blockquote><cite>u{n} wrote:</cite>x")),
    ),
    bomb(
        "phpBB, signatures",
        "<!DOCTYPE html><title>Tea</title><body id=phpbb class=section-viewtopic><div class=post><div class=postbody><div class=content>x</div>",
        Same("<div class=signature>x</div>"),
    ),
    bomb(
        "phpBB, names",
        "<!DOCTYPE html><title>Tea</title><body id=phpbb class=section-viewtopic><div class=post><div class=postbody><div class=content>x</div>",
        Each(|n| format!("<p class=author><a class=username>u{n}</a>")),
    ),
    bomb(
        "XenForo",
        "<!DOCTYPE html><html id=XF data-template=thread_view><body>",
        Each(|n| {
            format!(
                "<article class='message message--post' data-author=u{n} id=js-post-{n}><time datetime=2024-08-19>x</time><div class=bbWrapper>x</div></article>"
            )
        }),
    ),
    bomb(
        "XenForo, posts in posts",
        "<!DOCTYPE html><html id=XF data-template=thread_view><body>",
        Each(|n| {
            format!("<article class='message message--post' data-author=u{n} id=js-post-{n}><div class=bbWrapper>x")
        }),
    ),
    bomb(
        "vBulletin 3",
        "<!DOCTYPE html><meta name=generator content='vBulletin 3.8.7'><body>",
        Each(|n| {
            format!(
                "<table id=post{n}><tr><td><a class=bigusername>u{n}</a></td><td><div id=post_message_{n}>x</div></table>"
            )
        }),
    ),
    bomb(
        "Discourse",
        "<!DOCTYPE html><meta name=generator content='Discourse 3.2'><body>",
        Each(|n| {
            format!(
                "<div class='topic-body crawler-post' itemprop=comment><span class=creator><a><span itemprop=name>u{n}</span></a></span><div class=post itemprop=text>x</div></div>"
            )
        }),
    ),
    bomb(
        "comments of WordPress",
        "<!DOCTYPE html><meta name=generator content='WordPress 6.5'><body><article class=post><p>x</article><ol class=comment-list>",
        Each(|n| {
            format!("<li class=comment id=comment-{n}><cite class=fn>u{n}</cite><div class=comment-content><p>x</div>")
        }),
    ),
    bomb(
        "list of threads",
        "<!DOCTYPE html><body id=phpbb class=section-viewforum><ul class=topics>",
        Each(|n| format!("<li class=row><a class=topictitle href=/t/{n}>Tea {n}</a><dd class=posts>{n}</dd>")),
    ),
    bomb(
        "records of unknown software",
        BODY,
        Each(|n| {
            format!(
                "<div class=reply id=r{n}><a href=/user/{n}>user{n}</a> <i>2024-08-19 14:03</i><p>{WORDS}</p></div>"
            )
        }),
    ),
];

/// Floods for flat text.
pub(crate) const TEXTS: [Bomb; 16] = [
    bomb("text: one word a line", "Tea\n\n", Same("x\n")),
    bomb("text: one line", "Tea\n\n", Same("x ")),
    bomb("text: quotation marks", "Tea\n\n", Same("> ")),
    bomb("text: quoted lines", "Tea\n\n", Each(|n| format!("{} x\n", ">".repeat(n % 50)))),
    bomb("text: headers of quotations", "Tea\n\n", Each(|n| format!("user{n} wrote:\nx\n"))),
    bomb("text: names and dates", "Tea\n\n", Each(|n| format!("user{n}\nMay 3, 2024\nx\n"))),
    bomb("text: dates", "Tea\n\n", Same("May 3, 2024\n")),
    bomb("text: numbers", "Tea\n\n", Each(|n| format!("{n}\n"))),
    bomb("text: labels", "Tea\n\n", Each(|n| format!("Posts: {n}\n"))),
    bomb("text: posts by number", "Tea\n\n", Each(|n| format!("#{n}\n{WORDS}\n"))),
    bomb("text: addresses", "Tea\n\n", Each(|n| format!("https://example.org/{n}\n"))),
    bomb("text: empty lines", "Tea\n", Same("\n")),
    bomb("text: brackets", "Tea\n\n", Same("[quote=a]")),
    bomb("text: markup", "Tea\n\n", Same("*_`#|- ")),
    bomb("text: dashes", "Tea\n\n", Same("--\n")),
    bomb("text: references", "Tea\n\n", Same("&amp;amp;")),
];

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = &'static Bomb> {
    [&TOKENS[..], &TREES, &PAGES, &THREADS, &TEXTS].into_iter().flatten()
}
