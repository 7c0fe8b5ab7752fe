//! Documents of another language than the site's: how their text is set, and what tells a screen reader so (WCAG 2.2,
//! criterion 3.1.2).

use crate::site::site;

const ENGLISH: &str = "\
---
title: 'The \"long\" way'
summary: 'What \"long\" means'
language: en
published: 2024-01-01
revisions: [{date: 2024-02-01, summary: 'A \"first\" draft'}]
---
A \"word\" ; and [[fr]].

## The \"second\" part

- An \"item\"[^1]

| \"Head\" |
|---|
| \"cell\" |

> [!tip] A \"title\"
> A \"body\".

![A \"plan\"](plan.png \"A \"\"caption\"\"\")

[^1]: A \"note\".
";

const FRENCH: &str = "\
---
title: 'Le \"bref\"'
summary: 'Dire \"bref\"'
language: fr
---
Un \"mot\" : [[en]].

![[en#The \"second\" part]]
";

fn fixture(language: &str) -> String {
    format!(
        "\
//- carnet.yaml
title: Essai
language: {language}
base_url: https://example.org/
defaults: {{visibility: public}}
//- content/notes/en.md
{ENGLISH}
//- content/notes/fr.md
{FRENCH}
//- content/notebooks/n.md
---
title: N
notes: [en, fr]
---
//- content/notes/plan.png
"
    )
}

/// The element that holds some words: from its start tag to them.
fn holds(page: &str, start: &str, words: &str) -> bool {
    page.match_indices(start)
        .any(|(at, _)| page[at + start.len()..].split_once('>').is_some_and(|(_, r)| r.starts_with(words)))
}

#[test]
fn a_document_is_set_in_its_own_language_on_a_site_of_either() {
    for language in ["fr", "en"] {
        let site = site(&fixture(language));
        let page = site.page("notes/en/index.html");
        let own = &page[..page.find("<section class=\"links\"").expect("there are links")];
        for text in [
            "The “long” way",
            "A “word” ;",
            "What “long” means",
            "“item”",
            "“Head”",
            "“cell”",
            "A “title”",
            "A “body”",
            "A “note”",
        ] {
            assert!(own.contains(text), "{text} in {own}");
        }
        let page = site.page("notes/fr/index.html");
        for text in [
            "Le «\u{a0}bref\u{a0}»",
            "Dire «\u{a0}bref\u{a0}»",
            "Un «\u{a0}mot\u{a0}»\u{a0}:",
            "The “second” part",
            "An “item”",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
    }
}

#[test]
fn what_is_shown_of_another_language_says_so() {
    let site = site(&fixture("fr"));
    let french = site.page("notes/fr/index.html");
    assert!(holds(&french, "<span lang=\"en\"", "The “long” way"), "a link by its title: {french}");
    assert!(holds(&french, "<div lang=\"en\"", "<h2 id=\"e1-the-second-part\">"), "a passage: {french}");
    assert!(!french.contains("lang=\"fr\"><"), "its own language is the site's: {french}");
    assert!(french.contains("property=\"og:locale\" content=\"fr\""));
    let english = site.page("notes/en/index.html");
    assert!(english.contains("property=\"og:locale\" content=\"en\""));
    assert!(holds(&english, "<span lang=\"fr\"", "Le «"), "a French title in an English text: {english}");
    let notebook = site.page("carnets/n/index.html");
    for start in ["<a class=\"row-title\"", "<p class=\"row-summary\""] {
        let tags = notebook.matches(start).count();
        let marked = notebook.split(start).filter(|rest| rest.split('>').next().unwrap_or("").contains("lang=\"en\""));
        assert_eq!((tags, marked.count()), (2, 1), "{start} in {notebook}");
    }
    let feed = site.page("feed.xml");
    let entry = feed.split("<entry xml:lang=\"en\">").nth(1).expect("an entry in English");
    assert!(entry.contains("<title>The “long” way<") && entry.contains("<summary>What “long” means<"), "{feed}");
    assert!(site.page("journal/2024-02/index.html").contains("<p lang=\"en\">A “first” draft</p>"));
}

/// What carnet itself writes within a text is in the text's language, whatever the site's.
#[test]
fn words_within_a_text_are_in_its_language() {
    let text = "> [!note]\n> a\n\n> [!warning]-\n> b\n\n- [/] c\n\n| d | d | d |\n|---|---|---|\n| e | | |\n\n![[z]]\n\n```\nf\n```\n\ng[^1] [[h]]\n\n[^1]: i\n";
    for (language, words) in [
        ("en-CA", ["Note", "Warning", "begun", "Table 1", "From <a", "Back to the text", "unpublished note"]),
        ("EN_ca", ["Note", "Warning", "begun", "Table 1", "From <a", "Back to the text", "unpublished note"]),
        ("fr", ["Note", "Attention", "commencé", "Tableau 1", "Extrait de <a", "Retour au texte", "note non publiée"]),
    ] {
        for of_site in ["fr", "en", "fr_ca"] {
            let site = site(&format!(
                "//- carnet.yaml\ntitle: Essai\nlanguage: {of_site}\nlinks: {{withheld: warn}}\ndefaults: {{visibility: public}}\n\
                 //- content/notes/a.md\n---\nlanguage: {language}\n---\n{text}\n\
                 //- content/notes/z.md\nZ\n\
                 //- content/notes/h.md\n---\nvisibility: private\n---\nH\n"
            ));
            let page = site.page("notes/a/index.html");
            let body = &page[page.find("<div class=\"prose\"").expect("a text")
                ..page.find("<section class=\"facts").expect("facts")];
            for word in words {
                assert!(body.contains(word), "{word} of {language} in {of_site}: {body}");
            }
            assert!(!page.contains("EN_ca") && !page.contains("fr_ca"), "{page}");
        }
    }
}

/// A language that carnet does not know, from one file of a theme.
#[test]
fn another_language_is_one_file() {
    let site = site(
        "\
//- carnet.yaml
title: \"Das \\\"Heft\\\" der Gruppe\"
language: de
theme: haus
defaults: {visibility: public}
addresses: {notes: notizen}
//- themes/haus/i18n/de.yaml
name: Deutsch
typography:
  quotes: [„, “]
  inner_quotes: [‚, ‘]
  groups_digits: true
numbers: {group: .}
dates:
  months: [Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember]
  short_months: [Jan., Feb., März, Apr., Mai, Juni, Juli, Aug., Sept., Okt., Nov., Dez.]
  first: 1.
  day: \"{day}. {month} {year}\"
  month: \"{month} {year}\"
texts: {notes: Notizen, reading_time: {one: \"{n} Minute\", other: \"{n} Minuten\"}}
markdown: {tip: Hinweis}
//- content/notes/a.md
---
title: Der \"erste\" Schritt
published: 2024-03-05
---
Er sagt: \"ja, \"gut\" so\", 10 000 mal ^hier

> [!tip]
> Ein Rat.
//- content/notes/b.md
---
title: Un \"mot\" français
language: fr
---
Il dit : \"oui\" !
",
    );
    let page = site.page("notizen/a/index.html");
    for expected in [
        "<html lang=\"de\"",
        "Der „erste“ Schritt",
        "Er sagt: „ja, ‚gut‘ so“, 10\u{a0}000 mal",
        "id=\"block-hier\"",
        ">Hinweis<",
        "5. März 2024",
        "Das „Heft“ der Gruppe",
        "1 Minute",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    assert!(site.page("notizen/b/index.html").contains("Il dit\u{a0}: «\u{a0}oui\u{a0}»\u{202f}!"));
}

#[test]
fn the_text_of_the_home_page_has_its_own_language() {
    let page = |language: &str| {
        let site = site(&format!("//- content/index.md\n---\nlanguage: {language}\n---\nWelcome.\n"));
        site.page("index.html")
    };
    assert!(page("en").contains("<div class=\"prose\" lang=\"en\">"), "{}", page("en"));
    assert!(page("fr").contains("<div class=\"prose\">"), "{}", page("fr"));
}
