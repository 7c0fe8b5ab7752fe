//! What lies near a note: the drawing of its links, the notes that are alike, and the graph of the whole site.

use serde_json::Value;

use crate::html::{element, elements, find_element, links, tags, text, texts};
use crate::site::{Site, site};

const HEAD: &str = "//- carnet.yaml\ntitle: Essai\nlanguage: fr\ndefaults: {visibility: public}\n";

fn made(files: &str) -> Site {
    site(&format!("{HEAD}{files}"))
}

/// The related notes of a page, each with its reason.
fn related(site: &Site, page: &str) -> Vec<(String, String)> {
    let html = site.page(page);
    let Some(list) = find_element(&html, "ul", "related") else { return Vec::new() };
    let titles = links(list).into_iter().map(|(title, _)| title);
    titles.zip(texts(list, "p", "meta")).collect()
}

fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found.iter().map(|(title, reason)| (title.as_str(), reason.as_str())).collect()
}

/// What the page of the graph draws.
fn data(site: &Site) -> Value {
    let script = site.page("assets/graph/notes.js");
    let json = script.trim_end().strip_prefix("carnetGraph(").and_then(|rest| rest.strip_suffix(')'));
    serde_json::from_str(json.expect("a call")).expect("JSON")
}

#[test]
fn notes_are_related_by_what_they_have_in_common() {
    let site = made(
        "//- content/notes/a.md\n---\ntitle: A\ntags: [rare]\n---\n[[x]] [[y]] [[z]] [[lie]]\n\
         //- content/notes/b.md\n---\ntitle: B\ntags: [rare]\n---\n[[x]] [[y]] [[z]]\n\
         //- content/notes/c.md\n---\ntitle: C\n---\n[[x]] [[y]]\n\
         //- content/notes/d.md\n---\ntitle: D\n---\n[[x]]\n\
         //- content/notes/e.md\n---\ntitle: E\n---\n[[x]]\n\
         //- content/notes/lie.md\n---\ntitle: Liée\n---\n[[x]] [[y]] [[z]]\n\
         //- content/notes/x.md\n# X\n//- content/notes/y.md\n# Y\n//- content/notes/z.md\n# Z\n\
         //- content/notebooks/un.md\n---\ntitle: Un\nnotes: [d, x, y, e, z, a]\n---\n",
    );
    let found = related(&site, "notes/a/index.html");
    assert_eq!(
        pairs(&found),
        [
            ("B", "3 liens communs, 1 étiquette commune"),
            ("C", "2 liens communs"),
            ("D", "même carnet, 1 lien commun"),
            ("E", "même carnet, 1 lien commun"),
        ],
        "not the note that is linked with it, nor what it has one thing in common with"
    );
    // The notes before and after it in its notebook are shown there already.
    let found = related(&site, "notes/d/index.html");
    assert!(found.iter().all(|(title, _)| title != "X"), "{found:?}");
    assert!(found.iter().any(|(title, reason)| title == "E" && reason == "même carnet, 1 lien commun"), "{found:?}");
}

#[test]
fn what_many_have_in_common_relates_no_notes() {
    let mut files = String::from("//- content/notes/moyeu.md\n# Moyeu\n//- content/notes/autre.md\n# Autre\n");
    for n in 0..150 {
        files += &format!("//- content/notes/n{n}.md\n---\ntitle: N{n}\ntags: [commune]\n---\n[[moyeu]] [[autre]]\n");
    }
    assert_eq!(related(&made(&files), "notes/n1/index.html"), []);
}

#[test]
fn the_drawing_names_what_is_linked_on_its_side() {
    let site = made(
        "//- content/notes/a.md\n---\ntitle: A\n---\n[[b]] [[deux]] [[b]]\n\
         //- content/notes/b.md\n---\ntitle: Un titre bien trop long pour tenir sur une ligne & <deux>\n---\n[[c]]\n\
         //- content/notes/c.md\n---\ntitle: C\n---\n[[a]]\n\
         //- content/notes/deux.md\n---\ntitle: Deux\nlanguage: en\n---\n[[a]]\n\
         //- content/notes/seule.md\n---\ntitle: Seule\n---\n[[seule]]\n",
    );
    let page = site.page("notes/a/index.html");
    let drawing = element(&page, "svg", "neighbourhood");
    let on = |side: &str| -> Vec<String> {
        elements(drawing, "a", side).iter().map(|a| text(element(a, "title", ""))).collect()
    };
    assert_eq!(on("left"), ["C"]);
    assert_eq!(on("right"), ["Un titre bien trop long pour tenir sur une ligne & <deux>", "Deux"]);
    let lines = text(element(elements(drawing, "a", "right")[0], "text", ""));
    assert_eq!(lines, "Un titre bientrop long pour…");
    let addresses: Vec<String> = links(drawing).into_iter().map(|(_, address)| address).collect();
    assert_eq!(addresses, ["../../notes/c/", "../../notes/b/", "../../notes/deux/"]);
    assert!(drawing.contains(r#"lang="en""#));
    // Three arrows of links, and a fourth: « Deux » leads here too. One link between the others, of B and C.
    let path = |class: &str| {
        tags(drawing)
            .iter()
            .find(|tag| tag.has_class(class))
            .and_then(|tag| tag.get("d").map(str::to_owned))
            .unwrap_or_default()
    };
    assert_eq!(path("arrows").matches('z').count(), 4);
    assert_eq!(path("between").matches('M').count(), 1);
    assert!(text(element(&page, "figcaption", "meta")).contains("1 lien entre ces pages"), "{page}");
    assert!(!tags(drawing).iter().any(|tag| tag.get("style").is_some()), "no style that a policy refuses");
    for single in ["notes/seule/index.html", "notes/b/index.html"] {
        let has_drawing = find_element(&site.page(single), "svg", "neighbourhood").is_some();
        assert_eq!(has_drawing, single.contains("/b/"), "{single}");
    }
}

#[test]
fn a_hub_shows_a_dozen_names_on_each_side() {
    let mut files = String::from("//- content/notes/moyeu.md\n---\ntitle: Moyeu\n---\n");
    (0..40).for_each(|n| files += &format!("[[n{n}]]\n"));
    for n in 0..80 {
        files += &format!("//- content/notes/n{n}.md\n---\ntitle: N{n}\n---\n");
        files += if n >= 20 { "[[moyeu]]\n" } else { "Rien.\n" };
    }
    let page = made(&files).page("notes/moyeu/index.html");
    let drawing = element(&page, "svg", "neighbourhood");
    assert_eq!((elements(drawing, "a", "left").len(), elements(drawing, "a", "right").len()), (12, 12));
    assert!(text(element(&page, "figcaption", "meta")).contains("24 pages liées sur 80"));
}

#[test]
fn the_graph_holds_every_listed_note_and_link_once() {
    let site = made(
        "//- content/notes/a.md\n---\ntitle: Été\ncommunity: com\n---\n[[b]] [[b]] [[cachee]]\n\
         //- content/notes/b.md\n---\ntitle: B\n---\n[[a]] [[carnet]]\n\
         //- content/notes/seule.md\n---\ntitle: Seule\n---\n\
         //- content/notes/cachee.md\n---\ntitle: Cachée\nvisibility: unlisted\n---\n[[a]] [[b]]\n\
         //- content/notes/privee.md\n---\ntitle: Zqprivee\nvisibility: private\n---\n[[a]]\n\
         //- content/notebooks/carnet.md\n---\ntitle: Carnet\nnotes: [b, a]\n---\n\
         //- content/communities/com.md\n---\ntitle: La communauté\n---\n",
    );
    let data = data(&site);
    assert_eq!(data["titles"], serde_json::json!(["B", "Été", "Seule"]));
    assert_eq!(data["addresses"], serde_json::json!(["notes/b/", "notes/a/", "notes/seule/"]));
    assert_eq!(data["links"], serde_json::json!([[1], [], []]));
    assert_eq!(data["notebooks"], serde_json::json!([["Carnet", [0, 1]]]));
    assert_eq!(data["communities"], serde_json::json!([["La communauté", [1]]]));
    assert_eq!(data["places"].as_array().map(Vec::len), Some(6));
    let page = site.page("graphe/index.html");
    let listed: Vec<String> =
        links(element(&page, "section", "graph-list")).into_iter().map(|(title, _)| title).collect();
    assert_eq!(listed, ["Carnet", "B", "Été", "Seule"]);
    let of_note = site.page("notes/b/index.html");
    assert!(links(&of_note).iter().any(|(_, address)| address == "../../graphe/?note=notes/b/"), "{of_note}");
    assert!(!of_note.contains("Cachée</title>"), "what is not listed is not drawn");
}

#[test]
fn a_site_may_be_without_drawings() {
    let site = site(&format!(
        "{HEAD}graph: false\n//- content/notes/a.md\n# A\n\n[[b]] [[c]]\n//- content/notes/b.md\n# B\n//- content/notes/c.md\n# C\n"
    ));
    let page = site.page("notes/a/index.html");
    assert!(find_element(&page, "svg", "neighbourhood").is_none() && !page.contains("graphe"));
    assert!(!site.files().contains_key("graphe/index.html") && !site.files().contains_key("assets/graph/notes.js"));
}

#[test]
fn one_note_makes_no_graph_and_a_long_list_is_left_to_the_notebooks() {
    assert!(!made("//- content/notes/a.md\n# A\n").files().contains_key("graphe/index.html"));
    let mut files = String::from("//- content/notebooks/c.md\n---\ntitle: C\nnotes: [n1, n2]\n---\n");
    (0..500).for_each(|n| files += &format!("//- content/notes/n{n}.md\n# N{n}\n"));
    let page = made(&files).page("graphe/index.html");
    let listed = links(element(&page, "section", "graph-list"));
    assert_eq!(listed.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>(), ["Toutes les notes", "C"]);
}
