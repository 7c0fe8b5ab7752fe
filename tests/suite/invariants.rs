//! What holds for every site: the same bytes whatever the machine does, the memos that change nothing, links that lead
//! somewhere, an output that survives.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use carnet::output::{self, Written};
use carnet::pipeline::{Pipeline, Request};
use carnet::publish::audience::Audience;
use proptest::prelude::*;
use proptest::sample::select;

use crate::html;
use crate::random::world;
use crate::site::{NOW_OF_MANUAL, Site, bytes, site};

type Files = BTreeMap<String, Vec<u8>>;

fn empty_site() -> Site {
    site("//- carnet.yaml\n")
}

/// The repository's own notebook.
fn own_site() -> Request {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut site = empty_site();
    site.now = NOW_OF_MANUAL;
    let request = site.request(Audience::Public);
    Request { root: root.to_owned(), output: root.join("public"), ..request }
}

/// Says where two sites differ, not all their bytes.
fn same(one: &Files, other: &Files) -> Result<(), TestCaseError> {
    let names = |files: &Files| files.keys().cloned().collect::<BTreeSet<_>>();
    prop_assert_eq!(names(one), names(other));
    for (path, content) in one {
        let (one, other) = (String::from_utf8_lossy(content), String::from_utf8_lossy(&other[path]));
        prop_assert!(one == other, "{path} differs:\n{one}\n--- from ---\n{other}");
    }
    Ok(())
}

// The same bytes

fn with_threads(site: &Site, threads: usize) -> Files {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
    pool.install(|| site.files())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn the_same_files_make_the_same_bytes(world in world()) {
        let site = empty_site();
        world.write(&site);
        let expected = with_threads(&site, 1);
        for threads in [2, 8] {
            same(&expected, &with_threads(&site, threads))?;
        }
        let backwards = empty_site();
        for (path, text) in world.files().into_iter().rev() {
            backwards.write(&path, text);
        }
        same(&expected, &backwards.files())?;
    }
}

#[test]
fn the_repository_s_site_is_the_same_with_any_number_of_threads() {
    let build = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
        pool.install(|| empty_site().files_of(&own_site()))
    };
    same(&build(1), &build(8)).expect("the same bytes");
}

/// Thirty notes, each with a link to the next, in one notebook.
fn thirty_notes() -> Site {
    let mut fixture = String::from("//- content/notebooks/tout.md\n---\ntitle: Tout\nnotes: [");
    let names: Vec<String> = (0..30).map(|n| format!("note-{n:02}")).collect();
    fixture.push_str(&format!("{}]\n---\n", names.join(", ")));
    for n in 0..30 {
        let next = (n + 1) % 30;
        fixture.push_str(&format!(
            "//- content/notes/note-{n:02}.md\n# Note {n}\n\nUn début.\n\nVoir [[note-{next:02}|la suite]].\n\nUne fin.\n"
        ));
    }
    site(&fixture)
}

// Incremental builds: what follows an edit is in `cold` and `incremental`

#[test]
fn another_audience_in_the_same_pipeline_takes_nothing_from_the_first() {
    let site = site(
        "//- content/communities/alpha.md\n---\nname: Alpha\n---\n\
         //- content/notes/a.md\n# A\n\nVers [[b]].\n\
         //- content/notes/b.md\n---\ntitle: Le secret\nvisibility: community\ncommunity: alpha\n---\n",
    );
    let mut kept = Pipeline::default();
    site.build_with(&mut kept, Audience::Community("alpha".into()));
    let (_, built) = site.build_with(&mut kept, Audience::Public);
    let files = bytes(&built.site.expect("no errors"));
    same(&files, &site.files()).expect("the same bytes");
    assert!(files.values().all(|content| !String::from_utf8_lossy(content).contains("secret")));
}

// Links

/// Where a site is published.
struct Place<'a> {
    base_url: Option<&'a str>,
    files: &'a Files,
    ids: BTreeMap<&'a str, HashSet<String>>,
}

impl<'a> Place<'a> {
    fn of(base_url: Option<&'a str>, files: &'a Files) -> Place<'a> {
        let ids = pages(files).map(|(path, page)| {
            let ids = html::tags(&page).into_iter().filter_map(|tag| tag.get("id").map(str::to_owned));
            (path, ids.collect())
        });
        Place { base_url, files, ids: ids.collect() }
    }

    fn base_path(&self) -> &str {
        let after_scheme = self.base_url.and_then(|url| url.split_once("://")).map_or("/", |(_, rest)| rest);
        after_scheme.find('/').map_or("/", |at| &after_scheme[at..])
    }

    /// What is wrong with an address on a page; none for those that lead outside.
    fn check(&self, page: &str, address: &str) -> Result<(), String> {
        let (address, fragment) = address.split_once('#').map_or((address, ""), |(a, f)| (a, f));
        let address = address.split('?').next().unwrap_or(address);
        let path = match self.base_url.and_then(|base| address.strip_prefix(base)) {
            Some(rest) => rest.to_owned(),
            None if address.contains(':') => return Ok(()),
            None => match address.strip_prefix(self.base_path()) {
                Some(rest) if address.starts_with('/') => rest.to_owned(),
                _ if address.starts_with('/') => return Err("is above the site".into()),
                _ if address.is_empty() => page.to_owned(),
                _ => relative(page, address).ok_or("leaves the site")?,
            },
        };
        let path = percent_encoding::percent_decode_str(&path).decode_utf8_lossy().into_owned();
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
        if !self.files.contains_key(&file) {
            return Err(format!("has no file {file}"));
        }
        let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        match self.ids.get(file.as_str()) {
            Some(ids) if !fragment.is_empty() && !ids.contains(fragment.as_ref()) => {
                Err(format!("has no id in {file}"))
            }
            _ => Ok(()),
        }
    }
}

fn relative(page: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let mut address = address;
    while let Some((part, rest)) = address.split_once('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
        address = rest;
    }
    let folder: String = parts.iter().map(|part| format!("{part}/")).collect();
    Some(match address {
        "." => folder,
        address => folder + address,
    })
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, String)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, content)| (path.as_str(), String::from_utf8_lossy(content).into_owned()))
}

/// Everything that is wrong with the pages and the feeds of a site.
fn faults(base_url: Option<&str>, files: &Files) -> Vec<String> {
    let place = Place::of(base_url, files);
    let mut faults = Vec::new();
    for (path, page) in pages(files) {
        let mut ids = HashSet::new();
        for tag in html::tags(&page) {
            for (name, value) in &tag.attributes {
                let wrong = match name.as_str() {
                    "href" | "src" => place.check(path, value).err(),
                    "content" if tag.get("http-equiv").is_some() => {
                        place.check(path, value.rsplit("url=").next().unwrap_or(value)).err()
                    }
                    "id" => (!ids.insert(value.clone())).then(|| String::from("is there twice")),
                    "aria-labelledby" | "for" | "popovertarget" => {
                        (!place.ids[path].contains(value)).then(|| String::from("has no id"))
                    }
                    "style" => Some(String::from("is inline style")),
                    name if name.starts_with("on") => Some(String::from("is inline script")),
                    _ => None,
                };
                faults.extend(wrong.map(|wrong| format!("{path}: <{} {name}=\"{value}\"> {wrong}", tag.name)));
            }
            // Of another type it is data, which no browser runs.
            let is_run = tag.name == "script" && tag.get("type").is_none_or(|kind| !kind.ends_with("json"));
            let inline = (is_run && tag.get("src").is_none()) || tag.name == "style";
            faults.extend(inline.then(|| format!("{path}: an inline <{}>", tag.name)));
        }
    }
    for (path, content) in files.iter().filter(|(path, _)| path.ends_with(".xml")) {
        let feed = String::from_utf8_lossy(content);
        let loc = feed.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next());
        let href = feed.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for address in loc.chain(href) {
            let wrong = place.check(path, &html::unescape(address)).err();
            faults.extend(wrong.map(|wrong| format!("{path}: {address} {wrong}")));
        }
    }
    let index: serde_json::Value = serde_json::from_slice(&files["index.json"]).expect("index.json is JSON");
    addresses_of(&index, &mut |address| {
        let wrong = place.check("index.json", address).err();
        faults.extend(wrong.map(|wrong| format!("index.json: {address} {wrong}")));
    });
    faults
}

/// Every address in `index.json`.
fn addresses_of(value: &serde_json::Value, then: &mut dyn FnMut(&str)) {
    for list in ["notes", "notebooks"] {
        for entry in value[list].as_array().into_iter().flatten() {
            for key in ["address", "source"] {
                entry[key].as_str().into_iter().for_each(&mut *then);
            }
            for key in ["links", "notes", "notebooks"] {
                let texts = entry[key].as_array().into_iter().flatten().filter_map(|address| address.as_str());
                texts.for_each(&mut *then);
            }
        }
    }
}

const CONFIGS: [(&str, Option<&str>); 5] = [
    ("base_url: https://example.org/", Some("https://example.org/")),
    ("base_url: https://example.org/a/b/", Some("https://example.org/a/b/")),
    ("urls: file\nbase_url: https://example.org/a/", Some("https://example.org/a/")),
    ("language: en\ntitle: Notes", None),
    ("urls: file\naddresses: {notes: fiches, authors: gens, changes: suivi, tags: sujets, page: suite}", None),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_link_leads_somewhere(world in world(), config in select(CONFIGS.to_vec()), community in any::<bool>()) {
        let site = empty_site();
        world.write(&site);
        let (lines, base_url) = config;
        // Absolute links are to where the documents believe to be: outside, when the site is elsewhere.
        let links = "defaults: {visibility: private}\nlinks: {unresolved: warn}\n";
        site.write("carnet.yaml", format!("{lines}\n{links}"));
        let audience = if community { Audience::Community("alpha".into()) } else { Audience::Public };
        let faults = faults(base_url, &site.files_for(audience));
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn every_link_of_the_repository_s_site_leads_somewhere() {
    for base_url in ["https://carnet.example/", "https://carnet.example/a/b/"] {
        let request = Request { base_url: Some(base_url.into()), ..own_site() };
        let faults = faults(Some(base_url), &empty_site().files_of(&request));
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn long_lists_lead_to_all_their_pages() {
    let mut fixture =
        String::from("//- content/notebooks/long.md\n---\ntitle: Long\nauthors: A\ncommunity: C\nnotes:\n");
    (0..450).for_each(|n| fixture.push_str(&format!("- n{n}\n")));
    fixture.push_str("---\n//- content/notes/moyeu.md\n# Moyeu\n");
    for n in 0..450 {
        fixture.push_str(&format!(
            "//- content/notes/n{n}.md\n---\ntags: [un]\nauthors: A\ncommunity: C\nrevisions: [{{date: 2024-05-01}}]\n---\n\
             Vers [[moyeu]].\n"
        ));
    }
    for (lines, base_url) in CONFIGS {
        let site = site(&fixture);
        site.write("carnet.yaml", format!("{lines}\ndefaults: {{visibility: public}}\n"));
        let faults = faults(base_url, &site.files());
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn the_checks_of_links_see_faults() {
    let page =
        "<p id=\"a\" style=\"x\"><a id=\"a\" href=\"b/\" onclick=\"x\">b</a><a href=\"#c\">c</a><script>x</script>";
    let files = BTreeMap::from([
        (String::from("index.html"), page.as_bytes().to_vec()),
        (String::from("index.json"), b"{}".to_vec()),
    ]);
    assert_eq!(faults(None, &files).len(), 6);
}

// The output folder

fn synchronise(site: &Site, kept: &mut Pipeline) -> Written {
    let previous = output::check(&site.output(), "public").expect("the folder is ours");
    let (_, built) = site.build_with(kept, Audience::Public);
    let made = built.site.expect("no errors");
    output::synchronise(&site.output(), &made, "public", None, serde_json::Value::Null, previous.as_ref())
        .expect("it is written")
}

/// Every file below a folder, with its bytes and its time.
fn contents(folder: &Path) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be read")) {
        if entry.file_type().is_file() {
            let modified = entry.metadata().expect("metadata").modified().expect("a time");
            let bytes = fs::read(entry.path()).expect("the file can be read");
            found.insert(entry.path().display().to_string(), (bytes, modified));
        }
    }
    found
}

#[test]
fn an_unchanged_site_writes_nothing() {
    let site = thirty_notes();
    let first = synchronise(&site, &mut Pipeline::default());
    assert!(first.written > 30 && first.unchanged == 0);
    let before = contents(&site.output());
    let again = synchronise(&site, &mut Pipeline::default());
    assert_eq!((again.written, again.removed, again.unchanged), (0, 0, first.written));
    assert_eq!(contents(&site.output()), before);
}

#[test]
fn an_edit_writes_what_it_changes_and_a_removal_takes_its_files() {
    let site = thirty_notes();
    site.write("carnet.yaml", "title: Essai\ndefaults: {visibility: public}\nsearch: false\n");
    let mut kept = Pipeline::default();
    synchronise(&site, &mut kept);
    site.write("content/notes/note-07.md", "# Note 7\n\nUn début.\n\nVoir [[note-08|la suite]].\n\nUne faim.\n");
    let written = synchronise(&site, &mut kept);
    assert_eq!((written.written, written.removed), (3, 0), "the page, its source and the page of the whole notebook");
    site.write("content/notes/seule.md", "# Seule\n");
    synchronise(&site, &mut kept);
    assert!(site.output().join("notes/seule/index.html").is_file());
    site.remove("content/notes/seule.md");
    let written = synchronise(&site, &mut kept);
    assert_eq!(written.removed, 2);
    assert!(!site.output().join("notes/seule").exists());
}

#[test]
fn a_file_that_carnet_did_not_make_survives() {
    let site = thirty_notes();
    synchronise(&site, &mut Pipeline::default());
    let foreign = site.output().join("notes/note-07/CNAME");
    fs::write(&foreign, "example.org").expect("it can be written");
    site.remove("content/notes/note-07.md");
    site.write("content/notebooks/tout.md", "---\ntitle: Tout\nnotes: [note-00]\n---\n");
    site.write("content/notes/note-06.md", "# Note 6\n");
    synchronise(&site, &mut Pipeline::default());
    assert_eq!(fs::read_to_string(&foreign).expect("it is there"), "example.org");
    assert!(!site.output().join("notes/note-07/index.html").exists());
}

#[test]
fn a_build_with_errors_leaves_the_published_site_as_it_was() {
    let site = thirty_notes();
    let mut kept = Pipeline::default();
    synchronise(&site, &mut kept);
    let before = contents(&site.output());
    site.write("content/notes/note-07.md", "# Note 7\n\nVoir [[nulle part]].\n");
    let (_, built) = site.build_with(&mut kept, Audience::Public);
    assert!(built.site.is_none(), "a site with errors cannot be written");
    assert_eq!(contents(&site.output()), before);
    site.write("content/notes/note-07.md", "# Note 7\n\nUn début.\n\nVoir [[note-08|la suite]].\n\nUne fin.\n");
    assert_eq!(synchronise(&site, &mut kept).written, 0, "corrected, it is what it was");
}
