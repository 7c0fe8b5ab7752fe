//! `carnet check`: everything a build would say, and what an editor would add. Nothing is written.

use std::io::IsTerminal;
use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};

use super::shared::{audience, now, plural, tell_unconfigured};
use super::terminal::{language, take_language_of_site};
use super::{Exit, print};
use crate::author::check::{self, Checked, Options, Outside, report};
use crate::diagnostics::{self, Severity};
use crate::pipeline::{self, Loaded, Request};
use crate::publish::audience::Audience;

/// Check the notes: what keeps them from being published, and what an editor would say of them
///
/// Errors and warnings are those of a build. Advice is given here alone, and never fails a check, not with --strict either.
#[derive(Debug, Args)]
pub struct Check {
    /// The site's folder
    #[arg(default_value = ".")]
    site: PathBuf,
    /// Whom the site is for: 'public', or 'community:SLUG'
    #[arg(long, default_value = "public", value_parser = audience)]
    audience: Audience,
    /// Make every warning an error
    #[arg(long)]
    strict: bool,
    /// How messages are printed
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Ask the servers whether outside addresses are still there; answers are kept for a day
    #[arg(long)]
    external: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With excerpts
    Human,
    /// One JSON object
    Json,
    /// Workflow commands of GitHub
    Github,
}

impl Check {
    pub fn run(self) -> Exit {
        let request = Request {
            root: self.site.clone(),
            output: pipeline::default_output(&self.site, &self.audience),
            audience: self.audience.clone(),
            base_url: None,
            drafts: false,
            all: false,
            now: now(),
        };
        let mut loaded = match pipeline::load(&request) {
            Ok(loaded) => loaded,
            Err(error) => return failed(&error),
        };
        take_language_of_site(&loaded.config.language);
        tell_unconfigured(&loaded, &self.site);
        if self.external && std::io::stderr().is_terminal() {
            tell!("asking the servers of outside addresses, which may take minutes");
        }
        let outside = self.external.then(|| Outside { memory: check::cache(), now: request.now });
        let mut checked = match check::check(&request, &mut loaded, &Options { outside }) {
            Ok(checked) => checked,
            Err(error) => return failed(&error),
        };
        if self.strict {
            diagnostics::make_strict(&mut checked.diagnostics);
        }
        self.tell(&checked, &loaded);
        if diagnostics::errors(&checked.diagnostics) > 0 { Exit::Errors } else { Exit::Success }
    }

    /// Messages are what a check is for: they go to standard output.
    fn tell(&self, checked: &Checked, loaded: &Loaded) {
        let found = &checked.diagnostics;
        let text_of = |file: &str| loaded.text_of(file);
        match self.format {
            Format::Human => {
                let colours = std::io::stdout().is_terminal();
                print(&diagnostics::render(found, language(), colours, text_of));
                print(&format!("{}\n", summary(checked)));
                if !found.is_empty() {
                    print("'carnet explain NAME' says why a message matters and how to mend it\n");
                }
            }
            Format::Json => print(&report::json(found, language(), text_of)),
            Format::Github => {
                print(&report::github(found, language(), &folder(&self.site), text_of));
                tell!("{}", summary(checked));
            }
        }
    }
}

fn failed(error: &dyn std::fmt::Display) -> Exit {
    tell!("error: {error}");
    Exit::Failure
}

fn summary(checked: &Checked) -> String {
    let found = &checked.diagnostics;
    let (notes, notebooks) = (plural(checked.counts.notes, "note"), plural(checked.counts.notebooks, "notebook"));
    let (errors, warnings) = (diagnostics::errors(found), diagnostics::warnings(found));
    let advice = match diagnostics::count(found, Severity::Advice) {
        1 => String::from("1 piece of advice"),
        count => format!("{count} pieces of advice"),
    };
    format!("{notes}, {notebooks}; {}, {}, {advice}", plural(errors, "error"), plural(warnings, "warning"))
}

/// The way to the site, as GitHub wants it before the name of a file: empty, or with `/` between its parts and at its end.
fn folder(site: &Path) -> String {
    let parts = site.components().filter(|part| !matches!(part, Component::CurDir));
    let mut folder = String::new();
    for part in parts {
        match part {
            Component::RootDir => folder.push('/'),
            part => {
                folder.push_str(&part.as_os_str().to_string_lossy());
                folder.push('/');
            }
        }
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_before_a_file() {
        for (site, expected) in [(".", ""), ("./docs", "docs/"), ("a/b/", "a/b/"), ("/srv/site", "/srv/site/")] {
            assert_eq!(folder(Path::new(site)), expected);
        }
    }
}
