//! The files and the addresses of the site that documents use.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rapidhash::RapidHashMap as HashMap;

use super::links::Resolved;
use crate::publish::audience::{DocId, Published};

/// What documents use that is no document.
#[derive(Debug, Default)]
pub struct FileUses {
    /// Paths, from the content folder, of the attachments that a published document uses.
    pub attachments: BTreeSet<String>,
    /// Those of them that unlisted documents alone use.
    pub hidden_attachments: BTreeSet<String>,
    /// The addresses of those of them whose own would say the name of a withheld document, by path.
    pub(super) neutral: BTreeMap<String, String>,
    /// Addresses from the root that documents link to, with where: to be checked against the pages.
    pub site_links: Vec<SiteLink>,
    /// The attachments that are covers of documents.
    pub(super) covers: HashMap<DocId, String>,
}

/// A link to an address of the site, kept until all pages are known.
#[derive(Debug, Clone)]
pub struct SiteLink {
    pub source: DocId,
    pub link: usize,
    pub address: String,
    /// What may have been meant, where no page may have the address.
    pub near: Option<String>,
    /// The address of another site that may have been meant: a browser takes `http:/example.org` for a path.
    pub outside: Option<String>,
}

impl FileUses {
    /// What these documents use, whose links are resolved. In `known` the same names are withheld.
    pub(super) fn of(
        published: &Published,
        links: &[Arc<Resolved>],
        known: Option<&FileUses>,
        neutral_addresses: impl FnOnce(&BTreeSet<String>) -> BTreeMap<String, String>,
    ) -> FileUses {
        let mut uses = FileUses::default();
        for (id, resolved) in published.ids().zip(links) {
            let of_its_kind =
                if published.is_listed(id) { &mut uses.attachments } else { &mut uses.hidden_attachments };
            of_its_kind.extend(resolved.attachments.iter().cloned());
            uses.site_links.extend(resolved.site_links.iter().cloned());
            uses.covers.extend(resolved.cover.iter().map(|cover| (id, cover.clone())));
        }
        let FileUses { attachments, hidden_attachments: hidden, .. } = &mut uses;
        hidden.retain(|path| !attachments.contains(path));
        attachments.extend(hidden.iter().cloned());
        uses.neutral = match known {
            Some(known) if known.attachments == uses.attachments => known.neutral.clone(),
            _ => neutral_addresses(&uses.attachments),
        };
        uses
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{FixtureFiles, config, graph};

    #[test]
    fn attachments_of_unlisted_documents_alone_are_hidden() {
        let files: FixtureFiles = &[
            ("a.md", "![x](commune.png)\n"),
            ("b.md", "---\nvisibility: unlisted\n---\n![x](commune.png) ![y](a-part.png)\n"),
            ("c.md", "---\nvisibility: private\n---\n![z](secrete.png)\n"),
            ("commune.png", ""),
            ("a-part.png", ""),
            ("secrete.png", ""),
        ];
        let (graph, _) = graph(&config(""), files);
        let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>();
        assert_eq!(list(&graph.uses.attachments), ["a-part.png", "commune.png"]);
        assert_eq!(list(&graph.uses.hidden_attachments), ["a-part.png"]);
    }
}
