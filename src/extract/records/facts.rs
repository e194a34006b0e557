//! What is found out about an element once, however many groups it is looked at in.

use std::cell::OnceCell;

use crate::chrome::labels::Labels;
use crate::chrome::phrases::PanelField;
use crate::extract::outline::{Outline, hash};
use crate::extract::{Scope, panel};

/// Facts of the page's elements, found out when they are first asked for.
pub(super) struct Facts<'a, 'p> {
    outline: &'a Outline<'p>,
    scope: &'a Scope<'p>,
    names: Vec<OnceCell<Name>>,
    joined: Vec<OnceCell<bool>>,
    title: OnceCell<Option<String>>,
}

/// A short text that may be a name.
pub(super) struct Name {
    /// The same for the same text.
    pub(super) hash: u64,
    /// How many characters it has.
    pub(super) length: usize,
    pub(super) has_letters: bool,
    /// It is one of the lines that every page of a board has, or a label, a number or a title.
    is_chrome: OnceCell<bool>,
}

impl<'a, 'p> Facts<'a, 'p> {
    pub(super) fn new(outline: &'a Outline<'p>, scope: &'a Scope<'p>) -> Self {
        let count = outline.entries.len();
        let (names, joined) = ((0..count).map(|_| OnceCell::new()), (0..count).map(|_| OnceCell::new()));
        Facts { outline, scope, names: names.collect(), joined: joined.collect(), title: OnceCell::new() }
    }

    /// The text of an element as a name.
    pub(super) fn name(&self, index: usize) -> &Name {
        self.names[index].get_or_init(|| {
            let text = self.outline.entries[index].node.text();
            Name {
                hash: hash(&text),
                length: text.chars().count(),
                has_letters: text.chars().any(char::is_alphabetic),
                is_chrome: OnceCell::new(),
            }
        })
    }

    /// Whether a text that may be a name is a known line of chrome, a label, a number or a title.
    pub(super) fn is_chrome(&self, index: usize) -> bool {
        *self.name(index).is_chrome.get_or_init(|| {
            let text = self.outline.entries[index].node.text();
            text.ends_with(':')
                || text.starts_with(['#', '('])
                || is_reply(&text)
                || self.scope.phrases().whole_line(&text).is_some()
        })
    }

    /// Whether an element is the heading that the page is called by.
    pub(super) fn is_title(&self, index: usize) -> bool {
        let entry = &self.outline.entries[index];
        matches!(entry.node.tag(), "h1" | "h2") && TITLE.contains(&entry.text) && {
            let page = self.title.get_or_init(|| self.scope.survey.title.map(|title| title.text().to_lowercase()));
            page.as_ref().is_some_and(|page| page.contains(&entry.node.text().to_lowercase()))
        }
    }

    /// Whether the label of a date says that it is one of the author's.
    pub(super) fn is_joined(&self, index: usize) -> bool {
        *self.joined[index].get_or_init(|| {
            let joined = |label: &str| Labels::get().panel(label, None) == Some(PanelField::Joined);
            panel::label_of(self.outline.entries[index].node)
                .is_some_and(|label| joined(&label) || self.scope.phrases().panel_label(&label).is_some())
        })
    }
}

/// Bytes of the shortest and longest heading that is compared with the page's title.
const TITLE: std::ops::RangeInclusive<usize> = 4..=300;

/// Whether a title is that of an answer.
pub(crate) fn is_reply(text: &str) -> bool {
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:"))
}
