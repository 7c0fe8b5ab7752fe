//! `carnet init --host`: the files that hosts read are read as they do, and their commands are run, with the program under test in
//! the place of the published package. Programs that need a network write down what they were asked.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use carnet::content::yaml::{self, Node, Value};
use carnet::diagnostics::Problems;
use insta::assert_snapshot;
use toml::de::{DeTable, DeValue};

use crate::cli::{carnet, told};
use crate::site::{NOW, Site, site};

const PACKAGE: &str = concat!("carnet==", env!("CARGO_PKG_VERSION"));

const NOTES: &str = "\
//- carnet.yaml
title: Nos carnets
language: fr-CA
defaults: {visibility: private}
//- content/notes/ouverte.md
---
visibility: public
---
# Ouverte

Pour tout le monde.
//- content/notes/reservee.md
---
visibility: private
---
# Réservée

Mot zibeline.
//- content/notes/du-reseau.md
---
visibility: community
community: reseau
---
# Du réseau

Mot tourmaline.
//- content/notebooks/tout.md
---
title: Tout
visibility: public
notes: [ouverte]
---
//- content/communities/reseau.md
---
name: Réseau
---
";

/// The site in a folder of a repository, prepared for a host.
fn prepared(host: &str, at: &str) -> Site {
    let place = site("");
    place.remove("carnet.yaml");
    for file in NOTES.split("//- ").skip(1) {
        let (path, text) = file.split_once('\n').expect("a path and a text");
        place.write(&format!("{at}{path}"), text);
    }
    let tools = [
        ("pipx", "[ \"$1 $2\" = \"install $PACKAGE\" ]"),
        ("pip", "[ \"$*\" = \"install --quiet $PACKAGE\" ]"),
        (
            "python3",
            "[ \"$*\" = \"-m venv $HOME/.carnet\" ] && mkdir -p \"$3/bin\" && cd .tools && cp pip \"$3/bin/\" &&
             ln -sf \"$(command -v carnet)\" \"$3/bin/\"",
        ),
        ("curl", "printf '%s' \"$GUARD\""),
        ("lftp", "echo \"$*\" > asked.txt"),
    ];
    for (name, script) in tools {
        place.write(&format!(".tools/{name}"), format!("#!/bin/sh\n{script}\n"));
        let path = place.path().join(".tools").join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    }
    let ran = run(&place, "git init --quiet && git add . && git commit --quiet --message Notes", &[]);
    assert!(ran.0, "{}", ran.1);
    let folder = if at.is_empty() { "." } else { at };
    let ran = told(&carnet(&place, &["init", folder, "--host", host]));
    assert!(ran.starts_with("exit 0"), "{ran}");
    place
}

/// Runs a step as hosts do; whether it succeeded, and what it said.
fn run(place: &Site, step: &str, environment: &[(&str, &str)]) -> (bool, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_carnet")).parent().expect("it is in a folder");
    let others = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{}:{others}", place.path().join(".tools").display(), program.display());
    let mut command = Command::new("bash");
    command.args(["-eo", "pipefail", "-c", step]).current_dir(place.path()).env_remove("GIT_DIR");
    command.env("PATH", path).env("SOURCE_DATE_EPOCH", NOW.to_string()).env("HOME", place.path());
    command.env("CARNET", PACKAGE).env("PACKAGE", PACKAGE).env("LC_ALL", "C.UTF-8");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Nadia").env(format!("GIT_{who}_EMAIL"), "nadia@example.org");
    }
    let output = command.envs(environment.iter().copied()).output().expect("there is a shell");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout) + &text(&output.stderr))
}

/// Runs steps that must succeed, one after the other; gives what they said.
fn run_all(place: &Site, steps: &[String], environment: &[(&str, &str)]) -> String {
    let mut said = String::new();
    for step in steps {
        let (is_done, words) = run(place, step, environment);
        assert!(is_done, "{step}\n{words}");
        said.push_str(&words);
    }
    said
}

fn read(place: &Site, path: &str) -> String {
    fs::read_to_string(place.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read_yaml(place: &Site, path: &str) -> Node {
    let mut problems = Problems::of(&path.into());
    let node = yaml::parse(&read(place, path), 0, &mut problems);
    let problems = problems.into_vec();
    assert!(problems.is_empty(), "{path}: {problems:?}");
    node.expect("it is YAML")
}

/// What is under these keys, one within the other.
fn under<'a>(node: &'a Node, keys: &[&str]) -> &'a Node {
    keys.iter().fold(node, |node, key| {
        let Value::Map(entries) = &node.value else { panic!("no group holds {key}") };
        &entries.iter().find(|(name, _)| name.name == *key).unwrap_or_else(|| panic!("no {key}")).1
    })
}

/// The texts of a list; of its groups, those under `key`.
fn texts(node: &Node, key: &str) -> Vec<String> {
    let Value::List(items) = &node.value else { panic!("no list") };
    let text = |node: &Node| match &node.value {
        Value::Scalar { text, .. } => Some(text.clone()),
        Value::Map(entries) => {
            entries.iter().find(|(name, _)| name.name == key).and_then(|(_, value)| match &value.value {
                Value::Scalar { text, .. } => Some(text.clone()),
                _ => None,
            })
        }
        _ => None,
    };
    items.iter().filter_map(text).collect()
}

/// The text under these keys of a TOML file.
fn setting(text: &str, keys: &[&str]) -> String {
    let table = DeTable::parse(text).expect("it is TOML").into_inner();
    let (last, outer) = keys.split_last().expect("there is one");
    let inner = outer.iter().fold(&table, |table, key| match table.get(*key).map(|value| value.get_ref()) {
        Some(DeValue::Table(inner)) => inner,
        other => panic!("{key} is {other:?}"),
    });
    inner.get(*last).and_then(|value| value.get_ref().as_str()).unwrap_or_else(|| panic!("no {last}")).to_owned()
}

/// Where the pages of a folder think they are, and whether words of withheld notes are in any of its files.
fn published(place: &Site, folder: &str) -> (String, bool, bool) {
    let page = read(place, &format!("{folder}/index.html"));
    let address = page.split("<link rel=\"canonical\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let files = walkdir::WalkDir::new(place.path().join(folder)).into_iter().filter_map(Result::ok);
    let files: Vec<Vec<u8>> = files.filter_map(|entry| fs::read(entry.path()).ok()).collect();
    let holds = |word: &str| files.iter().any(|bytes| String::from_utf8_lossy(bytes).contains(word));
    (address.unwrap_or_default().to_owned(), holds("zibeline"), holds("tourmaline"))
}

const ADDRESS: &str = "https://equipe.example.org/notes/";

fn public_at(address: &str) -> (String, bool, bool) {
    (address.to_owned(), false, false)
}

// The files of hosts, and their steps

#[test]
fn github_checks_and_publishes() {
    for at in ["", "docs/"] {
        let place = prepared("github", at);
        let workflow = read_yaml(&place, ".github/workflows/carnet.yml");
        let steps = |job: &str, key: &str| texts(under(&workflow, &["jobs", job, "steps"]), key);
        let used: Vec<String> =
            steps("check", "uses").iter().map(|name| name.split('@').next().unwrap_or_default().into()).collect();
        assert_eq!(used, ["actions/checkout", "actions/cache", "actions/upload-artifact"]);
        run_all(&place, &steps("check", "run"), &[]);
        assert!(published(&place, &format!("{at}preview")).1, "reviewers see private notes");
        assert!(!place.path().join(format!("{at}public")).exists());
        run_all(&place, &steps("publish", "run"), &[("BASE_URL", ADDRESS.trim_end_matches('/'))]);
        assert_eq!(published(&place, &format!("{at}public")), public_at(ADDRESS));
        assert!(place.path().join(format!("{at}public/.nojekyll")).exists());
        let text = read(&place, ".github/workflows/carnet.yml");
        assert!(
            text.contains(&format!("path: {at}public\n")) && text.contains(&format!("path: {at}preview\n")),
            "{text}"
        );
        assert_eq!(text.matches("fetch-depth: 0").count(), 2);
        place.write(&format!("{at}content/notes/faute.md"), "---\nvisibility: public\n---\nVers [[rien]].\n");
        let ran = run(&place, &steps("check", "run")[1], &[]);
        assert!(!ran.0 && ran.1.contains(&format!("::error file={at}content/notes/faute.md,line=4,")), "{}", ran.1);
    }
}

#[test]
fn gitlab_checks_and_publishes() {
    for at in ["", "docs/"] {
        let place = prepared("gitlab", at);
        let pipeline = read_yaml(&place, ".gitlab-ci.yml");
        let steps = |job: &str| texts(under(&pipeline, &[job, "script"]), "");
        let here = place.path().display().to_string();
        let members =
            [("CI_PAGES_URL", ADDRESS), ("CI_PROJECT_VISIBILITY", "private"), ("CI_PROJECT_DIR", here.as_str())];
        run_all(&place, &texts(under(&pipeline, &["default", "before_script"]), ""), &members);
        run_all(&place, &steps("check"), &members);
        assert!(read(&place, "carnet-messages.json").starts_with('['));
        assert!(published(&place, &format!("{at}preview")).1);
        run_all(&place, &steps("publish"), &members);
        assert_eq!(published(&place, "public"), public_at(ADDRESS));
        fs::remove_dir_all(place.path().join("public")).expect("it can be removed");
        let everyone =
            [("CARNET_AUDIENCE", "community:reseau"), ("CI_PROJECT_VISIBILITY", "public"), ("CI_PAGES_URL", ADDRESS)];
        let ran = run(&place, &steps("publish").join("\n"), &everyone);
        assert!(!ran.0 && ran.1.contains("Ce projet est public"), "{}", ran.1);
        assert!(!place.path().join("public").exists());
        let members =
            [("CARNET_AUDIENCE", "community:reseau"), ("CI_PROJECT_VISIBILITY", "private"), ("CI_PAGES_URL", ADDRESS)];
        run_all(&place, &steps("publish"), &members);
        assert_eq!(published(&place, "public"), (ADDRESS.to_owned(), false, true));
        place.write(&format!("{at}content/notes/faute.md"), "---\nvisibility: public\n---\nVers [[rien]].\n");
        let report = run(&place, &steps("check")[0], &[]);
        let messages = read(&place, "carnet-messages.json");
        assert!(report.0 && messages.contains(&format!("\"path\": \"{at}content/notes/faute.md\"")), "{messages}");
        assert!(!run(&place, &steps("check")[1], &[]).0);
    }
}

#[test]
fn netlify_publishes_no_draft_of_a_pull_request() {
    for at in ["", "docs/"] {
        let place = prepared("netlify", at);
        let settings = read(&place, "netlify.toml");
        assert_eq!(setting(&settings, &["build", "publish"]), "public");
        let environment = [("URL", ADDRESS), ("DEPLOY_PRIME_URL", "https://12--equipe.example.org")];
        for (part, address) in [
            (&["build", "command"][..], ADDRESS),
            (&["context", "deploy-preview", "command"], "https://12--equipe.example.org/"),
        ] {
            run_all(&place, &[setting(&settings, part)], &environment);
            assert_eq!(published(&place, "public"), public_at(address));
        }
        assert!(read(&place, "public/_headers").contains("Content-Security-Policy: default-src 'self'"));
    }
}

#[test]
fn cloudflare_gets_the_site_of_a_community_behind_a_door_only() {
    for at in ["", "docs/"] {
        let place = prepared("cloudflare", at);
        let project = read(&place, "wrangler.toml");
        assert_eq!(setting(&project, &["name"]), "nos-carnets");
        assert_eq!(setting(&project, &["pages_build_output_dir"]), format!("{at}public"));
        let workflow = read_yaml(&place, ".github/workflows/carnet.yml");
        let steps = |job: &str| texts(under(&workflow, &["jobs", job, "steps"]), "run");
        run_all(&place, &steps("check"), &[]);
        run_all(&place, &steps("publish"), &[]);
        assert_eq!(published(&place, &format!("{at}public")), public_at(""));
        let open = [("COMMUNITY", "reseau"), ("PROJECT", "reseau-notes"), ("GUARD", "")];
        let ran = run(&place, &steps("publish-community")[0], &open);
        assert!(!ran.0 && ran.1.contains("::error::"), "{}", ran.1);
        let door = "https://equipe.cloudflareaccess.com/cdn-cgi/access/login";
        run_all(&place, &steps("publish-community"), &[open[0], open[1], ("GUARD", door)]);
        assert_eq!(published(&place, "community"), (String::from("https://reseau-notes.pages.dev/"), false, true));
    }
}

#[test]
fn a_server_gets_the_public_site_by_ftp() {
    for at in ["", "docs/"] {
        let place = prepared("ftp", at);
        let script = format!("sh {at}publish.sh");
        let ran = run(&place, &script, &[]);
        assert!(!ran.0 && ran.1.contains("SERVER=") && !place.path().join(format!("{at}public")).exists(), "{}", ran.1);
        run_all(
            &place,
            &[script],
            &[("CARNET_SERVER", "ftp://compte@ftp.example.org"), ("CARNET_FOLDER", "www/notes")],
        );
        let asked = read(&place, &format!("{at}asked.txt"));
        for words in [
            "set ftp:ssl-force true",
            "open 'ftp://compte@ftp.example.org'",
            "mirror --reverse --delete --exclude-glob .carnet-* public 'www/notes'",
        ] {
            assert!(asked.contains(words), "{asked}");
        }
        assert_eq!(published(&place, &format!("{at}public")), public_at(""));
    }
}

// What `init` does with files that are there

#[test]
fn a_new_folder_is_a_site_with_its_host() {
    let place = site("");
    place.remove("carnet.yaml");
    let made = told(&carnet(&place, &["init", "carnets", "--host", "netlify"]));
    assert!(made.starts_with("exit 0\n--- out\n15 files in carnets"), "{made}");
    assert_snapshot!(made.split("notes in content/\n").nth(1).unwrap_or_default(), @r"

  carnets/netlify.toml  written
  carnets/carnet.yaml   'host: netlify' is added, for the file that this host reads

next:
  git add, commit, push
  at Netlify, import the repository: all settings are in netlify.toml
--- err
");
    assert!(read(&place, "carnets/carnet.yaml").ends_with("\nhost: netlify\n"));
    assert!(told(&carnet(&place, &["check", "carnets", "--strict"])).starts_with("exit 0"));
}

#[test]
fn a_site_keeps_the_files_that_it_has() {
    let place = site("//- carnet.yaml\ntitle: Essai\nlanguage: en\n");
    let prepare = |arguments: &[&str]| told(&carnet(&place, &[&["init", ".", "--host", "github"], arguments].concat()));
    place.write(".github/workflows/carnet.yml", "mine\n");
    assert_snapshot!(prepare(&[]), @r"
    exit 0
    --- out
      .github/workflows/carnet.yml  left as it is
      carnet.yaml                   'host: github' is added, for the file that this host reads

    next:
      in the repository's settings, Pages, choose 'GitHub Actions' as the source
      git add, commit, push: each push to the main branch publishes
      from a pull request's run, download the preview
    --- err
    warning: .github/workflows/carnet.yml is there already, with another text, and stays as it is
    help: '--replace' writes the new one over it; or move yours, run this again, and compare
    ");
    assert_eq!(read(&place, ".github/workflows/carnet.yml"), "mine\n");
    assert_eq!(read(&place, "carnet.yaml"), "title: Essai\nlanguage: en\nhost: github\n");
    let replaced = prepare(&["--replace"]);
    assert!(
        replaced.contains(".github/workflows/carnet.yml  replaced\n") && replaced.ends_with("--- err\n"),
        "{replaced}"
    );
    assert!(read(&place, ".github/workflows/carnet.yml").contains("# Written by 'carnet init --host github'"));
    assert!(prepare(&[]).contains(".github/workflows/carnet.yml  as it was\n"));
    assert!(!place.path().join("content").exists(), "nothing else is written");
}

#[test]
fn a_configuration_that_cannot_be_added_to_is_left_to_its_author() {
    for text in ["{title: Essai}\n", "title: Essai\nhost: nginx\n", "title: Essai\nhost: netlfy\n"] {
        let place = site(&format!("//- carnet.yaml\n{text}"));
        let prepared = told(&carnet(&place, &["init", "--host", "cloudflare"]));
        assert!(prepared.contains("write 'host: cloudflare' in it yourself"), "{prepared}");
        assert_eq!(read(&place, "carnet.yaml"), text);
    }
}

#[test]
fn what_cannot_be_prepared_is_told() {
    let place = site("//- a.md\n# A\n");
    place.remove("carnet.yaml");
    assert!(told(&carnet(&place, &["init", ".", "--host", "ftp"])).contains("error: . is not empty"));
    assert!(told(&carnet(&place, &["init", ".", "--vault", "--host", "ftp"])).contains("publish.sh"));
    fs::create_dir(place.path().join(".git")).expect("folders can be made");
    place.write("mes notes/carnet.yaml", "title: Essai\n");
    assert_snapshot!(told(&carnet(&place, &["init", "mes notes", "--host", "gitlab"])), @r"
    exit 2
    --- out

    --- err
    error: the files of a host cannot name the folder 'mes notes': something in its name means something else to them
    help: name the folder with letters without accents, digits, '-', '_' and '.' only
    ");
    assert!(told(&carnet(&place, &["init", "--replace"])).starts_with("exit 2"));
}
