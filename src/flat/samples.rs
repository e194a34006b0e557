//! What the posts of invented pages say.

/// A sentence of a post, by its number from one.
pub(super) fn sentence(number: usize) -> &'static str {
    [
        "I like my tea with milk, and with nothing else in it.",
        "Coffee is what they drink at my place, from morning to night.",
        "There was a kettle on the stove when we came home.",
        "Nobody told me that the water has to boil first.",
        "My aunt keeps hers in a tin that is older than she is.",
        "We had the green one first and the black one after it.",
    ][number - 1]
}
