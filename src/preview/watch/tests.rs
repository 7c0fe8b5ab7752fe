//! Real folders, real events. What is waited for is a change, as long as it takes; nothing sleeps.

use std::fs;
use std::sync::mpsc;
use std::thread;

use tempfile::TempDir;

use super::*;
use crate::content::config::{Config, KeptVersions};

/// Longer than any machine is busy.
const PATIENCE: Duration = Duration::from_secs(60);

struct Folder {
    folder: TempDir,
    config: Config,
}

fn folder(files: &[&str]) -> Folder {
    let folder = Folder { folder: tempfile::tempdir().expect("a temporary folder"), config: Config::default() };
    for file in files {
        folder.write(file, file);
    }
    folder
}

impl Folder {
    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    /// In one step, however busy the machine is.
    fn replace(&self, path: &str, text: &str) {
        self.write(".aside", text);
        fs::rename(self.path(".aside"), self.path(path)).expect("files can be renamed");
    }

    fn scope(&self) -> WatchScope {
        WatchScope::new(self.folder.path(), &self.config, &self.path("public")).expect("the folder is there")
    }

    fn watch(&self) -> Following {
        let (watch, trouble) = Watch::new(self.scope());
        assert!(trouble.is_none(), "{trouble:?}");
        Following::of(watch)
    }
}

/// A watch on a thread of its own: waiting can be given up.
struct Following {
    changes: mpsc::Receiver<Changed>,
}

impl Following {
    fn of(mut watch: Watch) -> Following {
        let (sender, changes) = mpsc::channel();
        // It ends with its test's program, or when nobody listens.
        thread::spawn(move || while sender.send(watch.next_change()).is_ok() {});
        Following { changes }
    }

    fn next(&self) -> Changed {
        self.changes.recv_timeout(PATIENCE).expect("a change is seen")
    }

    /// Everything that is told until all of these paths were.
    fn until(&self, wanted: &[&str]) -> BTreeSet<PathBuf> {
        let mut told = BTreeSet::new();
        while !wanted.iter().all(|path| told.contains(Path::new(path))) {
            match self.next() {
                Changed::Paths(paths) => told.extend(paths),
                Changed::Everything => panic!("the same files belong to the site"),
            }
        }
        told
    }
}

fn paths(paths: &[&str]) -> BTreeSet<PathBuf> {
    paths.iter().map(PathBuf::from).collect()
}

#[test]
fn a_saved_file_is_told_once() {
    let folder = folder(&["content/notes/a.md", "content/notes/b.md"]);
    let following = folder.watch();
    folder.replace("content/notes/a.md", "other");
    assert_eq!(following.next(), Changed::Paths(paths(&["content/notes/a.md"])));
    // Had it been told twice, the next would not be the other file.
    folder.replace("content/notes/b.md", "other");
    assert_eq!(following.next(), Changed::Paths(paths(&["content/notes/b.md"])));
}

#[test]
fn a_file_that_was_closed_is_waited_for_less() {
    let folder = folder(&["content/a.md", "content/b.md", "content/empty.md"]);
    folder.write("content/empty.md", "");
    let watch = Watch::without_events(folder.scope(), PATIENCE);
    let path = |path: &str| vec![watch.scope.root.join(path)];
    let quiet = |signals: Vec<Signal>| {
        let mut touched = Touched::default();
        signals.into_iter().for_each(|signal| watch.sort_in(signal, &mut touched));
        watch.quiet_after(&touched)
    };
    let (written, closed) = (|file| Signal::Touched(path(file), true), |file| Signal::Whole(path(file)));
    let (a, b, empty) = ("content/a.md", "content/b.md", "content/empty.md");
    assert_eq!(quiet(vec![written(a)]), QUIET);
    assert_eq!(quiet(vec![written(a), closed(a)]), QUIET_WHEN_WHOLE);
    assert_eq!(quiet(vec![written(a), closed(b)]), QUIET, "another file was closed");
    assert_eq!(quiet(vec![written(a), closed(a), written(a)]), QUIET, "it is written again");
    assert_eq!(quiet(vec![written(a), closed(a), written(b), closed(b)]), QUIET_OF_MANY);
    assert_eq!(quiet(vec![written(empty), closed(empty)]), QUIET_OF_MANY, "it was emptied only");
}

#[test]
fn a_file_that_was_moved_into_its_place_is_whole() {
    let folder = folder(&["content/a.md", "content/b.md"]);
    let watch = Watch::without_events(folder.scope(), PATIENCE);
    let quiet = |events: &[(RenameMode, &[&str])]| {
        let mut touched = Touched::default();
        for (mode, paths) in events {
            let event = notify::Event::new(EventKind::Modify(ModifyKind::Name(*mode)));
            let event = paths.iter().fold(event, |event, path| event.add_path(watch.scope.root.join(path)));
            signal(Ok(event), &watch._sender);
        }
        watch.signals.try_iter().for_each(|signal| watch.sort_in(signal, &mut touched));
        watch.quiet_after(&touched)
    };
    let (aside, a, b, gone) = ("content/.aside", "content/a.md", "content/b.md", "content/gone.md");
    // As Linux tells it.
    let moved =
        [(RenameMode::From, &[aside] as &[_]), (RenameMode::To, &[a] as &[_]), (RenameMode::Both, &[aside, a] as &[_])];
    assert_eq!(quiet(&moved), QUIET_WHEN_WHOLE);
    assert_eq!(quiet(&[(RenameMode::From, &[a])]), QUIET, "it is read as it is");
    assert_eq!(quiet(&[(RenameMode::Both, &[gone, aside])]), QUIET_OF_MANY, "it went, and may come back");
    assert_eq!(quiet(&[(RenameMode::Both, &[a, b])]), QUIET_OF_MANY);
}

#[test]
fn editors_that_write_aside_and_rename() {
    let folder = folder(&["content/notes/a.md"]);
    let following = folder.watch();
    // Of the same size, so that nothing but its identity and time tells.
    folder.write("content/notes/.a.md.swp", "x");
    folder.write("content/notes/a.md~", "x");
    folder.write("content/notes/4913", "x");
    folder.write("content/notes/a.md.tmp.12.34", "CONTENT/NOTES/A.MD");
    fs::rename(folder.path("content/notes/a.md.tmp.12.34"), folder.path("content/notes/a.md")).expect("it is renamed");
    assert_eq!(following.next(), Changed::Paths(paths(&["content/notes/a.md"])));
}

#[test]
fn editors_that_remove_and_create() {
    let folder = folder(&["content/notes/a.md"]);
    let following = folder.watch();
    fs::remove_file(folder.path("content/notes/a.md")).expect("it is there");
    folder.write("content/notes/a.md", "again");
    assert_eq!(following.next(), Changed::Paths(paths(&["content/notes/a.md"])));
}

#[test]
fn a_burst_is_one_change() {
    let names: Vec<String> = (0..300).map(|n| format!("content/notes/{n}.md")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let folder = folder(&names);
    let mut watch = Watch::without_events(folder.scope(), PATIENCE);
    for name in &names {
        folder.write(name, "other text");
        let event = notify::Event::new(EventKind::Any).add_path(watch.scope.root.join(name));
        signal(Ok(event), &watch._sender);
    }
    assert_eq!(watch.next_change(), Changed::Paths(paths(&names)));
    // And as the system tells it, all of it is seen.
    let following = folder.watch();
    for name in &names {
        folder.write(name, "another text");
    }
    assert_eq!(following.until(&names), paths(&names));
}

#[test]
fn a_folder_renamed_is_its_files() {
    let folder = folder(&["content/notes/a/x.md", "content/notes/a/b/y.md"]);
    let following = folder.watch();
    fs::rename(folder.path("content/notes/a"), folder.path("content/notes/c")).expect("it is renamed");
    let all = ["content/notes/a/x.md", "content/notes/a/b/y.md", "content/notes/c/x.md", "content/notes/c/b/y.md"];
    assert_eq!(following.until(&all), paths(&all));
    // What is in it now is followed too.
    folder.write("content/notes/c/b/y.md", "other");
    assert_eq!(following.next(), Changed::Paths(paths(&["content/notes/c/b/y.md"])));
}

#[test]
fn folders_that_were_not_there_are_followed_once_they_are() {
    let folder = folder(&["content/a.md"]);
    let following = folder.watch();
    folder.write("themes/mien/templates/note.html", "x");
    following.until(&["themes/mien/templates/note.html"]);
    folder.write("themes/mien/templates/note.html", "other");
    following.until(&["themes/mien/templates/note.html"]);
    folder.write("static/a/b/c.png", "x");
    following.until(&["static/a/b/c.png"]);
    fs::remove_dir_all(folder.path("content")).expect("it is there");
    following.until(&["content/a.md"]);
    folder.write("content/a.md", "back");
    following.until(&["content/a.md"]);
    folder.write("content/a.md", "and changed");
    following.until(&["content/a.md"]);
}

#[test]
fn the_configuration_is_followed() {
    let folder = folder(&["content/a.md"]);
    let following = folder.watch();
    folder.write("carnet.yaml", "title: Un\n");
    assert_eq!(following.next(), Changed::Paths(paths(&["carnet.yaml"])));
    folder.write("aside.tmp", "title: Deux\n");
    fs::rename(folder.path("aside.tmp"), folder.path("carnet.yaml")).expect("it is renamed");
    assert_eq!(following.next(), Changed::Paths(paths(&["carnet.yaml"])));
}

#[test]
fn what_is_no_part_of_the_site_wakes_nobody() {
    for content in ["content", "."] {
        let mut folder = folder(&["content/a.md", "public/index.html"]);
        folder.config.content = content.to_owned();
        let following = folder.watch();
        folder.write("public/index.html", "built");
        folder.write("public/notes/new/index.html", "built");
        folder.write("public-eux/.carnet-manifest", "{}");
        folder.write("content/.obsidian/workspace.json", "{}");
        folder.write("content/.git/index", "x");
        folder.write("node_modules/x/index.js", "x");
        assert_eq!(fs::read(folder.path("content/a.md")).expect("it is there"), b"content/a.md");
        // Told alone, so nothing was told before it.
        folder.write("content/a.md", "other");
        assert_eq!(following.until(&["content/a.md"]), paths(&["content/a.md"]), "{content}");
    }
}

#[test]
fn nothing_is_lost_without_events() {
    let folder = folder(&["content/notes/a.md"]);
    let following = Following::of(Watch::without_events(folder.scope(), Duration::from_millis(5)));
    folder.replace("content/notes/a.md", "other");
    assert_eq!(following.next(), Changed::Paths(paths(&["content/notes/a.md"])));
    fs::remove_file(folder.path("content/notes/a.md")).expect("it is there");
    assert_eq!(following.next(), Changed::Paths(paths(&["content/notes/a.md"])));
    folder.replace("carnet.yaml", "title: Un\n");
    assert_eq!(following.next(), Changed::Paths(paths(&["carnet.yaml"])));
}

#[test]
fn another_content_folder_is_followed_when_the_configuration_says_so() {
    let mut folder = folder(&["content/a.md", "docs/notes/b.md"]);
    let (mut watch, _) = Watch::new(folder.scope());
    folder.config.content = String::from("docs/notes");
    assert!(watch.set_scope(folder.scope()));
    assert!(!watch.set_scope(folder.scope()));
    let following = Following::of(watch);
    folder.write("content/a.md", "other");
    folder.write("docs/notes/b.md", "other");
    assert_eq!(following.next(), Changed::Paths(paths(&["docs/notes/b.md"])));
}

#[test]
fn another_newest_commit_is_told_where_the_site_has_versions() {
    let mut folder = folder(&["content/a.md"]);
    let run = |folder: &Folder, arguments: &[&str]| {
        let mut command = crate::content::git::command(folder.folder.path());
        command.args(["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgSign=false"]);
        assert!(command.args(arguments).output().expect("git is there").status.success(), "{arguments:?}");
    };
    run(&folder, &["-c", "init.defaultBranch=main", "init", "--quiet"]);
    run(&folder, &["commit", "--quiet", "--allow-empty", "--message", "Un"]);
    assert!(folder.scope().history.is_empty(), "nothing is asked of git where there are no versions");
    folder.config.versions = Some(KeptVersions::All);
    for content in ["content", "."] {
        folder.config.content = content.to_owned();
        let following = folder.watch();
        run(&folder, &["commit", "--quiet", "--allow-empty", "--message", "Deux"]);
        following.until(&[".git/refs/heads/main"]);
        run(&folder, &["commit", "--quiet", "--allow-empty", "--amend", "--message", "Trois"]);
        following.until(&[".git/refs/heads/main"]);
        run(&folder, &["checkout", "--quiet", "--detach"]);
        following.until(&[".git/HEAD"]);
        run(&folder, &["checkout", "--quiet", "main"]);
        following.until(&[".git/HEAD"]);
        let following = Following::of(Watch::without_events(folder.scope(), Duration::from_millis(5)));
        run(&folder, &["commit", "--quiet", "--allow-empty", "--message", "Quatre"]);
        following.until(&[".git/refs/heads/main"]);
        folder.write("content/.versions/a/2024-01-02.md", content);
        following.until(&["content/.versions/a/2024-01-02.md"]);
    }
}

#[test]
fn a_repository_above_the_site_is_followed() {
    let mut folder = folder(&["docs/content/a.md"]);
    folder.config.versions = Some(KeptVersions::All);
    let run = |arguments: &[&str]| {
        let mut command = crate::content::git::command(folder.folder.path());
        command.args(["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgSign=false"]);
        assert!(command.args(arguments).output().expect("git is there").status.success(), "{arguments:?}");
    };
    run(&["init", "--quiet"]);
    let scope = WatchScope::new(&folder.path("docs"), &folder.config, &folder.path("public")).expect("it is there");
    let head = folder.folder.path().canonicalize().expect("it is there").join(".git/HEAD");
    assert_eq!(scope.history.first(), Some(&head));
    let following = Following::of(Watch::without_events(scope, Duration::from_millis(5)));
    run(&["symbolic-ref", "HEAD", "refs/heads/other"]);
    assert_eq!(following.next(), Changed::Paths(BTreeSet::from([head])));
}
