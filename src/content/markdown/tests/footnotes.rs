//! Footnotes: their numbers, their order, and those that nothing refers to.

use insta::assert_snapshot;

use super::*;

#[test]
fn footnotes_are_numbered_in_the_order_of_their_use() {
    assert_snapshot!(html("Un[^b] deux[^a].\n\n[^a]: Note a.\n[^b]: Note *b*."), @r##"
    <p>Un<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup> deux<sup class="footnote-ref"><a href="#fn-2" id="fnref-2">2</a></sup>.</p>
    <section class="footnotes" aria-label="Notes">
    <ol>
    <li id="fn-1"><p>Note <em>b</em>. <a class="footnote-back" href="#fnref-1" aria-label="Retour au texte">↩</a></p>
    </li>
    <li id="fn-2"><p>Note a. <a class="footnote-back" href="#fnref-2" aria-label="Retour au texte">↩</a></p>
    </li>
    </ol>
    </section>
    "##);
}

#[test]
fn a_footnote_used_several_times_has_one_number() {
    assert_snapshot!(html("Un[^a] deux[^a] trois[^a].\n\n[^a]: Note."), @r##"
    <p>Un<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup> deux<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2">1</a></sup> trois<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-3">1</a></sup>.</p>
    <section class="footnotes" aria-label="Notes">
    <ol>
    <li id="fn-1"><p>Note. <a class="footnote-back" href="#fnref-1" aria-label="Retour au texte">↩</a></p>
    </li>
    </ol>
    </section>
    "##);
}

#[test]
fn a_footnote_may_refer_to_another() {
    assert_snapshot!(html("Un[^a].\n\n[^a]: Voir[^b] et[^a].\n[^b]: La seconde."), @r##"
    <p>Un<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>.</p>
    <section class="footnotes" aria-label="Notes">
    <ol>
    <li id="fn-1"><p>Voir<sup class="footnote-ref"><a href="#fn-2" id="fnref-2">2</a></sup> et<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2">1</a></sup>. <a class="footnote-back" href="#fnref-1" aria-label="Retour au texte">↩</a></p>
    </li>
    <li id="fn-2"><p>La seconde. <a class="footnote-back" href="#fnref-2" aria-label="Retour au texte">↩</a></p>
    </li>
    </ol>
    </section>
    "##);
}

#[test]
fn footnotes_of_several_blocks() {
    assert_snapshot!(html("Un[^a] deux[^b].\n\n[^a]: Début.\n\n    Suite.\n\n[^b]: Liste\n\n    - x"), @r##"
    <p>Un<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup> deux<sup class="footnote-ref"><a href="#fn-2" id="fnref-2">2</a></sup>.</p>
    <section class="footnotes" aria-label="Notes">
    <ol>
    <li id="fn-1"><p>Début.</p>
    <p>Suite. <a class="footnote-back" href="#fnref-1" aria-label="Retour au texte">↩</a></p>
    </li>
    <li id="fn-2"><p>Liste</p>
    <ul>
    <li>x</li>
    </ul>
     <a class="footnote-back" href="#fnref-2" aria-label="Retour au texte">↩</a></li>
    </ol>
    </section>
    "##);
    assert_snapshot!(html("Un[^a].\n\n[^a]: Nommée. ^n\n"), @r##"
    <p>Un<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>.</p>
    <section class="footnotes" aria-label="Notes">
    <ol>
    <li id="fn-1"><p id="block-n">Nommée. <a class="footnote-back" href="#fnref-1" aria-label="Retour au texte">↩</a></p>
    </li>
    </ol>
    </section>
    "##);
}

#[test]
fn footnotes_without_text_or_without_use() {
    assert_snapshot!(html("Un[^rien].\n\n[^inutile]: Perdue."), @"<p>Un[^rien].</p>");
    assert_snapshot!(problems("Un[^rien].\n\n[^inutile]: Perdue."), @r"
    unused-footnote: the footnote 'inutile' is never referred to, so it is not printed   <- [^inutile]: Perdue.
      write [^inutile] where it belongs
    unknown-footnote: no footnote is named 'rien', so [^rien] is printed as it is   <- [^rien]
      write its text on a line of its own: [^rien]: …
    ");
    assert_snapshot!(problems("Un.\n\n[^a]: Voir[^b].\n[^b]: Perdue aussi."), @r"
    unused-footnote: the footnote 'a' is never referred to, so it is not printed   <- [^a]: Voir[^b].
      write [^a] where it belongs
    ");
}

#[test]
fn capitals_do_not_count_in_the_name_of_a_footnote() {
    let text = "Un[^Étude 1] deux[^ÉTUDE 1] trois[^STRASSE].\n\n[^étude 1]: Note.\n\n[^straße]: Rue.";
    let shown = html(text);
    assert_eq!(problems(text), "");
    assert!(!shown.contains("[^") && shown.contains("id=\"fnref-1-2\"") && shown.contains("Rue."), "{shown}");
    assert_snapshot!(problems("Un[^a].\n\n[^A]: Note.\n\n[^a]: Autre."), @r"
    unused-footnote: the footnote 'a' has the name of another, so it is not printed   <- [^a]: Autre.
      give one of the two another name
    ");
}
