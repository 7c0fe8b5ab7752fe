//! Two sites of one folder: each configuration has its own home page, output and past, and nothing of the other.

use std::path::Path;

use carnet::content::config::ConfigFile;
use carnet::diagnostics::{self, Language};
use carnet::pipeline::{self, Pipeline, Request};
use carnet::publish::audience::Audience;
use insta::assert_snapshot;

use crate::cli::{carnet, told};
use crate::html;
use crate::site::{Site, bytes, site};
use crate::versions::{commit, note, repository, version};

const TWO_SITES: &str = "\
//- carnet.yaml
title: Zqsoins
defaults: {visibility: public}
ignore: [manuel.md, notes/outil]
//- manuel.yaml
title: Zqmanuel
defaults: {visibility: public}
home: {file: manuel.md}
ignore: [index.md, notes/soins]
//- content/index.md
Zqaccueil des soins.
//- content/manuel.md
Zqaccueil du manuel : [[installer]].
//- content/notes/soins/deployer.md
# Zqdeployer

Voir [[preparer]].
//- content/notes/soins/preparer.md
# Zqpreparer

Voir [[deployer]].
//- content/notes/outil/installer.md
# Zqinstaller

Voir [[ecrire]].
//- content/notes/outil/ecrire.md
# Zqecrire

Voir [[installer]].
";

/// The second site of a folder.
fn manual(fixture: &str) -> Site {
    let mut site = site(fixture);
    site.config = ConfigFile::named("manuel.yaml").expect("a name of a file");
    site
}

/// The files in which a word stands.
fn holding(site: &Site, word: &str) -> Vec<String> {
    let files = site.files().into_iter();
    files.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(word)).map(|(path, _)| path).collect()
}

#[test]
fn each_site_has_its_own_home_page_and_nothing_of_the_other() {
    let (soins, manuel) = (site(TWO_SITES), manual(TWO_SITES));
    for (site, own, others) in [
        (&soins, ["Zqsoins", "Zqaccueil des soins", "Zqdeployer"], ["anuel", "installer", "ecrire"]),
        (&manuel, ["Zqmanuel", "Zqaccueil du manuel", "Zqinstaller"], ["Zqsoins", "deployer", "preparer"]),
    ] {
        for word in own {
            assert!(holding(site, word).contains(&String::from("index.html")), "{word}");
        }
        for word in others {
            assert_eq!(holding(site, word), [""; 0], "{word}");
        }
        assert_eq!(site.messages(), "");
    }
}

#[test]
fn outputs_and_previews_are_apart() {
    let site = site(TWO_SITES);
    for arguments in [&["build", "--quiet"][..], &["build", "--quiet", "--config", "manuel.yaml"]] {
        assert_eq!(told(&carnet(&site, arguments)), "exit 0\n--- out\n\n--- err\n");
    }
    let home =
        |folder: &str| std::fs::read_to_string(site.path().join(folder).join("index.html")).expect("it is built");
    assert!(home("public").contains("Zqsoins") && home("public-manuel").contains("Zqmanuel"));
    let previewed = carnet(&site, &["build", "--quiet", "--config", "manuel.yaml", "--preview"]);
    assert!(previewed.status.success() && home("preview-manuel").contains("Zqmanuel"));
    assert!(!site.path().join("preview").exists());
    // Within the other, as a part of its address.
    let within = ["build", "--quiet", "--config", "manuel.yaml", "--output", "public/manuel"];
    assert!(carnet(&site, &within).status.success() && carnet(&site, &["build", "--quiet"]).status.success());
    assert!(home("public/manuel").contains("Zqmanuel") && home("public").contains("Zqsoins"));
    assert_snapshot!(told(&carnet(&site, &["build", "--config", "manuel.yaml", "--output", "public"])), @"
    exit 2
    --- out

    --- err
    error: the output folder 'public' holds a build for the audience 'public', this one is for 'public (manuel.yaml)'
    help: give each audience and each configuration its own output folder
    ");
}

#[test]
fn a_configuration_is_named_in_messages_and_must_be_there() {
    let site = site(TWO_SITES);
    assert_snapshot!(told(&carnet(&site, &["build", "--config", "manual.yaml"])), @"
    exit 2
    --- out

    --- err
    error: cannot read ./manual.yaml: there is no such file; '--config' names a configuration in the site's folder
    ");
    assert_snapshot!(told(&carnet(&site, &["check", "--config", "../manuel.yaml"])), @"
    exit 2
    --- out

    --- err
    error: invalid value '../manuel.yaml' for '--config <FILE>': write the name of a YAML file of the site's folder, without its path: manual.yaml

    For more information, try '--help'.
    ");
    site.write(
        "manuel.yaml",
        "titel: Zqmanuel\nhome: {file: accueil.md}\nignore: [rien]\ndefaults: {authors: [Ann], community: x}\n",
    );
    site.write(
        "content/notes/outil/ecrire.md",
        "---\nvisibility: public\n---\nVoir <u onclick=\"x\">[[installer]]</u>, <script>x</script>.\n",
    );
    assert_snapshot!(told(&carnet(&site, &["check", "--config", "manuel.yaml"])), @r#"
    exit 0
    --- out
    warning[orphan]: no published notebook holds this note, and no published page links to it
    --> content/notes/outil/ecrire.md
     = help: add it to the list of a published notebook, or link to it from a published page

    warning[link-to-withheld]: this page links to a note that is not published: it is private
     --> content/notes/outil/ecrire.md:4:21
      |
    4 | Voir <u onclick="x">[[installer]]</u>, <script>x</script>.
      |                     ^^^^^^^^^^^^^ leads to content/notes/outil/installer.md
      |
      = help: readers see a neutral text instead of the name

    warning[refused-html]: the tag <script> is not published
     --> content/notes/outil/ecrire.md:4:40
      |
    4 | Voir <u onclick="x">[[installer]]</u>, <script>x</script>.
      |                                        ^^^^^^^^
      |
      = help: readers see it as text: write `<script>` between backquotes if that is meant

    warning[unused-ignore]: nothing is left out by 'rien' of 'ignore'
    --> manuel.yaml
     = help: write a folder, a file's path from the content folder, a name, or a pattern as *.ending or folder/**

    warning[unknown-key]: unknown key 'titel' in the site's configuration
     --> manuel.yaml:1:1
      |
    1 | titel: Zqmanuel
      | ^^^^^
      |
      = help: did you mean 'title'?

    warning[hidden-home]: the home page is published without its text: there is no 'accueil.md' in the content folder
     --> manuel.yaml:2:14
      |
    2 | home: {file: accueil.md}
      |              ^^^^^^^^^^
      |
      = help: write that file, or correct the path under 'home:'

    warning[unknown-author]: the author 'Ann' has no file, so it gets a simple page
     --> manuel.yaml:4:22
      |
    4 | defaults: {authors: [Ann], community: x}
      |                      ^^^
      |
      = help: write content/authors/ann.md to say more

    warning[unknown-community]: the community 'x' has no file, so it gets a simple page
     --> manuel.yaml:4:39
      |
    4 | defaults: {authors: [Ann], community: x}
      |                                       ^
      |
      = help: write content/communities/x.md to say more

    1 note, 0 notebooks; 0 errors, 8 warnings, 0 advice messages
    'carnet explain NAME' says why a message matters and how to fix it
    --- err
    "#);
    let gitlab = carnet(&site, &["check", "--config", "manuel.yaml", "--format", "gitlab"]);
    assert!(!String::from_utf8_lossy(&gitlab.stdout).contains("carnet.yaml"));
}

#[test]
fn commands_that_write_read_the_configuration_they_are_given() {
    let site = site(TWO_SITES);
    site.write(
        "manuel.yaml",
        "title: Manuel\ncontent: pages\nfolders: {bases: false}\ndefaults: {visibility: public}\n",
    );
    let made = carnet(&site, &["new", "note", "Relire", "--config", "manuel.yaml"]);
    assert_snapshot!(told(&made), @"
    exit 0
    --- out
    made pages/notes/relire.md
    next: write the note, and list it in a notebook or link to it from another note
    --- err
    ");
    let revised = carnet(&site, &["revise", "relire", "--summary", "Première version", "--config", "manuel.yaml"]);
    assert_snapshot!(told(&revised), @"
    exit 0
    --- out
    changed pages/notes/relire.md
    --- err
    ");
    assert_snapshot!(told(&carnet(&site, &["revise", "relire", "--summary", "Encore"])), @"
    exit 2
    --- out

    --- err
    error[unknown-name]: there is no note named 'relire'
     = help: write its file's name, its title, or the path of its file

    error: nothing was changed
    ");
    assert_snapshot!(told(&carnet(&site, &["new", "base", "Outils", "--config", "manuel.yaml"])), @"
    exit 2
    --- out

    --- err
    error[no-folder]: this site has no folder for base files
     = help: manuel.yaml switches it off, under 'folders:'

    error: nothing was changed
    ");
}

#[test]
fn before_a_site_had_its_configuration_that_of_the_folder_decides_what_was_public() {
    let mut site = repository();
    site.config = ConfigFile::named("manuel.yaml").expect("a name of a file");
    site.write("carnet.yaml", "title: Soins\nversions: true\n");
    site.write("content/notes/a.md", note(&[2], "", "zqprivate"));
    commit(&site, 2);
    site.write("content/notes/a.md", note(&[2, 3], "visibility: public\n", "zqpublic"));
    commit(&site, 3);
    site.write("manuel.yaml", "title: Manuel\nversions: true\ndefaults: {visibility: public}\n");
    site.write("content/notes/a.md", note(&[2, 3, 4], "", "zqopen"));
    commit(&site, 4);
    site.write("content/notes/a.md", note(&[2, 3, 4, 5], "", "Aujourd'hui."));
    commit(&site, 5);
    let files = site.files();
    let has = |day: u32| files.contains_key(&version(day));
    assert_eq!([2, 3, 4].map(has), [false, true, true], "{:?}", files.keys());
    assert_eq!(holding(&site, "zqprivate"), [""; 0]);
}

#[test]
fn the_manual_alone_is_a_site_without_a_warning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut empty = manual("//- carnet.yaml\n");
    empty.now = crate::site::NOW_OF_MANUAL;
    let output = pipeline::default_output(root, &empty.config, &Audience::Public);
    assert_eq!(output, root.join("public-manuel"));
    let request = Request { root: root.to_owned(), output, ..empty.request(Audience::Public) };
    let mut loaded = pipeline::load(&request).expect("the folder can be read");
    let built = Pipeline::default().make(&request, &mut loaded, &carnet::pages::site::Memory, &|_, _| {});
    let built = built.expect("memory has no errors");
    let said = diagnostics::render(&built.diagnostics, Language::english(), false, |file| loaded.text_of(file));
    assert_eq!(said, "");
    let files = bytes(&built.site.expect("no errors"));
    let home = String::from_utf8_lossy(&files["index.html"]).into_owned();
    assert_eq!(html::text(html::element(&home, "h1", "")), "Mode d’emploi de carnet");
    for path in
        ["notes/deployer-la-trajectoire/index.html", "notes/table-d-atelier.jpg", "communautes/trajectoires/index.html"]
    {
        assert!(!files.contains_key(path), "{path}");
    }
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Carnets de trajectoires") && !text.contains("equipe-terrain"), "{path}");
    }
}
