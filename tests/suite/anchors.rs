//! Links to places within pages: the top, ids of HTML that is kept, passages of other notes.

use crate::site::site;

const TRUSTED: &str = "\
//- carnet.yaml
title: Essai
base_url: https://example.org/
defaults: {visibility: public}
html: trusted
";

fn body(page: &str) -> &str {
    let from = page.find("<div class=\"prose\"").expect("a page has a text");
    let to = page[from..].find("<section class=\"facts\"").map_or(page.len(), |end| from + end);
    &page[from..to]
}

#[test]
fn links_to_the_top_of_a_page() {
    let site = site(
        "\
//- content/notes/a.md
# Le plan

[un](#top) [deux](#le-plan) [trois](#) [[#Le plan]] [quatre](b.md#top)
//- content/notes/b.md
x
",
    );
    let page = site.page("notes/a/index.html");
    let body = body(&page);
    for link in [">un</a>", ">deux</a>", ">trois</a>", ">Le plan</a>"] {
        assert!(body.contains(&format!("href=\"#\"{link}")), "{link} in {body}");
    }
    assert!(body.contains("href=\"../../notes/b/\">quatre</a>"), "{body}");
}

#[test]
fn a_passage_under_the_title_is_the_whole_text_or_ends_at_the_next_of_its_level() {
    let site = site(
        "\
//- content/notes/a.md
![[b#Un]]

![[c#Un]]
//- content/notes/b.md
# Un

Premier texte.

## Suite

Second texte.
//- content/notes/c.md
# Un

Troisième texte.

# Deux

Quatrième texte.
",
    );
    let page = site.page("notes/a/index.html");
    let body = body(&page);
    for (text, is_there) in [("Premier", true), ("Second", true), ("Troisième", true), ("Quatrième", false)] {
        assert_eq!(body.contains(text), is_there, "{text} in {body}");
    }
}

#[test]
fn ids_of_html_differ_from_those_of_headings_and_of_embedded_texts() {
    let site = site(&format!(
        "{TRUSTED}\
//- content/notes/a.md
## Ici

<p id=\"ici\">A</p>

<a href=\"#ici\">vers</a> [là](#ici) [titre](#ici-2)

![[b]]
//- content/notes/b.md
<p id=\"ici\">B</p>

<a href=\"#ici\">dans b</a>
"
    ));
    let page = site.page("notes/a/index.html");
    let body = body(&page);
    for part in [
        "<h2 id=\"ici-2\">Ici</h2>",
        "<p id=\"ici\">A</p>",
        "<a href=\"#ici\">vers</a>",
        "href=\"#ici\">là</a>",
        "href=\"#ici-2\">titre</a>",
        "<p id=\"e1-ici\">B</p>",
        "<a href=\"#e1-ici\">dans b</a>",
    ] {
        assert!(body.contains(part), "{part} in {body}");
    }
}

#[test]
fn an_image_that_is_not_there_leaves_its_words_or_its_name() {
    let site = site(
        "\
//- carnet.yaml
title: Essai
base_url: https://example.org/
defaults: {visibility: public}
links: {unresolved: warn}
//- content/notes/a.md
![[absente.png]]

Dans ![](images/perdue.png) et ![Le plan](autre.png).

| a |
|---|
| ![](cellule.svg) |
",
    );
    let page = site.page("notes/a/index.html");
    for words in ["absente.png", "perdue.png", "Le plan", "cellule.svg"] {
        let marks = page.split("<span class=\"broken\" title=\"").skip(1);
        let mut shown = marks.filter_map(|rest| rest.split_once('>')?.1.split_once("</span>").map(|(text, _)| text));
        assert!(shown.any(|text| text == words), "{words} in {page}");
    }
    assert!(!page.contains("src=\"#\""));
}

#[test]
fn links_lead_to_the_ids_of_sanitised_html() {
    let site = site(
        "\
//- carnet.yaml
title: Essai
defaults: {visibility: public}
//- content/notes/a.md
<a name=\"ici\"></a>un <span id=\"Mot Clé\">deux</span>

<h2 id=\"c-main\">trois</h2>

[v1](#ici) [v2](#Mot%20Clé) [v3](#c-main) [v4](#ICI) <a href=\"#ici\">v5</a> [[#ici|v6]]
//- content/notes/b.md
[v7](a.md#ici) ![[a]]
",
    );
    let page = site.page("notes/a/index.html");
    let body = body(&page);
    for (link, id) in [
        ("v1", "ici"),
        ("v2", "Mot-Cl%C3%A9"),
        ("v3", "user-content-c-main"),
        ("v4", "ici"),
        ("v5", "ici"),
        ("v6", "ici"),
    ] {
        assert!(body.contains(&format!("href=\"#{id}\">{link}</a>")), "{link} in {body}");
    }
    assert!(body.contains("<h2 id=\"user-content-c-main\">") && body.contains("<span id=\"Mot-Clé\">"), "{body}");
    assert!(site.page("notes/a/index.md").contains("<a name=\"ici\">"));
    let other = site.page("notes/b/index.html");
    assert!(other.contains("href=\"../../notes/a/#ici\">v7"), "{other}");
}

#[test]
fn the_title_of_the_front_matter_is_a_place_too() {
    let site = site(
        "\
//- carnet.yaml
title: Essai
defaults: {visibility: public}
//- content/notes/a.md
---
title: Le long titre
---
## Un

[[#Le long titre|un]]
//- content/notes/b.md
[[a#Le long titre|deux]] [trois](a.md#le-long-titre) [quatre](a.md#Le%20long%20titre)

![[a#Le long titre]]
",
    );
    assert!(site.page("notes/a/index.html").contains("href=\"#\">un</a>"));
    let page = site.page("notes/b/index.html");
    for link in ["deux", "trois", "quatre"] {
        assert!(page.contains(&format!("href=\"../../notes/a/\">{link}</a>")), "{link} in {page}");
    }
    assert!(page.contains("<h2 id=\"e1-un\">Un</h2>"), "{page}");
}
