//! What links lead to.

use super::{Fragment, Target};
use crate::fixture::{config, graph, id};
use crate::publish::graph::Graph;

const OTHERS: [(&str, &str); 7] = [
    ("notes/b.md", "---\ntitle: Le titre\naliases: [Étape 3]\n---\n## Première partie\n\nMot. ^bloc\n"),
    ("notes/gardee.md", "---\nvisibility: private\n---\n"),
    ("notebooks/n.md", "---\ntitle: N\n---\n"),
    ("authors/zoe.md", "---\nname: Zoé\n---\n"),
    ("media/image.png", ""),
    ("notes/près.pdf", ""),
    ("notes/sous/près.pdf", ""),
];

fn said(graph: &Graph, target: &Target) -> String {
    let fragment = |fragment: &Option<Fragment>| match fragment {
        Some(Fragment::Heading(index)) => format!("#{index}"),
        Some(Fragment::Block(index)) => format!("^{index}"),
        Some(Fragment::Id(index)) => format!("#id {index}"),
        Some(Fragment::Opening) => " opening".into(),
        None => String::new(),
    };
    match target {
        Target::Document { id, fragment: f } => format!("{}{}", graph.published.get(*id).path, fragment(f)),
        Target::Attachment(path) => format!("file {path}"),
        Target::Site(address) => format!("site /{address}"),
        Target::Withheld => "withheld".into(),
        Target::Broken => "broken".into(),
    }
}

/// What the one link of a note leads to.
fn target(written: &str) -> String {
    let mut files = OTHERS.to_vec();
    files.push(("notes/a.md", written));
    let (graph, _) = graph(&config("base_url: https://example.org/"), &files);
    let targets = graph.links(id(&graph, "notes/a"));
    assert_eq!(targets.len(), 1, "{written}: {targets:?}");
    said(&graph, &targets[0])
}

#[test]
fn what_links_lead_to() {
    for (written, expected) in [
        ("[[b]]", "notes/b"),
        ("[[le titre]]", "notes/b"),
        ("[[etape 3]]", "notes/b"),
        ("[[notes/b.md]]", "notes/b"),
        ("[[b#Première partie]]", "notes/b#0"),
        ("[[b#premiere-partie]]", "notes/b#0"),
        ("[[b#^bloc]]", "notes/b^0"),
        ("[x](b.md)", "notes/b"),
        ("[x](../notes/b.md#premiere-partie)", "notes/b#0"),
        ("[x](/notes/b/)", "notes/b"),
        ("[x](/notes/b)", "notes/b"),
        ("[x](/notes/b.md)", "notes/b"),
        ("[x](https://example.org/notes/b/#premiere-partie)", "notes/b#0"),
        ("[[notebooks/n]]", "notebooks/n"),
        ("[x](/carnets/n/)", "notebooks/n"),
        ("[[authors/zoe]]", "authors/zoe"),
        ("![x](/media/image.png)", "file media/image.png"),
        ("![[image.png]]", "file media/image.png"),
        ("[x](près.pdf)", "file notes/près.pdf"),
        ("[x](sous/PRE\u{300}S.pdf)", "file notes/sous/près.pdf"),
        ("[x](/journal/)", "site /journal/"),
        ("[[nulle part]]", "broken"),
        ("[x](../../../etc/passwd)", "broken"),
    ] {
        assert_eq!(target(written), expected, "{written}");
    }
}

/// What the one link of a note leads to in a page with this text.
fn place(text: &str, link: &str) -> String {
    let files = [("notes/b.md", text), ("notes/a.md", link)];
    let (graph, problems) = graph(&config("html: trusted"), &files);
    let found = said(&graph, &graph.links(id(&graph, "notes/a"))[0]);
    let missed = problems.iter().any(|problem| problem.rule == crate::diagnostics::Rule::UnresolvedFragment);
    if missed { String::from("missed") } else { found.replace("notes/b", "") }
}

#[test]
fn anchors_in_the_forms_of_code_hosts() {
    let text = "## Étape 2 : l'essai\n\n## Les « mots » / sigles\n\n## 3. Plan.md\n\n## Où ?\n\n## Où ?\n\n## 🚀 Départ\n\n\
                ## Zoé (`run`)\n\n## C#\n\n## A_b c\n\n## Fin {#la-fin}\n";
    for (anchor, expected) in [
        // GitHub, GitLab, VS Code.
        ("étape-2--lessai", "#0"),
        ("Étape-2--lessai", "#0"),
        ("%C3%A9tape-2--lessai", "#0"),
        ("étape-2-lessai", "#0"),
        ("les--mots---sigles", "#1"),
        ("les-mots-sigles", "#1"),
        ("les-«-mots-»--sigles", "#1"),
        ("3-planmd", "#2"),
        ("où-", "#3"),
        ("où--1", "#4"),
        ("où-1", "#4"),
        ("-départ", "#5"),
        ("zoé-run", "#6"),
        ("a_b-c", "#8"),
        // Hugo, Zola, MkDocs, Pandoc.
        ("etape-2-l-essai", "#0"),
        ("etape-2-lessai", "#0"),
        ("plan.md", "#2"),
        ("ou-1", "#4"),
        ("ou_1", "#4"),
        // Obsidian.
        ("Étape%202%20l'essai", "#0"),
        ("Les « mots » / sigles", "#1"),
        ("C#", "#7"),
        // carnet's own.
        ("ou-2", "#4"),
        ("la-fin", "#9"),
        ("fin", "#9"),
        ("top", ""),
        ("TOP", ""),
        // Other words.
        ("étape-3", "missed"),
        ("étape", "missed"),
        ("où-2", "#4"),
        ("où-3", "missed"),
        ("-", "missed"),
    ] {
        assert_eq!(place(text, &format!("[x](<b.md#{anchor}>)")), expected, "{anchor}");
    }
}

#[test]
fn headings_of_the_same_letters_are_not_guessed_among() {
    let text = "## Co-op\n\n## Co op\n\n## Cô-op!\n";
    assert_eq!(place(text, "[x](b.md#coop)"), "missed");
    assert_eq!(place(text, "[x](b.md#cô-op)"), "#2");
}

#[test]
fn the_heading_that_is_the_title_is_the_top_of_the_page() {
    for text in
        ["# L'aire *de* jeu\n\nMot.\n\n## Suite\n", "---\ntitle: L’aire de jeu\n---\nL'aire de jeu\n===\n\n## Suite\n"]
    {
        for link in [
            "[[b#L'aire de jeu]]",
            "[[b#l’AIRE de jeu|mot]]",
            "[x](b.md#l-aire-de-jeu)",
            "[x](b.md#laire-de-jeu)",
            "[x](<b.md#L'aire de jeu>)",
            "![[b#L'aire de jeu]]",
        ] {
            assert_eq!(place(text, link), "", "{link}");
        }
        assert_eq!(place(text, "[[b#L'aire de jeu#Suite]]"), "#0");
        assert_eq!(place(text, "[[b#L'aire]]"), "missed");
    }
    assert_eq!(place("# Un {#debut}\n", "[x](b.md#debut)"), "");
    assert_eq!(place("# Un\n\n## Un\n", "[x](b.md#un)"), "#0");
    let several = "# Un\n\na\n\n# Deux\n\nb\n";
    assert_eq!(place(several, "![[b#Un]]"), " opening");
    assert_eq!(place(several, "[[b#Un]]"), "");
}

#[test]
fn ids_of_html_that_is_trusted_are_places() {
    let text = "Un <span id=\"ici\">mot</span>.\n\n<a name='là'></a>\n\n<div\n  id=suite>\n\n## Ici\n\n</div>\n";
    for (link, expected) in [
        ("[x](b.md#ici)", "#id 0"),
        ("[[b#ici|x]]", "#id 0"),
        ("[x](b.md#là)", "#id 1"),
        ("[x](b.md#suite)", "#id 2"),
        ("[x](b.md#ici-2)", "#0"),
        ("[[b#Ici]]", "#0"),
        ("![[b#suite]]", "missed"),
    ] {
        assert_eq!(place(text, link), expected, "{link}");
    }
}

#[test]
fn every_way_to_a_withheld_page_is_known() {
    for written in [
        "[[gardee]]",
        "[[Gardee|mot]]",
        "![[gardee]]",
        "[x](gardee.md#a)",
        "[x](/notes/gardee/)",
        "[x](/notes/gardee)",
        "[x](/notes/gardee.md)",
        "[x](/notes/gardee/index.html)",
        "[x](/notes/gardee/index.md)",
        "[x](/notes/gardee/retroliens/page/2/)",
        "[x](/Notes/Gardee/)",
        "<https://example.org/notes/gardee/>",
        "<a href=\"gardee.md\">x</a>",
    ] {
        assert_eq!(target(written), "withheld", "{written}");
    }
}

#[test]
fn a_title_with_a_path_among_its_words_is_a_name() {
    for (title, name) in [
        ("Voir w/ carte", "Voir w/ carte"),
        ("Lire LISEZ.md ici", "Lire LISEZ.md ici"),
        ("Dans x/y/ encore", "Dans x/y/ encore"),
    ] {
        let link = format!("[[{name}]]");
        for head in [format!("---\ntitle: {title}\n---\n"), format!("# {title}\n")] {
            let files = [("notes/a.md", link.as_str()), ("notes/cible.md", &head), ("notes/autre.md", "")];
            let (graph, found) = graph(&config(""), &files);
            assert_eq!(said(&graph, &graph.links(id(&graph, "notes/a"))[0]), "notes/cible", "{link}: {found:?}");
        }
        let gardee = format!("---\ntitle: {title}\nvisibility: private\n---\n");
        let (graph, _) = graph(&config(""), &[("notes/a.md", &link), ("notes/cible.md", &gardee)]);
        assert_eq!(said(&graph, &graph.links(id(&graph, "notes/a"))[0]), "withheld", "{link}");
    }
}

#[test]
fn an_anchor_may_be_the_source_of_a_heading_with_links_in_it() {
    let heading = "## [Équation](https://example.net/x_y's) finale\n\n## Bilan w/ [b](b.md)\n";
    for (link, place) in [
        ("[[c#[Équation](https //example.net/x_y's) finale]]", "notes/c#0"),
        ("[x](c.md#[Équation](https//example.net/x_y's)%20finale)", "notes/c#0"),
        ("[x](c.md#Bilan%20w/%20[b](b.md))", "notes/c#1"),
    ] {
        let files = [("notes/a.md", link), ("notes/b.md", ""), ("notes/c.md", heading)];
        let (graph, _) = graph(&config(""), &files);
        assert_eq!(said(&graph, &graph.links(id(&graph, "notes/a"))[0]), place, "{link}");
    }
}

/// What is said of the links of one note.
fn advice(text: &str) -> Vec<(String, String)> {
    let files = [
        ("notes/a.md", text),
        ("notes/reseau/adresses.md", ""),
        ("notes/reseau/carte.png", ""),
        ("notes/w.md", "# Voir w/ carte\n\n## Un w/ deux\n"),
    ];
    let (_, found) = graph(&config("links: {unresolved: warn}"), &files);
    let english = crate::diagnostics::Language::english();
    let of_links = found
        .iter()
        .filter(|d| matches!(d.rule.name(), "unresolved-link" | "unresolved-fragment" | "path-leaves-site"));
    of_links.map(|d| (d.message.to_string(), d.help_in(english).concat())).collect()
}

#[test]
fn what_is_said_of_a_path_that_leads_nowhere() {
    for (link, message, help) in [
        (
            "[x](../outils/adresses.md)",
            "nothing is named '../outils/adresses.md'",
            "did you mean '/notes/reseau/adresses.md'?",
        ),
        (
            "![x](../../../../carte.png)",
            "'../../../../carte.png' leaves the site's folder",
            "did you mean '/notes/reseau/carte.png'?",
        ),
        (
            "<img src=\"figures/plan.png\" alt=\"\">",
            "there is no file 'figures/plan.png'",
            "put it beside this file, or anywhere in content/: it is found by its name, ending included",
        ),
        (
            "![x](../.gitbook/assets/plan.png)",
            "there is no file '../.gitbook/assets/plan.png'",
            "'.gitbook' is left out, since its name begins with a dot: rename it, here and in the folder",
        ),
        (
            "[x](.notes/plan.md)",
            "nothing is named '.notes/plan.md'",
            "'.notes' is left out, since its name begins with a dot: rename it, here and in the folder",
        ),
        ("[[w#Trois]]", "« Voir w/ carte » has no heading 'Trois'", "its headings are: Un w/ deux"),
    ] {
        assert_eq!(advice(link), [(message.to_owned(), help.to_owned())], "{link}");
    }
}
