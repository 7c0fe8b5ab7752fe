//! Each promise of the output folder, on folders made for the test. Times are set, never waited for.
#![allow(clippy::unwrap_used)] // a test that cannot set its folder up has nothing to say

mod hidden;
mod interrupted;
mod spool;

use std::cell::Cell;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::text::hash::fingerprint;

thread_local! {
    /// How many more changes to the disk the build on this thread survives; none: all.
    static LIFE: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Called before each change to the folder. The panic stands for a kill: nothing is cleaned up after it.
pub(super) fn moment() {
    match LIFE.get() {
        Some(0) => resume_unwind(Box::new("killed")),
        Some(left) => LIFE.set(Some(left - 1)),
        None => {}
    }
}

/// Builds on one thread and kills the build after so many changes; true when it ended before.
fn survives(changes: usize, folder: &Path, files: &[(&str, &str)]) -> bool {
    survives_site(changes, folder, &site(files))
}

fn survives_site(changes: usize, folder: &Path, site: &Site) -> bool {
    ends_within(changes, || _ = build_for(folder, site, "public").unwrap())
}

/// Works on one thread and is killed after so many changes; true when it ended before.
fn ends_within(changes: usize, work: impl FnOnce() + Send) -> bool {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| {
        LIFE.set(Some(changes));
        let ended = catch_unwind(AssertUnwindSafe(work));
        LIFE.set(None);
        ended.is_ok()
    })
}

fn site(files: &[(&str, &str)]) -> Site {
    let mut site = Site::default();
    for (path, text) in files {
        let phase = match path.rsplit_once('.') {
            Some((_, "css")) => Phase::Asset,
            Some((_, "xml")) => Phase::Index,
            _ => Phase::Page,
        };
        site.make(*path, text.as_bytes(), phase);
    }
    site
}

fn build_for(folder: &Path, site: &Site, audience: &str) -> Result<Written, OutputError> {
    let previous = check(folder, audience)?;
    synchronise(folder, site, audience, Some("inputs".to_owned()), json!({"notes": 1}), previous.as_ref())
}

fn build(folder: &Path, files: &[(&str, &str)]) -> Result<Written, OutputError> {
    build_for(folder, &site(files), "public")
}

fn error(result: Result<Written, OutputError>, root: &Path) -> String {
    result.unwrap_err().to_string().replace(&format!("{}/", root.display()), "")
}

fn is_intact(folder: &Path) -> bool {
    intact(folder, &check(folder, "public").unwrap().unwrap())
}

/// Everything in a folder but the manifest; an empty folder is `name/`.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    fn walk(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
        let names = disk::entries(folder).unwrap();
        if names.is_empty() {
            found.insert(prefix.to_owned(), String::new());
        }
        for name in names {
            let (place, path) = (folder.join(&name), format!("{prefix}{}", name.to_str().unwrap()));
            if place.is_dir() && !place.is_symlink() {
                walk(&place, &format!("{path}/"), found);
            } else if path != ".carnet-manifest.json" {
                found.insert(path, fs::read_to_string(place).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, "", &mut found);
    found
}

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

fn names(folder: &Path) -> Vec<String> {
    disk::entries(folder).unwrap().into_iter().map(|name| name.into_string().unwrap()).collect()
}

fn put(folder: &Path, path: &str, text: &str) {
    let place = folder.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, text).unwrap();
}

fn time(folder: &Path, path: &str) -> SystemTime {
    fs::metadata(folder.join(path)).unwrap().modified().unwrap()
}

/// Sets a file's time to a year that no build writes.
fn age(folder: &Path, path: &str) {
    let file = File::options().write(true).open(folder.join(path)).unwrap();
    file.set_modified(long_ago()).unwrap();
}

fn long_ago() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_000_000_000)
}

/// A folder for the test and the path of an output in it, not yet made.
fn fixture() -> (TempDir, PathBuf) {
    let root = TempDir::new().unwrap();
    let output = root.path().join("public");
    (root, output)
}

const OLD: &[(&str, &str)] = &[
    ("feed.xml", "old feed"),
    ("index.html", "home"),
    ("notes/a/index.html", "a"),
    ("notes/b/index.html", "b"),
    ("style.css", "old style"),
    ("turn", "a file"),
];

/// Against `OLD`: a file changed, one the same, one gone with its folder, one new, one become a folder.
const NEW: &[(&str, &str)] = &[
    ("feed.xml", "new feed"),
    ("index.html", "home"),
    ("notes/a/index.html", "longer a"),
    ("notes/c/d/index.html", "c"),
    ("style.css", "new style"),
    ("turn/index.html", "a folder"),
];

#[test]
fn an_absent_folder_is_made_with_its_parents() {
    let (root, _) = fixture();
    let output = root.path().join("sites/public");
    let done = build(&output, OLD).unwrap();
    assert_eq!(done, Written { written: 6, unchanged: 0, removed: 0, bytes: 29 });
    assert_eq!(tree(&output), texts(OLD));
    assert_eq!(names(&root.path().join("sites")), ["public"]);
    assert!(is_intact(&output));
}

#[test]
fn an_empty_folder_is_filled_and_stays_itself() {
    let (root, output) = fixture();
    fs::create_dir(&output).unwrap();
    build(&output, OLD).unwrap();
    assert_eq!(tree(&output), texts(OLD));
    assert_eq!(names(root.path()), ["public"]);
}

#[test]
fn the_manifest_keeps_what_the_caller_gave() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    let manifest = check(&output, "public").unwrap().unwrap();
    assert_eq!(manifest.inputs.as_deref(), Some("inputs"));
    assert_eq!(manifest.report, json!({"notes": 1}));
    assert_eq!(manifest.files.len(), 6);
    assert_eq!(manifest.files["style.css"].size, 9);

    synchronise(&output, &site(OLD), "public", None, json!(2), Some(&manifest)).unwrap();
    let manifest = check(&output, "public").unwrap().unwrap();
    assert_eq!((manifest.inputs, manifest.report), (None, json!(2)));
}

#[test]
fn an_existing_folder_is_brought_up_to_date() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    let done = build(&output, NEW).unwrap();
    assert_eq!(done, Written { written: 5, unchanged: 1, removed: 2, bytes: 38 });
    assert_eq!(tree(&output), texts(NEW));
    assert!(is_intact(&output));

    build(&output, OLD).unwrap();
    assert_eq!(tree(&output), texts(OLD), "a folder becomes a file again");
}

#[test]
fn an_unchanged_site_writes_nothing() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    for (path, _) in OLD {
        age(&output, path);
    }
    build(&output, OLD).unwrap();
    age(&output, ".carnet-manifest.json");
    let done = build(&output, OLD).unwrap();
    assert_eq!(done, Written { written: 0, unchanged: 6, removed: 0, bytes: 29 });
    for path in OLD.iter().map(|(path, _)| *path).chain([".carnet-manifest.json"]) {
        assert_eq!(time(&output, path), long_ago(), "{path} was touched");
    }
    assert!(is_intact(&output));
}

#[test]
fn a_changed_file_leaves_the_others_untouched() {
    let (_root, output) = fixture();
    build(&output, &[("a.html", "1"), ("b.html", "1")]).unwrap();
    age(&output, "a.html");
    age(&output, "b.html");
    let done = build(&output, &[("a.html", "2"), ("b.html", "1")]).unwrap();
    assert_eq!((done.written, done.unchanged), (1, 1));
    assert_ne!(time(&output, "a.html"), long_ago());
    assert_eq!(time(&output, "b.html"), long_ago());
}

#[test]
fn a_file_tampered_with_is_repaired() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    put(&output, "index.html", "h0me");
    age(&output, "index.html");
    fs::remove_file(output.join("style.css")).unwrap();
    assert!(!is_intact(&output));
    assert_eq!(build(&output, OLD).unwrap().written, 2);
    assert_eq!(tree(&output), texts(OLD));
    assert!(is_intact(&output));
}

#[test]
fn a_lost_folder_is_made_again() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    fs::remove_dir_all(output.join("notes")).unwrap();
    build(&output, OLD).unwrap();
    assert_eq!(tree(&output), texts(OLD));
}

#[test]
fn copied_files_are_streamed_and_plain() {
    let (root, output) = fixture();
    let source = root.path().join("photo.jpg");
    let bytes = "0123456789".repeat(20_000);
    fs::write(&source, &bytes).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&source, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let mut site = Site::default();
    site.copy("images/photo.jpg", source.clone());

    assert_eq!(build_for(&output, &site, "public").unwrap().bytes, 200_000);
    assert_eq!(tree(&output)["images/photo.jpg"], bytes);
    assert_eq!(
        check(&output, "public").unwrap().unwrap().files["images/photo.jpg"].hash,
        fingerprint(bytes.as_bytes())
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(output.join("images/photo.jpg")).unwrap().permissions().mode();
        assert_eq!(mode & 0o111, 0, "{mode:o}");
    }
    assert_eq!(build_for(&output, &site, "public").unwrap().unchanged, 1);

    fs::write(&source, "9".repeat(200_000)).unwrap();
    assert_eq!(build_for(&output, &site, "public").unwrap().written, 1);
    assert_eq!(tree(&output)["images/photo.jpg"], "9".repeat(200_000));

    fs::remove_file(&source).unwrap();
    let message = error(build_for(&output, &site, "public"), root.path());
    assert!(message.starts_with("cannot read 'photo.jpg': "), "{message}");
}

#[test]
fn hashes_are_the_same_everywhere() {
    // A change of these would make every manifest in the world be read again in full.
    assert_eq!(format!("{:016x}", fingerprint(b"")), "fe303bea3afa146a");
    assert_eq!(format!("{:016x}", fingerprint("carnet".repeat(100).as_bytes())), "0a73ac73ef33c843");
}

#[test]
fn foreign_files_survive_and_keep_their_folders() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    put(&output, "CNAME", "example.org");
    put(&output, "notes/b/mine.txt", "mine");
    fs::create_dir(output.join("empty")).unwrap();
    build(&output, NEW).unwrap();
    let mut expected = texts(NEW);
    expected.extend(texts(&[("CNAME", "example.org"), ("notes/b/mine.txt", "mine"), ("empty/", "")]));
    assert_eq!(tree(&output), expected);
}

#[test]
fn a_folder_made_by_someone_else_stays_when_its_pages_go() {
    let (_root, output) = fixture();
    build(&output, &[("index.html", "home")]).unwrap();
    fs::create_dir(output.join("theirs")).unwrap();
    build(&output, &[("index.html", "home"), ("theirs/ours/index.html", "x")]).unwrap();
    build(&output, &[("index.html", "home"), ("theirs/ours/index.html", "y")]).unwrap();
    build(&output, &[("index.html", "home")]).unwrap();
    assert_eq!(tree(&output), texts(&[("index.html", "home"), ("theirs/", "")]));
}

#[test]
fn a_foreign_file_in_the_way_is_refused_before_anything_is_written() {
    let (root, output) = fixture();
    build(&output, OLD).unwrap();
    put(&output, "notes/c", "mine");
    let before = tree(&output);
    assert_eq!(
        error(build(&output, NEW), root.path()),
        "'public/notes/c' is in the way: the site wants to write there, and carnet did not make it"
    );
    assert_eq!(tree(&output), before);

    fs::remove_file(output.join("notes/c")).unwrap();
    put(&output, "notes/c/d/index.html", "mine");
    assert_eq!(
        error(build(&output, NEW), root.path()),
        "'public/notes/c/d/index.html' is in the way: the site wants to write there, and carnet did not make it"
    );
    put(&output, "notes/c/d/index.html", "c");
    age(&output, "notes/c/d/index.html");
    build(&output, NEW).unwrap();
    assert_eq!(tree(&output), texts(NEW), "the same bytes are welcome");
    assert_eq!(time(&output, "notes/c/d/index.html"), long_ago());
}

#[test]
fn a_folder_with_foreign_files_does_not_become_a_file() {
    let (root, output) = fixture();
    build(&output, NEW).unwrap();
    put(&output, "turn/mine.txt", "mine");
    assert_eq!(
        error(build(&output, OLD), root.path()),
        "'public/turn/mine.txt' is in the way: the site wants to write there, and carnet did not make it"
    );
    assert_eq!(tree(&output)["turn/index.html"], "a folder");
}

#[test]
fn a_foreign_folder_is_refused() {
    let (root, output) = fixture();
    put(&output, "thesis.odt", "years");
    put(&output, "a/b", "");
    let expected = "the output folder 'public' is neither empty nor made by carnet: it holds 'a'";
    assert_eq!(error(build(&output, OLD), root.path()), expected);
    let result = synchronise(&output, &site(OLD), "public", None, json!(null), None);
    assert_eq!(error(result, root.path()), expected);
    assert_eq!(tree(&output), texts(&[("a/b", ""), ("thesis.odt", "years")]));

    let file = output.join("thesis.odt");
    assert_eq!(error(build(&file, OLD), root.path()), "the output 'public/thesis.odt' is not a folder");
}

#[test]
fn another_audience_is_refused() {
    let (root, output) = fixture();
    build(&output, OLD).unwrap();
    let expected = "the output folder 'public' holds a build for the audience 'public', this one is for 'soins'";
    assert_eq!(error(build_for(&output, &site(NEW), "soins"), root.path()), expected);
    let previous = check(&output, "public").unwrap();
    let result = synchronise(&output, &site(NEW), "soins", None, json!(null), previous.as_ref());
    assert_eq!(error(result, root.path()), expected);
    assert_eq!(tree(&output), texts(OLD));
}

#[test]
fn a_manifest_that_cannot_be_read_stops_the_build() {
    let (root, output) = fixture();
    build(&output, OLD).unwrap();
    let manifest = |files: &str| {
        format!(r#"{{"version":1,"audience":"public","inputs":null,"report":null,"guests":[],"files":{files}}}"#)
    };
    let entry = r#"["0000000000000000",1,1]"#;
    for (text, expected) in [
        ("{", "EOF while parsing an object at line 1 column 1"),
        (r#"{"version":7}"#, "it is of version 7, this carnet reads version 1"),
        (
            &manifest(&format!(r#"{{"../thesis.odt":{entry}}}"#)),
            "it names a file '../thesis.odt': a part of it is empty, a dot or two, or a drive",
        ),
    ] {
        put(&output, ".carnet-manifest.json", text);
        let refused = build(&output, NEW);
        assert!(refused.as_ref().is_err_and(|error| error.help().is_some()));
        let expected = format!("cannot understand 'public/.carnet-manifest.json': {expected}");
        assert_eq!(error(refused, root.path()), expected);
        assert_eq!(tree(&output), texts(OLD));
    }
}

#[test]
fn paths_that_leave_the_folder_are_refused() {
    let (root, output) = fixture();
    for path in ["../x", "/x", "a//b", "a/./b", "a/", "", "a\\b", "a\0b", ".carnet-manifest.json", "a/.carnet-x"] {
        let refused = build(&output, &[("index.html", "home"), (path, "x")]);
        assert!(matches!(&refused, Err(OutputError::BadPath { path: bad, .. }) if bad == path), "{path}: {refused:?}");
    }
    let refused = build(&output, &[("a", "x"), ("a-b", "x"), ("a/b", "x")]);
    assert_eq!(error(refused, root.path()), "cannot write a file named 'a': the site has a folder of that name");
    assert_eq!(names(root.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_written_through() {
    use std::os::unix::fs::symlink;
    let (root, output) = fixture();
    let elsewhere = root.path().join("elsewhere");
    put(&elsewhere, "index.html", "theirs");
    build(&output, OLD).unwrap();

    fs::remove_file(output.join("index.html")).unwrap();
    symlink(elsewhere.join("index.html"), output.join("index.html")).unwrap();
    assert_eq!(
        error(build(&output, OLD), root.path()),
        "'public/index.html' is a symbolic link where the site wants to write"
    );
    fs::remove_file(output.join("index.html")).unwrap();

    fs::remove_dir_all(output.join("notes/a")).unwrap();
    symlink(&elsewhere, output.join("notes/a")).unwrap();
    assert_eq!(
        error(build(&output, OLD), root.path()),
        "'public/notes/a' is a symbolic link where the site wants to write"
    );
    // Nor is a vanished page removed through one.
    build(&output, &[("index.html", "home")]).unwrap();
    assert_eq!(tree(&elsewhere), texts(&[("index.html", "theirs")]));
    assert!(output.join("notes/a").is_symlink());
}

#[cfg(unix)]
#[test]
fn the_output_itself_may_be_a_link() {
    use std::os::unix::fs::symlink;
    let (root, output) = fixture();
    let real = root.path().join("real");
    fs::create_dir(&real).unwrap();
    symlink(&real, &output).unwrap();
    build(&output, OLD).unwrap();
    build(&output, NEW).unwrap();
    assert!(output.is_symlink());
    assert_eq!(tree(&real), texts(NEW));

    fs::remove_dir_all(&real).unwrap();
    assert!(matches!(build(&output, OLD), Err(OutputError::Symlink { .. })));
}
