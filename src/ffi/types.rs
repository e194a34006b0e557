//! The plain structs of the ABI, whose layout never changes, and how pointers are read and written.

use super::status::{DECHROME_INVALID_ARGUMENT, DECHROME_NULL_POINTER, dechrome_status};
use crate::Input;
use std::ffi::{c_char, c_void};
use std::{ptr, slice, str};

/// A string view: `len` bytes of UTF-8 at `ptr`, not NUL-terminated unless said so, and possibly with NULs inside.
/// A NULL `ptr` means absent; an empty string has a non-NULL `ptr` and `len` 0. Nobody frees a view: what the library
/// hands out lives as long as the document it was asked from, what it is given need only live during the call.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dechrome_str {
    /// First byte, or NULL.
    pub ptr: *const c_char,
    /// Length in bytes.
    pub len: usize,
}

/// A half-open range of bytes in DECHROME_FIELD_FULL_TEXT; both ends lie on character boundaries.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dechrome_span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// In dechrome_input.flags: `bytes` are decoded already and are UTF-8; no encoding is looked for, whatever the markup
/// or the content type claims. Bytes that are not UTF-8 are then DECHROME_INVALID_ARGUMENT.
pub const DECHROME_INPUT_UTF8: u32 = 1;

/// A page to clean and what is known about it. Set all of it to zero first (`dechrome_input input = {0};`), then fill in
/// what you have. Everything is borrowed for the duration of the call only.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct dechrome_input {
    /// The page, as it came from the network. May be NULL when `len` is 0.
    pub bytes: *const c_void,
    /// Length of the page in bytes.
    pub len: usize,
    /// The URL the page came from: relative links are resolved against it. Absent or empty: unknown.
    pub url: dechrome_str,
    /// The value of the HTTP header Content-Type; its charset decides the encoding unless a byte order mark does. Absent
    /// or empty: unknown.
    pub content_type: dechrome_str,
    /// When the page was fetched, an RFC 3339 date or instant ("2024-08-19", "2024-08-19T14:03:00Z"): what "yesterday" on
    /// the page is relative to. Absent or empty: unknown, and relative dates stay unparsed.
    pub retrieved: dechrome_str,
    /// 0 or DECHROME_INPUT_UTF8. Any other bit is DECHROME_INVALID_ARGUMENT.
    pub flags: u32,
}

impl dechrome_str {
    /// The absent string.
    pub(super) const ABSENT: dechrome_str = dechrome_str { ptr: ptr::null(), len: 0 };

    /// A view of `text`, or absent.
    pub(super) fn of(text: Option<&str>) -> dechrome_str {
        text.map_or(dechrome_str::ABSENT, |text| dechrome_str { ptr: text.as_ptr().cast(), len: text.len() })
    }

    /// The text a caller gave.
    ///
    /// # Safety
    /// `ptr` is NULL or points to `len` bytes that live and do not change during `'a`.
    pub(super) unsafe fn read<'a>(self) -> Result<Option<&'a str>, dechrome_status> {
        if self.ptr.is_null() && self.len == 0 {
            return Ok(None);
        }
        // SAFETY: the caller's promise is the one `array` asks for.
        let bytes = unsafe { array(self.ptr.cast::<u8>(), self.len)? };
        str::from_utf8(bytes).map(Some).map_err(|_| DECHROME_INVALID_ARGUMENT)
    }
}

impl dechrome_input {
    /// The input a caller gave.
    ///
    /// # Safety
    /// Each pointer is NULL or points to as many bytes as its length says, which live and do not change during `'a`.
    pub(super) unsafe fn read<'a>(&self) -> Result<Input<'a>, dechrome_status> {
        // SAFETY: the caller's promise, passed on for each pointer.
        let (bytes, url, content_type, retrieved) = unsafe {
            (
                array(self.bytes.cast::<u8>(), self.len)?,
                self.url.read()?,
                self.content_type.read()?,
                self.retrieved.read()?,
            )
        };
        let input = match self.flags {
            0 => Input::new(bytes),
            DECHROME_INPUT_UTF8 => Input::from_text(str::from_utf8(bytes).map_err(|_| DECHROME_INVALID_ARGUMENT)?),
            _ => return Err(DECHROME_INVALID_ARGUMENT),
        };
        let input = input.url(url.unwrap_or_default()).content_type(content_type.unwrap_or_default());
        Ok(input.retrieved(retrieved.unwrap_or_default()))
    }
}

/// Checks that a pointer to `count` values can be valid at all.
fn check<T>(ptr: *const T, count: usize) -> Result<(), dechrome_status> {
    if ptr.is_null() {
        return Err(DECHROME_NULL_POINTER);
    }
    let bytes = count.checked_mul(size_of::<T>());
    let fits = bytes.is_some_and(|bytes| isize::try_from(bytes).is_ok());
    if fits && ptr.is_aligned() { Ok(()) } else { Err(DECHROME_INVALID_ARGUMENT) }
}

/// The `count` values at `ptr`; none when `count` is 0, even if `ptr` is NULL.
///
/// # Safety
/// `ptr` is NULL or points to `count` initialised values that live and do not change during `'a`.
pub(super) unsafe fn array<'a, T>(ptr: *const T, count: usize) -> Result<&'a [T], dechrome_status> {
    if count == 0 {
        return Ok(&[]);
    }
    check(ptr, count)?;
    // SAFETY: not NULL, aligned and of a possible size; initialised, alive and unchanging by the caller's promise.
    Ok(unsafe { slice::from_raw_parts(ptr, count) })
}

/// The value at `ptr`.
///
/// # Safety
/// `ptr` is NULL or points to an initialised value that lives and does not change during `'a`.
pub(super) unsafe fn value<'a, T>(ptr: *const T) -> Result<&'a T, dechrome_status> {
    check(ptr, 1)?;
    // SAFETY: not NULL and aligned; initialised, alive and unchanging by the caller's promise.
    Ok(unsafe { &*ptr })
}

/// Writes an output.
///
/// # Safety
/// `ptr` is NULL or valid for writing one value, initialised or not.
pub(super) unsafe fn write<T>(ptr: *mut T, value: T) -> Result<(), dechrome_status> {
    check(ptr, 1)?;
    // SAFETY: not NULL and aligned; valid for writing by the caller's promise.
    unsafe { ptr.write(value) };
    Ok(())
}

/// Writes `value` to each of the `count` places at `ptr`.
///
/// # Safety
/// `ptr` is NULL or valid for writing `count` values, initialised or not.
pub(super) unsafe fn fill<T: Copy>(ptr: *mut T, count: usize, value: T) -> Result<(), dechrome_status> {
    if count == 0 {
        return Ok(());
    }
    check(ptr, count)?;
    for i in 0..count {
        // SAFETY: not NULL, aligned and of a possible size; `i` is below `count`, which the caller promised is valid.
        unsafe { ptr.add(i).write(value) };
    }
    Ok(())
}
