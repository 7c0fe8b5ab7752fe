//! `carnet build` as a program: exit codes, what it prints, what it leaves on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::SystemTime;

use assert_cmd::Command;
use insta::assert_snapshot;

use crate::site::{NOW, Site, site};

const SOUND: &str = "\
//- content/notes/a.md
# A

Vers [[b]].
//- content/notes/b.md
# B

Vers [[a]].
";

const WARNED: &str = "//- content/notes/a.md\nseul\n";

const MISTAKEN: &str = "//- content/notes/a.md\nVers [[rien]].\n";

pub(crate) fn carnet(site: &Site, arguments: &[&str]) -> Output {
    carnet_with(site, arguments, &[])
}

pub(crate) fn carnet_with(site: &Site, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.current_dir(site.path()).env("SOURCE_DATE_EPOCH", NOW.to_string());
    if !arguments.contains(&"--lang") {
        command.args(["--lang", "en"]);
    }
    command.args(arguments);
    command.envs(environment.iter().copied());
    command.output().expect("the program runs")
}

/// Exit code, standard output and standard error; times are hidden.
pub(crate) fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    let mut out = text(&output.stdout);
    if let Some((before, time)) = out.rsplit_once('(')
        && time.ends_with(" s)")
    {
        out = format!("{before}(… s)");
    }
    format!("exit {}\n--- out\n{out}\n--- err\n{}", output.status.code().unwrap_or(-1), text(&output.stderr))
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ends by itself")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Every file of a folder with its bytes and its time.
fn files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let modified = path.metadata().and_then(|m| m.modified()).expect("files have times");
                found.insert(path.clone(), (fs::read(&path).expect("files can be read"), modified));
            }
        }
    }
    found
}

// What is asked

#[test]
fn a_sound_site() {
    let site = site(SOUND);
    let output = carnet(&site, &["build"]);
    assert_eq!(code(&output), 0);
    let told = told(&output);
    assert!(told.contains("\n2 notes, 0 notebooks; 0 warnings\n"), "{told}");
    assert!(told.contains(" files written, 0 unchanged in ./public (… s)\n"), "{told}");
    assert!(told.ends_with("--- err\n"), "{told}");
    assert!(site.output().join("notes/a/index.html").is_file());
}

#[test]
fn warnings_do_not_stop_it() {
    let site = site(WARNED);
    let output = carnet(&site, &["build"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("1 note, 0 notebooks; 1 warning\n"));
    assert_snapshot!(String::from_utf8_lossy(&output.stderr), @r"
    warning[orphan]: no published notebook holds this note, and no published page links to it
    --> content/notes/a.md
     = help: add it to the list of a published notebook, or link to it from a published page
    ");
    assert!(site.output().join("index.html").is_file());
}

#[test]
fn withheld_notes_are_counted() {
    let site = site(SOUND);
    site.write("content/notes/c.md", "---\nvisibility: private\n---\n");
    site.write("content/notes/d.md", "---\ndraft: true\n---\n");
    let output = carnet(&site, &["build"]);
    assert!(
        stdout(&output).starts_with("2 notes, 0 notebooks; withheld: 1 draft, 1 private; 0 warnings\n"),
        "{output:?}"
    );
}

#[test]
fn errors_write_nothing() {
    let site = site(MISTAKEN);
    assert_snapshot!(told(&carnet(&site, &["build"])), @r"
    exit 1
    --- out

    --- err
    warning[orphan]: no published notebook holds this note, and no published page links to it
    --> content/notes/a.md
     = help: add it to the list of a published notebook, or link to it from a published page

    error[unresolved-link]: nothing is named 'rien'
     --> content/notes/a.md:1:6
      |
    1 | Vers [[rien]].
      |      ^^^^^^^^
      |
      = help: write a note of that name, or fix the link

    error: 1 error, 1 warning: nothing was written
    ");
    assert!(!site.output().exists());
}

#[test]
fn errors_leave_the_last_output_as_it_was() {
    let site = site(SOUND);
    assert_eq!(code(&carnet(&site, &["build"])), 0);
    let before = files(&site.output());
    site.write("content/notes/a.md", "Vers [[rien]].\n");
    site.write("content/notes/b.md", "Autre chose.\n");
    assert_eq!(code(&carnet(&site, &["build"])), 1);
    assert_eq!(files(&site.output()), before);
}

#[test]
fn strict_makes_errors_of_warnings() {
    let site = site(WARNED);
    assert_snapshot!(told(&carnet(&site, &["build", "--strict"])), @r"
    exit 1
    --- out

    --- err
    error[orphan]: no published notebook holds this note, and no published page links to it
    --> content/notes/a.md
     = help: add it to the list of a published notebook, or link to it from a published page

    error: 1 error, 0 warnings: nothing was written
    ");
    assert!(!site.output().exists());
    assert_eq!(code(&carnet(&site, &["build"])), 0);
    assert_eq!(code(&carnet(&site, &["build", "--strict"])), 1, "what was built with warnings is judged again");
}

#[test]
fn quiet_prints_problems_only() {
    assert_eq!(told(&carnet(&site(SOUND), &["build", "--quiet"])), "exit 0\n--- out\n\n--- err\n");
    let warned = carnet(&site(WARNED), &["build", "-q"]);
    assert_eq!(stdout(&warned), "");
    assert!(String::from_utf8_lossy(&warned.stderr).starts_with("warning[orphan]"), "{warned:?}");
}

#[test]
fn timings() {
    let site = site(SOUND);
    let output = stdout(&carnet(&site, &["build", "--timings"]));
    assert!(output.contains(" ms\n") && output.contains("render"), "{output}");
    assert!(output.contains("2 notes, 0 notebooks"), "{output}");
    site.write("content/notes/a.md", "Vers [[b]] encore.\n");
    let output = carnet(&site, &["build", "--timings=json"]);
    let figures: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON value and nothing else");
    assert_eq!(figures["notes"], 2);
    assert!(figures["files_written"].as_u64() > Some(0) && figures["files_unchanged"].as_u64() > Some(0), "{figures}");
    assert!(figures["total_ms"].as_f64() > Some(0.0), "{figures}");
}

#[test]
fn a_site_without_configuration_says_so_once() {
    let site = site(SOUND);
    site.remove("carnet.yaml");
    let output = carnet(&site, &["build"]);
    assert_eq!(code(&output), 0);
    assert_snapshot!(String::from_utf8_lossy(&output.stderr), @"note: . has no carnet.yaml: only what says 'visibility: public' is published");
    assert!(stdout(&output).starts_with("0 notes, 0 notebooks; withheld: 2 private; 0 warnings\n"), "{output:?}");
    assert_eq!(carnet(&site, &["build", "--quiet"]).stderr, b"");
}

#[test]
fn arguments_that_are_wrong() {
    let site = site(SOUND);
    assert_snapshot!(told(&carnet(&site, &["build", "--base-url", "example.org"])), @r"
    exit 2
    --- out

    --- err
    error: invalid value 'example.org' for '--base-url <URL>': write a whole address, as https://example.org/carnet/

    For more information, try '--help'.
    ");
    assert_snapshot!(told(&carnet(&site, &["build", "--audience", "trajectoires"])), @r"
    exit 2
    --- out

    --- err
    error: invalid value 'trajectoires' for '--audience <AUDIENCE>': write 'public' or 'community:SLUG'

    For more information, try '--help'.
    ");
    assert_snapshot!(told(&carnet(&site, &["build", "rien"])), @r"
    exit 2
    --- out

    --- err
    error: cannot read rien: there is no such folder
    ");
    assert_eq!(code(&carnet(&site, &["batir"])), 2);
    assert_eq!(code(&carnet(&site, &["build", "--rien"])), 2);
    assert_eq!(code(&carnet(&site, &[])), 2);
    assert!(!site.output().exists());
}

#[test]
fn an_audience_that_nobody_belongs_to() {
    let site = site(SOUND);
    assert_snapshot!(told(&carnet(&site, &["build", "--audience", "community:trajectoires"])), @r#"
    exit 1
    --- out

    --- err
    error[unknown-community]: no community has the slug 'trajectoires'
     = help: this site has none: 'carnet new community "Name"' makes one

    error: 1 error, 0 warnings: nothing was written
    "#);
    assert!(!site.path().join("public-trajectoires").exists());
}

#[test]
fn an_audience_has_its_own_folder() {
    let site = site(SOUND);
    site.write("content/communities/c.md", "---\nname: C\n---\n");
    site.write("content/notes/a.md", "---\nvisibility: community\ncommunity: c\n---\nVers [[b]].\n");
    assert_eq!(code(&carnet(&site, &["build", "--audience=community:c"])), 0);
    assert!(site.path().join("public-c/notes/a/index.html").is_file());
    assert_eq!(code(&carnet(&site, &["build"])), 0);
    assert!(!site.output().join("notes/a/index.html").exists());
}

#[test]
fn the_site_and_the_output_are_named() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let site = site(SOUND);
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_carnet"))
            .current_dir(elsewhere.path())
            .args(arguments)
            .output()
            .expect("it runs")
    };
    let root = site.path().to_str().expect("a Unicode path");
    assert_eq!(code(&run(&["build", root])), 0);
    assert!(site.output().join("index.html").is_file());
    assert_eq!(code(&run(&["build", root, "--output", "la/dedans"])), 0);
    assert!(elsewhere.path().join("la/dedans/index.html").is_file());
    assert_eq!(code(&run(&["build", root, "-o", "ici", "--base-url", "https://a.org/b"])), 0);
    let feed = fs::read_to_string(elsewhere.path().join("ici/feed.xml")).expect("a site has a feed");
    assert!(feed.contains("https://a.org/b/") && !feed.contains("example.org"), "{feed}");
}

// The output folder

#[test]
fn an_output_among_files_that_are_published_as_they_are_is_refused() {
    let site = site(SOUND);
    for (output, part) in [("static", "static"), ("static/site", "static"), ("themes/../themes/x", "themes")] {
        let told = told(&carnet(&site, &["build", "-o", output]));
        assert!(told.starts_with("exit 2") && told.contains(&format!("'{output}' lies in '{part}'")), "{told}");
        assert!(told.contains("name a folder elsewhere with --output"), "{told}");
        assert!(!site.path().join(output).exists(), "{output}");
    }
}

/// A pipe that nobody writes to would be read for ever.
#[cfg(unix)]
#[test]
fn a_configuration_that_is_no_regular_file_is_not_read() {
    let site = site(SOUND);
    let config = site.path().join("carnet.yaml");
    fs::remove_file(&config).expect("the configuration is there");
    let is_made = |made: std::io::Result<Output>| made.is_ok_and(|output| output.status.success());
    if is_made(Command::new("mkfifo").arg(&config).output()) {
        let told = told(&carnet(&site, &["build"]));
        assert!(told.contains("error[unreadable-file]: this file cannot be read: it is no regular file"), "{told}");
        assert!(told.contains("--> carnet.yaml") && !site.output().exists(), "{told}");
    }
}

#[test]
fn a_second_build_writes_nothing() {
    let site = site(SOUND);
    assert_eq!(code(&carnet(&site, &["build"])), 0);
    let before = files(&site.output());
    let output = carnet(&site, &["build"]);
    assert!(stdout(&output).contains(&format!("0 files written, {} unchanged", before.len() - 1)), "{output:?}");
    assert_eq!(files(&site.output()), before);
}

#[test]
fn a_second_build_with_warnings_says_them_again_and_writes_nothing() {
    let site = site(WARNED);
    let first = carnet(&site, &["build"]);
    let before = files(&site.output());
    let second = carnet(&site, &["build"]);
    assert_eq!(second.stderr, first.stderr);
    assert_eq!(files(&site.output()), before);
}

#[test]
fn what_is_gone_goes_and_what_is_foreign_stays() {
    let site = site(SOUND);
    assert_eq!(code(&carnet(&site, &["build"])), 0);
    fs::write(site.output().join("CNAME"), "example.org").expect("files can be written");
    fs::write(site.output().join("notes/a/moi.txt"), "à moi").expect("files can be written");
    site.remove("content/notes/a.md");
    site.write("content/notes/b.md", "# B\n");
    let output = carnet(&site, &["build"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains(" removed in "), "{output:?}");
    assert!(!site.output().join("notes/a/index.html").exists());
    assert_eq!(fs::read_to_string(site.output().join("CNAME")).expect("it stays"), "example.org");
    assert_eq!(fs::read_to_string(site.output().join("notes/a/moi.txt")).expect("it stays"), "à moi");
}

#[test]
fn a_page_that_was_changed_or_removed_by_hand_is_made_again() {
    let site = site(SOUND);
    assert_eq!(code(&carnet(&site, &["build"])), 0);
    let page = site.output().join("notes/a/index.html");
    let made = fs::read(&page).expect("the page is there");
    fs::remove_file(&page).expect("the page is there");
    assert_eq!(code(&carnet(&site, &["build"])), 0);
    assert_eq!(fs::read(&page).expect("it is back"), made);
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let site = site(SOUND);
    site.write("public/rapport.txt", "important");
    assert_snapshot!(told(&carnet(&site, &["build"])), @r"
    exit 2
    --- out

    --- err
    error: the output folder './public' is neither empty nor made by carnet: it holds 'rapport.txt'
    help: choose another output, or empty this folder if nothing in it is needed
    ");
    assert_eq!(files(&site.output()).len(), 1);
    site.write("fichier", "x");
    assert_snapshot!(told(&carnet(&site, &["build", "-o", "fichier"])), @r"
    exit 2
    --- out

    --- err
    error: the output 'fichier' is not a folder
    help: choose another output, or remove this file
    ");
}

#[test]
fn a_folder_of_another_audience_is_refused() {
    let site = site(SOUND);
    site.write("content/communities/c.md", "---\nname: C\n---\n");
    assert_eq!(code(&carnet(&site, &["build"])), 0);
    let before = files(&site.output());
    assert_snapshot!(told(&carnet(&site, &["build", "--audience=community:c", "-o", "public"])), @r"
    exit 2
    --- out

    --- err
    error: the output folder 'public' holds a build for the audience 'public', this one is for 'community:c'
    help: give each audience and each configuration its own output folder
    ");
    assert_eq!(files(&site.output()), before);
}

#[test]
fn the_published_folder_does_not_tell_how_many_notes_are_withheld() {
    let site = site(SOUND);
    site.write("content/notes/c.md", "---\nvisibility: private\n---\n");
    carnet(&site, &["build"]);
    let manifest = std::fs::read_to_string(site.output().join(".carnet-manifest.json")).expect("carnet's own file");
    assert!(!manifest.contains("withheld") && !manifest.contains("private"), "{manifest}");
    assert!(stdout(&carnet(&site, &["build"])).starts_with("2 notes, 0 notebooks; 0 warnings\n"));
}

#[cfg(target_os = "linux")]
fn full() -> std::process::Stdio {
    let device = std::fs::File::options().write(true).open("/dev/full").expect("a device that is always full");
    device.into()
}

#[cfg(target_os = "linux")]
fn command(site: &Site, arguments: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.args(["--lang", "en"]).args(arguments).current_dir(site.path()).stdin(std::process::Stdio::null());
    command
}

/// Where nothing can be said, what was asked is done nevertheless.
#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_error_stops_nothing() {
    for (arguments, code) in [
        (&["build"] as &[&str], 0),
        (&["check"], 0),
        (&["build", "rien"], 2),
        (&["new", "note", ""], 2),
        (&["rename", "rien", "autre"], 2),
        (&["explain", "rien"], 2),
        (&["init", "."], 2),
        (&["build", "--rien"], 2),
    ] {
        let site = site("//- carnet.yaml\ntitle: Essai\n//- content/notes/a.md\n---\nauthor: inconnue\n---\ntexte\n");
        let output = command(&site, arguments).stderr(full()).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert_eq!(site.path().join("public/index.html").exists(), arguments == ["build"], "{arguments:?}");
    }
}

/// What a command is for did not arrive: that is a failure, and told.
#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_a_failure() {
    let site = site("//- carnet.yaml\ntitle: Essai\n//- content/notes/a.md\ntexte\n");
    for arguments in [
        &["check", "--format", "json"] as &[&str],
        &["check", "--format", "github"],
        &["check"],
        &["build"],
        &["build", "--timings=json"],
        &["explain"],
        &["schema", "note"],
        &["completions", "bash"],
        &["man"],
        &["new", "note", "Une note"],
        &["rename", "a", "b"],
        &["init", "ailleurs"],
    ] {
        let output = command(&site, arguments).stdout(full()).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        // A check for GitHub without messages prints nothing to the standard output.
        if arguments != ["check", "--format", "github"] || !output.status.success() {
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
            let expected = "error: cannot write to the standard output: the disk is full\n";
            assert!(said.ends_with(expected), "{arguments:?}: {said}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_left_is_no_failure() {
    let site = site("//- carnet.yaml\ntitle: Essai\n");
    for arguments in [&["explain"] as &[&str], &["check", "--format", "json"], &["build"], &["man"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command(&site, arguments).stdout(writer).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn the_version_is_that_of_the_package_and_may_name_its_commit() {
    let site = site(SOUND);
    let version = concat!("carnet ", env!("CARGO_PKG_VERSION"));
    assert_eq!(stdout(&carnet(&site, &["-V"])), format!("{version}\n"));
    let long = stdout(&carnet(&site, &["--version"]));
    let commit = long.trim_end().strip_prefix(version).expect("the version comes first");
    let digits = commit.trim_start_matches(" (").trim_end_matches(')').trim_end_matches('+');
    assert!(commit.is_empty() || digits.len() == 12, "{long}");
    assert!(digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{long}");
}
