//! Which symbolic links of a site are followed: those that lead to a file of the site that could stand where the link
//! stands. A link could otherwise publish what is kept back: a private note, a hidden folder, what `ignore` leaves out.
//!
//! It looks at paths only and reads no file.

use std::path::{Component, Path, PathBuf};

use walkdir::DirEntry;

use super::names::FileNature;
use super::{FolderReader, slash_path};
use crate::content::config::CONFIG;
use crate::diagnostics::{Diagnostic, say};

/// Files and folders met through links, in one folder of the site. Links that lead to folders with links could otherwise
/// multiply without end.
const MAX_THROUGH_LINKS: usize = 100_000;

/// Why a link is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LinkRefusal {
    LeavesSite,
    Hidden,
    Ignored,
    NotPublishedFromHere,
    TextOfDocument,
    OtherKind,
    NoDocument,
    TooMany,
}

/// Which folder of the site is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SiteFolder {
    Content,
    Static,
    Theme,
}

/// What is known of links while a folder is walked, depth first.
#[derive(Default)]
pub(super) struct Followed {
    /// The linked folders that hold the entry at hand, the outermost first.
    inside: Vec<PathBuf>,
    through: usize,
    refused: Vec<(PathBuf, LinkRefusal)>,
    /// Files of `static/` that are left out for their names.
    left_out: Vec<PathBuf>,
}

/// Names that stand in many folders and that nobody means to publish.
const UNTOLD: [&str; 7] = [".DS_Store", ".git", ".gitignore", ".gitkeep", ".gitattributes", ".keep", ".directory"];

impl Followed {
    /// Notes that an entry whose name begins with a dot is not read: in `static/`, its author may expect it to be.
    pub(super) fn leave_out(&mut self, entry: &DirEntry, part: SiteFolder) {
        if part == SiteFolder::Static && !UNTOLD.iter().any(|name| entry.file_name() == *name) {
            self.left_out.push(entry.path().to_owned());
        }
    }

    /// One message for each link that is not followed, and for each file that is left out for its name.
    pub(super) fn diagnostics(self, reader: &FolderReader) -> impl Iterator<Item = Diagnostic> {
        let left_out = self.left_out.into_iter().map(|path| say::hidden_static().in_file(&reader.name(&path)));
        let refused = self.refused.into_iter();
        let refused = refused.map(|(path, refusal)| refusal.diagnostic().in_file(&reader.name(&path)));
        left_out.chain(refused)
    }
}

impl LinkRefusal {
    fn diagnostic(self) -> Diagnostic {
        match self {
            LinkRefusal::LeavesSite => say::symbolic_link_leaves_site(),
            LinkRefusal::Hidden => say::link_to_hidden_file(),
            LinkRefusal::Ignored => say::link_to_ignored_file(),
            LinkRefusal::NotPublishedFromHere => say::link_to_unpublished_folder(),
            LinkRefusal::TextOfDocument => say::link_to_text_of_document(),
            LinkRefusal::OtherKind => say::link_to_other_kind(),
            LinkRefusal::NoDocument => say::link_to_no_document(),
            LinkRefusal::TooMany => say::too_many_files_through_links(MAX_THROUGH_LINKS),
        }
    }
}

impl FolderReader<'_> {
    /// Whether an entry may be read, as far as links have a part in it.
    pub(super) fn follows(&self, entry: &DirEntry, top: &Path, part: SiteFolder, followed: &mut Followed) -> bool {
        while followed.inside.last().is_some_and(|folder| !entry.path().starts_with(folder)) {
            followed.inside.pop();
        }
        let is_link = entry.path_is_symlink();
        if !is_link && followed.inside.is_empty() {
            return true;
        }
        followed.through += 1;
        let judged = match followed.through {
            ..=MAX_THROUGH_LINKS => self.judge(entry, top, part),
            _ => Err(LinkRefusal::TooMany),
        };
        let is_told = followed.through > MAX_THROUGH_LINKS + 1;
        match judged {
            Ok(()) if is_link && entry.file_type().is_dir() => followed.inside.push(entry.path().to_owned()),
            // Of a linked folder, what is left out is left out as it is where it stands.
            Err(LinkRefusal::Hidden | LinkRefusal::Ignored) if !is_link => {}
            Err(reason) if !is_told => followed.refused.push((entry.path().to_owned(), reason)),
            _ => {}
        }
        judged.is_ok()
    }

    /// Why an entry that is met through a link may not be read where it stands.
    fn judge(&self, entry: &DirEntry, top: &Path, part: SiteFolder) -> Result<(), LinkRefusal> {
        let real = entry.path().canonicalize().map_err(|_| LinkRefusal::LeavesSite)?;
        self.is_public_place(&real, part)?;
        if part == SiteFolder::Content && entry.file_type().is_file() {
            let path = slash_path(entry.path(), top).unwrap_or_default();
            return self.is_same_kind(&path, &real);
        }
        Ok(())
    }

    /// Whether what stands at a path could be published from a part of the site.
    fn is_public_place(&self, real: &Path, part: SiteFolder) -> Result<(), LinkRefusal> {
        let inside = real.strip_prefix(&self.real_root).map_err(|_| LinkRefusal::LeavesSite)?;
        let folders = ["static", "themes"].map(|folder| real_of(self.root, folder));
        let [statics, themes] = &folders;
        let content = real_of(self.root, &self.config.content);
        let in_folder = |folder: &Option<PathBuf>| folder.as_ref().and_then(|folder| real.strip_prefix(folder).ok());
        let is_hidden = |path: &Path| {
            path.components().any(|part| {
                let name = part.as_os_str().to_string_lossy();
                name.starts_with('.') || name == "node_modules"
            })
        };
        if is_hidden(inside) {
            return Err(LinkRefusal::Hidden);
        }
        if part == SiteFolder::Theme {
            return in_folder(themes).map(|_| ()).ok_or(LinkRefusal::NotPublishedFromHere);
        }
        let from_content = || in_folder(&content).filter(|_| part == SiteFolder::Content);
        let Some(path) = in_folder(statics).or_else(from_content) else {
            return Err(LinkRefusal::NotPublishedFromHere);
        };
        if in_folder(themes).is_some() || [CONFIG, &self.config.file].iter().any(|file| *inside == **file) {
            return Err(LinkRefusal::NotPublishedFromHere);
        }
        let is_ignored = slash_path(path, Path::new("")).is_some_and(|name| self.config.ignores(&name));
        let above = || path.ancestors().filter(|above| !above.as_os_str().is_empty());
        if is_ignored || real.ancestors().take(above().count()).any(|above| self.is_output(above)) {
            return Err(LinkRefusal::Ignored);
        }
        Ok(())
    }

    /// Whether a file of the content is read in the same way at `path`, from the content folder, as where it stands.
    fn is_same_kind(&self, path: &str, real: &Path) -> Result<(), LinkRefusal> {
        if !path.ends_with(".md") {
            return match FileNature::of(&real.to_string_lossy()) {
                FileNature::Other => Ok(()),
                _ => Err(LinkRefusal::TextOfDocument),
            };
        }
        let content = real_of(self.root, &self.config.content);
        let stands = content.and_then(|content| slash_path(real, &content));
        match stands {
            Some(stands) if stands.ends_with(".md") => {
                let role = |path| self.config.folders.role_of(path);
                if role(path) == role(&stands) { Ok(()) } else { Err(LinkRefusal::OtherKind) }
            }
            _ => Err(LinkRefusal::NoDocument),
        }
    }

    /// Whether a folder of the site, which may be a link itself or lie below one, is read.
    pub(super) fn opens(&self, folder: &str, part: SiteFolder) -> Option<Diagnostic> {
        let real = real_of(self.root, folder)?;
        if part == SiteFolder::Content && folder == "." || real == self.real_root.join(folder) {
            return None;
        }
        let Ok(inside) = real.strip_prefix(&self.real_root) else { return Some(LinkRefusal::LeavesSite.diagnostic()) };
        let is_hidden = inside
            .components()
            .any(|part| matches!(part, Component::Normal(name) if name.to_string_lossy().starts_with('.')));
        if is_hidden {
            return Some(LinkRefusal::Hidden.diagnostic());
        }
        let others = [
            (SiteFolder::Content, self.config.content.as_str()),
            (SiteFolder::Static, "static"),
            (SiteFolder::Theme, "themes"),
        ];
        let overlaps = |(other, folder): (SiteFolder, &str)| {
            let there = real_of(self.root, folder).filter(|_| other != part);
            there.is_some_and(|there| there.starts_with(&real) || real.starts_with(there))
        };
        let is_elsewhere = others.into_iter().any(overlaps) || self.is_output(&real);
        is_elsewhere.then(|| LinkRefusal::NotPublishedFromHere.diagnostic())
    }
}

fn real_of(root: &Path, folder: &str) -> Option<PathBuf> {
    root.join(folder).canonicalize().ok()
}
