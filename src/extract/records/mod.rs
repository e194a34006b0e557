//! Posts of software that nobody listed: elements that repeat, each with prose, an author and a date.

use crate::document::Post;
use crate::dom::Node;
use crate::{Error, Options, render};

use super::Scope;
use super::claims::Claims;
use super::outline::{Entry, Outline};
use super::signals::Signals;
use super::thread;
use super::written;

mod facts;
pub(super) mod groups;
mod lead;
mod letter;
mod lines;
mod loose;
mod model;
mod read;
mod single;
pub(super) mod slots;
mod trim;

use facts::Facts;
pub(crate) use facts::is_reply;
use groups::Record;
use lead::Lead;
use model::Model;
pub(crate) use read::body_rules;
use read::{Parts, Reader};

/// The posts found.
pub(crate) struct Records<'a> {
    pub(crate) posts: Vec<Post>,
    /// The elements of the posts where they are comments below an article.
    pub(crate) comments: Vec<Node<'a>>,
    /// From the first record to the last, where dates and authors fit well and there are several.
    pub(crate) range: Option<groups::Range>,
}

impl Records<'_> {
    /// Characters of what the posts say.
    pub(crate) fn size(&self) -> usize {
        let text = |post: &Post| render::text::blocks(&post.body, false).chars().filter(|c| !c.is_whitespace()).count();
        self.posts.iter().map(text).sum()
    }
}

/// Fewer records than this are no repetition.
const MIN_RECORDS: usize = 2;
/// Characters of prose in an average body; menus and cards have less.
const MIN_PROSE: f64 = 30.0;
/// Characters of prose in the longest body; what describes a forum in a list of forums has less.
const MIN_LONGEST: f64 = 80.0;
/// Share of the page's prose that the bodies must hold, or else the page is an article with something that repeats; and where
/// dates and authors fit well.
const MIN_SHARE: f64 = 0.3;
const MIN_SURE_SHARE: f64 = 0.12;
/// How well both fit then.
const SURE: f64 = 0.7;
/// Share of a record's text inside links above which it is a menu's or a listing's entry.
const MAX_LINKS: f64 = 0.5;
/// Bodies whose prose is as unevenly spread as if fewer than this had all of it are wrappers of one big text. Where dates and
/// authors fit well, it is the square roots that count: a question may be far longer than its answer.
const MIN_EFFECTIVE: f64 = 1.3;
/// How well dates must fit where no author is found, and in how many records.
const SURE_DATE: f64 = 0.8;
/// How well authors must fit where no date is found, in what share of the records they must be, and in how many records.
const SURE_AUTHOR: f64 = 0.75;
const ALL_NAMED: f64 = 0.9;
/// Characters of prose in an average body then; statistics and descriptions of boards have less.
const UNDATED_PROSE: f64 = 100.0;
const MANY: f64 = 3.0;
/// Characters of paragraphs before comments that make the page an article, and of the shortest paragraph.
const MIN_ARTICLE: usize = 1000;
const PARAGRAPH: usize = 100;
/// Characters of the shortest body without date and author.
const MIN_NAMELESS: usize = 20;
/// How many times the prose of posts in elements that of posts without must be.
const MIN_LOOSE: f64 = 1.5;
/// Records that are looked at for a panel with the author's data.
const SAMPLE: usize = 4;
/// What a group scores without date and author, and what each adds when it fits wholly.
const BASE: f64 = 0.2;
const META: f64 = 0.4;

/// A group that could be the posts.
struct Candidate {
    records: Vec<Record>,
    model: Model,
    score: f64,
}

/// Finds the group of records that looks most like posts.
pub(crate) fn find<'a>(scope: &'a Scope, claims: &mut Claims) -> Result<Option<Records<'a>>, Error> {
    let (outline, signals) = (scope.outline(), scope.signals());
    let Some(page) = outline.entries.first().map(|entry| entry.prose()) else { return Ok(None) };
    let groups = groups::groups(outline);
    let facts = Facts::new(outline, scope);
    let candidate = |records| Candidate::new(records, outline, signals, &facts, page);
    let best_of = |candidates: &mut dyn Iterator<Item = Vec<Record>>| candidates.filter_map(candidate).reduce(better);
    let rows = |group: &Vec<usize>| [false, true].map(|after| groups::rows(group, after, outline));
    let whole = best_of(&mut groups.iter().map(|group| groups::whole(group, outline)));
    let best = if whole.as_ref().is_some_and(|best| best.model.fits()[0] > 0.0) {
        whole
    } else {
        // rows only where no element holds a post whole, its date included
        whole.into_iter().chain(best_of(&mut groups.iter().flat_map(rows))).reduce(better)
    };
    let best = best.or_else(|| best_of(&mut groups::between_dates(outline, signals).iter().flat_map(rows)));
    // the best group that there is may list other pages
    let best = best.filter(|best| !best.model.are_titled(&best.records, outline, signals));
    let loose = loose::find(outline, scope)
        .filter(|(_, prose)| *prose as f64 > MIN_LOOSE * best.as_ref().map_or(0, |best| best.prose(outline)) as f64);
    let best = best.filter(|_| loose.is_none());
    let range = best.as_ref().filter(|best| best.model.fits().iter().all(|fit| *fit >= SURE)).map(Candidate::range);
    let mut comments = Vec::new();
    let posts = match best {
        _ if let Some((posts, _)) = loose => {
            check_count(posts.len(), scope.context.options)?;
            loose::read(posts, outline, scope, claims)
        }
        Some(best) if best.are_comments(outline, scope) => {
            comments.extend(best.records.iter().map(|record| outline.entries[record.range.0].node));
            check_count(best.records.len(), scope.context.options)?;
            best.read(None, outline, scope, claims)
        }
        Some(best) => {
            check_count(best.records.len(), scope.context.options)?;
            let lead = lead::find(&best, outline, signals, &facts);
            best.read(lead, outline, scope, claims)
        }
        None => {
            let letter = letter::find(outline, scope, claims);
            letter.or_else(|| single::find(outline, signals, &facts, scope, claims)).into_iter().collect()
        }
    };
    let range = range.filter(|_| posts.len() as f64 >= MANY);
    Ok((!posts.is_empty()).then_some(Records { posts, range, comments }))
}

fn better(best: Candidate, other: Candidate) -> Candidate {
    if other.score > best.score { other } else { best }
}

fn check_count(count: usize, options: &Options) -> Result<(), Error> {
    if count > options.max_posts {
        return Err(Error::LimitExceeded { limit: "max_posts", allowed: options.max_posts });
    }
    Ok(())
}

impl Candidate {
    /// None when the records cannot be posts.
    fn new(
        records: Vec<Record>,
        outline: &Outline,
        signals: &Signals,
        facts: &Facts,
        page: usize,
    ) -> Option<Candidate> {
        let own = |record: &Record| record.own(record.body.unwrap_or(record.range.0), outline)[0];
        let most: usize = records.iter().map(own).sum();
        // what does not hold enough text needs no closer look
        if records.len() < MIN_RECORDS || (most as f64) < MIN_SURE_SHARE * page as f64 {
            return None;
        }
        let model = Model::new(&records, outline, signals, facts);
        let score = score(&records, &model, outline, signals, page)?;
        Some(Candidate { records, model, score })
    }

    /// Characters of prose in the bodies.
    fn prose(&self, outline: &Outline) -> usize {
        let bodies = self.records.iter().enumerate().filter_map(|(number, record)| self.model.body(number, record));
        bodies.map(|body| outline.entries[body].prose()).sum()
    }

    /// Whether the records are the comments below an article: both call themselves so, and much text stands before them.
    fn are_comments(&self, outline: &Outline, scope: &Scope) -> bool {
        let roots = self.records.iter().map(|record| &outline.entries[record.range.0]);
        let named = |name: &str| name.to_ascii_lowercase().contains("comment");
        let is_named = |entry: &&Entry| entry.node.classes().any(named) || entry.node.attr("id").is_some_and(named);
        let count = roots.clone().filter(is_named).count();
        let paragraph = |entry: &&Entry| entry.own >= PARAGRAPH && crate::extract::visible::is_block(entry.node.tag());
        let before = &outline.entries[..self.records[0].range.0];
        let article: usize = before.iter().filter(paragraph).map(|entry| entry.own).sum();
        let says = scope.survey.meta(&["article:published_time", "article:modified_time"]).is_some();
        says && count == self.records.len()
            && self.records.iter().all(|record| record.body.is_none())
            && article >= MIN_ARTICLE
    }

    fn range(&self) -> groups::Range {
        (self.records[0].range.0, self.records.iter().map(|record| record.range.1).max().unwrap_or_default())
    }

    fn read(&self, lead: Option<Lead>, outline: &Outline, scope: &Scope, claims: &mut Claims) -> Vec<Post> {
        let node = |index: usize| outline.entries[index].node;
        let dates = (0..self.records.len()).filter_map(|number| self.model.date(number));
        let raws: Vec<String> = dates.map(|index| node(index).text()).collect();
        let context = scope.dates_like(outline.entries[0].node, &raws, None);
        let roots = self.records.iter().map(|record| node(record.range.0).key()).collect();
        let sample = self.records.iter().take(SAMPLE).filter(|record| record.body.is_none());
        let panels = sample.into_iter().any(|record| read::has_panel(node(record.range.0), &context));
        let mut reader = Reader { scope, dates: context, exclude: roots, panels };
        let levels = groups::levels(&self.records);
        let is_threaded = levels.iter().any(|level| *level > 0);
        let (mut prepared, mut depths) = (Vec::new(), Vec::new());
        let opening = lead.is_some();
        if let Some(Lead { whole, body, date, author }) = lead {
            let [whole, date, author] = [whole, date, Some(author)].map(|index| index.map(node));
            prepared.push(reader.prepare(Parts { whole, body: node(body), date, author }));
            depths.push(0);
        }
        for (number, record) in self.records.iter().enumerate() {
            let Some(body) = self.model.body(number, record) else { continue };
            let [date, author] = [self.model.date(number), self.model.author(number)].map(|index| index.map(node));
            // heads and feet of a list have what looks like bodies
            if date.is_none() && author.is_none() && outline.entries[body].prose() < MIN_NAMELESS {
                continue;
            }
            let body = node(body);
            // rows have no element of their own
            let whole = record.body.is_none().then(|| node(record.range.0));
            prepared.push(reader.prepare(Parts { whole, body, date, author }));
            depths.push(levels[number] + u32::from(opening));
        }
        let repeated = lines::repeated(prepared.iter().map(|post| &post.lines));
        let (mut found, mut bodies) = (Vec::new(), Vec::new());
        for (post, depth) in prepared.into_iter().zip(depths) {
            let body = post.parts.body;
            if let Some(post) = reader.read(post, &repeated, claims) {
                let depth = is_threaded.then_some(depth);
                found.push(Post { opening: opening && found.is_empty(), depth, ..post });
                bodies.push(body);
            }
        }
        thread::link(&mut found);
        written::signatures(&mut found, &bodies, "records", claims);
        found
    }
}

/// How much a group looks like posts; none when it cannot be.
fn score(records: &[Record], model: &Model, outline: &Outline, signals: &Signals, page: usize) -> Option<f64> {
    let (mut prose, mut squares, mut roots, mut links, mut longest) = (0.0, 0.0, 0.0, 0.0, 0.0_f64);
    for (number, record) in records.iter().enumerate() {
        let Some(body) = model.body(number, record) else { continue };
        let [own, linked] = record.own(body, outline);
        let (own, linked) = (own.saturating_sub(record.told(body, outline, signals)) as f64, linked as f64);
        prose += own;
        squares += own * own;
        roots += own.sqrt();
        longest = longest.max(own);
        links += linked;
    }
    let count = records.len() as f64;
    let density = links / (links + prose).max(1.0);
    let effective = prose * prose / squares.max(1.0);
    let [dated, authored] = model.fits();
    let named = (0..records.len()).filter(|number| model.author(*number).is_some()).count() as f64 / count;
    let is_sure = dated >= SURE && authored >= SURE;
    let share = if is_sure { MIN_SURE_SHARE } else { MIN_SHARE };
    let holds = prose / count >= MIN_PROSE
        && longest >= MIN_LONGEST
        && prose >= share * page as f64
        && density <= MAX_LINKS
        && (dated > 0.0
            || authored >= SURE_AUTHOR && named >= ALL_NAMED && count >= MANY && prose >= UNDATED_PROSE * count)
        && (authored > 0.0 || dated >= SURE_DATE && count >= MANY)
        && (effective >= MIN_EFFECTIVE || is_sure && roots * roots >= MIN_EFFECTIVE * prose);
    holds.then(|| prose * (BASE + META * dated + META * authored) * (1.0 - density) * (1.0 - 1.0 / effective))
}
