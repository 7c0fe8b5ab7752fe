//! `carnet build --preview`: what reviewers are shown, and what keeps it from being published.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::cli::{carnet, told};
use crate::site::{Site, site};

const NOTES: &str = "\
//- carnet.yaml
title: Essai
base_url: https://example.org/essai/
host: netlify
report: erreurs@example.org
epub: true
og_images: true
//- content/notes/ouverte.md
---
visibility: public
published: 2024-06-01
---
# Ouverte

Vers [[reservee]] et [[ebauche]].
//- content/notes/reservee.md
---
visibility: private
---
# Réservée

Mot zibeline.
//- content/notes/ebauche.md
---
visibility: public
draft: true
---
# Ébauche

Mot tourmaline.
//- content/notebooks/tout.md
---
title: Tout
visibility: public
notes: [ouverte, reservee, ebauche]
---
";

fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let bytes = fs::read(entry.path()).expect("it can be read");
        let path = entry.path().strip_prefix(folder).expect("inside").display().to_string();
        (path, String::from_utf8_lossy(&bytes).into_owned())
    });
    files.collect()
}

fn run(site: &Site, arguments: &[&str]) -> String {
    told(&carnet(site, arguments))
}

#[test]
fn it_shows_what_no_build_publishes_and_says_so() {
    let site = site(NOTES);
    assert_snapshot!(run(&site, &["build", "--preview"]).replace(|c: char| c.is_ascii_digit(), "n"), @r"
    exit n
    --- out
    n notes, n notebook; n warnings
    nn files written, n unchanged in ./preview (… s)
    --- err
    note: this is a preview, with drafts and private notes: do not publish it
    ");
    let page = fs::read_to_string(site.path().join("preview/notes/reservee/index.html")).expect("it is there");
    assert!(page.contains("zibeline") && page.contains("<title>Réservée · Aperçu\u{a0}: Essai</title>"), "{page}");
    let open = fs::read_to_string(site.path().join("preview/notes/ouverte/index.html")).expect("it is there");
    assert!(open.contains("href=\"../reservee/index.html\"") || open.contains("notes/reservee/index.html\""), "{open}");
    assert!(run(&site, &["build"]).starts_with("exit 0"));
    for (path, text) in files(&site.output()) {
        for word in ["zibeline", "tourmaline", "reservee", "ebauche", "Aperçu pour relecture"] {
            assert!(!path.contains(word) && !text.contains(word), "{word} in {path}");
        }
    }
}

#[test]
fn every_page_of_it_is_marked_and_leads_nobody_to_the_site() {
    let site = site(NOTES);
    run(&site, &["build", "--preview"]);
    let files = files(&site.path().join("preview"));
    let pages: Vec<_> = files.iter().filter(|(path, _)| path.ends_with(".html")).collect();
    assert!(pages.len() > 10, "{pages:?}");
    for (path, text) in pages {
        assert!(text.contains("<b>Aperçu pour relecture</b>"), "{path}");
        assert!(text.contains("content=\"noindex, nofollow\""), "{path}");
    }
    for (path, text) in &files {
        assert!(!text.contains("example.org"), "{path}");
        assert!(!path.ends_with(".epub") && path != "_headers" && path != "sitemap.xml", "{path}");
    }
    let of = |name: &str| files.iter().find(|(path, _)| path == name).map(|(_, text)| text.as_str());
    assert_eq!(of(".gitignore"), Some("*\n"));
    assert_eq!(of("robots.txt"), Some("User-agent: *\nDisallow: /\n"));
}

#[test]
fn no_theme_takes_the_mark_away() {
    let site = site(NOTES);
    site.write("themes/nu/theme.yaml", "contract: 1\n");
    site.write(
        "themes/nu/templates/note.html",
        "<html><head><title>x</title></head><body>{{ page.title }}</body></html>\n",
    );
    site.write("carnet.yaml", "title: Essai\ntheme: nu\n");
    let built = run(&site, &["build", "--preview"]);
    assert!(built.starts_with("exit 0"), "{built}");
    let page = fs::read_to_string(site.path().join("preview/notes/ouverte/index.html")).expect("it is there");
    assert!(page.contains("<body>\n  <aside class=\"audience draft\" aria-label=\"Aperçu pour relecture\">"), "{page}");
    assert!(page.contains("noindex"), "{page}");
}

#[test]
fn no_folder_that_is_published_takes_it() {
    let site = site(NOTES);
    let refused = "exit 2
--- out

--- err
error: a preview shows private notes, and 'public' is a folder that is published
help: name a folder of its own with --output; without it, a preview is written to 'preview'";
    assert_eq!(run(&site, &["build", "--preview", "--output", "public"]), refused);
    assert!(!site.output().exists());
    run(&site, &["build"]);
    for place in ["public", "public/relecture", "public-equipe", "static/relecture", "docs"] {
        let told = run(&site, &["build", "--preview", "--output", place]);
        assert_eq!(told, refused.replace("'public'", &format!("'{place}'")));
    }
    run(&site, &["build", "--output", "ailleurs"]);
    assert_snapshot!(run(&site, &["build", "--preview", "--output", "ailleurs"]), @r"
    exit 2
    --- out

    --- err
    error: the output folder 'ailleurs' holds a build for the audience 'public', this one is for 'preview'
    help: name a folder of its own with --output; without it, a preview is written to 'preview'
    ");
}

#[test]
fn no_build_for_readers_takes_its_folder() {
    let site = site(NOTES);
    run(&site, &["build", "--preview"]);
    for audience in ["public", "community:equipe"] {
        let told = run(&site, &["build", "--output", "preview", "--audience", audience]);
        assert_eq!(
            told,
            "exit 2
--- out

--- err
error: the output folder 'preview' holds a preview, with drafts and private notes
help: remove that folder, and name another with --output"
        );
    }
    run(&site, &["build"]);
    fs::rename(site.path().join("preview"), site.output().join("relecture")).expect("it can be moved");
    assert_snapshot!(run(&site, &["build"]), @r"
    exit 2
    --- out

    --- err
    error: a preview, with private notes in it, lies in the output folder: './public/relecture'
    help: remove that folder, and name another with --output
    ");
    fs::remove_dir_all(site.output()).expect("it can be removed");
    // A folder of notes that holds its own preview.
    site.write("carnet.yaml", "title: Essai\ncontent: .\n");
    assert!(run(&site, &["build", "--preview"]).starts_with("exit 0"));
    assert!(run(&site, &["build"]).starts_with("exit 0"));
    for (path, text) in files(&site.output()) {
        assert!(!text.contains("zibeline"), "{path}");
    }
}

#[test]
fn it_is_for_no_audience_and_has_no_address() {
    let site = site(NOTES);
    for arguments in [["--audience", "public"], ["--base-url", "https://example.org/"]] {
        let told = run(&site, &["build", "--preview", arguments[0], arguments[1]]);
        assert!(told.starts_with("exit 2") && told.contains("--preview"), "{told}");
    }
}
