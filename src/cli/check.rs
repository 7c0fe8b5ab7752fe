//! `carnet check`: everything a build would say, and what an editor would add. Nothing is written.

use std::io::IsTerminal;
use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};

use super::shared::{audience, config_file, now, take_configuration, tell_unconfigured};
use super::terminal::{language, print_line, take_language_of_site, tell, tell_error};
use super::{Exit, print};
use crate::author::check::{self, Checked, Options, Outside, report};
use crate::content::config::ConfigFile;
use crate::diagnostics::{self, Phrase, Severity, phrases, policy};
use crate::pipeline::{self, Loaded, Request};
use crate::publish::audience::Audience;

#[derive(Debug, Args)]
pub(super) struct Check {
    #[arg(default_value = ".")]
    site: PathBuf,
    #[arg(long, value_name = "FILE", default_value_t, value_parser = config_file)]
    config: ConfigFile,
    #[arg(long, default_value = "public", value_parser = audience)]
    audience: Audience,
    #[arg(long)]
    strict: bool,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    #[arg(long)]
    external: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
    Github,
    Gitlab,
}

impl Check {
    pub(super) fn run(self) -> Exit {
        take_configuration(&self.config);
        let request = Request::of(self.site.clone(), self.config.clone(), self.audience.clone(), now());
        let loaded = match pipeline::load(&request) {
            Ok(loaded) => loaded,
            Err(error) => return failed(error.phrase()),
        };
        take_language_of_site(&loaded.config.language);
        tell_unconfigured(&loaded, &self.site);
        if self.external && std::io::stderr().is_terminal() {
            tell(&phrases::asking_outside_servers());
        }
        let outside = self.external.then(|| Outside { memory: check::cache(), now: request.now });
        let mut checked = check::check(&request, &loaded, &Options { outside });
        if self.strict {
            policy::make_strict(&mut checked.diagnostics);
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
                print_line(&summary(checked));
                if !found.is_empty() {
                    print_line(&phrases::explain_says_why());
                }
            }
            Format::Json => print(&report::json(found, language(), text_of)),
            Format::Github => {
                print(&report::github(found, language(), &folder(&self.site), text_of));
                tell(&summary(checked));
            }
            Format::Gitlab => {
                print(&report::gitlab(found, language(), &folder(&self.site), &loaded.config.file, text_of));
                tell(&summary(checked));
            }
        }
    }
}

fn failed(why: Phrase) -> Exit {
    tell_error(why);
    Exit::Failure
}

fn summary(checked: &Checked) -> Phrase {
    let found = &checked.diagnostics;
    phrases::check_summary(
        phrases::count_notes(checked.counts.notes),
        phrases::count_notebooks(checked.counts.notebooks),
        phrases::count_errors(diagnostics::errors(found)),
        phrases::count_warnings(diagnostics::warnings(found)),
        phrases::count_advice(diagnostics::count(found, Severity::Advice)),
    )
}

/// The path to the site, as GitHub wants it before the name of a file: empty, or with `/` between its parts and at its end.
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
