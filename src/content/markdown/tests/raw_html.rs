//! Raw HTML: what is kept of it, and that our own markup goes through.

use insta::assert_snapshot;

use super::*;

fn trusted(text: &str) -> String {
    let settings = Settings { trusted: true, ..settings() };
    let body = parse(text, 0, Some("Titre"), &settings, &mut Problems::of(&"a.md".into()));
    show(&body, body.body.whole())
}

#[test]
fn scripts_and_styles_go() {
    assert_snapshot!(html("Avant.\n\n<script>\nalert(1)\n\nalert(2)\n</script>\n\nAprès."), @r"
    <p>Avant.</p>

    <p>Après.</p>
    ");
    assert_snapshot!(html("Avant.\n\n<style>p { color: red }</style>\n\nAprès."), @r"
    <p>Avant.</p>

    <p>Après.</p>
    ");
    assert_snapshot!(html("<p onclick=\"x()\" style=\"color: red\" class=\"a\">un</p>"), @r#"<p class="">un</p>"#);
    assert_snapshot!(html("<a href=\"javascript:x()\">a</a> <a href=\" java\nscript:x\">b</a> <img src=x onerror=y alt=z>"), @r#"<p><a>a</a> <a>b</a> <img src="{to x}" alt="z"></p>"#);
    assert_snapshot!(html("<svg><script>x</script><a xlink:href=\"javascript:x\">a</a></svg> <math><mtext>m</mtext></math>"), @"<p>&lt;script&gt;x&lt;/script&gt;<a>a</a> m</p>");
    assert_snapshot!(html("<form action=\"/x\"><input name=\"a\" value=\"b\"><button>c</button></form>"), @"<input>c");
}

#[test]
fn a_tag_of_raw_text_does_not_swallow_the_note() {
    assert_snapshot!(html("La balise <script> charge.\n\nLa suite.\n\n## Titre"), @r#"
    <p>La balise &lt;script&gt; charge.</p>
    <p>La suite.</p>
    <h2 id="titre">Titre</h2>
    "#);
    assert_snapshot!(html("Les <textarea> et <title>.\n\nLa *suite*."), @r"
    <p>Les &lt;textarea&gt; et &lt;title&gt;.</p>
    <p>La <em>suite</em>.</p>
    ");
    assert_snapshot!(html("<iframe src=\"https://a.org/\">\n\nLa *suite*."), @"<p>La <em>suite</em>.</p>");
    assert_snapshot!(html("- <script>\n  x\n\nLa suite."), @r"
    <ul>
    <li></li>
    </ul>
    <p>La suite.</p>
    ");
}

#[test]
fn tags_are_balanced() {
    assert_snapshot!(html("<div>ouvert\n\nsuite"), @r"
    <div>ouvert
    <p>suite</p>
    </div>
    ");
    assert_snapshot!(html("</div></section></main>\n\nsuite</p>"), @"<p>suite</p><p></p>");
    assert_snapshot!(html("<b><i>croisés</b></i>"), @"<p><b><i>croisés</i></b></p>");
    assert_snapshot!(html("> <b>dans\n\naprès"), @r"
    <blockquote>
    <p><b>dans</b></p><b>
    </b></blockquote><b>
    <p>après</p>
    </b>
    ");
}

#[test]
fn what_an_author_may_write() {
    assert_snapshot!(html("<kbd>Ctrl</kbd> <abbr title=\"Trajectoire\">T.</abbr> H<sub>2</sub>O<br>x <u>y</u> <ins>z</ins>"), @r#"<p><kbd>Ctrl</kbd> <abbr title="Trajectoire">T.</abbr> H<sub>2</sub>O<br>x <u>y</u> <ins>z</ins></p>"#);
    assert_snapshot!(html("<p lang=\"en\" dir=\"ltr\">Hello</p>"), @r#"<p lang="en" dir="ltr">Hello</p>"#);
    assert_snapshot!(html("<table><tr><td colspan=\"2\">a</td></tr></table>"), @r#"<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>"#);
}

#[test]
fn details_around_markdown() {
    assert_snapshot!(html("<details open>\n<summary>Plus</summary>\n\nDu *Markdown* et [[un lien]].\n\n- a\n\n</details>\n\nAprès."), @r#"
    <details open="">
    <summary>Plus</summary>
    <p>Du <em>Markdown</em> et {link un lien}.</p>
    <ul>
    <li>a</li>
    </ul>
    </details>
    <p>Après.</p>
    "#);
}

#[test]
fn comments_go() {
    assert_snapshot!(html("a <!-- b --> c\n\n<!-- d -->\n\n<!--\ne\n\n[[secret]]\n-->\n\nf"), @r"
    <p>a  c</p>


    <p>f</p>
    ");
    assert_snapshot!(html("<!-- a --> b <!-- c --> d"), @" b  d");
    assert_snapshot!(html("<!-- a\nb --> c"), @" c");
    assert_snapshot!(html("<div><!-- a -->b</div>\n\n<?php c ?>\n\n<!DOCTYPE html>\n\n<![CDATA[ d ]]>"), @"<div>b</div>");
    assert_snapshot!(html("<!-- jamais fermé\n\nsuite"), @"");
    assert_snapshot!(trusted("a <!-- b --> c\n\n<!--\nd\n\ne\n-->\n\n<div><!-- f -->g</div>"), @r"
    <p>a  c</p>

    <div>g</div>
    ");
}

#[test]
fn addresses_become_holes() {
    assert_snapshot!(html("<a href=\"autre.md#bas\">mot</a> <img src='vue.png' alt='vue'> <a href=x.md>nu</a>"), @r#"<p><a href="{to autre.md}">mot</a> <img src="{to vue.png}" alt="vue"> <a href="{to x.md}">nu</a></p>"#);
    assert_snapshot!(html("<a href=\"https://a.org/\">dehors</a> <a href=\"#bas\">ici</a> <a href=\"https://example.org/notes/x/\">site</a>"), @r##"<p><a href="https://a.org/">dehors</a> <a href="{to }">ici</a> <a href="{to /notes/x/}">site</a></p>"##);
    assert_snapshot!(links("<a href=\"autre.md#bas\">mot</a> <img src='vue.png' alt='vue'> <A HREF = x.md>nu</A>"), @r"
    Html autre.md # bas   <- autre.md#bas
    Html vue.png   <- vue.png
    Html x.md   <- x.md
    ");
    assert_snapshot!(html("<A HREF = x.md>nu</A>\n\n<a\nhref=\"y.md\"\n>deux lignes</a>"), @r#"
    <p><a href="{to x.md}">nu</a></p>
    <p>&lt;a
    href="y.md"</p>
    <blockquote>
    <p>deux lignes</p>
    </blockquote>
    "#);
    assert_snapshot!(links("<code>href=\"non.md\"</code> <a title=\"href=non.md\" data-href=\"non.md\" href=\"oui.md\">x</a>"), @r"
    Word non.md   <- non.md
    Word non.md   <- non.md
    Html oui.md   <- oui.md
    ");
}

#[test]
fn ids_of_authors_and_ours_stay() {
    assert_snapshot!(html("<p id=\"contenu\">a</p>\n\n## Titre\n\nbloc ^b\n\nnote[^1]\n\n[^1]: Texte."), @r##"
    <p id="contenu">a</p>
    <h2 id="titre">Titre</h2>
    <p id="block-b">bloc</p>
    <p>note<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></p>
    <section class="footnotes" aria-label="Notes">
    <ol>
    <li id="fn-1"><p>Texte. <a class="footnote-back" href="#fnref-1" aria-label="Retour au texte">↩</a></p>
    </li>
    </ol>
    </section>
    "##);
}

#[test]
fn an_id_of_authors_takes_the_place_of_no_other() {
    for (text, expected) in [
        ("<a name=\"ici\"></a>", "<p><span id=\"ici\"></span></p>"),
        ("<A ID=ici NAME=la>x</A>", "<p><span id=\"ici\"></span>x</p>"),
        ("<a name=ici />[x](b.md)", "<p><span id=\"ici\"></span>{a b.md}x{/a}</p>"),
        ("<a name=\"ici\"/>[x](b.md)", "<p><span id=\"ici\"></span>{a b.md}x{/a}</p>"),
        ("<a name=\"ici\">[x](b.md)", "<p><span id=\"ici\"></span>{a b.md}x{/a}</p>"),
        ("<a id=\"ici\">un [[b]] mot</a> fin", "<p><span id=\"ici\"></span>un {link b} mot fin</p>"),
        ("<a id=x><a href=\"b.md\">y</a>", "<p><span id=\"x\"></span><a href=\"{to b.md}\">y</a></p>"),
        ("<span id=\"a b\">x</span>", "<p><span id=\"a-b\">x</span></p>"),
        ("<b id=x>a</b> <i id=x>b</i>", "<p><b id=\"x\">a</b> <i>b</i></p>"),
        ("<b id=plan>a</b>\n\n## Plan", "<p><b>a</b></p>\n<h2 id=\"plan\">Plan</h2>"),
        ("<b id=c-main>a</b>", "<p><b id=\"user-content-c-main\">a</b></p>"),
        ("<b id=fn-1>a</b>", "<p><b id=\"user-content-fn-1\">a</b></p>"),
        ("<b id=e12-x>a</b> <b id=e-x>b</b>", "<p><b id=\"user-content-e12-x\">a</b> <b id=\"e-x\">b</b></p>"),
        (
            "<b id=Historique>a</b> <b id=block-x>c</b>",
            "<p><b id=\"Historique\">a</b> <b id=\"user-content-block-x\">c</b></p>",
        ),
        ("<b id=\"\">a</b> <b id>c</b> <b id='&lt;'>d</b>", "<p><b>a</b> <b>c</b> <b>d</b></p>"),
        ("<b id=\"[[secret]]\">a</b>", "<p><b>a</b></p>"),
        ("<form name=x><img name=y alt=z src=a.png></form>", "<img alt=\"z\" src=\"{to a.png}\">"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn what_is_typed_or_shown_by_a_machine_is_not_set_as_prose() {
    for element in ["code", "kbd", "samp", "tt"] {
        let text = format!("a : \"b\" <{element}>x : \"y\" 'z' H~2~O --</{element}> c !");
        let expected = format!("<p>a⍽: «⍽b⍽» <{element}>x : \"y\" 'z' H~2~O --</{element}> c⎵!</p>");
        assert_eq!(html(&text).replace("&nbsp;", "⍽"), expected);
    }
    assert!(html("un <kbd>x\n\ndeux : !").contains("deux&nbsp;:"), "a paragraph ends what is left open");
}

#[test]
fn our_own_markup_survives() {
    let text = "## T\n\n> [!NOTE]\n> n ^q\n\n- [x] fait\n\n| a |\n|:-:|\n| b |\n\n```rust\nfn x() {}\n```\n\n> c\n> — d\n\n![v](v.png \"t\")\n\n==m== H~2~O ~~s~~[^1] [o](https://a.org/) ![e](https://a.org/e.png)\n\nT\n: d\n\n[^1]: f";
    let without = html(text);
    let with = html(&format!("{text}\n\n<wbr>"));
    assert_eq!(with.replace("\n<wbr>", "\n").replace("=\"\"", ""), without);
}

/// What fills a hole is markup: it must not stand in an attribute that an author left open, nor be forged.
#[test]
fn holes_stay_out_of_attributes() {
    assert_snapshot!(html("<div title=\"\n\n[[nom|mot]] ![vue](v.png)\n\n\">fin</div>"), @r#"
    &lt;div title="
    <p>{a nom}mot{/a} {img v.png}</p>
    <p>«&nbsp;&gt;fin</p>
    "#);
    assert_snapshot!(html("<div title='\n\n[x](n.md \"a' onclick='b\")\n\n'>fin</div>"), @r"
    &lt;div title='
    <p>{a n.md}x{/a}</p>
    <p>'&gt;fin</p>
    ");
    assert_snapshot!(html("[[nom]] <b id=\"&#xE000;0&#xE001;\" title=\"&#57344;0&#57345;\">&#xE000;0&#xE001; \u{e000}0\u{e001}</b>"), @r#"<p>{link nom} <b title="&amp;#57344;0&amp;#57345;">�0� �0�</b></p>"#);
    assert_snapshot!(html("<a href=\"&#xE000;0&#xE001;\">x</a> [[nom]]"), @"<p><a>x</a> {link nom}</p>");
}

#[test]
fn a_link_is_whole_or_not_at_all() {
    assert_snapshot!(html("[avant <title> dedans](n.md) après </title> fin"), @"<p>{a n.md}avant &lt;title&gt; dedans{/a} après &lt;/title&gt; fin</p>");
    assert_snapshot!(html("<select>\n\n[mot](n.md)\n\n</select>"), @"<p>{a n.md}mot{/a}</p>");
}

#[test]
fn trusted_html_is_kept() {
    assert_snapshot!(trusted("<div style=\"color: red\" onclick=\"x()\">a</div>\n\n<script>alert(1)</script>"), @r#"
    <div style="color: red" onclick="x()">a</div>
    <script>alert(1)</script>
    "#);
}

/// Whatever is left open, the text below it stays, as Markdown.
#[test]
fn text_after_elements_that_are_left_open_stays() {
    for name in [
        "template",
        "math",
        "svg",
        "select",
        "textarea",
        "title",
        "style",
        "script",
        "noscript",
        "iframe",
        "plaintext",
        "xmp",
        "table",
        "table><tr",
        "table><tr><td>x</td",
        "colgroup",
        "frameset",
        "object",
        "button",
        "noembed",
        "div",
        "svg><desc",
        "math><annotation-xml encoding=\"text/html\"",
        "svg><foreignObject",
        "details><summary",
        "ruby><rp",
        "<template>template",
        "TEMPLATE",
        "sv<svg>g",
        "select><option",
        "head",
        "html><body",
        "form",
        "caption",
        "pre",
    ] {
        for text in [
            format!("<{name}>\n\nLa *suite*.\n\nLa [fin](https://a.org/)."),
            format!("Avant <{name}> ici.\n\nLa *suite*.\n\nLa [fin](https://a.org/)."),
            format!("- <{name}>\n\nLa *suite*.\n\nLa [fin](https://a.org/)."),
            format!("> <{name}>\n> x\n\nLa *suite*.\n\nLa [fin](https://a.org/)."),
            format!("<div><{name}></div>\n\nLa *suite*.\n\nLa [fin](https://a.org/)."),
        ] {
            // Within this block, blank lines are text: CommonMark, section 4.6.
            if name == "pre" && text.starts_with("<pre>") {
                continue;
            }
            let html = html(&text);
            let suite = html.find("<p>La <em>suite</em>.</p>").unwrap_or_else(|| panic!("{text}\n\n{html}"));
            let end = html.find(">fin</a>.</p>").unwrap_or_else(|| panic!("{text}\n\n{html}"));
            assert!(suite < end, "{text}\n\n{html}");
            assert!(html.find("<table").is_none_or(|table| table < suite), "{text}\n\n{html}");
        }
    }
}

#[test]
fn elements_that_are_left_open_are_told() {
    let told: Vec<String> = [
        "<template>\n\nsuite",
        "x <svg><desc> y\n\nsuite",
        "<script>\n\nsuite\n\n<script>",
        "<table>\n<tr><td>a</td>\n\nsuite",
        "<details><summary>a</summary>\n\nsuite",
        "<!-- a\n\nsuite",
    ]
    .map(problems)
    .into();
    assert_snapshot!(told.join("\n"), @r"
    refused-html: the tag <template> is not published   <- <template>
      readers see the text within as ordinary text; 'html: trusted' in carnet.yaml publishes raw HTML as it is
    refused-html: the tag <svg> is not published   <- <svg>
      readers see the text within as ordinary text; 'html: trusted' in carnet.yaml publishes raw HTML as it is
    refused-html: the tag <script> is never closed   <- <script
      what follows is published without it
    refused-html: this table ends before the text that follows it   <- <table>
      close it with </table>, or write what follows in a cell
    refused-html: this element is never closed, so all the text that follows is folded away in it   <- <details>
      write </details> after the text that it holds
    refused-html: this comment is never closed, so what follows it is not published   <- <!--
      write '-->' where it ends
    ");
    assert_eq!(
        problems(
            "<table>\n<tr>\n\n<td>\n\n*a*\n\n</td>\n\n</tr>\n</table>\n\n<details>\n\nb\n\n</details>\n\n<!-- c -->"
        ),
        ""
    );
}
