//! Formats that are no text, by their first bytes, and binary data of any other kind.

/// What is looked at, in bytes.
const SAMPLE: usize = 4 << 10;
/// Control characters below this number are an accident.
const MIN_CONTROLS: usize = 4;
/// One control character in so many bytes is no accident: random bytes have one in ten, text has none.
const CONTROLS: usize = 20;

/// First bytes and the format they mean. Each is long enough, or odd enough, not to begin a text.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1A\n", "PNG image"),
    (b"\xFF\xD8\xFF", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\0", "TIFF image"),
    (b"MM\0*", "TIFF image"),
    (b"\0\0\x01\0", "icon"),
    (b"%PDF-", "PDF document"),
    (b"PK\x03\x04", "ZIP archive"),
    (b"PK\x05\x06", "ZIP archive"),
    (b"\x1F\x8B", "gzip data"),
    (b"\x28\xB5\x2F\xFD", "zstd data"),
    (b"\xFD7zXZ\0", "xz data"),
    (b"BZh91AY&SY", "bzip2 data"),
    (b"7z\xBC\xAF\x27\x1C", "7z archive"),
    (b"Rar!\x1A\x07", "RAR archive"),
    (b"\x7FELF", "ELF program"),
    (b"\0asm", "WebAssembly module"),
    (b"\xCA\xFE\xBA\xBE", "Java class"),
    (b"ID3\x02", "MP3 audio"),
    (b"ID3\x03", "MP3 audio"),
    (b"ID3\x04", "MP3 audio"),
    (b"\xFF\xFB", "MP3 audio"),
    (b"OggS\0", "Ogg media"),
    (b"fLaC\0", "FLAC audio"),
    (b"\x1A\x45\xDF\xA3", "Matroska video"),
    (b"wOFF", "WOFF font"),
    (b"wOF2", "WOFF2 font"),
    (b"\0\x01\0\0\0", "TrueType font"),
    (b"OTTO\0", "OpenType font"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Office document"),
];

/// Formats whose name stands after a length: the bytes at an offset, and what they mean.
const MAGIC_AT: &[(usize, &[u8], &str)] = &[
    (8, b"WEBPVP8", "WebP image"),
    (8, b"WAVEfmt ", "WAV audio"),
    (8, b"AVI LIST", "AVI video"),
    (4, b"ftypavif", "AVIF image"),
    (4, b"ftypheic", "HEIC image"),
    (4, b"ftypisom", "MP4 video"),
    (4, b"ftypiso2", "MP4 video"),
    (4, b"ftypiso5", "MP4 video"),
    (4, b"ftypmp4", "MP4 video"),
    (4, b"ftypM4", "MP4 video"),
    (4, b"ftypqt", "QuickTime video"),
];

/// The binary format that the bytes begin like.
pub(super) fn format(bytes: &[u8]) -> Option<&'static str> {
    let begins = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, format)| *format);
    let holds = || MAGIC_AT.iter().find(|(at, magic, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    begins.or_else(|| holds().map(|(_, _, format)| *format))
}

/// Whether the bytes are no text in any encoding: too many control characters that no text has.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // Tab, line breaks and form feed are text; escape, shift in and shift out switch character sets.
    let controls = sample.iter().filter(|b| matches!(b, 0..=8 | 0x10..=0x1A | 0x1C..=0x1F | 0x7F)).count();
    controls >= MIN_CONTROLS && controls * CONTROLS >= sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_by_their_first_bytes() {
        for (bytes, expected) in [
            (&b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"[..], Some("PNG image")),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", Some("JPEG image")),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Some("WebP image")),
            (b"\0\0\0\x20ftypisom", Some("MP4 video")),
            (b"%PDF-1.7", Some("PDF document")),
            (b"\x1F\x8B\x08", Some("gzip data")),
            (b"GIF89 is a format", None),
            (b"PK said", None),
            (b"RIFF raff", None),
            (b"", None),
        ] {
            assert_eq!(format(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn control_characters_make_data_binary() {
        let mut text = vec![b'x'; MIN_CONTROLS * CONTROLS];
        text[..MIN_CONTROLS].fill(1);
        assert!(is_binary(&text));
        text.push(b'x');
        assert!(!is_binary(&text));
        assert!(!is_binary(&[0; MIN_CONTROLS - 1]));
        assert!(is_binary(&[0; MIN_CONTROLS]));
        assert!(!is_binary(b"\t\r\n\x0C\x1B$B\x0E\x0F\t\t\t\n\n\n"));
    }
}
