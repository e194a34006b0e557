//! Folds the phrases of all languages, so that no process has to. Under feature `header`: generates the C header from `src/ffi` into `OUT_DIR`, where a test compares it with the
//! committed `include/dechrome.h`. `DECHROME_BLESS=1 cargo build --features header` rewrites the committed one.

#[path = "src/chrome/pattern/folded.rs"]
#[allow(dead_code)] // lines are folded with more
mod folded;
#[path = "src/letters.rs"]
#[allow(dead_code)]
mod letters;
#[path = "src/chrome/tags.rs"]
mod tags;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    phrases::generate();
    #[cfg(feature = "header")]
    header::generate();
}

/// Writes the phrases of all files into one text, folded, with a list of its sections.
mod phrases {
    use crate::folded::Folded;
    use crate::tags::TAGS;
    use std::fmt::Write as _;
    use std::path::PathBuf;
    use std::{env, fs};

    /// What a line of a phrase file begins with that is a phrase.
    const ANCHORS: [&str; 3] = ["= ", "^ ", "~ "];

    pub(super) fn generate() {
        println!("cargo::rerun-if-changed=src/chrome/phrases");
        let (mut text, mut list, mut count) = (String::new(), String::new(), 0);
        for (language, tag) in TAGS.iter().enumerate() {
            let path = format!("src/chrome/phrases/{tag}.txt");
            let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
            for (name, phrases) in sections(&path, &source) {
                let start = text.len();
                for (anchor, phrase) in phrases {
                    let _ = writeln!(text, "{}{}", &anchor[..1], Folded::new(phrase).text);
                }
                let end = text.len();
                let _ =
                    writeln!(list, "Section {{ language: {language}, name: {name:?}, start: {start}, end: {end} }},");
                count += 1;
            }
        }
        let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
        fs::write(out.join("phrases.txt"), text).expect("OUT_DIR is writable");
        let list = format!("static SECTIONS: [Section; {count}] = [\n{list}];\n");
        fs::write(out.join("phrases.rs"), list).expect("OUT_DIR is writable");
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

#[cfg(feature = "header")]
mod header {
    use std::env;
    use std::fs;
    use std::path::PathBuf;

    /// In the order in which they stand in the header.
    const SOURCES: [&str; 8] = ["status", "types", "fields", "views", "options", "clean", "document", "post"];

    pub(super) fn generate() {
        println!("cargo::rerun-if-changed=cbindgen.toml");
        println!("cargo::rerun-if-changed=src/ffi");
        println!("cargo::rerun-if-env-changed=DECHROME_BLESS");
        let config = cbindgen::Config::from_file("cbindgen.toml").expect("cbindgen.toml is valid");
        let sources = SOURCES.map(|name| format!("src/ffi/{name}.rs"));
        let builder = sources.iter().fold(cbindgen::Builder::new().with_config(config), |b, path| b.with_src(path));
        let mut header = Vec::new();
        builder.generate().expect("src/ffi is what cbindgen understands").write(&mut header);

        let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
        fs::write(out.join("dechrome.h"), &header).expect("OUT_DIR is writable");
        let committed = "include/dechrome.h";
        if env::var_os("DECHROME_BLESS").is_some() && fs::read(committed).ok().as_ref() != Some(&header) {
            fs::write(committed, &header).expect("include/ is writable");
        }
    }
}
