//! The lexicon and the list of organisations: what stands in them, in which order, with what.

use crate::html::{element, elements, find_element, links, tags, text, texts};
use crate::site::site;

const TERMS: &str = "//- content/notes/pivot.md\n---\ntitle: Le pivot\nkind: term\naliases: [Personne pivot]\n\
     summary: Qui garde la vue d'ensemble.\n---\nTexte.\n\
     //- content/notes/ecoute.md\n---\ntitle: L'écoute\nkind: term\n---\nEntendre ce qui se dit. Et le reste.\n\nPuis.\n\
     //- content/notes/garde.md\n---\ntitle: Le mot gardé\nkind: term\nvisibility: private\n---\nTexte gardé.\n\
     //- content/notes/discret.md\n---\ntitle: Le mot discret\nkind: term\nvisibility: unlisted\n---\nTexte discret.\n";

#[test]
fn the_lexicon_has_every_term_with_its_definition_and_what_leads_to_it() {
    let notes: String = (0..7)
        .map(|i| {
            format!("//- content/notes/n{i}.md\n---\npublished: 2024-01-0{}\n---\n# Note {i}\n\n[[pivot]]\n", i + 1)
        })
        .collect();
    let page = site(&format!(
        "{TERMS}{notes}//- content/notes/cachee.md\n---\nvisibility: private\n---\n[[pivot]] [[ecoute]]\n"
    ))
    .page("lexique/index.html");
    assert_eq!(texts(&page, "a", "row-title"), ["L’écoute", "Le pivot"]);
    let rows = elements(&page, "li", "row");
    assert!(text(rows[0]).contains("Entendre ce qui se dit. Et le reste."), "{}", rows[0]);
    assert!(!text(rows[0]).contains("Utilisé"), "no published page leads to it");
    let pivot = text(rows[1]);
    for words in ["Aussi : Personne pivot", "Qui garde la vue d’ensemble.", "Utilisé dans 7 pages : Note 6, Note 5,"]
    {
        assert!(pivot.contains(words), "{words}\n{pivot}");
    }
    let leads = links(rows[1]);
    assert_eq!(leads.len(), 1 + 5 + 1);
    assert_eq!(leads.last().map(|(_, to)| to.as_str()), Some("../notes/pivot/#c-links"));
    assert!(!page.contains("gardé") && !page.contains("discret"));
}

#[test]
fn a_term_leads_back_to_the_lexicon_and_every_page_to_both_lists() {
    let site = site(&format!("{TERMS}//- content/notes/o.md\n---\ntitle: O\nkind: organisation\n---\nTexte.\n"));
    for (note, list) in [("pivot", "../../lexique/"), ("o", "../../organisations/")] {
        let html = site.page(&format!("notes/{note}/index.html"));
        assert_eq!(links(element(&html, "nav", "trail"))[0].1, list);
    }
    let foot = site.page("index.html");
    let leads: Vec<String> = links(element(&foot, "footer", "")).into_iter().map(|(_, to)| to).collect();
    assert!(["./lexique/", "./organisations/"].iter().all(|list| leads.iter().any(|to| to == list)), "{leads:?}");
    let none = crate::site::site(
        "//- content/notes/a.md\n# A\n//- content/notes/d.md\n---\nkind: term\nvisibility: unlisted\n---\n",
    );
    assert!(!none.files().keys().any(|path| path.starts_with("lexique") || path.starts_with("organisations")));
    assert!(find_element(&none.page("notes/d/index.html"), "nav", "trail").is_none());
}

#[test]
fn a_long_lexicon_has_letters_pages_and_a_filter() {
    let terms: String = (0..250)
        .map(|i| format!("//- content/notes/t{i}.md\n---\ntitle: Mot {i:03}\nkind: term\nsummary: Sens {i}.\n---\n"))
        .collect();
    let site = site(&format!(
        "//- carnet.yaml\ntitle: T\naddresses: {{lexicon: glossaire}}\ndefaults: {{visibility: public}}\n{terms}"
    ));
    let first = site.page("glossaire/index.html");
    assert!(find_element(&first, "div", "filter").is_some() && first.contains("data-found=\"Sens 3.\""));
    assert_eq!(text(element(&first, "h2", "letter")), "M");
    assert_eq!(elements(&site.page("glossaire/page/2/index.html"), "li", "row").len(), 50);
}

const ORGANISATIONS: &str = "//- content/notes/a.md\n---\ntitle: Maison A\nkind: organisation\nthemes: [Répit, logement]\n\
     territory: Estrie\ncontact: {phone: '819 555-0100', email: a@example.org, address: 1 rue B, url: 'https://www.a.example/'}\n---\nA.\n\
     //- content/notes/b.md\n---\ntitle: Maison B\nkind: organisation\nthemes: Logement\ncontact: https://b.example/\n---\nB.\n\
     //- content/notes/c.md\n---\ntitle: Maison C\nkind: organisation\n---\nC.\n\
     //- content/notes/d.md\n---\ntitle: Gardée\nkind: organisation\nthemes: [Thème gardé]\nvisibility: private\n---\nD.\n";

#[test]
fn organisations_stand_under_each_of_their_themes() {
    let site = site(ORGANISATIONS);
    let page = site.page("organisations/index.html");
    let groups: Vec<(String, Vec<String>)> = elements(&page, "section", "group")
        .iter()
        .map(|group| (text(element(group, "h2", "letter")), texts(group, "a", "row-title")))
        .collect();
    let expected =
        [("logement", vec!["Maison A", "Maison B"]), ("Répit", vec!["Maison A"]), ("Sans thème", vec!["Maison C"])];
    let groups: Vec<(&str, Vec<&str>)> =
        groups.iter().map(|(theme, rows)| (theme.as_str(), rows.iter().map(String::as_str).collect())).collect();
    assert_eq!(groups, expected);
    assert!(text(element(&page, "main", "")).contains("3 organisations"));
    let row = elements(&page, "li", "row")[0];
    let ways: Vec<String> = links(element(row, "ul", "ways")).into_iter().map(|(_, to)| to).collect();
    assert_eq!(ways, ["tel:8195550100", "mailto:a@example.org", "https://www.a.example/"]);
    assert!(text(row).contains("1 rue B") && text(row).contains("Estrie") && text(row).contains("a.example"), "{row}");
    assert!(!page.contains("gardé") && !page.contains("Gardée"));
    // Its own page says the same, and leads to its themes.
    let own = site.page("notes/a/index.html");
    let facts = element(&own, "section", "facts");
    let leads: Vec<String> = links(facts).into_iter().map(|(_, to)| to).collect();
    assert!(leads.iter().any(|to| to == "../../organisations/#c-theme-logement"), "{leads:?}");
    assert!(text(facts).contains("Estrie") && text(facts).contains("819 555-0100"));
    let ids: Vec<String> = tags(&page).iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect();
    assert!(ids.iter().any(|id| id == "c-theme-logement"));
    // So does the source beside it.
    let source = site.page("notes/a/index.md");
    assert!(source.contains("themes: [\"Répit\", \"logement\"]\nterritory: \"Estrie\"\n"), "{source}");
    assert!(source.contains("contact: {phone: \"819 555-0100\", email: \"a@example.org\""), "{source}");
}

#[test]
fn many_organisations_are_filtered_by_theme_and_territory() {
    let many: String = (0..14)
        .map(|i| {
            format!("//- content/notes/o{i}.md\n---\ntitle: O {i}\nkind: organisation\nthemes: [T{}]\nterritory: R{}\n---\nX.\n", i % 2, i % 3)
        })
        .collect();
    let page = site(&many).page("organisations/index.html");
    let filter = element(&page, "div", "filter");
    assert_eq!(elements(filter, "select", "").len(), 2);
    assert!(filter.contains("value=\"t1\">T1") && filter.contains("value=\"r2\">R2"), "{filter}");
    assert!(page.contains("data-in=\"t0 r1\"") && page.contains("assets/filter.js"));
}

#[test]
fn what_other_notes_write_under_these_keys_is_told_and_left_alone() {
    let site = site(
        "//- content/notes/a.md\n---\ntitle: A\nthemes: {b: c}\ncontact: Une personne\n---\n# A\n\n[[a]]\n//- content/index.md\n[[a]]\n",
    );
    let messages = site.messages();
    assert_eq!(
        messages.matches("organisations have this key: write 'kind: organisation', or remove it").count(),
        2,
        "{messages}"
    );
    assert!(!site.page("notes/a/index.html").contains("Une personne"));
}
