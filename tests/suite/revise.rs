//! `carnet revise`: a line in the history of a note, and no other byte.

use insta::assert_snapshot;
use proptest::prelude::*;

use crate::author::{assert_unreadable_is_refused, carnet, content, read};
use crate::random::{From, Kind, world};
use crate::site::site;

const CONFIG: &str = "title: Essai\ntimezone: America/Toronto\ndefaults: {visibility: public}\n";

/// A note's text after `carnet revise a --summary …`.
fn revised(note: &str, arguments: &[&str]) -> String {
    let site = site(&format!("//- carnet.yaml\n{CONFIG}//- content/authors/zoe.md\n---\nname: Zoé\n---\n"));
    site.write("content/notes/a.md", note);
    let told = carnet(&site, &[&["revise", "a"], arguments].concat());
    if told == "exit 0\nchanged content/notes/a.md" { read(&site, "content/notes/a.md") } else { told }
}

#[test]
fn the_order_and_the_style_are_those_of_the_file() {
    let head = "---\ntitle: A # un titre\nauthor: zoe\n";
    let tail = "# fin\ntags: ['x',  y]\n---\nCorps   \n";
    for (name, revisions, expected) in [
        (
            "newest first",
            "revisions:\n  - {date: 2024-03-01, summary: b} # b\n  - {date: 2024-02-01, summary: a}\n",
            "revisions:\n  - {date: 2024-06-15, summary: neuf, author: zoe}\n  - {date: 2024-03-01, summary: b} # b\n  \
             - {date: 2024-02-01, summary: a}\n",
        ),
        (
            "oldest first",
            "revisions:\n- date: 2024-02-01\n  summary: a\n- date: 2024-03-01\n  summary: b\n",
            "revisions:\n- date: 2024-02-01\n  summary: a\n- date: 2024-03-01\n  summary: b\n- date: 2024-06-15\n  \
             summary: neuf\n  author: zoe\n",
        ),
        (
            "between brackets",
            "revisions: [{date: 2024-02-01, author: zoe, summary: a}]\n",
            "revisions: [{date: 2024-06-15, author: zoe, summary: neuf}, {date: 2024-02-01, author: zoe, summary: a}]\n",
        ),
        ("none", "", ""),
        ("empty", "revisions: []\n", "revisions:\n  - {date: 2024-06-15, author: zoe, summary: neuf}\n"),
        ("nothing", "revisions:\n", "revisions:\n  - {date: 2024-06-15, author: zoe, summary: neuf}\n"),
        (
            "with times",
            "revisions: [{date: 2024-02-01T10:00}]\n",
            "revisions: [{date: 2024-06-15T12:00, author: zoe, summary: neuf}, {date: 2024-02-01T10:00}]\n",
        ),
    ] {
        let text = revised(&format!("{head}{revisions}{tail}"), &["--summary", "neuf"]);
        let expected = match name {
            "none" => format!(
                "{head}{}revisions:\n  - {{date: 2024-06-15, author: zoe, summary: neuf}}\n---\nCorps   \n",
                &tail[..tail.len() - "---\nCorps   \n".len()]
            ),
            _ => format!("{head}{expected}{tail}"),
        };
        assert_eq!(text, expected, "{name}");
    }
}

#[test]
fn it_goes_after_the_dates() {
    let text =
        revised("---\r\npublished: 2024-01-01\r\nmodified: 2024-02-01\r\ntags: x\r\n---\r\nb\r\n", &["-s", "neuf"]);
    assert_eq!(
        text,
        "---\r\npublished: 2024-01-01\r\nmodified: 2024-06-15\r\nrevisions:\r\n  - {date: 2024-06-15, summary: neuf}\r\n\
         tags: x\r\n---\r\nb\r\n"
    );
}

#[test]
fn modified_follows_and_never_goes_back() {
    for (modified, date, expected) in [
        ("2024-02-01", "2024-03-01", "2024-03-01"),
        ("2024-02-01T10:00", "2024-03-01T09:00", "2024-03-01T09:00"),
        ("2024-02-01", "2024-03-01T09:00", "2024-03-01"),
        ("2024-04-01", "2024-03-01", "2024-04-01"),
    ] {
        let text = revised(&format!("---\nmodified: {modified}\n---\n"), &["-s", "neuf", "--date", date]);
        let expected = format!("---\nmodified: {expected}\nrevisions:\n  - {{date: {date}, summary: neuf}}\n---\n");
        assert_eq!(text, expected);
    }
}

#[test]
fn a_note_without_front_matter_gets_one() {
    assert_eq!(
        revised("# Un titre\n", &["-s", "neuf"]),
        "---\nrevisions:\n  - {date: 2024-06-15, summary: neuf}\n---\n\n# Un titre\n"
    );
}

/// Lines that end with carriage returns, with both signs or each with others, behind a byte order mark or not: the revision is
/// added, or the file refused as it is.
#[test]
fn no_end_of_a_line_is_lost() {
    let mixed = "---\ntitle: T\r\nauthor: zoe\rpublished: 2024-01-01\n---\r\nUn.\r\n\nDeux\rtrois.\r\n";
    let with = |end: &str| {
        format!(
            "---{end}title: T{end}# c{end}author: zoe{end}revisions:{end}  - {{date: 2024-02-01, summary: a}}{end}---{end}Un.{end}{end}Deux.{end}"
        )
    };
    let without = |end: &str| format!("Un.{end}{end}Deux.{end}");
    let ends = ["\n", "\r\n", "\r"];
    let texts = ends.iter().flat_map(|end| [with(end), without(end)]).chain([mixed.to_owned()]);
    for text in texts.flat_map(|text| [format!("\u{feff}{text}"), text]) {
        let after = revised(&text, &["--summary", "neuf"]);
        if after.starts_with("exit 2") {
            assert!(
                text.contains("---\r") && !text.contains('\n') && after.contains("cannot-edit"),
                "{text:?}: {after}"
            );
            continue;
        }
        let mut rest = after.chars();
        assert!(text.chars().all(|sign| rest.any(|other| other == sign)), "{text:?} is not in {after:?}");
        assert_eq!(after.matches("neuf").count(), 1, "{after:?}");
    }
}

#[test]
fn any_sentence_can_be_written() {
    for (summary, written) in [
        ("Ajout : l'étape #3", "\"Ajout : l'étape #3\""),
        ("« oui », [non]", "\"« oui », [non]\""),
        ("\"a\" \\ b", "'\"a\" \\ b'"),
        ("*a*", "\"*a*\""),
        ("- a", "\"- a\""),
        ("2024", "\"2024\""),
        ("  Étape  ", "Étape"),
    ] {
        let text = revised("---\ntitle: A\n---\n", &[&format!("--summary={summary}")]);
        let expected = format!("---\ntitle: A\nrevisions:\n  - {{date: 2024-06-15, summary: {written}}}\n---\n");
        assert_eq!(text, expected);
    }
}

#[test]
fn what_cannot_be_asked() {
    let two = "---\nauthors: [zoe, Ana]\n---\n";
    assert_snapshot!(revised(two, &["-s", "neuf"]), @"
    exit 2
    error[which-author]: this note has 2 authors
     = help: say who made the change with --author: zoe, Ana

    error: nothing was changed
    ");
    assert_snapshot!(revised(two, &["-s", "neuf", "--author", "zo"]), @r#"
    exit 2
    error[unknown-name]: there is no author named 'zo'
     = help: make an author of that name first: carnet new author "zo"

    error: nothing was changed
    "#);
    assert_snapshot!(revised(two, &["-s", "neuf", "--author", "Zoee"]), @"
    exit 2
    error[unknown-name]: there is no author named 'Zoee'
     = help: did you mean 'zoe'?

    error: nothing was changed
    ");
    assert_snapshot!(revised(two, &["-s", "a\nb", "--author", "ana"]), @"
    exit 2
    error[wrong-text]: the summary contains a line break, a tab or another control character
     = help: write it on one line

    error: nothing was changed
    ");
    assert_snapshot!(revised(two, &["-s", " ", "--author", "ana"]), @r"
    exit 2
    error[wrong-text]: the summary is empty

    error: nothing was changed
    ");
    assert_snapshot!(revised(two, &["-s", "neuf", "--author", "ana", "--date", "hier"]), @"
    exit 2
    error[invalid-date]: 'hier' is not a date
     = help: write 2024-02-29 or 2024-02-29T14:57

    error: nothing was changed
    ");
    assert_snapshot!(revised("---\nrevisions: hier\n---\n", &["-s", "neuf"]), @r"
    exit 1
    error[wrong-type]: 'revisions' is a list, this is text
     --> content/notes/a.md:2:12
      |
    2 | revisions: hier
      |            ^^^^
      |
      = help: begin each item with '- '

    error: nothing was changed
    ");
    assert_snapshot!(revised("---\nextra: &x []\nrevisions: *x\n---\n", &["-s", "neuf"]), @r"
    exit 2
    error[cannot-edit]: this front matter is written in a way that carnet cannot change without changing the rest
     --> content/notes/a.md:2:1
      |
    2 | extra: &x []
      | ^^^^^^^^^^^^
      |
      = help: change this file by hand

    error: nothing was changed
    ");
    assert_unreadable_is_refused(&site(""), "content/notes/a.md", &["revise", "a", "-s", "neuf"]);
}

#[test]
fn a_note_by_any_of_its_names() {
    let fixture = "//- content/notes/x/deployer.md\n---\ntitle: Déployer la trajectoire\naliases: [Étape 3]\n---\n";
    for name in [
        "deployer",
        "Deployer",
        "deployer la trajectoire",
        "etape 3",
        "x/deployer",
        "notes/x/deployer.md",
        "content/notes/x/deployer.md",
        "./content/notes/x/../x/deployer.md",
    ] {
        let site = site(fixture);
        assert_eq!(
            carnet(&site, &["revise", name, "-s", "neuf"]),
            "exit 0\nchanged content/notes/x/deployer.md",
            "{name}"
        );
    }
}

#[test]
fn a_name_of_several_notes_changes_none() {
    let site =
        site("//- content/notes/a/x.md\n---\nslug: un\n---\n//- content/notes/b/c/x.md\n//- content/notebooks/n.md\n");
    let before = content(&site);
    assert_snapshot!(carnet(&site, &["revise", "x", "-s", "neuf"]), @"
    exit 2
    error[ambiguous-name]: 'x' could be 2 notes
     = help: write one of content/notes/a/x.md, content/notes/b/c/x.md

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["revise", "deploier", "-s", "neuf"]), @"
    exit 2
    error[unknown-name]: there is no note named 'deploier'
     = help: write its file's name, its title, or the path of its file

    error: nothing was changed
    ");
    assert_snapshot!(carnet(&site, &["revise", "n", "-s", "neuf"]), @"
    exit 2
    error[unknown-name]: there is no note named 'n'
     = help: write its file's name, its title, or the path of its file

    error: nothing was changed
    ");
    assert_eq!(content(&site), before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn nothing_but_lines_is_added(world in world(), summary in "[ -~éœ«»’–]{0,20}x") {
        let Some(doc) = world.docs.iter().position(|doc| doc.kind == Kind::Note) else { return Ok(()) };
        let site = site("//- carnet.yaml\n");
        world.write(&site);
        let (before, file) = (content(&site), world.file(From::Doc(doc)));
        let told = carnet(&site, &["revise", &file, &format!("--summary={summary}"), "--author", "equipe"]);
        prop_assert_eq!(told, format!("exit 0\nchanged {file}"));
        for ((path, was), (_, is)) in before.iter().zip(content(&site)) {
            let (was, is) = (String::from_utf8_lossy(was).into_owned(), String::from_utf8_lossy(&is).into_owned());
            let added = is.split_inclusive('\n').find(|line| line.starts_with("  - {date: 2024-06-15"));
            prop_assert_eq!(added.is_some(), *path == file);
            let without = added.map_or(is.clone(), |line| is.replacen(line, "", 1));
            prop_assert!(without == was || without.replacen("revisions:\n", "", 1) == was, "{}", is);
        }
    }
}

/// In a vault a rule may be the first line of a text: a front matter goes above it.
#[test]
fn a_front_matter_goes_above_a_rule_that_begins_a_text() {
    for text in
        ["---\nUn texte sous un filet.\n", "---\r\nEntre *deux* filets.\r\n---\r\nSuite", "\u{feff}---\nTexte.\n"]
    {
        let site = site("//- carnet.yaml\ntitle: V\ncontent: .\ndefaults: {visibility: public}\n");
        site.write("a.md", text);
        site.write("b.md", "[[a]]\n");
        assert_eq!(carnet(&site, &["revise", "a", "--summary", "neuf"]), "exit 0\nchanged a.md");
        let changed = read(&site, "a.md");
        let end = if text.contains('\r') { "\r\n" } else { "\n" };
        let head = format!("---{end}revisions:{end}  - {{date: 2024-06-15, summary: neuf}}{end}---{end}{end}");
        let (mark, bare) = text.strip_prefix('\u{feff}').map_or(("", text), |bare| ("\u{feff}", bare));
        assert_eq!(changed, format!("{mark}{head}{bare}"));
        let told = carnet(&site, &["rename", "a", "c"]);
        assert!(told.starts_with("exit 0") && read(&site, "c.md").ends_with(bare), "{told}");
    }
    let site = site("//- carnet.yaml\ntitle: V\ncontent: .\ndefaults: {visibility: public}\n");
    site.write("a.md", "---\ntitle: Un titre\n\nTexte.\n");
    let told = carnet(&site, &["revise", "a", "--summary", "neuf"]);
    assert!(told.contains("the front matter is never closed") && !told.starts_with("exit 0"), "{told}");
}
