//! Tokens and trees are those of html5ever's own tokenizer.

mod html5lib;

use super::oracle::{CONTEXTS, Tokens, agrees, bounds_agree};
use super::*;
use html5ever::tokenizer::{Tag, TagKind};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use std::{env, fs};

/// Documents that are generated; the environment's `PROPTEST_CASES` can ask for more.
pub(in crate::dom) const DOCUMENTS: u32 = 5_000;

fn check(text: &str, context: &str) {
    for scripting in [true, false] {
        agrees(text, context, scripting).unwrap_or_else(|error| panic!("{text:?} in {context:?}: {error}"));
    }
}

#[test]
fn constructs_are_what_they_are_to_html5ever() {
    for text in [
        "",
        "\u{feff}\u{feff}a",
        "a\r\nb\rc\r\r\n",
        "<",
        "</",
        "</>",
        "</ a>",
        "<a",
        "<a b",
        "<a b=",
        "<a b='c",
        "<a b=c",
        "<a/ b==c '=\"/>",
        "<A B=1 b=2 C='&lt;&copy=3' d=&amp;>",
        "<a\0b c\0='\0' d=\0>\0</a>",
        "<!",
        "<!-",
        "<!--",
        "<!-->",
        "<!--->",
        "<!---",
        "<!--a--!>b<!--a--!",
        "<!--a<!--b-->c--->d",
        "<!--\0-->",
        "<?php echo 1 ?>",
        "<![CDATA[a\0b]]>c",
        "<!doctype>",
        "<!DOCTYPE",
        "<!DOCTYPE html",
        "<!DOCTYPE html PUBLIC \"a\" 'b'>",
        "<!DOCTYPE html PUBLIC\"a\"'b' c>",
        "<!doctype html system 'a>b",
        "<!doctype html public>",
        "<!doctype html publik 'a'>",
        "<!doctype\0html public 'a\0' x>",
        "<!doctype html system\"a\" \0",
        "<title>a &amp; b\0</TITLE >c",
        "<textarea>\n<a></textareas></textarea>",
        "<script><!-- <script> </script> --></script>a",
        "<script><!-- <script> </script> </script>a",
        "<script><!--></script>a",
        "<script>a\0</script",
        "<style><!-- </style>a",
        "<plaintext>a</plaintext>\0",
        "<noscript><p></noscript>",
        "<svg><![CDATA[a<b]]><p>c<svg><title><a></title>",
        "<math><annotation-xml encoding=text/html><p></math>",
        "<template><td>a</template><table>b<tr><p>c",
        "<frameset><frame>",
        "&notin;&not&notit;&#x80;&#0;&#1114112;&&#;&;",
    ] {
        CONTEXTS.iter().for_each(|context| check(text, context));
    }
}

/// Pieces of markup, for documents that are near to what goes wrong.
pub(in crate::dom) const PIECES: &str = "(<|>|</|/|!|--|<!--|-->|--!>|<!\\[CDATA\\[|\\]\\]>|<!DOCTYPE|html|PUBLIC|SYSTEM|<\\?|=|\"|'|&|&amp;|&notit;|&copy|&#x41;|&#128|;|\
    a|B|é|表|\0|\u{feff}| |\n|\r|\r\n|\t|\u{c}|<p>|<b>|</b>|<a href=|</p>|<div class=\"x\">|</div>|<table>|<tr>|<td>|</table>|<select>|<option>|\
    <script>|</script>|<style>|</style>|<title>|</title>|<textarea>|</textarea>|<plaintext>|<noscript>|</noscript>|<template>|</template>|\
    <svg>|</svg>|<math>|<mi>|<foreignObject>|<a x=1 X=2 y='&lt;'>|</a>|<font size=1>|<input type=hidden>|<body>|<html>|<head>|<frameset>|<li>|<br/>|x=1){0,40}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(DOCUMENTS)))]

    #[test]
    fn documents_are_what_they_are_to_html5ever(text in PIECES, scripting: bool) {
        agrees(&text, "", scripting).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn bounds_change_nothing_within_them(text in PIECES, scripting: bool) {
        bounds_agree(&text, scripting).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn fragments_are_what_they_are_to_html5ever(text in PIECES, context in select(&CONTEXTS[..]), scripting: bool) {
        agrees(&text, context, scripting).map_err(TestCaseError::fail)?;
    }
}

/// The folder of `DECHROME_PAGES` holds JSON lines with a key `html` or `text`.
#[test]
#[ignore = "needs pages that are not the project's"]
fn pages_are_what_they_are_to_html5ever() {
    let folder = env::var("DECHROME_PAGES").expect("DECHROME_PAGES names a folder of JSON lines");
    let (mut pages, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("a file").path();
        for line in fs::read_to_string(&path).expect("a file of text").lines() {
            let page: Value = serde_json::from_str(line).expect("JSON");
            let text = page["html"].as_str().or(page["text"].as_str()).expect("a page");
            pages += 1;
            let check = |scripting| agrees(text, "", scripting).and_then(|()| bounds_agree(text, scripting));
            let differences = [true, false].into_iter().filter_map(|scripting| check(scripting).err());
            wrong.extend(differences.map(|error| format!("{}: {}: {error}", path.display(), page["url"])));
        }
    }
    println!("tokens and trees of {pages} pages compared");
    assert!(pages > 0, "no page in {folder}");
    assert!(wrong.is_empty(), "{} of {pages}: {wrong:#?}", wrong.len());
}
