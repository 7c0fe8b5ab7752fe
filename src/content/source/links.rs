//! Which symbolic links of a site are followed: those that lead to a file of the site that could stand where the link
//! stands. A link could otherwise publish what is kept back: a private note, a hidden folder, what `ignore` leaves out.
//!
//! It looks at paths only and reads no file.

use std::path::{Component, Path, PathBuf};

use walkdir::DirEntry;

use super::{Reader, slash_path};
use crate::diagnostics::Diagnostic;

/// Files and folders met through links, in one folder of the site. Links that lead to folders with links could otherwise
/// multiply without end.
const MAX_THROUGH_LINKS: usize = 100_000;

const LEAVES: &str = "this symbolic link leaves the site's folder";
const HIDDEN: &str = "this symbolic link leads to a file or folder that is left out, since its name begins with a dot";
const IGNORED: &str = "this symbolic link leads to a file or folder that is left out of the site";
const ELSEWHERE: &str = "this symbolic link leads to a folder that is not published from here";
const NOTE: &str = "this symbolic link leads to the text of a document, which is not an attachment";
const OTHER_KIND: &str = "this symbolic link leads to a document of another kind";
const NOT_A_DOCUMENT: &str = "this symbolic link leads to a file that is not a document";
const TOO_MANY: &str = "symbolic links lead to more than 100000 files and folders here";

/// Which folder of the site is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
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
    refused: Vec<(PathBuf, &'static str)>,
    /// Files of `static/` that are left out for their names.
    left_out: Vec<PathBuf>,
}

/// Names that stand in many folders and that nobody means to publish.
const UNTOLD: [&str; 7] = [".DS_Store", ".git", ".gitignore", ".gitkeep", ".gitattributes", ".keep", ".directory"];

impl Followed {
    /// Notes that an entry whose name begins with a dot is not read: in `static/`, its author may expect it to be.
    pub fn leave_out(&mut self, entry: &DirEntry, part: Part) {
        if part == Part::Static && !UNTOLD.iter().any(|name| entry.file_name() == *name) {
            self.left_out.push(entry.path().to_owned());
        }
    }

    /// One message for each link that is not followed, and for each file that is left out for its name.
    pub fn diagnostics(self, reader: &Reader) -> impl Iterator<Item = Diagnostic> {
        let left_out = self.left_out.into_iter().map(|path| {
            let message = "this is left out, since its name begins with a dot";
            let help = "of such names, only .well-known, .nojekyll, .htaccess and .domains are published";
            Diagnostic::warning("hidden-static", message).help(help).in_file(&reader.name(&path))
        });
        let refused = self.refused.into_iter().map(|(path, message)| refusal(message).in_file(&reader.name(&path)));
        left_out.chain(refused)
    }
}

fn refusal(message: &'static str) -> Diagnostic {
    let help = match message {
        LEAVES => "copy the file into the site instead",
        TOO_MANY => "remove the links to folders that hold other links",
        _ => "copy the file here instead, if readers may see it",
    };
    Diagnostic::error("path-leaves-site", message).help(help)
}

impl Reader<'_> {
    /// Whether an entry may be read, as far as links have a part in it.
    pub(super) fn follows(&self, entry: &DirEntry, top: &Path, part: Part, followed: &mut Followed) -> bool {
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
            _ => Err(TOO_MANY),
        };
        let is_told = followed.through > MAX_THROUGH_LINKS + 1;
        match judged {
            Ok(()) if is_link && entry.file_type().is_dir() => followed.inside.push(entry.path().to_owned()),
            // Of a linked folder, what is left out is left out as it is where it stands.
            Err(HIDDEN | IGNORED) if !is_link => {}
            Err(reason) if !is_told => followed.refused.push((entry.path().to_owned(), reason)),
            _ => {}
        }
        judged.is_ok()
    }

    /// Why an entry that is met through a link may not be read where it stands.
    fn judge(&self, entry: &DirEntry, top: &Path, part: Part) -> Result<(), &'static str> {
        let real = entry.path().canonicalize().map_err(|_| LEAVES)?;
        self.is_public_place(&real, part)?;
        if part == Part::Content && entry.file_type().is_file() {
            let path = slash_path(entry.path(), top).unwrap_or_default();
            return self.is_same_kind(&path, &real);
        }
        Ok(())
    }

    /// Whether what stands at a path could be published from a part of the site.
    fn is_public_place(&self, real: &Path, part: Part) -> Result<(), &'static str> {
        let inside = real.strip_prefix(&self.real_root).map_err(|_| LEAVES)?;
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
            return Err(HIDDEN);
        }
        if part == Part::Theme {
            return in_folder(themes).map(|_| ()).ok_or(ELSEWHERE);
        }
        let from_content = || in_folder(&content).filter(|_| part == Part::Content);
        let Some(path) = in_folder(statics).or_else(from_content) else { return Err(ELSEWHERE) };
        if in_folder(themes).is_some() || *inside == *"carnet.yaml" {
            return Err(ELSEWHERE);
        }
        let is_ignored = |path: &Path| slash_path(path, Path::new("")).is_some_and(|name| self.config.ignores(&name));
        let above = || path.ancestors().filter(|above| !above.as_os_str().is_empty());
        if above().any(is_ignored) || real.ancestors().take(above().count()).any(|above| self.is_output(above)) {
            return Err(IGNORED);
        }
        Ok(())
    }

    /// Whether a file of the content is read in the same way at `path`, from the content folder, as where it stands.
    fn is_same_kind(&self, path: &str, real: &Path) -> Result<(), &'static str> {
        let is_document = path.ends_with(".md");
        let extension = real.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if !is_document {
            return if matches!(extension.as_str(), "md" | "markdown") { Err(NOTE) } else { Ok(()) };
        }
        let content = real_of(self.root, &self.config.content);
        let stands = content.and_then(|content| slash_path(real, &content));
        match stands {
            Some(stands) if stands.ends_with(".md") => {
                let role = |path| self.config.folders.role_of(path);
                if role(path) == role(&stands) { Ok(()) } else { Err(OTHER_KIND) }
            }
            _ => Err(NOT_A_DOCUMENT),
        }
    }

    /// Whether a folder of the site, which may be a link itself or lie below one, is read.
    pub(super) fn opens(&self, folder: &str, part: Part) -> Option<Diagnostic> {
        let real = real_of(self.root, folder)?;
        if part == Part::Content && folder == "." || real == self.real_root.join(folder) {
            return None;
        }
        let Ok(inside) = real.strip_prefix(&self.real_root) else { return Some(refusal(LEAVES)) };
        let is_hidden = inside
            .components()
            .any(|part| matches!(part, Component::Normal(name) if name.to_string_lossy().starts_with('.')));
        if is_hidden {
            return Some(refusal(HIDDEN));
        }
        let others = [(Part::Content, self.config.content.as_str()), (Part::Static, "static"), (Part::Theme, "themes")];
        let overlaps = |(other, folder): (Part, &str)| {
            let there = real_of(self.root, folder).filter(|_| other != part);
            there.is_some_and(|there| there.starts_with(&real) || real.starts_with(there))
        };
        let is_elsewhere = others.into_iter().any(overlaps) || self.is_output(&real);
        is_elsewhere.then(|| refusal(ELSEWHERE))
    }
}

fn real_of(root: &Path, folder: &str) -> Option<PathBuf> {
    root.join(folder).canonicalize().ok()
}
