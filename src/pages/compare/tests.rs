//! Comparisons read as a feature: `{+came+}`, `[-went-]`, `(said)`.

mod properties;

use super::*;
use crate::fixture::{config, translation};

fn words() -> ChangeWords {
    ChangeWords::of(&translation(&config("")))
}

fn version(html: &str) -> RenderedVersion {
    RenderedVersion::new(html, Vec::new())
}

fn of_html(old: &str, new: &str) -> Comparison {
    compare(&version(old), &version(new), &words())
}

/// Without the words around changes, and with signs for their tags.
fn in_short(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once("<span class=\"compare-words\">") {
        out.push_str(before);
        rest = behind.split_once("</span>").expect("it ends").1;
    }
    out.push_str(rest);
    out.replace("<ins class=\"is-added\">", "{+")
        .replace("</ins>", "+}")
        .replace("<del class=\"is-removed\">", "[-")
        .replace("</del>", "-]")
        .replace("<span class=\"compare-note\">", "(")
        .replace(" </span>", ")")
        .trim_end()
        .to_owned()
}

/// The text with its differences, and the sentence that tells them.
fn compared(old: &str, new: &str) -> String {
    let comparison = of_html(old, new);
    format!("{}\n{}", in_short(&comparison.html), comparison.sentence(&translation(&config(""))))
}

macro_rules! shows {
    ($old:expr, $new:expr, @$snapshot:literal) => {
        insta::assert_snapshot!(compared($old, $new), @$snapshot)
    };
}

// The macro is known below its definition alone.
mod moves;

#[test]
fn words_that_came_and_went_are_marked() {
    shows!("<p>Appeler la ligne 811 le jour.</p>", "<p>Appeler la ligne 988 le jour, et la nuit.</p>", @r##"
    <p>Appeler la ligne [-811-]{+988+} le jour{+, et la nuit+}.</p>
    1 passage modifié
    "##);
    let comparison = of_html("<p>Un mot.</p>", "<p>Un autre mot.</p>");
    insta::assert_snapshot!(comparison.html, @r##"<p>Un <ins class="is-added"><span class="compare-words">ajout : </span>autre<span class="compare-words"> fin de l’ajout </span></ins> mot.</p>"##);
}

#[test]
fn emphasis_is_that_of_the_new_text_and_no_difference() {
    shows!("<p>Un mot <em>très fort</em> ici.</p>", "<p>Un <strong>mot</strong> très fort ici.</p>", @r##"
    <p>Un <strong>mot</strong> très fort ici.</p>
    Aucune différence
    "##);
    shows!("<p>Un mot <em>très fort</em> ici.</p>", "<p>Un mot <em>fort et <b>doux</b></em> ici.</p>", @r##"
    <p>Un mot <em>[-très-] fort {+et <b>doux</b>+}</em> ici.</p>
    1 passage modifié
    "##);
    shows!("<p>Dose de 10 mg.</p>", "<p>Dose de <del>10 mg</del>.</p>", @r##"
    <p>Dose de [-10 mg-]<del>{+10 mg+}-].</p>
    1 passage modifié
    "##);
}

#[test]
fn paragraphs_are_added_removed_changed_and_moved() {
    let (a, b, c) =
        ("<p>La ligne répond jour et nuit.</p>", "<p>Le plan est revu chaque mois.</p>", "<p>Une équipe veille.</p>");
    shows!(&format!("{a}\n{b}"), &format!("{a}\n{c}\n{b}"), @r##"
    <p>La ligne répond jour et nuit.</p>
    <p class="is-added">{+Une équipe veille.+}</p>
    <p>Le plan est revu chaque mois.</p>
    1 passage ajouté
    "##);
    shows!(&format!("{a}\n{b}\n{c}"), &format!("{a}\n{c}"), @r##"
    <p>La ligne répond jour et nuit.</p>
    <p class="is-removed">[-Le plan est revu chaque mois.-]</p>
    <p>Une équipe veille.</p>
    1 passage supprimé
    "##);
    shows!(&format!("{a}\n{b}\n{c}"), &format!("{b}\n{c}\n{a}"), @r##"
    <p class="was-moved">(<a id="c-was-1" href="#c-moved-1">Déplacé : La ligne répond jour et nuit.</a></span></p>
    <p>Le plan est revu chaque mois.</p>
    <p>Une équipe veille.</p>
    <p class="is-moved">(<a id="c-moved-1" href="#c-was-1">Déplacé</a>)La ligne répond jour et nuit.</p>
    1 passage déplacé
    "##);
    shows!(&format!("<h2 id=\"x\">Avant</h2>{a}"), &format!("<h3 id=\"y\">Après</h3>{a}"), @r##"
    <p class="was-h2 is-removed">[-Avant-]</p>
    <h3 class="is-added" id="y">{+Après+}</h3>
    <p>La ligne répond jour et nuit.</p>
    1 passage ajouté, 1 supprimé
    "##);
}

#[test]
fn a_comparison_grows_with_the_texts_whatever_they_repeat() {
    let shapes: [fn(usize) -> (String, String); 5] = [
        |n| (format!("<p>{}</p>", "ligne mot ".repeat(n)), format!("<p>{}</p>", "mot ligne autre ".repeat(n))),
        |n| ("<p>ligne</p>".repeat(n), "<p>autre</p><p>ligne</p><p>mot</p>".repeat(n)),
        |n| (format!("<ul>{}</ul>", "<li>a b</li>".repeat(n)), format!("<ul>{}</ul>", "<li>b c</li>".repeat(n))),
        |n| ("<b>x<i>y</i>".repeat(n) + &"</b>".repeat(n), "<i>y<b>x</b>".repeat(n) + &"</i>".repeat(n)),
        |n| {
            let rows = |cell: &str| format!("<tr><td>{cell}</td><td>x</td></tr>").repeat(n);
            (format!("<table>{}</table>", rows("a")), format!("<table>{}</table>", rows("b")))
        },
    ];
    for (number, shape) in shapes.iter().enumerate() {
        let size = |n: usize| {
            let (old, new) = shape(n);
            of_html(&old, &new).html.len()
        };
        let (once, twice) = (size(2_000), size(4_000));
        assert!(twice <= 2 * once + once / 5, "shape {number}: {once}, {twice}");
    }
}

#[test]
fn items_are_blocks_and_marks_stay_within_them() {
    shows!(
        "<ul>\n<li>un</li>\n<li>deux<ul>\n<li>trois</li>\n</ul>\n</li>\n</ul>",
        "<ul>\n<li>un</li>\n<li>deux et demi<ul>\n<li>quatre</li>\n<li>trois</li>\n</ul>\n</li>\n</ul>",
        @r##"
    <ul><li>un</li>
    <li>deux {+et demi+}<ul><li class="is-added">{+quatre+}</li>
    <li>trois</li>
    </ul>
    </li>
    </ul>
    1 passage ajouté, 1 modifié
    "##
    );
    shows!("<ol><li>a</li><li>b</li></ol>", "<ol><li>a</li></ol>", @r##"
    <ol><li>a</li>
    <li class="is-removed">[-b-]</li>
    </ol>
    1 passage supprimé
    "##);
    shows!("<ul><li><p>a b</p></li></ul>", "<ul><li>a b</li></ul>", @r##"
    <ul><li>a b</li>
    </ul>
    Aucune différence
    "##);
    shows!(
        "<ul><li>Prévenir la famille aujourd’hui</li><li>b</li><li>c</li></ul>",
        "<ul><li>b</li><li>c</li><li>Prévenir la famille aujourd’hui</li></ul>",
        @r##"
    <ul><li class="was-moved">(<a id="c-was-1" href="#c-moved-1">Déplacé : Prévenir la famille aujourd’hui</a></span></li>
    <li>b</li>
    <li>c</li>
    <li class="is-moved">(<a id="c-moved-1" href="#c-was-1">Déplacé</a>)Prévenir la famille aujourd’hui</li>
    </ul>
    1 passage déplacé
    "##
    );
}

#[test]
fn boxes_that_are_ticked_are_told() {
    let task = |input: &str, text: &str| format!("<li class=\"task\"><label>{input} {text}</label></li>");
    let list = |items: &[String]| format!("<ul class=\"tasks\">{}</ul>", items.concat());
    let (open, done) =
        ("<input type=\"checkbox\" disabled=\"\">", "<input type=\"checkbox\" checked=\"\" disabled=\"\">");
    shows!(&list(&[task(open, "Lire"), task(open, "Dire")]), &list(&[task(done, "Lire")]), @r##"
    <ul class="tasks"><li class="task"><label><input type="checkbox" checked="" disabled="">( case cochée) Lire</label></li>
    <li class="task is-removed"><label>[-☐ Dire-]</label></li>
    </ul>
    1 passage supprimé, 1 case changée
    "##);
}

#[test]
fn tables_are_compared_by_cell_and_keep_their_columns() {
    let table = |rows: &[&[&str]]| {
        let rows = rows
            .iter()
            .map(|cells| format!("<tr>{}</tr>\n", cells.iter().map(|c| format!("<td>{c}</td>")).collect::<String>()));
        format!("<table><tbody>{}</tbody></table>", rows.collect::<String>())
    };
    let old = table(&[&["Étape", "Qui"], &["Accueil", "Infirmière"], &["Suivi", "Équipe"]]);
    shows!(&old, &table(&[&["Étape", "Qui"], &["Accueil", "Médecin"], &["Suivi", "Équipe"]]), @r##"
    <table><tbody><tr><td>Étape</td><td>Qui</td></tr>
    <tr><td>Accueil</td>
    <td>[-Infirmière-]{+Médecin+}</td>
    </tr>
    <tr><td>Suivi</td><td>Équipe</td></tr>
    </tbody>
    </table>
    1 passage modifié
    "##);
    shows!(&old, &table(&[&["Étape", "Qui"], &["Suivi", "Équipe"], &["Bilan", "Toutes"]]), @r##"
    <table><tbody><tr><td>Étape</td><td>Qui</td></tr>
    <tr class="is-removed"><td>[-Accueil-]</td>
    <td>[-Infirmière-]</td>
    </tr>
    <tr><td>Suivi</td><td>Équipe</td></tr>
    <tr class="is-added"><td>{+Bilan+}</td>
    <td>{+Toutes+}</td>
    </tr>
    </tbody>
    </table>
    1 passage ajouté, 1 supprimé
    "##);
    shows!(&old, &table(&[&["Étape", "Quand", "Qui"], &["Accueil", "Jour 1", "Infirmière"], &["Bilan", "Jour 9", "Toutes"]]), @r##"
    <table><tbody><tr><td>Étape</td>
    <td class="is-added">{+Quand+}</td>
    <td>Qui</td>
    </tr>
    <tr><td>Accueil</td>
    <td class="is-added">{+Jour 1+}</td>
    <td>Infirmière</td>
    </tr>
    <tr class="is-removed"><td class="is-removed">[-Suivi-]</td>
    <td class="is-empty"></td><td class="is-removed">[-Équipe-]</td>
    </tr>
    <tr class="is-added"><td class="is-added">{+Bilan+}</td>
    <td class="is-added">{+Jour 9+}</td>
    <td class="is-added">{+Toutes+}</td>
    </tr>
    </tbody>
    </table>
    3 passages ajoutés, 1 supprimé
    "##);
}

#[test]
fn links_are_told_when_they_lead_elsewhere_and_lead_nowhere_when_they_are_gone() {
    shows!("<p>Voir <a href=\"a\">le guide</a> ici.</p>", "<p>Voir <a href=\"b\">le guide</a> ici.</p>", @r##"
    <p>Voir <a href="b">le guide</a>( lien changé) ici.</p>
    1 lien changé
    "##);
    shows!("<p>Voir le guide ici.</p>", "<p>Voir <a href=\"b\">le guide</a> ici.</p>", @r##"
    <p>Voir <a href="b">le guide</a>( lien ajouté) ici.</p>
    1 lien changé
    "##);
    shows!("<p>Voir <a href=\"a\">le guide</a> ici.</p>", "<p>Voir le guide ici.</p>", @r##"
    <p>Voir le guide( lien retiré) ici.</p>
    1 lien changé
    "##);
    shows!("<p>Voir <a href=\"a\" id=\"c\">le vieux guide</a> et lui.</p>", "<p>Voir lui.</p>", @r##"
    <p>Voir [-<span>le vieux guide</span> et-] lui.</p>
    1 passage modifié
    "##);
    shows!("<p id=\"a\">Un <a href=\"#x\" id=\"b\">mot</a>.</p>", "<p id=\"c\">Un  <a href=\"#x\" id=\"d\">mot</a>.</p>", @r##"
    <p id="c">Un  <a href="#x" id="d">mot</a>.</p>
    Aucune différence
    "##);
}

#[test]
fn images_and_films_are_told_in_words() {
    let image = |src: &str, alt: &str| format!("<figure class=\"image\"><img src=\"{src}\" alt=\"{alt}\"></figure>");
    shows!("<p>a</p>", &format!("<p>a</p>{}", image("a.png", "Plan")), @r##"
    <p>a</p>
    <figure class="image is-added">{+<img src="a.png" alt="Plan">( image ajoutée)+}</figure>
    1 passage ajouté
    "##);
    shows!(&format!("<p>a</p>{}", image("a.png", "Plan &lt;x")), "<p>a</p>", @r##"
    <p>a</p>
    <figure class="image is-removed">[-( image supprimée : Plan &lt;x)-]</figure>
    1 passage supprimé
    "##);
    shows!(&image("a.png", "Plan"), &image("b.png", "Plan"), @r##"
    <figure class="image"><img src="b.png" alt="Plan">( image changée)</figure>
    1 image changée
    "##);
    shows!("<p>a <video src=\"a.mp4\"></video></p>", "<p>a</p>", @r##"
    <p>a [-( média supprimé)-]</p>
    1 passage modifié
    "##);
}

#[test]
fn callouts_code_formulas_and_what_is_folded_are_compared_within() {
    shows!(
        "<div class=\"callout callout-note\" role=\"note\"><p class=\"callout-title\">Note</p><p>Un texte assez long.</p></div>",
        "<div class=\"callout callout-warning\" role=\"note\"><p class=\"callout-title\">Attention</p><p>Un texte très long.</p></div>",
        @r##"
    <div class="callout callout-warning" role="note"><p class="callout-title">[-Note-]{+Attention+}</p>
    <p>Un texte [-assez-]{+très+} long.</p>
    </div>
    2 passages modifiés
    "##
    );
    shows!(
        "<div class=\"code\"><pre><code><span class=\"hl-k\">def</span> f(x):\n    <span class=\"hl-k\">return</span> x\n</code></pre></div>",
        "<div class=\"code\"><pre><code><span class=\"hl-k\">def</span> f(x):\n    y = 1\n    <span class=\"hl-k\">return</span> y\n</code></pre></div>",
        @r##"
    <div class="code"><pre><code><span class="hl-k">def</span> f(x):
        {+y = 1
        +}<span class="hl-k">return</span> [-x-]{+y+}
    </code></pre>
    </div>
    1 passage modifié
    "##
    );
    shows!("<details><summary>Titre</summary><p>Un mot caché.</p></details>", "<details><summary>Titre</summary><p>Deux mots cachés.</p></details>", @r##"
    <details open=""><summary>Titre</summary>
    <p class="is-removed">[-Un mot caché.-]</p>
    <p class="is-added">{+Deux mots cachés.+}</p>
    </details>
    1 passage ajouté, 1 supprimé
    "##);
    shows!("<p>Soit <math><mi>x</mi></math>.</p>", "<p>Soit <math><mi>y</mi></math>.</p>", @r##"
    <p>Soit [-<math><mi>x</mi></math>-]{+<math><mi>y</mi></math>+}.</p>
    1 passage modifié
    "##);
}

#[test]
fn footnotes_that_are_counted_anew_are_no_difference() {
    let reference = |n: u8| format!("<sup class=\"footnote-ref\"><a href=\"#fn-{n}\" id=\"fnref-{n}\">{n}</a></sup>");
    let note = |n: u8, text: &str| {
        format!("<li id=\"fn-{n}\"><p>{text} <a class=\"footnote-back\" href=\"#fnref-{n}\">↩</a></p></li>")
    };
    let page =
        |text: String, notes: String| format!("<p>{text}</p><section class=\"footnotes\"><ol>{notes}</ol></section>");
    shows!(
        &page(format!("Un mot{}.", reference(1)), note(1, "La source.")),
        &page(format!("Un{} mot{}.", reference(1), reference(2)), note(1, "Une autre.") + &note(2, "La source.")),
        @r##"
    <p>Un{+<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>+} mot<sup class="footnote-ref"><a href="#fn-2" id="fnref-2">2</a></sup>.</p>
    <section class="footnotes"><ol><li class="is-added" id="fn-1"><p>{+Une autre. <a class="footnote-back" href="#fnref-1">↩</a>+}</p>
    </li>
    <li id="fn-2"><p>La source. <a class="footnote-back" href="#fnref-2">↩</a></p>
    </li>
    </ol>
    </section>
    1 passage ajouté, 1 modifié
    "##
    );
}

#[test]
fn facts_are_compared_value_by_value() {
    let fact = |label: &str, values: &[&str]| ComparedFact {
        label: label.into(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    let facts = |title: &str, authors: &[&str]| {
        RenderedVersion::new("<p>a</p>", vec![fact("Titre", &[title]), fact("Auteur·trices", authors)])
    };
    let comparison = compare(
        &facts("Déployer la trajectoire", &["Équipe <b>", "M. Roy"]),
        &facts("Déployer une trajectoire", &["Équipe <b>", "L. Côté"]),
        &words(),
    );
    let told: Vec<String> =
        comparison.facts.iter().map(|fact| format!("{}: {}", fact.label, in_short(&fact.html))).collect();
    insta::assert_snapshot!(told.join("\n") + "\n" + &comparison.sentence(&translation(&config(""))), @r##"
    Titre: <dd>Déployer [-la-]{+une+} trajectoire</dd>
    Auteur·trices: <dd class="is-removed">[-M. Roy-]</dd>
    <dd class="is-added">{+L. Côté+}</dd>
    Texte inchangé ; changements : Titre, Auteur·trices
    "##);
    assert!(compare(&facts("A", &[]), &facts("A", &[]), &words()).is_equal());
}

#[test]
fn the_sentence_counts_what_changed() {
    let sentence =
        |counts: ChangeCounts, facts: &[&str], lines: &str| counts.sentence(facts, &translation(&config(lines)));
    let counts = ChangeCounts { added: 2, removed: 1, links: 1, ..ChangeCounts::default() };
    insta::assert_snapshot!(sentence(counts.clone(), &["titre"], ""), @"2 passages ajoutés, 1 supprimé, 1 lien changé ; autres changements : titre");
    insta::assert_snapshot!(sentence(counts, &["title", "authors"], "language: en"), @"2 passages added, 1 removed, 1 link changed; other changes: title, authors");
    insta::assert_snapshot!(sentence(ChangeCounts::default(), &["titre"], ""), @"Texte inchangé ; changements : titre");
    insta::assert_snapshot!(sentence(ChangeCounts::default(), &[], ""), @"Aucune différence");
}
