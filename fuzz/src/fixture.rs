//! Any files as a site, its configuration too: a private note beside them stays private, whatever they say.

use super::memory::{Files, build, nothing_tells, shown};

/// In nothing but the private note does this word stand.
const WORD: &str = "zqxj";

/// A file is begun by a line `//- path`, as in the tests.
pub fn holds(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let text = text.to_lowercase().replace(WORD, "");
    let mut files = Files::new();
    for file in text.split("//- ").skip(1).take(12) {
        let (path, text) = file.split_once('\n').unwrap_or((file, ""));
        let path = path.trim();
        // What a folder of a disk cannot hold.
        if path.split('/').any(|part| matches!(part, "" | "." | "..") || part.contains('\0')) {
            continue;
        }
        files.insert(path.to_owned(), text.to_owned());
    }
    let is_folder = |path: &String| files.keys().any(|other| other.starts_with(&format!("{path}/")));
    if files.keys().any(is_folder) {
        return;
    }
    let config = super::memory::config(files.get("carnet.yaml").map_or("", String::as_str));
    let folder = if config.is_vault() { String::new() } else { format!("{}/", config.content) };
    let private = format!(
        "---\nvisibility: private\ntitle: {WORD}\naliases: [{WORD}alias]\ntags: [{WORD}tag]\nauthors: {WORD}auteur\n\
         cover: {{image: {WORD}.png, alt: {WORD}}}\nsummary: {WORD}\n---\n# {WORD}\n\nUn {WORD}mot. ^bloc\n\n![x]({WORD}.png)\n"
    );
    let path = "privee/gardee.md";
    if carnet::content::keys::Role::Note != config.folders.role_of(path) {
        return;
    }
    files.insert(format!("{folder}{path}"), private);
    files.insert(format!("{folder}privee/{WORD}.png"), String::new());
    nothing_tells(&build(&files), WORD, &|| shown(&files));
}
