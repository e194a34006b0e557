//! Time by stage, and of whole pages by platform and by size.
//!
//! `cargo bench --features internals --bench stages`, and after `--` the words of the benches wanted: `stage::parse`,
//! `page::platform`, `page::size`. Times are those of the clock; on a machine that does something else as well, the fastest tells most.

#[path = "../growth/pages.rs"]
#[allow(dead_code)] // its ways of measuring are for the other benches
mod pages;

use divan::counter::BytesCount;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    divan::main();
}

/// Golden pages, found by their folder.
fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// What a bench is run on: pages, and how they are called together.
struct Pages {
    name: String,
    pages: Vec<Vec<u8>>,
}

impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl Pages {
    /// The golden page of a name such as `phpbb3/prosilver`.
    fn golden(name: &str) -> Pages {
        let page = fs::read(golden().join(name).join("input.html")).expect("a golden page");
        Pages { name: name.to_owned(), pages: vec![page] }
    }

    /// How many bytes they have, for a rate.
    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.pages.iter().map(Vec::len).sum::<usize>())
    }
}

/// Stages alone, on the largest golden pages of several kinds.
mod stage {
    use super::Pages;
    use dechrome::internals::{self, Tree};
    use dechrome::{Document, Input, Options, Output, clean};
    use divan::{Bencher, black_box};

    fn chosen() -> impl Iterator<Item = Pages> {
        let names = ["invision4/thread", "xenforo2/thread", "phpbb3/prosilver", "article/blog", "records/comments"];
        names.into_iter().map(Pages::golden)
    }

    fn text(pages: &Pages) -> String {
        String::from_utf8_lossy(&pages.pages[0]).into_owned()
    }

    fn document(pages: &Pages) -> Document {
        clean(Input::new(&pages.pages[0]), &Options::new()).expect("within the limits")
    }

    /// Bytes to text.
    #[divan::bench(args = chosen())]
    fn decode(bencher: Bencher, pages: &Pages) {
        bencher.counter(pages.bytes()).bench(|| internals::decode(&Input::new(black_box(&pages.pages[0]))));
    }

    /// Text to a tree, which is dropped.
    #[divan::bench(args = chosen())]
    fn parse(bencher: Bencher, pages: &Pages) {
        let (text, options) = (text(pages), Options::new());
        bencher.counter(pages.bytes()).bench(|| drop(black_box(Tree::parse(&text, &options))));
    }

    /// The walk over a tree, and whose software it is from.
    #[divan::bench(args = chosen())]
    fn detect(bencher: Bencher, pages: &Pages) {
        let tree = Tree::parse(&text(pages), &Options::new()).expect("within the limits");
        bencher.counter(pages.bytes()).bench_local(|| black_box(&tree).platforms());
    }

    /// Text to a document: parsing, detection, extraction and the document's text.
    #[divan::bench(args = chosen())]
    fn extract(bencher: Bencher, pages: &Pages) {
        let (text, options) = (text(pages), Options::new());
        bencher.counter(pages.bytes()).bench(|| clean(black_box(text.as_str()), &options));
    }

    /// A document to its text.
    #[divan::bench(args = chosen())]
    fn render_text(bencher: Bencher, pages: &Pages) {
        let document = document(pages);
        bencher.counter(pages.bytes()).bench(|| internals::text(black_box(&document)));
    }

    #[divan::bench(args = chosen())]
    fn render_markdown(bencher: Bencher, pages: &Pages) {
        rendered(bencher, pages, Output::Markdown);
    }

    #[divan::bench(args = chosen())]
    fn render_html(bencher: Bencher, pages: &Pages) {
        rendered(bencher, pages, Output::Html);
    }

    #[divan::bench(args = chosen())]
    fn render_json(bencher: Bencher, pages: &Pages) {
        rendered(bencher, pages, Output::Json);
    }

    fn rendered(bencher: Bencher, pages: &Pages, output: Output) {
        let document = document(pages);
        bencher.counter(pages.bytes()).bench(|| black_box(&document).render(output));
    }
}

/// Whole pages, from bytes to a document.
mod page {
    use super::{Pages, golden, pages};
    use dechrome::{Input, clean};
    use divan::{Bencher, black_box};
    use std::fs;

    /// The golden pages of each platform.
    fn platforms() -> Vec<Pages> {
        let folders = fs::read_dir(golden()).expect("the golden pages").flatten();
        let mut platforms: Vec<Pages> = folders
            .map(|folder| {
                let cases = fs::read_dir(folder.path()).into_iter().flatten().flatten();
                let pages = cases.filter_map(|case| fs::read(case.path().join("input.html")).ok()).collect();
                Pages { name: folder.file_name().to_string_lossy().into_owned(), pages }
            })
            .filter(|platform| !platform.pages.is_empty())
            .collect();
        platforms.sort_by(|a, b| a.name.cmp(&b.name));
        platforms
    }

    /// Made pages of 10² to 10⁵ nodes.
    fn sizes() -> Vec<Pages> {
        let sizes = |family: &'static pages::Family| {
            [100, 1_000, 10_000, 100_000].map(|nodes| {
                let page = family.page(nodes).into_bytes();
                Pages { name: format!("{}, {} KB", family.name, page.len().div_ceil(1000)), pages: vec![page] }
            })
        };
        pages::FAMILIES.iter().flat_map(sizes).collect()
    }

    #[divan::bench(args = platforms())]
    fn platform(bencher: Bencher, pages: &Pages) {
        cleaned(bencher, pages);
    }

    #[divan::bench(args = sizes(), sample_count = 10)]
    fn size(bencher: Bencher, pages: &Pages) {
        cleaned(bencher, pages);
    }

    fn cleaned(bencher: Bencher, pages: &Pages) {
        let options = pages::options();
        bencher.counter(pages.bytes()).bench(|| {
            for page in &pages.pages {
                let _ = black_box(clean(Input::new(black_box(page)), &options));
            }
        });
    }
}
