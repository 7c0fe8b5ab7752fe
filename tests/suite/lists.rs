//! Lists that can be used: their order and letters, the filter, the way to other pages and back.

use crate::html::{element, elements, find_element, links, tags, text, texts};
use crate::site::{Site, site};

fn rows(html: &str) -> Vec<String> {
    texts(html, "a", "row-title")
}

fn titles(links: &[(String, String)]) -> Vec<&str> {
    links.iter().map(|(title, _)| title.as_str()).collect()
}

/// A site of notes with these titles.
fn notes(lines: &str, titles: impl IntoIterator<Item = impl std::fmt::Display>) -> Site {
    let mut files = format!("//- carnet.yaml\n{lines}\ndefaults: {{visibility: public}}\n");
    for (number, title) in titles.into_iter().enumerate() {
        files += &format!("//- content/notes/n{number}.md\n---\ntitle: \"{title}\"\n---\nTexte.\n");
    }
    site(&files)
}

/// The letters of a list, each with its rows.
fn lettered(page: &str) -> Vec<(String, Vec<String>)> {
    let letter = |group: &&str| find_element(group, "h2", "letter").map(text).unwrap_or_default();
    elements(page, "div", "group").iter().map(|group| (letter(group), rows(group))).collect()
}

const MIXED: [&str; 14] = [
    "Zone",
    "L’écoute",
    "Équipe",
    "Les essais",
    "Étape",
    "1, 2, 3",
    "Un âge",
    "Avis",
    "…",
    "Des rôles",
    "La route",
    "Le",
    "The end",
    "Laisser",
];

#[test]
fn all_notes_stand_under_letters_without_articles_and_accents() {
    let page = notes("title: T\nlanguage: fr", MIXED).page("notes/index.html");
    let found = lettered(&page);
    let found: Vec<(&str, Vec<&str>)> =
        found.iter().map(|(letter, rows)| (letter.as_str(), rows.iter().map(String::as_str).collect())).collect();
    assert_eq!(
        found,
        [
            ("#", vec!["…"]),
            ("0–9", vec!["1, 2, 3"]),
            ("A", vec!["Un âge", "Avis"]),
            ("E", vec!["L’écoute", "Équipe", "Les essais", "Étape"]),
            ("L", vec!["Laisser", "Le"]),
            ("R", vec!["Des rôles", "La route"]),
            ("T", vec!["The end"]),
            ("Z", vec!["Zone"]),
        ]
    );
    let bar = links(element(&page, "nav", "letters"));
    assert_eq!(titles(&bar), ["#", "0–9", "A", "E", "L", "R", "T", "Z"]);
    let ids: Vec<String> = tags(&page)
        .iter()
        .filter(|tag| tag.has_class("letter"))
        .filter_map(|tag| tag.get("id").map(str::to_owned))
        .collect();
    let leads: Vec<&str> = bar.iter().map(|(_, address)| address.trim_start_matches('#')).collect();
    assert_eq!(leads, ids, "each letter leads to its heading");
}

#[test]
fn articles_are_those_of_the_language() {
    let page = notes("title: T\nlanguage: en", MIXED).page("notes/index.html");
    let under = |letter: &str| lettered(&page).into_iter().find(|(found, _)| found == letter).map(|(_, rows)| rows);
    assert_eq!(under("E"), Some(vec!["The end".into(), "Équipe".into(), "Étape".into()]));
    assert_eq!(under("L").map(|rows| rows.len()), Some(5), "French articles are words");
    // A note says its own language.
    let english = "//- content/notes/x.md\n---\ntitle: The way\nlanguage: en\n---\n//- content/notes/y.md\n# Usage\n\
                   //- content/notes/z.md\n# Zone\n";
    assert_eq!(rows(&site(english).page("notes/index.html")), ["Usage", "The way", "Zone"]);
}

#[test]
fn a_site_s_own_language_file_says_its_articles() {
    let files = "//- themes/mine/i18n/fr.yaml\ntypography: {articles: [ce, cette]}\n//- content/notes/a.md\n# Cette voie\n\
                 //- content/notes/b.md\n# Le but\n//- carnet.yaml\ntitle: T\ntheme: mine\nlanguage: fr\n\
                 defaults: {visibility: public}\n";
    assert_eq!(rows(&site(files).page("notes/index.html")), ["Le but", "Cette voie"]);
}

#[test]
fn the_letters_of_a_paged_list_lead_to_its_pages() {
    let titles: Vec<String> =
        ('a'..='d').flat_map(|letter| (0..130).map(move |number| format!("{letter} {number:03}"))).collect();
    let site = notes("title: T\nlanguage: fr", titles);
    let second = site.page("notes/page/2/index.html");
    let bar =
        |page: &str| -> Vec<String> { links(element(page, "nav", "letters")).into_iter().map(|(_, to)| to).collect() };
    let first = site.page("notes/index.html");
    assert_eq!(
        bar(&first),
        ["#c-letter-a", "#c-letter-b", "../notes/page/2/#c-letter-c", "../notes/page/2/#c-letter-d"]
    );
    assert_eq!(
        bar(&second),
        ["../../../notes/#c-letter-a", "../../../notes/#c-letter-b", "#c-letter-c", "#c-letter-d"]
    );
    let headings: Vec<(String, usize)> =
        lettered(&second).into_iter().map(|(letter, rows)| (letter, rows.len())).collect();
    assert_eq!(headings, [("B (suite)".into(), 60), ("C".into(), 130), ("D".into(), 10)]);
    assert_eq!(lettered(&first)[0].0, "A");
    // The filter says that it knows this page alone; the way to the other pages stands above the rows and below.
    assert!(text(element(&second, "form", "filter")).contains("parmi les notes de cette page"));
    assert_eq!(elements(&second, "nav", "pager").len(), 2);
    assert_eq!(self::titles(&links(element(&second, "nav", "trail"))), ["Accueil", "Toutes les notes"]);
}

#[test]
fn a_short_list_has_neither_letters_nor_a_filter() {
    let page = notes("title: T\nlanguage: fr", &MIXED[..12]).page("notes/index.html");
    assert_eq!(lettered(&page).len(), 1);
    assert!(find_element(&page, "form", "filter").is_none() && find_element(&page, "nav", "letters").is_none());
    assert!(!page.contains("filter.js"));
    let page = notes("title: T\nlanguage: fr", &MIXED[..13]).page("notes/index.html");
    assert!(find_element(&page, "form", "filter").is_some() && page.contains("assets/filter.js"));
}

/// A site of `count` notes of one tag, author and community, every third of them with another author.
fn gathered(count: usize) -> Site {
    let mut files = String::from(
        "//- content/communities/cercle.md\n---\nname: Le cercle\n---\n//- content/communities/autre.md\n---\nname: Autre\n---\n\
         //- content/authors/zoe.md\n---\nname: Zoé\n---\n//- carnet.yaml\ntitle: T\ncommunity: autre\n\
         language: fr\ndefaults: {visibility: public}\n\
         //- content/notebooks/k.md\n---\ntitle: Carnet K\ncommunity: cercle\nauthors: [zoe]\nnotes: [n0]\n---\n",
    );
    for number in 0..count {
        let authors = if number % 3 == 0 { "zoe, Max" } else { "zoe" };
        let day = 1 + number % 28;
        files += &format!(
            "//- content/notes/n{number}.md\n---\ntitle: Les notes {number:03}\nauthors: [{authors}]\n\
             community: cercle\ntags: [essai]\npublished: 2024-01-{day:02}\n---\nTexte.\n"
        );
    }
    site(&files)
}

#[test]
fn pages_of_tags_authors_and_communities_have_a_filter_and_then_letters() {
    for (count, filters, has_letters) in [(12, false, false), (13, true, false), (50, true, false), (51, true, true)] {
        let site = gathered(count);
        for page in ["etiquettes/essai", "auteurs/zoe", "communautes/cercle"] {
            let html = site.page(&format!("{page}/index.html"));
            assert_eq!(find_element(&html, "form", "filter").is_some(), filters, "{page} {count}");
            assert_eq!(html.contains("assets/filter.js"), filters, "{page} {count}");
            assert_eq!(find_element(&html, "nav", "letters").is_some(), has_letters, "{page} {count}");
            assert_eq!(html.contains("data-found=\"Carnet K · essai\""), filters, "{page} {count}");
        }
        let author = site.page("auteurs/zoe/index.html");
        let heading = if has_letters { "Notes, par titre" } else { "Notes, les plus récentes d’abord" };
        assert!(text(element(&author, "main", "")).contains(heading), "{count}");
        assert_eq!(rows(&author).first().map(String::as_str) == Some("Les notes 000"), has_letters, "{count}");
    }
}

#[test]
fn what_a_page_is_of_is_not_said_again_on_each_of_its_rows() {
    let site = gathered(4);
    let meta = |page: &str| texts(element(&site.page(page), "div", "group"), "p", "meta");
    let author = meta("auteurs/zoe/index.html");
    assert!(author.iter().all(|row| !row.contains("Zoé")), "{author:?}");
    assert_eq!(author.iter().filter(|row| row.contains("avec Max")).count(), 2, "{author:?}");
    let other = meta("auteurs/max/index.html");
    assert!(other.iter().all(|row| row.starts_with("avec Zoé")), "{other:?}");
    assert!(meta("communautes/cercle/index.html").iter().all(|row| row.contains("Zoé")));
    let card = |page: &str| text(element(&site.page(page), "li", "card")).contains("Le cercle");
    assert!(card("carnets/index.html") && !card("communautes/cercle/index.html"));
}

#[test]
fn every_page_of_a_list_says_where_it_stands() {
    let site = gathered(201);
    for (page, trail) in [
        ("notes/", vec!["Accueil"]),
        ("carnets/", vec!["Accueil"]),
        ("etiquettes/", vec!["Accueil"]),
        ("auteurs/", vec!["Accueil"]),
        ("communautes/", vec!["Accueil"]),
        ("carnets/k/", vec!["Carnets"]),
        ("etiquettes/essai/", vec!["Étiquettes"]),
        ("etiquettes/essai/page/2/", vec!["Étiquettes", "essai"]),
        ("auteurs/zoe/", vec!["Auteur·trices"]),
        ("auteurs/zoe/page/2/", vec!["Auteur·trices", "Zoé"]),
        ("communautes/cercle/", vec!["Communautés"]),
        ("communautes/cercle/page/2/", vec!["Communautés", "Le cercle"]),
    ] {
        let html = site.page(&format!("{page}index.html"));
        assert_eq!(titles(&links(element(&html, "nav", "trail"))), trail, "{page}");
    }
}

#[test]
fn an_unlisted_notebook_stands_in_no_list() {
    let files = "//- content/notebooks/k.md\n---\ntitle: K\nvisibility: unlisted\nnotes: [a]\n---\n//- content/notes/a.md\n# A\n";
    assert!(find_element(&site(files).page("carnets/k/index.html"), "nav", "trail").is_none());
}

/// Notes `n0`, `n1`, … of notebooks k and l by turns; note `i` has a first version and `i % 3` more.
fn changing(count: usize, lines: &str) -> Site {
    let mut files = format!(
        "//- carnet.yaml\ntitle: Site\nlanguage: fr\n{lines}\ndefaults: {{visibility: public}}\n\
         //- content/communities/cercle.md\n---\nname: Le cercle\n---\n//- content/communities/autre.md\n---\nname: Autre\n---\n"
    );
    for (notebook, rest) in [("k", 0), ("l", 1)] {
        let notes: Vec<String> = (0..count).filter(|i| i % 2 == rest).map(|i| format!("n{i}")).collect();
        files += &format!(
            "//- content/notebooks/{notebook}.md\n---\ntitle: Carnet {notebook}\nnotes: [{}]\n---\n",
            notes.join(", ")
        );
    }
    for number in 0..count {
        let month = 1 + number % 5;
        let more: String = (0..number % 3)
            .map(|more| format!(", {{date: 2024-0{}-1{more}, summary: Suite {more}}}", month + 1))
            .collect();
        let community = if number % 4 == 0 { "cercle" } else { "autre" };
        files += &format!(
            "//- content/notes/n{number}.md\n---\ntitle: Note {number:02}\ncommunity: {community}\n\
             revisions: [{{date: 2024-0{month}-01, summary: Première}}{more}]\n---\nTexte.\n"
        );
    }
    site(&files)
}

fn recent(site: &Site) -> (Vec<String>, Option<String>) {
    let home = site.page("index.html");
    let Some(beside) = find_element(&home, "div", "beside") else { return (Vec::new(), None) };
    let changes = find_element(beside, "ol", "ruled").map(links).unwrap_or_default();
    (changes.into_iter().map(|(title, _)| title).collect(), find_element(beside, "p", "new-notes").map(text))
}

#[test]
fn the_home_page_names_a_note_once_and_new_notes_apart() {
    let (changes, new) = recent(&changing(9, ""));
    // Those with more than a first version, the newest change first.
    assert_eq!(changes, ["Note 04", "Note 08", "Note 02", "Note 07", "Note 01", "Note 05"]);
    assert_eq!(new.as_deref(), Some("Nouvelles notes : Note 03, Note 06, Note 00"));
}

#[test]
fn a_notebook_can_be_left_out_of_the_newest_changes() {
    let (changes, new) = recent(&changing(9, "home: {recent: {except: [k]}}"));
    assert_eq!(changes, ["Note 07", "Note 01", "Note 05"]);
    assert_eq!(new.as_deref(), Some("Nouvelles notes : Note 03"));
    assert_eq!(recent(&changing(9, "home: {recent: {except: [k, Carnet l]}}")), (vec![], None));
    // The log is whole.
    let log = changing(9, "home: {recent: {except: [k, l]}}").page("journal/index.html");
    assert!(log.contains("Note 04") && log.contains("Note 01"));
    // A note of a notebook that stays is not left out.
    let both = "//- carnet.yaml\ntitle: T\nhome: {recent: {except: k}}\ndefaults: {visibility: public}\n\
                //- content/notebooks/k.md\n---\ntitle: K\nnotes: [a]\n---\n//- content/notebooks/l.md\n---\ntitle: L\n\
                notes: [a]\n---\n//- content/notes/a.md\n---\nrevisions: [{date: 2024-01-01}, {date: 2024-01-02}]\n---\n# A\n";
    assert_eq!(recent(&site(both)).0, ["A"]);
}

#[test]
fn a_notebook_that_is_not_there_cannot_be_left_out() {
    let messages = |except: &str| changing(3, &format!("home: {{recent: {{except: [{except}]}}}}")).messages();
    assert!(messages("k").is_empty(), "{}", messages("k"));
    let unknown = messages("kk, n1");
    insta::assert_snapshot!(unknown, @r#"
    error[unknown-member]: there is no notebook named 'kk'
     --> carnet.yaml:3:26
      |
    3 | home: {recent: {except: [kk, n1]}}
      |                          ^^
      |
      = help: create it with: carnet new notebook "kk"

    error[unknown-member]: 'n1' is a note, not a notebook
     --> carnet.yaml:3:30
      |
    3 | home: {recent: {except: [kk, n1]}}
      |                              ^^
    "#);
    let misspelt = changing(3, "home: {recents: {except: [k]}}").messages();
    assert!(misspelt.contains("unknown key 'recents'") && misspelt.contains("did you mean 'recent'"), "{misspelt}");
    let withheld = "//- carnet.yaml\ntitle: T\nhome: {recent: {except: [k]}}\n\
                    //- content/notebooks/k.md\n---\ntitle: K\nvisibility: private\nnotes: []\n---\n";
    assert!(!site(withheld).messages().contains("unknown-member"), "a withheld notebook is there");
}

#[test]
fn the_log_leads_to_older_months_describes_itself_and_can_be_filtered() {
    let site = changing(30, "community: autre");
    let front = site.page("journal/index.html");
    let months = front.find("class=\"years").expect("the months");
    assert!(months < front.find("class=\"day\"").expect("the days"), "the months stand above the days");
    let older = links(element(&front, "li", "place-previous"));
    let [(title, address)] = older.as_slice() else { panic!("{older:?}") };
    assert!(title.contains("Plus ancien") && title.contains("Mars 2024"), "{title}");
    assert_eq!(address, "../journal/2024-03/");
    assert!(front.contains("<meta name=\"description\" content=\"Ce qui a changé dans «\u{a0}Site\u{a0}»"), "{front}");
    let form = element(&front, "form", "filter");
    let options: Vec<String> = elements(form, "option", "").into_iter().map(text).collect();
    assert_eq!(options, ["Tous les carnets", "Carnet k", "Carnet l", "Toutes les communautés", "Autre", "Le cercle"]);
    let places: Vec<String> = tags(&front).iter().filter_map(|tag| tag.get("data-in").map(str::to_owned)).collect();
    assert_eq!(places.len(), 30);
    assert!(places.contains(&"carnets/k/ communautes/cercle/".to_owned()), "{places:?}");
    let month = site.page("journal/2024-03/index.html");
    assert!(month.contains("en mars 2024\u{a0}: 12\u{a0}modifications."), "{month}");
    assert!(find_element(&month, "form", "filter").is_none(), "few rows need no filter");
    // A short log is all on its front page.
    let short = changing(3, "").page("journal/index.html");
    assert!(find_element(&short, "li", "place-previous").is_none() && !short.contains("filter.js"));
}
