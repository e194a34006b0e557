//! The tokenizer tests of html5lib, which other tokenizers pass as well.

use super::{Next, StrTendril, Tag, TagKind, Token, Tokenizer, Tokens, preprocessed};
use html5ever::LocalName;
use html5ever::tokenizer::states::RawKind;
use serde_json::{Value, json};
use std::{env, fs};

/// Tests with half a surrogate pair, which no text of Rust has.
const SURROGATES: usize = 4;
/// The fewest tests that there are.
const LEAST: usize = 7000;

/// The tokens as the tests write them.
fn written(tokens: &[Token]) -> Value {
    let mut out: Vec<Value> = Vec::new();
    let text = |out: &mut Vec<Value>, more: &str| match out.last_mut().and_then(Value::as_array_mut) {
        Some(last) if last[0] == "Character" => last[1] = json!(last[1].as_str().unwrap_or_default().to_owned() + more),
        _ => out.push(json!(["Character", more])),
    };
    for token in tokens {
        match token {
            Token::CharacterTokens(more) => text(&mut out, more),
            Token::NullCharacterToken => text(&mut out, "\0"),
            Token::CommentToken(comment) => out.push(json!(["Comment", **comment])),
            Token::DoctypeToken(found) => {
                let part = |part: &Option<StrTendril>| part.as_deref().map(str::to_owned);
                let (name, public, system) = (part(&found.name), part(&found.public_id), part(&found.system_id));
                out.push(json!(["DOCTYPE", name, public, system, !found.force_quirks]));
            }
            Token::TagToken(Tag { kind: TagKind::EndTag, name, .. }) => out.push(json!(["EndTag", **name])),
            Token::TagToken(tag) => {
                let attribute = |of: &html5ever::Attribute| (of.name.local.to_string(), json!(*of.value));
                let attributes: serde_json::Map<String, Value> = tag.attrs.iter().map(attribute).collect();
                let mut start = vec![json!("StartTag"), json!(*tag.name), json!(attributes)];
                start.extend(Some(json!(true)).filter(|_| tag.self_closing));
                out.push(json!(start));
            }
            Token::EOFToken | Token::ParseError(_) => {}
        }
    }
    json!(out)
}

/// Strings with their `\u0041` read once more; none where that is half a surrogate pair.
fn unescaped(value: &Value) -> Option<Value> {
    let text = value.to_string().replace("\\\\u", "\\u");
    serde_json::from_str(&text).ok()
}

/// The tokens from a state on.
fn tokens(input: &str, state: &str, last_start: &str) -> Value {
    let sink = Tokens::bare();
    let page = preprocessed(input);
    let mut tokenizer = Tokenizer::new(&page, sink);
    tokenizer.last_start = LocalName::from(last_start);
    match state {
        "RCDATA state" => tokenizer.next = Next::Raw(RawKind::Rcdata),
        "RAWTEXT state" => tokenizer.next = Next::Raw(RawKind::Rawtext),
        "Script data state" => tokenizer.next = Next::Raw(RawKind::ScriptData),
        "PLAINTEXT state" => tokenizer.next = Next::Plaintext,
        "CDATA section state" => tokenizer.at = tokenizer.cdata(0),
        _ => assert_eq!(state, "Data state"),
    }
    written(&tokenizer.finish().found.into_inner())
}

#[test]
fn tests_of_html5lib() {
    let folder = format!("{}/tests/html5lib/tokenizer", env!("CARGO_MANIFEST_DIR"));
    let (mut run, mut skipped, mut wrong) = (0, 0, Vec::new());
    for entry in fs::read_dir(&folder).expect("the tests are there") {
        let path = entry.expect("a file").path();
        let file: Value = serde_json::from_slice(&fs::read(&path).expect("a file")).expect("JSON");
        for test in file["tests"].as_array().into_iter().flatten() {
            let is_escaped = test["doubleEscaped"] == true;
            let read = |value: &Value| if is_escaped { unescaped(value) } else { Some(value.clone()) };
            let (Some(input), Some(output)) = (read(&test["input"]), read(&test["output"])) else {
                skipped += 1;
                continue;
            };
            let states = test["initialStates"].as_array().cloned().unwrap_or_else(|| vec![json!("Data state")]);
            for state in states.iter().filter_map(Value::as_str) {
                run += 1;
                let last_start = test["lastStartTag"].as_str().unwrap_or_default();
                let found = tokens(input.as_str().unwrap_or_default(), state, last_start);
                if found != output {
                    wrong.push(format!("{}: {state}: {input} is {output}, not {found}", test["description"]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {run}: {wrong:#?}", wrong.len());
    assert!(run >= LEAST && skipped == SURROGATES, "{run} run, {skipped} skipped");
}
