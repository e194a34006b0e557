//! Whether an element matches a selector: by tests of its own and of the elements around it.

use selectors::attr::{CaseSensitivity, ParsedCaseSensitivity};
use selectors::parser::Combinator;

use super::selector::{Alternative, Compound, Matcher, Test};
use super::{Node, css};

/// Nodes before an element among which `~` looks: each of many siblings would look at all before it.
const MAX_SIBLINGS: usize = 1000;

/// How the search for the elements of compounds ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Found,
    /// Another element further up may do.
    NotHere,
    /// There is no element further up: nothing that is asked below can help.
    Nowhere,
}

impl Alternative {
    pub(super) fn matches(&self, node: Node) -> bool {
        self.matches_within(node, None)
    }

    /// The same, with the element that is asked what it holds.
    #[inline] // most elements lack a name
    fn matches_within(&self, node: Node, anchor: Option<Node>) -> bool {
        let bits = node.item().bits;
        bits & self.bits == self.bits && self.fits(node, anchor)
    }

    /// The same of a node that has the bits.
    fn fits(&self, node: Node, anchor: Option<Node>) -> bool {
        node.is_element()
            && match &self.matcher {
                Matcher::Compounds(compounds) => search(compounds, node, anchor) == Outcome::Found,
                Matcher::Engine(selector) => css::matches(node, selector),
            }
    }
}

/// Whether an element has what the first compound asks for, and the elements around it what the others do.
fn search(compounds: &[Compound], node: Node, anchor: Option<Node>) -> Outcome {
    let Some((compound, rest)) = compounds.split_first() else { return Outcome::Found };
    if !has(compound, node, anchor) {
        return Outcome::NotHere;
    }
    match compound.combinator {
        None => Outcome::Found,
        Some(Combinator::Child) => match node.parent().filter(|parent| parent.is_element()) {
            Some(parent) => search(rest, parent, anchor),
            None => Outcome::Nowhere,
        },
        Some(Combinator::NextSibling) => {
            node.previous_element().map_or(Outcome::NotHere, |before| search(rest, before, anchor))
        }
        Some(Combinator::LaterSibling) => {
            let mut outcomes = node
                .preceding()
                .take(MAX_SIBLINGS)
                .filter(|node| node.is_element())
                .map(|before| search(rest, before, anchor));
            outcomes.find(|outcome| *outcome != Outcome::NotHere).unwrap_or(Outcome::NotHere)
        }
        // Of the others only descent is in selectors without pseudo-elements.
        Some(_) => {
            let mut outcomes =
                node.ancestors().filter(|node| node.is_element()).map(|above| search(rest, above, anchor));
            outcomes.find(|outcome| *outcome != Outcome::NotHere).unwrap_or(Outcome::Nowhere)
        }
    }
}

fn has(compound: &Compound, node: Node, anchor: Option<Node>) -> bool {
    node.item().bits & compound.bits == compound.bits && compound.tests.iter().all(|test| passes(test, node, anchor))
}

fn passes(test: &Test, node: Node, anchor: Option<Node>) -> bool {
    let any = |list: &[Alternative]| list.iter().any(|alternative| alternative.matches_within(node, anchor));
    match test {
        Test::Tag(html, other) => {
            let wanted = if node.is_html() { html } else { other };
            node.name() == Some(wanted)
        }
        Test::Class(class) => node.has_class(class),
        Test::Id(id) => node.attr("id") == Some(id),
        Test::Has(html, other) => node.value(if node.is_html() { html } else { other }).is_some(),
        Test::Attribute(name, operator, value, case) => {
            let case = case_of(*case, node);
            node.value(name).is_some_and(|own| operator.eval_str(own, value, case))
        }
        Test::Not(list) => !any(list),
        Test::Is(list) => any(list),
        Test::Holds(list) => list
            .iter()
            .any(|alternative| node.candidates(alternative).any(|below| alternative.matches_within(below, Some(node)))),
        Test::Anchor => anchor == Some(node),
        Test::First => node.previous_element().is_none(),
        Test::Last => node.next_element().is_none(),
    }
}

fn case_of(parsed: ParsedCaseSensitivity, node: Node) -> CaseSensitivity {
    match parsed {
        ParsedCaseSensitivity::AsciiCaseInsensitive => CaseSensitivity::AsciiCaseInsensitive,
        ParsedCaseSensitivity::AsciiCaseInsensitiveIfInHtmlElementInHtmlDocument if node.is_html() => {
            CaseSensitivity::AsciiCaseInsensitive
        }
        _ => CaseSensitivity::CaseSensitive,
    }
}
