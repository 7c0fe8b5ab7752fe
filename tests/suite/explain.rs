//! `carnet explain`: what each message means.

use insta::assert_snapshot;

use crate::cli::{carnet, told};
use crate::site::site;

fn explained(arguments: &[&str]) -> String {
    told(&carnet(&site(""), arguments))
}

#[test]
fn a_message_by_its_name() {
    assert_snapshot!(explained(&["explain", "orphan"]), @r"
    exit 0
    --- out
    orphan (warning)

    A note is in no published notebook, and no published page links to it.

    Why it matters. Readers can find it only by search or by its tags. Most
    never will. A notebook that is private or a draft does not count.

    How to fix it. Add the note to the list of a notebook, or link to it where a
    reader needs it. Or publish the notebook that lists it.

        notes: [why, first-steps, the-lonely-note]
    --- err
    ");
}

#[test]
fn a_name_may_be_copied_with_what_stands_around_it() {
    for copied in ["[orphan]", "Orphan", "warning[orphan]", "WARNING[ORPHAN]:"] {
        assert_eq!(explained(&["explain", copied]), explained(&["explain", "orphan"]), "{copied}");
    }
}

#[test]
fn a_misspelt_name_gets_a_suggestion() {
    assert_snapshot!(explained(&["explain", "orphans"]), @r"
    exit 2
    --- out

    --- err
    error: no message has the name 'orphans'
    help: did you mean 'orphan'?
    ");
    assert_snapshot!(explained(&["explain", "poésie"]), @r"
    exit 2
    --- out

    --- err
    error: no message has the name 'poésie'
    help: 'carnet explain' lists them all
    ");
}

#[test]
fn without_a_name_all_are_listed() {
    let listed = explained(&["explain"]);
    let names = listed.lines().filter(|line| line.contains("  "));
    assert_eq!(names.count(), carnet::diagnostics::Rule::ALL.len());
    assert!(
        listed.contains("\norphan                     warning            A note is in no published notebook"),
        "{listed}"
    );
}

#[test]
fn in_french_too() {
    let french = explained(&["--lang", "fr", "explain", "orphan"]);
    assert!(french.contains("orphan (avertissement)") && french.contains("Comment corriger."), "{french}");
    let missing = explained(&["--lang", "fr", "explain", "orphans"]);
    assert!(missing.contains("aucun message ne porte le nom «\u{a0}orphans\u{a0}»"), "{missing}");
}
