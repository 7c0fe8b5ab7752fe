//! Each promise of the output folder, on folders made for the test. Times are set, never waited for.
#![allow(clippy::unwrap_used)] // a test that cannot set its folder up has nothing to say

mod foreign;
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
