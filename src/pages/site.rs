//! The finished site: every file's path and bytes, before anything is written.
//!
//! Made by `pipeline`, taken by `output` (the folder) or the preview (memory). It knows nothing of notes.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::content::pictures::card::ShareCard;

/// Every file of the site by its path from the output's root, with `/` as separator (`notes/x/index.html`).
#[derive(Debug, Clone, Default)]
pub struct Site {
    pub files: BTreeMap<String, File>,
}

/// One file to be published.
#[derive(Debug, Clone)]
pub struct File {
    pub content: Content,
    pub phase: Phase,
    /// Its address is not to be listed anywhere, not in the manifest either: only who has it reaches the file.
    pub hidden: bool,
}

/// Where a file's bytes are.
#[derive(Debug, Clone)]
pub enum Content {
    /// Made by carnet; shared with the memo that may keep it for the next build.
    Made(Arc<[u8]>),
    /// An attachment or a static file, copied from this place of the site's folder as it is.
    Copied(PathBuf),
    /// A picture among the attachments, copied from this place without its metadata.
    Picture(PathBuf),
    /// A photograph among the attachments, at this place of the site's folder, in so many pixels across.
    Narrowed { from: PathBuf, width: u32 },
    /// The image that stands for a note where it is shared: drawn when its bytes are asked for.
    Card(Arc<ShareCard>),
    /// Made by carnet and put aside on the disk of the output, to be moved into place.
    Shelved(Arc<Shelved>),
    /// Made by carnet, and the same as what the output folder holds: its bytes are not kept.
    Unchanged { hash: u64, size: u64 },
}

/// A file put aside.
#[derive(Debug)]
pub struct Shelved {
    pub path: PathBuf,
    pub hash: u64,
    pub size: u64,
    /// When it was written, in nanoseconds since 1970 (UTC); to move it changes nothing of that.
    pub modified: i64,
}

/// Where a page's bytes wait until the whole site is made.
pub trait Shelf: Sync {
    /// Keeps the bytes of the file at `path` of the site.
    ///
    /// # Errors
    /// The disk's, where the shelf is one.
    fn keep(&self, path: &str, bytes: Vec<u8>) -> io::Result<Content>;
}

/// A shelf in memory.
#[derive(Debug, Clone, Copy)]
pub struct Memory;

impl Shelf for Memory {
    fn keep(&self, _: &str, bytes: Vec<u8>) -> io::Result<Content> {
        Ok(Content::Made(bytes.into()))
    }
}

/// The order in which files are brought up to date, so that at any moment every page a reader reaches is entire and
/// its links lead somewhere: what pages need, the pages, what lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Style sheets, scripts, fonts, images, attachments.
    Asset,
    /// Pages of one note and their Markdown sources.
    Page,
    /// Pages that list others, feeds, `sitemap.xml`, `index.json`, `robots.txt`.
    Index,
}

impl Site {
    /// Adds a file made by carnet, of which the address may be listed.
    pub fn make(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>, phase: Phase) {
        self.files.insert(path.into(), File { content: Content::Made(bytes.into()), phase, hidden: false });
    }

    /// Adds a file that a shelf keeps.
    pub fn add(&mut self, path: impl Into<String>, content: Content, phase: Phase) {
        self.files.insert(path.into(), File { content, phase, hidden: false });
    }

    /// Adds a file copied from the site's folder, of which the address may be listed.
    pub fn copy(&mut self, path: impl Into<String>, from: PathBuf) {
        let file = File { content: Content::Copied(from), phase: Phase::Asset, hidden: false };
        self.files.insert(path.into(), file);
    }

    /// Adds a picture copied from the site's folder without its metadata, of which the address may be listed.
    pub fn copy_picture(&mut self, path: impl Into<String>, from: PathBuf) {
        let file = File { content: Content::Picture(from), phase: Phase::Asset, hidden: false };
        self.files.insert(path.into(), file);
    }

    /// Adds a photograph of the site's folder in another width, of which the address may be listed.
    pub fn narrow(&mut self, path: impl Into<String>, from: PathBuf, width: u32) {
        let file = File { content: Content::Narrowed { from, width }, phase: Phase::Asset, hidden: false };
        self.files.insert(path.into(), file);
    }

    /// Keeps the address of a file added before out of every list. The site may lack the file: nothing is to hide then.
    pub fn hide(&mut self, path: &str) {
        if let Some(file) = self.files.get_mut(path) {
            file.hidden = true;
        }
    }
}
