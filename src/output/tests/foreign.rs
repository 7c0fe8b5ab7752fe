//! Files and folders that are not carnet's, and outputs that are refused for them.

use super::*;

#[test]
fn foreign_files_survive_and_keep_their_folders() {
    let (_root, output) = fixture();
    build(&output, OLD).unwrap();
    put(&output, "CNAME", "example.org");
    put(&output, "notes/b/mine.txt", "mine");
    fs::create_dir(output.join("empty")).unwrap();
    build(&output, NEW).unwrap();
    let mut expected = texts(NEW);
    expected.extend(texts(&[("CNAME", "example.org"), ("notes/b/mine.txt", "mine"), ("empty/", "")]));
    assert_eq!(tree(&output), expected);
}

#[test]
fn a_folder_made_by_someone_else_stays_when_its_pages_go() {
    let (_root, output) = fixture();
    build(&output, &[("index.html", "home")]).unwrap();
    fs::create_dir(output.join("theirs")).unwrap();
    build(&output, &[("index.html", "home"), ("theirs/ours/index.html", "x")]).unwrap();
    build(&output, &[("index.html", "home"), ("theirs/ours/index.html", "y")]).unwrap();
    build(&output, &[("index.html", "home")]).unwrap();
    assert_eq!(tree(&output), texts(&[("index.html", "home"), ("theirs/", "")]));
}

#[test]
fn a_foreign_file_in_the_way_is_refused_before_anything_is_written() {
    let (root, output) = fixture();
    build(&output, OLD).unwrap();
    put(&output, "notes/c", "mine");
    let before = tree(&output);
    assert_eq!(
        error(build(&output, NEW), root.path()),
        "'public/notes/c' is in the way: the site wants to write there, and carnet did not make it"
    );
    assert_eq!(tree(&output), before);

    fs::remove_file(output.join("notes/c")).unwrap();
    put(&output, "notes/c/d/index.html", "mine");
    assert_eq!(
        error(build(&output, NEW), root.path()),
        "'public/notes/c/d/index.html' is in the way: the site wants to write there, and carnet did not make it"
    );
    put(&output, "notes/c/d/index.html", "c");
    age(&output, "notes/c/d/index.html");
    build(&output, NEW).unwrap();
    assert_eq!(tree(&output), texts(NEW), "the same bytes are welcome");
    assert_eq!(time(&output, "notes/c/d/index.html"), long_ago());
}

#[test]
fn a_folder_with_foreign_files_does_not_become_a_file() {
    let (root, output) = fixture();
    build(&output, NEW).unwrap();
    put(&output, "turn/mine.txt", "mine");
    assert_eq!(
        error(build(&output, OLD), root.path()),
        "'public/turn/mine.txt' is in the way: the site wants to write there, and carnet did not make it"
    );
    assert_eq!(tree(&output)["turn/index.html"], "a folder");
}

#[test]
fn a_foreign_folder_is_refused() {
    let (root, output) = fixture();
    put(&output, "thesis.odt", "years");
    put(&output, "a/b", "");
    let expected = "the output folder 'public' is neither empty nor made by carnet: it holds 'a'";
    assert_eq!(error(build(&output, OLD), root.path()), expected);
    let result = synchronise(&output, &site(OLD), "public", None, json!(null), None);
    assert_eq!(error(result, root.path()), expected);
    assert_eq!(tree(&output), texts(&[("a/b", ""), ("thesis.odt", "years")]));

    let file = output.join("thesis.odt");
    assert_eq!(error(build(&file, OLD), root.path()), "the output 'public/thesis.odt' is not a folder");
}

#[test]
fn another_audience_is_refused() {
    let (root, output) = fixture();
    build(&output, OLD).unwrap();
    let expected = "the output folder 'public' holds a build for the audience 'public', this one is for 'soins'";
    assert_eq!(error(build_for(&output, &site(NEW), "soins"), root.path()), expected);
    let previous = check(&output, "public").unwrap();
    let result = synchronise(&output, &site(NEW), "soins", None, json!(null), previous.as_ref());
    assert_eq!(error(result, root.path()), expected);
    assert_eq!(tree(&output), texts(OLD));
}

#[test]
fn a_manifest_that_cannot_be_read_stops_the_build() {
    let (root, output) = fixture();
    build(&output, OLD).unwrap();
    let manifest = |files: &str| {
        format!(r#"{{"version":1,"audience":"public","inputs":null,"report":null,"guests":[],"files":{files}}}"#)
    };
    let entry = r#"["0000000000000000",1,1]"#;
    for (text, expected) in [
        ("{", "EOF while parsing an object at line 1 column 1"),
        (r#"{"version":7}"#, "it is of version 7, this carnet reads version 1"),
        (
            &manifest(&format!(r#"{{"../thesis.odt":{entry}}}"#)),
            "it names a file '../thesis.odt': a part of it is empty, a dot or two, or a drive",
        ),
    ] {
        put(&output, ".carnet-manifest.json", text);
        let refused = build(&output, NEW);
        assert!(refused.as_ref().is_err_and(|error| error.help().is_some()));
        let expected = format!("cannot understand 'public/.carnet-manifest.json': {expected}");
        assert_eq!(error(refused, root.path()), expected);
        assert_eq!(tree(&output), texts(OLD));
    }
}

#[test]
fn paths_that_leave_the_folder_are_refused() {
    let (root, output) = fixture();
    for path in ["../x", "/x", "a//b", "a/./b", "a/", "", "a\\b", "a\0b", ".carnet-manifest.json", "a/.carnet-x"] {
        let refused = build(&output, &[("index.html", "home"), (path, "x")]);
        assert!(matches!(&refused, Err(OutputError::BadPath { path: bad, .. }) if bad == path), "{path}: {refused:?}");
    }
    let refused = build(&output, &[("a", "x"), ("a-b", "x"), ("a/b", "x")]);
    assert_eq!(error(refused, root.path()), "cannot write a file named 'a': the site has a folder of that name");
    assert_eq!(names(root.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_written_through() {
    use std::os::unix::fs::symlink;
    let (root, output) = fixture();
    let elsewhere = root.path().join("elsewhere");
    put(&elsewhere, "index.html", "theirs");
    build(&output, OLD).unwrap();

    fs::remove_file(output.join("index.html")).unwrap();
    symlink(elsewhere.join("index.html"), output.join("index.html")).unwrap();
    assert_eq!(
        error(build(&output, OLD), root.path()),
        "'public/index.html' is a symbolic link where the site wants to write"
    );
    fs::remove_file(output.join("index.html")).unwrap();

    fs::remove_dir_all(output.join("notes/a")).unwrap();
    symlink(&elsewhere, output.join("notes/a")).unwrap();
    assert_eq!(
        error(build(&output, OLD), root.path()),
        "'public/notes/a' is a symbolic link where the site wants to write"
    );
    // Nor is a vanished page removed through one.
    build(&output, &[("index.html", "home")]).unwrap();
    assert_eq!(tree(&elsewhere), texts(&[("index.html", "theirs")]));
    assert!(output.join("notes/a").is_symlink());
}

#[cfg(unix)]
#[test]
fn the_output_itself_may_be_a_link() {
    use std::os::unix::fs::symlink;
    let (root, output) = fixture();
    let real = root.path().join("real");
    fs::create_dir(&real).unwrap();
    symlink(&real, &output).unwrap();
    build(&output, OLD).unwrap();
    build(&output, NEW).unwrap();
    assert!(output.is_symlink());
    assert_eq!(tree(&real), texts(NEW));

    fs::remove_dir_all(&real).unwrap();
    assert!(matches!(build(&output, OLD), Err(OutputError::Symlink { .. })));
}
