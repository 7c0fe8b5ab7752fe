//! Headings with their ids, the title, block names, and the parts of the HTML that they name.

use insta::assert_snapshot;

use super::*;

/// Each named block with its part of the HTML.
fn blocks(text: &str) -> String {
    let body = body(text);
    let anchors = body.outline.anchors.iter().enumerate();
    let lines = anchors.map(|(at, anchor)| format!("{}: {}", anchor.name, show(&body, body.body.block(at))));
    lines.collect::<Vec<_>>().join("\n")
}

fn headings(text: &str) -> String {
    let shown =
        body(text).outline.headings.into_iter().map(|h| format!("{} {} {}", h.level, h.id, visible(&h.text.text)));
    shown.collect::<Vec<_>>().join("\n")
}

#[test]
fn heading_ids() {
    assert_snapshot!(headings("## Étape 3 : déployer\n## Étape 3 : déployer\n## Étape 3 - déployer\n## étape-3-déployer-2"), @r"
    2 etape-3-deployer Étape 3⍽: déployer
    2 etape-3-deployer-2 Étape 3⍽: déployer
    2 etape-3-deployer-3 Étape 3 - déployer
    2 etape-3-deployer-2-2 étape-3-déployer-2
    ");
    assert_snapshot!(headings("## Avec {#mon-id}\n## Avec {#Mon.Id}\n## 日本\n## …\n## !\nSetext\n---"), @r"
    2 mon-id Avec
    2 mon-id-2 Avec
    2 日本 日本
    2 section …
    2 section-2 !
    2 setext Setext
    ");
    assert_snapshot!(html("## Le *mot* `code` [lien](a.md)"), @r#"<h2 id="le-mot-code-lien">Le <em>mot</em> <code>code</code> {a a.md}lien{/a}</h2>"#);
}

#[test]
fn a_heading_does_not_carry_the_name_of_a_bare_link() {
    assert_snapshot!(html("## Suite de [[secret]]\n\n## [[secret]]\n\n## [[secret|mot]]"), @r#"
    <h2 id="suite-de">Suite de {link secret}</h2>
    <h2 id="section">{link secret}</h2>
    <h2 id="mot">{a secret}mot{/a}</h2>
    "#);
    assert_snapshot!(headings("## Suite de [[secret]]\n\n## [[secret]]"), @r"
    2 suite-de Suite de 
    2 section
    ");
}

#[test]
fn levels_go_down_when_the_body_has_headings_of_level_1() {
    assert_snapshot!(headings("# Titre\n\n## A\n\n### B"), @r"
    2 a A
    3 b B
    ");
    assert_snapshot!(headings("# Autre\n\n## A\n\n# Encore"), @r"
    2 autre Autre
    3 a A
    2 encore Encore
    ");
    assert_snapshot!(headings("##### Cinq\n\n###### Six\n\n# Un\n\n# Deux"), @r"
    6 cinq Cinq
    6 six Six
    2 un Un
    2 deux Deux
    ");
}

#[test]
fn the_title_comes_from_the_first_heading_of_level_1() {
    let title = |text: &str, given: Option<&str>| {
        let mut problems = Problems::of(&"a.md".into());
        let body = parse(text, 0, given, &settings(), &mut problems);
        let headings: Vec<String> =
            body.outline.headings.iter().map(|h| format!("h{} {}", h.level, h.text.text)).collect();
        visible(&format!("{:?} {headings:?}", body.outline.title))
    };
    assert_snapshot!(title("# L'*usager* : qui ?\n\ntexte\n\n## A", None), @r#"Some("L’usager\u{a0}: qui\u{202f}?") ["h2 A"]"#);
    assert_snapshot!(title("intro\n\n# Plus bas", None), @r#"Some("Plus bas") []"#);
    assert_snapshot!(title("# DÉJÀ dit\n\n## A", Some("Déjà dit")), @r#"None ["h2 A"]"#);
    assert_snapshot!(title("# Autre chose\n\n## A", Some("Déjà dit")), @r#"None ["h2 Autre chose", "h3 A"]"#);
    assert_snapshot!(title("# [[secret]]\n\n## A", None), @r#"None ["h2 ", "h3 A"]"#);
    assert_snapshot!(title("> # Cité\n\n## A", None), @r#"None ["h2 Cité", "h3 A"]"#);
}

#[test]
fn sections_end_at_the_next_heading_of_their_level() {
    let text = "Début.\n\n## A[^1]\n\na\n\n### A1\n\na1\n\n## B\n\nb\n\n[^1]: note";
    let body = body(text);
    let section = |index| show(&body, body.body.section(index));
    assert_snapshot!(section(0), @r##"
    <h2 id="a">A<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></h2>
    <p>a</p>
    <h3 id="a1">A1</h3>
    <p>a1</p>
    "##);
    assert_snapshot!(section(1), @r#"
    <h3 id="a1">A1</h3>
    <p>a1</p>
    "#);
    assert_snapshot!(section(2), @r#"
    <h2 id="b">B</h2>
    <p>b</p>
    "#);
    assert_snapshot!(section(3), @"");
}

#[test]
fn a_name_at_the_end_of_a_paragraph() {
    assert_snapshot!(html("Une *phrase* importante. ^b1\n\nLa suite."), @r#"
    <p id="block-b1">Une <em>phrase</em> importante.</p>
    <p>La suite.</p>
    "#);
    assert_snapshot!(blocks("Une *phrase* importante. ^b1\n\nLa suite."), @r#"b1: <p id="block-b1">Une <em>phrase</em> importante.</p>"#);
    assert_snapshot!(blocks("Deux\nlignes ^b1"), @r#"
    b1: <p id="block-b1">Deux
    lignes</p>
    "#);
    assert_snapshot!(blocks("Sur sa ligne\n^b1"), @r#"b1: <p id="block-b1">Sur sa ligne</p>"#);
}

#[test]
fn a_name_at_the_end_of_an_item() {
    assert_snapshot!(html("- un ^a\n- deux\n  - trois ^c\n- quatre ^d"), @r#"
    <ul>
    <li id="block-a">un</li>
    <li>deux<ul>
    <li id="block-c">trois</li>
    </ul>
    </li>
    <li id="block-d">quatre</li>
    </ul>
    "#);
    assert_snapshot!(blocks("- un ^a\n- deux ^b\n  - trois ^c"), @r#"
    a: un
    b: deux<ul>
    <li id="block-c">trois</li>
    </ul>
    c: trois
    "#);
    assert_snapshot!(blocks("- un ^a\n\n- deux\n\n  suite ^b"), @r#"
    a: <p id="block-a">un</p>
    b: <p id="block-b">suite</p>
    "#);
    assert_snapshot!(blocks("- [ ] à faire ^a\n- [x] fait ^b"), @r#"
    a: <label><input type="checkbox" disabled> à faire</label>
    b: <label><input type="checkbox" checked disabled> fait</label>
    "#);
}

#[test]
fn a_name_alone_names_the_block_before() {
    assert_snapshot!(html("| a |\n|---|\n| b |\n\n^t"), @r#"
    <div class="table"><table>
    <thead>
    <tr><th scope="col">a</th></tr>
    </thead>
    <tbody>
    <tr><td>b</td></tr>
    </tbody>
    </table></div>
    <span id="block-t"></span>
    "#);
    assert_snapshot!(blocks("| a |\n|---|\n| b |\n\n^t"), @r#"
    t: <div class="table"><table>
    <thead>
    <tr><th scope="col">a</th></tr>
    </thead>
    <tbody>
    <tr><td>b</td></tr>
    </tbody>
    </table></div>
    "#);
    assert_snapshot!(blocks("> Cité.\n\n^q\n\n- un\n- deux\n\n^l\n\n```\ncode\n```\n\n^c\n\n![vue](v.png)\n\n^i"), @r#"
    q: <blockquote>
    <p>Cité.</p>
    </blockquote>
    l: <ul>
    <li>un</li>
    <li>deux</li>
    </ul>
    c: <div class="code"><pre tabindex="0"><code>code
    </code></pre></div>
    i: <figure class="image">{figure v.png}</figure>
    "#);
    assert_snapshot!(blocks("> Cité.\n>\n> Encore.\n>\n> ^q\n\nAprès."), @r#"
    q: <blockquote>
    <p>Cité.</p>
    <p>Encore.</p>
    <span id="block-q"></span>
    </blockquote>
    "#);
    assert_snapshot!(html("^seul\n\ntexte"), @r"
    <p>^seul</p>
    <p>texte</p>
    ");
    assert_snapshot!(html("Avant.\n\n## Titre\n\n^nom"), @r#"
    <p>Avant.</p>
    <h2 id="titre">Titre</h2>
    <span id="block-nom"></span>
    "#);
}

#[test]
fn a_name_given_twice_keeps_its_first_place() {
    let text = "un ^a\n\ndeux ^b\n\ntrois ^a\n\nquatre\n\n^b";
    assert_snapshot!(html(text), @r#"
    <p id="block-a">un</p>
    <p id="block-b">deux</p>
    <p>trois</p>
    <p>quatre</p>
    "#);
    assert_snapshot!(blocks(text), @r#"
    a: <p id="block-a">un</p>
    b: <p id="block-b">deux</p>
    "#);
    assert_snapshot!(problems(text), @r"
    duplicate-block: the block name '^a' is given twice, links lead to the first   <- ^a
      give one of the two another name
    duplicate-block: the block name '^b' is given twice, links lead to the first   <- ^b
      give one of the two another name
    ");
}

#[test]
fn what_is_no_name_stays() {
    assert_snapshot!(html("E = mc^2^ et x^2\n\nun ^nom avec suite\n\nun ^né\n\nun ^a.b\n\ncode `x ^a`"), @r"
    <p>E = mc<sup>2</sup> et x^2</p>
    <p>un ^nom avec suite</p>
    <p>un ^né</p>
    <p>un ^a.b</p>
    <p>code <code>x ^a</code></p>
    ");
}

#[test]
fn block_ids_have_a_room_of_their_own() {
    assert_snapshot!(html("## A\n\nun ^a"), @r#"
    <h2 id="a">A</h2>
    <p id="block-a">un</p>
    "#);
}
