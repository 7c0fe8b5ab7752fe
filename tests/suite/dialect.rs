//! What authors of vaults write beyond Markdown, from their files to the pages.

use crate::site::{Site, site};

fn vault(files: &str) -> Site {
    site(&format!("//- carnet.yaml\ncontent: .\ndefaults: {{visibility: public}}\nsilence: [orphan]\n{files}"))
}

/// The text of a page: what stands in its prose.
fn prose(site: &Site, path: &str) -> String {
    let page = site.page(path);
    let from = page.find("<div class=\"prose\"").unwrap_or_else(|| panic!("no text in {page}"));
    let to = page[from..].find("</article>").expect("an article ends");
    page[from..from + to].to_owned()
}

#[test]
fn a_name_behind_anything_is_led_to_and_embedded() {
    let site = vault(
        "\
//- règles.md
Voir [[b]] ^lien

- un
  - **deux** ^item

| a |
|---|
| c |
^table

![[plan.png|Le plan]] ^plan

## Partie ^partie
//- b.md
[[règles#^lien|1]] [[règles#^item|2]] [[règles#^table|3]] [[règles#^plan|4]] [[règles#^partie|5]]

![[règles#^lien]]

![[règles#^table]]

![[règles#^plan]]
//- plan.png
x
",
    );
    assert_eq!(site.messages(), "");
    let page = prose(&site, "notes/b/index.html");
    for name in ["lien", "item", "table", "plan", "partie"] {
        assert!(page.contains(&format!("notes/regles/#block-{name}\"")), "{name}: {page}");
    }
    assert_eq!(page.matches("<div class=\"embed\">").count(), 3, "{page}");
    assert!(page.contains("alt=\"Le plan\"") && page.contains("<td>c</td>"), "{page}");
    assert!(!prose(&site, "notes/regles/index.html").contains('^'));
    assert!(
        !site
            .files()
            .iter()
            .any(|(path, text)| path.ends_with("index.json") && String::from_utf8_lossy(text).contains("^lien"))
    );
}

#[test]
fn notes_are_embedded_by_their_path_and_in_the_middle_of_a_paragraph() {
    let site = site(
        "\
//- carnet.yaml
defaults: {visibility: public}
silence: [orphan]
//- content/notes/a.md
Avant
![Extrait](dossier/b.md)
entre
![[b#Partie]]
après ![mot](dossier/b.md#partie) ici.

![Un son](son.mp3)
//- content/notes/dossier/b.md
# B

Texte de B.

## Partie

De près.
//- content/notes/son.mp3
x
",
    );
    assert_eq!(site.messages(), "");
    let page = prose(&site, "notes/a/index.html");
    assert_eq!(page.matches("<div class=\"embed\">").count(), 2, "{page}");
    assert!(page.contains("<p>Avant</p>") && page.contains("<p>entre</p>"), "{page}");
    assert!(page.contains("après <a class=\"internal\" href=\"../../notes/b/#partie\">mot</a> ici."), "{page}");
    assert!(page.contains("<audio") && page.contains(">Un son</a>"), "{page}");
    assert!(site.page("notes/b/index.html").contains("<p>Texte de B.</p>"));
}

#[test]
fn files_in_a_sentence_or_a_cell_keep_their_labels() {
    let site = vault(
        "\
//- a.md
Écouter ![[son.mp3|Le merle]], lire ![[guide.pdf#page=2|Le guide]].

| Quoi |
|---|
| ![[guide.pdf\\|Le guide]] ![[plan.png\\|Le plan\\|120]] ![[a\\|ici]] |
//- son.mp3
x
//- guide.pdf
x
//- plan.png
x
",
    );
    let page = prose(&site, "notes/a/index.html");
    assert!(
        page.contains(">Le merle</a>, lire <a class=\"internal\" href=\"../../guide.pdf#page=2\">Le guide</a>."),
        "{page}"
    );
    assert!(page.contains("<td><a class=\"internal\" href=\"../../guide.pdf\">Le guide</a> <img "), "{page}");
    assert!(page.contains("alt=\"Le plan\" width=\"120\"") && page.contains(">ici</a></td>"), "{page}");
}

#[test]
fn line_breaks_are_those_of_the_site() {
    let text = |config: &str, path: &str| {
        let site = crate::site::site(&format!(
            "//- carnet.yaml\ndefaults: {{visibility: public}}\n{config}\n//- {path}a.md\nUn\ndeux\n"
        ));
        prose(&site, "notes/a/index.html").contains("<p>Un<br>\ndeux</p>")
    };
    assert!(text("content: .", ""));
    assert!(!text("content: .\nline_breaks: false", ""));
    assert!(!text("", "content/notes/"));
    assert!(text("line_breaks: true", "content/notes/"));
}

#[test]
fn plain_forms_of_a_note_hold_no_sign() {
    let site = vault(
        "\
//- a.md
---
revisions: [{date: 2024-01-01, summary: Début}]
---
# Un ==titre==

Un ==mot **gras**==^[vu ==là==], voir [[b]] %%caché%% ^nom

## Une ==partie== ^autre
//- b.md
[[a]]
",
    );
    for (path, text) in site.files() {
        if [".html", ".json", ".xml"].iter().any(|ending| path.ends_with(ending)) {
            let text = String::from_utf8_lossy(&text);
            for sign in ["==mot", "gras==", "==titre", "==partie", "^[", "^nom", "^autre", "caché"] {
                assert!(!text.contains(sign), "{sign} in {path}");
            }
        }
    }
}

#[test]
fn the_title_of_a_callout_may_follow_its_type_at_once() {
    let site =
        vault("//- a.md\n>[!info]Titre\n>corps\n\n> [!tip]- Plié\n> caché\n\n> [!note](b.md) lien\n//- b.md\n[[a]]\n");
    assert_eq!(site.messages(), "");
    let page = prose(&site, "notes/a/index.html");
    assert!(page.contains("<p class=\"callout-title\">Titre</p>\n<p>corps</p>"), "{page}");
    assert!(page.contains("<summary class=\"callout-title\">Plié</summary>"), "{page}");
    assert!(page.contains(">!note</a> lien</p>\n</blockquote>"), "{page}");
}

#[test]
fn spellings_of_one_tag_are_listed_once() {
    let site = vault("//- a.md\n---\ntags: [Un, un, UN, C++, \"E\u{301}té\"]\n---\n#un #c++ #C #été #deux\n");
    let page = site.page("notes/a/index.html");
    let list = &page[page.find("<ul class=\"tags\">").expect("a list")..];
    let list = &list[..list.find("</ul>").expect("its end")];
    let titles: Vec<&str> = list.matches("rel=\"tag\">").collect();
    assert_eq!(titles.len(), 5, "{list}");
    for title in [">Un<", ">C++<", ">C<", ">deux<"] {
        assert!(list.contains(title), "{title}: {list}");
    }
}

#[test]
fn lines_may_end_in_carriage_returns_alone() {
    let site = vault("//- x.md\n[[a]] [[Titre]]\n");
    site.write("a.md", "---\rtitle: Titre\r---\r# Un\r\r> [!tip] Avis\r> corps\r\r- x\r- y\r");
    site.write("b.md", "---\rvisibility: private\r---\rsecret\r");
    let page = prose(&site, "notes/a/index.html");
    assert!(page.contains("<p class=\"callout-title\">Avis</p>"), "{page}");
    assert!(page.contains("<li>x</li>\n<li>y</li>"), "{page}");
    assert!(!page.contains("title: Titre"), "{page}");
    assert!(!site.files().contains_key("notes/b/index.html"));
    assert_eq!(site.messages(), "");
}

#[test]
fn control_characters_of_a_text_break_no_feed() {
    let site = vault(
        "//- a.md\n---\ntitle: \"T\\a\\v\\0 x\"\nrevisions: [{date: 2024-01-02, summary: \"r\\e\"}]\n---\ncloche \u{7} &#7; &#x0b; \u{b} \u{fffe} fin\n",
    );
    let files = site.files();
    let feed = String::from_utf8_lossy(&files["feed.xml"]);
    let forbidden = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    assert!(feed.contains("<entry>") && !feed.contains(forbidden), "{feed:?}");
    let page = String::from_utf8_lossy(&files["notes/a/index.html"]);
    assert!(page.contains("cloche") && page.contains("fin</p>"), "{page}");
    let code = vault("//- a.md\n```\na\u{c}b\n```\n").page("notes/a/index.html");
    assert!(code.contains("a b"), "{code}");
}
