//! Where lines come from: a file or standard input, plain or compressed, cut into chunks of a bounded size.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Result, stdin};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use indicatif::ProgressBar;

/// Bytes read at once. Pages are some 100 KB.
const BUFFER: usize = 256 << 10;
/// A chunk ends with the line that reaches this many bytes: a few pages, so that a short file has one for every core.
const CHUNK_BYTES: usize = 256 << 10;
/// A chunk has at most this many lines, for short ones cost more to clean than their bytes say.
const CHUNK_LINES: usize = 64;
/// First bytes of a gzip member and of a zstd frame.
const GZIP: &[u8] = b"\x1f\x8b";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compression {
    None,
    Gzip,
    Zstd,
}

impl Compression {
    /// By the end of the name; a name that tells nothing is not compressed.
    pub(crate) fn of_name(path: &Path) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("gz") => Compression::Gzip,
            Some("zst") => Compression::Zstd,
            _ => Compression::None,
        }
    }

    fn of_content(start: &[u8]) -> Self {
        match start {
            _ if start.starts_with(GZIP) => Compression::Gzip,
            _ if start.starts_with(ZSTD) => Compression::Zstd,
            _ => Compression::None,
        }
    }
}

/// Whether a path means standard input or output.
pub(crate) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Lines that follow each other.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// The number of its first line, from 1.
    pub(crate) first: u64,
    bytes: Vec<u8>,
    /// Byte after each line's end.
    ends: Vec<usize>,
}

impl Chunk {
    /// The lines with their numbers.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let lines = starts.zip(&self.ends).map(|(start, end)| &self.bytes[start..*end]);
        (self.first..).zip(lines)
    }
}

/// Reads chunks of lines.
pub(crate) struct Lines {
    reader: Box<dyn BufRead + Send>,
    next: u64,
}

impl Lines {
    /// Opens a file, or standard input for `-`. What is compressed is told by the name, else by the first bytes.
    /// `progress` advances by the bytes read from the file.
    pub(crate) fn open(path: &Path, progress: &ProgressBar) -> Result<Self> {
        let raw: Box<dyn Read + Send> = if is_standard(path) {
            Box::new(stdin())
        } else {
            let file = File::open(path)?;
            let size = file.metadata()?;
            if size.is_file() {
                progress.set_length(size.len());
            }
            Box::new(file)
        };
        Lines::new(progress.wrap_read(raw), Compression::of_name(path))
    }

    fn new(raw: impl Read + Send + 'static, named: Compression) -> Result<Self> {
        let mut raw = BufReader::with_capacity(BUFFER, raw);
        let compression = match named {
            Compression::None => Compression::of_content(raw.fill_buf()?),
            named => named,
        };
        let mut reader: Box<dyn BufRead + Send> = match compression {
            Compression::None => Box::new(raw),
            Compression::Gzip => Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(raw))),
            Compression::Zstd => Box::new(BufReader::with_capacity(BUFFER, zstd::Decoder::with_buffer(raw)?)),
        };
        if reader.fill_buf()?.starts_with(UTF8_MARK) {
            reader.consume(UTF8_MARK.len());
        }
        Ok(Lines { reader, next: 1 })
    }

    /// The next lines; none at the end. A chunk is larger than [`CHUNK_BYTES`] only by its last line.
    pub(crate) fn chunk(&mut self) -> Result<Option<Chunk>> {
        let mut chunk = Chunk { first: self.next, ..Chunk::default() };
        while chunk.bytes.len() < CHUNK_BYTES && chunk.ends.len() < CHUNK_LINES {
            if self.reader.read_until(b'\n', &mut chunk.bytes)? == 0 {
                break;
            }
            chunk.ends.push(chunk.bytes.len());
        }
        self.next += chunk.ends.len() as u64;
        Ok(Some(chunk).filter(|chunk| !chunk.ends.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn all(bytes: Vec<u8>, named: Compression) -> Result<Vec<(u64, Vec<u8>)>> {
        let mut lines = Lines::new(std::io::Cursor::new(bytes), named)?;
        let mut found = Vec::new();
        while let Some(chunk) = lines.chunk()? {
            found.extend(chunk.lines().map(|(number, line)| (number, line.to_vec())));
        }
        Ok(found)
    }

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn lines_are_numbered_across_chunks() {
        let text: String = (1..=1000).map(|n| format!("line {n}\n")).collect();
        let found = all(text.into_bytes(), Compression::None).unwrap();
        assert_eq!(found.len(), 1000);
        for (n, (number, line)) in found.iter().enumerate() {
            assert_eq!(*number, n as u64 + 1);
            assert_eq!(line, format!("line {number}\n").as_bytes());
        }
    }

    #[test]
    fn a_chunk_ends_with_the_line_that_fills_it() {
        let text = format!("{}\nb\n", "a".repeat(CHUNK_BYTES));
        let mut lines = Lines::new(std::io::Cursor::new(text), Compression::None).unwrap();
        assert_eq!(lines.chunk().unwrap().unwrap().lines().count(), 1);
        let second = lines.chunk().unwrap().unwrap();
        assert_eq!(second.lines().collect::<Vec<_>>(), [(2, &b"b\n"[..])]);
        assert!(lines.chunk().unwrap().is_none());
    }

    #[test]
    fn compression_is_told_by_content_where_the_name_tells_nothing() {
        let expected = vec![(1, b"a\n".to_vec()), (2, b"b".to_vec())];
        assert_eq!(all(gzip("a\nb"), Compression::None).unwrap(), expected);
        assert_eq!(all(zstd::encode_all(&b"a\nb"[..], 1).unwrap(), Compression::None).unwrap(), expected);
        assert_eq!(all(b"\xef\xbb\xbfa\nb".to_vec(), Compression::None).unwrap(), expected);
    }

    #[test]
    fn gzip_members_follow_each_other() {
        let members = [gzip("a\nb"), gzip("c\n"), gzip("d")].concat();
        let found: Vec<Vec<u8>> = all(members, Compression::Gzip).unwrap().into_iter().map(|(_, line)| line).collect();
        assert_eq!(found, [b"a\n".to_vec(), b"bc\n".to_vec(), b"d".to_vec()]);
    }

    #[test]
    fn what_is_cut_or_not_what_its_name_says_is_an_error() {
        let mut cut = gzip("a\nb\n");
        cut.truncate(cut.len() - 4);
        assert!(all(cut, Compression::Gzip).is_err());
        let mut cut = zstd::encode_all(&b"a\nb\n"[..], 1).unwrap();
        cut.truncate(cut.len() - 2);
        assert!(all(cut, Compression::Zstd).is_err());
        assert!(all(b"{}\n".to_vec(), Compression::Gzip).is_err());
        assert!(all(b"{}\n".to_vec(), Compression::Zstd).is_err());
    }
}
