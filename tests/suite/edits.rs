//! Random edits of a random site, of every kind an author makes while a preview runs: mistakes and their mending, notes
//! and folders that move, themes that come and go.
//!
//! It knows which files an edit touches, as whoever watches them would say, and nothing of what is made of them.

mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use carnet::preview::watch::Changed;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use self::text::{backwards, with_line, with_other_digit, without_line};
use crate::random::{self, World};
use crate::site::{Site, site};

/// A change to a site's files.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    /// A paragraph more, in any document.
    Body(Index, u8),
    /// Words within the first paragraph, which is an excerpt elsewhere.
    Lead(Index, u8),
    /// Another digit somewhere in a document, whose size stays.
    Digit(Index, Index),
    /// A line of front matter, in the place of that of the same key.
    Field(Index, String),
    /// The lists of a notebook or a base, backwards.
    Order(Index),
    /// One of the [`extras`] of this number.
    Write(Index, u8),
    /// The same bytes again.
    Resave(Index),
    /// A note, a notebook, an author, an attachment, a theme's file: anything but the configuration.
    Remove(Index),
    /// To another name, in the same folder.
    Rename(Index, u8),
    /// All that is below one of the folders of notes, to a folder of another name.
    RenameFolder(Index, u8),
    /// Two files of one kind exchange their names; neither's size nor time need change.
    Swap(Index, Index),
    /// A line of `carnet.yaml`, in the place of that of the same key; none leaves the first ones.
    Config(Option<&'static str>),
    /// A mistake, until it is mended or overwritten.
    Break(Index, Mistake),
    /// One of the files that are broken, as it was.
    Mend(Index),
}

/// What is wrong in a file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mistake {
    /// Front matter that does not end, a template's tag that does not either.
    Unfinished,
    /// `visibility: pubic`.
    Visibility,
    /// Bytes that are no text.
    Bytes,
    /// The same document once more, at the same address.
    Twice,
    Config,
    Template,
    Translation,
    /// A text that one of the pages asks for, and that is not there.
    MissingText,
}

/// Several edits that are seen at once, most often one.
pub(crate) fn edits() -> impl Strategy<Value = Vec<Vec<Edit>>> {
    let at_once = prop_oneof![4 => prop::collection::vec(edit(), 1), 1 => prop::collection::vec(edit(), 2..4)];
    prop::collection::vec(at_once, 1..7)
}

fn edit() -> impl Strategy<Value = Edit> {
    use Edit::*;
    let (index, number) = (any::<Index>, any::<u8>);
    prop_oneof![
        4 => (index(), number()).prop_map(|(i, n)| Body(i, n)),
        2 => (index(), number()).prop_map(|(i, n)| Lead(i, n)),
        8 => (index(), index()).prop_map(|(i, digit)| Digit(i, digit)),
        6 => (index(), field()).prop_map(|(i, field)| Field(i, field)),
        2 => index().prop_map(Order),
        6 => (index(), 0..4_u8).prop_map(|(i, n)| Write(i, n)),
        1 => index().prop_map(Resave),
        3 => index().prop_map(Remove),
        2 => (index(), number()).prop_map(|(i, n)| Rename(i, n)),
        2 => (index(), number()).prop_map(|(i, n)| RenameFolder(i, n)),
        2 => (index(), index()).prop_map(|(i, j)| Swap(i, j)),
        3 => prop::option::weighted(0.8, select(CONFIG_LINES.to_vec())).prop_map(Config),
        3 => (index(), select(MISTAKES.to_vec())).prop_map(|(i, mistake)| Break(i, mistake)),
        5 => index().prop_map(Mend),
    ]
}

fn field() -> impl Strategy<Value = String> {
    (select(FIELDS.to_vec()), 0..4_u8).prop_map(|(line, n)| line.replace('#', &n.to_string()))
}

/// Lines of front matter; `#` is a number below 4.
const FIELDS: &[&str] = &[
    "title: Titre #",
    "title: \"[[Toujours là]] #\"",
    "title: Toujours là",
    "title: zq0#slug",
    "title: Zq0#title",
    "title: Autre nom",
    "aliases: [Toujours là, Titre #]",
    "tags: [commune, \"#\"]",
    "visibility: public",
    "visibility: unlisted",
    "visibility: private",
    "visibility: community",
    "draft: true",
    "community: alpha",
    "community: Communauté #",
    "authors: [equipe, personne]",
    "authors: [Personne nouvelle #]",
    "aliases: [zq0#alias, Autre nom]",
    "slug: zq0#slug",
    "slug: propre-#",
    "kind: term",
    "kind: organisation",
    "published: 2024-06-1#",
    "modified: 2024-0#-28",
    "revisions: [{date: 2024-06-1#T12:00, summary: Essai #}]",
    "redirects: [/ancienne/#/]",
    "language: en",
    "licence: CC-BY-#.0",
    "summary: Un résumé #, vers rien.",
    "cover: {image: /media/commun.png, alt: Une image #}",
    "silence: [orphan]",
    "extra: {cle: \"#\"}",
];

const CONFIG_LINES: &[&str] = &[
    "title: Autre",
    "base_url: https://example.org/cop/",
    "language: en",
    "licence: CC-BY-4.0",
    "urls: file",
    "timezone: Asia/Tokyo",
    "html: trusted",
    "addresses: {notes: fiches}",
    "description: Dit",
    "theme: mien",
    "community: alpha",
    "defaults: {visibility: public}",
    "folders: {pages: false}",
    "ignore: [neuve-1.md, media]",
    "silence: [orphan]",
    "links: {unresolved: error}",
    "content: content/notes",
    "content: .",
];

const MISTAKES: &[Mistake] = &[
    Mistake::Unfinished,
    Mistake::Visibility,
    Mistake::Bytes,
    Mistake::Twice,
    Mistake::Config,
    Mistake::Template,
    Mistake::Translation,
    Mistake::MissingText,
];

/// The first configuration: lists and links name notes that may go, which is to be a warning, not the end of the build.
fn config() -> String {
    format!("{}links: {{unresolved: warn}}\ntheme: mien\n", random::CONFIG)
}

/// A site under way.
pub(crate) struct Edited {
    pub site: Site,
    /// Every file as its author wants it.
    files: BTreeMap<String, String>,
    /// Files that are otherwise on the disk.
    broken: BTreeSet<String>,
    touched: BTreeSet<PathBuf>,
}

impl Edited {
    pub(crate) fn new(world: &World) -> Edited {
        let (files, broken, touched) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        let mut edited = Edited { site: site("//- carnet.yaml\n"), files, broken, touched };
        for (path, text) in world.files() {
            edited.put(&path, text);
        }
        edited.put("carnet.yaml", config());
        edited.put("themes/mien/theme.yaml", "contract: 1\n".into());
        edited.put("themes/mien/templates/tag.html", "{% extends \"default/tag.html\" %}".into());
        edited
    }

    /// Makes the edits, and says what a watch would say of them.
    pub(crate) fn apply(&mut self, edits: &[Edit]) -> Changed {
        self.touched.clear();
        for edit in edits {
            self.apply_one(edit);
        }
        self.changed()
    }

    /// Puts all that is broken right.
    pub(crate) fn mend(&mut self) -> Changed {
        self.touched.clear();
        for path in std::mem::take(&mut self.broken) {
            self.restore(&path);
        }
        self.changed()
    }

    fn changed(&self) -> Changed {
        if self.touched.iter().any(|path| path.as_os_str() == "carnet.yaml") {
            return Changed::Everything;
        }
        Changed::Paths(self.touched.clone())
    }

    fn apply_one(&mut self, edit: &Edit) {
        let document = |path: &str| path.starts_with("content/") && path.ends_with(".md");
        let note = |path: &str| path.starts_with("content/notes/") && path.ends_with(".md");
        let any = |path: &str| path != "carnet.yaml";
        match edit {
            Edit::Body(index, n) => self.rewrite(index, document, |text| {
                format!("{text}\n\nAjout numéro {n}, vers [[Toujours là]] et [[zq0{}slug]].\n", n % 6)
            }),
            Edit::Lead(index, n) => self.rewrite(index, note, |text| text.replacen("pour", &format!("pour {n}"), 1)),
            Edit::Digit(index, digit) => self.rewrite(index, document, |text| with_other_digit(text, digit)),
            Edit::Field(index, line) => self.rewrite(index, note, |text| with_line(text, line)),
            Edit::Order(index) => {
                let list = |path: &str| ["content/notebooks/", "content/bases/"].iter().any(|f| path.starts_with(f));
                self.rewrite(index, list, backwards);
            }
            Edit::Write(index, n) => {
                let (path, text) = index.get(&extras(*n)).clone();
                self.put(&path, text);
            }
            Edit::Resave(index) => self.rewrite(index, any, str::to_owned),
            Edit::Remove(index) => {
                let Some(path) = self.chosen(index, any) else { return };
                self.take(&path);
            }
            Edit::Rename(index, n) => {
                let Some(path) = self.chosen(index, any) else { return };
                let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
                let ending = name.rsplit('.').next().unwrap_or_default();
                self.rename(&path, &format!("{folder}/renomme-{n}.{ending}"));
            }
            Edit::RenameFolder(index, n) => self.rename_folder(index, *n),
            Edit::Swap(one, other) => {
                let Some(one) = self.chosen(one, any) else { return };
                let ending = one.rsplit('.').next().unwrap_or_default().to_owned();
                let Some(other) = self.chosen(other, |path| any(path) && path.ends_with(&ending)) else { return };
                if one != other {
                    self.rename(&one, "content/.aside");
                    self.rename(&other, &one);
                    self.rename("content/.aside", &other);
                }
            }
            Edit::Config(line) => {
                let text = line.map_or_else(config, |line| {
                    let key = line.split_inclusive(':').next().unwrap_or(line);
                    without_line(&self.files["carnet.yaml"], key) + line + "\n"
                });
                self.put("carnet.yaml", text);
            }
            Edit::Break(index, mistake) => self.spoil(index, *mistake),
            Edit::Mend(index) => {
                let broken: Vec<&String> = self.broken.iter().collect();
                if !broken.is_empty() {
                    let path = index.get(&broken).to_string();
                    self.restore(&path);
                }
            }
        }
    }

    /// One of the files as the index chooses.
    fn chosen(&self, index: &Index, is: impl Fn(&str) -> bool) -> Option<String> {
        let paths: Vec<&String> = self.files.keys().filter(|path| is(path)).collect();
        (!paths.is_empty()).then(|| index.get(&paths).to_string())
    }

    fn rewrite(&mut self, index: &Index, is: impl Fn(&str) -> bool, text: impl Fn(&str) -> String) {
        let Some(path) = self.chosen(index, is) else { return };
        let text = text(&self.files[&path]);
        self.put(&path, text);
    }

    fn put(&mut self, path: &str, text: String) {
        self.write(path, &text);
        self.broken.remove(path);
        self.files.insert(path.to_owned(), text);
    }

    fn write(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        self.site.write(path, bytes);
        self.touched.insert(path.into());
    }

    fn take(&mut self, path: &str) {
        self.site.remove(path);
        self.touched.insert(path.into());
        self.broken.remove(path);
        self.files.remove(path);
    }

    fn rename(&mut self, from: &str, to: &str) {
        let at = |path: &str| self.site.path().join(path);
        fs::create_dir_all(at(to).parent().expect("a path in the folder")).expect("folders can be made");
        fs::rename(at(from), at(to)).expect("files can be renamed");
        if self.broken.remove(from) {
            self.broken.insert(to.to_owned());
        } else {
            self.broken.remove(to);
        }
        let text = self.files.remove(from).expect("only files that are there are renamed");
        self.files.insert(to.to_owned(), text);
        // What lies aside has a name that nobody follows.
        self.touched.extend([from, to].into_iter().filter(|path| !path.contains("/.")).map(PathBuf::from));
    }

    fn rename_folder(&mut self, index: &Index, n: u8) {
        let below = |path: &str| path.strip_prefix("content/notes/").is_some_and(|rest| rest.contains('/'));
        let Some(path) = self.chosen(index, below) else { return };
        let Some((folder, _)) = path.rsplit_once('/') else { return };
        let folder = format!("{folder}/");
        for path in self.files.keys().filter(|path| path.starts_with(&folder)).cloned().collect::<Vec<_>>() {
            self.rename(&path, &format!("content/notes/dossier-{n}/{}", &path[folder.len()..]));
        }
    }

    fn spoil(&mut self, index: &Index, mistake: Mistake) {
        let note = |path: &str| path.starts_with("content/notes/") && path.ends_with(".md");
        let of_theme = |path: &str| path.starts_with("themes/mien/templates/");
        let (path, bytes) = match mistake {
            Mistake::Config => ("carnet.yaml".into(), b"title: [\n".to_vec()),
            Mistake::Template | Mistake::MissingText => {
                let Some(path) = self.chosen(index, of_theme) else { return };
                let text: &[u8] =
                    if matches!(mistake, Mistake::Template) { b"{% if %}" } else { b"{{ t(key=\"absente\") }}" };
                (path, text.to_vec())
            }
            Mistake::Translation => ("themes/mien/i18n/fr.yaml".into(), b"texts: [\n".to_vec()),
            _ => {
                let Some(path) = self.chosen(index, note) else { return };
                let text = &self.files[&path];
                match mistake {
                    Mistake::Twice => {
                        let text = text.clone().into_bytes();
                        (path.replacen("content/notes/", "content/notes/deux/", 1), text)
                    }
                    Mistake::Visibility => (path, with_line(text, "visibility: pubic").into_bytes()),
                    Mistake::Bytes => (path, b"# \xff\n".to_vec()),
                    _ => (path, text.replacen("\n---\n", "\n", 1).into_bytes()),
                }
            }
        };
        self.write(&path, bytes);
        self.broken.insert(path);
    }

    /// A file as its author wants it; away, when there is to be none.
    fn restore(&mut self, path: &str) {
        match self.files.get(path).cloned() {
            Some(text) => self.put(path, text),
            None => self.take(path),
        }
    }
}

/// Files that appear beside those of the random site, and change: some have the number in their name, all in their text.
fn extras(n: u8) -> Vec<(String, String)> {
    let note = format!(
        "---\nvisibility: public\nrevisions: [{{date: 2024-0{}-02, author: equipe}}]\n---\n# Neuve {n}\n\n\
         Vers [[Toujours là]].\n\n![Vue](/media/plan-{}.png)\n",
        n + 1,
        n % 2
    );
    vec![
        (format!("content/notes/neuve-{n}.md"), note),
        ("content/authors/personne.md".into(), format!("---\nname: Personne {n}\n---\nDit {n}.\n")),
        (format!("content/pages/page-{n}.md"), format!("---\nvisibility: public\n---\n# Page {n}\n")),
        (format!("content/media/plan-{}.png", n % 2), "image ".repeat(n.into())),
        (format!("static/x{}.txt", n % 2), n.to_string()),
        ("static/robots.txt".into(), format!("# {n}\n")),
        ("themes/mien/templates/footer.html".into(), format!("<footer>{n}</footer>")),
        ("themes/mien/templates/tag.html".into(), format!("{{% extends \"default/tag.html\" %}}{{# {n} #}}")),
        ("themes/mien/assets/style.css".into(), format!("p {{ margin: {n}px }}\n")),
        ("themes/mien/i18n/fr.yaml".into(), format!("texts: {{notebooks: Cahiers {n}}}\n")),
        // Of a theme that the configuration does not name.
        ("themes/autre/templates/footer.html".into(), format!("<footer>{n}</footer>")),
    ]
}
