//! Where readers go on from a note: « Pour aller plus loin », the next step, the progress that a browser remembers; and bases.

use crate::html::{element, elements, find_element, links, text, texts};
use crate::site::site;

const OTHERS: &str = "//- content/notes/b.md\n---\ntitle: La suite\nsummary: En deux phrases.\n---\nTexte. [[a]]\n\
     //- content/notes/d.md\n---\ntitle: Discrète\nvisibility: unlisted\n---\nTexte.\n\
     //- content/notes/g.md\n---\ntitle: Gardée\nvisibility: private\n---\nTexte.\n";

#[test]
fn what_leads_further_stands_below_the_text() {
    let site = site(&format!(
        "//- content/notes/a.md\n---\ntitle: A\nfurther:\n  - b\n  - '[[b|avec mes mots]]'\n  - d\n  - g\n  - https://a.example/\n  \
         - {{title: Un guide, url: 'https://b.example/'}}\nsources: [Un livre]\n---\nTexte.\n{OTHERS}"
    ));
    let page = site.page("notes/a/index.html");
    let further = element(&page, "section", "further");
    let found: Vec<(String, String)> = links(further);
    let expected = [
        ("La suite", "../../notes/b/"),
        ("avec mes mots", "../../notes/b/"),
        ("Discrète", "../../notes/d/"),
        ("https://a.example/", "https://a.example/"),
        ("Un guide", "https://b.example/"),
    ];
    let found: Vec<(&str, &str)> = found.iter().map(|(title, to)| (title.as_str(), to.as_str())).collect();
    assert_eq!(found, expected);
    assert!(text(further).contains("En deux phrases.") && text(further).starts_with("Pour aller plus loin"));
    assert!(page.find("class=\"further\"") < page.find("class=\"sources\"") && page.contains("href=\"#c-further\""));
    assert!(!page.contains("Gardée") && !page.contains("non publiée"));
}

#[test]
fn a_section_of_that_name_is_carried_there() {
    let site = site(&format!(
        "//- content/notes/a.md\n---\ntitle: A\nfurther: [b]\n---\nDébut[^1].\n\n## Pour aller plus loin\n\nVoir [[b]].\n\n### Un détail\n\nOui.\n\n\
         ## Ensuite\n\nFin.\n\n[^1]: Note.\n{OTHERS}"
    ));
    let page = site.page("notes/a/index.html");
    let further = element(&page, "section", "further");
    assert!(text(further).contains("Voir La suite. Un détail Oui."), "{further}");
    assert_eq!(links(further).len(), 2, "its own link and that of the front matter");
    assert_eq!(page.matches("id=\"pour-aller-plus-loin\"").count(), 1);
    let headings: Vec<String> = links(element(&page, "nav", "contents")).into_iter().map(|(title, _)| title).collect();
    assert_eq!(headings[..3], ["Ensuite", "Pour aller plus loin", "Un détail"]);
    let english = crate::site::site(
        "//- carnet.yaml\ntitle: T\nlanguage: en\ndefaults: {visibility: public}\n//- content/notes/a.md\n# A\n\n## Going further\n\nHere.\n",
    );
    assert!(find_element(&english.page("notes/a/index.html"), "section", "further").is_some());
}

#[test]
fn a_name_that_leads_nowhere_is_an_error_with_its_place() {
    let said = site("//- content/notes/a.md\n---\ntitle: A\nfurther: [nulle-part]\n---\nTexte.\n").messages();
    assert!(said.contains("error[unresolved-link]") && said.contains("content/notes/a.md:3:11"), "{said}");
}

const STEPS: &str = "//- content/notebooks/k.md\n---\ntitle: Chemin\nsteps: true\nnotes: [a, b]\n---\n\
     //- content/notebooks/l.md\n---\ntitle: Recueil\nnotes: [c]\n---\n//- content/notes/a.md\n# A\n//- content/notes/b.md\n# B\n//- content/notes/c.md\n# C\n";

#[test]
fn a_step_calls_the_next_one_and_a_browser_remembers_the_steps() {
    let site = site(STEPS);
    let page = site.page("notes/a/index.html");
    assert_eq!(text(element(&page, "li", "place-step")), "Étape suivante B");
    assert!(page.contains("data-notebook=\"carnets/k/\"") && page.contains("data-page=\"notes/a/\""), "{page}");
    assert!(site.page("carnets/k/index.html").contains("data-of=\"2\""));
    let home = site.page("index.html");
    assert!(home.contains("class=\"resume\" hidden") && home.contains("data-resume="));
    for page in ["notes/c", "carnets/l"] {
        assert!(!site.page(&format!("{page}/index.html")).contains("progress."), "{page}");
    }
}

#[test]
fn a_base_shows_its_notebooks_and_changes_and_is_followed_by_feeds() {
    let site = site(
        "//- content/bases/s.md\n---\ntitle: Savoirs\nnotebooks: [k, l]\n---\n//- content/notebooks/k.md\n---\ntitle: K\nnotes: [a, b]\n---\n\
         //- content/notebooks/l.md\n---\ntitle: L\nnotes: [b]\n---\n//- content/notes/a.md\n---\ntitle: A\nrevisions: [{date: 2024-02-01, \
         summary: Plus}]\n---\nA.\n//- content/notes/b.md\n# B\n",
    );
    let page = site.page("bases/s/index.html");
    let head = text(element(&page, "header", "head"));
    assert!(head.contains("2 carnets") && head.contains("2 notes") && head.contains("1er février 2024"), "{head}");
    assert_eq!(texts(&page, "li", "card").len(), 2);
    assert!(text(element(&page, "div", "beside")).contains("Plus"));
    assert!(text(elements(&site.page("bases/index.html"), "li", "row")[0]).contains("2 carnets"));
    assert!(site.files().contains_key("bases/s/feed.xml"));
    for page in ["bases/s", "carnets/k"] {
        assert!(site.page(&format!("{page}/index.html")).contains("bases/s/feed.xml"), "{page}");
    }
    let trail = |page: &str| texts(element(&site.page(page), "nav", "trail"), "a", "");
    assert_eq!(trail("notes/a/index.html"), ["Savoirs", "K"]);
    assert_eq!(trail("carnets/k/index.html"), ["Savoirs"]);
}
