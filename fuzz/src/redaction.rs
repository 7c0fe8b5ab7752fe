//! The page of a note and its Markdown source say nothing of a private note that its author linked to, wherever and however.

use arbitrary::Unstructured;

use super::memory::{Files, build, nothing_tells, shown};
use super::pieces::{choice, markdown};

/// What the private note is called. In nothing but links does its name stand.
const NAME: &str = "zqxj";

const CONFIGS: [&str; 4] = [
    "base_url: https://example.org/\nlinks: {unresolved: warn}\n",
    "base_url: https://example.org\nlinks: {unresolved: warn}\nlanguage: en\n",
    "base_url: https://example.org/\nlinks: {unresolved: warn}\nhtml: trusted\n",
    "base_url: https://example.org/\nlinks: {unresolved: warn}\nurls: file\n",
];

pub fn holds(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let config = choice(&mut u, &CONFIGS);
    let body = markdown(&mut u, &[NAME.into()], 40);
    let files = Files::from([
        ("carnet.yaml".into(), format!("{config}defaults: {{visibility: public}}\n")),
        ("content/notes/a.md".into(), format!("---\ntitle: A\n---\n\n{body}\n")),
        (format!("content/notes/{NAME}.md"), "---\nvisibility: private\n---\n# titre\n\nTexte. ^bloc\n".into()),
    ]);
    nothing_tells(&build(&files), NAME, &|| shown(&files));
}
