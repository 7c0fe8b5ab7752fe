//! Versions of notes: from the history of a repository to pages, and nothing that was not public.

use std::fs;
use std::process::Command;

use carnet::pipeline::Pipeline;
use carnet::publish::audience::Audience;
use insta::assert_snapshot;

use crate::author::{carnet, read};
use crate::html::{self, text};
use crate::site::{Site, bytes, site};

const CONFIG: &str = "title: Essai\nbase_url: https://example.org/\ndefaults: {visibility: public}\nversions: true\n";

/// Runs git in a site's folder; `day` is that of what is committed.
pub(crate) fn git(site: &Site, day: u32, arguments: &[&str]) {
    let date = format!("2024-01-{day:02}T12:00:00Z");
    let mut command = Command::new("git");
    command.arg("-C").arg(site.path()).args(["-c", "user.name=x", "-c", "user.email=x@example.org"]);
    command.args(["-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"]).args(arguments);
    command.env("GIT_AUTHOR_DATE", &date).env("GIT_COMMITTER_DATE", &date);
    let output = command.output().expect("git is there");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Commits everything there is, on a day of January 2024.
pub(crate) fn commit(site: &Site, day: u32) {
    git(site, day, &["add", "--all"]);
    git(site, day, &["commit", "--quiet", "--allow-empty", "--message", "x"]);
}

/// A repository with a configuration.
pub(crate) fn repository() -> Site {
    let site = site(&format!("//- carnet.yaml\n{CONFIG}"));
    git(&site, 1, &["init", "--quiet"]);
    site
}

/// A note with revisions on these days of January.
pub(crate) fn note(days: &[u32], lines: &str, body: &str) -> String {
    let revisions: Vec<String> = days.iter().map(|day| format!("{{date: 2024-01-{day:02}}}")).collect();
    format!("---\n{lines}revisions: [{}]\n---\n{body}", revisions.join(", "))
}

pub(crate) fn version(day: u32) -> String {
    format!("notes/a/versions/2024-01-{day:02}/index.html")
}

/// The text of a version without what was removed since the one before, and without the words that tell what changed.
fn main_text(page: &str) -> String {
    let mut prose = html::element(page, "div", "prose").to_owned();
    for (open, close) in [("<span class=\"compare-words", "</span>"), ("<del", "</del>")] {
        while let Some(start) = prose.find(open) {
            let end = start + prose[start..].find(close).expect("what is opened is closed") + close.len();
            prose.replace_range(start..end, "");
        }
    }
    text(&prose).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_revision_has_the_last_text_before_the_next() {
    let site = repository();
    for (day, days, body) in [
        (2, &[2][..], "# A\n\nUn premir texte.\n"),
        (3, &[2], "# A\n\nUn premier texte.\n"),
        (5, &[2, 5], "# A\n\nUn deuxième texte.\n"),
        (8, &[2, 5, 8], "# A\n\nUn troisième texte.\n"),
    ] {
        site.write("content/notes/a.md", note(days, "", body));
        commit(&site, day);
    }
    let files = site.files();
    let texts: Vec<String> = [2, 5, 8].map(|day| main_text(&site.page(&version(day)))).into();
    assert_eq!(texts, ["Un premier texte.", "Un deuxième texte.", "Un troisième texte."]);
    let sitemap = String::from_utf8_lossy(&files["sitemap.xml"]);
    assert!(!sitemap.contains("versions/"), "{sitemap}");
    assert!(site.page(&version(2)).contains("<meta name=\"robots\" content=\"noindex\">"));
    for (day, title) in [(2, "A (version du 2 janvier 2024) · Essai"), (8, "A (version du 8 janvier 2024) · Essai")] {
        assert!(site.page(&version(day)).contains(&format!("<title>{title}</title>")), "{title}");
    }
    let banner = text(html::element(&site.page(&version(2)), "aside", ""));
    assert_snapshot!(banner.split_whitespace().collect::<Vec<_>>().join(" "), @"Version du 2 janvier 2024, remplacée le 5 janvier 2024 Lire le texte actuel Comparer au texte actuel Toutes les versions Version suivante, du 5 janvier 2024");
}

/// The files of the public site that hold `word`, in their names or their bytes.
fn holding(site: &Site, word: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    let files = site.files().into_iter().filter(|(path, bytes)| holds(path.as_bytes()) || holds(bytes));
    files.map(|(path, _)| path).collect()
}

/// That nothing of the public site says one of these words.
fn none_says(site: &Site, words: &[&str]) {
    for word in words {
        assert!(holding(site, word).is_empty(), "{word} in {:?}", holding(site, word));
    }
}

#[test]
fn nothing_that_was_not_public_is_in_a_version() {
    let site = repository();
    let write = |day, lines: &str, days: &[u32], body: &str| {
        site.write("content/notes/a.md", note(days, lines, body));
        commit(&site, day);
    };
    site.write("content/notes/zqfile.md", "---\nvisibility: private\ntitle: zqtitle\n---\n");
    write(2, "visibility: private\n", &[2], "# A\n\nzqprivate\n");
    write(3, "", &[2, 3], "# A\n\nPublic, %%zqcomment%% avec [[zqfile]], [[zqtitle]] et notes/zqfile.md.\n");
    write(4, "draft: true\n", &[2, 3, 4], "# A\n\nzqdraft\n");
    site.remove("content/notes/zqfile.md");
    write(5, "visibility: community\ncommunity: autre\n", &[2, 3, 4, 5], "# A\n\nzqcommunity\n");
    write(6, "", &[2, 3, 4, 5, 6], "# A\n\nPublic.\n");
    let files = site.files();
    let pages: Vec<&String> =
        files.keys().filter(|path| path.ends_with("/index.html") && path.contains("/versions/")).collect();
    assert_eq!(pages, [&version(3), &version(6)]);
    assert_eq!(
        main_text(&site.page(&version(3))),
        "Public, avec note non publiée, note non publiée et note non publiée."
    );
    none_says(&site, &["zqprivate", "zqcomment", "zqdraft", "zqcommunity", "zqfile", "zqtitle"]);
}

#[test]
fn a_text_that_its_author_took_back_is_nowhere() {
    let site = repository();
    for (day, days, body) in [(2, &[2][..], "# A\n\nzqname\n"), (3, &[2, 3], "# A\n\nSans nom.\n")] {
        site.write("content/notes/a.md", note(days, "", body));
        commit(&site, day);
    }
    assert_eq!(holding(&site, "zqname"), [version(2), version(3)], "the text, and what was removed from it");
    let taken_back =
        "---\nrevisions: [{date: 2024-01-02, text: withheld}, {date: 2024-01-03}]\n---\n# A\n\nSans nom.\n";
    site.write("content/notes/a.md", taken_back);
    none_says(&site, &["zqname"]);
    assert!(site.page("notes/a/index.html").contains("2024-01-02"), "its place in the history stays");
}

#[test]
fn a_renamed_note_keeps_its_versions_and_one_in_the_place_of_another_has_its_own() {
    let site = repository();
    let body = |text: &str| format!("# A\n\nUn texte qui reste le même pour être reconnu de git.\n\n{text}\n");
    site.write("content/notes/ancien.md", note(&[2], "", &body("Un.")));
    commit(&site, 2);
    site.remove("content/notes/ancien.md");
    site.write("content/notes/a.md", note(&[2], "", &body("Un.")));
    commit(&site, 3);
    site.write("content/notes/a.md", note(&[2, 4], "", &body("Deux.")));
    commit(&site, 4);
    assert!(main_text(&site.page(&version(2))).ends_with("Un."));
    site.remove("content/notes/a.md");
    commit(&site, 5);
    site.write("content/notes/a.md", note(&[2, 4, 6], "", "Une tout autre note."));
    commit(&site, 6);
    let pages: Vec<String> = site.files().into_keys().filter(|path| path.contains("/versions/2024")).collect();
    assert_eq!(pages, [version(6)]);
}

#[test]
fn a_note_that_git_does_not_follow_keeps_the_versions_of_its_old_address() {
    for urls in ["folder", "file"] {
        let site = repository();
        site.write("carnet.yaml", format!("{CONFIG}urls: {urls}\n"));
        site.write("content/notes/file.md", note(&[2], "slug: ancien\n", "Un."));
        commit(&site, 2);
        site.remove("content/notes/file.md");
        commit(&site, 3);
        let old = if urls == "file" { "/notes/ancien/index.html" } else { "/notes/ancien/" };
        site.write("content/notes/a.md", note(&[2, 4], &format!("redirects: [{old}]\n"), "Une tout autre page."));
        commit(&site, 4);
        assert_eq!(main_text(&site.page(&version(2))), "Un.");
    }
}

#[test]
fn a_text_that_was_put_aside_under_another_ending_is_no_version() {
    let site = repository();
    let body = |text: &str| format!("# A\n\nUn texte qui reste le même pour être reconnu de git.\n\n{text}\n");
    site.write("content/notes/a.md", note(&[2], "", &body("Un.")));
    commit(&site, 2);
    site.remove("content/notes/a.md");
    site.write("content/notes/a.md.bak", note(&[2], "", &body("zqaside")));
    commit(&site, 3);
    site.remove("content/notes/a.md.bak");
    site.write("content/notes/a.md", note(&[2, 4], "", &body("Deux.")));
    commit(&site, 4);
    assert!(main_text(&site.page(&version(2))).ends_with("Un."));
    none_says(&site, &["zqaside"]);
}

#[test]
fn a_configuration_that_withheld_a_text_then_withholds_it_now() {
    let site = repository();
    site.write("carnet.yaml", CONFIG.replace("visibility: public", "visibility: private"));
    site.write("content/notes/a.md", note(&[2], "", "zqdefault"));
    commit(&site, 2);
    site.write("carnet.yaml", format!("{CONFIG}ignore: [a.md]\n"));
    site.write("content/notes/a.md", note(&[2, 3], "", "zqignored"));
    commit(&site, 3);
    site.write("carnet.yaml", CONFIG);
    site.write("content/notes/a.md", note(&[2, 3, 4], "", "Public."));
    commit(&site, 4);
    none_says(&site, &["zqdefault", "zqignored"]);
}

#[test]
fn frozen_texts_win_over_the_repository_and_need_none() {
    let site = site(&format!("//- carnet.yaml\n{CONFIG}"));
    site.write("content/notes/a.md", note(&[2, 3], "", "Nouveau."));
    site.write("content/.versions/a/2024-01-02.md", note(&[2], "", "# A\n\nGelé, avec [[a]].\n"));
    assert_eq!(main_text(&site.page(&version(2))), "Gelé, avec a.");
    site.write("content/.versions/a/2024-01-02.md", note(&[2], "visibility: private\n", "zqfrozen"));
    none_says(&site, &["zqfrozen"]);
}

/// What `carnet versions` says of a site, in English, without the names of commits.
fn listed(site: &Site, arguments: &[&str]) -> String {
    let told = carnet(site, &[&["versions"], arguments].concat());
    let lines = told.lines().map(|line| match line.split_once("commit ") {
        Some((before, _)) => format!("{before}commit"),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_command_lists_where_each_text_is() {
    let site = repository();
    let write = |day, lines: &str, days: &[u32], body: &str| {
        site.write("content/notes/a.md", note(days, lines, body));
        commit(&site, day);
    };
    write(2, "", &[2], "# A\n\nUn.\n");
    write(4, "visibility: private\n", &[2, 4], "# A\n\nDeux.\n");
    write(6, "", &[2, 4, 5, 6], "# A\n\nTrois.\n");
    write(7, "", &[2, 4, 5, 6, 7], "# A\n\nQuatre.\n");
    site.write("content/.versions/a/2024-01-06.md", note(&[2, 4, 5, 6], "", "# A\n\nTrois.\n"));
    site.write("content/notes/b.md", "# B\n\nSans version.\n");
    site.write(
        "content/notes/c.md",
        "---\nrevisions: [{date: 2024-01-02, text: withheld}, {date: 2024-01-09}]\n---\n# C\n",
    );
    assert_snapshot!(listed(&site, &[]), @r"
    exit 0
    content/notes/a.md
      2024-01-07  the note as it is
      2024-01-06  content/.versions/a/2024-01-06.md
      2024-01-05  missing: git never had it, the next version was written first
      2024-01-04  not published: not everyone could read it then (private)
      2024-01-02  in git, commit
    content/notes/c.md
      2024-01-09  the note as it is
      2024-01-02  taken back: 'text: withheld'
    2 notes, 7 versions, 4 with their texts
    ");
    assert_snapshot!(listed(&site, &["b"]), @r"
    exit 0
    0 notes, 0 versions, 0 with their texts
    note: content/notes/b.md has no versions: add one with 'carnet revise'
    ");
    let unknown = listed(&site, &["rien"]);
    assert!(unknown.starts_with("exit 2\nerror[unknown-name]: there is no note named 'rien'"), "{unknown}");
    assert!(!unknown.contains("nothing was changed"), "a list changes nothing: {unknown}");
    assert_snapshot!(carnet(&site, &["versions", "C", "--lang", "fr"]), @r"
    exit 0
    content/notes/c.md
      2024-01-09  la note telle qu’elle est
      2024-01-02  retirée : `text: withheld`
    1 note, 2 versions, 1 avec son texte
    ");
    site.write("carnet.yaml", CONFIG.replace("versions: true\n", "versions: {keep: 2}\n"));
    assert!(listed(&site, &["a"]).contains("2024-01-02  not published: 'versions' asks for newer ones alone"));
}

#[test]
fn texts_are_copied_as_they_were_and_only_those_that_were_public() {
    let site = repository();
    let old = note(&[2], "", "# A\r\n\r\nUn.  \r\n");
    site.write("content/notes/a.md", &old);
    git(&site, 2, &["config", "core.autocrlf", "false"]);
    commit(&site, 2);
    site.write("content/notes/a.md", note(&[2, 3], "visibility: private\n", "# A\n\nzqprivate\n"));
    commit(&site, 3);
    site.write("content/notes/a.md", note(&[2, 3, 4], "", "# A\n\nDeux.\n"));
    commit(&site, 4);
    assert_snapshot!(listed(&site, &["freeze"]), @r"
    exit 0
    content/.versions/a/2024-01-02.md
    1 file written
    note: content/notes/a.md: the text of version 2024-01-03 is not copied; not published: not everyone could read it then (private)
    ");
    assert_eq!(read(&site, "content/.versions/a/2024-01-02.md"), old);
    // Without its past, and with a configuration that would show more, the site shows what it showed.
    fs::remove_dir_all(site.path().join(".git")).expect("it can be removed");
    assert_eq!(main_text(&site.page(&version(2))), "Un.");
    none_says(&site, &["zqprivate"]);
    site.write("content/.versions/a/2024-01-02.md", "mine");
    // What is there stays; without a repository the text as it is is kept.
    assert_snapshot!(listed(&site, &["freeze", "a"]), @r"
    exit 0
    content/.versions/a/2024-01-04.md
    1 file written
    ");
    assert_eq!(read(&site, "content/.versions/a/2024-01-02.md"), "mine");
    assert_eq!(read(&site, "content/.versions/a/2024-01-04.md"), read(&site, "content/notes/a.md"));
}

#[test]
fn a_copy_that_would_hide_a_text_is_not_made() {
    let site = repository();
    site.write("content/notes/a.md", note(&[2], "", "# A\n\nUn.\n"));
    commit(&site, 2);
    site.write("carnet.yaml", CONFIG.replace("visibility: public", "visibility: private"));
    site.write("content/notes/a.md", note(&[2, 3], "visibility: public\n", "# A\n\nDeux.\n"));
    commit(&site, 3);
    let told = listed(&site, &["freeze"]);
    assert!(
        told.starts_with("exit 0\n0 files written\nnote: content/notes/a.md: the text of version 2024-01-02"),
        "{told}"
    );
    assert_eq!(main_text(&site.page(&version(2))), "Un.");
}

#[test]
fn a_note_that_is_not_public_is_not_copied() {
    let site = site(&format!("//- carnet.yaml\n{CONFIG}"));
    for (name, lines) in [("a", "draft: true\n"), ("b", "visibility: private\n"), ("c", "published: 2030-01-01\n")] {
        site.write(&format!("content/notes/{name}.md"), note(&[2], lines, "Texte."));
    }
    site.write("content/notes/d.md", "---\nrevisions: [{date: 2024-01-02, text: withheld}]\n---\nTexte.");
    let told = listed(&site, &["freeze"]);
    assert!(told.starts_with("exit 0\n0 files written") && told.matches("note: ").count() == 3, "{told}");
    assert!(!site.path().join("content/.versions").exists());
}

#[test]
fn without_a_repository_a_revision_keeps_the_text() {
    let site = site(&format!("//- carnet.yaml\n{CONFIG}"));
    site.write("content/notes/a.md", note(&[2], "", "# A\n\nUn.\n"));
    assert_eq!(listed(&site, &["freeze"]), "exit 0\ncontent/.versions/a/2024-01-02.md\n1 file written");
    let change = |text: &str, day: &str| {
        let before = read(&site, "content/notes/a.md");
        let (head, _) = before.rsplit_once("# A").expect("a title");
        site.write("content/notes/a.md", format!("{head}# A\n\n{text}\n"));
        carnet(&site, &["revise", "a", "--summary", "neuf", "--date", day])
    };
    let told = change("Deux.", "2024-01-04");
    assert_eq!(told, "exit 0\nchanged content/notes/a.md\nmade content/.versions/a/2024-01-04.md");
    change("Trois.", "2024-01-06");
    let texts: Vec<String> = [2, 4, 6].map(|day| main_text(&site.page(&version(day)))).into();
    assert_eq!(texts, ["Un.", "Deux.", "Trois."]);
    // Another address: the copies follow.
    let told = carnet(&site, &["rename", "a", "b"]);
    assert!(told.contains("content/.versions/a/2024-01-04.md -> content/.versions/b/2024-01-04.md"), "{told}");
    assert!(!site.path().join("content/.versions/a").exists());
    assert_eq!(main_text(&site.page("notes/b/versions/2024-01-04/index.html")), "Deux.");
    // In a repository that holds the text, none is kept.
    git(&site, 7, &["init", "--quiet"]);
    commit(&site, 7);
    assert_eq!(
        carnet(&site, &["revise", "b", "--summary", "x", "--date", "2024-01-08"]),
        "exit 0\nchanged content/notes/b.md"
    );
    // Of a version that was never committed, the repository will not tell.
    let told = carnet(&site, &["revise", "b", "--summary", "x", "--date", "2024-01-09"]);
    let warning = "warning: the text of the version of 2024-01-08 is kept nowhere: git does not have it";
    assert!(told.contains("2024-01-09.md\n") && told.contains(warning), "{told}");
    // What is copied is not lost.
    let told = carnet(&site, &["revise", "b", "--summary", "x", "--date", "2024-01-10"]);
    assert!(told.ends_with("2024-01-10.md"), "{told}");
}

#[test]
fn a_slip_of_the_pen_takes_a_text_back_too() {
    for slip in [
        "text: witheld",
        "text: retenu",
        "text: public",
        "text:",
        "text:withheld",
        "text: [withheld]",
        "txt: withheld",
        "Text: withheld",
        "texte: retenu",
        "etat: retiré",
        "withheld: true",
    ] {
        let site = repository();
        site.write("content/notes/a.md", note(&[2], "", "# A\n\nzqname\n"));
        commit(&site, 2);
        let taken_back = |written: &str| {
            format!("---\nrevisions: [{{date: 2024-01-02, {written}}}, {{date: 2024-01-03}}]\n---\n# A\n\nSans nom.\n")
        };
        site.write("content/notes/a.md", taken_back(slip));
        let (_, built) = site.build();
        assert!(built.site.is_none() && site.messages().contains("withheld"), "{slip}: {}", site.messages());
        assert!(listed(&site, &[]).contains("2024-01-02  taken back"), "{slip}: {}", listed(&site, &[]));
    }
    let site = repository();
    let summary = "---\nrevisions: [{date: 2024-01-02, summary: retiré}, {date: 2024-01-03}]\n---\n# A\n";
    site.write("content/notes/a.md", summary);
    assert!(!listed(&site, &[]).contains("taken back"));
}

#[test]
fn programs_learn_of_the_versions_of_a_note() {
    let site = site(&format!("//- carnet.yaml\n{CONFIG}host: netlify\n"));
    site.write("content/notes/a.md", note(&[2, 3], "", "Nouveau."));
    site.write("content/.versions/a/2024-01-02.md", note(&[2], "title: Ancien titre\n", "Ancien."));
    let page = site.page(&version(2));
    for said in [
        "<a href=\"../../\" rel=\"latest-version\">",
        "<a href=\"../2024-01-03/\" rel=\"next successor-version\">",
        "<a href=\"../../#c-history\" rel=\"version-history\">",
        "<link rel=\"timemap\" type=\"application/link-format\" href=\"../timemap.txt\">",
        "\"headline\":\"Ancien titre\"",
        "\"version\":\"2024-01-02\",\"http://data.europa.eu/eli/ontology#version_date\":\"2024-01-02\"",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(
        site.page("_headers")
            .contains("/notes/a/versions/2024-01-02/\n  Memento-Datetime: Tue, 02 Jan 2024 00:00:00 GMT\n")
    );
    assert_snapshot!(site.page("notes/a/versions/timemap.txt"), @r#"
    <https://example.org/notes/a/>; rel="original",
    <https://example.org/notes/a/versions/timemap.txt>; rel="self"; type="application/link-format",
    <https://example.org/notes/a/versions/2024-01-02/>; rel="memento"; datetime="Tue, 02 Jan 2024 00:00:00 GMT",
    <https://example.org/notes/a/versions/2024-01-03/>; rel="memento"; datetime="Wed, 03 Jan 2024 00:00:00 GMT"
    "#);
}

#[test]
fn a_version_is_cited_with_its_own_date() {
    let site = repository();
    site.write("content/notes/a.md", note(&[1], "title: A\nmodified: 2024-01-02\n", "Un texte.\n"));
    commit(&site, 1);
    site.write("content/notes/a.md", note(&[1, 8], "title: A\nmodified: 2024-01-09\n", "Un autre texte.\n"));
    commit(&site, 9);
    let cited = |day: u32| text(html::element(&site.page(&version(day)), "p", "citation")).trim().to_owned();
    assert_snapshot!(cited(1), @"A. (2024, 1er janvier). Essai. https://example.org/notes/a/versions/2024-01-01/");
    assert_snapshot!(cited(8), @"A. (2024, 8 janvier). Essai. https://example.org/notes/a/versions/2024-01-08/");
}

#[test]
fn the_journal_and_the_feed_tell_what_changed_and_lead_there() {
    let site = site(&format!("//- carnet.yaml\n{CONFIG}"));
    site.write("content/notes/a.md", note(&[2, 3, 4], "", "Un texte.\n\nUn autre paragraphe.\n\nUn troisième.\n"));
    site.write("content/.versions/a/2024-01-03.md", note(&[2, 3], "", "Un texte.\n\nUn autre paragraphe.\n"));
    site.write("content/.versions/a/2024-01-02.md", note(&[2], "", "Un texte.\n"));
    let journal = site.page("journal/2024-01/index.html");
    assert!(journal.contains("href=\"../../notes/a/versions/2024-01-03/\">Ce qui a changé<"), "{journal}");
    let feed = site.page("feed.xml");
    assert!(feed.contains("<content type=\"text\">1 passage ajouté.</content>"), "{feed}");
    // The newest version and the first are read on the page of the note.
    let leads = html::elements(&feed, "entry", "").into_iter().map(|entry| {
        let link = html::tags(entry).into_iter().find(|tag| tag.name == "link").expect("a link");
        link.get("href").expect("an address").replace("https://example.org", "")
    });
    assert_eq!(leads.collect::<Vec<_>>(), ["/notes/a/", "/notes/a/versions/2024-01-03/", "/notes/a/"]);
}

/// Two revisions of a day: the one that stands lower in a list that begins with the newest is the older.
#[test]
fn of_one_day_the_order_of_the_file_says_which_is_older() {
    let site = repository();
    site.write("content/notes/a.md", note(&[5], "", "# A\n\nzqname\n"));
    commit(&site, 5);
    let both =
        "---\nrevisions: [{date: 2024-01-05, summary: b}, {date: 2024-01-05, summary: a, text: withheld}]\n---\n# A\n";
    site.write("content/notes/a.md", both);
    none_says(&site, &["zqname"]);
    let told = listed(&site, &["a"]);
    assert!(told.contains("2024-01-05-2  the note as it is") && told.contains("2024-01-05    taken back"), "{told}");
}

/// The page that holds the texts of all versions: those of neighbours and of the current one are compared on pages of their own.
#[test]
fn any_two_versions_can_be_compared_where_there_are_enough() {
    let pairs = "notes/a/versions/comparaison/index.html";
    let write = |site: &Site, days: &[u32], withheld: u32| {
        let revisions: Vec<String> = days
            .iter()
            .map(|day| format!("{{date: 2024-01-{day:02}{}}}", if *day == withheld { ", text: withheld" } else { "" }))
            .collect();
        let text = format!(
            "---\nrevisions: [{}]\n---\n# A\n\nUn </script>texte\\<!-- zqb{}.\n",
            revisions.join(", "),
            days.len()
        );
        site.write("content/notes/a.md", text);
    };
    let site = repository();
    for count in 1..=5 {
        write(&site, &[2, 3, 4, 5, 6][..count], 0);
        commit(&site, count as u32 + 1);
        assert_eq!(site.files().contains_key(pairs), count > 3, "{count} versions");
    }
    let page = site.page(pairs);
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(site.page("notes/a/index.html").contains("href=\"../../notes/a/versions/comparaison/\""));
    let data = page.split_once("id=\"c-pairs\">").expect("data").1.split_once("</script>").expect("it ends").0;
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(data["text"][0][1], "0");
    assert!(data["text"][0][8].as_str().is_some_and(|last| last.contains("texte&lt;!-- zqb5")), "{}", data["text"]);
    assert_eq!(data["words"]["passages_added"][1], "{n} passages ajoutés");
    // A text that was taken back takes no part.
    write(&site, &[2, 3, 4, 5, 6], 4);
    assert!(holding(&site, "zqb3").is_empty() && site.page(pairs).contains("zqb2"), "{:?}", holding(&site, "zqb3"));
    assert!(!site.page(pairs).contains("2024-01-04"));
}

/// A text that was there when the past was read, and is gone when its page is made.
#[test]
fn a_text_that_cannot_be_read_any_more_is_told_and_no_other_takes_its_place() {
    let site = repository();
    for (day, days, body) in [(2, &[2][..], "Un."), (4, &[2, 4], "Deux."), (6, &[2, 4, 6], "zqtoday")] {
        site.write("content/notes/a.md", note(days, "tags: [zqtag]\n", body));
        commit(&site, day);
    }
    let mut pipeline = Pipeline::default();
    site.build_with(&mut pipeline, Audience::Public);
    for folder in fs::read_dir(site.path().join(".git/objects")).expect("a folder of texts").flatten() {
        fs::remove_dir_all(folder.path()).expect("it can be removed");
    }
    let (_, built) = site.build_with(&mut pipeline, Audience::Public);
    let files = bytes(&built.site.expect("a site"));
    let page = |day: u32| String::from_utf8_lossy(&files[&version(day)]).into_owned();
    for day in [2, 4] {
        assert_eq!(main_text(&page(day)), "Le texte de cette version ne peut pas être lu.");
        assert!(!page(day).contains("zqtoday") && !page(day).contains("c-cite"), "{}", page(day));
    }
    assert_eq!(main_text(&page(6)), "zqtoday");
    assert!(text(&page(6)).contains("l’une des deux versions ne peut pas être lu, elles ne sont pas comparées."));
}
