//! Citing the sources of a note, and citing a note.

use insta::assert_snapshot;

use crate::html::{element, tags, text, texts};
use crate::site::{Site, site};

const CITING: &str = "
//- content/notes/a.md
---
title: Confier
sources:
  - {key: roy, author: 'Roy, Anne', year: 2017, title: Un guide}
  - {key: cote, authors: ['Côté, B.', {name: Le Réseau}], title: 'Un article : essai', journal: Revue, doi: 10.1000/182}
---
Confier est difficile [@roy, p. 12; @cote].

## Suite

Roy [-@roy] le dit. Voir a@b.org et @roy. ^dit
//- content/notes/b.md
# Reprise

![[a#Suite]]
";

fn sources(page: &str) -> &str {
    element(page, "section", "sources")
}

#[test]
fn citations_and_references_lead_to_each_other() {
    let site = site(CITING);
    let page = site.page("notes/a/index.html");
    let prose = element(&page, "div", "prose");
    assert!(text(prose).contains("(Roy, 2017, p. 12; Côté et Le Réseau, s. d.)"), "{prose}");
    assert!(text(prose).contains("Roy (2017) le dit. Voir a@b.org et @roy."), "{prose}");
    let links: Vec<(String, String)> = tags(prose)
        .into_iter()
        .filter(|tag| tag.get("role") == Some("doc-biblioref"))
        .map(|tag| (tag.get("href").unwrap_or_default().to_owned(), tag.get("id").unwrap_or_default().to_owned()))
        .collect();
    let expected = [("#c-source-2", "c-cite-1"), ("#c-source-1", "c-cite-2"), ("#c-source-2", "c-cite-3")];
    assert_eq!(links, expected.map(|(to, id)| (to.to_owned(), id.to_owned())));
    assert_eq!(
        texts(sources(&page), "li", ""),
        [
            "Côté, B. et Le Réseau. (s. d.). Un article : essai. Revue. https://doi.org/10.1000/182 ↩",
            "Roy, A. (2017). Un guide. ↩1 ↩2",
        ]
    );
    for back in ["href=\"#c-cite-1\"", "href=\"#c-cite-2\"", "href=\"#c-cite-3\""] {
        assert!(sources(&page).contains(back), "{back}");
    }
    assert!(!site.messages().contains("a.md"), "{}", site.messages());
}

#[test]
fn a_passage_elsewhere_leads_to_the_references_of_its_own_note() {
    let page = site(CITING).page("notes/b/index.html");
    let embed = element(&page, "div", "prose");
    assert!(embed.contains("href=\"../../notes/a/#c-source-2\""), "{embed}");
    assert!(!embed.contains("id=\"c-cite-3\""), "the id is told from those of the page: {embed}");
    assert!(!page.contains("c-sources"), "{page}");
}

#[test]
fn numbers_follow_the_list() {
    let site = site(CITING);
    site.write("carnet.yaml", "citations: numbered\ndefaults: {visibility: public}\n");
    let page = site.page("notes/a/index.html");
    assert!(text(element(&page, "div", "prose")).contains("difficile [1, p. 12; 2]."), "{page}");
    let [first, second] = &texts(sources(&page), "li", "")[..] else { panic!("two references") };
    assert!(first.starts_with("[1] Roy, A.") && second.starts_with("[2] Côté, B."), "{first} {second}");
}

#[test]
fn the_markdown_source_keeps_what_was_written() {
    let source = site(CITING).page("notes/a/index.md");
    assert!(source.contains("[@roy, p. 12; @cote]") && source.contains("[-@roy]"), "{source}");
}

#[test]
fn keys_that_are_wrong_are_told() {
    let site = site(
        "
//- content/notes/a.md
---
sources:
  - {key: roy 2017, title: Un}
  - {key: un, title: Deux, doi: 182}
  - {key: un, authors: [{given: Anne}, {}], title: Trois}
---
Voir [@uns] et \\[@deux].
",
    );
    assert_snapshot!(site.messages(), @r#"
    error[wrong-type]: 'roy 2017' cannot be the key of a source
     --> content/notes/a.md:3:11
      |
    3 |   - {key: roy 2017, title: Un}
      |           ^^^^^^^^
      |
      = help: write letters, digits and hyphens: roy-2017

    error[invalid-address]: '182' is not a DOI
     --> content/notes/a.md:4:33
      |
    4 |   - {key: un, title: Deux, doi: 182}
      |                                 ^^^
      |
      = help: write it as 10.1000/182; an address goes under 'url'

    error[duplicate-key]: two sources have the key 'un'
     --> content/notes/a.md:5:11
      |
    5 |   - {key: un, authors: [{given: Anne}, {}], title: Trois}
      |           ^^
      |
      = help: give each its own

    error[wrong-type]: this author of a source has no name
     --> content/notes/a.md:5:40
      |
    5 |   - {key: un, authors: [{given: Anne}, {}], title: Trois}
      |                                        ^^
      |
      = help: write {family: Tremblay, given: Marie} for a person, or the name alone for an organisation

    warning[unknown-source]: no source of this note has the key 'uns': it is shown as it is written
     --> content/notes/a.md:7:6
      |
    7 | Voir [@uns] et \[@deux].
      |      ^^^^^^
      |
      = help: did you mean 'un'?

    advice[waiting-messages]: 1 message about something that seems missing waits until this file is fixed: content/notes/a.md
    "#);
}

#[test]
fn a_source_does_not_name_a_withheld_note() {
    let site = site("
//- content/notes/a.md
---
sources: [{key: un, author: '[[zq secret]]', year: 2020, title: Un}, {key: deux, author: 'Un, [[zq secret|Anne]]', title: Deux}]
---
Voir [@un; @deux].
//- content/notes/zq-secret.md
---
title: zq secret
visibility: private
---
");
    for (path, bytes) in site.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("zq secret"), "{path}");
    }
    let page = site.page("notes/a/index.html");
    assert!(sources(&page).contains("note non publiée. (2020)."), "{page}");
}

fn advice(site: &Site) -> String {
    let told = crate::author::carnet(site, &["check", "--format", "json"]);
    let report = told.split_once('\n').map_or("", |(_, rest)| rest);
    let report: serde_json::Value =
        serde_json::from_str(report.trim()).unwrap_or_else(|error| panic!("{error}: {told}"));
    let messages = report["messages"].as_array().cloned().unwrap_or_default();
    let line = |message: &serde_json::Value| format!("{}:{} {}", message["line"], message["column"], message["name"]);
    messages.iter().filter(|message| message["name"] != "orphan").map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn sources_that_lead_to_a_first_page_and_quotations_without_source_are_advised_on() {
    let site = site(
        "
//- content/notes/a.md
---
title: A
sources:
  - {title: Un, url: https://un.example/}
  - {title: Deux, url: https://deux.example/guide}
---
> Sans source.

> Avec source.
>
> — Une infirmière

> Avec un lien, [ici même](https://a.org/b).

> Avec une citation [@un].

> [!note] Un encadré
> n'est pas une citation.

> Deux lignes
> sans source

- > Dans une liste
",
    );
    assert_snapshot!(advice(&site), @r#"
    4:22 "home-page-source"
    7:1 "quote-without-source"
    20:1 "quote-without-source"
    23:3 "quote-without-source"
    "#);
}

const CITED: &str = "
//- carnet.yaml
title: Nos carnets
base_url: https://example.org/x/
language: fr-CA
licence: CC-BY-4.0
defaults: {visibility: public}
//- content/notes/a.md
---
title: \"Confier </script> & « relayer »\"
authors: [equipe, Anne Roy]
published: 2024-02-07
revisions: [{date: 2024-02-29, author: equipe, summary: Suite}]
summary: Une phrase.
---
Texte.
//- content/notes/terme.md
---
title: Relais
kind: term
aliases: [Passage]
summary: Moment où l'on confie.
---
//- content/notes/organisation.md
---
title: Le Réseau
kind: organisation
contact: {email: reseau@example.org, phone: 819 555-0100, url: https://reseau.example/}
---
//- content/authors/equipe.md
---
name: Équipe
kind: team
---
//- content/notebooks/carnet.md
---
title: Un carnet
notes: [a, terme, organisation]
---
";

/// The linked data of a page.
fn linked_data(page: &str) -> serde_json::Value {
    let json =
        page.split("<script type=\"application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next());
    serde_json::from_str(json.expect("the page has linked data")).expect("it is JSON")
}

#[test]
fn a_note_is_described_to_machines() {
    let site = site(CITED);
    let data = linked_data(&site.page("notes/a/index.html"));
    assert_eq!(data["@context"], "https://schema.org");
    let article = &data["@graph"][0];
    assert_eq!(
        *article,
        serde_json::json!({
            "@type": "Article",
            "headline": "Confier </script> & «\u{a0}relayer\u{a0}»",
            "description": "Une phrase.",
            "url": "https://example.org/x/notes/a/",
            "inLanguage": "fr-CA",
            "author": [
                {"@type": "Organization", "name": "Équipe", "url": "https://example.org/x/auteurs/equipe/"},
                {"@type": "Person", "name": "Anne Roy", "url": "https://example.org/x/auteurs/anne-roy/"},
            ],
            "datePublished": "2024-02-07",
            "dateModified": "2024-02-29",
            "publisher": {"@type": "Organization", "name": "Nos carnets", "url": "https://example.org/x/"},
            "license": "https://creativecommons.org/licenses/by/4.0/deed.fr",
            "isPartOf": [{"@type": "Collection", "name": "Un carnet", "url": "https://example.org/x/carnets/carnet/"}],
        })
    );
    let steps = &data["@graph"][1]["itemListElement"];
    assert_eq!((&steps[0]["name"], &steps[1]["item"]), (&"Un carnet".into(), &"https://example.org/x/notes/a/".into()));
    let term = &linked_data(&site.page("notes/terme/index.html"))["@graph"][0];
    assert_eq!(
        (&term["@type"], &term["name"], &term["alternateName"][0]),
        (&"DefinedTerm".into(), &"Relais".into(), &"Passage".into())
    );
    assert!(
        term["inDefinedTermSet"]["url"].as_str().is_some_and(|url| url.starts_with("https://example.org/x/")),
        "{term}"
    );
    let organisation = &linked_data(&site.page("notes/organisation/index.html"))["@graph"][0];
    assert_eq!(
        (&organisation["@type"], &organisation["email"]),
        (&"Organization".into(), &"reseau@example.org".into())
    );
    site.write("carnet.yaml", "defaults: {visibility: public}\n");
    assert!(!site.page("notes/a/index.html").contains("ld+json"), "nothing has an address");
}

#[test]
fn a_note_can_be_cited_by_programs() {
    let page = site(CITED).page("notes/a/index.html");
    let meta = |name: &str| -> Vec<String> {
        let named = tags(&page).into_iter().filter(|tag| tag.name == "meta" && tag.get("name") == Some(name));
        named.filter_map(|tag| tag.get("content").map(str::to_owned)).collect()
    };
    for (name, expected) in [
        ("citation_title", vec!["Confier </script> & «\u{a0}relayer\u{a0}»"]),
        ("citation_author", vec!["Équipe", "Anne Roy"]),
        ("citation_publication_date", vec!["2024/02/07"]),
        ("citation_publisher", vec!["Nos carnets"]),
        ("citation_language", vec!["fr-CA"]),
        ("citation_public_url", vec!["https://example.org/x/notes/a/"]),
        ("DC.creator", vec!["Équipe", "Anne Roy"]),
        ("DC.date", vec!["2024-02-07"]),
        ("DC.identifier", vec!["https://example.org/x/notes/a/"]),
        ("DC.rights", vec!["https://creativecommons.org/licenses/by/4.0/deed.fr"]),
    ] {
        assert_eq!(meta(name), expected, "{name}");
    }
    let files: Vec<String> =
        tags(&page).into_iter().filter_map(|tag| tag.get("data-file").map(str::to_owned)).collect();
    assert_eq!(files, ["a.bib", "a.ris", "a.json"]);
    let ris = texts(&page, "code", "").into_iter().find(|text| text.starts_with("TY")).expect("RIS");
    for line in ["AU - Équipe", "AU - Anne Roy", "PY - 2024", "DA - 2024/02/29", "UR - https://example.org/x/notes/a/"]
    {
        assert!(ris.contains(line), "{line}\n{ris}");
    }
}
