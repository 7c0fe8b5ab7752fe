//! Names of tags, people and files that become one word when their signs, accents or capitals go: each keeps its page.

use crate::site::site;

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
