//! Documents that say the same in several languages.

use insta::assert_snapshot;

use crate::html::{links, tags};
use crate::site::{Site, site};

const HEAD: &str =
    "//- carnet.yaml\ntitle: Essai\nlanguage: fr\nbase_url: https://exemple.org/\ndefaults: {visibility: public}\n";

fn made(files: &str) -> Site {
    site(&format!("{HEAD}{files}"))
}

/// The languages that a page tells programs of, each with its address.
fn told(page: &str) -> Vec<(String, String)> {
    let alternates = tags(page).into_iter().filter(|tag| tag.name == "link" && tag.get("hreflang").is_some());
    let told = alternates.filter_map(|tag| Some((tag.get("hreflang")?.to_owned(), tag.get("href")?.to_owned())));
    told.collect()
}

/// The other languages that a page offers its readers.
fn offered(page: &str) -> Vec<String> {
    let start = page.find("<header class=\"head\">").expect("a header");
    let header = &page[start..start + page[start..].find("</header>").expect("its end")];
    links(header)
        .into_iter()
        .filter(|(_, to)| to.contains("../notes/"))
        .map(|(title, to)| format!("{title} {to}"))
        .collect()
}

#[test]
fn each_language_leads_to_the_others() {
    let site = made(
        "//- content/notes/pas.md\n---\ntitle: Premiers pas\n---\nTexte.\n\
         //- content/notes/steps.md\n---\ntitle: First steps\nlanguage: en\ntranslation_of: pas\n---\nText.\n\
         //- content/notes/schritte.md\n---\ntitle: Erste Schritte\nlanguage: de\ntranslation_of: steps\n---\nText.\n\
         //- content/notes/seule.md\n---\ntitle: Seule\n---\nTexte.\n",
    );
    let all = [("fr", "pas"), ("de", "schritte"), ("en", "steps")];
    let all = all.map(|(language, slug)| (language.to_owned(), format!("https://exemple.org/notes/{slug}/")));
    for slug in ["pas", "steps", "schritte"] {
        assert_eq!(told(&site.page(&format!("notes/{slug}/index.html"))), all, "{slug}");
    }
    assert_eq!(
        offered(&site.page("notes/pas/index.html")),
        ["Deutsch ../../notes/schritte/", "English ../../notes/steps/"]
    );
    assert_eq!(
        offered(&site.page("notes/steps/index.html")),
        ["Français ../../notes/pas/", "Deutsch ../../notes/schritte/"]
    );
    assert_eq!(told(&site.page("notes/seule/index.html")), []);
    let page = site.page("notes/pas/index.html");
    assert!(page.contains("hreflang=\"en\" lang=\"en\" title=\"First steps\""), "{page}");
    assert!(!site.page("notes/steps/index.md").contains("translation_of"));
}

#[test]
fn what_is_withheld_or_unlisted_is_no_language_of_a_page() {
    let site = made(
        "//- content/notes/a.md\n---\ntitle: A\n---\nTexte.\n\
         //- content/notes/b.md\n---\ntitle: Secret words\nlanguage: en\ntranslation_of: a\nvisibility: private\n---\nText.\n\
         //- content/notes/c.md\n---\ntitle: C\nlanguage: de\ntranslation_of: a\nvisibility: unlisted\n---\nText.\n\
         //- content/notes/d.md\n---\ntitle: D\nlanguage: es\ntranslation_of: b\n---\nTexto.\n",
    );
    for slug in ["a", "c", "d"] {
        assert_eq!(told(&site.page(&format!("notes/{slug}/index.html"))), [], "{slug}");
    }
    let said = site.messages();
    assert!(!said.contains("translation"), "{said}");
    assert!(!said.contains("Secret"), "{said}");
}

#[test]
fn wrong_translations_are_told() {
    let site = made(
        "//- content/notes/a.md\n---\ntitle: A\n---\n[[b]] [[c]] [[d]]\n\
         //- content/notes/b.md\n---\ntitle: B\ntranslation_of: a\n---\n[[a]]\n\
         //- content/notes/c.md\n---\ntitle: C\nlanguage: en\ntranslation_of: c\n---\n[[a]]\n\
         //- content/notes/d.md\n---\ntitle: D\nlanguage: en\ntranslation_of: aa\n---\n[[a]]\n",
    );
    assert_snapshot!(site.messages(), @"
    warning[same-language]: `content/notes/a.md` says the same in this language already (fr)
     --> content/notes/b.md:3:17
      |
    3 | translation_of: a
      |                 ^
      |
      = help: give each its language with `language`, or remove `translation_of`

    warning[same-language]: this document says that it is a translation of itself
     --> content/notes/c.md:4:17
      |
    4 | translation_of: c
      |                 ^
      |
      = help: name the document that is translated, or remove `translation_of`

    error[unknown-translation]: there is no document named 'aa'
     --> content/notes/d.md:4:17
      |
    4 | translation_of: aa
      |                 ^^
      |
      = help: write the name of the file that says the same in the other language, its title, or its path
    ");
}

/// Translations of each other are one group, whatever they say first.
#[test]
fn documents_that_translate_each_other_are_together() {
    let site = made(
        "//- content/notes/a.md\n---\ntitle: A\ntranslation_of: b\n---\nTexte.\n\
         //- content/notes/b.md\n---\ntitle: B\nlanguage: en\ntranslation_of: a\n---\nText.\n",
    );
    assert_eq!(offered(&site.page("notes/a/index.html")), ["English ../../notes/b/"]);
    assert_eq!(offered(&site.page("notes/b/index.html")), ["Français ../../notes/a/"]);
}
