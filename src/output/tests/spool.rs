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

/// A file system of its own at a folder, until this goes.
#[cfg(target_os = "linux")]
struct Mount(PathBuf);

#[cfg(target_os = "linux")]
impl Mount {
    /// None where one may not mount.
    fn at(folder: &Path, arguments: &[&str]) -> Option<Mount> {
        let done = std::process::Command::new("mount").args(arguments).arg(folder).output().ok()?;
        done.status.success().then(|| Mount(folder.to_owned()))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Mount {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(&self.0).output();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_filled_in_place() {
    let long = "b".repeat(2000);
    let mut files = FILES.to_vec();
    files[1] = ("notes/a/index.html", &long);
    let (root, folder) = fixture();
    let other = root.path().join("autre");
    for place in [&folder, &other] {
        fs::create_dir(place).unwrap();
    }
    for arguments in [&["-t", "tmpfs", "tmpfs"][..], &["--bind", other.to_str().unwrap()]] {
        let Some(_mount) = Mount::at(&folder, arguments) else { return };
        let written = spooled(&folder, &files).unwrap();
        assert_eq!((written.written, tree(&folder)), (FILES.len(), texts(&files)));
        assert!(is_intact(&folder));
        let longer = "c".repeat(3000);
        let mut changed = files.clone();
        changed[1].1 = &longer;
        assert_eq!(spooled(&folder, &changed).unwrap().written, 1);
        assert_eq!(tree(&folder), texts(&changed));
        assert_eq!(names(root.path()), ["autre", "public"]);
    }
}

#[test]
fn a_page_that_cannot_be_moved_is_copied() {
    let (root, folder) = fixture();
    fs::create_dir(&folder).unwrap();
    let path = root.path().join("0");
    fs::write(&path, "page").unwrap();
    let shelved = crate::pages::site::Shelved { path, hash: fingerprint(b"page"), size: 4, modified: 0 };
    let take = |kind: std::io::ErrorKind| disk::take(&folder, "a.html", Way::Whole, &shelved, Err(kind.into()));
    let error = take(std::io::ErrorKind::StorageFull).unwrap_err();
    assert!(error.to_string().contains("a.html") && names(&folder).is_empty(), "{error}");
    let entry = take(std::io::ErrorKind::CrossesDevices).unwrap();
    assert_eq!((entry.hash, entry.size), (shelved.hash, 4));
    assert!(entry.is_stamped(&fs::metadata(folder.join("a.html")).unwrap()));
    assert_eq!(names(&folder), ["a.html"]);
}
