//! Crawls a forum: from lists of threads, or from threads, to one joined document a thread, a line of JSON each.
//!
//! ```sh
//! cargo run --release --example crawler -- https://forum.example/forums/tea.2/ > threads.jsonl
//! ```
//!
//! It follows the threads and pages that dechrome names, stays on one host, obeys robots.txt with its Crawl-delay, waits
//! between requests, and cleans pages beside the threads that fetch them. A page that cannot be had does not cost the rest
//! of its thread.

use std::collections::{HashSet, VecDeque};
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use std::{env, fmt, iter};

use dechrome::{Document, Input, Kind, Options, PageLinks};
use reqwest::{Client, Response, Url, redirect};
use texting_robots::Robot;
use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::{Interval, MissedTickBehavior, interval};

const USAGE: &str = "usage: crawler [OPTION VALUE]… URL…

URLs are http or https, of one host: lists of threads, or threads. Documents go to standard output, one line of JSON a thread.

  --contact TEXT       who crawls: a page about the crawl, or an address; becomes part of the user agent
  --delay SECONDS      between two requests (1); a longer Crawl-delay in robots.txt is kept
  --concurrency N      how many threads of the forum are crawled at once (2)
  --thread-pages N     how many pages of a thread are fetched at most (100)
  --listing-pages N    how many pages of a list are fetched at most (50)";

/// What robots.txt may call this crawler by.
const AGENT: &str = "dechrome-crawler-example";
/// No page of a forum is larger, in bytes.
const MAX_BYTES: usize = 16 << 20;
const TIMEOUT: Duration = Duration::from_secs(30);
/// As many as RFC 9309 wants followed for robots.txt.
const MAX_REDIRECTS: usize = 5;

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments = match Arguments::read(env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("crawler: {message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    // with more than one provider of cryptography in the program, rustls would not choose
    let _ = rustls::crypto::ring::default_provider().install_default();
    let crawled = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Failure::from)
        .and_then(|runtime| runtime.block_on(crawl(arguments)));
    match crawled {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("crawler: {}", Chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

/// The command line.
struct Arguments {
    starts: Vec<Url>,
    contact: Option<String>,
    delay: Duration,
    concurrency: usize,
    thread_pages: usize,
    listing_pages: usize,
}

impl Arguments {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
        let (starts, contact, delay) = (Vec::new(), None, Duration::from_secs(1));
        let mut read = Arguments { starts, contact, delay, concurrency: 2, thread_pages: 100, listing_pages: 50 };
        while let Some(word) = words.next() {
            if !word.starts_with("--") {
                read.starts.push(start(&word)?);
                continue;
            }
            let value = words.next().ok_or_else(|| format!("{word} has no value"))?;
            match word.as_str() {
                "--contact" => read.contact = Some(value),
                "--delay" => read.delay = seconds(&value)?,
                "--concurrency" => read.concurrency = positive(&word, &value)?,
                "--thread-pages" => read.thread_pages = positive(&word, &value)?,
                "--listing-pages" => read.listing_pages = positive(&word, &value)?,
                _ => return Err(format!("there is no option {word}")),
            }
        }
        let first = read.starts.first().ok_or("no URL to start from")?;
        match read.starts.iter().find(|url| host(url) != host(first)) {
            Some(other) => Err(format!("{first} and {other} are not on one host")),
            None => Ok(read),
        }
    }
}

fn start(word: &str) -> Result<Url, String> {
    let url = Url::parse(word).map_err(|error| format!("{word} is no URL: {error}"))?;
    matches!(url.scheme(), "http" | "https").then_some(url).ok_or_else(|| format!("{word} is neither http nor https"))
}

fn positive(option: &str, value: &str) -> Result<usize, String> {
    let number = usize::from_str(value).ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("{option} is a number, 1 or more, not {value}"))
}

fn seconds(value: &str) -> Result<Duration, String> {
    let seconds = f64::from_str(value).ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or_else(|| format!("--delay is a number of seconds, 0 or more, not {value}"))
}

/// What must be the same of all pages that are fetched. That a site moves to https is no other host.
fn host(url: &Url) -> (Option<&str>, Option<u16>) {
    (url.host_str(), url.port())
}

/// What may be fetched.
struct Site {
    start: Url,
    /// Set once robots.txt was read; until then only robots.txt itself is fetched.
    robots: OnceLock<Robot>,
}

impl Site {
    /// Why a page must not be fetched.
    fn refusal(&self, url: &Url) -> Option<&'static str> {
        if host(url) != host(&self.start) {
            Some("on another host")
        } else if self.robots.get().is_some_and(|robots| !robots.allowed(url.as_str())) {
            Some("robots.txt forbids it")
        } else {
            None
        }
    }
}

/// Fetches and cleans pages of one site.
struct Crawler {
    client: Client,
    site: Arc<Site>,
    /// Ticks when the next request may go out.
    pace: tokio::sync::Mutex<Interval>,
    thread_pages: usize,
    /// Where visits began, and where redirects led them.
    visited: Mutex<HashSet<Url>>,
}

impl Crawler {
    async fn new(arguments: &Arguments) -> Result<Crawler, Failure> {
        let site = Arc::new(Site { start: arguments.starts[0].clone(), robots: OnceLock::new() });
        let client = client(&site, arguments.contact.as_deref())?;
        let robots = robots(&client, &site).await?;
        let wanted = robots.delay.and_then(|seconds| Duration::try_from_secs_f32(seconds).ok()).unwrap_or_default();
        let _ = site.robots.set(robots);
        // an interval of nothing is not possible
        let mut pace = interval(arguments.delay.max(wanted).max(Duration::from_millis(1)));
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Crawler {
            client,
            site,
            pace: tokio::sync::Mutex::new(pace),
            thread_pages: arguments.thread_pages,
            visited: Mutex::default(),
        })
    }

    /// Whether nobody visited the page before.
    fn enter(&self, url: &Url) -> bool {
        self.visited.lock().expect("no panic holds the lock").insert(url.clone())
    }

    /// The page of a URL, and where it was found in the end.
    async fn page(&self, url: &Url) -> Result<(Document, Url), Failure> {
        if let Some(why) = self.site.refusal(url) {
            return Err(why.into());
        }
        self.pace.lock().await.tick().await;
        let response = self.client.get(url.clone()).send().await.and_then(Response::error_for_status);
        let response = response.map_err(reqwest::Error::without_url)?;
        let at = response.url().clone();
        let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
        let content_type = content_type.unwrap_or_default().to_owned();
        let body = body(response).await?;
        let (document, at) = spawn_blocking(move || {
            let retrieved = jiff::Timestamp::now().to_string();
            let input = Input::new(&body).url(at.as_str()).content_type(&content_type).retrieved(&retrieved);
            dechrome::clean(input, &Options::new()).map(|document| (document, at))
        })
        .await??;
        Ok((document, at))
    }

    /// The joined pages of the thread that `document`, found at `at`, is a page of.
    ///
    /// They are followed to the end, and back to the beginning if the crawl started in the middle. Where a page cannot be
    /// had, nobody knows what comes after it: the pages beyond are reached from the last one, backwards.
    async fn thread(&self, document: Document, at: Url) -> Document {
        let links = document.page.clone().unwrap_or_default();
        let mut seen = HashSet::from([at]);
        let mut room = self.thread_pages - 1;
        let after = self.walk(links.next, |page| page.next.as_ref(), &mut seen, &mut room).await;
        let before = self.walk(links.prev, |page| page.prev.as_ref(), &mut seen, &mut room).await;
        let rest = self.walk(links.last, |page| page.prev.as_ref(), &mut seen, &mut room).await;
        Document::join(before.into_iter().rev().chain(iter::once(document)).chain(after).chain(rest.into_iter().rev()))
    }

    /// The pages from `from` onward, `room` of them at most, up to one that was seen or cannot be had.
    async fn walk(
        &self,
        from: Option<String>,
        onward: fn(&PageLinks) -> Option<&String>,
        seen: &mut HashSet<Url>,
        room: &mut usize,
    ) -> Vec<Document> {
        let mut found: Vec<Document> = Vec::new();
        let mut next = from.as_deref().and_then(page_url);
        while let Some(url) = next.take()
            && *room > 0
            && seen.insert(url.clone())
        {
            let (document, at) = match self.page(&url).await {
                Ok(page) => page,
                Err(error) => {
                    eprintln!("crawler: {url}: {}", Chain(error.as_ref()));
                    break;
                }
            };
            if document.posts.is_empty() {
                eprintln!("crawler: {url}: no page of a thread, but {}", document.kind.as_str());
                break;
            }
            if at != url && !seen.insert(at) {
                break;
            }
            *room -= 1;
            next = document.page.as_ref().and_then(onward).and_then(|url| page_url(url));
            found.push(document);
        }
        found
    }
}

/// A page's URL without the place on the page.
fn page_url(url: &str) -> Option<Url> {
    let mut url = Url::parse(url).ok()?;
    url.set_fragment(None);
    Some(url)
}

/// A client that follows redirects to what may be fetched.
fn client(site: &Arc<Site>, contact: Option<&str>) -> Result<Client, Failure> {
    let version = env!("CARGO_PKG_VERSION");
    let agent = contact.map_or_else(|| format!("{AGENT}/{version}"), |who| format!("{AGENT}/{version} ({who})"));
    let site = Arc::clone(site);
    let follow = move |attempt: redirect::Attempt<'_>| match site.refusal(attempt.url()) {
        Some(why) => {
            let message = format!("leads to {}: {why}", attempt.url());
            attempt.error(message)
        }
        None if attempt.previous().len() > MAX_REDIRECTS => attempt.error("too many redirects"),
        None => attempt.follow(),
    };
    Ok(Client::builder().user_agent(agent).timeout(TIMEOUT).redirect(redirect::Policy::custom(follow)).build()?)
}

/// The site's robots.txt. Without one everything may be fetched; if the server cannot tell, nothing.
async fn robots(client: &Client, site: &Site) -> Result<Robot, Failure> {
    let url = site.start.join("/robots.txt")?;
    let response = client.get(url).send().await?;
    let text = match response.status() {
        status if status.is_client_error() => Vec::new(),
        _ => body(response.error_for_status()?).await?,
    };
    Ok(Robot::new(AGENT, &text)?)
}

async fn body(mut response: Response) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > MAX_BYTES {
            return Err(format!("larger than {MAX_BYTES} bytes").into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// What a visit found.
enum Found {
    /// A page of a list, and which one of the list's pages it is.
    Listing(Document, usize),
    Thread(Document),
    Nothing,
}

/// Visits a page, the `page`-th of its list if it is one of a list, and all of a thread.
async fn visit(crawler: Arc<Crawler>, url: Url, page: usize) -> Found {
    match crawler.page(&url).await {
        Ok((_, at)) if at != url && !crawler.enter(&at) => Found::Nothing,
        Ok((document, _)) if document.kind == Kind::Listing => Found::Listing(document, page),
        Ok((document, at)) if document.kind == Kind::Thread => Found::Thread(crawler.thread(document, at).await),
        Ok((document, _)) => {
            eprintln!("crawler: {url}: no thread and no list of threads, but {}", document.kind.as_str());
            Found::Nothing
        }
        Err(error) => {
            eprintln!("crawler: {url}: {}", Chain(error.as_ref()));
            Found::Nothing
        }
    }
}

/// Crawls, and fails if not one thread was found.
async fn crawl(arguments: Arguments) -> Result<(), Failure> {
    let crawler = Arc::new(Crawler::new(&arguments).await?);
    let mut queue: VecDeque<(Url, usize)> = arguments.starts.into_iter().map(|url| (url, 1)).collect();
    let mut running = JoinSet::new();
    let mut written = HashSet::new();
    loop {
        while running.len() < arguments.concurrency
            && let Some((url, page)) = queue.pop_front()
        {
            if crawler.enter(&url) {
                running.spawn(visit(Arc::clone(&crawler), url, page));
            }
        }
        let Some(found) = running.join_next().await else { break };
        match found? {
            Found::Listing(document, page) => {
                let threads = document.threads.iter().filter_map(|thread| page_url(thread.url.as_ref()?));
                queue.extend(threads.map(|url| (url, 1)));
                let next = document.page.as_ref().and_then(|page| page_url(page.next.as_ref()?));
                queue.extend(next.filter(|_| page < arguments.listing_pages).map(|url| (url, page + 1)));
            }
            // a crawl may start from a later page of a thread and find its first one in a list as well
            Found::Thread(document) if written.insert(document.url.clone()) => {
                writeln!(io::stdout(), "{}", document.to_json())?;
            }
            Found::Thread(_) | Found::Nothing => {}
        }
    }
    if written.is_empty() { Err("no thread was found".into()) } else { Ok(()) }
}

/// An error with its causes.
struct Chain<'a>(&'a (dyn Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)?;
        iter::successors(self.0.source(), |error| (**error).source())
            .try_for_each(|cause| write!(formatter, ": {cause}"))
    }
}
