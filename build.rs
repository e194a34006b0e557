//! Under feature `header`: generates the C header from `src/ffi` into `OUT_DIR`, where a test compares it with the
//! committed `include/dechrome.h`. `DECHROME_BLESS=1 cargo build --features header` rewrites the committed one.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "header")]
    header::generate();
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
