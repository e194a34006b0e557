//! `dechrome clean` prints what the library gives.

use dechrome::{Format, Input, Options, Output};
use serde_json::Value;

use super::{Folder, printed};

const PAGE: &str = "<html><head><title>Tea</title></head><body><article><h1>Tea</h1>\
    <p>Green tea is steeped at eighty degrees, for two minutes. <a href=\"/t/2\">Black tea</a> takes four.</p>\
    </article></body></html>";

#[test]
fn clean_prints_every_format() {
    let folder = Folder::new();
    let page = folder.write("page.html", PAGE);
    let document = dechrome::clean(PAGE.as_bytes(), &Options::new()).unwrap();
    for (name, output) in [("text", Output::Text), ("markdown", Output::Markdown), ("html", Output::Html)] {
        let expected = document.render(output);
        let printed = printed(&["clean", &page, "--format", name], b"");
        assert_eq!(printed.trim_end_matches('\n'), expected.trim_end_matches('\n'));
        assert!(expected.is_empty() || printed.ends_with('\n'), "{name}: no line break at the end");
    }
    assert_eq!(printed(&["clean", &page], b""), printed(&["clean", &page, "--format", "text"], b""));
}

#[test]
fn clean_prints_json_in_the_document_s_own_order() {
    let text = printed(&["clean", "--format", "json"], PAGE.as_bytes());
    let document = dechrome::clean(PAGE.as_bytes(), &Options::new()).unwrap();
    assert_eq!(text, serde_json::to_string_pretty(&document).unwrap() + "\n");
    assert_eq!(text, printed(&["clean", "-", "--format", "json"], PAGE.as_bytes()), "the same every time");
}

#[test]
fn clean_takes_what_is_known_about_the_page() {
    let latin = b"<html><body><p>Gr\xfcner Tee, gestern</p></body></html>";
    let (url, kind, time) = ("https://example.org/t/1", "text/html; charset=iso-8859-1", "2024-08-19");
    let args = ["clean", "--url", url, "--content-type", kind, "--retrieved", time, "--explain", "--format", "json"];
    let expected = Input::new(latin).url(url).content_type(kind).retrieved(time);
    let expected = dechrome::clean(expected, &Options::new().explain(true)).unwrap();
    let found: Value = serde_json::from_str(&printed(&args, latin)).unwrap();
    assert_eq!(found, serde_json::from_str::<Value>(&expected.to_json()).unwrap());
    assert_eq!(found["url"], url);
}

#[test]
fn clean_takes_the_library_s_options() {
    let cases: [(&[&str], Options); 5] = [
        (&["--input", "text"], Options::new().format(Format::Text)),
        (&["--input", "html", "--quotes"], Options::new().format(Format::Html).quotes(true)),
        (&["--headers"], Options::new().headers(true)),
        (&["--headers=false", "--quotes=false"], Options::new().headers(false).quotes(false)),
        (&["--comments", "--explain"], Options::new().comments(true).explain(true)),
    ];
    for (flags, options) in cases {
        let args = [&["clean", "--format", "json"], flags].concat();
        let document = dechrome::clean(PAGE.as_bytes(), &options).unwrap();
        assert_eq!(printed(&args, PAGE.as_bytes()), serde_json::to_string_pretty(&document).unwrap() + "\n");
    }
}

#[test]
fn help_and_version_are_printed() {
    assert_eq!(printed(&["--version"], b""), concat!("dechrome ", env!("CARGO_PKG_VERSION"), "\n"));
    for args in [&["--help"][..], &["clean", "--help"], &["batch", "--help"]] {
        assert!(printed(args, b"").contains("Usage: dechrome"));
    }
    assert!(printed(&["batch", "--help"], b"").contains("Exit status: 0"));
}
