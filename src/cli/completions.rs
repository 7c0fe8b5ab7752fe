//! `carnet completions`: commands and options completed by the shell.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::help::{Purpose, localised};
use super::terminal::language;
use super::{Arguments, Exit, print};

#[derive(Debug, Args)]
pub(super) struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Exit {
        let mut text = Vec::new();
        let mut command = localised(Arguments::command(), language(), Purpose::Listing);
        generate(self.shell, &mut command, "carnet", &mut text);
        print(&String::from_utf8_lossy(&text));
        Exit::Success
    }
}
