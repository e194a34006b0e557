//! What lines the phrases take, and which they leave.

use super::*;

#[test]
fn every_file_has_only_known_sections() {
    for section in sections() {
        let name = section.name;
        let known = name == NOT_USER || UNREMOVED.contains(&name) || SECTIONS.iter().any(|(known, _)| *known == name);
        assert!(known, "{}: {name}", section.tag());
    }
}

#[test]
fn lines_are_classified_with_language_and_section() {
    let en = Phrases::for_language(None);
    assert_eq!(en.whole_line("  REPLY ").map(|m| m.rule), Some("phrase.en.reply"));
    assert_eq!(en.whole_line("Page 2 of 17").map(|m| m.kind), Some(RemovalKind::Pagination));
    assert_eq!(en.whole_line("Forum statistics").map(|m| m.rule), Some("phrase.en.stats"));
    let de = Phrases::for_language(Some("de-AT"));
    assert_eq!(de.whole_line("Zitieren").map(|m| m.rule), Some("phrase.de.reply"));
    assert_eq!(de.whole_line("Powered by phpBB").map(|m| m.rule), Some("phrase.en.footer"));
    assert!(std::ptr::eq(Phrases::for_language(Some("xx")), en));
}

#[test]
fn prose_is_nobody_s_phrase() {
    let en = Phrases::for_language(Some("en"));
    for prose in [
        "The forum has many posts about tea.",
        "He said:",
        "Please reply when you can, thanks.",
        "I would like to share this recipe with you.",
        "Last night I edited my post.",
        "Thanks!",
        "Log in to the router and set the address by hand.",
        "Powered by a car battery, the pump runs for about three hours.",
        "Your answer is wrong.",
        "Mark all the holes before drilling.",
        "Please register the product within two weeks.",
    ] {
        assert_eq!(en.whole_line(prose), None, "{prose}");
    }
}

#[test]
fn short_prefixes_fire_alone_on_short_lines_only() {
    let en = Phrases::for_language(None);
    assert!(en.whole_line("Powered by one two three four five six").is_some());
    assert_eq!(en.whole_line("Powered by one two three four five six seven"), None);
    assert!(en.classify("Powered by one two three four five six seven", true).is_some());
    assert!(en.whole_line("This post was last modified by somebody who knew very well what they did").is_some());
}

#[test]
fn infixes_need_a_second_signal() {
    let en = Phrases::for_language(None);
    let line = "Bob, Eve, Tom and 3 others like this";
    assert_eq!(en.classify(line, false), None);
    assert_eq!(en.classify(line, true).map(|m| m.section), Some("reactions"));
}

#[test]
fn labels_quotes_and_edits() {
    let (en, de) = (Phrases::for_language(None), Phrases::for_language(Some("de")));
    assert_eq!(en.stat_label("Latest member:"), Some(StatField::LatestMember));
    assert_eq!(en.stat_label("Messages"), Some(StatField::Posts));
    assert_eq!(en.panel_label("Join Date:"), Some(PanelField::Joined));
    assert_eq!(de.panel_label("Beiträge"), Some(PanelField::PostCount));
    assert_eq!(en.quote_author("Anna B said: ↑"), Some("Anna B"));
    assert_eq!(en.quote_author("Anna B said:"), Some("Anna B"));
    assert_eq!(en.quote_author("Originally Posted by Anna"), Some("Anna"));
    assert_eq!(de.quote_author("Zitat von Änne"), Some("Änne"));
    assert!(en.edit_notice("Last edited by anna on 3 May 2020") && !en.edit_notice("I edited it on 3 May"));
}

#[test]
fn the_longest_line_has_a_bound() {
    let en = Phrases::for_language(None);
    let line = |length: usize| format!("Powered by {}", "x".repeat(length - "Powered by ".len()));
    assert!(en.whole_line(&line(MAX_LINE)).is_some() && en.whole_line(&line(MAX_LINE + 1)).is_none());
}
