//! The command line: arguments in, exit code out. One file a command.

mod author;
mod build;
mod check;
mod completions;
mod editor;
mod explain;
mod help;
mod init;
mod man;
mod new;
mod rename;
mod revise;
mod schema;
mod serve;
mod shared;
mod terminal;
mod told;
mod versions;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use std::sync::OnceLock;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::diagnostics::system::reason;
use crate::diagnostics::{Language, Phrase, phrases};

#[derive(Debug, Parser)]
#[command(name = "carnet", version, long_version = env!("CARNET_VERSION"), arg_required_else_help = true)]
struct Arguments {
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
    Versions(versions::ListVersions),
    Editor(editor::SetUpEditor),
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
static UNPRINTED: OnceLock<Phrase> = OnceLock::new();

/// Prints to standard output. A program that reads it may close it before the end, as `head` does; a full disk is a failure of the
/// command.
fn print(text: &str) {
    let mut out = anstream::stdout();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
        && error.kind() != ErrorKind::BrokenPipe
    {
        let _ = UNPRINTED.set(reason(&error));
    }
}

/// Runs what the arguments ask for.
pub fn run() -> Exit {
    let exit = run_command();
    match UNPRINTED.get() {
        Some(error) => {
            terminal::tell_error(phrases::cannot_print(error.clone()));
            Exit::Failure
        }
        None => exit,
    }
}

fn run_command() -> Exit {
    let arguments = || std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    shared::take_language_of_folder(arguments());
    help::look_for_language(arguments());
    let command = help::localised(Arguments::command(), terminal::language(), help::Purpose::Arguments);
    let arguments = match command.try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return help::answer(&error),
    };
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
        Command::Versions(versions) => versions.run(),
        Command::Editor(editor) => editor.run(),
        Command::Schema(schema) => schema.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
    }
}
