//! `carnet rename`: another address for a note, with every link to it.

use std::path::PathBuf;

use clap::Args;
use similar::TextDiff;

use super::author::{read, refused};
use super::shared::plural;
use super::{Exit, print};
use crate::author::edit::rename::rename;
use crate::author::edit::{Change, disk};

/// Give a note another address: its file, every link to it, and a redirect from the old address
///
/// The file takes the new name, in the same folder. Links and notebooks that name the note by its file or its address are
/// mended in every note, private ones and drafts too; those that use its title or an alias stay as they are. The old
/// address is added to the note's redirects, so that the links of other sites still arrive. When a link could not be
/// mended, or would lead elsewhere, nothing is changed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  carnet rename deployer deployer-la-trajectoire --dry-run   show what would change
  carnet rename deployer deployer-la-trajectoire             change it
  carnet rename content/notes/deployer.md deploiement        the note by its file")]
pub struct Rename {
    /// The note: its file's name, its title, one of its aliases, or the path of its file
    note: String,
    /// The new end of its address: small letters, digits and hyphens
    #[arg(value_name = "NEW-SLUG")]
    slug: String,
    /// Show what would change, as a unified diff, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

impl Rename {
    pub fn run(self) -> Exit {
        let manuscript = match read(&self.site) {
            Ok(manuscript) => manuscript,
            Err(exit) => return exit,
        };
        let renamed = match rename(&manuscript, &self.note, &self.slug) {
            Ok(renamed) => renamed,
            Err(refusal) => return refused(refusal, &manuscript),
        };
        if self.dry_run {
            print(&renamed.changes.iter().map(diff).collect::<String>());
            return Exit::Success;
        }
        if let Err(refusal) = disk::write(&manuscript.root, &renamed.changes) {
            return refused(refusal, &manuscript);
        }
        if let Some(change) = renamed.changes.first() {
            say!("{} -> {}", change.file, change.renamed.as_ref().unwrap_or(&change.file));
        }
        let others = renamed.changes.len().saturating_sub(1);
        say!("{} mended, {} changed", plural(renamed.mended, "link"), plural(others, "other file"));
        if let Some(redirect) = renamed.redirect {
            say!("the old address {redirect} leads to the new one");
        }
        Exit::Success
    }
}

/// A change as `patch` and `git apply` read it.
fn diff(change: &Change) -> String {
    let before = change.before.as_deref().unwrap_or("");
    let to = change.renamed.as_ref().unwrap_or(&change.file);
    let head = match &change.renamed {
        Some(to) => format!("diff --git a/{0} b/{to}\nrename from {0}\nrename to {to}\n", change.file),
        None => format!("diff --git a/{0} b/{0}\n", change.file),
    };
    let diff = TextDiff::from_lines(before, &change.after);
    let mut lines = diff.unified_diff();
    let lines = lines.context_radius(2).header(&format!("a/{}", change.file), &format!("b/{to}"));
    format!("{head}{lines}")
}
