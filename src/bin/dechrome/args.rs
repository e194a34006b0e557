//! The arguments, and the library's options that they stand for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use dechrome::{Format, Options, Output};

/// Turns scraped forum pages into what people wrote.
#[derive(Debug, Parser)]
#[command(name = "dechrome", version, after_help = STATUS)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const STATUS: &str = "Exit status: 0 all good; 1 some pages could not be cleaned; 2 bad usage, or a file that cannot be read or written.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Clean one page and print it.
    Clean(CleanArgs),
    /// Clean every page of a JSON lines file, in order, on all cores.
    #[command(after_help = LINES)]
    Batch(BatchArgs),
}

const LINES: &str = "\
A line in:   {\"id\"?, \"url\"?, \"html\"|\"text\", \"content_type\"?, \"retrieved\"?}; other keys are ignored.
A line out:  {\"id\", …the document}, or {\"id\"?, \"line\", \"error\": {\"code\", \"message\"}}; lines count from 1.
Exit status: 0 all good; 1 some lines failed; 2 bad usage, or a file that cannot be read or written.";

#[derive(Debug, Args)]
pub(crate) struct CleanArgs {
    /// The page; `-` is standard input.
    #[arg(value_name = "FILE|-", default_value = "-")]
    pub(crate) file: PathBuf,
    /// Where the page came from; relative links are resolved against it.
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// What to print.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Printed,
    /// When the page was fetched (2024-08-19 or 2024-08-19T14:03:00Z); what "yesterday" is relative to.
    #[arg(long, value_name = "DATE")]
    pub(crate) retrieved: Option<String>,
    /// The HTTP Content-Type header's value; its charset decides the encoding.
    #[arg(long, value_name = "TYPE")]
    pub(crate) content_type: Option<String>,
    /// What the page is taken for.
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) input: Taken,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
pub(crate) struct BatchArgs {
    /// JSON lines, plain, gzip or zstd; `-` is standard input.
    #[arg(value_name = "IN.jsonl[.gz|.zst]|-")]
    pub(crate) source: PathBuf,
    /// Where the results go, compressed as the name says; `-` is standard output. A file appears when it is complete.
    #[arg(long, short, value_name = "OUT.jsonl[.gz|.zst]|-")]
    pub(crate) output: PathBuf,
    /// Threads that clean; 0 is one a core.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u16).range(..=MAX_THREADS))]
    pub(crate) threads: u16,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// More than any machine has cores.
const MAX_THREADS: i64 = 4096;

/// What the result shows, for both commands.
#[derive(Debug, Args)]
pub(crate) struct Shown {
    /// Keep the full text and say what was removed from it, and why (JSON only).
    #[arg(long)]
    explain: bool,
    /// A header line with author and date before each post [default: on in Markdown and HTML].
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    headers: Option<bool>,
    /// Quoted blocks inside posts [default: on in Markdown and HTML, and for Q&A software].
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    quotes: Option<bool>,
    /// Comments under answers.
    #[arg(long)]
    comments: bool,
    /// Read every page as one of unknown software.
    #[arg(long)]
    no_platforms: bool,
}

/// A format to print.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Printed {
    Text,
    Markdown,
    Html,
    Json,
}

/// What an input is taken for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Taken {
    Auto,
    Html,
    Text,
}

impl Shown {
    pub(crate) fn options(&self) -> Options {
        let mut options = Options::new().explain(self.explain).comments(self.comments).platforms(!self.no_platforms);
        if let Some(headers) = self.headers {
            options = options.headers(headers);
        }
        if let Some(quotes) = self.quotes {
            options = options.quotes(quotes);
        }
        options
    }
}

impl From<Printed> for Output {
    fn from(printed: Printed) -> Self {
        match printed {
            Printed::Text => Output::Text,
            Printed::Markdown => Output::Markdown,
            Printed::Html => Output::Html,
            Printed::Json => Output::Json,
        }
    }
}

impl From<Taken> for Format {
    fn from(taken: Taken) -> Self {
        match taken {
            Taken::Auto => Format::Auto,
            Taken::Html => Format::Html,
            Taken::Text => Format::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_flag_that_is_not_given_leaves_the_default() {
        let shown = |args: &[&str]| match Arguments::try_parse_from(args).unwrap().command {
            Command::Clean(args) => args.shown.options(),
            Command::Batch(args) => args.shown.options(),
        };
        assert_eq!(shown(&["dechrome", "clean"]), Options::new());
        assert_eq!(
            shown(&["dechrome", "clean", "--quotes", "--headers=false", "--explain", "page.html"]),
            Options::new().quotes(true).headers(false).explain(true)
        );
    }
}
