//! What the languages of carnet's own ask for, and what is left as it is written.

use super::*;
use crate::content::i18n;

fn french() -> Typography {
    i18n::fixture::typography("fr")
}

fn english() -> Typography {
    i18n::fixture::typography("en")
}

#[test]
fn what_french_asks_for() {
    for (text, expected) in [
        ("Quoi ? Oui !", "Quoi\u{202f}? Oui\u{202f}!"),
        ("Note : « ceci »", "Note\u{a0}: «\u{a0}ceci\u{a0}»"),
        ("l'usager d'abord", "l’usager d’abord"),
        ("il dit \"oui\".", "il dit «\u{a0}oui\u{a0}»."),
        ("10 000 personnes, 35 %", "10\u{a0}000 personnes, 35\u{a0}%"),
        ("en 2024 12 notes", "en 2024 12 notes"),
        ("Le n° 5 et le nº 6", "Le n°\u{a0}5 et le nº\u{a0}6"),
        ("à 12 h 30, de 8 h 05 à 9 h", "à 12\u{a0}h\u{a0}30, de 8\u{a0}h\u{a0}05 à 9 h"),
        ("un match 3 h 2 et h 30", "un match 3\u{a0}h\u{a0}2 et h 30"),
        ("un écran de 5\"", "un écran de 5\""),
        ("un écran de 5 \" de large", "un écran de 5 \" de large"),
        ("il dit \" oui \" et \"non\"", "il dit «\u{a0}oui\u{a0}» et «\u{a0}non\u{a0}»"),
        ("\" oui \"", "«\u{a0}oui\u{a0}»"),
        ("(\" oui \"), \"\u{a0}non\u{a0}\".", "(«\u{a0}oui\u{a0}»), «\u{a0}non\u{a0}»."),
        ("\"oui \", \" non \"", "«\u{a0}oui\u{a0}», «\u{a0}non\u{a0}»"),
        ("un écran de 5 \" de large, dit \"grand\"", "un écran de 5 \" de large, dit «\u{a0}grand\u{a0}»"),
        ("rien à faire", "rien à faire"),
        ("ce mot, «", "ce mot, «"),
    ] {
        assert_eq!(french().set(text), expected, "{text}");
    }
}

#[test]
fn before_marks_a_region_has_one_rule() {
    for (text, canada, france) in [
        ("Quoi ? Oui !", "Quoi? Oui!", "Quoi\u{202f}? Oui\u{202f}!"),
        ("Quoi? Oui\u{a0}; non", "Quoi? Oui; non", "Quoi\u{202f}? Oui\u{202f}; non"),
        ("« Qui ? » et (quand ?)", "«\u{a0}Qui?\u{a0}» et (quand?)", "«\u{a0}Qui\u{202f}?\u{a0}» et (quand\u{202f}?)"),
        (
            "Vraiment ?! « oui » ; fin : 5 %",
            "Vraiment?! «\u{a0}oui\u{a0}»; fin\u{a0}: 5\u{a0}%",
            "Vraiment\u{202f}?! «\u{a0}oui\u{a0}»\u{202f}; fin\u{a0}: 5\u{a0}%",
        ),
        (
            "salut ;) a?b&c; https://x.ca/?q=1",
            "salut\u{202f};) a?b&c; https://x.ca/?q=1",
            "salut\u{202f};) a?b&c\u{202f}; https://x.ca/?q=1",
        ),
        ("?", "?", "?"),
    ] {
        assert_eq!(french().in_region("fr-CA").set(text), canada, "{text}");
        assert_eq!(french().in_region("fr-FR").set(text), france, "{text}");
        assert_eq!(french().in_region("fr-FR").in_region("fr-CA").set(text), canada, "{text}");
    }
    assert_eq!(french().in_region("fr-CA").in_region("fr").set("Quoi ? Oui;"), "Quoi\u{202f}? Oui;");
    let mut out = String::from("mot");
    french().in_region("fr-CA").append(" ?", Some('t'), &mut Quotes::default(), &mut out);
    assert_eq!(out, "mot?", "behind emphasis");
}

#[test]
fn what_english_asks_for() {
    assert_eq!(english().set("it's \"so\" ?"), "it’s “so” ?");
}

#[test]
fn single_marks_come_in_pairs() {
    for (text, expected) in [
        ("the word 'home' and the dogs' tails", "the word ‘home’ and the dogs’ tails"),
        ("\"he said 'no'\". Then", "“he said ‘no’”. Then"),
        ("'\"No,\" he said.'", "‘“No,” he said.’"),
        ("('one') ['two']", "(‘one’) [‘two’]"),
        ("the '90s, the dogs' day", "the ’90s, the dogs’ day"),
        ("rock 'n' roll, 'tis so", "rock ’n’ roll, ’tis so"),
        ("a 'lone mark", "a 'lone mark"),
        ("5' and 'six'", "5' and ‘six’"),
        ("5'10\" tall, the 1'000", "5'10\" tall, the 1’000"),
        ("''wiki'' and ''", "''wiki'' and ''"),
        ("say:\"so\", a=\"b\" and \"c\"", "say:“so”, a=\"b\" and “c”"),
        ("\"No,\"he said", "“No,”he said"),
        ("a ' b", "a ' b"),
    ] {
        assert_eq!(english().set(text), expected, "{text}");
    }
    for (text, expected) in [
        ("le mot 'accueil' et l'idée 'en deux mots' d'hier", "le mot ‘accueil’ et l’idée ‘en deux mots’ d’hier"),
        ("'Début' puis ('milieu') puis 'fin.'", "‘Début’ puis (‘milieu’) puis ‘fin.’"),
        ("\"il dit 'non'\".", "«\u{a0}il dit ‘non’\u{a0}»."),
        ("« il dit \"non\" »", "«\u{a0}il dit “non”\u{a0}»"),
        ("\"il dit \"non\" ici\"", "«\u{a0}il dit “non” ici\u{a0}»"),
        ("« a » et \"b\"", "«\u{a0}a\u{a0}» et «\u{a0}b\u{a0}»"),
        ("l'\"usager\" d'hier", "l’«\u{a0}usager\u{a0}» d’hier"),
        ("un 'tit gars", "un 'tit gars"),
        ("dit-elle:\"oui\"", "dit-elle:«\u{a0}oui\u{a0}»"),
        ("la lettre 'l'", "la lettre ‘l’"),
    ] {
        assert_eq!(french().set(text), expected, "{text}");
    }
}

#[test]
fn other_languages_are_left_alone() {
    assert_eq!(Typography::default().set("\"a\" ? b"), "\"a\" ? b");
}

#[test]
fn marks_are_found_wherever_they_stand_in_a_long_text() {
    for length in 0..100 {
        let before = "é".repeat(length / 2) + &"a".repeat(length % 2);
        let text = format!("{before} ; « l'eau » {}", "b ".repeat(40));
        let expected = format!("{before}\u{202f}; «\u{a0}l’eau\u{a0}» {}", "b ".repeat(40));
        let expected = if length == 0 { expected.replacen('\u{202f}', " ", 1) } else { expected };
        assert_eq!(french().set(&text), expected);
    }
}

#[test]
fn the_character_before_counts() {
    let mut out = String::new();
    french().append("\" dit-elle", Some('n'), &mut Quotes::default(), &mut out);
    assert_eq!(out, "\u{a0}» dit-elle");
}
