//! Names of tags, people and files: those that become one word when their signs, accents or capitals go keep
//! their pages, several in one text are told, and what the site's defaults give.

use crate::site::{Site, site};

/// The addresses of the links of a page whose words are given.
fn addresses(page: &str, words: &[&str]) -> Vec<String> {
    let of = |word: &&str| {
        let end = format!(">{}</a>", word.replace('&', "&amp;"));
        let at = page.find(&end).unwrap_or_else(|| panic!("no link '{word}' in {page}"));
        let start = page[..at].rfind("href=\"").expect("a link has an address") + 6;
        page[start..].split('"').next().unwrap_or_default().to_owned()
    };
    words.iter().map(of).collect()
}

#[test]
fn tags_with_signs_have_pages_of_their_own() {
    let site = site(
        "//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {visibility: public}\n//- a.md\n---\ntags: [C, 'C++', R&D, '🎻']\n---\n\
         Du #C#, du #.NET et du #🌻 avec [[b]].\n//- b.md\n---\ntags: ['c++']\n---\n[[a]]\n",
    );
    assert_eq!(site.messages(), "");
    let page = site.page("notes/a/index.html");
    let found = addresses(&page, &["C", "C++", "R&D", "🎻", "#C#", "#.NET", "#🌻"]);
    let words = ["c", "c-plus-plus", "r-and-d", "u1f3bb", "c-sharp", "dot-net", "u1f33b"];
    assert_eq!(found, words.map(|word| format!("../../etiquettes/{word}/")));
    let files = site.files();
    for word in words {
        assert!(files.contains_key(&format!("etiquettes/{word}/index.html")), "{word}");
    }
    let page = site.page("etiquettes/c-plus-plus/index.html");
    assert!(page.contains("notes/a/") && page.contains("notes/b/"), "{page}");
    assert!(!site.page("etiquettes/c/index.html").contains("notes/b/"));
}

#[test]
fn a_name_with_a_sharp_is_no_fragment() {
    let site = site(
        "//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {visibility: public}\n//- C.md\n# C\n\n## Haut\n\nUn [[a]].\n\
         //- dièse.md\n---\ntitle: C#\naliases: [F# en pratique]\n---\n## Haut\n\nDeux.\n\
         //- a.md\n[[C#|un]] [[C##Haut|deux]] [[F# en pratique|trois]] [[C|quatre]] [[C#Haut|cinq]] [[dièse#|six]]\n",
    );
    assert_eq!(site.messages(), "");
    let found = addresses(&site.page("notes/a/index.html"), &["un", "deux", "trois", "quatre", "cinq", "six"]);
    let expected = ["../diese/", "../diese/#haut", "../diese/", "../c/", "../c/#haut", "../diese/"];
    let names = |address: &String| address.replace("../../notes/", "../");
    assert_eq!(found.iter().map(names).collect::<Vec<_>>(), expected);
}

fn vault(files: &str) -> Site {
    site(&format!("//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {{visibility: public}}\n{files}"))
}

/// What redirect pages lead to, by their files.
fn redirects(site: &Site) -> Vec<String> {
    let files = site.files();
    let texts = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let texts = texts.map(|(path, text)| (path, String::from_utf8_lossy(text)));
    let found = texts.filter_map(|(path, text)| {
        let (_, to) = text.split_once("http-equiv=\"refresh\" content=\"0; url=")?;
        Some(format!("{path} -> {}", to.split('"').next()?))
    });
    found.collect()
}

#[test]
fn one_old_address_in_several_spellings_is_one_redirect() {
    let site = site(
        "//- content/notes/a.md\n---\nredirects: [/vieux, /vieux/, /vieux/index.html, //, /d%C3%A9but/, /début, /un%20mot/, /notes/a]\n\
         ---\n[[b]]\n//- content/notes/b.md\n---\nredirects: [/début/]\n---\n[[a]]\n",
    );
    let messages = site.messages();
    assert!(messages.contains("error[address-taken]: '/début/' already leads to content/notes/a.md"), "{messages}");
    assert!(messages.contains("error[invalid-address]: '//' is not an address of this site"), "{messages}");
    assert_eq!(messages.matches("error[").count(), 2, "{messages}");
    site.write(
        "content/notes/a.md",
        "---\nredirects: [/vieux, /vieux/, /d%C3%A9but/, /début, /un%20mot/, /notes/a]\n---\n",
    );
    site.write("content/notes/b.md", "[[a]]\n");
    assert_eq!(
        redirects(&site),
        ["début/index.html -> ../notes/a/", "un mot/index.html -> ../notes/a/", "vieux/index.html -> ../notes/a/"]
    );
}

#[test]
fn permalinks_of_another_program_stop_no_build() {
    let site = vault(
        "//- a.md\n---\npermalink: /Accueil.html\ntags: [un]\n---\n[[b]] [[c]] [[d]] [[e]] [[f]]\n//- b.md\n---\npermalink: plan\n---\n[[a]]\n\
         //- c.md\n---\npermalink: plan\n---\n[[a]]\n//- d.md\n---\npermalink: /%C3%A9t%C3%A9/plan/\n---\n[[a]]\n\
         //- e.md\n---\npermalink: ETIQUETTES\n---\n[[a]]\n//- f.md\n---\npermalink: /notes/a/\n---\n[[a]]\n",
    );
    let messages = site.messages();
    let told: Vec<&str> = messages.lines().filter(|line| line.contains("[address-taken]")).collect();
    assert_eq!(
        told,
        [
            "warning[address-taken]: '/plan' already leads to b.md, so this permalink leads nowhere",
            "warning[address-taken]: '/ETIQUETTES' is the address of a page of this site, so this permalink leads nowhere",
        ],
        "{messages}"
    );
    assert_eq!(
        redirects(&site),
        [
            "Accueil.html -> ./notes/accueil/",
            "notes/a/index.html -> ../../notes/f/",
            "plan/index.html -> ../notes/b/",
            "été/plan/index.html -> ../../notes/d/"
        ]
    );
    for note in ["b", "c", "d", "etiquettes", "f"] {
        assert!(site.page(&format!("notes/{note}/index.html")).contains("notes/accueil/"), "{note}");
    }
}

#[test]
fn files_that_differ_by_case_are_told_apart_by_links() {
    let site = vault(
        "//- Plan.md\n---\nslug: grand\n---\n[[z]]\n//- plan.md\n---\nslug: petit\n---\n[[z]]\n//- Guide/guide.md\n[[z]]\n\
         //- z.md\n[[Plan|un]] [[plan|deux]] [trois](Plan.md) [quatre](plan.md) [cinq](/plan.md) [[GUIDE|six]] [sept](guide/)\n",
    );
    assert_eq!(site.messages(), "");
    let found = addresses(&site.page("notes/z/index.html"), &["un", "deux", "trois", "quatre", "cinq", "six", "sept"]);
    let notes = ["grand", "petit", "grand", "petit", "petit", "guide", "guide"];
    assert_eq!(found, notes.map(|note| format!("../../notes/{note}/")));
    site.write("z.md", "[[PLAN]] [x](PLAN.md)\n");
    let messages = site.messages();
    assert_eq!(messages.matches("error[ambiguous-link]: 'PLAN").count(), 2, "{messages}");
    assert!(messages.contains("write one of Plan, plan"), "{messages}");
}

#[test]
fn people_of_one_word_have_pages_of_their_own() {
    let site = site(
        "//- content/notes/a.md\n---\nauthors: [Anne Cote, Anne Côté, '🌻', C++, C#]\ncommunity: R&D\n---\n[[b]]\n\
         //- content/notes/b.md\n---\ncommunity: RD\n---\n[[a]]\n",
    );
    assert!(!site.messages().contains("error"), "{}", site.messages());
    let page = site.page("notes/a/index.html");
    let found = addresses(&page, &["Anne Cote", "Anne Côté", "🌻", "C++", "C#", "R&D"]);
    let files = site.files();
    for (at, address) in found.iter().enumerate() {
        assert!(files.contains_key(&format!("{}index.html", &address[6..])), "{address}");
        assert!(!found[..at].contains(address), "{found:?}");
    }
    assert!(files.contains_key("communautes/r-and-d/index.html") && files.contains_key("communautes/rd/index.html"));
}

#[test]
fn several_people_in_one_text_are_told_as_a_list() {
    let site = site(
        "//- content/authors/tandem.md\n---\nname: Ana et Li\n---\n\
         //- content/notes/a.md\n---\nauthors: Zoé Roy, Marc Côté\nsources: [{author: 'Roy, Z.', title: T}]\npublished: 2024-01-01\nrevisions:\n\
         - {date: 2024-01-02, author: Zoé Roy et Marc Côté}\n---\n[[b]]\n\
         //- content/notes/b.md\n---\nauthor: Léa Gagnon and Paul Roy; Éric\n---\n[[c]]\n//- content/notes/c.md\n---\nauthors: Ana et Li\n---\n[[a]]\n",
    );
    let messages = site.messages();
    let told: Vec<&str> =
        messages.lines().filter(|line| line.contains("[unknown-author]") || line.contains("= help")).collect();
    assert_eq!(
        told,
        [
            "warning[unknown-author]: the author 'Zoé Roy, Marc Côté' has no file, so it gets a simple page",
            "  = help: if these are several people, write a list: [Zoé Roy, Marc Côté]",
            "warning[unknown-author]: the author 'Zoé Roy et Marc Côté' has no file, so it gets a simple page",
            "  = help: a revision has one author: write one of Zoé Roy, Marc Côté, or the name of a team",
            "warning[unknown-author]: the author 'Léa Gagnon and Paul Roy; Éric' has no file, so it gets a simple page",
            "  = help: if these are several people, write a list: [Léa Gagnon, Paul Roy, Éric]",
        ],
        "{messages}"
    );
}

#[test]
fn defaults_give_authors_and_a_community_to_what_names_none() {
    let site = site(
        "//- carnet.yaml\ntitle: T\ndefaults: {visibility: public, authors: [zoe, Marc], community: cercle}\n\
         //- content/authors/zoe.md\n---\nname: Zoé\n---\n//- content/communities/cercle.md\n---\nname: Cercle\n---\n\
         //- content/notebooks/n.md\n---\ntitle: N\nnotes: [a, b]\n---\n//- content/notes/a.md\n# A\n\
         //- content/notes/b.md\n---\nauthor: Ana\ncommunity: Autre\n---\n# B\n",
    );
    let messages = site.messages();
    assert!(
        messages.contains("the author 'Marc' has no file, so it gets a simple page\n --> carnet.yaml:2:"),
        "{messages}"
    );
    let (a, b) = (site.page("notes/a/index.html"), site.page("notes/b/index.html"));
    assert_eq!(addresses(&a, &["Zoé", "Marc", "Cercle"]).len(), 3);
    assert!(!b.contains("Zoé") && !b.contains("Cercle"), "{b}");
    assert_eq!(addresses(&site.page("carnets/n/index.html"), &["Zoé", "Marc", "Cercle"]).len(), 3);
    site.write("content/notes/b.md", "---\nvisibility: community\n---\n# B\n");
    let files = site.files_for(carnet::publish::audience::Audience::Community("cercle".into()));
    assert!(files.contains_key("notes/b/index.html") && !site.files().contains_key("notes/b/index.html"));
}

/// Signs that addresses go without tell files apart, in a vault or not, notes and all else.
#[test]
fn names_that_differ_by_signs_have_their_own_addresses() {
    let site = site(
        "\
//- carnet.yaml
title: T
defaults: {visibility: public}
//- content/notes/C.md
[[C++]] [C#](C%23.md) [[C|soi]]
//- content/notes/C++.md
un
//- content/notes/C#.md
deux
//- content/notes/R&D.md
trois
//- content/notebooks/C.md
---
notes: [C, R&D]
---
//- content/notebooks/C++.md
---
notes: [C++, C#]
---
",
    );
    let page = site.page("notes/c/index.html");
    assert!(
        page.contains("href=\"../../notes/c-plus-plus/\">C++</a> <a class=\"internal\" href=\"../../notes/c-sharp/\">"),
        "{page}"
    );
    site.page("notes/r-d/index.html");
    site.page("carnets/c/index.html");
    site.page("carnets/c-plus-plus/index.html");
    let two = crate::site::site(
        "//- carnet.yaml\ntitle: T\ndefaults: {visibility: public}\n//- content/notes/a/C++.md\nx\n//- content/notes/b/C++.md\ny\n",
    );
    assert!(two.messages().contains("error[address-taken]"), "outside vaults two of one name are told");
}
