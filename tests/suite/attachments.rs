//! Files beside the notes: which are published, in which state, and which are refused.

use crate::cli::carnet;
use crate::site::{Site, site};

/// Builds; gives the exit code and the messages.
fn built(site: &Site) -> (i32, String) {
    let output = carnet(site, &["build"]);
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stderr).into_owned())
}

const LINKED: &str = "\
//- carnet.yaml
title: Essai
defaults: {visibility: public}
//- content/index.md
[a](notes/a.md)
";

#[test]
fn attachments_that_would_be_run_are_errors() {
    for (name, text) in [
        ("outil.html", "<p>x"),
        ("outil.js", "x()"),
        ("_redirects", "/ /x"),
        ("CNAME", "example.org"),
        ("vue.svg", "<svg onload=\"x()\"/>"),
        ("sans-nom", "<html>"),
    ] {
        let note = format!("//- content/notes/a.md\n[fichier]({name})\n//- content/notes/{name}\n{text}\n");
        let held = site(&format!("{LINKED}{note}"));
        let (code, said) = built(&held);
        assert_eq!(code, 1, "{name}: {said}");
        assert!(
            said.contains("error[active-attachment]: ") && said.contains(&format!("content/notes/{name}")),
            "{said}"
        );
        assert!(said.contains("= help: put it in static/"), "{said}");
        assert!(!held.path().join("public").exists(), "{name}");

        let trusted = site(&format!("{LINKED}{note}").replace("title: Essai", "title: Essai\nhtml: trusted"));
        assert_eq!(built(&trusted).0, 0, "{name}");
        assert!(trusted.path().join("public/notes").join(name).exists(), "{name}");

        let unused = site(&format!("{LINKED}{}", note.replace(&format!("[fichier]({name})"), "texte")));
        let (code, said) = built(&unused);
        assert_eq!(code, 0, "{name}: {said}");
        assert!(!unused.path().join("public/notes").join(name).exists(), "{name}");

        let kept = site(&format!("{LINKED}//- content/notes/a.md\n[fichier](/{name})\n//- static/{name}\n{text}\n"));
        let (code, said) = built(&kept);
        assert_eq!(code, 0, "{name}: {said}");
        assert!(kept.path().join("public").join(name).exists(), "{name}");
    }
}

#[test]
fn attachments_that_do_nothing_are_published() {
    let files = ["plan.pdf", "liste.csv", "analyse.R", "carte.geojson", "schema.drawio", "notes.txt", "flux.xml"];
    let links: String = files.iter().map(|name| format!("[fichier]({name}) ")).collect();
    let site = site(&format!("{LINKED}//- content/notes/a.md\n{links}![vue](vue.svg)\n"));
    for name in files {
        site.write(&format!("content/notes/{name}"), "<mxfile><a b=\"c\"/></mxfile>");
    }
    site.write("content/notes/vue.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>");
    let (code, said) = built(&site);
    assert_eq!(code, 0, "{said}");
    assert!(files.iter().all(|name| site.path().join("public/notes").join(name).exists()));
}

#[test]
fn names_with_a_dot_in_static() {
    let site = site(&format!(
        "{LINKED}//- content/notes/a.md\ntexte\n//- static/.well-known/security.txt\nx\n//- static/.nojekyll\n\n\
         //- static/.htaccess\nx\n//- static/.env\ncanari\n//- static/.git/config\ncanari\n//- static/.DS_Store\ncanari\n\
         //- static/a/.plan\ncanari\n//- static/.well-known/.cle\ncanari\n"
    ));
    let (code, said) = built(&site);
    assert_eq!(code, 0, "{said}");
    let told: Vec<&str> = said.lines().filter_map(|line| line.trim_start().strip_prefix("--> static/")).collect();
    assert_eq!(told, [".env", ".well-known/.cle", "a/.plan"], "{said}");
    assert!(said.contains("warning[hidden-static]: this is left out, since its name begins with a dot"), "{said}");
    let there = |path: &str| site.path().join("public").join(path).exists();
    for path in [".well-known/security.txt", ".nojekyll", ".htaccess"] {
        assert!(there(path), "{path}");
    }
    for path in [".env", ".git", ".DS_Store", "a/.plan", ".well-known/.cle"] {
        assert!(!there(path), "{path}");
    }
}

/// A photograph of a note, a cover and an author tell nothing more; one of `static/` is copied as it is.
#[test]
fn pictures_are_published_without_metadata() {
    // A JPEG with a comment, and nothing else that matters here.
    let photograph = b"\xFF\xD8\xFF\xFE\0\x08canari\xFF\xDA\0\x02image\xFF\xD9";
    let site = site(&format!(
        "{LINKED}//- content/notes/a.md\n---\nauthor: zoe\ncover: {{image: b.jpg, alt: b}}\n---\n![a](a.jpg)\n\
         //- content/authors/zoe.md\n---\nname: Zoé\n---\n![c](c.jpg)\n"
    ));
    for path in ["content/notes/a.jpg", "content/notes/b.jpg", "content/authors/c.jpg", "static/d.jpg"] {
        site.write(path, photograph);
    }
    for _ in 0..2 {
        let (code, said) = built(&site);
        assert_eq!(code, 0, "{said}");
        for path in ["notes/a.jpg", "notes/b.jpg", "authors/c.jpg"] {
            let published = std::fs::read(site.path().join("public").join(path)).expect("it is published");
            assert_eq!(published, b"\xFF\xD8\xFF\xDA\0\x02image\xFF\xD9", "{path}");
        }
        assert_eq!(std::fs::read(site.path().join("public/d.jpg")).expect("it is published"), photograph);
        site.write("content/notes/a.md", "---\nauthor: zoe\ncover: {image: b.jpg, alt: b}\n---\n![a](a.jpg) bis\n");
    }
}

/// The files of a site that say a word of a withheld name, each with what stands around it.
fn telling(site: &Site) -> Vec<String> {
    let mut said = Vec::new();
    for (path, content) in site.files() {
        let text = String::from_utf8_lossy(&content).to_lowercase();
        for at in text.match_indices("zqsecret").map(|(at, _)| at) {
            let from = (0..=at.saturating_sub(80)).rev().find(|from| text.is_char_boundary(*from));
            let around: String = text[from.unwrap_or(0)..].chars().take(160).collect();
            said.push(format!("{path} says {around}"));
        }
        if path.to_lowercase().contains("zqsecret") {
            said.push(format!("there is a file {path}"));
        }
    }
    said
}

const NAMED_AS_WITHHELD: [&str; 12] = [
    "zqsecret-dossier/plan.pdf",
    "zqsecret-dossier/annexes/Plan de travail.pdf",
    "zqsecret-dossier/photo.png",
    "ZQSECRET_Dossier.png",
    "zqsecret-dossier.pdf",
    "zqsecret-dossier (2).mp3",
    "2024-03 zqsecret-dossier.excalidraw.svg",
    "Le Zqsecret dossier.webm",
    "annexe Zqsecret alias.csv",
    "zqsecret-adresse.docx",
    "zqsecretseul/a/vue.png",
    "zqsecretseul.zip",
];

fn site_of_named_files() -> Site {
    let site = site(
        "//- carnet.yaml\ntitle: Essai\nbase_url: https://example.org/x/\ndefaults: {visibility: public}\n\
         links: {unresolved: warn}\n\
         //- content/notes/zqsecret-dossier.md\n---\ntitle: Le Zqsecret dossier\naliases: [Zqsecret alias]\n\
         redirects: [/ancien/zqsecret-adresse/]\nvisibility: private\n---\n\
         //- content/notes/zqsecretseul/index.md\n---\ntitle: Un autre\ndraft: true\n---\n",
    );
    for (number, name) in NAMED_AS_WITHHELD.iter().enumerate() {
        let bytes = if name.ends_with(".svg") { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>" } else { "octets" };
        site.write(&format!("content/notes/{name}"), format!("{bytes}\n<!-- {number} -->"));
    }
    site
}

#[test]
fn no_file_says_a_withheld_name_by_its_address() {
    let site = site_of_named_files();
    for (number, name) in NAMED_AS_WITHHELD.iter().enumerate() {
        let encoded = name.replace(' ', "%20");
        let links = [
            format!("[mot](<{name}>)"),
            format!("[mot]({encoded}#page=2 'titre')"),
            format!("[mot](/notes/{encoded}?a=b#c)"),
            format!("[mot](https://example.org/x/notes/{encoded})"),
            format!("[mot [x] *fort*](./{encoded})"),
            format!("![]({encoded})"),
            format!("![image](<{name}>)"),
            format!("[![image]({encoded})]({encoded})"),
            format!("![[{name}]]"),
            format!("![[{name}|300]]"),
            format!("![[{name}|mot]]"),
            format!("[[{name}]]"),
            format!("[[{name}#page=3]]"),
            format!("[[{name}|mot]]"),
            format!("[[notes/{name}]]"),
            format!("[mot][r{number}]"),
            format!("![mot][r{number}] ![][r{number}]"),
            format!("<https://example.org/x/notes/{encoded}>"),
            format!("https://example.org/x/notes/{encoded}"),
            format!("/notes/{encoded}"),
            format!("<a href=\"{encoded}\">mot</a> <a href={encoded}>mot</a>"),
            format!("<img src='{encoded}' alt='mot'>"),
            format!("<img src='/image.png' srcset='{encoded} 1x, /notes/{encoded} 2x' alt='mot'>"),
            format!("<video poster='{encoded}' src='{encoded}'></video>"),
            format!("<audio><source src='{encoded}'></audio>"),
        ];
        let mut text = format!(
            "---\ntitle: n{number}\nslug: n{number}\npublished: 2024-01-01\ncover: {{image: '{name}', alt: mot}}\n\
             revisions: [{{date: 2024-02-01, summary: 'Voir [[{name}]]'}}]\nsummary: 'Voir ![[{name}]]'\n---\n"
        );
        for link in &links {
            let cell = link.replace('|', "\\|");
            for place in [
                format!("{link}\n"),
                format!("Voir {link} ici.\n"),
                format!("## Voir {link}\n"),
                format!("- Voir {link}\n- [ ] {link}\n"),
                format!("> [!note] {link}\n> {link}\n"),
                format!("| A | B |\n|---|---|\n| {cell} | {cell} |\n"),
                format!("**{link}**[^{number}]\n"),
            ] {
                text.push_str(&place);
                text.push('\n');
            }
        }
        text.push_str(&format!(
            "[^{number}]: Voir [[{name}]]\n\n[r{number}]: {encoded} 'titre'\n[s{number}]: <{name}>\n"
        ));
        site.write(&format!("content/notes/n{number}.md"), &text);
        site.write(&format!("content/notes/v{number}.md"), format!("![[n{number}]]\n[[n{number}#Voir ![[{name}]]]]\n"));
    }
    let said = telling(&site);
    assert!(said.is_empty(), "{}:\n{}", said.len(), said[..said.len().min(60)].join("\n\n"));
}

/// The name is one in all that a file is used for, its bytes are those of the file, and who wrote the page is told once.
#[test]
fn a_file_called_like_a_withheld_note_has_a_neutral_address() {
    let site = site(
        "//- content/notes/secret.md\n---\ntitle: Le secret\nvisibility: private\n---\n\
         //- content/notes/a.md\n---\ncover: {image: secret/vue.png, alt: vue}\n---\n\
         [Le *plan*](secret/plan.pdf#page=2), [[secret.pdf]]\n\n![[secret/vue.png|100]]\n\n![[secret.pdf]]\n\n\
         | A |\n|---|\n| ![[secret/vue.png\\|200]] [x][p] |\n\n[p]: secret/plan.pdf\n\
         //- content/notes/b.md\n[plan](secret/plan.pdf) ![vue](autre/vue.png)\n",
    );
    let files = [
        ("content/notes/secret/plan.pdf", "un plan"),
        ("content/notes/secret.pdf", "un autre"),
        ("content/notes/secret/vue.png", "une vue"),
        ("content/notes/autre/vue.png", "une vue"),
    ];
    for (path, text) in files {
        site.write(path, text);
    }
    let made = site.files();
    let of = |text: &str, ending: &str| {
        let mut found = made.iter().filter(|(path, bytes)| *bytes == text.as_bytes() && path.starts_with("assets/"));
        let path = found.next().map(|(path, _)| path.clone()).expect("it has an address");
        assert!(path.ends_with(ending) && found.next().is_none(), "{path}");
        path
    };
    let (plan, other, view) = (of("un plan", ".pdf"), of("un autre", ".pdf"), of("une vue", ".png"));
    assert!(made.contains_key("notes/autre/vue.png"), "a file of another name keeps its own");
    assert!(made.keys().all(|path| !path.contains("secret")), "{:?}", made.keys());
    let page = site.page("notes/a/index.html");
    for expected in [
        format!("<a class=\"internal\" href=\"../../{plan}#page=2\">Le <em>plan</em></a>"),
        format!("<a class=\"internal\" href=\"../../{other}\">fichier</a>"),
        format!("<img src=\"../../{view}\" alt=\"\" width=\"100\""),
        format!("<a class=\"internal\" href=\"../../{other}\"><span class=\"document-title\">fichier</span> "),
        format!("<meta property=\"og:image\" content=\"https://example.org/{view}\">"),
    ] {
        assert!(page.contains(&expected), "{expected} is not in {page}");
    }
    let source = site.page("notes/a/index.md");
    let body = source.rsplit("---\n\n").next().unwrap_or_default();
    let expected = format!(
        "[Le *plan*](/{plan}#page=2), [[/{other}]]\n\n![[/{view}|100]]\n\n![[/{other}]]\n\n\
         | A |\n|---|\n| ![[/{view}\\|200]] [x][p] |\n\n[p]: /{plan}\n"
    );
    assert!(source.ends_with(&expected), "{body}");

    let messages = site.messages();
    let told = |file: &str| messages.matches(&format!("leads to {file}")).count();
    assert_eq!(messages.matches("warning[neutral-address]: ").count(), 3, "{messages}");
    assert_eq!((told("notes/secret/plan.pdf"), told("notes/secret.pdf"), told("notes/secret/vue.png")), (1, 1, 1));
    assert!(messages.contains("= help: give the file or its folder another name, or move the file"), "{messages}");

    // Where nothing is withheld, or where a published page has the name, files keep theirs.
    for text in ["---\ntitle: Le secret\n---\n", "---\nvisibility: private\nslug: autre-chose\n---\n"] {
        site.write("content/notes/secret.md", text);
        site.write("content/notebooks/secret.md", "---\ntitle: Secret\nnotes: []\n---\n");
        assert!(site.files().contains_key("notes/secret/plan.pdf"), "{text}");
        assert!(!site.messages().contains("neutral-address"));
    }
}

/// A file that no list may name stays out of them under its neutral address too.
#[test]
fn a_neutral_address_of_an_unlisted_page_is_hidden() {
    let site = site(
        "//- content/notes/secret.md\n---\nvisibility: private\n---\n//- content/notes/secret/plan.pdf\nun plan\n\
         //- content/notes/a.md\n---\nvisibility: unlisted\n---\n[plan](secret/plan.pdf)\n",
    );
    let (_, built) = site.build();
    let files = built.site.expect("a site").files;
    let hidden: Vec<&String> = files.iter().filter(|(_, file)| file.hidden).map(|(path, _)| path).collect();
    assert!(hidden.iter().any(|path| path.starts_with("assets/") && path.ends_with(".pdf")), "{hidden:?}");
}

#[test]
fn an_empty_file_is_told_where_it_is_used_first() {
    let site = site(&format!(
        "{LINKED}//- content/notes/a.md\n---\ncover: {{image: vide.png, alt: x}}\n---\n![x](vide.png) [y](vide.pdf)\n\
         ![x](/fixe.png) [z](plein.pdf) [w][r]\n\n[r]: vide.pdf\n//- content/notes/plein.pdf\nx\n"
    ));
    for path in ["content/notes/vide.png", "content/notes/vide.pdf", "content/notes/inutile.pdf", "static/fixe.png"] {
        site.write(path, "");
    }
    for command in ["build", "check"] {
        let output = carnet(&site, &[command]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert_eq!(said.matches("warning[empty-file]: this file is empty").count(), 3, "{said}");
        for expected in [
            "--> content/notes/a.md:2:16",
            "leads to notes/vide.pdf",
            "leads to static/fixe.png",
            "= help: save the file again, or put another in its place",
        ] {
            assert!(said.contains(expected), "{expected} is not in {said}");
        }
    }
}

#[test]
fn the_text_of_a_document_under_a_name_that_is_not_read_is_no_attachment() {
    let private = "---\nvisibility: private\n---\nzqsecret\n";
    for name in ["a.MD", "a.markdown", "a.md.txt", "a.Mdown"] {
        for link in [format!("[p]({name})"), format!("![[{name}]]"), format!("[[{name}]]"), format!("![p]({name})")] {
            let held = site(&format!("{LINKED}//- content/notes/a.md\n{link}\n//- content/notes/b/{name}\n{private}"));
            let (code, said) = built(&held);
            assert_eq!(code, 1, "{name} {link}: {said}");
            let expected = format!("--> content/notes/b/{name}\n = help: rename it to 'a.md';");
            assert!(said.contains("error[unread-document]: ") && said.contains(&expected), "{said}");
            let ignored = LINKED.replace("title: Essai", "title: Essai\nignore: [notes/b]\nlinks: {unresolved: warn}");
            let held = site(&format!("{ignored}//- content/notes/a.md\n{link}\n//- content/notes/b/{name}\n{private}"));
            assert_eq!(built(&held).0, 0, "{name} {link}");
            assert_eq!(telling(&held), Vec::<String>::new(), "{name} {link}");
        }
    }
    // What an editor keeps beside a text is no attachment either; nobody asked for it, so nothing is said of it alone.
    let copies = "//- content/notes/a.md~\nzqsecret\n//- content/notes/a.md.bak\nzqsecret\n";
    let held = site(&format!("{LINKED}//- content/notes/a.md\nA\n{copies}"));
    let (code, said) = built(&held);
    assert_eq!((code, said.contains(".bak")), (0, false), "{said}");
    let held = site(&format!("{LINKED}//- content/notes/a.md\n[p](a.md~) ![[a.md.bak]]\n{copies}"));
    assert_eq!(built(&held).0, 1);
}

#[test]
fn a_configuration_of_another_name_stops_the_build() {
    for name in ["carnet.yml", "Carnet.yaml", "carnet.yaml.txt"] {
        let held = site("//- content/notes/a.md\n[[rien]]\n");
        held.remove("carnet.yaml");
        held.write(name, "title: Essai\n");
        let (code, said) = built(&held);
        assert_eq!(code, 1, "{said}");
        let expected = format!("--> {name}\n = help: rename it to 'carnet.yaml'");
        assert!(said.contains(&expected) && !said.contains("rien"), "{said}");
        assert!(!held.path().join("public").exists());
    }
}

#[test]
fn a_note_in_static_is_not_published_as_it_is() {
    let note = "---\nvisibility: private\n---\nzqsecret\n";
    for (config, text) in [("content: content", note), ("content: .", "zqsecret\n"), ("content: .", note)] {
        let config =
            format!("//- carnet.yaml\n{config}\ndefaults: {{visibility: public}}\n//- content/notes/a.md\nA\n");
        let (code, said) = built(&site(&format!("{config}//- static/r.md\n{text}")));
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("error[unread-document]: ") && said.contains("--> static/r.md"), "{said}");
    }
    // A text that says nothing of itself is published where someone put it.
    let plain = site("//- content/notes/a.md\nA\n//- static/llms.md\n# Plain\n");
    assert_eq!(built(&plain).0, 0);
    assert_eq!(plain.page("llms.md"), "# Plain\n");
    for folder in ["static", "static/notes", "themes/x"] {
        let within = site(&format!("//- carnet.yaml\ncontent: {folder}\n//- {folder}/a.md\n{note}"));
        let (code, said) = built(&within);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("error[path-leaves-site]: notes cannot be in"), "{said}");
    }
}

#[test]
fn the_site_of_a_community_is_not_put_into_that_of_all() {
    let community = "//- content/communities/alpha.md\n---\ntitle: Alpha\n---\n";
    let held = site(&format!("{LINKED}//- content/notes/a.md\nA\n{community}"));
    let run = |arguments: &[&str]| {
        let output = carnet(&held, arguments);
        (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert_eq!(run(&["build"]).0, 0);
    let (code, said) = run(&["build", "--audience", "community:alpha", "--output", "public/alpha"]);
    assert!(code == 2 && said.contains("lies in the output of another site"), "{said}");
    // What was moved there is found too.
    assert_eq!(run(&["build", "--audience", "community:alpha", "--output", "equipe"]).0, 0);
    std::fs::rename(held.path().join("equipe"), held.path().join("public/equipe")).expect("folders can be moved");
    let (code, said) = run(&["build"]);
    assert!(code == 2 && said.contains("a site that is not for everyone (community:alpha)"), "{said}");
}
