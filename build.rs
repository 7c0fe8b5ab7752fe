//! Gives the program the folders that are part of it, packed (`src/text/embedded.rs` unpacks them), and the text that
//! `carnet --version` prints: the version, and in a release build the commit it is made of.
//!
//! The commit is that of `CARNET_COMMIT`, else what `cargo package` noted of it, else what git says of this folder; without
//! any the version stands alone. No page and no file of a site says it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// Folders that are part of the program, by the names of what they are packed into.
const EMBEDDED: [(&str, &str); 6] = [
    ("explain", "src/diagnostics/explain"),
    ("init_en", "src/author/init/en"),
    ("init_fr", "src/author/init/fr"),
    ("meant", "src/content/keys/meant"),
    ("texts", "src/diagnostics/texts"),
    ("theme", "themes/default"),
];

/// What the program is made of.
const SOURCES: [&str; 5] = ["Cargo.lock", "Cargo.toml", "build.rs", "src", "themes"];

fn main() {
    println!("cargo:rerun-if-env-changed=CARNET_COMMIT");
    println!("cargo:rerun-if-changed=build.rs");
    let version = env!("CARGO_PKG_VERSION");
    let text = match commit() {
        Some(commit) => format!("{version} ({commit})"),
        None => version.to_owned(),
    };
    println!("cargo:rustc-env=CARNET_VERSION={text}");
    let target = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where"));
    for (name, folder) in EMBEDDED {
        println!("cargo:rerun-if-changed={folder}");
        pack(Path::new(folder), &target.join(name).with_extension("packed"))
            .unwrap_or_else(|error| panic!("{folder}: {error}"));
    }
}

/// Each path and each content after its length in four bytes, in the order of paths; all of it compressed.
fn pack(folder: &Path, target: &Path) -> std::io::Result<()> {
    let mut files = Vec::new();
    list(folder, "", &mut files)?;
    files.sort();
    let mut packed = DeflateEncoder::new(fs::File::create(target)?, Compression::best());
    for (path, file) in files {
        for part in [path.into_bytes(), fs::read(file)?] {
            let length = u32::try_from(part.len()).map_err(std::io::Error::other)?;
            packed.write_all(&length.to_le_bytes())?;
            packed.write_all(&part)?;
        }
    }
    packed.finish()?.flush()
}

/// The files of a folder and below, by their paths from the first one.
fn list(folder: &Path, from: &str, files: &mut Vec<(String, PathBuf)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{from}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push((path, entry.path()));
        }
    }
    Ok(())
}

fn commit() -> Option<String> {
    if let Some(given) = std::env::var("CARNET_COMMIT").ok().filter(|given| !given.is_empty()) {
        return Some(short(&given));
    }
    packaged().or_else(of_repository)
}

/// The first twelve digits, and what follows them all: `+` for changes that no commit holds.
fn short(commit: &str) -> String {
    let digits = commit.trim_end_matches('+');
    let kept: String = digits.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    kept + &commit[digits.len()..]
}

/// `cargo package` writes the commit into the package: `{"git": {"sha1": "…"}}`.
fn packaged() -> Option<String> {
    let text = std::fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let commit = text.split("\"sha1\"").nth(1)?.split('"').nth(1)?;
    let has_changes = text.split("\"dirty\"").nth(1).is_some_and(|rest| rest.contains("true"));
    Some(short(commit) + if has_changes { "+" } else { "" })
}

/// Asked in release builds only: else each commit would compile the crate again for whoever works on it.
fn of_repository() -> Option<String> {
    if std::env::var("PROFILE").as_deref() != Ok("release") {
        return None;
    }
    // Not those of a repository that only holds this folder somewhere.
    let root = std::fs::canonicalize(git(&["rev-parse", "--show-toplevel"])?).ok()?;
    if root != std::fs::canonicalize(".").ok()? {
        return None;
    }
    for path in SOURCES {
        println!("cargo:rerun-if-changed={path}");
    }
    let log = git(&["rev-parse", "--git-path", "logs/HEAD"])?;
    if Path::new(&log).exists() {
        println!("cargo:rerun-if-changed={log}");
    }
    let commit = git(&["rev-parse", "HEAD"])?;
    let mut changes = vec!["status", "--porcelain", "--"];
    changes.extend(SOURCES);
    let has_changes = git(&changes).is_some_and(|changes| !changes.is_empty());
    Some(short(&commit) + if has_changes { "+" } else { "" })
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
