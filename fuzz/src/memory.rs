//! Sites in memory, and what is asked of every one of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use carnet::content::config::Config;
use carnet::content::document::FullDocument;
use carnet::content::i18n::Translation;
use carnet::content::reader::Reader;
use carnet::content::source::{Attachment, Sources, Text};
use carnet::diagnostics::{self, Diagnostic, Language};
use carnet::pages::site::{Content, Memory};
use carnet::pipeline::{Built, Loaded, Pipeline, Request};
use carnet::publish::audience::Audience;
use carnet::render::theme;
use carnet::text::hash::fingerprint;

/// The moment of every build: 2024-06-15, noon in Montréal.
const NOW: i64 = 1_718_467_200;

/// Texts by their path from the site's folder. What is in `content/` and is no Markdown is an attachment.
pub type Files = BTreeMap<String, String>;

/// Messages that a text may give: each place of it a few, and some for the whole.
const MESSAGES_PER_BYTE: usize = 4;

/// Bytes of messages that a text may give for each of its own: an excerpt, a sentence and a help for the shortest mistake.
const MESSAGE_BYTES_PER_BYTE: usize = 4_000;

pub fn text(file: &str, path: &str, text: &str) -> Text {
    Text { file: file.into(), path: path.into(), text: text.into(), hash: fingerprint(text.as_bytes()) }
}

/// A configuration of its own lines; what is wrong in them is ignored.
pub fn config(lines: &str) -> Config {
    Config::parse(&"carnet.yaml".into(), lines).0
}

/// One file read alone, with what is said about it. The messages are tried: each can be printed.
pub fn read(config: &Config, path: &str, content: &str) -> (Option<FullDocument>, Vec<Diagnostic>) {
    let translation = translation(config);
    let reader = Reader::new(config, &translation);
    let file = format!("content/{path}");
    let read = reader.read(&text(&file, path, content));
    messages_are_sound(&read.diagnostics, content.len(), &|_| Some(content));
    (read.document, read.diagnostics)
}

/// The interface of a language is read once: most inputs are shorter than its texts.
fn translation(config: &Config) -> Rc<Translation> {
    thread_local! {
        static READ: RefCell<HashMap<String, Rc<Translation>>> = RefCell::default();
    }
    let read = || Rc::new(theme::translation(config, &Sources::default()).0);
    READ.with_borrow_mut(|known| known.entry(config.language.clone()).or_insert_with(read).clone())
}

/// Builds with the pipeline of the last sites of the same configuration: templates are prepared once for them.
fn with_pipeline<T>(config: &str, build: impl FnOnce(&mut Pipeline) -> T) -> T {
    const KEPT: usize = 64;
    thread_local! {
        static PIPELINES: RefCell<HashMap<String, Pipeline>> = RefCell::default();
    }
    PIPELINES.with_borrow_mut(|pipelines| {
        if pipelines.len() > KEPT {
            pipelines.clear();
        }
        build(pipelines.entry(config.to_owned()).or_default())
    })
}

/// Messages have places in their files, can be printed, and are no more than the size of what was written explains.
pub fn messages_are_sound<'t>(diagnostics: &[Diagnostic], written: usize, text_of: &impl Fn(&str) -> Option<&'t str>) {
    for diagnostic in diagnostics {
        let text = diagnostic.file.as_deref().and_then(text_of);
        if let (Some(span), Some(text)) = (&diagnostic.span, text) {
            assert!(text.get(span.clone()).is_some(), "{span:?} is no place in the text: {diagnostic:?}");
        }
    }
    let most = MESSAGES_PER_BYTE * written + 50;
    assert!(diagnostics.len() <= most, "{} messages about {written} bytes", diagnostics.len());
    let printed = diagnostics::render(diagnostics, Language::english(), false, text_of).len();
    let most = MESSAGE_BYTES_PER_BYTE * (written + 20);
    assert!(printed <= most, "{printed} bytes of messages about {written} bytes");
}

/// A site built for the public from nothing but these files; what is said about it can be printed.
pub fn build(files: &Files) -> Built {
    let lines = files.get("carnet.yaml").map_or("", String::as_str);
    let config = config(lines);
    let now = jiff::Timestamp::from_second(NOW).expect("a moment of 2024");
    let request = Request::of(PathBuf::from("site"), Default::default(), Audience::Public, now);
    let mut sources = Sources::default();
    let folder = if config.is_vault() { String::new() } else { format!("{}/", config.content) };
    for (file, content) in files {
        let Some(path) = file.strip_prefix(&folder).filter(|path| *path != "carnet.yaml") else { continue };
        if path.ends_with(".md") {
            sources.content.push(Arc::new(text(file, path, content)));
        } else {
            let dimensions = Some((40, 30)).filter(|_| path.ends_with(".png"));
            let size = content.len() as u64;
            let attachment = Attachment {
                from: file.into(),
                size,
                modified: 0,
                dimensions,
                narrower: None,
                danger: None,
                hash: None,
            };
            Arc::make_mut(&mut sources.attachments).insert(path.to_owned(), attachment);
        }
    }
    sources.content.sort_by(|a, b| a.path.cmp(&b.path));
    let mut loaded = Loaded::of(config, sources);
    let built = with_pipeline(lines, |pipeline| pipeline.make(&request, &mut loaded, &Memory, &|_, _| {}));
    let built = built.expect("memory has no errors");
    let written = files.values().map(String::len).sum();
    messages_are_sound(&built.diagnostics, written, &|file| files.get(file).map(String::as_str));
    built
}

fn bytes_made(content: &Content) -> &[u8] {
    match content {
        Content::Made(bytes) => bytes,
        _ => &[],
    }
}

/// The files of a site that was made, with their bytes; of those that are copied, the name alone. Empty when it has errors.
pub fn made(built: &Built) -> BTreeMap<&str, &[u8]> {
    let files = built.site.iter().flat_map(|site| &site.files);
    files.map(|(path, file)| (path.as_str(), bytes_made(&file.content))).collect()
}

/// No output byte and no name of a file holds a word, in whatever case of its letters.
pub fn nothing_tells(built: &Built, word: &str, why: &dyn Fn() -> String) {
    for (path, bytes) in made(built) {
        for bytes in [path.as_bytes(), bytes] {
            if let Some(at) = position(bytes, word) {
                let around = &bytes[at.saturating_sub(200)..bytes.len().min(at + 200)];
                panic!("{path} tells of '{word}': …{}…\n--- of ---\n{}", String::from_utf8_lossy(around), why());
            }
        }
    }
}

/// Where a word of ASCII letters stands, in whatever case.
pub fn position(bytes: &[u8], word: &str) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

/// The files as a fixture, for messages.
pub fn shown(files: &Files) -> String {
    files.iter().map(|(path, text)| format!("//- {path}\n{text}\n")).collect()
}
