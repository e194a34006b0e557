//! What html5ever's tree builder builds: a [`Tree`].

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{
    Attribute as Given, ElemName, ElementFlags, ExpandedName, NodeOrText, QualName, QuirksMode, TreeSink,
};
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, Namespace, local_name};

use super::attributes::{MAX_ATTRIBUTES, Shared};
use super::tokenizer::Size;
use super::tree::{Data, Element, NONE, Space, Tree};

/// A node with its name, so that the tree builder, which asks for names all the time, finds them at hand.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    at: u32,
    space: Space,
    name: LocalName,
}

impl Handle {
    /// A node without a name.
    fn unnamed(at: u32) -> Self {
        Handle { at, space: Space::None, name: local_name!("") }
    }
}

#[derive(Debug)]
pub(super) struct Name<'a>(&'a Handle);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        self.0.space.name()
    }

    fn local_name(&self) -> &LocalName {
        &self.0.name
    }

    fn expanded(&self) -> ExpandedName<'_> {
        ExpandedName { ns: self.0.space.name(), local: &self.0.name }
    }
}

/// A tree as it grows.
pub(super) struct Sink {
    pub(super) tree: RefCell<Tree>,
    attributes: Shared,
    /// Attributes that elements were given, a ticket counted as one.
    given: Cell<usize>,
}

impl Sink {
    /// Of a tree that is a mere document, and gets the attributes when it is finished.
    pub(super) fn new(tree: Tree, attributes: Shared) -> Self {
        Sink { tree: RefCell::new(tree), attributes, given: Cell::new(0) }
    }
}

impl Tree {
    /// Appends text to a text node, unless it is none.
    fn joined(&mut self, at: u32, text: &StrTendril) -> bool {
        match self.items.get_mut(at as usize).map(|item| &mut item.data) {
            Some(Data::Text(before)) => {
                before.push_tendril(text);
                true
            }
            _ => false,
        }
    }
}

impl Size for Sink {
    fn nodes(&self) -> usize {
        self.tree.borrow().items.len()
    }

    fn attributes(&self) -> usize {
        self.given.get()
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        Tree { attributes: self.attributes.take(), ..self.tree.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn get_document(&self) -> Handle {
        Handle::unnamed(0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Name<'a> {
        Name(target)
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.at == other.at
    }

    fn create_element(&self, name: QualName, attributes: Vec<Given>, flags: ElementFlags) -> Handle {
        let mut tree = self.tree.borrow_mut();
        self.given.set(self.given.get() + attributes.len());
        let attributes = self.attributes.borrow_mut().take(attributes);
        let (space, local) = (Space::of(&name.ns), name.local.clone());
        let at = tree.push(Data::Element(Element { name: name.local, attributes, space }));
        if flags.template {
            let contents = tree.push(Data::Fragment);
            tree.append(at, contents);
        }
        Handle { at, space, name: local }
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        Handle::unnamed(self.tree.borrow_mut().push(Data::Comment(text)))
    }

    /// Never asked for by HTML, where `<?` begins a comment.
    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => tree.append(parent.at, node.at),
            NodeOrText::AppendText(text) => {
                let last = tree.item(parent.at).last;
                if !tree.joined(last, &text) {
                    let at = tree.push(Data::Text(text));
                    tree.append(parent.at, at);
                }
            }
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        if let NodeOrText::AppendNode(node) = &child {
            tree.detach(node.at);
        }
        if tree.item(sibling.at).parent == NONE {
            return;
        }
        match child {
            NodeOrText::AppendNode(node) => tree.insert_before(sibling.at, node.at),
            NodeOrText::AppendText(text) => {
                let previous = tree.item(sibling.at).previous;
                if !tree.joined(previous, &text) {
                    let at = tree.push(Data::Text(text));
                    tree.insert_before(sibling.at, at);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.tree.borrow().item(element.at).parent != NONE;
        match has_parent {
            true => self.append_before_sibling(element, child),
            false => self.append(previous, child),
        }
    }

    /// None is kept.
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        Handle::unnamed(self.tree.borrow().item(target.at).first)
    }

    fn add_attrs_if_missing(&self, target: &Handle, given: Vec<Given>) {
        let (mut tree, mut attributes) = (self.tree.borrow_mut(), self.attributes.borrow_mut());
        let Data::Element(element) = &mut tree.items[target.at as usize].data else { return };
        let own = attributes.of(element.attributes);
        let is_new = |given: &Given| !own.iter().any(|attribute| attribute.name == given.name.local);
        let new: Vec<Given> = given.into_iter().filter(is_new).take(MAX_ATTRIBUTES - own.len()).collect();
        if new.is_empty() {
            return;
        }
        let start = attributes.again(element.attributes);
        new.into_iter().for_each(|given| attributes.push_given(given));
        element.attributes = attributes.since(start);
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.at);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        let children: Vec<u32> = tree.children(node.at).collect();
        for child in children {
            tree.detach(child);
            tree.append(new_parent.at, child);
        }
    }
}
