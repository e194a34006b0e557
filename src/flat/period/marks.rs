//! Marks: which of the lines that recur are a post's each, and what stands in or beside them.

use super::super::header;
use super::super::lines::{Class, bare};
use super::{Landmark, MAX_SPREAD, Page, Period};
use crate::chrome::shape;
use std::collections::HashSet;

/// Sentences of the board's news below the time on top of a page.
const MAX_NEWS: usize = 1;
/// Words at the beginning of a mark that make a title which comes again with each post.
const MIN_TITLE_WORDS: usize = 4;
/// Of a hundred posts, so many have their author's name beside the mark …
const NAMED_SHARE: usize = 80;
/// … or the thread's title in it, which says as much for a frame as two labels.
const BESIDE_WEIGHT: usize = 2;

impl Page<'_> {
    /// The marks that have landmarks of their frame around them. The first has those above it that all others have there,
    /// or something written below it; each other is divided from the one before by what stands between two posts. What
    /// stands between a mark and a body is there after each.
    pub(super) fn without_strays(&self, found: &Period) -> Vec<usize> {
        let Period { marks, before, after, .. } = found;
        let has = |range: std::ops::Range<usize>| {
            range
                .clone()
                .any(|at| after.iter().any(|landmark| landmark.template == self.templates.at(at)) && self.can_recur(at))
        };
        let above = marks[0].saturating_sub(after.len() * 2 + before.len());
        let written = (marks[0]..marks[1]).any(|at| self.lines[at].class == Class::Prose);
        let first = usize::from(!after.is_empty() && !has(above..marks[0]) && (!written || self.lacks_panel(found)));
        let mut kept: Vec<usize> = Vec::with_capacity(marks.len());
        for index in (first..marks.len()).filter(|index| self.heads(marks, before, *index)) {
            let mark = marks[index];
            if after.is_empty() || kept.last().is_none_or(|last| has(last + 1..mark)) {
                kept.push(mark);
            }
        }
        kept
    }

    /// Whether user panels are above all marks but the first, and none is below the last: what the first stands for is no
    /// post, but the page's own time.
    fn lacks_panel(&self, found: &Period) -> bool {
        let [first, second, ..] = found.marks[..] else { return false };
        let last = found.marks[found.marks.len() - 1];
        let is_panel = |at: &usize| {
            let template = self.templates.at(*at);
            self.lines[*at].family() == "panel" && found.after.iter().any(|landmark| landmark.template == template)
        };
        let above = first.saturating_sub(second - first);
        let has =
            |template: u32| (above..first).chain(last..self.lines.len()).any(|at| self.templates.at(at) == template);
        let Some(panel) = (first..second).find(is_panel) else { return false };
        // The board's news can stand below the time, a first post whose panel has other words says more.
        let said = (first..panel).filter(|at| self.words[*at] > 0 && self.lines[*at].class == Class::Prose).count();
        let panel = self.templates.at(panel);
        // A first post's panel can be below its mark, if columns stood side by side.
        let once = (first..second).filter(|at| self.templates.at(*at) == panel).count() == 1;
        said <= MAX_NEWS && once && !has(panel)
    }

    /// Whether a landmark that stands between marks and bodies is after this mark. A mark with a post's number and a date needs
    /// none: few have the title of the board's keeper.
    pub(super) fn heads(&self, marks: &[usize], before: &[Landmark], index: usize) -> bool {
        let end = marks.get(index + 1).copied().unwrap_or(self.lines.len());
        let near = |landmark: &Landmark| {
            let reach = (marks[index] + landmark.from_mark * 2 + MAX_SPREAD + 1).min(end);
            (marks[index] + 1..reach).any(|at| self.templates.at(at) == landmark.template)
        };
        let is_sure = || {
            let line = &self.lines[marks[index]];
            self.templates.is_dated(self.templates.at(marks[index]))
                && line.text.split_whitespace().any(|word| shape::post_number(word).is_some())
        };
        before.is_empty() || before.iter().any(near) || is_sure()
    }

    /// What stands beside nearly all marks says for a frame: the thread's title before a date, or names, if they count.
    pub(super) fn beside(&self, marks: &[usize], by_names: bool) -> usize {
        if self.are_titled(marks) || by_names && self.are_named(marks) { BESIDE_WEIGHT } else { 0 }
    }

    /// Whether nearly all marks begin with the same words, as those do that give the thread's title with each post. The first
    /// post's can lack the "Re:" of the others.
    fn are_titled(&self, marks: &[usize]) -> bool {
        let first_words = |mark: usize| bare(&self.lines[mark].text).split_whitespace().take(MIN_TITLE_WORDS);
        let alike = |pair: &&[usize]| {
            let words = first_words(pair[0]);
            words.clone().count() == MIN_TITLE_WORDS && words.eq(first_words(pair[1]))
        };
        let pairs = &marks[1..];
        pairs.len() > 1 && pairs.windows(2).filter(alike).count() * 100 >= (pairs.len() - 1) * NAMED_SHARE
    }

    /// Whether nearly all marks have a name beside them, and some author comes again.
    fn are_named(&self, marks: &[usize]) -> bool {
        let beside: [&dyn Fn(usize) -> Option<String>; 3] = [
            &|mark| header::dated(bare(&self.lines[mark].text)).and_then(|(name, _)| name),
            &|mark| mark.checked_sub(1).map(|at| bare(&self.lines[at].text).to_owned()),
            &|mark| self.lines.get(mark + 1).map(|line| bare(&line.text).to_owned()),
        ];
        let names = |beside: &&dyn Fn(usize) -> Option<String>| {
            let names: Vec<String> =
                marks.iter().filter_map(|mark| beside(*mark)).filter(|name| header::is_name(name)).collect();
            let different: HashSet<&String> = names.iter().collect();
            names.len() * 100 >= marks.len() * NAMED_SHARE && (2..names.len()).contains(&different.len())
        };
        beside.iter().any(names)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::scan;
    use super::super::super::period;
    use super::super::super::prepare::Flavour;
    use super::super::super::template::Templates;
    use super::{MAX_NEWS, MIN_TITLE_WORDS};
    use crate::chrome::phrases::Phrases;
    use crate::{Options, clean};

    const SAID: [&str; 5] = [
        "I like my tea with milk, and with nothing else in it.",
        "Coffee is what they drink at my place, from morning to night.",
        "There was a kettle on the stove when we came home.",
        "Nobody told me that the water has to boil first.",
        "My aunt keeps hers in a tin that is older than she is.",
    ];

    fn dates(text: &str) -> Vec<String> {
        clean(text, &Options::new()).unwrap().posts.into_iter().filter_map(|post| post.published).collect()
    }

    #[test]
    fn a_title_before_each_date_makes_posts() {
        let post = |title: &str, n: usize| {
            let re = if n == 0 { "" } else { "RE: " };
            format!("{re}{title} - Name{n} - 05-0{}-2024\n\n{}\n\n", n + 1, SAID[n])
        };
        // "RE:" is a word of it.
        let title = "Which kettle is the one that boils";
        let weight = |words: usize| {
            let title: Vec<&str> = title.split(' ').take(words).collect();
            let text: String = (0..SAID.len()).map(|n| post(&title.join(" "), n)).collect();
            let lines = scan(&text, Flavour::Nodes, Phrases::for_language(None));
            period::find(&lines, &Templates::of(&lines, None), None)[0].is_some()
        };
        // Names and dates are other words from post to post.
        assert!(weight(MIN_TITLE_WORDS - 1) && !weight(MIN_TITLE_WORDS - 3));
        let text = format!("{title}\n\n{}", (0..SAID.len()).map(|n| post(title, n)).collect::<String>());
        let posts = clean(text.as_str(), &Options::new()).unwrap().posts;
        let shown: Vec<_> =
            posts.iter().map(|post| post.author.as_ref().and_then(|author| author.name.clone())).collect();
        assert_eq!(shown, [0, 1, 2, 3, 4].map(|n| Some(format!("Name{n}"))));
        assert_eq!(posts[4].published.as_deref(), Some("2024-05-05"));
    }

    #[test]
    fn the_page_s_time_is_no_post() {
        let page = |news: usize| {
            let news: String = (1..=news).map(|n| format!("This is news number {n} of our board!\n")).collect();
            let post = |n: usize| format!("Name{n}\nPosts: 1{n}\nMay {}, 2024, 10:12 AM\n{}\n", n + 1, SAID[n]);
            let posts: String = (0..SAID.len()).map(post).collect();
            dates(&format!("May 30, 2024, 5:00 PM\n{news}Home\nBrewing\n{posts}"))
        };
        assert_eq!((page(MAX_NEWS).len(), page(MAX_NEWS + 1).len()), (SAID.len(), SAID.len() + 1));
        assert!(page(MAX_NEWS)[0].starts_with("2024-05-01"));
    }
}
