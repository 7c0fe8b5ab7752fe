//! Who sees what: nothing of a document that is withheld reaches an output, nothing of an unlisted one a list.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use carnet::diagnostics::Language;
use carnet::output;
use carnet::pipeline::Pipeline;
use carnet::publish::audience::Audience;
use proptest::prelude::*;

use crate::html::{self, text};
use crate::random::{Doc, Form, From, Place, Seen, World, world_of_others};
use crate::site::{Site, bytes, site};

const NEUTRAL: &str = "note non publiée";

fn audiences() -> [Audience; 3] {
    let community = |slug: &str| Audience::Community(slug.to_owned());
    [Audience::Public, community("alpha"), community("beta")]
}

fn community(slug: &str) -> Audience {
    Audience::Community(slug.to_owned())
}

/// The documents whose words stand in a text: those of the document itself (`zq`) and of the people only it names
/// (`zp`).
fn canaries(bytes: &[u8]) -> BTreeSet<(u8, usize)> {
    let found = bytes.windows(4).filter_map(|four| match four {
        [b'z' | b'Z', kind @ (b'q' | b'p' | b'Q' | b'P'), tens @ b'0'..=b'9', units @ b'0'..=b'9'] => {
            Some((kind.to_ascii_lowercase(), usize::from(tens - b'0') * 10 + usize::from(units - b'0')))
        }
        _ => None,
    });
    found.collect()
}

/// Where the words of `doc` stand in a text, for messages.
fn around(bytes: &[u8], doc: usize) -> String {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let lower = text.to_ascii_lowercase();
    let at = ["zq", "zp"].iter().filter_map(|z| lower.find(&format!("{z}{doc:02}"))).min().unwrap_or(0);
    let from = text[..at].char_indices().rev().nth(120).map_or(0, |(at, _)| at);
    text[from..].chars().take(240).collect()
}

fn random_site(world: &World) -> Site {
    let site = site("//- carnet.yaml\n");
    world.write(&site);
    site
}

type Files = BTreeMap<String, Vec<u8>>;

fn nothing_withheld(world: &World, audience: &Audience, files: &Files) -> Result<(), TestCaseError> {
    for (path, content) in files {
        for bytes in [path.as_bytes(), content] {
            for (_, doc) in canaries(bytes) {
                let seen = &world.docs[doc];
                let why = || format!("{audience}: {path} tells of {doc} ({:?}): {}", seen.seen, around(bytes, doc));
                prop_assert!(world.has(doc, audience), "{}", why());
            }
        }
    }
    Ok(())
}

/// Files that may hold the words of an unlisted document: its own, and those of whoever links to it or shows a text that
/// does.
fn may_tell(world: &World, doc: usize) -> BTreeSet<String> {
    let everyone = || (0..world.docs.len()).map(From::Doc).chain([From::Home, From::Team]);
    let mut tellers = vec![From::Doc(doc)];
    let links_to = |from: From, to: usize| world.links(from).iter().any(|link| world.target(link) == to);
    tellers.extend(everyone().filter(|from| links_to(*from, doc)));
    let mut next = 0;
    while let Some(teller) = tellers.get(next).copied() {
        next += 1;
        let From::Doc(shown) = teller else { continue };
        for from in everyone() {
            let embeds = |link: &crate::random::Link| world.embeds(from, link) && world.target(link) == shown;
            if !tellers.contains(&from) && world.links(from).iter().any(embeds) {
                tellers.push(from);
            }
        }
    }
    let own = tellers.iter().flat_map(|from| match from {
        From::Doc(doc) => ["index.html", "index.md", "entier/index.html"]
            .map(|file| format!("{}{file}", world.address(*doc)))
            .to_vec(),
        From::Home => vec![String::from("index.html")],
        From::Team => vec![String::from("auteurs/equipe/index.html")],
    });
    let redirects = ["", "deux/"].map(|part| format!("zq{doc:02}redirect/{part}index.html"));
    own.chain(redirects).collect()
}

/// Whether a book, by its path without its ending, is that of the notebook at a page: `carnets/x/x` of `carnets/x/index.html`.
fn is_book_of(book: &str, page: &str) -> bool {
    book.rsplit_once('/').is_some_and(|(folder, _)| page == format!("{folder}/index.html"))
}

fn nothing_unlisted(world: &World, files: &Files) -> Result<(), TestCaseError> {
    let unlisted = |doc: &usize| world.docs[*doc].seen == Seen::Unlisted;
    for doc in (0..world.docs.len()).filter(unlisted) {
        let may = may_tell(world, doc);
        let own = format!("{}index.html", world.address(doc));
        let page = files.get(&own).map(|page| String::from_utf8_lossy(page).into_owned()).unwrap_or_default();
        prop_assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{own} may be indexed");
        // Pages that hold a whole notebook print the texts of its notes, and so do books.
        let prints_teller = |content: &[u8], beginning: &str| {
            let text = String::from_utf8_lossy(content);
            let mut pages = may.iter().filter(|path| **path != own).filter_map(|path| path.strip_suffix("index.html"));
            pages.any(|page| text.contains(&format!("{beginning}{page}\">")))
        };
        let is_told_by_right = |path: &String, content: &Vec<u8>| {
            let of_page = "<span class=\"chapter-page\"><a href=\"../../../";
            let of_book = "<span><a href=\"https://example.org/";
            let own_book =
                || may.iter().any(|page| path.strip_suffix(".epub").is_some_and(|book| is_book_of(book, page)));
            may.contains(path)
                || path.ends_with("/entier/index.html") && prints_teller(content, of_page)
                || path.ends_with(".epub") && (own_book() || prints_teller(content, of_book))
        };
        for (path, content) in files.iter().filter(|(path, content)| !is_told_by_right(path, content)) {
            // Its attachments are where they are beside the file, at addresses that are listed nowhere.
            let attachment = path.ends_with(".png") || path.ends_with(".pdf");
            let told = canaries(content).contains(&(b'q', doc)) && !attachment;
            prop_assert!(!told, "{path} tells of the unlisted {doc}: {}", around(content, doc));
        }
    }
    Ok(())
}

/// Labels stay, bare links give way to the neutral text.
fn words_of_links(world: &World, audience: &Audience, files: &Files) -> Result<(), TestCaseError> {
    for (doc, Doc { links, .. }) in world.docs.iter().enumerate().filter(|(doc, _)| world.has(*doc, audience)) {
        let path = format!("{}index.html", world.address(doc));
        let page = text(html::element(&String::from_utf8_lossy(&files[&path]), "main", ""));
        for (number, link) in links.iter().enumerate().filter(|(_, link)| link.place.is_printed()) {
            let label = world.label(From::Doc(doc), number);
            // What stands behind a bracket that is never closed may be more of the name in it, and goes with that.
            let is_behind_open_bracket = links[..number].iter().any(|before| {
                let is_withheld = !world.has(world.target(before), audience);
                before.form == Form::Emphasised && before.place == link.place && is_withheld
            });
            if is_behind_open_bracket {
                continue;
            }
            if link.form.is_labelled() {
                prop_assert!(page.contains(&label), "{path} lacks the label {label}: {page}");
            } else if link.form != Form::Definition && !world.has(world.target(link), audience) {
                let neutral = if world.is_english(doc) { "unpublished note" } else { NEUTRAL };
                prop_assert!(page.contains(neutral), "{path} lacks the neutral text: {page}");
            }
        }
    }
    Ok(())
}

/// For each document, links to withheld documents that its author is told of.
fn told(site: &Site, audience: &Audience) -> BTreeMap<String, usize> {
    let (_, built) = site.build_with(&mut Pipeline::default(), audience.clone());
    let mut told = BTreeMap::new();
    for diagnostic in built.diagnostics.iter().filter(|d| d.rule.name() == "link-to-withheld") {
        *told.entry(diagnostic.file.as_deref().unwrap_or_default().to_owned()).or_insert(0) += 1;
    }
    told
}

fn authors_are_told(world: &World, audience: &Audience, site: &Site) -> Result<(), TestCaseError> {
    let told = told(site, audience);
    for doc in (0..world.docs.len()).filter(|doc| world.has(*doc, audience)) {
        let withheld = |link: &&crate::random::Link| {
            let to = world.target(link);
            let is_comment = matches!(link.place, Place::Comment | Place::HtmlComment);
            // What is neither printed nor a link is left out without a word.
            let is_told = link.place.is_printed() || !link.form.is_among_words();
            !is_comment && is_told && !world.has(to, audience) && !world.is_unread(to)
        };
        let links = world.docs[doc].links.iter().filter(withheld).count();
        let warnings = told.get(&world.file(From::Doc(doc))).copied().unwrap_or(0);
        prop_assert!(warnings >= links, "{audience}: document {doc} has {links} links to warn of, {warnings} warnings");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_audience_reads_what_is_not_for_it(world in world_of_others()) {
        let site = random_site(&world);
        for audience in audiences() {
            let files = site.files_for(audience.clone());
            nothing_withheld(&world, &audience, &files)?;
            nothing_unlisted(&world, &files)?;
            words_of_links(&world, &audience, &files)?;
        }
        authors_are_told(&world, &Audience::Public, &site)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 100, ..ProptestConfig::default() })]

    /// The output folder holds carnet's own files too: the manifest, what it notes of the build.
    #[test]
    fn the_output_folder_tells_no_more_than_the_site(world in world_of_others()) {
        let site = random_site(&world);
        let (_, built) = site.build_with(&mut Pipeline::default(), Audience::Public);
        let made = built.site.expect("a random site has no errors");
        let report = serde_json::json!({"notes": built.counts.notes});
        output::synchronise(&site.output(), &made, "public", None, report, None).expect("the folder can be written");
        let own = |name: &str| name.starts_with(".carnet");
        for entry in fs::read_dir(site.output()).expect("the folder can be read") {
            let entry = entry.expect("the folder can be read");
            let name = entry.file_name().to_string_lossy().into_owned();
            if !own(&name) || !entry.path().is_file() {
                continue;
            }
            let content = fs::read(entry.path()).expect("the file can be read");
            for (kind, doc) in canaries(&content) {
                let listed = world.has(doc, &Audience::Public) && (kind == b'p' || world.docs[doc].seen == Seen::Public);
                prop_assert!(listed, "{name} tells of {doc} ({:?}): {}", world.docs[doc].seen, around(&content, doc));
            }
        }
        nothing_withheld(&world, &Audience::Public, &bytes(&made))?;
    }
}

/// A public note that links to one of each visibility.
const ONE_OF_EACH: &str = r"
//- content/communities/alpha.md
---
name: Alpha
---
//- content/communities/beta.md
---
name: Beta
---
//- content/notes/toutes.md
---
title: Toutes
---
Une [[publique]], une [[confidentielle]], une [[reservee]], une [[gardee|qui est gardée]], une [[ebauche]].
//- content/notes/publique.md
---
title: La publique
tags: [commune]
revisions: [{date: 2024-02-01, summary: Début public}]
---
Texte public.
//- content/notes/confidentielle.md
---
title: La confidentielle
visibility: unlisted
tags: [commune, discrète]
authors: Solange
published: 2024-02-01
revisions: [{date: 2024-02-01, summary: Début discret}]
---
Texte discret, vers la [[publique]].
//- content/notes/reservee.md
---
title: La réservée
visibility: community
community: alpha
tags: [commune]
revisions: [{date: 2024-02-01, summary: Début réservé}]
---
Texte réservé.
//- content/notes/gardee.md
---
title: La gardée
visibility: private
---
Texte gardé.
//- content/notes/ebauche.md
---
title: L’ébauche
draft: true
---
Texte à venir.
//- content/notebooks/tout.md
---
title: Tout
notes: [publique, confidentielle, reservee, gardee, ebauche, toutes]
---
";

/// The texts of all files, with their paths, but for the page and the source of the note that links to all others, and the page
/// that holds the whole notebook with that note.
fn elsewhere(files: &Files) -> String {
    let prints = |path: &str| path.starts_with("notes/toutes/") || path == "carnets/tout/entier/index.html";
    let others = files.iter().filter(|(path, _)| !prints(path));
    others.map(|(path, content)| format!("{path}\n{}\n", String::from_utf8_lossy(content))).collect()
}

fn page(files: &Files, path: &str) -> String {
    let content = files.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
    String::from_utf8(content.clone()).expect("a text")
}

/// The body of a note's page.
fn prose(files: &Files, path: &str) -> String {
    html::element(&page(files, path), "div", "prose").trim().to_owned()
}

#[test]
fn a_public_note_is_everywhere() {
    for audience in audiences() {
        let files = site(ONE_OF_EACH).files_for(audience);
        for path in ["notes/publique/index.html", "notes/publique/index.md"] {
            assert!(files.contains_key(path), "{path}");
        }
        for list in [
            "notes/index.html",
            "carnets/tout/index.html",
            "etiquettes/commune/index.html",
            "journal/2024-02/index.html",
        ] {
            assert!(page(&files, list).contains("La publique"), "{list}");
        }
        assert!(page(&files, "sitemap.xml").contains("/notes/publique/"));
        assert!(page(&files, "index.json").contains("La publique"));
        assert!(page(&files, "feed.xml").contains("La publique"));
    }
}

#[test]
fn an_unlisted_note_has_a_page_and_no_other_place() {
    for audience in audiences() {
        let mut files = site(ONE_OF_EACH).files_for(audience);
        let own = page(&files, "notes/confidentielle/index.html");
        assert!(own.contains("<meta name=\"robots\" content=\"noindex\">") && own.contains("Texte discret"));
        assert!(
            prose(&files, "notes/toutes/index.html")
                .contains("<a class=\"internal\" href=\"../../notes/confidentielle/\">La confidentielle</a>")
        );
        files.retain(|path, _| !path.starts_with("notes/confidentielle/"));
        let elsewhere = elsewhere(&files);
        for word in ["onfidentielle", "discr", "Solange", "solange"] {
            assert!(!elsewhere.contains(word), "{word} in {elsewhere}");
        }
    }
}

#[test]
fn a_lists_summary_does_not_name_the_unlisted_note_it_leads_to() {
    let files = site(ONE_OF_EACH).files();
    let summary = html::texts(&page(&files, "notes/index.html"), "p", "row-summary");
    assert!(
        summary.iter().any(|s| s.starts_with("Une La publique, une note non publiée, une note non")),
        "{summary:?}"
    );
}

#[test]
fn a_community_note_is_seen_by_its_community_alone() {
    let site = site(ONE_OF_EACH);
    let own = site.files_for(community("alpha"));
    assert!(page(&own, "notes/reservee/index.html").contains("Réservée à la communauté"));
    assert!(page(&own, "journal/2024-02/index.html").contains("Début réservé"));
    assert!(prose(&own, "notes/toutes/index.html").contains(">La réservée</a>"));
    for audience in [Audience::Public, community("beta")] {
        let files = site.files_for(audience);
        let all = elsewhere(&files) + &page(&files, "notes/toutes/index.html") + &page(&files, "notes/toutes/index.md");
        for word in ["La réservée", "Texte réservé", "Début réservé", "reservee"] {
            assert!(!all.contains(word), "{word}");
        }
    }
}

#[test]
fn private_notes_and_drafts_are_in_no_build() {
    for audience in audiences() {
        let files = site(ONE_OF_EACH).files_for(audience);
        let all = elsewhere(&files) + &page(&files, "notes/toutes/index.md");
        for word in ["gardee", "La gardée", "Texte gardé", "ebauche", "ébauche", "à venir"] {
            assert!(!all.contains(word), "{word}");
        }
    }
}

#[test]
fn a_preview_of_drafts_shows_them_as_what_they_will_be() {
    let site = site(ONE_OF_EACH);
    let request = carnet::pipeline::Request { drafts: true, ..site.request(Audience::Public) };
    let files = site.files_of(&request);
    assert!(page(&files, "notes/ebauche/index.html").contains("Texte à venir"));
    assert!(!files.contains_key("notes/gardee/index.html"));
}

#[test]
fn a_label_stays_and_a_bare_link_gives_way_to_a_neutral_text() {
    let files = site(ONE_OF_EACH).files();
    let withheld =
        |text: &str| format!("<span class=\"withheld\" title=\"Cette note n’est pas publiée\">{text}</span>");
    let expected = format!(
        "<p>Une <a class=\"internal\" href=\"../../notes/publique/\">La publique</a>, \
         une <a class=\"internal\" href=\"../../notes/confidentielle/\">La confidentielle</a>, une {}, une {}, une {}.</p>",
        withheld(NEUTRAL),
        withheld("qui est gardée"),
        withheld(NEUTRAL)
    );
    assert_eq!(prose(&files, "notes/toutes/index.html"), expected);
    let source = page(&files, "notes/toutes/index.md");
    let body = source.rsplit("---\n").next();
    assert_eq!(
        body,
        Some(
            "Une [[publique]], une [[confidentielle]], une note non publiée, une qui est gardée, une note non publiée.\n"
        )
    );
}

#[test]
fn the_author_is_told_of_every_such_link() {
    let site = site(ONE_OF_EACH);
    let (_, built) = site.build();
    let told: Vec<String> = built
        .diagnostics
        .iter()
        .filter(|d| d.rule.name() == "link-to-withheld")
        .map(|d| {
            let english = Language::english();
            let (label, help) = (d.label_in(english).unwrap_or_default(), d.help_in(english).join(" "));
            format!("{} {label} | {help}", d.message)
        })
        .collect();
    let line = |what: &str, file: &str, reader: &str| {
        format!(
            "this page links to a note that is not published: it is {what} leads to content/notes/{file}.md | \
             readers see {reader}"
        )
    };
    let neutral = "a neutral text instead of the name";
    let expected = [
        line("for a community", "reservee", neutral),
        line("private", "gardee", "the label as plain text"),
        line("a draft", "ebauche", neutral),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_community_build_says_whose_it_is_and_asks_not_to_be_visited() {
    let files = site(ONE_OF_EACH).files_for(community("alpha"));
    let home = page(&files, "index.html");
    assert_eq!(html::texts(&home, "p", "audience"), ["Version réservée à la communauté « Alpha »"]);
    assert_eq!(page(&files, "robots.txt"), "User-agent: *\nDisallow: /\n");
    assert_eq!(html::find_element(&page(&site(ONE_OF_EACH).files(), "index.html"), "p", "audience"), None);
}

#[test]
fn what_only_withheld_documents_use_is_not_there() {
    let site = site(
        r"
//- content/notes/a.md
---
title: A
authors: equipe
---
![Un dessin](commun.png)
//- content/notes/b.md
---
title: B
visibility: private
authors: [secrete, Simple Secret]
cover: {image: couverture.png, alt: x}
tags: [sujet]
---
![Un dessin](commun.png) ![Un autre](a-part.png) [Le document](a-part.pdf)
//- content/notes/commun.png
.
//- content/notes/a-part.png
.
//- content/notes/a-part.pdf
.
//- content/notes/couverture.png
.
//- content/authors/equipe.md
---
name: Équipe
---
//- content/authors/secrete.md
---
name: Secrète
community: cercle
---
//- content/communities/cercle.md
---
name: Le cercle
---
",
    );
    let files = site.files();
    let all: String =
        files.iter().map(|(path, content)| format!("{path}\n{}", String::from_utf8_lossy(content))).collect();
    for word in ["a-part", "couverture", "ecret", "Secrète", "cercle", "sujet"] {
        assert!(!all.contains(word), "{word}");
    }
    assert!(files.contains_key("notes/commun.png") && files.contains_key("auteurs/equipe/index.html"));
}

/// The Markdown source of a note whose body is this, in a site with a private note `gardee`.
fn source_of(body: &str) -> String {
    let fixture = format!(
        "//- content/notes/a.md\n---\ntitle: A\n---\n{body}\n//- content/notes/gardee.md\n---\ntitle: La gardée\n\
         aliases: [Autre nom]\nvisibility: private\n---\nTexte.\n//- content/notes/b.md\n# B\n//- content/i.png\n.\n"
    );
    let source = site(&fixture).page("notes/a/index.md");
    source.rsplit_once("---\n").expect("front matter").1.trim_end().to_owned()
}

#[test]
fn the_source_is_redacted_wherever_a_name_stands() {
    for (written, offered) in [
        ("Voir [[La gardée]] et [[b]].", "Voir note non publiée et [[b]]."),
        ("Voir [[autre nom|ceci]].", "Voir ceci."),
        ("Voir [*ceci*](gardee.md#titre \"t\").", "Voir ceci."),
        ("Voir [ceci][g].\n\n[g]: gardee.md", "Voir ceci."),
        ("Voir <https://example.org/notes/gardee/>.", "Voir note non publiée."),
        ("Voir <a href='/notes/gardee/'>ceci</a>.", "Voir <a href='#'>ceci</a>."),
        ("> Voir <a\n> HREF = /notes/gardee/>ceci</a>.", "> Voir <a\n> HREF = #>ceci</a>."),
        // The page does not print a footnote that nothing refers to.
        ("Texte.\n\n[^1]: Une note de [[gardee]].", "Texte."),
        (
            "Texte.[^1]\n\n[^1]: Une note de [ceci](gardee.md) <!-- gardee -->.",
            "Texte.[^1]\n\n[^1]: Une note de ceci .",
        ),
        ("![Image de [ceci](gardee.md)](../i.png)", "![Image de ceci](../i.png)"),
        ("![Image de <https://example.org/notes/gardee/>](../i.png)", "![Image de ](../i.png)"),
        ("Avant %%[[gardee]]%% après <!-- gardee -->.", "Avant  après ."),
        ("Avant\n\n<!-- un %% gardee\n\ngardee --> deux %%\n\naprès", "Avant"),
        ("`[[gardee]]`", "`[[gardee]]`"),
    ] {
        assert_eq!(source_of(written), offered, "{written}");
    }
}

#[test]
fn a_title_that_links_to_a_withheld_note_does_not_name_it() {
    let site = site(
        "//- content/notes/a.md\n# Autour de [[gardee]] et <https://example.org/notes/gardee/>\n\n## De [[gardee]]\n\n\
         ## <https://example.org/notes/gardee/>\n\
         //- content/notes/gardee.md\n---\ntitle: La gardée\nvisibility: private\n---\n",
    );
    for (path, content) in site.files() {
        assert!(!String::from_utf8_lossy(&content).contains("gard"), "{path}");
    }
}

#[test]
fn trusted_html_keeps_its_tags_and_no_withheld_name() {
    let site = site(
        "//- carnet.yaml\ntitle: T\nhtml: trusted\ndefaults: {visibility: public}\n\
         //- content/notes/a.md\n# A\n\n<div onclick=\"x()\"><a href=\"/notes/gardee/\">un</a> <a href='b.md'>deux</a></div>\n\
         //- content/notes/b.md\n# B\n//- content/notes/gardee.md\n---\nvisibility: private\n---\n",
    );
    let files = site.files();
    // An empty fragment would lead to the top of the page.
    let mark = "class=\"withheld\" title=\"Cette note n’est pas publiée\"";
    let expected = format!("<div onclick=\"x()\"><a {mark}>un</a> <a href='../../notes/b/'>deux</a></div>");
    assert_eq!(prose(&files, "notes/a/index.html"), expected);
    assert!(!page(&files, "notes/a/index.md").contains("gardee"));
}

#[test]
fn the_manifest_tells_nothing_of_an_unlisted_note() {
    let site = site(
        "//- content/notes/a.md\n# A\n//- content/notes/dossier/discret.md\n---\nvisibility: unlisted\n\
         cover: {image: photo.png, alt: x}\nredirects: [/ancien-discret/]\n---\n# Discret\n\
         //- content/notes/dossier/photo.png\n.\n",
    );
    let (_, built) = site.build();
    let made = built.site.expect("no errors");
    output::synchronise(&site.output(), &made, "public", None, serde_json::Value::Null, None)
        .expect("it can be written");
    let manifest = fs::read_to_string(site.output().join(".carnet-manifest.json")).expect("the manifest is there");
    assert!(manifest.contains("notes/a/index.html"));
    assert!(!manifest.contains("discret") && !manifest.contains("photo"), "{manifest}");
    assert!(site.output().join("notes/dossier/photo.png").is_file());
}

/// Heads by which other programs and authors keep a note back, with the text behind them.
const KEPT_BACK_ELSEWHERE: [&str; 20] = [
    "---\npublished: 2999-01-01\n---\nSecret.\n",
    "---\nlayout: draft\n---\nSecret.\n",
    "---\ntype: brouillon\n---\nSecret.\n",
    "---\nkeywords: [soins, WIP]\n---\nSecret.\n",
    "---\ntag: [statut/brouillon]\n---\nSecret.\n",
    "#+TITLE: A\n#+PROPERTY: draft t\n\nSecret.\n",
    "@title A\n@draft true\n\nSecret.\n",
    "#+FILETAGS: :soins:brouillon:\n\nSecret.\n",
    "+++\ntitle = \"A\"\ndraft = true\n+++\nSecret.\n",
    "\u{feff}+++\r\nvisibility = 'private' # x\r\n+++\r\nSecret.\r\n",
    "{\n  \"title\": \"A\",\n  \"draft\": true\n}\n\nSecret.\n",
    "title:: A\npublic:: false\n\nSecret.\n",
    "- title:: A\n  draft:: true\n- Secret.\n",
    "Title: A\nDraft: true\n\nSecret.\n",
    "---\nDG-Publish: false\n---\nSecret.\n",
    "---\ntitle: A\nprivée: oui\n---\nSecret.\n",
    "---\ntitle: A\n---\n---\nunlisted: true\n---\nSecret.\n",
    "---\npublished: false\n---\nSecret.\n",
    "---\npublishDate: 2999-01-01\n---\nSecret.\n",
    "---\nstatus: [draft]\n---\nSecret.\n",
];

#[test]
fn what_other_programs_keep_back_is_never_published() {
    for head in KEPT_BACK_ELSEWHERE {
        for folder in ["notes", "notebooks", "bases", "pages"] {
            let path = format!("content/{folder}/a.md");
            let native = site(&format!("//- content/notes/b.md\n# B\n//- {path}\n.\n"));
            native.write(&path, head);
            let (_, built) = native.build();
            let published = built.site.map(|made| bytes(&made)).unwrap_or_default();
            assert!(!published.values().any(|b| String::from_utf8_lossy(b).contains("Secret")), "{path}: {head}");
        }
        let vault = site("//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {visibility: public}\n//- b.md\n# B\n");
        vault.write("a.md", head);
        let files = vault.files();
        assert!(files.contains_key("notes/b/index.html") || files.contains_key("b/index.html"), "{:?}", files.keys());
        assert!(!files.values().any(|b| String::from_utf8_lossy(b).contains("Secret")), "a vault: {head}");
    }
}

#[test]
fn a_note_tagged_as_a_draft_is_refused_or_withheld() {
    for tags in ["[soins, draft]", "brouillon", "'#Ébauche'", "[statut/brouillon]"] {
        let native = site(&format!("//- content/notes/a.md\n---\ntags: {tags}\n---\nSecret.\n"));
        let messages = native.messages();
        assert!(messages.contains("error[kept-back]: 'tags' says that this is a draft"), "{tags}: {messages}");
        let open =
            site(&format!("//- content/notes/a.md\n---\ntags: {tags}\n---\nSecret.\n//- content/notes/b.md\n# B\n"));
        open.write("carnet.yaml", "title: T\ncontent: .\ndefaults: {visibility: public}\n");
        let files = open.files();
        assert!(!files.values().any(|b| String::from_utf8_lossy(b).contains("Secret")), "{tags}");
    }
    let sound = site("//- content/notes/a.md\n---\ntags: [brouillon/lettre, aqueduc privé]\n---\nSecret.\n");
    assert!(sound.build().1.site.is_some());
}

#[test]
fn a_tag_in_the_text_of_a_vault_s_note_that_says_it_is_a_draft_is_told() {
    let vault = |text: &str| {
        site(&format!(
            "//- carnet.yaml\ntitle: T\ncontent: .\ndefaults: {{visibility: public}}\n//- a.md\n{text}\n//- b.md\n[[a]]\n"
        ))
    };
    for tag in ["brouillon", "Draft", "privé", "état/brouillon"] {
        let messages = vault(&format!("#{tag}\n\nUn texte de [[b]].")).messages();
        assert!(
            messages.contains(&format!("warning[kept-back]: the tag '#{tag}' says that this is a draft")),
            "{messages}"
        );
    }
    for text in ["#brouillon/lettre de [[b]]", "`#brouillon` de [[b]]", "---\ndraft: true\n---\n#brouillon"] {
        assert!(!vault(text).messages().contains("kept-back"), "{text}");
    }
}

#[test]
fn front_matter_of_other_programs_is_read_and_not_printed() {
    for head in [
        "+++\ntitle = \"Le bilan\"\ndate = 2024-02-07T12:30:00Z\n[taxonomies]\ntags = [\"suivi\"]\n+++\n",
        "{\"title\": \"Le bilan\", \"date\": \"2024-02-07T12:30:00Z\", \"tags\": [\"suivi\"]}\n",
        "{\n\t\"title\": \"Le bilan\",\n\t\"date\": \"2024-02-07\",\n\t\"tags\": [\n\t\t\"suivi\"\n\t]\n}\n",
        "title:: Le bilan\ndate:: [[2024-02-07]]\ntags:: [[suivi]]\n\n",
    ] {
        let site = site("//- content/notes/b.md\n# B\n");
        site.write("content/notes/a.md", format!("{head}Texte.\n"));
        let files = site.files();
        let html = page(&files, "notes/a/index.html");
        assert!(html.contains("datetime=\"2024-02-07") && html.contains(">Le bilan</h1>"), "{head}: {html}");
        assert!(files.contains_key("etiquettes/suivi/index.html"), "{head}");
        assert_eq!(prose(&files, "notes/a/index.html"), "<p>Texte.</p>");
        let source = page(&files, "notes/a/index.md");
        assert!(source.trim_end().ends_with("---\nTexte.") || source.trim_end().ends_with("---\n\nTexte."), "{source}");
    }
}

#[test]
fn a_key_of_another_kind_of_document_is_no_mistake_for_one_that_keeps_back() {
    let site = site("//- content/index.md\n---\npublished: 2024-02-07\n---\nAccueil.\n//- content/pages/p.md\n# P\n");
    let messages = site.messages();
    assert!(messages.contains("warning[unknown-key]: unknown key 'published'"), "{messages}");
    assert!(!messages.contains("publish'?") && !messages.contains("error"), "{messages}");
}

#[test]
fn what_browsers_would_hide_is_not_shown() {
    let said = |text: &str| site(&format!("//- content/notes/a.md\n{text}\n")).messages();
    for text in [
        "<div hidden>zqsecret</div>",
        "<div style=\"display: none\">\n\nzqsecret\n\n</div>",
        "Un <span HIDDEN>zqsecret</span> mot",
        "<p style='color: red; visibility:hidden'>zqsecret</p>",
        "<section hidden>\n\nzqsecret\n\n</section>",
    ] {
        assert!(said(text).contains("error[refused-html]: this tag <"), "{text}: {}", said(text));
    }
    for text in ["<div class=\"hidden\">vu</div>", "<p style=\"color: red\">vu</p>", "`<div hidden>`"] {
        assert!(!said(text).contains("error"), "{text}: {}", said(text));
    }
    // A blank line cuts a comment that begins within a line.
    assert!(said("a <!-- x\n\nzqsecret\n\n--> b").contains("error[refused-html]: an empty line cuts this comment"));
    assert!(!said("a <!-- x --> b\n\n<!-- y\n\nz -->").contains("refused-html"));
}

#[test]
fn a_comment_in_a_formula_is_nowhere() {
    let text = "$$ a % zqsecret\nb $$\n\nEt $30\\,\\%$.\n";
    let site = site(&format!("//- content/notes/a.md\n{text}"));
    for (path, content) in site.files() {
        assert!(!String::from_utf8_lossy(&content).contains("zqsecret"), "{path}");
    }
    assert!(site.page("notes/a/index.html").contains("<math"));
}
