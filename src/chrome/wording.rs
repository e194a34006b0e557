//! What boards in each language show, line by line, and prose beside it.

use super::languages::other_script;
use super::phrases::Phrases;

#[test]
fn lines_of_boards_and_prose() {
    let (mut language, mut wrong) = ("", Vec::new());
    for line in include_str!("wording.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(code) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            language = code;
            continue;
        }
        let (text, told) = line.rsplit_once(" = ").expect("a line and what tells it");
        let (section, name) = told.split_once(' ').map_or((told, None), |(section, name)| (section, Some(name)));
        let phrases = Phrases::for_language(Some(language));
        let found = phrases.whole_line(text);
        let named =
            phrases.quote_author(text).or_else(|| phrases.latest_member(text)).or_else(|| phrases.header_author(text));
        let own = |rule: &str| {
            let of = |code: &str| rule.starts_with(&format!("phrase.{code}."));
            of(language) || other_script(language).is_some_and(of)
        };
        let right = match found {
            None => section == "-",
            Some(found) => found.section == section && own(found.rule) && (name.is_none() || named == name),
        };
        if !right {
            wrong.push(format!("{language}: {text}: {found:?} {named:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn both_scripts_of_chinese_are_looked_up() {
    let rule = |language| Phrases::for_language(Some(language)).whole_line("引言回覆").map(|found| found.rule);
    assert_eq!((rule("zh"), rule("zh-TW")), (Some("phrase.zh-Hant.reply"), Some("phrase.zh-Hant.reply")));
    assert_eq!(rule("ja"), None);
}
