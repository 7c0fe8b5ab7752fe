//! Authors and communities by the names that documents give them, and which of them only withheld documents name.

use std::sync::Arc;

use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;

use super::Reason;
use crate::content::document::{Document, Kind};
use crate::content::front_matter::reading::Someone;
use crate::text::slug::{fold, spelled};

/// Declared authors or communities by the names one may call them.
#[derive(Debug, Default)]
pub struct Declared {
    by_name: HashMap<String, usize>,
    slugs: HashMap<usize, String>,
}

impl Declared {
    /// The positions, among `documents`, of those of a kind.
    pub fn of<D: std::ops::Deref<Target = Document>>(documents: &[D], is: impl Fn(&Kind) -> bool) -> Declared {
        let mut declared = Declared::default();
        for (index, document) in documents.iter().enumerate().filter(|(_, d)| is(&d.kind)) {
            declared.slugs.insert(index, document.slug.clone());
            let names = [document.slug.as_str(), document.name()];
            for name in names.into_iter().chain(document.common.aliases.iter().map(String::as_str)) {
                declared.by_name.entry(fold(name)).or_insert(index);
            }
        }
        declared
    }

    pub fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(&fold(name)).or_else(|| self.by_name.get(&spelled(name))).copied()
    }

    /// The slug of what is called `name`, declared or not.
    pub fn slug_of(&self, name: &str) -> String {
        self.find(name).and_then(|index| self.slugs.get(&index).cloned()).unwrap_or_else(|| spelled(name))
    }

    /// Every name one may use, folded, in order.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.by_name.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }
}

/// Withholds the authors and communities that withheld documents name and published ones do not; false when there were
/// none.
pub(super) fn justify(
    documents: &[Arc<Document>],
    reasons: &mut [Option<Reason>],
    authors: &Declared,
    communities: &Declared,
    site: Option<usize>,
) -> bool {
    // Then all that are named are named by published ones.
    if reasons.iter().all(Option::is_none) {
        return false;
    }
    let mut named = vec![NamedBy::default(); documents.len()];
    if let Some(index) = site {
        named[index].by_published = true;
    }
    let naming = documents.par_iter().zip(&*reasons).flat_map_iter(|(document, reason)| {
        let references = references(document).filter_map(|reference| match reference {
            Reference::Author(name) => authors.find(name),
            Reference::Community(name) => communities.find(name),
        });
        references.map(|index| (index, reason.is_none()))
    });
    for (index, by_published) in naming.collect::<Vec<(usize, bool)>>() {
        match by_published {
            true => named[index].by_published = true,
            false => named[index].by_withheld = true,
        }
    }
    let mut changed = false;
    for (reason, named) in reasons.iter_mut().zip(&named) {
        if reason.is_none() && named.by_withheld && !named.by_published {
            *reason = Some(Reason::Unjustified);
            changed = true;
        }
    }
    changed
}

#[derive(Clone, Default)]
struct NamedBy {
    by_published: bool,
    by_withheld: bool,
}

enum Reference<'a> {
    Author(&'a str),
    Community(&'a str),
}

/// The authors and communities that a document names. Memberships count for the notebook that lists them.
fn references(document: &Document) -> impl Iterator<Item = Reference<'_>> {
    document.common.people().into_iter().map(|someone| match someone {
        Someone::Author { name, .. } => Reference::Author(&name.value),
        Someone::Community(name) => Reference::Community(&name.value),
    })
}
