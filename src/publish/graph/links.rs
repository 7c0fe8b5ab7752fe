//! What each link leads to.

mod advice;
mod files;
mod resembling;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::content::document::{self, Document};
use crate::content::markdown::inline;
use crate::content::markdown::{Form, LinkUse};
use crate::diagnostics::{Diagnostic, Phrase, Problems, Span, Spanned, phrases, say};
use crate::publish::address::{Addresses, directory};
use crate::publish::audience::{DocId, Published, Reason, Withheld};
use crate::publish::graph::anchors::{Anchors, Place};
use crate::publish::graph::front;
use crate::publish::graph::{Inputs, SiteLink};
use crate::publish::names::{Entry, Found, Ids, Names, join};
use crate::publish::unread::Unread;
use crate::text::label::label;
use crate::text::slug::fold;
use files::Files;
use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;
use resembling::Resembling;

/// Suggestions look at every name of the site; after so many mistakes, in the order of the files, one more helps no one.
pub const MAX_SUGGESTIONS: usize = 200;

/// Names of headings and blocks that one suggestion looks at.
const MAX_LOOKED_AT: usize = 500;

/// Parts of a path among words that are looked at.
const MAX_PARTS: usize = 8;

/// Candidates that a message about an ambiguous name lists.
const CANDIDATES: usize = 8;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Document {
        id: DocId,
        fragment: Option<Fragment>,
    },
    /// A file beside the notes, by path from the content folder.
    Attachment(String),
    /// An address from the site's root that is no document's: a list, a static file.
    Site(String),
    /// A document that this audience does not see. Nothing of it is kept.
    Withheld,
    /// Nothing: printed as marked text.
    Broken,
}

/// A place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fragment {
    /// Index of a heading.
    Heading(u32),
    /// Index of a named block.
    Block(u32),
    /// Index of an id of raw HTML.
    Id(u32),
    /// What stands under the heading that is the title, where others of its level follow.
    Opening,
}

/// The links of one document, resolved.
#[derive(Debug, Default)]
pub struct Resolved {
    pub targets: Vec<Target>,
    pub attachments: BTreeSet<String>,
    pub site_links: Vec<SiteLink>,
    pub cover: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
    /// Targets of the links of the front matter.
    pub front: Vec<Target>,
    /// Old addresses of the document that are those of withheld ones.
    pub kept_addresses: Vec<String>,
    /// Names of people in it that are those of withheld documents.
    pub kept_names: Vec<String>,
    /// How many names lead nowhere that others may resemble.
    missed: usize,
}

/// Everything a link can lead to, by name.
pub struct Resolver<'a> {
    published: &'a Published,
    withheld: &'a [Withheld],
    inputs: Inputs<'a>,
    names: Names<'a>,
    /// Published documents then withheld ones, by address from the root.
    by_address: HashMap<String, usize>,
    files: Files<'a>,
    /// By document.
    anchors: Vec<OnceLock<Box<Anchors>>>,
    /// Made when a first link leads nowhere.
    resembling: OnceLock<Resembling>,
}

impl<'a> Resolver<'a> {
    pub fn new(published: &'a Published, inputs: Inputs<'a>) -> Resolver<'a> {
        let withheld = inputs.withheld;
        let public = published.iter().map(|(_, d)| Entry {
            path: &d.path,
            slug: &d.slug,
            title: &d.title,
            aliases: &d.aliases,
            is_note: d.kind.is_note(),
        });
        let hidden = withheld.iter().map(|w| Entry {
            path: &w.path,
            slug: &w.slug,
            title: &w.title,
            aliases: &w.aliases,
            is_note: w.word == "note",
        });
        let entries: Vec<Entry> = public.chain(hidden).collect();
        let (names, by_address) =
            rayon::join(|| Names::of(&entries), || by_address(published, withheld, inputs.addresses));
        Resolver {
            published,
            withheld,
            inputs,
            names,
            by_address,
            files: Files::of(inputs.attachments.keys().map(String::as_str)),
            anchors: published.ids().map(|_| OnceLock::new()).collect(),
            resembling: OnceLock::new(),
        }
    }

    /// The documents, published or not, that a name means for one at path `from`. `word` is the kind that is expected:
    /// `notebooks/x` finds notebooks, whatever the folder is called.
    pub fn find(&self, name: &str, from: &str, word: &str) -> Found {
        let prefixed = match word {
            "notebook" if !name.contains('/') => self.by_kind("notebook", name),
            _ => None,
        };
        prefixed.map_or_else(|| self.names.find(name, from), Found::One)
    }

    /// `notebooks/x`, `authors/x`, `communities/x`, `bases/x` by slug.
    fn by_kind(&self, word: &str, slug: &str) -> Option<usize> {
        self.by_address.get(&self.inputs.addresses.named(word, slug)).copied()
    }

    fn by_prefix(&self, name: &str) -> Option<usize> {
        let (folder, slug) = name.split_once('/')?;
        let word = match folder {
            "notebooks" => "notebook",
            "bases" => "base",
            "communities" => "community",
            "authors" => "author",
            _ => return None,
        };
        self.by_kind(word, slug)
    }

    /// Whether a text that is printed as it is written, of no document, names a withheld one.
    pub fn says_withheld(&self, text: &str) -> bool {
        let names = |link: &LinkUse| match self.find(&link.target, "", "") {
            _ if is_exact(link.form) => self.withheld_of_path(&link.target, "").is_some(),
            Found::One(number) => self.published_id(number).is_none(),
            Found::Several(numbers) => numbers.last().is_some_and(|last| self.published_id(last).is_none()),
            Found::Nothing => {
                let address = link.target.trim_matches('/');
                let number = self.by_address.get(&format!("{address}/")).or_else(|| self.by_address.get(address));
                match number {
                    Some(number) => self.published_id(*number).is_none(),
                    None => self.resembles_withheld(&link.target),
                }
            }
        };
        let links = inline::links(text, self.inputs.config.base_url.as_deref(), true);
        links.iter().filter_map(|found| found.link.as_ref().ok()).any(names)
    }

    /// Whether a name that leads nowhere says that of a withheld document, or nearly.
    fn resembles_withheld(&self, name: &str) -> bool {
        !self.withheld.is_empty() && self.resembling.get_or_init(|| Resembling::of(self.withheld)).has(name)
    }

    /// Whether a name that ends too soon is the beginning of that of a withheld document.
    fn begins_withheld(&self, name: &str) -> bool {
        !self.withheld.is_empty() && self.resembling.get_or_init(|| Resembling::of(self.withheld)).begins(name)
    }

    /// The withheld document that a path or a name among words says, for one at path `from`: the whole of it, or two of the
    /// parts of a path and more.
    fn withheld_of_path(&self, said: &str, from: &str) -> Option<usize> {
        if self.withheld.is_empty() {
            return None;
        }
        let withheld = |found: Found| match found {
            Found::One(number) => Some(number).filter(|n| self.published_id(*n).is_none()),
            Found::Several(numbers) => numbers.last().filter(|n| self.published_id(*n).is_none()),
            Found::Nothing => None,
        };
        if !said.contains('/') {
            return withheld(self.names.find(said, from));
        }
        let joined = Some(said).filter(|said| !said.starts_with('/')).and_then(|said| join(from, said));
        if let Some(number) = joined.and_then(|path| withheld(self.names.at_path(&path))) {
            return Some(number);
        }
        let last = said.rsplit('/').next().filter(|last| last.ends_with(".md"));
        if let Some(number) = last.and_then(|file| withheld(self.names.find(file, from))) {
            return Some(number);
        }
        let folded = fold(said);
        let parts: Vec<&str> = folded.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let parts = &parts[parts.len().saturating_sub(MAX_PARTS)..];
        let runs = (0..parts.len()).flat_map(|start| (start + 1..=parts.len()).map(move |end| start..end));
        let mut runs = runs.filter(|run| run.start == 0 || run.len() > 1);
        runs.find_map(|run| {
            let path = parts[run].join("/");
            let at = |address: &str| self.by_address.get(address).copied().filter(|n| self.published_id(*n).is_none());
            let stem = path.strip_suffix(".html").or_else(|| path.strip_suffix(".md")).unwrap_or(&path);
            let addresses = ["", "/", "/index.html", ".html"].map(|end| format!("{stem}{end}"));
            addresses.iter().find_map(|address| at(address)).or_else(|| withheld(self.names.at_path(&path)))
        })
    }

    /// The published document behind a number that [`Resolver::find`] gave; none when it is withheld.
    pub fn published_id(&self, number: usize) -> Option<DocId> {
        self.published.id(number)
    }

    /// What cannot be said to be absent.
    pub fn unread(&self) -> &Unread {
        self.inputs.unread
    }

    /// A name of the site that looks like this one. It looks at all of them.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        self.names.nearest(name)
    }

    /// The message for a name that means several documents, with their paths.
    pub fn ambiguous(&self, diagnostic: Diagnostic, numbers: &Ids) -> Diagnostic {
        let count = numbers.count();
        let paths: Vec<&str> = numbers.first(CANDIDATES).into_iter().map(|number| self.path_of(number)).collect();
        let paths = paths.join(", ");
        diagnostic.help(match count.saturating_sub(CANDIDATES) {
            0 => phrases::write_one_of_paths(paths),
            more => phrases::write_one_of_paths_or_more(paths, more),
        })
    }

    fn path_of(&self, number: usize) -> &str {
        match self.published_id(number) {
            Some(id) => &self.published.get(id).path,
            None => self.withheld.get(number - self.published.len()).map_or("", |w| &w.path),
        }
    }

    fn anchors_of(&self, id: DocId) -> &Anchors {
        self.anchors[id.index()].get_or_init(Box::default)
    }

    /// Resolves every link of these documents, and their covers. The first mistakes get a suggestion, in the order of the
    /// documents whatever is resolved first: those that have some are resolved once more.
    pub fn resolve_all(&self, ids: &[DocId]) -> Vec<Resolved> {
        let mut all: Vec<Resolved> = ids.par_iter().map(|id| self.resolve(*id, 0)).collect();
        let mut left = MAX_SUGGESTIONS;
        for (id, resolved) in ids.iter().zip(&mut all).filter(|(_, resolved)| resolved.missed > 0) {
            let suggested = left.min(resolved.missed);
            *resolved = self.resolve(*id, suggested);
            left -= suggested;
            if left == 0 {
                break;
            }
        }
        all
    }

    /// Resolves a document, with suggestions for its first mistakes.
    fn resolve(&self, id: DocId, suggestions: usize) -> Resolved {
        let document = self.published.get(id);
        let mut one = One {
            resolver: self,
            id,
            document,
            out: Resolved::default(),
            problems: Problems::of(&document.file),
            span: 0..0,
            suggested: 0,
            suggestions,
        };
        let body = self.inputs.bodies.get(id);
        for (number, link) in document.outline.links.iter().enumerate() {
            one.span = body.span(number);
            let target = one.target_to_print(number, link);
            one.out.targets.push(target);
        }
        for Spanned { value: link, span } in &document.front {
            one.span = span.clone();
            let target = one.only_named(0, link);
            one.out.front.push(target);
        }
        one.old_addresses();
        one.people();
        one.cover();
        one.out.diagnostics = one.problems.into_vec();
        one.out
    }
}

fn by_address(published: &Published, withheld: &[Withheld], addresses: &Addresses) -> HashMap<String, usize> {
    let ids: Vec<DocId> = published.ids().collect();
    let public: Vec<String> = ids.par_iter().map(|id| addresses.document(published.get(*id))).collect();
    let hidden = withheld.iter().map(|w| addresses.named(w.word, &w.slug));
    let old = withheld.iter().zip(published.len()..).flat_map(|(w, number)| {
        let folded = w.redirects.iter().map(|old| format!("{}/", fold(old.trim_matches('/'))));
        folded.filter(|old| old.len() > 1).map(move |old| (old, number))
    });
    let mut map = HashMap::default();
    map.reserve(public.len() + withheld.len());
    let home = addresses.home();
    for (number, address) in public.into_iter().chain(hidden).enumerate() {
        // There is a home page even when no one may see its text.
        if number < published.len() || address != home {
            map.entry(address).or_insert(number);
        }
    }
    for (address, number) in old {
        map.entry(address).or_insert(number);
    }
    map
}

/// One document whose links are being resolved.
struct One<'r, 'a> {
    resolver: &'r Resolver<'a>,
    id: DocId,
    document: &'r Document,
    out: Resolved,
    problems: Problems,
    /// Where the link stands that is being resolved.
    span: Span,
    /// How many links to a heading or a block were not found.
    suggested: usize,
    /// How many more names that lead nowhere may be compared with all others.
    suggestions: usize,
}

impl One<'_, '_> {
    fn target_to_print(&mut self, number: usize, link: &LinkUse) -> Target {
        if link.written.is_some() {
            return self.only_named(number, link);
        }
        let mark = self.problems.len();
        let target = self.target(number, link);
        if link.is_repeated {
            self.problems.forget(mark);
        }
        target
    }

    /// What is named by a link that leads no reader: it needs no file, and its address no page.
    fn only_named(&mut self, number: usize, link: &LinkUse) -> Target {
        let mark = self.problems.len();
        let (attachments, site_links) = (std::mem::take(&mut self.out.attachments), self.out.site_links.len());
        let target = self.target(number, link);
        self.out.attachments = attachments;
        self.out.site_links.truncate(site_links);
        if link.is_repeated || (link.written.is_some() && target != Target::Withheld) {
            self.problems.forget(mark);
        }
        target
    }

    /// Where a link leads; what nearly names a withheld document is printed as a link to it is.
    fn target(&mut self, number: usize, link: &LinkUse) -> Target {
        match self.found_target(number, link) {
            Target::Broken if !is_exact(link.form) && self.resembles(link) => Target::Withheld,
            target => target,
        }
    }

    /// Says something of the link that is being resolved.
    fn add(&mut self, diagnostic: Diagnostic) {
        self.problems.add(self.span.clone(), diagnostic);
    }

    fn resembles(&self, link: &LinkUse) -> bool {
        let fragment = link.fragment.iter().map(String::as_str);
        // The rest of the name may stand on the next line, or be set otherwise.
        let is_cut = link.written.as_ref().is_some_and(|written| written.starts_with("[[") && !written.ends_with("]]"));
        // `&#45;` is cut at its sign.
        let is_reference = link.target.ends_with('&') && link.fragment.is_some();
        let whole = is_reference.then(|| format!("{}#{}", link.target, link.fragment.as_deref().unwrap_or_default()));
        let names = fragment.chain([link.target.as_str()]).chain(whole.as_deref());
        names.into_iter().any(|name| self.resolver.resembles_withheld(name))
            || is_cut && self.resolver.begins_withheld(&link.target)
    }

    fn found_target(&mut self, number: usize, link: &LinkUse) -> Target {
        if link.target.is_empty() {
            return self.document_target(self.id, link);
        }
        if is_exact(link.form) {
            return match self.resolver.withheld_of_path(&link.target, &self.document.path) {
                Some(number) => self.withheld_target(number, link),
                None if self.resolver.unread().may_name(&link.target) => Target::Withheld,
                None => Target::Broken,
            };
        }
        let found = match link.form {
            Form::Wiki => self.by_name(link),
            Form::Embed => self.beside(link).unwrap_or_else(|| self.by_name(link)),
            Form::WikiImage => self.wiki_image(link),
            Form::Markdown | Form::Image | Form::Html | Form::Definition | Form::Address => self.by_path(link),
            Form::Outside | Form::Word => Hit::Nothing,
        };
        match found {
            Hit::Document(number) => match self.resolver.published_id(number) {
                Some(id) => self.document_target(id, link),
                None => self.withheld_target(number, link),
            },
            Hit::Attachment(path) => {
                self.out.attachments.insert(path.clone());
                Target::Attachment(path)
            }
            Hit::Site(address) if !self.may_be_page(&address) && self.resolver.resembles_withheld(&address) => {
                let diagnostic = self.unresolved(link);
                self.add(diagnostic);
                Target::Broken
            }
            Hit::Site(address) => {
                self.out.site_links.push(SiteLink { source: self.id, link: number, address: address.clone() });
                Target::Site(address)
            }
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
                let diagnostic = self.unresolved(link);
                self.add(diagnostic);
                Target::Broken
            }
        }
    }

    /// What a path with its ending leads to from the document's own folder.
    fn beside(&self, link: &LinkUse) -> Option<Hit> {
        let target = link.target.as_str();
        let path = join(&self.document.path, target).filter(|_| target.contains('.') && !target.starts_with('/'))?;
        let attachment = self.attachment_at(&path).map(Hit::Attachment);
        attachment.or_else(|| Hit::of(self.resolver.names.at_path(&path)))
    }

    fn by_name(&mut self, link: &LinkUse) -> Hit {
        let name = link.target.trim();
        if let Some(rooted) = name.strip_prefix('/') {
            return self.rooted(rooted);
        }
        if name.starts_with("./") || name.starts_with("../") {
            return self.by_path(link);
        }
        if let Some(number) = self.resolver.by_prefix(name) {
            return Hit::Document(number);
        }
        match self.resolver.names.find(name, &self.document.path) {
            Found::One(number) => Hit::Document(number),
            Found::Several(numbers) => Hit::Several(numbers),
            // A document of another kind, as a PDF, is named with its ending.
            Found::Nothing => self.attachment_by_name(name).map_or(Hit::Nothing, Hit::Attachment),
        }
    }

    fn by_path(&mut self, link: &LinkUse) -> Hit {
        let target = link.target.as_str();
        if let Some(rooted) = target.strip_prefix('/') {
            return self.rooted(rooted);
        }
        let Some(path) = join(&self.document.path, target) else {
            self.add(say::link_leaves_site(target));
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
            (Form::Markdown | Form::Definition, false) => match self.resolver.names.find(target, &self.document.path) {
                Found::One(number) => Hit::Document(number),
                Found::Several(numbers) => Hit::Several(numbers),
                Found::Nothing => self.attachment_by_name(target).map_or(Hit::Nothing, Hit::Attachment),
            },
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

    /// Whether there may be a page or a file of the site at an address: a list, a tag's page, a file of `static/`, what
    /// stands below the page of a published document.
    fn may_be_page(&self, address: &str) -> bool {
        let Inputs { addresses, statics, .. } = self.resolver.inputs;
        let is_below = |folder: &str| {
            self.resolver.by_address.get(folder).is_some_and(|n| self.resolver.published_id(*n).is_some())
        };
        let folders = address.match_indices('/').map(|(at, _)| &address[..=at]);
        addresses.is_of_lists(address)
            || address.starts_with(directory(&addresses.list("tags")))
            || statics.contains_key(address)
            || folders.filter(|folder| !folder.is_empty()).any(is_below)
    }

    /// The withheld document at whose page's address, in whatever case, or below which this one is.
    fn withheld_at(&self, path: &str) -> Option<usize> {
        let r = self.resolver;
        let path = format!("{}/", fold(path));
        let folders = path.match_indices('/').map(|(at, _)| &path[..=at]);
        let addresses = folders.flat_map(|folder| [folder.to_owned(), format!("{folder}index.html")]);
        addresses.filter_map(|address| r.by_address.get(&address).copied()).find(|n| r.published_id(*n).is_none())
    }

    fn attachment_at(&self, path: &str) -> Option<String> {
        let r = self.resolver;
        if r.inputs.attachments.contains_key(path) {
            return Some(path.to_owned());
        }
        r.files.at(path).map(str::to_owned)
    }

    /// By file name, as vaults do.
    fn attachment_by_name(&self, name: &str) -> Option<String> {
        let name = name.trim_start_matches("./");
        if !name.contains('.') {
            return None;
        }
        let folder = self.document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.resolver.files.named(name, folder).map(str::to_owned)
    }

    fn wiki_image(&self, link: &LinkUse) -> Hit {
        let target = link.target.as_str();
        let relative = join(&self.document.path, target).and_then(|path| self.attachment_at(&path));
        let from_top = || self.attachment_at(target.trim_start_matches('/'));
        relative.or_else(from_top).or_else(|| self.attachment_by_name(target)).map_or(Hit::Nothing, Hit::Attachment)
    }

    fn document_target(&mut self, id: DocId, link: &LinkUse) -> Target {
        let Some(wanted) = &link.fragment else { return Target::Document { id, fragment: None } };
        let outline = &self.resolver.published.get(id).outline;
        let is_embed = link.form == Form::Embed;
        let title = &self.resolver.published.get(id).title;
        match self.resolver.anchors_of(id).find(outline, title, wanted) {
            Some(Place::Title) => {
                let fragment = (is_embed && outline.has_opening()).then_some(Fragment::Opening);
                return Target::Document { id, fragment };
            }
            // An id of raw HTML is a place, not a passage.
            Some(Place::Part(fragment)) if !(is_embed && matches!(fragment, Fragment::Id(_))) => {
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

    fn unresolved_fragment(&mut self, id: DocId, wanted: &str) -> Diagnostic {
        let outline = &self.resolver.published.get(id).outline;
        let title = label(&self.resolver.published.get(id).title);
        self.suggested += 1;
        // Suggestions look at every name: only some, for the first mistakes.
        let looked_at = if self.suggested > MAX_SUGGESTIONS { 0 } else { MAX_LOOKED_AT };
        if let Some(name) = wanted.strip_prefix('^') {
            let diagnostic = say::no_block_named(title, name);
            let names = outline.anchors.iter().take(looked_at).map(|a| a.name.as_str());
            diagnostic.suggest(crate::text::slug::nearest(name, names))
        } else {
            let diagnostic = say::no_heading_named(title, wanted);
            let count = outline.headings.len();
            let headings = self.resolver.anchors_of(id).first_headings(outline, MAX_LOOKED_AT);
            let compared = headings.iter().take(looked_at.max(SHOWN));
            match crate::text::slug::nearest(wanted, compared.map(String::as_str)) {
                Some(near) => diagnostic.suggest(Some(near)),
                None if headings.is_empty() => diagnostic.help(phrases::no_heading_at_all()),
                None => diagnostic.help(listed(headings, count)),
            }
        }
    }

    fn withheld_target(&mut self, number: usize, link: &LinkUse) -> Target {
        let index = number - self.resolver.published.len();
        // Its own file's message says that it is withheld.
        let is_told = |withheld: &&Withheld| withheld.reason == Reason::Unread;
        if let Some(withheld) = self.resolver.withheld.get(index).filter(|withheld| !is_told(withheld)) {
            let (kind, reason) = (document::with_article(withheld.word), withheld.reason.phrase());
            let diagnostic = match link.form {
                Form::Embed => say::embed_of_withheld(kind, reason, &withheld.file),
                _ => say::link_to_withheld(kind, reason, &withheld.file),
            };
            let help = if matches!(link.form, Form::Address | Form::Word) {
                phrases::readers_see_no_address()
            } else if link.label.is_some() {
                phrases::readers_see_the_label()
            } else {
                phrases::readers_see_a_neutral_text()
            };
            self.add(diagnostic.help(help));
        }
        Target::Withheld
    }

    fn unresolved(&mut self, link: &LinkUse) -> Diagnostic {
        let target = &link.target;
        let is_image = matches!(link.form, Form::Image | Form::WikiImage);
        if is_image {
            let near = if self.suggests() { self.near_file(target) } else { None };
            return self.no_file(say::no_file_named(target), near);
        }
        let diagnostic = say::nothing_named(target);
        if target.starts_with("https://") || target.starts_with("http://") {
            return diagnostic.help(phrases::write_link_outside(target));
        }
        if let Some(address) = advice::outside_address(target) {
            return diagnostic.help(phrases::write_address_outside(address));
        }
        let suggests = self.suggests();
        // A file is named with its ending.
        let near_file = || if target.contains('.') { self.near_file(target) } else { None };
        match suggests.then(|| self.resolver.nearest(target).or_else(near_file)).flatten() {
            Some(near) => diagnostic.suggest(Some(near)),
            None => diagnostic.help(phrases::write_note_or_fix_link()),
        }
    }

    /// Whether one more name that leads nowhere is compared with all others.
    fn suggests(&mut self) -> bool {
        self.out.missed += 1;
        let suggests = self.suggestions > 0;
        self.suggestions = self.suggestions.saturating_sub(1);
        suggests
    }

    /// The name of a file that looks like that of a path.
    fn near_file(&self, path: &str) -> Option<&str> {
        let names = self.resolver.inputs.attachments.keys().map(|path| path.rsplit('/').next().unwrap_or(path));
        crate::text::slug::nearest(path.rsplit('/').next().unwrap_or(path), names)
    }

    fn no_file(&self, diagnostic: Diagnostic, near: Option<&str>) -> Diagnostic {
        match near {
            None => diagnostic.help(advice::where_files_are(&self.resolver.inputs.config.content)),
            near => diagnostic.suggest(near),
        }
    }

    /// The names of people that say the name of a withheld document: `[[name]]` is not looked for among people alone.
    fn people(&mut self) {
        let base_url = self.resolver.inputs.config.base_url.as_deref();
        for name in front::people(self.document).filter(|name| inline::may_hold_links(&name.value)) {
            for found in inline::links(&name.value, base_url, true) {
                let Ok(link) = found.link else { continue };
                self.span = name.span.clone();
                if self.only_named(0, &link) == Target::Withheld {
                    self.out.kept_names.push(name.value.clone());
                }
            }
        }
    }

    /// A redirect from the address of a withheld document would tell that there is one.
    fn old_addresses(&mut self) {
        for redirect in self.document.redirects.iter().chain(&self.document.permalink) {
            let Some(number) = self.withheld_at(redirect.value.trim_matches('/')) else { continue };
            self.span = redirect.span.clone();
            let link = LinkUse::new(Form::Address, redirect.value.clone(), None);
            self.withheld_target(number, &link);
            self.out.kept_addresses.push(redirect.value.clone());
        }
    }

    fn cover(&mut self) {
        let Some(cover) = &self.document.cover else { return };
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
                let near = if self.suggests() { self.near_file(written) } else { None };
                let diagnostic = self.no_file(say::no_cover_named(written), near);
                self.problems.add(cover.image.span.clone(), diagnostic);
            }
        }
    }
}

/// Whether what merely resembles a withheld name is no mention of it: most paths and addresses lead elsewhere.
fn is_exact(form: Form) -> bool {
    matches!(form, Form::Word | Form::Outside)
}

enum Hit {
    Document(usize),
    Attachment(String),
    Site(String),
    Several(Ids),
    /// Nothing, which was said.
    Refused,
    Nothing,
}

impl Hit {
    /// What names found; none for nothing.
    fn of(found: Found) -> Option<Hit> {
        match found {
            Found::One(number) => Some(Hit::Document(number)),
            Found::Several(numbers) => Some(Hit::Several(numbers)),
            Found::Nothing => None,
        }
    }
}

/// How many headings a message names.
const SHOWN: usize = 8;

/// The first of a note's headings, which are `count`: some have hundreds.
fn listed(headings: &[String], count: usize) -> Phrase {
    let shown = headings[..headings.len().min(SHOWN)].join(", ");
    match count.saturating_sub(SHOWN) {
        0 => phrases::headings_are(shown),
        more => phrases::headings_are_and_more(shown, more),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{config, graph, id};
    use crate::publish::graph::Graph;

    const OTHERS: [(&str, &str); 7] = [
        ("notes/b.md", "---\ntitle: Le titre\naliases: [Étape 3]\n---\n## Première partie\n\nMot. ^bloc\n"),
        ("notes/gardee.md", "---\nvisibility: private\n---\n"),
        ("notebooks/n.md", "---\ntitle: N\n---\n"),
        ("authors/zoe.md", "---\nname: Zoé\n---\n"),
        ("media/image.png", ""),
        ("notes/près.pdf", ""),
        ("notes/sous/près.pdf", ""),
    ];

    fn said(graph: &Graph, target: &Target) -> String {
        let fragment = |fragment: &Option<Fragment>| match fragment {
            Some(Fragment::Heading(index)) => format!("#{index}"),
            Some(Fragment::Block(index)) => format!("^{index}"),
            Some(Fragment::Id(index)) => format!("#id {index}"),
            Some(Fragment::Opening) => " opening".into(),
            None => String::new(),
        };
        match target {
            Target::Document { id, fragment: f } => format!("{}{}", graph.published.get(*id).path, fragment(f)),
            Target::Attachment(path) => format!("file {path}"),
            Target::Site(address) => format!("site /{address}"),
            Target::Withheld => "withheld".into(),
            Target::Broken => "broken".into(),
        }
    }

    /// What the one link of a note leads to.
    fn target(written: &str) -> String {
        let mut files = OTHERS.to_vec();
        files.push(("notes/a.md", written));
        let (graph, _) = graph(&config("base_url: https://example.org/"), &files);
        let targets = graph.links(id(&graph, "notes/a"));
        assert_eq!(targets.len(), 1, "{written}: {targets:?}");
        said(&graph, &targets[0])
    }

    #[test]
    fn what_links_lead_to() {
        for (written, expected) in [
            ("[[b]]", "notes/b"),
            ("[[le titre]]", "notes/b"),
            ("[[etape 3]]", "notes/b"),
            ("[[notes/b.md]]", "notes/b"),
            ("[[b#Première partie]]", "notes/b#0"),
            ("[[b#premiere-partie]]", "notes/b#0"),
            ("[[b#^bloc]]", "notes/b^0"),
            ("[x](b.md)", "notes/b"),
            ("[x](../notes/b.md#premiere-partie)", "notes/b#0"),
            ("[x](/notes/b/)", "notes/b"),
            ("[x](/notes/b)", "notes/b"),
            ("[x](/notes/b.md)", "notes/b"),
            ("[x](https://example.org/notes/b/#premiere-partie)", "notes/b#0"),
            ("[[notebooks/n]]", "notebooks/n"),
            ("[x](/carnets/n/)", "notebooks/n"),
            ("[[authors/zoe]]", "authors/zoe"),
            ("![x](/media/image.png)", "file media/image.png"),
            ("![[image.png]]", "file media/image.png"),
            ("[x](près.pdf)", "file notes/près.pdf"),
            ("[x](sous/PRE\u{300}S.pdf)", "file notes/sous/près.pdf"),
            ("[x](/journal/)", "site /journal/"),
            ("[[nulle part]]", "broken"),
            ("[x](../../../etc/passwd)", "broken"),
        ] {
            assert_eq!(target(written), expected, "{written}");
        }
    }

    /// What the one link of a note leads to in a page with this text.
    fn place(text: &str, link: &str) -> String {
        let files = [("notes/b.md", text), ("notes/a.md", link)];
        let (graph, problems) = graph(&config("html: trusted"), &files);
        let found = said(&graph, &graph.links(id(&graph, "notes/a"))[0]);
        let missed = problems.iter().any(|problem| problem.rule == crate::diagnostics::Rule::UnresolvedFragment);
        if missed { String::from("missed") } else { found.replace("notes/b", "") }
    }

    #[test]
    fn anchors_in_the_forms_of_code_hosts() {
        let text = "## Étape 2 : l'essai\n\n## Les « mots » / sigles\n\n## 3. Plan.md\n\n## Où ?\n\n## Où ?\n\n## 🚀 Départ\n\n\
                    ## Zoé (`run`)\n\n## C#\n\n## A_b c\n\n## Fin {#la-fin}\n";
        for (anchor, expected) in [
            // GitHub, GitLab, VS Code.
            ("étape-2--lessai", "#0"),
            ("Étape-2--lessai", "#0"),
            ("%C3%A9tape-2--lessai", "#0"),
            ("étape-2-lessai", "#0"),
            ("les--mots---sigles", "#1"),
            ("les-mots-sigles", "#1"),
            ("les-«-mots-»--sigles", "#1"),
            ("3-planmd", "#2"),
            ("où-", "#3"),
            ("où--1", "#4"),
            ("où-1", "#4"),
            ("-départ", "#5"),
            ("zoé-run", "#6"),
            ("a_b-c", "#8"),
            // Hugo, Zola, MkDocs, Pandoc.
            ("etape-2-l-essai", "#0"),
            ("etape-2-lessai", "#0"),
            ("plan.md", "#2"),
            ("ou-1", "#4"),
            ("ou_1", "#4"),
            // Obsidian.
            ("Étape%202%20l'essai", "#0"),
            ("Les « mots » / sigles", "#1"),
            ("C#", "#7"),
            // carnet's own.
            ("ou-2", "#4"),
            ("la-fin", "#9"),
            ("fin", "#9"),
            ("top", ""),
            ("TOP", ""),
            // Other words.
            ("étape-3", "missed"),
            ("étape", "missed"),
            ("où-2", "#4"),
            ("où-3", "missed"),
            ("-", "missed"),
        ] {
            assert_eq!(place(text, &format!("[x](<b.md#{anchor}>)")), expected, "{anchor}");
        }
    }

    #[test]
    fn headings_of_the_same_letters_are_not_guessed_among() {
        let text = "## Co-op\n\n## Co op\n\n## Cô-op!\n";
        assert_eq!(place(text, "[x](b.md#coop)"), "missed");
        assert_eq!(place(text, "[x](b.md#cô-op)"), "#2");
    }

    #[test]
    fn the_heading_that_is_the_title_is_the_top_of_the_page() {
        for text in [
            "# L'aire *de* jeu\n\nMot.\n\n## Suite\n",
            "---\ntitle: L’aire de jeu\n---\nL'aire de jeu\n===\n\n## Suite\n",
        ] {
            for link in [
                "[[b#L'aire de jeu]]",
                "[[b#l’AIRE de jeu|mot]]",
                "[x](b.md#l-aire-de-jeu)",
                "[x](b.md#laire-de-jeu)",
                "[x](<b.md#L'aire de jeu>)",
                "![[b#L'aire de jeu]]",
            ] {
                assert_eq!(place(text, link), "", "{link}");
            }
            assert_eq!(place(text, "[[b#L'aire de jeu#Suite]]"), "#0");
            assert_eq!(place(text, "[[b#L'aire]]"), "missed");
        }
        assert_eq!(place("# Un {#debut}\n", "[x](b.md#debut)"), "");
        assert_eq!(place("# Un\n\n## Un\n", "[x](b.md#un)"), "#0");
        let several = "# Un\n\na\n\n# Deux\n\nb\n";
        assert_eq!(place(several, "![[b#Un]]"), " opening");
        assert_eq!(place(several, "[[b#Un]]"), "");
    }

    #[test]
    fn ids_of_html_that_is_trusted_are_places() {
        let text = "Un <span id=\"ici\">mot</span>.\n\n<a name='là'></a>\n\n<div\n  id=suite>\n\n## Ici\n\n</div>\n";
        for (link, expected) in [
            ("[x](b.md#ici)", "#id 0"),
            ("[[b#ici|x]]", "#id 0"),
            ("[x](b.md#là)", "#id 1"),
            ("[x](b.md#suite)", "#id 2"),
            ("[x](b.md#ici-2)", "#0"),
            ("[[b#Ici]]", "#0"),
            ("![[b#suite]]", "missed"),
        ] {
            assert_eq!(place(text, link), expected, "{link}");
        }
    }

    #[test]
    fn every_way_to_a_withheld_page_is_known() {
        for written in [
            "[[gardee]]",
            "[[Gardee|mot]]",
            "![[gardee]]",
            "[x](gardee.md#a)",
            "[x](/notes/gardee/)",
            "[x](/notes/gardee)",
            "[x](/notes/gardee.md)",
            "[x](/notes/gardee/index.html)",
            "[x](/notes/gardee/index.md)",
            "[x](/notes/gardee/retroliens/page/2/)",
            "[x](/Notes/Gardee/)",
            "<https://example.org/notes/gardee/>",
            "<a href=\"gardee.md\">x</a>",
        ] {
            assert_eq!(target(written), "withheld", "{written}");
        }
    }
}
