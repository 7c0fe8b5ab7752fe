//! What a template is given: one closed value a page, the contract between carnet and its themes.
//!
//! These types, those of the files below and those of the kinds of pages (`src/pages/kinds`) are all that is serialised for
//! templates. A view holds finished texts and site addresses, never
//! a reference into the graph, so that a page is a pure function of (theme, view), and the hash of the view tells whether
//! the page changed. Addresses are from the site's root without a leading slash (`notes/x/`); a template writes
//! `{{ root }}` before each. Texts are plain and escaped by the template; fields named `html` are safe HTML.

pub mod backlinks;
pub mod cards;
pub mod changes;
pub mod chapters;
pub mod citation;
mod cover;
pub mod documents;
pub mod feedback;
pub mod filler;
pub mod further;
pub mod glossary;
mod group;
pub mod groups;
pub mod holdings;
mod licence;
pub mod linked_data;
pub(in crate::pages) mod markup;
pub mod media;
pub mod neighbourhood;
pub mod organisation;
pub mod paging;
pub mod parts;
mod people;
pub mod references;
pub mod related;
pub mod review;
pub mod rows;
mod share;
mod shared;
pub mod versions;
mod whole;
mod words;

use serde::Serialize;

use crate::content::markdown::Feature;

pub use crate::content::i18n::DateView;
pub use shared::Shared;
pub use whole::{FootLink, GENERATOR, SiteAddresses, SiteView};

/// What every page has, whatever its kind; templates see it as `page`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PageView {
    /// From this page to the root: `../../`, `./`, or an absolute path on the page for missing addresses. It is asked for
    /// before every address, so templates see it as `root`.
    #[serde(skip)]
    pub root: String,
    /// `home`, `note`, `notebook`, `notebooks`, …: the template's name without its ending.
    pub kind: &'static str,
    pub title: String,
    /// The summary to print above the text: its author's own words, never the text's beginning over again.
    pub lead: Option<String>,
    /// This page's address from the root.
    pub address: String,
    /// BCP 47 tag of the page's text, when it is not the site's.
    pub language: Option<String>,
    /// True in previews only: the document is in no build yet.
    pub draft: bool,
    /// True in previews only: no build for these readers has the document, which is no draft.
    pub withheld: bool,
    /// When the page's document is to be read again.
    pub review: Option<review::ReviewView>,
    /// Feeds that follow this page, the site's own last.
    pub feeds: Vec<Ref>,
    /// From the outermost collection to the page, which is left out: base, notebook; for a page of a list, what the list is in.
    pub trail: Vec<Shared<Ref>>,
    /// What the page says in other languages, itself among them; empty when it is in one language only.
    pub translations: Vec<TranslationView>,
    pub meta: MetaView,
    /// What the page's text holds that has a style or a script of its own; none when it holds no such thing.
    pub features: Option<FeaturesView>,
}

/// A page in one of its languages.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct TranslationView {
    /// BCP 47 tag.
    pub language: String,
    /// What the language calls itself: `English`.
    pub name: String,
    pub title: String,
    /// From the root.
    pub address: String,
    /// The whole address, when the site has a `base_url`.
    pub url: Option<String>,
    /// It is this page.
    pub is_this: bool,
}

/// The kinds of content in a page's text that have a style or a script of their own.
#[derive(Debug, Clone, Default, Serialize, Hash)]
pub struct FeaturesView {
    /// Lists of tasks.
    pub tasks: bool,
    /// Formulas, as MathML.
    pub formulas: bool,
    /// Models to take away: letters, forms, lists to fill in.
    pub models: bool,
    /// Tables that are wider than a phone.
    pub wide_tables: bool,
    /// Notes at its end.
    pub footnotes: bool,
}

impl FeaturesView {
    pub fn add(&mut self, feature: Feature) {
        match feature {
            Feature::Tasks => self.tasks = true,
            Feature::Models => self.models = true,
            Feature::WideTables => self.wide_tables = true,
            Feature::Footnotes => self.footnotes = true,
        }
    }

    /// What one of two texts has.
    pub fn or(self, other: FeaturesView) -> FeaturesView {
        let FeaturesView { tasks, formulas, models, wide_tables, footnotes } = other;
        FeaturesView {
            tasks: self.tasks || tasks,
            formulas: self.formulas || formulas,
            models: self.models || models,
            wide_tables: self.wide_tables || wide_tables,
            footnotes: self.footnotes || footnotes,
        }
    }
}

/// What is told of a page to search engines, and where it is shared.
#[derive(Debug, Clone, Default, Serialize, Hash)]
pub struct MetaView {
    /// One or two sentences.
    pub description: Option<String>,
    /// The image is the note's card, of which the measures are known.
    pub has_card: bool,
    /// Whole address, when the site has a `base_url`.
    pub canonical: Option<String>,
    /// Address of a picture, from the root.
    pub image: Option<String>,
    /// The language of the page's text as Open Graph has it, when it is not the site's.
    pub locale: Option<String>,
    /// What the page is, as JSON-LD to stand in a script element.
    pub linked_data: Option<String>,
    /// True for unlisted notes and lists of lists: search engines are asked not to keep the page.
    pub noindex: bool,
}

/// A link to another page of the site.
#[derive(Debug, Clone, Serialize, Hash, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ref {
    pub title: String,
    pub address: String,
    /// BCP 47 tag of the title, when it is not the site's.
    pub language: Option<String>,
}

/// A link to the list of the notes in a language.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LanguageLink {
    /// The first part of the language's BCP 47 tag.
    pub language: String,
    /// It is the site's.
    pub is_of_site: bool,
    /// What the language calls itself: `English`.
    pub name: String,
    /// `Notes in English`: in the words of that language where the interface has them.
    pub title: String,
    /// BCP 47 tag of the title, when it is not the site's.
    pub title_language: Option<String>,
    pub address: String,
}

/// A link to the outside.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct OutsideLink {
    /// What it is, when it has a word in the interface: `profile`, `discussion`, `contact`, else empty.
    pub kind: String,
    /// What to print: the site's own label, else the interface's word for `kind`, else the address.
    pub title: String,
    /// Where it leads, as it is.
    pub url: String,
}

/// The terms under which a text or an image may be used.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LicenceView {
    /// `CC BY 4.0`.
    pub name: String,
    /// Its text, where it is a known one.
    pub url: Option<String>,
}

/// A person or a team where it is only named.
#[derive(Debug, Clone, Serialize, Hash, PartialEq, Eq)]
pub struct PersonRef {
    /// What to print.
    pub name: String,
    /// Of its page; none where it has no page.
    pub address: Option<String>,
}

/// A note in a list. The same note stands in many lists, so its row is made once and shared.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NoteRow {
    pub title: String,
    pub address: String,
    pub summary: Option<String>,
    /// BCP 47 tag of title and summary, when it is not the site's.
    pub language: Option<String>,
    /// The same in words, when the language itself is another: `en anglais`.
    pub in_language: Option<String>,
    /// `note`, `term` or `organisation`.
    pub kind: &'static str,
    /// The first dozen.
    pub authors: Vec<Shared<PersonRef>>,
    /// How many there are besides; 0 as a rule. The note's own page names them all.
    pub more_authors: usize,
    /// Reading time in whole minutes, at least 1.
    pub minutes: u32,
    /// The same in words: `3 min de lecture`.
    pub reading_time: String,
    /// Its newest change, else its publication.
    pub changed: Option<DateView>,
    /// `public`, `unlisted` or `community`.
    pub visibility: &'static str,
    /// True in previews only.
    pub draft: bool,
}

/// A notebook in a list.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NotebookRow {
    pub title: String,
    pub address: String,
    pub summary: Option<String>,
    /// BCP 47 tag of title and summary, when it is not the site's.
    pub language: Option<String>,
    /// The same in words, when the language itself is another: `en anglais`.
    pub in_language: Option<String>,
    pub community: Option<Shared<Ref>>,
    /// Published notes in it.
    pub count: usize,
    /// Whether its notes are the steps of a path.
    pub steps: bool,
    pub changed: Option<DateView>,
    pub cover: Option<CoverView>,
}

/// The image at the head of a page.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct CoverView {
    /// From the root.
    pub address: String,
    /// What it shows, for those who do not see it; may be empty.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
    /// Where the image is from.
    pub url: Option<String>,
    pub licence: Option<LicenceView>,
    /// The image in other widths, for screens to choose from; its own is the last of them. Empty where it has one width only.
    pub widths: Vec<ImageWidth>,
    /// Of its file, in pixels.
    pub width: Option<u32>,
    /// Of its file, in pixels.
    pub height: Option<u32>,
}

/// An image in a width, for `srcset`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ImageWidth {
    /// From the root.
    pub address: String,
    /// In pixels.
    pub width: u32,
}

/// A heading of the page, for the table of contents.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct HeadingView {
    /// 2 or 3 (a note's body has no level 1: its title is that).
    pub level: u8,
    pub id: String,
    /// What it says, without marks.
    pub text: String,
}

/// The `extra` map of the front matter, handed over untouched.
#[derive(Debug, Clone, Serialize, Hash)]
#[serde(untagged)]
pub enum ExtraView {
    Null,
    Bool(bool),
    Text(String),
    List(Vec<ExtraView>),
    Map(std::collections::BTreeMap<String, ExtraView>),
}

/// An author with how to reach it.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct AuthorCard {
    pub name: String,
    pub address: Option<String>,
    /// `person` or `team`.
    pub kind: &'static str,
    pub summary: Option<String>,
    /// BCP 47 tag of the summary, when it is not the site's.
    pub language: Option<String>,
    /// « Contacter l'auteur·trice »: `mailto:` or `https:`.
    pub contact: Option<String>,
}

/// A community with its links.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct CommunityCard {
    pub name: String,
    pub address: Option<String>,
    pub summary: Option<String>,
    /// The first dozen.
    pub links: Vec<OutsideLink>,
}

/// One work of the note's references.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct SourceView {
    /// What citations lead to.
    pub id: String,
    /// Its place among the references, 1-based, where texts cite works by their numbers.
    pub number: Option<usize>,
    /// The whole reference, in the style of the APA.
    pub html: String,
    /// BCP 47 tag of the reference, when it is not the site's.
    pub language: Option<String>,
    /// The ids of the places in the text that cite it.
    pub citations: Vec<String>,
    /// All of them: `Roy, A. et Côté, B.`.
    pub author: Option<String>,
    /// When it was published.
    pub year: Option<String>,
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Of its DOI, when it has one.
    pub url: Option<String>,
}

/// A change of a note.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct RevisionView {
    pub date: DateView,
    pub author: Option<Shared<PersonRef>>,
    pub summary: Option<String>,
    /// Where the text of that version can be read, where it can.
    pub version: Option<String>,
    /// What changed since the version before, in one sentence.
    pub change: Option<String>,
    /// Where it is compared with the current version.
    pub comparison: Option<String>,
}

/// A base in a list.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BaseRow {
    pub title: String,
    pub address: String,
    pub summary: Option<String>,
    /// BCP 47 tag of title and summary, when it is not the site's.
    pub language: Option<String>,
    /// Notebooks in it.
    pub count: usize,
}

/// A community in a list.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct CommunityRow {
    /// What to print.
    pub name: String,
    pub address: String,
    pub summary: Option<String>,
    /// BCP 47 tag of the summary, when it is not the site's.
    pub language: Option<String>,
    /// How many notes it has.
    pub notes: usize,
    /// How many notebooks it has.
    pub notebooks: usize,
}
