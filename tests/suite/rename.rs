//! `carnet rename`: a note's address changes, and every link leads where it led.

use insta::assert_snapshot;
use proptest::prelude::*;

use crate::author::{assert_unreadable_is_refused, carnet, content, read};
use crate::random::{From, Kind, World, world};
use crate::site::{Site, site};

const NOTE: &str = "\
//- content/notes/parcours/vieux.md
---
title: Le titre
aliases: [Étape 3]
published: 2024-01-01
---

## Partie

Un mot. ^bloc
";

fn with(files: &str) -> Site {
    site(&format!("{NOTE}{files}"))
}

fn renamed(site: &Site) -> String {
    carnet(site, &["rename", "vieux", "neuf"])
}

#[test]
fn links_in_front_matters() {
    for (written, expected) in [
        ("further: [vieux, autre]", "further: [neuf, autre]"),
        ("further:\n  - [[vieux]]\n  - '[[vieux|mot]]'", "further:\n  - [[neuf]]\n  - '[[neuf|mot]]'"),
        ("summary: Voir [[vieux]] et [[autre]].", "summary: Voir [[neuf]] et [[autre]]."),
        ("summary: \"Voir [x](parcours/vieux.md)\"", "summary: \"Voir [x](parcours/neuf.md)\""),
        ("language: en\ntranslation_of: vieux", "language: en\ntranslation_of: neuf"),
    ] {
        let site = with("//- content/notes/autre.md\n# Autre\n");
        site.write("content/notes/b.md", format!("---\ntitle: B\n{written}\n---\nTexte.\n"));
        let told = renamed(&site);
        assert!(told.starts_with("exit 0"), "{written}: {told}");
        assert_eq!(read(&site, "content/notes/b.md"), format!("---\ntitle: B\n{expected}\n---\nTexte.\n"));
    }
}

#[test]
fn every_form_of_link() {
    for (written, expected) in [
        ("[[vieux]]", "[[neuf]]"),
        ("[[ vieux | un mot ]]", "[[ neuf | un mot ]]"),
        ("[[vieux#Partie]] [[vieux#^bloc|mot]]", "[[neuf#Partie]] [[neuf#^bloc|mot]]"),
        ("[[parcours/vieux]] [[vieux.md]]", "[[parcours/neuf]] [[neuf.md]]"),
        ("![[vieux]]\n\n![[vieux#partie]]", "![[neuf]]\n\n![[neuf#partie]]"),
        ("[x](parcours/vieux.md)", "[x](parcours/neuf.md)"),
        ("[x](./parcours/vieux.md#partie 'vieux')", "[x](./parcours/neuf.md#partie 'vieux')"),
        ("[x](<parcours/vieux.md>)", "[x](<parcours/neuf.md>)"),
        ("[vieux](/notes/vieux/#partie)", "[vieux](/notes/neuf/#partie)"),
        ("[x](https://example.org/notes/vieux/)", "[x](https://example.org/notes/neuf/)"),
        ("<https://example.org/notes/vieux/>", "<https://example.org/notes/neuf/>"),
        ("[x](/notes/vieux/index.md)", "[x](/notes/neuf/index.md)"),
        ("[x][r], [r]\n\n[r]: parcours/vieux.md 'vieux'", "[x][r], [r]\n\n[r]: parcours/neuf.md 'vieux'"),
        ("<a href=\"parcours/vieux.md#partie\">vieux</a>", "<a href=\"parcours/neuf.md#partie\">vieux</a>"),
        ("| a |\n|---|\n| [[vieux\\|mot]] |", "| a |\n|---|\n| [[neuf\\|mot]] |"),
        ("> un\n> [[vieux]]\n> — [x](parcours/vieux.md)", "> un\n> [[neuf]]\n> — [x](parcours/neuf.md)"),
        ("Une[^1].\n\n[^1]: Voir [[vieux]].", "Une[^1].\n\n[^1]: Voir [[neuf]]."),
    ] {
        let site = with("");
        site.write("content/notes/b.md", format!("é {written}\n"));
        let told = renamed(&site);
        assert!(told.starts_with("exit 0"), "{written}: {told}");
        assert_eq!(read(&site, "content/notes/b.md"), format!("é {expected}\n"));
    }
}

#[test]
fn what_still_leads_there_stays() {
    let site = with("");
    let text = "[[Le titre]], [[étape 3|mot]], `[[vieux]]`, vieux %%[[vieux]]%%\n\n```\n[[vieux]]\n```\n";
    site.write("content/notes/b.md", text);
    assert_snapshot!(renamed(&site), @r"
    exit 0
    content/notes/parcours/vieux.md -> content/notes/parcours/neuf.md
    0 links updated, 0 other files changed
    the old address /notes/vieux/ leads to the new one
    ");
    assert_eq!(read(&site, "content/notes/b.md"), text);
    assert_snapshot!(read(&site, "content/notes/parcours/neuf.md"), @r"
    ---
    title: Le titre
    aliases: [Étape 3]
    redirects:
      - /notes/vieux/
    published: 2024-01-01
    ---

    ## Partie

    Un mot. ^bloc
    ");
}

/// They lead no one; but once nobody has the old path, it would be printed though the note is withheld.
#[test]
fn paths_among_words_follow() {
    let site = with("");
    site.write(
        "content/notes/b.md",
        "Voir notes/parcours/vieux.md, parcours/vieux.md et content/notes/parcours/vieux.md.\n",
    );
    renamed(&site);
    let expected = "Voir notes/parcours/neuf.md, parcours/neuf.md et content/notes/parcours/neuf.md.\n";
    assert_eq!(read(&site, "content/notes/b.md"), expected);
}

#[test]
fn notebooks_private_notes_and_drafts_are_mended() {
    let site = with("");
    for (path, text) in [
        ("notebooks/n.md", "---\nnotes: [\"vieux\", b, 'c'] # vieux\n---\n"),
        ("notebooks/o.md", "---\nnotes:\n- {note: parcours/vieux, pinned: true}\n- b\n---\n[[vieux]]\n"),
        ("notebooks/p.md", "---\nnotes: [Le titre]\n---\n"),
        ("notes/b.md", "---\nvisibility: private\n---\n[[vieux]]\n"),
        ("notes/c.md", "---\ndraft: true\n---\n[[vieux]]\n"),
        ("authors/zoe.md", "---\nname: Zoé\n---\n[[vieux]]\n"),
    ] {
        site.write(&format!("content/{path}"), text);
    }
    assert_snapshot!(renamed(&site), @r"
    exit 0
    content/notes/parcours/vieux.md -> content/notes/parcours/neuf.md
    6 links updated, 5 other files changed
    the old address /notes/vieux/ leads to the new one
    ");
    for (path, text) in [
        ("notebooks/n.md", "---\nnotes: [\"neuf\", b, 'c'] # vieux\n---\n"),
        ("notebooks/o.md", "---\nnotes:\n- {note: parcours/neuf, pinned: true}\n- b\n---\n[[neuf]]\n"),
        ("notebooks/p.md", "---\nnotes: [Le titre]\n---\n"),
        ("notes/b.md", "---\nvisibility: private\n---\n[[neuf]]\n"),
        ("notes/c.md", "---\ndraft: true\n---\n[[neuf]]\n"),
        ("authors/zoe.md", "---\nname: Zoé\n---\n[[neuf]]\n"),
    ] {
        assert_eq!(read(&site, &format!("content/{path}")), text);
    }
}

#[test]
fn a_dry_run_shows_and_changes_nothing() {
    let site = with("//- content/notes/b.md\nUn.\n\nVoir [[vieux|mot]].\n");
    let before = content(&site);
    assert_snapshot!(carnet(&site, &["rename", "vieux", "neuf", "--dry-run"]), @r"
    exit 0
    diff --git a/content/notes/parcours/vieux.md b/content/notes/parcours/neuf.md
    rename from content/notes/parcours/vieux.md
    rename to content/notes/parcours/neuf.md
    --- a/content/notes/parcours/vieux.md
    +++ b/content/notes/parcours/neuf.md
    @@ -2,4 +2,6 @@
     title: Le titre
     aliases: [Étape 3]
    +redirects:
    +  - /notes/vieux/
     published: 2024-01-01
     ---
    diff --git a/content/notes/b.md b/content/notes/b.md
    --- a/content/notes/b.md
    +++ b/content/notes/b.md
    @@ -1,3 +1,3 @@
     Un.
     
    -Voir [[vieux|mot]].
    +Voir [[neuf|mot]].
    ");
    assert_eq!(content(&site), before);
}

#[test]
fn there_and_back() {
    let site = with("//- content/notes/b.md\n[[vieux]]\n");
    let head = |address: &str| {
        format!(
            "---\ntitle: Le titre\naliases: [Étape 3]\nredirects:\n  - {address}\npublished: 2024-01-01\n---\n\n## Partie\n\nUn mot. ^bloc\n"
        )
    };
    renamed(&site);
    assert_eq!(read(&site, "content/notes/parcours/neuf.md"), head("/notes/vieux/"));
    carnet(&site, &["rename", "neuf", "vieux"]);
    assert_eq!(read(&site, "content/notes/parcours/vieux.md"), head("/notes/neuf/"));
    assert_eq!(read(&site, "content/notes/b.md"), "[[vieux]]\n");
    assert!(site.files().contains_key("notes/neuf/index.html"));
}

#[test]
fn a_title_given_by_the_file_s_name_stays() {
    let site = site("//- content/notes/Mon idée.md\nTexte.\n//- content/notes/b.md\n[[Mon idée]] [x](Mon%20idée.md)\n");
    carnet(&site, &["rename", "Mon idée", "idee"]);
    assert_eq!(
        read(&site, "content/notes/idee.md"),
        "---\ntitle: Mon idée\nredirects:\n  - /notes/mon-idee/\n---\n\nTexte.\n"
    );
    assert_eq!(read(&site, "content/notes/b.md"), "[[idee]] [x](idee.md)\n");
}

#[test]
fn a_slug_in_the_front_matter_changes_with_the_file() {
    let site = site(
        "//- content/notes/fichier.md\n---\nslug: \"mot\" # m\n---\n//- content/notes/b.md\n[[mot]] [[fichier]]\n",
    );
    carnet(&site, &["rename", "mot", "fichier"]);
    let text = "---\nslug: \"fichier\" # m\nredirects:\n  - /notes/mot/\n---\n";
    assert_eq!(read(&site, "content/notes/fichier.md"), text);
    assert_eq!(read(&site, "content/notes/b.md"), "[[fichier]] [[fichier]]\n");
}

#[test]
fn a_name_that_would_be_ambiguous_becomes_a_path() {
    let site = with("//- content/notes/x/neuf.md\n---\nslug: autre\n---\n//- content/b.md\n[[vieux]] [x](vieux.md)\n");
    assert!(renamed(&site).starts_with("exit 0"));
    assert_eq!(read(&site, "content/b.md"), "[[notes/parcours/neuf]] [x](/notes/parcours/neuf.md)\n");
}

#[test]
fn sites_opened_from_a_disk_have_redirects_too() {
    let config = "//- carnet.yaml\ntitle: Essai\nurls: file\ndefaults: {visibility: public}\n";
    let site = site(&format!("{config}{NOTE}//- content/notes/b.md\n[x](/notes/vieux/index.html#partie)\n"));
    assert!(renamed(&site).starts_with("exit 0"));
    assert_eq!(read(&site, "content/notes/b.md"), "[x](/notes/neuf/index.html#partie)\n");
    let files = site.files();
    assert!(files.contains_key("notes/vieux/index.html") && files.contains_key("notes/neuf/index.html"));
}

#[test]
fn a_name_of_other_case_keeps_the_address() {
    let site = site(
        "//- content/notes/Vieux.md\r\n# Titre\r\n//- content/notes/b.md\n[[Vieux]] [x](Vieux.md) [[vieux#titre]]\n",
    );
    assert_snapshot!(carnet(&site, &["rename", "Vieux", "vieux"]), @r"
    exit 0
    content/notes/Vieux.md -> content/notes/vieux.md
    3 links updated, 1 other file changed
    ");
    assert_eq!(read(&site, "content/notes/b.md"), "[[vieux]] [x](vieux.md) [[vieux#titre]]\n");
}

#[test]
fn strange_links_are_mended_or_refused() {
    for (written, expected) in [
        ("[![a](/media/i.png)](parcours/vieux.md)", "[![a](/media/i.png)](parcours/neuf.md)"),
        ("[a `](b)` c](parcours/vieux.md \"](x)\")", "[a `](b)` c](parcours/neuf.md \"](x)\")"),
        ("[a](parcours%2Fvieux.md)", "[a](neuf.md)"),
        ("[a](parcours/&#118;ieux.md)", "[a](parcours/neuf.md)"),
        ("> [a\n> b](\n> parcours/vieux.md)", "> [a\n> b](\n> parcours/neuf.md)"),
        ("[vieux]\n\n[vieux]: <parcours/vieux.md>\n  'titre'", "[vieux]\n\n[vieux]: <parcours/neuf.md>\n  'titre'"),
        ("## [[vieux]] {#vieux}\n\n[a](#vieux)", "## [[neuf]] {#vieux}\n\n[a](#vieux)"),
        ("<div>\n<a href='parcours/vieux.md'>a</a>\n</div>", "<div>\n<a href='parcours/neuf.md'>a</a>\n</div>"),
        ("[[vieux]][[vieux]]", "[[neuf]][[neuf]]"),
    ] {
        let site = with("//- content/media/i.png\n");
        site.write("content/notes/b.md", written);
        let told = renamed(&site);
        assert!(told.starts_with("exit 0"), "{written}: {told}");
        assert_eq!(read(&site, "content/notes/b.md"), expected);
    }
}

#[test]
fn what_cannot_be_renamed() {
    let site =
        with("//- content/notes/b.md\n---\ntitle: Neuf\nslug: autre\n---\n//- content/notes/c.md\nVoir [[neuf]].\n");
    let before = content(&site);
    assert_snapshot!(renamed(&site), @r"
    exit 2
    error[link-changes]: this would no longer lead where it leads if a note were named 'neuf'
     --> content/notes/c.md:1:6
      |
    1 | Voir [[neuf]].
      |      ^^^^^^^^
      |
      = help: choose another name for the note, or write this link with a path

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["rename", "vieux", "autre"]), @r"
    exit 2
    error[address-taken]: the address /notes/autre/ is that of another file
    --> content/notes/b.md
     = help: choose another address, as 'autre-2'

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["rename", "vieux", "vieux"]), @r"
    exit 2
    error[same-name]: this note is already named 'vieux'
    --> content/notes/parcours/vieux.md

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["rename", "vieux", "Tout neuf"]), @"
    exit 2
    error[invalid-address]: 'Tout neuf' cannot be part of an address
     = help: write 'tout-neuf'

    error: nothing was changed
    ");
    assert_eq!(content(&site), before);
    assert_unreadable_is_refused(&site, "content/notes/d.md", &["rename", "vieux", "tout-neuf"]);
}

#[test]
fn a_link_that_led_nowhere_is_not_taken() {
    let site = with("//- content/notes/b.md\nVoir [[neuf]].\n");
    assert_snapshot!(renamed(&site), @r"
    exit 2
    error[link-changes]: this leads nowhere, and would lead to a note named 'neuf'
     --> content/notes/b.md:1:6
      |
    1 | Voir [[neuf]].
      |      ^^^^^^^^
      |
      = help: choose another name for the note, or write this link with a path

    error: nothing was changed
    ");
}

/// A text in which the note has one name, the same before and after.
fn neutral(text: &str, doc: usize) -> String {
    let names = [format!("zq{doc:02}file"), format!("zq{doc:02}slug"), format!("zq{doc:02}neuf")];
    names.iter().fold(text.to_owned(), |text, name| text.replace(name, "NAME"))
}

fn first_note(world: &World) -> Option<usize> {
    world.docs.iter().position(|doc| doc.kind == Kind::Note)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_site_resolves_as_before(world in world()) {
        // A name among words is hidden where it nearly equals a withheld one: the new name may be less near or nearer.
        // So is the name of a file, by its address.
        resolves_as_before(&world.without_said().without_namesakes(), true)?;
        resolves_as_before(&world, false)?;
    }
}

/// Renames the first note. All texts say what they said, and all pages where `has_same_pages`.
fn resolves_as_before(world: &World, has_same_pages: bool) -> Result<(), TestCaseError> {
    let Some(doc) = first_note(world) else { return Ok(()) };
    let site = site("//- carnet.yaml\n");
    world.write(&site);
    let (texts, pages) = (content(&site), site.files());
    let file = world.file(From::Doc(doc));
    let told = carnet(&site, &["rename", &file, &format!("zq{doc:02}neuf")]);
    prop_assert!(told.starts_with("exit 0"), "{}", told);

    let after = content(&site);
    prop_assert_eq!(texts.len(), after.len());
    for ((path, was), (new_path, is)) in texts.iter().zip(&after) {
        prop_assert_eq!(neutral(path, doc), neutral(new_path, doc));
        let (was, is) = (String::from_utf8_lossy(was), String::from_utf8_lossy(is));
        let is = if *path == file { without_redirect(&is, doc) } else { is.into_owned() };
        prop_assert_eq!(neutral(&was, doc), neutral(&is, doc), "{}", path);
    }
    if !has_same_pages {
        return Ok(());
    }
    let new_pages = site.files();
    for (path, was) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let new_path = path.replace(&format!("zq{doc:02}slug"), &format!("zq{doc:02}neuf"));
        let is = new_pages.get(&new_path).map(|is| neutral(&String::from_utf8_lossy(is), doc));
        prop_assert_eq!(Some(neutral(&String::from_utf8_lossy(was), doc)), is, "{}", path);
    }
    Ok(())
}

/// The note's text as it would be without the redirect that the new name adds.
fn without_redirect(text: &str, doc: usize) -> String {
    let old = format!("/notes/zq{doc:02}slug/");
    text.replace(&format!(", {old}]"), "]").replace(&format!("redirects:\n  - {old}\n"), "")
}
