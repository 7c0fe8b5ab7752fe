//! `carnet new`: a file in its place, ready to be written in.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Exit;
use super::author::{read, refused};
use crate::author::edit::disk;
use crate::author::edit::new::{Made, Request, What, new};
use crate::content::document::{NoteKind, Visibility};

/// Make a new file: a note, a notebook, an author…
///
/// The file gets its name from the title, goes where the site keeps such files, and begins with the lines that carnet
/// reads: title, authors, dates. Nothing is ever overwritten.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  carnet new note \"Accueillir une personne\"
  carnet new notebook \"Premiers pas\"
  carnet new note \"Orienter\" --notebook premiers-pas --tag accueil
  carnet new author \"Équipe d'accueil\" --team")]
pub struct New {
    #[command(subcommand)]
    what: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    /// A note: one thing to know, one page
    Note(Note),
    /// A word of the lexicon
    Term(Note),
    /// An organisation of the directory
    Organisation(Note),
    /// A notebook: an ordered list of notes
    Notebook(Notebook),
    /// A community: the group that notes belong to
    Community(Community),
    /// An author: a person or a team
    Author(Author),
    /// A base: a collection of notebooks
    Base(Notebook),
}

#[derive(Debug, Args)]
struct Common {
    /// Its title, between quotes
    title: String,
    /// The end of its address, and the name of its file [default: made from the title]
    #[arg(long)]
    slug: Option<String>,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

#[derive(Debug, Args)]
struct Published {
    /// Who writes it: the name of a file in authors/; may be given several times
    #[arg(long = "author", value_name = "SLUG")]
    authors: Vec<String>,
    /// The community it belongs to: the name of a file in communities/
    #[arg(long, value_name = "SLUG")]
    community: Option<String>,
    /// Who may read it: public, unlisted, community or private [default: what carnet.yaml says]
    #[arg(long, value_parser = visibility)]
    visibility: Option<Visibility>,
    /// A subject; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Its day of publication, as 2024-02-29 [default: today]
    #[arg(long)]
    date: Option<String>,
}

#[derive(Debug, Args)]
struct Note {
    #[command(flatten)]
    common: Common,
    /// The notebook to list it in, last
    #[arg(long, value_name = "SLUG")]
    notebook: Option<String>,
    /// The category of that notebook it belongs to; may be given several times
    #[arg(long = "category", value_name = "ID", requires = "notebook")]
    categories: Vec<String>,
    #[command(flatten)]
    published: Published,
}

#[derive(Debug, Args)]
struct Notebook {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    published: Published,
}

#[derive(Debug, Args)]
struct Community {
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Author {
    #[command(flatten)]
    common: Common,
    /// A team, not a person
    #[arg(long)]
    team: bool,
    /// The community they belong to: the name of a file in communities/
    #[arg(long, value_name = "SLUG")]
    community: Option<String>,
}

fn visibility(text: &str) -> Result<Visibility, String> {
    let found = Visibility::ALL.into_iter().find(|visibility| visibility.word() == text);
    found.ok_or_else(|| String::from("write public, unlisted, community or private"))
}

impl New {
    pub fn run(self) -> Exit {
        let (site, request) = self.what.request();
        let manuscript = match read(&site) {
            Ok(manuscript) => manuscript,
            Err(exit) => return exit,
        };
        let written =
            new(&manuscript, &request).and_then(|made| disk::write(&manuscript.root, &made.changes).map(|()| made));
        match written {
            Ok(made) => {
                tell(&made, &request);
                Exit::Success
            }
            Err(refusal) => refused(refusal, &manuscript),
        }
    }
}

/// The files, and what to do next.
fn tell(made: &Made, request: &Request) {
    for change in &made.changes {
        let what = if change.before.is_none() { "made" } else { "changed" };
        say!("{what} {}", change.file);
    }
    let next = match request.what {
        What::Note(_) if made.visibility == Visibility::Private => {
            "write the note; only 'carnet serve --all' shows it until it says 'visibility: public'"
        }
        What::Note(_) if request.notebook.is_none() => {
            "write the note, and list it in a notebook or link to it from another note"
        }
        What::Note(_) => "write the note, then 'carnet build'",
        What::Notebook => "list its notes under 'notes:', or make one with 'carnet new note \"Title\" --notebook SLUG'",
        What::Base => "list its notebooks under 'notebooks:'",
        What::Community | What::Author { .. } => "write a few words about them, and how to reach them",
    };
    say!("next: {next}");
}

impl Kind {
    fn request(self) -> (PathBuf, Request) {
        match self {
            Kind::Note(note) => note.request(NoteKind::Note),
            Kind::Term(note) => note.request(NoteKind::Term),
            Kind::Organisation(note) => note.request(NoteKind::Organisation),
            Kind::Notebook(Notebook { common, published }) => published.request(common, What::Notebook),
            Kind::Base(Notebook { common, published }) => published.request(common, What::Base),
            Kind::Community(Community { common }) => common.request(What::Community),
            Kind::Author(Author { common, team, community }) => {
                let (site, request) = common.request(What::Author { team });
                (site, Request { community, ..request })
            }
        }
    }
}

impl Note {
    fn request(self, kind: NoteKind) -> (PathBuf, Request) {
        let (site, request) = self.published.request(self.common, What::Note(kind));
        (site, Request { notebook: self.notebook, categories: self.categories, ..request })
    }
}

impl Published {
    fn request(self, common: Common, what: What) -> (PathBuf, Request) {
        let Published { authors, community, visibility, tags, date } = self;
        let (site, request) = common.request(what);
        (site, Request { authors, community, visibility, tags, date, ..request })
    }
}

impl Common {
    fn request(self, what: What) -> (PathBuf, Request) {
        let request = Request {
            what,
            title: self.title,
            slug: self.slug,
            notebook: None,
            categories: Vec::new(),
            authors: Vec::new(),
            community: None,
            visibility: None,
            tags: Vec::new(),
            date: None,
        };
        (self.site, request)
    }
}
