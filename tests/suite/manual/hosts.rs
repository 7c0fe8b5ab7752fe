//! The files that the manual gives to hosts: they are read as the host reads them, and their commands are run.
//!
//! What needs a network is replaced: `cargo install` brings the program under test, `rsync` and `lftp` write down what they
//! were asked.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use carnet::content::yaml::{self, Node, Value};
use carnet::diagnostics::Problems;

use super::story::Story;

const CARGO: &str = "#!/bin/sh
[ \"$1 $2 $3 $4\" = 'install --locked --root .carnet' ] || exit 9
[ \"$5 $7\" = '--git --rev' ] && [ \"$9\" = carnet ] || exit 9
mkdir -p .carnet/bin && ln -sf \"$(command -v carnet)\" .carnet/bin/carnet
";
const WRITER: &str = "#!/bin/sh\necho \"$0 $*\" >> asked.txt\n[ \"${0##*/}\" = rsync ] || cat >> asked.txt\n";

/// A played note, with what stands for the network.
fn story() -> Story {
    let story = Story::new().play("publier-le-site");
    for (name, script) in [("cargo", CARGO), ("rsync", WRITER), ("lftp", WRITER)] {
        story.site.write(&format!(".tools/{name}"), script);
        let path = story.site.path().join(".tools").join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    }
    story.site.write("content/notes/a.md", "# A\n\n[[a]]\n");
    story
}

fn read(story: &Story, path: &str) -> Node {
    let mut problems = Problems::of(&path.into());
    let node = yaml::parse(&story.made(path), 0, &mut problems);
    let problems = problems.into_vec();
    assert!(problems.is_empty(), "{path}: {problems:?}");
    node.expect("it is YAML")
}

/// The texts under a key, anywhere in a file, in their order.
fn under<'a>(node: &'a Node, key: &str, found: &mut Vec<&'a str>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| under(item, key, found)),
        Value::Map(entries) => {
            for (name, value) in entries {
                match &value.value {
                    Value::Scalar { text, .. } if name.name == key => found.push(text),
                    Value::List(items) if name.name == key => {
                        found.extend(items.iter().filter_map(|item| match &item.value {
                            Value::Scalar { text, .. } => Some(text.as_str()),
                            _ => None,
                        }));
                    }
                    _ => under(value, key, found),
                }
            }
        }
        Value::Null | Value::Scalar { .. } => {}
    }
}

fn texts<'a>(node: &'a Node, key: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    under(node, key, &mut found);
    found
}

/// Runs the steps of a file one after the other, and says where the pages think they are.
fn published(story: &Story, steps: &[&str]) -> String {
    let settings = "CARNET_DEPOT=https://example.org/carnet.git CARNET_VERSION=0123456789abcdef0123456789abcdef01234567 \
                    BASE_URL=https://equipe.example.org/notes CI_PAGES_URL=https://equipe.example.org/notes \
                    URL=https://equipe.example.org/notes";
    let _ = fs::remove_dir_all(story.at.join("public"));
    for step in steps {
        let ran = story.run(&format!("export {settings}\n{step}"));
        assert!(ran.success, "{step}\n{}", ran.said);
    }
    let page = story.made("public/index.html");
    let address = page.split("<link rel=\"canonical\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
    address.unwrap_or_default().to_owned()
}

#[test]
fn github_and_cloudflare() {
    let story = story();
    for (file, expected, actions) in [
        (
            ".github/workflows/publier.yml",
            "https://equipe.example.org/notes/",
            "actions/checkout actions/cache actions/configure-pages actions/upload-pages-artifact actions/deploy-pages",
        ),
        (
            ".github/workflows/cloudflare.yml",
            "https://mes-carnets.pages.dev/",
            "actions/checkout actions/cache cloudflare/wrangler-action",
        ),
    ] {
        let workflow = read(&story, file);
        let used: Vec<&str> = texts(&workflow, "uses").iter().filter_map(|name| name.split('@').next()).collect();
        assert_eq!(used.join(" "), actions, "{file}");
        let steps = texts(&workflow, "run");
        assert_eq!(steps.len(), 2, "{file}");
        assert_eq!(published(&story, &steps), expected, "{file}");
    }
}

#[test]
fn gitlab() {
    let story = story();
    let pipeline = read(&story, ".gitlab-ci.yml");
    let steps = texts(&pipeline, "script");
    assert_eq!(steps.len(), 2);
    assert_eq!(published(&story, &steps), "https://equipe.example.org/notes/");
    assert_eq!(texts(&pipeline, "pages"), ["true"]);
}

#[test]
fn netlify() {
    let story = story();
    let settings = story.made("netlify.toml");
    let quoted = |key: &str| {
        let line = settings.lines().find_map(|line| line.trim().strip_prefix(key)?.trim().strip_prefix("= \""));
        line.and_then(|line| line.strip_suffix('"')).unwrap_or_else(|| panic!("{key} in {settings}"))
    };
    assert_eq!(quoted("publish"), "public");
    assert_eq!(published(&story, &[quoted("command")]), "https://equipe.example.org/notes/");
}

#[test]
fn a_server_of_one_s_own() {
    let story = story();
    for script in ["deposer.sh", "deposer-ftp.sh"] {
        assert_eq!(published(&story, &[&format!("sh {script}")]), "https://example.org/carnets/", "{script}");
    }
    let asked = story.made("asked.txt");
    assert!(
        asked.contains("rsync --recursive --times --delete-after --delay-updates --exclude .carnet-* public/"),
        "{asked}"
    );
    assert!(asked.contains("mirror --reverse --delete") && asked.contains("ftp://compte@ftp.example.org"), "{asked}");
}
