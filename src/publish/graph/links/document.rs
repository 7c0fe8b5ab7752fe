//! The links of one document, each with what is wrong with it.

use super::advice::address_of_host;
use super::places::Hit;
use super::withheld::is_exact;
use super::{Fragment, One, Target};
use crate::content::document::Document;
use crate::content::markdown::{Form, LinkUse};
use crate::diagnostics::{Diagnostic, Severity, say};
use crate::publish::audience::DocId;
use crate::publish::graph::SiteLink;
use crate::publish::graph::anchors::AnchorPlace;
use crate::publish::names::join;

impl<'r> One<'r, '_> {
    pub(super) fn target_to_print(&mut self, number: usize, link: &LinkUse) -> Target {
        if link.written.is_some() {
            return self.only_named(number, link);
        }
        let mark = self.problems.len();
        let target = self.target(number, link);
        if link.is_tag && target == Target::Broken {
            self.problems.forget(mark);
            self.out.tags.push(link.target.clone());
        }
        if link.is_repeated {
            self.problems.forget(mark);
        }
        target
    }

    /// What is named by a link that leads no reader: it needs no file, and its address no page.
    pub(super) fn only_named(&mut self, number: usize, link: &LinkUse) -> Target {
        let mark = self.problems.len();
        let (attachments, site_links) = (std::mem::take(&mut self.out.attachments), self.out.site_links.len());
        let target = match self.target(number, link) {
            // It is printed as it is written.
            Target::Attachment(path) => match self.resolver.withheld_said_by_file(&path) {
                Some(number) => self.withheld_target(number, link),
                None => Target::Attachment(path),
            },
            target => target,
        };
        self.out.attachments = attachments;
        self.out.site_links.truncate(site_links);
        if link.is_repeated || (link.written.is_some() && target != Target::Withheld) {
            self.problems.forget(mark);
        }
        target
    }

    /// Where a link leads; what nearly names a withheld document is printed as a link to it is.
    fn target(&mut self, number: usize, link: &LinkUse) -> Target {
        let target = match self.found_target(number, link) {
            Target::Broken if !is_exact(link.form) && self.resembles(link) => Target::Withheld,
            target => target,
        };
        link.parts.iter().fold(target, |target, part| match self.target(number, part) {
            Target::Withheld => Target::Withheld,
            // A page that lists do not name.
            found @ Target::Document { .. } if target == Target::Broken => found,
            _ => target,
        })
    }

    /// Says something of the link that is being resolved.
    pub(super) fn add(&mut self, diagnostic: Diagnostic) {
        self.problems.add(self.span.clone(), diagnostic);
    }

    fn found_target(&mut self, number: usize, link: &LinkUse) -> Target {
        if link.target.is_empty() {
            return self.document_target(self.id, link);
        }
        if let Some((number, fragment)) = self.resolver.by_name_with_sharp(link, &self.document.path, &self.asked) {
            let link = LinkUse { fragment, ..link.clone() };
            return self.named_target(number, &link);
        }
        if is_exact(link.form) {
            return self.exact_target(link);
        }
        match self.hit(link) {
            Hit::Document(number) => self.named_target(number, link),
            Hit::Attachment(path) => {
                self.out.attachments.extend(self.resolver.files.companions_of(&path).map(str::to_owned));
                self.out.attachments.insert(path.clone());
                Target::Attachment(path)
            }
            Hit::Site(address) => self.site_target(number, link, address),
            Hit::Several(numbers) => {
                let diagnostic = say::name_of_several_pages(&link.target, numbers.count());
                let diagnostic = self.resolver.ambiguous(diagnostic, &numbers);
                self.add(diagnostic);
                Target::Broken
            }
            Hit::Refused => Target::Broken,
            // What it would show may not be for all.
            Hit::Nothing if self.resolver.unread().may_name(&link.target) => Target::Withheld,
            Hit::Nothing => {
                let mut diagnostic = self.unresolved(link);
                // Words that are no link are no mistake.
                if link.written.is_some() {
                    diagnostic.severity = Severity::Warning;
                }
                self.add(diagnostic);
                Target::Broken
            }
        }
    }

    /// An address from the site's root, which no document has.
    fn site_target(&mut self, number: usize, link: &LinkUse, address: String) -> Target {
        let is_page = self.may_be_page(&address);
        if !is_page && self.resolver.resembles_withheld(&address) {
            let diagnostic = self.unresolved(link);
            self.add(diagnostic);
            return Target::Broken;
        }
        let near = if !is_page && self.suggests() { self.near_path(&format!("/{address}")) } else { None };
        let outside = if is_page { None } else { address_of_host(&address) };
        self.out.site_links.push(SiteLink { source: self.id, link: number, address: address.clone(), near, outside });
        Target::Site(address)
    }

    /// A document that a link names, published or withheld.
    fn named_target(&mut self, number: usize, link: &LinkUse) -> Target {
        match self.resolver.published_id(number) {
            Some(id) => self.document_target(id, link),
            None => self.withheld_target(number, link),
        }
    }

    /// What words lead to that are a path or a name letter by letter, or nothing.
    fn exact_target(&mut self, link: &LinkUse) -> Target {
        let said = self.resolver.withheld_of_path(&link.target, &self.document.path, &self.asked);
        match said.or_else(|| self.withheld_said_by_file_of(&link.target)) {
            Some(number) => self.withheld_target(number, link),
            None if self.resolver.unread().may_name(&link.target) => Target::Withheld,
            None => match self.resolver.unlisted_of_path(&link.target, &self.document.path, &self.asked) {
                Some(id) => Target::Document { id, fragment: None },
                None => Target::Broken,
            },
        }
    }

    /// What a link names, before it is known who may see it.
    fn hit(&mut self, link: &LinkUse) -> Hit {
        match link.form {
            Form::Wiki => self.by_name(link),
            Form::Embed => self.beside(link).unwrap_or_else(|| self.by_name(link)),
            Form::WikiImage => self.wiki_image(link),
            Form::Markdown | Form::Image | Form::Html | Form::Definition | Form::Address => self.by_path(link),
            Form::Outside | Form::Word => Hit::Nothing,
        }
    }

    fn document_target(&mut self, id: DocId, link: &LinkUse) -> Target {
        let Some(wanted) = &link.fragment else { return Target::Document { id, fragment: None } };
        self.asked.places(id.index());
        let Document { outline, .. } = self.document_of(id);
        let is_embed = link.form == Form::Embed;
        let anchors = match &self.anchors {
            Some(own) if id == self.id => own,
            _ => self.resolver.anchors_of(id),
        };
        let found = anchors.find(outline, self.document_of(id).name(), wanted);
        if !matches!(found, Some(AnchorPlace::Part(_))) {
            self.asked.title(id.index());
        }
        match found {
            Some(AnchorPlace::Title) => {
                let fragment = (is_embed && outline.has_opening()).then_some(Fragment::Opening);
                return Target::Document { id, fragment };
            }
            // An id of raw HTML is a place, not a passage.
            Some(AnchorPlace::Part(fragment)) if !(is_embed && matches!(fragment, Fragment::Id(_))) => {
                return Target::Document { id, fragment: Some(fragment) };
            }
            // Every page has a top (HTML, section 7.4.6.4).
            None if wanted.eq_ignore_ascii_case("top") && !is_embed => return Target::Document { id, fragment: None },
            _ => {}
        }
        let diagnostic = self.unresolved_fragment(id, wanted);
        self.add(diagnostic);
        // The page exists: the reader is led to its top.
        if is_embed { Target::Broken } else { Target::Document { id, fragment: None } }
    }

    /// A published document, or the one whose links these are.
    pub(super) fn document_of(&self, id: DocId) -> &'r Document {
        if id == self.id { self.document } else { self.resolver.published.get(id) }
    }

    pub(super) fn cover(&mut self) {
        let Some(cover) = &self.document.common.cover else { return };
        let written = cover.image.value.as_str();
        let path = match written.strip_prefix('/') {
            Some(rooted) => Some(rooted.to_owned()),
            None => join(&self.document.path, written),
        };
        let found = path.and_then(|path| self.attachment_at(&path)).or_else(|| self.attachment_by_name(written));
        match found {
            Some(path) => {
                self.out.attachments.insert(path.clone());
                self.out.cover = Some(path);
            }
            None if written.contains("://") => {
                self.problems.add(cover.image.span.clone(), say::cover_of_other_site());
            }
            None => {
                let near = if self.suggests() { self.near_path(written) } else { None };
                let diagnostic = self.no_file(say::no_cover_named(written), near);
                self.problems.add(cover.image.span.clone(), diagnostic);
            }
        }
    }
}
