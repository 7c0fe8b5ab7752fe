//! Pages that come one by one, before the site is whole: a first output made in place, and one that exists.

use super::*;
use crate::pages::site::Shelf;

const FILES: &[(&str, &str)] =
    &[("index.html", "accueil"), ("notes/a/index.html", "a"), ("notes/a/index.md", "# A"), ("style.css", "p{}")];

/// Builds with every page put aside as it is made.
fn spooled(folder: &Path, files: &[(&str, &str)]) -> Result<Written, OutputError> {
    let previous = check(folder, "public")?;
    let spool = Spool::beside(folder, "public", previous.as_ref())?;
    let mut kept = Site::default();
    for (path, file) in site(files).files {
        let crate::pages::site::Content::Made(bytes) = &file.content else { panic!("all of it is made here") };
        kept.add(path.clone(), spool.keep(&path, bytes.to_vec()).unwrap(), file.phase);
    }
    spool.publish(&kept, Some("inputs".to_owned()), json!({"notes": 1}))
}

#[test]
fn a_first_build_leaves_what_one_from_memory_leaves() {
    let (root, folder) = fixture();
    let other = root.path().join("autre");
    let written = spooled(&folder, FILES).unwrap();
    assert_eq!((written.written, written.unchanged, written.bytes), (FILES.len(), 0, 14));
    build(&other, FILES).unwrap();
    assert_eq!(tree(&folder), tree(&other));
    assert!(is_intact(&folder));
    assert_eq!(names(root.path()), ["autre", "public"]);
}

#[test]
fn the_next_build_writes_only_what_changed() {
    let (root, folder) = fixture();
    spooled(&folder, FILES).unwrap();
    assert_eq!(spooled(&folder, FILES).unwrap().written, 0);
    let long = "b".repeat(2000);
    let mut files = FILES.to_vec();
    files[1] = ("notes/a/index.html", &long);
    let written = spooled(&folder, &files).unwrap();
    assert_eq!((written.written, written.unchanged), (1, 3));
    assert_eq!(tree(&folder), texts(&files));
    assert_eq!(names(root.path()), ["public"]);
}

#[test]
fn what_is_not_published_leaves_nothing() {
    let (root, folder) = fixture();
    let spool = Spool::beside(&folder, "public", None).unwrap();
    spool.keep("notes/a/index.html", b"a".to_vec()).unwrap();
    assert_eq!(names(root.path()), [".public.carnet-lock", ".public.carnet-new"]);
    drop(spool);
    assert!(names(root.path()).is_empty());
}

#[test]
fn what_a_killed_build_left_is_removed() {
    let (root, folder) = fixture();
    let aside = root.path().join(".public.carnet-new");
    fs::create_dir(&aside).unwrap();
    Intent::nothing("public").write(&aside).unwrap();
    put(&aside, "notes/vieille/index.html", "vieille");
    put(&root.path().join(".public.carnet-pages"), "7", "vieille");
    spooled(&folder, FILES).unwrap();
    assert_eq!(tree(&folder), texts(FILES));
    assert_eq!(names(root.path()), ["public"]);
}

#[test]
fn builds_killed_one_after_another_are_repaired() {
    super::interrupted::killed_one_after_another(|folder, files| _ = spooled(folder, files).unwrap());
}

#[test]
fn a_second_build_is_refused_while_pages_wait() {
    let (_root, folder) = fixture();
    let spool = Spool::beside(&folder, "public", None).unwrap();
    spool.keep("index.html", b"a".to_vec()).unwrap();
    assert!(matches!(Spool::beside(&folder, "public", None), Err(OutputError::Busy { .. })));
}

#[test]
fn a_page_where_a_folder_must_be_is_told_with_the_whole_site() {
    let (root, folder) = fixture();
    let error = error(spooled(&folder, &[("a", "page"), ("a/b", "page")]), root.path());
    assert!(error.contains("the site has a folder of that name"), "{error}");
    assert!(names(root.path()).is_empty());
}

#[test]
fn a_path_that_leaves_the_folder_is_never_written() {
    let (root, folder) = fixture();
    assert!(matches!(spooled(&folder, &[("../evasion", "page")]), Err(OutputError::BadPath { .. })));
    assert!(names(root.path()).is_empty());
}
