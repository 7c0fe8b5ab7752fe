//! `carnet completions`: commands and options completed by the shell.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Arguments, Exit, print};

/// Print what your shell needs to complete carnet's commands and options
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  carnet completions bash > ~/.local/share/bash-completion/completions/carnet
  carnet completions fish > ~/.config/fish/completions/carnet.fish
  carnet completions zsh > ~/.zfunc/_carnet      (with 'fpath+=~/.zfunc' before compinit in ~/.zshrc)")]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub fn run(self) -> Exit {
        let mut text = Vec::new();
        generate(self.shell, &mut Arguments::command(), "carnet", &mut text);
        print(&String::from_utf8_lossy(&text));
        Exit::Success
    }
}
