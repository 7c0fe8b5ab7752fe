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
