//! The command-line program: reads the arguments, runs a command, turns what came of it into an exit status.
//!
//! Status 0: all good. 1: pages that could not be cleaned. 2: bad usage, or a file that cannot be read or written.

mod args;
mod batch;
mod clean;
mod input;
mod line;
mod output;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

/// What a command that ran to its end has to say.
pub(crate) enum Outcome {
    /// Every page was cleaned.
    Good,
    /// Some pages were not; why, for the user.
    Failed(String),
}

/// Exit status for pages that could not be cleaned.
const FAILED: u8 = 1;
/// Exit status for bad usage and for files that cannot be read or written; clap's too.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Clean(args) => clean::run(&args),
        Command::Batch(args) => batch::run(&args),
    };
    match result {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Failed(why)) => {
            say(&why);
            ExitCode::from(FAILED)
        }
        Err(error) => {
            // Whoever reads the output has gone, as `head` does: nobody is left to be told.
            if !output::is_closed_pipe(&error) {
                say(&format!("{error:#}"));
            }
            ExitCode::from(UNUSABLE)
        }
    }
}

/// A line for the user; a closed standard error is no reason to panic.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "dechrome: {text}");
}
