//! The statement of accessibility, which says no more than was tested, and the plan of the site.

use crate::html::{element, find_element, links, text, texts};
use crate::site::{Site, site};

const ADDRESS: &str = "declaration-d-accessibilite/index.html";

fn stating(lines: &str) -> Site {
    site(&format!(
        "//- carnet.yaml\ntitle: Essai\nlanguage: fr\ndefaults: {{visibility: public}}\naccessibility: {{{lines}}}\n//- content/notes/a.md\n# A\n"
    ))
}

#[test]
fn nothing_is_claimed_that_was_not_tested() {
    for (lines, stated, short) in [
        ("", "La conformité de ce site n’a pas été évaluée.", "non évaluée"),
        ("state: full", "La conformité de ce site n’a pas été évaluée.", "non évaluée"),
        ("state: full, tested: 2024-07-01", "La conformité de ce site n’a pas été évaluée.", "non évaluée"),
        ("tested: 2024-03-01", "Ce site n’est pas conforme.", "non conforme"),
        ("state: partial, tested: 2024-03-01", "Ce site est partiellement conforme.", "partiellement conforme"),
        ("state: full, tested: 2024-03-01", "Ce site est totalement conforme.", "totalement conforme"),
        (
            "state: full, tested: 2024-03-01, exceptions: [Une carte]",
            "Ce site est partiellement conforme.",
            "partiellement conforme",
        ),
    ] {
        let site = stating(lines);
        let page = site.page(ADDRESS);
        assert!(text(element(&page, "main", "")).contains(stated), "{lines}");
        let foot = links(element(&site.page("notes/a/index.html"), "footer", ""));
        assert!(foot.iter().any(|(title, _)| *title == format!("Accessibilité : {short}")), "{lines}: {foot:?}");
        assert_eq!(page.contains("Évaluation du"), !short.contains("évaluée"), "{lines}");
    }
}

#[test]
fn the_statement_says_who_tested_what_is_wrong_and_where_to_write() {
    let page = stating(
        "standard: RGAA, state: partial, tested: 2024-03-01, by: Une équipe, contact: a@example.org, exceptions: [Les tableaux, 'Les \"cartes\"']",
    )
    .page(ADDRESS);
    let main = text(element(&page, "main", ""));
    for words in [
        "(RGAA)",
        "Évaluation du 1er mars 2024, par Une équipe.",
        "Les tableaux",
        "Les « cartes »",
        "Défenseur des droits",
    ] {
        assert!(main.contains(words), "{words}\n{main}");
    }
    assert!(page.contains("href=\"mailto:a@example.org\""));
    let page = stating("standard: SGQRI 008").page(ADDRESS);
    assert!(text(element(&page, "main", "")).contains("(SGQRI 008)") && !page.contains("droits"));
    let without = site("//- content/notes/a.md\n# A\n");
    assert!(!without.files().contains_key(ADDRESS) && !without.page("index.html").contains("Accessibilité"));
}

#[test]
fn what_is_wrong_with_it_is_told() {
    let said = stating("standard: WACG, state: complet, tested: hier, contact: nulle part, quand: x").messages();
    for words in ["standard", "'complet'", "'hier' is not a date", "unknown key 'quand' in the group 'accessibility'"] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let said = site(
        "//- carnet.yaml\ntitle: T\ndefaults: {visibility: public}\naccessibility: {exceptions: ['[[secret]]']}\n\
         //- content/notes/secret.md\n---\nvisibility: private\n---\n//- content/notes/a.md\n# A\n",
    )
    .messages();
    assert!(said.contains("'accessibility' names a page that is not published"), "{said}");
}

#[test]
fn the_plan_has_notebooks_with_their_parts_lists_and_pages() {
    let site = site(
        "//- content/notebooks/k.md\n---\ntitle: Chemin\ncategories: [{id: un, title: Partie un}]\nnotes: [{note: a, categories: [un]}]\n---\n\
         //- content/notebooks/l.md\n---\ntitle: Recueil\nnotes: [a]\n---\n//- content/notebooks/g.md\n---\ntitle: Gardé\nvisibility: private\nnotes: [a]\n---\n\
         //- content/notes/a.md\n---\ntitle: Une note\nkind: term\ntags: [un]\n---\nTexte.\n//- content/pages/a-propos.md\n# À propos\n",
    );
    let page = site.page("plan-du-site/index.html");
    let rows = texts(&page, "a", "row-title");
    assert_eq!(rows, ["Chemin", "Recueil", "Toutes les notes", "Lexique", "Étiquettes", "Recherche", "À propos"]);
    assert!(page.contains("href=\"../carnets/k/#c-un\"") && !page.contains("Gardé") && !page.contains("Une note"));
    let leads = links(element(&site.page("index.html"), "footer", ""));
    assert!(leads.iter().any(|(_, to)| to == "./plan-du-site/"));
    let small = crate::site::site("//- content/notebooks/k.md\n---\nnotes: [a]\n---\n//- content/notes/a.md\n# A\n");
    assert!(!small.files().contains_key("plan-du-site/index.html"));
    assert!(find_element(&small.page("index.html"), "footer", "").is_some_and(|foot| !foot.contains("plan")));
}

#[test]
fn the_address_to_write_to_runs_nothing() {
    let site = stating("standard: RGAA, contact: 'javascript://example.org/%0aalert(1)'");
    assert!(site.messages().contains("error["), "{}", site.messages());
}
