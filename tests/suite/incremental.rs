//! How little changes in a preview after each kind of edit: which files it parses, which pages a browser loads again. That what
//! it serves is right is for `cold` to say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use carnet::diagnostics;
use carnet::pipeline::{self, PageKey, Pipeline};
use carnet::preview::watch::Changed;
use carnet::preview::{PagesTried, Press, Printed};
use carnet::publish::audience::Audience;
use insta::assert_snapshot;

use crate::site::{Site, bytes, site};

/// A notebook of three notes, the first of which leads to the second. Nobody links to the third; an attachment is in it.
const SITE: &str = "\
//- carnet.yaml
title: Essai
base_url: https://example.org/
defaults: {visibility: public}
//- content/notes/accueillir.md
---
title: Accueillir
authors: [equipe]
tags: [accueil]
revisions: [{date: 2024-03-02, summary: Première version}]
---
Ce qui compte pour la personne.

Ensuite vient [[orienter]].

Une fin.
//- content/notes/orienter.md
---
title: Orienter
authors: [equipe]
tags: [suite]
revisions: [{date: 2024-04-05, summary: Première version}]
---
Vers qui, et quand.
//- content/notes/suivre.md
---
title: Suivre
revisions: [{date: 2024-04-08, summary: Première version}]
---
Des nouvelles, souvent.

![Un plan](plan.svg)
//- content/notes/plan.svg
<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'></svg>
//- content/notebooks/parcours.md
---
title: Parcours
notes: [accueillir, orienter, suivre]
---
Deux pas.
//- content/authors/equipe.md
---
name: Équipe
---
//- themes/default/templates/footer.html
<footer>pied</footer>
";

const SITE_CONFIG: &str = "title: Essai\nbase_url: https://example.org/\ndefaults: {visibility: public}\n";

/// A preview of the site above, which is edited.
struct Desk {
    site: Site,
    press: Press,
    /// What was served before the edit.
    before: BTreeMap<String, Vec<u8>>,
    /// The numbers of what each page showed.
    keys: BTreeMap<String, PageKey>,
}

impl Desk {
    fn new() -> Desk {
        let site = site(SITE);
        let press = Press::new(site.request(Audience::Public), true, 1);
        let mut desk = Desk { site, press, before: BTreeMap::new(), keys: BTreeMap::new() };
        let counts = desk.print(&Changed::Everything).counts;
        assert_eq!((counts.parsed, counts.pages), (5, 22), "the first time, everything");
        (desk.before, desk.keys) = (desk.served(), desk.press.edition().keys());
        desk
    }

    fn print(&mut self, changed: &Changed) -> Printed {
        let now = self.site.request(Audience::Public).now;
        self.press.print(changed, now)
    }

    /// What a change of these files makes: how many files are parsed and how many pages show something else; then all that is served
    /// with other bytes than before, or that came (`+`) or went (`-`), a line for each folder. Pages have the name of their
    /// folder. `index.json` and `sitemap.xml` are made of no template and are not counted; the Markdown sources of notes are
    /// left out, each goes with its page, and so are the files of the search index, which are named after what they hold.
    fn follow(&mut self, files: &[&str]) -> String {
        let changed = match files {
            ["carnet.yaml"] => Changed::Everything,
            _ => Changed::Paths(files.iter().map(PathBuf::from).collect()),
        };
        let Printed { counts, diagnostics, .. } = self.print(&changed);
        assert_eq!(diagnostics::errors(&diagnostics), 0, "{}", self.site.messages());
        let after = self.served();
        let before = std::mem::replace(&mut self.before, after.clone());
        let mut folders: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for path in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
            let sign = match (before.get(path), after.get(path)) {
                (None, Some(_)) => "+",
                (Some(_), None) => "-",
                (old, new) if old != new => "",
                _ => continue,
            };
            let folder = path.split_once('/').map_or("", |(folder, _)| folder);
            if !path.ends_with(".md") && !path.starts_with("assets/search-index/") {
                let name = path.strip_suffix("/index.html").unwrap_or(path);
                folders.entry(folder).or_default().push(format!("{sign}{name}"));
            }
        }
        let keys = self.press.edition().keys();
        let others = keys.iter().filter(|(path, key)| self.keys.get(*path) != Some(key)).count();
        self.keys = keys;
        let lines: String = folders.into_values().map(|names| format!("\n{}", names.join("  "))).collect();
        format!("{} parsed, {others} of {} others{lines}", counts.parsed, counts.pages)
    }

    /// Saves a file, and follows.
    fn save(&mut self, path: &str, text: &str) -> String {
        self.site.write(path, text);
        self.follow(&[path])
    }

    /// Saves a file with some words replaced, and follows.
    fn edit(&mut self, path: &str, from: &str, to: &str) -> String {
        self.replace(path, from, to);
        self.follow(&[path])
    }

    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.site.path().join(path)).expect("it is there");
        assert!(text.contains(from), "{text}");
        self.site.write(path, text.replace(from, to));
    }

    fn served(&self) -> BTreeMap<String, Vec<u8>> {
        bytes(&self.press.edition().site().expect("a site"))
    }
}

/// The numbers alone, of a change that every page shows.
fn numbers(followed: &str) -> &str {
    followed.lines().next().unwrap_or_default()
}

const FIRST: &str = "content/notes/accueillir.md";
const SECOND: &str = "content/notes/orienter.md";
const THIRD: &str = "content/notes/suivre.md";
const NOTEBOOK: &str = "content/notebooks/parcours.md";

#[test]
fn a_file_that_was_only_touched() {
    assert_snapshot!(Desk::new().follow(&[FIRST]), @"0 parsed, 0 of 22 others");
    assert_snapshot!(Desk::new().follow(&["carnet.yaml"]), @"0 parsed, 0 of 22 others");
}

#[test]
fn a_body() {
    let mut desk = Desk::new();
    // Its own page.
    assert_snapshot!(desk.edit(FIRST, "Une fin", "Une faim"), @"
    1 parsed, 2 of 22 others
    carnets/parcours/entier
    notes/accueillir
    ");
    // The sentence around a link: also the page that it leads to, where it stands among the backlinks.
    assert_snapshot!(desk.edit(FIRST, "Ensuite", "Puis"), @"
    1 parsed, 3 of 22 others
    carnets/parcours/entier
    notes/accueillir  notes/orienter
    ");
    // The first paragraph is the summary: also where the note stands in a list (its author's, its notebook's, its tag's,
    // that of all notes), in feeds, which tell it of its first version, and the index of the search.
    assert_snapshot!(desk.edit(FIRST, "Ce qui compte", "Ce qui importe"), @"
    1 parsed, 9 of 22 others
    feed.xml  index.json
    auteurs/equipe/feed.xml  auteurs/equipe
    carnets/parcours/entier  carnets/parcours/feed.xml  carnets/parcours
    etiquettes/accueil
    notes/accueillir  notes
    ");
}

#[test]
fn a_title() {
    // Its own page; the notes before and after it in the notebook; lists, of its author, notebook and tag, and of all
    // notes; its revision in the feeds, the change log and the home page.
    assert_snapshot!(Desk::new().edit(SECOND, "title: Orienter", "title: S'orienter"), @"
    1 parsed, 15 of 22 others
    feed.xml  index.html  index.json
    assets/graph/notes.js
    auteurs/equipe/feed.xml  auteurs/equipe
    carnets/parcours/entier  carnets/parcours/feed.xml  carnets/parcours
    etiquettes/suite
    graphe
    journal/2024-04  journal
    notes/accueillir  notes  notes/orienter  notes/suivre
    ");
}

#[test]
fn a_tag() {
    // Its own page; the tag's, which lists it; the list of tags, which counts.
    assert_snapshot!(Desk::new().edit(FIRST, "tags: [accueil]", "tags: [accueil, suite]"), @"
    1 parsed, 3 of 22 others
    index.json
    etiquettes  etiquettes/suite
    notes/accueillir
    ");
}

#[test]
fn a_revision() {
    // The page, its lists, where the date stands, the feeds, the change log; the home page names a new note without its date.
    assert_snapshot!(Desk::new().edit(FIRST, "2024-03-02", "2024-03-03"), @"
    1 parsed, 10 of 22 others
    feed.xml  index.json  sitemap.xml
    auteurs/equipe/feed.xml  auteurs/equipe
    carnets/parcours/entier  carnets/parcours/feed.xml  carnets/parcours
    etiquettes/accueil
    journal/2024-03  journal
    notes/accueillir
    ");
    // The newest of the site: its date is at the foot of every page.
    let newest = Desk::new().edit(THIRD, "2024-04-08", "2024-04-09");
    assert_snapshot!(numbers(&newest), @"1 parsed, 22 of 22 others");
}

#[test]
fn a_visibility() {
    let mut desk = Desk::new();
    // It leaves every list, the notebook (whose other notes have other numbers), the feeds and the change log; its tag and
    // its month go, nobody else has them. The page that it leads to has a backlink less; its own asks not to be indexed.
    assert_snapshot!(desk.edit(FIRST, "---\ntitle", "---\nvisibility: unlisted\ntitle"), @"
    1 parsed, 18 of 20 others
    feed.xml  index.html  index.json  sitemap.xml
    assets/graph/notes.js
    auteurs/equipe/feed.xml  auteurs/equipe  auteurs
    carnets  carnets/parcours/entier  carnets/parcours/feed.xml  carnets/parcours
    -etiquettes/accueil  etiquettes
    graphe
    -journal/2024-03  journal/2024-04  journal
    notes/accueillir  notes  notes/orienter  notes/suivre
    ");
    // Nothing told of it any more: its page goes, and that is all.
    assert_snapshot!(desk.edit(FIRST, "unlisted", "private"), @"
    1 parsed, 0 of 19 others
    -notes/accueillir
    ");
    assert_snapshot!(desk.edit(FIRST, "private", "public"), @"
    1 parsed, 20 of 22 others
    feed.xml  index.html  index.json  sitemap.xml
    assets/graph/notes.js
    auteurs/equipe/feed.xml  auteurs/equipe  auteurs
    carnets  carnets/parcours/entier  carnets/parcours/feed.xml  carnets/parcours
    +etiquettes/accueil  etiquettes
    graphe
    +journal/2024-03  journal/2024-04  journal
    +notes/accueillir  notes  notes/orienter  notes/suivre
    ");
}

#[test]
fn a_note_that_comes_and_goes() {
    let mut desk = Desk::new();
    let path = "content/notes/evaluer.md";
    // Its own page, the one that it leads to, the list of notes, and the home page, which counts them.
    assert_snapshot!(desk.save(path, "# Évaluer\n\nVers [[suivre]].\n"), @"
    1 parsed, 5 of 23 others
    index.html  index.json  sitemap.xml
    assets/graph/notes.js
    graphe
    +notes/evaluer  notes  notes/suivre
    ");
    desk.site.remove(path);
    assert_snapshot!(desk.follow(&[path]), @"
    0 parsed, 4 of 22 others
    index.html  index.json  sitemap.xml
    assets/graph/notes.js
    graphe
    -notes/evaluer  notes  notes/suivre
    ");
}

#[test]
fn the_order_of_a_notebook() {
    // The notebook and its notes, each of which shows the way through it. Feeds are in the order of dates.
    assert_snapshot!(Desk::new().edit(NOTEBOOK, "[accueillir, orienter,", "[orienter, accueillir,"), @"
    1 parsed, 6 of 22 others
    index.json
    assets/graph/notes.js
    carnets/parcours/entier  carnets/parcours
    graphe
    notes/accueillir  notes/orienter  notes/suivre
    ");
}

#[test]
fn a_note_of_another_name() {
    let desk = &mut Desk::new();
    fs::rename(desk.site.path().join(THIRD), desk.site.path().join("content/notes/relancer.md")).expect("it is there");
    desk.replace(NOTEBOOK, "suivre", "relancer");
    // Parsed are the note, under its new name, and the notebook. Rendered is all that leads there: the notebook and its notes,
    // the list of notes, the home page, the change log, the feeds.
    assert_snapshot!(desk.follow(&[THIRD, "content/notes/relancer.md", NOTEBOOK]), @"
    2 parsed, 12 of 22 others
    feed.xml  index.html  index.json  sitemap.xml
    assets/graph/notes.js
    carnets/parcours/entier  carnets/parcours/feed.xml  carnets/parcours
    graphe
    journal/2024-04  journal
    notes/accueillir  notes  notes/orienter  +notes/relancer  -notes/suivre
    ");
}

#[test]
fn an_author() {
    // The author's page and feed, the list of authors, the notes, and wherever they are listed with their authors.
    assert_snapshot!(Desk::new().edit("content/authors/equipe.md", "name: Équipe", "name: L'équipe"), @"
    1 parsed, 11 of 22 others
    feed.xml  index.json
    auteurs/equipe/feed.xml  auteurs/equipe  auteurs
    carnets/parcours/entier  carnets/parcours/feed.xml  carnets/parcours
    etiquettes/accueil  etiquettes/suite
    notes/accueillir  notes/orienter
    ");
}

#[test]
fn a_file_that_is_copied() {
    let mut desk = Desk::new();
    let image = |width| format!("<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='20'><g/></svg>");
    // It is served as it is: no page holds a byte of it.
    assert_snapshot!(desk.save("content/notes/plan.svg", &image(30)), @"
    0 parsed, 0 of 22 others
    notes/plan.svg
    ");
    // The page that shows it says its width.
    assert_snapshot!(desk.save("content/notes/plan.svg", &image(60)), @"
    0 parsed, 2 of 22 others
    carnets/parcours/entier
    notes/plan.svg  notes/suivre
    ");
    assert_snapshot!(desk.save("static/essai.txt", "Essai"), @"
    0 parsed, 0 of 22 others
    +essai.txt
    ");
    // An attachment that no page uses is not published.
    assert_snapshot!(desk.save("content/notes/rien.svg", &image(30)), @"0 parsed, 0 of 22 others");
}

#[test]
fn the_theme() {
    // Nothing tells which template uses which, so that one makes every page anew; no note is parsed again.
    let mut desk = Desk::new();
    let tag = "themes/default/templates/tag.html";
    assert_snapshot!(desk.save(tag, "{% extends \"default/tag.html\" %}{# rien #}\n"), @"0 parsed, 22 of 22 others");
    let footer = desk.save("themes/default/templates/footer.html", "<footer>bas</footer>\n");
    assert_snapshot!(numbers(&footer), @"0 parsed, 22 of 22 others");
    let texts = desk.save("themes/default/i18n/fr.yaml", "texts: {skip: Passer}\n");
    assert_snapshot!(numbers(&texts), @"0 parsed, 22 of 22 others");
    // Pages load the style sheet by its version; a browser that shows one loads the style sheet alone.
    let style = desk.save("themes/default/assets/style.css", "p { color: red }\n");
    assert_snapshot!(numbers(&style), @"0 parsed, 0 of 22 others");
    desk.site.remove(tag);
    assert_snapshot!(desk.follow(&[tag]), @"0 parsed, 22 of 22 others");
}

#[test]
fn the_configuration() {
    let mut desk = Desk::new();
    // Files are parsed again where it says how they are read. What comes out may be the same.
    assert_snapshot!(desk.edit("carnet.yaml", "defaults", "silence: [orphan]\ndefaults"), @"0 parsed, 0 of 22 others");
    assert_snapshot!(desk.edit("carnet.yaml", "defaults", "line_breaks: true\ndefaults"), @"5 parsed, 0 of 22 others");
    // What is said of the whole site is given to every page, though the home page alone shows this.
    assert_snapshot!(desk.edit("carnet.yaml", "defaults", "description: Dit\ndefaults"), @"
    0 parsed, 22 of 22 others
    index.html
    ");
    let title = desk.edit("carnet.yaml", "title: Essai", "title: Autre");
    assert_snapshot!(numbers(&title), @"0 parsed, 22 of 22 others");
}

#[test]
fn a_mistake_and_its_mending() {
    let mut desk = Desk::new();
    desk.replace(FIRST, "[[orienter]]", "[[rien]]");
    let printed = desk.print(&Changed::Paths([FIRST.into()].into()));
    assert_eq!(printed.counts.parsed, 1);
    assert_eq!((printed.edition.problems.errors, desk.served()), (1, desk.before.clone()));
    // It is as it was: the pages are still there.
    assert_snapshot!(desk.edit(FIRST, "[[rien]]", "[[orienter]]"), @"1 parsed, 0 of 22 others");
}

#[test]
fn a_template_that_fails_on_a_page_nobody_asked_for() {
    let mut desk = Desk::new();
    assert!(matches!(check_all(&mut desk.press), PagesTried::All));
    // The first note's page is fine, that of another is not.
    let template = "themes/default/templates/note.html";
    desk.site.write(template, "{% if page.title == \"Suivre\" %}{{ nothing.here }}{% endif %}<body></body>\n");
    let printed = desk.print(&Changed::Paths([template.into()].into()));
    assert_eq!(diagnostics::errors(&printed.diagnostics), 0, "no other page was looked at yet");
    let PagesTried::Broken(told) = check_all(&mut desk.press) else { panic!("the mistake is found") };
    assert_eq!((diagnostics::errors(&told.diagnostics), told.edition.problems.errors), (1, 1));
    assert_eq!(desk.served(), desk.before, "the last site without errors is shown");
    desk.site.remove(template);
    desk.print(&Changed::Paths([template.into()].into()));
    assert!(matches!(check_all(&mut desk.press), PagesTried::All));
    assert_eq!(desk.press.edition().problems.errors, 0);
}

/// After an edit of a text no template is tried before the pages are shown.
#[test]
fn a_text_that_its_template_cannot_print() {
    let mut desk = Desk::new();
    let template = "themes/default/templates/note.html";
    desk.site.write(template, "{% if page.title == \"Autre\" %}{{ nothing.here }}{% endif %}<body></body>\n");
    desk.print(&Changed::Paths([template.into()].into()));
    assert!(matches!(check_all(&mut desk.press), PagesTried::All));
    let before = desk.served();
    desk.replace(FIRST, "title: Accueillir", "title: Autre");
    let printed = desk.print(&Changed::Paths([FIRST.into()].into()));
    assert_eq!(diagnostics::errors(&printed.diagnostics), 0, "no page was looked at yet");
    let PagesTried::Broken(told) = check_all(&mut desk.press) else { panic!("the mistake is found") };
    assert_eq!((diagnostics::errors(&told.diagnostics), desk.served()), (1, before));
    // Now that a template has a mistake, they are tried first.
    desk.replace(THIRD, "souvent", "parfois");
    let printed = desk.print(&Changed::Paths([THIRD.into()].into()));
    assert_eq!(diagnostics::errors(&printed.diagnostics), 1);
    desk.replace(FIRST, "title: Autre", "title: Accueillir");
    desk.print(&Changed::Paths([FIRST.into()].into()));
    assert!(matches!(check_all(&mut desk.press), PagesTried::All));
    assert_eq!(desk.press.edition().problems.errors, 0);
}

/// Documents do not link otherwise for another template or another title of the site.
#[test]
fn what_decides_of_no_link() {
    let site = site(SITE);
    let request = site.request(Audience::Public);
    let mut pipeline = Pipeline::default();
    let mut model = || pipeline.model(&request, &pipeline::load(&request).expect("the files are read")).model;
    let first = model();
    site.write("themes/default/templates/footer.html", "<footer>autre</footer>");
    let other = model();
    assert!(other.is_linked_as(&first));
    assert_eq!(other.edited_since(&first).map(|pages| pages.len()), None, "every page shows the template");
    site.write("carnet.yaml", SITE_CONFIG.replace("Essai", "Un autre titre"));
    let titled = model();
    assert!(titled.is_linked_as(&first) && !titled.prints_as(&other), "the title is on every page");
    site.write("carnet.yaml", SITE_CONFIG.replace("Essai", "Sur [[suivre]]"));
    assert!(!model().is_linked_as(&first), "a title that may name a document");
    site.write("carnet.yaml", SITE_CONFIG);
    site.write("themes/default/i18n/fr.yaml", "texts: {notes: Fiches}\n");
    assert!(!model().is_linked_as(&first), "texts of the interface");
}

/// Tries every template.
fn check_all(press: &mut Press) -> PagesTried {
    loop {
        match press.check_some(|| true) {
            PagesTried::Some => {}
            end => return end,
        }
    }
}
