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
