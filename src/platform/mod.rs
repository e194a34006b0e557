//! Forum software: one file each.
