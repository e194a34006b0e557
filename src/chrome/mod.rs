//! What is chrome: shapes that mean the same in any language, and phrases, a file a language.

use crate::assemble::Visible;
use crate::document::Removal;

/// Names what is removed: the segments that extraction removed, and what phrases and shapes say of those outside.
pub(crate) fn label(visible: &Visible, language: Option<&str>) -> Vec<Removal> {
    let _ = (visible, language);
    Vec::new()
}
