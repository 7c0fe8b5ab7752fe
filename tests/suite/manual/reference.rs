//! The reference of all that a template receives, made of the views' own code: `content/notes/mode-d-emploi/gabarits.md`.
//!
//! What a field means is said where it is declared, in its documentation; a field without a meaning is an error.

mod code;
mod templates;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::story::{note, root};
use carnet::render::theme::CONTRACT;
use code::{Code, Field, Kind, Structure};
use templates::Templates;

/// Names that mean the same everywhere.
const COMMON: [(&str, &str); 11] = [
    ("address", "From the site's root, without a slash before it: write `{{ root }}` there."),
    ("count", "How many there are in all."),
    ("html", "Safe HTML, for the filter `safe`; may be empty."),
    ("id", "Its anchor on the page."),
    ("name", "What to print."),
    ("note_count", "How many notes there are on all pages together."),
    ("number", "From 1."),
    ("pages", "Which page of the list this is, and the others."),
    ("summary", "One or two sentences, as plain text."),
    ("title", "What to print, as plain text."),
    ("url", "A whole address, to the outside."),
];

/// The page's text, but for its front matter.
fn reference() -> String {
    let (code, templates) = (Code::read(), Templates::read());
    let mut reference = Reference { code: &code, out: String::new(), told: BTreeSet::new() };
    reference.introduction();
    reference.of_every_page();
    reference.of_each_kind();
    templates.write(&mut reference.out, &code);
    reference.types();
    reference.out
}

struct Reference<'c> {
    code: &'c Code,
    out: String,
    /// The types that the page has told of.
    told: BTreeSet<String>,
}

impl Reference<'_> {
    fn introduction(&mut self) {
        let _ = write!(
            self.out,
            "A theme's templates are written for [tera](https://keats.github.io/tera/) 2. This page is made of carnet's own code: it is \
             what contract {CONTRACT} promises, all of it and nothing else. How to write a theme is told in French, in \
             [[adapter-le-theme]].\n\n\
             A field that says *or none* may be `none`, which is false in a condition. Lists and texts may be empty, which is false \
             as well. A name that is not there is false too: carnet tells of a misspelt one only where it is printed. Texts are plain and escaped when they are printed; only fields named `html` and `svg` \
             are safe HTML.\n\n\
             ## Names that mean the same everywhere\n\n"
        );
        for (name, meaning) in COMMON {
            let _ = write!(self.out, "`{name}`\n: {meaning}\n\n");
        }
    }

    fn of_every_page(&mut self) {
        self.out.push_str("## What every template receives\n\n");
        for (name, of) in [("site", "SiteView"), ("page", "PageView")] {
            let structure = self.code.structure(of);
            let _ = write!(self.out, "### `{name}`\n\n{}\n\n", sentence(&structure.meaning));
            self.fields(structure);
            self.told.insert(of.to_owned());
        }
        self.out.push_str(
            "### `root`\n\nFrom the page to the site's root, `../../`: it stands before every address of the site.\n\n\
             ### `t`\n\nThe one function of carnet's own: `t(key=\"reading_time\", n=3)` is a text of the interface in the site's \
             language. The keys are those of the files in `i18n`; `n` chooses the plural, other values fill the text.\n\n",
        );
    }

    fn of_each_kind(&mut self) {
        self.out.push_str("## The templates of pages\n\nEach receives one name more.\n\n");
        for Kind { template, name, view } in &self.code.kinds {
            let structure = self.code.structure(view);
            let _ = write!(
                self.out,
                "### `{template}`\n\n{} It receives `{name}`:\n\n",
                first_sentence(&structure.meaning)
            );
            self.fields(structure);
            self.told.insert(view.clone());
        }
    }

    /// What fields hold that are no texts or numbers, in alphabetical order.
    fn types(&mut self) {
        self.out.push_str("## What fields hold\n\n");
        let roots = self.code.kinds.iter().map(|kind| kind.view.clone()).chain(["SiteView".into(), "PageView".into()]);
        for name in self.code.used_by(roots) {
            if !self.told.insert(name.clone()) {
                continue;
            }
            let structure = self.code.structure(&name);
            let _ = write!(self.out, "### `{name}`\n\n{}\n\n", sentence(&structure.meaning));
            self.fields(structure);
        }
    }

    fn fields(&mut self, structure: &Structure) {
        for field in &structure.fields {
            let meaning = self.meaning(structure, field);
            let _ = write!(self.out, "`{}` *{}*\n: {}\n\n", field.name, field.form.words(), sentence(&meaning));
        }
    }

    /// A field's own meaning, else that of its name, else that of what it holds.
    fn meaning(&self, structure: &Structure, field: &Field) -> String {
        let common = || COMMON.iter().find(|(name, _)| *name == field.name).map(|(_, meaning)| (*meaning).to_owned());
        let held = || Some(first_sentence(&self.code.structures.get(field.form.structure()?)?.meaning));
        let own = Some(field.meaning.clone()).filter(|meaning| !meaning.is_empty());
        let meaning = own.or_else(common).or_else(held).filter(|meaning| !meaning.is_empty());
        meaning.unwrap_or_else(|| panic!("nothing says what {}.{} means", structure.name, field.name))
    }
}

/// Documentation of the code as a sentence of the page: without its links to code, and with its full stop.
fn sentence(documentation: &str) -> String {
    let text = documentation.replace("[`", "`").replace("`]", "`").replace("::", ".");
    if text.ends_with(['.', '…', ':']) { text } else { text + "." }
}

/// The first sentence of documentation: what follows says of a view which template receives it.
fn first_sentence(documentation: &str) -> String {
    let text = sentence(documentation);
    let end = ["; template", ". "].iter().filter_map(|end| text.find(end)).min();
    end.map_or(text.clone(), |end| format!("{}.", &text[..end]))
}

/// `UPDATE=1` writes it again.
#[test]
fn the_reference_of_templates_is_made_of_the_code() {
    let expected = reference();
    let text = note("gabarits");
    let at = text.match_indices("---\n").nth(1).map(|(at, line)| at + line.len() + 1).expect("it has a front matter");
    if std::env::var_os("UPDATE").is_some() {
        let path = root().join("content/notes/mode-d-emploi/gabarits.md");
        std::fs::write(path, format!("{}{expected}", &text[..at])).expect("it can be written");
        return;
    }
    assert!(text[at..] == expected, "the code says something else: UPDATE=1 writes the reference again");
}
