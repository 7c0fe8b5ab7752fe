//! The editor's program: Sveltia CMS, one version of it, as npm packs it.
//!
//! The package is the one whose fingerprint is written here, wherever it comes from, or none.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use flate2::read::GzDecoder;
use ring::digest::{SHA512, digest};

use crate::author::agent;
use crate::diagnostics::system::reason;
use crate::diagnostics::{Phrase, phrases};

/// The version that the form is made for.
pub const VERSION: &str = "0.221.1";

/// Where the public registry of npm has it.
const ADDRESS: &str = "https://registry.npmjs.org/@sveltia/cms/-/cms-0.221.1.tgz";

/// SHA-512 of the package in hexadecimal: what the registry calls its integrity.
const FINGERPRINT: &str = "27e4288a4f6418c9362fbbcda4e42b9c3985462f8d07abf02747fae7b62db315\
                           87d0ff16612611452442da943f8c619b56533ffcf83f588826929b30aa8a3781";

/// Of a package of 5 MB; what is larger is another.
const LARGEST: u64 = 32 << 20;

/// How long the registry may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Where the package is taken from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum PackageSource {
    /// npm, which knows of mirrors and proxies; without it, the public registry.
    #[default]
    Registry,
    /// A file of it.
    File(PathBuf),
}

/// Why there is no program.
#[derive(Debug)]
pub enum PackageError {
    Unreadable(PathBuf, io::Error),
    /// Its fingerprint is another.
    Another(String),
    /// No network, or no registry.
    NotFetched(Phrase),
    /// It holds something else than it should.
    Broken(String),
}

impl PackageError {
    pub fn phrase(&self) -> Phrase {
        match self {
            PackageError::Unreadable(path, error) => {
                phrases::cannot_read_path(path.display().to_string(), reason(error))
            }
            PackageError::Another(from) => phrases::editor_package_is_another(from, VERSION),
            PackageError::NotFetched(problem) => phrases::editor_package_not_fetched(problem.clone()),
            PackageError::Broken(problem) => phrases::editor_package_broken(problem),
        }
    }

    /// What to do instead.
    pub fn help(&self) -> Phrase {
        phrases::editor_get_package(ADDRESS)
    }
}

/// The files that the site serves, by their paths in the folder of the editor.
pub(super) fn files(source: &PackageSource) -> Result<Vec<(String, String)>, PackageError> {
    let (from, bytes) = match source {
        PackageSource::File(path) => {
            let bytes = fs::read(path).map_err(|error| PackageError::Unreadable(path.clone(), error))?;
            (path.display().to_string(), bytes)
        }
        PackageSource::Registry => match packed_by_npm() {
            Some(bytes) => (String::from("npm"), bytes),
            None => (ADDRESS.to_owned(), fetched()?),
        },
    };
    if hexadecimal(digest(&SHA512, &bytes).as_ref()) != FINGERPRINT {
        return Err(PackageError::Another(from));
    }
    served(&bytes).map_err(|error| PackageError::Broken(error.to_string()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn packed_by_npm() -> Option<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("carnet-editor-{}", std::process::id()));
    fs::create_dir_all(&folder).ok()?;
    let name = format!("@sveltia/cms@{VERSION}");
    let packed = Command::new("npm")
        .args(["pack", "--silent", "--ignore-scripts", "--pack-destination"])
        .arg(&folder)
        .arg(name)
        .current_dir(&folder)
        .output();
    let is_there = packed.is_ok_and(|output| output.status.success());
    let bytes = if is_there { only_file(&folder).and_then(|path| fs::read(path).ok()) } else { None };
    // What is left there is for the system to clear away.
    let _ = fs::remove_dir_all(&folder);
    bytes
}

fn only_file(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path());
    files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "tgz"))
}

fn fetched() -> Result<Vec<u8>, PackageError> {
    let failed = |error: ureq::Error| PackageError::NotFetched(agent::trouble(&error));
    let config = agent::config().timeout_global(Some(PATIENCE)).build();
    let mut answer = ureq::Agent::new_with_config(config).get(ADDRESS).call().map_err(failed)?;
    answer.body_mut().with_config().limit(LARGEST).read_to_vec().map_err(failed)
}

/// What of a package's files is served, by its place in the folder of the editor.
fn place(path: &str) -> Option<&str> {
    let path = path.strip_prefix("package/")?;
    let is_ours = |tag: &str| tag == "fr" || tag.starts_with("en-");
    match path {
        "LICENSE.txt" => Some(path),
        _ if path.ends_with(".js") => path.strip_prefix("dist/"),
        _ => path
            .strip_prefix("locales/")
            .and_then(|name| name.strip_suffix(".json"))
            .filter(|tag| is_ours(tag))
            .map(|_| path),
    }
}

/// The files of a package: a tar archive (POSIX.1-1988, ustar: heads and contents in blocks of 512 bytes), in gzip.
fn served(package: &[u8]) -> io::Result<Vec<(String, String)>> {
    let mut archive = Vec::new();
    GzDecoder::new(package).take(LARGEST * 4).read_to_end(&mut archive)?;
    let mut files = Vec::new();
    let mut rest = archive.as_slice();
    while let Some((head, after)) = rest.split_at_checked(512).filter(|(head, _)| head[0] != 0) {
        let field = |from: usize, length: usize| {
            let field = &head[from..from + length];
            String::from_utf8_lossy(&field[..field.iter().position(|byte| *byte == 0).unwrap_or(length)]).into_owned()
        };
        let size = usize::from_str_radix(field(124, 12).trim(), 8).map_err(|_| broken("a size"))?;
        let (content, _) = after.split_at_checked(size).ok_or_else(|| broken("the end"))?;
        let (name, prefix) = (field(0, 100), field(345, 155));
        let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        // '0' and nothing are files, all others are folders, links and further heads.
        if let Some(place) = place(&path).filter(|_| matches!(head[156], b'0' | 0)) {
            let text = String::from_utf8(content.to_vec()).map_err(|_| broken(place))?;
            files.push((place.to_owned(), text));
        }
        rest = after.get(size.next_multiple_of(512)..).unwrap_or_default();
    }
    files.sort();
    Ok(files)
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn entry(path: &str, kind: u8, content: &str) -> Vec<u8> {
        let mut head = vec![0; 512];
        head[..path.len()].copy_from_slice(path.as_bytes());
        let size = format!("{:011o}", content.len());
        head[124..135].copy_from_slice(size.as_bytes());
        head[156] = kind;
        let mut bytes = [head, content.as_bytes().to_vec()].concat();
        bytes.resize(bytes.len().next_multiple_of(512), 0);
        bytes
    }

    #[test]
    fn of_a_package_what_the_site_serves_is_taken() {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        for (path, kind, content) in [
            ("package/dist/sveltia-cms.js", b'0', "program"),
            ("package/dist/sveltia-cms.js.map", b'0', "map"),
            ("package/dist/chunks/a.js", b'0', "chunk"),
            ("package/locales/fr.json", b'0', "{}"),
            ("package/locales/de.json", b'0', "{}"),
            ("package/dist/link.js", b'2', ""),
            ("../dist/outside.js", b'0', "no"),
            ("package/LICENSE.txt", b'0', "MIT"),
        ] {
            packed.write_all(&entry(path, kind, content)).expect("memory takes it");
        }
        packed.write_all(&[0; 1024]).expect("memory takes it");
        let files = served(&packed.finish().expect("it is whole")).expect("it is a package");
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        assert_eq!(
            files,
            [
                ("LICENSE.txt", "MIT"),
                ("chunks/a.js", "chunk"),
                ("locales/fr.json", "{}"),
                ("sveltia-cms.js", "program")
            ]
        );
    }

    #[test]
    fn another_package_is_refused_before_it_is_opened() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("cms.tgz");
        fs::write(&path, "something else").expect("files can be written");
        assert!(matches!(files(&PackageSource::File(path)), Err(PackageError::Another(_))));
        let missing = PackageSource::File(folder.path().join("none.tgz"));
        assert!(matches!(files(&missing), Err(PackageError::Unreadable(..))));
        assert_eq!(FINGERPRINT.len(), 128);
    }
}
