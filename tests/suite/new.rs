//! `carnet new`: files in their places, with the front matter that says something.

use insta::assert_snapshot;

use crate::author::{carnet, content, read};
use crate::site::{Site, site};

const PEOPLE: &str = "//- content/authors/zoe.md
---
name: Zoé
---
//- content/communities/cercle.md
---
name: Cercle
---
";

fn open_site() -> Site {
    // Two of each: of one alone, its name would be filled in.
    let site = site_of_one();
    site.write("content/authors/li.md", "---\nname: Li\n---\n");
    site.write("content/communities/groupe.md", "---\nname: Groupe\n---\n");
    site
}

/// A site with one author and one community.
fn site_of_one() -> Site {
    site(&format!("//- carnet.yaml\ntitle: Essai\nlanguage: fr\ndefaults: {{visibility: public}}\n{PEOPLE}"))
}

/// What is told, and the new file's text.
fn made(site: &Site, arguments: &[&str], path: &str) -> String {
    let told = carnet(site, &[&["new"], arguments].concat());
    format!("{told}\n\n{}", read(site, path).trim_end())
}

#[test]
fn a_note_says_only_what_is_known() {
    let site = open_site();
    assert_snapshot!(made(&site, &["note", "Accueillir : l'été"], "content/notes/accueillir-l-ete.md"), @r#"
    exit 0
    made content/notes/accueillir-l-ete.md
    next: write the note, and list it in a notebook or link to it from another note

    ---
    title: "Accueillir : l'été"
    published: 2024-06-15
    revisions:
      - {date: 2024-06-15, summary: Première version}
    ---
    "#);
}

#[test]
fn the_only_author_and_community_are_filled_in() {
    let site = site_of_one();
    assert_snapshot!(made(&site, &["note", "Un"], "content/notes/un.md"), @r"
    exit 0
    made content/notes/un.md
    next: write the note, and list it in a notebook or link to it from another note

    ---
    title: Un
    authors: [zoe]
    community: cercle
    published: 2024-06-15
    revisions:
      - {date: 2024-06-15, author: zoe, summary: Première version}
    ---
    ");
    site.write("content/authors/ana.md", "---\nname: Ana\n---\n");
    let text = made(&site, &["note", "Deux"], "content/notes/deux.md");
    assert!(!text.contains("authors:") && text.contains("community: cercle"), "{text}");
    // What the defaults give to every note stands in none.
    site.write("carnet.yaml", "title: T\ndefaults: {visibility: public, authors: [ana], community: cercle}\n");
    let text = made(&site, &["note", "Trois"], "content/notes/trois.md");
    assert!(!text.contains("authors:") && !text.contains("community:") && text.contains("author: ana"), "{text}");
    let text = made(&site, &["note", "Quatre", "--visibility", "community"], "content/notes/quatre.md");
    assert!(text.contains("visibility: community"), "{text}");
}

#[test]
fn everything_that_can_be_said() {
    let site = open_site();
    site.write(
        "content/notebooks/pas.md",
        "---\ntitle: Pas\ncategories: [{id: un, title: Le premier}]\nnotes: [ ] # à venir\n---\n",
    );
    let arguments = [
        "note",
        "Orienter",
        "--slug",
        "orienter-tot",
        "--notebook",
        "Pas",
        "--category",
        "le premier",
        "--author",
        "Zoé",
        "--community",
        "cercle",
        "--visibility",
        "unlisted",
        "--tag",
        "accueil",
        "--tag",
        "un, deux",
        "--date",
        "2024-02-29",
    ];
    assert_snapshot!(made(&site, &arguments, "content/notes/orienter-tot.md"), @r#"
    exit 0
    made content/notes/orienter-tot.md
    changed content/notebooks/pas.md
    next: write the note, then 'carnet build'

    ---
    title: Orienter
    authors: [zoe]
    community: cercle
    visibility: unlisted
    published: 2024-02-29
    revisions:
      - {date: 2024-02-29, author: zoe, summary: Première version}
    tags: [accueil, "un, deux"]
    ---
    "#);
    assert_snapshot!(read(&site, "content/notebooks/pas.md"), @r"
    ---
    title: Pas
    categories: [{id: un, title: Le premier}]
    notes: [{note: orienter-tot, categories: [un]} ] # à venir
    ---
    ");
}

#[test]
fn each_kind_in_its_folder() {
    let site = open_site();
    for (arguments, path) in [
        (vec!["term", "Pivot"], "content/notes/pivot.md"),
        (vec!["organisation", "CIUSSS"], "content/notes/ciusss.md"),
        (vec!["notebook", "Premiers pas"], "content/notebooks/premiers-pas.md"),
        (vec!["base", "Tout"], "content/bases/tout.md"),
        (vec!["community", "Réseau"], "content/communities/reseau.md"),
        (vec!["author", "Ana", "--community", "cercle"], "content/authors/ana.md"),
        (vec!["author", "Équipe: accueil", "--team"], "content/authors/equipe-accueil.md"),
    ] {
        let text = made(&site, &arguments, path);
        assert!(text.starts_with(&format!("exit 0\nmade {path}\n")), "{text}");
    }
    assert_snapshot!(read(&site, "content/notes/pivot.md").trim_end(), @r"
    ---
    title: Pivot
    kind: term
    published: 2024-06-15
    revisions:
      - {date: 2024-06-15, summary: Première version}
    ---
    ");
    assert_snapshot!(read(&site, "content/notebooks/premiers-pas.md").trim_end(), @r"
    ---
    title: Premiers pas
    published: 2024-06-15
    notes: []
    ---
    ");
    assert_snapshot!(read(&site, "content/bases/tout.md").trim_end(), @r"
    ---
    title: Tout
    published: 2024-06-15
    notebooks: []
    ---
    ");
    assert_snapshot!(read(&site, "content/authors/ana.md").trim_end(), @r"
    ---
    name: Ana
    community: cercle
    ---
    ");
    assert_snapshot!(read(&site, "content/authors/equipe-accueil.md").trim_end(), @r#"
    ---
    name: "Équipe: accueil"
    kind: team
    ---
    "#);
    let (_, built) = site.build();
    assert!(built.site.is_some(), "{}", site.messages());
}

#[test]
fn where_notes_are_private_the_file_says_so() {
    let site = site("//- carnet.yaml\ntitle: Essai\n");
    assert_snapshot!(made(&site, &["note", "A"], "content/notes/a.md"), @r"
    exit 0
    made content/notes/a.md
    next: write the note; only 'carnet serve --all' shows it until it says 'visibility: public'

    ---
    title: A
    visibility: private # public : tout le monde peut lire ; private : personne
    published: 2024-06-15
    revisions:
      - {date: 2024-06-15, summary: Première version}
    ---
    ");
}

#[test]
fn folders_are_those_of_the_site() {
    let folders = "//- carnet.yaml\ntitle: Essai\ncontent: textes\nfolders: {notebooks: carnets, authors: false}\n";
    let site = site(folders);
    made(&site, &["notebook", "A"], "textes/carnets/a.md");
    assert_snapshot!(carnet(&site, &["new", "author", "Zoé"]), @"
    exit 2
    error[no-folder]: this site has no folder for author files
     = help: carnet.yaml switches it off, under 'folders:'

    error: nothing was changed
    ");
}

#[test]
fn in_a_vault_notes_go_where_notes_are() {
    let config = "//- carnet.yaml\ntitle: Essai\ncontent: .\ndefaults: {visibility: public}\n";
    for (files, path) in [
        ("", "a.md"),
        ("//- notes/x.md\n//- y.md\n", "notes/a.md"),
        ("//- Savoir/x.md\n//- Savoir/sous/y.md\n", "Savoir/a.md"),
        ("//- Savoir/x.md\n//- y.md\n", "a.md"),
    ] {
        let site = site(&format!("{config}{files}"));
        made(&site, &["note", "A"], path);
    }
    let site = site(config);
    assert_snapshot!(carnet(&site, &["new", "note", "Index"]), @r"
    exit 2
    error[no-folder]: a file of that name would be ignored, or read as something else
    --> index.md
     = help: choose another title, or another address with --slug

    error: nothing was changed
    ");
}

#[test]
fn the_notebook_s_list_keeps_its_style() {
    for (list, expected) in [
        ("notes: [a]", "notes: [a, neuf]"),
        ("notes:\n- a # un\n# fin", "notes:\n- a # un\n- neuf\n# fin"),
        ("\"notes\":\n    - 'a'", "\"notes\":\n    - 'a'\n    - neuf"),
        ("notes: []", "notes:\n  - neuf"),
        ("steps: true", "steps: true\nnotes:\n  - neuf"),
        ("notes:\n  - {note: a, pinned: true}", "notes:\n  - {note: a, pinned: true}\n  - {note: neuf}"),
        (
            "notes:\n  - note: a\n    added_by: zoe\n    added: 2024-01-01",
            "notes:\n  - note: a\n    added_by: zoe\n    added: 2024-01-01\n  - note: neuf\n    added_by: zoe\n    \
             added: 2024-06-15",
        ),
    ] {
        for eol in ["\n", "\r\n"] {
            let site = open_site();
            site.write("content/notes/a.md", "");
            let text = |list: &str| format!("---\ntitle: N\n{list}\n---\nFin").replace('\n', eol);
            site.write("content/notebooks/n.md", text(list));
            made(&site, &["note", "Neuf", "--notebook", "n", "--author", "zoe"], "content/notes/neuf.md");
            assert_eq!(read(&site, "content/notebooks/n.md"), text(expected));
        }
    }
}

#[test]
fn a_name_that_is_taken_in_another_folder_is_written_as_a_path() {
    let site = open_site();
    site.write("content/notes/x/neuf.md", "---\nslug: autre\n---\n");
    site.write("content/notebooks/n.md", "---\ntitle: N\nnotes: []\n---\n");
    carnet(&site, &["new", "note", "Neuf", "--notebook", "n"]);
    assert_eq!(read(&site, "content/notebooks/n.md"), "---\ntitle: N\nnotes:\n  - notes/neuf\n---\n");
    assert!(site.build().1.site.is_some(), "{}", site.messages());
}

#[test]
fn what_cannot_be_made() {
    let site = open_site();
    site.write("content/notes/a.md", "---\nredirects: [/notes/vieux/]\n---\n");
    site.write("content/notes/x/b.md", "");
    site.write("content/notebooks/pas.md", "---\ntitle: Pas\ncategories: [{id: etapes, title: É}]\nnotes: [a]\n---\n");
    let before = content(&site);
    assert_snapshot!(carnet(&site, &["new", "note", "A"]), @r"
    exit 2
    error[file-exists]: there is a file of that name
    --> content/notes/a.md
     = help: choose another title, or another address: --slug a-2

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["new", "note", "B"]), @r"
    exit 2
    error[address-taken]: the address /notes/b/ is that of another file
    --> content/notes/x/b.md
     = help: choose another address, as 'b-2'

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["new", "note", "Vieux"]), @r"
    exit 2
    error[address-taken]: the old address /notes/vieux/ leads to another file
    --> content/notes/a.md
     = help: choose another address, as 'vieux-2'

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["new", "note", "🎈"]), @"
    exit 2
    error[invalid-address]: no address can be made from '🎈'
     = help: give one with --slug: small letters, digits and hyphens

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["new", "note", "C", "--slug", "C'est"]), @"
    exit 2
    error[invalid-address]: 'C'est' cannot be part of an address
     = help: write 'c-est'

    error: nothing was changed
    ");
    for (kind, name, help) in [
        ("notebook", "pass", "did you mean 'Pas'?"),
        ("notebook", "rien", "make a notebook of that name first: carnet new notebook \"rien\""),
        ("author", "zoee", "did you mean 'zoe'?"),
        ("author", "Quelqu'un", "make an author of that name first: carnet new author \"Quelqu'un\""),
        ("community", "cercl", "did you mean 'cercle'?"),
    ] {
        let told = carnet(&site, &["new", "note", "C", &format!("--{kind}"), name]);
        let message = format!("error[unknown-name]: there is no {kind} named '{name}'");
        assert_eq!(told, format!("exit 2\n{message}\n = help: {help}\n\nerror: nothing was changed"));
    }
    assert_snapshot!(carnet(&site, &["new", "note", "C", "--notebook", "pas", "--category", "etape"]), @r"
    exit 2
    error[unknown-category]: the notebook 'pas' has no category 'etape'
     = help: did you mean 'etapes'?

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["new", "note", "C", "--visibility", "community"]), @r"
    exit 2
    error[no-community]: a file for a community must say for which one
     = help: add --community SLUG

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["new", "note", "C", "--date", "demain"]), @r"
    exit 2
    error[invalid-date]: 'demain' is not a date
     = help: write 2024-02-29 or 2024-02-29T14:57

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["new", "note", " "]), @r"
    exit 2
    error[wrong-text]: the title is empty

    error: nothing was changed
    ");
    assert_eq!(content(&site), before);
    site.write("carnet.yaml", "titre: [\n");
    assert_snapshot!(carnet(&site, &["new", "note", "C"]), @r"
    exit 1
    error[yaml]: this is not valid YAML: unclosed bracket '['
     --> carnet.yaml:1:8
      |
    1 | titre: [
      |        ^ opened here
      |
      = help: put ']' after its last item; a text that begins with a bracket goes between double quotes

    error: nothing was changed
    ");
}
