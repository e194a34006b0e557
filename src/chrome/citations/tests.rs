//! Headers of quotations, in the wordings of forum software.

use super::*;

fn read(text: &str) -> Option<(&str, &str, bool)> {
    let found = Citations::get().at(text)?;
    let rest = if found.is_open { "?" } else { text[found.end..].trim_start() };
    Some((&text[found.author()], rest, found.is_sure))
}

#[test]
fn headers_end_before_what_is_quoted() {
    for (header, name) in [
        ("Quote from: node0 – on November 3, 2024, 9:14:00 pm", "node0"),
        ("Quote from: Anne-Claire on Jun 14, 2025, 08:30 AM", "Anne-Claire"),
        ("Quote from: Anna on Today at 10:12:13 am", "Anna"),
        ("Old Tom wrote on Jun 9th, 2024 at 6:02pm:", "Old Tom"),
        ("(12-03-2024, 04:12 PM)Zoë Wrote:  ", "Zoë"),
        ("Zoë Lindqvist wrote: ↑Sat Nov 2, 2024 9:00 pm", "Zoë Lindqvist"),
        ("Zoë Lindqvist schrieb: ↑Sa 2. Nov 2024, 21:00", "Zoë Lindqvist"),
        ("Quote: Originally posted by Hassan M.   ", "Hassan M."),
        ("Originally Posted by Anna\u{a0}", "Anna"),
        ("On Sat, 06 Dec 2025 at 14:29, tinker_li wrote:", "tinker_li"),
        ("Łukasz 发表于 2025-10-22 03:23", "Łukasz"),
        ("Zitat von: Anna am 3. Mai 2024, 10:12", "Anna"),
        ("Citation de: Anna le 3 Mai 2024 à 10:12", "Anna"),
        ("Цитата: Анна от 3 мая 2024, 10:12", "Анна"),
        ("@brass-monkey said:", "brass-monkey"),
    ] {
        let text = format!("{header}Yes, every night.");
        assert_eq!(read(&text), Some((name, "Yes, every night.", !header.starts_with('@'))), "{header}");
    }
}

#[test]
fn headers_without_an_end_are_open_or_none() {
    assert_eq!(read("Originally posted by AnnaYes, every night and day of it"), Some(("", "?", true)));
    assert_eq!(read("Originally posted by Anna"), Some(("Anna", "", true)));
    assert_eq!(read("Anna wrote: yes, every night"), Some(("Anna", "yes, every night", false)));
    for other in ["Anna wrote a letter to me", "He said: yes", "This is what she and I said: yes", "wrote: yes", ""] {
        assert_eq!(read(other), None, "{other}");
    }
}

#[test]
fn headers_that_go_on_show_their_end_or_begin_with_a_label() {
    let may_begin = |line: &str| Citations::get().may_begin(line);
    for header in ["Anna wrote: Yes", "Anna (May) Yes", "Anna at 10 Yes", "Zoë Yes", "Originally posted by AnnaYes"] {
        assert!(may_begin(header), "{header}");
    }
    for other in ["Anna wrote a letter to me", ""] {
        assert!(!may_begin(other), "{other}");
    }
    assert!(!may_begin(&format!("{}: yes", "a".repeat(MAX_HEADER))));
    assert!(may_begin(&format!("{}: yes", "a".repeat(MAX_HEADER - 1))));
}
