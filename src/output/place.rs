//! Where an output may lie: not among the files that builds publish as they are. For a reviewer's preview and the site of a
//! community: where no host may publish them by accident.
//!
//! It knows folders by their names and by what carnet left in them, not what a site holds.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::error::{Action, Attempt, OutputError};
use super::manifest::Manifest;
use crate::content::source::outputs::is_output;

/// The audience that the manifest of a preview names. No community has it: theirs begin with `community:`.
pub const PREVIEW: &str = "preview";

/// Folders that hosts and servers publish when nothing else is said.
const PUBLISHED: [&str; 9] = ["public", "docs", "dist", "www", "htdocs", "html", "wwwroot", "public_html", "_site"];

/// Folders of a site whose files a build publishes as they are.
const COPIED: [&str; 2] = ["static", "themes"];

/// Refuses a folder whose files the next build would publish again.
///
/// # Errors
/// The folder is one of those, or lies in one.
pub fn require_place(site: &Path, folder: &Path) -> Result<(), OutputError> {
    match copied_around(site, &real(folder)) {
        Some(part) => Err(OutputError::CopiedPlace { folder: folder.to_owned(), part }),
        None => Ok(()),
    }
}

/// The folder of files that are published as they are in which a place lies.
fn copied_around(site: &Path, real: &Path) -> Option<&'static str> {
    COPIED.into_iter().find(|part| real.starts_with(self::real(&site.join(part))))
}

/// Refuses a folder for a preview that is published, by its name or because a build for readers lies around it, and one
/// within the folders whose files a build publishes as they are.
///
/// # Errors
/// The folder is such a one.
pub fn require_place_for_preview(site: &Path, folder: &Path) -> Result<(), OutputError> {
    let real = real(folder);
    let name = real.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_published = PUBLISHED.contains(&name.as_str()) || name.starts_with("public-");
    if is_published || copied_around(site, &real).is_some() || real.ancestors().skip(1).any(is_output) {
        return Err(OutputError::PublicPlace { folder: folder.to_owned() });
    }
    Ok(())
}

/// Refuses a folder for the site of a community that lies within the output of a build: it would be published with that.
///
/// # Errors
/// The folder is such a one.
pub fn require_place_for_community(folder: &Path) -> Result<(), OutputError> {
    let real = real(folder);
    match real.ancestors().skip(1).find(|above| is_output(above)) {
        Some(around) => Err(OutputError::WithinOutput { folder: folder.to_owned(), around: around.to_owned() }),
        None => Ok(()),
    }
}

/// Refuses a folder for readers in which a preview or the site of a community was put by hand: it would be published with the site.
///
/// # Errors
/// There is one directly in the folder, or the disk's own.
pub(super) fn require_nothing_restricted_in(folder: &Path) -> Result<(), OutputError> {
    for entry in fs::read_dir(folder).attempt(Action::Read, folder)? {
        let path = entry.attempt(Action::Read, folder)?.path();
        let Some(manifest) = (if is_output(&path) { Manifest::read(&path)? } else { None }) else { continue };
        match manifest.audience {
            audience if audience == PREVIEW => return Err(OutputError::HoldsPreview { folder: path }),
            audience if audience.starts_with("community:") => {
                return Err(OutputError::HoldsAudience { folder: path, found: audience });
            }
            _ => {}
        }
    }
    Ok(())
}

/// The place with the symbolic links of what is there followed.
fn real(folder: &Path) -> PathBuf {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let there = folder.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    let found = there.and_then(|(part, real)| {
        // What is not there holds no links: `..` leads to the folder that is named before it.
        let rest = folder.strip_prefix(part).ok()?.components();
        Some(rest.fold(real, |mut place, part| {
            match part {
                Component::ParentDir => _ = place.pop(),
                part => place.push(part),
            }
            place
        }))
    });
    found.unwrap_or(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_lies_where_nothing_is_published() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let site = place.path().join("site");
        fs::create_dir_all(site.join("static")).expect("folders can be made");
        let is_refused = |path: &str| require_place_for_preview(&site, &site.join(path)).is_err();
        for path in ["public", "Public", "public-equipe", "docs", "static/preview", "themes/x", "a/../public"] {
            assert!(is_refused(path), "{path}");
        }
        for path in ["preview", "relecture/public-notes/x", "publication"] {
            assert!(!is_refused(path), "{path}");
        }
        fs::create_dir_all(site.join("ailleurs")).expect("folders can be made");
        assert!(!is_refused("ailleurs/x"));
        fs::write(site.join("ailleurs/.carnet-manifest.json"), "{}").expect("files can be written");
        assert!(is_refused("ailleurs/x") && is_refused("ailleurs/x/y"));
    }

    #[test]
    fn the_site_of_a_community_lies_in_no_other() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let public = place.path().join("public");
        let within = public.join("equipe");
        fs::create_dir_all(&within).expect("folders can be made");
        let manifest = |audience: &str| format!("{{\"version\": 9, \"audience\": \"{audience}\"}}");
        assert!(require_place_for_community(&within).is_ok());
        fs::write(public.join(".carnet-manifest.json"), manifest("public")).expect("files can be written");
        assert!(require_place_for_community(&within).is_err() && require_place_for_community(&public).is_ok());
    }

    #[test]
    fn an_output_lies_where_no_build_reads_files() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let site = place.path();
        let refused = |path: &str| match require_place(site, &site.join(path)) {
            Err(OutputError::CopiedPlace { part, .. }) => part,
            _ => "",
        };
        for (path, part) in [
            ("static", "static"),
            ("static/x/y", "static"),
            ("public/../themes", "themes"),
            ("themes/default", "themes"),
            ("public", ""),
            ("statics", ""),
            ("public/static", ""),
        ] {
            assert_eq!(refused(path), part, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_to_no_other_place() {
        let place = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(place.path().join("public")).expect("folders can be made");
        std::os::unix::fs::symlink("public", place.path().join("preview")).expect("links can be made");
        assert!(require_place_for_preview(place.path(), &place.path().join("preview")).is_err());
    }
}
