//! `carnet man`: the manual's pages, for `man`.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man as Page;

use super::help::{Purpose, localised};
use super::terminal::{language, print_line, tell_error, text};
use super::{Arguments, Exit, print};
use crate::diagnostics::phrases;
use crate::diagnostics::system::reason;

#[derive(Debug, Args)]
pub(super) struct Man {
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(self) -> Exit {
        match &self.output {
            Some(folder) => write(folder),
            None => {
                print(&page(command()));
                Exit::Success
            }
        }
    }
}

/// Every command with its texts, but the one that prints help.
fn command() -> Command {
    localised(Arguments::command().disable_help_subcommand(true), language(), Purpose::Listing)
}

/// The page of a command. Its maker writes headings and labels in English.
fn page(command: Command) -> String {
    let mut page = Vec::new();
    // A page of memory has no errors.
    let _ = Page::new(command).render(&mut page);
    let default = text(&phrases::help_default("\0"));
    let values = text(&phrases::help_list_of_values());
    String::from_utf8_lossy(&page)
        .replace(".SH NAME\n", &format!(".SH {}\n", text(&phrases::manual_name())))
        .replace(".SH SUBCOMMANDS\n", &format!(".SH {}\n", text(&phrases::manual_commands())))
        .replace(".SH EXTRA\n", &format!(".SH {}\n", text(&phrases::manual_examples())))
        .replace("\\fIPossible values:\\fR", &format!("\\fI{values}\\fR"))
        .replace("[default: ", default.split('\0').next().unwrap_or_default())
}

fn write(folder: &Path) -> Exit {
    let written = std::fs::create_dir_all(folder).and_then(|()| write_pages(&command(), folder));
    match written {
        Ok(()) => {
            print_line(&phrases::pages_written_to(folder.display().to_string()));
            Exit::Success
        }
        Err(error) => {
            tell_error(phrases::cannot_write_to(folder.display().to_string(), reason(&error)));
            Exit::Failure
        }
    }
}

/// A page for a command and for each of those in it.
fn write_pages(command: &Command, folder: &Path) -> io::Result<()> {
    for inner in command.get_subcommands() {
        write_pages(inner, folder)?;
    }
    let name = Page::new(command.clone()).get_filename();
    std::fs::write(folder.join(name), page(command.clone()))
}
