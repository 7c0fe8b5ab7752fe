//! The form for writing in the browser: which builds have it, what is said where it cannot be, what `carnet editor` does.

use carnet::publish::audience::Audience;
use insta::assert_snapshot;

use crate::site::{Site, site};

fn asking(lines: &str) -> Site {
    let site = site(&format!(
        "
//- carnet.yaml
language: en
defaults: {{visibility: public}}
{lines}
//- content/notes/a.md
---
title: A
community: reseau
cover: {{image: a.png, alt: A}}
---
See [[b]].
//- content/notes/b.md
---
title: B
visibility: private
tags: un, deux
---
See [[a]].
//- content/notebooks/n.md
---
title: N
notes: [a]
---
//- content/communities/reseau.md
---
name: Network
---
"
    ));
    site.write("content/notes/a.png", b"\x89PNG\r\n\x1a\n");
    site.write("static/admin/sveltia-cms.js", "program");
    site
}

const GITHUB: &str = "editor: {repository: team/notes}";

#[test]
fn a_build_for_everyone_has_the_form_and_no_other() {
    let site = asking(GITHUB);
    let files = site.files();
    for path in ["admin/index.html", "admin/config.json", "admin/start.js", "admin/sveltia-cms.js"] {
        assert!(files.contains_key(path), "{path}");
    }
    let told = String::from_utf8(files["admin/config.json"].clone()).expect("a text");
    assert!(told.contains("\"repo\": \"team/notes\"") && !told.contains("reseau"), "{told}");
    let index = String::from_utf8_lossy(&files["index.json"]);
    assert!(!index.contains("admin/"), "{index}");
    assert!(site.page("notes/a/index.html").contains("href=\"../../admin/#/collections/notes/entries/a\""));
    let community = site.files_for(Audience::Community("reseau".into()));
    assert!(community.keys().all(|path| !path.starts_with("admin/")), "{:?}", community.keys());
    let own = asking(&format!("{GITHUB}\nedit_url: 'https://git.example/{{path}}'"));
    assert!(own.page("notes/a/index.html").contains("https://git.example/content/notes/a.md"));
    assert!(!asking("").files().contains_key("admin/index.html"));
}

#[test]
fn a_preview_has_no_form_and_nothing_is_said_of_it() {
    let site = asking(GITHUB);
    let told = carnet(&site, &["build", "--preview"]);
    assert!(!told.contains("[editor]"), "{told}");
    let folder = site.path().join("preview");
    assert!(folder.join("index.html").exists() && !folder.join("admin").exists());
}

#[test]
fn a_page_of_the_form_of_ones_own_stays() {
    let site = asking(GITHUB);
    site.write("static/admin/index.html", "<!doctype html><title>Mine</title>");
    assert_eq!(site.files()["admin/index.html"], b"<!doctype html><title>Mine</title>");
}

#[test]
fn what_keeps_the_form_away_is_said() {
    let site = asking("editor:\n  backend: gitea\n  workflow: editorial\n  repository: team");
    assert_snapshot!(said(&site), @r"
    warning[editor]: only 'github' and 'gitlab' keep a text on a branch of its own
     --> carnet.yaml:5:13
      |
    5 |   workflow: editorial
      |             ^^^^^^^^^
      |
      = help: remove the line: to save is to publish

    warning[editor]: the editor does not know where to save: 'team' is no repository
     --> carnet.yaml:6:15
      |
    6 |   repository: team
      |               ^^^^
      |
      = help: write 'repository: owner/name'
    ");
    let site = asking(&format!("{GITHUB}\nurls: file"));
    assert_snapshot!(said(&site), @r"
    warning[editor]: there is no editor: it needs a web server, and 'urls: file' is for a disk
     --> carnet.yaml:3:9
      |
    3 | editor: {repository: team/notes}
      |         ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: remove 'urls: file', or 'editor:'
    ");
    let site = asking(GITHUB);
    site.remove("static/admin/sveltia-cms.js");
    assert_snapshot!(said(&site), @r"
    warning[editor]: there is no editor: its program, 'static/admin/sveltia-cms.js', is missing
     --> carnet.yaml:3:9
      |
    3 | editor: {repository: team/notes}
      |         ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: 'carnet editor' puts it there
    ");
    assert!(!site.files().contains_key("admin/index.html"));
    assert!(!site.page("notes/a/index.html").contains("admin/"));
}

/// What is said of the editor.
fn said(site: &Site) -> String {
    let messages = site.messages();
    let of_editor = messages.split("\n\n").filter(|message| message.contains("[editor]"));
    of_editor.collect::<Vec<_>>().join("\n\n")
}

fn carnet(site: &Site, arguments: &[&str]) -> String {
    let output = crate::cli::carnet(site, arguments);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("exit {}\n{out}{err}", output.status.code().unwrap_or_default())
}

#[test]
fn front_matter_that_the_form_would_lose_is_told_and_mended() {
    let site = asking(GITHUB);
    site.write("static/admin/sveltia-cms.js", "version 0.221.1");
    let told = carnet(&site, &["check"]);
    assert!(told.contains("[editor]") && told.contains("content/notebooks/n.md:3:9"), "{told}");
    assert_snapshot!(carnet(&site, &["editor"]), @r"
    exit 0
    changed content/notebooks/n.md
    changed content/notes/b.md

    commit these files to the site's repository; once the site is published, people write at its address, followed by admin/
    ");
    assert_snapshot!(carnet(&site, &["editor"]), @r"
    exit 0
    the editor is in place (Sveltia CMS 0.221.1)
    ");
    let text = |path: &str| std::fs::read_to_string(site.path().join(path)).expect("it is there");
    assert!(text("content/notebooks/n.md").contains("notes: [{note: a}]"));
    assert!(text("content/notes/b.md").contains("tags: [un, deux]"));
    assert!(!carnet(&site, &["check"]).contains("[editor]"));
}

#[test]
fn without_a_repository_or_the_right_package_nothing_is_written() {
    let site = asking("");
    assert_snapshot!(carnet(&site, &["editor"]), @r"
    exit 2
    error: nothing says which repository the editor saves to
    help: say so: 'carnet editor --repository owner/name'
    ");
    site.write("cms.tgz", "another");
    assert_snapshot!(carnet(&site, &["editor", "--repository", "team/notes", "--package", "cms.tgz"]), @r"
    exit 2
    error: cms.tgz is not Sveltia CMS 0.221.1, which carnet knows
    help: get https://registry.npmjs.org/@sveltia/cms/-/cms-0.221.1.tgz with a browser, or on another network, then give the same command with '--package FILE'
    ");
    let text = std::fs::read_to_string(site.path().join("carnet.yaml")).expect("it is there");
    assert!(!text.contains("editor"));
}
