//! Files whose addresses are not to be listed: whatever the other tests promise holds for them, and nothing tells them.

use super::super::key::PathKey;
use super::*;
use crate::content::source::outputs::is_output;
use crate::text::hash::fingerprint;

/// A site of which every path with `secret` in it is hidden.
fn hiding(files: &[(&str, &str)]) -> Site {
    let mut site = site(files);
    for (path, _) in files.iter().filter(|(path, _)| path.contains("secret")) {
        site.hide(path);
    }
    site
}

fn build_hiding(folder: &Path, files: &[(&str, &str)]) -> Written {
    build_for(folder, &hiding(files), "public").unwrap()
}

/// What a host would serve of carnet's own files: their names and bytes.
fn own_files(folder: &Path) -> String {
    let own = names(folder).into_iter().filter(|name| name.starts_with(".carnet-"));
    own.map(|name| format!("{name}: {}\n", fs::read_to_string(folder.join(&name)).unwrap())).collect()
}

const HIDDEN: &[(&str, &str)] = &[
    ("index.html", "home"),
    ("notes/a/index.html", "a"),
    ("notes/a/secret-a.pdf", "a's"),
    ("notes/secret-b/index.html", "b"),
    ("notes/secret-b/deep/photo.jpg", "photo"),
    ("secret-turn", "a file"),
    ("style.css", "style"),
];

/// Against `HIDDEN`: a file gone, a page gone with its folders, one new, a file become a folder, one changed.
const HIDDEN_LATER: &[(&str, &str)] = &[
    ("index.html", "home"),
    ("notes/a/index.html", "longer a"),
    ("notes/secret-c/index.html", "c"),
    ("secret-turn/index.html", "a folder"),
    ("style.css", "style"),
];

#[test]
fn keys_are_the_same_everywhere() {
    // A change of these would leave every hidden page of the world's sites where it is, forgotten.
    assert_eq!(PathKey::of("").to_string(), "ed40dc30c71e2b56");
    assert_eq!(PathKey::of("notes/déjà/index.html").to_string(), "208f1592d28e175c");
    assert_eq!(PathKey::parse(&PathKey::of("x").to_string()), Some(PathKey::of("x")));
    assert_ne!(PathKey::of("x").to_string(), format!("{:016x}", fingerprint(b"x")));
}

#[test]
fn the_manifest_does_not_tell_hidden_addresses() {
    let (_root, output) = fixture();
    fs::create_dir_all(output.join("theirs/secret-guest")).unwrap();
    put(&output, ".carnet-intent.json", r#"{"version":1,"audience":"public","guests":[],"files":[]}"#);
    let files = [HIDDEN, &[("theirs/secret-guest/index.html", "x"), ("theirs/open.html", "x")]].concat();
    build_hiding(&output, &files);
    let own = own_files(&output);
    for part in ["secret", "deep", "photo"] {
        assert!(!own.contains(part), "{own}");
    }
    for told in [r#""guests":["theirs"]"#, "notes/a/index.html", &PathKey::of("notes/secret-b/index.html").to_string()]
    {
        assert!(own.contains(told), "{told}: {own}");
    }
    let manifest = check(&output, "public").unwrap().unwrap();
    assert_eq!(manifest.entry("notes/secret-b/index.html").unwrap().hash, fingerprint(b"b"));
    assert_eq!(
        manifest.files.keys().collect::<Vec<_>>(),
        ["index.html", "notes/a/index.html", "style.css", "theirs/open.html"]
    );
}

#[test]
fn a_site_without_hidden_files_has_the_plain_manifest() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    assert!(!own_files(&output).contains("hidden"));
}

#[test]
fn unchanged_hidden_files_are_neither_read_nor_touched() {
    let (_root, output) = fixture();
    build_hiding(&output, HIDDEN);
    for (path, _) in HIDDEN {
        age(&output, path);
    }
    build_hiding(&output, HIDDEN);
    // Other bytes of the same size and time: only who reads the file notices.
    put(&output, "notes/secret-b/index.html", "?");
    age(&output, "notes/secret-b/index.html");
    age(&output, ".carnet-manifest.json");
    let done = build_hiding(&output, HIDDEN);
    assert_eq!(done, Written { written: 0, unchanged: 7, removed: 0, bytes: 25 });
    assert_eq!(tree(&output)["notes/secret-b/index.html"], "?");
    for path in HIDDEN.iter().map(|(path, _)| *path).chain([".carnet-manifest.json"]) {
        assert_eq!(time(&output, path), long_ago(), "{path} was touched");
    }
}

#[test]
fn intact_looks_for_hidden_files() {
    let (_root, output) = fixture();
    build_hiding(&output, HIDDEN);
    assert!(is_intact(&output));
    put(&output, "notes/secret-b/index.html", "tampered");
    assert!(!is_intact(&output));
    assert_eq!(build_hiding(&output, HIDDEN).written, 1);
    assert!(is_intact(&output));
    age(&output, "notes/secret-b/index.html");
    assert!(!is_intact(&output));
    assert_eq!(build_hiding(&output, HIDDEN).written, 0);
    assert!(is_intact(&output), "the new time is noted");
    fs::remove_file(output.join("secret-turn")).unwrap();
    assert!(!is_intact(&output));
    fs::create_dir(output.join("secret-turn")).unwrap();
    assert!(!is_intact(&output));
    fs::remove_dir(output.join("secret-turn")).unwrap();
    assert_eq!(build_hiding(&output, HIDDEN).written, 1);
    assert!(is_intact(&output));
    assert_eq!(tree(&output), texts(HIDDEN));
}

#[test]
fn a_hidden_page_that_goes_is_removed_with_its_folders() {
    let (_root, output) = fixture();
    build_hiding(&output, HIDDEN);
    let done = build_hiding(&output, HIDDEN_LATER);
    assert_eq!((done.written, done.unchanged, done.removed), (3, 2, 4));
    assert_eq!(tree(&output), texts(HIDDEN_LATER));
    build_hiding(&output, HIDDEN);
    assert_eq!(tree(&output), texts(HIDDEN), "a hidden folder becomes a file again");
    build(&output, OLD).unwrap();
    assert_eq!(tree(&output), texts(OLD));
    assert!(!own_files(&output).contains("hidden"));
}

#[test]
fn a_hidden_page_removed_by_hand_takes_its_folders_along() {
    let (_root, output) = fixture();
    build_hiding(&output, &[("index.html", "home"), ("notes/secret-b/index.html", "b")]);
    fs::remove_file(output.join("notes/secret-b/index.html")).unwrap();
    build_hiding(&output, &[("index.html", "home")]);
    assert_eq!(tree(&output), texts(&[("index.html", "home")]));
}

#[test]
fn a_page_may_be_hidden_and_shown_again() {
    let (_root, output) = fixture();
    let files = [("index.html", "home"), ("notes/b/index.html", "b")];
    build(&output, &files).unwrap();
    let mut hiding = site(&files);
    hiding.hide("notes/b/index.html");
    for (site, told) in [(&hiding, false), (&site(&files), true), (&hiding, false)] {
        let done = build_for(&output, site, "public").unwrap();
        assert_eq!((done.written, done.unchanged, done.removed), (0, 2, 0));
        assert_eq!(own_files(&output).contains("notes/b"), told);
        assert!(is_intact(&output));
    }
    build(&output, &files[..1]).unwrap();
    assert_eq!(tree(&output), texts(&files[..1]));
}

#[test]
fn foreign_files_beside_hidden_ones_survive() {
    let (root, output) = fixture();
    build_hiding(&output, HIDDEN);
    let mine = [("notes/secret-b/mine.txt", "mine"), ("notes/a/secret-mine.txt", "mine"), ("secret/x", "mine")];
    for (path, text) in mine {
        put(&output, path, text);
    }
    build_hiding(&output, HIDDEN_LATER);
    let mut expected = texts(HIDDEN_LATER);
    expected.extend(texts(&mine));
    assert_eq!(tree(&output), expected);

    put(&output, "secret-turn/mine.txt", "mine");
    assert_eq!(
        error(build_for(&output, &hiding(HIDDEN), "public"), root.path()),
        "'public/secret-turn/mine.txt' is in the way: the site wants to write there, and carnet did not make it"
    );
    let in_the_way = hiding(&[("secret/x", "another's")]);
    assert_eq!(
        error(build_for(&output, &in_the_way, "public"), root.path()),
        "'public/secret/x' is in the way: the site wants to write there, and carnet did not make it"
    );
}

#[test]
fn a_folder_made_by_someone_else_stays_when_its_hidden_pages_go() {
    let (_root, output) = fixture();
    build(&output, &[("index.html", "home")]).unwrap();
    fs::create_dir(output.join("theirs")).unwrap();
    build_hiding(&output, &[("index.html", "home"), ("theirs/ours/secret.html", "x")]);
    assert!(!own_files(&output).contains("theirs"));
    build_hiding(&output, &[("index.html", "home"), ("theirs/ours/secret.html", "y")]);
    build(&output, &[("index.html", "home")]).unwrap();
    assert_eq!(tree(&output), texts(&[("index.html", "home"), ("theirs/", "")]));
}

#[cfg(unix)]
#[test]
fn hidden_files_are_not_sought_through_links() {
    let (root, output) = fixture();
    build_hiding(&output, HIDDEN);
    let elsewhere = root.path().join("elsewhere");
    fs::rename(output.join("notes/secret-b"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, output.join("notes/secret-b")).unwrap();
    build_hiding(&output, HIDDEN_LATER);
    assert_eq!(tree(&elsewhere), texts(&[("index.html", "b"), ("deep/photo.jpg", "photo")]));
    assert!(output.join("notes/secret-b").is_symlink());
}

#[test]
fn half_written_hidden_files_are_found() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    let intent = json!({"version": 1, "audience": "public", "guests": [], "files": [],
        "hidden": [PathKey::of("notes/x/index.html"), PathKey::of("notes/a/y.html")],
        "hidden_folders": [PathKey::of("notes/x")]});
    put(&output, ".carnet-intent.json", &intent.to_string());
    for path in ["notes/x/index.html", "notes/a/y.html"] {
        let half = disk::temporary(&output, path);
        fs::create_dir_all(half.parent().unwrap()).unwrap();
        fs::write(half, "hal").unwrap();
    }
    build(&output, OLD).unwrap();
    assert_eq!(tree(&output), texts(OLD));
}

/// Kills an update after each of its changes, the repair too; at no moment is a hidden address told.
#[test]
fn an_update_of_hidden_files_killed_at_any_moment_is_repaired() {
    const NONE: &[(&str, &str)] = &[("index.html", "home")];
    const GUEST: &[(&str, &str)] = &[("index.html", "other home"), ("secret-theirs/ours/z", "z")];
    let theirs = texts(&[("notes/secret-b/mine.txt", "mine")]);
    for (first, second, last) in [
        (HIDDEN_LATER, NONE, NONE),
        (HIDDEN_LATER, GUEST, HIDDEN),
        (NONE, HIDDEN_LATER, GUEST),
        (GUEST, HIDDEN_LATER, NONE),
        (HIDDEN_LATER, HIDDEN_LATER, HIDDEN_LATER),
    ] {
        for kill_first in 0.. {
            let (_root, output) = fixture();
            build_hiding(&output, HIDDEN);
            put(&output, "notes/secret-b/mine.txt", "mine");
            fs::create_dir(output.join("secret-theirs")).unwrap();
            let ended = survives_site(kill_first, &output, &hiding(first));
            assert!(!own_files(&output).contains("secret"));
            survives_site(kill_first * 7 % 23, &output, &hiding(second));
            assert!(!own_files(&output).contains("secret"));
            build_hiding(&output, last);

            let mut expected = theirs.clone();
            expected.extend(texts(last));
            if last != GUEST {
                expected.insert("secret-theirs/".to_owned(), String::new());
            }
            assert_eq!(tree(&output), expected, "killed after {kill_first} changes");
            assert!(is_intact(&output));
            assert_eq!(build_hiding(&output, last).written, 0);
            if ended {
                assert!(kill_first > 5, "the build was killed {kill_first} times only");
                break;
            }
        }
    }
}

#[test]
fn a_page_hidden_by_a_killed_build_is_still_carnets() {
    let files = [("index.html", "home"), ("notes/b/index.html", "b"), ("style.css", "style")];
    let changed = [("index.html", "new home"), ("notes/b/index.html", "new b"), ("style.css", "style")];
    let hide = |files| {
        let mut site = site(files);
        site.hide("notes/b/index.html");
        site
    };
    for (before, killed) in [(site(&files), hide(&changed)), (hide(&files), site(&changed))] {
        for (last, expected) in [(hide(&files), &files[..]), (site(&files), &files), (site(&files[..1]), &files[..1])] {
            for changes in 0.. {
                let (_root, output) = fixture();
                build_for(&output, &before, "public").unwrap();
                let ended = survives_site(changes, &output, &killed);
                build_for(&output, &last, "public").unwrap();
                assert_eq!(tree(&output), texts(expected), "killed after {changes} changes");
                assert!(is_intact(&output));
                if ended {
                    break;
                }
            }
        }
    }
}

#[test]
fn an_output_bears_carnets_mark() {
    let (_root, output) = fixture();
    assert!(!is_output(&output));
    put(&output, "mine.md", "mine");
    assert!(!is_output(&output));
    fs::remove_file(output.join("mine.md")).unwrap();
    build(&output, OLD).unwrap();
    assert!(is_output(&output));
    fs::rename(output.join(".carnet-manifest.json"), output.join(".carnet-intent.json")).unwrap();
    assert!(is_output(&output), "of a first build that was interrupted");
    assert!(!is_output(&output.join("notes")));
}
