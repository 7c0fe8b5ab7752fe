//! What is to be read again: on its page, in the list, in the feed. The day of the builds is 15 June 2024.

use crate::html::{element, elements, find_element, links, text, texts};
use crate::site::site;

const NOTES: &str = "//- content/authors/zoe.md\n---\nname: Zoé\n---\n\
     //- content/notes/a.md\n---\ntitle: En retard\nreview_by: 2024-06-14\nresponsible: [zoe, Max]\n---\n[[b]] [[c]] [[d]]\n\
     //- content/notes/b.md\n---\ntitle: Aujourd'hui\nreview_by: 2024-06-15\n---\n[[a]]\n\
     //- content/notes/c.md\n---\ntitle: Bientôt\nreview_by: 2024-07-15\n---\nTexte.\n\
     //- content/notebooks/k.md\n---\ntitle: Un carnet\nreview_by: 2024-07-16\nnotes: [a]\n---\n\
     //- content/notes/d.md\n---\ntitle: Gardée\nreview_by: 2024-06-01\nvisibility: private\n---\nTexte.\n\
     //- content/notes/e.md\n---\ntitle: Discrète\nreview_by: 2024-06-01\nvisibility: unlisted\n---\nTexte.\n";

#[test]
fn the_list_has_what_is_late_first_then_month_by_month() {
    let page = site(NOTES).page("a-relire/index.html");
    let groups: Vec<(String, Vec<String>)> = elements(&page, "section", "group")
        .iter()
        .map(|group| (text(element(group, "h2", "letter")), texts(group, "a", "row-title")))
        .collect();
    let groups: Vec<(&str, Vec<&str>)> =
        groups.iter().map(|(month, rows)| (month.as_str(), rows.iter().map(String::as_str).collect())).collect();
    assert_eq!(
        groups,
        [
            ("En retard", vec!["En retard"]),
            ("juin 2024", vec!["Aujourd’hui"]),
            ("juillet 2024", vec!["Bientôt", "Un carnet"])
        ]
    );
    let row = text(elements(&page, "li", "row")[0]);
    assert!(row.contains("À relire au plus tard le 14 juin 2024") && row.contains("Responsable : Zoé et Max"), "{row}");
    assert!(text(element(&page, "header", "head")).contains("4 pages"));
    assert!(page.contains("noindex") && !page.contains("Gardée") && !page.contains("Discrète"));
}

#[test]
fn a_page_says_its_day_and_warns_when_it_has_passed() {
    let site = site(NOTES);
    for (path, is_late) in [("notes/a", true), ("notes/b", false), ("notes/e", true), ("carnets/k", false)] {
        let page = site.page(&format!("{path}/index.html"));
        let banner = find_element(&page, "aside", "review");
        assert_eq!(banner.is_some(), is_late, "{path}");
        let facts = text(element(&page, "section", "facts"));
        assert!(facts.contains("À relire au plus tard le"), "{path}: {facts}");
    }
    let page = site.page("notes/a/index.html");
    let banner = element(&page, "aside", "review");
    assert!(text(banner).contains("au plus tard le 14 juin 2024") && text(banner).contains("Zoé et Max"), "{banner}");
    assert_eq!(links(banner)[0].1, "../../auteurs/zoe/");
    let source = site.page("notes/a/index.md");
    assert!(source.contains("review_by: 2024-06-14\nresponsible: [\"Zoé\", \"Max\"]\n"), "{source}");
}

#[test]
fn the_feed_tells_of_a_review_thirty_days_before() {
    let site = site(NOTES);
    let feed = site.page("a-relire/feed.xml");
    let titles: Vec<&str> = feed.split("<title").skip(2).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
    let of = |day: &str, title: &str| format!("À relire au plus tard le {day} : {title}");
    let titles: Vec<String> = titles.iter().map(|title| title.replace('\u{a0}', " ").replace("&#39;", "'")).collect();
    assert_eq!(
        titles,
        [of("15 juillet 2024", "Bientôt"), of("15 juin 2024", "Aujourd’hui"), of("14 juin 2024", "En retard")]
    );
    assert!(feed.contains("<updated>2024-06-15T") && feed.contains("<name>Zoé, Max</name>"), "{feed}");
    assert!(site.page("a-relire/index.html").contains("href=\"../a-relire/feed.xml\""));
}

#[test]
fn a_feed_that_tells_of_nothing_yet_has_the_date_of_the_newest_change() {
    let note = "//- content/notes/a.md\n---\nreview_by: 2025-06-14\nrevisions: [{date: 2024-03-02}, {date: 2024-05-06}]\n---\n# A\n";
    let feed = site(note).page("a-relire/feed.xml");
    assert!(!feed.contains("<entry") && feed.contains("<updated>2024-05-06T"), "{feed}");
}

#[test]
fn without_a_day_there_is_neither_list_nor_link() {
    let site = site(
        "//- content/notes/a.md\n# A\n//- content/notes/e.md\n---\nreview_by: 2024-06-01\nvisibility: unlisted\n---\nTexte.\n",
    );
    assert!(!site.files().keys().any(|path| path.starts_with("a-relire")));
    assert!(!site.page("index.html").contains("a-relire"));
}
