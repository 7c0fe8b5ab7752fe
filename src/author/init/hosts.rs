//! The files by which a host builds, checks and publishes a site, and the line of `carnet.yaml` that names the host.
//!
//! Each file is a text in `hosts/`, of which lines that begin with `#fr ` or `#en ` are in one language only. What hosts ask for
//! is known here alone; how files are put into a folder is not.

use std::fs;
use std::hash::BuildHasher;
use std::path::{Component, Path, PathBuf};

use rapidhash::fast::SeedableState;

use super::add::{self, Arrival, NewFile};
use super::{InitError, SiteLanguage};
use crate::author::edit::FileChange;
use crate::content::config::{Config, ConfigFile, Host};
use crate::content::source;
use crate::text::slug::slug;

/// Where sites are published; each needs other files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteHost {
    Github,
    Gitlab,
    Netlify,
    Cloudflare,
    /// Any server that takes files.
    Ftp,
}

/// What is installed where the site is built: this program, in this version.
const PACKAGE: &str = concat!("carnet==", env!("CARGO_PKG_VERSION"));

impl SiteHost {
    /// Its files, by their paths from where they are looked for.
    fn templates(self) -> &'static [(&'static str, &'static str)] {
        match self {
            SiteHost::Github => &[(".github/workflows/carnet.yml", include_str!("hosts/github.yml"))],
            SiteHost::Gitlab => &[(".gitlab-ci.yml", include_str!("hosts/gitlab.yml"))],
            SiteHost::Netlify => &[("netlify.toml", include_str!("hosts/netlify.toml"))],
            SiteHost::Cloudflare => &[
                (".github/workflows/carnet.yml", include_str!("hosts/cloudflare.yml")),
                ("wrangler.toml", include_str!("hosts/wrangler.toml")),
            ],
            SiteHost::Ftp => &[("publish.sh", include_str!("hosts/ftp.sh"))],
        }
    }

    /// What `carnet.yaml` calls it, where it reads headers in a file of the site.
    fn key(self) -> Option<(&'static str, Host)> {
        match self {
            SiteHost::Github => Some(("github", Host::Github)),
            SiteHost::Gitlab => None,
            SiteHost::Netlify => Some(("netlify", Host::Netlify)),
            SiteHost::Cloudflare => Some(("cloudflare", Host::Cloudflare)),
            // Servers that are rented with a mail box and an FTP account are Apache's, or read its files.
            SiteHost::Ftp => Some(("apache", Host::Apache)),
        }
    }

    /// Whether it takes the address of the site from `carnet.yaml`; the other hosts give it to the build.
    fn takes_address(self) -> bool {
        matches!(self, SiteHost::Cloudflare | SiteHost::Ftp)
    }
}

/// What became of the line `host:` of `carnet.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostKey {
    /// The host needs none, or it was there.
    Right,
    Added(&'static str),
    /// It names another host, or cannot be added: the author writes this one.
    ToBeWritten(&'static str),
}

/// What was done for a host.
#[derive(Debug)]
pub struct HostReady {
    /// Where the files are.
    pub folder: PathBuf,
    /// Their paths from there, with what became of each.
    pub files: Vec<(String, Arrival)>,
    pub key: HostKey,
    /// The name that the site has there, where it is part of the files.
    pub name: String,
    /// Neither the host nor `carnet.yaml` gives the address of the site.
    pub needs_address: bool,
    /// That of the files.
    pub language: SiteLanguage,
}

/// Adds the files of a host to a site, whose folder has a `carnet.yaml`. Without a language it is that of the site. Files of these
/// names stay as they are, unless they are to be replaced.
///
/// # Errors
/// There is no site, its path has signs that these files cannot hold, or the disk refuses.
pub fn prepare(
    site: &Path,
    host: SiteHost,
    language: Option<SiteLanguage>,
    replace: bool,
) -> Result<HostReady, InitError> {
    let (text, _) = source::read_config(site, &ConfigFile::default()).map_err(InitError::Unreadable)?;
    let text = text.ok_or_else(|| InitError::NoSite(site.to_owned()))?;
    let (config, _) = Config::parse(&text.file, &text.text);
    let language = language.unwrap_or_else(|| SiteLanguage::of(&config.language));
    // A host looks for its files at the top of the repository; a script is run where the site is.
    let folder = if host == SiteHost::Ftp { site.to_owned() } else { repository(site) };
    let at = way(&folder, site).ok_or_else(|| InitError::UnsoundPath(site.to_owned()))?;
    let name = project_name(&config.title);
    let files: Vec<NewFile> = host
        .templates()
        .iter()
        .map(|(path, template)| NewFile { path: (*path).to_owned(), text: filled(template, language, &at, &name) })
        .collect();
    let arrivals = add::add(&folder, &files, replace)?;
    let key = add_key(site, host, &text.text, &config)?;
    let files = files.into_iter().map(|file| file.path).zip(arrivals).collect();
    let needs_address = host.takes_address() && config.base_url.is_none();
    Ok(HostReady { folder, files, key, name, needs_address, language })
}

/// The template in one language, with what is this site's.
fn filled(template: &str, language: SiteLanguage, at: &str, name: &str) -> String {
    let template = template.replace("{check}\n", include_str!("hosts/github_check.yml"));
    let mut text = String::new();
    for line in template.lines() {
        let in_language = line.strip_prefix('#').and_then(|line| line.split_once(' '));
        let line = match in_language {
            Some((tag, rest)) if tag == language.tag() => rest,
            Some(("fr" | "en", _)) => continue,
            _ => line,
        };
        text.push_str(line);
        text.push('\n');
    }
    let site = if at.is_empty() { String::new() } else { format!(" {}", at.trim_end_matches('/')) };
    let version = env!("CARGO_PKG_VERSION");
    let values = [("{package}", PACKAGE), ("{version}", version), ("{site}", &site), ("{at}", at), ("{name}", name)];
    values.iter().fold(text, |text, (placeholder, value)| text.replace(placeholder, value))
}

/// The folder of the repository that holds the site; the site's own where there is none.
fn repository(site: &Path) -> PathBuf {
    let Ok(real) = site.canonicalize() else { return site.to_owned() };
    let top = real.ancestors().find(|folder| folder.join(".git").exists());
    match top {
        Some(top) if top != real => top.to_owned(),
        _ => site.to_owned(),
    }
}

/// The path from the repository to the site: empty, or with `/` at its end. None when a sign of it means something to a shell.
fn way(folder: &Path, site: &Path) -> Option<String> {
    if folder == site {
        return Some(String::new());
    }
    let site = site.canonicalize().ok()?;
    let mut way = String::new();
    for part in site.strip_prefix(folder).ok()?.components() {
        let Component::Normal(name) = part else { return None };
        let name = name.to_str()?;
        let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '-');
        if name.starts_with('-') || !name.chars().all(is_plain) {
            return None;
        }
        way.push_str(name);
        way.push('/');
    }
    Some(way)
}

/// A name that Cloudflare takes for a project: at most 58 small letters, digits and hyphens.
fn project_name(title: &str) -> String {
    let name: String =
        slug(title).chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').take(58).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { String::from("carnet") } else { name.to_owned() }
}

/// Adds `host:` to `carnet.yaml`, if it then says that and what it said before.
fn add_key(site: &Path, host: SiteHost, before: &str, config: &Config) -> Result<HostKey, InitError> {
    let Some((word, host)) = host.key() else { return Ok(HostKey::Right) };
    if config.host == Some(host) {
        return Ok(HostKey::Right);
    }
    let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    let after = format!("{before}{end}host: {word}\n");
    let found = |text: &str| Config::parse(&"carnet.yaml".into(), text);
    let (read, problems) = found(&after);
    let key = |config: &Config| SeedableState::fixed().hash_one(config);
    let is_added = read.host == Some(host) && key(&Config { host: config.host, ..read }) == key(config);
    if !is_added
        || problems.len() != found(before).1.len()
        || fs::read(site.join("carnet.yaml")).ok() != Some(before.into())
    {
        return Ok(HostKey::ToBeWritten(word));
    }
    let (file, before) = (String::from("carnet.yaml"), Some(before.to_owned()));
    add::write(site, &[FileChange { file, before, after, renamed: None }])?;
    Ok(HostKey::Added(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTS: [SiteHost; 5] =
        [SiteHost::Github, SiteHost::Gitlab, SiteHost::Netlify, SiteHost::Cloudflare, SiteHost::Ftp];

    #[test]
    fn no_placeholder_and_no_sign_of_a_language_is_left() {
        for (_, template) in HOSTS.iter().flat_map(|host| host.templates()) {
            let texts = [SiteLanguage::French, SiteLanguage::English]
                .map(|language| filled(template, language, "docs/", "nom"));
            for text in &texts {
                let left = ["{at}", "{site}", "{name}", "{check}", "{package}", "{version}", "#fr", "#en"];
                assert!(!left.iter().any(|sign| text.contains(sign)), "{text}");
            }
            assert_ne!(texts[0], texts[1]);
            let code = |text: &str| {
                let is_code = |line: &&str| {
                    !line.trim_start().starts_with('#') && !line.contains("echo ") && !line.contains("name: ")
                };
                text.lines().filter(is_code).collect::<Vec<_>>().join("\n")
            };
            assert_eq!(code(&texts[0]), code(&texts[1]), "both languages do the same");
        }
    }

    #[test]
    fn names_of_projects() {
        for (title, name) in [
            ("Nos carnets d'équipe", "nos-carnets-d-equipe"),
            ("日本", "carnet"),
            (&"a ".repeat(60), &"a-".repeat(29)[..57]),
        ] {
            assert_eq!(project_name(title), name);
        }
    }

    #[test]
    fn a_way_that_a_shell_would_read_otherwise_is_refused() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let top = place.path().canonicalize().expect("it is there");
        for (path, expected) in
            [("docs", Some("docs/")), ("a/b-c", Some("a/b-c/")), ("mes notes", None), ("-x", None), ("$x", None)]
        {
            fs::create_dir_all(top.join(path)).expect("folders can be made");
            assert_eq!(way(&top, &top.join(path)).as_deref(), expected, "{path}");
        }
    }
}
