//! The name of a site's configuration: `carnet.yaml`, or another file of the same folder that makes another site of it.
//!
//! It does not know what is in the file.

use std::sync::Arc;

/// The configuration of a folder, unless another is asked for.
pub const CONFIG: &str = "carnet.yaml";

/// The ending of a configuration's name.
const ENDING: &str = ".yaml";

/// The name of a file directly in the site's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFile(Arc<str>);

impl ConfigFile {
    /// A file by its name; none for a path, and for a name that has other signs than letters, figures, `-`, `_` and `.`, or
    /// another ending than `.yaml`: what is made of it is a folder's name.
    pub fn named(name: &str) -> Option<ConfigFile> {
        let stem = name.strip_suffix(ENDING)?;
        let is_plain = stem.starts_with(char::is_alphanumeric)
            && stem.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.'));
        is_plain.then(|| ConfigFile(name.into()))
    }

    pub fn name(&self) -> &Arc<str> {
        &self.0
    }

    /// Whether it is the one that is read when none is asked for.
    pub fn is_usual(&self) -> bool {
        &*self.0 == CONFIG
    }

    /// The name of a folder that this site has for itself: `public`, or `public-NAME` with another configuration.
    pub fn own_folder(&self, folder: &str) -> String {
        match self.0.strip_suffix(ENDING) {
            Some(stem) if !self.is_usual() => format!("{folder}-{stem}"),
            _ => folder.to_owned(),
        }
    }
}

impl Default for ConfigFile {
    fn default() -> ConfigFile {
        ConfigFile(CONFIG.into())
    }
}

impl std::fmt::Display for ConfigFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_is_a_file_of_the_folder() {
        let folder = |name: &str| ConfigFile::named(name).map(|file| file.own_folder("public"));
        assert_eq!(folder("carnet.yaml").as_deref(), Some("public"));
        assert_eq!(folder("équipe-2.yaml").as_deref(), Some("public-équipe-2"));
        for name in
            ["", ".yaml", "manuel.yml", "manuel", "../manuel.yaml", "a/b.yaml", "a\\b.yaml", "-x.yaml", ".x.yaml"]
        {
            assert_eq!(folder(name), None, "{name}");
        }
    }
}
