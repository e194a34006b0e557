//! The pages of a thread become one document.

use dechrome::{Document, Input, Options, clean};

/// A page of a phpBB thread with two posts, whose first is `first`, of three pages.
fn page(number: usize, first: usize) -> String {
    let posts: String = (first..first + 2)
        .map(|n| {
            format!(
                "<div id=\"p{n}\" class=\"post bg1\"><div class=\"postbody\"><p class=\"author\">by <strong>\
                 <a href=\"./memberlist.php?mode=viewprofile&amp;u={n}\" class=\"username\">user{n}</a></strong> » \
                 <time datetime=\"2024-08-{n:02}T14:03:00+00:00\">that day</time></p><div class=\"content\">This is what \
                 user {n} has to say.</div></div></div>"
            )
        })
        .collect();
    let link = |to: usize, text: &str| format!("<a href=\"./viewtopic.php?t=1&amp;start={}\">{text}</a>", (to - 1) * 2);
    let pages: String = (1..=3)
        .map(|n| {
            if n == number {
                format!("<li class=\"active\"><span>{n}</span></li>")
            } else {
                format!("<li>{}</li>", link(n, &n.to_string()))
            }
        })
        .collect();
    let next =
        if number < 3 { format!("<li class=\"arrow next\">{}</li>", link(number + 1, "Next")) } else { String::new() };
    let prev = if number > 1 {
        format!("<li class=\"arrow previous\">{}</li>", link(number - 1, "Previous"))
    } else {
        String::new()
    };
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Tea - Board</title></head><body id=\"phpbb\" class=\"section-viewtopic ltr\">\
         <h2 class=\"topic-title\"><a href=\"./viewtopic.php?t=1\">Tea</a></h2><div class=\"pagination\"><ul>{prev}{pages}{next}</ul></div>\
         {posts}</body></html>"
    )
}

fn cleaned(page: &str) -> Document {
    let options = Options::new().explain(true);
    clean(Input::from_text(page).url("https://forum.example/viewtopic.php?t=1"), &options).unwrap()
}

fn ids(document: &Document) -> Vec<&str> {
    document.posts.iter().filter_map(|post| post.id.as_deref()).collect()
}

#[test]
fn posts_of_all_pages_in_order_each_once() {
    // the last post of a page is the first of the next, the order is mixed, one page is there twice
    let pages = [page(3, 3), page(1, 1), page(2, 2), page(2, 2)].map(|page| cleaned(&page));
    let joined = Document::join(pages.clone());
    assert_eq!(ids(&joined), ["1", "2", "3", "4"]);
    assert_eq!(
        joined.text,
        "This is what user 1 has to say.\n\nThis is what user 2 has to say.\n\nThis is what user 3 has to say.\n\nThis is what user 4 has to say."
    );
    assert_eq!(joined.title.as_deref(), Some("Tea"));
    let page = joined.page.unwrap();
    assert_eq!((page.number, page.total, page.prev, page.next), (Some(1), Some(3), None, None));
    let kept: usize = pages.iter().map(|page| page.removed.len()).sum();
    assert_eq!(joined.removed.len(), kept);
    let full = joined.full_text.unwrap();
    assert!(joined.removed.windows(2).all(|pair| pair[0].end <= pair[1].start));
    assert!(joined.removed.iter().all(|span| full.is_char_boundary(span.start) && full.is_char_boundary(span.end)));
    assert!(full.ends_with(pages[0].full_text.as_deref().unwrap()));
}

#[test]
fn what_is_joined_leads_on() {
    let joined = Document::join([2, 1].map(|n| cleaned(&page(n, 2 * n))));
    let page = joined.page.unwrap();
    assert_eq!(page.next.as_deref(), Some("https://forum.example/viewtopic.php?t=1&start=4"));
    assert_eq!(page.prev, None);
}

#[test]
fn no_page_and_one_page() {
    let empty = Document::join([]);
    assert_eq!((empty.schema, &*empty.text, empty.posts.len()), (dechrome::SCHEMA, "", 0));
    let one = cleaned(&page(1, 1));
    assert_eq!(Document::join([one.clone()]).to_json(), one.to_json());
}

#[test]
fn the_same_words_on_one_page_are_two_posts() {
    let mut one = cleaned(&page(1, 1));
    one.posts.iter_mut().for_each(|post| {
        (post.id, post.author, post.published) = (None, None, None);
        post.text = "+1".to_owned();
    });
    let mut two = one.clone();
    two.posts.iter_mut().for_each(|post| post.text = "+2".to_owned());
    assert_eq!(Document::join([one.clone(), two]).posts.len(), 4);
    assert_eq!(Document::join([one.clone(), one]).posts.len(), 2);
}

#[test]
fn ids_that_start_anew_on_each_page_are_other_posts() {
    let one = cleaned(&page(1, 1));
    let mut two = cleaned(&page(2, 3));
    for (post, id) in two.posts.iter_mut().zip(["1", "2"]) {
        post.id = Some(id.to_owned());
    }
    assert_eq!(Document::join([one, two]).posts.len(), 4);
}
