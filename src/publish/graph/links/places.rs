//! Where a name, a path or an address of a link leads.

use super::One;
use crate::content::markdown::{Form, LinkUse};
use crate::diagnostics::{phrases, say};
use crate::publish::address::{ListKind, directory};
use crate::publish::graph::Inputs;
use crate::publish::names::{Found, NamesakeIds, join};

/// What a link leads to, before it is known who may see it.
pub(super) enum Hit {
    Document(usize),
    Attachment(String),
    Site(String),
    Several(NamesakeIds),
    /// Nothing; a diagnostic is already reported.
    Refused,
    Nothing,
}

impl Hit {
    /// What the table of names found, if anything.
    fn of(found: Found) -> Option<Hit> {
        match found {
            Found::One(number) => Some(Hit::Document(number)),
            Found::Several(numbers) => Some(Hit::Several(numbers)),
            Found::Nothing => None,
        }
    }
}

impl One<'_, '_> {
    /// What a path with its ending leads to from the document's own folder.
    pub(super) fn beside(&self, link: &LinkUse) -> Option<Hit> {
        let target = link.target.as_str();
        let path = join(&self.document.path, target).filter(|_| target.contains('.') && !target.starts_with('/'))?;
        let attachment = self.attachment_at(&path).map(Hit::Attachment);
        attachment.or_else(|| Hit::of(self.resolver.names.at_path(&path)))
    }

    pub(super) fn by_name(&mut self, link: &LinkUse) -> Hit {
        let name = link.target.trim();
        let name = name.strip_suffix('#').map_or(name, str::trim_end);
        if let Some(rooted) = name.strip_prefix('/') {
            return self.rooted(rooted);
        }
        if name.starts_with("./") || name.starts_with("../") {
            return self.by_path(link);
        }
        if let Some(number) = self.resolver.by_prefix(name) {
            return Hit::Document(number);
        }
        match self.resolver.names.find(name, &self.document.path, &self.asked) {
            Found::One(number) => Hit::Document(number),
            Found::Several(numbers) => Hit::Several(numbers),
            // A document of another kind, as a PDF, is named with its ending.
            Found::Nothing => self.attachment_by_name(name).map_or(Hit::Nothing, Hit::Attachment),
        }
    }

    pub(super) fn by_path(&mut self, link: &LinkUse) -> Hit {
        let target = link.target.as_str();
        if let Some(rooted) = target.strip_prefix('/') {
            return self.rooted(rooted);
        }
        let Some(path) = join(&self.document.path, target) else {
            let near = if self.suggests() { self.near_path(target) } else { None };
            let diagnostic = say::link_leaves_site(target);
            self.add(match near {
                Some(near) if near.starts_with('/') => diagnostic.suggest(Some(near)),
                _ => diagnostic.help(phrases::bring_into_site()),
            });
            return Hit::Refused;
        };
        if let Some(path) = self.attachment_at(&path) {
            return Hit::Attachment(path);
        }
        for found in [self.resolver.names.at_path(&path), self.note_of_folder(&path)] {
            if let Some(hit) = Hit::of(found) {
                return hit;
            }
        }
        // As Obsidian writes links that are not relative: a name, or a path from the top.
        match (link.form, target.starts_with('.')) {
            (Form::Markdown | Form::Definition, false) => {
                match self.resolver.names.find(target, &self.document.path, &self.asked) {
                    Found::One(number) => Hit::Document(number),
                    Found::Several(numbers) => Hit::Several(numbers),
                    Found::Nothing => self.attachment_by_name(target).map_or(Hit::Nothing, Hit::Attachment),
                }
            }
            _ => self.attachment_by_name(target).map_or(Hit::Nothing, Hit::Attachment),
        }
    }

    /// The note that stands for a folder of a vault.
    fn note_of_folder(&self, path: &str) -> Found {
        let r = self.resolver;
        let stems = ["index", "readme", path.rsplit('/').next().unwrap_or(path)];
        let is_vault = r.inputs.config.is_vault() && !path.is_empty();
        let mut found = stems.into_iter().filter(|_| is_vault).map(|stem| r.names.at_path(&format!("{path}/{stem}")));
        found.find(|found| *found != Found::Nothing).unwrap_or(Found::Nothing)
    }

    /// `path` from the site's root: a page's address, a file of the content folder, a static file or a list.
    fn rooted(&self, path: &str) -> Hit {
        let r = self.resolver;
        let with_slash = format!("{}/", path.trim_end_matches('/'));
        for address in [path, with_slash.as_str()] {
            if let Some(number) = r.by_address.get(address) {
                return Hit::Document(*number);
            }
        }
        match r.names.at_path(path) {
            Found::One(number) if !path.is_empty() => return Hit::Document(number),
            Found::Several(numbers) => return Hit::Several(numbers),
            _ => {}
        }
        if let Some(path) = self.attachment_at(path) {
            return Hit::Attachment(path);
        }
        if let Some(number) = self.withheld_at(path) {
            return Hit::Document(number);
        }
        Hit::Site(if path.is_empty() { String::new() } else { path.to_owned() })
    }

    /// Whether there may be a page or a file of the site at an address: a list, the page of a tag or a language, a file of
    /// `static/`, what stands below the page of a published document.
    pub(super) fn may_be_page(&self, address: &str) -> bool {
        let Inputs { addresses, statics, .. } = self.resolver.inputs;
        let is_below = |folder: &str| {
            self.resolver.by_address.get(folder).is_some_and(|n| self.resolver.published_id(*n).is_some())
        };
        let folders = address.match_indices('/').map(|(at, _)| &address[..=at]);
        addresses.is_of_lists(address)
            || [ListKind::Tags, ListKind::Languages]
                .iter()
                .any(|of| address.starts_with(directory(&addresses.list(*of))))
            || statics.contains_key(address)
            || folders.filter(|folder| !folder.is_empty()).any(is_below)
    }

    pub(super) fn attachment_at(&self, path: &str) -> Option<String> {
        let r = self.resolver;
        if r.inputs.attachments.contains_key(path) {
            return Some(path.to_owned());
        }
        r.files.at(path).map(str::to_owned)
    }

    /// By file name, as vaults do.
    pub(super) fn attachment_by_name(&self, name: &str) -> Option<String> {
        let name = name.trim_start_matches("./");
        if !name.contains('.') {
            return None;
        }
        let folder = self.document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.resolver.files.named(name, folder).map(str::to_owned)
    }

    pub(super) fn wiki_image(&self, link: &LinkUse) -> Hit {
        let target = link.target.as_str();
        let relative = join(&self.document.path, target).and_then(|path| self.attachment_at(&path));
        let from_top = || self.attachment_at(target.trim_start_matches('/'));
        relative.or_else(from_top).or_else(|| self.attachment_by_name(target)).map_or(Hit::Nothing, Hit::Attachment)
    }
}
