//! CSS selectors, compiled into what an element must have, and where such elements are looked for.

use html5ever::LocalName;
use selectors::attr::{AttrSelectorOperator, ParsedCaseSensitivity};
use selectors::parser::{Combinator, Component, NthType, RelativeSelector, Selector as Parsed};

use super::css::{Css, parse};
use super::index::{Kind, Name, is_distinctive};

/// A compiled selector, or none: an empty one matches nothing.
pub(crate) struct Selector {
    pub(super) alternatives: Vec<Alternative>,
}

/// One of the selectors that commas separate.
pub(super) struct Alternative {
    /// The rarest name that its last compound asks for; none where any element may match.
    pub(super) lookup: Option<Name>,
    /// The rarest name of the elements that must be around it.
    pub(super) within: Option<Name>,
    /// The bits that an element must have.
    pub(super) bits: u64,
    pub(super) matcher: Matcher,
}

pub(super) enum Matcher {
    /// The compounds, the last first.
    Compounds(Vec<Compound>),
    /// What is no compound of plain tests is left to the engine.
    Engine(Parsed<Css>),
}

/// What one element must have.
pub(super) struct Compound {
    pub(super) tests: Vec<Test>,
    pub(super) bits: u64,
    /// The rarest name that it asks for, and how rare such names are.
    name: Option<(Name, u32)>,
    /// Where the element of the next compound stands to this one's; none at last.
    pub(super) combinator: Option<Combinator>,
}

pub(super) enum Test {
    /// A tag as elements of HTML and as others have it.
    Tag(LocalName, LocalName),
    Class(String),
    Id(String),
    /// An attribute, its name as of a tag.
    Has(LocalName, LocalName),
    Attribute(LocalName, AttrSelectorOperator, String, ParsedCaseSensitivity),
    Not(Vec<Alternative>),
    Is(Vec<Alternative>),
    /// Elements below, whose last compound is [`Test::Anchor`].
    Holds(Vec<Alternative>),
    /// The element that is asked what it holds.
    Anchor,
    First,
    Last,
}

impl Selector {
    /// Matches nothing.
    pub(crate) const NONE: Selector = Selector { alternatives: Vec::new() };

    /// Compiles a selector that is part of the program; an empty one matches nothing.
    ///
    /// # Panics
    /// When it is no valid selector: a test compiles every one.
    pub(crate) fn new(css: &str) -> Self {
        if css.trim().is_empty() {
            return Selector::NONE;
        }
        match parse(css) {
            Ok(list) => Selector { alternatives: list.slice().iter().map(Alternative::new).collect() },
            Err(error) => panic!("{css}: {error}"),
        }
    }

    /// Whether any element may match, so that no index helps.
    #[cfg(test)]
    pub(crate) fn looks_everywhere(&self) -> bool {
        self.alternatives.iter().any(|alternative| alternative.lookup.is_none())
    }
}

impl Alternative {
    fn new(parsed: &Parsed<Css>) -> Self {
        let (name, bits) = names(&mut parsed.iter());
        let lookup = name.map(|(name, _)| name);
        match compounds(parsed) {
            Some(compounds) => {
                let within = around(&compounds);
                Alternative { lookup, within, bits, matcher: Matcher::Compounds(compounds) }
            }
            None => Alternative { lookup, within: None, bits, matcher: Matcher::Engine(parsed.clone()) },
        }
    }
}

/// The name that a component asks for, and how rare such names are.
fn name_of(component: &Component<Css>) -> Option<(Name, u32)> {
    match component {
        // Elements of SVG keep their case.
        Component::LocalName(tag) if tag.name == tag.lower_name => Some((Name::new(Kind::Tag, &tag.name.0), 1)),
        Component::AttributeInNoNamespaceExists { local_name, .. }
        | Component::AttributeInNoNamespace { local_name, .. } => {
            is_distinctive(&local_name.0).then(|| (Name::new(Kind::Attribute, &local_name.0), 2))
        }
        Component::Class(class) => Some((Name::new(Kind::Class, &class.0), 3)),
        Component::ID(id) => Some((Name::new(Kind::Id, &id.0), 4)),
        _ => None,
    }
}

/// The rarest of the names that components ask for, the first of equals, and the bits of all.
fn names(components: &mut dyn Iterator<Item = &Component<Css>>) -> (Option<(Name, u32)>, u64) {
    let (mut rarest, mut bits) = (None, 0);
    for (name, rank) in components.filter_map(name_of) {
        bits |= name.bits();
        if rarest.is_none_or(|(_, most)| rank > most) {
            rarest = Some((name, rank));
        }
    }
    (rarest, bits)
}

/// The rarest name of those compounds whose elements are around that of the first.
fn around(compounds: &[Compound]) -> Option<Name> {
    let is_up = |compound: &Compound| matches!(compound.combinator, Some(Combinator::Child | Combinator::Descendant));
    let above = compounds.windows(2).filter(|pair| is_up(&pair[0])).filter_map(|pair| pair[1].name);
    above.max_by_key(|(_, rank)| *rank).map(|(name, _)| name)
}

/// The compounds of a selector; none where one has a test that only the engine knows.
fn compounds(parsed: &Parsed<Css>) -> Option<Vec<Compound>> {
    let mut compounds = Vec::new();
    let mut components = parsed.iter();
    loop {
        let parts: Vec<&Component<Css>> = components.by_ref().collect();
        let tests: Vec<Option<Test>> = parts.iter().map(|component| test(component)).collect::<Option<_>>()?;
        let (name, bits) = names(&mut parts.into_iter());
        let combinator = components.next_sequence();
        compounds.push(Compound { tests: tests.into_iter().flatten().collect(), bits, name, combinator });
        if combinator.is_none() {
            return Some(compounds);
        }
    }
}

/// The test of a component, which may be none; `None` for what is left to the engine.
fn test(component: &Component<Css>) -> Option<Option<Test>> {
    let all = |list: &[Parsed<Css>]| list.iter().map(Alternative::new).collect();
    Some(Some(match component {
        Component::LocalName(tag) => Test::Tag(tag.lower_name.0.clone(), tag.name.0.clone()),
        Component::Class(class) => Test::Class(class.0.to_string()),
        Component::ID(id) => Test::Id(id.0.to_string()),
        Component::AttributeInNoNamespaceExists { local_name, local_name_lower } => {
            Test::Has(local_name_lower.0.clone(), local_name.0.clone())
        }
        Component::AttributeInNoNamespace { local_name, operator, value, case_sensitivity } => {
            Test::Attribute(local_name.0.clone(), *operator, value.0.clone(), *case_sensitivity)
        }
        Component::Negation(list) => Test::Not(all(list.slice())),
        Component::Is(list) | Component::Where(list) => Test::Is(all(list.slice())),
        Component::Has(list) => Test::Holds(list.iter().map(below).collect::<Option<_>>()?),
        Component::RelativeSelectorAnchor => Test::Anchor,
        Component::Nth(nth) if nth.an_plus_b.0 == 0 && nth.an_plus_b.1 == 1 => match nth.ty {
            NthType::Child => Test::First,
            NthType::LastChild => Test::Last,
            _ => return None,
        },
        Component::ExplicitUniversalType => return Some(None),
        _ => return None,
    }))
}

/// What `:has()` asks for, where that is an element below.
fn below(relative: &RelativeSelector<Css>) -> Option<Alternative> {
    let alternative = Alternative::new(&relative.selector);
    let Matcher::Compounds(compounds) = &alternative.matcher else { return None };
    let is_down =
        |compound: &Compound| !matches!(compound.combinator, Some(Combinator::NextSibling | Combinator::LaterSibling));
    compounds.iter().all(is_down).then_some(alternative)
}
