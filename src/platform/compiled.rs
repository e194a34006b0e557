//! Rules ready for use: selectors compiled, fields cut into alternatives.

use std::sync::OnceLock;

use super::{BodyRules, PLATFORMS, Platform, Quirk};
use crate::chrome::phrases::StatField;
use crate::document::RemovalKind;
use crate::dom::{Key, Node, Selector};

/// A field, compiled.
pub(crate) struct Field(Vec<Alternative>);

struct Alternative {
    /// `None` is the element itself.
    selector: Option<Selector>,
    attribute: Option<String>,
    /// How the comment begins that is read instead.
    comment: Option<String>,
}

impl Field {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn new(rule: &str) -> Self {
        let alternatives = rule.split(" | ").map(str::trim).filter(|part| !part.is_empty());
        Field(alternatives.map(Alternative::new).collect())
    }

    /// The first alternative that gives text: the element and what it says.
    pub(crate) fn read<'a>(&self, area: impl Into<Area<'a>>) -> Option<(Node<'a>, String)> {
        let area = area.into();
        self.0.iter().find_map(|alternative| {
            if let Some(start) = &alternative.comment {
                return area.comment(start);
            }
            let node = area.first(alternative.selector.as_ref())?;
            let value = match &alternative.attribute {
                Some(name) if name == TEXT_AFTER => return text_after(node),
                Some(name) if name == OWN_TEXT => own_text(node),
                Some(name) => node.attr(name)?.trim().to_owned(),
                None => node.text(),
            };
            (!value.is_empty()).then_some((node, value))
        })
    }

    /// The element of the first alternative that is there, empty or not.
    pub(crate) fn node<'a>(&self, area: impl Into<Area<'a>>) -> Option<Node<'a>> {
        let area = area.into();
        let elements = self.0.iter().filter(|alternative| alternative.comment.is_none());
        elements.map(|alternative| area.first(alternative.selector.as_ref())).find_map(|node| node)
    }

    /// What the first of the comments says that is there.
    pub(crate) fn comment<'a>(&self, area: impl Into<Area<'a>>) -> Option<String> {
        let area = area.into();
        let comments = self.0.iter().filter_map(|alternative| alternative.comment.as_ref());
        comments.map(|start| area.comment(start)).find_map(|found| found).map(|(_, text)| text)
    }

    /// The first alternative that is there: the element, and what its attribute says where the alternative names one.
    pub(crate) fn told<'a>(&self, area: impl Into<Area<'a>>) -> Option<(Node<'a>, Option<String>)> {
        let area = area.into();
        self.0.iter().find_map(|alternative| {
            let node = area.first(alternative.selector.as_ref())?;
            match &alternative.attribute {
                Some(name) => Some((node, Some(node.attr(name)?.trim().to_owned()))),
                None => Some((node, None)),
            }
        })
    }

    /// What [`read`](Field::read) says, without the element.
    pub(crate) fn text<'a>(&self, area: impl Into<Area<'a>>) -> Option<String> {
        self.read(area).map(|(_, value)| value)
    }
}

/// The attribute that no element has: the text right after the element.
const TEXT_AFTER: &str = "+text";

/// The text right after an element, without the dashes and colons that set it off.
fn text_after(node: Node<'_>) -> Option<(Node<'_>, String)> {
    let following = node.following().take_while(|next| !next.is_element());
    let mut texts = following.filter_map(|next| Some((next, next.as_text()?)));
    let (node, text) = texts.find(|(_, text)| !text.trim().is_empty())?;
    let text = text.trim_matches([' ', '\n', '\r', '\t', '\u{a0}', '-', '–', ':', ',', '|']);
    (!text.is_empty()).then(|| (node, text.to_owned()))
}

/// Where a field is looked for: an element, maybe without the elements inside that are posts of their own, then what
/// belongs to it outside.
#[derive(Clone, Copy)]
pub(crate) struct Area<'a> {
    pub(crate) root: Node<'a>,
    pub(crate) without: Option<&'a [Key]>,
    pub(crate) rest: &'a [Node<'a>],
}

impl<'a> From<Node<'a>> for Area<'a> {
    fn from(root: Node<'a>) -> Self {
        Area { root, without: None, rest: &[] }
    }
}

impl<'a> Area<'a> {
    /// The first element that matches; the area's own element for no selector.
    pub(crate) fn first(self, selector: Option<&Selector>) -> Option<Node<'a>> {
        let Some(selector) = selector else { return Some(self.root) };
        let inside = match self.without {
            None => self.root.first(selector),
            Some(without) => self.root.first_outside(selector, without),
        };
        inside.or_else(|| self.rest.iter().find_map(|node| node.first_or_self(selector)))
    }

    /// The last comment of the page that begins so, and what follows in it.
    fn comment(self, start: &str) -> Option<(Node<'a>, String)> {
        let rest = |node: Node<'a>| node.as_comment()?.trim_start().strip_prefix(start);
        let (node, text) = self.root.comments().rev().find_map(|node| Some((node, rest(node)?)))?;
        let text = unescaped(text.trim());
        (!text.is_empty()).then_some((node, text))
    }

    /// The elements that match, those in the area's own element first.
    pub(crate) fn select(self, selector: &Selector) -> impl Iterator<Item = Node<'a>> {
        let own = |node: &Node<'a>| Some(*node).filter(|node| node.matches(selector));
        let outside = self.rest.iter().flat_map(move |node| own(node).into_iter().chain(node.select(selector)));
        self.root.select(selector).into_iter().chain(outside)
    }
}

impl Alternative {
    fn new(rule: &str) -> Self {
        if let Some(start) = rule.strip_prefix("<!--") {
            return Alternative { selector: None, attribute: None, comment: Some(start.to_owned()) };
        }
        // an attribute selector may hold an `@`, but then a `]` follows it
        let (selector, attribute) = match rule.rsplit_once('@') {
            Some((selector, attribute)) if !attribute.contains(']') => (selector.trim(), Some(attribute.to_owned())),
            _ => (rule, None),
        };
        let selector = if selector == "." { "" } else { selector };
        Alternative { selector: (!selector.is_empty()).then(|| Selector::new(selector)), attribute, comment: None }
    }
}

/// What stands for the text outside the elements inside, where an attribute's name would.
const OWN_TEXT: &str = "text()";

/// The text outside the elements inside, without what joins it to theirs.
fn own_text(node: Node) -> String {
    let parts: Vec<&str> = node.children().filter_map(Node::as_text).flat_map(str::split_whitespace).collect();
    parts.join(" ").trim_matches([' ', '·', ',', ':', '|', '(', ')']).to_owned()
}

/// Text with its character references read: comments are no place where the parser does.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or_default();
        let number = name.strip_prefix('#').and_then(|digits| digits.parse().ok()).and_then(char::from_u32);
        let named =
            || ["amp", "lt", "gt", "quot"].iter().position(|known| *known == name).map(|at| ['&', '<', '>', '"'][at]);
        match number.or_else(named) {
            Some(c) => {
                out.push(c);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

/// A platform's rules, compiled.
pub(crate) struct Compiled {
    pub(crate) root: Vec<Selector>,
    pub(crate) header: Selector,
    pub(crate) after: Selector,
    pub(crate) skip: Selector,
    pub(crate) id: Field,
    pub(crate) number: Field,
    pub(crate) url: Field,
    pub(crate) title: Field,
    pub(crate) author: Field,
    pub(crate) author_url: Field,
    pub(crate) author_id: Field,
    pub(crate) role: Field,
    pub(crate) joined: Field,
    pub(crate) post_count: Field,
    pub(crate) panel: Field,
    pub(crate) date: Field,
    pub(crate) date_drop: Selector,
    pub(crate) exact_date: Field,
    pub(crate) modified: Field,
    pub(crate) body: Field,
    pub(crate) signature: Field,
    pub(crate) attachment: Selector,
    pub(crate) reactions: Field,
    pub(crate) accepted: Selector,
    pub(crate) reply_to: Field,
    /// `None` where views are flat.
    pub(crate) nest: Option<Selector>,
    pub(crate) depth: Field,
    pub(crate) comment: Selector,
    pub(crate) lower: BodyCompiled,
    pub(crate) thread_title: Field,
    pub(crate) title_drop: Selector,
    pub(crate) tags: Selector,
    pub(crate) breadcrumbs: Selector,
    pub(crate) pagination: Field,
    pub(crate) current: Field,
    pub(crate) stats: Selector,
    pub(crate) stats_order: &'static [StatField],
    pub(crate) latest: Field,
    pub(crate) newest: Field,
    pub(crate) online: Field,
    pub(crate) members: Field,
    pub(crate) zone: Field,
    pub(crate) locked: Selector,
    pub(crate) solved: Selector,
    pub(crate) sticky: Selector,
    pub(crate) site: Field,
    pub(crate) posts: Field,
    pub(crate) replies: Field,
    pub(crate) views: Field,
    pub(crate) index: Selector,
    pub(crate) listing: Selector,
    pub(crate) stream: Selector,
    /// `None` where posts are no comments.
    pub(crate) comments: Option<Selector>,
    pub(crate) byline: Field,
    pub(crate) posted: Field,
}

/// How the header of a quotation names the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuoteForm {
    /// By the name alone, or by a phrase of a known language.
    Phrase,
    /// [`Quirk::QuoteLabelled`].
    Labelled,
    /// [`Quirk::QuoteVerb`].
    Verb,
}

impl QuoteForm {
    fn of(platform: &Platform) -> Self {
        match () {
            () if platform.has(Quirk::QuoteLabelled) => QuoteForm::Labelled,
            () if platform.has(Quirk::QuoteVerb) => QuoteForm::Verb,
            () => QuoteForm::Phrase,
        }
    }
}

/// The compiled [`BodyRules`].
pub(crate) struct BodyCompiled {
    pub(crate) drop: Vec<(RemovalKind, Selector)>,
    pub(crate) quote: Selector,
    pub(crate) quote_author: Field,
    pub(crate) quote_source: Field,
    pub(crate) quote_header: Selector,
    pub(crate) quote_lead: Selector,
    pub(crate) code: Selector,
    pub(crate) quote_form: QuoteForm,
}

impl BodyCompiled {
    pub(crate) fn new(rules: &BodyRules) -> Self {
        BodyCompiled {
            drop: rules.drop.iter().map(|(kind, selector)| (*kind, Selector::new(selector))).collect(),
            quote: Selector::new(rules.quote),
            quote_author: Field::new(rules.quote_author),
            quote_source: Field::new(rules.quote_source),
            quote_header: Selector::new(rules.quote_header),
            quote_lead: Selector::new(rules.quote_lead),
            code: Selector::new(rules.code),
            quote_form: QuoteForm::Phrase,
        }
    }
}

impl Platform {
    /// The compiled rules: built at the first page of the software.
    pub(crate) fn compiled(&'static self) -> &'static Compiled {
        static CELLS: OnceLock<Vec<OnceLock<Compiled>>> = OnceLock::new();
        let cells = CELLS.get_or_init(|| PLATFORMS.iter().map(|_| OnceLock::new()).collect());
        let index = PLATFORMS.iter().position(|p| std::ptr::eq(*p, self)).unwrap_or_default();
        cells[index].get_or_init(|| Compiled::new(self))
    }
}

impl Compiled {
    pub(super) fn new(platform: &Platform) -> Self {
        let (post, thread) = (&platform.post, &platform.thread);
        Compiled {
            root: post.root.split(" | ").map(Selector::new).collect(),
            header: Selector::new(post.header),
            after: Selector::new(post.after),
            skip: Selector::new(post.skip),
            id: Field::new(post.id),
            number: Field::new(post.number),
            url: Field::new(post.url),
            title: Field::new(post.title),
            author: Field::new(post.author),
            author_url: Field::new(post.author_url),
            author_id: Field::new(post.author_id),
            role: Field::new(post.role),
            joined: Field::new(post.joined),
            post_count: Field::new(post.post_count),
            panel: Field::new(post.panel),
            date: Field::new(post.date),
            date_drop: Selector::new(post.date_drop),
            exact_date: Field::new(post.exact_date),
            modified: Field::new(post.modified),
            body: Field::new(post.body),
            signature: Field::new(post.signature),
            attachment: Selector::new(post.attachment),
            reactions: Field::new(post.reactions),
            accepted: Selector::new(post.accepted),
            reply_to: Field::new(post.reply_to),
            nest: (!post.nest.is_empty()).then(|| Selector::new(post.nest)),
            depth: Field::new(post.depth),
            comment: Selector::new(post.comment),
            lower: BodyCompiled { quote_form: QuoteForm::of(platform), ..BodyCompiled::new(&platform.body) },
            thread_title: Field::new(thread.title),
            title_drop: Selector::new(thread.title_drop),
            tags: Selector::new(thread.tags),
            breadcrumbs: Selector::new(thread.breadcrumbs),
            pagination: Field::new(thread.pagination),
            current: Field::new(thread.current),
            stats: Selector::new(thread.stats),
            stats_order: thread.stats_order,
            latest: Field::new(thread.latest),
            newest: Field::new(thread.newest),
            online: Field::new(thread.online),
            members: Field::new(thread.members),
            zone: Field::new(thread.zone),
            locked: Selector::new(thread.locked),
            solved: Selector::new(thread.solved),
            sticky: Selector::new(thread.sticky),
            site: Field::new(thread.site),
            posts: Field::new(thread.posts),
            replies: Field::new(thread.replies),
            views: Field::new(thread.views),
            index: Selector::new(thread.index),
            listing: Selector::new(thread.listing),
            stream: Selector::new(thread.stream),
            comments: (!thread.comments.is_empty()).then(|| Selector::new(thread.comments)),
            byline: Field::new(thread.byline),
            posted: Field::new(thread.posted),
        }
    }
}
