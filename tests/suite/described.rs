//! What pages say of themselves to search engines: every one that lists something has a description, its author's or its own.

use crate::site::site;

/// No document has a summary, an introduction or a text of its own but the note.
const BARE: &str = "\
//- carnet.yaml
title: Nos carnets
language: fr-CA
defaults: {visibility: public}
//- content/notes/a.md
---
title: Accueillir
authors: [Claire Tremblay]
community: Accueil
tags: [début]
published: 2024-02-01
---
Du texte.
//- content/notebooks/n.md
---
title: Premiers pas
notes: [a]
---
//- content/bases/b.md
---
title: Savoirs
notebooks: [n]
---
";

fn description(page: &str) -> &str {
    let found = page.split_once("<meta name=\"description\" content=\"").and_then(|(_, rest)| rest.split_once("\">"));
    found.map_or("none", |(description, _)| description)
}

#[test]
fn every_page_that_lists_something_has_a_description() {
    let site = site(BARE);
    for (page, expected) in [
        ("notes", "Toutes les notes de « Nos carnets », par titre : 1 note."),
        ("carnets", "Les carnets de « Nos carnets », chacun avec ses notes en ordre : 1 carnet."),
        ("carnets/n", "Un carnet de « Nos carnets », Premiers pas : 1 note."),
        ("bases", "Les bases de connaissances de « Nos carnets » et leurs carnets : 1 base."),
        ("bases/b", "Une base de connaissances de « Nos carnets », Savoirs : 1 carnet."),
        ("auteurs", "Les personnes et les équipes qui écrivent « Nos carnets » : 1 auteur·trice."),
        ("auteurs/claire-tremblay", "Ce que Claire Tremblay écrit dans « Nos carnets » : 1 note."),
        ("communautes", "Les communautés de « Nos carnets », leurs carnets et leurs notes : 1 communauté."),
        ("communautes/accueil", "La communauté « Accueil », ses notes dans « Nos carnets » : 1 note."),
        ("etiquettes", "Les étiquettes des notes de « Nos carnets » : 1 étiquette."),
        ("etiquettes/debut", "Les notes de « Nos carnets » qui portent l’étiquette « début » : 1 note."),
        ("recherche", "Chercher dans les notes de « Nos carnets »."),
    ] {
        let page = site.page(&format!("{page}/index.html"));
        assert_eq!(description(&page).replace('\u{a0}', " "), expected);
    }
}
