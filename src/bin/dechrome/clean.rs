//! `dechrome clean`: one page in, one page out.

use std::io::{Read, Write, stdin, stdout};

use anyhow::{Context, Result};
use dechrome::{Error, Input, Output};

use crate::Outcome;
use crate::args::CleanArgs;
use crate::input::is_standard;

pub(crate) fn run(args: &CleanArgs) -> Result<Outcome> {
    let page = read(args)?;
    let mut input = Input::new(&page);
    if let Some(url) = &args.url {
        input = input.url(url);
    }
    if let Some(content_type) = &args.content_type {
        input = input.content_type(content_type);
    }
    if let Some(retrieved) = &args.retrieved {
        input = input.retrieved(retrieved);
    }
    let document = match dechrome::clean(input, &args.shown.options().format(args.input.into())) {
        Ok(document) => document,
        Err(error @ Error::InvalidRetrieved { .. }) => return Err(error.into()),
        Err(error) => return Ok(Outcome::Failed(format!("{}: {error}", args.file.display()))),
    };
    let mut text = match args.format.into() {
        Output::Json => serde_json::to_string_pretty(&document)?,
        format => document.render(format),
    };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let mut out = stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("standard output")?;
    Ok(Outcome::Good)
}

fn read(args: &CleanArgs) -> Result<Vec<u8>> {
    if !is_standard(&args.file) {
        return std::fs::read(&args.file).with_context(|| args.file.display().to_string());
    }
    let mut page = Vec::new();
    stdin().lock().read_to_end(&mut page).context("standard input")?;
    Ok(page)
}
