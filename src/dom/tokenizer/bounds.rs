//! Bounds on what a page makes its tree builder do.
//!
//! HTML's rules for broken markup look through all open elements at a tag, and open the formatting elements that were left
//! open anew in each paragraph: a megabyte could ask for minutes, and for gigabytes. Beyond the bounds a page is parsed on,
//! with all its text and elements, but they are not inside each other any more.

use foldhash::{HashMap, HashMapExt};
use html5ever::interface::{ElemName, Tracer, TreeSink};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use std::cell::{Cell, RefCell};

use super::LINE;

/// How far a page can go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Elements that are open at once, those of formatting twice. Browsers nest 512; of 1,000 pages the deepest has 76.
    nested: usize,
    /// Elements of formatting among them. Each tag of formatting is compared with half of them; the page with the most has 51.
    formatting: usize,
    /// Elements and attributes that the tree has beside twice those of the page: it repeats three at most where none is broken.
    repeated: usize,
}

const BOUNDS: Bounds = Bounds { nested: 512, formatting: 128, repeated: 10_000 };
/// Start tags after which open elements are counted again where there were too many: to count them costs as much as many tags.
const WAIT: usize = 16;

/// How much a tree has become.
pub(in crate::dom) trait Size {
    /// Nodes that were made, whether or not they are part of the tree.
    fn nodes(&self) -> usize;

    /// The attributes of those nodes.
    fn attributes(&self) -> usize;
}

/// A tree builder within bounds.
pub(in crate::dom) struct Bounded<H, S> {
    pub(in crate::dom) builder: TreeBuilder<H, S>,
    bounds: Cell<Bounds>,
    /// Tokens and attributes that the page has had.
    given: Cell<usize>,
    counted: Cell<Counted>,
    /// Elements that were closed when they were opened, by name: their end tags are none.
    closed: RefCell<HashMap<LocalName, usize>>,
    /// In an element whose text is no markup.
    is_raw: Cell<bool>,
}

/// Open elements when they were last counted, and what there was then.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    nested: usize,
    formatting: usize,
    /// Start tags since, and those of formatting.
    tags_since: usize,
    formatting_since: usize,
    nodes: usize,
    /// Nodes and attributes more than the page has.
    repeated: usize,
}

impl<H: Clone, S: TreeSink<Handle = H> + Size> Bounded<H, S> {
    pub(in crate::dom) fn new(builder: TreeBuilder<H, S>) -> Self {
        let (counted, closed) = (Cell::default(), RefCell::new(HashMap::new()));
        Bounded { builder, bounds: Cell::new(BOUNDS), given: Cell::new(0), counted, closed, is_raw: Cell::new(false) }
    }

    /// Nodes and attributes more than the page has.
    fn repeated(&self) -> usize {
        (self.builder.sink.nodes() + self.builder.sink.attributes()).saturating_sub(self.given.get())
    }

    /// Whether an element has to be closed when it is opened.
    fn is_full(&self, name: &LocalName) -> bool {
        let (bounds, mut counted) = (self.bounds.get(), self.counted.get());
        let is_formatting = is_formatting(name);
        counted.tags_since += 1;
        counted.formatting_since += usize::from(is_formatting);
        let is_over = |nested, formatting| nested >= bounds.nested || is_formatting && formatting >= bounds.formatting;
        // An element can be open and among those that are opened anew.
        let nested = counted.nested + 2 * (self.builder.sink.nodes() - counted.nodes);
        let repeated = self.repeated().saturating_sub(counted.repeated);
        let formatting = counted.formatting + 2 * (counted.formatting_since + repeated);
        let was_over = is_over(counted.nested, counted.formatting);
        if is_over(nested, formatting) && (!was_over || counted.tags_since > WAIT) {
            counted = self.count();
        }
        self.counted.set(counted);
        is_over(counted.nested, counted.formatting)
    }

    fn count(&self) -> Counted {
        let open = Open { sink: &self.builder.sink, nested: Cell::new(0), formatting: RefCell::default() };
        self.builder.trace_handles(&open);
        Counted {
            nested: open.nested.get(),
            formatting: open.formatting.borrow().len(),
            tags_since: 0,
            formatting_since: 0,
            nodes: self.builder.sink.nodes(),
            repeated: self.repeated(),
        }
    }

    /// Closes the formatting that the page repeats too often; from here on it has none.
    fn stop_repeating(&self) {
        let open = Open { sink: &self.builder.sink, nested: Cell::new(0), formatting: RefCell::default() };
        self.builder.trace_handles(&open);
        open.formatting.take().into_iter().for_each(|name| self.close(name));
        self.bounds.set(Bounds { formatting: 0, repeated: usize::MAX, ..self.bounds.get() });
    }

    fn close(&self, name: LocalName) {
        let (kind, attrs) = (TagKind::EndTag, Vec::new());
        let tag = Tag { kind, name, self_closing: false, attrs, had_duplicate_attributes: false };
        let _ = self.builder.process_token(Token::TagToken(tag), LINE);
    }

    fn start(&self, tag: Tag, line: u64) -> TokenSinkResult<H> {
        let full = Some(&tag.name).filter(|name| self.is_full(name) && !is_void(name)).cloned();
        let result = self.builder.process_token(Token::TagToken(tag), line);
        match (full, &result) {
            (Some(name), TokenSinkResult::Continue) => {
                *self.closed.borrow_mut().entry(name.clone()).or_default() += 1;
                self.close(name);
            }
            (_, TokenSinkResult::RawData(_)) => self.is_raw.set(true),
            _ => {}
        }
        result
    }

    fn end(&self, tag: Tag, line: u64) -> TokenSinkResult<H> {
        self.is_raw.set(false);
        if let Some(count) = self.closed.borrow_mut().get_mut(&tag.name).filter(|count| **count > 0) {
            *count -= 1;
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(Token::TagToken(tag), line)
    }
}

impl<H: Clone, S: TreeSink<Handle = H> + Size> TokenSink for Bounded<H, S> {
    type Handle = H;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<H> {
        let Token::TagToken(tag) = token else {
            self.given.set(self.given.get() + 1);
            return self.builder.process_token(token, line);
        };
        self.given.set(self.given.get() + 1 + tag.attrs.len());
        if self.repeated() > self.bounds.get().repeated.saturating_add(self.given.get()) && !self.is_raw.get() {
            self.stop_repeating();
        }
        match tag.kind {
            TagKind::StartTag => self.start(tag, line),
            TagKind::EndTag => self.end(tag, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Goes through the open elements, and those of formatting that are to be opened anew.
struct Open<'a, S> {
    sink: &'a S,
    nested: Cell<usize>,
    formatting: RefCell<Vec<LocalName>>,
}

impl<S: TreeSink> Tracer for Open<'_, S> {
    type Handle = S::Handle;

    fn trace_handle(&self, node: &S::Handle) {
        self.nested.set(self.nested.get() + 1);
        let name = self.sink.elem_name(node);
        if is_formatting(name.local_name()) {
            self.formatting.borrow_mut().push(name.local_name().clone());
        }
    }
}

/// Elements that are opened anew where they were left open.
pub(in crate::dom) fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements that nothing is inside of, and those that a page has once.
fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("basefont")
            | local_name!("bgsound")
            | local_name!("body")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("frame")
            | local_name!("head")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("image")
            | local_name!("img")
            | local_name!("input")
            | local_name!("keygen")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

#[cfg(test)]
mod tests {
    use super::BOUNDS;
    use crate::Options;
    use crate::dom::{Dom, Node, Noscript};

    fn parsed(page: &str) -> Dom {
        Dom::parse(page, Noscript::Text, &Options::new()).unwrap()
    }

    /// The elements that a page's deepest text is in.
    fn depth(dom: &Dom) -> usize {
        let texts = dom.root().descendants().filter(|node| node.as_text().is_some());
        texts.map(|text| text.ancestors().filter(|node| node.is_element()).count()).max().unwrap_or_default()
    }

    fn count(dom: &Dom, tag: &str) -> usize {
        dom.root().descendants().filter(|node| node.tag() == tag).count()
    }

    #[test]
    fn elements_nest_up_to_a_bound() {
        for (count_of, nested) in [(BOUNDS.nested / 2, BOUNDS.nested / 2), (2 * BOUNDS.nested, BOUNDS.nested)] {
            let page = format!("{}x{}<p id=after>y", "<div>".repeat(count_of), "</div>".repeat(count_of));
            let dom = parsed(&page);
            assert_eq!(count(&dom, "div"), count_of);
            assert!((nested - 16..=nested + 2).contains(&depth(&dom)), "{} of {count_of}", depth(&dom));
            let after = dom.root().descendants().find(|node| node.attr("id") == Some("after")).and_then(Node::parent);
            assert_eq!(after.map(Node::tag), Some("body"), "end tags close what they closed before");
        }
    }

    #[test]
    fn formatting_nests_up_to_a_bound() {
        let page = |count: usize| (0..count).map(|n| format!("<font color={n}>x")).collect::<String>();
        let few = BOUNDS.formatting / 2 - 1;
        assert_eq!(depth(&parsed(&page(few))), few + "html body".split(' ').count());
        let many = parsed(&page(4 * few));
        assert_eq!(count(&many, "font"), 4 * few);
        assert!(depth(&many) <= few + 8, "{}", depth(&many));
    }

    #[test]
    fn formatting_is_repeated_up_to_a_bound() {
        let page = |count: usize| format!("<p><b><i><u><s>{}", "<p>x".repeat(count));
        let few = BOUNDS.repeated / 8;
        assert_eq!(count(&parsed(&page(few)), "u"), few + 1);
        let many = parsed(&page(16 * few));
        assert_eq!(count(&many, "p"), 16 * few + 1);
        assert!(count(&many, "u") < 12 * few, "{}", count(&many, "u"));
        assert_eq!(many.root().descendants().filter(|node| node.as_text() == Some("x")).count(), 16 * few);
    }

    #[test]
    fn raw_text_and_what_is_never_closed_stay_as_they_are() {
        let page =
            format!("{}<br>1<script><b></script>2<textarea></b></textarea><img>3", "<div>".repeat(2 * BOUNDS.nested));
        let dom = parsed(&page);
        let texts: Vec<&str> = dom.root().descendants().filter_map(Node::as_text).collect();
        assert_eq!((texts, count(&dom, "br"), count(&dom, "img")), (vec!["1", "<b>", "2", "</b>", "3"], 1, 1));
    }
}
