//! Names of tags, people and files that become one word when their signs, accents or capitals go: each keeps its page.

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
