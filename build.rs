//! Folds the phrases and the words of dates of all languages, so that no process has to.
//!
//! Under feature `header`: generates the C header from `src/ffi` into `OUT_DIR`, where a test compares it with the committed
//! `include/dechrome.h`. `DECHROME_BLESS=1 cargo build --features header` rewrites the committed one.

use std::path::PathBuf;
use std::{env, fs};

#[path = "src/chrome/pattern/folded.rs"]
#[allow(dead_code)] // lines are folded with more
mod folded;
#[path = "src/chrome/keys.rs"]
mod keys;
#[path = "src/extract/dates/language.rs"]
mod language;
#[path = "src/extract/dates/languages.rs"]
mod languages;
#[path = "src/letters.rs"]
#[allow(dead_code)] // the library asks for more
mod letters;
#[path = "src/extract/numbers.rs"]
#[allow(dead_code)] // dates need figures alone
mod numbers;
#[path = "src/chrome/tags.rs"]
mod tags;
#[path = "src/extract/dates/tokens.rs"]
#[allow(dead_code)] // dates are read with more
mod tokens;

/// Where the modules above look for each other.
mod extract {
    pub(crate) use crate::numbers;
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    phrases::generate();
    dates::generate();
    linking();
    #[cfg(feature = "header")]
    header::generate();
}

/// The shared library stays loaded once it is: its tables are made on first use and live as long as the process, so that
/// unloading it would leave them behind each time.
fn linking() {
    let target = |key| env::var(key).unwrap_or_default();
    if target("CARGO_CFG_TARGET_FAMILY") == "unix" && target("CARGO_CFG_TARGET_VENDOR") != "apple" {
        println!("cargo::rustc-link-arg-cdylib=-Wl,-z,nodelete");
    }
}

/// Writes a file that the library includes.
fn write(name: &str, content: impl AsRef<[u8]>) {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join(name), content).expect("OUT_DIR is writable");
}

/// Writes the phrases of all files into one text, folded, with a list of its sections.
mod phrases {
    use crate::folded::Folded;
    use crate::keys::{key, longest_word};
    use crate::letters;
    use crate::tags::TAGS;
    use std::collections::BTreeMap;
    use std::fmt::Write as _;
    use std::fs;

    /// What a line of a phrase file begins with that is a phrase.
    const ANCHORS: [&str; 3] = ["= ", "^ ", "~ "];

    pub(super) fn generate() {
        println!("cargo::rerun-if-changed=src/chrome/phrases");
        let (mut text, mut list, mut count) = (String::new(), String::new(), 0);
        let (mut lengths, mut labels): (Vec<usize>, Labels) = (Vec::new(), Labels::default());
        for (language, tag) in TAGS.iter().enumerate() {
            let path = format!("src/chrome/phrases/{tag}.txt");
            let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
            for (name, phrases) in sections(&path, &source) {
                let (start, first) = (text.len(), lengths.len());
                for (anchor, phrase) in phrases {
                    let line = format!("{}{}", &anchor[..1], Folded::new(phrase).text);
                    lengths.push(line.len());
                    labels.add(name, count, &line);
                    text.push_str(&line);
                }
                let end = lengths.len();
                let _ = writeln!(
                    list,
                    "Section {{ language: {language}, name: {name:?}, start: {start}, phrases: {first}..{end} }},"
                );
                count += 1;
            }
        }
        crate::write("phrases.txt", text);
        let lengths = format!("static LENGTHS: [u16; {}] = {lengths:?};\n", lengths.len());
        crate::write("phrases.rs", format!("static SECTIONS: [Section; {count}] = [\n{list}];\n{lengths}"));
        let headers = format!("static HEADERS: [(&str, u8); {}] = {:?};\n", labels.headers.len(), labels.headers);
        crate::write("headers.rs", headers);
        crate::write("labels.rs", labels.table());
    }

    /// What labels, and their headings, are looked up by.
    #[derive(Default)]
    struct Labels {
        /// Each with the place of its section.
        labels: Vec<(String, usize)>,
        /// Of each header of quotations that names somebody, a word and the bytes of the shortest; see [`shortest`].
        headers: Vec<(String, usize)>,
        /// A word of each label of statistics, heading and announcement, with [`LABEL`], [`HEADING`], [`ANNOUNCEMENT`].
        telling: BTreeMap<String, u8>,
    }

    const LABEL: u8 = 1;
    const HEADING: u8 = 2;
    const ANNOUNCEMENT: u8 = 4;

    impl Labels {
        /// Adds a phrase after its anchor's mark, if it is a label.
        fn add(&mut self, section: &str, at: usize, line: &str) {
            let field = section.strip_prefix("stats.").or_else(|| section.strip_prefix("count."));
            let counts =
                field.is_some_and(|field| matches!(field, "threads" | "posts" | "members" | "latest" | "online"));
            let is_announced = section == "stats.latest" || section == "count.latest";
            let (anchor, phrase) = line.split_at(1);
            if section == "quote_header" && phrase.contains("{user}") {
                let word = searched_word(phrase).unwrap_or_default().to_owned();
                self.headers.push((word, shortest(phrase)));
            }
            let is_plain = anchor == "=" && literals(phrase).count() == 1 && !phrase.is_empty();
            let mut tell =
                |words: &str, what: u8| *self.telling.entry(longest_word(words).to_owned()).or_default() |= what;
            if !is_plain {
                let literal = literals(phrase).map(str::trim).max_by_key(|part| part.len()).unwrap_or_default();
                if is_announced {
                    tell(literal, ANNOUNCEMENT);
                }
                return;
            }
            let label = key(phrase);
            if counts {
                tell(label, if is_announced { LABEL | ANNOUNCEMENT } else { LABEL });
            }
            if section == "stats" {
                tell(label, HEADING);
            }
            if ["stats", "count.", "panel."].iter().any(|start| section.starts_with(start)) {
                self.labels.push((label.to_owned(), at));
            }
        }

        fn table(mut self) -> String {
            self.labels.sort();
            let telling: Vec<(String, u8)> = self.telling.into_iter().collect();
            format!(
                "static LABELED: [(&str, u16); {}] = {:?};\nstatic TELLING: [(&str, u8); {}] = {telling:?};\n",
                self.labels.len(),
                self.labels,
                telling.len()
            )
        }
    }

    /// The shortest word that lines are searched for, in bytes; what is shorter stands in other words.
    const MIN_WORD: usize = 3;

    /// The longest word of a folded phrase.
    fn searched_word(phrase: &str) -> Option<&str> {
        let letters = |word: &&str| word.chars().filter(|c| letters::is_alphabetic(*c)).count();
        let word = literals(phrase).flat_map(str::split_whitespace).max_by_key(letters)?;
        let bare = word.trim_matches(|c: char| !letters::is_alphabetic(c));
        Some(if bare.len() >= MIN_WORD { bare } else { word })
    }

    /// Bytes of the shortest line that a folded phrase is in, without the colon behind it: a letter or figure stands for each
    /// placeholder.
    fn shortest(phrase: &str) -> usize {
        let last = literals(phrase).last().unwrap_or_default();
        let trailing = last.len() - last.trim_end_matches([':', ' ', '↑', '»']).len();
        literals(phrase).map(|part| part.len() + 1).sum::<usize>() - 1 - trailing
    }

    /// What stands between a folded phrase's placeholders.
    fn literals(phrase: &str) -> impl Iterator<Item = &str> {
        phrase.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
    }

    type Phrases<'a> = Vec<(&'a str, &'a str)>;

    /// The sections of a file with their phrases, in order.
    fn sections<'a>(path: &str, source: &'a str) -> Vec<(&'a str, Phrases<'a>)> {
        let mut sections: Vec<(&str, Phrases)> = Vec::new();
        for line in source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let anchored = || ANCHORS.iter().find_map(|anchor| Some((*anchor, line.strip_prefix(anchor)?)));
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                sections.push((name, Vec::new()));
            } else if let (Some((_, phrases)), Some(phrase)) = (sections.last_mut(), anchored()) {
                phrases.push(phrase);
            } else {
                panic!("{path}: neither a section nor a phrase: {line}");
            }
        }
        sections
    }
}

/// Writes the table of the words of dates again, folded.
mod dates {
    use crate::languages::LANGUAGES;
    use crate::tokens::tokenize;
    use std::fmt::Write as _;

    pub(super) fn generate() {
        let mut table = format!("static FOLDED: [Language; {}] = [\n", LANGUAGES.len());
        for language in LANGUAGES {
            let cells = [
                ("months", language.months),
                ("weekdays", language.weekdays),
                ("short_days", language.short_days),
                ("days", language.days),
                ("now", language.now),
                ("one", language.one),
                ("units", language.units),
                ("ago", language.ago),
                ("halves", language.halves),
            ];
            let _ = write!(table, "Language {{ code: {:?}", language.code);
            for (name, cell) in cells {
                let _ = write!(table, ", {name}: {:?}", folded(cell));
            }
            table.push_str(" },\n");
        }
        table.push_str("];\n");
        crate::write("dates.rs", table);
    }

    /// A cell with the marks of its forms and their words.
    fn folded(cell: &str) -> String {
        let form = |form: &str| {
            let words = form.find(|c: char| !(c == '!' || c == '*' || c.is_ascii_digit())).unwrap_or(form.len());
            let words = form[..words].rfind(['!', '*']).map_or(0, |mark| mark + 1);
            let tokens = tokenize(&form[words..]);
            let folded: Vec<&str> = tokens.iter().filter(|t| !t.is_symbol()).map(|t| t.text.as_str()).collect();
            form[..words].to_owned() + &folded.join(" ")
        };
        let group = |group: &str| group.split(',').map(form).collect::<Vec<_>>().join(",");
        cell.split('|').map(group).collect::<Vec<_>>().join("|")
    }
}

#[cfg(feature = "header")]
mod header {
    use std::{env, fs};

    /// In the order in which they stand in the header.
    const SOURCES: [&str; 9] = ["status", "types", "fields", "views", "options", "clean", "document", "post", "lists"];

    pub(super) fn generate() {
        println!("cargo::rerun-if-changed=cbindgen.toml");
        println!("cargo::rerun-if-changed=src/ffi");
        println!("cargo::rerun-if-env-changed=DECHROME_BLESS");
        let config = cbindgen::Config::from_file("cbindgen.toml").expect("cbindgen.toml is valid");
        let sources = SOURCES.map(|name| format!("src/ffi/{name}.rs"));
        let builder = sources.iter().fold(cbindgen::Builder::new().with_config(config), |b, path| b.with_src(path));
        let mut header = Vec::new();
        builder.generate().expect("src/ffi is what cbindgen understands").write(&mut header);

        crate::write("dechrome.h", &header);
        let committed = "include/dechrome.h";
        if env::var_os("DECHROME_BLESS").is_some() && fs::read(committed).ok().as_ref() != Some(&header) {
            fs::write(committed, &header).expect("include/ is writable");
        }
    }
}
