//! The crawler in examples/ against the fixture forum of tests/forum, which tells what was fetched.

use super::c_api::succeed;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::env::{self, consts};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const TEA: &str = "/threads/steeping-green-tea.1/";
const LIMESCALE: &str = "/threads/kettle-limescale.3/";

/// How often each path was asked for.
type Requests = BTreeMap<String, u64>;

/// A server of its own for each test.
struct Forum {
    server: Child,
    says: BufReader<ChildStdout>,
    url: String,
}

impl Forum {
    fn start() -> Forum {
        let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
        let mut command = Command::new(python);
        command.arg(Path::new(ROOT).join("tests/forum/serve.py")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut says = BufReader::new(server.stdout.take().unwrap());
        let mut url = String::new();
        says.read_line(&mut url).unwrap();
        Forum { server, says, url: url.trim_end().to_owned() }
    }

    fn requests(mut self) -> Requests {
        drop(self.server.stdin.take());
        let mut said = String::new();
        self.says.read_to_string(&mut said).unwrap();
        assert!(self.server.wait().unwrap().success());
        serde_json::from_str(&said).unwrap()
    }
}

/// The crawler, which `cargo test` builds beside this program; where only this program was built, the crawler is built now.
fn crawler() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let program = env::current_exe().unwrap();
        let profile_dir = program.parent().and_then(Path::parent).unwrap();
        let crawler = profile_dir.join("examples").join(format!("crawler{}", consts::EXE_SUFFIX));
        let written = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
        if written(&crawler) < written(&Path::new(ROOT).join("examples/crawler.rs")) {
            let profile = profile_dir.file_name().and_then(|name| name.to_str()).filter(|name| *name != "debug");
            let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let build = ["build", "--example", "crawler", "--profile", profile.unwrap_or("dev"), "--target-dir"];
            succeed(Command::new(cargo).args(build).arg(profile_dir.parent().unwrap()).current_dir(ROOT));
        }
        crawler
    })
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(crawler());
    command.args(arguments).env("NO_PROXY", "*").stdin(Stdio::null()).output().unwrap()
}

/// The documents by address, what was fetched, and what the crawler said.
fn crawl(options: &[&str], paths: &[&str]) -> (Vec<Value>, Requests, String) {
    let forum = Forum::start();
    let starts: Vec<String> = paths.iter().map(|path| format!("{}{path}", forum.url)).collect();
    let arguments: Vec<&str> =
        ["--delay", "0"].iter().chain(options).copied().chain(starts.iter().map(String::as_str)).collect();
    let output = run(&arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let lines = String::from_utf8(output.stdout).unwrap().replace(&forum.url, "");
    let mut documents: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    documents.sort_by_key(|document| document["url"].to_string());
    (documents, forum.requests(), said)
}

fn expected() -> Value {
    serde_json::from_slice(&fs::read(Path::new(ROOT).join("tests/forum/expected.json")).unwrap()).unwrap()
}

fn expected_thread(path: &str) -> Value {
    let expected = expected();
    let mut threads = expected["threads"].as_array().unwrap().iter();
    threads.find(|thread| thread["path"] == path).unwrap().clone()
}

/// What expected.json tells of a document.
fn told(document: &Value) -> Value {
    let posts = document["posts"].as_array().unwrap().iter();
    let posts: Vec<Value> = posts
        .map(|post| json!([post["id"], post["number"], post["author"]["name"], post["published"], post["text"]]))
        .collect();
    json!({ "path": document["url"], "title": document["title"], "posts": posts })
}

fn all_told(documents: &[Value]) -> Value {
    documents.iter().map(told).collect()
}

#[test]
fn a_list_gives_one_document_a_thread() {
    let (documents, requests, said) = crawl(&["--concurrency", "4"], &["/forums/tea.2/"]);
    let expected = expected();
    assert_eq!(all_told(&documents), expected["threads"]);
    assert_eq!(json!(requests), expected["requests"]);
    for failure in [
        "/threads/guest-list.6/: robots.txt forbids it",
        "/threads/coffee.31/: on another host",
        "/threads/moved.9/: error following redirect: leads to http://localhost",
        "/threads/gone.7/: HTTP status client error (404 Not Found)",
        "/oolong-from-the-north.4/page-2: the input is not text",
    ] {
        assert!(said.contains(failure), "{failure}: {said}");
    }
}

#[test]
fn a_thread_is_crawled_from_any_of_its_pages() {
    for page in ["", "page-2", "page-3"] {
        let (documents, requests, _) = crawl(&[], &[&format!("{TEA}{page}")]);
        assert_eq!(all_told(&documents), json!([expected_thread(TEA)]));
        let pages = [TEA.to_owned(), format!("{TEA}page-2"), format!("{TEA}page-3"), "/robots.txt".to_owned()];
        assert_eq!(requests, pages.into_iter().map(|path| (path, 1)).collect());
    }
}

#[test]
fn a_place_on_a_page_is_no_other_page() {
    let (documents, requests, _) = crawl(&[], &[&format!("{LIMESCALE}#post-302")]);
    assert_eq!(all_told(&documents), json!([expected_thread(LIMESCALE)]));
    assert_eq!(requests, ["/robots.txt", LIMESCALE].into_iter().map(|path| (path.to_owned(), 1)).collect());
}

#[test]
fn a_thread_that_is_found_twice_comes_once() {
    let (documents, _, _) = crawl(&[], &[&format!("{TEA}page-2"), "/forums/tea.2/"]);
    assert_eq!(all_told(&documents), expected()["threads"]);
}

#[test]
fn pages_of_threads_and_lists_are_limited() {
    let (documents, requests, _) = crawl(&["--thread-pages", "2", "--listing-pages", "1"], &["/forums/tea.2/"]);
    let urls: Vec<&Value> = documents.iter().map(|document| &document["url"]).collect();
    assert_eq!(urls, ["/threads/cast-iron-pots.2/", "/threads/how-to-ask.8/", TEA]);
    let posts = expected_thread(TEA)["posts"].as_array().unwrap()[..5].to_vec();
    assert_eq!(told(&documents[2])["posts"], json!(posts));
    assert!(!requests.contains_key(&format!("{TEA}page-3")));
    assert!(!requests.contains_key("/forums/tea.2/page-2"));
}

#[test]
fn wrong_arguments_are_named() {
    for (arguments, message) in [
        (&[] as &[&str], "no URL to start from"),
        (&["forum"], "forum is no URL"),
        (&["file:///etc/hosts"], "file:///etc/hosts is neither http nor https"),
        (&["http://a.example/", "http://b.example/"], "http://a.example/ and http://b.example/ are not on one host"),
        (&["--depth", "3", "http://a.example/"], "there is no option --depth"),
        (&["http://a.example/", "--delay"], "--delay has no value"),
        (&["--delay", "-1", "http://a.example/"], "--delay is a number of seconds, 0 or more, not -1"),
        (&["--thread-pages", "0", "http://a.example/"], "--thread-pages is a number, 1 or more, not 0"),
    ] {
        let output = run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with(&format!("crawler: {message}")) && said.contains("usage: crawler"), "{said}");
    }
}

#[test]
fn a_crawl_that_finds_nothing_fails() {
    let forum = Forum::start();
    let output = run(&["--delay", "0", &format!("{}/nowhere/", forum.url)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("crawler: no thread was found"));
    forum.requests();
}

/// What a server was asked for, and when.
type Asked = Vec<(String, Instant)>;

/// A server that answers robots.txt so, and everything else with a page without posts. Gives its address and what it
/// was asked for.
fn serve(status: &'static str, robots: &'static str) -> (String, Arc<Mutex<Asked>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let path = lines.next().and_then(|line| line.split(' ').nth(1).map(str::to_owned)).unwrap_or_default();
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let (status, body) =
                if path == "/robots.txt" { (status, robots) } else { ("200 OK", "<p>Nothing here.</p>") };
            log.lock().unwrap().push((path, Instant::now()));
            let length = body.len();
            let head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
            stream.write_all(head.as_bytes()).unwrap();
        }
    });
    (url, asked)
}

#[test]
fn nothing_is_fetched_when_the_server_cannot_tell_its_robots_txt() {
    let (url, asked) = serve("503 Service Unavailable", "");
    let output = run(&["--delay", "0", &format!("{url}/forums/tea.2/")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("503 Service Unavailable"), "{output:?}");
    let asked = asked.lock().unwrap();
    assert!(asked.iter().all(|(path, _)| path == "/robots.txt") && !asked.is_empty(), "{asked:?}");
}

#[test]
fn a_crawl_delay_is_kept() {
    let (url, asked) = serve("200 OK", "User-agent: *\nCrawl-delay: 0.4\n");
    run(&["--delay", "0", "--concurrency", "3", &format!("{url}/a"), &format!("{url}/b"), &format!("{url}/c")]);
    let asked = asked.lock().unwrap();
    let pages: Vec<&(String, Instant)> = asked.iter().filter(|(path, _)| path != "/robots.txt").collect();
    assert_eq!(pages.len(), 3, "{asked:?}");
    // A request may be late, the one after it is then up to that much sooner behind it.
    let apart = pages[2].1 - pages[0].1;
    assert!(apart >= Duration::from_millis(600), "three requests within {apart:?}");
}
