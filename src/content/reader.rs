//! One file to one document: front matter and body together, defaults filled in.
//!
//! A pure function of the file and the site's settings, so its result can be kept as long as neither changes.

mod complete;

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::Arc;

use jiff::tz::TimeZone;
use rapidhash::fast::SeedableState;

use crate::content::config::{Config, Folders};
use crate::content::document::front;
use crate::content::document::names::FoldedNames;
use crate::content::document::works::{self, CitedWorks, Citing};
use crate::content::document::{Document, FullDocument, KeptBack, Kind, MAX_TAGS, Visibility};
use crate::content::fields::{DateRules, Order};
use crate::content::front_matter::keep_back::table::{fold, marks};
use crate::content::front_matter::{self, Dialect, Metadata, table};
use crate::content::i18n::{self, Translation};
use crate::content::keys::Role;
use crate::content::markdown::{self, LinkUse, Parsed, Settings, TextHead};
use crate::content::source::Text;
use crate::content::typography::Typography;
use crate::diagnostics::{Diagnostic, Problems, Rule, Severity, Span, Spanned, phrases, say};
use crate::text::signs::readable;
use complete::stem_of;

/// Reads files, as the configuration and the interface's language decide.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    choices: Choices<'a>,
    zone: TimeZone,
    settings: Settings,
}

/// What the configuration decides of how a file is read. Nothing else of it is known here, so that another change of the
/// configuration leaves what was read as it is.
#[derive(Debug, Clone, Hash)]
struct Choices<'a> {
    /// Where paths of documents begin.
    content: &'a str,
    folders: &'a Folders,
    is_vault: bool,
    /// What cannot be read of a front matter is a warning.
    front_matter_warn: bool,
    language: &'a str,
    time_zone: &'a str,
    visibility: Visibility,
    citations: Citing,
    /// Of the documents that name none.
    authors: Vec<&'a str>,
    community: Option<&'a str>,
}

/// A file, read: none when nothing could be made of it.
#[derive(Debug)]
pub struct Read {
    pub document: Option<FullDocument>,
    pub diagnostics: Vec<Diagnostic>,
}

/// What is known of a file before its body is read.
struct FileHead {
    metadata: Metadata,
    path: String,
    /// And whether the front matter gives it.
    slug: (String, bool),
    /// The byte at which the body begins.
    body: usize,
    /// Its keys are not known, so that it may ask to be kept back.
    is_unread: bool,
    is_whole: bool,
}

impl Reader<'_> {
    /// A reader of a site's files, whose interface has these texts.
    pub fn new<'a>(config: &'a Config, translation: &Translation) -> Reader<'a> {
        let others = translation.others.iter();
        let settings = Settings {
            typography: translation.typography.clone(),
            trusted: config.html_trusted,
            vault: config.is_vault(),
            line_breaks: config.keeps_line_breaks(),
            base_url: config.base_url.clone(),
            words: translation.words.clone(),
            others: others.map(|(name, other)| (name.clone(), other.words.clone(), other.typography.clone())).collect(),
        };
        let choices = Choices {
            content: &config.content,
            folders: &config.folders,
            is_vault: config.is_vault(),
            front_matter_warn: config.front_matter_warn,
            language: &config.language,
            time_zone: &config.time_zone,
            visibility: config.default_visibility,
            citations: config.citations,
            authors: config.default_authors.iter().map(|author| author.value.as_str()).collect(),
            community: config.default_community.as_ref().map(|community| community.value.as_str()),
        };
        Reader { choices, zone: config.zone(), settings }
    }

    /// The same for readers that read every file alike.
    pub fn key(&self) -> u64 {
        SeedableState::fixed().hash_one((&self.choices, &self.settings))
    }

    pub fn read(&self, source: &Text) -> Read {
        let mut problems = Problems::of(&source.file);
        let document = match readable(&source.text) {
            Cow::Borrowed(_) => self.document(source, &mut problems),
            Cow::Owned(text) => self.document(&Text { text, ..source.clone() }, &mut problems),
        };
        Read { document, diagnostics: problems.into_vec() }
    }

    /// What the front matter of a file says, without its text; none when a build would stop at it.
    pub fn read_head(&self, source: &Text) -> Option<Arc<Document>> {
        let text = readable(&source.text);
        let mut problems = Problems::of(&source.file);
        let parts = match self.choices.is_vault {
            true => front_matter::split_of_vault(&text, &mut problems),
            false => front_matter::split(&text, &mut problems),
        };
        let head = text.get(..parts.body)?.to_owned();
        let Text { file, path, hash, .. } = source;
        let Read { document, diagnostics } =
            self.read(&Text { file: file.clone(), path: path.clone(), text: head, hash: *hash });
        let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
        // What seems to be a second front matter may ask for anything.
        let is_refused = problems.into_vec().iter().any(is_error);
        let has_errors = !self.choices.is_vault && diagnostics.iter().any(is_error);
        document.map(|read| read.document).filter(|_| !is_refused && !has_errors)
    }

    fn document(&self, source: &Text, problems: &mut Problems) -> Option<FullDocument> {
        let role = self.choices.folders.role_of(&source.path);
        let FileHead { mut metadata, path, slug: (slug, own_slug), body: start, is_unread, is_whole } =
            self.head(role, source, problems)?;
        let folder = self.folder_named_by(role, &path);
        let settings = self.settings_of(metadata.common.language.as_deref());
        let typography = &settings.typography;
        let title = metadata.title.as_deref().filter(|title| !title.is_empty()).map(|title| typography.set(title));
        let text = &source.text[start..];
        let base_url = settings.base_url.as_deref();
        let mut front = take_links(&mut metadata, base_url);
        self.set(&mut metadata, &settings);
        let cited = CitedWorks::of(&metadata.common.sources, self.choices.citations, &settings.words);
        let head = TextHead { title: title.as_deref(), cited };
        let Parsed { outline, body } = markdown::parse(text, start, head, &settings, problems);
        let title = metadata.title.as_deref().filter(|title| !title.is_empty()).map(|title| typography.set(title));
        let mut heading = if title.is_none() { outline.title.clone() } else { None };
        front::take_links_of_heading(&mut heading, base_url, &mut front);
        let title = title.or(heading).unwrap_or_else(|| typography.set(&self.name_of_file(&path, folder)));
        let written_title = front::written_title(&title, &front);
        warn_of_visibility(role, &metadata, is_whole, problems);
        let Metadata { visibility, draft, kept_back, wishes, bounds, kind, mut common, .. } = metadata;
        common.aliases.extend(folder.map(str::to_owned));
        self.add_tags_of_text(&mut common.tags, &outline.tags, start, problems);
        let is_for_all = self.choices.folders.is_written_for_home(&source.path);
        let unsaid = if is_for_all { Visibility::Public } else { self.choices.visibility };
        let names = FoldedNames::of(&path, &slug, written_title.as_deref().unwrap_or(&title), &common.aliases);
        let document = Document {
            file: source.file.clone(),
            path,
            slug,
            own_slug,
            title,
            written_title,
            visibility: visibility.map_or(unsaid, |v| v.value),
            draft,
            kept_back: match kept_back {
                true => Some(KeptBack::Asked),
                false if !wishes.is_empty() => Some(KeptBack::Elsewhere),
                false => is_unread.then_some(KeptBack::Unread),
            },
            bounds,
            is_whole,
            common,
            kind,
            front,
            outline,
            names: Arc::new(names),
        };
        if role == Role::Note {
            self.warn_draft_tag(&document, source, start, problems);
        }
        Some(FullDocument { document: Arc::new(document), body: Arc::new(body) })
    }

    /// The front matter of a file, and what is wrong with it. None when nothing can be made of the file.
    fn head(&self, role: Role, source: &Text, problems: &mut Problems) -> Option<FileHead> {
        let mark = problems.len();
        let parts = match self.choices.is_vault {
            true => front_matter::split_of_vault(&source.text, problems),
            false => front_matter::split(&source.text, problems),
        };
        // In a vault other programs' files are no mistake: what may ask to be kept back is, and the rest is built.
        let is_lenient = self.choices.is_vault || self.choices.front_matter_warn;
        let is_misplaced = problems.since(mark).iter().any(|problem| problem.severity == Severity::Error);
        let is_unclosed = problems.since(mark).iter().any(|problem| problem.rule == Rule::UnclosedFrontMatter);
        // Where a front matter has no end, nothing is known to be text.
        if is_unclosed && !is_lenient {
            return None;
        }
        let of_keys = problems.len();
        if is_misplaced && is_lenient {
            problems.help_errors(mark..of_keys, &phrases::withheld_as_unread());
        }
        let has_errors = |problems: &Problems| {
            let mut found = problems.since(if self.choices.is_vault { of_keys } else { mark }).iter();
            found.any(|problem| problem.severity == Severity::Error)
        };
        let (mut metadata, is_unread) = self.metadata(role, source, parts.head, is_misplaced, problems)?;
        // A name that cannot be read is not an absent one.
        if !has_errors(problems) {
            self.complete(role, &mut metadata);
        }
        let path = source.path.strip_suffix(".md").unwrap_or(&source.path).to_owned();
        let folder = self.folder_named_by(role, &path);
        let slug = self.slug_of(&metadata, folder.unwrap_or(stem_of(&path)), problems);
        let is_refused = has_errors(problems) || (!is_lenient && !metadata.wishes.is_empty());
        let is_whole = !(if self.choices.front_matter_warn { is_unread } else { is_refused || is_unclosed });
        if self.choices.front_matter_warn && is_unread {
            problems.help_errors(of_keys..problems.len(), &phrases::withheld_as_unread());
        }
        for wish in &metadata.wishes {
            problems.add(wish.span.clone(), wish.diagnostic(table::keys_of(role), is_lenient));
        }
        let is_unread = is_misplaced || is_unread && self.choices.front_matter_warn;
        Some(FileHead { metadata, path, slug, body: parts.body, is_unread, is_whole })
    }
}

fn warn_of_visibility(role: Role, metadata: &Metadata, is_whole: bool, problems: &mut Problems) {
    if let Some(Spanned { value: Visibility::Community, span }) = &metadata.visibility
        && metadata.common.community.is_none()
        && is_whole
    {
        problems.add(span.clone(), say::for_no_community());
    }
    if role == Role::Home {
        warn_hidden_home(metadata, problems);
    }
}

impl Reader<'_> {
    /// Sets the sentences of a front matter as its language is set. Documents share tags, which are set as the site's own texts.
    fn set(&self, Metadata { common, kind, .. }: &mut Metadata, settings: &Settings) {
        let typography = &settings.typography;
        let revised = common.revisions.iter_mut().filter_map(|revision| revision.summary.as_mut());
        let of_cover = common.cover.iter_mut().flat_map(|cover| [Some(&mut cover.alt), cover.credit.as_mut()]);
        for text in common.summary.iter_mut().chain(revised).chain(of_cover.flatten()) {
            *text = typography.set(text);
        }
        if let Kind::Notebook(collection) | Kind::Base(collection) = kind {
            for category in &mut collection.categories {
                category.title = typography.set(&category.title);
            }
        }
        works::set(&mut common.sources, typography);
        if self.choices.citations == Citing::AuthorYear {
            works::arrange(&mut common.sources, &settings.words, typography);
        }
        for link in common.further.iter_mut().filter(|link| link.url.as_ref() != Some(&link.text)) {
            link.text = typography.set(&link.text);
        }
        for tag in &mut common.tags {
            *tag = self.settings.typography.set(tag);
        }
    }

    /// Adds the tags that stand in the text, which begins at byte `body`.
    fn add_tags_of_text(&self, tags: &mut Vec<String>, of_text: &[String], body: usize, problems: &mut Problems) {
        for tag in of_text {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        if tags.len() > MAX_TAGS {
            if of_text.len() > MAX_TAGS {
                problems.add(body..body, say::too_many_tags(MAX_TAGS));
            }
            tags.truncate(MAX_TAGS);
        }
    }

    /// Says when a tag in the text of a note says that it is a draft, though the note is published: programs for vaults publish
    /// it too.
    fn warn_draft_tag(&self, document: &Document, source: &Text, body: usize, problems: &mut Problems) {
        let is_kept = document.draft || document.kept_back.is_some() || document.visibility == Visibility::Private;
        let of_draft = |tag: &&String| marks(&fold(tag.rsplit('/').next().unwrap_or(tag)));
        let of_links = document.outline.links.iter().filter(|link| link.is_tag).map(|link| &link.target);
        let mut tags = document.outline.tags.iter().chain(of_links);
        let Some(tag) = tags.find(of_draft).filter(|_| !is_kept) else { return };
        let written = if document.outline.tags.contains(tag) { format!("#{tag}") } else { format!("#[[{tag}]]") };
        let at = source.text.get(body..).and_then(|text| text.find(&written)).map_or(body, |at| body + at);
        let end = source.text.get(at..at + written.len()).map_or(at, |_| at + written.len());
        problems.add(at..end, say::tag_of_a_draft_in_text(tag));
    }

    /// The settings of a document in this language; none is the site's.
    fn settings_of(&self, language: Option<&str>) -> Cow<'_, Settings> {
        let Some(language) = language.filter(|language| *language != self.choices.language) else {
            return Cow::Borrowed(&self.settings);
        };
        let root = i18n::root_of(language);
        if root == i18n::root_of(self.choices.language) {
            let typography = self.settings.typography.in_region(language);
            return Cow::Owned(Settings { typography, ..self.settings.clone() });
        }
        let other = self.settings.others.iter().find(|(known, ..)| known == root);
        // A language without a file is left as it is written.
        let (words, typography) = match other {
            Some((_, words, typography)) => (words.clone(), typography.in_region(language)),
            None => (self.settings.words.clone(), Typography::default()),
        };
        Cow::Owned(Settings { typography, words, others: Vec::new(), ..self.settings.clone() })
    }

    /// What the front matter says, and whether it may have said more that kept the file from being published. None where
    /// nothing can be made of it, and that is an error.
    fn metadata(
        &self,
        role: Role,
        source: &Text,
        head: Option<(Dialect, Span)>,
        is_misplaced: bool,
        problems: &mut Problems,
    ) -> Option<(Metadata, bool)> {
        let (dialect, text, base) =
            head.map_or((Dialect::Yaml, "", 0), |(dialect, span)| (dialect, &source.text[span.clone()], span.start));
        let order = self.choices.is_vault.then(|| Order::of(self.choices.language));
        let dates = DateRules { zone: &self.zone, order };
        if let Some(metadata) = front_matter::read(role, (dialect, text), base, dates, problems) {
            let is_unread = is_misplaced || metadata.is_doubtful;
            return Some((metadata, is_unread));
        }
        if !self.choices.front_matter_warn {
            return None;
        }
        Some((front_matter::read(role, (Dialect::Yaml, ""), 0, &self.zone, problems)?, true))
    }
}

/// A home page is made even where its text is withheld, and its author, who sees the text in the file, may not notice: it is reported.
fn warn_hidden_home(metadata: &Metadata, problems: &mut Problems) {
    match &metadata.visibility {
        _ if metadata.kept_back => problems.add(0..0, say::home_says_publish_false()),
        _ if !metadata.wishes.is_empty() => problems.add(0..0, say::home_may_ask_to_be_kept_back()),
        _ if metadata.draft => problems.add(0..0, say::home_is_draft()),
        Some(Spanned { value: Visibility::Private, span }) => problems.add(span.clone(), say::home_is_private()),
        _ => {}
    }
}

fn take_links(metadata: &mut Metadata, base_url: Option<&str>) -> Vec<Spanned<LinkUse>> {
    let places = std::mem::take(&mut metadata.places);
    if places.is_empty() {
        return Vec::new();
    }
    let Metadata { title, kind, common, .. } = metadata;
    front::take_links((title.as_mut(), kind, common), &places, base_url)
}
