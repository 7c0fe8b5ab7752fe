//! `carnet check`: what a build would say, what an editor adds, and how both are told.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::Command;

use carnet::author::check::{self, Options};
use carnet::diagnostics::{Diagnostic, Language};
use carnet::pipeline;
use carnet::publish::audience::Audience;
use insta::assert_snapshot;
use proptest::prelude::*;

use crate::cli::{carnet, carnet_with, told};
use crate::random::{CONFIG, world};
use crate::site::{Site, site};

/// What a check of a site prints, its last line apart.
fn said(fixture: &str) -> String {
    checked(&site(fixture))
}

fn checked(site: &Site) -> String {
    let told = told(&carnet(site, &["check"]));
    let out = told.split_once("--- out\n").map_or("", |(_, out)| out);
    let out = out.split_once("\n--- err").map_or(out, |(out, _)| out);
    out.split("\n'carnet explain").next().unwrap_or_default().to_owned()
}

// Writing

#[test]
fn nothing_to_say() {
    assert_snapshot!(told(&carnet(&site("//- content/index.md\n[[a]]\n//- content/notes/a.md\n# A\n\nMot.\n"), &["check"])), @r"
    exit 0
    --- out
    1 note, 0 notebooks; 0 errors, 0 warnings, 0 advice messages
    --- err
    ");
}

#[test]
fn headings_links_and_paragraphs() {
    let long = "mot ".repeat(180) + "fin.";
    assert_snapshot!(said(&format!("\
//- content/index.md
[[a]]
//- content/notes/a.md
# A

#### Détail

Voir [ici](https://example.net/doc), ou <https://example.net/doc>.

{long}
")), @r"
    advice[heading-skip]: this heading of level 4 comes after one of level 1
     --> content/notes/a.md:3:1
      |
    3 | #### Détail
      | ^^^^^^^^^^^
      |
      = help: begin it with '##'

    advice[vague-link]: 'ici' does not say where this link leads
     --> content/notes/a.md:5:6
      |
    5 | Voir [ici](https://example.net/doc), ou <https://example.net/doc>.
      |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: let the link's text name what is at the other end

    advice[address-as-label]: this link shows its address
     --> content/notes/a.md:5:41
      |
    5 | Voir [ici](https://example.net/doc), ou <https://example.net/doc>.
      |                                         ^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write [what is there](address)

    advice[long-paragraph]: this paragraph has 181 words
     --> content/notes/a.md:7:1
      |
    7 | mot mot mot mot mot mot mot mot mot mot mot m... mot mot mot mot mot mot mot mot mot mot fin.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: one idea a paragraph: beyond 180 words readers lose their place

    1 note, 0 notebooks; 0 errors, 0 warnings, 4 advice messages
    ");
}

#[test]
fn names_without_a_link() {
    assert_snapshot!(said("\
//- content/index.md
[[a]] [[deployer]] [[pivot]]
//- content/notes/a.md
# A

Le pivot, avant de déployer la
trajectoire : le Pivot.

| Qui |
|---|
| l'INESSS |
//- content/notes/deployer.md
# Déployer la trajectoire

Mot.
//- content/notes/inesss.md
---
title: INESSS
kind: organisation
---
[[a]]
//- content/lexique/pivot.md
---
title: Personne pivot
kind: term
aliases: [pivot]
---
"), @"
advice[unlinked-term]: 'pivot' is in the lexicon, and not linked in this note
 --> content/notes/a.md:3:4
  |
3 | Le pivot, avant de déployer la
  |    ^^^^^
  |
  = help: write [[pivot|pivot]]

advice[unlinked-title]: 'déployer la trajectoire' is a note's title, and not linked in this note
 --> content/notes/a.md:3:20
  |
3 |   Le pivot, avant de déployer la
  |  ____________________^
4 | | trajectoire : le Pivot.
  | |___________^
  |
  = help: write [[deployer|déployer la trajectoire]]

advice[unlinked-title]: 'INESSS' is a note's title, and not linked in this note
 --> content/notes/a.md:8:5
  |
8 | | l'INESSS |
  |     ^^^^^^
  |
  = help: write [[inesss]]

4 notes, 0 notebooks; 0 errors, 0 warnings, 3 advice messages
");
}

/// What is found, with the text of the file that it is found in.
fn found(site: &Site) -> Vec<(Diagnostic, String)> {
    let request = site.request(Audience::Public);
    let loaded = pipeline::load(&request).expect("the folder can be read");
    let checked = check::check(&request, &loaded, &Options::default());
    let text_of = |file: &str| loaded.text_of(file).unwrap_or_default().to_owned();
    let with_text = |d: Diagnostic| (d.clone(), d.file.as_deref().map(text_of).unwrap_or_default());
    checked.diagnostics.into_iter().map(with_text).collect()
}

#[test]
fn a_link_written_as_advised_is_right() {
    let site = site(
        "\
//- content/index.md
[[a]] [[un/plan]] [[deux/plan]] [[pivot]]
//- content/notes/a.md
# A

Le plan\u{a0}de l’équipe, puis le **Plan
du réseau**, et l’*intervenante-pivot*.

| Qui | Quoi |
|---|---|
| Le CLSC | [[a]] |
//- content/un/plan.md
---
slug: plan-de-l-equipe
---
# Plan de l'équipe

Mot.
//- content/deux/plan.md
# Plan du réseau

Mot.
//- content/lexique/pivot.md
---
title: Intervenante-pivot
kind: term
---
//- content/lexique/clsc.md
---
title: Centre local de services communautaires
kind: term
aliases: [CLSC]
---
",
    );
    let mut links = Vec::new();
    while let Some((advice, mut text)) = found(&site).into_iter().find(|(d, _)| d.rule.name().starts_with("unlinked")) {
        let link =
            advice.help_in(Language::english())[0].strip_prefix("write ").expect("it says what to write").to_owned();
        text.replace_range(advice.span.expect("it has a place"), &link);
        site.write(advice.file.as_deref().expect("it has a file"), text);
        links.push(link);
    }
    assert_eq!(
        links,
        ["[[un/plan|plan de l’équipe]]", "[[deux/plan]]", "[[pivot|intervenante-pivot]]", "[[clsc\\|CLSC]]"]
    );
    assert!(found(&site).is_empty(), "{:?}", found(&site));
}

#[test]
fn tags_in_several_spellings() {
    assert_snapshot!(said("\
//- content/index.md
[[a]] [[b]] [[c]]
//- content/notes/a.md
---
tags: [déploiement]
---
Mot.
//- content/notes/b.md
---
title: Déploiement
tags:
  - Deploiement
---
Mot.
//- content/notes/c.md
---
tags: [déploiement]
---
Mot.
"), @r"
    advice[tag-spelling]: the tag 'Deploiement' is elsewhere written 'déploiement'
     --> content/notes/b.md:4:5
      |
    4 |   - Deploiement
      |     ^^^^^^^^^^^
      |
      = help: write 'déploiement', as 2 notes do

    3 notes, 0 notebooks; 0 errors, 0 warnings, 1 advice message
    ");
}

#[test]
fn a_review_that_is_due() {
    assert_snapshot!(said("\
//- content/index.md
[[a]] [[b]]
//- content/notes/a.md
---
review_by: 2024-06-14
---
Mot.
//- content/notes/b.md
---
review_by: 2024-06-15
---
Mot.
"), @r"
    advice[review-due]: this was to be read again by 2024-06-14
     --> content/notes/a.md:2:12
      |
    2 | review_by: 2024-06-14
      |            ^^^^^^^^^^
      |
      = help: read it again, add a revision, and set the next day

    2 notes, 0 notebooks; 0 errors, 0 warnings, 1 advice message
    ");
}

// git

fn git(site: &Site, date: &str, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(site.path()).args(["-c", "user.name=Zoé", "-c", "user.email=zoe@example.org"]).args(arguments);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.env("GIT_AUTHOR_DATE", date).env("GIT_COMMITTER_DATE", date).output().expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn changes_that_no_revision_tells() {
    let site = site(
        "\
//- content/index.md
[[a]] [[b]] [[é d]]
//- content/notes/a.md
---
published: 2024-01-01
---
Mot.
//- content/notes/b.md
---
published: 2024-01-01
revisions: [{date: 2024-03-02, summary: Une phrase}]
---
Mot.
//- content/notes/é d.md
---
published: 2024-01-01
---
Mot.
",
    );
    git(&site, "2024-02-20T12:00:00Z", &["init", "--quiet"]);
    git(&site, "2024-02-20T12:00:00Z", &["add", "."]);
    git(&site, "2024-02-20T12:00:00Z", &["commit", "--quiet", "-m", "Tout"]);
    assert_snapshot!(checked(&site), @"3 notes, 0 notebooks; 0 errors, 0 warnings, 0 advice messages");
    let change = |path: &str| {
        let text = fs::read_to_string(site.path().join(path)).expect("it is there");
        site.write(path, format!("{text}\nEt deux phrases de plus.\n"));
    };
    for path in ["content/notes/a.md", "content/notes/b.md"] {
        change(path);
    }
    git(&site, "2024-03-02T12:00:00Z", &["commit", "--quiet", "-a", "-m", "Plus"]);
    change("content/notes/é d.md");
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    assert_snapshot!(checked(&site).replace(&today, "TODAY"), @r"
    advice[unrecorded-change]: this note changed on 2024-03-02, says git, after its newest date of 2024-01-01: 5 words differ
     --> content/notes/a.md:2:12
      |
    2 | published: 2024-01-01
      |            ^^^^^^^^^^
      |
      = help: add a revision that tells readers what changed: {date: …, author: …, summary: …}

    advice[unrecorded-change]: this note changed on TODAY, after its newest date of 2024-01-01: 5 words differ; the change is not committed yet
     --> content/notes/é d.md:2:12
      |
    2 | published: 2024-01-01
      |            ^^^^^^^^^^
      |
      = help: add a revision that tells readers what changed: {date: …, author: …, summary: …}

    3 notes, 0 notebooks; 0 errors, 0 warnings, 2 advice messages
    ");
}

/// What changed is counted since the newest date, over all commits, in the text alone.
#[test]
fn a_few_words_need_no_revision() {
    let site = site("//- content/index.md\n[[a]]\n");
    git(&site, "2024-02-01T12:00:00Z", &["init", "--quiet"]);
    let commit = |day: &str, head: &str, body: &str| {
        site.write("content/notes/a.md", format!("---\npublished: 2024-02-01\n{head}---\n{body}\n"));
        git(&site, &format!("{day}T12:00:00Z"), &["add", "."]);
        git(&site, &format!("{day}T12:00:00Z"), &["commit", "--quiet", "-m", "x"]);
    };
    commit("2024-02-01", "", "Appelez la personne agée dans les deux jours.");
    commit("2024-02-02", "tags: [a, b, c, d]\n", "Appelez la personne âgée dans les deux jours.");
    assert!(checked(&site).ends_with("0 advice messages"), "{}", checked(&site));
    commit("2024-02-03", "", "Appelez la personne âgée dans les jours.");
    commit("2024-02-04", "", "Appelez cette personne âgée vite.");
    assert!(
        checked(&site).contains("changed on 2024-02-04, says git, after its newest date of 2024-02-01: 6 words differ")
    );
    commit("2024-02-05", "", "Appelez la personne agée dans les deux jours.");
    assert!(checked(&site).ends_with("0 advice messages"), "{}", checked(&site));
    commit("2024-02-06", "", "Appelez la personne agée dans les 2 jours.");
    assert!(checked(&site).contains("1 word differs"), "{}", checked(&site));
}

/// A revision that is dated long after the commit that holds it.
#[test]
fn dates_that_git_contradicts() {
    let site = site("//- content/index.md\n[[a]] [[b]]\n");
    git(&site, "2024-02-01T12:00:00Z", &["init", "--quiet"]);
    for (name, day) in [("a", "2024-03-12"), ("b", "2024-02-10")] {
        site.write(&format!("content/notes/{name}.md"), format!("---\nrevisions: [{{date: {day}}}]\n---\nMot.\n"));
    }
    git(&site, "2024-02-02T12:00:00Z", &["add", "."]);
    git(&site, "2024-02-02T12:00:00Z", &["commit", "--quiet", "-m", "x"]);
    assert_snapshot!(checked(&site), @r"
    advice[dates-out-of-order]: git says that this file last changed on 2024-02-02, and this revision is of 2024-03-12
     --> content/notes/a.md:2:20
      |
    2 | revisions: [{date: 2024-03-12}]
      |                    ^^^^^^^^^^
      |
      = help: the text was there before that day: check the date

    2 notes, 0 notebooks; 0 errors, 0 warnings, 1 advice message
    ");
}

#[test]
fn a_shallow_clone_knows_nothing() {
    let origin = site("//- content/index.md\n[[a]]\n//- content/notes/a.md\n---\npublished: 2024-01-01\n---\n");
    git(&origin, "2024-02-01T12:00:00Z", &["init", "--quiet"]);
    for (date, text) in [("2024-02-01T12:00:00Z", "Un."), ("2024-02-02T12:00:00Z", "Deux, trois, quatre, cinq.")] {
        origin.write("content/notes/a.md", format!("---\npublished: 2024-01-01\n---\n{text}\n"));
        git(&origin, date, &["add", "."]);
        git(&origin, date, &["commit", "--quiet", "-m", text]);
    }
    let from = format!("file://{}", origin.path().display());
    git(&origin, "", &["clone", "--quiet", "--depth", "1", &from, "shallow"]);
    let output = carnet(&origin, &["check", "shallow"]);
    assert!(told(&output).contains("0 advice messages"), "{}", told(&output));
    assert!(checked(&origin).contains("1 advice message"));
}

// Silence

#[test]
fn what_is_silenced_is_not_said() {
    let fixture = "\
//- carnet.yaml
title: Essai
defaults: {visibility: public}
silence: [heading-skip]
//- content/notes/a.md
---
silence: [orphan, vague-link]
---
### Trop bas

[ici](b.md)
//- content/notes/b.md
[ici](a.md)
";
    let site = site(fixture);
    assert_snapshot!(checked(&site), @r"
    advice[vague-link]: 'ici' does not say where this link leads
     --> content/notes/b.md:1:1
      |
    1 | [ici](a.md)
      | ^^^^^^^^^^^
      |
      = help: let the link's text name what is at the other end

    2 notes, 0 notebooks; 0 errors, 0 warnings, 1 advice message
    ");
    assert_eq!(carnet(&site, &["build", "--strict"]).status.code(), Some(0), "a build listens too");
}

#[test]
fn names_that_silence_nothing() {
    assert_snapshot!(said("\
//- content/index.md
[[a]]
//- content/notes/a.md
---
silence: [orphn, nesting-limit, poésie]
---
Mot.
"), @r"
    warning[unknown-message]: no message has the name 'orphn'
     --> content/notes/a.md:2:11
      |
    2 | silence: [orphn, nesting-limit, poésie]
      |           ^^^^^
      |
      = help: did you mean 'orphan'?

    warning[silenced-error]: 'nesting-limit' is an error: it stays
     --> content/notes/a.md:2:18
      |
    2 | silence: [orphn, nesting-limit, poésie]
      |                  ^^^^^^^^^^^^^
      |
      = help: only warnings and advice can be silenced

    warning[unknown-message]: no message has the name 'poésie'
     --> content/notes/a.md:2:33
      |
    2 | silence: [orphn, nesting-limit, poésie]
      |                                 ^^^^^^
      |
      = help: 'carnet explain' lists the names of all messages

    1 note, 0 notebooks; 0 errors, 3 warnings, 0 advice messages
    ");
}

#[test]
fn errors_are_never_silenced() {
    let site = site("//- content/index.md\n---\nsilence: [unresolved-link]\n---\n[[rien]]\n");
    assert_eq!(carnet(&site, &["check"]).status.code(), Some(1));
}

// How it is told

const MIXED: &str = "\
//- content/index.md
[[rien]]
//- content/notes/a.md
### Une, partie
";

#[test]
fn one_mistake_hides_no_advice_and_the_exit_code_says_errors() {
    assert_snapshot!(told(&carnet(&site(MIXED), &["check"])), @r"
    exit 1
    --- out
    error[unresolved-link]: nothing is named 'rien'
     --> content/index.md:1:1
      |
    1 | [[rien]]
      | ^^^^^^^^
      |
      = help: write a note of that name, or fix the link

    warning[orphan]: no published notebook holds this note, and no published page links to it
    --> content/notes/a.md
     = help: add it to the list of a published notebook, or link to it from a published page

    advice[heading-skip]: this heading of level 3 comes after one of level 1
     --> content/notes/a.md:1:1
      |
    1 | ### Une, partie
      | ^^^^^^^^^^^^^^^
      |
      = help: begin it with '##'

    1 note, 0 notebooks; 1 error, 1 warning, 1 advice message
    'carnet explain NAME' says why a message matters and how to fix it
    --- err
    ");
}

#[test]
fn strict_is_about_warnings_not_advice() {
    let advised = site("//- content/index.md\n[[a]]\n//- content/notes/a.md\n### Une partie\n");
    assert_eq!(carnet(&advised, &["check", "--strict"]).status.code(), Some(0));
    let warned = site("//- content/notes/a.md\nMot.\n");
    assert_eq!(carnet(&warned, &["check"]).status.code(), Some(0));
    assert_snapshot!(told(&carnet(&warned, &["check", "--strict"])), @r"
    exit 1
    --- out
    error[orphan]: no published notebook holds this note, and no published page links to it
    --> content/notes/a.md
     = help: add it to the list of a published notebook, or link to it from a published page

    1 note, 0 notebooks; 1 error, 0 warnings, 0 advice messages
    'carnet explain NAME' says why a message matters and how to fix it
    --- err
    ");
}

#[test]
fn for_programs() {
    assert_snapshot!(told(&carnet(&site(MIXED), &["check", "--format", "json"])), @r####"
    exit 1
    --- out
    {
      "version": 1,
      "errors": 1,
      "warnings": 1,
      "advice": 1,
      "messages": [
        {
          "name": "unresolved-link",
          "severity": "error",
          "message": "nothing is named 'rien'",
          "label": null,
          "file": "content/index.md",
          "line": 1,
          "column": 1,
          "end": {
            "line": 1,
            "column": 9
          },
          "help": [
            "write a note of that name, or fix the link"
          ],
          "excerpt": "[[rien]]"
        },
        {
          "name": "orphan",
          "severity": "warning",
          "message": "no published notebook holds this note, and no published page links to it",
          "label": null,
          "file": "content/notes/a.md",
          "line": null,
          "column": null,
          "end": null,
          "help": [
            "add it to the list of a published notebook, or link to it from a published page"
          ],
          "excerpt": null
        },
        {
          "name": "heading-skip",
          "severity": "advice",
          "message": "this heading of level 3 comes after one of level 1",
          "label": null,
          "file": "content/notes/a.md",
          "line": 1,
          "column": 1,
          "end": {
            "line": 1,
            "column": 16
          },
          "help": [
            "begin it with '##'"
          ],
          "excerpt": "### Une, partie"
        }
      ]
    }
    --- err
    "####);
}

#[test]
fn for_github() {
    assert_snapshot!(told(&carnet(&site(MIXED), &["check", "--format=github", "."])), @r"
    exit 1
    --- out
    ::error file=content/index.md,line=1,endLine=1,col=1,endColumn=8,title=unresolved-link::nothing is named 'rien'%0Ahelp: write a note of that name, or fix the link
    ::warning file=content/notes/a.md,title=orphan::no published notebook holds this note, and no published page links to it%0Ahelp: add it to the list of a published notebook, or link to it from a published page
    ::notice file=content/notes/a.md,line=1,endLine=1,col=1,endColumn=15,title=heading-skip::this heading of level 3 comes after one of level 1%0Ahelp: begin it with '##'
    --- err
    1 note, 0 notebooks; 1 error, 1 warning, 1 advice message
    ");
}

#[test]
fn a_build_gives_no_advice() {
    let site = site("//- content/index.md\n[[a]]\n//- content/notes/a.md\n### Une partie\n");
    let output = carnet(&site, &["build"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_community_s_notes_are_checked_for_that_community() {
    let site = site(
        "\
//- content/index.md
[[a|la note]]
//- content/communities/cercle.md
---
name: Cercle
---
//- content/notes/a.md
---
visibility: community
community: cercle
---
### Trop bas
",
    );
    assert!(checked(&site).contains("warning[link-to-withheld]"));
    let output = told(&carnet(&site, &["check", "--audience", "community:cercle"]));
    assert!(output.contains("advice[heading-skip]") && !output.contains("link-to-withheld"), "{output}");
}

#[test]
fn a_folder_without_configuration_is_told_of() {
    let site = site("//- content/notes/a.md\n# A\n");
    site.remove("carnet.yaml");
    assert_snapshot!(told(&carnet(&site, &["check"])), @r"
    exit 0
    --- out
    0 notes, 0 notebooks; 0 errors, 0 warnings, 0 advice messages
    --- err
    note: . has no carnet.yaml: only what says 'visibility: public' is published
    ");
}

#[test]
fn a_folder_that_is_not_there_is_a_failure() {
    assert_snapshot!(told(&carnet(&site(""), &["check", "ailleurs"])), @r"
    exit 2
    --- out

    --- err
    error: cannot read ailleurs: there is no such folder
    ");
}

#[test]
fn nothing_is_written() {
    let site = site(MIXED);
    carnet(&site, &["check"]);
    assert!(!site.output().exists());
}

// Outside addresses

/// A server on this machine that answers `count` requests, then ends; gives the requests' first lines.
fn server(count: usize) -> (u16, std::thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("it is bound").port();
    let served = std::thread::spawn(move || {
        let mut lines = Vec::new();
        for stream in listener.incoming().take(count) {
            let mut stream = stream.expect("a connection");
            let mut head = BufReader::new(stream.try_clone().expect("a handle")).lines();
            let first = head.next().expect("a request").expect("a line");
            while head.next().and_then(Result::ok).is_some_and(|line| !line.is_empty()) {}
            let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
            let answer = match path.as_str() {
                "/here" | "/new" => "200 OK",
                "/get-only" if first.starts_with("GET") => "200 OK",
                "/get-only" => "405 Method Not Allowed",
                "/old" => "301 Moved Permanently\r\nLocation: /new",
                "/members" => "403 Forbidden",
                "/tired" => "503 Service Unavailable",
                _ => "404 Not Found",
            };
            let answer = format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).expect("an answer");
            lines.push(first);
        }
        lines
    });
    (port, served)
}

#[test]
fn outside_addresses_are_asked_politely_and_once_a_day() {
    // One question for what is there, two where HEAD is not enough, three for what moved.
    let (port, served) = server(1 + 2 + 3 + 2 + 2 + 2);
    let at = |path: &str| format!("http://127.0.0.1:{port}/{path}");
    let site = site(&format!(
        "\
//- content/index.md
[[a]]
//- content/notes/a.md
---
sources:
  - {{title: Perdue, url: '{gone}'}}
---
[Un]({here}), [deux]({here}#partie), [trois]({get_only}), [quatre]({old}), [cinq]({members}), [six]({tired}).
",
        gone = at("gone"),
        here = at("here"),
        get_only = at("get-only"),
        old = at("old"),
        members = at("members"),
        tired = at("tired")
    ));
    let cache = site.path().join("cache");
    let environment = [("XDG_CACHE_HOME", cache.to_str().expect("a path")), ("NO_PROXY", "127.0.0.1")];
    let output = carnet_with(&site, &["check", "--external"], &environment);
    let hidden = |text: String| text.replace(&port.to_string(), "PORT");
    assert_snapshot!(hidden(told(&output)), @r"
    exit 0
    --- out
    warning[dead-address]: there is nothing at http://127.0.0.1:PORT/gone any more
     --> content/notes/a.md:3:27
      |
    3 |   - {title: Perdue, url: 'http://127.0.0.1:PORT/gone'}
      |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ the server answers 404

    advice[moved-address]: http://127.0.0.1:PORT/old has moved for good
     --> content/notes/a.md:5:122
      |
    5 | ...ie), [trois](http://127.0.0.1:PORT/get-only), [quatre](http://127.0.0.1:PORT/old), [cinq](http://127.0.0.1:PORT/members), [six]...
      |                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write http://127.0.0.1:PORT/new

    advice[unreachable-address]: http://127.0.0.1:PORT/tired cannot be reached: the server answers 503 Service Unavailable
     --> content/notes/a.md:5:200
      |
    5 | .../old), [cinq](http://127.0.0.1:PORT/members), [six](http://127.0.0.1:PORT/tired).
      |                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    1 note, 0 notebooks; 0 errors, 1 warning, 2 advice messages
    'carnet explain NAME' says why a message matters and how to fix it
    --- err
    ");
    let mut asked = served.join().expect("the server ended");
    asked.sort();
    assert_snapshot!(asked.join("\n"), @r"
    GET /get-only HTTP/1.1
    GET /gone HTTP/1.1
    GET /members HTTP/1.1
    GET /tired HTTP/1.1
    HEAD /get-only HTTP/1.1
    HEAD /gone HTTP/1.1
    HEAD /here HTTP/1.1
    HEAD /members HTTP/1.1
    HEAD /new HTTP/1.1
    HEAD /old HTTP/1.1
    HEAD /old HTTP/1.1
    HEAD /tired HTTP/1.1
    ");
    // The server is gone now: what is known is not asked again, what was in trouble is.
    let again = hidden(told(&carnet_with(&site, &["check", "--external"], &environment)));
    assert!(again.contains("dead-address") && again.contains("moved-address"), "{again}");
    assert_eq!(again.matches("unreachable-address").count(), 1, "{again}");
}

#[test]
fn without_being_asked_no_connection_is_made() {
    let site = site("//- content/index.md\n[a](http://127.0.0.1:1/)\n");
    assert!(checked(&site).ends_with("0 warnings, 0 advice messages"));
}

// Whatever is written

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_message_has_its_place_and_its_explanation(world in world()) {
        let site = site(&format!("//- carnet.yaml\n{CONFIG}"));
        world.write(&site);
        for (diagnostic, text) in found(&site) {
            prop_assert!(diagnostic.rule.severities().contains(&diagnostic.severity), "{:?}", diagnostic.rule);
            prop_assert!(diagnostic.span.clone().is_none_or(|span| text.get(span).is_some()), "{diagnostic:?}");
        }
    }
}
