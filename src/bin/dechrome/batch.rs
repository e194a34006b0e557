//! `dechrome batch`: JSON lines in, JSON lines out, in order, on all cores, in memory that does not grow with the file.
//!
//! One thread reads chunks of lines, a pool cleans them, this thread writes them. A queue of places for answers keeps
//! the order and bounds how many chunks there are: the reader waits for room in it.

use std::io::{IsTerminal, Write, stderr};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

use anyhow::{Context, Result, anyhow};
use dechrome::Options;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::Outcome;
use crate::args::BatchArgs;
use crate::input::{Chunk, Lines};
use crate::line::Line;
use crate::output::Target;

/// Chunks in memory for each thread: one being cleaned, and enough behind a slow one that no core waits for it.
const CHUNKS_A_THREAD: usize = 4;

/// What became of a chunk.
#[derive(Default)]
struct Answers {
    /// Lines of JSON.
    bytes: Vec<u8>,
    lines: u64,
    failed: u64,
}

/// Where a chunk's answers will arrive.
type Place = Receiver<Answers>;

pub(crate) fn run(args: &BatchArgs) -> Result<Outcome> {
    let progress = progress();
    let outcome = clean_all(args, &progress);
    // Before anything else is said.
    progress.finish_and_clear();
    outcome
}

fn clean_all(args: &BatchArgs, progress: &ProgressBar) -> Result<Outcome> {
    let name = |path: &Path| path.display().to_string();
    let lines = Lines::open(&args.source, progress).with_context(|| name(&args.source))?;
    let mut target = Target::create(&args.output).with_context(|| name(&args.output))?;
    let pool = ThreadPoolBuilder::new().num_threads(args.threads.into()).build().context("starting threads")?;
    let (sender, places) = sync_channel(pool.current_num_threads() * CHUNKS_A_THREAD);
    let options = args.shown.options();
    // Never waited for: when the output fails it may be waiting for input, and the process ends without it.
    let source = name(&args.source);
    thread::spawn(move || read(lines, &pool, &options, &sender, &source));
    let mut all = Answers::default();
    for place in places {
        let answers = place?.recv().map_err(|_| anyhow!("a thread has died"))?;
        target.write_all(&answers.bytes).with_context(|| name(&args.output))?;
        all.lines += answers.lines;
        all.failed += answers.failed;
        progress.set_message(format!("{} pages", all.lines));
    }
    target.finish().with_context(|| name(&args.output))?;
    Ok(match all.failed {
        0 => Outcome::Good,
        failed => Outcome::Failed(format!("{failed} of {} lines failed", all.lines)),
    })
}

/// Reads the file chunk by chunk and sends each chunk's place, until the end, an error or a writer that has given up.
fn read(mut lines: Lines, pool: &ThreadPool, options: &Options, places: &SyncSender<Result<Place>>, source: &str) {
    loop {
        let chunk = match lines.chunk() {
            Ok(Some(chunk)) => chunk,
            Ok(None) => return,
            Err(error) => {
                // A writer that has given up has its own error.
                let _ = places.send(Err(error).context(source.to_owned()));
                return;
            }
        };
        let (sender, place) = channel();
        if places.send(Ok(place)).is_err() {
            return;
        }
        let options = options.clone();
        pool.spawn(move || {
            // Nobody waits for it after an error.
            let _ = sender.send(clean(&chunk, &options));
        });
    }
}

fn clean(chunk: &Chunk, options: &Options) -> Answers {
    let mut answers = Answers::default();
    for (number, bytes) in chunk.lines() {
        if let Some(line) = Line::parse(number, bytes) {
            answers.lines += 1;
            answers.failed += u64::from(!line.answer(options, &mut answers.bytes));
        }
    }
    answers
}

/// A bar over the input's bytes, for a terminal only.
fn progress() -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::no_length();
    match ProgressStyle::with_template("{wide_bar} {bytes} of {total_bytes}, {msg}, {bytes_per_sec}, {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
