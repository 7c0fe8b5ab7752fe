//! What stands inside a line: emphasis, marks, typography, comments.

use insta::assert_snapshot;

use super::*;

#[test]
fn emphasis() {
    assert_snapshot!(html("*a* **b** ***c*** ~~d~~ ~~e **f**~~ `g`"), @"<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em> <del>d</del> <del>e <strong>f</strong></del> <code>g</code></p>");
    assert_snapshot!(html("H~2~O, 3^e^ étape, x^2^, ~pas fermé"), @"<p>H<sub>2</sub>O, 3<sup>e</sup> étape, x<sup>2</sup>, ~pas fermé</p>");
}

#[test]
fn marks() {
    assert_snapshot!(html("un ==mot== et ==deux mots== ici"), @"<p>un <mark>mot</mark> et <mark>deux mots</mark> ici</p>");
    assert_snapshot!(html("a == b == c, ====, ==ouvert, == non =="), @"<p>a == b == c, ====, ==ouvert, == non ==</p>");
    assert_snapshot!(html("`==code==` et ==a & <b>=="), @r"
    <p><code>==code==</code> et ==a &amp; <b>==</b></p><b>
    </b>
    ");
    assert_snapshot!(html("==un **gras** dedans== fin"), @"<p><mark>un <strong>gras</strong> dedans</mark> fin</p>");
}

#[test]
fn french_spacing() {
    assert_snapshot!(html("Quoi ? Oui ! Ceci ; cela : 10 000 personnes, 35 % et « mot »."), @"<p>Quoi⎵? Oui⎵! Ceci⎵; cela⍽: 10⍽000 personnes, 35⍽% et «⍽mot⍽».</p>");
    assert_snapshot!(html("l'usager dit \"oui\" d'abord"), @"<p>l’usager dit «⍽oui⍽» d’abord</p>");
    assert_snapshot!(html("`a ? \"b\" : 'c'`"), @r#"<p><code>a ? "b" : 'c'</code></p>"#);
}

#[test]
fn french_spacing_goes_across_inline_boundaries() {
    assert_snapshot!(html("« *mot* », \"*mot*\", l'*usager*, **mot** : suite"), @"<p>«⍽<em>mot</em>⍽», «⍽<em>mot</em>⍽», l’<em>usager</em>, <strong>mot</strong>⍽: suite</p>");
    assert_snapshot!(html("[mot](a.md) ; `code` ? ~~mot~~ !"), @"<p>{a a.md}mot{/a}⎵; <code>code</code>⎵? <del>mot</del>⎵!</p>");
    assert_snapshot!(html("Lire [[note]] ? \"[[note]]\" et l'[[usager]] : « [[note]] »"), @"<p>Lire {link note}⎵? «⍽{link note}⍽» et l’{link usager}⍽: «⍽{link note}⍽»</p>");
    assert_snapshot!(html("Une ![vue](v.png) ? Une note[^1] !\n\n[^1]: \"Texte\" ?"), @r##"
    <p>Une {img v.png}⎵? Une note<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>⎵!</p>
    <section class="footnotes" aria-label="Notes">
    <ol>
    <li id="fn-1"><p>«⍽Texte⍽»⎵? <a class="footnote-back" href="#fnref-1" aria-label="Retour au texte">↩</a></p>
    </li>
    </ol>
    </section>
    "##);
    assert_snapshot!(html("Pourquoi *? Comment* !"), @"<p>Pourquoi <em>? Comment</em>⎵!</p>");
}

#[test]
fn quotation_marks_go_across_formatting_and_lines() {
    assert_snapshot!(html("Le mot '*accueil*', l'*usager* et 'en **deux**\nmots'."), @r"
    <p>Le mot ‘<em>accueil</em>’, l’<em>usager</em> et ‘en <strong>deux</strong>
    mots’.</p>
    ");
    assert_snapshot!(html("\"Il dit *'non'*\", « et \"*oui*\" ».\n\nUn 'tit mot\n\net l'autre'."), @r"
    <p>«⍽Il dit <em>‘non’</em>⍽», «⍽et “<em>oui</em>”⍽».</p>
    <p>Un 'tit mot</p>
    <p>et l’autre’.</p>
    ");
    assert_snapshot!(html("Dit \" avec *un* mot \", \"un\", \" *deux* \"."), @"<p>Dit «⍽avec <em>un</em> mot⍽», «⍽un⍽», «⍽<em>deux</em>⍽».</p>");
}

#[test]
fn other_languages_have_other_habits() {
    let english = Settings { typography: typography("en"), ..settings() };
    let plain = Settings { typography: Typography::default(), ..settings() };
    let html = |settings: &Settings| {
        let body = parse("it's \"so\" ?", 0, None, settings, &mut Problems::of(&"a.md".into()));
        visible(body.body.html.trim_end())
    };
    assert_snapshot!(html(&english), @"<p>it’s “so” ?</p>");
    assert_snapshot!(html(&plain), @r#"<p>it's "so" ?</p>"#);
}

#[test]
fn text_is_escaped() {
    assert_snapshot!(html("a < b & c > d &amp; &eacute; &lt;script&gt; \\<b\\>"), @"<p>a &lt; b &amp; c &gt; d &amp; é &lt;script&gt; &lt;b&gt;</p>");
    assert_snapshot!(html("un caractère\0nul"), @"<p>un caractère nul</p>");
}

#[test]
fn words_are_counted() {
    let words = |text: &str| body(text).body.words;
    assert_eq!(words("un deux trois"), 3);
    assert_eq!(words("in*croy*able, **deux** `trois quatre`"), 4);
    assert_eq!(words("# Titre\n\n## Un titre\n\n- a\n- b [[c|d e]]"), 6);
    assert_eq!(words("```\ncode pas compté\n```"), 0);
    assert_eq!(words(""), 0);
}

#[test]
fn comments_reach_no_reader() {
    assert_snapshot!(html("Vu %%caché [[secret]]%% vu"), @"<p>Vu vu</p>");
    assert_snapshot!(html("%%caché%% Vu %%a%% %%b%% *vu* %%c%%"), @"<p>Vu <em>vu</em></p>");
    assert_snapshot!(html("- %%caché%% vu"), @r"
    <ul>
    <li>vu</li>
    </ul>
    ");
    assert_snapshot!(html("Vu\n\n%%\ncaché\n\n[[secret]]\n%%\n\nvu `%%code%%`"), @r"
    <p>Vu</p>
    <p>vu <code>%%code%%</code></p>
    ");
    assert_snapshot!(html("Vu %% jamais fermé\n\nsuite"), @"<p>Vu</p>");
    assert_snapshot!(links("%%[[secret]]%% [[vu]] <!-- [[caché]] -->"), @"Wiki vu   <- [[vu]]");
}

#[test]
fn what_is_hidden_is_known_by_its_place() {
    let hidden =
        |text: &str| body(text).body.hidden.iter().map(|span| text[span.clone()].to_owned()).collect::<Vec<_>>();
    assert_eq!(hidden("é %%a%% b <!-- c --> d"), ["<!-- c -->", "%%a%%"]);
    assert_eq!(hidden("<!-- a\n\nb -->\n\nvu"), ["<!-- a\n\nb -->"]);
}

#[test]
fn a_colon_without_a_space_behind_it_defines_no_term() {
    assert_snapshot!(html("Bonjour\n:) merci\n:smile: oui\n\n:::note\nUn *mot*\n:::\n\n> Cité\n> ::: fin\n\n    :code"), @r#"
    <p>Bonjour
    :) merci
    :smile: oui</p>
    <p>:::note
    Un <em>mot</em>
    :::</p>
    <blockquote>
    <p>Cité
    ::: fin</p>
    </blockquote>
    <div class="code"><pre tabindex="0"><code>:code</code></pre></div>
    "#);
    assert_snapshot!(html("Terme\n: Sens\n"), @r"
    <dl>
    <dt>Terme</dt>
    <dd>Sens</dd>
    </dl>
    ");
}
