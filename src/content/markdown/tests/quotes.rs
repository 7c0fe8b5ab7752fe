//! Quotations with their sources, and callouts.

use insta::assert_snapshot;

use super::*;

#[test]
fn callouts() {
    assert_snapshot!(html("> [!NOTE]\n> Un *mot*.\n>\n> - liste"), @r#"
    <div class="callout callout-note" role="note">
    <p class="callout-title">Note</p>
    <p>Un <em>mot</em>.</p>
    <ul>
    <li>liste</li>
    </ul>
    </div>
    "#);
    assert_snapshot!(html("> [!tip]\n> a\n\n> [!Important]\n> b\n\n> [!WARNING]\n> c\n\n> [!CAUTION]\n> d"), @r#"
    <div class="callout callout-tip" role="note">
    <p class="callout-title">Astuce</p>
    <p>a</p>
    </div>
    <div class="callout callout-important" role="note">
    <p class="callout-title">Important</p>
    <p>b</p>
    </div>
    <div class="callout callout-warning" role="note">
    <p class="callout-title">Attention</p>
    <p>c</p>
    </div>
    <div class="callout callout-caution" role="note">
    <p class="callout-title">Prudence</p>
    <p>d</p>
    </div>
    "#);
    assert_snapshot!(html("> [!NOTE]"), @r#"
    <div class="callout callout-note" role="note">
    <p class="callout-title">Note</p>
    </div>
    "#);
}

#[test]
fn callouts_with_a_title_that_fold() {
    assert_snapshot!(html("> [!tip] Un *titre* et [[b]]\n> Texte.\n>\n> - c"), @r#"
    <div class="callout callout-tip" role="note">
    <p class="callout-title">Un <em>titre</em> et {link b}</p>
    <p>Texte.</p>
    <ul>
    <li>c</li>
    </ul>
    </div>
    "#);
    assert_snapshot!(html("> [!faq]- Et après ?\n> Texte. ^nom"), @r#"
    <details class="callout callout-important">
    <summary class="callout-title">Et après⎵?</summary>
    <p id="block-nom">Texte.</p>
    </details>
    "#);
    assert_snapshot!(html("> [!Danger|à droite]+"), @r#"
    <details class="callout callout-caution" open>
    <summary class="callout-title">Danger</summary>
    </details>
    "#);
}

#[test]
fn callouts_within_callouts() {
    assert_snapshot!(html("> [!info]\n> a\n>\n> > [!example]-\n> > b\n>\n> c"), @r#"
    <div class="callout callout-note" role="note">
    <p class="callout-title">À savoir</p>
    <p>a</p>
    <details class="callout callout-note">
    <summary class="callout-title">Exemple</summary>
    <p>b</p>
    </details>
    <p>c</p>
    </div>
    "#);
}

#[test]
fn a_type_is_known_by_its_word_or_gives_the_title() {
    assert_snapshot!(html("> [!INCONNU]\n> Un mot."), @r#"
    <div class="callout callout-note" role="note">
    <p class="callout-title">Inconnu</p>
    <p>Un mot.</p>
    </div>
    "#);
    assert!(html("> [!prudence]\n> a").contains("callout-caution"));
    assert!(html("> [!astuce]- a").contains("<details class=\"callout callout-tip\">"));
    assert_snapshot!(html("> [!a]b\n> c"), @r#"
    <div class="callout callout-note" role="note">
    <p class="callout-title">b</p>
    <p>c</p>
    </div>
    "#);
}

#[test]
fn quotes() {
    assert_snapshot!(html("> Une *citation*\n> sans source."), @r"
    <blockquote>
    <p>Une <em>citation</em>
    sans source.</p>
    </blockquote>
    ");
    assert_snapshot!(html("> Dehors\n>\n> > dedans"), @r"
    <blockquote>
    <p>Dehors</p>
    <blockquote>
    <p>dedans</p>
    </blockquote>
    </blockquote>
    ");
}

#[test]
fn quotes_with_a_source_in_their_last_paragraph() {
    assert_snapshot!(html("> Une citation.\n>\n> — Autrice, *Titre*, 2020"), @r#"
    <figure class="quote"><blockquote>
    <p>Une citation.</p>
    </blockquote>
    <figcaption>Autrice, <em>Titre</em>, 2020</figcaption></figure>
    "#);
    assert_snapshot!(html("> Un.\n>\n> Deux.\n>\n> Source : [CIUSSS](https://a.org/)"), @r#"
    <figure class="quote"><blockquote>
    <p>Un.</p>
    <p>Deux.</p>
    </blockquote>
    <figcaption>Source⍽: <a class="external" rel="external" href="https://a.org/">CIUSSS</a></figcaption></figure>
    "#);
    assert_snapshot!(html("> - a\n> - b\n>\n> Sources: x, [[y]] et ![z](z.png)"), @r#"
    <figure class="quote"><blockquote>
    <ul>
    <li>a</li>
    <li>b</li>
    </ul>
    </blockquote>
    <figcaption>Sources: x, {link y} et {img z.png}</figcaption></figure>
    "#);
}

#[test]
fn quotes_with_a_source_on_their_last_line() {
    assert_snapshot!(html("> Une citation.\n> — Autrice, *Titre*, 2020"), @r#"
    <figure class="quote"><blockquote>
    <p>Une citation.</p>
    </blockquote>
    <figcaption>Autrice, <em>Titre</em>, 2020</figcaption></figure>
    "#);
    assert_snapshot!(html("> Une citation  \n> -- Autrice"), @r#"
    <figure class="quote"><blockquote>
    <p>Une citation</p>
    </blockquote>
    <figcaption>Autrice</figcaption></figure>
    "#);
    assert_snapshot!(html("> Une *citation\n> Source : longue* suite\n> Source : x"), @r#"
    <figure class="quote"><blockquote>
    <p>Une <em>citation
    Source⍽: longue</em> suite</p>
    </blockquote>
    <figcaption>Source⍽: x</figcaption></figure>
    "#);
    assert_snapshot!(html("> Une citation.\n> – [[Autrice]]"), @r#"
    <figure class="quote"><blockquote>
    <p>Une citation.</p>
    </blockquote>
    <figcaption>{link Autrice}</figcaption></figure>
    "#);
}

#[test]
fn quotes_whose_last_line_is_no_source() {
    assert_snapshot!(html("> — Un dialogue.\n>\n> Suite."), @r"
    <blockquote>
    <p>— Un dialogue.</p>
    <p>Suite.</p>
    </blockquote>
    ");
    assert_snapshot!(html("> — Une réplique seule"), @r"
    <blockquote>
    <p>— Une réplique seule</p>
    </blockquote>
    ");
    assert_snapshot!(html("> Une incise —\n> les sources de l'eau : ici"), @r"
    <blockquote>
    <p>Une incise —
    les sources de l’eau⍽: ici</p>
    </blockquote>
    ");
    assert_snapshot!(html("> a\n>\n> — b\n>\n> - c"), @r"
    <blockquote>
    <p>a</p>
    <p>— b</p>
    <ul>
    <li>c</li>
    </ul>
    </blockquote>
    ");
}

/// A colon behind the type of a callout does not make the definition of a reference of it.
#[test]
fn a_callout_with_a_colon_keeps_its_line() {
    assert_snapshot!(html("> [!tip]: Titre\n> Texte\n\n- > [!note]:x\n\n[!a]: b.md\n\n`> [!tip]: x`"), @r#"
    <div class="callout callout-tip" role="note">
    <p class="callout-title">Titre</p>
    <p>Texte</p>
    </div>
    <ul>
    <li><div class="callout callout-note" role="note">
    <p class="callout-title">x</p>
    </div>
    </li>
    </ul>
    <p><code>&gt; [!tip]: x</code></p>
    "#);
}
