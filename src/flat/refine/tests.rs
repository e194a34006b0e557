//! Bodies that end, or begin again, with lines of the frame.

use super::super::samples::sentence;
use super::MAX_FOOT;
use crate::render::text::blocks as text_of;
use crate::{Document, Options, clean};

fn posts(text: &str) -> Vec<(Option<String>, String)> {
    let document: Document = clean(text, &Options::new()).unwrap();
    let name = |post: &crate::Post| post.author.as_ref().and_then(|author| author.name.clone());
    document.posts.iter().map(|post| (name(post), text_of(&post.body, true))).collect()
}

#[test]
fn bodies_end_before_lines_that_several_authors_have() {
    let page = |repeats: usize| {
        let post = |at: usize| {
            let form = if at <= repeats { "Anything to add to this answer of mine?\n" } else { "" };
            format!("Name{at}\nMay {at}, 2024, 10:1{at}\n{}\n{form}Reply\n", sentence(at))
        };
        (1..=4).map(post).collect::<String>()
    };
    let kept = |repeats: usize| posts(&page(repeats)).iter().filter(|(_, text)| text.contains("Anything")).count();
    assert_eq!((kept(super::MIN_RECURRING), kept(super::MIN_RECURRING - 1)), (0, super::MIN_RECURRING - 1));
}

#[test]
fn what_many_quote_ends_no_body() {
    let said = "soak the leaves twice if the tin is old";
    let page = |ends: usize| {
        let post = |at: usize| {
            let body = match at {
                0 => format!("{}\n{said}\nthrow the water away", sentence(1)),
                _ if at <= ends => format!("{}\n{said}", sentence(at + 1)),
                _ => format!("{said}\n{}", sentence(at + 1)),
            };
            format!("Name{at}\nMay {}, 2024, 10:1{at}\n{body}\nReply\n", at + 1)
        };
        (0..5).map(post).collect::<String>()
    };
    // The first post has it one line above its end, as all do that end with it.
    let whole = |ends: usize| posts(&page(ends))[0].1.contains("throw the water away");
    assert!(whole(1) && !whole(2));
}

#[test]
fn what_ends_one_author_s_posts_is_a_signature() {
    let signed = |names: [&str; 5]| {
        let post = |at: usize| {
            let last = if at < 3 { "Never without a kettle.\n" } else { "" };
            format!("{}\nMay {}, 2024, 10:1{at}\n{}\n{last}Reply\n", names[at], at + 1, sentence(at + 1))
        };
        let text = format!("Brewing it\n{}", (0..5).map(post).collect::<String>());
        clean(text.as_str(), &Options::new()).unwrap().posts.iter().filter(|post| post.signature.is_some()).count()
    };
    // Three of five posts are more than half: a line of three authors is the board's, even so.
    assert_eq!(signed(["anna", "anna", "anna", "ben", "carl"]), 3);
    assert_eq!(signed(["anna", "dora", "eve", "ben", "carl"]), 0);
}

#[test]
fn who_is_quoted_ends_no_body() {
    let page = |quoted: &str| {
        let post = |at: usize| {
            let name = ["anna", "ben", "carl", "dora", "eve"][at];
            let title = if at == 3 { "Kettle mender\n" } else { "" };
            let quote = if at == 4 { format!("Quote from: {quoted} on May 4, 2024, 10:13\n") } else { String::new() };
            let said = sentence(at + 1);
            format!("{name}\n{title}Newbie\nPosts: 1{at}\nMay {}, 2024, 10:1{at}\n{quote}{said}\n", at + 1)
        };
        posts(&format!("Brewing it\n{}", (0..5).map(post).collect::<String>())).swap_remove(2).1
    };
    // One header has a line more, and the name is above it.
    assert_eq!((page("dora"), page("gil")), (sentence(3).to_owned(), format!("{}\n\ndora", sentence(3))));
}

#[test]
fn a_time_above_a_legal_line_is_no_post() {
    let found = |legal: &str, lines: usize| {
        let post = |at: usize| format!("Name{at}\nMay {at}, 2024, 10:1{at}\n{}\nReply\n", sentence(at));
        let foot = format!("Kettles\nMay 30, 2024, 11:15\n{legal}\n{}", "Tin\n".repeat(lines - 1));
        posts(&format!("{}{foot}", (1..=4).map(post).collect::<String>())).len()
    };
    let legal = "Brewboard, © 2012";
    assert_eq!((found(legal, MAX_FOOT), found(legal, MAX_FOOT + 1)), (4, 5));
    assert_eq!((found("Brewboard, 2012", 2), found(&format!("{} © 2012", sentence(1)), 2)), (5, 5));
}

#[test]
fn a_possessive_of_a_name_is_the_frame_s() {
    let post = |at: usize, mark: &str| {
        let (name, day) = (["anna", "ben", "carl", "dora"][at], at + 1);
        let foot = if at.is_multiple_of(2) { format!("{name}{mark}\nWebsite\n") } else { String::new() };
        format!("{name}\nMay {day}, 2024, 10:1{at}\n{}\n{foot}Reply\n", sentence(day))
    };
    let kept = |mark: &str| {
        let found = posts(&format!("Brewing it\n{}", (0..4).map(|at| post(at, mark)).collect::<String>()));
        found.iter().filter(|(_, text)| text.contains(mark)).count()
    };
    assert_eq!((kept("'s"), kept("’s"), kept("-like")), (0, 0, 2));
}

#[test]
fn a_frame_of_another_order_is_a_post_of_its_own() {
    let usual = |at: usize| {
        format!(
            "Posts: 1{at}\nName{at}\nMay {at}, 2024, 10:1{at}\nJoined: 2011-11-0{at}\n\n{}\n\nReply\n",
            sentence(at)
        )
    };
    let other = |at: usize| {
        format!(
            "Name{at}\nJoined: 2011-11-0{at}\nPosts: 1{at}\nMay {at}, 2024, 10:1{at}\n\n{}\n\nReply\n",
            sentence(at)
        )
    };
    let text = ["Brewing it at home\n\n".to_owned(), usual(1), usual(2), other(3), usual(4), usual(5)].concat();
    let found = posts(&text);
    let expected: Vec<_> = (1..=5).map(|at| (Some(format!("Name{at}")), sentence(at).to_owned())).collect();
    assert_eq!(found, expected);
}
