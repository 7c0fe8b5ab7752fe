//! Atom feeds (RFC 4287) of the site, a base, a notebook, a community or an author: an entry is a revision.

use super::parts::ViewContext;
use super::*;
use crate::publish::address::{encode, feed as feed_of};
use crate::publish::changes::{Change, NEWEST};
use crate::text::hash::fingerprint;
use crate::text::label::label;

impl ViewContext<'_> {
    /// The feed beside the page at `address`, made of these changes, newest first.
    pub fn feed(&self, title: &str, address: &str, changes: &[Change]) -> FeedView {
        let here = feed_of(address);
        let entries: Vec<FeedEntry> =
            changes.iter().take(NEWEST).map(|change| self.feed_entry(change, &here)).collect();
        FeedView {
            id: self.iri(&here),
            title: title.to_owned(),
            updated: entries
                .first()
                .map_or_else(|| String::from("1970-01-01T00:00:00Z"), |entry| entry.updated.clone()),
            self_url: self.url(&here, &here),
            page_url: self.url(address, &here),
            entries,
        }
    }

    fn feed_entry(&self, change: &Change, feed: &str) -> FeedEntry {
        let note = self.document(change.note);
        let revision = change.of(self.graph);
        let address = self.address(change.note);
        let row = self.note_row(change.note);
        let (authors, more) = match revision.author.as_ref().and_then(|a| self.author(&a.value)) {
            Some(author) => (vec![author], 0),
            None => (row.authors.clone(), row.more_authors),
        };
        let mut names: Vec<String> = authors.into_iter().map(|a| a.name.clone()).collect();
        names.extend((more > 0).then(|| self.translation.text("and_others", i64::try_from(more).ok(), &[])));
        FeedEntry {
            id: self.iri(&format!("{address}@{}/{}", revision.date.value, change.revision)),
            title: label(&note.title).into_owned(),
            url: self.url(&address, feed),
            updated: revision.date.value.rfc3339(),
            published: note.published.as_ref().map(|p| p.value.rfc3339()),
            author: if names.is_empty() { label(&self.config.title).into_owned() } else { names.join(", ") },
            language: self.language(change.note),
            summary: self.in_short(revision.summary.as_ref()).or_else(|| self.summary(change.note)),
        }
    }

    /// A whole address when the site knows its own, else one relative to the feed.
    fn url(&self, address: &str, feed: &str) -> String {
        match &self.config.base_url {
            Some(base) => format!("{base}{}", encode(address)),
            None => format!("{}{}", crate::publish::address::root_of(feed), encode(address)),
        }
    }

    /// An identifier that stays when the site is built again: a version-8 UUID (RFC 9562, section 5.8) made of the
    /// site's address, or its title, and what is identified.
    fn iri(&self, of: &str) -> String {
        let title = label(&self.config.title);
        let site = self.config.base_url.as_deref().unwrap_or(&title);
        let high = fingerprint(format!("{site}\0{of}").as_bytes());
        let low = fingerprint(format!("{of}\0{site}").as_bytes());
        let (a, b, c) = (high >> 32, (high >> 16) & 0xffff, high & 0x0fff);
        let (d, e) = (0x8000 | ((low >> 48) & 0x3fff), low & 0xffff_ffff_ffff);
        format!("urn:uuid:{a:08x}-{b:04x}-8{c:03x}-{d:04x}-{e:012x}")
    }
}
