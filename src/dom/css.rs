//! What the engine of selectors must know of names and elements.

use std::fmt;

use cssparser::ToCss;
use html5ever::{LocalName, Namespace, ns};
use precomputed_hash::PrecomputedHash;
use selectors::attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint};
use selectors::bloom::BloomFilter;
use selectors::matching::{
    ElementSelectorFlags, MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
    SelectorCaches, matches_selector,
};
use selectors::parser::{self, ParseRelative, Selector, SelectorList, SelectorParseErrorKind};
use selectors::{Element, OpaqueElement};

use super::Node;
use super::tree::{Data, Space};

/// Compiles a list of selectors.
///
/// # Errors
/// What is wrong with it.
pub(super) fn parse(css: &str) -> Result<SelectorList<Css>, String> {
    let list = SelectorList::parse(&Parser, &mut cssparser::Parser::new(css), ParseRelative::No);
    list.map_err(|error| format!("{error:?}"))
}

/// Whether the engine finds that an element matches.
pub(super) fn matches(node: Node, selector: &Selector<Css>) -> bool {
    let mut caches = SelectorCaches::default();
    let mut context = MatchingContext::new(
        MatchingMode::Normal,
        None,
        &mut caches,
        QuirksMode::NoQuirks,
        NeedsSelectorFlags::No,
        MatchingForInvalidation::No,
    );
    matches_selector(selector, 0, None, &Asked(node), &mut context)
}

struct Parser;

impl parser::Parser<'_> for Parser {
    type Impl = Css;
    type Error = SelectorParseErrorKind;

    fn parse_is_and_where(&self) -> bool {
        true
    }

    fn parse_has(&self) -> bool {
        true
    }
}

/// Selectors without pseudo-elements, and with the pseudo-classes that the tree tells.
#[derive(Debug, Clone)]
pub(super) struct Css;

impl parser::SelectorImpl for Css {
    type ExtraMatchingData<'a> = ();
    type AttrValue = Text;
    type Identifier = Ident;
    type LocalName = Ident;
    type NamespaceUrl = Namespace;
    type NamespacePrefix = Ident;
    type BorrowedLocalName = Ident;
    type BorrowedNamespaceUrl = Namespace;
    type NonTSPseudoClass = Never;
    type PseudoElement = Never;
}

/// A value in a selector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text(pub(super) String);

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text(text.to_owned())
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl ToCss for Text {
    fn to_css<W: fmt::Write>(&self, out: &mut W) -> fmt::Result {
        cssparser::serialize_string(&self.0, out)
    }
}

/// A name in a selector.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ident(pub(super) LocalName);

impl From<&str> for Ident {
    fn from(name: &str) -> Self {
        Ident(name.into())
    }
}

impl ToCss for Ident {
    fn to_css<W: fmt::Write>(&self, out: &mut W) -> fmt::Result {
        cssparser::serialize_identifier(&self.0, out)
    }
}

impl PrecomputedHash for Ident {
    fn precomputed_hash(&self) -> u32 {
        self.0.precomputed_hash()
    }
}

/// Pseudo-classes of state and pseudo-elements, of which there are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Never {}

impl ToCss for Never {
    fn to_css<W: fmt::Write>(&self, _: &mut W) -> fmt::Result {
        match *self {}
    }
}

impl parser::NonTSPseudoClass for Never {
    fn is_active_or_hover(&self) -> bool {
        match *self {}
    }

    fn is_user_action_state(&self) -> bool {
        match *self {}
    }
}

impl parser::PseudoElement for Never {}

/// An element that the engine asks.
#[derive(Clone)]
struct Asked<'a>(Node<'a>);

impl fmt::Debug for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "<{}>", self.0.tag())
    }
}

impl Element for Asked<'_> {
    type Impl = Css;

    fn opaque(&self) -> OpaqueElement {
        OpaqueElement::new(self.0.item())
    }

    fn parent_element(&self) -> Option<Self> {
        self.0.parent().filter(|node| node.is_element()).map(Asked)
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.previous_element().map(Asked)
    }

    fn next_sibling_element(&self) -> Option<Self> {
        self.0.next_element().map(Asked)
    }

    fn first_element_child(&self) -> Option<Self> {
        self.0.elements().next().map(Asked)
    }

    fn is_html_element_in_html_document(&self) -> bool {
        self.0.is_html()
    }

    fn has_local_name(&self, name: &Ident) -> bool {
        self.0.name().is_some_and(|own| *own == name.0)
    }

    fn has_namespace(&self, namespace: &Namespace) -> bool {
        matches!(&self.0.item().data, Data::Element(element) if element.space.name() == namespace)
    }

    fn is_same_type(&self, other: &Self) -> bool {
        let space = |node: &Self| match &node.0.item().data {
            Data::Element(element) => element.space,
            _ => Space::Html,
        };
        self.0.name() == other.0.name() && space(self) == space(other)
    }

    fn attr_matches(
        &self,
        namespace: &NamespaceConstraint<&Namespace>,
        name: &Ident,
        operation: &AttrSelectorOperation<&Text>,
    ) -> bool {
        !matches!(namespace, NamespaceConstraint::Specific(space) if **space != ns!())
            && self.0.value(&name.0).is_some_and(|value| operation.eval_str(value))
    }

    fn match_non_ts_pseudo_class(&self, class: &Never, _: &mut MatchingContext<Css>) -> bool {
        match *class {}
    }

    fn match_pseudo_element(&self, element: &Never, _: &mut MatchingContext<Css>) -> bool {
        match *element {}
    }

    fn apply_selector_flags(&self, _: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        matches!(self.0.tag(), "a" | "area" | "link") && self.0.attr("href").is_some()
    }

    fn is_html_slot_element(&self) -> bool {
        self.0.tag() == "slot"
    }

    fn has_id(&self, id: &Ident, case: CaseSensitivity) -> bool {
        self.0.attr("id").is_some_and(|own| case.eq(own.as_bytes(), id.0.as_bytes()))
    }

    fn has_class(&self, class: &Ident, case: CaseSensitivity) -> bool {
        self.0.classes().any(|own| case.eq(own.as_bytes(), class.0.as_bytes()))
    }

    fn has_custom_state(&self, _: &Ident) -> bool {
        false
    }

    fn imported_part(&self, _: &Ident) -> Option<Ident> {
        None
    }

    fn is_part(&self, _: &Ident) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        !self.0.children().any(|child| child.is_element() || child.as_text().is_some())
    }

    fn is_root(&self) -> bool {
        self.0.parent().is_some_and(|parent| matches!(parent.item().data, Data::Document))
    }

    fn add_element_unique_hashes(&self, _: &mut BloomFilter) -> bool {
        false
    }
}
