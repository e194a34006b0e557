//! How the spans of what is removed cut the full text.

use dechrome::{Document, Removal};

/// The parts of `full_text` that are kept and those that are removed, in order; or why the spans are wrong.
fn cut(full: &str, removed: &[Removal]) -> Result<(Vec<String>, Vec<String>), String> {
    let (mut kept, mut gone, mut at) = (Vec::new(), Vec::new(), 0);
    for span in removed {
        if span.start < at {
            return Err(format!("{span:?} starts before the one in front of it ends, at {at}"));
        }
        if span.start >= span.end {
            return Err(format!("{span:?} is empty"));
        }
        if span.rule.is_empty() {
            return Err(format!("{span:?} names no rule"));
        }
        kept.push(full.get(at..span.start).ok_or_else(|| format!("{span:?} starts inside a character"))?.to_owned());
        gone.push(
            full.get(span.start..span.end).ok_or_else(|| format!("{span:?} ends inside a character"))?.to_owned(),
        );
        at = span.end;
    }
    kept.push(full[at..].to_owned());
    Ok((kept, gone))
}

/// The kept parts of a document that explains; they and the removed parts give the full text.
pub(crate) fn check(document: &Document) -> Result<Vec<String>, String> {
    let full = document.full_text.as_deref().ok_or("no full text, though asked to explain")?;
    let (kept, gone) = cut(full, &document.removed)?;
    let mut whole = String::new();
    for (n, part) in kept.iter().enumerate() {
        whole += part;
        whole += gone.get(n).map_or("", String::as_str);
    }
    if whole != full {
        return Err("kept and removed parts do not give the full text".to_owned());
    }
    Ok(kept)
}
