//! Every message an author can get, as it is printed, by its cause.

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use carnet::diagnostics::{self, Language};
use carnet::pipeline::Pipeline;
use carnet::publish::audience::Audience;
use insta::assert_snapshot;

use crate::cli::{carnet, told};
use crate::site::{Site, site};

/// What is said of a site whose notes are all linked from its home page, so that none is alone.
fn said(fixture: &str) -> String {
    linked(fixture).messages()
}

fn linked(fixture: &str) -> Site {
    let site = site(fixture);
    if fixture.contains("//- themes/mien/templates/") {
        site.write("themes/mien/theme.yaml", "contract: 1\n");
    }
    if !fixture.contains("//- content/index.md") {
        let notes = fixture.split("//- content/").skip(1).filter_map(|file| file.split_once('\n'));
        let notes = notes
            .filter(|(path, text)| path.starts_with("notes/") && path.ends_with(".md") && !text.contains("# seul"));
        let links: Vec<String> = notes.map(|(path, _)| format!("[note]({path})")).collect();
        site.write("content/index.md", links.join(" "));
    }
    site
}

fn is_built(fixture: &str) -> bool {
    linked(fixture).build().1.site.is_some()
}

// All of them together

#[test]
fn all_problems_of_all_files_come_in_one_run() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
visibility: pubic
autor: moi
---
Vers [[bb]] et ![](x.png).
//- content/notes/b.md
---
published: hier
---
Vers [[a#Rien]].
//- content/notebooks/n.md
---
title: Carnet
notes: [a, cc]
---
"), @r#"
    error[unknown-member]: there is no note named 'cc'
     --> content/notebooks/n.md:3:12
      |
    3 | notes: [a, cc]
      |            ^^
      |
      = help: create it with: carnet new note "cc"

    error[unknown-visibility]: unknown visibility 'pubic'
     --> content/notes/a.md:2:13
      |
    2 | visibility: pubic
      |             ^^^^^
      |
      = help: did you mean 'public'?

    warning[unknown-key]: unknown key 'autor' in a note
     --> content/notes/a.md:3:1
      |
    3 | autor: moi
      | ^^^^^
      |
      = help: did you mean 'author'?

    error[unresolved-link]: nothing is named 'bb'
     --> content/notes/a.md:5:6
      |
    5 | Vers [[bb]] et ![](x.png).
      |      ^^^^^^
      |
      = help: write a note of that name, or fix the link

    error[unresolved-link]: there is no file 'x.png'
     --> content/notes/a.md:5:16
      |
    5 | Vers [[bb]] et ![](x.png).
      |                ^^^^^^^^^^
      |
      = help: put it beside this file, or anywhere in content/: it is found by its name, ending included

    error[invalid-date]: 'hier' is not a date
     --> content/notes/b.md:2:12
      |
    2 | published: hier
      |            ^^^^
      |
      = help: write 2024-02-29 or 2024-02-29T14:57

    error[unresolved-fragment]: « a » has no heading 'Rien'
     --> content/notes/b.md:4:6
      |
    4 | Vers [[a#Rien]].
      |      ^^^^^^^^^^
      |
      = help: it has no heading at all
    "#);
}

#[test]
fn a_file_that_cannot_be_read_is_not_reported_again_by_its_links() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
title: [
---
//- content/notes/b.md
Vers [[a]], [a](a.md#x), ![[a]] et [[c]].
//- content/notebooks/n.md
---
title: Carnet
notes: [b, a]
---
"), @"
error[yaml]: this is not valid YAML: unclosed bracket '['
 --> content/notes/a.md:2:8
  |
2 | title: [
  |        ^ opened here
  |
  = help: put ']' after its last item; a text that begins with a bracket goes between double quotes

advice[waiting-messages]: 6 messages about what seems missing wait until this file is fixed: content/notes/a.md
");
}

#[test]
fn an_error_leaves_no_site_and_a_warning_does() {
    assert!(!is_built("//- content/notes/a.md\n[[rien]]\n"));
    assert!(is_built("//- content/notes/a.md\n![](https://a.org/x.png)\n"));
    assert!(is_built("//- content/notes/a.md\nrien à dire\n"));
}

#[test]
fn nothing_is_said_of_a_sound_site() {
    assert_eq!(said("//- content/notes/a.md\n# A\n\nVers [[b]].\n//- content/notes/b.md\n# B\n"), "");
}

// Files

#[test]
fn a_file_that_is_not_utf8() {
    let site = linked("//- content/notes/a.md\n");
    site.write("content/notes/a.md", b"---\ntitle: a\n---\nd\xe9j\xe0\n");
    assert_snapshot!(site.messages(), @"
    error[unreadable-file]: this file is not UTF-8: line 4 holds bytes that are not a character
    --> content/notes/a.md
     = help: save it again with the encoding UTF-8

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
}

#[test]
fn a_configuration_that_is_not_utf8() {
    let site = linked("");
    site.write("carnet.yaml", b"title: d\xe9j\xe0\n");
    assert_snapshot!(site.messages(), @r"
    error[unreadable-file]: this file is not UTF-8: line 1 holds bytes that are not a character
    --> carnet.yaml
     = help: save it again with the encoding UTF-8
    ");
}

#[test]
fn a_file_that_is_too_large() {
    let site = linked("//- content/notes/a.md\n");
    site.write("content/notes/a.md", vec![b'a'; (8 << 20) + 1]);
    assert_snapshot!(site.messages(), @"
    error[unreadable-file]: this file is larger than 8 MiB
    --> content/notes/a.md
     = help: cut it into several notes

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
}

#[test]
fn a_name_that_is_not_unicode() {
    let site = linked("");
    let name = std::ffi::OsStr::from_bytes(b"d\xe9j\xe0.md");
    std::fs::create_dir_all(site.path().join("content/notes")).expect("folders can be made");
    std::fs::write(site.path().join("content/notes").join(name), "texte").expect("files can be written");
    assert_snapshot!(site.messages(), @r"
    error[unreadable-file]: this file's name is not Unicode, so no address can be made of it
    --> content/notes/d�j�.md
    ");
}

#[test]
fn symbolic_links() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(outside.path().join("secret.md"), "secret").expect("files can be written");
    let site = linked("//- content/notes/a.md\ntexte\n");
    let link = |to: &std::path::Path, at: &str| symlink(to, site.path().join(at)).expect("links can be made");
    link(&outside.path().join("secret.md"), "content/notes/dehors.md");
    link(outside.path(), "content/dossier");
    link(&site.path().join("content/rien.md"), "content/notes/casse.md");
    link(&site.path().join("content/notes/a.md"), "content/notes/dedans.md");
    assert_snapshot!(site.messages(), @"
    error[path-leaves-site]: this symbolic link leaves the site's folder
    --> content/dossier
     = help: copy the file into the site instead

    error[unreadable-file]: this symbolic link leads nowhere
    --> content/notes/casse.md

    error[path-leaves-site]: this symbolic link leaves the site's folder
    --> content/notes/dehors.md
     = help: copy the file into the site instead

    advice[waiting-messages]: 1 message about something that seems missing waits until these files are fixed: content/dossier, content/notes/casse.md, content/notes/dehors.md
    ");
}

/// A link publishes nothing that would not be published where it stands.
#[test]
fn symbolic_links_inside_the_site() {
    let site = linked(
        "\
//- carnet.yaml
ignore: [brouillons, notes/vieux]
//- .git/config
canari
//- .env
canari
//- modele.txt
canari
//- static/plan.txt
plan
//- themes/autre/canari.txt
canari
//- content/notes/a.md
texte [plan](plan.txt) [plan](commun/plan.txt)
//- content/notes/plan.txt
plan
//- content/notes/prive.md
---
visibility: private
---
canari
//- content/brouillons/b.txt
canari
//- content/notes/vieux/c.txt
canari
//- content/notes/.cache/d.txt
canari
",
    );
    let link = |to: &str, at: &str| symlink(to, site.path().join(at)).expect("links can be made");
    for (to, at) in [
        ("../../.git/config", "content/notes/l1.txt"),
        ("../../.git", "content/notes/l2"),
        ("../../.env", "content/notes/l3.txt"),
        ("prive.md", "content/notes/l4.txt"),
        ("l4.txt", "content/notes/l5.txt"),
        ("../notes/prive.md", "content/authors/l6.md"),
        ("../brouillons", "content/notes/l7"),
        ("../notes/vieux/c.txt", "content/notes/l8.txt"),
        (".cache/d.txt", "content/notes/l9.txt"),
        ("../../modele.txt", "content/notes/l10.txt"),
        ("../../carnet.yaml", "content/notes/l11.yaml"),
        ("../../themes/autre/canari.txt", "content/notes/l12.txt"),
        ("../content/notes/plan.txt", "static/l13.txt"),
        ("../.git", "static/l14"),
        ("plan.txt", "content/notes/l15.md"),
        ("plan.txt", "content/notes/juste.txt"),
        ("../../static/plan.txt", "content/notes/juste2.txt"),
        ("plan.txt", "static/juste3.txt"),
    ] {
        std::fs::create_dir_all(site.path().join(at).parent().expect("a folder")).expect("folders can be made");
        link(to, at);
    }
    let said = site.messages();
    let leads = "error[path-leaves-site]: this symbolic link leads to";
    let told: Vec<String> = said
        .split("\n\n")
        .filter_map(|message| {
            let (message, rest) = message.strip_prefix(leads)?.trim().split_once("\n--> ")?;
            Some(format!("{}: {message}", rest.lines().next()?))
        })
        .collect();
    assert_snapshot!(told.join("\n"), @r"
    content/authors/l6.md: a document of another kind
    content/notes/l1.txt: a file or folder that is left out, since its name begins with a dot
    content/notes/l10.txt: a folder that is not published from here
    content/notes/l11.yaml: a folder that is not published from here
    content/notes/l12.txt: a folder that is not published from here
    content/notes/l15.md: a file that is not a document
    content/notes/l2: a file or folder that is left out, since its name begins with a dot
    content/notes/l3.txt: a file or folder that is left out, since its name begins with a dot
    content/notes/l4.txt: the text of a document, which is not an attachment
    content/notes/l5.txt: the text of a document, which is not an attachment
    content/notes/l7: a file or folder that is left out of the site
    content/notes/l8.txt: a file or folder that is left out of the site
    content/notes/l9.txt: a file or folder that is left out, since its name begins with a dot
    static/l13.txt: a folder that is not published from here
    static/l14: a file or folder that is left out, since its name begins with a dot
    ");
    assert!(said.contains(" = help: copy the file here instead, if readers may see it"), "{said}");
}

/// A folder that is reached through a link is read as it is where it stands.
#[test]
fn folders_through_symbolic_links() {
    let site = linked(
        "\
//- carnet.yaml
defaults: {visibility: public}
ignore: [commun/interne, '*.bak']
//- content/notes/a.md
[p](images/plan.txt)
//- content/commun/plan.txt
plan
//- content/commun/plan.txt.bak
canari
//- content/commun/interne/secret.txt
canari
",
    );
    symlink("../commun", site.path().join("content/notes/images")).expect("links can be made");
    symlink("commun", site.path().join("content/encore")).expect("links can be made");
    assert_snapshot!(site.messages(), @"");
    symlink("../notes/a.md", site.path().join("content/commun/a.txt")).expect("links can be made");
    let refused = site.messages();
    let places: Vec<&str> = refused.lines().filter(|line| line.starts_with("--> ")).collect();
    assert_eq!(places, ["--> content/commun/a.txt", "--> content/encore/a.txt", "--> content/notes/images/a.txt"]);
}

/// Of a folder of the site that is itself a link, nothing is read unless it leads to a folder of its own.
#[test]
fn a_folder_of_the_site_that_is_a_symbolic_link() {
    for (to, refused) in [(".git", true), (".", true), ("content", true), ("content/notes", true), ("images", false)] {
        let site = linked("//- content/notes/a.md\ntexte\n//- .git/config\ncanari\n//- images/i.txt\nimage\n");
        symlink(to, site.path().join("static")).expect("links can be made");
        let said = site.messages();
        let expected = if refused { vec!["--> static"] } else { Vec::new() };
        assert_eq!(
            said.lines().filter(|line| line.starts_with("--> static")).collect::<Vec<_>>(),
            expected,
            "{to}: {said}"
        );
    }
}

#[test]
fn a_symbolic_link_to_a_folder_above() {
    let site = linked("//- content/notes/a.md\ntexte\n");
    symlink(site.path().join("content"), site.path().join("content/notes/boucle")).expect("links can be made");
    assert_snapshot!(site.messages(), @r"
    error[unreadable-file]: this symbolic link leads to a folder that holds it
    --> content/notes/boucle
    ");
}

// YAML

#[test]
fn front_matter_that_does_not_begin_the_file() {
    assert_snapshot!(said("//- content/notes/a.md\n\n---\npublish: false\n---\nTexte.\n"), @r"
    error[misplaced-front-matter]: 'publish' is part of the text here, where it keeps nothing from being published
     --> content/notes/a.md:3:1
      |
    3 | publish: false
      | ^^^^^^^^^^^^^^
      |
      = help: make '---' the first line of the file, with nothing before it
    ");
    for top in ["# Titre\n---", "---yaml", " ---", "--", "—", "\u{200b}---", "+++", "---\n---\n---", "```yaml"] {
        let text = format!("//- content/notes/a.md\n{top}\nvisibility: private\n---\nTexte.\n");
        assert!(said(&text).contains("error[misplaced-front-matter]"), "{top:?}: {}", said(&text));
    }
    let old_mac = site("//- content/notes/a.md\n---\rvisibility: private\r---\rTexte.\n");
    assert!(!old_mac.files().contains_key("notes/a/index.html"), "what ends its lines in another way is read");
    let example = "//- content/notes/a.md\n# Titre\n\nUn exemple :\n\n```yaml\nvisibility: private\n```\n";
    assert_eq!(said(example), "", "what is shown is not meant");
}

#[test]
fn a_key_that_would_keep_back_what_has_no_visibility() {
    assert_snapshot!(said("//- content/authors/zoe.md\n---\nname: Zoé\nvisibility: private\n---\n"), @r"
    error[unknown-key]: unknown key 'visibility' in an author
     --> content/authors/zoe.md:3:1
      |
    3 | visibility: private
      | ^^^^^^^^^^
      |
      = help: it keeps nothing from being published here: an author has no such key
    ");
    assert_snapshot!(said("//- content/notes/a.md\n---\nprivé: oui\n---\nTexte.\n"), @"
    error[unknown-key]: unknown key 'privé' in a note
     --> content/notes/a.md:2:1
      |
    2 | privé: oui
      | ^^^^^
      |
      = help: it keeps nothing from being published: write 'visibility: private'

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
}

#[test]
fn an_entry_of_ignore_that_leaves_nothing_out() {
    let fixture = "//- carnet.yaml\ntitle: Essai\nlanguage: fr\ndefaults: {visibility: public}\nignore: [prive, E\u{301}TAT]\n\
                   //- content/index.md\n[[a]]\n//- content/notes/a.md\nTexte.\n//- content/notes/état/b.md\nTexte.\n";
    assert_snapshot!(said(fixture), @r"
    warning[unused-ignore]: nothing is left out by 'prive' of 'ignore'
    --> carnet.yaml
     = help: write a folder, a file's path from the content folder, a name, or a pattern as *.ending or folder/**
    ");
    assert!(!linked(fixture).files().contains_key("notes/b/index.html"));
}

#[test]
fn front_matter_that_is_never_closed() {
    assert_snapshot!(said("//- content/notes/a.md\n---\ntitle: a\n\nTexte.\n"), @"
    error[unclosed-front-matter]: the front matter is never closed
     --> content/notes/a.md:1:1
      |
    1 | ---
      | ^^^
      |
      = help: put a line '---' after its last key

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
}

#[test]
fn invalid_yaml() {
    assert_snapshot!(said("//- content/notes/a.md\n---\ntitle: \"a\nvisibility: private\n---\n"), @r#"
    error[yaml]: this is not valid YAML: unclosed quote
     --> content/notes/a.md:2:8
      |
    2 | title: "a
      |        ^ opened here
      |
      = help: close it: put the same quote at the end of the text

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    "#);
    assert_snapshot!(said("//- content/notes/a.md\n---\ntitle: Étape 3 : déployer\ntags: a: b\n---\n"), @r#"
    error[yaml]: this is not valid YAML: ': ' is not allowed here
     --> content/notes/a.md:2:16
      |
    2 | title: Étape 3 : déployer
      |                ^
      |
      = help: put the text between double quotes: title: "Étape 3 : déployer"

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    "#);
    assert_snapshot!(said("//- content/notes/a.md\n---\ntitle: a\n\tsummary: b\n---\n"), @"
    error[yaml]: this is not valid YAML: there is a tab where only spaces are allowed
     --> content/notes/a.md:3:1
      |
    3 |     summary: b
      | ^^^^
      |
      = help: replace each tab with two spaces

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
    assert_snapshot!(said("//- content/notes/a.md\n---\nextra: &a [*a]\n---\n"), @"
    error[yaml]: an alias cannot be inside the value it names
     --> content/notes/a.md:2:12
      |
    2 | extra: &a [*a]
      |            ^^

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
    assert_snapshot!(said("//- carnet.yaml\ntitle: a\n---\ntitle: b\n"), @r"
    error[yaml]: a second YAML document begins here
     --> carnet.yaml:2:1
      |
    2 | ---
      | ^^^
      |
      = help: keep one document in a file
    ");
    assert_snapshot!(said("//- carnet.yaml\ntitle: a\n[b, c]: d\n"), @r"
    error[yaml]: a key must be a word, this is a list
     --> carnet.yaml:2:1
      |
    2 | [b, c]: d
      | ^^^^^^
    ");
}

#[test]
fn a_space_missing_behind_a_colon() {
    assert_snapshot!(said("//- content/notes/a.md\n---\ntitle:Nuit\nvisibility: private\n---\n"), @"
    error[yaml]: this is not valid YAML: a space is missing after the colon
     --> content/notes/a.md:2:1
      |
    2 | title:Nuit
      | ^^^^^^^^^^
      |
      = help: write 'title: Nuit'

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
    assert_snapshot!(said("//- content/notes/a.md\n---\ntitle:Nuit\n---\n"), @"
    error[wrong-type]: a note is described by keys and values, this is text
     --> content/notes/a.md:2:1
      |
    2 | title:Nuit
      | ^^^^^^^^^^
      |
      = help: write 'title: Nuit'

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
    assert_snapshot!(said("//- content/notes/a.md\n---\nrevisions: [{date:2024-01-01, summary: b}]\n---\n"), @r"
    error[invalid-date]: this revision has no date
     --> content/notes/a.md:2:13
      |
    2 | revisions: [{date:2024-01-01, summary: b}]
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add 'date: 2024-02-29T14:57'

    warning[unknown-key]: unknown key 'date:2024-01-01' in a revision
     --> content/notes/a.md:2:14
      |
    2 | revisions: [{date:2024-01-01, summary: b}]
      |              ^^^^^^^^^^^^^^^
      |
      = help: did you mean 'date: 2024-01-01'?
    ");
}

#[test]
fn a_key_given_twice() {
    assert_snapshot!(said("//- content/notes/a.md\n---\ntitle: a\nvisibility: public\nvisibility: private\n---\n"), @r"
    error[duplicate-key]: the key 'visibility' is given twice
     --> content/notes/a.md:4:1
      |
    4 | visibility: private
      | ^^^^^^^^^^
      |
      = help: keep one of the two
    ");
}

#[test]
fn yaml_beyond_limits() {
    let deep = format!("//- content/notes/a.md\n---\nextra: {}{}\n---\n", "[".repeat(40), "]".repeat(40));
    assert_snapshot!(said(&deep), @"
    error[yaml-limit]: values are nested more than 32 deep
     --> content/notes/a.md:2:40
      |
    2 | extra: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
      |                                        ^

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
    let mut bomb = String::from("//- content/notes/a.md\n---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let below = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{below}]\n"));
    }
    assert_snapshot!(said(&format!("{bomb}---\n")), @"
    error[yaml-limit]: this file holds more than 2,000,000 values once its aliases are expanded
     --> content/notes/a.md:8:10
      |
    8 | a6: &a6 [*a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5]
      |          ^^^

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
}

// Values

#[test]
fn values_of_another_type() {
    assert_snapshot!(said("//- content/notes/a.md\n---\njuste un texte\n---\n"), @"
    error[wrong-type]: a note is described by keys and values, this is text
     --> content/notes/a.md:2:1
      |
    2 | juste un texte
      | ^^^^^^^^^^^^^^
      |
      = help: write 'key: value'

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    ");
    assert_snapshot!(said("\
//- content/notes/a.md
---
title: [a, b]
summary: {a: b}
draft: peut-être
revisions: hier
sources: {title: a}
---
"), @r"
    error[wrong-type]: 'title' is a text, this is a list
     --> content/notes/a.md:2:8
      |
    2 | title: [a, b]
      |        ^^^^^^
      |
      = help: write a single value

    error[wrong-type]: 'summary' is a text, this is a group of keys
     --> content/notes/a.md:3:10
      |
    3 | summary: {a: b}
      |          ^^^^^^
      |
      = help: a text that holds ': ' goes between double quotes

    error[wrong-type]: 'draft' is 'true' or 'false', not 'peut-être'
     --> content/notes/a.md:4:8
      |
    4 | draft: peut-être
      |        ^^^^^^^^^

    error[wrong-type]: 'revisions' is a list, this is text
     --> content/notes/a.md:5:12
      |
    5 | revisions: hier
      |            ^^^^
      |
      = help: begin each item with '- '

    error[wrong-type]: 'sources' is a list, this is a group of keys
     --> content/notes/a.md:6:10
      |
    6 | sources: {title: a}
      |          ^^^^^^^^^^
      |
      = help: begin each item with '- '
    ");
    assert_snapshot!(said("\
//- content/notes/a.md
---
revisions: [hier]
tags: [[a], b]
---
//- content/communities/c.md
---
links: https://a.org/
---
"), @r"
    error[wrong-type]: 'links' is a group of keys, this is text
     --> content/communities/c.md:2:8
      |
    2 | links: https://a.org/
      |        ^^^^^^^^^^^^^^
      |
      = help: write 'name: value' lines

    error[wrong-type]: a revision is described by keys and values, this is text
     --> content/notes/a.md:2:13
      |
    2 | revisions: [hier]
      |             ^^^^
      |
      = help: write 'key: value'

    error[wrong-type]: 'tags' is a text, this is a list
     --> content/notes/a.md:3:8
      |
    3 | tags: [[a], b]
      |        ^^^
      |
      = help: write a single value
    ");
}

#[test]
fn words_that_are_not_known() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
visibility: publique
kind: terme
---
//- content/notes/b.md
---
visibility: secrète
kind: idée
---
"), @r"
    error[unknown-visibility]: unknown visibility 'publique'
     --> content/notes/a.md:2:13
      |
    2 | visibility: publique
      |             ^^^^^^^^
      |
      = help: did you mean 'public'?

    error[unknown-kind]: unknown kind 'terme'
     --> content/notes/a.md:3:7
      |
    3 | kind: terme
      |       ^^^^^
      |
      = help: did you mean 'term'?

    error[unknown-visibility]: unknown visibility 'secrète'
     --> content/notes/b.md:2:13
      |
    2 | visibility: secrète
      |             ^^^^^^^
      |
      = help: did you mean 'private'?

    error[unknown-kind]: unknown kind 'idée'
     --> content/notes/b.md:3:7
      |
    3 | kind: idée
      |       ^^^^
      |
      = help: it is one of note, term, organisation
    ");
}

#[test]
fn words_of_other_languages() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
titre: Accueillir
résumé: Une note
étiquettes: [nuit]
carnet: premiers-pas
brouillon: oui
visibilité: privé
visibility: Privée
---
//- content/authors/zoe.md
---
nom: Zoé
kind: équipe
---
"), @"
warning[unknown-key]: unknown key 'nom' in an author
 --> content/authors/zoe.md:2:1
  |
2 | nom: Zoé
  | ^^^
  |
  = help: did you mean 'name'?

error[unknown-kind]: unknown kind 'équipe'
 --> content/authors/zoe.md:3:7
  |
3 | kind: équipe
  |       ^^^^^^
  |
  = help: did you mean 'team'?

warning[unknown-key]: unknown key 'titre' in a note
 --> content/notes/a.md:2:1
  |
2 | titre: Accueillir
  | ^^^^^
  |
  = help: did you mean 'title'?

warning[unknown-key]: unknown key 'résumé' in a note
 --> content/notes/a.md:3:1
  |
3 | résumé: Une note
  | ^^^^^^
  |
  = help: did you mean 'summary'?

warning[unknown-key]: unknown key 'étiquettes' in a note
 --> content/notes/a.md:4:1
  |
4 | étiquettes: [nuit]
  | ^^^^^^^^^^
  |
  = help: did you mean 'tags'?

warning[unknown-key]: unknown key 'carnet' in a note
 --> content/notes/a.md:5:1
  |
5 | carnet: premiers-pas
  | ^^^^^^
  |
  = help: list the note in its notebook: under 'notes:', in the notebook's file

error[unknown-key]: unknown key 'brouillon' in a note
 --> content/notes/a.md:6:1
  |
6 | brouillon: oui
  | ^^^^^^^^^
  |
  = help: did you mean 'draft'?

error[unknown-key]: unknown key 'visibilité' in a note
 --> content/notes/a.md:7:1
  |
7 | visibilité: privé
  | ^^^^^^^^^^
  |
  = help: did you mean 'visibility'?

error[unknown-visibility]: unknown visibility 'Privée'
 --> content/notes/a.md:8:13
  |
8 | visibility: Privée
  |             ^^^^^^
  |
  = help: did you mean 'private'?

advice[waiting-messages]: 1 message about something that seems missing waits until these files are fixed: content/authors/zoe.md, content/notes/a.md
");
}

#[test]
fn keys_that_guard_and_say_nothing() {
    assert_snapshot!(said("\
//- carnet.yaml
defaults: {visibility: }
//- content/notes/a.md
---
visibility:
draft: ~
publish:
---
"), @"
error[empty-guard]: 'visibility' is left empty: a file that should stay private could be published
 --> carnet.yaml:1:12
  |
1 | defaults: {visibility: }
  |            ^^^^^^^^^^
  |
  = help: write 'visibility: private' to keep it back, 'visibility: public' to publish it, or remove the line

error[empty-guard]: 'visibility' is left empty: a file that should stay private could be published
 --> content/notes/a.md:2:1
  |
2 | visibility:
  | ^^^^^^^^^^
  |
  = help: write 'visibility: private' to keep it back, 'visibility: public' to publish it, or remove the line

error[empty-guard]: 'draft' is left empty: a file that should stay private could be published
 --> content/notes/a.md:3:1
  |
3 | draft: ~
  | ^^^^^
  |
  = help: write 'draft: true' to keep it back, 'draft: false' to publish it, or remove the line

error[empty-guard]: 'publish' is left empty: a file that should stay private could be published
 --> content/notes/a.md:4:1
  |
4 | publish:
  | ^^^^^^^
  |
  = help: write 'publish: false' to keep it back, 'publish: true' to publish it, or remove the line

advice[waiting-messages]: 1 message about something that seems missing waits until these files are fixed: carnet.yaml, content/notes/a.md
");
    let built = linked("//- content/notes/a.md\n---\nvisibility: # à décider\n---\nSecret.\n").build().1;
    assert!(built.site.is_none());
}

#[test]
fn a_language_that_is_none() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
language: françois
---
//- content/notes/b.md
---
language: FR_ca
---
//- content/notes/c.md
---
language: Français
---
//- content/notes/d.md
---
language: zh-Hant-TW
---
"), @r"
    error[unknown-language]: 'françois' is not a language tag
     --> content/notes/a.md:2:11
      |
    2 | language: françois
      |           ^^^^^^^^
      |
      = help: write fr, fr-CA, en…

    error[unknown-language]: 'Français' is not a language tag
     --> content/notes/c.md:2:11
      |
    2 | language: Français
      |           ^^^^^^^^
      |
      = help: did you mean 'fr'?
    ");
}

#[test]
fn unknown_keys() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
titel: a
couleur: bleu
visibilty: private
drafts: true
---
//- content/notebooks/n.md
---
title: n
note: [a]
---
"), @"
warning[unknown-key]: unknown key 'note' in a notebook
 --> content/notebooks/n.md:3:1
  |
3 | note: [a]
  | ^^^^
  |
  = help: did you mean 'notes'?

warning[unknown-key]: unknown key 'titel' in a note
 --> content/notes/a.md:2:1
  |
2 | titel: a
  | ^^^^^
  |
  = help: did you mean 'title'?

warning[unknown-key]: unknown key 'couleur' in a note
 --> content/notes/a.md:3:1
  |
3 | couleur: bleu
  | ^^^^^^^
  |
  = help: it does nothing here: keep it for another program, or remove it

error[unknown-key]: unknown key 'visibilty' in a note
 --> content/notes/a.md:4:1
  |
4 | visibilty: private
  | ^^^^^^^^^
  |
  = help: did you mean 'visibility'?

error[unknown-key]: unknown key 'drafts' in a note
 --> content/notes/a.md:5:1
  |
5 | drafts: true
  | ^^^^^^
  |
  = help: did you mean 'draft'?

advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
");
}

#[test]
fn dates() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
published: 24-02-29
modified: 2024-02-30
revisions:
  - {date: demain, summary: b}
  - {summary: c}
---
"), @r"
    error[invalid-date]: '24-02-29' is not a date
     --> content/notes/a.md:2:12
      |
    2 | published: 24-02-29
      |            ^^^^^^^^
      |
      = help: write the year with four digits, as 2024-02-29

    error[invalid-date]: '2024-02-30' is not a date
     --> content/notes/a.md:3:11
      |
    3 | modified: 2024-02-30
      |           ^^^^^^^^^^
      |
      = help: write 2024-02-29 or 2024-02-29T14:57

    error[invalid-date]: 'demain' is not a date
     --> content/notes/a.md:5:12
      |
    5 |   - {date: demain, summary: b}
      |            ^^^^^^
      |
      = help: write 2024-02-29 or 2024-02-29T14:57

    error[invalid-date]: this revision has no date
     --> content/notes/a.md:6:5
      |
    6 |   - {summary: c}
      |     ^^^^^^^^^^^^
      |
      = help: add 'date: 2024-02-29T14:57'
    ");
}

#[test]
fn dates_out_of_order() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
published: 2024-03-01
modified: 2024-02-29
revisions:
  - {date: 2024-02-28T10:00, summary: a}
---
//- content/notes/b.md
---
published: 2024-12-01
---
//- content/notes/c.md
---
published: 2024-02-01
modified: 2024-12-02
revisions:
  - {date: 2024-12-03, summary: a}
---
"), @r"
    warning[link-to-withheld]: this page links to a note that is not published: it is kept back by its dates
     --> content/index.md:1:20
      |
    1 | [note](notes/a.md) [note](notes/b.md) [note](notes/c.md)
      |                    ^^^^^^^^^^^^^^^^^^ leads to content/notes/b.md
      |
      = help: readers see the label as plain text

    warning[dates-out-of-order]: modified on 2024-02-29, before its publication on 2024-03-01
     --> content/notes/a.md:3:11
      |
    3 | modified: 2024-02-29
      |           ^^^^^^^^^^

    warning[dates-out-of-order]: this revision of 2024-02-28 is before the publication on 2024-03-01
     --> content/notes/a.md:5:12
      |
    5 |   - {date: 2024-02-28T10:00, summary: a}
      |            ^^^^^^^^^^^^^^^^

    warning[kept-back]: this file is withheld: 'published' says that it is not published before 2024-12-01
     --> content/notes/b.md:2:12
      |
    2 | published: 2024-12-01
      |            ^^^^^^^^^^
      |
      = help: remove the line to publish it now; a later build publishes it by itself

    warning[dates-out-of-order]: this modification is in the future
     --> content/notes/c.md:3:11
      |
    3 | modified: 2024-12-02
      |           ^^^^^^^^^^
      |
      = help: readers see it now all the same, with this date

    warning[dates-out-of-order]: this revision is in the future
     --> content/notes/c.md:5:12
      |
    5 |   - {date: 2024-12-03, summary: a}
      |            ^^^^^^^^^^
      |
      = help: readers see it now all the same, with this date
    ");
}

#[test]
fn covers() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
cover: {credit: moi}
---
//- content/notes/b.md
---
cover: phto.jpg
---
//- content/notes/c.md
---
cover: {image: photo.jpg}
---
//- content/notes/photo.jpg
x
"), @r"
    error[wrong-type]: this cover has no 'image'
     --> content/notes/a.md:2:8
      |
    2 | cover: {credit: moi}
      |        ^^^^^^^^^^^^^
      |
      = help: add 'image:' with the path of a picture, or take 'cover' out

    error[unresolved-link]: there is no file 'phto.jpg'
     --> content/notes/b.md:2:8
      |
    2 | cover: phto.jpg
      |        ^^^^^^^^
      |
      = help: did you mean 'photo.jpg'?

    warning[image-without-alternative]: this cover has no alternative text
     --> content/notes/c.md:2:16
      |
    2 | cover: {image: photo.jpg}
      |                ^^^^^^^^^
      |
      = help: describe it for those who do not see it: cover: {image: …, alt: …}
    ");
}

#[test]
fn addresses_in_the_front_matter() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
slug: Mon adresse
redirects: [ancienne, /../x/, //autre.org/, '/a?b']
discuss: javascript:alert(1)
sources: [{title: t, url: www.a.org}]
---
//- content/notes/b.md
---
slug: '!!!'
---
//- content/authors/moi.md
---
name: Moi
contact: moi
links: {profile: /moi}
---
//- content/notes/c.md
---
author: moi
---
"), @r"
    error[invalid-address]: 'moi' is not an outside address
     --> content/authors/moi.md:3:10
      |
    3 | contact: moi
      |          ^^^
      |
      = help: begin it with https:// or mailto:

    error[invalid-address]: '/moi' is not an outside address
     --> content/authors/moi.md:4:18
      |
    4 | links: {profile: /moi}
      |                  ^^^^
      |
      = help: begin it with https:// or mailto:

    error[invalid-address]: 'Mon adresse' cannot be part of an address
     --> content/notes/a.md:2:7
      |
    2 | slug: Mon adresse
      |       ^^^^^^^^^^^
      |
      = help: write 'mon-adresse'

    error[invalid-address]: 'ancienne' is not an address of this site
     --> content/notes/a.md:3:13
      |
    3 | redirects: [ancienne, /../x/, //autre.org/, '/a?b']
      |             ^^^^^^^^
      |
      = help: write an old address from the site's root, as /ancienne/adresse/

    error[invalid-address]: '/../x/' is not an address of this site
     --> content/notes/a.md:3:23
      |
    3 | redirects: [ancienne, /../x/, //autre.org/, '/a?b']
      |                       ^^^^^^
      |
      = help: write an old address from the site's root, as /ancienne/adresse/

    error[invalid-address]: '//autre.org/' is not an address of this site
     --> content/notes/a.md:3:31
      |
    3 | redirects: [ancienne, /../x/, //autre.org/, '/a?b']
      |                               ^^^^^^^^^^^^
      |
      = help: write an old address from the site's root, as /ancienne/adresse/

    error[invalid-address]: '/a?b' is not an address of this site
     --> content/notes/a.md:3:45
      |
    3 | redirects: [ancienne, /../x/, //autre.org/, '/a?b']
      |                                             ^^^^^^
      |
      = help: write an old address from the site's root, as /ancienne/adresse/

    error[invalid-address]: 'javascript:alert(1)' is not an outside address
     --> content/notes/a.md:4:10
      |
    4 | discuss: javascript:alert(1)
      |          ^^^^^^^^^^^^^^^^^^^
      |
      = help: begin it with https:// or mailto:

    error[invalid-address]: 'www.a.org' is not an outside address
     --> content/notes/a.md:5:27
      |
    5 | sources: [{title: t, url: www.a.org}]
      |                           ^^^^^^^^^
      |
      = help: begin it with https:// or mailto:

    error[invalid-address]: '!!!' cannot be part of an address
     --> content/notes/b.md:2:7
      |
    2 | slug: '!!!'
      |       ^^^^^
      |
      = help: write small letters, digits and hyphens
    ");
}

// Notebooks and bases

#[test]
fn members_of_a_notebook() {
    assert_snapshot!(said("\
//- content/notebooks/n.md
---
title: N
categories: [etapes, {title: sans id}, etapes]
notes:
  - a
  - ab
  - a
  - {note: b, categories: [etape, autre], pined: true}
  - {categories: [etapes]}
  - n
  - authors/moi
  - rien-de-tel
  - double
---
//- content/notes/a.md
---
author: moi
---
//- content/notes/b.md
b
//- content/notes/abc.md
c
//- content/authors/moi.md
---
name: Moi
---
//- content/notes/x/double.md
x
//- content/notes/y/double.md
---
slug: double-2
---
"), @r#"
    error[wrong-type]: this category has no 'id'
     --> content/notebooks/n.md:3:22
      |
    3 | categories: [etapes, {title: sans id}, etapes]
      |                      ^^^^^^^^^^^^^^^^
      |
      = help: add 'id:' with a word of your choice, which notes of this category name

    error[duplicate-key]: the category 'etapes' is declared twice
     --> content/notebooks/n.md:3:40
      |
    3 | categories: [etapes, {title: sans id}, etapes]
      |                                        ^^^^^^

    error[unknown-member]: there is no note named 'ab'
     --> content/notebooks/n.md:6:5
      |
    6 |   - ab
      |     ^^
      |
      = help: create it with: carnet new note "ab"

    error[duplicate-member]: 'a' is in this list twice
     --> content/notebooks/n.md:7:5
      |
    7 |   - a
      |     ^
      |
      = help: keep one of the two

    error[unknown-category]: this notebook declares no category 'etape'
     --> content/notebooks/n.md:8:28
      |
    8 |   - {note: b, categories: [etape, autre], pined: true}
      |                            ^^^^^
      |
      = help: did you mean 'etapes'?

    error[unknown-category]: this notebook declares no category 'autre'
     --> content/notebooks/n.md:8:35
      |
    8 |   - {note: b, categories: [etape, autre], pined: true}
      |                                   ^^^^^
      |
      = help: its categories are etapes

    warning[unknown-key]: unknown key 'pined' in an item of the list
     --> content/notebooks/n.md:8:43
      |
    8 |   - {note: b, categories: [etape, autre], pined: true}
      |                                           ^^^^^
      |
      = help: did you mean 'pinned'?

    error[wrong-type]: this item does not say which note it is
     --> content/notebooks/n.md:9:5
      |
    9 |   - {categories: [etapes]}
      |     ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add 'note: slug'

    error[unknown-member]: 'n' is a notebook, not a note
      --> content/notebooks/n.md:10:5
       |
    10 |   - n
       |     ^

    error[unknown-member]: 'authors/moi' is an author, not a note
      --> content/notebooks/n.md:11:5
       |
    11 |   - authors/moi
       |     ^^^^^^^^^^^

    error[unknown-member]: there is no note named 'rien-de-tel'
      --> content/notebooks/n.md:12:5
       |
    12 |   - rien-de-tel
       |     ^^^^^^^^^^^
       |
       = help: create it with: carnet new note "rien-de-tel"

    error[ambiguous-link]: 'double' could be 2 pages
      --> content/notebooks/n.md:13:5
       |
    13 |   - double
       |     ^^^^^^
       |
       = help: write one of notes/x/double, notes/y/double
    "#);
}

#[test]
fn members_of_a_base() {
    assert_snapshot!(said("\
//- content/bases/b.md
---
title: B
notebooks: [n, m, a]
---
//- content/notebooks/n.md
---
title: N
notes: [a]
---
//- content/notes/a.md
a
"), @r#"
    error[unknown-member]: there is no notebook named 'm'
     --> content/bases/b.md:3:16
      |
    3 | notebooks: [n, m, a]
      |                ^
      |
      = help: create it with: carnet new notebook "m"

    error[unknown-member]: 'a' is a note, not a notebook
     --> content/bases/b.md:3:19
      |
    3 | notebooks: [n, m, a]
      |                   ^
    "#);
}

#[test]
fn a_note_alone() {
    assert_snapshot!(said("//- content/notes/a.md\n# seul\n"), @r"
    warning[orphan]: no published notebook holds this note, and no published page links to it
    --> content/notes/a.md
     = help: add it to the list of a published notebook, or link to it from a published page
    ");
}

// Authors and communities

#[test]
fn authors_and_communities() {
    assert_snapshot!(said("\
//- content/authors/equipe-soutien.md
---
name: Équipe de soutien
---
//- content/communities/trajectoires.md
---
name: Trajectoires
---
//- content/notes/a.md
---
authors: [equipe-soutient, Une personne, equipe-soutien]
community: trajectoire
---
//- content/notes/b.md
---
author: Une personne
community: Une tout autre
revisions: [{date: 2024-01-01, author: equipe-soutein}]
---
"), @r"
    error[unknown-author]: no author is named 'equipe-soutient'
     --> content/notes/a.md:2:11
      |
    2 | authors: [equipe-soutient, Une personne, equipe-soutien]
      |           ^^^^^^^^^^^^^^^
      |
      = help: did you mean 'equipe-soutien'?

    warning[unknown-author]: the author 'Une personne' has no file, so it gets a simple page
     --> content/notes/a.md:2:28
      |
    2 | authors: [equipe-soutient, Une personne, equipe-soutien]
      |                            ^^^^^^^^^^^^
      |
      = help: write content/authors/une-personne.md to say more

    error[unknown-community]: no community is named 'trajectoire'
     --> content/notes/a.md:3:12
      |
    3 | community: trajectoire
      |            ^^^^^^^^^^^
      |
      = help: did you mean 'trajectoires'?

    warning[unknown-community]: the community 'Une tout autre' has no file, so it gets a simple page
     --> content/notes/b.md:3:12
      |
    3 | community: Une tout autre
      |            ^^^^^^^^^^^^^^
      |
      = help: write content/communities/une-tout-autre.md to say more

    error[unknown-author]: no author is named 'equipe-soutein'
     --> content/notes/b.md:4:40
      |
    4 | revisions: [{date: 2024-01-01, author: equipe-soutein}]
      |                                        ^^^^^^^^^^^^^^
      |
      = help: did you mean 'equipe-soutien'?
    ");
}

#[test]
fn the_community_of_the_site() {
    assert_snapshot!(said("\
//- carnet.yaml
title: Essai
community: trajectoire
defaults: {visibility: public}
//- content/communities/trajectoires.md
---
name: Trajectoires
---
"), @r"
    error[unknown-community]: the site's community 'trajectoire' has no file
     --> carnet.yaml:2:12
      |
    2 | community: trajectoire
      |            ^^^^^^^^^^^
      |
      = help: did you mean 'trajectoires'?
    ");
}

#[test]
fn the_community_of_the_audience() {
    let site = linked("//- content/communities/trajectoires.md\n---\nname: Trajectoires\n---\n");
    let audience = Audience::Community("trajectoire".into());
    let (loaded, built) = site.build_with(&mut Pipeline::default(), audience);
    assert!(built.site.is_none());
    assert_snapshot!(diagnostics::render(&built.diagnostics, Language::english(), false, |file| loaded.text_of(file)).trim_end(), @"
    error[unknown-community]: no community has the slug 'trajectoire'
     = help: did you mean 'trajectoires'?
    ");
}

#[test]
fn a_community_unlike_any_other() {
    let said_for = |fixture: &str| {
        let (loaded, built) = linked(fixture).build_with(&mut Pipeline::default(), Audience::Community("nul".into()));
        diagnostics::render(&built.diagnostics, Language::english(), false, |file| loaded.text_of(file))
            .trim_end()
            .to_owned()
    };
    let community = |slug: &str| format!("//- content/communities/{slug}.md\n---\nname: C\n---\n");
    assert_snapshot!(said_for(&(community("trajectoires") + &community("mesure"))), @"
    error[unknown-community]: no community has the slug 'nul'
     = help: it is one of mesure, trajectoires
    ");
    assert_snapshot!(said_for(""), @r#"
    error[unknown-community]: no community has the slug 'nul'
     = help: this site has none: 'carnet new community "Name"' makes one
    "#);
}

// Links

#[test]
fn links_to_nothing() {
    assert_snapshot!(said("\
//- content/notes/deployer.md
# Déployer la trajectoire

[[deploier]], [[Déployer la trajectoir|ici]], [[tout autre chose]], [x](deploier.md), [y](/notes/rien/),
![vue](phto.jpg), ![[photo.jgp|vue]], ![[rien]], [[https://a.org/]] et <a href=\"rien.md\">z</a>.

![[rien]]
//- content/notes/photo.jpg
x
"), @r#"
    error[unresolved-link]: nothing is named 'deploier'
     --> content/notes/deployer.md:3:1
      |
    3 | [[deploier]], [[Déployer la trajectoir|ici]], [[tout autre chose]], [x](deploier.md), [y](/notes/rien/),
      | ^^^^^^^^^^^^
      |
      = help: did you mean 'deployer'?

    error[unresolved-link]: nothing is named 'Déployer la trajectoir'
     --> content/notes/deployer.md:3:15
      |
    3 | [[deploier]], [[Déployer la trajectoir|ici]], [[tout autre chose]], [x](deploier.md), [y](/notes/rien/),
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean 'Déployer la trajectoire'?

    error[unresolved-link]: nothing is named 'tout autre chose'
     --> content/notes/deployer.md:3:47
      |
    3 | [[deploier]], [[Déployer la trajectoir|ici]], [[tout autre chose]], [x](deploier.md), [y](/notes/rien/),
      |                                               ^^^^^^^^^^^^^^^^^^^^
      |
      = help: write a note of that name, or fix the link

    error[unresolved-link]: nothing is named 'deploier.md'
     --> content/notes/deployer.md:3:69
      |
    3 | [[deploier]], [[Déployer la trajectoir|ici]], [[tout autre chose]], [x](deploier.md), [y](/notes/rien/),
      |                                                                     ^^^^^^^^^^^^^^^^
      |
      = help: did you mean 'deployer'?

    error[unresolved-link]: this site has no page at /notes/rien/
     --> content/notes/deployer.md:3:87
      |
    3 | [[deploier]], [[Déployer la trajectoir|ici]], [[tout autre chose]], [x](deploier.md), [y](/notes/rien/),
      |                                                                                       ^^^^^^^^^^^^^^^^^
      |
      = help: an address that begins with '/' is that of a page, a file of the content folder or one of static/

    error[unresolved-link]: there is no file 'phto.jpg'
     --> content/notes/deployer.md:4:1
      |
    4 | ![vue](phto.jpg), ![[photo.jgp|vue]], ![[rien]], [[https://a.org/]] et <a href="rien.md">z</a>.
      | ^^^^^^^^^^^^^^^^
      |
      = help: did you mean 'photo.jpg'?

    error[unresolved-link]: nothing is named 'photo.jgp'
     --> content/notes/deployer.md:4:19
      |
    4 | ![vue](phto.jpg), ![[photo.jgp|vue]], ![[rien]], [[https://a.org/]] et <a href="rien.md">z</a>.
      |                   ^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean 'photo.jpg'?

    error[unresolved-link]: nothing is named 'rien'
     --> content/notes/deployer.md:4:39
      |
    4 | ![vue](phto.jpg), ![[photo.jgp|vue]], ![[rien]], [[https://a.org/]] et <a href="rien.md">z</a>.
      |                                       ^^^^^^^^^
      |
      = help: write a note of that name, or fix the link

    error[unresolved-link]: nothing is named 'https://a.org/'
     --> content/notes/deployer.md:4:50
      |
    4 | ![vue](phto.jpg), ![[photo.jgp|vue]], ![[rien]], [[https://a.org/]] et <a href="rien.md">z</a>.
      |                                                  ^^^^^^^^^^^^^^^^^^
      |
      = help: write <https://a.org/> or [label](https://a.org/) to link outside the site

    error[unresolved-link]: nothing is named 'rien.md'
     --> content/notes/deployer.md:4:81
      |
    4 | ![vue](phto.jpg), ![[photo.jgp|vue]], ![[rien]], [[https://a.org/]] et <a href="rien.md">z</a>.
      |                                                                                 ^^^^^^^
      |
      = help: write a note of that name, or fix the link

    error[unresolved-link]: nothing is named 'rien'
     --> content/notes/deployer.md:6:1
      |
    6 | ![[rien]]
      | ^^^^^^^^^
      |
      = help: write a note of that name, or fix the link
    "#);
}

#[test]
fn an_image_unlike_any_file() {
    assert_snapshot!(said("//- content/notes/a.md\n---\ncover: {image: vue.jpg, alt: La vue}\n---\n![Un plan](images/plan.png)\n"), @r"
    error[unresolved-link]: there is no file 'vue.jpg'
     --> content/notes/a.md:2:16
      |
    2 | cover: {image: vue.jpg, alt: La vue}
      |                ^^^^^^^
      |
      = help: put it beside this file, or anywhere in content/: it is found by its name, ending included

    error[unresolved-link]: there is no file 'images/plan.png'
     --> content/notes/a.md:4:1
      |
    4 | ![Un plan](images/plan.png)
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: put it beside this file, or anywhere in content/: it is found by its name, ending included
    ");
}

#[test]
fn links_to_headings_and_blocks() {
    assert_snapshot!(said("\
//- content/notes/a.md
[[b#Le pilot]], [[b#Rien]], [[c#Rien]], [[#Rien]], [[b#^bloc-2]] et [[b#^xyz]].

![[b#Rien]]
//- content/notes/b.md
## Le pilote

Un bloc. ^bloc-1

## Le bilan
//- content/notes/c.md
sans titre
"), @"
error[unresolved-fragment]: « b » has no heading 'Le pilot'
 --> content/notes/a.md:1:1
  |
1 | [[b#Le pilot]], [[b#Rien]], [[c#Rien]], [[#Rien]], [[b#^bloc-2]] et [[b#^xyz]].
  | ^^^^^^^^^^^^^^
  |
  = help: did you mean 'Le pilote'?

error[unresolved-fragment]: « b » has no heading 'Rien'
 --> content/notes/a.md:1:17
  |
1 | [[b#Le pilot]], [[b#Rien]], [[c#Rien]], [[#Rien]], [[b#^bloc-2]] et [[b#^xyz]].
  |                 ^^^^^^^^^^
  |
  = help: its headings are: Le pilote, Le bilan

error[unresolved-fragment]: « c » has no heading 'Rien'
 --> content/notes/a.md:1:29
  |
1 | [[b#Le pilot]], [[b#Rien]], [[c#Rien]], [[#Rien]], [[b#^bloc-2]] et [[b#^xyz]].
  |                             ^^^^^^^^^^
  |
  = help: it has no heading at all

error[unresolved-fragment]: « a » has no heading 'Rien'
 --> content/notes/a.md:1:41
  |
1 | [[b#Le pilot]], [[b#Rien]], [[c#Rien]], [[#Rien]], [[b#^bloc-2]] et [[b#^xyz]].
  |                                         ^^^^^^^^^
  |
  = help: it has no heading at all

error[unresolved-fragment]: no block of « b » is named '^bloc-2'
 --> content/notes/a.md:1:52
  |
1 | [[b#Le pilot]], [[b#Rien]], [[c#Rien]], [[#Rien]], [[b#^bloc-2]] et [[b#^xyz]].
  |                                                    ^^^^^^^^^^^^^
  |
  = help: did you mean 'bloc-1'?

error[unresolved-fragment]: no block of « b » is named '^xyz'
 --> content/notes/a.md:1:69
  |
1 | [[b#Le pilot]], [[b#Rien]], [[c#Rien]], [[#Rien]], [[b#^bloc-2]] et [[b#^xyz]].
  |                                                                     ^^^^^^^^^^
  |
  = help: end that paragraph with a space and ^xyz, or link to a heading

error[unresolved-fragment]: « b » has no heading 'Rien'
 --> content/notes/a.md:3:1
  |
3 | ![[b#Rien]]
  | ^^^^^^^^^^^
  |
  = help: its headings are: Le pilote, Le bilan
");
}

#[test]
fn ambiguous_links() {
    assert_snapshot!(said("\
//- content/notes/x/pilote.md
x
//- content/notes/y/pilote.md
---
slug: pilote-2
---
//- content/notes/a.md
Vers [[pilote]], [[x/pilote]] et [pilote](pilote.md).
"), @r"
    error[ambiguous-link]: 'pilote' could be 2 pages
     --> content/notes/a.md:1:6
      |
    1 | Vers [[pilote]], [[x/pilote]] et [pilote](pilote.md).
      |      ^^^^^^^^^^
      |
      = help: write one of notes/x/pilote, notes/y/pilote

    error[ambiguous-link]: 'pilote.md' could be 2 pages
     --> content/notes/a.md:1:34
      |
    1 | Vers [[pilote]], [[x/pilote]] et [pilote](pilote.md).
      |                                  ^^^^^^^^^^^^^^^^^^^
      |
      = help: write one of notes/x/pilote, notes/y/pilote
    ");
}

#[test]
fn links_that_leave_the_site() {
    assert_snapshot!(said("//- content/notes/a.md\n[a](../../../etc/passwd) ![b](../../b.png) [[../../../c]]\n"), @r"
    error[path-leaves-site]: '../../../etc/passwd' leaves the site's folder
     --> content/notes/a.md:1:1
      |
    1 | [a](../../../etc/passwd) ![b](../../b.png) [[../../../c]]
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: bring the file into the site's folder, or link to its address on the web

    error[path-leaves-site]: '../../b.png' leaves the site's folder
     --> content/notes/a.md:1:26
      |
    1 | [a](../../../etc/passwd) ![b](../../b.png) [[../../../c]]
      |                          ^^^^^^^^^^^^^^^^^
      |
      = help: bring the file into the site's folder, or link to its address on the web

    error[path-leaves-site]: '../../../c' leaves the site's folder
     --> content/notes/a.md:1:44
      |
    1 | [a](../../../etc/passwd) ![b](../../b.png) [[../../../c]]
      |                                            ^^^^^^^^^^^^^^
      |
      = help: bring the file into the site's folder, or link to its address on the web
    ");
}

#[test]
fn links_to_what_is_withheld() {
    assert_snapshot!(said("\
//- content/index.md
[[a]]
//- content/notes/a.md
Vers [[prive]], [[ebauche|une ébauche]] et [la note](interne.md).

![[prive]]
//- content/notes/prive.md
---
visibility: private
---
//- content/notes/ebauche.md
---
draft: true
---
//- content/notes/interne.md
---
visibility: community
community: c
---
//- content/communities/c.md
---
name: C
---
"), @r"
    warning[link-to-withheld]: this page links to a note that is not published: it is private
     --> content/notes/a.md:1:6
      |
    1 | Vers [[prive]], [[ebauche|une ébauche]] et [la note](interne.md).
      |      ^^^^^^^^^ leads to content/notes/prive.md
      |
      = help: readers see a neutral text instead of the name

    warning[link-to-withheld]: this page links to a note that is not published: it is a draft
     --> content/notes/a.md:1:17
      |
    1 | Vers [[prive]], [[ebauche|une ébauche]] et [la note](interne.md).
      |                 ^^^^^^^^^^^^^^^^^^^^^^^ leads to content/notes/ebauche.md
      |
      = help: readers see the label as plain text

    warning[link-to-withheld]: this page links to a note that is not published: it is for a community
     --> content/notes/a.md:1:44
      |
    1 | Vers [[prive]], [[ebauche|une ébauche]] et [la note](interne.md).
      |                                            ^^^^^^^^^^^^^^^^^^^^^ leads to content/notes/interne.md
      |
      = help: readers see the label as plain text

    warning[link-to-withheld]: this page embeds a note that is not published: it is private
     --> content/notes/a.md:3:1
      |
    3 | ![[prive]]
      | ^^^^^^^^^^ leads to content/notes/prive.md
      |
      = help: readers see a neutral text instead of the name
    ");
}

#[test]
fn unresolved_links_may_be_warnings() {
    let site = "\
//- carnet.yaml
title: Essai
defaults: {visibility: public}
links: {unresolved: warn}
//- content/notes/a.md
[[rien]], [[#Rien]], [[double]] et [x](/rien/).
//- content/notes/x/double.md
x
//- content/notes/y/double.md
---
slug: double-2
---
";
    assert_snapshot!(said(site), @r"
    warning[unresolved-link]: nothing is named 'rien'
     --> content/notes/a.md:1:1
      |
    1 | [[rien]], [[#Rien]], [[double]] et [x](/rien/).
      | ^^^^^^^^
      |
      = help: write a note of that name, or fix the link

    warning[unresolved-fragment]: « a » has no heading 'Rien'
     --> content/notes/a.md:1:11
      |
    1 | [[rien]], [[#Rien]], [[double]] et [x](/rien/).
      |           ^^^^^^^^^
      |
      = help: it has no heading at all

    warning[ambiguous-link]: 'double' could be 2 pages
     --> content/notes/a.md:1:22
      |
    1 | [[rien]], [[#Rien]], [[double]] et [x](/rien/).
      |                      ^^^^^^^^^^
      |
      = help: write one of notes/x/double, notes/y/double

    warning[unresolved-link]: this site has no page at /rien/
     --> content/notes/a.md:1:36
      |
    1 | [[rien]], [[#Rien]], [[double]] et [x](/rien/).
      |                                    ^^^^^^^^^^^
      |
      = help: an address that begins with '/' is that of a page, a file of the content folder or one of static/
    ");
    assert!(is_built(site));
}

#[test]
fn embeds_without_end() {
    assert_snapshot!(said("//- content/notes/a.md\n![[b]]\n//- content/notes/b.md\n![[a]]\n//- content/notes/c.md\n![[c]]\n"), @r"
    error[embed-cycle]: « a » is embedded in itself
     --> content/notes/b.md:1:1
      |
    1 | ![[a]]
      | ^^^^^^ a → b → a
      |
      = help: write a link instead of one of the embeds

    error[embed-cycle]: « c » is embedded in itself
     --> content/notes/c.md:1:1
      |
    1 | ![[c]]
      | ^^^^^^ c → c
      |
      = help: write a link instead of one of the embeds
    ");
}

#[test]
fn embeds_beyond_measure() {
    let mut fixture = String::from("//- content/notes/n0.md\nCinq mots pour commencer ici.\n");
    for level in 1..8 {
        let embeds = format!("![[n{}]]\n\n", level - 1).repeat(10);
        fixture.push_str(&format!("//- content/notes/n{level}.md\n{embeds}"));
    }
    assert_snapshot!(said(&fixture), @r"
    error[embed-limit]: with all it embeds, this page would hold 1,110 passages of others
      --> content/notes/n3.md:19:1
       |
    19 | ![[n2]]
       | ^^^^^^^
       |
       = help: write links instead of some embeds

    error[embed-limit]: with all it embeds, this page would hold 1,110 passages of others
      --> content/notes/n6.md:19:1
       |
    19 | ![[n5]]
       | ^^^^^^^
       |
       = help: write links instead of some embeds
    ");
}

// Addresses

#[test]
fn two_pages_at_one_address() {
    assert_snapshot!(said("\
//- content/notes/a.md
a
//- content/notes/x/a.md
x
//- content/notebooks/n.md
---
title: N
notes: [notes/a]
---
//- content/pages/carnets.md
# Carnets
"), @r"
    error[address-taken]: two pages would be at /notes/a/: this one and content/notes/a.md
    --> content/notes/x/a.md
     = help: give one of them another 'slug:'

    error[address-taken]: two pages would be at /carnets/: this one and a page that carnet makes
    --> content/pages/carnets.md
     = help: give one of them another 'slug:'
    ");
}

#[test]
fn redirects_from_pages() {
    assert_snapshot!(said("\
//- content/notes/a.md
---
redirects: [/notes/b/, /ancienne/, /index.json]
---
//- content/notes/b.md
---
redirects: [/Ancienne/]
---
"), @r"
    error[address-taken]: '/notes/b/' is the address of a page of this site
     --> content/notes/a.md:2:13
      |
    2 | redirects: [/notes/b/, /ancienne/, /index.json]
      |             ^^^^^^^^^
      |
      = help: remove this redirect

    error[address-taken]: '/index.json' is the address of a page of this site
     --> content/notes/a.md:2:36
      |
    2 | redirects: [/notes/b/, /ancienne/, /index.json]
      |                                    ^^^^^^^^^^^
      |
      = help: remove this redirect

    error[address-taken]: '/Ancienne/' already leads to content/notes/a.md
     --> content/notes/b.md:2:13
      |
    2 | redirects: [/Ancienne/]
      |             ^^^^^^^^^^
      |
      = help: remove this redirect
    ");
}

#[test]
fn files_at_the_place_of_others() {
    assert_snapshot!(said("\
//- content/notes/a.md
![vue](vue.png)
//- content/notes/vue.png
x
//- static/notes/vue.png
y
//- static/notes/a/index.html
z
//- static/robots.txt
User-agent: *
//- static/notes/a/index.md
b
//- static/index.json
[]
"), @r"
    error[address-taken]: a file would take the place of the page /notes/a/index.html
    --> content/notes/a.md
     = help: give the file or the page another name

    error[address-taken]: static/index.json would take the place of another file of the site, /index.json
    --> static/index.json
     = help: give it another name

    error[address-taken]: static/notes/a/index.md would take the place of another file of the site, /notes/a/index.md
    --> static/notes/a/index.md
     = help: give it another name

    error[address-taken]: static/notes/vue.png would take the place of another file of the site, /notes/vue.png
    --> static/notes/vue.png
     = help: give it another name
    ");
}

#[test]
fn a_site_may_have_its_own_rules_for_robots() {
    let site = linked("//- content/notes/a.md\n//- static/robots.txt\nUser-agent: *\n");
    assert_eq!(site.messages(), "");
    assert_eq!(site.page("robots.txt"), "User-agent: *\n");
}

// The text itself

#[test]
fn the_text() {
    assert_snapshot!(said("\
//- content/notes/a.md
Un ![](https://a.org/x.png) et [clic](javascript:alert(1)). ^nom

<iframe src=\"https://a.org/\"></iframe>

Une balise <script> ici. ^nom

[^1]: Jamais citée.
"), @r#"
    warning[image-without-alternative]: this image has no alternative text
     --> content/notes/a.md:1:4
      |
    1 | Un ![](https://a.org/x.png) et [clic](javascript:alert(1)). ^nom
      |    ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: describe it for those who do not see it: ![description](https://a.org/x.png)

    warning[refused-scheme]: an address in 'javascript:' is not published
     --> content/notes/a.md:1:32
      |
    1 | Un ![](https://a.org/x.png) et [clic](javascript:alert(1)). ^nom
      |                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: links may begin with https:, http:, mailto:, tel:, ftp: or xmpp:

    warning[refused-html]: the tag <iframe> is not published
     --> content/notes/a.md:3:1
      |
    3 | <iframe src="https://a.org/"></iframe>
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: 'html: trusted' in carnet.yaml publishes raw HTML as it is

    warning[refused-html]: the tag <script> is not published
     --> content/notes/a.md:5:12
      |
    5 | Une balise <script> ici. ^nom
      |            ^^^^^^^^
      |
      = help: readers see it as text: write `<script>` between backquotes if that is meant

    warning[duplicate-block]: the block name '^nom' is given twice, links lead to the first
     --> content/notes/a.md:5:26
      |
    5 | Une balise <script> ici. ^nom
      |                          ^^^^
      |
      = help: give one of the two another name

    warning[unused-footnote]: the footnote '1' is never referred to, so it is not printed
     --> content/notes/a.md:7:1
      |
    7 | [^1]: Jamais citée.
      | ^^^^^^^^^^^^^^^^^^^
      |
      = help: write [^1] where it belongs
    "#);
}

#[test]
fn traps_of_markdown() {
    assert_snapshot!(said("\
//- content/notes/a.md
Voir [le guide](), ![un plan](<>) et la note[^1]. Un\0mot.

[bon](www.clsc.ca), [mieux](quebec.ca/sante) ou [écrire](equipe@clsc.ca).
"), @r"
    warning[empty-link]: this link leads to nothing: only its text is printed
     --> content/notes/a.md:1:6
      |
    1 | Voir [le guide](), ![un plan](<>) et la note[^1]. Un␀mot.
      |      ^^^^^^^^^^^^
      |
      = help: write where it leads: [text](note.md), [text](https://…)

    warning[empty-link]: this image names no file: only its text is printed
     --> content/notes/a.md:1:20
      |
    1 | Voir [le guide](), ![un plan](<>) et la note[^1]. Un␀mot.
      |                    ^^^^^^^^^^^^^^
      |
      = help: write which one: ![description](image.png)

    warning[unknown-footnote]: no footnote is named '1', so [^1] is printed as it is
     --> content/notes/a.md:1:45
      |
    1 | Voir [le guide](), ![un plan](<>) et la note[^1]. Un␀mot.
      |                                             ^^^^
      |
      = help: write its text on a line of its own: [^1]: …

    warning[nul-byte]: there is a NUL byte here: readers see a space in its place
     --> content/notes/a.md:1:53
      |
    1 | Voir [le guide](), ![un plan](<>) et la note[^1]. Un␀mot.
      |                                                     ^
      |
      = help: remove it; a whole text of them was saved in UTF-16: save it again with the encoding UTF-8

    error[unresolved-link]: nothing is named 'www.clsc.ca'
     --> content/notes/a.md:3:1
      |
    3 | [bon](www.clsc.ca), [mieux](quebec.ca/sante) ou [écrire](equipe@clsc.ca).
      | ^^^^^^^^^^^^^^^^^^
      |
      = help: write https://www.clsc.ca to link outside the site

    error[unresolved-link]: nothing is named 'quebec.ca/sante'
     --> content/notes/a.md:3:21
      |
    3 | [bon](www.clsc.ca), [mieux](quebec.ca/sante) ou [écrire](equipe@clsc.ca).
      |                     ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write https://quebec.ca/sante to link outside the site

    error[unresolved-link]: nothing is named 'equipe@clsc.ca'
     --> content/notes/a.md:3:49
      |
    3 | [bon](www.clsc.ca), [mieux](quebec.ca/sante) ou [écrire](equipe@clsc.ca).
      |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write mailto:equipe@clsc.ca to link outside the site
    ");
}

#[test]
fn a_home_page_without_its_text() {
    for (said_of, shown) in [
        ("visibility: private", "it is private"),
        ("draft: true", "it is a draft"),
        ("publish: false", "it says 'publish: false'"),
    ] {
        let site = site(&format!("//- content/index.md\n---\n{said_of}\n---\nBienvenue.\n"));
        assert!(site.messages().contains(shown), "{}", site.messages());
    }
    assert_snapshot!(said("//- content/index.md\n---\nvisibility: private\n---\nBienvenue.\n"), @r"
    warning[hidden-home]: the home page is published without this text: it is private
     --> content/index.md:2:13
      |
    2 | visibility: private
      |             ^^^^^^^
      |
      = help: write 'visibility: public' to have it there, or give the file another name to keep it as a note
    ");
}

#[test]
fn a_text_too_deep() {
    let quotes = format!("//- content/notes/a.md\nTexte.\n\n{} fin\n", ">".repeat(300));
    assert_snapshot!(said(&quotes), @r"
    error[nesting-limit]: more than 200 levels are open here
     --> content/notes/a.md:3:201
      |
    3 | ...>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>...
      |                                                                    ^
      |
      = help: close some, or cut the note into several
    ");
    let tags = format!("//- content/notes/a.md\n{}\n\n{}</b>\n", "<b><br><p>".repeat(199), "<div>".repeat(4));
    assert_snapshot!(said(&tags), @r"
    error[nesting-limit]: more than 200 levels are open here
     --> content/notes/a.md:3:6
      |
    3 | <div><div><div><div></b>
      |      ^
      |
      = help: close some, or cut the note into several
    ");
    assert!(is_built(&format!("//- content/notes/a.md\n{}\n", "<p>un <b>mot</b>\n".repeat(500))));
}

// carnet.yaml

#[test]
fn the_configuration() {
    assert_snapshot!(said("\
//- carnet.yaml
titre: Essai
title: [a]
base_url: example.org
language: français
timezone: Montréal
content: ../ailleurs
theme: /tmp
html: vrai
urls: fichier
defaults: {visibility: publik, langue: fr}
links: {unresolved: ignore}
addresses: {notes: Mes notes, note: x}
folders: {authors: ../x, author: y}
"), @r"
    warning[unknown-key]: unknown key 'titre' in the site's configuration
     --> carnet.yaml:1:1
      |
    1 | titre: Essai
      | ^^^^^
      |
      = help: did you mean 'title'?

    error[wrong-type]: 'title' is a text, this is a list
     --> carnet.yaml:2:8
      |
    2 | title: [a]
      |        ^^^
      |
      = help: write a single value

    error[invalid-address]: 'example.org' is not a site's address
     --> carnet.yaml:3:11
      |
    3 | base_url: example.org
      |           ^^^^^^^^^^^
      |
      = help: write the whole address, as https://example.org/carnet/

    error[unknown-language]: 'français' is not a language tag
     --> carnet.yaml:4:11
      |
    4 | language: français
      |           ^^^^^^^^
      |
      = help: did you mean 'fr'?

    error[unknown-time-zone]: unknown time zone 'Montréal'
     --> carnet.yaml:5:11
      |
    5 | timezone: Montréal
      |           ^^^^^^^^
      |
      = help: write a name of the IANA database, as America/Toronto or Europe/Paris

    error[path-leaves-site]: '../ailleurs' leaves the site's folder
     --> carnet.yaml:6:10
      |
    6 | content: ../ailleurs
      |          ^^^^^^^^^^^
      |
      = help: write a path from the site's folder, as 'content' or 'notes/public'

    error[path-leaves-site]: '/tmp' leaves the site's folder
     --> carnet.yaml:7:8
      |
    7 | theme: /tmp
      |        ^^^^
      |
      = help: write a path from the site's folder, as 'content' or 'notes/public'

    error[wrong-type]: 'html' cannot be 'vrai'
     --> carnet.yaml:8:7
      |
    8 | html: vrai
      |       ^^^^
      |
      = help: it is one of sanitise, trusted

    error[wrong-type]: 'urls' cannot be 'fichier'
     --> carnet.yaml:9:7
      |
    9 | urls: fichier
      |       ^^^^^^^
      |
      = help: did you mean 'file'?

    error[unknown-visibility]: unknown visibility 'publik'
      --> carnet.yaml:10:24
       |
    10 | defaults: {visibility: publik, langue: fr}
       |                        ^^^^^^
       |
       = help: did you mean 'public'?

    warning[unknown-key]: unknown key 'langue' in the group 'defaults'
      --> carnet.yaml:10:32
       |
    10 | defaults: {visibility: publik, langue: fr}
       |                                ^^^^^^

    error[wrong-type]: 'unresolved' cannot be 'ignore'
      --> carnet.yaml:11:21
       |
    11 | links: {unresolved: ignore}
       |                     ^^^^^^
       |
       = help: it is one of error, warn

    error[invalid-address]: 'Mes notes' cannot be part of an address
      --> carnet.yaml:12:20
       |
    12 | addresses: {notes: Mes notes, note: x}
       |                    ^^^^^^^^^
       |
       = help: write 'mes-notes'

    warning[unknown-key]: unknown key 'note' in the group 'addresses'
      --> carnet.yaml:12:31
       |
    12 | addresses: {notes: Mes notes, note: x}
       |                               ^^^^
       |
       = help: did you mean 'notes'?

    error[path-leaves-site]: '../x' leaves the site's folder
      --> carnet.yaml:13:20
       |
    13 | folders: {authors: ../x, author: y}
       |                    ^^^^
       |
       = help: write a path from the site's folder, as 'content' or 'notes/public'

    warning[unknown-key]: unknown key 'author' in the group 'folders'
      --> carnet.yaml:13:26
       |
    13 | folders: {authors: ../x, author: y}
       |                          ^^^^^^
       |
       = help: did you mean 'authors'?
    ");
    assert_snapshot!(said("//- carnet.yaml\n- title\n"), @r"
    error[wrong-type]: the site's configuration is described by keys and values, this is a list
     --> carnet.yaml:1:1
      |
    1 | - title
      | ^^^^^^^
      |
      = help: write 'key: value'
    ");
}

// Themes and languages

#[test]
fn a_theme_that_is_not_there() {
    assert_snapshot!(said("//- carnet.yaml\ntitle: Essai\ntheme: bleu\n"), @r"
    error[unknown-theme]: there is no theme in themes/bleu
    --> carnet.yaml
     = help: remove 'theme:': carnet's own theme is used then
    ");
}

#[test]
fn the_themes_there_are() {
    let themes = "//- themes/clair/theme.yaml\n//- themes/sombre/theme.yaml\n";
    assert_snapshot!(said(&format!("//- carnet.yaml\ntheme: bleu\n{themes}")), @r"
    error[unknown-theme]: there is no theme in themes/bleu
    --> carnet.yaml
     = help: there are clair, sombre; without 'theme:', carnet's own is used
    ");
    assert_snapshot!(said(&format!("//- carnet.yaml\ntheme: sombres\n{themes}")), @r"
    error[unknown-theme]: there is no theme in themes/sombres
    --> carnet.yaml
     = help: did you mean 'sombre'?
    ");
}

#[test]
fn the_contract_of_a_theme() {
    let templates = "//- themes/b/templates/tag.html\n{% extends \"default/tag.html\" %}\n";
    let said_of = |theme: &str| said(&format!("//- carnet.yaml\ntheme: b\n//- themes/b/{theme}"));
    assert_snapshot!(said_of(&templates["//- themes/b/".len()..]), @"
    warning[theme-contract]: the theme does not say for which contract its templates are written
    --> themes/b/theme.yaml
     = help: write 'contract: 1' in themes/b/theme.yaml
    ");
    assert_snapshot!(said_of(&format!("theme.yaml\nname: B\n{templates}")), @"
    warning[theme-contract]: the theme does not say for which contract its templates are written
    --> themes/b/theme.yaml
     = help: write 'contract: 1' in themes/b/theme.yaml
    ");
    assert_snapshot!(said_of(&format!("theme.yaml\nname: B\ncontract: 2 # or so\n{templates}")), @"
    error[theme-contract]: the theme is written for contract 2, this carnet keeps contract 1
     --> themes/b/theme.yaml:2:11
      |
    2 | contract: 2 # or so
      |           ^
      |
      = help: install a newer carnet, or take the theme's edition for contract 1
    ");
    assert_snapshot!(said_of(&format!("theme.yaml\ncontrat: 1\n{templates}")), @"
    warning[unknown-key]: unknown key 'contrat' in a theme
     --> themes/b/theme.yaml:1:1
      |
    1 | contrat: 1
      | ^^^^^^^
      |
      = help: did you mean 'contract'?
    ");
    assert_snapshot!(said_of(&format!("theme.yaml\ncontract: la première\n{templates}")), @"
    error[theme-contract]: 'la première' is not the number of a contract
     --> themes/b/theme.yaml:1:11
      |
    1 | contract: la première
      |           ^^^^^^^^^^^
      |
      = help: this carnet keeps contract 1: write 'contract: 1' if the templates are made for it
    ");
    assert_eq!(said_of(&format!("theme.yaml\ncontract: 1\nname: B\nlicence: MIT\n{templates}")), "");
    // Style sheets and texts are not of the contract.
    assert_eq!(said_of("assets/style.css\np {}\n//- themes/b/i18n/fr.yaml\ntexts: {skip: Passer}\n"), "");
}

#[test]
fn a_language_without_texts() {
    assert_snapshot!(said("//- carnet.yaml\ntitle: Essai\nlanguage: de-CH\n"), @r"
    warning[unknown-language]: the interface has no texts in 'de-CH', so they are in English
    --> carnet.yaml
     = help: write themes/default/i18n/de.yaml
    ");
}

#[test]
fn a_template_that_cannot_be_read() {
    assert_snapshot!(said("\
//- carnet.yaml
title: Essai
theme: mien
//- themes/mien/templates/note.html
<h1>{{ note.title }</h1>
"), @"
    error[template]: '}' stands where '}}' is expected
     --> themes/mien/templates/note.html:1:19
      |
    1 | <h1>{{ note.title }</h1>
      |                   ^
    ");
    assert_snapshot!(said("\
//- carnet.yaml
title: Essai
theme: mien
//- themes/mien/templates/note.html
{% extends \"rien.html\" %}
"), @r#"
    error[template]: there is no template 'rien.html'
     --> themes/mien/templates/note.html:1:13
      |
    1 | {% extends "rien.html" %}
      |             ^^^^^^^^^
    "#);
}

#[test]
fn templates_that_do_not_fit_together() {
    let said_of = |file: &str, text: &str| {
        said(&format!("//- carnet.yaml\ntitle: Essai\ntheme: mien\n//- themes/mien/templates/{file}\n{text}\n"))
    };
    assert_snapshot!(said_of("footer.html", "<p>é</p>\n<p>{{ site.title | majuscule }} {{ 1 is pair }}</p>"), @"
    error[template]: there is no filter 'majuscule'
     --> themes/mien/templates/footer.html:2:20
      |
    2 | <p>{{ site.title | majuscule }} {{ 1 is pair }}</p>
      |                    ^^^^^^^^^

    error[template]: there is no test 'pair'
     --> themes/mien/templates/footer.html:2:41
      |
    2 | <p>{{ site.title | majuscule }} {{ 1 is pair }}</p>
      |                                         ^^^^
    ");
    assert_snapshot!(said_of("footer.html", "<p>{% include \"absent.html\" %}</p>"), @r#"
    error[template]: there is no template 'absent.html'
     --> themes/mien/templates/footer.html:1:15
      |
    1 | <p>{% include "absent.html" %}</p>
      |               ^^^^^^^^^^^^^
    "#);
    assert_snapshot!(said_of("footer.html", "<p>{% include \"footer.html\" %}</p>"), @r#"
    error[template]: these templates lead to each other without end: default/base.html → footer.html → footer.html
     --> themes/mien/templates/footer.html:1:16
      |
    1 | <p>{% include "footer.html" %}</p>
      |                ^^^^^^^^^^^
      |
      = help: take one of the 'include' or 'extends' out
    "#);
    assert_snapshot!(said_of("note.html", "{% extends \"base.html\" %}{% block absent %}{% endblock %}"), @r#"
    error[template]: the template that this one extends has no block 'absent'
     --> themes/mien/templates/note.html:1:35
      |
    1 | {% extends "base.html" %}{% block absent %}{% endblock %}
      |                                   ^^^^^^
    "#);
}

#[test]
fn the_place_of_a_mistake_in_a_template_is_in_every_form() {
    let text = "<p>{{ site.title | majuscule }}</p>\n";
    let site = site(&format!("//- carnet.yaml\ntheme: mien\n//- themes/mien/templates/footer.html\n{text}"));
    site.write("themes/mien/theme.yaml", "contract: 1\n");
    let checked = |format| told(&carnet(&site, &["check", "--format", format]));
    assert_snapshot!(checked("github"), @"
    exit 1
    --- out
    ::error file=themes/mien/templates/footer.html,line=1,endLine=1,col=20,endColumn=28,title=template::there is no filter 'majuscule'
    --- err
    0 notes, 0 notebooks; 1 error, 0 warnings, 0 advice messages
    ");
    assert_snapshot!(checked("json"), @r#"
    exit 1
    --- out
    {
      "version": 1,
      "errors": 1,
      "warnings": 0,
      "advice": 0,
      "messages": [
        {
          "name": "template",
          "severity": "error",
          "message": "there is no filter 'majuscule'",
          "label": null,
          "file": "themes/mien/templates/footer.html",
          "line": 1,
          "column": 20,
          "end": {
            "line": 1,
            "column": 29
          },
          "help": [],
          "excerpt": "<p>{{ site.title | majuscule }}</p>"
        }
      ]
    }
    --- err
    "#);
}

#[test]
fn a_template_that_cannot_be_filled() {
    assert_snapshot!(said("\
//- carnet.yaml
title: Essai
theme: mien
defaults: {visibility: public}
//- themes/mien/templates/note.html
<h1>{{ note.titel }}</h1>
//- content/notes/a.md
a
//- content/notes/b.md
b
"), @"
    error[template]: there is no field 'titel' here
     --> themes/mien/templates/note.html:1:13
      |
    1 | <h1>{{ note.titel }}</h1>
      |             ^^^^^
      |
      = help: the fields are cover, extra, facts, feedback, further, glossary, headings, html, links, notebooks, path, places, row, sources, tags
    ");
    assert_snapshot!(said("\
//- carnet.yaml
title: Essai
theme: mien
defaults: {visibility: public}
//- themes/mien/templates/note.html
<h1>{{ t(key=\"rien_de_tel\") }}</h1>
//- content/notes/a.md
a
"), @r#"
    error[template]: the interface has no text 'rien_de_tel'
     --> themes/mien/templates/note.html:1:8
      |
    1 | <h1>{{ t(key="rien_de_tel") }}</h1>
      |        ^^^^^^^^^^^^^^^^^^^^
    "#);
}

#[test]
fn a_mistake_in_what_a_template_includes_is_in_its_own_file() {
    let part = "//- themes/mien/templates/part.html\n<p>{{ note.row.title | date }}</p>\n";
    let note = "//- themes/mien/templates/note.html\n{% include \"part.html\" %}\n";
    let yaml = "//- carnet.yaml\ntheme: mien\ndefaults: {visibility: public}\n";
    assert_snapshot!(said(&format!("{yaml}{note}{part}//- content/notes/a.md\na\n")), @"
    error[template]: there is no filter 'date'
     --> themes/mien/templates/part.html:1:24
      |
    1 | <p>{{ note.row.title | date }}</p>
      |                        ^^^^
    ");
    let part = part.replace("note.row.title | date", "note.row.title | split(pat=1)");
    assert_snapshot!(said(&format!("{yaml}{note}{part}//- content/notes/a.md\na\n")), @"
    error[template]: this needs text, and gets a number
     --> themes/mien/templates/part.html:1:7
      |
    1 | <p>{{ note.row.title | split(pat=1) }}</p>
      |       ^^^^
    ");
}

#[test]
fn a_translation() {
    assert_snapshot!(said("\
//- carnet.yaml
title: Essai
theme: mien
//- themes/mien/i18n/fr.yaml
name: Français
texts:
  notes: {one: une note}
  home: [a]
addresses: {note: x}
dates: {jour: x}
markdown: {note: Note, tipp: x}
couleur: bleu
"), @r#"
    error[wrong-type]: 'notes' needs both 'one' and 'other'
     --> themes/mien/i18n/fr.yaml:3:10
      |
    3 |   notes: {one: une note}
      |          ^^^^^^^^^^^^^^^
      |
      = help: write both: {one: "a note", other: "{n} notes"}

    error[wrong-type]: 'home' is a text, this is a list
     --> themes/mien/i18n/fr.yaml:4:9
      |
    4 |   home: [a]
      |         ^^^
      |
      = help: write a single value

    warning[unknown-key]: unknown key 'note' in the group 'addresses'
     --> themes/mien/i18n/fr.yaml:5:13
      |
    5 | addresses: {note: x}
      |             ^^^^

    warning[unknown-key]: unknown key 'jour' in the group 'dates'
     --> themes/mien/i18n/fr.yaml:6:9
      |
    6 | dates: {jour: x}
      |         ^^^^

    warning[unknown-key]: unknown key 'tipp' in the group 'markdown'
     --> themes/mien/i18n/fr.yaml:7:24
      |
    7 | markdown: {note: Note, tipp: x}
      |                        ^^^^
      |
      = help: did you mean 'tip'?

    warning[unknown-key]: unknown key 'couleur' in a translation
     --> themes/mien/i18n/fr.yaml:8:1
      |
    8 | couleur: bleu
      | ^^^^^^^
    "#);
}

#[test]
fn for_a_community_that_is_not_named() {
    let site = site("//- content/notes/a.md\n---\ntitle: A\nvisibility: community\n---\ntext\n");
    insta::assert_snapshot!(site.messages(), @r"
    warning[no-community]: this is for a community, but names none: no build shows it
     --> content/notes/a.md:3:13
      |
    3 | visibility: community
      |             ^^^^^^^^^
      |
      = help: add 'community: slug'
    ");
}

#[test]
fn notes_without_a_text() {
    let empty = |fixture: &str| {
        let (_, built) = linked(fixture).build();
        let told = built.diagnostics.iter().filter(|told| told.rule.name() == "empty-note");
        told.map(|told| told.file.as_deref().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let site = "\
//- content/notes/a.md
# A
//- content/notes/b.md
# B

![](plan.png)
//- content/notes/c.md
---
summary: Dit quelque chose.
---
//- content/notes/d.md
---
kind: term
---
//- content/notes/e.md
---
visibility: private
---
//- content/notes/f.md
%%à écrire%%
//- content/notes/g.md
![[b]]
//- content/notes/plan.png
x
";
    assert_eq!(empty(site), ["content/notes/a.md", "content/notes/f.md"]);
}

#[test]
fn documents_of_word_processors_that_nothing_leads_to() {
    let files = "//- content/notes/a.docx\nx\n//- content/notes/b.ODT\nx\n//- content/notes/~$a.docx\nx\n";
    assert_snapshot!(said(&format!("//- content/notes/a.md\nA\n{files}")), @r"
    warning[unread-document]: 2 documents of word processors, this one among them, stand beside the notes: carnet does not read them, and no published page leads to them
    --> content/notes/a.docx
     = help: carnet reads .md files: copy the text into one; or lead to the document by a link
    ");
    assert_snapshot!(said(&format!("//- content/notes/a.md\n[A](a.docx) [B](b.ODT)\n{files}")), @"");
    // A note that is not for these readers may lead there.
    let private = "//- content/notes/c.md\n---\nvisibility: private\n---\n";
    assert!(!said(&format!("//- content/notes/a.md\nA\n{private}{files}")).contains("unread-document"));
}

#[test]
fn a_link_that_is_never_closed() {
    assert_snapshot!(said("//- content/notes/a.md\nVoir [[une note.\n"), @r"
    warning[cut-link]: this link is never closed: '[[une note.' is shown as it is written
     --> content/notes/a.md:1:6
      |
    1 | Voir [[une note.
      |      ^^
      |
      = help: write `]]` behind the name; for mere brackets, write `\[[`
    ");
}
