//! The panic boundary: every entry point runs inside [`guard`].

use super::status::{DECHROME_OK, DECHROME_PANIC, dechrome_status};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `body`; a panic in it becomes `on_panic`.
///
/// Unwind safety: what a body can leave half done is a document or an options object that it was building and that
/// nobody sees, or a cache slot that stays empty.
pub(super) fn guard<T>(on_panic: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(on_panic)
}

/// [`guard`] for the functions that return a status.
pub(super) fn guard_status(body: impl FnOnce() -> Result<(), dechrome_status>) -> dechrome_status {
    guard(DECHROME_PANIC, || body().err().unwrap_or(DECHROME_OK))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ffi::DECHROME_INVALID_ARGUMENT;

    #[test]
    fn a_panic_becomes_a_status() {
        assert_eq!(guard_status(|| panic!("a bug, simulated")), DECHROME_PANIC);
        assert_eq!(guard(7, || panic!("a bug, simulated")), 7);
    }

    #[test]
    fn without_a_panic_the_result_passes() {
        assert_eq!(guard_status(|| Ok(())), DECHROME_OK);
        assert_eq!(guard_status(|| Err(DECHROME_INVALID_ARGUMENT)), DECHROME_INVALID_ARGUMENT);
    }
}
