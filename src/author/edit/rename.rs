//! Another address for a note: its file renamed, every link that would be lost corrected, its old address kept as a redirect.
//!
//! What links mean is not computed here but tried: the site is resolved in memory with the new name, what leads elsewhere
//! than before is corrected, and so on until everything leads where it led. A link that cannot be brought there is a refusal,
//! so that what is written always resolves as before.

mod leads;
mod links;

use std::collections::BTreeMap;

use leads::of_parser;
use links::RenamedNames;

use super::find::Sort;
use super::front_matter::FrontMatter;
use super::item::Item;
use super::new::not_of_an_address;
use super::splice::spliced;
use super::{FileChange, Manuscript, Refusal};
use crate::content::document::{Document, FullDocument, Kind};
use crate::content::markdown::{Form, LinkUse};
use crate::diagnostics::{Diagnostic, Severity, Span, Spanned, phrases, say};
use crate::publish::graph::{Graph, Target};
use crate::publish::names::join;
use crate::text::slug::{fold, slug};

/// What is to be written.
#[derive(Debug)]
pub struct Renamed {
    /// The note's own file first, copies of its earlier texts last.
    pub changes: Vec<FileChange>,
    /// How many links and items of lists are corrected.
    pub corrected: usize,
    /// The note's old address, from the root, which leads to the new one; none when it stays.
    pub redirect: Option<String>,
}

/// Something that leads to a document, by the document that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum LinkPlace {
    /// Index in [`Outline::links`](crate::content::markdown::Outline::links).
    Link(usize),
    /// Index in [`crate::content::document::Collection::items`].
    Item(usize),
    /// The document that this one translates.
    Original,
    /// Index in [`Document::front`]: a link in a text of the front matter.
    Front(usize),
}

/// How each place is corrected: 1, the name alone; 2, the whole path, when the name means several files.
type Corrections = BTreeMap<(usize, LinkPlace), u8>;

const MOST: u8 = 2;

/// Gives the note that `name` means the address word `to`.
///
/// # Errors
/// The name is unknown or means several notes, the address is taken, a file of the site cannot be read (its links could
/// not be corrected), or no correction makes a link lead where it leads.
pub fn rename(manuscript: &Manuscript, name: &str, to: &str) -> Result<Renamed, Refusal> {
    let index = manuscript.find(name, Sort::Note)?;
    let document = &manuscript.documents[index];
    let errors = manuscript.unreadable.iter().filter(|d| d.severity == Severity::Error);
    let unreadable: Vec<Diagnostic> = errors.cloned().collect();
    if !unreadable.is_empty() {
        return Err(Refusal::Site(unreadable));
    }
    let stem = document.path.rsplit('/').next().unwrap_or(&document.path);
    check(document, stem, to)?;
    manuscript.check_address("note", to, Some(index))?;
    let folder = &document.path[..document.path.len() - stem.len()];
    let path = format!("{folder}{to}");
    manuscript.check_place(document, &format!("{path}.md"))?;
    let names = RenamedNames { stem: fold(stem), slug: fold(&document.slug), new: to.to_owned(), path };
    let before = manuscript.graph(&manuscript.read);
    Renaming { manuscript, index, names, before }.run()
}

fn check(document: &Document, stem: &str, to: &str) -> Result<(), Refusal> {
    let made = slug(to);
    if made.is_empty() || made != to {
        return Err(not_of_an_address(to, &made).into());
    }
    if stem == to && document.slug == to {
        return Err(say::already_named(to).in_file(&document.file).into());
    }
    Ok(())
}

impl Manuscript {
    /// Refuses a place in the content folder that another file has, or that is no note's.
    fn check_place(&self, document: &Document, path: &str) -> Result<(), Refusal> {
        let file = self.file(path);
        let (from, to) = (self.root.join(document.file.as_ref()), self.root.join(&file));
        let taken = to.symlink_metadata().is_ok() && from.canonicalize().ok() != to.canonicalize().ok();
        let diagnostic = if taken {
            say::file_of_that_name()
        } else if self.is_note_at(path) {
            return Ok(());
        } else {
            say::renamed_file_would_be_no_note()
        };
        Err(diagnostic.in_file(&file.as_str().into()).help(phrases::choose_another_address()).into())
    }
}

struct Renaming<'a> {
    manuscript: &'a Manuscript,
    /// The note's place among the documents.
    index: usize,
    names: RenamedNames,
    before: Graph,
}

impl Renaming<'_> {
    fn run(&self) -> Result<Renamed, Refusal> {
        let mut corrections = self.by_name();
        loop {
            let (texts, corrected) = self.texts(&corrections)?;
            let documents = self.documents(&texts)?;
            let after = self.manuscript.graph(&documents);
            let lost = self.lost(&after)?;
            if lost.is_empty() {
                return Ok(self.renamed(texts, corrected));
            }
            for place in lost {
                let level = corrections.entry(place).or_insert(0);
                *level += 1;
                if *level > MOST || !self.leads_here(place) {
                    return Err(self.refuse(place));
                }
            }
        }
    }

    fn document(&self, index: usize) -> &Document {
        &self.manuscript.documents[index]
    }

    /// What names the note by its file or its address, and not by a title or an alias. A title may look like the file's
    /// name, so that the link would not be lost; but on a code host a file leads to a file.
    fn by_name(&self) -> Corrections {
        let document = self.document(self.index);
        let stem = document.path.rsplit('/').next().unwrap_or(&document.path);
        let is_name = |target: &str| {
            let target = target.trim();
            target.contains('/') || target.ends_with(".md") || target == stem || target == document.slug
        };
        let mut corrections = Corrections::new();
        for id in self.before.published.ids() {
            let index = id.index();
            let links = self.document(index).outline.links.iter().enumerate();
            let links = links.filter(|(_, link)| is_name(&link.target));
            let here =
                links.filter(|(at, link)| self.leads_here((index, LinkPlace::Link(*at))) || self.is_path(index, link));
            corrections.extend(here.map(|(at, _)| ((index, LinkPlace::Link(at)), 1)));
            let items = self
                .items_here(index)
                .map(LinkPlace::Item)
                .chain(self.translates(index).then_some(LinkPlace::Original))
                .filter(|place| name_at(self.document(index), *place).is_some_and(|name| is_name(&name.value)));
            corrections.extend(items.map(|place| ((index, place), 1)));
            let front = (0..self.document(index).front.len()).map(LinkPlace::Front);
            let front =
                front.filter(|place| self.link_in_front(index, *place).is_some_and(|link| is_name(&link.target)));
            corrections.extend(front.filter(|place| self.leads_here((index, *place))).map(|place| ((index, place), 1)));
        }
        corrections
    }

    /// Whether words of a document are the path of the note's file. They lead no one, but where the note is withheld its old
    /// name would be printed once nobody has it.
    fn is_path(&self, index: usize, link: &LinkUse) -> bool {
        let said = link.target.trim_start_matches('/');
        let said = said.strip_suffix(".md").unwrap_or(said);
        let path = self.document(self.index).path.as_str();
        let joined = || join(&self.document(index).path, said);
        link.form == Form::Word
            && (said == path || said == self.manuscript.file(path) || joined().as_deref() == Some(path))
    }

    /// The texts that change, by their documents, and how many links and items change in them.
    fn texts(&self, corrections: &Corrections) -> Result<(BTreeMap<usize, String>, usize), Refusal> {
        let base_url = self.manuscript.config.base_url.as_deref();
        let mut splices: BTreeMap<usize, Vec<_>> = BTreeMap::from([(self.index, Vec::new())]);
        for ((index, place), level) in corrections {
            let document = self.document(*index);
            let (text, whole) = (self.manuscript.text(document), *level == MOST);
            let splice = match place {
                LinkPlace::Link(at) => document.outline.links.get(*at).and_then(|link| {
                    let span = self.manuscript.read[*index].body.span(*at);
                    links::corrected(text, link, span, &self.names, whole, base_url)
                }),
                LinkPlace::Item(_) | LinkPlace::Original => {
                    name_at(document, *place).and_then(|name| links::corrected_item(text, name, &self.names, whole))
                }
                LinkPlace::Front(at) => {
                    let link = document.front.get(*at);
                    link.and_then(|link| links::corrected_front(text, link, &self.names, whole, base_url))
                }
            };
            let of_document = splices.entry(*index).or_default();
            of_document.extend(splice.filter(|splice| !of_document.contains(splice)));
        }
        let corrected = splices.values().map(Vec::len).sum();
        let mut texts = BTreeMap::new();
        for (index, splices) in splices {
            let text = spliced(self.manuscript.text(self.document(index)), splices);
            texts.insert(index, if index == self.index { self.head(text)? } else { text });
        }
        Ok((texts, corrected))
    }

    /// The note's own text with its new address, its old one among the redirects, and the title that its file's name gave.
    fn head(&self, text: String) -> Result<String, Refusal> {
        let (manuscript, document) = (self.manuscript, self.document(self.index));
        let mut head = FrontMatter::of(&document.file, text)?;
        if document.slug != self.names.new && (head.get("slug").is_some() || document.is_named_by_permalink()) {
            head.set("slug", &self.names.new, &[])?;
        }
        let path = format!("{}.md", self.names.path);
        if let (Some(renamed), _) = manuscript.read_text(&path, head.text())
            && renamed.document.title != document.title
        {
            let stem = document.path.rsplit('/').next().unwrap_or(&document.path);
            head.set("title", stem, &[])?;
        }
        if let Some(old) = self.redirect() {
            let new = format!("/{}", self.address());
            let same = |redirect: &&str| fold(redirect).trim_end_matches('/') == fold(&new).trim_end_matches('/');
            let redirects = document.common.redirects.iter().map(|redirect| redirect.value.as_str());
            match redirects.enumerate().find(|(_, redirect)| same(redirect)) {
                // Renamed back: the page stands again where the redirect stood.
                Some((at, _)) => head.replace_item("redirects", at, &old)?,
                None => {
                    let last = head.items("redirects").len();
                    let after = ["aliases", "tags", "revisions", "modified", "published"];
                    head.add_item("redirects", last, &Item::Text(old), &after)?;
                }
            }
        }
        Ok(head.into_text())
    }

    fn address(&self) -> String {
        self.manuscript.addresses.named("note", &self.names.new)
    }

    fn redirect(&self) -> Option<String> {
        let old = self.manuscript.addresses.document(self.document(self.index));
        (old != self.address()).then(|| format!("/{old}"))
    }

    /// The site's documents with the new texts, in the same order.
    fn documents(&self, texts: &BTreeMap<usize, String>) -> Result<Vec<FullDocument>, Refusal> {
        let mut documents = self.manuscript.read.clone();
        for (index, text) in texts {
            let path = if *index == self.index { &self.names.path } else { &self.document(*index).path };
            let (document, _) = self.manuscript.read_text(&format!("{path}.md"), text);
            let links = &self.document(*index).outline.links;
            match document.filter(|read| same_but_targets(links, &read.document.outline.links)) {
                Some(document) => documents[*index] = document,
                None => return Err(self.cannot(*index, 0..0)),
            }
        }
        Ok(documents)
    }

    fn refuse(&self, (index, place): (usize, LinkPlace)) -> Refusal {
        let document = self.document(index);
        let span = match place {
            LinkPlace::Link(link) => self.manuscript.read[index].body.span(link),
            LinkPlace::Item(_) | LinkPlace::Original => name_at(document, place).map_or(0..0, |name| name.span.clone()),
            LinkPlace::Front(at) => document.front.get(at).map_or(0..0, |link| link.span.clone()),
        };
        if self.leads_here((index, place)) {
            return self.cannot(index, span);
        }
        let new = &self.names.new;
        let diagnostic = match self.target((index, place)) {
            Some(Target::Broken) => say::link_would_lead_to_renamed_note(new),
            _ => say::link_would_lead_elsewhere(new),
        };
        diagnostic.at(&document.file, span).into()
    }

    fn cannot(&self, index: usize, span: Span) -> Refusal {
        say::cannot_lead_to_renamed_note().at(&self.document(index).file, span).into()
    }

    fn renamed(&self, texts: BTreeMap<usize, String>, corrected: usize) -> Renamed {
        let change = |(index, after): (usize, String)| {
            let document = self.document(index);
            let own = index == self.index;
            let to = own.then(|| self.manuscript.file(&format!("{}.md", self.names.path)));
            FileChange {
                file: document.file.to_string(),
                before: Some(self.manuscript.text(document).to_owned()),
                after,
                renamed: to.filter(|to| to.as_str() != document.file.as_ref()),
            }
        };
        let mut changes: Vec<FileChange> = texts.into_iter().map(change).collect();
        let own = self.document(self.index).file.as_ref();
        changes.sort_by_key(|change| change.file != own);
        changes.retain(|change| change.renamed.is_some() || change.before.as_deref() != Some(change.after.as_str()));
        changes.extend(self.manuscript.moved_texts(self.document(self.index), &self.names.new));
        Renamed { changes, corrected, redirect: self.redirect() }
    }
}

/// Whether the links of a text are those of another, wherever they lead.
fn same_but_targets(links: &[LinkUse], others: &[LinkUse]) -> bool {
    let rest =
        |link: &LinkUse| (link.form, link.fragment.clone(), link.label.clone(), link.title.clone(), link.passage);
    let is_html = |link: &LinkUse| link.form == Form::Html;
    // The title of a link of raw HTML is its address.
    let (links, others): (Vec<&LinkUse>, Vec<&LinkUse>) = (of_parser(links).collect(), of_parser(others).collect());
    links.len() == others.len()
        && links
            .into_iter()
            .zip(others)
            .all(|(a, b)| rest(a) == rest(b) || (is_html(a) && is_html(b) && a.fragment == b.fragment))
}

/// The name that stands at a place of a front matter.
fn name_at(document: &Document, place: LinkPlace) -> Option<&Spanned<String>> {
    match (place, &document.kind) {
        (LinkPlace::Item(item), Kind::Notebook(collection) | Kind::Base(collection)) => {
            collection.items.get(item).map(|item| &item.name)
        }
        (LinkPlace::Original, _) => document.common.translation_of.as_ref(),
        (LinkPlace::Item(_) | LinkPlace::Link(_) | LinkPlace::Front(_), _) => None,
    }
}
