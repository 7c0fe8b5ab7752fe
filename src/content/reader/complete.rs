//! What a front matter leaves open, and its file or the site's defaults say: the name, the address, authors and community.

use super::Reader;
use crate::content::config::not_a_word_of_addresses;
use crate::content::front_matter::Metadata;
use crate::content::keys::Role;
use crate::content::logseq;
use crate::diagnostics::{Problems, Spanned, say};
use crate::text::hash::fingerprint;
use crate::text::slug::{slug, slug_of_permalink};

impl Reader<'_> {
    /// What a document is called that says no title: as its folder or its file.
    pub(super) fn name_of_file(&self, path: &str, folder: Option<&str>) -> String {
        let in_logseq = if self.choices.is_vault && folder.is_none() { logseq::name(path) } else { None };
        in_logseq.unwrap_or_else(|| folder.unwrap_or(stem_of(path)).to_owned())
    }

    /// Gives a document the authors and the community of the site's defaults where it names none. They have no place in its
    /// file.
    pub(super) fn complete(&self, role: Role, metadata: &mut Metadata) {
        let unplaced = |name: &str| Spanned { value: name.to_owned(), span: 0..0 };
        let is_listed = matches!(role, Role::Note | Role::Notebook | Role::Base);
        if is_listed && metadata.common.authors.is_empty() {
            metadata.common.authors = self.choices.authors.iter().copied().map(unplaced).collect();
        }
        if (is_listed || role == Role::Page) && metadata.common.community.is_none() {
            metadata.common.community = self.choices.community.map(unplaced);
        }
    }

    /// The folder that a note of a vault stands for: `dossier/index.md`, `dossier/README.md`.
    pub(super) fn folder_named_by<'p>(&self, role: Role, path: &'p str) -> Option<&'p str> {
        let (folders, stem) = path.rsplit_once('/')?;
        let stands = stem.eq_ignore_ascii_case("index") || stem.eq_ignore_ascii_case("readme");
        let applies = role == Role::Note && self.choices.is_vault && stands;
        applies.then(|| folders.rsplit('/').next().unwrap_or(folders))
    }

    /// The last part of the address, and whether the author gave it.
    pub(super) fn slug_of(&self, metadata: &Metadata, stem: &str, problems: &mut Problems) -> (String, bool) {
        if let Some(Spanned { value, span }) = &metadata.slug {
            let made = slug(value);
            if made == *value && !made.is_empty() {
                return (made, true);
            }
            let is_ignored = self.choices.is_vault && made.is_empty();
            problems.add(
                span.clone(),
                if is_ignored { say::slug_gives_no_address(value) } else { not_a_word_of_addresses(value, &made) },
            );
        }
        if let Some(given) =
            metadata.common.permalink.as_ref().and_then(|permalink| slug_of_permalink(&permalink.value))
        {
            return (given, false);
        }
        let made = slug(stem);
        // A name of nothing but emoji: any address that stays the same will do.
        let made = if made.is_empty() { format!("{:08x}", fingerprint(stem.as_bytes()) >> 32) } else { made };
        (made, false)
    }
}

/// The last part of a path.
pub(super) fn stem_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
