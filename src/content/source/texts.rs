//! How the bytes of a file become a text: UTF-8, no larger than a text may be.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::{FoundFile, MAX_TEXT, SourceError, Text};
use crate::diagnostics::system::reason;
use crate::diagnostics::{Diagnostic, say};
use crate::text::hash::fingerprint;

/// A whole text, or none with the reason among the diagnostics.
pub(super) fn read_text(
    from: &Path,
    file: &str,
    path: String,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Text>, SourceError> {
    let file: Arc<str> = file.into();
    let read = with_bytes(from, |bytes| match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), fingerprint(bytes))),
        Err(error) => Err(bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1),
    });
    let refused = match read {
        Ok(Some(Ok((text, hash)))) => return Ok(Some(Text { file, path, text, hash })),
        Ok(Some(Err(line))) => say::file_not_utf8(line.to_string()),
        Ok(None) => say::file_too_large(MAX_TEXT >> 20),
        Err(error) => say::unreadable_file(reason(&error)),
    };
    diagnostics.push(refused.in_file(&file));
    Ok(None)
}

/// Hands over the bytes of a file; none when it is larger than a text may be. A thread reads all files into one place:
/// they are of all sizes, and to allocate new memory for each takes longer.
fn with_bytes<T>(path: &Path, look: impl FnOnce(&[u8]) -> T) -> io::Result<Option<T>> {
    thread_local! {
        static PLACE: RefCell<Vec<u8>> = RefCell::new(vec![0; 64 << 10]);
    }
    let mut file = File::open(path)?;
    PLACE.with_borrow_mut(|place| {
        let mut length = 0;
        loop {
            match file.read(&mut place[length..]) {
                Ok(0) => return Ok(Some(look(&place[..length]))),
                Ok(read) => length += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            if length > MAX_TEXT {
                return Ok(None);
            }
            if length == place.len() {
                place.resize(2 * length, 0);
            }
        }
    })
}

/// A text that is not UTF-8, its other bytes taken for Latin-1, as they mostly are; none when it cannot be had or is too
/// large.
pub(super) fn guessed(found: &FoundFile) -> Option<Text> {
    let read = with_bytes(&found.from, |bytes| {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            text.extend(chunk.invalid().iter().map(|byte| char::from(*byte)));
        }
        Text { file: found.file.as_str().into(), path: found.path.clone(), text, hash: fingerprint(bytes) }
    });
    read.ok().flatten()
}
