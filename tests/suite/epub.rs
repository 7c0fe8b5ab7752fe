//! The book of a notebook, to take along.

mod inside;

use std::collections::BTreeMap;

use carnet::pages::site::Content;
use carnet::pipeline::Pipeline;
use carnet::publish::audience::Audience;

use inside::{book_at, check};

use crate::book::too_long;
use crate::html::{links, tags};
use crate::site::{Site, site, unpacked, written_bytes};

const HEAD: &str = "//- carnet.yaml\ntitle: Essai\nlanguage: fr\nbase_url: https://exemple.org/x/\nepub: true\n\
                    licence: CC-BY-4.0\ndefaults: {visibility: public}\n";
const BOOK: &str = "carnets/parcours/parcours.epub";

/// A notebook with all that a book treats in its own way.
const PATH: &str = "\
//- content/notebooks/parcours.md
---
title: Parcours & détours
summary: Trois pas.
steps: true
published: 2024-02-01
categories: [{id: un, title: D'abord}]
notes: [{note: a, categories: [un]}, b, cachee, c]
---
Voir [[b]].
//- content/authors/roy.md
---
name: Camille Roy
---
//- content/notes/a.md
---
title: Note A
authors: [roy]
modified: 2024-03-01T10:00
sources: [{key: roy, title: Guide, url: https://exemple.net/guide}]
further: [b, {title: Dehors, url: 'https://exemple.net/d'}]
---
## Avant

[[b#Suite|la suite]], [[#Avant|ici]], [[ailleurs]], [loin](https://exemple.net/a|b), [@roy], [[cachee]], note.[^1]

[^1]: Au pied.

- [ ] à faire
- [x] faite

> [!note]- Plié
> Dedans.

![Un plan](plan.svg)

![[exposé.mp3]]
//- content/notes/b.md
---
title: Note B
---
## Suite

note.[^1] Une formule : $x^2$.

[^1]: Autre pied.

![[a#Avant]]
//- content/notes/c.md
---
title: Note C
language: en
---
## 1. Second

[[a]] and [[#]].
//- content/notes/cachee.md
---
title: Secrète
visibility: private
---
Rien ne sort.
//- content/notes/ailleurs.md
---
title: Ailleurs
---
Hors du carnet.
//- content/notes/plan.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>
//- content/notes/exposé.mp3
son
";

fn made(files: &str) -> Site {
    site(&format!("{HEAD}{files}"))
}

fn book(site: &Site) -> BTreeMap<String, String> {
    book_at(site, BOOK)
}

#[test]
fn a_book_is_packed_as_programs_expect_it() {
    let site = made(PATH);
    let files = written_bytes(&site.build().1.site.expect("no errors"));
    let bytes = &files[BOOK];
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip", "it is found at a fixed place, and as it is");
    let names: Vec<String> = unpacked(bytes).into_iter().map(|(name, _)| name).collect();
    let order = ["mimetype", "META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/title.xhtml"];
    assert_eq!(names[..5], order);
    check(&book(&site));
    let package = &book(&site)["EPUB/package.opf"];
    for part in [
        "<dc:identifier id=\"id\">https://exemple.org/x/carnets/parcours/</dc:identifier>",
        "<dc:title>Parcours &amp; détours</dc:title>",
        "<dc:language>fr</dc:language>",
        "<dc:creator>Camille Roy</dc:creator>",
        "<dc:publisher>Essai</dc:publisher>",
        "<dc:date>2024-02-01</dc:date>",
        "<meta property=\"dcterms:modified\">2024-03-01T10:00:00Z</meta>",
        "<meta property=\"schema:accessibilityFeature\">MathML</meta>",
        "<meta property=\"schema:accessibilityFeature\">alternativeText</meta>",
        "<item id=\"n2\" href=\"n2.xhtml\" media-type=\"application/xhtml+xml\" properties=\"mathml\"/>",
        "media-type=\"image/png\" properties=\"cover-image\"/>",
    ] {
        assert!(package.contains(part), "{part}\n{package}");
    }
    assert!(!package.contains("conformsTo"), "nobody has evaluated it");
}

#[test]
fn links_of_a_book_stay_in_it_or_lead_to_the_site() {
    let files = book(&made(PATH));
    let of = |name: &str| -> Vec<String> {
        let links = links(&files[&format!("EPUB/{name}.xhtml")]).into_iter();
        links.map(|(title, to)| format!("{title} {to}")).collect()
    };
    assert_eq!(
        of("n1"),
        [
            "La page de cette note https://exemple.org/x/notes/a/",
            "la suite n2.xhtml#c-n2-suite",
            "ici #c-n1-avant",
            "Ailleurs https://exemple.org/x/notes/ailleurs/",
            "loin https://exemple.net/a%7Cb",
            "Guide, s. d. sources.xhtml#c-source-1",
            "1 #c-n1-fn-1",
            "exposé.mp3 https://exemple.org/x/notes/expos%C3%A9.mp3",
            "↩ #c-n1-fnref-1",
            "Note B n2.xhtml#c-n2",
            "Dehors https://exemple.net/d",
        ]
    );
    let second = &files["EPUB/n2.xhtml"];
    assert!(second.contains("href=\"n1.xhtml#c-n1-fn-1\" id=\"c-n2-e1-fnref-1\" role=\"doc-noteref\">"), "{second}");
    assert_eq!(of("introduction"), ["Note B n2.xhtml#c-n2"]);
    assert_eq!(
        of("n3"),
        ["La page de cette note https://exemple.org/x/notes/c/", "Note A n1.xhtml#c-n1", "Note C #c-n3"]
    );
}

#[test]
fn texts_take_the_form_of_a_book() {
    let files = book(&made(PATH));
    let first = &files["EPUB/n1.xhtml"];
    for part in [
        "<h1 id=\"c-n1\">Note A</h1>",
        "<h2 id=\"c-n1-avant\">Avant</h2>",
        "<a epub:type=\"noteref\" href=\"#c-n1-fn-1\" id=\"c-n1-fnref-1\" role=\"doc-noteref\">1</a>",
        "<aside class=\"footnote\" epub:type=\"footnote\" id=\"c-n1-fn-1\" role=\"doc-footnote\">",
        "<span aria-label=\"à faire\" class=\"box\" role=\"img\">☐</span>",
        "<span aria-label=\"fait\" class=\"box\" role=\"img\">☑</span>",
        "open=\"open\"",
        "<img alt=\"Un plan\" ",
        "src=\"images/i1.svg\" width=\"9\"/>",
    ] {
        assert!(first.contains(part), "{part}\n{first}");
    }
    assert!(
        files["EPUB/n2.xhtml"].contains("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">"),
        "{}",
        files["EPUB/n2.xhtml"]
    );
    let english = &files["EPUB/n3.xhtml"];
    assert!(english.contains("<div class=\"prose\" lang=\"en\" xml:lang=\"en\">"), "{english}");
}

#[test]
fn the_table_of_contents_names_parts_and_chapters() {
    let files = book(&made(PATH));
    let contents = &files["EPUB/nav.xhtml"];
    assert_eq!(
        links(contents).into_iter().map(|(title, to)| format!("{title} {to}")).collect::<Vec<_>>(),
        [
            "Introduction introduction.xhtml",
            "D’abord p1.xhtml",
            "Note A n1.xhtml",
            "Autres notes p2.xhtml",
            "Note B n2.xhtml",
            "Note C n3.xhtml",
            "Sources sources.xhtml",
            "Table des matières #toc",
            "Page de titre title.xhtml",
            "Début du texte introduction.xhtml",
            "Sources sources.xhtml",
        ]
    );
    assert!(contents.contains("<a href=\"n3.xhtml\" lang=\"en\" xml:lang=\"en\">"), "{contents}");
}

#[test]
fn pages_lead_to_the_book_where_the_site_asks_for_it() {
    let with = made(PATH);
    for page in ["carnets/parcours/index.html", "carnets/parcours/entier/index.html"] {
        let page = with.page(page);
        let link = tags(&page).into_iter().find(|tag| tag.get("type") == Some("application/epub+zip"));
        let link = link.unwrap_or_else(|| panic!("no link to the book in {page}"));
        assert!(link.get("href").is_some_and(|to| to.ends_with(BOOK)), "{page}");
    }
    let without = site(&format!("{}{PATH}", HEAD.replace("epub: true\n", "")));
    let files = without.files();
    assert!(!files.keys().any(|path| path.ends_with(".epub") || path.ends_with("epub.css")), "{:?}", files.keys());
    assert!(!without.page("carnets/parcours/index.html").contains("epub"));
}

#[test]
fn without_an_address_of_the_site_its_pages_are_named_and_not_linked() {
    let site = site(&format!("{}{PATH}", HEAD.replace("base_url: https://exemple.org/x/\n", "")));
    let files = book(&site);
    check(&files);
    let first = &files["EPUB/n1.xhtml"];
    assert!(first.contains("<span class=\"internal\">Ailleurs</span>"), "{first}");
    assert!(!first.contains("La page de cette note"), "{first}");
    let identifier = |files: &BTreeMap<String, String>| {
        let package = files["EPUB/package.opf"].clone();
        package.split("<dc:identifier id=\"id\">").nth(1).and_then(|rest| Some(rest.split_once('<')?.0.to_owned()))
    };
    let name = identifier(&files).expect("an identifier");
    let parts: Vec<&str> = name.trim_start_matches("urn:uuid:").split('-').collect();
    assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{name}");
    assert!(parts[2].starts_with('8') && parts[3].starts_with(['8', '9', 'a', 'b']), "{name}");
    site.write("content/notes/c.md", "# Autre\n");
    assert_eq!(identifier(&book(&site)), Some(name), "it stays when texts change");
}

#[test]
fn a_book_says_nothing_of_withheld_notes() {
    let files = book(&made(PATH));
    for (name, text) in &files {
        for secret in ["Secrète", "cachee", "Rien ne sort"] {
            assert!(!text.contains(secret), "{secret} in {name}");
        }
    }
    assert!(files["EPUB/n1.xhtml"].contains("note non publiée"));
    // Who has the address of an unlisted notebook reaches its book; no list of files has it.
    let unlisted = made(&PATH.replace("steps: true", "visibility: unlisted"));
    let built = unlisted.build().1.site.expect("no errors");
    assert!(built.files[BOOK].hidden && matches!(built.files[BOOK].content, Content::Made(_)));
    assert!(!unlisted.page("index.json").contains("epub"));
}

#[test]
fn images_of_a_book_are_those_that_programs_show() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>";
    let site = made(&format!(
        "//- content/notebooks/parcours.md\n---\ntitle: Parcours\nnotes: [a, b]\n---\n\
         //- content/notes/a.md\n# A\n\n![Un plan](plan.svg) ![[plan.svg]] ![Vieille](vieille.bmp) ![Ailleurs](https://exemple.net/i.png)\n\
         //- content/notes/b.md\n# B\n\n![Un plan](plan.svg)\n\
         //- content/notes/plan.svg\n{svg}\n//- content/notes/vieille.bmp\nBM\n"
    ));
    let files = book(&site);
    check(&files);
    let images: Vec<&String> = files.keys().filter(|name| name.contains("/images/")).collect();
    assert_eq!(images, ["EPUB/images/i1.svg", "EPUB/images/i2.png"], "each once, and the cover");
    let text = &files["EPUB/n1.xhtml"];
    assert!(
        text.contains("<a class=\"missing-image\" href=\"https://exemple.org/x/notes/vieille.bmp\">Vieille</a>"),
        "{text}"
    );
    assert!(text.contains("<a class=\"missing-image\" href=\"https://exemple.net/i.png\">Ailleurs</a>"), "{text}");
    // One of them has no description, and the book says so.
    let package = &files["EPUB/package.opf"];
    assert!(!package.contains(">alternativeText<") && package.contains("n’a pas de description"), "{package}");
    assert!(!package.contains("accessModeSufficient\">textual<"), "{package}");
}

#[test]
fn a_book_has_the_limits_of_the_page() {
    assert!(!made(&too_long()).files().contains_key(BOOK));
    let long = "Mot et encore un mot. ".repeat(200_000);
    let files = format!(
        "//- content/notebooks/parcours.md\n---\ntitle: Parcours\nnotes: [a, b]\n---\n\
         //- content/notes/a.md\n# A\n\n{long}\n//- content/notes/b.md\n# B\n\n{long}\n"
    );
    let files = book(&made(&files));
    check(&files);
    assert!(files.values().any(|text| text.contains("Le texte de cette note est sur sa page")));
}

#[test]
fn trusted_html_is_made_fit_for_a_book() {
    let html = "<script>alert(1)</script><p onclick=\"x()\" style=\"color:red\" id=\"c-n2\">Un<br>deux &copy; &#1; <b><i>trois</b></i>\n\
                <center>milieu</center><iframe src=\"https://exemple.net/\">rien</iframe><svg><script>x</script><circle r=\"1\" \
                onload=\"x\"/></svg><table><tr><td><td>a</table><font color=red>vieux</font><a href=\"javascript:x()\">là</a>\
                <p id=\"c-n2\">encore";
    let site = site(&format!(
        "{}//- content/notebooks/parcours.md\n---\ntitle: Parcours\nnotes: [a, b]\n---\n\
         //- content/notes/a.md\n# A\n\n{html}\n//- content/notes/b.md\n# B\n\n[[a]]\n",
        HEAD.replace("epub: true\n", "epub: true\nhtml: trusted\n")
    ));
    let files = book(&site);
    check(&files);
    let text = &files["EPUB/n1.xhtml"];
    assert!(
        text.contains("<div>milieu</div>") && text.contains("<svg xmlns=\"http://www.w3.org/2000/svg\">"),
        "{text}"
    );
    assert!(!text.contains("alert") && !text.contains("javascript"), "{text}");
}

#[test]
fn a_book_has_the_same_bytes_on_any_number_of_threads() {
    let site = made(PATH);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            written_bytes(&site.build_with(&mut Pipeline::default(), Audience::Public).1.site.expect("no errors"))
        })
    };
    assert_eq!(on(1)[BOOK], on(4)[BOOK]);
}

#[test]
fn two_files_at_the_place_of_a_book_are_told() {
    let site = made(&format!("{PATH}//- static/{BOOK}\nautre\n"));
    assert!(site.messages().contains("parcours.epub"), "{}", site.messages());
}
