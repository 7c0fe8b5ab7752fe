//! What the tests of the commands that write for an author share.

use std::fs;

use assert_cmd::Command;
use insta::{allow_duplicates, assert_snapshot};

use crate::site::{NOW, Site};

/// Runs the program in the site's folder; gives its exit code and what it printed.
pub(crate) fn carnet(site: &Site, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.current_dir(site.path()).env("SOURCE_DATE_EPOCH", NOW.to_string());
    if !arguments.contains(&"--lang") {
        command.args(["--lang", "en"]);
    }
    command.args(arguments);
    let output = command.output().expect("the program runs");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("exit {}\n{}{}", output.status.code().unwrap_or(-1), out, err).trim_end().to_owned()
}

pub(crate) fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What must be read to be sure of a change, and cannot be, is told; nothing is written.
pub(crate) fn assert_unreadable_is_refused(site: &Site, path: &str, arguments: &[&str]) {
    site.write(path, "---\ntitle: [\n---\n");
    let before = content(site);
    allow_duplicates! {
        assert_snapshot!(carnet(site, arguments).replace(path, "FILE"), @r"
        exit 1
        error[yaml]: this is not valid YAML: unclosed bracket '['
         --> FILE:2:8
          |
        2 | title: [
          |        ^ opened here
          |
          = help: put ']' after its last item; a text that begins with a bracket goes between double quotes

        error: nothing was changed
        ");
    }
    assert_eq!(content(site), before);
}

/// The paths of all files of the content, in order, with their bytes.
pub(crate) fn content(site: &Site) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![site.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(site.path()).expect("it is inside").to_string_lossy().into_owned();
                found.push((name, fs::read(&path).expect("files can be read")));
            }
        }
    }
    found.sort();
    found
}
