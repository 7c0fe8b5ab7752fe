//! The command line: arguments in, exit code out. One file a command.

mod author;
mod build;
mod check;
mod completions;
mod explain;
mod init;
mod man;
mod new;
mod rename;
mod revise;
mod schema;
mod serve;
mod shared;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turns a folder of Markdown notes into a linked, public notebook site
#[derive(Debug, Parser)]
#[command(name = "carnet", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Build),
    Serve(serve::Serve),
    Check(check::Check),
    Init(init::Init),
    New(new::New),
    Revise(revise::Revise),
    Rename(rename::Rename),
    Explain(explain::Explain),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Man),
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Success,
    /// The site has errors: 1.
    Errors,
    /// The disk, or what was asked, is at fault: 2, as clap exits for wrong arguments.
    Failure,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Success => ExitCode::SUCCESS,
            Exit::Errors => ExitCode::from(1),
            Exit::Failure => ExitCode::from(2),
        }
    }
}

/// Prints what a command is for to standard output. Whoever reads it may leave before the end, as `head` does.
fn print(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Runs what the arguments ask for.
pub fn run() -> Exit {
    match Arguments::parse().command {
        // On a thread of the pool: what is done between its tasks takes memory that they gave back.
        Command::Build(build) => rayon::scope(|_| build.run()),
        Command::Serve(serve) => serve.run(),
        Command::Check(check) => check.run(),
        Command::Init(init) => init.run(),
        Command::Explain(explain) => explain.run(),
        Command::New(new) => new.run(),
        Command::Revise(revise) => revise.run(),
        Command::Rename(rename) => rename.run(),
        Command::Schema(schema) => schema.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
    }
}
