//! What a template is given: one closed value a page, the contract between carnet and its themes.
//!
//! These are the only types that are serialised for templates. A view holds finished texts and site addresses, never
//! a reference into the graph, so that a page is a pure function of (theme, view), and the hash of the view tells whether
//! the page changed. Addresses are from the site's root without a leading slash (`notes/x/`); a template writes
//! `{{ root }}` before each. Texts are plain and escaped by the template; fields named `html` are safe HTML.

pub mod cards;
pub mod changes;
pub mod feed;
mod filler;
mod licence;
pub mod lists;
pub mod media;
pub mod note;
pub mod notebook;
pub mod parts;
mod people;
mod shared;

use serde::Serialize;

pub use crate::content::i18n::DateView;
pub use shared::Shared;

/// The same for every page of a build; templates see it as `site`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct SiteView {
    pub title: String,
    pub description: Option<String>,
    /// BCP 47 tag, as `fr-CA`.
    pub language: String,
    /// The same as Open Graph has it: `fr_CA` (ogp.me).
    pub locale: String,
    /// `https://example.org/carnet/`, always with a final slash; none when the site does not know where it is published.
    pub base_url: Option<String>,
    pub licence: Option<LicenceView>,
    /// The community the whole site belongs to.
    pub community: Option<Ref>,
    /// Plain pages (about, licence, …), for the footer.
    pub pages: Vec<Ref>,
    /// Whether the site has any: a link to an empty list is not shown.
    pub has_notebooks: bool,
    pub has_bases: bool,
    pub has_tags: bool,
    pub has_authors: bool,
    pub has_communities: bool,
    pub has_changes: bool,
    /// The date of the newest revision of the site.
    pub newest_change: Option<DateView>,
    /// Addresses of the lists, by their English word: `notebooks`, `changes`, `tags`, `authors`, `communities`, `bases`, `notes`.
    pub addresses: SiteAddresses,
    /// The name of the community a build for a community is made for; none in the public build.
    pub audience: Option<String>,
    /// `carnet 0.1.0`.
    pub generator: String,
    /// Changes whenever an asset does: `style.css?v={{ site.assets_version }}`.
    pub assets_version: String,
}

/// Where the site's lists are.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct SiteAddresses {
    pub home: String,
    pub notes: String,
    pub notebooks: String,
    pub bases: String,
    pub communities: String,
    pub authors: String,
    pub tags: String,
    pub changes: String,
    pub feed: String,
    pub assets: String,
}

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
    /// Feeds that follow this page, the site's own last.
    pub feeds: Vec<Ref>,
    /// From the outermost collection to the page, which is left out: base, notebook.
    pub trail: Vec<Shared<Ref>>,
    pub meta: MetaView,
}

/// What is told of a page to search engines, and where it is shared.
#[derive(Debug, Clone, Default, Serialize, Hash)]
pub struct MetaView {
    /// One or two sentences.
    pub description: Option<String>,
    /// Whole address, when the site has a `base_url`.
    pub canonical: Option<String>,
    /// Address of a picture, from the root.
    pub image: Option<String>,
    /// The language of the page's text as Open Graph has it, when it is not the site's.
    pub locale: Option<String>,
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

/// A link to the outside.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct OutsideLink {
    /// What it is, when it has a word in the interface: `profile`, `discussion`, `contact`, else empty.
    pub kind: String,
    /// What to print: the site's own label, else the interface's word for `kind`, else the address.
    pub title: String,
    pub url: String,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct LicenceView {
    /// `CC BY 4.0`.
    pub name: String,
    pub url: Option<String>,
}

/// A person or a team where it is only named.
#[derive(Debug, Clone, Serialize, Hash, PartialEq, Eq)]
pub struct PersonRef {
    pub name: String,
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
    pub community: Option<Shared<Ref>>,
    /// Published notes in it.
    pub count: usize,
    /// Whether its notes are the steps of a path.
    pub steps: bool,
    pub changed: Option<DateView>,
    pub cover: Option<CoverView>,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct CoverView {
    /// From the root.
    pub address: String,
    pub alt: String,
    pub credit: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// A heading of the page, for the table of contents.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct HeadingView {
    /// 2 or 3 (a note's body has no level 1: its title is that).
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// A note; template `note.html`, as `note`.
///
/// It is asked for a hundred times a page, so this map and those in it stay small: what a template looks up in a map of
/// more than twelve is hashed each time.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NoteView {
    pub row: Shared<NoteRow>,
    pub facts: FactsView,
    pub html: String,
    pub headings: Vec<HeadingView>,
    pub cover: Option<CoverView>,
    pub tags: Vec<Shared<Ref>>,
    pub sources: Vec<SourceView>,
    /// The notebook whose path is shown beside the note: the first that holds it; none when in no notebook.
    pub path: Option<PathView>,
    /// Previous and next in every notebook that holds it, the path's first.
    pub places: Vec<PlaceView>,
    pub links: LinksView,
    /// Carnets reliés.
    pub notebooks: Vec<MembershipView>,
    /// The site's own front matter key `extra`, as JSON text made of strings, numbers, lists and maps.
    pub extra: ExtraView,
}

/// What is known of a note.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FactsView {
    pub authors: Vec<Shared<AuthorCard>>,
    pub community: Option<Shared<CommunityCard>>,
    /// « Discuter de la note »: the note's own address, else its community's.
    pub discuss: Option<String>,
    pub published: Option<DateView>,
    /// When it changed after its publication.
    pub modified: Option<DateView>,
    /// Newest first.
    pub revisions: Vec<RevisionView>,
    pub licence: Option<LicenceView>,
    pub citation: CitationView,
    /// The note's Markdown, redacted as the page is, from the root.
    pub source_address: String,
    pub words: usize,
    /// There is a list of tasks in its text.
    pub has_tasks: bool,
}

/// Linked notes: what leads to a note, and where it leads.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LinksView {
    pub backlinks: Vec<BacklinkView>,
    /// How many there are in all; more than `backlinks` holds when the note is a hub.
    pub backlink_count: usize,
    /// The page that lists them all, when `backlinks` does not.
    pub backlinks_address: Option<String>,
    pub outgoing: Vec<Shared<Ref>>,
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

#[derive(Debug, Clone, Serialize, Hash)]
pub struct AuthorCard {
    pub name: String,
    pub address: Option<String>,
    /// `person` or `team`.
    pub kind: &'static str,
    pub summary: Option<String>,
    /// « Contacter l'auteur·trice »: `mailto:` or `https:`.
    pub contact: Option<String>,
}

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
    pub author: Option<String>,
    pub year: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
}

/// The notebook's path beside a note, windowed around it when long.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PathView {
    pub notebook: Shared<Ref>,
    /// The note's place in words: `Étape 3 de 9` in a path of steps, else `Note 3 de 9`.
    pub place: String,
    /// Notes before the first shown one, 0 when the path begins with it.
    pub hidden_before: usize,
    pub hidden_after: usize,
    /// The shown notes: a part for each category that begins, and one for notes of none.
    pub parts: Vec<PathPart>,
}

/// Notes of one category that follow each other.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PathPart {
    pub category: Option<String>,
    /// The number of the first, 1-based; none where the notes are no steps.
    pub first: Option<usize>,
    pub stops: Vec<Shared<Ref>>,
}

/// The note's place in one notebook.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PlaceView {
    pub notebook: Shared<Ref>,
    /// As [`PathView::place`].
    pub place: String,
    pub previous: Option<Shared<Ref>>,
    pub next: Option<Shared<Ref>>,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct BacklinkView {
    pub source: Shared<Ref>,
    /// The first notebook of the source.
    pub notebook: Option<Shared<Ref>>,
    /// One for each link from that source, at most three.
    pub excerpts: Vec<ExcerptView>,
}

/// The sentence that holds a link: `before` + `words` (to be marked) + `after`, plain text.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ExcerptView {
    pub before: String,
    pub words: String,
    pub after: String,
}

/// One notebook that holds the note: « Intégré par …, le … ».
#[derive(Debug, Clone, Serialize, Hash)]
pub struct MembershipView {
    pub notebook: Shared<NotebookRow>,
    pub added_by: Option<Shared<PersonRef>>,
    pub added: Option<DateView>,
    pub categories: Vec<String>,
    pub pinned: bool,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct RevisionView {
    pub date: DateView,
    pub author: Option<Shared<PersonRef>>,
    pub summary: Option<String>,
}

/// « Citer cette note ».
#[derive(Debug, Clone, Serialize, Hash)]
pub struct CitationView {
    /// APA, 7th edition; the title between `apa_before` and `apa_after` is set in italics.
    pub apa_before: String,
    pub apa_title: String,
    pub apa_after: String,
    pub bibtex: String,
    /// The day of its publication, as indexes of publications read it: `2024/02/29`.
    pub published: Option<String>,
}

/// A notebook; template `notebook.html`, as `notebook`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NotebookView {
    pub row: Shared<NotebookRow>,
    /// On the first page only, and so the headings.
    pub html: String,
    pub headings: Vec<HeadingView>,
    pub authors: Vec<Shared<AuthorCard>>,
    pub community: Option<Shared<CommunityCard>>,
    pub bases: Vec<Shared<Ref>>,
    pub licence: Option<LicenceView>,
    pub published: Option<DateView>,
    pub visibility: &'static str,
    /// Pinned notes first, then the declared categories in their order, then the rest, each with its notes in order.
    pub sections: Vec<SectionView>,
    pub pages: PagesView,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct SectionView {
    /// `pinned`, `category`, `rest` (notes of no category), or `all` when the notebook has no category at all.
    pub kind: &'static str,
    /// For the anchor; unique in the page.
    pub id: String,
    /// The category's title; none unless `kind` is `category`.
    pub title: Option<String>,
    pub notes: Vec<MemberRow>,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct MemberRow {
    /// The note's place in the whole notebook, 1-based.
    pub number: usize,
    pub note: Shared<NoteRow>,
    pub added_by: Option<Shared<PersonRef>>,
    pub added: Option<DateView>,
    pub pinned: bool,
}

/// Where one is in a list of several pages. `count` is 1 when there is only this one.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PagesView {
    /// 1-based.
    pub number: usize,
    pub count: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// The pages to print links to: the first, this one with its neighbours, the last.
    pub links: Vec<PageLink>,
}

/// A page of a long list, in the way to the others.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PageLink {
    /// 1-based.
    pub number: usize,
    pub address: String,
    /// Whether pages between the link before and this one have none.
    pub gap: bool,
}

/// The home page; template `home.html`, as `home`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct HomeView {
    pub html: String,
    pub notebooks: Vec<Shared<NotebookRow>>,
    pub bases: Vec<BaseRow>,
    pub communities: Vec<CommunityRow>,
    /// The newest changes, at most eight.
    pub changes: Vec<ChangeView>,
    /// Notes in no notebook, newest first, at most twenty: all a small vault may have.
    pub loose_notes: Vec<Shared<NoteRow>>,
    /// Published notes.
    pub count: usize,
}

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

#[derive(Debug, Clone, Serialize, Hash)]
pub struct CommunityRow {
    pub name: String,
    pub address: String,
    pub summary: Option<String>,
    pub notes: usize,
    pub notebooks: usize,
}

/// The list of notebooks; template `notebooks.html`, as `list`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NotebooksView {
    pub notebooks: Vec<Shared<NotebookRow>>,
    pub pages: PagesView,
}

/// A base; template `base.html` is the frame of all pages, so this one's is `collection.html`, as `base`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BaseView {
    pub row: BaseRow,
    pub html: String,
    pub community: Option<Shared<CommunityCard>>,
    /// Grouped as a notebook's notes are.
    pub sections: Vec<BaseSectionView>,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct BaseSectionView {
    /// As in [`SectionView`].
    pub kind: &'static str,
    pub id: String,
    pub title: Option<String>,
    pub notebooks: Vec<Shared<NotebookRow>>,
}

/// A community; template `community.html`, as `community`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct CommunityView {
    pub card: Shared<CommunityCard>,
    /// All of them; these, notebooks and authors on the first page only.
    pub links: Vec<OutsideLink>,
    pub html: String,
    pub notebooks: Vec<Shared<NotebookRow>>,
    pub authors: Vec<Shared<PersonRef>>,
    /// By title, paged.
    pub notes: Vec<Shared<NoteRow>>,
    pub note_count: usize,
    /// At most eight.
    pub changes: Vec<ChangeView>,
    pub pages: PagesView,
}

/// An author; template `author.html`, as `author`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct AuthorView {
    pub card: Shared<AuthorCard>,
    pub links: Vec<OutsideLink>,
    pub community: Option<Shared<Ref>>,
    pub html: String,
    /// By newest change, paged.
    pub notes: Vec<Shared<NoteRow>>,
    pub note_count: usize,
    /// On the first page only.
    pub notebooks: Vec<Shared<NotebookRow>>,
    pub pages: PagesView,
}

/// A tag; template `tag.html`, as `tag`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct TagView {
    pub title: String,
    /// By title, paged.
    pub notes: Vec<Shared<NoteRow>>,
    pub note_count: usize,
    pub pages: PagesView,
}

/// A plain list of pages with counts (tags, authors, communities, bases, all notes); template `list.html`, as `list`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ListView {
    /// `tags`, `authors`, `communities`, `bases` or `notes`.
    pub of: &'static str,
    pub entries: Vec<ListEntry>,
    /// Entries on all pages together.
    pub count: usize,
    pub pages: PagesView,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct ListEntry {
    pub title: String,
    pub address: String,
    pub summary: Option<String>,
    /// BCP 47 tag of title and summary, when it is not the site's.
    pub language: Option<String>,
    /// Notes behind it; none in the list of notes.
    pub count: Option<usize>,
}

/// One line of the change log.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangeView {
    pub note: Shared<Ref>,
    pub date: DateView,
    /// `14 h 57`; none for a date without a time.
    pub time: Option<String>,
    pub author: Option<Shared<PersonRef>>,
    pub community: Option<Shared<Ref>>,
    pub summary: Option<String>,
    /// The note's first revision.
    pub first: bool,
}

/// A month of the change log; template `changes_month.html`, as `changes`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesMonthView {
    /// `février 2024`.
    pub title: String,
    pub count: usize,
    pub days: Vec<ChangesDay>,
    pub newer: Option<Ref>,
    pub older: Option<Ref>,
    pub pages: PagesView,
    /// The months of the same year, for the small bar chart that is also the navigation.
    pub year: ChangesYear,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesDay {
    pub date: DateView,
    pub changes: Vec<ChangeView>,
}

/// The front page of the change log; template `changes.html`, as `changes`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesView {
    pub count: usize,
    /// Newest first.
    pub years: Vec<ChangesYear>,
    /// The newest changes, grouped by day, at most thirty.
    pub days: Vec<ChangesDay>,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesYear {
    pub year: i16,
    pub count: usize,
    /// January to December, all twelve.
    pub months: Vec<ChangesMonth>,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesMonth {
    /// `février`.
    pub name: String,
    /// Three or four letters: `févr.`.
    pub short: String,
    pub count: usize,
    /// None when nothing changed that month.
    pub address: Option<String>,
    /// Height of its bar in tenths, 0 to 10, relative to the fullest month of the site.
    pub height: u8,
    pub current: bool,
}

/// All the backlinks of a hub note; template `backlinks.html`, as `backlinks`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BacklinksView {
    pub note: Shared<Ref>,
    pub backlinks: Vec<BacklinkView>,
    pub count: usize,
    pub pages: PagesView,
}

/// A plain page; template `page.html`, as `plain`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PlainView {
    pub title: String,
    pub html: String,
    pub headings: Vec<HeadingView>,
    pub modified: Option<DateView>,
}

/// A redirect; template `redirect.html`, as `redirect`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct RedirectView {
    pub to: Ref,
}

/// An Atom feed; template `atom.xml`, as `feed`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FeedView {
    /// An IRI that never changes.
    pub id: String,
    pub title: String,
    /// RFC 3339.
    pub updated: String,
    /// Whole addresses when the site has a `base_url`, else relative to the feed.
    pub self_url: String,
    pub page_url: String,
    pub entries: Vec<FeedEntry>,
}

/// One revision of one note.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FeedEntry {
    pub id: String,
    pub title: String,
    pub url: String,
    pub updated: String,
    pub published: Option<String>,
    pub author: String,
    pub summary: Option<String>,
    /// BCP 47 tag of title and summary, when it is not the site's.
    pub language: Option<String>,
}
