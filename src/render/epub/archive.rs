//! The files of a book as one file (EPUB 3.3, section 4.2): the same bytes of the same files, on every machine and at any hour.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// A file of a book.
#[derive(Debug)]
pub(super) struct ArchiveFile {
    pub path: String,
    pub bytes: Vec<u8>,
    /// Its bytes are as few as they can be.
    pub is_dense: bool,
}

/// What says that the file is a book: it stands first and as it is, so that it is found at a fixed place.
const MIMETYPE: &str = "application/epub+zip";

/// Packs the files in their order.
///
/// # Errors
/// Those of more or larger files than the format holds.
pub(super) fn pack(files: &[ArchiveFile]) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // 1980-01-01, the first day that the format has, whatever the clock says.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).system(System::Unix);
    let stored = options.compression_method(CompressionMethod::Stored);
    let deflated = options.compression_method(CompressionMethod::Deflated);
    archive.start_file("mimetype", stored)?;
    archive.write_all(MIMETYPE.as_bytes())?;
    for file in files {
        archive.start_file(file.path.as_str(), if file.is_dense { stored } else { deflated })?;
        archive.write_all(&file.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
