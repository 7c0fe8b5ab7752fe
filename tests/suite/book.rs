//! A whole notebook on one page.

use std::collections::BTreeSet;

use crate::html::{element, elements, find_element, links, tags, text, texts};
use crate::site::{Site, site};

const HEAD: &str =
    "//- carnet.yaml\ntitle: Essai\nlanguage: fr\nbase_url: https://exemple.org/\ndefaults: {visibility: public}\n";
const PAGE: &str = "carnets/parcours/entier/index.html";

fn made(files: &str) -> Site {
    site(&format!("{HEAD}{files}"))
}

/// A path of three notes in two categories, whose notes lead to each other and outside.
fn path() -> Site {
    made(
        "//- content/notebooks/parcours.md\n---\ntitle: Parcours\ncategories: [{id: deux, title: Puis}, {id: un, title: D'abord}]\n\
         notes: [{note: a, categories: [un]}, {note: b, categories: [deux, un], pinned: true}, cachee, c]\n---\n\
         ## Avant\n\nVoir [[b]].\n\
         //- content/notes/a.md\n---\ntitle: Note A\nsources: [{title: Guide, url: https://exemple.net/guide}]\n---\n\
         ## Avant\n\n[[b#Suite|la suite]], [[#Avant|ici]], [[ailleurs]], note.[^1]\n\n[^1]: Au pied.\n\n###### Bas\n\
         //- content/notes/b.md\n---\ntitle: Note B\nsources: [{title: Guide, url: https://exemple.net/guide}]\n---\n\
         ## Suite\n\nnote.[^1]\n\n[^1]: Autre pied.\n\n![[a#Avant]]\n\
         //- content/notes/c.md\n---\ntitle: Note C\nlanguage: en\n---\n- [ ] to do\n\n[[a]] and [[#]]\n\
         //- content/notes/cachee.md\n---\ntitle: Secrète\nvisibility: private\n---\nRien.\n\
         //- content/notes/ailleurs.md\n---\ntitle: Ailleurs\n---\nHors du carnet.\n",
    )
}

/// A notebook with one note more than a book has.
pub(crate) fn too_long() -> String {
    let names = (0..=200).map(|n| format!("  - n{n}\n")).collect::<String>();
    let notes = (0..=200).map(|n| format!("//- content/notes/n{n}.md\n# N{n}\n")).collect::<String>();
    format!("//- content/notebooks/parcours.md\n---\ntitle: Parcours\nnotes:\n{names}---\n{notes}")
}

#[test]
fn a_book_holds_the_notes_once_in_their_parts() {
    let site = path();
    let page = site.page(PAGE);
    assert_eq!(texts(&page, "h2", "book-part"), ["Puis", "D’abord", "Autres notes"]);
    assert_eq!(texts(&page, "h3", "chapter-title"), ["Note B", "Note A", "Note C"]);
    assert_eq!(texts(element(&page, "section", "book-contents"), "li", ""), ["Note B", "Note A", "Note C"]);
    assert!(!page.contains("Secrète"), "a withheld note has no chapter");
    let sources = elements(&page, "section", "sources");
    assert_eq!(sources.len(), 1);
    assert_eq!(sources[0].matches("Guide").count(), 1, "a work of two notes is named once");
    let chapter = elements(&page, "section", "chapter")[2];
    assert!(chapter.contains("<div class=\"prose\" lang=\"en\">"), "{chapter}");
    // The notebook's page leads to it, search engines do not.
    let notebook = site.page("carnets/parcours/index.html");
    assert!(links(&notebook).iter().any(|(_, to)| to == "../../carnets/parcours/entier/"));
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!site.page("sitemap.xml").contains("entier"));
}

#[test]
fn links_between_chapters_stay_in_the_book() {
    let page = path().page(PAGE);
    let of = |chapter: usize| {
        let prose = elements(elements(&page, "section", "chapter")[chapter], "div", "prose")[0];
        links(prose).into_iter().map(|(title, to)| format!("{title} {to}")).collect::<Vec<_>>()
    };
    assert_eq!(
        of(1),
        [
            "la suite #c-n1-suite",
            "ici #c-n2-avant",
            "Ailleurs ../../../notes/ailleurs/",
            "1 #c-n2-fn-1",
            "↩ #c-n2-fnref-1",
        ]
    );
    assert_eq!(of(2), ["Note A #c-n2", "Note C #c-n3"]);
    // The notebook's own text too.
    assert_eq!(links(element(&page, "div", "prose")), [("Note B".into(), "#c-n1".into())]);
    // Every link within the page leads somewhere, and no id is there twice.
    let ids: Vec<String> = tags(&page).iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect();
    let distinct: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "{ids:?}");
    for (title, to) in links(&page) {
        let Some(id) = to.strip_prefix('#').filter(|id| !id.is_empty()) else { continue };
        assert!(ids.iter().any(|known| known == id), "{title}: {to}, of {ids:?}");
    }
}

#[test]
fn headings_of_notes_stand_below_the_title_of_their_chapter() {
    let site = path();
    let page = site.page(PAGE);
    let chapters = elements(&page, "section", "chapter");
    let levels = |html: &str| -> Vec<String> {
        let headings = tags(html).into_iter().filter(|tag| tag.name.len() == 2 && tag.name.starts_with('h'));
        headings.map(|tag| tag.name.to_owned()).filter(|name| name != "hr").collect()
    };
    assert_eq!(levels(chapters[1]), ["h3", "h4", "h6"]);
    assert_eq!(levels(chapters[0]), ["h3", "h4", "h4", "h6"], "what is embedded too");
    for level in 2..=6 {
        let (open, close) =
            (page.matches(&format!("<h{level}")).count(), page.matches(&format!("</h{level}>")).count());
        assert_eq!(open, close, "h{level}");
    }
    // The notebook's own text stands beside the parts.
    assert!(page.contains("<h2 id=\"avant\">Avant</h2>"));
    // Without categories a chapter is a part.
    let site = made(
        "//- content/notebooks/parcours.md\n---\ntitle: Parcours\nnotes: [a]\n---\n\
         //- content/notes/a.md\n# Note A\n\n## Deux\n",
    );
    let page = site.page(PAGE);
    assert_eq!(texts(&page, "h2", "chapter-title"), ["Note A"]);
    assert!(page.contains("<h3 id=\"c-n1-deux\">Deux</h3>"), "{page}");
    assert_eq!(text(element(&page, "p", "eyebrow")), "Carnet");
}

#[test]
fn a_notebook_too_long_to_print_has_no_such_page() {
    let site = made(&too_long());
    assert!(!site.files().contains_key(PAGE));
    assert!(!site.page("carnets/parcours/index.html").contains("entier"));
    // Nor has an empty one.
    let site = made("//- content/notebooks/parcours.md\n---\ntitle: Parcours\nnotes: []\n---\n");
    assert!(!site.files().contains_key(PAGE));
}

#[test]
fn the_text_of_a_book_has_an_end() {
    let long = "Mot et encore un mot. ".repeat(100_000);
    let mut files = String::from("//- content/notebooks/parcours.md\n---\ntitle: Parcours\nnotes: [a, b, c]\n---\n");
    for name in ["a", "b", "c"] {
        files += &format!("//- content/notes/{name}.md\n# Note {name}\n\n{long}\n");
    }
    let page = made(&files).page(PAGE);
    let chapters = elements(&page, "section", "chapter");
    let is_whole = |chapter: &&str| find_element(chapter, "div", "prose").is_some();
    assert_eq!(chapters.iter().filter(|chapter| is_whole(chapter)).count(), 1);
    assert!(chapters[2].contains("Cette page est pleine"), "{}", chapters[2]);
}

#[test]
fn citations_of_chapters_lead_to_the_list_of_the_book() {
    let files = "//- content/notebooks/parcours.md\n---\ntitle: Parcours\nnotes: [a, b]\n---\n\
         //- content/notes/a.md\n---\ntitle: A\nsources: [{key: roy, title: Roy, url: https://exemple.net/roy}]\n---\nSelon [@roy].\n\
         //- content/notes/b.md\n---\ntitle: B\nfurther: [a]\nsources: [{key: alix, title: Alix, url: https://exemple.net/alix}, \
         {key: roy, title: Roy, url: https://exemple.net/roy}]\n---\nSelon [@roy] et [@alix].\n";
    let cited = |page: &str| -> Vec<String> {
        let chapters = elements(page, "div", "prose");
        chapters.iter().flat_map(|chapter| links(chapter)).map(|(label, to)| format!("{label} {to}")).collect()
    };
    let page = made(files).page(PAGE);
    assert_eq!(cited(&page), ["Roy, s. d. #c-source-2", "Roy, s. d. #c-source-2", "Alix, s. d. #c-source-1"]);
    let sources = elements(&page, "section", "sources")[0];
    assert_eq!(sources.matches("<li id=").count(), 2);
    assert!(sources.find("Alix") < sources.find("Roy"), "by author, else by title: {sources}");
    assert!(page.contains("id=\"c-n1-c-cite-1\"") && page.contains("id=\"c-n2-c-cite-1\""), "{page}");
    // By numbers, they are those of the one list.
    let site = site(&format!("{HEAD}citations: numbered\n{files}"));
    let page = site.page(PAGE);
    assert_eq!(cited(&page), ["1 #c-source-1", "1 #c-source-1", "2 #c-source-2"]);
    assert!(page.contains("<li id=\"c-source-2\">[2] <cite>Alix</cite>"), "{page}");
    // Where a note leads on stands at the end of its chapter, and stays in the book.
    assert_eq!(links(element(&page, "div", "further")), [("A".into(), "#c-n1".into())]);
}
