//! A new file in the folder of its kind, with the keys that have a value; a new note is added to the list of its notebook.

use super::find::Sort;
use super::front_matter::FrontMatter;
use super::item::{Field, Item};
use super::revise::one_line;
use super::scalar::{ScalarPlace, scalar};
use super::{FileChange, Manuscript, Refusal};
use crate::content::document::{Document, Kind, NoteKind, Visibility};
use crate::content::front_matter::words::WordSet;
use crate::content::keys::Role;
use crate::content::yaml::Value;
use crate::diagnostics::{Diagnostic, phrases, say};
use crate::publish::graph::with_categories;
use crate::text::slug::{fold, slug};

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Note(NoteKind),
    Notebook,
    Base,
    Community,
    /// A person, or a team.
    Author {
        team: bool,
    },
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct NewRequest {
    pub what: What,
    pub title: String,
    /// None: made from the title.
    pub slug: Option<String>,
    /// The notebook that lists the note.
    pub notebook: Option<String>,
    /// The groups of the notebook it is sorted in.
    pub categories: Vec<String>,
    pub authors: Vec<String>,
    pub community: Option<String>,
    pub visibility: Option<Visibility>,
    pub tags: Vec<String>,
    /// None: today.
    pub date: Option<String>,
}

/// What is to be written: the new file first.
#[derive(Debug)]
pub struct Made {
    pub changes: Vec<FileChange>,
    /// Who will see it; for communities and authors, everyone who sees what names them.
    pub visibility: Visibility,
}

impl What {
    fn role(self) -> Role {
        match self {
            What::Note(_) => Role::Note,
            What::Notebook => Role::Notebook,
            What::Base => Role::Base,
            What::Community => Role::Community,
            What::Author { .. } => Role::Author,
        }
    }

    /// As [`Kind::word`].
    pub fn word(self) -> &'static str {
        match self {
            What::Note(_) => "note",
            What::Notebook => "notebook",
            What::Base => "base",
            What::Community => "community",
            What::Author { .. } => "author",
        }
    }

    /// Whether it has authors, dates and a visibility of its own.
    fn is_published(self) -> bool {
        !matches!(self, What::Community | What::Author { .. })
    }
}

/// The new file, and its notebook's with one more item.
pub fn new(manuscript: &Manuscript, request: &NewRequest) -> Result<Made, Refusal> {
    let title = one_line(&request.title, say::title_empty, say::title_not_on_one_line)?;
    let slug = address_word(&title, request.slug.as_deref())?;
    let path = format!("{}{slug}.md", folder(manuscript, request.what)?);
    let file = manuscript.file(&path);
    if manuscript.root.join(&file).symlink_metadata().is_ok() {
        let free = manuscript.free(request.what.word(), &slug);
        let diagnostic = say::file_of_that_name().in_file(&file.as_str().into());
        return Err(diagnostic.help(phrases::choose_another_title_or(free)).into());
    }
    if manuscript.config.folders.role_of(&path) != request.what.role() || manuscript.config.ignores(&path) {
        return Err(say::new_file_would_be_something_else().in_file(&file.as_str().into()).into());
    }
    manuscript.check_address(request.what.word(), &slug, None)?;
    let head = Head { manuscript, request, title };
    let (text, date, authors) = head.text()?;
    let mut changes = vec![FileChange { file, before: None, after: text, renamed: None }];
    if let Some(notebook) = &request.notebook {
        let name = manuscript.name_of(&slug, &path);
        let item = NewItem { name, categories: &request.categories, author: authors.first(), date };
        changes.push(listed(manuscript, notebook, &item)?);
    }
    let default = manuscript.config.default_visibility;
    let visibility =
        if request.what.is_published() { request.visibility.unwrap_or(default) } else { Visibility::Public };
    Ok(Made { changes, visibility })
}

fn address_word(title: &str, given: Option<&str>) -> Result<String, Refusal> {
    let made = slug(given.unwrap_or(title));
    match given {
        Some(word) if word != made || made.is_empty() => Err(not_of_an_address(word, &made).into()),
        None if made.is_empty() => Err(say::no_address_from_title(title).into()),
        _ => Ok(made),
    }
}

/// Of a word that was given for the end of an address; `made` is what can be made of it.
pub(super) fn not_of_an_address(word: &str, made: &str) -> Diagnostic {
    let diagnostic = say::not_the_end_of_an_address(word);
    diagnostic.help(if made.is_empty() { phrases::write_small_letters() } else { phrases::write(made) })
}

/// Where such a file goes, from the content folder, with its final slash: its reserved folder; for notes `notes/`, or in
/// a vault that has none the folder that holds all its notes.
fn folder(manuscript: &Manuscript, what: What) -> Result<String, Refusal> {
    let role = what.role();
    if role != Role::Note {
        return match manuscript.config.folders.folder_of(role) {
            Some(folder) => Ok(format!("{folder}/")),
            None => Err(match what {
                What::Base => say::no_folder_for_bases(),
                What::Community => say::no_folder_for_communities(),
                What::Author { .. } => say::no_folder_for_authors(),
                What::Notebook | What::Note(_) => say::no_folder_for_notebooks(),
            }
            .into()),
        };
    }
    let notes: Vec<&str> =
        manuscript.documents.iter().filter(|d| d.kind.is_note()).map(|document| document.path.as_str()).collect();
    if manuscript.config.content != "." || notes.iter().any(|path| path.starts_with("notes/")) {
        return Ok(String::from("notes/"));
    }
    let folder = |path: &str| path.rfind('/').map_or(String::new(), |at| path[..=at].to_owned());
    let mut common = notes.first().map_or(String::new(), |path| folder(path));
    while !notes.iter().all(|path| path.starts_with(&common)) {
        common = folder(common.trim_end_matches('/'));
    }
    Ok(common)
}

/// The front matter being written.
struct Head<'a> {
    manuscript: &'a Manuscript,
    request: &'a NewRequest,
    title: String,
}

impl Head<'_> {
    /// The whole text, with the date and the authors in it.
    fn text(&self) -> Result<(String, String, Vec<String>), Refusal> {
        let Head { manuscript, request, title } = self;
        let (authors, community) = self.people()?;
        let config = &manuscript.config;
        let (date, _) = manuscript.date(request.date.as_deref(), false)?;
        let list = |texts: &[String]| {
            let texts: Vec<String> = texts.iter().map(|text| scalar(text, ScalarPlace::Flow)).collect();
            format!("[{}]", texts.join(", "))
        };
        let named = if request.what.is_published() { "title" } else { "name" };
        let mut lines = vec![format!("{named}: {}", scalar(title, ScalarPlace::Block))];
        match request.what {
            What::Note(kind) if kind != NoteKind::Note => lines.push(format!("kind: {}", kind.word())),
            What::Author { team: true } => lines.push(String::from("kind: team")),
            _ => {}
        }
        if !authors.is_empty() {
            lines.push(format!("authors: {}", list(&authors)));
        }
        if let Some(community) = &community {
            lines.push(format!("community: {}", scalar(community, ScalarPlace::Block)));
        }
        if request.what.is_published() {
            lines.extend(self.visibility(community.is_some() || config.default_community.is_some())?);
            lines.push(format!("published: {date}"));
        }
        let reviser = authors.first().or_else(|| config.default_authors.first().map(|author| &author.value));
        if let What::Note(_) = request.what {
            lines.extend([String::from("revisions:"), self.first_revision(&date, reviser)]);
        }
        if !request.tags.is_empty() {
            lines.push(format!("tags: {}", list(&request.tags)));
        }
        match request.what {
            What::Notebook => lines.push(String::from("notes: []")),
            What::Base => lines.push(String::from("notebooks: []")),
            _ => {}
        }
        Ok((format!("---\n{}\n---\n\n", lines.join("\n")), date, authors))
    }

    /// Its authors and its community: those that were asked for, else the only ones that there are.
    fn people(&self) -> Result<(Vec<String>, Option<String>), Refusal> {
        let Head { manuscript, request, .. } = self;
        let mut authors = request.authors.iter().map(|name| manuscript.author(name)).collect::<Result<Vec<_>, _>>()?;
        let mut community = request.community.as_ref().map(|name| manuscript.community(name)).transpose()?;
        let (config, is_published) = (&manuscript.config, request.what.is_published());
        if is_published && authors.is_empty() && config.default_authors.is_empty() {
            authors.extend(manuscript.only(|kind| matches!(kind, Kind::Author { .. })));
        }
        if is_published && community.is_none() && config.default_community.is_none() {
            community = manuscript.only(|kind| matches!(kind, Kind::Community { .. }));
        }
        Ok((authors, community))
    }

    fn first_revision(&self, date: &str, author: Option<&String>) -> String {
        let mut fields = vec![("date", Field::Text(date.to_owned()))];
        fields.extend(author.map(|author| ("author", Field::Text(author.clone()))));
        fields.push(("summary", Field::Text(self.manuscript.translation.text("first_revision", None, &[]))));
        format!("  - {}", Item::Fields(fields).flow())
    }

    /// The line that says who may read it: when it was asked for, or when no one may.
    fn visibility(&self, has_community: bool) -> Result<Option<String>, Refusal> {
        let default = self.manuscript.config.default_visibility;
        match self.request.visibility {
            Some(Visibility::Community) if !has_community => Err(say::community_to_be_named().into()),
            Some(visibility) => Ok(Some(format!("visibility: {}", visibility.word()))),
            None if default == Visibility::Private => {
                let comment = self.manuscript.translation.text("who_may_read", None, &[]);
                Ok(Some(format!("visibility: private # {comment}")))
            }
            None => Ok(None),
        }
    }
}

/// An item for a notebook's list.
struct NewItem<'a> {
    name: String,
    categories: &'a [String],
    author: Option<&'a String>,
    date: String,
}

/// The notebook's file with the item last in its list, written as the one before it.
fn listed(manuscript: &Manuscript, notebook: &str, item: &NewItem) -> Result<FileChange, Refusal> {
    let index = manuscript.find(notebook, Sort::Notebook)?;
    let document = &manuscript.documents[index];
    let categories = categories(document, item.categories)?;
    let before = manuscript.text(document).to_owned();
    let mut text = FrontMatter::of(&document.file, before.clone())?;
    text.expect_list("notes")?;
    let items = text.items("notes");
    let written = match items.last().map(|last| &last.value) {
        Some(Value::Map(neighbour)) => {
            let has = |name: &str| neighbour.iter().any(|(key, _)| key.name == name);
            let mut fields = vec![("note", Field::Text(item.name.clone()))];
            fields.extend((!categories.is_empty()).then_some(("categories", Field::Texts(categories))));
            let by = item.author.filter(|_| has("added_by"));
            fields.extend(by.map(|author| ("added_by", Field::Text(author.clone()))));
            fields.extend(has("added").then(|| ("added", Field::Text(item.date.clone()))));
            Item::Fields(fields)
        }
        _ if categories.is_empty() => Item::Text(item.name.clone()),
        _ => Item::Fields(vec![("note", Field::Text(item.name.clone())), ("categories", Field::Texts(categories))]),
    };
    let last = items.len();
    text.add_item("notes", last, &written, &[])?;
    let file = document.file.to_string();
    Ok(FileChange { file, before: Some(before), after: text.into_text(), renamed: None })
}

/// The ids of a notebook's categories, asked for by id or title.
fn categories(notebook: &Document, asked: &[String]) -> Result<Vec<String>, Refusal> {
    let Kind::Notebook(collection) = &notebook.kind else { return Ok(Vec::new()) };
    let known = &collection.categories;
    asked
        .iter()
        .map(|name| {
            let is = |word: &str| fold(word) == fold(name);
            if let Some(category) = known.iter().find(|c| is(&c.id)).or_else(|| known.iter().find(|c| is(&c.title))) {
                return Ok(category.id.clone());
            }
            Err(with_categories(say::notebook_has_no_category(&notebook.slug, name), known, name).into())
        })
        .collect()
}

/// What a document has of an address.
enum Has {
    No,
    Page,
    Redirect,
}

impl Manuscript {
    /// The slug of the site's author or community, when it has only one.
    fn only(&self, is: impl Fn(&Kind) -> bool) -> Option<String> {
        let mut found = self.documents.iter().filter(|document| is(&document.kind));
        found.next().filter(|_| found.next().is_none()).map(|document| document.slug.clone())
    }

    /// Refuses the address of a document of a kind when another one has it, or redirects from it. `but` may have it.
    pub(super) fn check_address(&self, word: &str, slug: &str, but: Option<usize>) -> Result<(), Refusal> {
        let wanted = self.addresses.named(word, slug);
        let others = self.documents.iter().enumerate().filter(|(index, _)| Some(*index) != but);
        for (_, document) in others {
            let diagnostic = match self.has(document, &wanted) {
                Has::No => continue,
                Has::Page => say::asked_address_taken(wanted, self.free(word, slug)),
                Has::Redirect => say::asked_address_leads_elsewhere(wanted, self.free(word, slug)),
            };
            return Err(diagnostic.in_file(&document.file).into());
        }
        Ok(())
    }

    /// Whether a document stands at an address, or redirects from it; case and Unicode form do not count.
    fn has(&self, document: &Document, address: &str) -> Has {
        let plain = |address: &str| {
            let address = fold(address);
            address.strip_suffix("index.html").unwrap_or(&address).trim_matches('/').to_owned()
        };
        let wanted = plain(address);
        if plain(&self.addresses.document(document)) == wanted {
            Has::Page
        } else if document
            .common
            .redirects
            .iter()
            .chain(&document.common.permalink)
            .any(|redirect| plain(&redirect.value) == wanted)
        {
            Has::Redirect
        } else {
            Has::No
        }
    }

    /// The first of `slug-2`, `slug-3`… whose address nothing has.
    fn free(&self, word: &str, slug: &str) -> String {
        let mut number = 2;
        loop {
            let free = format!("{slug}-{number}");
            let address = self.addresses.named(word, &free);
            if self.documents.iter().all(|document| matches!(self.has(document, &address), Has::No)) {
                return free;
            }
            number += 1;
        }
    }

    /// Whether a file at a path of the content folder is a note.
    pub(super) fn is_note_at(&self, path: &str) -> bool {
        self.config.folders.role_of(path) == Role::Note && !self.config.ignores(path)
    }

    /// How a list names a new note: by its slug, by its path where another file has that name too.
    fn name_of(&self, slug: &str, path: &str) -> String {
        let stem = |document: &Document| fold(document.path.rsplit('/').next().unwrap_or(&document.path));
        if self.documents.iter().any(|document| stem(document) == fold(slug)) {
            return path.strip_suffix(".md").unwrap_or(path).to_owned();
        }
        slug.to_owned()
    }
}
