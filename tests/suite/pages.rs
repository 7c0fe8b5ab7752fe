//! Every kind of page, feature by feature.

use carnet::publish::audience::Audience;

use crate::html::{element, elements, find_element, links, tags, text, texts};
use crate::site::{Site, site};

/// A site with a `carnet.yaml` of the given lines; its notes are public.
fn configured(lines: &str, fixture: &str) -> Site {
    site(&format!("//- carnet.yaml\n{lines}\ndefaults: {{visibility: public}}\n{fixture}"))
}

fn titles(links: &[(String, String)]) -> Vec<&str> {
    links.iter().map(|(title, _)| title.as_str()).collect()
}

/// The titles of the notes in a list of rows.
fn rows(html: &str) -> Vec<String> {
    texts(html, "a", "row-title")
}

/// A note with everything a note can have, in two notebooks, one of them in a base.
const FULL: &str = r"
//- content/notes/pilote.md
---
title: Tester à petite échelle
authors: [equipe, Jeanne Roy]
community: trajectoires
published: 2024-02-07
revisions:
  - {date: 2024-02-07, author: equipe, summary: Première publication}
  - {date: 2024-02-29T14:57, author: Jeanne Roy, summary: Ajout de la liste}
tags: [essai, déploiement]
redirects: [/ancienne/adresse/, /vieux.html]
licence: CC-BY-4.0
summary: Essayer avant de déployer.
sources:
  - {author: CIUSSS, year: 2017, title: Guide, url: https://guide.example/}
cover: {image: photo.png, alt: Une salle, credit: Photo de J. Roy}
---
Texte, puis [[deployer]].

## Choisir l’unité

Des mots.

## Suivre

### De près
//- content/notes/deployer.md
---
title: Déployer la trajectoire
---
Une première phrase. On ne déploie pas sans [[pilote|le pilote]], jamais. Une autre phrase.

Et encore : voir [[pilote#Suivre]].
//- content/notes/photo.png
image
//- content/notes/portrait.md
# Dresser le portrait
//- content/authors/equipe.md
---
name: Équipe de soutien
kind: team
contact: soutien@example.org
links: {profile: https://equipe.example/}
---
Elle soutient les équipes.
//- content/communities/trajectoires.md
---
name: Trajectoires
links: {profile: https://c.example/, discussion: https://c.example/forum}
---
Une communauté de pratique.
//- content/notebooks/batir.md
---
title: Bâtir une trajectoire
steps: true
community: trajectoires
categories: [{id: preparer, title: Préparer}, {id: agir, title: Agir}]
notes:
  - {note: portrait, categories: [preparer]}
  - {note: pilote, categories: [agir], added_by: equipe, added: 2024-02-07T15:37}
  - {note: deployer, categories: [agir]}
---
Un chemin en trois étapes.
//- content/notebooks/outils.md
---
title: Boîte à outils
notes: [pilote]
---
//- content/bases/savoirs.md
---
title: Nos savoirs
notebooks: [batir]
---
";

fn full_note() -> String {
    site(FULL).page("notes/pilote/index.html")
}

#[test]
fn the_parts_of_a_note_stand_in_their_order() {
    let page = full_note();
    let main = element(&page, "main", "");
    let parts = [
        "class=\"contents",
        "class=\"trail",
        ">Tester à petite échelle</h1>",
        "class=\"meta\"",
        "<figure class=\"cover\">",
        "class=\"prose\"",
        "id=\"c-sources\"",
        "id=\"c-links\"",
        "id=\"c-notebooks\"",
        "id=\"c-facts\"",
        "<dt>Auteur·trices de la note</dt>",
        "<dt>Communauté liée</dt>",
        "<dt>Publication</dt>",
        "<dt>Modification</dt>",
        "<dt>Historique des modifications</dt>",
        "<dt>Visibilité</dt>",
        "<dt>Licence</dt>",
        "<dt>Citer cette note</dt>",
    ];
    let places: Vec<Option<usize>> = parts.iter().map(|part| main.find(part)).collect();
    for (part, place) in parts.iter().zip(&places) {
        assert!(place.is_some(), "no {part} in {main}");
    }
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_note_says_where_it_stands_and_who_made_it() {
    let page = full_note();
    assert_eq!(titles(&links(element(&page, "nav", "trail"))), ["Nos savoirs", "Bâtir une trajectoire"]);
    assert_eq!(
        texts(element(&page, "header", "head"), "p", "meta"),
        ["Équipe de soutien et Jeanne Roy Modifiée le 29 février 2024 1 min de lecture"]
    );
    assert_eq!(texts(&page, "p", "lead"), ["Essayer avant de déployer."]);
    let contents = links(element(&page, "nav", "contents"));
    assert_eq!(titles(&contents[..3]), ["Choisir l’unité", "Suivre", "De près"]);
    assert_eq!(contents[0].1, "#choisir-l-unite");
    let cover = element(&page, "figure", "cover");
    assert_eq!(tags(cover)[1].get("alt"), Some("Une salle"));
    assert_eq!(tags(cover)[1].get("src"), Some("../../notes/photo.png"));
    assert_eq!(tags(cover)[0].get("href"), Some("../../notes/photo.png"));
    assert_eq!(text(cover).replace('\u{a0}', " "), "Crédit : Photo de J. Roy");
    assert_eq!(texts(&page, "section", "sources"), ["Sources CIUSSS. (2017). Guide. https://guide.example/"]);
}

#[test]
fn facts_of_a_note() {
    let page = full_note();
    let facts = element(&page, "section", "facts");
    let facts = |term: &str| {
        let fact = elements(facts, "div", "").into_iter().find(|fact| text(element(fact, "dt", "")) == term);
        texts(fact.unwrap_or_else(|| panic!("no {term}")), "dd", "")
    };
    assert_eq!(
        facts("Auteur·trices de la note"),
        ["Équipe de soutien Elle soutient les équipes. Contacter l’équipe (Équipe de soutien)", "Jeanne Roy"]
    );
    assert_eq!(facts("Communauté liée"), ["Trajectoires Profil Espace de discussion Discuter de la note"]);
    assert_eq!(facts("Publication"), ["7 février 2024"]);
    assert_eq!(facts("Modification"), ["29 février 2024 à 14 h 57"]);
    assert_eq!(
        facts("Historique des modifications"),
        ["2 versions 29 février 2024 à 14 h 57 Jeanne Roy Ajout de la liste \
          7 février 2024 Équipe de soutien Première publication"]
    );
    assert_eq!(facts("Visibilité"), ["Publique"]);
    assert_eq!(facts("Licence"), ["CC BY 4.0"]);
    let citation = &facts("Citer cette note")[0];
    assert!(
        citation.contains(
            "Équipe de soutien et Jeanne Roy. (2024, 29 février). Tester à petite échelle. Essai. \
             https://example.org/notes/pilote/"
        ),
        "{citation}"
    );
    assert!(citation.contains("@misc{pilote, author = {{Équipe de soutien} and {Jeanne Roy}}"), "{citation}");
}

#[test]
fn a_backlink_comes_with_its_sentence_and_its_words_marked() {
    let page = full_note();
    let backlinks = element(&page, "section", "links");
    assert_eq!(texts(backlinks, "p", "backlink-source"), ["Déployer la trajectoire Bâtir une trajectoire"]);
    let excerpts: Vec<&str> = elements(backlinks, "p", "excerpt");
    assert_eq!(
        excerpts,
        [
            "On ne déploie pas sans <mark>le pilote</mark>, jamais.",
            "Et encore\u{a0}: voir <mark>Tester à petite échelle › Suivre</mark>."
        ]
    );
    assert_eq!(titles(&links(element(backlinks, "ul", "outgoing"))), ["Déployer la trajectoire"]);
}

#[test]
fn a_note_has_a_place_in_each_of_its_notebooks() {
    let page = full_note();
    let cards = texts(element(&page, "section", "notebooks"), "li", "card");
    assert_eq!(
        cards,
        [
            "Bâtir une trajectoire 3 étapes Agir Intégré par Équipe de soutien, le 7 février 2024 à 15 h 37",
            "Boîte à outils 1 note"
        ]
    );
    let path = element(&page, "nav", "path");
    assert_eq!(texts(path, "span", "path-place"), ["Étape 2 sur 3"]);
    assert_eq!(texts(path, "p", "path-category"), ["Préparer", "Agir"]);
    assert_eq!(
        texts(path, "li", ""),
        ["1. Dresser le portrait", "2. Tester à petite échelle", "3. Déployer la trajectoire"]
    );
    let current: Vec<_> = tags(path).into_iter().filter(|tag| tag.get("aria-current") == Some("page")).collect();
    assert_eq!(current.len(), 1);
    let place = element(&page, "nav", "place");
    assert_eq!(texts(place, "span", "place-number"), ["Étape 2 sur 3"]);
    assert_eq!(texts(place, "span", "place-title"), ["Dresser le portrait", "Déployer la trajectoire"]);
}

#[test]
fn previous_and_next_in_each_notebook() {
    let site = site(
        "//- content/notebooks/a.md\n---\ntitle: A\nnotes: [un, deux, trois]\n---\n\
         //- content/notebooks/b.md\n---\ntitle: B\nnotes: [trois, deux, un]\n---\n\
         //- content/notes/un.md\n# Un\n//- content/notes/deux.md\n# Deux\n//- content/notes/trois.md\n# Trois\n",
    );
    let places = |path: &str| {
        let page = site.page(path);
        let places = elements(&page, "nav", "place");
        places.into_iter().map(|place| texts(place, "span", "").join(" / ")).collect::<Vec<_>>()
    };
    assert_eq!(
        places("notes/deux/index.html"),
        ["Note 2 sur 3 / Précédent / Un / Suivant / Trois", "Note 2 sur 3 / Précédent / Trois / Suivant / Un"]
    );
    assert_eq!(places("notes/un/index.html"), ["Note 1 sur 3 / Suivant / Deux", "Note 3 sur 3 / Précédent / Deux"]);
}

#[test]
fn a_notebook_keeps_its_order_groups_and_pins() {
    let site = site(
        "//- content/notebooks/a.md\n---\ntitle: A\ncategories: [{id: x, title: Les X}, {id: y, title: Les Y}, {id: z, title: Vide}]\n\
         notes: [e, {note: d, categories: [y]}, {note: c, categories: [x]}, {note: b, pinned: true, categories: [x]}, \
         {note: a, categories: [y, x]}]\n---\nUne introduction.\n\
         //- content/notes/a.md\n# A\n//- content/notes/b.md\n# B\n//- content/notes/c.md\n# C\n\
         //- content/notes/d.md\n# D\n//- content/notes/e.md\n# E\n",
    );
    let page = site.page("carnets/a/index.html");
    let sections: Vec<String> = elements(&page, "section", "section")
        .into_iter()
        .map(|section| {
            let notes = elements(section, "li", "row");
            let number = |row: &str| find_element(row, "span", "row-number").map(|number| text(number) + " ");
            let row = |row: &&str| number(row).unwrap_or_default() + &rows(row).join("");
            format!("{}: {}", text(element(section, "h2", "")), notes.iter().map(row).collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(sections, ["À lire d’abord: B", "Les X: 1 C, 2 B, 3 A", "Les Y: 3 A, 4 D", "Autres notes: 5 E"]);
    assert_eq!(texts(&page, "div", "prose"), ["Une introduction."]);
    // Beside a note and in the whole notebook they are the same.
    let note = site.page("notes/b/index.html");
    let path = element(&note, "nav", "path");
    assert_eq!(texts(path, "li", ""), ["C", "B", "A", "D", "E"]);
    assert_eq!(texts(path, "span", "path-place"), ["Note 2 sur 5"]);
    let book = site.page("carnets/a/entier/index.html");
    assert_eq!(texts(&book, "h3", "chapter-title"), ["C", "B", "A", "D", "E"]);
    let eyebrows = ["Carnet", "Note 1 sur 5", "Note 2 sur 5", "Note 3 sur 5", "Note 4 sur 5", "Note 5 sur 5"];
    assert_eq!(texts(&book, "p", "eyebrow"), eyebrows);
}

#[test]
fn a_note_of_two_categories_is_one_step_and_stands_in_both() {
    let site = site(
        "//- content/notebooks/a.md\n---\ntitle: A\nsteps: true\ncategories: [x, y]\n\
         notes: [{note: a, categories: [x, x, y]}, {note: b, categories: [y]}]\n---\n\
         //- content/notes/a.md\n# A\n//- content/notes/b.md\n# B\n",
    );
    let page = site.page("carnets/a/index.html");
    let rows = |section: &&str| elements(section, "li", "row").iter().map(|row| text(row)).collect::<Vec<_>>().len();
    let sections = elements(&page, "section", "section");
    assert_eq!(sections.iter().map(rows).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(page.matches("<span class=\"row-number\">1</span>").count(), 2, "{page}");
    assert!(site.page("notes/b/index.html").contains("2 sur 2"), "the notes are counted once");
}

#[test]
fn further_pages_hold_the_rows_of_all_categories() {
    let mut fixture = String::from("//- content/notebooks/n.md\n---\ntitle: N\ncategories: [x, y]\nnotes:\n");
    (1..=120).for_each(|n| fixture.push_str(&format!("- {{note: n{n}, categories: [x, y]}}\n")));
    fixture.push_str("---\n");
    (1..=120).for_each(|n| fixture.push_str(&format!("//- content/notes/n{n}.md\n# Note {n}\n")));
    let files = site(&fixture).files();
    let pages = files.iter().filter(|(path, _)| path.starts_with("carnets/n/") && path.ends_with("index.html"));
    let rows = pages.map(|(_, page)| String::from_utf8_lossy(page).matches("class=\"row-number\"").count());
    assert_eq!(rows.sum::<usize>(), 240);
}

#[test]
fn a_long_path_is_windowed_around_the_note() {
    let mut fixture = String::from("//- content/notebooks/long.md\n---\ntitle: Long\nsteps: true\nnotes:\n");
    (1..=40).for_each(|n| fixture.push_str(&format!("- n{n}\n")));
    fixture.push_str("---\n");
    (1..=40).for_each(|n| fixture.push_str(&format!("//- content/notes/n{n}.md\n# Note {n}\n")));
    let site = site(&fixture);
    let path = |n: usize| {
        let page = site.page(&format!("notes/n{n}/index.html"));
        let path = element(&page, "nav", "path");
        let hidden: Vec<String> = texts(path, "p", "").into_iter().filter(|p| !p.starts_with("Étape")).collect();
        let stops = texts(path, "li", "");
        (hidden.join(", "), stops.len(), stops[0].clone())
    };
    assert_eq!(path(20), ("14 notes avant, 15 notes après".into(), 11, "15. Note 15".into()));
    assert_eq!(path(1), ("34 notes après".into(), 6, "1. Note 1".into()));
    assert_eq!(path(40), ("34 notes avant".into(), 6, "35. Note 35".into()));
}

#[test]
fn a_hub_shows_its_newest_backlinks_and_leads_to_all() {
    let mut fixture = String::from("//- content/notes/moyeu.md\n# Moyeu\n");
    for n in 0..230 {
        fixture.push_str(&format!(
            "//- content/notes/n{n:03}.md\n---\ntitle: Note {n:03}\npublished: 2023-{:02}-{:02}\n---\nVers [[moyeu]].\n",
            n / 28 + 1,
            n % 28 + 1
        ));
    }
    let site = site(&fixture);
    let files = site.files();
    let page = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    let own = page("notes/moyeu/index.html");
    let shown = texts(element(&own, "section", "links"), "p", "backlink-source");
    assert_eq!((shown.len(), shown[0].as_str(), shown[49].as_str()), (50, "Note 229", "Note 180"));
    assert!(links(&own).contains(&("Voir les 230 liens".into(), "../../notes/moyeu/retroliens/".into())));
    let (first, second) = (page("notes/moyeu/retroliens/index.html"), page("notes/moyeu/retroliens/page/2/index.html"));
    assert_eq!(texts(&first, "p", "backlink-source").len(), 200);
    assert_eq!(texts(&second, "p", "backlink-source").len(), 30);
    assert!(first.contains("noindex"));
}

#[test]
fn tags_lead_to_their_notes() {
    let site = site(
        "//- content/notes/a.md\n---\ntitle: Zèbre\ntags: ['#Été', projet]\n---\n\
         //- content/notes/b.md\n---\ntitle: Âne\ntags: [été]\n---\n",
    );
    let files = site.files();
    let tag = String::from_utf8_lossy(&files["etiquettes/ete/index.html"]);
    assert_eq!(rows(&tag), ["Âne", "Zèbre"]);
    assert_eq!(text(element(&tag, "h1", "")), "été");
    let all = String::from_utf8_lossy(&files["etiquettes/index.html"]);
    assert_eq!(texts(&all, "li", "row"), ["été 2 notes", "projet 1 note"]);
    let note = site.page("notes/a/index.html");
    assert_eq!(
        links(element(&note, "ul", "tags")),
        [
            ("Été".to_owned(), "../../etiquettes/ete/".to_owned()),
            ("projet".to_owned(), "../../etiquettes/projet/".to_owned()),
        ]
    );
}

#[test]
fn authors_have_pages_declared_or_not() {
    let site = site(FULL);
    let declared = site.page("auteurs/equipe/index.html");
    assert_eq!(texts(&declared, "p", "eyebrow"), ["Équipe"]);
    assert!(links(&declared).iter().any(|(_, to)| to == "mailto:soutien@example.org"));
    assert_eq!(rows(&declared), ["Tester à petite échelle"]);
    let named = site.page("auteurs/jeanne-roy/index.html");
    assert_eq!(
        (text(element(&named, "h1", "")), rows(&named)),
        ("Jeanne Roy".into(), vec!["Tester à petite échelle".into()])
    );
    let all = site.page("auteurs/index.html");
    assert_eq!(rows(&all), ["Équipe de soutien", "Jeanne Roy"]);
    assert!(site.messages().contains("the author 'Jeanne Roy' has no file"));
}

#[test]
fn a_community_shows_its_links_notebooks_notes_and_changes() {
    let page = site(FULL).page("communautes/trajectoires/index.html");
    assert_eq!(texts(&page, "ul", "outside-links"), ["Profil Espace de discussion"]);
    assert_eq!(texts(&page, "li", "card").len(), 1);
    assert_eq!(rows(&page), ["Tester à petite échelle"]);
    let changes = element(&page, "main", "");
    assert!(text(changes).contains("Ajout de la liste"));
}

#[test]
fn a_base_groups_its_notebooks() {
    let site = site(FULL);
    let page = site.page("bases/savoirs/index.html");
    assert_eq!(texts(&page, "p", "eyebrow"), ["Base de connaissances"]);
    assert_eq!(texts(&page, "h3", ""), ["Bâtir une trajectoire"]);
    let notebook = site.page("carnets/batir/index.html");
    assert_eq!(titles(&links(element(&notebook, "nav", "trail"))), ["Nos savoirs"]);
    assert_eq!(rows(&site.page("bases/index.html")), ["Nos savoirs"]);
}

#[test]
fn a_base_is_a_list_of_its_notebooks_in_categories() {
    let site = site(
        "//- content/bases/b.md\n---\ntitle: B\ncategories: [{id: x, title: Les X}]\n\
         notebooks: [un, {notebook: deux, categories: [x]}, {notebook: trois, pinned: true}]\n---\n\
         //- content/notebooks/un.md\n---\ntitle: Un\n---\n//- content/notebooks/deux.md\n---\ntitle: Deux\n---\n\
         //- content/notebooks/trois.md\n---\ntitle: Trois\n---\n",
    );
    let page = site.page("bases/b/index.html");
    let sections: Vec<String> = elements(&page, "section", "section")
        .into_iter()
        .map(|section| format!("{}: {}", text(element(section, "h2", "")), texts(section, "h3", "").join(", ")))
        .collect();
    assert_eq!(sections, ["Carnets épinglés: Trois", "Les X: Deux", "Autres carnets: Un"]);
}

/// Two notes with five revisions in two months of two years.
const LOG: &str = r"
//- carnet.yaml
title: Journal d’essai
base_url: https://example.org/
timezone: America/Toronto
defaults: {visibility: public}
//- content/notes/a.md
---
title: A
revisions:
  - {date: 2023-11-02, summary: Début de A}
  - {date: 2024-02-29T14:57, author: Jeanne, summary: Suite de A}
  - {date: 2024-02-29T09:05, summary: Matin de A}
---
//- content/notes/b.md
---
title: B
published: 2024-02-10
revisions: [{date: 2024-02-10, summary: Début de B}, {date: 2024-02-28T20:00-05:00}]
---
Texte de B.
//- content/notebooks/n.md
---
title: N
authors: Jeanne
community: C
notes: [b]
---
//- content/bases/s.md
---
title: S
notebooks: [n]
---
";

#[test]
fn the_change_log_goes_by_month_and_day() {
    let site = site(LOG);
    let month = site.page("journal/2024-02/index.html");
    assert_eq!(text(element(&month, "h1", "")), "Février 2024");
    let days: Vec<String> = elements(&month, "section", "day").into_iter().map(text).collect();
    assert_eq!(
        days,
        [
            "29 février 2024 14 h 57 A Suite de A Jeanne 9 h 05 A Matin de A",
            "28 février 2024 20 h 00 B",
            "10 février 2024 B Nouvelle note Début de B"
        ]
    );
    assert_eq!(titles(&links(element(&month, "nav", "place"))), ["Plus ancien Novembre 2023"]);
    let log = site.page("journal/index.html");
    assert_eq!(texts(&log, "p", "year-title"), ["2024 4 modifications", "2023 1 modification"]);
    assert_eq!(elements(&log, "section", "day").len(), 4);
    let home = site.page("index.html");
    let latest = element(element(&home, "div", "beside"), "ol", "ruled");
    assert_eq!(titles(&links(latest)), ["A", "B"], "each note once");
}

/// The entries of a feed: title, id, date, summary.
fn entries(feed: &str) -> Vec<[String; 4]> {
    elements(feed, "entry", "")
        .into_iter()
        .map(|entry| {
            ["title", "id", "updated", "summary"].map(|name| find_element(entry, name, "").map_or(String::new(), text))
        })
        .collect()
}

#[test]
fn feeds_follow_a_site_a_base_a_notebook_and_people() {
    let site = site(LOG);
    let files = site.files();
    let feed = |path: &str| entries(&String::from_utf8_lossy(&files[path]));
    let all = feed("feed.xml");
    let summaries: Vec<&str> = all.iter().map(|[_, _, _, summary]| summary.as_str()).collect();
    assert_eq!(summaries, ["Suite de A", "Matin de A", "Texte de B.", "Texte de B.", "Début de A"]);
    assert_eq!(all[0][2], "2024-02-29T14:57:00-05:00");
    let ids: std::collections::BTreeSet<&String> = all.iter().map(|[_, id, ..]| id).collect();
    assert_eq!(ids.len(), 5, "an entry is a revision");
    for path in ["bases/s/feed.xml", "carnets/n/feed.xml"] {
        assert_eq!(feed(path), all[2..4], "{path}");
    }
    assert!(feed("communautes/c/feed.xml").is_empty(), "its notebook's note is of no community");
    assert!(files.contains_key("auteurs/jeanne/feed.xml"));
    let notebook = site.page("carnets/n/index.html");
    let feeds: Vec<String> = tags(&notebook)
        .into_iter()
        .filter(|tag| tag.get("type") == Some("application/atom+xml"))
        .filter_map(|tag| tag.get("href").map(str::to_owned))
        .collect();
    assert_eq!(feeds[..3], ["../../carnets/n/feed.xml", "../../bases/s/feed.xml", "../../feed.xml"]);
}

#[test]
fn an_entry_keeps_its_id_when_the_site_changes() {
    let site = site(LOG);
    let before = entries(&site.page("feed.xml"));
    site.write("content/notes/c.md", "---\ntitle: C\nrevisions: [{date: 2024-03-01}]\n---\nTexte.\n");
    let text = LOG.split("//- content/notes/b.md\n").nth(1).and_then(|rest| rest.split("//- ").next()).expect("B");
    site.write(
        "content/notes/b.md",
        text.replace("title: B", "title: B changé").replace("Début de B", "Autrement dit"),
    );
    let after = entries(&site.page("feed.xml"));
    let ids = |entries: &[[String; 4]]| entries.iter().map(|[_, id, ..]| id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&after)[1..], ids(&before));
}

#[test]
fn the_sitemap_lists_the_pages_for_readers() {
    let site = site(FULL);
    let map = site.page("sitemap.xml");
    let pages = texts(&map, "loc", "");
    for page in
        ["", "notes/pilote/", "carnets/batir/", "bases/savoirs/", "auteurs/equipe/", "etiquettes/essai/", "journal/"]
    {
        assert!(pages.contains(&format!("https://example.org/{page}")), "{page} not in {pages:?}");
    }
    for page in ["ancienne", "404", "feed.xml", "vieux"] {
        assert!(!map.contains(page), "{page}");
    }
    assert!(map.contains("<loc>https://example.org/notes/pilote/</loc><lastmod>2024-02-29T14:57"));
    assert_eq!(site.page("robots.txt"), "User-agent: *\nAllow: /\nSitemap: https://example.org/sitemap.xml\n");
    let without = configured("title: Sans adresse", "//- content/notes/a.md\n# A\n");
    assert!(!without.files().contains_key("sitemap.xml"), "its addresses would not be whole");
    assert_eq!(without.page("robots.txt"), "User-agent: *\nAllow: /\n");
}

#[test]
fn old_addresses_lead_to_the_note() {
    let site = site(FULL);
    for (path, to) in [("ancienne/adresse/index.html", "../../notes/pilote/"), ("vieux.html", "./notes/pilote/")] {
        let page = site.page(path);
        assert!(page.contains(&format!("content=\"0; url={to}\"")), "{page}");
        assert_eq!(links(&page), [("Tester à petite échelle".to_owned(), to.to_owned())]);
        assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/notes/pilote/\">"));
    }
}

#[test]
fn a_redirect_does_not_take_the_place_of_a_page() {
    let site = site("//- content/notes/a.md\n---\nredirects: [/notes/b/]\n---\n# A\n//- content/notes/b.md\n# B\n");
    assert!(site.messages().contains("'/notes/b/' is the address of a page of this site"), "{}", site.messages());
}

#[test]
fn the_index_holds_notes_notebooks_and_links() {
    let index: serde_json::Value = serde_json::from_str(&site(FULL).page("index.json")).expect("JSON");
    let note = index["notes"].as_array().expect("notes").iter().find(|n| n["address"] == "notes/pilote/").expect("it");
    assert_eq!(note["title"], "Tester à petite échelle");
    assert_eq!(note["source"], "notes/pilote/index.md");
    assert_eq!(note["authors"], serde_json::json!(["Équipe de soutien", "Jeanne Roy"]));
    assert_eq!(note["links"], serde_json::json!(["notes/deployer/"]));
    assert_eq!(note["notebooks"], serde_json::json!(["carnets/batir/", "carnets/outils/"]));
    assert_eq!(note["modified"], "2024-02-29T14:57:00+00:00");
    assert_eq!(
        index["notebooks"][0]["notes"],
        serde_json::json!(["notes/portrait/", "notes/pilote/", "notes/deployer/"])
    );
}

#[test]
fn the_source_of_a_note_is_its_text_with_what_the_page_shows() {
    let source = site(FULL).page("notes/pilote/index.md");
    let expected = r#"---
title: "Tester à petite échelle"
authors: ["Équipe de soutien", "Jeanne Roy"]
community: "Trajectoires"
published: 2024-02-07
modified: 2024-02-29T14:57:00+00:00
tags: ["essai", "déploiement"]
summary: "Essayer avant de déployer."
licence: "CC-BY-4.0"
revisions:
  - date: 2024-02-29T14:57:00+00:00
    author: "Jeanne Roy"
    summary: "Ajout de la liste"
  - date: 2024-02-07
    author: "Équipe de soutien"
    summary: "Première publication"
---
Texte, puis [[deployer]].

## Choisir l’unité
"#;
    assert!(source.starts_with(expected), "{source}");
}

#[test]
fn a_site_in_english() {
    let site = configured("title: Notes\nlanguage: en", FULL);
    let page = site.page("notes/pilote/index.html");
    assert!(page.contains("<html lang=\"en\">"));
    assert!(
        text(element(&page, "section", "facts")).contains("February"),
        "{}",
        text(element(&page, "section", "facts"))
    );
    let files = site.files();
    for path in ["notebooks/batir/index.html", "authors/equipe/index.html", "communities/trajectoires/index.html"] {
        assert!(files.contains_key(path), "{path}");
    }
    for (path, content) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(content);
        let shown = text(element(&page, "body", ""));
        assert!(!shown.contains("Fait avec") && !shown.contains("a changé"), "{path}: {shown}");
    }
}

#[test]
fn a_note_in_another_language_says_so() {
    let page = site("//- content/notes/a.md\n---\nlanguage: en\n---\n# An English note\n").page("notes/a/index.html");
    assert!(page.contains("<html lang=\"fr\">") && page.contains(" lang=\"en\">An English note</h1>"));
}

#[test]
fn a_vault_builds_as_it_is() {
    let site = configured(
        "title: Coffre\ncontent: .",
        "//- Idées/Une idée.md\nUn mot, voir [[Autre idée]] et ![[croquis.png]].\n\
         //- Autre idée.md\n---\ntags: [vrac]\n---\nRien.\n//- Idées/croquis.png\n.\n//- .obsidian/app.json\n{}\n\
         //- node_modules/x/README.md\n# Non\n//- authors/moi.md\n---\nname: Moi\n---\n\
         //- static/CNAME\nexample.org\n",
    );
    let files = site.files();
    let page = String::from_utf8_lossy(&files["notes/une-idee/index.html"]).into_owned();
    assert_eq!(text(element(&page, "h1", "")), "Une idée");
    assert!(page.contains("href=\"../../notes/autre-idee/\">Autre idée</a>"));
    assert!(page.contains("src=\"../../Id%C3%A9es/croquis.png\""));
    assert!(files.contains_key("Idées/croquis.png") && files.contains_key("auteurs/moi/index.html"));
    assert!(files.contains_key("CNAME"));
    assert!(
        files.keys().all(|path| !path.contains("obsidian") && !path.contains("node_modules") && !path.contains("yaml"))
    );
}

#[test]
fn a_folder_whose_role_is_switched_off_holds_notes() {
    let fixture = "//- content/pages/a.md\n# Une page\n//- content/cahiers/n.md\n---\ntitle: N\nnotes: [a]\n---\n\
                   //- content/authors/x.md\n# Un auteur de roman\n";
    let site = configured("folders: {pages: false, notebooks: cahiers, authors: false}", fixture);
    let files = site.files();
    for path in ["notes/a/index.html", "carnets/n/index.html", "notes/x/index.html"] {
        assert!(files.contains_key(path), "{path} not in {:?}", files.keys());
    }
    assert_eq!(rows(&site.page("carnets/n/index.html")), ["Une page"]);
}

#[test]
fn embeds_show_a_note_a_section_or_a_block() {
    let site = site(
        "//- content/notes/a.md\n# A\n\n## Partie\n\n![[b]]\n\n![[b#Partie]]\n\n![[b#^mot]]\n\nDans la phrase ![[b]].\n\n![[b]]\n\
         //- content/notes/b.md\n# B\n\nDébut[^1].\n\n## Partie\n\nTexte de partie, voir [ici](#fin).\n\nUn bloc. ^mot\n\n## Fin\n\n\
         [^1]: Une note.\n",
    );
    let page = site.page("notes/a/index.html");
    let embeds: Vec<String> = elements(&page, "div", "embed").into_iter().map(text).collect();
    assert_eq!(embeds.len(), 4);
    assert_eq!(embeds[0], "Extrait de B Début1. Partie Texte de partie, voir ici. Un bloc. Fin Une note. ↩");
    assert_eq!(embeds[1], "Extrait de B Partie Texte de partie, voir ici. Un bloc.");
    assert_eq!(embeds[2], "Extrait de B Un bloc.");
    assert!(page.contains("Dans la phrase <a class=\"internal\" href=\"../../notes/b/\">B</a>."));
    let mut ids: Vec<String> = tags(&page).iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "{ids:?}");
    assert!(ids.contains(&"partie".to_owned()) && ids.contains(&"e1-partie".to_owned()), "{ids:?}");
}

#[test]
fn a_footnote_of_an_embedded_part_is_on_the_page_it_comes_from() {
    let site = site(
        "//- content/notes/a.md\n# A\n\n![[b#Partie]]\n\n![[b]]\n\
         //- content/notes/b.md\n# B\n\n## Partie\n\nTexte[^1].\n\n## Fin\n\n[^1]: Une note.\n",
    );
    let page = site.page("notes/a/index.html");
    let references: Vec<String> =
        elements(&page, "sup", "footnote-ref").into_iter().flat_map(links).map(|(_, to)| to).collect();
    assert_eq!(references, ["../../notes/b/#fn-1", "#e2-fn-1"]);
}

#[test]
fn notes_that_embed_each_other_are_an_error() {
    let site = site("//- content/notes/a.md\n# A\n\n![[b]]\n//- content/notes/b.md\n# B\n\n![[a]]\n");
    assert!(site.messages().contains("« A » is embedded in itself"), "{}", site.messages());
}

#[test]
fn terms_and_organisations_say_what_they_are() {
    let site = site(
        "//- content/notes/a.md\n---\nkind: term\n---\n# Trajectoire\n//- content/notes/b.md\n---\nkind: organisation\n---\n# CIUSSS\n",
    );
    let eyebrow = |path: &str| texts(&site.page(path), "p", "eyebrow");
    assert_eq!(eyebrow("notes/a/index.html"), ["Terme de lexique"]);
    assert_eq!(eyebrow("notes/b/index.html"), ["Organisation"]);
}

#[test]
fn a_definition_that_no_link_uses_leads_nowhere() {
    let site = site("//- content/notes/a.md\n# A\n\nTexte.\n\n[inutile]: b.md\n//- content/notes/b.md\n# B\n");
    assert_eq!(find_element(&site.page("notes/b/index.html"), "section", "links"), None);
    assert_eq!(find_element(&site.page("notes/a/index.html"), "section", "links"), None);
}

#[test]
fn a_broken_link_is_marked_text_and_never_a_dead_address() {
    let site = configured(
        "links: {unresolved: warn}\nbase_url: https://example.org/",
        "//- content/notes/a.md\n# A\n\n[[nulle part]], [un](/absent/), [deux](/journal), <https://example.org/rien/>.\n\
         //- content/notes/b.md\n---\nrevisions: [{date: 2024-01-01}]\n---\n# B\n",
    );
    let page = site.page("notes/a/index.html");
    let prose = element(&page, "div", "prose");
    assert_eq!(links(prose), [("deux".to_owned(), "../../journal/".to_owned())]);
    assert_eq!(texts(prose, "span", "broken"), ["nulle part", "un", "/rien/"]);
}

#[test]
fn plain_pages_stand_in_the_footer() {
    let site = site("//- content/pages/a-propos.md\n# À propos\n\nCe site.\n//- content/notes/a.md\n# A\n");
    let home = site.page("index.html");
    assert!(
        links(element(&home, "footer", "site-footer")).contains(&("À propos".to_owned(), "./a-propos/".to_owned()))
    );
    assert_eq!(texts(&site.page("a-propos/index.html"), "div", "prose"), ["Ce site."]);
}

#[test]
fn the_page_for_missing_addresses_works_at_any_depth() {
    let site = configured("base_url: https://example.org/carnet/", "//- content/notes/a.md\n# A\n");
    let page = site.page("404.html");
    let inside = links(&page).into_iter().filter(|(_, to)| !to.starts_with('#'));
    for (title, to) in inside {
        assert!(to.starts_with("/carnet/"), "{title}: {to}");
    }
}

#[test]
fn a_community_s_notes_are_listed_in_its_own_build() {
    let site = site(
        "//- content/communities/c.md\n---\nname: C\n---\n\
         //- content/notes/a.md\n---\ntitle: A\nvisibility: community\ncommunity: C\n---\n\
         //- content/notes/b.md\n---\ntitle: B\ncommunity: c\n---\n",
    );
    let files = site.files_for(Audience::Community("c".into()));
    assert_eq!(rows(&String::from_utf8_lossy(&files["communautes/c/index.html"])), ["A", "B"]);
    assert_eq!(rows(&site.page("communautes/c/index.html")), ["B"]);
}

#[test]
fn a_host_is_told_how_to_serve_and_a_file_of_the_site_comes_first() {
    let head =
        "//- carnet.yaml\ntitle: Essai\nhost: netlify\ndefaults: {visibility: public}\n//- content/notes/a.md\n# A\n";
    assert!(site(head).page("_headers").contains("Content-Security-Policy: default-src 'self'"));
    let own = site(&format!("{head}//- static/_headers\n/*\n  X-Own: yes\n"));
    assert!(!own.files().get("_headers").is_some_and(|file| String::from_utf8_lossy(file).contains("Security-Policy")));
}

#[test]
fn a_site_of_few_files_has_no_sources() {
    let files = "//- content/notes/a.md\n---\ntitle: A\n---\n[[b]]\n//- content/notes/b.md\n# B\n";
    let made =
        |lines: &str| site(&format!("//- carnet.yaml\ntitle: Essai\n{lines}defaults: {{visibility: public}}\n{files}"));
    let (all, few) = (made("").files(), made("files: few\n").files());
    assert!(all.contains_key("notes/a/index.md") && !few.contains_key("notes/a/index.md"));
    assert_eq!(all.len() - few.len(), 2);
    let page = made("files: few\n").page("notes/a/index.html");
    assert!(!page.contains("text/markdown"), "{page}");
    assert!(!made("files: few\n").page("index.json").contains("index.md"));
}
