//! Names of withheld notes, in every spelling, wherever a document may say them: none is in any file of the site.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use carnet::content::front_matter::table::keys_of;
use carnet::content::keys::{KeyGroup, Role, ValueForm};
use carnet::publish::audience::Audience;
use serde_json::{Value, json};

use crate::site::{Site, site};

/// A word of every name of the withheld notes, in letters that no encoding touches.
const CANARY: &str = "zqsecret";

const CONFIG: &str = "title: Essai\nepub: true\nbase_url: https://example.org/x/\ndefaults: {visibility: public}\n\
    links: {unresolved: warn}\n";

/// A note that no one reads, and one that a community does.
const WITHHELD: &str = "//- content/notes/dossier/zqsecret-dossier.md
---
title: Le Zqsecret dossier
aliases: [Zqsecret alias]
redirects: [/ancien/zqsecret-adresse/]
visibility: private
---
Texte.
//- content/notes/zqsecret-cercle.md
---
title: Zqsecret du cercle
visibility: community
community: cercle
---
Texte.
//- content/communities/cercle.md
---
name: Cercle
---
//- content/notes/publique.md
# La publique
//- content/image.png
.
";

/// Links, labelled with other words, or bare.
const LINKS: [&str; 93] = [
    "[[zqsecret-dossier|mot",
    "[[zqsecret-dossier",
    "[[zqsecret-dossier]",
    "[[Le Zqsecret dossier et la suite",
    "\\[[zqsecret-dossier\\]\\]",
    "[[zqsecret&#45;dossier]]",
    "![[zqsecret-dossier",
    "[[publique [[ZQSECRET-DOSSIER",
    "[mot][zqsecret-dossier]",
    "[mot] (/notes/zqsecret-dossier/)",
    "[mot](ftp://example.org/x/notes/zqsecret-dossier/)",
    "[mot](mailto:a@b.c?subject=https://example.org/x/notes/zqsecret-dossier/)",
    "![mot](https://a.org/?url=https%3A%2F%2Fexample.org%2Fx%2Fnotes%2Fzqsecret-dossier%2F)",
    "![mot](https://a.org/i/https://example.org/x/notes/zqsecret-dossier/a.png)",
    "<a href='javascript:go(\"/notes/zqsecret-dossier/\")'>mot</a>",
    "<a href=\"/notes/zqsecret-dossier/>mot</a>",
    "{% link notes/dossier/zqsecret-dossier.md %}",
    "[[zqsecret-dossier]]",
    "[[Le Zqsecret dossier]]",
    "[[zqsecret alias]]",
    "[[zqsecret-dossier|mot]]",
    "[[zqsecret-dossier#Partie]]",
    "[[notes/dossier/zqsecret-dossier.md]]",
    "[[content/notes/dossier/zqsecret-dossier]]",
    "[[zqsecret-dossier.pdf]]",
    "[[zqsecret-dossier.markdown]]",
    "[[zqsecret-dossier^bloc]]",
    "[[zqsecret\u{200b}-dossier]]",
    "[[zqsecret-dosier]]",
    "[[zqsecret_dossiers]]",
    "[[dossier zqsecret-dossier (2)]]",
    "[[/ancien/zqsecret-adresse/]]",
    "[[zqsecret%2Ddossier]]",
    "![[zqsecret-dossier]]",
    "![[zqsecret-dossier.png]]",
    "[mot](zqsecret-dossier.md)",
    "[mot](dossier/zqsecret-dossier.md#partie)",
    "[mot](/notes/zqsecret-dossier/)",
    "[mot](/notes/zqsecret-dossier/retroliens/)",
    "[mot](/notes/%7Aqsecret-dossier/)",
    "[mot](/ancien/zqsecret-adresse/)",
    "[mot](https://EXAMPLE.org/x/notes/zqsecret-dossier/)",
    "[mot](http:/notes/zqsecret-dossier/)",
    "![mot](zqsecret-dossier.png)",
    "<https://example.org/x/notes/zqsecret-dossier/>",
    "<http://www.example.org:80/x/notes/./zqsecret-dossier/index.html?a=b#c>",
    "[[zqsecret-cercle]]",
    "[[zqsecret du cercle]]",
    "[mot](//example.org/x/notes/zqsecret-cercle/)",
    "<https://moi@example.org/x/notes/zqsecret-cercle/index.md>",
    "[mot](https://example.org./x/notes/zqsecret-cercle/)",
    "[[*zqsecret-dossier*",
    "[[**zqsecret-dossier** et",
    "[[_Le Zqsecret dossier_",
    "[[__zqsecret-dossier__]",
    "[[`zqsecret-dossier`",
    "[[~~zqsecret-dossier~~",
    "[[==zqsecret-dossier==",
    "[[<b>zqsecret-dossier</b>",
    "[[*Le* **Zqsecret** dossier",
    "*[[*zqsecret-dossier",
    "［［zqsecret-dossier］］",
    "［［Le Zqsecret dossier",
    "［［zqsecret-dossier|mot］］",
    "⟦zqsecret-dossier⟧",
    "【zqsecret-dossier】",
    "&#91;&#91;zqsecret-dossier&#93;&#93;",
    "&lbrack;&lbrack;zqsecret-dossier",
    "&#x5b;[Le Zqsecret dossier]]",
    "\\[\\[zqsecret-dossier\\]\\]",
    "\\[\\[Le Zqsecret dossier",
    "[\u{200b}[zqsecret-dossier]]",
    "[\u{ad}[Le Zqsecret dossier",
    "{{< ref \"zqsecret-dossier\" >}}",
    "{{% relref \"zqsecret-dossier.md#partie\" %}}",
    "{{<ref zqsecret-dossier>}}",
    "{{< relref path='zqsecret-dosier' lang='fr' >}}",
    "{{{< relref path='zqsecret-dosier' >}}}",
    "{% link _notes/zqsecret-dossier.md %}",
    "{% post_url 2024-01-01-zqsecret-dossier %}",
    "{%- include_relative zqsecret-dossier -%}",
    "{{ 'zqsecret-dossier' | url }}",
    "[mot]({{< ref \"zqsecret-dossier\" >}})",
    "[mot]({% link _notes/zqsecret-dossier.md %})",
    "[mot]({{site.baseurl}}/notes/zqsecret-dossier/)",
    "[mot](https://a.org/?u=/notes/zqsecret-dossier/)",
    "[mot](https://a.org/?u=%2Fx%2Fnotes%2Fzqsecret-dossier%2F&t=1)",
    "[mot](https://a.org/#/notes/zqsecret-dossier/)",
    "[mot](https://a.org/?u=https%3A%2F%2Fexample.org%2Fx%2Fnotes%2Fzqsecret-dossier%2F)",
    "<https://a.org/?u=/notes/zqsecret-dossier/>",
    "[mot](/notes/zqsecret\u{ad}-dossier/)",
    "[mot](/notes&#x2F;zqsecret-dossier/)",
    "[mot](notes&sol;dossier&sol;zqsecret-dossier&period;md)",
];

/// Addresses of the site, as words.
const ADDRESSES: [&str; 29] = [
    "https://a.org/web/https://example.org/x/notes/zqsecret-dossier/",
    "https://example.org/notes/zqsecret-dossier/",
    "https://example.org:8080/y/notes/zqsecret-dossier/",
    "https://example.org/x/notes/zqsecret-dossier/",
    "http://example.org/x/notes/zqsecret-dossier/",
    "HTTPS://Example.Org/x/notes/zqsecret-dossier",
    "https://example.org:443/x/notes/zqsecret-dossier/index.html",
    "https://moi:mot@example.org/x/notes/zqsecret-dossier/",
    "https://www.example.org/x/notes/zqsecret-dossier/?a=b",
    "https://example.org/x/./notes/a/../zqsecret-dossier/#partie",
    "https://example.org/x/notes/%7aqsecret-dossier/",
    "https://example.org./x/notes/zqsecret-dossier/index.md",
    "https://example.org/x/ancien/zqsecret-adresse/",
    "https://example.org/x/notes/zqsecret-cercle/",
    "https://example.org/x/notes/zqsecret-dosier/",
    "https://example.org&#x2F;x&#x2F;notes&#47;zqsecret-dossier&sol;",
    "https://example.org/x/notes/zqsecret&#45;dossier/",
    "https://example.org/x/notes/zqsecret-dossier/?a&amp;b",
    "https&colon;//example&period;org/x/notes/zqsecret-dossier/",
    "https://exam\u{200b}ple.org/x/notes/zqsecret-dossier/",
    "https://example.org/x/notes/zqsecret\u{ad}-dossier/",
    "https://exa\u{ad}mple.org/x/notes/zqsecret-dos\u{ad}sier/",
    "https://exam&shy;ple.org/x/notes/zqsecret-dossier/",
    "https://example.org/x/notes%2Fzqsecret-dossier%2F",
    "https://example%2Eorg/x/notes/zqsecret-dossier/",
    "https%3A%2F%2Fexample.org%2Fx%2Fnotes%2Fzqsecret-dossier%2F",
    "https://a.org/?u=/notes/zqsecret-dossier/",
    "https://a.org/?u=%2Fnotes%2Fzqsecret-dossier%2F",
    "https://a.org/?u=https%3A%2F%2Fexample.org%2Fx%2Fnotes%2Fzqsecret-dossier%2F",
];

/// A note whose front matter says something in every text that is printed.
fn front_matter(said: &str, number: usize) -> String {
    let quoted = serde_json::to_string(&format!("Voir {said} ici")).expect("a text");
    let mut text = String::from("---\n");
    let _ = writeln!(text, "title: {quoted}\nsummary: {quoted}\npublished: 2024-02-01\nslug: n{number}");
    let _ = writeln!(text, "revisions: [{{date: 2024-02-01, summary: {quoted}}}]\nlicence: {quoted}");
    let _ = writeln!(
        text,
        "sources: [{{author: {quoted}, year: {quoted}, title: {quoted}, publisher: {quoted}}}, {quoted}]"
    );
    let _ = writeln!(
        text,
        "cover: {{image: /image.png, alt: {quoted}, credit: {quoted}, licence: {quoted}}}\nextra: {{a: [{quoted}]}}"
    );
    let _ = writeln!(text, "tags: [{quoted}]\n---\nTexte.");
    text
}

/// Every kind of document that says it.
fn documents(said: &str, number: usize) -> BTreeMap<String, String> {
    let quoted = serde_json::to_string(&format!("Voir {said} ici")).expect("a text");
    let path = |folder: &str| format!("content/{folder}/n{number}.md");
    let note = front_matter(said, number);
    let listed = |list: &str| {
        format!(
            "---\ntitle: {quoted}\nsummary: {quoted}\nslug: n{number}\ncategories: [{{id: un, title: {quoted}}}]\n\
             {list}\n---\n"
        )
    };
    BTreeMap::from([
        (path("notes"), note),
        (path("notebooks"), listed(&format!("notes: [{{note: n{number}, categories: [un]}}]"))),
        (path("bases"), listed(&format!("notebooks: [{{notebook: notebooks/n{number}, categories: [un]}}]"))),
        (
            path("communities"),
            format!("---\nname: {quoted}\nsummary: {quoted}\nlinks: {{{quoted}: https://a.org}}\n---\n"),
        ),
        (path("authors"), format!("---\nname: {quoted}\nsummary: {quoted}\nlinks: {{{quoted}: https://a.org}}\n---\n")),
        (path("pages"), format!("---\ntitle: {quoted}\nsummary: {quoted}\n---\n")),
    ])
}

/// The same for addresses that are values of their own.
fn followed(address: &str, number: usize) -> BTreeMap<String, String> {
    let path = |folder: &str| format!("content/{folder}/n{number}.md");
    let note = format!("discuss: '{address}'\nsources: [{{title: Un, url: '{address}'}}]\nlicence: '{address}'\n");
    BTreeMap::from([
        (path("notes"), format!("---\n{note}authors: n{number}\ncommunity: n{number}\n---\nTexte.\n")),
        (
            path("communities"),
            format!("---\nname: n{number}\nlinks: {{profile: '{address}', Autre: '{address}'}}\n---\n"),
        ),
        (
            path("authors"),
            format!("---\nname: n{number}\ncontact: '{address}'\nlinks: {{profile: '{address}'}}\n---\n"),
        ),
    ])
}

/// How much of a file is shown that says a name, and of how many files.
const SHOWN: (usize, usize) = (120, 200);

fn nothing_is_said(site: &Site, what: &str) {
    let mut said = Vec::new();
    for audience in [Audience::Public, Audience::Community("autre".into())] {
        for (path, content) in site.files_for(audience.clone()) {
            let text = String::from_utf8_lossy(&content).to_lowercase();
            for at in text.match_indices(CANARY).map(|(at, _)| at) {
                let from = (0..=at.saturating_sub(SHOWN.0)).rev().find(|from| text.is_char_boundary(*from));
                let shown: String = text[from.unwrap_or(0)..].chars().take(2 * SHOWN.0).collect();
                said.push(format!("for {audience}, {path} says {shown}"));
            }
            if path.to_lowercase().contains(CANARY) {
                said.push(format!("for {audience} there is a file {path}"));
            }
        }
    }
    said.truncate(SHOWN.1);
    assert!(said.is_empty(), "{what}:\n{}", said.join("\n\n"));
}

fn with_canary() -> Site {
    let site = site(&format!("//- carnet.yaml\n{CONFIG}{WITHHELD}"));
    site.write("content/communities/autre.md", "---\nname: Autre\n---\n");
    site
}

#[test]
fn no_front_matter_names_a_withheld_note() {
    let site = with_canary();
    for (number, said) in LINKS.iter().chain(&ADDRESSES).chain(&WORDS).chain(&CUT).enumerate() {
        for (path, text) in documents(said, number) {
            site.write(&path, text);
        }
    }
    nothing_is_said(&site, "a front matter");
}

/// A theme of the site's own may print all of `extra`, the keys of its groups too.
#[test]
fn no_extra_names_a_withheld_note() {
    let site = with_canary();
    site.write("carnet.yaml", format!("{CONFIG}theme: propre\n"));
    let facts =
        "{% if note.extra %}{% for key, value in note.extra %}<p>{{ key }} = {{ value }}</p>{% endfor %}{% endif %}";
    site.write("themes/propre/templates/note_facts.html", facts);
    for (number, said) in LINKS.iter().chain(&ADDRESSES).chain(&WORDS).chain(&CUT).enumerate() {
        let quoted = serde_json::to_string(&format!("Voir {said} ici")).expect("a text");
        let extra = format!("{{{quoted}: un, deux: [{{{quoted}: {quoted}}}]}}");
        site.write(
            &format!("content/notes/n{number}.md"),
            format!("---\nslug: n{number}\nextra: {extra}\n---\nTexte.\n"),
        );
    }
    let page = site.page("notes/n0/index.html");
    assert!(page.contains(" = un</p>") && page.contains("<p>deux = "), "the theme prints it: {page}");
    nothing_is_said(&site, "an extra");
}

#[test]
fn no_address_of_a_front_matter_leads_to_a_withheld_note() {
    let site = with_canary();
    // What is no address at all is an error there.
    let addresses = ADDRESSES.iter().filter(|address| address.to_lowercase().contains("://"));
    for (number, address) in addresses.enumerate() {
        for (path, text) in followed(address, number) {
            site.write(&path, text);
        }
    }
    nothing_is_said(&site, "an address");
}

/// Every place of a text, between blank lines.
fn places(said: &str) -> Vec<String> {
    let bar = said.replace('|', "\\|");
    vec![
        format!("Voir {said} ici."),
        format!("## Voir {said}"),
        format!("# Voir {said}"),
        format!("> Voir {said}\n> — Source, {said}"),
        format!("> [!NOTE] Voir {said}\n> Encore {said}"),
        format!("- [ ] Voir {said}\n- Voir **{said}** et ==voir {said}=="),
        format!("| A |\n|---|\n| {bar} |"),
        format!("| A {said} | B |\n|---|---|\n| {said} | {said}"),
        format!("[d]: /image.png\n[d]: /image.png '{said}'\n\n> [d]: /image.png\n>   '{said}'\n\n[d]"),
        format!("[mot](publique.md?{said}#{said}) [mot](#{said})").replace(' ', ""),
        format!("Terme {said}\n: Voir {said}"),
        format!("Une phrase[^a].\n\n[^a]: Voir {said}.\n\n[^b]: Jamais {said}.\n\n[^a]: Encore ~~ {said} ~~ ici."),
        format!("![Image {said}](/image.png \"Voir {said}\")"),
        format!("[mot](publique.md \"Voir {said}\") et [mot](https://a.org 'Voir {said}')."),
        format!("<div>Voir {said}</div>"),
        format!("Voir <b title='{said}'>{said}</b> et <abbr title=\"{said}\" aria-label='{said}'>mot</abbr>."),
        format!("<!-- {said} --> %%{said}%% fin"),
        format!("<p>\n{said}\n<img src=/image.png alt='{said}' title='{said}'></p>"),
        format!("<template>{said}</template>\n\n<style>/* {said} */</style>\n\n<script>{said}</script>"),
        format!("[jamais]: /image.png '{said}'"),
        format!("Soit ${said} = x$, $\\text{{ {said} }}^2$, $x_{{ {said} }}$ et $y$."),
        format!("$$\nx = {said}\n$$\n\n5$ le {said}, 6$ et $x$"),
        format!("```model\nVoir\n```\n\n> [!model] {said}\n> Voir {said} et $x = {said}$"),
    ]
}

/// Addresses as raw HTML has them.
fn attributes(address: &str) -> String {
    let tags = [
        "<a href='A'>mot</a>",
        "<a href=A ping='A' data-x=\"A\">mot</a>",
        "<blockquote cite='A'>mot</blockquote>",
        "<q cite='A'>mot</q>",
        "<img src='A' srcset='A 1x, A 2x' alt=mot>",
        "<video poster='A' src=A></video>",
        "<form action='A'><button formaction=A>mot</button></form>",
        "<iframe src='A'></iframe>",
        "<object data=A></object>",
        "<svg><a xlink:href='A'>mot</a></svg>",
        "<map><area href=A></map>",
    ];
    let inline: Vec<String> = tags.iter().map(|tag| format!("Voir {}.", tag.replace('A', address))).collect();
    let blocks: Vec<String> = tags.iter().map(|tag| format!("<div>{}</div>", tag.replace('A', address))).collect();
    [inline, blocks].concat().join("\n\n")
}

/// Paths and addresses without a host, as words.
const WORDS: [&str; 26] = [
    "/notes/zqsecret-dossier.png",
    "/notes/Zqsecret-dossier.pdf#page=2",
    "mothttps://example.org/x/notes/zqsecret-dossier/mot",
    "/notes/zqsecret-dossier/",
    "/NOTES/Zqsecret-Dossier",
    "/notes/zqsecret-dossier/index.html",
    "notes/zqsecret-dossier/",
    "notes/dossier/zqsecret-dossier.md",
    "./dossier/zqsecret-dossier.md",
    "/x/notes/zqsecret-dossier/",
    "/ancien/zqsecret-adresse/",
    "https:notes/zqsecret-dossier/",
    "obsidian://open?vault=v&file=zqsecret-dossier",
    "file:///home/a/content/notes/dossier/zqsecret-dossier.md",
    "/notes&#x2F;zqsecret-dossier/",
    "notes&sol;dossier&sol;zqsecret-dossier&period;md",
    "/notes/zqsecret\u{ad}-dossier/",
    "/notes/\u{200b}zqsecret-dossier/",
    "%2Fnotes%2Fzqsecret-dossier%2F",
    "notes%2Fdossier%2Fzqsecret-dossier.md",
    "zqsecret-dossier.md",
    "zqsecret-dossier&#46;md",
    "zqsecret\u{ad}-dossier.md",
    "／notes／zqsecret-dossier／",
    "notes\\dossier\\zqsecret-dossier.md",
    "C:\\carnet\\content\\notes\\dossier\\zqsecret-dossier.md",
];

/// Paths and addresses whose words are set apart by marks: a reader reads them as one.
const CUT: [&str; 34] = [
    "/notes/*zqsecret-dossier*/",
    "/notes/**zqsecret**-dossier/",
    "/notes/zqsecret-***dossier***",
    "*/notes/*zqsecret-dossier/",
    "/*notes*/zqsecret-dossier/",
    "/notes/_zqsecret-dossier_/",
    "/notes/__zqsecret-dossier__/",
    "/notes/==zqsecret-dossier==/",
    "/notes/~~zqsecret-dossier~~/",
    "/notes/`zqsecret-dossier`/",
    "/notes/``zqsecret-dossier``",
    "/notes/<b>zqsecret-dossier</b>/",
    "/notes/<wbr>zqsecret-dossier/",
    "/notes/zq<span>secret-dossier</span>/",
    "/notes/zqsecret<!-- c -->-dossier/",
    "/notes/%%c%%zqsecret-dossier/",
    "/notes/[zqsecret-dossier](https://a.org)/",
    "/notes/[zqsecret-dossier](publique.md)/",
    "/notes/[[publique|zqsecret-dossier]]/",
    "/notes/zq^secret^-dossier/",
    "/notes/zq~secret~-dossier/",
    "notes/dossier/*zqsecret-dossier*.md",
    "*zqsecret*-dossier.md",
    "**zqsecret-dossier**.md",
    "notes/dossier/zqsecret-dossier**.md**",
    "https://example.org/x/notes/*zqsecret-dossier*/",
    "https://example.org/x/notes/<b>zqsecret-dossier</b>/",
    "[*[zqsecret-dossier]]*",
    "`/notes/`zqsecret-dossier/",
    "/notes/![](/image.png)zqsecret-dossier/",
    "/notes/[^a]zqsecret-dossier/",
    "/notes/[zqsecret-dossier][d]/",
    "[/notes/](publique.md)zqsecret-dossier/",
    "*[*[zqsecret-**dossier**",
];

fn bodies(site: &Site) {
    let mut number = 0;
    for said in LINKS.iter().chain(&ADDRESSES) {
        for folder in ["notes", "notebooks", "pages"] {
            site.write(&format!("content/{folder}/b{number}.md"), places(said).join("\n\n"));
        }
        number += 1;
    }
    for said in WORDS.iter().chain(&CUT) {
        site.write(&format!("content/notes/b{number}.md"), places(said).join("\n\n"));
        number += 1;
    }
    let without_scheme = ["example.org/x/notes/zqsecret-dossier/", "\\[[zqsecret-dossier]]"];
    let cut = [
        "[[Le Zqsecret\ndossier]]",
        "[[zqsecret-dossier|un\nmot]]",
        "> [[Le Zqsecret\n> dossier]]",
        "- [[Le Zqsecret\n",
        "Voir [zqsecret-dossier.md] et zqsecret-dossier.md.",
    ];
    site.write("content/notes/coupes.md", cut.join("\n\n"));
    for said in without_scheme {
        site.write(&format!("content/notes/b{number}.md"), places(said).join("\n\n"));
        number += 1;
    }
    let relative =
        ["zqsecret-dossier.md", "/notes/zqsecret-dossier/", "dossier/zqsecret-dosier.md", "/notes/zqsecret-dosier/"];
    for address in ADDRESSES.iter().chain(&relative) {
        site.write(&format!("content/notes/b{number}.md"), attributes(address));
        number += 1;
    }
}

/// A comment within a line that is never closed.
#[test]
fn an_unclosed_comment_hides_the_rest_of_its_block() {
    let site = with_canary();
    let said =
        ["Un <!-- zqsecret", "*Un <!-- zqsecret* zqsecret **zqsecret**", "Un <!-- zqsecret\nzqsecret `zqsecret`"];
    for (number, said) in said.into_iter().enumerate() {
        let cell = said.replace('\n', " ");
        let blocks = format!(
            "# {cell}\n\n{said}\n\nSuite.\n\n## {cell}\n\n> {}\n\n- {cell}\n- fin\n\n| {cell} | b |\n|---|---|\n| {cell} | d |\n\n\
             Note[^1].\n\n[^1]: {cell}\n\n> [!note] {cell}\n> {cell}\n",
            said.replace('\n', "\n> ")
        );
        site.write(&format!("content/notes/n{number}.md"), blocks);
    }
    site.write("content/notes/ecrit.md", "`<!-- a` et \\<!-- b\n\n    <!-- c\n");
    nothing_is_said(&site, "an unclosed comment");
    let page = site.page("notes/n0/index.html");
    for kept in ["<p>Un</p>", "<p>Suite.</p>", "<li>fin</li>", "<td>d</td>"] {
        assert!(page.contains(kept), "{kept} is not in {page}");
    }
    let written = site.page("notes/ecrit/index.html");
    assert!(["&lt;!-- a", "&lt;!-- b", "&lt;!-- c"].iter().all(|kept| written.contains(kept)), "{written}");
}

#[test]
fn no_text_names_a_withheld_note() {
    let site = with_canary();
    bodies(&site);
    nothing_is_said(&site, "a text");
}

#[test]
fn no_trusted_html_names_a_withheld_note() {
    let site = with_canary();
    site.write("carnet.yaml", format!("{CONFIG}html: trusted\n"));
    let within = "<script>\nconst a = '/notes/zqsecret-dossier/?a&b', c = \"A\";\n</script>\n\n<style>\n/* A */\n</style>\n\n\
                  <!-- A -->\n\n<textarea>A [[zqsecret-dossier</textarea>";
    site.write("content/notes/contenu.md", within.replace('A', ADDRESSES[3]));
    for (number, address) in ADDRESSES.iter().chain(&["/notes/zqsecret-dossier/", "zqsecret-dossier.md"]).enumerate() {
        site.write(&format!("content/notes/b{number}.md"), attributes(address));
    }
    nothing_is_said(&site, "trusted HTML");
}

#[test]
fn no_person_category_or_old_address_names_a_withheld_note() {
    let site = with_canary();
    let named = "[[zqsecret-dossier]]";
    let address = "https://example.org/x/notes/zqsecret-dossier/";
    for (number, name) in [named, address].into_iter().enumerate() {
        let note = format!(
            "---\nauthors: ['{name}']\ncommunity: '{name}'\nrevisions: [{{date: 2024-01-01, author: '{name}'}}]\n---\nUn.\n"
        );
        site.write(&format!("content/notes/n{number}.md"), note);
        let notebook = format!(
            "---\ntitle: N\ncategories: ['{name}']\n\
             notes: [{{note: publique, categories: ['{name}'], added_by: '{name}'}}]\n---\n"
        );
        site.write(&format!("content/notebooks/n{number}.md"), notebook);
    }
    site.write("content/notes/permalien.md", "---\npermalink: /notes/zqsecret-dossier/\n---\n# Permalien\n");
    site.write("content/notes/redirige.md", "---\nredirects: [/notes/zqsecret-dossier/]\n---\n# Redirigée\n");
    nothing_is_said(&site, "a person, a category or an old address");
}

/// A value of each form that says a name or an address, in JSON, which is YAML too.
fn value(form: ValueForm, name: &str, address: &str) -> Value {
    let group = |group: &KeyGroup| -> Value {
        group.keys.iter().map(|key| (key.name.to_owned(), value(key.form, name, address))).collect()
    };
    match form {
        ValueForm::Text | ValueForm::Folder => json!(name),
        ValueForm::Texts => json!([name, address]),
        ValueForm::Flag => json!(true),
        ValueForm::Date => json!("2024-02-29"),
        ValueForm::Outside | ValueForm::Contact | ValueForm::Report => json!(address),
        ValueForm::Redirects => json!(["/notes/zqsecret-dossier/"]),
        ValueForm::Words(words) => json!(words[0]),
        ValueForm::Group(inner) | ValueForm::TextOrGroup(inner) | ValueForm::FlagOrGroup(inner) => group(inner),
        ValueForm::Groups(inner) => json!([group(inner)]),
        ValueForm::TextsOrGroups(inner) | ValueForm::OneOrMore(inner) => json!([name, group(inner)]),
        ValueForm::Links => json!({"profile": address, name: address}),
        ValueForm::Anything => json!({name: [name]}),
    }
}

/// A key that is added to the table is tried here without being named.
#[test]
fn no_key_of_the_table_names_a_withheld_note() {
    let site = with_canary();
    site.write("carnet.yaml", format!("{CONFIG}front_matter: warn\n"));
    let folders = [
        (Role::Note, "notes"),
        (Role::Notebook, "notebooks"),
        (Role::Base, "bases"),
        (Role::Community, "communities"),
        (Role::Author, "authors"),
        (Role::Page, "pages"),
    ];
    let address = "https://example.org/x/notes/zqsecret-dossier/";
    for (role, folder) in folders {
        // What a list or a translation names must be there; the other two would make a page of that name that is published.
        let left_out = ["notes", "notebooks", "translation_of", "slug", "permalink"];
        for key in keys_of(role).keys.iter().filter(|key| !left_out.contains(&key.name)) {
            for (number, name) in ["[[zqsecret-dossier]]", "Voir [[Le Zqsecret dossier]]", address].iter().enumerate() {
                let value = value(key.form, name, address);
                let text = format!("---\n{}: {value}\n---\nTexte.\n", key.name);
                site.write(&format!("content/{folder}/{}-{number}.md", key.name.replace('_', "-")), text);
            }
        }
    }
    nothing_is_said(&site, "a key");
}

#[test]
fn an_outside_address_that_holds_that_of_a_withheld_note_is_left_out() {
    let site = with_canary();
    let outside = [
        "https://archive.example/web/2024/https://example.org/x/notes/zqsecret-dossier/",
        "https://share.example/?u=https%3A%2F%2Fexample.org%2Fx%2Fnotes%2Fzqsecret-dossier%2F&t=x",
    ];
    for (number, address) in outside.into_iter().enumerate() {
        let text = format!(
            "---\ntitle: Voir {address}\nsummary: '[mot]({address}) {address}'\ndiscuss: '{address}'\n\
             sources: [{{title: Un, url: '{address}'}}]\n---\n[mot]({address} 'titre') <{address}> {address} [un][r]\n\n\
             <a href='{address}'>mot</a>\n\n[r]: {address}\n"
        );
        site.write(&format!("content/notes/n{number}.md"), text);
    }
    nothing_is_said(&site, "an outside address");
}

#[test]
fn an_outside_address_that_holds_one_of_the_site_stays_a_link() {
    let site = with_canary();
    let address = "https://archive.example/web/https://example.org/x/notes/publique/";
    site.write("content/notes/a.md", format!("[mot]({address} 'titre') et <{address}>\n"));
    let page = site.page("notes/a/index.html");
    let link = format!("<a class=\"external\" rel=\"external\" href=\"{address}\"");
    assert!(page.contains(&format!("{link} title=\"titre\">mot</a> et {link}>{address}</a>")), "{page}");
}

#[test]
fn the_source_says_no_place_and_no_word_that_the_page_leaves_out() {
    let site = with_canary();
    let text =
        "[[publique#Zqsecret]] [mot](publique.md#zqsecret) [[publique#Zqsecret|mot]]\n\n```js zqsecret {1}\nx\n```\n";
    site.write("content/notes/a.md", text);
    let source = site.page("notes/a/index.md");
    assert!(source.contains("[[publique]] [mot](publique.md) [[publique|mot]]\n\n```js\nx\n```"), "{source}");
}

/// Labels, ids, attributes and addresses that hold a name or an address.
fn other_places(said: &str) -> Vec<String> {
    let mut places = vec![
        format!("![[image.png|{said}]]"),
        format!("Texte ![[image.png|{said}]] et ![{said}](https://a.org/i.png) ![{said}](https://vimeo.com/1)."),
        format!("![[son.mp3|{said}]]\n\n![{said}](son.mp3)\n\nici ![{said}](doc.pdf) et ![[doc.pdf|{said}]]"),
        format!("![[publique|{said}]]\n\nici ![[publique|{said}]] et ![{said}](publique.md)"),
        format!("![{said}](publique.md \"Voir {said}\")\n\nici ![{said}](publique.md \"Voir {said}\")"),
        format!("[[publique#{said}]] [x](publique.md#{said}) [[#{said}]] [[publique#^{said}]] ![[publique#{said}]]"),
        format!("## Titre {{#{said}}}\n\n## Autre {{.{said}}}\n\n## Encore {{#a .b x={said}}}"),
        format!("# Titre {{#{said}}}\n\nSuite"),
        format!("> [!{said}] Titre\n> Texte\n\n> [!note|{said}]- Titre\n> x\n\n> [!note]- {said}\n> x"),
        format!("Texte[^{said}].\n\n[^{said}]: Note."),
        format!("[mot][{said}] et [{said}][] et [{said}]\n\n[{said}]: publique.md"),
        format!("[mot][d]\n\n[d]: publique.md \"{said}\"\n[e]: <{said}> '{said}'"),
        format!("Texte ^{said}\n\nAutre.\n\n^{said}"),
        format!("Texte #{said} ici"),
    ];
    for name in
        ["id", "class", "name", "lang", "datetime", "label", "headers", "summary", "start", "style", "role", "data-x"]
    {
        places.push(format!(
            "Voir <span {name}=\"{said}\">mot</span> et <a href=\"publique.md\" {name}='{said}'>mot</a>"
        ));
        places.push(format!("<div {name}=\"{said}\">mot</div>\n\n<img src=/image.png {name}='{said}'>"));
        places.push(format!("<ol {name}=\"{said}\"><li {name}='{said}'>x</li></ol>\n\n<q {name}=\"{said}\">x</q>"));
    }
    places
}

const OTHERS: [&str; 6] = [
    "[[zqsecret-dossier]]",
    "/notes/zqsecret-dossier/",
    "zqsecret-dossier.md",
    "/notes/*zqsecret-dossier*/",
    "/notes//zqsecret-dossier/",
    "https://example.org/x/notes/zqsecret-dossier/",
];

#[test]
fn no_label_id_or_attribute_names_a_withheld_note() {
    for html in ["sanitise", "trusted"] {
        let site = with_canary();
        site.write("carnet.yaml", format!("{CONFIG}html: {html}\n"));
        site.write("content/notes/son.mp3", ".");
        site.write("content/notes/doc.pdf", ".");
        for (number, said) in OTHERS.iter().enumerate() {
            for (place, text) in other_places(said).into_iter().enumerate() {
                site.write(&format!("content/notes/n{number}x{place}.md"), text);
            }
            let quoted = serde_json::to_string(said).expect("a text");
            let keys = format!("permalink: {quoted}\naliases: [{quoted}]");
            site.write(&format!("content/notes/k{number}.md"), format!("---\n{keys}\n---\nTexte.\n"));
        }
        site.write("content/notes/vieille.md", "---\nredirects: ['/notes/~~zqsecret-dossier~~/']\n---\nTexte.\n");
        nothing_is_said(&site, html);
    }
}

#[test]
fn the_site_s_own_words_are_read_over_their_marks() {
    for key in ["description", "licence"] {
        let site = with_canary();
        site.write("carnet.yaml", format!("{CONFIG}{key}: 'Voir /notes/*zqsecret-dossier*/ ici'\n"));
        assert!(site.build().1.site.is_none(), "{key}");
    }
}

/// The alternative text of an image keeps the paths and names of what is published.
#[test]
fn an_alternative_text_keeps_the_names_of_what_is_published() {
    let site = with_canary();
    let text = "![Plan de /notes/publique/ et publique.md](/image.png)\n\nUn ![[image.png|voir notes/publique.md]] et \
                ![voir /notes/publique/](https://a.org/i.png)\n\n![voir /notes/zqsecret-dossier/ ici](/image.png)\n\n\
                Ici ![vers /notes/publique/](publique.md).\n";
    site.write("content/notes/a.md", text);
    let page = site.page("notes/a/index.html");
    for expected in [
        "alt=\"Plan de /notes/publique/ et publique.md\"",
        "alt=\"voir notes/publique.md\"",
        "alt=\"voir /notes/publique/\"",
        "alt=\"voir note non publiée ici\"",
        ">vers /notes/publique/</a>",
    ] {
        assert!(page.contains(expected), "{expected} is not in {page}");
    }
    let source = site.page("notes/a/index.md");
    assert!(
        source.contains("![voir note non publiée ici](/image.png)") && source.contains("![[image.png|voir notes"),
        "{source}"
    );
}

/// What is written behind a fence is no code: the name of its language is published, and nothing else of it.
#[test]
fn no_fence_names_a_withheld_note() {
    let site = with_canary();
    let infos = [
        "[[zqsecret-dossier]]",
        "js [[zqsecret-dossier]]",
        "js,/notes/zqsecret-dossier/",
        "{.js title=\"/notes/zqsecret-dossier/\"}",
        "js:notes/dossier/zqsecret-dossier.md",
        "/notes/zqsecret-dossier/",
        "zqsecret-dossier.md",
        "[mot](zqsecret-dossier.md)[^1]",
        "js &#91;[zqsecret-dossier]]",
        "&#47;notes/zqsecret-dossier/",
        "\\[[zqsecret-dossier",
        "https://example.org/x/notes/zqsecret-dossier/",
        "%%c%% /notes/zqsecret-dossier/",
        "<b>zqsecret-dossier.md</b>",
    ];
    for (number, info) in infos.into_iter().enumerate() {
        let fence = |sign: &str, indent: &str| format!("{sign}{info}\n{indent}code\n{indent}{sign}");
        let text = [
            fence("```", ""),
            fence("~~~~", ""),
            format!("> [!note]\n> {}", fence("```", "> ")),
            format!("1. {}\n2. ~~~ {info}", fence("~~~", "   ")),
            format!("Appel[^a].\n\n[^a]: {}", fence("```", "    ")),
            format!("Terme\n: {}", fence("```", "  ")),
            format!("   {}", fence("```", "   ")),
        ];
        site.write(&format!("content/notes/n{number}.md"), text.join("\n\n"));
    }
    site.write("content/notes/kept.md", "``` c++ {1}\n[[zq]]\n```\n\n~~~objective-c, x\n~~~\n");
    nothing_is_said(&site, "a fence");
    let (page, source) = (site.page("notes/kept/index.html"), site.page("notes/kept/index.md"));
    assert!(page.contains("class=\"language-c++\">") && page.contains("class=\"language-objective-c\""), "{page}");
    assert!(source.contains("``` c++\n[[zq]]\n```\n\n~~~objective-c\n~~~"), "{source}");
}

#[test]
fn an_id_a_title_and_a_link_of_raw_html_keep_the_names_of_what_is_published() {
    let site = with_canary();
    let text = "## Voir /notes/publique/ ici\n\n## Voir /notes/zqsecret-dossier/ ici\n\n[[#Voir /notes/publique/ ici|bas]]\n\n\
                <b title='voir /notes/publique/ &amp; suite'>mot</b> <a href='publique.md?a&amp;b'>lien</a> \
                <i title='voir /notes/zqsecret-dossier/ & suite'>mot</i> <u>/notes/publique/?a&amp;b</u>\n";
    site.write("content/notes/a.md", text);
    let page = site.page("notes/a/index.html");
    for expected in [
        "<h2 id=\"voir-notes-publique-ici\">",
        "<h2 id=\"voir-ici-2\">",
        "href=\"#voir-notes-publique-ici\">bas</a>",
        "<b title=\"voir /notes/publique/ &amp; suite\">mot</b>",
        "<a href=\"../../notes/publique/\">lien</a>",
        "<i title=\"voir note non publiée &amp; suite\">mot</i>",
        "<u>/notes/publique/?a&amp;b</u>",
    ] {
        assert!(page.contains(expected), "{expected} is not in {page}");
    }
    nothing_is_said(&site, "an id or a title");
}

#[test]
fn the_site_s_own_words_name_no_withheld_note() {
    for said in
        ["title: Voir [[zqsecret-dossier]]", "title: T\ndescription: 'https://example.org/x/notes/zqsecret-dossier/'"]
    {
        let site = with_canary();
        site.write("carnet.yaml", CONFIG.replace("title: Essai", said));
        let (_, built) = site.build();
        assert!(built.site.is_none(), "{said}");
        assert!(built.diagnostics.iter().any(|d| d.file.as_deref() == Some("carnet.yaml")), "{said}");
    }
    let site = with_canary();
    site.write("carnet.yaml", CONFIG.replace("title: Essai", "title: Voir [[publique]] [sic]"));
    assert!(site.build().1.site.is_some());
}

/// The lines of an old system: the source beside the page has no more of the front matter than that of any other note.
#[test]
fn a_front_matter_of_carriage_returns_stays_out_of_the_source() {
    let site = site("//- carnet.yaml\ndefaults: {visibility: public}\n");
    site.write("content/notes/a.md", "---\rtitle: Titre\r# zqcomment\r---\rTexte.\r");
    site.write("content/notes/b.md", "---\r\ntitle: Titre\r\n# zqcomment\r\n---\r\nTexte.\r\n");
    for (path, bytes) in site.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("zqcomment"), "{path}");
    }
}
