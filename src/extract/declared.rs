//! Who wrote an article, and when, as the page tells machines: structured data and `<meta>`.

use crate::document::{Author, Document};

use super::person::{cleaned, is_names, letters};
use super::survey::Survey;
use super::{Scope, dates};

/// Names and properties of `<meta>`, letters and digits only, the most common conventions first.
const AUTHOR: [&str; 14] = [
    "author",
    "articleauthor",
    "dccreator",
    "dctermscreator",
    "parselyauthor",
    "sailthruauthor",
    "byl",
    "citationauthor",
    "ogauthor",
    "ogarticleauthor",
    "cxenseparseauthor",
    "authors",
    "authorname",
    "creator",
];
const PUBLISHED: [&str; 29] = [
    "articlepublishedtime",
    "datepublished",
    "ogarticlepublishedtime",
    "parselypubdate",
    "sailthrudate",
    "citationpublicationdate",
    "citationonlinedate",
    "citationdate",
    "date",
    "dcdate",
    "dcdateissued",
    "dctermsissued",
    "dctermsdate",
    "dctermscreated",
    "dcdatecreated",
    "dcissued",
    "prismpublicationdate",
    "pubdate",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "published",
    "publishedat",
    "publishedtime",
    "articlepublished",
    "ogpublishedtime",
    "cxenseparserecspublishtime",
    "originalpublicationdate",
    "datecreated",
];
const MODIFIED: [&str; 14] = [
    "articlemodifiedtime",
    "datemodified",
    "ogarticlemodifiedtime",
    "ogupdatedtime",
    "ogmodifiedtime",
    "dctermsmodified",
    "dcdatemodified",
    "lastmodified",
    "modified",
    "modifieddate",
    "modifiedtime",
    "articlemodified",
    "articleupdated",
    "lastupdated",
];

/// Fills author and dates of an article from structured data, else from `<meta>`. Where these name the site for an
/// author, the page may show who it was.
pub(crate) fn of_article(scope: &Scope, document: &mut Document) {
    let found = &scope.structured;
    if document.author.is_none() {
        document.author = author(scope).filter(|author| !is_site(scope, author));
    }
    let context = scope.dates();
    let date = |names: &[&str]| {
        let read = |text: &&str| dates::from_iso(text).or_else(|| dates::parse_date(text, &context));
        names.iter().find_map(|name| metas(&scope.survey, name).find_map(|text| read(&text)))
    };
    document.published = document.published.take().or_else(|| found.published.clone()).or_else(|| date(&PUBLISHED));
    document.modified = document.modified.take().or_else(|| found.modified.clone()).or_else(|| date(&MODIFIED));
}

/// Takes the site for the author of an article that it names itself for and that shows no other.
pub(super) fn site_as_author(scope: &Scope, document: &mut Document) {
    document.author = document.author.take().or_else(|| author(scope));
}

/// What `<meta>` of one of these names say, in page order.
fn metas<'s>(survey: &'s Survey, wanted: &'s str) -> impl Iterator<Item = &'s str> {
    let is_wanted = |name: &str| {
        let mut letters = name.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
        wanted.bytes().all(|b| letters.next() == Some(b)) && letters.next().is_none()
    };
    let named = survey.metas.iter().filter(move |(name, _)| is_wanted(name));
    named.map(|(_, content)| content.trim()).filter(|content| !content.is_empty())
}

fn author(scope: &Scope) -> Option<Author> {
    let structured = joined(scope, scope.structured.authors.clone());
    let named = |name: &str| Author { name: Some(name.to_owned()), ..Author::default() };
    let of_meta = |name: &&str| joined(scope, metas(&scope.survey, name).map(named).collect());
    let is_person = |author: &Author| !is_site(scope, author);
    let mut metas = AUTHOR.iter().filter_map(of_meta).chain(labelled(scope)).peekable();
    let first = metas.peek().cloned();
    let structured_person = structured.clone().filter(is_person);
    structured_person.or_else(|| metas.find(is_person)).or(structured).or(first)
}

/// Several authors as one, with the first one's link; those left out that are no names, such as a slogan or an address.
fn joined(scope: &Scope, authors: Vec<Author>) -> Option<Author> {
    let words = scope.bylines();
    let mut named: Vec<Author> = authors
        .into_iter()
        .filter_map(|author| {
            let name = cleaned(author.name.as_deref()?, &words)?.to_owned();
            Some(Author { name: Some(name), ..author })
        })
        .collect();
    let mut names: Vec<String> = Vec::new();
    for (at, author) in named.iter().enumerate() {
        let Some(name) = &author.name else { continue };
        // "Wren, Ada" is one name
        let is_more = at == 0 || is_names(&name.replace(',', " "), &words, scope.language.as_deref());
        if is_more && !names.contains(name) {
            names.push(name.clone());
        }
    }
    let first = if named.is_empty() { return None } else { named.swap_remove(0) };
    let joint = if names.iter().any(|name| name.contains(',')) { "; " } else { ", " };
    Some(Author { name: Some(names.join(joint)), ..first })
}

/// The author in the pairs of label and value that pages carry for previews of their links.
fn labelled(scope: &Scope) -> Option<Author> {
    let words = scope.bylines();
    let is_by = |label: &str| words.after(label).is_some_and(|(rest, sure)| sure && rest.is_empty());
    let pairs = [("twitterlabel1", "twitterdata1"), ("twitterlabel2", "twitterdata2")];
    let value = pairs.iter().find_map(|(label, data)| {
        metas(&scope.survey, label).any(is_by).then(|| metas(&scope.survey, data).next()).flatten()
    })?;
    Some(Author { name: Some(cleaned(value, &words)?.to_owned()), ..Author::default() })
}

/// Whether what is named as author is the site.
fn is_site(scope: &Scope, author: &Author) -> bool {
    let name = letters(author.name.as_deref().unwrap_or_default());
    let named = metas(&scope.survey, "ogsitename").chain(metas(&scope.survey, "applicationname"));
    let mut sites = named.chain(scope.structured.site.as_deref());
    let host = || scope.base.host().map(|host| letters(host.trim_start_matches("www.")));
    sites.any(|site| letters(site) == name)
        || (name.len() >= MIN_HOST && host().is_some_and(|host| host.starts_with(&name)))
}

/// Letters of the shortest name that is the site's because the host begins with it.
const MIN_HOST: usize = 4;
