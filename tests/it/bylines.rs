//! Where author and dates of an article are looked for, and what goes before what.

use dechrome::{Document, Options, clean};

/// A page with an article, with more in its head, and around its headline and text.
fn page(head: &str, above: &str, below: &str) -> Document {
    let text = "The kettle had been on the stove since six, and nobody in the house remembered who had put it there. ";
    let body = format!("<p>{}</p><p>{}</p>", text.repeat(3), text.repeat(2));
    let html = format!(
        "<html lang=en><head><title>Kettles</title><meta property='og:site_name' content='Tea Post'>{head}</head><body>\
         <nav><a href=/>Home</a></nav><div><h1>Kettles</h1>{above}</div><div>{body}</div><div>{below}</div></body></html>"
    );
    clean(html.as_str(), &Options::default()).unwrap()
}

fn author(head: &str, above: &str, below: &str) -> Option<String> {
    page(head, above, below).author.and_then(|author| author.name)
}

fn dates(head: &str, above: &str, below: &str) -> (Option<String>, Option<String>) {
    let document = page(head, above, below);
    (document.published, document.modified)
}

#[test]
fn authors_that_machines_are_told() {
    let ld = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let article = |authors: &str| ld(&format!(r#"{{"@type":"Article","headline":"Kettles","author":{authors}}}"#));
    let cases = [
        (article(r#"{"@type":"Person","name":"Ada Wren"}"#) + "<meta name=author content='Jo Reed'>", "Ada Wren"),
        (article(r#"[{"name":"Ada Wren"},{"name":"Jo Reed"}]"#), "Ada Wren, Jo Reed"),
        (article(r#"[{"name":"Ada Wren"},{"name":"find us on the tea network, too"}]"#), "Ada Wren"),
        (article(r#""By Ada Wren""#), "Ada Wren"),
        // the site wrote nothing itself, if anybody else is named
        (article(r#"{"@type":"Organization","name":"Tea Post"}"#) + "<meta name=author content='Jo Reed'>", "Jo Reed"),
        (article(r#"{"@type":"Organization","name":"Tea Post"}"#), "Tea Post"),
        ("<meta property='article:author' content='https://x.example/tea'><meta name='sailthru.author' content='Jo Reed'>".into(), "Jo Reed"),
        ("<meta name=author content='{{author}}'><meta name='DC.creator' content='Jo Reed'>".into(), "Jo Reed"),
        ("<meta name=citation_author content='Reed, Jo'><meta name=citation_author content='Wren, Ada'>".into(), "Reed, Jo; Wren, Ada"),
        ("<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jo Reed'>".into(), "Jo Reed"),
    ];
    for (head, expected) in cases {
        assert_eq!(author(&head, "", "").as_deref(), Some(expected), "{head}");
    }
    for head in [
        "<meta name=author content='@tea'>",
        "<meta name='twitter:label1' content='Price'><meta name='twitter:data1' content='Low'>",
    ] {
        assert_eq!(author(head, "", ""), None, "{head}");
    }
}

#[test]
fn authors_that_readers_are_shown() {
    let cases = [
        ("<p>By <a href=/x>Ada Wren</a>, Tea Columnist</p>", "Ada Wren"),
        ("<p>By Ada Wren and Jo Reed</p>", "Ada Wren and Jo Reed"),
        ("<p>3 May 2024 by Ada Wren</p>", "Ada Wren"),
        ("<div><span>Written by:</span><img src=a.png><span>Ada Wren</span></div>", "Ada Wren"),
        ("<div>Author</div><div>Ada Wren</div>", "Ada Wren"),
        ("<p>Reviewed by Jo Reed</p><p>Words by Ada Wren</p>", "Ada Wren"),
        ("<p>By <a href=/team>The Tea Team</a></p>", "The Tea Team"),
        ("<p>Jo Reed</p><span class=post-author>Ada Wren</span>", "Ada Wren"),
        ("<div class=PostHead_authorName__x1>Ada Wren</div>", "Ada Wren"),
        ("<div class=author><p>Ada Wren</p><p>Head Of Tea</p></div>", "Ada Wren"),
        ("<a href=/authors/ada>Ada Wren</a>", "Ada Wren"),
        ("<ul><li><i class='bi bi-person'></i> Ada Wren</li><li>3 May 2024</li></ul>", "Ada Wren"),
        ("<span itemprop=author>Ada Wren</span>", "Ada Wren"),
    ];
    for (above, expected) in cases {
        assert_eq!(author("", above, "").as_deref(), Some(expected), "{above}");
    }
    for above in [
        "<p>By combining two kettles</p>",
        "<a href=/authors/all>More Authors</a>",
        "<a href=/memberships>Memberships</a>",
        "<p>Reviewed by Jo Reed</p>",
        "<p>Tea And Coffee</p>",
    ] {
        assert_eq!(author("", above, ""), None, "{above}");
    }
    assert_eq!(author("", "", "<h3>Written by Ada Wren</h3>").as_deref(), Some("Ada Wren"));
    let teasers = "<div class=related><p class=author>Ada Wren</p></div>";
    assert_eq!(author("", "", teasers), None);
}

#[test]
fn what_machines_are_told_goes_before_what_is_shown() {
    let named = "<meta name=author content='Ada Wren'>";
    assert_eq!(author(named, "<p>By Jo Reed</p>", "").as_deref(), Some("Ada Wren"));
    assert_eq!(author(named, "<p>By Ada Wren and Jo Reed</p>", "").as_deref(), Some("Ada Wren and Jo Reed"));
    let site = "<meta name=author content='Tea Post'>";
    assert_eq!(author(site, "<p>By Jo Reed</p>", "").as_deref(), Some("Jo Reed"));
    assert_eq!(author(site, "", "").as_deref(), Some("Tea Post"));
}

#[test]
fn dates_of_articles() {
    let both =
        |published: Option<&str>, modified: Option<&str>| (published.map(str::to_owned), modified.map(str::to_owned));
    let meta = "<meta name='published-date' content='2024-05-03'>";
    assert_eq!(dates(meta, "<p>Updated 9 May 2024</p>", ""), both(Some("2024-05-03"), Some("2024-05-09")));
    let cases = [
        ("<span>May 3rd, 2024</span>", Some("2024-05-03"), None),
        ("3 May 2024<p>Tea</p>", Some("2024-05-03"), None),
        ("<span>Updated: 9 May 2024</span><span>Published: 3 May 2024</span>", Some("2024-05-03"), Some("2024-05-09")),
        ("<div>Published</div><div>3 May 2024</div>", Some("2024-05-03"), None),
        (
            "<time class=updated datetime=2024-05-09>May</time><time datetime=2024-05-03>May</time>",
            Some("2024-05-03"),
            Some("2024-05-09"),
        ),
        // the only date that a page shows is its date
        ("<span>Last updated 9 May 2024</span>", Some("2024-05-09"), Some("2024-05-09")),
        ("<p>In the spring of 3 May 2024 we bought a kettle that was too large for us.</p>", None, None),
    ];
    for (above, published, modified) in cases {
        assert_eq!(dates("", above, ""), both(published, modified), "{above}");
    }
    let first = "<p>This text was originally published on 3 May 2019, and has changed since.</p>";
    assert_eq!(dates("", "<span>9 May 2024</span>", first), both(Some("2019-05-03"), None));
}
