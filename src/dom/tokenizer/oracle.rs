//! Whether tokens and trees are those of html5ever's own tokenizer.

use html5ever::interface::{Attribute, ElementFlags, NodeOrText, QualName, QuirksMode, TreeSink, create_element};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{self, BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, ParseOpts, driver, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::rc::Rc;

use super::{Next, Tokenizer, preprocessed};

/// Bytes of a step, few enough that every document has several.
const STEP: usize = 7;

/// What the parsed text is: a document, or what is inside an element, `svg` or `math` before its name where it is of those.
pub(crate) const CONTEXTS: [&str; 36] = [
    "",
    "body",
    "div",
    "p",
    "a",
    "b",
    "html",
    "head",
    "title",
    "textarea",
    "style",
    "script",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
    "template",
    "table",
    "caption",
    "colgroup",
    "tbody",
    "tr",
    "td",
    "select",
    "option",
    "form",
    "button",
    "frameset",
    "svg svg",
    "svg title",
    "svg foreignObject",
    "math math",
    "math mi",
    "math annotation-xml",
];

/// Compares tokens, and what a tree builder makes of them, of a text in a context: with scripts, or without and in SVG.
///
/// # Errors
/// The first difference.
pub(crate) fn agrees(text: &str, context: &str, scripting: bool) -> Result<(), String> {
    same("token", &tokens(text, !scripting), &expected_tokens(text, !scripting))?;
    same("step", &steps(text, context, scripting), &expected_steps(text, context, scripting))
}

fn same<T: Debug + PartialEq>(what: &str, found: &[T], expected: &[T]) -> Result<(), String> {
    let at = found.iter().zip(expected).take_while(|(found, expected)| found == expected).count();
    match (found.get(at), expected.get(at)) {
        (None, None) => Ok(()),
        (found, expected) => Err(format!("{what} {at} is {found:?}, to html5ever {expected:?}")),
    }
}

/// Keeps tokens, adjacent text together, and asks for raw text where a tree builder does.
pub(super) struct Tokens {
    pub(super) found: RefCell<Vec<Token>>,
    /// Stands in SVG.
    is_foreign: bool,
    /// Asks for raw text.
    is_builder: bool,
}

impl Tokens {
    fn new(is_foreign: bool) -> Self {
        Tokens { found: RefCell::default(), is_foreign, is_builder: true }
    }

    #[cfg(test)]
    pub(super) fn bare() -> Self {
        Tokens { is_builder: false, ..Tokens::new(false) }
    }
}

impl TokenSink for Tokens {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let next = match &token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, .. }) if self.is_builder => match &**name {
                "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
                "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                "plaintext" => TokenSinkResult::Plaintext,
                _ => TokenSinkResult::Continue,
            },
            _ => TokenSinkResult::Continue,
        };
        let mut found = self.found.borrow_mut();
        match (token, found.last_mut()) {
            (Token::ParseError(_), _) => {}
            (Token::CharacterTokens(text), _) if text.is_empty() => {}
            (Token::CharacterTokens(more), Some(Token::CharacterTokens(text))) => text.push_tendril(&more),
            (token, _) => found.push(token),
        }
        next
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.is_foreign
    }
}

fn tokens(text: &str, is_foreign: bool) -> Vec<Token> {
    let page = preprocessed(text);
    let mut tokenizer = Tokenizer::new(&page, Tokens::new(is_foreign));
    while tokenizer.run(STEP) {}
    tokenizer.finish().found.into_inner()
}

fn expected_tokens(text: &str, is_foreign: bool) -> Vec<Token> {
    let tokenizer = tokenizer::Tokenizer::new(Tokens::new(is_foreign), tokenizer_opts());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

/// Marks of byte order stay: html5ever would drop those behind scripts, too.
fn tokenizer_opts() -> TokenizerOpts {
    TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() }
}

/// What a tree builder does to a tree, whose nodes are numbered. Where that is the same, so is the tree.
#[derive(Debug, PartialEq)]
enum Step {
    Quirks(QuirksMode),
    Doctype([StrTendril; 3]),
    Element(usize, QualName, Vec<Attribute>, bool),
    Comment(usize, StrTendril),
    Put(Place, Child),
    AddAttributes(usize, Vec<Attribute>),
    Detach(usize),
    MoveChildren(usize, usize),
    Pop(usize),
}

#[derive(Debug, PartialEq)]
enum Place {
    Inside(usize),
    Before(usize),
    /// Before the first, or inside the second where the first has no parent.
    ByParent(usize, usize),
}

#[derive(Debug, PartialEq)]
enum Child {
    Node(usize),
    Text(StrTendril),
}

/// What a node is to its tree builder.
struct Node {
    number: usize,
    name: QualName,
    is_integration_point: bool,
}

/// A tree sink that writes down what it is told; adjacent text is together.
#[derive(Default)]
struct Trace {
    steps: RefCell<Vec<Step>>,
    nodes: Cell<usize>,
}

impl Trace {
    fn step(&self, step: Step) {
        let mut steps = self.steps.borrow_mut();
        match (step, steps.last_mut()) {
            (Step::Put(place, Child::Text(more)), Some(Step::Put(last, Child::Text(text)))) if *last == place => {
                text.push_tendril(&more);
            }
            (step, _) => steps.push(step),
        }
    }

    fn put(&self, place: Place, child: NodeOrText<Rc<Node>>) {
        let child = match child {
            NodeOrText::AppendNode(node) => Child::Node(node.number),
            NodeOrText::AppendText(text) => Child::Text(text),
        };
        self.step(Step::Put(place, child));
    }

    fn node(&self, name: QualName, is_integration_point: bool) -> Rc<Node> {
        let number = self.nodes.get();
        // a template's contents have the number after its own
        self.nodes.set(number + 2);
        Rc::new(Node { number, name, is_integration_point })
    }
}

fn nameless() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

impl TreeSink for Trace {
    type Handle = Rc<Node>;
    type Output = Vec<Step>;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Vec<Step> {
        self.steps.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<Node> {
        self.node(nameless(), false)
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Node>) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Rc<Node> {
        let node = self.node(name.clone(), flags.mathml_annotation_xml_integration_point);
        self.step(Step::Element(node.number, name, attrs, flags.had_duplicate_attributes));
        node
    }

    fn create_comment(&self, text: StrTendril) -> Rc<Node> {
        let node = self.node(nameless(), false);
        self.step(Step::Comment(node.number, text));
        node
    }

    fn create_pi(&self, target: StrTendril, _: StrTendril) -> Rc<Node> {
        unreachable!("HTML has no processing instruction {target}")
    }

    fn append(&self, parent: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        self.put(Place::Inside(parent.number), child);
    }

    fn append_based_on_parent_node(&self, element: &Rc<Node>, previous: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        self.put(Place::ByParent(element.number, previous.number), child);
    }

    fn append_before_sibling(&self, sibling: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        self.put(Place::Before(sibling.number), child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public_id: StrTendril, system_id: StrTendril) {
        self.step(Step::Doctype([name, public_id, system_id]));
    }

    fn pop(&self, node: &Rc<Node>) {
        self.step(Step::Pop(node.number));
    }

    fn get_template_contents(&self, target: &Rc<Node>) -> Rc<Node> {
        Rc::new(Node { number: target.number + 1, name: nameless(), is_integration_point: false })
    }

    fn same_node(&self, one: &Rc<Node>, other: &Rc<Node>) -> bool {
        one.number == other.number
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.step(Step::Quirks(mode));
    }

    fn add_attrs_if_missing(&self, target: &Rc<Node>, attrs: Vec<Attribute>) {
        self.step(Step::AddAttributes(target.number, attrs));
    }

    fn remove_from_parent(&self, target: &Rc<Node>) {
        self.step(Step::Detach(target.number));
    }

    fn reparent_children(&self, node: &Rc<Node>, new_parent: &Rc<Node>) {
        self.step(Step::MoveChildren(node.number, new_parent.number));
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Rc<Node>) -> bool {
        handle.is_integration_point
    }
}

/// A context's element, and the form that the text is in.
fn context_element(trace: &Trace, context: &str) -> (Rc<Node>, Option<Rc<Node>>) {
    let (ns, name) = match context.split_once(' ') {
        Some(("svg", name)) => (ns!(svg), name),
        Some((_, name)) => (ns!(mathml), name),
        None => (ns!(html), context),
    };
    let element = create_element(trace, QualName::new(None, ns, LocalName::from(name)), Vec::new());
    let form = (context == "form").then(|| element.clone());
    (element, form)
}

fn opts(scripting_enabled: bool) -> TreeBuilderOpts {
    TreeBuilderOpts { scripting_enabled, ..TreeBuilderOpts::default() }
}

/// Compares what a tree builder makes of a document within bounds and without.
#[cfg(test)]
pub(super) fn bounds_agree(text: &str, scripting: bool) -> Result<(), String> {
    let builder = TreeBuilder::new(Trace::default(), opts(scripting));
    let bounded = Tokenizer::new(&preprocessed(text), super::Bounded::new(builder)).finish();
    same("step", &bounded.builder.sink.finish(), &steps(text, "", scripting))
}

#[cfg(test)]
impl super::Size for Trace {
    fn nodes(&self) -> usize {
        self.nodes.get() / 2
    }

    fn attributes(&self) -> usize {
        0
    }
}

fn steps(text: &str, context: &str, scripting: bool) -> Vec<Step> {
    let (trace, page) = (Trace::default(), preprocessed(text));
    let mut tokenizer = if context.is_empty() {
        Tokenizer::new(&page, TreeBuilder::new(trace, opts(scripting)))
    } else {
        let (element, form) = context_element(&trace, context);
        let builder = TreeBuilder::new_for_fragment(trace, element, form, opts(scripting));
        let state = builder.tokenizer_state_for_context_elem(scripting);
        let mut tokenizer = Tokenizer::new(&page, builder);
        tokenizer.next = match state {
            State::RawData(kind) => Next::Raw(kind),
            State::Plaintext => Next::Plaintext,
            _ => Next::Data,
        };
        tokenizer
    };
    while tokenizer.run(STEP) {}
    tokenizer.finish().sink.finish()
}

fn expected_steps(text: &str, context: &str, scripting: bool) -> Vec<Step> {
    let (trace, opts) = (Trace::default(), ParseOpts { tree_builder: opts(scripting), tokenizer: tokenizer_opts() });
    if context.is_empty() {
        return driver::parse_document(trace, opts).one(text);
    }
    let (element, form) = context_element(&trace, context);
    driver::parse_fragment_for_element(trace, opts, element, scripting, form).one(text)
}
