//! One extractor in a process of its own, which goes over the same pages whenever it is told to.
//!
//! `dechrome-peers EXTRACTOR PAGES.jsonl` reads the pages, prints a line when it is ready, and for each line of standard input
//! extracts every page once and prints what that took as a line of JSON. `run.py` builds, starts and tells it.

use std::error::Error;
use std::fs;
use std::io::{BufRead, Write, stdin, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::time::Duration;

use cpu_time::ProcessTime;
use dechrome::{Input, Options, Output, internals};
use serde::Deserialize;

#[derive(Deserialize)]
struct Page {
    html: String,
    url: Option<String>,
}

/// What one pass over the pages came to.
#[derive(Default)]
struct Pass {
    cpu: Duration,
    failures: Vec<String>,
    /// Pages without a word of text.
    empty: usize,
}

impl Pass {
    fn note(&mut self, made: Result<String, String>) {
        match made {
            Ok(text) if text.trim_start().is_empty() => self.empty += 1,
            Ok(_) => {}
            Err(why) => self.failures.push(why),
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [extractor, pages] = &arguments[..] else { return Err("usage: dechrome-peers EXTRACTOR PAGES.jsonl".into()) };
    let pages = fs::read_to_string(pages)?;
    let pages: Vec<Page> = pages.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let pass: fn(&[Page]) -> Pass = match extractor.as_str() {
        "dechrome" => |pages| each(pages, dechrome),
        "dechrome-rendering" => rendering,
        "dom_smoothie" => |pages| each(pages, dom_smoothie),
        "rs-trafilatura" => |pages| each(pages, rs_trafilatura),
        _ => return Err(format!("no extractor is called {extractor}").into()),
    };
    set_hook(Box::new(|_| {})); // what panics is counted
    println!("{}", serde_json::json!({ "ready": pages.len() }));
    for line in stdin().lock().lines() {
        line?;
        let Pass { cpu, failures, empty } = pass(&pages);
        println!("{}", serde_json::json!({ "seconds": cpu.as_secs_f64(), "failures": failures, "empty": empty }));
        stdout().flush()?;
    }
    Ok(())
}

/// Every page to text; what is made of a page is dropped before the next.
fn each(pages: &[Page], extract: impl Fn(&Page) -> Result<String, String>) -> Pass {
    let mut pass = Pass::default();
    let start = ProcessTime::now();
    for page in pages {
        let made = catch_unwind(AssertUnwindSafe(|| extract(page)));
        pass.note(made.unwrap_or_else(|_| Err("panic".to_owned())));
    }
    pass.cpu = start.elapsed();
    pass
}

/// Text, Markdown and JSON of every page's document; the cleaning before it is not measured.
fn rendering(pages: &[Page]) -> Pass {
    let mut pass = Pass::default();
    for page in pages {
        match document(page) {
            Ok(document) => {
                let start = ProcessTime::now();
                let made =
                    [internals::text(&document), document.render(Output::Markdown), document.render(Output::Json)];
                pass.cpu += start.elapsed();
                pass.note(Ok(made.concat()));
            }
            Err(why) => pass.note(Err(why)),
        }
    }
    pass
}

fn document(page: &Page) -> Result<dechrome::Document, String> {
    let input = Input::from_text(&page.html).url(page.url.as_deref().unwrap_or_default());
    dechrome::clean(input, &Options::new()).map_err(|error| error.to_string())
}

fn dechrome(page: &Page) -> Result<String, String> {
    document(page).map(|document| document.text)
}

fn dom_smoothie(page: &Page) -> Result<String, String> {
    let reader = dom_smoothie::Readability::new(page.html.as_str(), None, None);
    let article = reader.and_then(|mut reader| reader.parse()).map_err(|error| error.to_string())?;
    Ok(article.text_content.to_string())
}

fn rs_trafilatura(page: &Page) -> Result<String, String> {
    rs_trafilatura::extract(&page.html).map(|made| made.content_text).map_err(|error| error.to_string())
}
