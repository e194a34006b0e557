//! Where lines go: a file that appears under its name when it is complete, or standard output; compressed as the name says.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Result, Write, stdout};
use std::path::{Path, PathBuf};

use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use crate::input::{Compression, is_standard};

/// Bytes written at once.
const BUFFER: usize = 256 << 10;
/// zstd's own default: three times gzip's speed at a better ratio.
const ZSTD_LEVEL: i32 = 3;
/// What any program's new file may do at most; the user's umask takes from it. A temporary file is private without it.
#[cfg(unix)]
const NEW_FILE: u32 = 0o666;

/// A writer of results.
pub(crate) struct Target {
    encoder: Encoder,
}

enum Encoder {
    Plain(BufWriter<Sink>),
    Gzip(GzEncoder<BufWriter<Sink>>),
    Zstd(zstd::Encoder<'static, BufWriter<Sink>>),
}

enum Sink {
    /// Standard output, or what is there already and is no file: a device, a pipe.
    Stream(Box<dyn Write>),
    /// A file beside the target, renamed to it when complete; dropped before, it is deleted.
    Temporary(NamedTempFile, PathBuf),
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        match self {
            Sink::Stream(stream) => stream.write(bytes),
            Sink::Temporary(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> Result<()> {
        match self {
            Sink::Stream(stream) => stream.flush(),
            Sink::Temporary(file, _) => file.flush(),
        }
    }
}

impl Target {
    /// Starts writing. Nothing stands under the target's name, or what stood there before, until [`Target::finish`].
    pub(crate) fn create(path: &Path) -> Result<Self> {
        let sink = BufWriter::with_capacity(BUFFER, sink(path)?);
        let encoder = match Compression::of_name(path) {
            Compression::None => Encoder::Plain(sink),
            Compression::Gzip => Encoder::Gzip(GzEncoder::new(sink, flate2::Compression::default())),
            Compression::Zstd => {
                let mut encoder = zstd::Encoder::new(sink, ZSTD_LEVEL)?;
                // As gzip has one: a reader notices damage.
                encoder.include_checksum(true)?;
                Encoder::Zstd(encoder)
            }
        };
        Ok(Target { encoder })
    }

    /// Completes the output.
    pub(crate) fn finish(self) -> Result<()> {
        let mut buffer = match self.encoder {
            Encoder::Plain(buffer) => buffer,
            Encoder::Gzip(encoder) => encoder.finish()?,
            Encoder::Zstd(encoder) => encoder.finish()?,
        };
        buffer.flush()?;
        match buffer.into_inner().map_err(|error| error.into_error())? {
            Sink::Stream(_) => Ok(()),
            Sink::Temporary(file, target) => file.persist(target).map(drop).map_err(|error| error.error),
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        match &mut self.encoder {
            Encoder::Plain(encoder) => encoder.write(bytes),
            Encoder::Gzip(encoder) => encoder.write(bytes),
            Encoder::Zstd(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> Result<()> {
        match &mut self.encoder {
            Encoder::Plain(encoder) => encoder.flush(),
            Encoder::Gzip(encoder) => encoder.flush(),
            Encoder::Zstd(encoder) => encoder.flush(),
        }
    }
}

fn sink(path: &Path) -> Result<Sink> {
    if is_standard(path) {
        return Ok(Sink::Stream(Box::new(stdout())));
    }
    let target = match path.canonicalize() {
        // A link's target is replaced, not the link.
        Ok(target) => target,
        Err(error) if error.kind() == ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error),
    };
    if target.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if target.exists() && !target.is_file() {
        let stream: File = OpenOptions::new().write(true).open(&target)?;
        return Ok(Sink::Stream(Box::new(stream)));
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dechrome-").suffix(".part");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(NEW_FILE));
    let file = builder.tempfile_in(folder)?;
    Ok(Sink::Temporary(file, target))
}

/// Whether an error only says that nobody reads the output any more.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_appears_when_it_is_complete() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"] {
            let path = folder.path().join(name);
            let mut target = Target::create(&path).unwrap();
            target.write_all(b"{}\n").unwrap();
            assert!(!path.exists());
            target.finish().unwrap();
            assert!(path.metadata().unwrap().len() > 0);
        }
    }

    #[test]
    fn what_is_not_finished_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        std::fs::write(&path, "before").unwrap();
        let mut target = Target::create(&path).unwrap();
        target.write_all(b"{}\n").unwrap();
        drop(target);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_a_link_followed() {
        let folder = tempfile::tempdir().unwrap();
        Target::create(Path::new("/dev/null")).unwrap().finish().unwrap();
        assert!(!Path::new("/dev/null").is_file());
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        std::fs::write(&file, "before").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        Target::create(&link).unwrap().finish().unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "");
    }

    #[test]
    fn a_folder_and_a_file_in_no_folder_are_errors() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Target::create(folder.path()).is_err());
        assert!(Target::create(&folder.path().join("none/a.jsonl")).is_err());
    }
}
