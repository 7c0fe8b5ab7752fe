//! The only reader of a site's files.
//!
//! It gives texts, the list of attachments and static files, and the theme's files; it knows nothing of what they mean.
//! What is wrong with a file itself (not UTF-8, too large, a link out of the site) is a diagnostic; only a folder that
//! cannot be read at all is an error.

mod active;
mod again;
mod dimensions;
mod error;
mod links;
mod names;
pub mod outputs;
mod texts;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::UNIX_EPOCH;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::content::config::{CONFIG, Config, ConfigFile};
use crate::content::pictures::photograph::Narrower;
use crate::diagnostics::system::reason;
use crate::diagnostics::{Diagnostic, phrases, say};
use crate::text::hash::{fingerprint, parts};
pub use active::Danger;
pub use again::read_again;
use dimensions::measured;
pub use error::SourceError;
use links::{Followed, SiteFolder};
use names::{FileNature, begins_with_head, misnamed_config, nature_of, right_name};
use texts::{guessed, read_text};

/// A note is read by people: beyond this it is something else (8 MiB).
pub const MAX_TEXT: usize = 8 << 20;

/// Where versions of notes are frozen, in the content folder: `.versions/SLUG/DATE.md`.
pub const FROZEN: &str = ".versions";

/// Bytes of an attachment that are read at once.
const BLOCK: usize = 1 << 16;

/// Files that a thread reads at once.
const AT_ONCE: usize = 64;

/// A text file of the site.
#[derive(Debug, Clone)]
pub struct Text {
    /// Path from the site's folder, with `/`.
    pub file: Arc<str>,
    /// Path from the folder it was listed in (content or theme).
    pub path: String,
    pub text: String,
    pub hash: u64,
}

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub from: PathBuf,
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
    /// Width and height of an image, in pixels.
    pub dimensions: Option<(u32, u32)>,
    /// What may be made of an image for smaller screens.
    pub narrower: Option<Narrower>,
    /// Fingerprint of the bytes, for the theme's assets, whose addresses change with them.
    pub hash: Option<u64>,
    /// Why a file of the content is not published like any other.
    pub danger: Option<Danger>,
}

impl Attachment {
    /// Fingerprint of the bytes as they are now; none when they cannot be read.
    pub fn fingerprint(&self) -> Option<u64> {
        let mut file = File::open(&self.from).ok()?;
        let mut hasher = parts();
        let mut block = vec![0; BLOCK];
        loop {
            match file.read(&mut block).ok()? {
                0 => return Some(hasher.finish()),
                read => hasher.write(&block[..read]),
            }
        }
    }
}

/// Files that are copied as they are, by path.
pub type Files = BTreeMap<String, Attachment>;

/// Everything a build reads. A copy of it shares the texts and the lists.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The configuration, when there is one.
    pub config: Option<Text>,
    /// Markdown files of the content folder, by path.
    pub content: Vec<Arc<Text>>,
    /// Those of them that are not UTF-8, as far as they can be guessed, by path: only to know what is missing without them.
    pub refused: Vec<Text>,
    /// Versions of notes that were frozen beside them, by path; read where the site has versions.
    pub frozen: Vec<Arc<Text>>,
    /// Other files of the content folder, by path from it.
    pub attachments: Arc<Files>,
    /// Files of `static/`, by path from it.
    pub statics: Arc<Files>,
    /// Templates and translations of the site's own theme, by path from its folder.
    pub theme: Vec<Text>,
    /// The theme's assets, by path from its `assets` folder.
    pub assets: Arc<Files>,
    /// Names of the themes there are, when the one that the site asks for is not.
    pub themes: Vec<String>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the configuration of a site's folder. `carnet.yaml` need not be there; another that is asked for must.
pub fn read_config(root: &Path, file: &ConfigFile) -> Result<(Option<Text>, Vec<Diagnostic>), SourceError> {
    let path = root.join(file.name().as_ref());
    if !root.is_dir() {
        return Err(SourceError::no_folder(root));
    }
    if !path.exists() {
        if !file.is_usual() {
            return Err(SourceError::no_file(&path));
        }
        let misnamed = misnamed_config(root).map(|name| say::text_of_another_name(CONFIG).in_file(&name.into()));
        return Ok((None, misnamed.into_iter().collect()));
    }
    // A pipe is read until its writer closes it, which may be never.
    if !path.is_file() {
        let refused = say::unreadable_file(phrases::no_regular_file());
        return Ok((None, vec![refused.in_file(file.name())]));
    }
    let mut diagnostics = Vec::new();
    let text = read_text(&path, file.name(), file.name().to_string(), &mut diagnostics)?;
    Ok((text, diagnostics))
}

/// Reads everything else. `output` is left out of the content when it lies inside it.
pub fn read(root: &Path, config: &Config, output: &Path) -> Result<Sources, SourceError> {
    let mut sources = Sources::default();
    let real_root = root.canonicalize().map_err(|error| SourceError::of_disk(root, error))?;
    let used = config.ignore.patterns().iter().map(|_| AtomicBool::new(false)).collect();
    let reader = FolderReader { root, real_root, output: output.canonicalize().ok(), config, used };
    let content = reader.list(&config.content, SiteFolder::Content, &mut sources.diagnostics)?;
    let (mut texts, mut attachments) = (Vec::new(), Vec::new());
    for found in content {
        match nature_of(&found.path, &found.from) {
            FileNature::Document => texts.push(found),
            FileNature::Other => attachments.push(found),
            FileNature::Copy => {}
            FileNature::Misnamed => {
                let misnamed = say::text_of_another_name(right_name(&found.path));
                sources.diagnostics.push(misnamed.in_file(&found.file.as_str().into()));
            }
        }
    }
    sources.add_texts(texts)?;
    sources.attachments = Arc::new(reader.attachments(attachments, SiteFolder::Content));
    if config.versions.is_some() {
        sources.frozen = reader.frozen(&mut sources.diagnostics)?;
    }
    let statics = reader.list("static", SiteFolder::Static, &mut sources.diagnostics)?;
    // What is there is published as it is, and nobody reads what it says of itself.
    let is_note = |found: &FoundFile| {
        let is_text = FileNature::of(&found.path) != FileNature::Other;
        is_text && (config.content == "." || begins_with_head(&found.from))
    };
    let (notes, statics): (Vec<_>, Vec<_>) = statics.into_iter().partition(is_note);
    let of_note = |found: &FoundFile| say::text_of_document_in_static().in_file(&found.file.as_str().into());
    sources.diagnostics.extend(notes.iter().map(of_note));
    sources.statics = Arc::new(reader.attachments(statics, SiteFolder::Static));
    sources.add_theme(&reader)?;
    sources.diagnostics.extend(reader.unused_patterns());
    Ok(sources)
}

impl Sources {
    /// Reads the texts of the content.
    fn add_texts(&mut self, found: Vec<FoundFile>) -> Result<(), SourceError> {
        let read = found.into_par_iter().with_max_len(AT_ONCE).map(|found| {
            let mut diagnostics = Vec::new();
            let text = read_text(&found.from, &found.file, found.path.clone(), &mut diagnostics);
            let refused = if diagnostics.is_empty() { None } else { guessed(&found) };
            (text, refused, diagnostics)
        });
        for (text, refused, diagnostics) in read.collect::<Vec<_>>() {
            self.diagnostics.extend(diagnostics);
            self.refused.extend(refused);
            self.content.extend(text?.map(Arc::new));
        }
        Ok(())
    }

    /// Reads the theme; of a theme that has no files, which ones there are.
    fn add_theme(&mut self, reader: &FolderReader) -> Result<(), SourceError> {
        let found =
            reader.list(&format!("themes/{}", reader.config.theme), SiteFolder::Theme, &mut self.diagnostics)?;
        let (assets, texts): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| found.path.starts_with("assets/"));
        for found in texts {
            self.theme.extend(read_text(&found.from, &found.file, found.path, &mut self.diagnostics)?);
        }
        let strip = |found: FoundFile| FoundFile { path: found.path["assets/".len()..].to_owned(), ..found };
        self.assets = Arc::new(reader.attachments(assets.into_iter().map(strip).collect(), SiteFolder::Theme));
        if self.theme.is_empty() && self.assets.is_empty() {
            self.themes = folders_in(&reader.root.join("themes"));
        }
        Ok(())
    }
}

/// Names of the folders in a folder, in order; none when it cannot be read.
fn folders_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.filter_map(|folder| folder.file_name().into_string().ok()).collect();
    names.sort();
    names
}

struct FolderReader<'a> {
    root: &'a Path,
    real_root: PathBuf,
    output: Option<PathBuf>,
    config: &'a Config,
    /// Which patterns of `ignore` left something out.
    used: Vec<AtomicBool>,
}

/// A file that was met.
struct FoundFile {
    from: PathBuf,
    file: String,
    path: String,
}

impl FolderReader<'_> {
    /// The files below a folder of the site, ordered by path. A folder that is not there is empty.
    fn list(
        &self,
        folder: &str,
        part: SiteFolder,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Vec<FoundFile>, SourceError> {
        let top = if folder == "." { self.root.to_owned() } else { self.root.join(folder) };
        if !top.is_dir() {
            return Ok(Vec::new());
        }
        if let Some(refused) = self.opens(folder, part) {
            diagnostics.push(refused.in_file(&folder.into()));
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        let walk = WalkDir::new(&top).follow_links(true);
        let mut followed = Followed::default();
        let entries = walk.into_iter().filter_entry(|entry| self.enters(entry, &top, part, &mut followed));
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(&top).to_owned();
                    diagnostics.push(unreadable(&error).in_file(&self.name(&path)));
                    continue;
                }
            };
            if !entry.file_type().is_file() {
                continue;
            }
            let Some(path) = slash_path(entry.path(), &top) else {
                let name: Arc<str> =
                    entry.path().strip_prefix(self.root).unwrap_or(entry.path()).to_string_lossy().into();
                diagnostics.push(say::name_not_unicode().in_file(&name));
                continue;
            };
            let file = if folder == "." { path.clone() } else { format!("{folder}/{path}") };
            found.push(FoundFile { from: entry.path().to_owned(), file, path });
        }
        found.sort_unstable_by(|a: &FoundFile, b| a.path.cmp(&b.path));
        diagnostics.extend(followed.diagnostics(self));
        Ok(found)
    }

    /// The texts of versions that were frozen, below a folder of their own, through no links.
    fn frozen(&self, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<Arc<Text>>, SourceError> {
        let content =
            if self.config.content == "." { self.root.to_owned() } else { self.root.join(&self.config.content) };
        let walk = WalkDir::new(content.join(FROZEN)).sort_by_file_name().into_iter();
        let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        let mut frozen = Vec::new();
        for entry in files {
            let Some(path) = slash_path(entry.path(), &content).filter(|path| path.ends_with(".md")) else { continue };
            let file = self.name(entry.path());
            frozen.extend(read_text(entry.path(), &file, path, diagnostics)?.map(Arc::new));
        }
        Ok(frozen)
    }

    fn enters(&self, entry: &DirEntry, top: &Path, part: SiteFolder, followed: &mut Followed) -> bool {
        if entry.depth() == 0 {
            return true;
        }
        let name = entry.file_name().to_string_lossy();
        if name.starts_with('.') && !(part == SiteFolder::Static && is_for_hosts(&name)) {
            followed.leave_out(entry, part);
            return false;
        }
        if name == "node_modules" {
            return false;
        }
        let whole_site = part == SiteFolder::Content && self.config.content == ".";
        if whole_site || !self.config.ignore.patterns().is_empty() {
            let Some(path) = slash_path(entry.path(), top) else { return true };
            let ours = ["themes", "static", CONFIG, &self.config.file];
            if let Some(pattern) = self.config.ignore.first_of(&path) {
                self.used[pattern].store(true, Ordering::Relaxed);
                return false;
            }
            if whole_site && ours.contains(&path.as_str()) {
                return false;
            }
        }
        if entry.file_type().is_dir() && self.is_output(entry.path()) {
            return false;
        }
        self.follows(entry, top, part, followed)
    }

    /// Whether a folder is an output, this build's or another's.
    fn is_output(&self, folder: &Path) -> bool {
        let is_ours = |output: &PathBuf| folder.canonicalize().is_ok_and(|real| real == *output);
        self.output.as_ref().is_some_and(is_ours) || outputs::is_output(folder)
    }

    /// Reports the patterns of `ignore` that match nothing: a misspelt one publishes a folder that is meant to stay out.
    fn unused_patterns(&self) -> impl Iterator<Item = Diagnostic> {
        let unused =
            self.config.ignore.patterns().iter().zip(&self.used).filter(|(_, used)| !used.load(Ordering::Relaxed));
        unused.map(|(pattern, _)| say::pattern_ignores_nothing(pattern).in_file(&self.config.file))
    }

    fn name(&self, path: &Path) -> Arc<str> {
        slash_path(path, self.root).unwrap_or_else(|| path.to_string_lossy().into_owned()).into()
    }

    fn attachments(&self, found: Vec<FoundFile>, part: SiteFolder) -> BTreeMap<String, Attachment> {
        found
            .into_par_iter()
            .filter_map(|found| {
                let metadata = fs::metadata(&found.from).ok()?;
                let modified = metadata.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
                let (dimensions, narrower) = measured(&found.from, metadata.len());
                let attachment = Attachment {
                    size: metadata.len(),
                    modified: modified.map_or(0, |d| i64::try_from(d.as_nanos()).unwrap_or(i64::MAX)),
                    dimensions,
                    narrower,
                    hash: match part {
                        SiteFolder::Theme => fs::read(&found.from).ok().map(|bytes| fingerprint(&bytes)),
                        _ => None,
                    },
                    danger: match part {
                        SiteFolder::Content => active::danger(&found.path, &found.from),
                        _ => None,
                    },
                    from: found.from,
                };
                Some((found.path, attachment))
            })
            .collect()
    }
}

/// Whether hosts read a file or folder of this name, which begins with a dot: `.well-known` (RFC 8615), what Jekyll and
/// Apache are told, domains of Codeberg.
pub fn is_for_hosts(name: &str) -> bool {
    matches!(name, ".well-known" | ".nojekyll" | ".htaccess" | ".domains")
}

/// Why an entry of a folder cannot be read, without the paths of this machine.
fn unreadable(error: &walkdir::Error) -> Diagnostic {
    if error.loop_ancestor().is_some() {
        return say::link_to_folder_around_it();
    }
    match error.io_error() {
        Some(error) if error.kind() == io::ErrorKind::NotFound => say::link_to_nothing(),
        Some(error) => say::unreadable_entry(reason(error)),
        None => say::unreadable_entry_without_reason(),
    }
}

/// A path that was met below `top`, from there.
fn slash_path(path: &Path, top: &Path) -> Option<String> {
    let (whole, start) = (path.as_os_str().as_encoded_bytes(), top.as_os_str().as_encoded_bytes());
    let path = match whole.strip_prefix(start).and_then(|rest| rest.split_first()) {
        // The paths of a walk begin with the very bytes of the path it began at: they need not be split into components.
        Some((b'/', inside)) if !start.is_empty() => str::from_utf8(inside).ok()?,
        _ => path.strip_prefix(top).ok()?.to_str()?,
    };
    Some(if MAIN_SEPARATOR == '/' { path.to_owned() } else { path.replace(MAIN_SEPARATOR, "/") })
}
