//! `carnet init`: a first notebook, and a configuration for notes that are there.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::cli::{carnet_with, told};
use crate::site::{Site, site};

/// An empty folder to work in.
fn place() -> Site {
    let place = site("");
    place.remove("carnet.yaml");
    place
}

fn run(place: &Site, arguments: &[&str]) -> String {
    told(&carnet_with(place, arguments, &[("TZ", "America/Toronto")]))
}

fn read(place: &Site, path: &str) -> String {
    fs::read_to_string(place.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths of a folder's files, ordered.
fn files(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|file| file.path().strip_prefix(folder).expect("inside").display().to_string()).collect()
}

// A first notebook

#[test]
fn it_says_what_to_do_next() {
    let place = place();
    let made = run(&place, &["init", "carnets"]);
    assert_snapshot!(made, @r"
    exit 0
    --- out
    15 files in carnets: a notebook that explains itself

    next:
      cd carnets
      carnet serve --watch --open   the site in a browser, while you write
      carnet check                  what an editor would say
      carnet build                  the site, in public/

    then change carnet.yaml, and the notes in content/
    --- err
    ");
    assert_snapshot!(files(&place.path().join("carnets")).join("\n"), @r"
    .gitignore
    carnet.yaml
    content/authors/notre-equipe.md
    content/communities/notre-communaute.md
    content/index.md
    content/notebooks/prendre-en-main.md
    content/notes/chemin-d-une-note.svg
    content/notes/choisir-qui-lit.md
    content/notes/ecrire-une-note.md
    content/notes/idees-en-vrac.md
    content/notes/lexique/retrolien.md
    content/notes/mettre-en-ligne.md
    content/notes/montrer-et-souligner.md
    content/notes/relier-les-notes.md
    content/notes/tenir-l-historique.md
    ");
    assert_eq!(run(&place, &["init", "notebooks", "--language", "en"]), made.replace(" carnets", " notebooks"));
    assert_snapshot!(files(&place.path().join("notebooks")).join("\n"), @r"
    .gitignore
    carnet.yaml
    content/authors/our-team.md
    content/communities/our-community.md
    content/index.md
    content/notebooks/getting-started.md
    content/notes/choose-who-reads.md
    content/notes/keep-the-history.md
    content/notes/lexicon/backlink.md
    content/notes/link-notes.md
    content/notes/loose-ideas.md
    content/notes/put-it-online.md
    content/notes/show-and-stress.md
    content/notes/way-of-a-note.svg
    content/notes/write-a-note.md
    ");
}

#[test]
fn it_builds_at_once_and_an_editor_has_nothing_to_say() {
    let place = place();
    for language in ["fr", "en"] {
        run(&place, &["init", language, "--language", language]);
        let checked = run(&place, &["check", language, "--strict"]);
        assert!(
            checked.starts_with("exit 0") && checked.contains("0 errors, 0 warnings, 0 advice messages"),
            "{checked}"
        );
        let built = run(&place, &["build", language, "--strict"]);
        assert!(built.starts_with("exit 0") && built.contains("7 notes, 1 notebook; withheld: 1 private"), "{built}");
    }
}

#[test]
fn its_private_note_is_nowhere_in_the_site() {
    let place = place();
    run(&place, &["init", "."]);
    run(&place, &["build"]);
    for file in files(&place.output()) {
        let bytes = fs::read(place.output().join(&file)).expect("it is there");
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !file.contains("idees-en-vrac") && !text.contains("idees-en-vrac") && !text.contains("en vrac"),
            "{file}"
        );
    }
}

#[test]
fn its_dates_are_today_s() {
    let place = place();
    run(&place, &["init", "."]);
    assert!(read(&place, "content/notes/ecrire-une-note.md").contains("published: 2024-06-15\n"));
    assert!(read(&place, "carnet.yaml").contains("timezone: America/Toronto\n"));
}

#[test]
fn french_is_spaced_as_french_is() {
    let place = place();
    run(&place, &["init", "."]);
    for path in files(&place.path().join("content")).iter().filter(|path| path.ends_with(".md")) {
        let text = read(&place, &format!("content/{path}"));
        for wrong in [" :\n", " : ", " ;", " ?", " !\n", "« ", " »"] {
            assert!(!text.contains(wrong), "{path}: {wrong:?}");
        }
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let place = place();
    place.write("a.md", "# A\n");
    assert_snapshot!(run(&place, &["init"]), @r"
    exit 2
    --- out

    --- err
    error: . is not empty
    help: name a new folder, or run 'carnet init --vault .' to make a site of the notes in it
    ");
    assert_eq!(files(place.path()), ["a.md"]);
}

// Notes that are there

const VAULT: &str = "\
//- .obsidian/templates.json
{\"folder\": \"Outils/Patrons\"}
//- a.md
---
title: A
tags: [un]
cssclass: large
---
Vers [[b]], [[B|encore]], [[rien]].
//- Notes/b.md
---
tags: [deux]
---
# B

[[A]] ![Un plan](plan.png)

statut:: en cours
//- Notes/plan.png
//- Outils/Patrons/jour.md
<% tp.date.now() %> [[nulle part]]
//- Templates/x.md
[[nulle part]]
//- pages/c.md
# C

```dataview
list
```
[[a]] et [[b]]
//- tableau.canvas
{}
";

#[test]
fn a_vault_gets_a_configuration_and_a_report() {
    let place = site(VAULT);
    place.remove("carnet.yaml");
    let before = files(place.path());
    assert_snapshot!(run(&place, &["init", "--vault", ".", "--language", "en"]), @r"
    exit 0
    --- out
    ./carnet.yaml is written, nothing else was changed

    found          3 notes, 7 links (1 to nothing, 0 ambiguous), 2 attachments
    keys read      tags 2, cssclass 1, title 1
    left out       Outils/Patrons, Templates
    not understood canvas in 1 file, dataview in 1 file, inline fields in 1 file

    a build publishes all of them, 3 notes, for everyone
    write 'visibility: private' in a note to keep it back,
    or change 'defaults' in carnet.yaml to publish only what says 'visibility: public'

    next:
      carnet check .                      every problem, with its place
      carnet serve . --watch --open       the site in a browser, while you write
      carnet build .                      the site, in public/
    --- err
    ");
    assert_snapshot!(read(&place, "carnet.yaml").replace(&name(&place), "NAME"), @r#"
    # The site on one page. Every key has a default; paths begin here.
    title: "NAME"
    language: en
    timezone: America/Toronto

    # The notes are right here, in any sub-folder.
    content: .

    # Whatever does not say otherwise is PUBLISHED, for everyone. A note stays private with 'visibility: private' in its
    # front matter. For the opposite (nothing is published unless it says so), write 'private' here and 'visibility: public'
    # in the notes to be published.
    defaults: {visibility: public}

    # Left out: templates, drawings, and folders whose names say that they are not for everyone. Take a name out of the list to
    # publish what is in it.
    ignore: ["Outils/Patrons", "Templates"]

    # These folders have a meaning of their own for carnet; here they hold notes.
    folders: {pages: false}

    # Some links lead to nothing, or to several notes: they become marked text. Take this line out when 'carnet check' finds
    # no more of them: a broken link will then stop publication.
    links: {unresolved: warn}
    "#);
    let mut after = files(place.path());
    after.retain(|file| file != "carnet.yaml");
    assert_eq!(before, after, "no note is changed, none is added");
    let built = run(&place, &["build"]);
    assert!(built.starts_with("exit 0") && built.contains("3 notes"), "{built}");
}

#[test]
fn lines_end_where_obsidian_ends_them() {
    for (settings, joined) in
        [("{\"strictLineBreaks\": true}", true), ("{\"strictLineBreaks\": false}", false), ("{}", false), ("{", false)]
    {
        let place = site(&format!("//- .obsidian/app.json\n{settings}\n//- a.md\nun\ndeux\n"));
        place.remove("carnet.yaml");
        run(&place, &["init", "--vault", "."]);
        let written = read(&place, "carnet.yaml");
        assert_eq!(written.contains("line_breaks: false"), joined, "{written}");
        assert_eq!(place.page("notes/a/index.html").contains("un<br>"), !joined);
    }
}

#[test]
fn a_sound_vault_gets_three_lines_and_their_reasons() {
    let place = site("//- a.md\n# A\n\n[[b]]\n//- b.md\n# B\n\n[[a]]\n");
    place.remove("carnet.yaml");
    run(&place, &["init", "--vault"]);
    assert_snapshot!(read(&place, "carnet.yaml").replace(&name(&place), "NAME"), @r#"
    # Le site, en une page. Toutes les clés ont une valeur par défaut ; les chemins partent d’ici.
    title: "NAME"
    language: fr
    timezone: America/Toronto

    # Les notes sont ici même, dans n’importe quel sous-dossier.
    content: .

    # Tout ce qui ne dit pas le contraire est PUBLIÉ, pour tout le monde. Une note reste privée avec « visibility: private »
    # dans son en-tête. Pour l’inverse (rien n’est publié sans le dire), écrivez « private » ici et « visibility: public »
    # dans les notes à publier.
    defaults: {visibility: public}
    "#);
    assert!(run(&place, &["build", "--strict"]).starts_with("exit 0"));
}

#[test]
fn notes_that_another_program_was_not_to_publish_are_not_published() {
    let place = site("//- a.md\n---\ndg-publish: false\n---\nSecret.\n//- b.md\n# B\n");
    place.remove("carnet.yaml");
    assert_snapshot!(run(&place, &["init", "--vault", ".", "--language", "en"]), @r"
    exit 0
    --- out
    ./carnet.yaml is written, nothing else was changed

    found          2 notes, 0 links, 0 attachments
    keys ignored   dg-publish 1

    a build publishes only what says 'visibility: public', because
    1 note asks another program not to publish it,
    by a key that carnet does not read: write it in the notes that everyone may read

    next:
      carnet check .                      every problem, with its place
      carnet serve . --watch --open       the site in a browser, while you write
      carnet build .                      the site, in public/
    --- err
    ");
    assert!(read(&place, "carnet.yaml").contains("\ndefaults: {visibility: private}\n"));
    assert!(run(&place, &["build"]).contains("0 notes"));
}

#[test]
fn what_keeps_a_vault_from_being_built_is_counted() {
    let place = site("//- un/a.md\n# A\n//- deux/a.md\n# A\n//- c.md\n---\ntitle: [\n---\n");
    place.remove("carnet.yaml");
    assert_snapshot!(run(&place, &["init", "--vault"]), @r"
    exit 0
    --- out
    ./carnet.yaml is written, nothing else was changed

    found          2 notes, 0 links, 0 attachments
    front matter   1 file cannot be read, or not all of it

    what cannot be read is withheld until it is fixed, since it may have asked to be private;
    a build publishes the rest, 2 notes, for everyone
    write 'visibility: private' in a note to keep it back,
    or change 'defaults' in carnet.yaml to publish only what says 'visibility: public'

    next:
      carnet check .                      every problem, with its place
      carnet serve . --watch --open       the site in a browser, while you write
      carnet build .                      the site, in public/
    --- err
    ");
    assert!(read(&place, "carnet.yaml").contains("\nfront_matter: warn\n"));
    assert!(run(&place, &["build"]).contains("2 notes"), "files of one name are told apart");
}

#[test]
fn folders_that_look_private_are_named_and_left_out() {
    let place = site("//- a.md\n# A\n//- Privé/b.md\n# B\n//- vie/_brouillons/c.md\n# C\n//- Secretariat/d.md\n# D\n");
    place.remove("carnet.yaml");
    let told = run(&place, &["init", "--vault"]);
    assert!(told.contains("\nfound          2 notes, "), "{told}");
    assert!(told.contains("\nleft out       Privé, vie/_brouillons\n"), "{told}");
    let what = "what is in Privé, vie/_brouillons is left out, because of the name: remove it from 'ignore'";
    assert!(told.contains(what), "{told}");
    assert!(read(&place, "carnet.yaml").contains("ignore: [\"Privé\", \"vie/_brouillons\"]"));
    assert!(run(&place, &["build"]).contains("2 notes"));
}

#[test]
fn a_vault_that_cannot_be_built_is_not_said_to_be_published() {
    let place = site("//- a.md\n# A\n");
    place.write("b.md", b"d\xe9j\xe0\n");
    place.remove("carnet.yaml");
    assert_snapshot!(run(&place, &["init", "--vault"]), @r"
    exit 0
    --- out
    ./carnet.yaml is written, nothing else was changed

    found          1 note, 0 links, 0 attachments
    to be fixed    unreadable-file 1

    nothing is published until what is listed above is fixed ('carnet check' shows each place);
    a build then publishes all of the notes, for everyone
    write 'visibility: private' in a note to keep it back,
    or change 'defaults' in carnet.yaml to publish only what says 'visibility: public'

    next:
      carnet check .                      every problem, with its place
      carnet serve . --watch --open       the site in a browser, while you write
      carnet build .                      the site, in public/
    --- err
    ");
    assert!(run(&place, &["build"]).starts_with("exit 1"));
}

#[test]
fn a_site_and_a_folder_that_is_not_there_are_refused() {
    assert_snapshot!(run(&site(""), &["init", "--vault", "."]), @r"
    exit 2
    --- out

    --- err
    error: . has a carnet.yaml already
    help: 'carnet check .' says what is left to do
    ");
    assert_snapshot!(run(&place(), &["init", "--vault", "coffre"]), @r"
    exit 2
    --- out

    --- err
    error: there is no folder coffre
    help: '--vault' is for notes that are there; without it, a new folder is made
    ");
}

fn name(place: &Site) -> String {
    let real = place.path().canonicalize().expect("it is there");
    real.file_name().expect("it has a name").to_string_lossy().into_owned()
}
