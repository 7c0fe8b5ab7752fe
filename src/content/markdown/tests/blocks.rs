//! Lists, tables, code, rules.

use insta::assert_snapshot;

use super::*;

#[test]
fn lists() {
    assert_snapshot!(html("- un\n- deux\n\n  suite\n\n3. trois\n4. quatre"), @r#"
    <ul>
    <li><p>un</p>
    </li>
    <li><p>deux</p>
    <p>suite</p>
    </li>
    </ul>
    <ol start="3">
    <li>trois</li>
    <li>quatre</li>
    </ol>
    "#);
    assert_snapshot!(html("1. a\n   - b\n     1) c"), @r"
    <ol>
    <li>a<ul>
    <li>b<ol>
    <li>c</li>
    </ol>
    </li>
    </ul>
    </li>
    </ol>
    ");
}

#[test]
fn task_lists() {
    assert_snapshot!(html("- [ ] à faire\n- [x] fait *vite*\n- simple"), @r#"
    <ul class="tasks">
    <li class="task"><label><input type="checkbox" disabled> à faire</label></li>
    <li class="task"><label><input type="checkbox" checked disabled> fait <em>vite</em></label></li>
    <li>simple</li>
    </ul>
    "#);
    assert_snapshot!(html("- [ ] lâche\n\n- [X] aussi\n\n  suite"), @r#"
    <ul class="tasks">
    <li class="task"><p><label><input type="checkbox" disabled> lâche</label></p>
    </li>
    <li class="task"><p><label><input type="checkbox" checked disabled> aussi</label></p>
    <p>suite</p>
    </li>
    </ul>
    "#);
    assert_snapshot!(html("- [ ] dehors\n  - [x] dedans\n    - simple\n  - [ ] encore\n- [ ] fin"), @r#"
    <ul class="tasks">
    <li class="task"><label><input type="checkbox" disabled> dehors</label><ul class="tasks">
    <li class="task"><label><input type="checkbox" checked disabled> dedans</label><ul>
    <li>simple</li>
    </ul>
    </li>
    <li class="task"><label><input type="checkbox" disabled> encore</label></li>
    </ul>
    </li>
    <li class="task"><label><input type="checkbox" disabled> fin</label></li>
    </ul>
    "#);
    assert_snapshot!(html("1. [ ] un\n2. [x] [[deux]]"), @r#"
    <ol class="tasks">
    <li class="task"><label><input type="checkbox" disabled> un</label></li>
    <li class="task"><label><input type="checkbox" checked disabled> {link deux}</label></li>
    </ol>
    "#);
    assert_snapshot!(html("- [ ] avec du code :\n\n  ```\n  x\n  ```\n- [ ]\n- [-] autre"), @r#"
    <ul class="tasks">
    <li class="task"><p><label><input type="checkbox" disabled> avec du code⍽:</label></p>
    <div class="code"><pre tabindex="0"><code>x
    </code></pre></div>
    </li>
    <li class="task"><label><input type="checkbox" disabled> </label></li>
    <li class="task"><p><label><span class="task-state task-dropped" role="img" aria-label="abandonné">✕</span> autre</label></p>
    </li>
    </ul>
    "#);
}

#[test]
fn tasks_that_are_begun_or_dropped_say_so() {
    for (marker, sign) in [("[/]", "aria-label=\"commencé\">◐"), ("[-]", "aria-label=\"abandonné\">✕")] {
        for text in ["- @ un *mot*", "1. @ un [[b]]", "* @ un\n\n  suite", "> - @ un", "- x\n  - @ un", "- @ un ^nom"] {
            let html = html(&text.replace('@', marker));
            assert!(html.contains("<li class=\"task\"") && html.contains(&format!("{sign}</span> un")), "{html}");
            assert!(!html.contains(marker), "{html}");
        }
        for text in ["@ un", "- un @ deux", "- @un", "- \\@ un", "- `@` un", "- @(b.md) un"] {
            let html = html(&text.replace('@', marker));
            assert!(!html.contains("task"), "{text}: {html}");
        }
    }
}

#[test]
fn definition_lists() {
    assert_snapshot!(html("Trajectoire\n: Un parcours *de soins*.\n: Un autre sens.\n\nÉtape\n: Une part.\n\n  - liste"), @r"
    <dl>
    <dt>Trajectoire</dt>
    <dd><p>Un parcours <em>de soins</em>.</p>
    </dd>
    <dd><p>Un autre sens.</p>
    </dd>
    <dt>Étape</dt>
    <dd><p>Une part.</p>
    <ul>
    <li>liste</li>
    </ul>
    </dd>
    </dl>
    ");
}

#[test]
fn models() {
    for kind in ["model", "modele", "Modèle", "MODÈLE"] {
        let callout = html(&format!("> [!{kind}]\n> Bonjour *madame*"));
        assert!(callout.starts_with("<div class=\"callout callout-model\" role=\"note\">"), "{callout}");
        assert!(callout.contains("<p class=\"callout-title\">Modèle</p>\n<p>Bonjour <em>"), "{callout}");
        assert_eq!(body("> [!model] Lettre").body.features(&(0..100)).count(), 1);
    }
    assert_snapshot!(html("```modèle\nBonjour [nom],\nvotre départ\n \n\n*Merci*\n```"), @r#"
    <div class="callout callout-model" role="note">
    <p class="callout-title">Modèle</p>
    <div class="model-text"><p>Bonjour [nom],<br>
    votre départ</p>
    <p>*Merci*</p>
    </div>
    </div>
    "#);
}

#[test]
fn a_table_is_wide_where_a_phone_cuts_it() {
    let table = |cells: &[&str]| format!("| {} |\n|{}\n", cells.join(" | "), "---|".repeat(cells.len()));
    for (cells, is_wide) in [
        (vec!["a", "b"], false),
        (vec!["a", "b", "c"], true),
        (vec!["une phrase de plusieurs mots", "une autre phrase"], false),
        (vec!["anticonstitutionnellement", "b"], true),
    ] {
        assert_eq!(html(&table(&cells)).contains("class=\"table table-wide\" tabindex"), is_wide, "{cells:?}");
    }
}

#[test]
fn tables() {
    assert_snapshot!(html("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | *2* | `3 \\| 4` | 5 : 6 |\n| seul |"), @r#"
    <section class="table table-wide" tabindex="0" aria-label="Tableau 1"><table>
    <thead>
    <tr><th scope="col">a</th><th scope="col" class="left">b</th><th scope="col" class="center">c</th><th scope="col" class="right">d</th></tr>
    </thead>
    <tbody>
    <tr><td>1</td><td class="left"><em>2</em></td><td class="center"><code>3 | 4</code></td><td class="right">5⍽: 6</td></tr>
    <tr><td>seul</td><td class="left"></td><td class="center"></td><td class="right"></td></tr>
    </tbody>
    </table></section>
    "#);
    assert_snapshot!(html("| a |\n|---|\n\ntexte\n\n| b |\n|---|\n| c |"), @r#"
    <div class="table"><table>
    <thead>
    <tr><th scope="col">a</th></tr>
    </thead>
    <tbody>
    </tbody>
    </table></div>
    <p>texte</p>
    <div class="table"><table>
    <thead>
    <tr><th scope="col">b</th></tr>
    </thead>
    <tbody>
    <tr><td>c</td></tr>
    </tbody>
    </table></div>
    "#);
}

#[test]
fn a_table_is_named_after_the_heading_above_it() {
    let wide = "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n";
    let label = |heading: &str| {
        let html = html(&format!("{heading}\n\n{wide}"));
        html.split("aria-label=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    assert_eq!(label("## Les *rôles* \"A\" & `b` {#r}").as_deref(), Some("Tableau 1, Les rôles «⍽A⍽» &amp; b"));
    assert_eq!(label("Un texte.").as_deref(), Some("Tableau 1"));
    // What a page prints of these, the target decides.
    assert_eq!(label("## Avec [[pilote]]").as_deref(), Some("Tableau 1"));
    assert_eq!(label("## Un\n\n## Avec [[pilote]]").as_deref(), Some("Tableau 1"));
}

#[test]
fn the_first_cells_of_rows_name_them_where_the_author_shows_it() {
    let rows = |head: &str, rows: &[&str]| {
        let rows: String = rows.iter().map(|row| format!("| {row} | x |\n")).collect();
        html(&format!("| {head} | b |\n|---|---|\n{rows}")).matches("<th scope=\"row\">").count()
    };
    assert_eq!(rows("", &["un", "deux"]), 2, "nothing stands over them");
    assert_eq!(rows("", &["un", ""]), 1, "an empty cell names nothing");
    assert_eq!(rows("a", &["**un**", "**deux *fois***"]), 2, "all are bold");
    assert_eq!(rows("a", &["**un**", "deux"]), 0);
    assert_eq!(rows("a", &["**un** et deux"]), 0);
    assert_eq!(rows("a", &["un"]), 0);
    assert_eq!(rows("a", &[]), 0);
    assert!(html("| a | b |\n|---|---|\n| **un** | x |\n^nom").contains("<th scope=\"row\"><strong>un</strong></th>"));
}

/// Braces at the end of a heading are attributes when all that is in them are some.
#[test]
fn braces_at_the_end_of_a_heading() {
    assert_snapshot!(html("## A {% include x.html %}\n## B {{ x }}\n> ## C {1, *2*}\n\n## D {#d .x}\n\nE {-}\n---\n\nF {f}\n---\n"), @r#"
    <h2 id="a-include-x-html">A {% include x.html⍽%}</h2>
    <h2 id="b-x">B {{ x }}</h2>
    <blockquote>
    <h2 id="section-c-1-2">C {1, *2*}</h2>
    </blockquote>
    <h2 id="d">D</h2>
    <h2 id="e">E</h2>
    <h2 id="f-f">F {f}</h2>
    "#);
}

#[test]
fn code() {
    assert_snapshot!(html("```rust\nlet x = \"<a>\";\n```"), @r#"
    <div class="code"><p class="code-language">rust</p><pre tabindex="0"><code class="language-rust"><span class="hl-k">let</span> x <span class="hl-p">=</span> <span class="hl-s">"&lt;a&gt;"</span><span class="hl-p">;</span>
    </code></pre></div>
    "#);
    assert_snapshot!(html("```inconnu\n<b>&\n```"), @r#"
    <div class="code"><p class="code-language">inconnu</p><pre tabindex="0"><code class="language-inconnu">&lt;b&gt;&amp;
    </code></pre></div>
    "#);
    assert_snapshot!(html("```\nsans \"langue\" : 'ici' ?\n```\n\n    indenté"), @r#"
    <div class="code"><pre tabindex="0"><code>sans "langue" : 'ici' ?
    </code></pre></div>
    <div class="code"><pre tabindex="0"><code>indenté</code></pre></div>
    "#);
    assert_snapshot!(html("~~~yaml title=\"a b\"\na: 1\n~~~"), @r#"
    <div class="code"><p class="code-language">yaml</p><pre tabindex="0"><code class="language-yaml"><span class="hl-g">a</span><span class="hl-p">:</span> <span class="hl-n">1</span>
    </code></pre></div>
    "#);
    assert_snapshot!(html("```\"><script>\nx\n```"), @r#"
    <div class="code"><pre tabindex="0"><code>x
    </code></pre></div>
    "#);
    assert_snapshot!(html("- a\n  ```\n  b\n\n  c\n  ```"), @r#"
    <ul>
    <li>a<div class="code"><pre tabindex="0"><code>b

    c
    </code></pre></div>
    </li>
    </ul>
    "#);
}

#[test]
fn rules_and_line_breaks() {
    assert_snapshot!(html("un  \ndeux\\\ntrois\nquatre\n\n---\n\nfin"), @r"
    <p>un<br>
    deux<br>
    trois
    quatre</p>
    <hr>
    <p>fin</p>
    ");
}

#[test]
fn in_a_vault_one_heading_over_the_text_is_its_title() {
    let title = |text: &str| {
        let settings = Settings { vault: true, ..settings() };
        parse(text, 0, None, &settings, &mut Problems::of(&"a.md".into())).outline.title
    };
    assert_eq!(title("#un #deux\n\n# Le titre\n\nTexte.").as_deref(), Some("Le titre"));
    assert_eq!(title("# Un\n\n# Deux"), None);
    assert_eq!(title("a\n\nb\n\nc\n\nd\n\n# Références"), None);
}

#[test]
fn a_table_whose_first_column_is_aligned_needs_no_bar_before_it() {
    for delimiters in [":-- | --:", ":-:|:-:", " :---- | ---", ":--|:--|"] {
        let table = html(&format!("Nom | Rôle\n{delimiters}\nZoé | Aide\n"));
        assert!(table.contains("<th") && table.contains("Zoé</td>"), "{delimiters}: {table}");
    }
    let list = html("Terme\n: Sens | autre\n");
    assert!(list.contains("<dd>Sens | autre</dd>"), "{list}");
}
