//! The sites whose pages print every branch of the templates: one with everything, one with almost nothing, and those
//! that differ from both in what a branch asks for.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::photographs::photograph;
use crate::site::Site;

/// A site, and for whom it is built.
pub(super) struct Tried {
    /// As [`crate::site::site`] has them.
    pub files: String,
    pub audience: Option<&'static str>,
    /// A preview of drafts and private notes.
    pub is_preview: bool,
    /// Files that are no texts.
    add: fn(&Site),
}

impl Tried {
    fn of(files: impl Into<String>) -> Tried {
        Tried { files: files.into(), audience: None, is_preview: false, add: |_| {} }
    }

    pub(super) fn add_files_to(&self, site: &Site) {
        (self.add)(site);
    }
}

pub(super) fn all() -> Vec<Tried> {
    let preview = Tried { is_preview: true, ..Tried::of(KEPT_BACK) };
    let audience = Tried { audience: Some("cercle"), ..Tried::of(KEPT_BACK) };
    vec![
        Tried { add: own_content, ..Tried::of("//- carnet.yaml\n") },
        Tried { add: images_of_everything, ..Tried::of(EVERYTHING) },
        Tried::of(NOTHING),
        Tried::of(format!("{NOTHING}{EMPTY_NOTEBOOKS}")),
        Tried::of(format!("{NOTHING}{EMPTY_BASES}")),
        Tried::of(filtered()),
        Tried::of(languages()),
        Tried::of(VERSIONED),
        Tried::of(ONE_NOTE),
        Tried::of(REPORTED_BY_FORM),
        Tried::of(LITTLE),
        Tried { add: images_of_little, ..Tried::of(LITTLE_MORE) },
        Tried::of(long()),
        preview,
        audience,
    ]
}

/// Notes below which mistakes are reported.
const REPORTED_BY_FORM: &str = "\
//- carnet.yaml
theme: signed
defaults: {visibility: public}
host: netlify
report: form
//- content/notes/a.md
# A
";

/// Versions of notes that say little, on a site without an address.
const VERSIONED: &str = "\
//- carnet.yaml
theme: signed
defaults: {visibility: public}
versions: true
//- content/notes/a.md
---
revisions: [{date: 2024-02-07, summary: Avant}, {date: 2024-02-08}]
sources: [{title: Un livre}]
---
Après.
//- content/.versions/a/2024-02-07.md
---
revisions: [{date: 2024-02-07}]
---
Avant.
//- content/notes/b.md
---
revisions: [{date: 2024-02-01}, {date: 2024-02-02}, {date: 2024-02-03}, {date: 2024-02-04}, {date: 2024-02-05}, {date: 2024-02-06}]
---
Dernier.
//- content/.versions/b/2024-02-01.md
---
title: b
---
Premier.
//- content/.versions/b/2024-02-02.md
---
title: b
---
Deuxième.
";

/// The repository's own notebook.
fn own_content(site: &Site) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = fs::read_to_string(root.join("carnet.yaml")).expect("it is there");
    site.write("carnet.yaml", config + "\ntheme: signed\n");
    let mut folders: Vec<PathBuf> = vec![root.join("content")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("it is below").to_string_lossy().into_owned();
                site.write(&name, fs::read(&path).expect("it can be read"));
            }
        }
    }
}

/// In another language than the site's, with every key.
const EVERYTHING: &str = include_str!("everything.txt");

const NOTHING: &str = "\
//- carnet.yaml
title: Rien
theme: signed
language: fr
urls: file
search: false
";

/// Of a site without notes.
const EMPTY_NOTEBOOKS: &str = "\
//- content/notebooks/un.md
---
visibility: public
---
# Un
//- content/notebooks/deux.md
---
visibility: public
---
# Deux
";

/// Of a site without notebooks.
const EMPTY_BASES: &str = "\
//- content/bases/un.md
---
visibility: public
---
Un texte.
//- content/bases/deux.md
---
visibility: public
---
# Deux
//- content/pages/simple.md
---
visibility: public
---
# Simple
";

/// The one note leads to notebooks: its links are drawn, and there is no graph of the whole.
const ONE_NOTE: &str = "\
//- carnet.yaml
title: Une note
theme: signed
defaults: {visibility: public}
//- content/notes/a.md
Mène à [[notebooks/un]] et [[notebooks/deux]].
//- content/notebooks/un.md
# Un
//- content/notebooks/deux.md
# Deux
";

/// Notes in no notebook, without people, days or a known address.
const LITTLE: &str = "\
//- carnet.yaml
title: Peu
theme: signed
defaults: {visibility: public}
files: few
graph: false
//- content/index.md
Ici.
//- content/notes/a.md
# A

Mène à [[b]] et [[c]].
//- content/notes/b.md
---
redirects: [/ancien/]
translation_of: c
---
# B
//- content/notes/c.md
---
language: en
discuss: https://example.org/discuss
---
# C
//- content/notes/maison.md
---
kind: organisation
territory: Ici
---
# Maison
//- content/communities/quartier.md
---
name: Quartier
---
//- content/authors/lea.md
---
name: Léa
community: quartier
---
//- content/bases/base.md
---
title: Une base
summary: Ce qu'elle tient.
---
Un texte.
";

/// One of each kind, with as little as it may have.
const LITTLE_MORE: &str = "\
//- carnet.yaml
title: Un peu plus
theme: signed
defaults: {visibility: public}
licence: Tous droits réservés
llms: true
accessibility: {standard: RGAA, state: non, tested: 2024-05-02}
//- content/notes/seule.md
---
published: 2024-02-07
author: Zoé
community: Réseau de rue
modified: 2024-03-08
cover: {image: vue.svg, alt: Vue, licence: Domaine public}
further: [{title: À la bibliothèque}]
---
# Seule

## Un titre
//- content/notes/muette.md
---
revisions: [{date: 2024-03-07}, {date: 2024-04-08}]
---
# Muette
//- content/notes/mot.md
---
kind: term
---
# Mot
//- content/notes/maison.md
---
kind: organisation
---
# Maison
//- content/notes/foyer.md
---
kind: organisation
contact: {address: Rue du Port, phone: 555-0101}
themes: [Abri]
---
# Foyer
//- content/notes/revue.md
---
review_by: 2024-02-01
---
# Revue
//- content/notebooks/nu.md
---
steps: true
cover: {image: vue.svg, alt: Vue}
notes: [{note: seule, added: 2024-02-08}, {note: muette, added_by: Zoé, pinned: true}, revue]
---
//- content/notebooks/vide.md
---
title: Vide
---
//- content/bases/base.md
---
notebooks: [nu]
---
//- content/authors/ami.md
---
name: Ami
---
//- content/communities/quartier.md
---
name: Quartier
---
//- content/pages/simple.md
# Simple
";

/// Drafts, private and unlisted notes, and those of a community.
const KEPT_BACK: &str = "\
//- carnet.yaml
title: Retenu
theme: signed
language: fr
//- content/notes/brouillon.md
---
draft: true
visibility: public
---
# Brouillon

[[prive]] [[cachee]] [[reservee]]
//- content/notes/prive.md
---
visibility: private
---
# Privé
//- content/notes/cachee.md
---
visibility: unlisted
kind: organisation
themes: [Abri]
authors: [Zoé]
community: Réseau de rue
revisions: [{date: 2024-02-02, author: Zoé}]
review_by: 2024-03-02
responsible: Zoé
---
# Cachée
//- content/notes/reservee.md
---
visibility: community
community: cercle
published: 2024-02-01
---
# Réservée

[[cachee]]
//- content/communities/cercle.md
---
name: Cercle
---
//- content/notebooks/carnet.md
---
visibility: public
notes: [brouillon, prive, reservee]
---
";

fn images_of_everything(site: &Site) {
    for name in ["notes/vue", "notebooks/vue"] {
        site.write(&format!("content/{name}.jpg"), photograph(1600, 800, None));
    }
}

fn images_of_little(site: &Site) {
    for folder in ["notes", "notebooks"] {
        site.write(&format!("content/{folder}/vue.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }
}

/// Lists of several pages: of notes, terms, organisations, the notebooks of a base, the notes of a notebook.
fn long() -> String {
    let mut files = String::from(
        "//- carnet.yaml\ntitle: Long\ntheme: signed\nbase_url: https://example.org/\ndefaults: {visibility: public}\n\
         //- content/index.md\nTout.\n//- content/authors/roy.md\n---\nname: Roy\n---\nUn texte.\n\
         //- content/communities/cercle.md\n---\nname: Cercle\n---\nUn texte.\n\
         //- content/communities/anneau.md\n---\nname: Anneau\n---\n",
    );
    let mut members = String::new();
    for n in 0..1020 {
        let kind = ["organisation", "term", "organisation", "note", "note"][n % 5];
        let community = ["cercle", "anneau"][n % 2];
        let language = if n == 0 { "language: en\n" } else { "" };
        let _ = write!(
            files,
            "//- content/notes/n{n}.md\n---\n{language}kind: {kind}\nauthor: roy\ncommunity: {community}\ntags: [Tout]\n\
             published: 2024-02-03\nrevisions: [{{date: 2024-02-03, summary: Faite}}]\n"
        );
        if kind == "organisation" && n < 900 {
            let _ = write!(files, "themes: [Thème {}]\nterritory: Lieu {}\n", n / 700, n % 3);
        }
        let _ = write!(files, "---\n# {} {n}\n\nMène à [[n0]] et [[n1]].\n", ["A", "B", "C"][n % 3]);
        let _ = write!(members, "n{n}, ");
    }
    let _ = write!(files, "//- content/notebooks/grand.md\n---\nnotes: [{members}]\n---\nUn texte.\n");
    let _ = write!(files, "//- content/notebooks/petit.md\n---\nnotes: [n1, n2, n3]\n---\n");
    files
}

/// More languages than pages lead to, that of the site among the others.
fn languages() -> String {
    let mut files = String::from("//- carnet.yaml\ntitle: Langues\ntheme: signed\ndefaults: {visibility: public}\n");
    for letter in 'a'..='n' {
        let _ = write!(files, "//- content/notes/{letter}.md\n---\nlanguage: q{letter}\n---\n# {letter}\n");
    }
    files + "//- content/notes/ici.md\n# Ici\n"
}

/// Enough changes and organisations for filters, with one community, one theme and no territory.
fn filtered() -> String {
    let mut files = String::from("//- carnet.yaml\ntitle: Choix\ntheme: signed\ndefaults: {visibility: public}\n");
    for n in 0..14 {
        let _ = write!(
            files,
            "//- content/notes/n{n}.md\n---\nkind: organisation\nthemes: Abri\nrevisions: [{{date: 2024-02-03}}]\n---\n# {n}\n"
        );
    }
    files
        + "//- content/notebooks/un.md\n---\nlanguage: en\nnotes: [n1, n2]\n---\n//- content/notebooks/deux.md\n---\nnotes: [n3]\n---\n"
}
