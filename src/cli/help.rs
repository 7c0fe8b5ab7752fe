//! `--help` and the errors of arguments in the language of the run.
//!
//! The texts of commands, arguments and values are in the files of texts, under names made of their places on the command
//! line: `cli_new_note_about`, `cli_build_output`, `cli_check_format_json`. What is the same for several commands is there once,
//! under a shorter name: `cli_site`.

use std::error::Error as _;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::Exit;
use super::terminal::{ask_for_language, tell_error, tell_help, text};
use crate::diagnostics::{Language, Phrase, phrases};

/// What the texts are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To read arguments and to print help: defaults and values are part of the texts, since clap's labels are English.
    Arguments,
    /// For pages and for shells, whose makers list defaults and values themselves; reads no arguments.
    Listing,
}

/// Takes the language of `--lang` before the arguments are read, for the messages about them.
pub(super) fn look_for_language(arguments: impl IntoIterator<Item = String>) {
    let mut arguments = arguments.into_iter().skip(1).take_while(|argument| argument != "--");
    while let Some(argument) = arguments.next() {
        let tag = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        if let Some(language) = tag.and_then(|tag| Language::of(&tag)) {
            ask_for_language(language);
        }
    }
}

/// A command with all its texts, built.
pub(super) fn localised(command: Command, language: &Language, purpose: Purpose) -> Command {
    let words = HelpWords { language, purpose };
    let mut command = words.described(command, &[]);
    command.build();
    words.finished(command)
}

struct HelpWords<'l> {
    language: &'l Language,
    purpose: Purpose,
}

impl HelpWords<'_> {
    /// A command with the texts of its own, of its arguments and of its commands.
    fn described(&self, command: Command, place: &[&str]) -> Command {
        let own = |what| self.text(&name(place, what));
        let about = own("about").unwrap_or_default();
        let mut command = match own("details") {
            Some(details) => command.long_about(format!("{about}\n\n{details}")),
            None => command,
        };
        command = command.about(about).mut_args(|argument| self.argument(argument, place));
        if let Some(examples) = own("examples") {
            command = command.after_help(examples);
        }
        for inner in command.get_subcommands_mut() {
            let name = inner.get_name().to_owned();
            *inner = self.described(std::mem::take(inner), &[place, &[&name]].concat());
        }
        command
    }

    fn text(&self, name: &str) -> Option<String> {
        self.language.text_named(name).or_else(|| Language::english().text_named(name))
    }

    /// The text of an argument or of a value, by its own name or by one that several commands share.
    fn shared(&self, place: &[&str], what: &str) -> Option<String> {
        (0..=place.len()).rev().find_map(|depth| self.text(&name(&place[..depth], what)))
    }

    fn phrase(&self, phrase: &Phrase) -> String {
        self.language.text(phrase)
    }

    fn argument(&self, argument: Arg, place: &[&str]) -> Arg {
        let id = argument.get_id().to_string();
        let help = self.shared(place, &id).unwrap_or_default();
        if !argument.get_action().takes_values() {
            return argument.help(help);
        }
        let argument = match self.text(&value_name(&argument)) {
            Some(name) => argument.value_name(name),
            None => argument,
        };
        let values = argument.get_possible_values();
        let values = values.iter().map(|value| value.get_name().to_owned());
        let values: Vec<(String, Option<String>)> =
            values.map(|value| (value.clone(), self.shared(place, &format!("{id}_{value}")))).collect();
        if self.purpose == Purpose::Listing {
            let value = |(name, help): (String, Option<String>)| match help {
                Some(help) => PossibleValue::new(name).help(help),
                None => PossibleValue::new(name),
            };
            return match values.is_empty() {
                true => argument.help(help),
                false => argument.help(help).value_parser(PossibleValuesParser::new(values.into_iter().map(value))),
            };
        }
        let defaults = argument.get_default_values().iter().map(|value| value.to_string_lossy());
        let default = match argument.get_default_values().is_empty() {
            false => format!(" {}", self.phrase(&phrases::help_default(defaults.collect::<Vec<_>>().join(" ")))),
            true => String::new(),
        };
        let argument = argument.hide_default_value(true).hide_possible_values(true);
        if values.is_empty() {
            return argument.help(format!("{help}{default}"));
        }
        let names: Vec<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
        let listed = self.phrase(&phrases::help_values(names.join(", ")));
        let argument = argument.help(format!("{help}{default} {listed}"));
        if values.iter().any(|(_, help)| help.is_none()) {
            return argument;
        }
        let line = |(name, help): &(String, Option<String>)| {
            format!("\n{}", self.phrase(&phrases::help_value(name, help.as_deref().unwrap_or_default())))
        };
        let lines: String = values.iter().map(line).collect();
        argument.long_help(format!("{help}{default}\n\n{}{lines}", self.phrase(&phrases::help_list_of_values())))
    }

    /// What clap adds when it builds a command: options and a command for help, headings.
    fn finished(&self, command: Command) -> Command {
        // clap sets the colon behind a heading.
        let heading = |phrase: &Phrase| self.phrase(phrase).trim_end_matches(':').to_owned();
        let mut command = command.mut_args(|argument| {
            let argument = match argument.get_id().as_str() {
                "help" if argument.get_long_help().is_some() => argument
                    .help(self.text("cli_help_more").unwrap_or_default())
                    .long_help(self.text("cli_help_less").unwrap_or_default()),
                "help" => argument.help(self.text("cli_help").unwrap_or_default()),
                "version" => argument.help(self.text("cli_version").unwrap_or_default()),
                "subcommand" => argument.help(self.text("cli_help_subcommand").unwrap_or_default()),
                _ => argument,
            };
            match (self.purpose, argument.is_positional()) {
                (Purpose::Listing, _) => argument,
                (_, true) => argument.help_heading(heading(&phrases::help_arguments())),
                (_, false) => argument.help_heading(heading(&phrases::help_options())),
            }
        });
        for inner in command.get_subcommands_mut() {
            let mut finished = self.finished(std::mem::take(inner));
            if finished.get_name() == "help" {
                finished = finished.about(self.text("cli_help_about").unwrap_or_default());
            }
            *inner = finished;
        }
        if self.purpose == Purpose::Listing {
            return command;
        }
        let usage = command.get_styles().get_usage();
        let usage = format!("{usage}{}{usage:#}", self.phrase(&phrases::help_usage()));
        command
            .help_template(format!(
                "{{before-help}}{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
            ))
            .subcommand_help_heading(heading(&phrases::help_commands()))
            .subcommand_value_name(self.phrase(&phrases::help_command_word()))
    }
}

/// `cli_new_note_title`.
fn name(place: &[&str], what: &str) -> String {
    [&["cli"], place, &[what]].concat().join("_")
}

/// The name of the word that stands for the value of an argument: `cli_value_title`.
fn value_name(argument: &Arg) -> String {
    let own = argument.get_value_names().and_then(|names| names.first());
    let word = own.map_or_else(|| argument.get_id().to_string(), ToString::to_string);
    format!("cli_value_{}", word.to_lowercase().replace('-', "_"))
}

/// Tells what is wrong with the arguments, or prints the help or the version that they ask for.
pub(super) fn answer(error: &clap::Error) -> Exit {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        // Nobody may be there to read it.
        let _ = error.print();
        return if error.use_stderr() { Exit::Failure } else { Exit::Success };
    }
    tell_error(what(error));
    let suggestions = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let known = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    let found = |kinds: &[ContextKind]| kinds.iter().map(|kind| values(error, *kind)).find(|names| !names.is_empty());
    match (found(&suggestions), found(&known)) {
        (Some(names), _) => tell_help(suggestion(&names)),
        (None, Some(names)) => tell_help(phrases::one_of(names.join(", "))),
        (None, None) => {}
    }
    let mut lines = String::new();
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.strip_prefix("Usage:").unwrap_or(&usage).trim_end();
        lines.push_str(&format!("\n{}{usage}\n", text(&phrases::help_usage())));
    }
    lines.push_str(&format!("\n{}", text(&phrases::help_says_more())));
    super::terminal::tell(&Phrase::verbatim(lines));
    Exit::Failure
}

fn what(error: &clap::Error) -> Phrase {
    let argument = value(error, ContextKind::InvalidArg);
    let given = value(error, ContextKind::InvalidValue);
    let command = value(error, ContextKind::InvalidSubcommand);
    match error.kind() {
        ErrorKind::ArgumentConflict => match value(error, ContextKind::PriorArg) {
            other if other == argument => phrases::argument_given_twice(argument),
            other => phrases::argument_conflict(argument, other),
        },
        ErrorKind::NoEquals => phrases::argument_needs_equals(argument),
        ErrorKind::InvalidValue if given.is_empty() => phrases::argument_without_value(argument),
        ErrorKind::InvalidValue => phrases::argument_value_unknown(argument, given),
        ErrorKind::ValueValidation => {
            let reason = error.source().map(ToString::to_string).unwrap_or_default();
            phrases::argument_value_refused(argument, given, reason)
        }
        ErrorKind::TooManyValues => phrases::argument_with_value(argument, given),
        ErrorKind::UnknownArgument => phrases::argument_unknown(argument),
        ErrorKind::MissingRequiredArgument => {
            phrases::arguments_missing(values(error, ContextKind::InvalidArg).len(), argument)
        }
        ErrorKind::InvalidSubcommand => phrases::command_unknown(command),
        ErrorKind::MissingSubcommand => phrases::command_missing(command),
        ErrorKind::InvalidUtf8 => phrases::argument_not_unicode(),
        // No argument of this program takes a fixed number of values.
        kind => Phrase::verbatim(kind.to_string()),
    }
}

/// Asks if one of these names was meant.
fn suggestion(names: &[String]) -> Phrase {
    match names {
        [only] => phrases::did_you_mean(only),
        [first @ .., last] => {
            let first: Vec<Phrase> = first.iter().map(phrases::quoted_name).collect();
            phrases::did_you_mean_one_of(phrases::alternatives(first, phrases::quoted_name(last)))
        }
        [] => phrases::did_you_mean(""),
    }
}

/// What clap knows of an error; empty when it does not.
fn value(error: &clap::Error, kind: ContextKind) -> String {
    values(error, kind).join(", ")
}

fn values(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) if !text.is_empty() => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;

    /// The names under which a text may be: its own first.
    fn names(place: &[&str], what: &str) -> Vec<String> {
        (0..=place.len()).rev().map(|depth| name(&place[..depth], what)).collect()
    }

    /// Adds the names of the texts of a command, and of what is in it.
    fn gather(command: &Command, place: &[&str], known: &BTreeSet<&str>, used: &mut BTreeSet<String>) {
        let mut used_one = |names: Vec<String>, must: bool| {
            let found = names.iter().find(|name| known.contains(name.as_str()));
            assert!(found.is_some() || !must, "no text of {names:?}");
            used.extend(found.cloned());
        };
        used_one(vec![name(place, "about")], true);
        used_one(vec![name(place, "details")], false);
        used_one(vec![name(place, "examples")], false);
        for argument in command.get_arguments() {
            used_one(names(place, argument.get_id().as_str()), true);
            if argument.get_action().takes_values() {
                used_one(vec![value_name(argument)], false);
            }
            // The names of shells are the same in every language, and need no text.
            let is_shell = argument.get_id() == "shell";
            for value in argument.get_possible_values().iter().filter(|_| argument.get_action().takes_values()) {
                used_one(names(place, &format!("{}_{}", argument.get_id(), value.get_name())), !is_shell);
            }
        }
        for inner in command.get_subcommands() {
            gather(inner, &[place, &[inner.get_name()]].concat(), known, used);
        }
    }

    #[test]
    fn every_command_argument_and_value_has_its_text_in_every_language_and_there_are_no_others() {
        let of_clap =
            ["cli_help", "cli_help_about", "cli_help_less", "cli_help_more", "cli_help_subcommand", "cli_version"];
        for language in Language::all() {
            let names = language.names_beginning("cli_");
            let known: BTreeSet<&str> = names.iter().map(String::as_str).collect();
            let mut used: BTreeSet<String> = of_clap.map(str::to_owned).into();
            gather(&Arguments::command(), &[], &known, &mut used);
            let used: BTreeSet<&str> = used.iter().map(String::as_str).collect();
            assert_eq!(known, used, "{}", language.tag());
        }
    }

    #[test]
    fn no_text_of_a_command_is_written_in_the_code() {
        fn walk(command: &Command) {
            assert_eq!((command.get_about(), command.get_after_help()), (None, None), "{}", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_none(), "{}: {}", command.get_name(), argument.get_id());
            }
            command.get_subcommands().for_each(walk);
        }
        walk(&Arguments::command());
    }

    #[test]
    fn the_commands_are_sound_with_their_texts() {
        for language in Language::all() {
            localised(Arguments::command(), language, Purpose::Arguments).debug_assert();
        }
    }
}
