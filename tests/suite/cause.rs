//! Of a file that cannot be read only that is told: what may follow from it elsewhere waits, and how much it is is said.

use carnet::diagnostics::{self, Diagnostic, Language, Rule};
use carnet::pipeline::Pipeline;
use carnet::publish::audience::Audience;
use insta::assert_snapshot;

use crate::site::{Site, site};

/// A sound site in which everything points at everything: by name, path, title, alias and address, from lists, texts,
/// embeds and front matter.
const SOUND: &str = "\
//- carnet.yaml
title: Essai
community: cercle
defaults: {visibility: public}
//- content/index.md
---
title: \"Accueil\"
---
[[départ]], [[arrivee]], [[notebooks/parcours]], [[bases/toutes]], [[authors/zoe]], [[communities/cercle]], [le propos](/propos/).
//- content/notes/depart.md
---
title: \"Le départ\"
aliases: [Étape 1]
authors: [zoe, Équipe]
community: cercle
published: 2024-01-02
tags: [santé mentale]
revisions:
  - {date: 2024-02-03, author: zoe, summary: Relu}
redirects: [/ancien-depart/]
---
## Commencer

Vers [[arrivee]], [l'arrivée](arrivee.md#finir), [[L'arrivée#Finir]], [la même](/notes/arrivee/). ^bloc

![Une vue](vue.png)
//- content/notes/arrivee.md
---
title: \"L'arrivée\"
aliases: [Étape 2]
authors: zoe
community: Le cercle
published: 2024-01-03
tags: [répit]
---
## Finir

Vers [[Étape 1]], [[Le départ#Commencer|le début]], [[depart#^bloc]], [le départ](depart.md), [page](/notes/depart/),
[thème](/etiquettes/sante-mentale/), [journal](/journal/2024-02/), [carnets](/carnets/), [carnet](/carnets/parcours/),
[Zoé](/auteurs/zoe/), [[authors/zoe]], [le cercle](/communautes/cercle/), [bases](/bases/), [[propos]], [ancien](/ancien-depart/).

![[depart#Commencer]]

![[depart]]
//- content/notes/vue.png
x
//- content/notebooks/parcours.md
---
title: \"Le parcours\"
authors: zoe
community: cercle
categories: [{id: debut, title: Début}]
notes:
  - {note: depart, categories: [debut], added_by: zoe}
  - Étape 2
  - seule
  - reservee
  - cercle/annexe
---
Avec [[depart]] et [[propos]].
//- content/notes/seule.md
---
title: \"Seule, en liste\"
published: 2024-01-04
---
Texte.
//- content/notes/texte.md
---
title: \"En texte\"
published: 2024-01-05
---
Texte.
//- content/bases/toutes.md
---
title: \"Toutes\"
notebooks: [parcours]
community: cercle
---
Voir [[notebooks/parcours]].
//- content/authors/zoe.md
---
name: \"Zoé\"
community: cercle
---
Écrit [[depart]].
//- content/authors/equipe.md
---
name: \"Équipe\"
---
//- content/communities/cercle.md
---
name: \"Le cercle\"
---
Voir [[texte]], [[authors/equipe]].
//- content/pages/propos.md
---
title: \"À propos\"
---
Vers [[notebooks/parcours]], [[Zoé]].
//- content/notes/reservee.md
---
title: \"Réservée\"
visibility: community
community: Le cercle
---
Vers [[annexe]].
//- content/notes/cercle/annexe.md
---
title: \"Annexe\"
visibility: community
community: cercle
---
Vers [[Réservée]].
//- content/notes/gardee.md
---
title: \"Gardée\"
visibility: private
authors: [zoe]
community: cercle
---
[[depart]]
";

type Break = fn(&str) -> Vec<u8>;

/// The ways to make a file unreadable, with the name of the message that says so.
const WAYS: [(&str, &str, Break); 5] = [
    ("a quote without its end", "yaml", |text| text.replacen("\"\n", "\n", 1).into()),
    ("a tab", "yaml", |text| text.replacen("---\n", "---\n\tx: [\n", 1).into()),
    ("Latin-1", "unreadable-file", |text| {
        text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).chain([0xe9]).collect()
    }),
    ("one wrong byte", "unreadable-file", |text| [text.as_bytes(), b"\xff"].concat()),
    ("a front matter without end", "unclosed-front-matter", |text| text.replacen("\n---\n", "\n", 1).into()),
];

/// The files that are broken, one after the other: all roles are among them.
const FILES: [&str; 13] = [
    "content/notes/depart.md",
    "content/notes/arrivee.md",
    "content/notes/seule.md",
    "content/notes/texte.md",
    "content/notes/reservee.md",
    "content/notes/cercle/annexe.md",
    "content/notes/gardee.md",
    "content/notebooks/parcours.md",
    "content/bases/toutes.md",
    "content/authors/zoe.md",
    "content/communities/cercle.md",
    "content/pages/propos.md",
    "content/index.md",
];

fn text_of<'f>(fixture: &'f str, path: &str) -> &'f str {
    let mut files = fixture.split("//- ").filter_map(|file| file.split_once('\n'));
    files.find(|(name, _)| *name == path).map(|(_, text)| text).expect("the file is in the fixture")
}

/// What is said but how much waits, and all of it as it is printed.
fn said(site: &Site, audience: Audience) -> (Vec<Diagnostic>, String) {
    let (loaded, mut built) = site.build_with(&mut Pipeline::default(), audience);
    let printed = diagnostics::render(&built.diagnostics, Language::english(), false, |file| loaded.text_of(file));
    built.diagnostics.retain(|diagnostic| diagnostic.rule != Rule::WaitingMessages);
    (built.diagnostics, printed)
}

fn audiences() -> [Audience; 2] {
    [Audience::Public, Audience::Community("cercle".into())]
}

#[test]
fn only_the_cause_is_told() {
    for audience in audiences() {
        assert_eq!(said(&site(SOUND), audience).1, "", "the site is sound");
    }
    for path in FILES {
        for (way, rule, broken) in WAYS {
            let site = site(SOUND);
            site.write(path, broken(text_of(SOUND, path)));
            for audience in audiences() {
                let (diagnostics, printed) = said(&site, audience);
                let told: Vec<(&str, Option<&str>)> =
                    diagnostics.iter().map(|d| (d.rule.name(), d.file.as_deref())).collect();
                assert_eq!(told, [(rule, Some(path))], "{way}:\n{printed}");
            }
        }
    }
}

#[test]
fn a_second_build_says_the_same_and_a_mended_file_is_read_again() {
    let site = site(SOUND);
    let mut pipeline = Pipeline::default();
    let path = "content/notebooks/parcours.md";
    for (_, rule, broken) in WAYS {
        site.write(path, broken(text_of(SOUND, path)));
        let (_, built) = site.build_with(&mut pipeline, Audience::Public);
        let told: Vec<&str> = built.diagnostics.iter().map(|d| d.rule.name()).collect();
        assert_eq!(told, [rule, "waiting-messages"]);
        site.write(path, text_of(SOUND, path));
        let (_, built) = site.build_with(&mut pipeline, Audience::Public);
        assert!(built.diagnostics.is_empty() && built.site.is_some());
    }
}

#[test]
fn what_seems_missing_waits_and_other_mistakes_are_told_beside_it() {
    let site = site(SOUND);
    let path = "content/notes/depart.md";
    site.write(path, text_of(SOUND, path).replacen("\"\n", "\n", 1));
    site.write("content/notes/autre.md", "---\nauthors: [nul]\nmodified: hier\n---\nVers [[depat]] et [[depart]].\n");
    assert_snapshot!(site.messages(), @r#"
    error[invalid-date]: 'hier' is not a date
     --> content/notes/autre.md:3:11
      |
    3 | modified: hier
      |           ^^^^
      |
      = help: write 2024-02-29 or 2024-02-29T14:57

    error[yaml]: this is not valid YAML: unclosed quote
     --> content/notes/depart.md:2:8
      |
    2 | title: "Le départ
      |        ^ opened here
      |
      = help: close it: put the same quote at the end of the text

    advice[waiting-messages]: 18 messages about what seems missing wait until this file is fixed: content/notes/depart.md
    "#);
}

#[test]
fn a_configuration_that_cannot_be_read() {
    for (text, rule) in [(&b"title: \"Essai\ncontent: .\n"[..], "yaml"), (b"title: d\xe9j\xe0\n", "unreadable-file")] {
        let site = site(SOUND);
        site.write("carnet.yaml", text);
        for audience in audiences() {
            let (diagnostics, printed) = said(&site, audience);
            let told: Vec<&str> = diagnostics.iter().map(|d| d.rule.name()).collect();
            assert_eq!(told, [rule], "{printed}");
        }
    }
}

#[test]
fn a_visibility_that_cannot_be_read_withholds_without_a_word() {
    let told = |site: &Site| said(site, Audience::Public).0.into_iter().map(|d| d.rule.name()).collect::<Vec<_>>();
    let of_site = site(SOUND);
    of_site.write("carnet.yaml", "title: Essai\ndefaults: {visibility: pubic}\n");
    assert_eq!(told(&of_site), ["unknown-visibility"]);
    let of_note = site(
        "\
//- carnet.yaml
title: Essai
//- content/index.md
[[a]], [[b]], [[authors/zoe]]
//- content/authors/zoe.md
---
name: Zoé
---
//- content/notes/a.md
---
visibility: pubic
authors: zoe
---
//- content/notes/b.md
---
visibility: public
---
b
",
    );
    assert_eq!(told(&of_note), ["unknown-visibility"]);
}

#[test]
fn a_list_that_cannot_be_read_leaves_no_note_alone() {
    let site = site(SOUND);
    site.write("content/notebooks/parcours.md", "---\ntitle: Le parcours\nnotes: {seule: 1}\n---\n");
    let (diagnostics, printed) = said(&site, Audience::Public);
    assert_eq!(diagnostics.iter().map(|d| d.rule.name()).collect::<Vec<_>>(), ["wrong-type"], "{printed}");
}

#[test]
fn what_is_built_all_the_same_shows_no_name_of_what_is_withheld() {
    let site = site(
        "\
//- carnet.yaml
title: Essai
front_matter: warn
defaults: {visibility: public}
//- content/notes/a.md
---
visibility: private
title: [Un secret
---
Vers [[c]].
//- content/notes/b.md
Vers [[Un secret]] et [[a]].
//- content/notes/c.md
Texte.
//- content/index.md
[[b]]
",
    );
    assert_snapshot!(site.messages(), @r"
    warning[yaml]: this is not valid YAML: unclosed bracket '['
     --> content/notes/a.md:3:8
      |
    3 | title: [Un secret
      |        ^ opened here
      |
      = help: put ']' after its last item; a text that begins with a bracket goes between double quotes
      = help: until then the file is withheld, as if it were private: it may have asked for that

    warning[orphan]: no published notebook holds this note, and no published page links to it
    --> content/notes/c.md
     = help: add it to the list of a published notebook, or link to it from a published page
    ");
    let page = site.page("notes/b/index.html");
    assert!(!page.to_lowercase().contains("secret") && page.contains("note non publiée"), "{page}");
}

#[test]
fn a_theme_that_cannot_be_read() {
    let includes = "{% extends \"default/note.html\" %}{% block main %}{% include \"mine.html\" %}{% endblock %}";
    for (path, beside) in [("templates/mine.html", includes), ("i18n/de.yaml", ""), ("templates/note.html", "")] {
        let site = site("//- carnet.yaml\ntheme: t\nlanguage: de\n//- content/index.md\nTexte.\n");
        if path != "i18n/de.yaml" {
            site.write("themes/t/i18n/de.yaml", "notes: Notizen\n");
        }
        if !beside.is_empty() {
            site.write("themes/t/templates/note.html", beside);
        }
        site.write(&format!("themes/t/{path}"), b"d\xe9j\xe0");
        let (diagnostics, printed) = said(&site, Audience::Public);
        let told: Vec<&str> = diagnostics.iter().map(|d| d.rule.name()).filter(|rule| *rule != "unknown-key").collect();
        assert_eq!(told, ["unreadable-file"], "{printed}");
    }
}

#[cfg(unix)]
#[test]
fn files_that_are_refused() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    for path in ["content/notes/vue.png", "content/notes/depart.md", "content/authors/zoe.md"] {
        let site = site(SOUND);
        site.remove(path);
        std::os::unix::fs::symlink(outside.path(), site.path().join(path)).expect("links can be made");
        let (diagnostics, printed) = said(&site, Audience::Public);
        assert_eq!(diagnostics.iter().map(|d| d.rule.name()).collect::<Vec<_>>(), ["path-leaves-site"], "{printed}");
    }
}

// Its neighbours: one mistake, one message

#[test]
fn a_note_of_a_private_notebook_is_in_no_published_one() {
    let site = site(
        "\
//- content/notebooks/n.md
---
visibility: private
notes: [a]
---
//- content/notes/a.md
Texte.
",
    );
    assert_snapshot!(site.messages(), @r"
    warning[orphan]: no published notebook holds this note, and no published page links to it
    --> content/notes/a.md
     = help: add it to the list of a published notebook, or link to it from a published page
    ");
}

#[test]
fn pages_of_one_slug_are_told_once() {
    let fixture = "\
//- content/authors/zoe.md
---
name: Zoé
---
//- content/authors/zoe-b.md
---
name: Zoé B.
slug: zoe
---
//- content/notebooks/n.md
---
title: N
notes: [a]
---
//- content/notebooks/m.md
---
title: M
slug: n
---
//- content/notes/a.md
Texte.
";
    assert_snapshot!(site(fixture).messages(), @r"
    error[address-taken]: two pages would be at /auteurs/zoe/: this one and content/authors/zoe.md
    --> content/authors/zoe-b.md
     = help: give one of them another 'slug:'

    error[address-taken]: two pages would be at /carnets/n/: this one and content/notebooks/m.md
    --> content/notebooks/n.md
     = help: give one of them another 'slug:'
    ");
}

#[test]
fn a_cycle_names_its_notes() {
    let site = site(
        "//- content/notes/a.md\n# A\n\n![[b#Partie]]\n//- content/notes/b.md\n# B\n\n## Partie\n\n![[b#Suite]]\n\n\
         ## Suite\n\n![[c]]\n//- content/notes/c.md\n# C\n\n![[a]]\n",
    );
    assert_snapshot!(site.messages(), @r"
    error[embed-cycle]: « A » is embedded in itself
     --> content/notes/c.md:3:1
      |
    3 | ![[a]]
      | ^^^^^^ A → B → C → A
      |
      = help: write a link instead of one of the embeds
    ");
}

#[test]
fn an_absent_image_is_told_once() {
    let said = |config: &str| {
        let site = site(&format!(
            "//- carnet.yaml\ndefaults: {{visibility: public}}\n{config}//- content/index.md\n![](x.png) et ![[y.png]] et ![](z.png)\n\
             //- content/z.png\nz\n"
        ));
        let (diagnostics, _) = said(&site, Audience::Public);
        diagnostics.into_iter().map(|d| (d.rule, d.help)).collect::<Vec<_>>()
    };
    for config in ["", "links: {unresolved: warn}\n"] {
        let told = said(config);
        let rules: Vec<&str> = told.iter().map(|(rule, _)| rule.name()).collect();
        assert_eq!(rules, ["unresolved-link", "unresolved-link", "image-without-alternative"], "{config}");
    }
}

#[test]
fn an_image_without_alternative_is_mended_in_its_own_form() {
    let site = site("//- content/index.md\n![[x.svg]]\n\n![](x.svg)\n//- content/x.svg\n<svg/>\n");
    assert_snapshot!(site.messages(), @r"
    warning[image-without-alternative]: this image has no alternative text
     --> content/index.md:1:1
      |
    1 | ![[x.svg]]
      | ^^^^^^^^^^
      |
      = help: describe it for those who do not see it: ![[x.svg|description]]

    warning[image-without-alternative]: this image has no alternative text
     --> content/index.md:3:1
      |
    3 | ![](x.svg)
      | ^^^^^^^^^^
      |
      = help: describe it for those who do not see it: ![description](x.svg)
    ");
}

#[test]
fn categories_that_are_not_declared_at_all_are_told_once() {
    let site = site(
        "\
//- content/notebooks/n.md
---
title: N
categorie: [{id: avant, title: Avant}]
notes:
  - {note: a, categories: [avant]}
  - {note: b, categories: [pendant, avant]}
---
//- content/notes/a.md
a
//- content/notes/b.md
b
",
    );
    assert_snapshot!(site.messages(), @r"
    warning[unknown-key]: unknown key 'categorie' in a notebook
     --> content/notebooks/n.md:3:1
      |
    3 | categorie: [{id: avant, title: Avant}]
      | ^^^^^^^^^
      |
      = help: did you mean 'categories'?

    error[unknown-category]: this notebook declares no categories, and its list names avant, pendant
     --> content/notebooks/n.md:5:28
      |
    5 |   - {note: a, categories: [avant]}
      |                            ^^^^^
      |
      = help: declare them: categories: [{id: avant, title: …}, {id: pendant, title: …}]
    ");
    site.write(
        "content/notebooks/n.md",
        "---\ntitle: N\ncategories: {avant: Avant}\nnotes: [{note: a, categories: [avant]}, b]\n---\n",
    );
    let (diagnostics, printed) = said(&site, Audience::Public);
    assert_eq!(diagnostics.iter().map(|d| d.rule.name()).collect::<Vec<_>>(), ["wrong-type"], "{printed}");
}
