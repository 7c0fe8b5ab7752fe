//! One edition of the site: its files, what is wrong, and what is other than in the editions before. A request sees one of
//! them, whole, whatever is made meanwhile.
//!
//! A page is made when it is asked for. A browser keeps the number of all that its page shows, and asks whether it is
//! still that of the page.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::history::{Difference, EditionHistory};
use super::problems::EditionProblems;
use crate::content::source::Sources;
use crate::diagnostics::Diagnostic;
use crate::pages::site::{Content, File, Phase, Site};
use crate::pipeline::{INDEX, Loaded, Model, OutputPlace, PageKey};

/// A site at a moment of a preview.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Grows by one with each edition. The first is the moment of the start, in milliseconds since 1970, so that a page
    /// left open by an earlier run is known to be of no edition of this one.
    pub version: u64,
    /// The last site that had no errors.
    shown: Option<Arc<ShownSite>>,
    /// Where the site lies on its host, not encoded: `/`, or `/cop/`.
    pub base: String,
    /// Pages follow what changes.
    pub live: bool,
    pub problems: Arc<EditionProblems>,
    pub history: EditionHistory,
}

/// A site that is shown. Its pages are made when they are asked for.
#[derive(Debug, Default)]
pub struct ShownSite {
    /// The files that are no pages, and no sources of notes.
    files: Site,
    /// Size and time of those that are copied.
    stamps: BTreeMap<String, (u64, i64)>,
    /// What pages are made from; none where all files are there already.
    made_from: Option<(Model, Arc<Loaded>)>,
}

/// A file, as it is asked for.
#[derive(Debug)]
pub enum AskedFile {
    /// With the number of all that it shows, if it is a page.
    File(Content, Option<PageKey>),
    /// A page that cannot be made.
    Broken(Box<Diagnostic>),
}

impl Edition {
    /// The state before the first build: no site.
    pub fn before(version: u64, live: bool) -> Edition {
        let problems = Arc::new(EditionProblems::default());
        Edition {
            version,
            shown: None,
            base: String::from("/"),
            live,
            problems,
            history: EditionHistory::from(version),
        }
    }

    /// The edition that follows this one, of a site that lies at `base`. Without a site, as when there are errors, the
    /// last one stays where it is.
    pub fn next(&self, made: Option<Arc<ShownSite>>, base: &str, problems: EditionProblems) -> Edition {
        let version = self.version + 1;
        let base = if made.is_some() || self.shown.is_none() { base } else { &self.base };
        let history = match (&self.shown, &made) {
            (Some(old), Some(new)) if *base == self.base => self.history.with(difference(version, old, new)),
            // Pages that only told of errors, or that stand elsewhere now, are loaded again.
            (_, Some(_)) => EditionHistory::from(version),
            (_, None) => self.history.with(Difference { version, ..Difference::default() }),
        };
        Edition {
            version,
            shown: made.or_else(|| self.shown.clone()),
            base: base.to_owned(),
            live: self.live,
            problems: Arc::new(problems),
            history,
        }
    }

    /// The edition that follows this one, of a site that was shown before.
    pub fn back_to(&self, shown: Option<Arc<ShownSite>>, problems: EditionProblems) -> Edition {
        let version = self.version + 1;
        let history = EditionHistory::from(version);
        Edition { version, shown, history, problems: Arc::new(problems), base: self.base.clone(), live: self.live }
    }

    /// The same for readers on other machines: without the messages.
    pub fn for_network(&self) -> Edition {
        Edition { problems: Arc::new(self.problems.untold()), ..self.clone() }
    }

    /// What is shown, when there was ever a site without errors.
    pub fn shown(&self) -> Option<&Arc<ShownSite>> {
        self.shown.as_ref()
    }

    /// Every file of the site, when there was ever one without errors. It makes every page.
    pub fn site(&self) -> Option<Site> {
        self.shown.as_ref().map(|shown| shown.site())
    }

    /// A fingerprint of all that each page shows, by path. It looks at every page.
    pub fn keys(&self) -> BTreeMap<String, PageKey> {
        let pages = self.shown.iter().filter_map(|shown| shown.made_from.as_ref());
        let keys = pages.flat_map(|(model, _)| model.pages().iter().map(|p| (p.file.clone(), model.key(&p.page))));
        keys.collect()
    }
}

impl ShownSite {
    /// A site of files that are all there, made of these sources.
    pub fn new(files: Site, sources: &Sources) -> ShownSite {
        let lists = [&sources.attachments, &sources.statics, &sources.assets];
        let known: HashMap<&Path, (u64, i64)> = lists
            .into_iter()
            .flat_map(|files| files.values())
            .map(|file| (file.from.as_path(), (file.size, file.modified)))
            .collect();
        let copied = files.files.iter().filter_map(|(path, file)| match &file.content {
            Content::Copied(from) | Content::Picture(from) | Content::Narrowed { from, .. } => {
                Some((path.clone(), *known.get(from.as_path())?))
            }
            _ => None,
        });
        let stamps = copied.collect();
        ShownSite { files, stamps, made_from: None }
    }

    /// A site whose pages are made from a model of what was read.
    pub fn of(model: Model, loaded: Arc<Loaded>) -> ShownSite {
        let files = ShownSite::new(model.files().clone(), &loaded.sources);
        ShownSite { made_from: Some((model, loaded)), ..files }
    }

    pub fn model(&self) -> Option<&Model> {
        self.made_from.as_ref().map(|(model, _)| model)
    }

    pub fn loaded(&self) -> Option<&Loaded> {
        self.made_from.as_ref().map(|(_, loaded)| loaded.as_ref())
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        let is_of = |model: &Model| model.place(path).is_some() || model.data_file(path).is_some();
        self.files.files.contains_key(path) || self.model().is_some_and(is_of)
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<AskedFile> {
        let made = |bytes: Vec<u8>| Content::Made(bytes.into());
        let Some((model, loaded)) = &self.made_from else {
            return self.files.files.get(path).map(|file| AskedFile::File(file.content.clone(), None));
        };
        if path == INDEX {
            return Some(AskedFile::File(made(model.index()), None));
        }
        if let Some(text) = model.data_file(path) {
            return Some(AskedFile::File(made(text.as_bytes().to_vec()), None));
        }
        if let Some(id) = model.epub_at(path) {
            return model.epub(id).ok().map(|bytes| AskedFile::File(made(bytes), None));
        }
        if let Some(file) = self.files.files.get(path) {
            return Some(AskedFile::File(file.content.clone(), None));
        }
        Some(match model.place(path)? {
            OutputPlace::Page(index) => match model.print_with_key(&model.pages()[index].page, &loaded.sources) {
                Ok((bytes, key)) => AskedFile::File(made(bytes), Some(key)),
                Err(error) => AskedFile::Broken(error),
            },
            OutputPlace::Source(id) => {
                let text = loaded.text_of(&model.graph().published.get(id).file).unwrap_or_default();
                AskedFile::File(made(model.source(id, text).into_bytes()), None)
            }
        })
    }

    /// A fingerprint of all that the page at a path shows; none when no page is made there.
    pub fn key(&self, path: &str) -> Option<PageKey> {
        let model = self.model()?;
        match model.place(path)? {
            OutputPlace::Page(index) => Some(model.key(&model.pages()[index].page)),
            OutputPlace::Source(_) => None,
        }
    }

    fn site(&self) -> Site {
        let mut site = self.files.clone();
        let Some((model, _)) = &self.made_from else { return site };
        let context = model.context();
        let mut add = |path: String, phase, hidden| {
            if let Some(AskedFile::File(content, _)) = self.file(&path) {
                site.add(path.clone(), content, phase);
                if hidden {
                    site.hide(&path);
                }
            }
        };
        add(INDEX.to_owned(), Phase::Index, false);
        for (path, phase) in model.data_files() {
            add(path.to_owned(), phase, false);
        }
        for (_, path, planned) in model.epubs() {
            add(path, Phase::Asset, planned.hidden);
        }
        for planned in model.pages() {
            add(planned.file.clone(), planned.page.phase(), planned.hidden);
            let note = planned.page.note();
            if let Some(source) = note.and_then(|id| context.addresses.source(context.document(id))) {
                add(source, Phase::Page, planned.hidden);
            }
        }
        site
    }

    /// Whether the file at `path` is the same in another site.
    fn same(&self, file: &File, other: &ShownSite, new: &File, path: &str) -> bool {
        match (&file.content, &new.content) {
            (Content::Made(old), Content::Made(new)) => Arc::ptr_eq(old, new) || old == new,
            (Content::Copied(old), Content::Copied(new)) | (Content::Picture(old), Content::Picture(new)) => {
                old == new && self.stamps.get(path) == other.stamps.get(path)
            }
            (Content::Narrowed { from: old, width }, Content::Narrowed { from: new, width: other_width }) => {
                (old, width) == (new, other_width) && self.stamps.get(path) == other.stamps.get(path)
            }
            (Content::Card(old), Content::Card(new)) => old == new,
            _ => false,
        }
    }
}

/// The files of the pages that another site does not have.
fn beyond(pages: &Model, others: &Model) -> BTreeSet<String> {
    let files = pages.pages().iter().map(|planned| &planned.file);
    files.filter(|file| others.place(file).is_none()).cloned().collect()
}

/// What is other in a site: the files that are no pages, and which pages came and went. Whether a page shows something else
/// is asked for each page that a browser shows: see [`ShownSite::key`].
fn difference(version: u64, old: &ShownSite, new: &ShownSite) -> Difference {
    let mut difference = Difference { version, ..Difference::default() };
    if let (Some(old), Some(new)) = (old.model(), new.model()) {
        if old.is_linked_as(new) {
            // It holds the site's title.
            if !old.prints_as(new) {
                difference.changed.insert(INDEX.to_owned());
            }
            return difference;
        }
        if !old.is_planned_as(new) {
            (difference.added, difference.removed) = (beyond(new, old), beyond(old, new));
        }
        difference.changed.insert(INDEX.to_owned());
    }
    let mut before = old.files.files.iter().peekable();
    // Both are in the order of their paths.
    for (path, file) in &new.files.files {
        while let Some((gone, _)) = before.next_if(|(before, _)| *before < path) {
            difference.removed.insert(gone.clone());
        }
        match before.next_if(|(before, _)| *before == path) {
            None => _ = difference.added.insert(path.clone()),
            Some((_, was)) if old.same(was, new, file, path) => {}
            Some(_) => _ = difference.changed.insert(path.clone()),
        }
    }
    difference.removed.extend(before.map(|(path, _)| path.clone()));
    difference
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::site::Phase;

    fn shown(files: &[(&str, &str)]) -> ShownSite {
        let mut site = Site::default();
        for (path, text) in files {
            site.make(*path, text.as_bytes(), Phase::Page);
        }
        ShownSite { files: site, ..ShownSite::default() }
    }

    fn names(difference: &Difference) -> [Vec<&str>; 3] {
        [&difference.added, &difference.changed, &difference.removed]
            .map(|set| set.iter().map(String::as_str).collect())
    }

    #[test]
    fn what_came_changed_and_went() {
        let old = shown(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let new = shown(&[("b", "1"), ("c", "2"), ("d", "1")]);
        assert_eq!(names(&difference(1, &old, &new)), [vec!["d"], vec!["c"], vec!["a"]]);
    }

    #[test]
    fn the_last_good_site_stays_and_a_first_one_is_new_to_everyone() {
        let waiting = Edition::before(10, true).next(None, "/", EditionProblems::default());
        assert!(waiting.site().is_none());
        let good = waiting.next(Some(shown(&[("a.html", "1")]).into()), "/", EditionProblems::default());
        assert!(good.history.since(11).is_none());
        let broken = good.next(None, "/", EditionProblems::default());
        assert!(broken.site().is_some_and(|site| site.files.contains_key("a.html")));
        assert_eq!(broken.history.since(12).map(|found| found.len()), Some(1));
    }
}
