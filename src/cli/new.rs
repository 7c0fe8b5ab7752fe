//! `carnet new`: a file in its place, ready to be written in.

use clap::{Args, Subcommand};

use super::Exit;
use super::author::{SiteArguments, line_of, refused};
use super::terminal::{print_line, text};
use crate::author::edit::disk;
use crate::author::edit::new::{Made, NewRequest, What, new};
use crate::content::document::{NoteKind, Visibility};
use crate::content::front_matter::words::WordSet;
use crate::diagnostics::phrases;

#[derive(Debug, Args)]
pub(super) struct New {
    #[command(subcommand)]
    what: NewKind,
}

#[derive(Debug, Subcommand)]
enum NewKind {
    Note(NewNote),
    Term(NewNote),
    Organisation(NewNote),
    Notebook(NewNotebook),
    Community(NewCommunity),
    Author(Author),
    Base(NewNotebook),
}

#[derive(Debug, Args)]
struct CommonArguments {
    title: String,
    #[arg(long)]
    slug: Option<String>,
    #[command(flatten)]
    site: SiteArguments,
}

#[derive(Debug, Args)]
struct PublicationArguments {
    #[arg(long = "author", value_name = "SLUG")]
    authors: Vec<String>,
    #[arg(long, value_name = "SLUG")]
    community: Option<String>,
    #[arg(long, value_parser = visibility)]
    visibility: Option<Visibility>,
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    #[arg(long)]
    date: Option<String>,
}

#[derive(Debug, Args)]
struct NewNote {
    #[command(flatten)]
    common: CommonArguments,
    #[arg(long, value_name = "SLUG")]
    notebook: Option<String>,
    #[arg(long = "category", value_name = "ID", requires = "notebook")]
    categories: Vec<String>,
    #[command(flatten)]
    published: PublicationArguments,
}

#[derive(Debug, Args)]
struct NewNotebook {
    #[command(flatten)]
    common: CommonArguments,
    #[command(flatten)]
    published: PublicationArguments,
}

#[derive(Debug, Args)]
struct NewCommunity {
    #[command(flatten)]
    common: CommonArguments,
}

#[derive(Debug, Args)]
struct Author {
    #[command(flatten)]
    common: CommonArguments,
    #[arg(long)]
    team: bool,
    #[arg(long, value_name = "SLUG")]
    community: Option<String>,
}

fn visibility(word: &str) -> Result<Visibility, String> {
    let found = Visibility::WORDS.iter().find(|(known, _)| *known == word).map(|(_, visibility)| *visibility);
    found.ok_or_else(|| text(&phrases::write_a_visibility()))
}

impl New {
    pub(super) fn run(self) -> Exit {
        let (site, request) = self.what.request();
        let manuscript = match site.read() {
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
fn tell(made: &Made, request: &NewRequest) {
    for change in &made.changes {
        print_line(&line_of(change));
    }
    let next = match request.what {
        What::Note(_) if made.visibility == Visibility::Private => phrases::step_private_note(),
        What::Note(_) if request.notebook.is_none() => phrases::step_note_to_be_listed(),
        What::Note(_) => phrases::step_note(),
        What::Notebook => phrases::step_notebook(),
        What::Base => phrases::step_base(),
        What::Community | What::Author { .. } => phrases::step_people(),
    };
    print_line(&phrases::next_step(next));
}

impl NewKind {
    fn request(self) -> (SiteArguments, NewRequest) {
        match self {
            NewKind::Note(note) => note.request(NoteKind::Note),
            NewKind::Term(note) => note.request(NoteKind::Term),
            NewKind::Organisation(note) => note.request(NoteKind::Organisation),
            NewKind::Notebook(NewNotebook { common, published }) => published.request(common, What::Notebook),
            NewKind::Base(NewNotebook { common, published }) => published.request(common, What::Base),
            NewKind::Community(NewCommunity { common }) => common.request(What::Community),
            NewKind::Author(Author { common, team, community }) => {
                let (site, request) = common.request(What::Author { team });
                (site, NewRequest { community, ..request })
            }
        }
    }
}

impl NewNote {
    fn request(self, kind: NoteKind) -> (SiteArguments, NewRequest) {
        let (site, request) = self.published.request(self.common, What::Note(kind));
        (site, NewRequest { notebook: self.notebook, categories: self.categories, ..request })
    }
}

impl PublicationArguments {
    fn request(self, common: CommonArguments, what: What) -> (SiteArguments, NewRequest) {
        let PublicationArguments { authors, community, visibility, tags, date } = self;
        let (site, request) = common.request(what);
        (site, NewRequest { authors, community, visibility, tags, date, ..request })
    }
}

impl CommonArguments {
    fn request(self, what: What) -> (SiteArguments, NewRequest) {
        let request = NewRequest {
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
