//! Where a page stands among its thread's pages.

use crate::document::PageLinks;
use crate::dom::Node;
use crate::extract::numbers::{self, digit};
use crate::platform::Field;

use super::{Scope, ids};

/// More pages than any thread has: a larger number is a year, a count or an id.
const MAX_PAGES: u32 = 100_000;

/// From the links that name their relation, and from the pagination element where the platform knows one.
pub(crate) fn read(scope: &Scope, element: Option<(Node, &Field)>) -> Option<PageLinks> {
    read_with(scope, element, true)
}

/// The same, of what may be pages of comments: then named relations are those of the article.
pub(crate) fn read_with(scope: &Scope, element: Option<(Node, &Field)>, by_name: bool) -> Option<PageLinks> {
    let named = |relation| scope.survey.link(relation).filter(|href| by_name && !leads_to_thread(href));
    let mut page = PageLinks {
        next: named("next").and_then(|href| scope.base.resolve(href)),
        prev: named("prev").or_else(|| named("previous")).and_then(|href| scope.base.resolve(href)),
        ..PageLinks::default()
    };
    match element {
        Some((element, current)) => of_element(element, current.text(element), scope, &mut page),
        None if by_name => {
            if let Some(pager) = scope.pager() {
                of_element(pager.element, Some(pager.current.to_string()), scope, &mut page);
            }
        }
        None => {}
    }
    if page.number.is_none() {
        page.number = scope.context.url.and_then(ids::page_number).filter(|n| (1..=MAX_PAGES).contains(n));
    }
    if page.number.is_none() && page.prev.is_none() && page.next.is_some() {
        page.number = Some(1);
    }
    // templates keep the links of the first and last page, disabled by script
    if page.number == Some(1) {
        (page.first, page.prev) = (None, None);
    }
    if page.number.is_some() && page.number == page.total {
        (page.next, page.last) = (None, None);
    }
    (page != PageLinks::default()).then_some(page)
}

/// Whether a link leads to the thread before or after this one, which SMF and ElkArte name `prev` and `next`, too.
fn leads_to_thread(href: &str) -> bool {
    href.contains("prev_next=")
}

fn of_element(element: Node, own: Option<String>, scope: &Scope, page: &mut PageLinks) {
    page.number = own.as_deref().and_then(|text| text.split(|c| digit(c).is_none()).find_map(page_number));
    let mut links: Vec<(u32, String)> = Vec::new();
    let (mut next, mut prev) = (None, None);
    for node in element.descendants().filter(|n| n.is_element()) {
        let href = || node.attr("href").and_then(|href| scope.base.resolve(href));
        if node.tag() == "a" {
            if let Some(number) = page_number(node.text().trim()) {
                links.extend(href().map(|url| (number, url)));
            }
            let names = |word: &str| {
                node.attr("rel") == Some(word) || node.classes().any(|c| c.to_ascii_lowercase().contains(word))
            };
            if names("next") || node.text().trim_end_matches(['>', '»', ' ']).eq_ignore_ascii_case("next") {
                next = next.or_else(href);
            }
            if names("prev") {
                prev = prev.or_else(href);
            }
        }
    }
    if let Some((number, total)) = number_of(&element.text()) {
        page.number = page.number.or(Some(number));
        page.total = Some(total);
    }
    let highest = links.iter().map(|(number, _)| *number).chain(page.number).max();
    page.total = page.total.max(highest.filter(|_| !links.is_empty()));
    let link = |number: Option<u32>| links.iter().find(|(n, _)| Some(*n) == number).map(|(_, url)| url.clone());
    page.first = link(Some(1)).filter(|_| page.number != Some(1));
    page.last = link(page.total).filter(|_| page.number != page.total);
    page.next = page.next.take().or(next).or_else(|| link(page.number.map(|n| n + 1)));
    page.prev = page.prev.take().or(prev).or_else(|| link(page.number.and_then(|n| n.checked_sub(1))));
}

/// "Page 2 of 5", "2 / 5", "Seite 2 von 5": the first two numbers with one word or a slash between them.
fn number_of(text: &str) -> Option<(u32, u32)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).find_map(|three| {
        let is_of = three[1] == "/" || three[1].chars().all(char::is_alphabetic);
        let trim = |word: &str| page_number(word.trim_matches(|c| digit(c).is_none()));
        let (number, total) = (trim(three[0])?, trim(three[2])?);
        (is_of && number <= total).then_some((number, total))
    })
}

pub(super) fn page_number(text: &str) -> Option<u32> {
    let number = numbers::whole_number(text).and_then(|number| u32::try_from(number).ok());
    number.filter(|n| (1..=MAX_PAGES).contains(n))
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn page_of_pages() {
        assert_eq!(number_of("5 messages • Page 1 sur 3"), Some((1, 3)));
        assert_eq!(number_of("صفحه ۱ از ۱۲"), Some((1, 12)));
        assert_eq!(number_of("Prev 2 of 5 Next"), Some((2, 5)));
        assert_eq!(number_of("2 / 5"), Some((2, 5)));
        assert_eq!(number_of("1 2 3 … 9 Next"), None);
    }
}
