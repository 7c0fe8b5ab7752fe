//! The command line: arguments in, exit code out. One file a command.

/// Prints a line to the standard error. Nobody may be there to read it, which is no reason to stop.
macro_rules! tell {
    ($($line:tt)*) => {{
        let _ = std::io::Write::write_fmt(&mut anstream::stderr(), format_args!("{}\n", format_args!($($line)*)));
    }};
}

/// Prints a line to the standard output, as [`print`] does.
macro_rules! say {
    ($($line:tt)*) => { $crate::cli::print(&format!("{}\n", format_args!($($line)*))) };
}

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
mod terminal;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use std::sync::OnceLock;

use clap::{Parser, Subcommand};

use crate::diagnostics::Language;

/// Turns a folder of Markdown notes into a linked, public notebook site
#[derive(Debug, Parser)]
#[command(name = "carnet", version, arg_required_else_help = true)]
struct Arguments {
    /// Language of the messages: fr, en [default: the site's]
    #[arg(long, global = true, value_name = "LANG", value_parser = terminal::language_of)]
    lang: Option<&'static Language>,
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

/// The first error of the standard output, told when the command ends.
static UNPRINTED: OnceLock<String> = OnceLock::new();

/// Prints to standard output. Whoever reads it may leave before the end, as `head` does; a disk that is full is a failure
/// of the command.
fn print(text: &str) {
    let mut out = anstream::stdout();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
        && error.kind() != ErrorKind::BrokenPipe
    {
        let _ = UNPRINTED.set(error.to_string());
    }
}

/// Runs what the arguments ask for.
pub fn run() -> Exit {
    let exit = run_command();
    match UNPRINTED.get() {
        Some(error) => {
            tell!("error: cannot write to the standard output: {error}");
            Exit::Failure
        }
        None => exit,
    }
}

fn run_command() -> Exit {
    let arguments = Arguments::parse();
    if let Some(language) = arguments.lang {
        terminal::ask_for_language(language);
    }
    match arguments.command {
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
