//! `carnet rename`: another address for a note, with every link to it.

use clap::Args;
use similar::TextDiff;

use super::author::{SiteArguments, refused};
use super::terminal::print_line;
use super::{Exit, print};
use crate::author::edit::rename::rename;
use crate::author::edit::{FileChange, disk};
use crate::diagnostics::phrases;

#[derive(Debug, Args)]
pub(super) struct Rename {
    note: String,
    #[arg(value_name = "NEW-SLUG")]
    slug: String,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    site: SiteArguments,
}

impl Rename {
    pub(super) fn run(self) -> Exit {
        let manuscript = match self.site.read() {
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
        for (place, change) in renamed.changes.iter().enumerate() {
            if place == 0 || change.renamed.is_some() {
                print(&format!("{} -> {}\n", change.file, change.renamed.as_ref().unwrap_or(&change.file)));
            }
        }
        let others = renamed.changes.iter().skip(1).filter(|change| change.renamed.is_none()).count();
        let (links, files) =
            (phrases::count_links_updated(renamed.corrected), phrases::count_other_files_changed(others));
        print_line(&phrases::rename_summary(links, files));
        if let Some(redirect) = renamed.redirect {
            print_line(&phrases::old_address_redirects(redirect));
        }
        Exit::Success
    }
}

/// A change as `patch` and `git apply` read it.
fn diff(change: &FileChange) -> String {
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
