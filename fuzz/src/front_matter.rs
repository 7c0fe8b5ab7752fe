//! Front matter in every kind of document: it is read or refused, and a wish to be kept back is heard.

use carnet::content::document::{Document, Visibility};
use carnet::diagnostics::{self, Diagnostic};

use super::memory::{config, read};

/// A file of each kind of document.
const PATHS: [&str; 7] =
    ["notes/a.md", "index.md", "notebooks/a.md", "bases/a.md", "communities/a.md", "authors/a.md", "pages/a.md"];

/// Beginnings of a front matter that asks to be kept back.
const WISHES: [&str; 3] = ["visibility: private\n", "draft: true\n", "publish: false\n"];

pub fn holds(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let strict = config("base_url: https://example.org/\ndefaults: {visibility: public}\n");
    let vault = config("content: .\nfront_matter: warn\nlanguage: en\ndefaults: {visibility: public}\n");
    for config in [&strict, &vault] {
        read(config, PATHS[0], text);
        read(config, PATHS[text.len() % PATHS.len()], text);
        for wish in WISHES {
            let whole = format!("---\n{wish}{text}\n---\nTexte.\n");
            let (document, diagnostics) = read(config, PATHS[0], &whole);
            assert!(
                is_kept_back(document.as_ref().map(|read| read.document.as_ref()), &diagnostics),
                "published: {whole}"
            );
        }
    }
}

/// Withheld, or an error that stops the build.
fn is_kept_back(document: Option<&Document>, diagnostics: &[Diagnostic]) -> bool {
    let withheld = |d: &Document| d.draft || d.kept_back.is_some() || d.visibility == Visibility::Private;
    document.is_none_or(withheld) || diagnostics::errors(diagnostics) > 0
}
