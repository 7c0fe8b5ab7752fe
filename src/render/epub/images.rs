//! The images of a book: files of the site that its texts show, each once, under numbers, since file names could say more than the book.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use rapidhash::RapidHashSet as HashSet;

use crate::pages::site::{Content, Site};
use crate::pages::view::parts::ViewContext;

/// The widest image that a book holds where the site has several widths, in pixels.
pub(super) const WIDEST: u32 = 1440;

/// Gives the bytes of a file of the site.
pub type ReadFile = fn(&Content) -> io::Result<Vec<u8>>;

/// An image in a book.
#[derive(Debug)]
pub(super) struct Image {
    /// Its path in the book, from the folder of the documents.
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// The images that the texts of a book show.
#[derive(Debug)]
pub(super) struct Images<'a> {
    site: &'a Site,
    read: ReadFile,
    /// Files that would do something when they are opened: a site may publish them, no book holds them.
    dangerous: HashSet<PathBuf>,
    /// By their addresses in the site: paths in the book, or none for what a book cannot show.
    known: BTreeMap<String, Option<String>>,
    pub all: Vec<Image>,
    /// One of them has no description.
    pub is_one_unnamed: bool,
}

impl<'a> Images<'a> {
    pub(super) fn of(context: &ViewContext, site: &'a Site, read: ReadFile) -> Images<'a> {
        let is_judged = context.config.html_trusted;
        let files = context.attachments.values().filter(|file| is_judged && file.danger.is_some());
        let dangerous = files.map(|file| file.from.clone()).collect();
        Images { site, read, dangerous, known: BTreeMap::new(), all: Vec::new(), is_one_unnamed: false }
    }

    /// Takes an image in by its encoded address in the site, and gives its path in the book; none when a book cannot show it.
    ///
    /// # Errors
    /// Those of its file.
    pub(super) fn take(&mut self, address: &str, alt: &str) -> io::Result<Option<String>> {
        let name = match self.known.get(address) {
            Some(known) => known.clone(),
            None => {
                let name = self.read(address)?.map(|(media_type, bytes)| self.add(media_type, bytes));
                self.known.insert(address.to_owned(), name.clone());
                name
            }
        };
        self.is_one_unnamed |= name.is_some() && alt.trim().is_empty();
        Ok(name)
    }

    /// The path in the book of an image that was taken in by this address.
    pub(super) fn name_of(&self, address: &str) -> Option<String> {
        self.known.get(address).cloned().flatten()
    }

    /// Adds an image, and gives its path in the book.
    pub(super) fn add(&mut self, media_type: &'static str, bytes: Vec<u8>) -> String {
        let ending = match media_type {
            "image/jpeg" => "jpg",
            "image/svg+xml" => "svg",
            other => other.trim_start_matches("image/"),
        };
        let name = format!("images/i{}.{ending}", self.all.len() + 1);
        self.all.push(Image { name: name.clone(), media_type, bytes });
        name
    }

    fn read(&self, address: &str) -> io::Result<Option<(&'static str, Vec<u8>)>> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let Ok(path) = percent_decode_str(path).decode_utf8() else { return Ok(None) };
        let Some(file) = self.site.files.get(path.as_ref()) else { return Ok(None) };
        let from: Option<&Path> = match &file.content {
            Content::Copied(from) | Content::Picture(from) | Content::Narrowed { from, .. } => Some(from),
            _ => None,
        };
        if from.is_some_and(|from| self.dangerous.contains(from)) {
            return Ok(None);
        }
        let bytes = (self.read)(&file.content)?;
        Ok(media_type(&path, &bytes).map(|media_type| (media_type, bytes)))
    }
}

/// The kind of an image that every program for books shows (EPUB 3.3, section 3.2), by its first bytes; none for another file.
fn media_type(path: &str, bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ if path.to_ascii_lowercase().ends_with(".svg") => Some("image/svg+xml"),
        _ => None,
    }
}
