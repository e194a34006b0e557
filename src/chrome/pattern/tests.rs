//! Folding and matching, on both sides of every bound.

use super::*;

fn pattern(anchor: Anchor, phrase: &str) -> Pattern {
    Pattern::new(anchor, Folded::new(phrase).text.leak())
}

fn user<'a>(phrase: &str, line: &'a str) -> Option<&'a str> {
    let folded = Folded::new(line);
    let range = pattern(Anchor::Whole, phrase).matches(&folded.text, |_| true)??;
    Some(folded.original(range))
}

#[test]
fn dates_may_have_commas() {
    let pattern = "On {date}, {user} wrote:";
    assert_eq!(user(pattern, "On Tue, 11 Jun 2024 at 16:38, Old Tom wrote:"), Some("Old Tom"));
    assert_eq!(user(pattern, "On Jun 11, 2024, at 16:38, Old Tom wrote:"), Some("Old Tom"));
    assert_eq!(user(pattern, "On Tuesday, Old Tom wrote:"), None);
}

#[test]
fn folding_drops_case_bullets_and_emphasis() {
    assert_eq!(Folded::new("  * **Reply**  to\tTHIS\u{200b} ").text, "reply to this");
    assert_eq!(Folded::new("snake_case_word What’s New…").text, "snake_case_word what's new...");
    assert_eq!(Folded::new("#12").text, "#12");
    assert_eq!(key("« search..."), "search");
}

#[test]
fn what_is_written_in_two_ways_folds_to_one() {
    for (one, other) in [
        ("ΑΠΑΝΤΗΣΕΙΣ", "Απαντήσεις"),
        ("Răspunsuri şi mesaje", "Raspunsuri și mesaje"),
        ("ارسال\u{200c}ها توسط علي", "ارسالها توسط علی"),
        ("فهرست كاربران", "فهرست کاربران"),
        ("फ़ोरम", "फोरम"),
        ("\u{95e}ोरम", "फोरम"),
        ("ע״י \u{202b}דנה\u{202c}", "ע\"י דנה"),
        ("作者：（小明）", "作者:(小明)"),
    ] {
        assert_eq!(Folded::new(one).text, Folded::new(other).text, "{one}");
    }
}

#[test]
fn users_are_found_in_the_original_spelling() {
    assert_eq!(user("{user} said:", "Anna-Lena Ö. said:"), Some("Anna-Lena Ö."));
    assert_eq!(user("Zitat von {user}", "Zitat von  ÄNNE"), Some("ÄNNE"));
    assert_eq!(user("{user} said:", "My neighbour who lives over there said:"), None);
}

#[test]
fn names_and_dates_have_bounds() {
    assert!(is_name(&"n".repeat(NAME_CHARS)) && !is_name(&"n".repeat(NAME_CHARS + 1)));
    assert!(is_name("a b c d") && !is_name("a b c d e"));
    assert!(is_date(&"1".repeat(DATE_CHARS)) && !is_date(&"1".repeat(DATE_CHARS + 1)) && !is_date("soon"));
}

#[test]
fn numbers_carry_separators_and_suffixes() {
    let whole = |line| pattern(Anchor::Whole, "{n} posts").matches(line, |_| true).is_some();
    assert!(
        whole("3,386 posts")
            && whole("33.7k posts")
            && whole("۳٬۳۸۶ posts")
            && !whole("many posts")
            && !whole("3km posts")
    );
}

#[test]
fn a_date_after_a_prefix_has_a_number() {
    let matches = |line: &str| pattern(Anchor::Prefix, "Edited: {date}").matches(line, |_| true).is_some();
    assert!(matches("edited: yesterday at 4:11 pm, by anna") && !matches("edited: i was wrong about the tea"));
    let far = |dots: usize| format!("edited: {}1", ".".repeat(dots));
    assert!(matches(&far(DATE_CHARS - 1)) && !matches(&far(DATE_CHARS)));
}

#[test]
fn short_prefixes_are_loose_with_numbers_too() {
    let loose = |source: &str| pattern(Anchor::Prefix, source).is_loose();
    assert!(loose("Views: {n}") && loose("Powered by") && !loose("Page {n} of {n}"));
    assert!(!loose("Edited by {user}") && !loose("This post was edited"));
}

#[test]
fn prefixes_end_at_a_word() {
    let prefix = pattern(Anchor::Prefix, "Powered by");
    assert!(prefix.matches("powered by phpbb", |_| true).is_some());
    assert!(prefix.matches("powered bytes", |_| true).is_none());
}
