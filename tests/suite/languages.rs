//! Notes in several languages: the list of each with its feed, the ways to them, and what lists say of a note in another language.

use crate::html::{element, elements, find_element, links, tags, text, texts};
use crate::site::{Site, site};

const HEAD: &str =
    "//- carnet.yaml\ntitle: Essai\nlanguage: fr-CA\nbase_url: https://exemple.org/\ndefaults: {visibility: public}\n";

const NOTES: &str = "\
//- content/notes/pas.md
---
title: Premiers pas
revisions: [{date: 2024-03-01, summary: Un début}]
---
Texte.
//- content/notes/france.md
---
title: En France
language: fr-FR
---
Texte.
//- content/notes/steps.md
---
title: The steps
language: en
authors: [a, b, c, d, e, f, g, h, i, j, k, l, m, n]
revisions: [{date: 2024-03-02, summary: 'A \"start\"'}]
---
Text.
//- content/notes/colour.md
---
title: Colours
language: en-GB
---
Text.
//- content/notes/schritte.md
---
title: Schritte
language: de
---
Text.
//- content/notebooks/k.md
---
title: Everything
language: en
notes: [pas, steps, colour, schritte, france]
---
";

fn made(files: &str) -> Site {
    site(&format!("{HEAD}{files}"))
}

/// The pages and feeds of languages.
fn planned(site: &Site) -> Vec<String> {
    site.files().into_keys().filter(|path| path.starts_with("langues/")).collect()
}

/// Each link to the list of a language, with the language of the list and that of its words.
fn leading(html: &str) -> Vec<(String, String, Option<String>)> {
    let leads = |tag: &&crate::html::Tag| tag.name == "a" && tag.get("href").is_some_and(|to| to.contains("langues/"));
    let words = links(html).into_iter().filter(|(_, to)| to.contains("langues/")).map(|(words, _)| words);
    let all = tags(html);
    let links = words.zip(all.iter().filter(leads));
    links
        .map(|(words, tag)| {
            (words, tag.get("hreflang").unwrap_or_default().to_owned(), tag.get("lang").map(str::to_owned))
        })
        .collect()
}

#[test]
fn each_language_has_its_list_by_title() {
    let site = made(NOTES);
    let paths = planned(&site);
    let expected = ["de/feed.xml", "de/", "en/feed.xml", "en/", "fr/feed.xml", "fr/", ""];
    let expected = expected.map(|path| match path.ends_with(".xml") {
        true => format!("langues/{path}"),
        false => format!("langues/{path}index.html"),
    });
    assert_eq!(paths, expected);
    let list = |language: &str| {
        let page = site.page(&format!("langues/{language}/index.html"));
        let title = tags(&page).into_iter().find(|tag| tag.name == "h1").expect("a title");
        let own = title.get("lang").map(str::to_owned);
        (text(element(&page, "h1", "")), own, texts(&page, "a", "row-title"))
    };
    // The article counts no more than in other lists, and a region makes no other language.
    assert_eq!(list("en"), ("Notes in English".into(), Some("en".into()), vec!["Colours".into(), "The steps".into()]));
    assert_eq!(list("fr"), ("Notes en français".into(), None, vec!["En France".into(), "Premiers pas".into()]));
    assert_eq!(list("de"), ("Notes en allemand".into(), None, vec!["Schritte".into()]));
    let page = site.page("langues/index.html");
    assert_eq!(texts(&page, "a", "row-title"), ["Deutsch", "English", "Français"]);
    let page = site.page("langues/en/index.html");
    assert!(!text(element(&page, "main", "")).contains("en anglais"), "all of the list is");
    assert!(
        page.contains("<meta name=\"description\" content=\"Notes in English, on “Essai”: 2\u{a0}notes.\">"),
        "{page}"
    );
    let map = site.page("sitemap.xml");
    assert!(map.contains("/langues/en/</loc>") && map.contains("/langues/</loc>"), "{map}");
}

#[test]
fn a_feed_and_its_entries_say_their_languages() {
    let site = made(NOTES);
    let titles = |path: &str| {
        let feed = site.page(path);
        let language = tags(&feed).into_iter().find(|tag| tag.name == "feed").expect("a feed");
        let entries = elements(&feed, "entry", "");
        let own = tags(&feed).into_iter().filter(|tag| tag.name == "entry");
        let entries: Vec<(String, Option<String>)> = entries
            .into_iter()
            .zip(own)
            .map(|(entry, tag)| (text(element(entry, "title", "")), tag.get("xml:lang").map(str::to_owned)))
            .collect();
        (language.get("xml:lang").map(str::to_owned), text(element(&feed, "title", "")), entries)
    };
    let steps = || String::from("The steps");
    let steps_in_english = (steps(), Some(String::from("en")));
    assert_eq!(
        titles("langues/en/feed.xml"),
        (Some("en".into()), "Notes in English · Essai".into(), vec![(steps(), None)])
    );
    assert_eq!(
        titles("langues/fr/feed.xml"),
        (Some("fr-CA".into()), "Notes en français · Essai".into(), vec![("Premiers pas".into(), None)])
    );
    let both = vec![steps_in_english, ("Premiers pas".into(), None)];
    assert_eq!(titles("feed.xml"), (Some("fr-CA".into()), "Essai".into(), both));
    // A notebook's feed is in its language.
    let both = vec![(steps(), None), ("Premiers pas".into(), Some("fr-CA".into()))];
    assert_eq!(titles("carnets/k/feed.xml"), (Some("en".into()), "Everything · Essai".into(), both));
    let feed = site.page("langues/en/feed.xml");
    assert!(feed.contains(", l, and 2 others</name>") && feed.contains("<summary>Text.<"), "{feed}");
    let page = site.page("langues/en/index.html");
    assert!(page.contains("href=\"../../langues/en/feed.xml\""), "{page}");
}

#[test]
fn lists_lead_to_the_languages_and_name_them() {
    let site = made(NOTES);
    let (en, de) = (|lang: &str| ("Notes in English".to_owned(), "en".to_owned(), Some(lang.to_owned())), "de");
    let german = || ("Notes en allemand".to_owned(), de.to_owned(), None);
    for path in ["notes/pas/index.html", "index.html", "carnets/k/index.html"] {
        assert_eq!(leading(element(&site.page(path), "footer", "")), [german(), en("en")], "{path}");
    }
    let home = site.page("index.html");
    let column = element(&home, "div", "column");
    assert!(text(column).contains("Dans une autre langue :"), "{column}");
    assert_eq!(leading(column), [german(), en("en")]);
    let page = site.page("notes/index.html");
    let named = |name: &str, language: &str| (name.to_owned(), language.to_owned(), Some(language.to_owned()));
    let french = ("Français".to_owned(), "fr".to_owned(), None);
    assert_eq!(leading(element(&page, "header", "head")), [named("Deutsch", "de"), named("English", "en"), french]);
    let of = |title: &str| {
        let row = elements(&page, "li", "row").into_iter().find(|row| row.contains(title)).expect("a row");
        let link = tags(row).into_iter().find(|tag| tag.has_class("row-title")).expect("a link");
        let said = texts(row, "span", "").into_iter().find(|words| words.starts_with("en "));
        (said.unwrap_or_default(), link.get("hreflang").unwrap_or_default().to_owned())
    };
    assert_eq!(of("Colours"), ("en anglais".into(), "en-GB".into()));
    assert_eq!(of("Schritte"), ("en allemand".into(), "de".into()));
    assert_eq!(of("Premiers pas"), (String::new(), String::new()));
    assert_eq!(of("En France"), (String::new(), "fr-FR".into()), "a region is no other language");
    let notebook = text(element(&site.page("carnets/k/index.html"), "main", ""));
    assert_eq!(notebook.matches("en anglais").count(), 3, "itself and two notes: {notebook}");
}

#[test]
fn programs_learn_the_languages_too() {
    let site = made(NOTES);
    let index: serde_json::Value = serde_json::from_str(&site.page("index.json")).expect("JSON");
    let notes = index["notes"].as_array().expect("notes");
    let of = |title: &str| notes.iter().find(|note| note["title"] == title).map(|note| note["language"].clone());
    assert_eq!(of("Colours"), Some("en-GB".into()));
    assert_eq!(of("Premiers pas"), Some(serde_json::Value::Null), "it is the site's");
    assert_eq!(index["notebooks"][0]["language"], "en");
    let files = site.files();
    let filter = files.iter().find(|(path, _)| path.starts_with("assets/search-index/language-")).expect("a filter").1;
    let filter = String::from_utf8_lossy(filter);
    assert_eq!(filter.lines().collect::<Vec<_>>(), ["de", "en", "fr"]);
}

#[test]
fn a_site_in_one_language_has_no_lists_of_languages() {
    let one = made(
        "//- content/notes/a.md\n---\ntitle: A\n---\nTexte.\n\
         //- content/notes/b.md\n---\ntitle: B\nlanguage: fr-FR\n---\nTexte.\n\
         //- content/pages/c.md\n---\ntitle: C\nlanguage: en\n---\nText.\n",
    );
    assert_eq!(planned(&one), [""; 0]);
    assert!(!one.page("notes/index.html").contains("langues/"));
    // All of it is in a language that is not the site's.
    let other = made("//- content/notes/a.md\n---\ntitle: A\nlanguage: en\n---\nText.\n");
    assert_eq!(planned(&other), [""; 0]);
    assert!(text(element(&other.page("notes/index.html"), "main", "")).contains("en anglais"));
}

#[test]
fn what_is_withheld_or_unlisted_makes_no_language() {
    let files = |seen: &str| {
        format!(
            "//- content/communities/ring.md\n---\nname: Ring\n---\n\
             //- content/notes/a.md\n---\ntitle: A\n---\n[[b|là]].\n\
             //- content/notes/b.md\n---\ntitle: Geheim\nlanguage: de\ncommunity: ring\n{seen}\n---\nWort.\n\
             //- carnet.yaml\ntitle: Essai\nlanguage: fr\nlinks: {{unresolved: warn}}\n\
             defaults: {{visibility: public}}\n"
        )
    };
    for seen in ["visibility: private", "draft: true", "visibility: community", "visibility: unlisted"] {
        let site = site(&files(seen));
        assert_eq!(planned(&site), [""; 0], "{seen}");
        for (path, bytes) in site.files().into_iter().filter(|(path, _)| !path.starts_with("notes/b/")) {
            let bytes = String::from_utf8_lossy(&bytes).into_owned();
            let is_said = bytes.contains("Deutsch") || bytes.contains("allemand") || bytes.contains("langues/de");
            assert!(!is_said, "{seen}: {path}: {bytes}");
        }
    }
}

#[test]
fn an_english_site_names_the_others_in_english() {
    let site = site(
        "//- carnet.yaml\ntitle: Trial\nlanguage: en\ndefaults: {visibility: public}\n\
         //- content/notes/a.md\n---\ntitle: A\n---\nText.\n\
         //- content/notes/b.md\n---\ntitle: B\nlanguage: fr\n---\nTexte.\n\
         //- content/notes/c.md\n---\ntitle: C\nlanguage: tlh\n---\nTlhIngan.\n",
    );
    let page = site.page("notes/index.html");
    assert!(text(element(&page, "main", "")).contains("in French"), "{page}");
    let foot = element(&page, "footer", "");
    assert!(foot.contains("lang=\"fr\">Notes en français</a>") && foot.contains("Notes in tlh</a>"), "{foot}");
    assert_eq!(text(element(&site.page("languages/fr/index.html"), "h1", "")), "Notes en français");
    assert_eq!(texts(&site.page("languages/index.html"), "a", "row-title"), ["English", "Français", "tlh"]);
}

#[test]
fn many_languages_are_listed_on_a_page_of_their_own() {
    let tags: Vec<String> = ('a'..='n').map(|letter| format!("q{letter}")).collect();
    let files: String = tags
        .iter()
        .map(|tag| format!("//- content/notes/{tag}.md\n---\ntitle: N {tag}\nlanguage: {tag}\n---\nTexte.\n"))
        .collect();
    let site = made(&files);
    let foot = site.page("index.html");
    let foot = element(&foot, "footer", "");
    let direct = leading(foot);
    assert_eq!(direct.len(), 13, "a dozen, and the list of all: {foot}");
    assert_eq!(direct[12].0, "Langues");
    assert_eq!(texts(&site.page("langues/index.html"), "a", "row-title").len(), 14);
    assert!(
        find_element(&site.page("notes/index.html"), "header", "head").is_some_and(|head| head.contains("Langues"))
    );
}

/// On a French site: words of the interface are French, all that authors wrote is in their language and says so.
#[test]
fn what_an_author_wrote_in_another_language_is_marked_all_over_the_site() {
    let site = made(
        "\
//- content/notes/steps.md
---
title: The steps
language: en
authors: [zoe, sam]
aliases: [First things]
published: 2024-02-01
cover: {image: x.png, alt: A square, credit: Zoe}
further: [{title: The guide, url: \"https://example.org/\"}, \"[[pas|The other way]]\", pas]
sources:
  - {key: s, authors: [A. Smith, B. Jones], year: 2017, title: Good work}
---
Text [@s].

## A heading

## Another
//- content/notes/x.png
//- content/notes/pas.md
---
title: Premiers pas
authors: [zoe, sam]
published: 2024-02-01
summary: Un début.
---
Voir [[steps]].
//- content/notes/care.md
---
title: Care
kind: term
language: en
aliases: [Looking after]
---
A word.
//- content/authors/zoe.md
---
name: Zoe
language: en
summary: She writes.
---
//- content/authors/sam.md
---
name: Sam
---
//- content/notebooks/k.md
---
title: Everything
language: en
categories: [{id: one, title: The first}]
notes: [{note: steps, categories: [one]}, {note: pas, categories: [one]}]
---
",
    );
    let page = site.page("notes/steps/index.html");
    for words in [
        "<ol lang=\"en\">\n<li><a class=\"level-2\"",
        "alt=\"A square\" lang=\"en\"",
        "Crédit\u{a0}: <span lang=\"en\">Zoe</span>",
        "<li lang=\"en\"><a class=\"external\" href=\"https://example.org/\"",
        "<li lang=\"en\"><a href=\"../../notes/pas/\">The other way</a><p lang=\"fr-CA\">Un début.</p>",
        "<li><a href=\"../../notes/pas/\">Premiers pas</a><p>Un début.</p>",
        "<span lang=\"en\">A. Smith, &amp; B. Jones. (2017).",
        "aria-label=\"Retour au texte\"",
        "<dd lang=\"en\">First things</dd>",
        "<p lang=\"en\">She writes.</p>",
        "lang=\"en\">Zoe, &amp; Sam. (2024, February 1). <cite>The steps</cite>",
        "<a href=\"../../carnets/k/\" lang=\"en\">Everything</a>\n<p class=\"path-place\">Note 1 sur 2</p>",
        "<p class=\"path-category\" lang=\"en\">The first</p>",
        "<span lang=\"en\">The first</span>",
        "href=\"../../langues/en/feed.xml\"",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let french = site.page("notes/pas/index.html");
    assert!(french.contains("<p class=\"citation\" data-copy>Zoe et Sam. (2024, 1er février). "), "{french}");
    assert!(!french.contains("langues/en/feed.xml"));
    for (path, words) in [
        ("lexique/index.html", "<p class=\"meta\" lang=\"en\">Also: Looking after</p>"),
        ("auteurs/index.html", "<p class=\"row-summary\" lang=\"en\">She writes.</p>"),
        ("carnets/k/index.html", "<h2 id=\"c-one\" lang=\"en\">The first</h2>"),
        ("carnets/k/entier/index.html", "<span lang=\"en\">A. Smith, &amp; B. Jones. (2017)."),
    ] {
        let page = site.page(path);
        assert!(page.contains(words), "{path}: {words}\n{page}");
    }
}
