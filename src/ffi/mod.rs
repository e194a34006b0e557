//! The C ABI; documented in `include/dechrome.h`.
