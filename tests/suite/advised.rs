//! What authors are told is true, told once, and works when they do it.

use carnet::author::check::{self, Options};
use carnet::diagnostics::Language;
use carnet::pipeline;
use carnet::publish::audience::Audience;

use crate::site::site;

/// What a check says of a site: the message, then what to do. A home page leads to the notes whose name is in `linked`.
fn told(fixture: &str) -> Vec<String> {
    told_in(fixture, Language::english())
}

fn told_in(fixture: &str, language: &Language) -> Vec<String> {
    let site = site(fixture);
    if !fixture.contains("//- content/index.md") {
        site.write("content/index.md", "[a](notes/a.md) [b](notes/b.md)\n");
        site.write("content/notes/b.md", "# Une autre note\n\nTexte. ^fin\n");
    }
    let request = site.request(Audience::Public);
    let loaded = pipeline::load(&request).expect("the folder can be read");
    let found = check::check(&request, &loaded, &Options::default()).diagnostics;
    let line = |d: &carnet::diagnostics::Diagnostic| {
        let help = d.help_in(language).join(" / ");
        if help.is_empty() { d.text(language) } else { format!("{} -> {help}", d.text(language)) }
    };
    found.iter().map(line).collect()
}

fn of_note(text: &str) -> Vec<String> {
    told(&format!("//- content/notes/a.md\n{text}\n"))
}

#[test]
fn a_link_that_shows_a_title_is_not_vague() {
    let text = "# A\n\n[[ici]], [[nulle part]]\n//- content/notes/ici.md\n# Le guide du départ\n\nTexte.\n";
    assert_eq!(of_note(text), ["nothing is named 'nulle part' -> write a note of that name, or fix the link"]);
    assert_eq!(of_note("# A\n\n[[b|ici]]").len(), 1);
    assert_eq!(of_note("# A\n\n[[ici]]"), ["nothing is named 'ici' -> write a note of that name, or fix the link"]);
}

#[test]
fn a_link_that_is_advised_leads_to_its_note() {
    let other = "//- content/notes/Étape #1 (révisée).md\n# Étape #1 (révisée)\n\nTexte.\n";
    let advice = of_note(&format!("# A\n\nVoir Étape #1 (révisée).\n{other}"));
    assert_eq!(
        advice[0],
        "'Étape #1 (révisée)' is a note's title, and not linked in this note -> write [[etape-1-revisee]]"
    );
    for link in ["[[etape-1-revisee]]", "[[Étape #1 (révisée)]]", "[[Étape #1 (révisée)|elle]]"] {
        assert_eq!(of_note(&format!("# A\n\nVoir {link}.\n{other}")), [""; 0], "{link}");
    }
}

#[test]
fn what_stands_in_the_way_of_an_address_is_named() {
    for (text, said) in [
        ("![Un plan](.\\p.png)", "there is no file '.\\p.png' -> write p.png: '/' separates folders, not '\\'"),
        (
            "[x](..\\notes\\b.md)",
            "nothing is named '..\\notes\\b.md' -> write ../notes/b.md: '/' separates folders, not '\\'",
        ),
        (
            "[t](https:// x.org)",
            "a space stands in the address 'https:// x.org': this is no link, and shown as it is written -> write https://x.org",
        ),
        ("[t](http:/x.io)", "this site has no page at /x.io -> write https://x.io to link outside the site"),
        ("[t](http//x.org)", "nothing is named 'http//x.org' -> write http://x.org to link outside the site"),
        (
            "[[b#^rien]]",
            "no block of « Une autre note » is named '^rien' -> end that paragraph with a space and ^rien, or link to a heading",
        ),
    ] {
        let fixture = format!("# A\n\n{text}\n//- content/notes/p.png\nPNG");
        assert_eq!(of_note(&fixture), [said], "{text}");
    }
}

#[test]
fn no_break_spaces_in_a_front_matter_are_named() {
    let way_out = "type the line again with ordinary spaces:";
    for (line, said) in [
        (
            "visibility:\u{a0}private",
            format!("this is not valid YAML: the space here is a no-break space -> {way_out} visibility: private"),
        ),
        ("\u{a0}tags: x", format!("unknown key '\u{a0}tags' in a note -> {way_out} tags:")),
        ("visibility\u{202f}: private", format!("unknown key 'visibility\u{202f}' in a note -> {way_out} visibility:")),
        (
            "cover: {image: p.png, alt:\u{a0}Plan}",
            format!("unknown key 'alt:\u{a0}Plan' in a cover -> {way_out} alt: Plan"),
        ),
    ] {
        let said_of = of_note(&format!("---\ntitle: A\n{line}\n---\nTexte.\n//- content/notes/p.png\nPNG"));
        assert!(said_of.contains(&said), "{line}: {said_of:?}");
    }
    let alone = of_note("---\ntitle:\u{a0}A\n---\nTexte.");
    assert!(alone[0].ends_with(&format!("{way_out} title: A")), "{alone:?}");
}

#[test]
fn what_a_list_of_the_site_holds_is_not_alone() {
    for kind in ["term", "organisation"] {
        let fixture = format!("# A\n\nTexte.\n//- content/notes/c.md\n---\ntitle: C\nkind: {kind}\n---\nTexte.");
        assert_eq!(of_note(&fixture), [""; 0], "{kind}");
    }
    assert_eq!(of_note("# A\n\nTexte.\n//- content/notes/c.md\n# C\n\nTexte.").len(), 1);
}

#[test]
fn a_value_in_the_wrong_place_is_told_its_key() {
    let of_key = |key: &str| of_note(&format!("---\ntitle: A\n{key}\n---\nTexte."));
    for (key, said) in [
        (
            "kind: organisation\ncontact: 819 555-0100",
            "'819 555-0100' is neither an address of mail nor that of a page -> write contact: {phone: 819 555-0100}",
        ),
        (
            "kind: organisation\ncontact: Zoé <zoe@x.org>",
            "'Zoé <zoe@x.org>' is neither an address of mail nor that of a page -> write contact: {email: zoe@x.org}",
        ),
        (
            "discuss: 819 555-0100",
            "'819 555-0100' is a telephone number, and an address belongs here -> write tel:8195550100",
        ),
        (
            "translation_of: absent",
            "there is no document named 'absent' -> write the name of the file that says the same in the other language, its title, or its path",
        ),
        (
            "revisions:\n  - {date: 2024-01-01, summary: Ajout, suite, author: Zoé}",
            "unknown key 'suite' in a revision -> put the text between double quotes: summary: \"Ajout, suite\"",
        ),
        (
            "revisions:\n  - 2024-01-01: texte",
            "a revision is described by keys: 'date', 'summary'… -> write {date: 2024-01-01, summary: \"texte\"}",
        ),
        ("revisions:\n  - {dat: 2024-01-01, summary: x}", "unknown key 'dat' in a revision -> did you mean 'date'?"),
    ] {
        let said_of: Vec<String> = of_key(key).into_iter().filter(|line| !line.contains("has no file")).collect();
        assert_eq!(said_of[0], said, "{key}");
        let more = said_of.len() - usize::from(said_of.iter().any(|line| line.contains("seem")));
        assert_eq!(more, 1, "{said_of:?}");
    }
}

#[test]
fn one_mistake_is_told_once() {
    let list = "# A\n\nTexte.\n//- content/notebooks/c.md\n---\ntitle: C\nnotes:\n  - {notes: a}\n---\n";
    assert_eq!(of_note(list), ["unknown key 'notes' in an item of the list -> did you mean 'note'?"]);
    let image = "# A\n\n![](vide.png) ![Une salle](vide.png)\n//- content/notes/vide.png\n";
    assert_eq!(
        told(&format!("//- content/notes/a.md\n{image}")),
        ["this file is empty -> save the file again, or put another in its place"]
    );
}

#[test]
fn what_waits_for_files_is_told_last() {
    let said = of_note("---\ntitle: 'A\n---\nTexte.\n//- content/notes/c.md\n# C\n\n[[nulle part]] et [[ailleurs]].\n");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("unclosed quote"), "{said:?}");
    assert_eq!(said[1], "4 messages about what seems missing wait until this file is fixed: content/notes/a.md");
}

#[test]
fn callouts_are_known_by_their_usual_words() {
    let files = site(
        "//- content/index.md\n[a](notes/a.md)\n//- content/notes/a.md\n# A\n\n> [!avertissement]\n> x\n\n\
         > [!Conseil]\n> x\n\n> [!remarque]\n> x\n\n> [!mise-en-garde] Titre\n> x\n\n> [!retour terrain]\n> x\n",
    )
    .files();
    let page = String::from_utf8_lossy(&files["notes/a/index.html"]).into_owned();
    for (look, title) in [
        ("warning", "Avertissement"),
        ("tip", "Conseil"),
        ("note", "Remarque"),
        ("warning", "Titre"),
        ("note", "Retour terrain"),
    ] {
        let begins =
            format!("<div class=\"callout callout-{look}\" role=\"note\">\n<p class=\"callout-title\">{title}</p>");
        assert!(page.contains(&begins), "{look} {title}: {page}");
    }
    let said = of_note("# A\n\n> [!avertisement]\n> x\n\n> [!retour terrain]\n> x\n\n> [!warnings] Titre\n> x");
    assert_eq!(
        said,
        [
            "no callout is named 'avertisement': it is shown as a note, with this word as its title -> did you mean 'avertissement'?",
            "no callout is named 'warnings': it is shown as a note, with this word as its title -> did you mean 'warning'?",
        ]
    );
}

#[test]
fn a_citation_without_its_comma_is_told() {
    let head = "---\ntitle: A\nsources: [{key: roy-2017, author: Roy, title: X}]\n---\n";
    assert_eq!(
        of_note(&format!("{head}Un fait [@roy-2017 p. 12], [voir @roy-2017], [@autre p. 3], [@roy-2017, p. 4].")),
        [
            "[@roy-2017 p. 12] is not read as a citation, and shown as it is written -> write [@roy-2017, p. 12]",
            "[voir @roy-2017] is not read as a citation, and shown as it is written -> write voir [@roy-2017]",
        ]
    );
}
