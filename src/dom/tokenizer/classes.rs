//! What a byte is to the states of tags.

/// White space.
pub(super) const SPACE: u8 = 1;
/// Ends a tag's name: white space, `/`, `>`.
pub(super) const ENDS_TAG_NAME: u8 = 1 << 1;
/// Ends an attribute's name: the same, and `=`.
pub(super) const ENDS_NAME: u8 = 1 << 2;
/// Ends an attribute's value that has no quotation marks: white space, `>`.
pub(super) const ENDS_VALUE: u8 = 1 << 3;
/// Does not stand for itself in a value: `&`, NUL.
pub(super) const DECODED: u8 = 1 << 4;

/// The classes of each byte.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let spaces = [b'\t', b'\n', b'\x0c', b' '];
    let mut at = 0;
    while at < spaces.len() {
        classes[spaces[at] as usize] = SPACE | ENDS_TAG_NAME | ENDS_NAME | ENDS_VALUE;
        at += 1;
    }
    classes[b'/' as usize] = ENDS_TAG_NAME | ENDS_NAME;
    classes[b'>' as usize] = ENDS_TAG_NAME | ENDS_NAME | ENDS_VALUE;
    classes[b'=' as usize] = ENDS_NAME;
    classes[b'&' as usize] = DECODED;
    classes[0] = DECODED;
    classes
};

/// Whether a byte is of one of some classes.
pub(super) fn is(byte: u8, classes: u8) -> bool {
    CLASSES[usize::from(byte)] & classes != 0
}

/// The place of the first byte of some classes, from a place on; the text's end if there is none.
pub(super) fn find(bytes: &[u8], from: usize, classes: u8) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().position(|byte| is(*byte, classes)).unwrap_or(rest.len())
}

/// The place of the first byte that is no white space.
pub(super) fn skip_spaces(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().position(|byte| !is(*byte, SPACE)).unwrap_or(rest.len())
}
