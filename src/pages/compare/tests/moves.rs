//! Passages that are elsewhere now.

use super::compared;

#[test]
fn the_cells_of_a_moved_table_are_words_apart() {
    let stays = "<p>Ce qui reste en place, avec bien plus de mots que la table n’en a, pour que ce soit elle qui passe pour déplacée.</p>";
    let table = "<table><tbody><tr><td>Essai</td><td>six semaines dans une seule unité</td></tr><tr><td>Bilan</td><td>une semaine avec la direction</td></tr></tbody></table>";
    let told = compared(&format!("{table}{stays}"), &format!("{stays}{table}"));
    assert!(told.contains("Essai six semaines dans une seule unité"), "{told}");
}

#[test]
fn a_moved_passage_may_have_other_words() {
    let stays = "<p>Ce qui reste en place, avec assez de mots pour tenir ensemble.</p>";
    shows!(
        &format!("<p>Prévenir la famille et noter la date au dossier de la personne.</p>{stays}{stays}"),
        &format!("{stays}{stays}<p>Prévenir la famille et noter la date au dossier partagé de la personne.</p>"),
        @r##"
    <p class="was-moved">(<a id="c-was-1" href="#c-moved-1">Déplacé : Prévenir la famille et noter la date au dossier de la personne.</a></span></p>
    <p>Ce qui reste en place, avec assez de mots pour tenir ensemble.</p>
    <p>Ce qui reste en place, avec assez de mots pour tenir ensemble.</p>
    <p class="is-moved">(<a id="c-moved-1" href="#c-was-1">Déplacé</a>)Prévenir la famille et noter la date au dossier {+partagé+} de la personne.</p>
    1 passage modifié, 1 déplacé
    "##
    );
    let two = "<h2 id=\"a\">Objectifs</h2><p>Ce que vise la trajectoire de soins.</p>";
    shows!(&format!("{two}{stays}{stays}"), &format!("{stays}{stays}{two}"), @r##"
    <p class="is-moved">(<a id="c-moved-1" href="#c-was-1">Déplacé</a>)Ce qui reste en place, avec assez de mots pour tenir ensemble.</p>
    <p class="is-moved">Ce qui reste en place, avec assez de mots pour tenir ensemble.</p>
    <h2 id="a">Objectifs</h2>
    <p>Ce que vise la trajectoire de soins.</p>
    <p class="was-moved">(<a id="c-was-1" href="#c-moved-1">Déplacé : Ce qui reste en place, avec assez de mots pour tenir…</a></span></p>
    2 passages déplacés
    "##);
}

#[test]
fn what_held_passages_that_moved_says_where_they_are() {
    let (a, b, c) = ("Prévenir la famille et les proches.", "Noter la date au dossier partagé.", "Ce qui reste là.");
    shows!(
        &format!("<blockquote><p>{a}</p><p>{b}</p></blockquote><p>{c}</p>"),
        &format!("<p>{c}</p><p>{a}</p><p>{b}</p>"),
        @r##"
    <blockquote class="is-removed"><p class="was-moved">(<a id="c-was-1" href="#c-moved-1">Déplacé : Prévenir la famille et les proches.</a></span></p>
    </blockquote>
    <p>Ce qui reste là.</p>
    <p class="is-moved">(<a id="c-moved-1" href="#c-was-1">Déplacé</a>)Prévenir la famille et les proches.</p>
    <p class="is-moved">Noter la date au dossier partagé.</p>
    2 passages déplacés
    "##
    );
}
