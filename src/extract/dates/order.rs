//! Whether a page's numeric dates begin with the day or with the month.

use super::absolute::{self, Numeric};
use super::tokens::{Token, tokenize};
use super::{DateContext, MAX_LENGTH, Stamp};
use crate::letters;

/// Bytes of the longest text of a page that is looked at beside the dates of its posts: "Last edited by Anna; 24-06-2019 at 10:20".
const MAX_SHOWN: usize = 60;

/// Texts that say the one for each that says the other, where they decide: a user may write dates in another order.
const MAJORITY: usize = 4;

/// Dates of posts that show the order of time.
const MIN_DATES: usize = 3;

/// Whether the page's numeric dates begin with the day: told by the dates of its posts, in page order, else by what other
/// dates the page shows (looked at only where needed), by the order of time among the posts, by what is usual, by the clock.
pub(crate) fn day_first_of<'a, I, J>(
    raws: I,
    others: impl FnOnce() -> J,
    usual: Option<bool>,
    context: &DateContext,
) -> Option<bool>
where
    I: Iterator<Item = &'a str>,
    J: Iterator<Item = &'a str>,
{
    let raws: Vec<Vec<Token>> = raws.filter(|raw| raw.len() <= MAX_LENGTH && is_numeric(raw)).map(tokenize).collect();
    let dates: Vec<Numeric> = raws.iter().filter_map(|tokens| absolute::day_and_month(tokens)).collect();
    let symbol = dates.first()?.symbol;
    let sure = vote(raws.iter().map(|tokens| absolute::sure_order(tokens, context)));
    if sure.is_some() || raws.iter().all(|tokens| absolute::sure_order(tokens, context).is_some()) {
        return sure;
    }
    let shown = || {
        let texts = others().filter(|text| text.len() <= MAX_SHOWN && is_numeric(text)).map(tokenize);
        let alike = texts.filter(|tokens| absolute::day_and_month(tokens).is_some_and(|date| date.symbol == symbol));
        vote(alike.map(|tokens| absolute::sure_order(&tokens, context)))
    };
    let by_clock = || {
        raws.iter()
            .find_map(|tokens| absolute::order_by_clock(tokens, symbol.encode_utf8(&mut [0; 4]), context.language))
    };
    shown().or_else(|| by_time(&dates)).or(usual).or_else(|| by_clock().filter(|_| symbol != '.'))
}

/// Whether a text has the signs of a numeric date.
fn is_numeric(text: &str) -> bool {
    if !letters::has_numeric(text) {
        return false;
    }
    let digits = text.chars().filter(|c| letters::is_numeric(*c)).count();
    let joints = text.chars().filter(|c| matches!(c, '-' | '/' | '.' | '／' | '．')).count();
    digits >= "1/2/34".len() - 2 && joints >= 2
}

fn vote(votes: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let (mut day_first, mut month_first) = (0, 0);
    for vote in votes.flatten() {
        *(if vote { &mut day_first } else { &mut month_first }) += 1;
    }
    let wins = |most: usize, least: usize| most > 0 && least * MAJORITY <= most;
    if wins(day_first, month_first) { Some(true) } else { wins(month_first, day_first).then_some(false) }
}

/// The order in which the posts' dates only rise, or only fall.
fn by_time(dates: &[Numeric]) -> Option<bool> {
    let is_sorted = |day_first: bool| {
        let at = |date: &Numeric| {
            let (day, month) = if day_first { (date.first, date.second) } else { (date.second, date.first) };
            Stamp::day(date.year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).date()
        };
        let days: Option<Vec<_>> = dates.iter().map(at).collect();
        days.is_some_and(|days| days.is_sorted() || days.iter().rev().is_sorted())
    };
    let differ = dates
        .iter()
        .any(|date| (date.first, date.second, date.year) != (dates[0].first, dates[0].second, dates[0].year));
    let (day_first, month_first) = (is_sorted(true), is_sorted(false));
    (dates.len() >= MIN_DATES && differ && day_first != month_first).then_some(day_first)
}
