//! What is known of a language's dates.

/// The words of a language. Groups are separated by `|`, the forms in a group by `,`. A month's forms may be shortened
/// to `SHORTEST_MONTH` in `names` letters; everything else is matched whole, without case and accents. A form after
/// `!` is a word of other languages, too, and counts on pages in this one only; one after `2*` says the number with the unit.
pub(super) struct Language {
    pub(super) code: &'static str,
    /// January first.
    pub(super) months: &'static str,
    /// Monday first.
    pub(super) weekdays: &'static str,
    /// Monday first: abbreviations, which only confirm a date.
    pub(super) short_days: &'static str,
    /// Today, yesterday, the day before yesterday.
    pub(super) days: &'static str,
    pub(super) now: &'static str,
    /// What stands for the number one.
    pub(super) one: &'static str,
    /// Second, minute, hour, day, week, month, year.
    pub(super) units: &'static str,
    /// What makes a duration a past time, before or after it.
    pub(super) ago: &'static str,
    /// Before noon, after noon.
    pub(super) halves: &'static str,
}
