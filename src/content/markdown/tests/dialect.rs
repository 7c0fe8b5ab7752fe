//! What authors of vaults write beyond Markdown: marks, notes, embeds, names of blocks, line breaks, escapes.

use super::*;

fn in_vault(text: &str) -> Parsed {
    let settings = Settings { vault: true, line_breaks: true, ..settings() };
    parse(text, 0, None, &settings, &mut Problems::of(&"a.md".into()))
}

fn html_in_vault(text: &str) -> String {
    let body = in_vault(text);
    show(&body, body.body.whole())
}

#[test]
fn marks_go_over_formatting_links_and_lines() {
    for (text, expected) in [
        ("==un **mot** marqué==", "<p><mark>un <strong>mot</strong> marqué</mark></p>"),
        ("**==mot==**", "<p><strong><mark>mot</mark></strong></p>"),
        ("==*mot*==", "<p><mark><em>mot</em></mark></p>"),
        ("==`mot`==.", "<p><mark><code>mot</code></mark>.</p>"),
        ("==[[b]]== ==[[b|c]]==", "<p><mark>{link b}</mark> <mark>{a b}c{/a}</mark></p>"),
        ("[==mot==](b.md)", "<p>{a b.md}<mark>mot</mark>{/a}</p>"),
        ("==un\ndeux==", "<p><mark>un\ndeux</mark></p>"),
        ("(==un==), « ==deux== » !", "<p>(<mark>un</mark>), «⍽<mark>deux</mark>⍽»⎵!</p>"),
        ("## Un ==mot==", "<h2 id=\"un-mot\">Un <mark>mot</mark></h2>"),
        ("- ==a== ==b==", "<ul>\n<li><mark>a</mark> <mark>b</mark></li>\n</ul>"),
        (
            "==https://a.org/x==",
            "<p><mark><a class=\"external\" rel=\"external\" href=\"https://a.org/x\">https://a.org/x</a></mark></p>",
        ),
        ("==H~2~O==", "<p><mark>H<sub>2</sub>O</mark></p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    let cell = html("| a |\n|---|\n| ==b== |");
    assert!(cell.contains("<td><mark>b</mark></td>"), "{cell}");
}

#[test]
fn marks_are_not_found_in_code_mathematics_or_beside_spaces() {
    for text in [
        "a == b == c",
        "`==a==`",
        "$a==b==c$",
        "$$\na==b==c\n$$",
        "\\==a==",
        "=\\=a==",
        "==a",
        "====",
        "==a\n\nb==",
        "**==a** b==",
        "==a **b==**",
        "https://a.org/?x==y==z",
        "[[a==b==c]]",
    ] {
        assert!(!html(text).contains("<mark>"), "{text}: {}", html(text));
    }
}

#[test]
fn plain_forms_hold_no_mark() {
    let body = body("==Un **mot**== ici, [[b|==là==]].\n\n## Une ==partie==\n\n![==vue==](v.png)\n");
    assert_eq!(body.outline.lead.as_ref().map(|lead| lead.text.as_str()), Some("Un mot ici, là."));
    assert_eq!(body.outline.headings[0].text.text, "Une partie");
    let labels: Vec<_> = body.outline.links.iter().map(|link| link.label.as_deref()).collect();
    assert_eq!(labels, [Some("là"), Some("vue")]);
    assert_eq!(in_vault("# Un ==titre==\n").outline.title.as_deref(), Some("Un titre"));
}

#[test]
fn inline_notes_are_footnotes() {
    let text = html("Un mot^[vu *ici*, [là](b.md) et [tel]]. Un autre^[oui ^[dedans]]^[et].");
    let references: Vec<&str> = text.match_indices("class=\"footnote-ref\"").map(|(_, sign)| sign).collect();
    assert_eq!(references.len(), 4, "{text}");
    assert!(text.contains("<li id=\"fn-1\"><p>vu <em>ici</em>, {a b.md}là{/a} et [tel] <a"), "{text}");
    assert!(text.contains("<li id=\"fn-4\"><p>dedans <a"), "the note in a note comes after: {text}");
    assert_eq!(body("Un mot^[vu ici].").outline.lead.map(|lead| lead.text), Some("Un mot.".into()));
    assert_eq!(problems("Un mot^[vu ici]."), "");
    for text in ["\\^[non]", "^\\[non]", "`^[non]`", "^[]", "^[jamais", "a^[b](c.md)", "2^n"] {
        assert!(!html(text).contains("footnote"), "{text}: {}", html(text));
    }
}

#[test]
fn embeds_on_a_line_are_blocks() {
    for (text, expected) in [
        ("![[b]]\n![[c]]", "{embed b}\n{embed c}"),
        ("Avant\n![[b]]\naprès", "<p>Avant</p>\n{embed b}\n<p>après</p>"),
        ("![[b#x|y]] \n*après*", "{embed b}\n<p><em>après</em></p>"),
        ("![x](b.md)\n![](son.mp3)", "{embed b.md}\n{embed son.mp3}"),
        (
            "> [!note] Un\n> ![[b]]\n> deux",
            "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">Un</p>\n{embed b}\n<p>deux</p>\n</div>",
        ),
        ("> ![[b]]", "<blockquote>\n{embed b}\n</blockquote>"),
        ("- ![[b]]\n- un\n  ![[c]]\n  deux", "<ul>\n<li>{embed b}\n</li>\n<li>un{embed c}\ndeux</li>\n</ul>"),
        ("Un ![[b|mot]] ici", "<p>Un {a b}mot{/a} ici</p>"),
        ("Un ![[b]] ici", "<p>Un {link b} ici</p>"),
        ("![[a.png]]\n![[c.png]]", "<p>{img a.png}\n{img c.png}</p>"),
        ("![[ b |x]]", "{embed b}"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    let cell = html("| a | b |\n|---|---|\n| ![[p.png\\|100]] | ![[b\\|mot]] ![x](b.md) |");
    assert!(cell.contains("<td>{img p.png}</td><td>{a b}mot{/a} {a b.md}x{/a}</td>"), "{cell}");
}

#[test]
fn a_name_is_found_behind_anything() {
    for (text, rest) in [
        ("Un [[b]] ^n", "<p id=\"block-n\">Un {link b}</p>"),
        ("**gras** ^n", "<p id=\"block-n\"><strong>gras</strong></p>"),
        ("`code` ^n", "<p id=\"block-n\"><code>code</code></p>"),
        ("Un $x^2$ ^n", "<p id=\"block-n\">Un <math><msup><mi>x</mi><mn>2</mn></msup></math></p>"),
        ("Un mot ^n\u{a0}", "<p id=\"block-n\">Un mot</p>"),
        ("Un mot\n*deux*\n^n", "<p id=\"block-n\">Un mot\n<em>deux</em></p>"),
        ("Un ![[p.png]] ^n", "<p id=\"block-n\">Un {img p.png}</p>"),
        ("![[b]] ^n", "<span id=\"block-n\"></span>\n{embed b}"),
        ("![[p.png]]^n", "<span id=\"block-n\"></span>\n<figure class=\"image\">{figure p.png}</figure>"),
        ("- un\n  - [[b]] ^n", "<ul>\n<li>un<ul>\n<li id=\"block-n\">{link b}</li>\n</ul>\n</li>\n</ul>"),
        ("- un\n  ^n", "<ul>\n<li id=\"block-n\">un</li>\n</ul>"),
        ("## Un titre ^n", "<h2 id=\"un-titre\">Un titre<span id=\"block-n\"></span></h2>"),
        ("## Un titre\n^n", "<h2 id=\"un-titre\">Un titre</h2>\n<span id=\"block-n\"></span>"),
        (
            "> Dit.\n> — Une ^n",
            "<span id=\"block-n\"></span>\n<figure class=\"quote\"><blockquote>\n<p>Dit.</p>\n</blockquote>\n<figcaption>Une</figcaption></figure>",
        ),
        (
            "> [!tip] Titre ^n",
            "<span id=\"block-n\"></span>\n<div class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\">Titre</p>\n</div>",
        ),
    ] {
        assert_eq!(html(text), rest, "{text}");
        let names: Vec<String> = body(text).outline.anchors.into_iter().map(|anchor| anchor.name).collect();
        assert_eq!(names, ["n"], "{text}");
    }
    let table = body("| a |\n|---|\n| b |\n^n\n\nSuite.");
    assert!(
        !table.body.html.contains('^') && table.body.html.contains("</table></div>\n<span id=\"block-n\">"),
        "{}",
        table.body.html
    );
    assert!(show(&table, table.body.block(0)).ends_with("</table></div>"));
    let note = html("Un mot[^1] ^n\n\n[^1]: Bas.");
    assert!(note.starts_with("<p id=\"block-n\">Un mot<sup"), "{note}");
    let noted = html("Un mot^[bas] ^n");
    assert!(noted.starts_with("<p id=\"block-n\">Un mot<sup"), "{noted}");
}

#[test]
fn what_is_no_name_stays() {
    for text in ["2^n", "un mot \\^n", "un mot ^n.", "**gras**^n", "un ^mot là", "^[n"] {
        let body = body(text);
        assert!(body.outline.anchors.is_empty() && body.body.html.contains('^'), "{text}: {}", body.body.html);
    }
}

#[test]
fn the_place_of_a_name_that_is_given_twice_is_its_own() {
    assert_eq!(
        problems("Un ^n\n\nDeux ^n\u{a0}\n"),
        "duplicate-block: the block name '^n' is given twice, links lead to the first   <- ^n\n  give one of the two another name"
    );
}

#[test]
fn lines_of_a_vault_end_where_they_end() {
    assert_eq!(html_in_vault("Un\ndeux\\\ntrois<br>\nquatre"), "<p>Un<br>\ndeux<br>\ntrois<br>\nquatre</p>");
    assert_eq!(
        html_in_vault("> [!note] Un\n> deux\n> trois"),
        "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">Un</p>\n<p>deux<br>\ntrois</p>\n</div>"
    );
    assert_eq!(html_in_vault("Un\n^n"), "<p id=\"block-n\">Un</p>");
    assert_eq!(in_vault("Un\ndeux").outline.lead.map(|lead| lead.text), Some("Un deux".into()));
    assert_eq!(html("Un\ndeux"), "<p>Un\ndeux</p>");
}

#[test]
fn escaped_signs_are_plain() {
    assert_eq!(html_in_vault("Le C\\# est #un, \\#deux #trois"), "<p>Le C# est {#un}, #deux {#trois}</p>");
    assert_eq!(html_in_vault("&#35;un #deux"), "<p>#un {#deux}</p>");
    assert_eq!(html_in_vault("> \\[!note] Un"), "<blockquote>\n<p>[!note] Un</p>\n</blockquote>");
    assert_eq!(html_in_vault("> &#91;!note] Un"), "<blockquote>\n<p>[!note] Un</p>\n</blockquote>");
    assert_eq!(html_in_vault("\\[[b]] \\![[b]] !\\[[b]]"), "<p>[[b]]⎵!{link b}⎵![[b]]</p>");
}

#[test]
fn a_heading_below_the_text_is_no_title() {
    for text in ["Un texte.\n\n# Partie", "- un\n\n# Partie", "> dit\n\n# Partie", "Un #mot\n\n# Partie"] {
        assert_eq!(in_vault(text).outline.title, None, "{text}");
        assert_eq!(in_vault(text).outline.headings.len(), 1, "{text}");
    }
    for text in
        ["#un #deux\n\n# Titre", "[![a](b.svg)](c.md)\n\n# Titre", "![[b.png]]\n\n---\n\n# Titre", "%%a%%\n\n# Titre"]
    {
        assert_eq!(in_vault(text).outline.title.as_deref(), Some("Titre"), "{text}");
    }
}

#[test]
fn comments_leave_nothing_behind() {
    for (text, expected) in [
        ("==%%c%%un== ==deux%%c%%==", "<p><mark>un</mark> <mark>deux</mark></p>"),
        ("**%%c%%un** *deux%%c%%* mot%%c%%, et", "<p><strong>un</strong> <em>deux</em> mot, et</p>"),
        ("un %%c%%\ndeux", "<p>un\ndeux</p>"),
        ("un %%c\nd%% deux", "<p>un deux</p>"),
        ("un %%c%% _deux_ %%c%% trois", "<p>un <em>deux</em> trois</p>"),
        ("## Titre %%c%%", "<h2 id=\"titre\">Titre</h2>"),
        ("[un%%c%%](b.md%%c%%)", "<p>{a b.md}un{/a}</p>"),
        ("[[b%%c%%|un]]", "<p>{a b}un{/a}</p>"),
        ("Un mot ^n %%c%%", "<p id=\"block-n\">Un mot</p>"),
        ("\\%%a\\%% \\\\%%c%%", "<p>%%a%% \\</p>"),
        ("| a%%c%% |\n|---|\n| %%c%% b |", ""),
    ] {
        let shown = html(text);
        assert!(expected.is_empty() && !shown.contains('\u{7f}') || shown == expected, "{text}: {shown}");
    }
}

#[test]
fn signs_that_never_close_make_a_text_that_grows_with_them_only() {
    for sign in [
        "==",
        "==a",
        "^[",
        "%%",
        "![[",
        "![[a]]\n",
        "https://a",
        "www.a",
        "==https://a",
        "^[a]",
        "*==",
        "]",
        "[[a]] ^n\n",
    ] {
        let length = |times: usize| body(&sign.repeat(times)).body.html.len();
        let (once, twice) = (length(1_000), length(2_000));
        assert!(twice <= 2 * once + twice / 20 + 100, "{sign}: {once}, then {twice}");
    }
}
