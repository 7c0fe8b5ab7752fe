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
    assert!(text(element(&second, "div", "filter")).contains("parmi les notes de cette page"));
    assert_eq!(elements(&second, "nav", "pager").len(), 2);
    assert_eq!(self::titles(&links(element(&second, "nav", "trail"))), ["Accueil", "Toutes les notes"]);
}

#[test]
fn a_short_list_has_neither_letters_nor_a_filter() {
    let page = notes("title: T\nlanguage: fr", &MIXED[..12]).page("notes/index.html");
    assert_eq!(lettered(&page).len(), 1);
    assert!(find_element(&page, "div", "filter").is_none() && find_element(&page, "nav", "letters").is_none());
    assert!(!page.contains("filter.js"));
    let page = notes("title: T\nlanguage: fr", &MIXED[..13]).page("notes/index.html");
    assert!(find_element(&page, "div", "filter").is_some() && page.contains("assets/filter.js"));
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
            assert_eq!(find_element(&html, "div", "filter").is_some(), filters, "{page} {count}");
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
fn the_home_page_searches_and_tells_what_changed_before_its_communities() {
    let home = changing(9, "").page("index.html");
    assert!(element(&home, "form", "home-search").contains("name=\"q\""));
    assert!(home.contains("role=\"search\" action=\"./recherche/\""), "{home}");
    let places = ["id=\"c-notebooks\"", "id=\"c-changes\"", "id=\"c-communities\""].map(|id| home.find(id));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert!(!changing(9, "search: false").page("index.html").contains("home-search"));
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
    // So is the notebook's own feed; that of the site says what the home page does.
    let left_out = changing(9, "home: {recent: {except: [k]}}");
    let told =
        |path: &str| (0..9).filter(|n| left_out.page(path).contains(&format!("Note {n:02}"))).collect::<Vec<_>>();
    assert_eq!((told("feed.xml"), told("carnets/k/feed.xml")), (vec![1, 3, 5, 7], vec![0, 2, 4, 6, 8]));
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
    let form = element(&front, "div", "filter");
    let options: Vec<String> = elements(form, "option", "").into_iter().map(text).collect();
    assert_eq!(options, ["Tous les carnets", "Carnet k", "Carnet l", "Toutes les communautés", "Autre", "Le cercle"]);
    let places: Vec<String> = tags(&front).iter().filter_map(|tag| tag.get("data-in").map(str::to_owned)).collect();
    assert_eq!(places.len(), 30);
    assert!(places.contains(&"carnets/k/ communautes/cercle/".to_owned()), "{places:?}");
    let month = site.page("journal/2024-03/index.html");
    assert!(month.contains("en mars 2024\u{a0}: 12\u{a0}modifications."), "{month}");
    assert!(find_element(&month, "div", "filter").is_none(), "few rows need no filter");
    // A short log is all on its front page.
    let short = changing(3, "").page("journal/index.html");
    assert!(find_element(&short, "li", "place-previous").is_none() && !short.contains("filter.js"));
}

#[test]
fn the_log_goes_on_at_the_first_line_that_its_front_page_does_not_show() {
    let revisions = |count: usize| -> String {
        (1..=count).map(|n| format!("{{date: 2024-01-02T{:02}:{:02}, summary: s{n}}}, ", n / 60, n % 60)).collect()
    };
    for (count, page, line) in [(40, "journal/2024-01/", "s10"), (240, "journal/2024-01/", "s210")] {
        let site = site(&format!("//- content/notes/a.md\n---\nrevisions: [{}]\n---\n# A\n", revisions(count)));
        let front = site.page("journal/index.html");
        assert_eq!(links(element(&front, "li", "place-previous"))[0].1, format!("../{page}#c-older"));
        let month = site.page(&format!("{page}index.html"));
        let first = month.split("id=\"c-older\"").nth(1).expect("the line");
        assert!(first.split("</li>").next().is_some_and(|row| row.contains(&format!("<p>{line}</p>"))), "{first}");
    }
}

/// A path of steps: for each note its categories, and whether it is pinned.
fn path(steps: &[(&str, &str)]) -> Site {
    let mut files = String::from(
        "//- content/notebooks/p.md\n---\ntitle: Parcours\nsteps: true\n\
         categories: [{id: a, title: Avant}, {id: b, title: Pendant}, {id: c, title: Ensuite}]\nnotes:\n",
    );
    for (name, membership) in steps {
        files += &format!("  - {{note: {name}{membership}}}\n");
    }
    files += "---\n";
    for (name, _) in steps {
        files += &format!("//- content/notes/{name}.md\n---\ntitle: Note {name}\nsummary: Résumé.\n---\nTexte.\n");
    }
    site(&files)
}

#[test]
fn a_pinned_step_stays_in_its_path_and_is_pointed_to() {
    let site = path(&[
        ("un", ", categories: [a]"),
        ("deux", ", categories: [a], pinned: true"),
        ("trois", ", categories: [b, c]"),
        ("quatre", ", categories: [c]"),
    ]);
    let page = site.page("carnets/p/index.html");
    let pinned = element(&page, "section", "section-pinned");
    assert_eq!(text(pinned), "À lire d’abord Note deux Résumé.");
    let numbers = |section: &str| -> Vec<String> { texts(section, "span", "row-number") };
    let shown: Vec<Vec<String>> =
        elements(&page, "section", "section-category").iter().map(|section| numbers(section)).collect();
    assert_eq!(shown, [vec!["1", "2"], vec!["3"], vec!["3", "4"]]);
    let beside: Vec<String> = texts(element(&page, "nav", "side"), "li", "");
    assert_eq!(beside, ["À lire d’abord 1", "Avant 2", "Pendant 1", "Ensuite 2"]);
    // The rail beside a note has the same numbers.
    let note = site.page("notes/deux/index.html");
    let rail = element(&note, "nav", "path");
    assert_eq!(texts(rail, "li", ""), ["1. Note un", "2. Note deux", "3. Note trois", "4. Note quatre"]);
    assert_eq!(texts(rail, "p", "path-category"), ["Avant", "Pendant", "Ensuite"]);
    assert!(text(rail).contains("Étape 2 sur 4") && text(&page).contains("4 étapes"));
    assert!(!site.messages().contains("interleaved"), "{}", site.messages());
}

#[test]
fn the_counts_beside_a_notebook_are_those_of_all_its_pages() {
    let mut files = String::from("//- content/notebooks/n.md\n---\ntitle: N\ncategories: [x, y]\nnotes:\n");
    (1..=250).for_each(|n| files += &format!("- {{note: n{n}, categories: [{}]}}\n", if n < 50 { "x" } else { "y" }));
    files += "---\n";
    (1..=250).for_each(|n| files += &format!("//- content/notes/n{n}.md\n# Note {n}\n"));
    let page = site(&files).page("carnets/n/index.html");
    assert_eq!(texts(element(&page, "nav", "side"), "span", "count"), ["49", "201"]);
}

#[test]
fn a_step_of_several_categories_stays_with_the_one_before_it_in_the_rail() {
    let site = path(&[
        ("un", ", categories: [a]"),
        ("deux", ", categories: [b, a]"),
        ("trois", ", categories: [a]"),
        ("quatre", ", categories: [b]"),
    ]);
    let note = site.page("notes/un/index.html");
    assert_eq!(texts(element(&note, "nav", "path"), "p", "path-category"), ["Avant", "Pendant"]);
    assert!(!site.messages().contains("interleaved"), "{}", site.messages());
}

#[test]
fn categories_interleaved_in_a_path_are_told() {
    let site = path(&[
        ("un", ", categories: [a]"),
        ("deux", ", categories: [b]"),
        ("trois", ", categories: [a]"),
        ("quatre", ", categories: [b]"),
        ("cinq", ", categories: [a]"),
    ]);
    insta::assert_snapshot!(site.messages(), @r"
    warning[interleaved-categories]: the page shows step 3 before step 2: its category 'Avant' stands first
     --> content/notebooks/p.md:8:32
      |
    8 |   - {note: trois, categories: [a]}
      |                                ^
      |
      = help: keep the steps of a category together, and declare the categories in the order of the path
    ");
}

#[test]
fn categories_of_a_path_in_its_order_are_not_told() {
    let a = ", categories: [a]";
    let b = ", categories: [b]";
    for (steps, is_told) in [
        (vec![a, a, b], false),
        (vec![b, a], true),
        (vec![a, "", a], true),
        (vec!["", a], true),
        (vec![a, b, ""], false),
        (vec![a, ", categories: [c, b]", b, ", categories: [a, c]"], false),
        (vec![", categories: [c, a]", b, ", categories: [c]"], false),
        (vec!["", ""], false),
    ] {
        let names = ["un", "deux", "trois", "quatre"];
        let steps: Vec<(&str, &str)> = names.into_iter().zip(steps).collect();
        assert_eq!(path(&steps).messages().contains("interleaved-categories"), is_told, "{steps:?}");
    }
    // A step that is withheld is none; a notebook without steps is no path.
    let files = |steps: bool, visibility: &str| {
        format!(
            "//- content/notebooks/p.md\n---\ntitle: P\nsteps: {steps}\ncategories: [a, b]\n\
             notes: [{{note: x, categories: [b]}}, {{note: y, categories: [a]}}]\n---\n\
             //- content/notes/x.md\n---\nvisibility: {visibility}\n---\n# X\n//- content/notes/y.md\n# Y\n"
        )
    };
    for (steps, visibility, is_told) in [(true, "public", true), (true, "private", false), (false, "public", false)] {
        let said = site(&files(steps, visibility)).messages();
        assert_eq!(said.contains("interleaved-categories"), is_told, "{steps} {visibility}: {said}");
    }
}
