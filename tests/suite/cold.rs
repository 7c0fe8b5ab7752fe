//! Whatever is edited while a preview runs, what it serves is what a build from nothing makes, byte for byte; and while there
//! are mistakes, the last site that had none.
//!
//! A longer run than that of every day: `PROPTEST_CASES=2000 cargo test --test suite cold`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use carnet::diagnostics::{self, Language};
use carnet::pages::site::{Content, Memory, Site as Made};
use carnet::pipeline::{self, Built, Pipeline, Request};
use carnet::preview::watch::Changed;
use carnet::preview::{Edition, Press, Printed};
use carnet::publish::audience::Audience;
use jiff::ToSpan;
use proptest::prelude::*;
use proptest::sample::select;

use crate::edits::{Edited, edits};
use crate::random::{World, world};
use crate::site::site;

/// Cases of the property: `PROPTEST_CASES`, else as many as take a few seconds.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

/// What is served at each address: bytes, or the file that is sent.
#[derive(Debug, PartialEq, Eq)]
enum Served {
    Bytes(Arc<[u8]>),
    File(PathBuf),
}

fn served(site: &Made) -> BTreeMap<String, Served> {
    let of = |content: &Content| match content {
        Content::Made(bytes) => Served::Bytes(bytes.clone()),
        Content::Copied(from) | Content::Picture(from) | Content::Narrowed { from, .. } => Served::File(from.clone()),
        Content::Card(card) => Served::Bytes(card.png().into()),
        Content::Shelved(_) | Content::Unchanged { .. } => unreachable!("memory keeps everything"),
    };
    site.files.iter().map(|(path, file)| (path.clone(), of(&file.content))).collect()
}

/// Says where two sites differ, not all their bytes.
fn same(one: &Made, other: &Made) -> Result<(), TestCaseError> {
    let (one_served, other_served) = (served(one), served(other));
    prop_assert_eq!(one_served.keys().collect::<Vec<_>>(), other_served.keys().collect::<Vec<_>>());
    for (path, content) in &one_served {
        match (content, &other_served[path]) {
            (Served::Bytes(one), Served::Bytes(other)) => {
                let (one, other) = (String::from_utf8_lossy(one), String::from_utf8_lossy(other));
                prop_assert!(one == other, "{path} differs:\n{one}\n--- from ---\n{other}");
            }
            (one, other) => prop_assert_eq!(one, other, "{}", path),
        }
        let (one, other) = (&one.files[path], &other.files[path]);
        prop_assert_eq!((one.phase, one.hidden), (other.phase, other.hidden), "{}", path);
    }
    Ok(())
}

/// Everything from nothing, and what is said of it.
fn fresh(request: &Request) -> (Built, String) {
    let mut loaded = pipeline::load(request).expect("the folder can be read");
    let built = Pipeline::default().make(request, &mut loaded, &Memory, &|_, _| {}).expect("memory has no errors");
    let messages = diagnostics::render(&built.diagnostics, Language::english(), false, |file| loaded.text_of(file));
    (built, messages)
}

/// An edition is as a build from nothing; without a site in it, the edition before stays.
fn check(printed: &Printed, before: &Edition, request: &Request) -> Result<(), TestCaseError> {
    let (built, messages) = fresh(request);
    let loaded = printed.loaded.as_ref().expect("the folder can be read");
    let said = diagnostics::render(&printed.diagnostics, Language::english(), false, |file| loaded.text_of(file));
    prop_assert_eq!(said, messages);
    prop_assert_eq!(printed.edition.version, before.version + 1);
    prop_assert_eq!(printed.edition.problems.errors, diagnostics::errors(&built.diagnostics));
    match (&built.site, printed.edition.site(), before.site()) {
        (Some(site), Some(served), _) => same(&served, site),
        (None, Some(served), Some(kept)) => same(&served, &kept),
        (None, None, None) => Ok(()),
        (made, served, _) => Err(TestCaseError::fail(format!(
            "a build has a site: {}; the edition has one: {}",
            made.is_some(),
            served.is_some()
        ))),
    }
}

/// For whom previews are made: most often the public.
const AUDIENCES: [Option<&str>; 3] = [None, None, Some("alpha")];

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn what_is_served_is_what_a_build_from_nothing_makes(
        audience in select(AUDIENCES.to_vec()),
        world in prop_oneof![world(), world().prop_map(World::calm)],
        edits in edits(),
    ) {
        let mut edited = Edited::new(&world);
        let community = audience.map(|slug| Audience::Community(slug.to_owned()));
        let mut request = edited.site.request(community.unwrap_or(Audience::Public));
        let mut press = Press::new(request.clone(), true, 1);
        let printed = press.print(&Changed::Everything, request.now);
        check(&printed, &Edition::before(1, true), &request)?;
        for edits in &edits {
            let before = press.edition();
            let changed = edited.apply(edits);
            // Between two edits it may become tomorrow, and what was in the future is not any more.
            request.now = request.now.checked_add(7.hours()).expect("a moment of 2024");
            check(&press.print(&changed, request.now), &before, &request)?;
        }
        let before = press.edition();
        let changed = edited.mend();
        check(&press.print(&changed, request.now), &before, &request)?;
    }
}

/// A note with every key, and others that show what it says.
const FULL: &str = "\
//- content/notes/a.md
---
title: Titre un
kind: note
authors: [alix]
community: nord
published: 2024-01-02
modified: 2024-03-04
review_by: 2025-01-02
revisions: [{date: 2024-03-04, author: alix, summary: Revu un}]
tags: [mot-un]
aliases: [autre-un]
redirects: [/vieux-un/]
language: fr
licence: CC-BY-4.0
summary: Court un.
sources: [{author: Auteur un, year: 2017, title: Livre un}]
discuss: https://un.example/
cover: {image: un.png, alt: Vue un, credit: De un}
silence: [orphan]
extra: {cle: un}
---
Un début, vers [[b]].

## Partie un

Texte. ^bloc-un

![[image-un.png|Image un]]
//- content/notes/b.md
Vers [[a]], ![[a#Partie un]].
//- content/notes/c.md
Vers [[b]].
//- content/notes/un.png
un
//- content/notes/le.png
le
//- content/notes/image-un.png
image
//- content/notes/image-le.png
image
//- content/notebooks/carnet.md
---
notes: [a, b, c]
---
//- content/authors/alix.md
---
name: Alix
---
//- content/authors/remi.md
---
name: Remi
---
//- content/communities/nord.md
---
name: Nord
---
//- content/communities/sud1.md
---
name: Sud
---
";

/// Edits that move no place in the file: only what is said can tell them.
const OF_ONE_SIZE: [(&str, &str); 25] = [
    ("title: Titre un", "title: Titre le"),
    ("kind: note", "kind: term"),
    ("authors: [alix]", "authors: [remi]"),
    ("community: nord", "community: sud1"),
    ("published: 2024-01-02", "published: 2024-01-01"),
    ("modified: 2024-03-04", "modified: 2024-03-05"),
    ("review_by: 2025", "review_by: 2023"),
    ("{date: 2024-03", "{date: 2024-02"),
    ("Revu un", "Revu le"),
    ("mot-un", "mot-le"),
    ("autre-un", "autre-le"),
    ("vieux-un", "vieux-le"),
    ("language: fr", "language: en"),
    ("CC-BY-4.0", "CC-BY-3.0"),
    ("Court un", "Court le"),
    ("Livre un", "Livre le"),
    ("https://un.", "https://le."),
    ("image: un.png", "image: le.png"),
    ("Vue un", "Vue le"),
    ("cle: un", "cle: le"),
    ("Un début", "Le début"),
    ("vers [[b]]", "vers [[c]]"),
    ("bloc-un", "bloc-le"),
    ("image-un.png|Image", "image-le.png|Image"),
    ("Texte", "Prose"),
];

#[test]
fn what_a_note_says_is_followed_when_nothing_moves_in_its_file() {
    let site = site(FULL);
    let path = site.path().join("content/notes/a.md");
    let text = std::fs::read_to_string(&path).expect("it is there");
    let request = site.request(Audience::Public);
    let mut press = Press::new(request.clone(), true, 1);
    let sound = press.print(&Changed::Everything, request.now);
    assert!(sound.edition.site().is_some(), "{}", site.messages());
    drop(sound);
    let changed = Changed::Paths(["content/notes/a.md".into()].into());
    for (from, to) in OF_ONE_SIZE {
        let edited = text.replacen(from, to, 1);
        assert!(edited != text && edited.len() == text.len(), "{from}");
        for text in [&edited, &text] {
            let before = press.edition();
            std::fs::write(&path, text).expect("files can be written");
            check(&press.print(&changed, request.now), &before, &request).unwrap_or_else(|e| panic!("{from}: {e}"));
        }
    }
}

/// Notes that link by titles, other names and headings; nothing is said of them but where a name goes.
const BY_NAME: &str = "\
//- carnet.yaml
title: Essai
links: {unresolved: warn}
defaults: {visibility: public}
//- content/notes/a.md
---
title: Étape un
---
Un début, vers [[deux|la suite]].

## Partie
//- content/notes/b.md
---
title: Autre
aliases: [Relais]
---
Vers [[Étape un]], [[étape un#Partie]], [le haut](a.md#étape-un) et [[Rien de tel]].
//- content/notes/c.md
---
title: Sur [[Étape un]]
summary: Voir [[relais]].
---
Vers [[Relais|un relais]] et [[etape un|une étape]].
//- content/notes/deux.md
---
title: Deux
---
Vers [[a]].
//- content/notebooks/carnet.md
---
title: Carnet
notes: [Étape un, Relais, c, deux]
---
";

/// A title, another name, a heading or who may see a note is edited, and links that were resolved by it are resolved again.
#[test]
fn what_links_resolve_by_is_followed() {
    let site = site(BY_NAME);
    let request = site.request(Audience::Public);
    let mut press = Press::new(request.clone(), true, 1);
    press.print(&Changed::Everything, request.now);
    for (file, from, to) in [
        ("a", "title: Étape un", "title: Étape deux"),
        ("deux", "title: Deux", "title: Étape un"),
        ("a", "title: Étape deux", "title: Étape un"),
        ("deux", "title: Étape un", "title: Etape un"),
        ("a", "title: Étape un", "title: \"Étape #1\""),
        ("a", "title: \"Étape #1\"", "title: Rien de tel"),
        ("a", "title: Rien de tel", "title: Étape un"),
        ("b", "aliases: [Relais]", "aliases: [Relais, Deux, deux]"),
        ("b", "aliases: [Relais, Deux, deux]", "aliases: []"),
        ("c", "title: Sur [[Étape un]]", "title: Relais"),
        ("b", "aliases: []", "aliases: [Relais]"),
        ("c", "title: Relais", "title: Sur [[Étape un]]"),
        ("a", "## Partie", "## Autre partie"),
        ("a", "## Autre partie", "## Partie"),
        ("b", "title: Autre", "title: Autre\nvisibility: private"),
        ("deux", "title: Etape un", "title: Relais"),
        ("b", "visibility: private", "visibility: unlisted"),
        ("deux", "title: Relais", "title: Autre"),
        ("b", "visibility: unlisted", "visibility: public"),
        ("a", "title: Étape un", "title: Étape un\nmodified: 2024-03-04"),
        ("b", "title: Autre", "title: Autre\nmodified: 2024-03-05"),
    ] {
        let file = format!("content/notes/{file}.md");
        let text = std::fs::read_to_string(site.path().join(&file)).expect("it is there");
        assert!(text.contains(from), "{file}: {from}");
        site.write(&file, text.replacen(from, to, 1));
        let before = press.edition();
        let printed = press.print(&Changed::Paths([file.into()].into()), request.now);
        check(&printed, &before, &request).unwrap_or_else(|error| panic!("{from} to {to}: {error}"));
    }
    assert!(press.edition().site().is_some(), "{}", site.messages());
}

/// What was read once is not read again through a link that leads out of the site.
#[cfg(unix)]
#[test]
fn a_folder_that_becomes_a_link_out_of_the_site_is_refused() {
    let site = site("//- content/notes/ici/a.md\n# A\n\nUn début.\n");
    let outside = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(outside.path().join("a.md"), "# A\n\nUn secret.\n").expect("files can be written");
    let request = site.request(Audience::Public);
    let mut press = Press::new(request.clone(), true, 1);
    press.print(&Changed::Everything, request.now);
    let before = press.edition();
    std::fs::remove_dir_all(site.path().join("content/notes/ici")).expect("it is there");
    std::os::unix::fs::symlink(outside.path(), site.path().join("content/notes/ici")).expect("links can be made");
    let printed = press.print(&Changed::Paths(["content/notes/ici/a.md".into()].into()), request.now);
    assert_eq!(printed.edition.problems.errors, 1);
    check(&printed, &before, &request).expect("as a build from nothing");
}
