//! `carnet man`: the manual's pages, for `man`.

use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory};
use clap_mangen::{Man as Page, generate_to};

use super::{Arguments, Exit, print};

/// Print the manual page, or write those of every command to a folder
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  carnet man > carnet.1
  carnet man --output ~/.local/share/man/man1      then: man carnet-new")]
pub struct Man {
    /// Folder to write carnet.1 and a page for each command to
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Man {
    pub fn run(self) -> Exit {
        match &self.output {
            Some(folder) => write(folder),
            None => {
                let mut text = Vec::new();
                // A page of memory has no errors.
                let _ = Page::new(Arguments::command()).render(&mut text);
                print(&String::from_utf8_lossy(&text));
                Exit::Success
            }
        }
    }
}

fn write(folder: &Path) -> Exit {
    let written = std::fs::create_dir_all(folder).and_then(|()| generate_to(Arguments::command(), folder));
    match written {
        Ok(()) => {
            say!("pages written to {}", folder.display());
            Exit::Success
        }
        Err(error) => {
            tell!("error: cannot write to {}: {error}", folder.display());
            Exit::Failure
        }
    }
}
