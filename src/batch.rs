//! Many inputs, many threads, results in input order.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::dom::Buffers;
use crate::pipeline::clean_with;
use crate::{Document, Error, Input, Options};

/// Cleans every input on `threads` threads; results are in input order and do not depend on the number of threads.
///
/// 0 threads means the pool of rayon that the caller runs in: outside of one, the global pool of one thread a core. Any
/// other number is that many threads, the caller's being one, though never more than there are inputs; those that were started
/// have ended when it returns. Should the system refuse them, the others do the work.
///
/// One bad page fails alone, with its own [`Error`]. That holds for a defect of this library too: a panic while a page
/// is cleaned is caught (where the program is built with unwinding) and becomes that page's [`Error::Internal`], for
/// the other pages of a large batch must not be lost to it.
///
/// ```
/// use dechrome::{Input, Options, clean_batch};
/// let pages = [Input::from_text("Green tea"), Input::new(b"\x89PNG\r\n\x1a\n")];
/// let results = clean_batch(&pages, &Options::new(), 0);
/// assert_eq!(results.len(), 2);
/// ```
pub fn clean_batch(inputs: &[Input<'_>], options: &Options, threads: usize) -> Vec<Result<Document, Error>> {
    map(inputs, threads, |input, buffers| guarded(|| clean_with(*input, options, buffers)))
}

/// `work` on every input, in parallel, results in input order. Each thread takes the next input when it is done with one, and
/// keeps its buffers for it.
fn map<'a, T: Send>(
    inputs: &[Input<'a>],
    threads: usize,
    work: impl Fn(&Input<'a>, &mut Buffers) -> T + Sync,
) -> Vec<T> {
    let (next, results) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(inputs.len())));
    let take = || {
        let mut buffers = Buffers::default();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(input) = inputs.get(at) else { break };
            let result = work(input, &mut buffers);
            results.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
        }
    };
    match threads {
        0 => rayon::scope(|scope| {
            (0..rayon::current_num_threads().min(inputs.len())).for_each(|_| scope.spawn(|_| take()));
        }),
        n => on_threads(n.min(inputs.len()), take),
    }
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Runs `work` on so many threads, the caller's being one, as far as the system gives them.
fn on_threads(threads: usize, work: impl Fn() + Sync) {
    thread::scope(|scope| {
        let start = |_| thread::Builder::new().spawn_scoped(scope, &work).ok();
        let started: Vec<_> = (1..threads).map_while(start).collect();
        work();
        // The end of the scope waits for `work` alone; a process may fork, or unload the library, when no thread is left.
        for thread in started {
            thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
}

/// A page's result, whatever happens. Nothing that `work` has touched is used after a panic: inputs and options are
/// immutable, and what it was building is dropped.
fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let message = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let message = message.or_else(|| panic.downcast_ref::<String>().cloned());
        Err(Error::Internal { message: message.unwrap_or_else(|| "a panic without a message".to_owned()) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean;

    fn pages() -> Vec<String> {
        (0..60)
            .map(|n| match n % 3 {
                0 => format!(
                    "<html><body><article><h1>Tea {n}</h1><p>Steeped for {n} minutes.</p></article></body></html>"
                ),
                1 => format!("Tea {n}\n\nGreen tea is steeped for {n} minutes.\n\nBack\nTop\n"),
                _ => String::new(),
            })
            .collect()
    }

    fn json(results: Vec<Result<Document, Error>>) -> Vec<Result<String, Error>> {
        results.into_iter().map(|result| result.map(|document| document.to_json())).collect()
    }

    #[test]
    fn threads_do_not_change_the_results() {
        let pages = pages();
        let inputs: Vec<Input> = pages.iter().map(|page| Input::new(page.as_bytes())).collect();
        let options = Options::new().explain(true);
        let one_by_one = json(inputs.iter().map(|input| clean(*input, &options)).collect());
        for threads in [0, 1, 4, usize::MAX] {
            assert_eq!(json(clean_batch(&inputs, &options, threads)), one_by_one, "{threads} threads");
        }
    }

    #[test]
    fn an_empty_batch_has_no_results() {
        for threads in [0, 1, 4] {
            assert!(clean_batch(&[], &Options::new(), threads).is_empty());
        }
    }

    #[test]
    fn a_page_over_a_limit_fails_alone() {
        let inputs =
            [Input::from_text("short"), Input::from_text("longer than eight bytes"), Input::from_text("short")];
        let results = clean_batch(&inputs, &Options::new().max_bytes(8), 2);
        assert!(results[0].is_ok() && results[2].is_ok());
        assert!(matches!(results[1], Err(Error::LimitExceeded { limit: "max_bytes", allowed: 8 })));
    }

    #[test]
    fn a_panic_is_one_page_s_error() {
        let inputs = [Input::from_text("fine"), Input::from_text("broken"), Input::from_text("fine")];
        let results = map(&inputs, 2, |input, _| {
            guarded(|| if input.bytes == b"broken" { panic!("page {}", 1) } else { Ok(input.bytes.len()) })
        });
        assert_eq!(results, [Ok(4), Err(Error::Internal { message: "page 1".to_owned() }), Ok(4)]);
    }
}
