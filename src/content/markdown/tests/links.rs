//! Links. Wiki links follow pulldown-cmark's own tests (tests/suite/wikilinks.rs there).

use insta::assert_snapshot;

use super::*;

#[test]
fn wiki_links() {
    assert_snapshot!(html("Voir [[Déployer la trajectoire]]."), @"<p>Voir {link Déployer la trajectoire}.</p>");
    assert_snapshot!(html("Voir [[deployer|l'étape *3*]]."), @"<p>Voir {a deployer}l’étape <em>3</em>{/a}.</p>");
    assert_snapshot!(html("[[notes/parcours/deployer|ici]]"), @"<p>{a notes/parcours/deployer}ici{/a}</p>");
    assert_snapshot!(links("[[deployer]] [[deployer|là]] [[notebooks/parcours]]"), @r"
    Wiki deployer   <- [[deployer]]
    Wiki deployer | là   <- [[deployer|là]]
    Wiki notebooks/parcours   <- [[notebooks/parcours]]
    ");
    assert_snapshot!(links("[[deployer#Le pilote]] [[#Plus bas]] [[deployer#^bloc-1]] [[deployer#A#B|x]]"), @r"
    Wiki deployer # Le pilote   <- [[deployer#Le pilote]]
    Wiki  # Plus bas   <- [[#Plus bas]]
    Wiki deployer # ^bloc-1   <- [[deployer#^bloc-1]]
    Wiki deployer # A#B | x   <- [[deployer#A#B|x]]
    ");
    assert_snapshot!(links("[[ deployer ]] [[deployer|]] [[deployer.md]]"), @r"
    Wiki deployer   <- [[ deployer ]]
    Wiki deployer   <- [[deployer|]]
    Wiki deployer.md   <- [[deployer.md]]
    ");
}

#[test]
fn links_to_nothing() {
    assert_snapshot!(html("Voir [le *guide*](), ![un plan](<>) et [haut](#)."), @"<p>Voir le <em>guide</em>, un plan et {a }haut{/a}.</p>");
    assert_eq!(links("Voir [le guide](), ![un plan]()."), "");
}

#[test]
fn a_label_that_cannot_be_seen_is_none() {
    for text in
        ["[[b|]]", "[[b| ]]", "[](b.md)", "[ ](b.md)", "[\u{a0}](b.md)", "[\u{200b}](b.md)", "[<!-- rien -->](b.md)"]
    {
        assert!(html(text).starts_with("<p>{link b"), "{text}: {}", html(text));
        assert!(!links(text).contains('|') || text.starts_with("[[") && !links(text).contains("b |"), "{text}");
    }
    assert_snapshot!(html("[ ](https://example.com/a?b&c)"), @r#"<p><a class="external" rel="external" href="https://example.com/a?b&amp;c">https://example.com/a?b&amp;c</a></p>"#);
}

#[test]
fn a_label_of_tags_and_unseen_signs_is_none() {
    for label in [
        "<br>",
        "<b></b>",
        "**&nbsp;**",
        "&shy;",
        "\u{2060}\u{fe0f}",
        "<span>&#8203;</span>",
        "&#x2800;",
        "<i> </i><wbr>",
    ] {
        assert!(html(&format!("[{label}](b.md)")).starts_with("<p>{link b"), "{label}");
        let outside = html(&format!("[{label}](https://a.org/)"));
        assert!(outside.contains(">https://a.org/</a>"), "{outside}");
    }
    for label in ["🙂", "<b>x</b>", "`x`", "$x$", "<img src=x.png alt=y>", "<i aria-label=\"x\"></i>"] {
        assert!(html(&format!("[{label}](b.md)")).starts_with("<p>{a b"), "{label}");
    }
}

#[test]
fn an_image_without_words_that_is_all_of_a_link_is_named_by_it() {
    let image =
        |text: &str| body(text).outline.links.into_iter().find(|l| matches!(l.form, Form::Image | Form::WikiImage));
    for text in ["[![](x.png)](b.md)", "[![[x.png]]](b.md)", "[ ![[x.png|300]]\n](b.md)", "[**![](x.png)**](b.md)"] {
        assert_eq!(image(text).expect("an image").named_by, Some(0), "{text}");
    }
    for text in ["[![](x.png) b](b.md)", "[![y](x.png)](b.md)", "[![[x.png|y]]](b.md)", "[b](b.md) ![](x.png)"] {
        assert_eq!(image(text).expect("an image").named_by, None, "{text}");
    }
    let outside = image("[![](x.png)](https://a.org/)").expect("an image");
    assert_eq!(outside.label.as_deref(), Some("https://a.org/"));
    assert!(html("[![](https://a.org/x.png)](b.md)").contains("alt=\"{words 0}\""));
    assert!(html("[![](https://a.org/x.png)](b.md)\n\n<wbr>").contains("alt=\"{words 0}\""));
}

#[test]
fn images_and_embeds_of_wikis_stand_in_the_label_of_a_link() {
    for (text, expected) in [
        ("[![[x.png]]](b.md)", "<p>{a b.md}{img x.png}{/a}</p>"),
        ("[un ![[x y.png|vue]] mot](<b c.md>)", "<p>{a b c.md}un {img x y.png} mot{/a}</p>"),
        ("[![[x.png]]][r]\n\n[r]: b.md", "<p>{a b.md}{img x.png}{/a}</p>"),
        ("**[![[x.png]]](b.md)**", "<p><strong>{a b.md}{img x.png}{/a}</strong></p>"),
        ("[![[b]]](c.md)", "<p>{a c.md}{words 1}{/a}</p>"),
        ("`[![[x.png]]](b.md)`", "<p><code>[![[x.png]]](b.md)</code></p>"),
        ("[`![[x.png]]`](b.md)", "<p>{a b.md}<code>![[x.png]]</code>{/a}</p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    let reference = html("Dit[[2]](https://a.org/x), [[2]] et [[b]](https://a.org/).");
    assert!(reference.contains("href=\"https://a.org/x\">[2]</a>, {link 2} et {link b}("), "{reference}");
    let cell = html("| a |\n|---|\n| [![[x.png\\|20]]](b.md) |");
    assert!(cell.contains("<td>{a b.md}{img x.png}{/a}</td>"), "{cell}");
    let outside = html("[![[b]]](https://a.org/)");
    assert!(outside.contains("href=\"https://a.org/\">{words 0}</a>"), "{outside}");
}

#[test]
fn a_label_that_is_an_address_stays_as_it_is() {
    let address = "https://example.com/l'eau?q=\"x\";y";
    assert!(
        body(&format!("[{address}](https://example.com/)"))
            .body
            .html
            .contains(">https://example.com/l'eau?q=\"x\";y</a>")
    );
    assert!(body("[l'eau](https://example.com/)").body.html.contains(">l’eau</a>"));
}

#[test]
fn an_address_of_electronic_mail_is_a_link_wherever_text_stands() {
    let mail = "<equipe.nuit+a@sub.example.org>";
    for text in [
        format!("# Titre {mail}"),
        format!("## Joindre {mail}"),
        format!("- [ ] Écrire à {mail}"),
        format!("> [!note] {mail}\n> Corps."),
        format!("| a |\n|---|\n| {mail} |"),
        format!("Mot[^1].\n\n[^1]: {mail}"),
        format!("Mot.\n\n[^1]: {mail}"),
        format!("![plan {mail}](a.png)"),
        String::from("[**équipe**](mailto:equipe@example.org)"),
    ] {
        let targets: Vec<String> = links(&text).lines().map(|l| l.split('|').next().unwrap_or("").into()).collect();
        assert!(!targets.iter().any(|target| target.split("<-").next().unwrap_or("").contains('@')), "{text}");
    }
    assert!(html(&format!("## {mail}")).contains("href=\"mailto:equipe.nuit+a@sub.example.org\""));
}

#[test]
fn nothing_is_decoded_in_a_wiki_link() {
    assert_snapshot!(links("[[a%20b]] [[first&#33;second]] [[c:d]]"), @r"
    Wiki a%20b   <- [[a%20b]]
    Wiki first& # 33;second   <- [[first&#33;second]]
    Wiki c:d   <- [[c:d]]
    ");
}

#[test]
fn wiki_links_that_are_not() {
    assert_snapshot!(html("]] [[]] [[|]] [[|Symbole]] [["), @"<p>]] [[]] [[|]] [[|Symbole]] [[</p>");
    assert_snapshot!(html("[seul] \\[[nom]] [[nom\\]]"), @"<p>[seul] [[nom]] [[nom]]</p>");
    assert_snapshot!(html("[[deux\nlignes]]"), @r"
    <p>{link deux
    lignes}</p>
    ");
}

#[test]
fn wiki_links_beside_brackets() {
    assert_snapshot!(html("[[[[lien|mot]]]]"), @"<p>[[{a lien}mot{/a}]]</p>");
    assert_snapshot!(html("[[carnet|[[poisson]]]]"), @"<p>[[carnet|{link poisson}]]</p>");
    assert_snapshot!(html("[[carnet|[chat](chat.md)]]"), @"<p>[[carnet|{a chat.md}chat{/a}]]</p>");
    assert_snapshot!(html("[[calmar] géant](https://example.com/)"), @r#"<p><a class="external" rel="external" href="https://example.com/">[calmar] géant</a></p>"#);
    assert_snapshot!(html("Ceci [et [[nom]]](https://example.com/)."), @"<p>Ceci [et {link nom}](https://example.com/).</p>");
    assert_snapshot!(html("[lien]([[adresse]])"), @"<p>{a [[adresse]]}lien{/a}</p>");
    assert_snapshot!(html("emphase **qui [[coupe** ici]]"), @"<p>emphase **qui {link coupe** ici}</p>");
}

#[test]
fn a_wiki_link_comes_before_a_reference() {
    assert_snapshot!(html("[[nom]]\n\n[nom]: https://example.com/"), @"<p>{link nom}</p>");
}

#[test]
fn wiki_links_in_tables() {
    assert_snapshot!(html("| a | b |\n|---|---|\n| [[note\\|mot]] | [[note#titre\\|mot]] |"), @r#"
    <div class="table"><table>
    <thead>
    <tr><th scope="col">a</th><th scope="col">b</th></tr>
    </thead>
    <tbody>
    <tr><td>{a note}mot{/a}</td><td>{a note}mot{/a}</td></tr>
    </tbody>
    </table></div>
    "#);
    assert_snapshot!(links("| a |\n|---|\n| [[note\\|mot]] [[note#titre\\|mot]] [[#titre\\|mot]] ![[p.png\\|vue]] |"), @r#"
    Wiki note | mot   <- [[note\|mot]]
    Wiki note # titre | mot   <- [[note#titre\|mot]]
    Wiki  # titre | mot   <- [[#titre\|mot]]
    WikiImage p.png | vue   <- ![[p.png\|vue]]
    "#);
}

#[test]
fn links_in_code_stay_text() {
    let text = "`[[nom]]` et `[a](b.md)`\n\n```\n[[nom]] ![[image.png]]\n```\n\n    [[nom]]";
    assert_snapshot!(html(text), @r#"
    <p><code>[[nom]]</code> et <code>[a](b.md)</code></p>
    <div class="code"><pre tabindex="0"><code>[[nom]] ![[image.png]]
    </code></pre></div>
    <div class="code"><pre tabindex="0"><code>[[nom]]</code></pre></div>
    "#);
    assert_snapshot!(links(text), @"");
}

#[test]
fn markdown_links() {
    assert_snapshot!(html("[mot](autre.md) [**gras**](../a%20b.md#Un%20titre) [ici](#bas)"), @"<p>{a autre.md}mot{/a} {a ../a b.md}<strong>gras</strong>{/a} {a }ici{/a}</p>");
    assert_snapshot!(links("[mot](autre.md) [gras](../a%20b.md#Un%20titre) [ici](#bas) [x](<a b.md> \"Titre\")"), @r#"
    Markdown autre.md | mot   <- [mot](autre.md)
    Markdown ../a b.md # Un titre | gras   <- [gras](../a%20b.md#Un%20titre)
    Markdown  # bas | ici   <- [ici](#bas)
    Markdown a b.md | x   <- [x](<a b.md> "Titre")
    "#);
    assert_snapshot!(links("[racine](/notes/x/) [site](https://example.org/carnets/y/#z)"), @r"
    Markdown /notes/x/ | racine   <- [racine](/notes/x/)
    Markdown /carnets/y/ # z | site   <- [site](https://example.org/carnets/y/#z)
    ");
}

#[test]
fn links_to_the_outside() {
    assert_snapshot!(html("[mot](https://a.org/?a=b&c=\"d\" \"L'\\\"autre\\\" site\")"), @r#"<p><a class="external" rel="external" href="https://a.org/?a=b&amp;c=%22d%22" title="L&#39;&quot;autre&quot; site">mot</a></p>"#);
    assert_snapshot!(html("[tél](tel:+15145550000) [écrire](mailto:a@b.org) [cdn](//c.org/x)"), @r#"<p><a href="tel:+15145550000">tél</a> <a href="mailto:a@b.org">écrire</a> <a class="external" rel="external" href="https://c.org/x">cdn</a></p>"#);
}

#[test]
fn autolinks() {
    assert_snapshot!(html("<https://a.org/x> <a@b.org> https://nu.org"), @r#"<p><a class="external" rel="external" href="https://a.org/x">https://a.org/x</a> <a href="mailto:a@b.org">a@b.org</a> <a class="external" rel="external" href="https://nu.org">https://nu.org</a></p>"#);
    assert_snapshot!(html("<https://example.org/notes/x/>"), @"<p>{link /notes/x/}</p>");
}

#[test]
fn refused_schemes() {
    assert_snapshot!(html("[clic](javascript:alert(1)) [**d**](data:text/html,x) <vbscript:x>"), @"<p>clic <strong>d</strong> vbscript:x</p>");
    assert_snapshot!(problems("Un [clic](javascript:alert(1)).\n\n![x](data:image/png;base64,AA)"), @r"
    refused-scheme: an address in 'javascript:' is not published   <- [clic](javascript:alert(1))
      links may begin with https:, http:, mailto:, tel:, ftp: or xmpp:
    refused-scheme: an address in 'data:' is not published   <- ![x](data:image/png;base64,AA)
      links may begin with https:, http:, mailto:, tel:, ftp: or xmpp:
    ");
    assert_snapshot!(html("![vue](data:image/png;base64,AA)"), @r#"<figure class="image">vue</figure>"#);
    assert_snapshot!(html("[a](jAvAsCrIpT:x) [b](&#106;avascript:x) [c](java&#10;script:x)"), @"<p>a b c</p>");
}

#[test]
fn references_and_their_definitions() {
    let text = "Un [mot][ref], [ref][], [ref], [rien].\n\n[ref]: autre.md#bas \"Titre\"\n[inutile]: https://a.org/\n[seul]: secret.md";
    assert_snapshot!(html(text), @"<p>Un {a autre.md}mot{/a}, {a autre.md}ref{/a}, {a autre.md}ref{/a}, [rien].</p>");
    assert_snapshot!(links(text), @r#"
    Markdown autre.md # bas | mot   <- [mot][ref]
    Markdown autre.md # bas | ref   <- [ref]
    Markdown autre.md # bas | ref   <- [ref]
    Definition autre.md # bas   <- [ref]: autre.md#bas "Titre"
    Definition secret.md   <- [seul]: secret.md
    "#);
}

#[test]
fn passages_hold_the_sentence_of_each_link() {
    let shown = |text: &str| {
        let body = body(text);
        let lines = body.outline.passages.iter().map(|passage| {
            let links = passage.links.iter().map(|(range, link)| {
                format!("{} = «{}»", body.outline.links[*link as usize].target, &passage.text[range.clone()])
            });
            visible(&format!("{}   <- {}", passage.text, links.collect::<Vec<_>>().join(", ")))
        });
        let held = body.outline.links.iter().filter(|link| link.passage.is_some());
        assert!(held.clone().all(|link| (link.passage.unwrap_or(0) as usize) < body.outline.passages.len()));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(shown("Lire [**la** note](a.md) puis [[b]], d'abord.\n\nSans lien.\n\nEt [[c|ceci]]"), @r"
    Lire la note puis , d’abord.   <- a.md = «la note», b = «»
    Et ceci   <- c = «ceci»
    ");
    assert_snapshot!(shown("- un [[a]]\n- deux [[b|B]]\n\n| x | [[c]] |\n|---|---|\n| [d](d.md) suite | y |"), @r"
    un    <- a = «»
    deux B   <- b = «B»
       <- c = «»
    d suite   <- d.md = «d»
    ");
    assert_snapshot!(shown("## Titre [[a]]\n\nMot[^1].\n\n[^1]: Voir [[b]].\n\n> Cité [[c]]\n>\n> — [[d]]"), @r"
    Titre    <- a = «»
    Cité    <- c = «»
       <- d = «»
    Voir .   <- b = «»
    ");
    assert_snapshot!(shown("![[a]]\n\nUne [![vue](v.png)](b.md) image\n\nTerme [[c]]\n: Sens [[d]]"), @r"
       <- a = «»
    Une  image   <- b.md = «»
    Terme    <- c = «»
    Sens    <- d = «»
    ");
}

#[test]
fn the_lead_is_the_first_paragraph() {
    let lead = |text: &str| body(text).outline.lead.map(|lead| visible(&lead.text));
    assert_eq!(lead("Le *premier* paragraphe.\n\nLe second.").as_deref(), Some("Le premier paragraphe."));
    assert_eq!(lead("# Titre\n\nAprès le titre.").as_deref(), Some("Après le titre."));
    assert_eq!(lead("## Intertitre\n\nAprès l'intertitre.").as_deref(), Some("Après l’intertitre."));
    assert_eq!(lead("- une liste\n\n| t |\n|---|\n\nEnfin un paragraphe.").as_deref(), Some("Enfin un paragraphe."));
    assert_eq!(lead("![vue](vue.png)\n\nSous l'image.").as_deref(), Some("Sous l’image."));
    assert_eq!(lead("> Une citation.\n\nSous la citation.").as_deref(), Some("Sous la citation."));
    assert_eq!(lead("- rien[^1] qu'une liste\n\n[^1]: Et une note."), None);
    assert_eq!(lead("## Que des titres"), None);
    assert_eq!(lead(""), None);
}

#[test]
fn a_page_written_as_an_image_is_linked() {
    assert_snapshot!(html("![Le film](https://www.youtube.com/watch?v=x) ![y](https://notyoutube.com/a.png)"), @r#"<p><a class="external" rel="external" href="https://www.youtube.com/watch?v=x">Le film</a> <img src="https://notyoutube.com/a.png" alt="y" loading="lazy" decoding="async"></p>"#);
}
