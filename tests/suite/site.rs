//! A site in one string: `//- path` begins each file.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use carnet::content::config::ConfigFile;
use carnet::diagnostics::{self, Language, Rule};
use carnet::pages::site::{Content, Memory, Site as Made};
use carnet::pipeline::{self, Built, Loaded, Pipeline, Request};
use carnet::publish::audience::Audience;

/// The moment of every build in the tests: 2024-06-15, noon in Montréal.
pub(crate) const NOW: i64 = 1_718_467_200;

/// The first moment of 2027: behind all dates of the manual.
pub(crate) const NOW_OF_MANUAL: i64 = 1_798_761_600;

/// A site's folder, removed at the end of the test.
pub(crate) struct Site {
    folder: tempfile::TempDir,
    /// The moment of its builds.
    pub now: i64,
    /// Which of its configurations is read.
    pub config: ConfigFile,
}

/// Writes the files of a fixture to a new folder.
///
/// Without a `carnet.yaml` in it, one is added that makes notes public by default.
pub(crate) fn site(fixture: &str) -> Site {
    let site =
        Site { folder: tempfile::tempdir().expect("a temporary folder"), now: NOW, config: ConfigFile::default() };
    if !fixture.contains("//- carnet.yaml") {
        site.write("carnet.yaml", "title: Essai\nbase_url: https://example.org/\ndefaults: {visibility: public}\n");
    }
    for file in fixture.split("//- ").skip(1) {
        let (path, text) = file.split_once('\n').unwrap_or((file, ""));
        site.write(path.trim(), text);
    }
    site
}

impl Site {
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn output(&self) -> PathBuf {
        self.path().join("public")
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a path in the folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path().join(path)).expect("the file is there");
    }

    pub(crate) fn request(&self, audience: Audience) -> Request {
        let now = jiff::Timestamp::from_second(self.now).expect("a moment of this century");
        Request { output: self.output(), ..Request::of(self.path().to_owned(), self.config.clone(), audience, now) }
    }

    /// Builds with a given pipeline, so that its memos can be tried.
    pub(crate) fn build_with(&self, pipeline: &mut Pipeline, audience: Audience) -> (Loaded, Built) {
        let request = self.request(audience);
        let mut loaded = pipeline::load(&request).expect("the folder can be read");
        let built = pipeline.make(&request, &mut loaded, &Memory, &|_, _| {}).expect("memory has no errors");
        (loaded, built)
    }

    /// Builds from nothing, for the public.
    pub(crate) fn build(&self) -> (Loaded, Built) {
        self.build_with(&mut Pipeline::default(), Audience::Public)
    }

    /// Everything that is said about the site, as it is printed, but that a note has no text: those of fixtures are short.
    pub(crate) fn messages(&self) -> String {
        let (loaded, mut built) = self.build();
        built.diagnostics.retain(|diagnostic| diagnostic.rule != Rule::EmptyNote);
        diagnostics::render(&built.diagnostics, Language::english(), false, |file| loaded.text_of(file))
            .trim_end()
            .to_owned()
    }

    /// The files of the public site. Panics with the messages when there are errors.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.files_for(Audience::Public)
    }

    pub(crate) fn files_for(&self, audience: Audience) -> BTreeMap<String, Vec<u8>> {
        let (loaded, built) = self.build_with(&mut Pipeline::default(), audience);
        match &built.site {
            Some(site) => bytes(site),
            None => panic!(
                "{}",
                diagnostics::render(&built.diagnostics, Language::english(), false, |file| loaded.text_of(file))
            ),
        }
    }

    /// The files of the site that a request asks for.
    pub(crate) fn files_of(&self, request: &Request) -> BTreeMap<String, Vec<u8>> {
        let mut loaded = pipeline::load(request).expect("the folder can be read");
        let built = Pipeline::default().make(request, &mut loaded, &Memory, &|_, _| {}).expect("memory has no errors");
        match &built.site {
            Some(site) => bytes(site),
            None => panic!(
                "{}",
                diagnostics::render(&built.diagnostics, Language::english(), false, |file| loaded.text_of(file))
            ),
        }
    }

    /// One text file of the public site.
    pub(crate) fn page(&self, path: &str) -> String {
        let mut files = self.files();
        let bytes = files.remove(path).unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
        String::from_utf8(bytes).expect("a text")
    }
}

/// A made site's bytes, attachments read, the search index as [`read_index`] has it, and books as the files that they hold.
pub(crate) fn bytes(site: &Made) -> BTreeMap<String, Vec<u8>> {
    let mut files = written_bytes(site);
    for (path, bytes) in &mut files {
        if let Some(name) = path.strip_prefix(carnet::search::FOLDER) {
            *bytes = read_index(name, bytes);
        }
        if path.ends_with(".epub") {
            *bytes =
                unpacked(bytes).into_iter().flat_map(|(path, bytes)| [path.into_bytes(), bytes].concat()).collect();
        }
    }
    files
}

/// A made site's bytes as a folder holds them.
pub(crate) fn written_bytes(site: &Made) -> BTreeMap<String, Vec<u8>> {
    let read = |content: &Content| match content {
        Content::Made(bytes) => bytes.to_vec(),
        Content::Copied(from) => fs::read(from).expect("the attachment is there"),
        Content::Picture(from) => {
            carnet::content::pictures::without_metadata(&fs::read(from).expect("the attachment is there")).into_owned()
        }
        Content::Narrowed { from, width } => {
            let photograph = fs::read(from).expect("the attachment is there");
            carnet::content::pictures::narrowed(&photograph, *width).into_owned()
        }
        Content::Card(card) => card.png(),
        Content::Shelved(_) | Content::Unchanged { .. } => unreachable!("memory keeps everything"),
    };
    site.files.iter().map(|(path, file)| (path.clone(), read(&file.content))).collect()
}

/// The files of a book, in their order.
pub(crate) fn unpacked(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("a ZIP archive");
    let files = (0..archive.len()).map(|place| {
        let mut file = archive.by_index(place).expect("a file of the archive");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be read");
        (file.name().expect("a name").into_owned(), bytes)
    });
    files.collect()
}

/// A file of the search index with its words whole and without the numbers of documents, whose digits may read as any word.
fn read_index(name: &str, bytes: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).expect("the index is UTF-8");
    let data = text.split_once(',').and_then(|(_, data)| data.trim_end().strip_suffix(')')).expect("a call");
    let kind = name.split_once('-').map_or(name, |(kind, _)| kind.trim_end_matches(|c: char| c.is_ascii_digit()));
    let coded = data.trim_matches('"');
    let mut said: Vec<String> = Vec::new();
    match kind {
        "index.js" | "c" => return bytes.to_vec(),
        "days" => {}
        "words" => said = whole_words(coded.split_whitespace().map(|word| word.trim_end_matches('='))),
        "notebook" | "kind" | "tag" | "community" | "author" | "language" | "year" => {
            let values: Vec<(String, String)> = serde_json::from_str(data).expect("pairs of texts");
            said.extend(values.into_iter().map(|(value, _)| value));
        }
        _ => {
            let parts: Vec<&str> = coded.split(' ').collect();
            said = whole_words(parts.iter().step_by(2).copied());
            said.extend(parts.iter().filter(|part| part.starts_with('=')).map(|part| (*part).to_owned()));
        }
    }
    said.join("\n").into_bytes()
}

/// Words of which each is written as how many letters are those of the word before, and the rest.
fn whole_words<'t>(coded: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut last = String::new();
    let word = |coded: &str| {
        let mut chars = coded.chars();
        let sign = chars.next().map_or(33, u32::from);
        let same = sign - 33 - [34, 42, 61, 92].iter().filter(|left_out| **left_out < sign).count() as u32;
        last = last.chars().take(same as usize).chain(chars).collect();
        last.clone()
    };
    coded.filter(|coded| !coded.is_empty()).map(word).collect()
}
