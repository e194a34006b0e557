//! Regenerates `include/dechrome.h` under feature `header`.

fn main() {}
