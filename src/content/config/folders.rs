//! Which files of the content folder are which kind of document.

use super::addresses::{inner_path, known_key};
use crate::content::fields::text_of;
use crate::content::front_matter::reading::{Input, Reading, TextChange};
use crate::content::keys::{FOLDERS, Role, ValueForm};

/// What the files of the content folder are, by their place.
#[derive(Debug, Clone, Hash)]
pub struct Folders {
    /// The reserved folders, by role; none: switched off, its files are notes.
    reserved: Vec<(Role, Option<String>)>,
    /// The file of the home page.
    pub(super) home: String,
    /// The configuration names that file.
    is_home_named: bool,
}

/// The file of the home page, unless the configuration names another, or a vault has none and a README in its place.
pub const HOME: &str = "index.md";

impl Folders {
    /// The role of a content file, from the folder directly under the content folder that it is in.
    pub fn role_of(&self, path: &str) -> Role {
        if path == self.home {
            return Role::Home;
        }
        let Some((folder, _)) = path.split_once('/') else { return Role::Note };
        self.reserved.iter().find(|(_, name)| name.as_deref() == Some(folder)).map_or(Role::Note, |(role, _)| *role)
    }

    /// The reserved folder of a role; none when it has none, or when that is switched off.
    pub fn folder_of(&self, role: Role) -> Option<&str> {
        self.reserved.iter().find(|(of, _)| *of == role).and_then(|(_, name)| name.as_deref())
    }

    /// The same with a home page that the configuration names.
    pub(super) fn with_home(mut self, file: Option<&str>) -> Folders {
        if let Some(file) = file {
            self.home = file.to_owned();
            self.is_home_named = true;
        }
        self
    }

    /// The file of the home page, from the content folder.
    pub fn home_file(&self) -> &str {
        &self.home
    }

    /// Whether a file was written for the home page, and so for everyone: a README in its place was written for other readers.
    pub fn is_written_for_home(&self, path: &str) -> bool {
        path == self.home && (self.is_home_named || path == HOME)
    }
}

impl Default for Folders {
    fn default() -> Folders {
        let reserved = [
            (Role::Notebook, "notebooks"),
            (Role::Base, "bases"),
            (Role::Community, "communities"),
            (Role::Author, "authors"),
            (Role::Page, "pages"),
        ];
        Folders {
            reserved: reserved.into_iter().map(|(role, name)| (role, Some(name.to_owned()))).collect(),
            home: HOME.to_owned(),
            is_home_named: false,
        }
    }
}

/// The key `folders`: the name of each reserved folder, or `false`.
#[derive(Debug)]
pub(super) struct ReservedFolders;

impl Reading for ReservedFolders {
    type Value = Folders;
    const FORM: ValueForm = ValueForm::Group(&FOLDERS);

    fn read(names: &[&'static str], input: &mut Input) -> Folders {
        let mut folders = Folders::default();
        let (fields, p) = (&mut *input.fields, &mut *input.problems);
        for (key, node) in names.iter().flat_map(|name| fields.map(name, p)).collect::<Vec<_>>() {
            let Some(name) = known_key(&FOLDERS, key, p) else { continue };
            let Some(text) = text_of(node, name, p) else { continue };
            let of_name = FOLDERS.names().zip(&mut folders.reserved).find(|(known, _)| *known == name);
            if let Some((_, (_, folder))) = of_name {
                *folder = if text.value == "false" { None } else { inner_path(text, p) };
            }
        }
        folders
    }

    fn texts(_: &mut Folders, _: &mut TextChange) {}
}
