//! A vault of Obsidian: the notes are in the site's own folder, in its dialect, with all that thousands of notes have.

use insta::assert_snapshot;

use crate::site::{Site, site};

const CONFIG: &str = "\
//- carnet.yaml
title: Coffre
content: .
defaults: {visibility: public}
front_matter: warn
links: {unresolved: warn}
silence: [orphan]
";

fn vault(files: &str) -> Site {
    site(&format!("{CONFIG}{files}"))
}

/// The body of a page, between the first paragraph's beginning and the end of the article's text.
fn text(site: &Site, path: &str) -> String {
    let page = site.page(path);
    let from = page.find("<div class=\"prose\"").map(|at| at + page[at..].find('>').expect("a tag ends") + 1);
    let from = from.unwrap_or_else(|| panic!("no text in {page}"));
    // A passage of another note is a part of the same kind within it.
    let is_whole = |to: &usize| page[from..*to].matches("<div").count() == page[from..*to].matches("</div>").count();
    let mut ends = page[from..].match_indices("\n</div>\n").map(|(at, _)| from + at);
    let to = ends.find(is_whole).or_else(|| Some(from + page[from..].find("</article>")?)).expect("it ends");
    page[from..to].trim().to_owned()
}

#[test]
fn tags_in_a_text_lead_to_their_pages() {
    let site = vault(
        "\
//- a.md
Un #mot, un #mot/imbriqué, le #1, `#code`, \\#rien et https://example.org/#ancre.

    #bloc
//- b.md
---
tags: [mot]
---
Rien.
",
    );
    assert_snapshot!(text(&site, "notes/a/index.html"), @r##"
    <p>Un <a class="tag" rel="tag" href="../../etiquettes/mot/">#mot</a>, un <a class="tag" rel="tag" href="../../etiquettes/mot/imbrique/">#mot/imbriqué</a>, le #1, <code>#code</code>, #rien et <a class="external" rel="external" href="https://example.org/#ancre">https://example.org/#ancre</a>.</p>
    <div class="code"><pre tabindex="0"><code>#bloc
    </code></pre></div>
    "##);
    let files = site.files();
    let tags: Vec<&String> = files.keys().filter(|path| path.starts_with("etiquettes/")).collect();
    assert_eq!(tags, ["etiquettes/index.html", "etiquettes/mot/imbrique/index.html", "etiquettes/mot/index.html"]);
    let page = site.page("etiquettes/mot/index.html");
    assert!(page.contains("notes/a/") && page.contains("notes/b/"), "the notes of a nested tag are in the outer one");
    assert!(!site.page("etiquettes/mot/imbrique/index.html").contains("notes/b/"));
}

#[test]
fn a_site_that_is_no_vault_has_no_tags_in_its_texts() {
    let site = site("//- content/a.md\nUn #mot.\n");
    assert!(text(&site, "notes/a/index.html").contains("<p>Un #mot.</p>"));
}

#[test]
fn sounds_films_and_documents_are_shown() {
    let site = vault(
        "\
//- a.md
![[son.mp3]]

![[film.mp4|300x200]]

![[guide.pdf#page=3|Le guide]]

Voir ![[guide.pdf]] et ![le son](son.mp3).
//- son.mp3
0123456789
//- film.mp4
x
//- guide.pdf
0123456789
",
    );
    assert_snapshot!(text(&site, "notes/a/index.html"), @r#"
    <figure class="player"><audio controls preload="metadata" src="../../son.mp3" aria-label="son.mp3"></audio><figcaption><a href="../../son.mp3">son.mp3</a> <span class="document-facts">MP3, 11 o</span></figcaption></figure>
    <figure class="player"><video controls preload="metadata" src="../../film.mp4" aria-label="film.mp4" width="300" height="200"></video><figcaption><a href="../../film.mp4">film.mp4</a> <span class="document-facts">MP4, 2 o</span></figcaption></figure>
    <p class="document"><a class="internal" href="../../guide.pdf#page=3"><span class="document-title">Le guide</span> <span class="document-facts">PDF, page 3, 11 o</span></a></p>
    <p>Voir <a class="internal" href="../../guide.pdf">guide.pdf</a> et <audio controls preload="metadata" src="../../son.mp3" aria-label="le son"></audio>.</p>
    "#);
}

#[test]
fn a_folded_callout_is_an_element_of_the_browser_s_own() {
    let site = vault("//- a.md\n> [!question]- Pourquoi [[a|ici]] ?\n> Parce que.\n");
    assert_snapshot!(text(&site, "notes/a/index.html"), @r#"
    <details class="callout callout-important">
    <summary class="callout-title">Pourquoi <a class="internal" href="../../notes/a/">ici</a> ?</summary>
    <p>Parce que.</p>
    </details>
    "#);
}

#[test]
fn files_of_one_name_are_told_apart_by_their_folders() {
    let site = vault(
        "\
//- Suivi.md
[[Suivi]] [[Équipe A/Suivi]] [[Équipe A]]
//- Équipe A/Suivi.md
a
//- Équipe A/Équipe A.md
[[Suivi]]
//- Équipe B/Suivi.md
b
//- Équipe B/index.md
[x](../Équipe%20A/) [[Équipe B]]
//- 🌱 Graine.md
c
",
    );
    assert_eq!(site.messages(), "");
    let notes: Vec<String> = site.files().into_keys().filter(|path| path.starts_with("notes/")).collect();
    assert_snapshot!(notes.join("\n"), @r"
    notes/equipe-a-suivi/index.html
    notes/equipe-a-suivi/index.md
    notes/equipe-a/index.html
    notes/equipe-a/index.md
    notes/equipe-b-suivi/index.html
    notes/equipe-b-suivi/index.md
    notes/equipe-b/index.html
    notes/equipe-b/index.md
    notes/graine/index.html
    notes/graine/index.md
    notes/index.html
    notes/suivi/index.html
    notes/suivi/index.md
    ");
    assert_snapshot!(text(&site, "notes/suivi/index.html"), @r#"<p><a class="internal" href="../../notes/suivi/">Suivi</a> <a class="internal" href="../../notes/equipe-a-suivi/">Suivi</a> <a class="internal" href="../../notes/equipe-a/">Équipe A</a></p>"#);
    assert_snapshot!(text(&site, "notes/equipe-b/index.html"), @r#"<p><a class="internal" href="../../notes/equipe-a/">x</a> <a class="internal" href="../../notes/equipe-b/">Équipe B</a></p>"#);
}

#[test]
fn a_withheld_namesake_changes_no_address() {
    let site = vault("//- a/x.md\nx\n//- b/x.md\n---\npublish: false\n---\ny\n");
    assert!(site.files().contains_key("notes/x/index.html"));
}

#[test]
fn a_readme_is_the_home_page_of_a_vault_that_has_no_other() {
    let files = "//- README.md\n# Bienvenue\n\nIci [[a]].\n//- a.md\n[[README]]\n";
    let site = vault(files);
    assert!(site.page("index.html").contains("Ici <a"));
    assert!(text(&site, "notes/a/index.html").contains("href=\"../../\""));
    let with_index = vault(&format!("{files}//- index.md\nAccueil.\n"));
    assert!(
        with_index.page("index.html").contains("Accueil.")
            && with_index.files().contains_key("notes/readme/index.html")
    );
    let private = vault(&files.replace("# Bienvenue", "---\npublish: false\n---\n# Bienvenue"));
    assert!(!private.page("index.html").contains("Ici"), "what asks not to be published is not");
}

#[test]
fn other_programs_properties_are_read() {
    let site = vault(
        "\
//- a.md
---
created: 2024/02/29
updated: 202403011457
aliases:
  - Autre nom
  -
tags: un, deux
cssclasses: [large]
permalink: vieille-adresse
publish: true
---
[[b]]
//- b.md
[[Autre nom]]
",
    );
    assert_eq!(site.messages(), "");
    let files: Vec<String> = site.files().into_keys().filter(|path| path.contains("adresse")).collect();
    assert_eq!(
        files,
        ["notes/vieille-adresse/index.html", "notes/vieille-adresse/index.md", "vieille-adresse/index.html"]
    );
    let source = site.page("notes/vieille-adresse/index.md");
    assert!(
        source.contains("published: 2024-02-29\nmodified: 2024-03-01T14:57:00+00:00\ntags: [\"un\", \"deux\"]\n"),
        "{source}"
    );
}

#[test]
fn what_cannot_be_read_is_told_once_and_may_have_been_private() {
    let site = vault(
        "\
//- a.md
---
title: [x
---
Secret un.
//- b.md
---
visibility: privée
---
Secret deux.
//- c.md
---
published: 1845
state: x
---
Publique. [[a]]
//- d.md
---
title: Un titre

Secret trois.
//- e.md
---
un brouillon
---
Secret quatre.
//- f.md
---
state: y
---
Publique.
",
    );
    assert_snapshot!(site.messages(), @r"
    warning[yaml]: this is not valid YAML: unclosed bracket '['
     --> a.md:2:8
      |
    2 | title: [x
      |        ^ opened here
      |
      = help: put ']' after its last item; a text that begins with a bracket goes between double quotes
      = help: until then the file is withheld, as if it were private: it may have asked for that

    warning[unknown-visibility]: unknown visibility 'privée'
     --> b.md:2:13
      |
    2 | visibility: privée
      |             ^^^^^^
      |
      = help: did you mean 'private'?
      = help: until then the file is withheld, as if it were private: it may have asked for that

    warning[invalid-date]: '1845' is not a date
     --> c.md:2:12
      |
    2 | published: 1845
      |            ^^^^
      |
      = help: write 2024-02-29 or 2024-02-29T14:57

    warning[unknown-key]: unknown key 'state' in a note
     --> c.md:3:1
      |
    3 | state: x
      | ^^^^^ in 2 files, this is the first
      |
      = help: it does nothing here: keep it for another program, or remove it

    warning[unclosed-front-matter]: the front matter is never closed
     --> d.md:1:1
      |
    1 | ---
      | ^^^
      |
      = help: put a line '---' after its last key
      = help: until then the file is withheld, as if it were private: it may have asked for that

    warning[wrong-type]: a note is described by keys and values, this is text
     --> e.md:2:1
      |
    2 | un brouillon
      | ^^^^^^^^^^^^
      |
      = help: write 'key: value'
      = help: until then the file is withheld, as if it were private: it may have asked for that
    ");
    let files = site.files();
    let all: String = files.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    assert!(!all.contains("Secret") && all.contains("Publique."));
}

#[test]
fn a_note_that_asks_not_to_be_published_is_not_and_says_why() {
    let site =
        vault("//- a.md\n[un][b]\n\n[b]: b.md\n//- b.md\n---\npublish: false\nvisibility: public\n---\nSecret.\n");
    assert_snapshot!(site.messages(), @r"
    warning[link-to-withheld]: this page links to a note that is not published: it is kept back by 'publish: false'
     --> a.md:1:1
      |
    1 | [un][b]
      | ^^^^^^^ leads to b.md
      |
      = help: readers see the label as plain text
    ");
    assert!(!site.files().contains_key("notes/b/index.html"));
}

#[test]
fn a_heading_is_found_as_obsidian_names_it_and_a_name_as_it_is_spelt() {
    let site = vault(
        "\
//- a.md
[[b#Voir C et fin]] [[b#Voir C le c]] [[Blur]]
//- b.md
# Un

## Voir [[C]] et *fin*

## Voir [[C|le c]]

# Deux
//- C.md
c
//- x/blur.md
petit
//- y/Blur.md
grand
",
    );
    assert_eq!(site.messages(), "");
    assert_snapshot!(text(&site, "notes/a/index.html"), @r#"<p><a class="internal" href="../../notes/b/#voir-et-fin">b › Voir C et fin</a> <a class="internal" href="../../notes/b/#voir-le-c">b › Voir le c</a> <a class="internal" href="../../notes/y-blur/">Blur</a></p>"#);
    assert!(site.page("notes/b/index.html").contains("<title>b "), "of several headings of level 1 none is the title");
}

#[test]
fn a_section_embeds_its_neighbour_and_a_cycle_ends_in_a_link() {
    let site = vault(
        "\
//- a.md
## Un

mot ^m

![[#Deux]]

## Deux

![[#^m]]
//- b.md
![[c]]
//- c.md
fin

![[b]]
",
    );
    assert_snapshot!(site.messages(), @r"
    warning[embed-cycle]: « b » is embedded in itself
     --> c.md:3:1
      |
    3 | ![[b]]
      | ^^^^^^ b → c → b
      |
      = help: write a link instead of one of the embeds
    ");
    assert_snapshot!(text(&site, "notes/a/index.html"), @r#"
    <h2 id="un">Un</h2>
    <p id="block-m">mot</p>
    <div class="embed"><p class="embed-source">Extrait de <a class="internal" href="../../notes/a/#deux">a</a></p>
    <h2 id="e1-deux">Deux</h2>
    <div class="embed"><p class="embed-source">Extrait de <a class="internal" href="../../notes/a/#block-m">a</a></p>
    <p id="e2-block-m">mot</p>
    </div>
    </div>
    <h2 id="deux">Deux</h2>
    <div class="embed"><p class="embed-source">Extrait de <a class="internal" href="../../notes/a/#block-m">a</a></p>
    <p id="e3-block-m">mot</p>
    </div>
    "#);
    assert_snapshot!(text(&site, "notes/b/index.html"), @r#"
    <div class="embed"><p class="embed-source">Extrait de <a class="internal" href="../../notes/c/">c</a></p>
    <p>fin</p>
    <p><a class="internal" href="../../notes/b/">b</a></p>
    </div>
    "#);
}

#[test]
fn a_tag_of_what_is_not_listed_has_no_page() {
    let site = vault(
        "\
//- a.md
---
visibility: unlisted
---
Un #discret.
//- b.md
---
publish: false
---
Un #secret.
",
    );
    assert!(text(&site, "notes/a/index.html").contains("<p>Un #discret.</p>"));
    let files = site.files();
    assert!(!files.keys().any(|path| path.starts_with("etiquettes/")), "{:?}", files.keys());
}

#[test]
fn notes_that_nothing_leads_to_are_told_once() {
    let site = site(
        "//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {visibility: public}\n//- a.md\nA\n//- b.md\nB\n//- c.md\nC\n",
    );
    let messages = site.messages();
    assert_eq!(messages.matches("warning[orphan]").count(), 1, "{messages}");
    assert!(messages.contains("in 3 files, this is the first"), "{messages}");
}

/// A cover is written in many ways, and none of them keeps a vault from being built.
#[test]
fn covers_as_vaults_write_them() {
    let written = |cover: &str| {
        site(&format!(
            "//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {{visibility: public}}\n\
             //- a.md\n---\ncover: {cover}\n---\n[[b]]\n//- b.md\n[[a]]\n//- img/x.jpg\nx\n"
        ))
    };
    for (cover, alt) in [
        ("img/x.jpg", ""),
        ("\"[[x.jpg]]\"", ""),
        ("[[x.jpg]]", ""),
        ("[\"[[img/x.jpg]]\"]", ""),
        ("\"![[x.jpg|200]]\"", ""),
        ("\"![[x.jpg|Un plan]]\"", "Un plan"),
        ("\"![Un plan](img/x.jpg)\"", "Un plan"),
    ] {
        let page = written(cover).page("notes/a/index.html");
        assert!(page.contains("notes/img/x.jpg") || page.contains("img/x.jpg\""), "{cover}: {page}");
        assert!(page.contains(&format!("alt=\"{alt}\"")), "{cover}: {page}");
    }
    for cover in ["https://a.org/x.jpg", "\"\"", "\"[[absent.jpg]]\"", "absent.jpg", "\"[[b]]\""] {
        let site = written(cover);
        assert!(!site.messages().contains("error["), "{cover}: {}", site.messages());
        assert!(!site.page("notes/a/index.html").contains("<img"), "{cover}");
    }
}

#[test]
fn names_of_logseq_are_found_by_what_they_stand_for() {
    let site = site(
        "//- carnet.yaml\ntitle: T\ncontent: .\nfolders: {pages: false}\ndefaults: {visibility: public}\n\
         //- pages/terme___page titre.md\nUn\n//- pages/terme.page titre.md\nDeux [[terme/page titre|vers]]\n",
    );
    let page = site.page(
        &site
            .files()
            .keys()
            .find(|file| file.contains("terme-page-titre") && file.ends_with("index.html"))
            .cloned()
            .expect("a page"),
    );
    assert!(page.contains("<main"), "{page}");
    assert!(!site.messages().contains("unresolved-link") && !site.messages().contains("error["), "{}", site.messages());
}

#[test]
fn a_date_of_two_readings_is_read_by_the_language_with_a_warning() {
    let built = |language: &str, head: &str, content: &str| {
        let config = format!("title: T\nlanguage: {language}\ncontent: {content}\ndefaults: {{visibility: public}}\n");
        let folder = if content == "." { "" } else { "content/notes/" };
        let site = site(&format!("//- carnet.yaml\n{config}//- {folder}a.md\n---\n{head}\n---\nx\n"));
        let is_made = site.build().1.site.is_some();
        (site.messages(), is_made.then(|| site.page("notes/a/index.html")))
    };
    for head in [
        "published: 12/03/2023",
        "modified: 12/03/2023",
        "date: 12/03/2023",
        "revisions: [{date: 12/03/2023, summary: x}]",
    ] {
        for (language, date) in
            [("fr", "2023-03-12"), ("en-GB", "2023-03-12"), ("en", "2023-12-03"), ("en-US", "2023-12-03")]
        {
            let (said, page) = built(language, head, ".");
            assert!(said.contains(&format!("warning[invalid-date]: '12/03/2023' is read as {date}")), "{head}: {said}");
            assert!(said.contains("write 2023-03-12 or 2023-12-03: it could be either"), "{said}");
            assert!(page.is_some_and(|page| page.contains(&format!("datetime=\"{date}\""))), "{head} {language}");
        }
    }
    let (said, page) = built("fr", "published: 12/03/2023", "content");
    assert!(said.contains("error[invalid-date]: '12/03/2023' is not a date") && page.is_none(), "{said}");
}

#[test]
fn of_two_readings_of_a_date_of_publication_the_later_one_withholds() {
    for key in ["published", "date"] {
        let site =
            vault(&format!("//- a.md\n---\n{key}: 01/12/2999\n---\nx\n//- b.md\n---\n{key}: 12/01/2999\n---\nx\n"));
        assert!(!site.files().keys().any(|path| path.starts_with("notes/a/") || path.starts_with("notes/b/")), "{key}");
        assert!(site.messages().contains("before 2999-12-01"), "{key}: {}", site.messages());
    }
}

#[test]
fn a_link_that_cannot_lead_to_a_note_is_told_why() {
    let config = "//- carnet.yaml\ncontent: .\ndefaults: {visibility: public}\nlinks: {unresolved: warn}\nignore: ['*.excalidraw.md', Patrons]\n";
    let files = "//- D.excalidraw.md\nx\n//- Patrons/p.md\nx\n//- Patrons/i.png\n\n";
    for (link, help) in [
        ("[[ -z \"$x\" ]]", "is it code? write it between backquotes"),
        ("[x]('https://a.org/b')", "write <https://a.org/b> or [label](https://a.org/b)"),
        ("[[https://a.org/b|x]]", "write <https://a.org/b> or [label](https://a.org/b)"),
        ("![[D.excalidraw]]", "'ignore' in carnet.yaml leaves out names like this: '*.excalidraw.md'"),
        ("[[Patrons/p]]", "'ignore' in carnet.yaml leaves out names like this: 'Patrons'"),
        ("[x](Patrons/p.md)", "'ignore' in carnet.yaml leaves out names like this: 'Patrons'"),
        ("[[rien]]", "write a note of that name, or fix the link"),
    ] {
        let said = site(&format!("{config}{files}//- a.md\n{link}\n")).messages();
        assert!(said.contains(help), "{link}: {said}");
    }
}

#[test]
fn in_a_table_an_image_is_described_behind_a_bar_that_opens_no_column() {
    let said =
        vault("//- a.md\n| a |\n|---|\n| ![[i.png]] |\n| ![[i.png\\|50]] |\n\n![[i.png]]\n//- i.png\n\n").messages();
    assert!(said.contains("= help: describe it for those who do not see it: ![[i.png\\|description]]\n"), "{said}");
    assert!(said.contains("see it: ![[i.png\\|description\\|50]]\n"), "{said}");
    assert!(said.contains("see it: ![[i.png|description]]"), "{said}");
}

/// A rule at the head of a text, closed or not, is what Obsidian shows; what may ask to be kept back is not shown.
#[test]
fn a_text_that_begins_with_a_rule_is_shown() {
    let site = site(
        "//- carnet.yaml\ntitle: V\ncontent: .\ndefaults: {visibility: public}\n\
         //- filet.md\n---\nUn texte sous un filet.\n\n[[secrete]]\n\
         //- deux.md\n---\nUn texte entre deux filets.\n---\nSuite.\n\
         //- secrete.md\n---\nvisibility: private\n\nzqsecrete\n\
         //- ouverte.md\n---\ntitle: Zqsecrete\n\nzqsecrete\n\
         //- prose.md\n---\nTexte\n\nvisibility: private\n\nzqsecrete\n",
    );
    let files = site.files();
    let page = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    assert!(page("notes/filet/index.html").contains("<hr>\n<p>Un texte sous un filet.</p>"));
    assert!(page("notes/deux/index.html").contains("Un texte entre deux filets."));
    for (path, bytes) in &files {
        assert!(!String::from_utf8_lossy(bytes).to_lowercase().contains("zqsecrete"), "{path}");
        assert!(
            !["secrete", "ouverte", "prose"].iter().any(|name| path.starts_with(&format!("notes/{name}"))),
            "{path}"
        );
    }
    let messages = site.messages();
    let told = |text: &str| messages.matches(text).count();
    assert_eq!(told("warning[misplaced-front-matter]: this text begins with a rule"), 2, "{messages}");
    assert_eq!((told("error"), told("warning[unclosed-front-matter]")), (0, 2), "{messages}");
    // Elsewhere it is a slip.
    site.write("carnet.yaml", "title: V\ndefaults: {visibility: public}\n");
    site.write("content/notes/filet.md", "---\nUn texte sous un filet.\n");
    assert!(site.messages().contains("error[unclosed-front-matter]"));
}

#[test]
fn a_slug_that_gives_no_address_is_left_out() {
    let site = site("//- carnet.yaml\ntitle: V\ncontent: .\ndefaults: {visibility: public}\n");
    let slugs = ["/", "\"\"", "'!'", "..", "./", "'#'"];
    for (number, slug) in slugs.iter().enumerate() {
        site.write(&format!("n{number}.md"), format!("---\nslug: {slug}\n---\nTexte.\n"));
    }
    let files = site.files();
    assert!((0..slugs.len()).all(|number| files.contains_key(&format!("notes/n{number}/index.html"))));
    let messages = site.messages();
    assert_eq!(messages.matches("warning[invalid-address]: ").count(), slugs.len(), "{messages}");
    site.write("n0.md", "---\nslug: Un titre\n---\nTexte.\n");
    assert!(site.messages().contains("error[invalid-address]"), "what is nearly a word is corrected by its author");
}

#[test]
fn a_tag_between_brackets_is_that_of_its_words_or_leads_to_the_page_of_its_name() {
    let site = vault(
        "\
//- a.md
Un #[[deux mots]], un #[[Autre]], un #[[Gardée]], un #[[deux mots|libellé]].

## Titre #[[deux mots]]

Un **#[[deux mots]]**.

|a|
|-|
|#[[deux mots]]|

a#[[rien]] \\#[[rien]]
//- Autre.md
x #[[deux mots]] [#[[trois]]](b.md)
//- Gardée.md
---
visibility: private
---
x
",
    );
    let page = text(&site, "notes/a/index.html");
    let tag = "<a class=\"tag\" rel=\"tag\" href=\"../../etiquettes/deux-mots/\">#deux mots</a>";
    assert!(page.starts_with(&format!("<p>Un {tag}, un #<a class=\"internal\" href=\"../../notes/autre/\">Autre</a>")));
    assert!(page.contains(&format!("<h2 id=\"titre\">Titre {tag}</h2>")), "{page}");
    assert!(page.contains(&format!("<strong>{tag}</strong>")) && page.contains(&format!("<td>{tag}</td>")), "{page}");
    assert!(site.page("etiquettes/deux-mots/index.html").contains("notes/autre/"));
    assert!(site.page("index.json").contains("\"tags\":[\"deux mots\"]"));
    let all = site.files().values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect::<String>();
    assert!(!all.contains("Gardée") && !all.contains("gardee"), "the name of a note that is kept back is no tag");
    let said = site.messages();
    assert_eq!(said.matches("nothing is named 'rien'").count(), 2, "{said}");
    assert_eq!(said.matches("nothing is named 'deux mots'").count(), 1, "with a label it is a link: {said}");
    assert!(!self::site(&format!("{CONFIG}//- a.md\n#[[deux mots]]\n")).messages().contains("unresolved-link"));
    let native = self::site(
        "//- carnet.yaml\nlinks: {unresolved: warn}\n//- content/notes/a.md\n---\nvisibility: public\n---\n#[[deux mots]]\n",
    );
    assert!(native.messages().contains("unresolved-link"), "no vault has no tags in its texts");
}

#[test]
fn a_tag_between_brackets_that_says_that_a_note_is_a_draft_is_told() {
    let said = vault("//- a.md\nUn texte. #[[brouillon]]\n").messages();
    assert!(said.contains("warning[kept-back]: the tag '#brouillon' says that this is a draft"), "{said}");
    assert!(said.contains("^^^^^^^^^^^^^^\n"), "all of it is shown: {said}");
}

#[test]
fn what_logseq_writes_for_itself_below_a_block_is_not_shown() {
    let id = "642ec8af-2ddf-4bf9-92ce-6b32af763694";
    let site = vault(&format!(
        "//- a.md\n- Un bloc\n  id:: {id}\n  collapsed:: true\n\t- Enfant\n\t  auteur:: Zoé\n\t  logseq.order-list-type:: number\n\
         - id:: {id}\n  Suite\n\n    id:: {id}\n\nParagraphe\nid:: {id}\n\nUn id:: {id}.\n"
    ));
    assert_snapshot!(text(&site, "notes/a/index.html"), @r"
    <ul>
    <li><p>Un bloc</p>
    <ul>
    <li>Enfant<br>
    auteur:: Zoé</li>
    </ul>
    </li>
    <li><p>Suite</p>
    </li>
    </ul>
    <p>Paragraphe</p>
    <p>Un id:: 642ec8af-2ddf-4bf9-92ce-6b32af763694.</p>
    ");
}

#[test]
fn a_list_set_in_below_the_properties_of_a_page_is_a_list() {
    let page = |vault: &str| {
        let site = site(&format!("//- carnet.yaml\ncontent: .\ndefaults: {{visibility: public}}\n//- a.md\n{vault}"));
        text(&site, "notes/a/index.html")
    };
    let list = page("tags:: un\n\n\t- Un\n\t\t- Deux\n\t- Trois\n\nTexte\n\n\tcode\n");
    assert!(list.starts_with("<ul>\n<li>Un<ul>\n<li>Deux</li>\n</ul>\n</li>\n<li>Trois</li>\n</ul>"), "{list}");
    assert!(list.contains("<code>code"), "{list}");
    assert!(page("Texte\n\n\t- code\n").contains("<code>- code"));
}

#[test]
fn a_day_s_page_of_logseq_has_the_name_that_logseq_gives_it() {
    let links = "[[Mar 4th, 2023]] [[apr 1st, 2023]] [[Oct 22nd, 2023]] [[Nov 13th, 2023]] [[2023-03-04]]";
    let days = ["03_04", "04_01", "10_22", "11_13"].map(|day| format!("//- journals/2023_{day}.md\nx\n"));
    let said = vault(&format!("//- a.md\n{links}\n{}", days.concat())).messages();
    assert!(!said.contains("unresolved-link"), "{said}");
    for other in ["autres/2023_03_04", "journals/2023_13_04", "journals/2023_3_4"] {
        let said = vault(&format!("//- a.md\n[[Mar 4th, 2023]]\n//- {other}.md\nx\n")).messages();
        assert!(said.contains("unresolved-link"), "{other}");
    }
    let kept = vault("//- a.md\n[[Mar 4th, 2023]]\n//- journals/2023_03_04.md\n---\nvisibility: private\n---\nx\n");
    assert!(kept.messages().contains("link-to-withheld") && !kept.page("notes/a/index.html").contains("Mar 4th"));
}

#[test]
fn a_page_of_logseq_is_titled_by_its_name() {
    let site = vault(
        "//- Outils___Clés.md\nx\n//- journals/2024_03_02.md\nx\n//- Quoi%3F.md\n[[Quoi?]] [[2024-03-02]] [[outils/clés]]\n\
         //- b/Outils___Titre.md\n---\ntitle: Autre\n---\n[[Outils/Titre]]\n",
    );
    let titles: Vec<String> = site
        .files()
        .iter()
        .filter(|(path, _)| {
            path.starts_with("notes/") && path.matches('/').count() == 2 && path.ends_with("/index.html")
        })
        .map(|(_, page)| String::from_utf8_lossy(page).into_owned())
        .filter_map(|page| {
            Some(page.split_once("<h1 id=\"c-title\" tabindex=\"-1\">")?.1.split_once("</h1>")?.0.to_owned())
        })
        .collect();
    assert_eq!(titles, ["2024-03-02", "Outils/Clés", "Autre", "Quoi?"]);
    assert!(!site.messages().contains("unresolved-link"), "{}", site.messages());
}

#[test]
fn authors_that_logseq_writes_as_tags_are_named_without_their_signs() {
    let site = vault("//- a.md\nauthor:: #Zoé #[[Anne Roy]]\n\nx\n");
    let page = site.page("notes/a/index.html");
    assert!(page.contains("auteurs/zoe/") && page.contains("auteurs/anne-roy/") && !page.contains("#Zoé"), "{page}");
}

#[test]
fn what_may_have_been_meant_by_a_path_is_suggested_however_it_is_written() {
    let files = "//- Angles/Note une.md\nx\n//- .cache/Vue.md\nx\n";
    for (link, help) in [
        ("[x](./Angles\\Note%20une.md)", "write Angles/Note une.md: '/' separates folders"),
        ("[x](C:\\Textes\\Note%20une.md)", "did you mean '/Angles/Note une.md'?"),
        ("[x](<.Note une.md>)", "did you mean"),
        ("[x](.cache/Vue.md)", "'.cache' is left out"),
        ("[[absent.pdf]]", "put it beside this file"),
        ("[x](absent.pdf)", "put it beside this file"),
    ] {
        let said = vault(&format!("{files}//- a.md\n{link}\n")).messages();
        assert!(said.contains(help), "{link}: {said}");
    }
}

#[test]
fn a_title_is_shown_with_an_image_wherever_it_stands() {
    let site = vault(
        "\
//- a.md
Un ![alt](i.png \"Titre un\") mot, ![alt](https://a.org/i.png \"Titre deux\").

![alt](i.png \"Titre trois\")

- ![alt](i.png \"De [[Gardée]] & moi\")
//- Gardée.md
---
visibility: private
---
x
//- i.png

",
    );
    let page = text(&site, "notes/a/index.html");
    for shown in
        ["alt=\"alt\" title=\"Titre un\"", "alt=\"alt\" title=\"Titre deux\"", "<figcaption>Titre trois</figcaption>"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(page.contains(" &amp; moi\"") && !page.contains("Gardée"), "{page}");
    assert!(!page.contains("title=\"Titre trois"), "a caption is said once: {page}");
}
