//! Tokens and trees are those of html5ever's own tokenizer.

mod html5lib;

use super::*;
use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{ParseOpts, driver, tokenizer};
use proptest::prelude::*;
use scraper::{Html, HtmlTreeSink};
use std::cell::RefCell;

/// Documents that are generated; the environment's `PROPTEST_CASES` can ask for more.
const DOCUMENTS: u32 = 5_000;
/// Bytes of a step, few enough that every document has several.
const STEP: usize = 7;

/// Keeps tokens, adjacent text together, and asks for raw text where a tree builder does.
struct Tokens {
    found: RefCell<Vec<Token>>,
    /// Stands in SVG.
    is_foreign: bool,
    /// Asks for raw text.
    is_builder: bool,
}

impl Tokens {
    fn new(is_foreign: bool) -> Self {
        Tokens { found: RefCell::default(), is_foreign, is_builder: true }
    }

    fn bare() -> Self {
        Tokens { is_builder: false, ..Tokens::new(false) }
    }
}

impl TokenSink for Tokens {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let next = match &token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, .. }) if self.is_builder => match &**name {
                "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
                "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                "plaintext" => TokenSinkResult::Plaintext,
                _ => TokenSinkResult::Continue,
            },
            _ => TokenSinkResult::Continue,
        };
        let mut found = self.found.borrow_mut();
        match (token, found.last_mut()) {
            (Token::ParseError(_), _) => {}
            (Token::CharacterTokens(text), _) if text.is_empty() => {}
            (Token::CharacterTokens(more), Some(Token::CharacterTokens(text))) => text.push_tendril(&more),
            (token, _) => found.push(token),
        }
        next
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.is_foreign
    }
}

fn tokens(text: &str, is_foreign: bool) -> Vec<Token> {
    let mut tokenizer = Tokenizer::new(text, Tokens::new(is_foreign));
    while tokenizer.run(STEP) {}
    tokenizer.finish().found.into_inner()
}

fn expected_tokens(text: &str, is_foreign: bool) -> Vec<Token> {
    let tokenizer = tokenizer::Tokenizer::new(Tokens::new(is_foreign), tokenizer_opts());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

/// Marks of byte order stay: html5ever would drop those behind scripts, too.
fn tokenizer_opts() -> TokenizerOpts {
    TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() }
}

fn opts(scripting_enabled: bool) -> TreeBuilderOpts {
    TreeBuilderOpts { scripting_enabled, ..TreeBuilderOpts::default() }
}

fn tree(text: &str, scripting_enabled: bool) -> Html {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), opts(scripting_enabled));
    let mut tokenizer = Tokenizer::new(text, builder);
    while tokenizer.run(STEP) {}
    html5ever::interface::TreeSink::finish(tokenizer.finish().sink)
}

fn expected_tree(text: &str, scripting_enabled: bool) -> Html {
    let opts = ParseOpts { tree_builder: opts(scripting_enabled), tokenizer: tokenizer_opts() };
    driver::parse_document(HtmlTreeSink::new(Html::new_document()), opts).one(text)
}

fn check(text: &str) {
    [false, true].iter().for_each(|other| check_one(text, *other));
}

/// In HTML and with scripts, or in SVG and without.
fn check_one(text: &str, other: bool) {
    assert_eq!(tokens(text, other), expected_tokens(text, other), "{text:?}");
    let (tree, expected) = (tree(text, !other), expected_tree(text, !other));
    assert_eq!(tree.tree, expected.tree, "{text:?}");
    assert_eq!(tree.quirks_mode, expected.quirks_mode, "{text:?}");
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
        check(text);
    }
}

/// Pieces of markup, for documents that are near to what goes wrong.
const PIECES: &str = "(<|>|</|/|!|--|<!--|-->|--!>|<!\\[CDATA\\[|\\]\\]>|<!DOCTYPE|html|PUBLIC|SYSTEM|<\\?|=|\"|'|&|&amp;|&notit;|&copy|&#x41;|&#128|;|\
    a|B|é|表|\0|\u{feff}| |\n|\r|\r\n|\t|\u{c}|<p>|<b>|</b>|<a href=|</p>|<div class=\"x\">|</div>|<table>|<tr>|<td>|</table>|<select>|<option>|\
    <script>|</script>|<style>|</style>|<title>|</title>|<textarea>|</textarea>|<plaintext>|<noscript>|</noscript>|<template>|</template>|\
    <svg>|</svg>|<math>|<mi>|<foreignObject>|<body>|<html>|<head>|<frameset>|<li>|<br/>|x=1){0,40}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(DOCUMENTS)))]

    #[test]
    fn documents_are_what_they_are_to_html5ever(text in PIECES, other: bool) {
        check_one(&text, other);
    }
}
